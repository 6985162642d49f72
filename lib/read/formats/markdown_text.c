/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/markdown_text.h"

#include <string.h>

/* The length of the tag at the start, "<b>" or "</b>" or "<br/>"; 0 when there is none. "<5" is no tag. */
static size_t tag_length(struct slice text)
{
	size_t at = 1;
	if (text.length < 3 || text.text[0] != '<')
		return 0;
	if (text.text[at] == '/')
		at++;
	char letter = text.text[at];
	if (!((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')))
		return 0;
	enum { LONGEST_TAG = 128 }; /* or a cell of "<a<a<a…" is searched to its end again and again */
	const char *end = memchr(text.text, '>', text.length < LONGEST_TAG ? text.length : LONGEST_TAG);
	return end == NULL ? 0 : (size_t)(end - text.text) + 1;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Whether a tag opens what is set higher or lower: <sup>, <sub>. */
static bool is_raised(struct slice text)
{
	static const char *const tags[] = { "<sup", "<sub", "<SUP", "<SUB" };
	for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
		if (text.length > 4 && memcmp(text.text, tags[i], 4) == 0)
			return true;
	return false;
}

/* The character reference at the start, "&amp;" or "&#32;": its length, or 0 when there is none, and what it stands for. */
static size_t reference_length(struct slice text, struct slice *meaning)
{
	static const struct {
		const char *name;
		const char *meaning;
	} references[] = {
		{ "&nbsp;", " " }, { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" },
	};
	for (size_t i = 0; i < sizeof references / sizeof references[0]; i++) {
		size_t length = strlen(references[i].name);
		if (text.length >= length && memcmp(text.text, references[i].name, length) == 0) {
			*meaning = slice_of(references[i].meaning);
			return length;
		}
	}
	return 0;
}

/* The number between "&#" and ";" at the start, and in *length how many bytes that is; 0 when there is none of a character. */
static uint32_t numbered_character(struct slice text, size_t *length)
{
	enum { LARGEST = 0x10FFFF, MOST_DIGITS = 7, DECIMAL = 10, FIRST_HALF = 0xD800, PAST_HALVES = 0xE000 };
	uint32_t number = 0;
	size_t at = 2;
	if (text.length < 2 || text.text[0] != '&' || text.text[1] != '#')
		return 0;
	while (at < text.length && at < 2 + MOST_DIGITS && is_digit(text.text[at]))
		number = number * DECIMAL + (uint32_t)(text.text[at++] - '0');
	if (at == text.length || text.text[at] != ';' || number > LARGEST || (number >= FIRST_HALF && number < PAST_HALVES))
		return 0;
	*length = at + 1;
	return number;
}

/* Adds a character as UTF-8. */
static bool add_character(struct buffer *out, uint32_t character)
{
	enum { TWO = 0x80, THREE = 0x800, FOUR = 0x10000, LOW = 0x3F, SHIFT = 6 };
	static const unsigned char first[] = { 0, 0xC0, 0xE0, 0xF0 };
	char bytes[sizeof first];
	size_t more = character >= FOUR ? 3 : character >= THREE ? 2 : character >= TWO ? 1 : 0;
	for (size_t i = more; i > 0; i--) {
		bytes[i] = (char)(TWO | (character & LOW));
		character >>= SHIFT;
	}
	bytes[0] = (char)(first[more] | character);
	return buffer_add(out, bytes, more + 1);
}

/* Without the stars and underscores around it, unless it is nothing else: a star alone is a sign of its own. */
static struct slice without_emphasis(struct slice text)
{
	struct slice inner = text;
	while (inner.length > 2 && (inner.text[0] == '*' || inner.text[0] == '_') &&
	       inner.text[inner.length - 1] == inner.text[0]) {
		inner.text++;
		inner.length -= 2;
	}
	return text_has_ink(inner) ? inner : text;
}

static bool needs_clean_up(struct slice text)
{
	return memchr(text.text, '<', text.length) != NULL || memchr(text.text, '&', text.length) != NULL ||
	       memchr(text.text, '\\', text.length) != NULL;
}

/* Adds what a tag means: the mark of a footnote is no digit of a number, a line break parts words, and all else is nothing. */
static bool add_tag(struct buffer *out, struct slice text, size_t tag)
{
	if (is_raised(text))
		return buffer_add_text(out, "^");
	bool line_break =
		tag >= 4 && (text.text[1] == 'b' || text.text[1] == 'B') && (text.text[2] == 'r' || text.text[2] == 'R');
	/* Between digits it must not look like the blank that parts thousands. */
	bool digits = out->size > 0 && is_digit(out->bytes[out->size - 1]) && tag < text.length && is_digit(text.text[tag]);
	return !line_break || buffer_add_text(out, digits ? "\n" : " ");
}

/* Adds the first piece of a text without its markup, and tells in *passed how long that is. */
static bool add_piece(struct buffer *out, struct slice text, size_t *passed)
{
	struct slice meaning;
	size_t length = tag_length(text);
	if (length > 0) {
		*passed = length;
		return add_tag(out, text, length);
	}
	length = reference_length(text, &meaning);
	if (length > 0) {
		*passed = length;
		return buffer_add(out, meaning.text, meaning.length);
	}
	uint32_t character = numbered_character(text, passed);
	if (character != 0)
		return add_character(out, character);
	bool escaped = text.text[0] == '\\' && text.length > 1 && (unsigned char)text.text[1] < 0x80;
	*passed = escaped ? 2 : 1;
	return buffer_add(out, text.text + escaped, 1);
}

/* Whether a text says by escapes which of its signs are no markup. */
static bool is_escaped(struct slice text)
{
	return memchr(text.text, '\\', text.length) != NULL;
}

static bool has_numbers(struct slice text)
{
	for (size_t i = 0; i + 1 < text.length; i++)
		if (text.text[i] == '&' && text.text[i + 1] == '#')
			return true;
	return false;
}

bool markdown_text(struct buffer *scratch, struct slice text, struct slice *plain)
{
	bool numbered = has_numbers(text), exact = numbered || is_escaped(text);
	*plain = text;
	if (needs_clean_up(text)) {
		struct slice rest = text;
		if (!buffer_reserve(scratch, text.length))
			return false;
		while (rest.length > 0) {
			size_t passed = 1;
			if (!add_piece(scratch, rest, &passed))
				return false;
			rest.text += passed;
			rest.length -= passed;
		}
		*plain = (struct slice){ scratch->bytes, scratch->size };
	}
	/* A blank that is written as a number is meant. */
	if (!numbered)
		*plain = text_trim(*plain);
	if (!exact)
		*plain = text_trim(without_emphasis(*plain));
	return true;
}
