/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/charset.h"

#include <errno.h>
#include <string.h>

const struct charset charset_utf8 = { "UTF-8", false, false };
const struct charset charset_utf16le = { "UTF-16LE", false, false };
const struct charset charset_utf16be = { "UTF-16BE", false, false };
const struct charset charset_windows_1252 = { "Windows-1252", true, false };
const struct charset charset_iso_8859_15 = { "ISO-8859-15", true, true };

static const struct charset ascii = { "US-ASCII", true, false };
static const struct charset iso_8859_1 = { "ISO-8859-1", true, true };
static const struct charset iso_8859_2 = { "ISO-8859-2", true, true };
static const struct charset iso_8859_9 = { "ISO-8859-9", true, true };
static const struct charset windows_1250 = { "Windows-1250", true, false };
static const struct charset windows_1254 = { "Windows-1254", true, false };
static const struct charset windows_1257 = { "Windows-1257", true, false };
static const struct charset macintosh = { "Macintosh", true, false };
static const struct charset cp850 = { "CP850", true, false };

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

const struct charset *charset_find(struct slice label, bool browsers)
{
	static const struct {
		const char *key;
		const struct charset *charset;
		/** what browsers take it for, if it is something else */
		const struct charset *browsers;
	} labels[] = {
		{ "utf8", &charset_utf8, NULL },
		{ "unicode11utf8", &charset_utf8, NULL },
		{ "utf16", &charset_utf16le, NULL },
		{ "utf16le", &charset_utf16le, NULL },
		{ "unicode", &charset_utf16le, NULL },
		{ "utf16be", &charset_utf16be, NULL },
		{ "windows1252", &charset_windows_1252, NULL },
		{ "cp1252", &charset_windows_1252, NULL },
		{ "xcp1252", &charset_windows_1252, NULL },
		{ "iso88591", &iso_8859_1, &charset_windows_1252 },
		{ "latin1", &iso_8859_1, &charset_windows_1252 },
		{ "l1", &iso_8859_1, &charset_windows_1252 },
		{ "usascii", &ascii, &charset_windows_1252 },
		{ "ascii", &ascii, &charset_windows_1252 },
		{ "ansix341968", &ascii, &charset_windows_1252 },
		{ "iso885915", &charset_iso_8859_15, NULL },
		{ "latin9", &charset_iso_8859_15, NULL },
		{ "iso88592", &iso_8859_2, NULL },
		{ "latin2", &iso_8859_2, NULL },
		{ "iso88599", &iso_8859_9, &windows_1254 },
		{ "windows1250", &windows_1250, NULL },
		{ "cp1250", &windows_1250, NULL },
		{ "windows1254", &windows_1254, NULL },
		{ "windows1257", &windows_1257, NULL },
		{ "macintosh", &macintosh, NULL },
		{ "xmacroman", &macintosh, NULL },
		{ "ibm850", &cp850, NULL },
		{ "cp850", &cp850, NULL },
	};
	char key[32];
	make_key(key, label);
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		if (strcmp(key, labels[i].key) == 0)
			return browsers && labels[i].browsers != NULL ? labels[i].browsers : labels[i].charset;
	return NULL;
}

/* -------------------------------------------------------------- conversion */

klp_status charset_open(struct charset_converter *converter, const struct charset *charset, const struct place *place,
                        klp_error **error)
{
	iconv_t handle = iconv_open("UTF-8", charset->name);
	if ((intptr_t)handle == -1)
		return errno == ENOMEM
		           ? error_memory(error)
		           : error_set(error, KLP_ENCODING, place,
		                       "this text is in %s, which this system cannot convert; save it as UTF-8", charset->name);
	*converter = (struct charset_converter){ .handle = handle, .open = true };
	return KLP_OK;
}

void charset_close(struct charset_converter *converter)
{
	if (converter->open)
		iconv_close(converter->handle);
	converter->open = false;
}

