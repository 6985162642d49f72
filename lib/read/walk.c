/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/walk.h"

#include <string.h>

bool walk_is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

bool walk_is_plain(char byte)
{
	return walk_is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

char walk_lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

bool walk_equals(struct slice word, const char *expected)
{
	if (word.length == 0 || walk_lower(word.text[0]) != expected[0] || word.length != strlen(expected))
		return false;
	for (size_t i = 0; i < word.length; i++)
		if (walk_lower(word.text[i]) != expected[i])
			return false;
	return true;
}

bool walk_begins_with(struct slice word, const char *expected)
{
	if (word.length == 0 || walk_lower(word.text[0]) != expected[0])
		return false;
	size_t length = strlen(expected);
	return word.length >= length && walk_equals((struct slice){ word.text, length }, expected);
}

/* Without the tags around it: "<b>5.431</b>". */
static struct slice without_tags(struct slice word)
{
	const char *end = memchr(word.text, '>', word.length);
	if (end == NULL)
		return word;
	struct slice inner = { end + 1, (size_t)(word.text + word.length - end) - 1 };
	const char *start = inner.length == 0 ? NULL : memchr(inner.text, '<', inner.length);
	if (start != NULL)
		inner.length = (size_t)(start - inner.text);
	return inner;
}

/* Without the punctuation of sentences and Markdown around it; the sign of a percentage stays. */
struct slice walk_bare(struct slice word)
{
	static const char edges[] = ".,;:!?()[]*_#\"'|";
	if (word.length > 0 && walk_is_plain(word.text[0]) && walk_is_plain(word.text[word.length - 1]))
		return word;
	if (word.length > 0 && word.text[0] == '<') /* a tag, in the prose of Markdown */
		word = without_tags(word);
	while (word.length > 0 && strchr(edges, word.text[0]) != NULL) {
		word.text++;
		word.length--;
	}
	while (word.length > 0 && strchr(edges, word.text[word.length - 1]) != NULL)
		word.length--;
	return word;
}
