/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/html_text.h"

/* What a byte is written as; NULL for itself. */
static const char *written_as(unsigned char byte)
{
	enum { DELETE = 0x7F };
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\n':
	case '\t':
		return NULL;
	default:
		return byte < ' ' || byte == DELETE ? " " : NULL;
	}
}

void html_text(struct sink *sink, const char *text)
{
	if (text == NULL)
		return;
	const char *from = text;
	for (; *text != '\0'; text++) {
		const char *written = written_as((unsigned char)*text);
		if (written == NULL)
			continue;
		sink_bytes(sink, from, (size_t)(text - from));
		sink_text(sink, written);
		from = text + 1;
	}
	sink_bytes(sink, from, (size_t)(text - from));
}
