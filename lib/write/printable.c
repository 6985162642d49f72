/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/printable.h"

#include "base/text.h"

/* U+0080–U+009F; terminals obey them as they do those below the blank. */
static bool is_control(uint32_t character)
{
	return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

size_t printable_characters(struct sink *sink, const char *text, size_t most)
{
	struct slice rest = slice_of(text);
	size_t count = 0;
	for (; rest.length > 0 && count < most; count++) {
		size_t length;
		uint32_t character = text_character(rest.text, rest.length, &length);
		if (is_control(character))
			sink_byte(sink, ' ');
		else
			sink_bytes(sink, rest.text, length);
		rest.text += length;
		rest.length -= length;
	}
	return count;
}

void printable_text(struct sink *sink, const char *text)
{
	printable_characters(sink, text, SIZE_MAX);
}

void printable_repeat(struct sink *sink, char byte, size_t count)
{
	while (count-- > 0)
		sink_byte(sink, byte);
}

void printable_place(struct sink *sink, const char *source, uint64_t page, uint64_t line)
{
	const uint64_t numbers[] = { page, line };
	if (source == NULL)
		return;
	printable_text(sink, source);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		if (numbers[i] == 0 || numbers[i] > INT64_MAX)
			continue;
		sink_byte(sink, ':');
		sink_integer(sink, (int64_t)numbers[i]);
	}
	sink_text(sink, ": ");
}
