/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/html_scan.h"

#include <string.h>

bool html_scan_is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

bool html_scan_is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

char html_scan_lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

bool html_scan_begins(struct slice text, const char *beginning)
{
	size_t i = 0;
	while (beginning[i] != '\0' && i < text.length && html_scan_lower(text.text[i]) == beginning[i])
		i++;
	return beginning[i] == '\0';
}

size_t html_scan_find(struct slice text, size_t from, const char *sought)
{
	for (size_t at = from; at < text.length; at++) {
		if (sought[0] == '<') { /* a script is long, and has few of these */
			const char *sign = memchr(text.text + at, '<', text.length - at);
			if (sign == NULL)
				break;
			at = (size_t)(sign - text.text);
		}
		if (html_scan_begins((struct slice){ text.text + at, text.length - at }, sought))
			return at;
	}
	return text.length;
}

size_t html_scan_comment_end(struct slice text, size_t at)
{
	static const size_t opening = sizeof "<!--" - 1;
	struct slice rest = { text.text + at + opening, text.length - at - opening };
	/* "<!-->" and "<!--->" are whole comments. */
	if (html_scan_begins(rest, ">") || html_scan_begins(rest, "->"))
		return at + opening + (rest.text[0] == '>' ? 1 : 2);
	for (size_t i = at + opening; i < text.length; i++) {
		const char *close = memchr(text.text + i, '>', text.length - i);
		if (close == NULL)
			break;
		i = (size_t)(close - text.text);
		bool dashes = close[-1] == '-' && close[-2] == '-' && i >= at + opening + 2;
		bool exclaimed = close[-1] == '!' && close[-2] == '-' && close[-3] == '-' && i >= at + opening + 3;
		if (dashes || exclaimed)
			return i + 1;
	}
	return text.length + 1;
}

uint64_t html_scan_lines(struct slice text)
{
	uint64_t lines = 0;
	if (text.length == 0 ||
	    (memchr(text.text, '\n', text.length) == NULL && memchr(text.text, '\r', text.length) == NULL))
		return 0; /* as most tags and words */
	for (size_t i = 0; i < text.length; i++)
		lines += text.text[i] == '\n' || (text.text[i] == '\r' && (i + 1 == text.length || text.text[i + 1] != '\n'));
	return lines;
}