/* Converts as far as it goes; 0, or as errno why it went no farther. */
static int convert(struct charset_converter *converter, struct slice *bytes, struct buffer *text)
{
	/* iconv() does not change its input, and takes no const. */
	union {
		const char *given;
		char *taken;
	} in = { .given = bytes->text };
	char *out = text->bytes + text->size;
	size_t left = bytes->length, room = text->capacity - text->size;
	int reason = iconv(converter->handle, &in.taken, &left, &out, &room) == (size_t)-1 ? errno : 0;
	text->size = text->capacity - room;
	converter->good += bytes->length - left;
	*bytes = (struct slice){ in.given, left };
	return reason;
}

/* Moves a byte to the part of a character that has come. */
static void take_byte(struct charset_converter *converter, struct slice *bytes)
{
	converter->part[converter->part_size++] = *bytes->text;
	*bytes = (struct slice){ bytes->text + 1, bytes->length - 1 };
}

enum charset_outcome charset_convert(struct charset_converter *converter, struct slice *bytes, struct buffer *text)
{
	int reason = 0;
	while (converter->part_size > 0) {
		struct slice part = { converter->part, converter->part_size };
		reason = convert(converter, &part, text);
		if (reason == 0)
			converter->part_size = 0;
		else if (reason != EINVAL || part.length == CHARSET_LONGEST)
			return reason == E2BIG ? CHARSET_FULL : CHARSET_BAD;
		else if (bytes->length == 0)
			return CHARSET_TAKEN;
		else
			take_byte(converter, bytes);
	}
	if (bytes->length > 0)
		reason = convert(converter, bytes, text);
	while (reason == EINVAL && bytes->length > 0 && converter->part_size < CHARSET_LONGEST)
		take_byte(converter, bytes);
	if (bytes->length == 0)
		return CHARSET_TAKEN;
	return reason == E2BIG ? CHARSET_FULL : CHARSET_BAD;
}

/* ------------------------------------------------------------------- marks */

enum { UNIT = 2, LOW = 0, HIGH = 1 }; /* of UTF-16: bytes of a unit, and which of them is which in UTF-16LE */
enum { LOOK = 4096 };                 /* so many bytes tell whether a text without a mark is in it */

static bool has_mark(struct slice bytes, const char *mark, size_t length)
{
	return bytes.length >= length && memcmp(bytes.text, mark, length) == 0;
}

/* Text in UTF-16 is half zero bytes, all on the same side of the units but for a few. */
static bool is_half_zero(struct slice bytes, size_t side)
{
	enum { STRAY = 10 };
	size_t length = bytes.length < LOOK ? bytes.length : LOOK, units = length / UNIT, zeros[UNIT] = { 0, 0 };
	for (size_t i = 0; i < units * UNIT; i++)
		zeros[i % UNIT] += bytes.text[i] == '\0';
	return units > 0 && zeros[side] * 2 >= units && zeros[1 - side] * STRAY <= zeros[side];
}

const struct charset *charset_tell_utf16(struct slice bytes, bool *marked)
{
	*marked = true;
	if (has_mark(bytes, "\xFF\xFE", UNIT))
		return &charset_utf16le;
	if (has_mark(bytes, "\xFE\xFF", UNIT))
		return &charset_utf16be;
	*marked = false;
	if (bytes.length == 0 || memchr(bytes.text, '\0', bytes.length < LOOK ? bytes.length : LOOK) == NULL)
		return NULL;
	if (is_half_zero(bytes, HIGH))
		return &charset_utf16le;
	return is_half_zero(bytes, LOW) ? &charset_utf16be : NULL;
}

struct slice charset_without_mark(struct slice text)
{
	static const char mark[] = "\xEF\xBB\xBF";
	size_t length = has_mark(text, mark, sizeof mark - 1) ? sizeof mark - 1 : 0;
	return (struct slice){ text.text + length, text.length - length };
}
