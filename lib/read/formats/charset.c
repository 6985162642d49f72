/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* How many bytes are taken at a time, and the most that become of one of them: three of UTF-8. */
enum { PIECE = 1 << 16, MOST_GROWTH = 3, AHEAD = 2 };

const struct charset charset_utf8 = { "UTF-8", false, false };
const struct charset charset_windows_1252 = { "WINDOWS-1252", true, false };
const struct charset charset_utf16le = { "UTF-16LE", false, false };
const struct charset charset_utf16be = { "UTF-16BE", false, false };

/* ------------------------------------------------------------------ labels */

/* Without case, blanks, hyphens and underscores, which people put where they like. */
static void make_key(char key[32], struct slice label)
{
	size_t length = 0;
	for (size_t i = 0; i < label.length && length + 1 < 32; i++) {
		char byte = label.text[i];
		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte + ('a' - 'A'));
		if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
			key[length++] = byte;
	}
	key[length] = '\0';
}

const struct charset *charset_find(struct slice label)
{
	static const struct {
		const char *key;
		struct charset charset;
	} others[] = {
		{ "iso885915", { "ISO-8859-15", true, true } },
		{ "latin9", { "ISO-8859-15", true, true } },
		{ "iso88592", { "ISO-8859-2", true, true } },
		{ "latin2", { "ISO-8859-2", true, true } },
		{ "iso88599", { "WINDOWS-1254", true, false } },
		{ "windows1250", { "WINDOWS-1250", true, false } },
		{ "cp1250", { "WINDOWS-1250", true, false } },
		{ "windows1254", { "WINDOWS-1254", true, false } },
		{ "windows1257", { "WINDOWS-1257", true, false } },
		{ "macintosh", { "MACINTOSH", true, false } },
		{ "xmacroman", { "MACINTOSH", true, false } },
		{ "ibm850", { "CP850", true, false } },
		{ "cp850", { "CP850", true, false } },
	};
	static const char *const western[] = { "windows1252", "cp1252",  "xcp1252", "iso88591",   "latin1",
		                                   "l1",          "usascii", "ascii",   "ansix341968" };
	char key[32];
	make_key(key, label);
	if (strcmp(key, "utf8") == 0 || strcmp(key, "unicode11utf8") == 0)
		return &charset_utf8;
	if (strcmp(key, "utf16") == 0 || strcmp(key, "utf16le") == 0 || strcmp(key, "unicode") == 0)
		return &charset_utf16le;
	if (strcmp(key, "utf16be") == 0)
		return &charset_utf16be;
	for (size_t i = 0; i < sizeof western / sizeof western[0]; i++)
		if (strcmp(key, western[i]) == 0)
			return &charset_windows_1252;
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (strcmp(key, others[i].key) == 0)
			return &others[i].charset;
	return NULL;
}

/* ---------------------------------------------------------------- decoding */

/* The place behind what was decoded so far. */
static struct place place_behind(struct slice text, size_t byte, const struct reading *reading)
{
	struct place place = { .source = reading->source, .line = 1, .byte = byte };
	size_t line_start = 0;
	for (size_t i = 0; i < text.length; i++) {
		bool ends =
			text.text[i] == '\n' || (text.text[i] == '\r' && (i + 1 == text.length || text.text[i + 1] != '\n'));
		place.line += ends;
		line_start = ends ? i + 1 : line_start;
	}
	place.column = text_characters((struct slice){ text.text + line_start, text.length - line_start }) + 1;
	return place;
}

static klp_status refuse_byte(struct slice text, struct slice bytes, size_t at, const struct charset *charset,
                              const struct reading *reading, klp_error **error)
{
	const struct place place = place_behind(text, at, reading);
	return error_set(error, KLP_ENCODING, &place,
	                 "byte 0x%02X is no character of %s, the encoding that was taken; save the document as UTF-8",
	                 (unsigned)(unsigned char)bytes.text[at], charset->name);
}

/* The first of the bytes that the encoding has and nobody prints, or `length`: it is another encoding then. */
static size_t find_control(struct slice bytes, const struct charset *charset)
{
	for (size_t i = 0; charset->controls && i < bytes.length; i++)
		if ((unsigned char)bytes.text[i] >= 0x80 && (unsigned char)bytes.text[i] < 0xA0)
			return i;
	return bytes.length;
}

static klp_status decode_piece(struct buffer *text, iconv_t converter, struct slice *rest, bool last,
                               const struct reading *reading, bool *bad, klp_error **error)
{
	size_t take = rest->length < PIECE ? rest->length : PIECE, room = MOST_GROWTH * take + MOST_GROWTH;
	if (!buffer_reserve(text, room))
		return error_memory(error);
	/* iconv() does not change its input, and takes no const. */
	union {
		const char *given;
		char *taken;
	} in = { .given = rest->text };
	char *out = text->bytes + text->size;
	size_t left = take;
	*bad = iconv(converter, &in.taken, &left, &out, &room) == (size_t)-1 && (errno != EINVAL || last);
	size_t size = (size_t)(out - text->bytes), more = size - text->size;
	text->size = size;
	rest->text += take - left;
	rest->length -= take - left;
	return reading_hold(reading, AHEAD * more, NULL, error);
}

klp_status charset_decode(struct buffer *text, struct slice bytes, const struct charset *charset,
                          const struct reading *reading, klp_error **error)
{
	const struct place whole = { .source = reading->source };
	iconv_t converter = iconv_open("UTF-8", charset->name);
	if ((intptr_t)converter == -1 && errno == ENOMEM)
		return error_memory(error);
	if ((intptr_t)converter == -1)
		return error_set(error, KLP_ENCODING, &whole, "this system cannot read %s; save the document as UTF-8",
		                 charset->name);
	size_t start = text->size, control = find_control(bytes, charset);
	struct slice rest = { bytes.text, control };
	klp_status status = KLP_OK;
	bool bad = false;
	while (status == KLP_OK && !bad && rest.length > 0)
		status = decode_piece(text, converter, &rest, rest.length <= PIECE, reading, &bad, error);
	iconv_close(converter);
	if (status == KLP_OK && (bad || control < bytes.length)) {
		struct slice decoded = { text->bytes + start, text->size - start };
		size_t at = bad ? (size_t)(rest.text - bytes.text) : control;
		status = refuse_byte(decoded, bytes, at, charset, reading, error);
	}
	return status;
}
