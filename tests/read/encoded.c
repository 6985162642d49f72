/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/encoded.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const char *const encoded_names[ENCODINGS] = {
	"UTF-8",    "UTF-8 with a mark",    "UTF-16LE",     "UTF-16LE with a mark",
	"UTF-16BE", "UTF-16BE with a mark", "Windows-1252", "ISO-8859-15",
};

const char *const encoded_line_ends[3] = { "\n", "\r\n", "\r" };

static uint32_t next_character(const char **text)
{
	const unsigned char *at = (const unsigned char *)*text;
	size_t length = at[0] < 0x80 ? 1 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
	uint32_t character = at[0] & (length == 1 ? 0x7Fu : 0xFFu >> (length + 1));
	for (size_t i = 1; i < length; i++)
		character = character << 6 | (at[i] & 0x3Fu);
	*text += length;
	return character;
}

static void put_unit(char **out, uint32_t unit, bool big)
{
	*(*out)++ = (char)(big ? unit >> 8 : unit & 0xFF);
	*(*out)++ = (char)(big ? unit & 0xFF : unit >> 8);
}

static void put_utf_16(char **out, uint32_t character, bool big)
{
	if (character >= 0x10000) {
		put_unit(out, 0xD800 + ((character - 0x10000) >> 10), big);
		character = 0xDC00 + ((character - 0x10000) & 0x3FF);
	}
	put_unit(out, character, big);
}

static void put_single(char **out, uint32_t character, bool windows)
{
	static const struct {
		uint32_t character;
		unsigned char windows, iso;
	} others[] = { { 0x20AC, 0x80, 0xA4 }, { 0x2019, 0x92, 0 },    { 0x2013, 0x96, 0 },   { 0x0160, 0x8A, 0xA6 },
		           { 0x0161, 0x9A, 0xA8 }, { 0x017E, 0x9E, 0xB8 }, { 0x0153, 0x9C, 0xBD } };
	unsigned byte = character < 0x100 ? character : 0;
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (others[i].character == character)
			byte = windows ? others[i].windows : others[i].iso;
	cr_assert_neq(byte, 0, "no byte for U+%04X", (unsigned)character);
	*(*out)++ = (char)byte;
}

char *encoded(const char *text, enum encoded encoding, const char *line_end, size_t *size)
{
	size_t length = strlen(text);
	char *plain = malloc(2 * length + 1), *end = plain;
	char *bytes = malloc(4 * length + 8), *out = bytes;
	cr_assert(plain != NULL && bytes != NULL);
	for (const char *at = text; *at != '\0'; at++) {
		size_t piece = *at == '\n' ? strlen(line_end) : 1;
		memcpy(end, *at == '\n' ? line_end : at, piece);
		end += piece;
	}
	*end = '\0';
	bool little = encoding == ENCODED_UTF_16LE || encoding == ENCODED_UTF_16LE_MARKED;
	bool big = encoding == ENCODED_UTF_16BE || encoding == ENCODED_UTF_16BE_MARKED;
	if (encoding == ENCODED_UTF_16LE_MARKED || encoding == ENCODED_UTF_16BE_MARKED)
		put_unit(&out, 0xFEFF, big);
	if (encoding == ENCODED_UTF_8_MARKED)
		for (const char *mark = "\xEF\xBB\xBF"; *mark != '\0'; mark++)
			*out++ = *mark;
	for (const char *at = plain; *at != '\0';) {
		if (little || big)
			put_utf_16(&out, next_character(&at), big);
		else if (encoding == ENCODED_WINDOWS_1252 || encoding == ENCODED_ISO_8859_15)
			put_single(&out, next_character(&at), encoding == ENCODED_WINDOWS_1252);
		else
			*out++ = *at++;
	}
	free(plain);
	*size = (size_t)(out - bytes);
	return bytes;
}
