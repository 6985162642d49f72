/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/csv_text.h"

static bool must_be_quoted(char byte)
{
	return byte == ',' || byte == '"' || byte == '\n' || byte == '\r';
}

static void put_quoted(struct sink *sink, const char *text)
{
	sink_byte(sink, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			sink_byte(sink, '"');
		sink_byte(sink, *text);
	}
	sink_byte(sink, '"');
}

void csv_text(struct sink *sink, const char *text)
{
	size_t length = 0;
	if (text == NULL)
		return;
	while (text[length] != '\0' && !must_be_quoted(text[length]))
		length++;
	/* Nothing between two commas means absent; an empty text is something. */
	if (text[length] != '\0' || length == 0)
		put_quoted(sink, text);
	else
		sink_bytes(sink, text, length);
}
