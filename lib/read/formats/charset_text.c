/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/charset_text.h"

/* How many bytes a text takes in UTF-8, at most. */
static size_t converted_size(struct slice bytes, const struct charset *charset)
{
	enum { MOST = 3 }; /* bytes for a unit: a byte, or two of UTF-16, whose characters of two units take four */
	size_t unit = charset->one_byte ? 1 : 2, low = charset == &charset_utf16be ? 1 : 0, size = 0;
	for (size_t at = 0; at + unit <= bytes.length; at += unit) {
		bool high = !charset->one_byte && bytes.text[at + 1 - low] != '\0';
		size += !high && (unsigned char)bytes.text[at + low] < 0x80 ? 1 : MOST;
	}
	return size;
}

/* The first of the bytes that the encoding has and nobody prints, or `length`. */
static size_t find_control(struct slice bytes, const struct charset *charset)
{
	for (size_t i = 0; charset->controls && i < bytes.length; i++)
		if ((unsigned char)bytes.text[i] >= 0x80 && (unsigned char)bytes.text[i] < 0xA0)
			return i;
	return bytes.length;
}

klp_status charset_decode(struct buffer *text, struct slice bytes, const struct charset *charset, bool paged,
                          const struct reading *reading, klp_error **error)
{
	const struct place whole = { .source = reading->source };
	struct slice rest = { bytes.text, find_control(bytes, charset) };
	struct charset_converter converter = { .open = false };
	/* One byte more, so that there is a text, if an empty one. */
	klp_status status =
		reading_reserve(reading, &text->bytes, &text->capacity, converted_size(bytes, charset) + 1, 1, NULL, error);
	if (status == KLP_OK)
		status = charset_open(&converter, charset, &whole, error);
	if (status != KLP_OK)
		return status;
	charset_convert(&converter, &rest, text);
	charset_close(&converter);
	if (converter.good == bytes.length)
		return KLP_OK;
	struct place place = text_place((struct slice){ text->bytes, text->size }, text->size, reading->source, paged);
	place.byte = converter.good;
	return error_set(error, KLP_ENCODING, &place,
	                 "byte 0x%02X is no character of %s, the encoding that was taken; the text may be damaged or cut "
	                 "off: save it as UTF-8",
	                 (unsigned)(unsigned char)bytes.text[converter.good], charset->name);
}
