/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/xml_decode.h"

#include <string.h>

/* Those who call, told once for all functions of this file. */
struct receiver {
	xml_decode_function take;
	struct place (*place)(void *context);
	void *context;
};

/* ----------------------------------------------------------- which encoding */

static const struct {
	const char *name;
	enum xml_encoding encoding;
} encodings[] = {
	{ "utf-8", XML_ENCODING_UTF8 },
	{ "utf8", XML_ENCODING_UTF8 },
	{ "us-ascii", XML_ENCODING_ASCII },
	{ "ascii", XML_ENCODING_ASCII },
	{ "iso-8859-1", XML_ENCODING_ISO_8859_1 },
	{ "latin1", XML_ENCODING_ISO_8859_1 },
	{ "iso-8859-15", XML_ENCODING_ISO_8859_15 },
	{ "latin-9", XML_ENCODING_ISO_8859_15 },
	{ "windows-1252", XML_ENCODING_WINDOWS_1252 },
	{ "cp1252", XML_ENCODING_WINDOWS_1252 },
};

static bool begins_with(struct slice text, const char *start, size_t length)
{
	return text.length >= length && memcmp(text.text, start, length) == 0;
}

static bool is_name(struct slice text, const char *name)
{
	size_t length = strlen(name);
	if (text.length != length)
		return false;
	for (size_t i = 0; i < length; i++) {
		char byte = text.text[i];
		if ((byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte) != name[i])
			return false;
	}
	return true;
}

static struct slice skip_blanks(struct slice text)
{
	while (text.length > 0 && (*text.text == ' ' || *text.text == '\t' || *text.text == '\r' || *text.text == '\n'))
		text = (struct slice){ text.text + 1, text.length - 1 };
	return text;
}

/* The name that the XML declaration gives the encoding; length 0 when it gives none. */
static struct slice declared(struct slice head)
{
	static const char word[] = "encoding";
	const struct slice none = { "", 0 };
	if (!begins_with(head, "<?xml", 5))
		return none;
	for (; head.length > sizeof word && !begins_with(head, "?>", 2); head.text++, head.length--) {
		if (memcmp(head.text, word, sizeof word - 1) != 0)
			continue;
		struct slice rest = skip_blanks((struct slice){ head.text + sizeof word - 1, head.length - (sizeof word - 1) });
		if (!begins_with(rest, "=", 1))
			continue;
		rest = skip_blanks((struct slice){ rest.text + 1, rest.length - 1 });
		if (rest.length < 2 || (*rest.text != '"' && *rest.text != '\''))
			return none;
		const char *end = memchr(rest.text + 1, *rest.text, rest.length - 1);
		return end == NULL ? none : (struct slice){ rest.text + 1, (size_t)(end - rest.text) - 1 };
	}
	return none;
}

/* Tells the encoding from the first bytes. */
static klp_status tell_encoding(struct xml_decoder *decoder, const struct receiver *receiver, klp_error **error)
{
	const struct slice head = { decoder->held, decoder->held_count };
	static const struct {
		const char *bytes;
		size_t length;
		size_t mark;
		enum xml_encoding encoding;
	} marks[] = {
		{ "\xEF\xBB\xBF", 3, 3, XML_ENCODING_UTF8 },  { "\xFF\xFE", 2, 2, XML_ENCODING_UTF16_LITTLE },
		{ "\xFE\xFF", 2, 2, XML_ENCODING_UTF16_BIG }, { "<\0", 2, 0, XML_ENCODING_UTF16_LITTLE },
		{ "\0<", 2, 0, XML_ENCODING_UTF16_BIG },
	};
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		if (begins_with(head, marks[i].bytes, marks[i].length)) {
			decoder->encoding = marks[i].encoding;
			decoder->mark = marks[i].mark;
			return KLP_OK;
		}
	}
	struct slice name = declared(head);
	decoder->encoding = XML_ENCODING_UTF8;
	if (name.length == 0)
		return KLP_OK;
	for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++) {
		if (is_name(name, encodings[i].name)) {
			decoder->encoding = encodings[i].encoding;
			return KLP_OK;
		}
	}
	const struct place place = receiver->place(receiver->context);
	size_t bad;
	if (!text_is_utf8(name.text, name.length, &bad))
		name.length = bad;
	return error_set(error, KLP_ENCODING, &place,
	                 "the XML says that it is in the encoding '%.*s', which it is not or which is not read; save it in "
	                 "UTF-8",
	                 (int)name.length, name.text);
}

/* Whether the head tells the encoding: all of the declaration has come, or there is none. */
static bool is_complete(struct slice head)
{
	static const char start[] = "<?xml";
	size_t known = head.length < sizeof start - 1 ? head.length : sizeof start - 1;
	if (head.length == XML_DECODE_HEAD)
		return true;
	if (memcmp(head.text, start, known) != 0)
		return head.length >= 3;
	if (known < sizeof start - 1)
		return false;
	for (size_t i = 0; i + 1 < head.length; i++)
		if (memcmp(head.text + i, "?>", 2) == 0)
			return true;
	return false;
}

/* ----------------------------------------------------------------- decoding */

static size_t put_character(char *out, uint32_t character)
{
	if (character < 0x80) {
		out[0] = (char)character;
		return 1;
	}
	if (character < 0x800) {
		out[0] = (char)(0xC0 | character >> 6);
		out[1] = (char)(0x80 | (character & 0x3F));
		return 2;
	}
	if (character < 0x10000) {
		out[0] = (char)(0xE0 | character >> 12);
		out[1] = (char)(0x80 | (character >> 6 & 0x3F));
		out[2] = (char)(0x80 | (character & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | character >> 18);
	out[1] = (char)(0x80 | (character >> 12 & 0x3F));
	out[2] = (char)(0x80 | (character >> 6 & 0x3F));
	out[3] = (char)(0x80 | (character & 0x3F));
	return 4;
}

/* Of a byte in an encoding of one byte a character; UINT32_MAX when it is none. */
static uint32_t character_of(enum xml_encoding encoding, unsigned char byte)
{
	static const uint16_t windows[32] = {
		0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
		0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
		0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
	};
	static const struct {
		unsigned char byte;
		uint16_t character;
	} latin9[] = { { 0xA4, 0x20AC }, { 0xA6, 0x0160 }, { 0xA8, 0x0161 }, { 0xB4, 0x017D },
		           { 0xB8, 0x017E }, { 0xBC, 0x0152 }, { 0xBD, 0x0153 }, { 0xBE, 0x0178 } };
	if (byte < 0x80)
		return byte;
	if (encoding == XML_ENCODING_ASCII)
		return UINT32_MAX;
	if (encoding == XML_ENCODING_WINDOWS_1252 && byte < 0xA0)
		return windows[byte - 0x80] == 0 ? UINT32_MAX : windows[byte - 0x80];
	for (size_t i = 0; encoding == XML_ENCODING_ISO_8859_15 && i < sizeof latin9 / sizeof latin9[0]; i++)
		if (latin9[i].byte == byte)
			return latin9[i].character;
	return byte;
}

/* The character at the start, UINT32_MAX when it is none, and in *length its bytes: 0 when not all of them are there. */
static uint32_t read_character(enum xml_encoding encoding, struct slice bytes, size_t *length)
{
	enum { FIRST_HIGH = 0xD800, FIRST_LOW = 0xDC00, PAST_LOW = 0xE000 };
	const unsigned char *at = (const unsigned char *)bytes.text;
	if (encoding != XML_ENCODING_UTF16_LITTLE && encoding != XML_ENCODING_UTF16_BIG) {
		*length = 1;
		return character_of(encoding, *at);
	}
	size_t low = encoding == XML_ENCODING_UTF16_BIG ? 1 : 0, high = 1 - low;
	*length = bytes.length < 2 ? 0 : 2;
	if (*length == 0)
		return 0;
	uint32_t unit = (uint32_t)at[high] << 8 | at[low];
	if (unit < FIRST_HIGH || unit >= PAST_LOW)
		return unit;
	if (unit >= FIRST_LOW)
		return UINT32_MAX;
	*length = bytes.length < 4 ? 0 : 4;
	if (*length == 0)
		return 0;
	uint32_t second = (uint32_t)at[2 + high] << 8 | at[2 + low];
	if (second < FIRST_LOW || second >= PAST_LOW)
		return UINT32_MAX;
	return 0x10000 + ((unit - FIRST_HIGH) << 10 | (second - FIRST_LOW));
}

static klp_status refuse(const struct receiver *receiver, klp_error **error)
{
	const struct place place = receiver->place(receiver->context);
	return error_set(
		error, KLP_ENCODING, &place,
		"the XML is not in the encoding that it says, or is cut off: bytes after this place are no character "
		"of it; save it in UTF-8");
}

/* Decodes all whole characters; *used tells how many bytes they took. */
static klp_status decode_characters(const struct xml_decoder *decoder, struct slice bytes, size_t *used,
                                    const struct receiver *receiver, klp_error **error)
{
	enum { ROOM = 8192, LONGEST = 4 };
	char out[ROOM];
	size_t filled = 0, length = 1;
	klp_status status = KLP_OK;
	uint32_t character = 0;
	*used = 0;
	while (status == KLP_OK && *used < bytes.length && length > 0 && character != UINT32_MAX) {
		const struct slice rest = { bytes.text + *used, bytes.length - *used };
		character = read_character(decoder->encoding, rest, &length);
		if (character == UINT32_MAX || length == 0)
			break;
		filled += put_character(out + filled, character);
		*used += length;
		if (filled > ROOM - LONGEST) {
			status = receiver->take(receiver->context, (struct slice){ out, filled }, error);
			filled = 0;
		}
	}
	if (status == KLP_OK && filled > 0)
		status = receiver->take(receiver->context, (struct slice){ out, filled }, error);
	return status == KLP_OK && character == UINT32_MAX ? refuse(receiver, error) : status;
}

/* Moves bytes to what is held, up to a number that fits there. */
static void hold(struct xml_decoder *decoder, struct slice *bytes, size_t up_to)
{
	size_t more = up_to - decoder->held_count < bytes->length ? up_to - decoder->held_count : bytes->length;
	memcpy(decoder->held + decoder->held_count, bytes->text, more);
	decoder->held_count += more;
	*bytes = (struct slice){ bytes->text + more, bytes->length - more };
}

/* What is held and what follows, the encoding being known. */
static klp_status decode_rest(struct xml_decoder *decoder, struct slice bytes, const struct receiver *receiver,
                              klp_error **error)
{
	enum { LONGEST = 4 };
	size_t used = 0;
	klp_status status = KLP_OK;
	while (status == KLP_OK && decoder->held_count > 0) {
		if (decoder->held_count < LONGEST)
			hold(decoder, &bytes, LONGEST);
		status =
			decode_characters(decoder, (struct slice){ decoder->held, decoder->held_count }, &used, receiver, error);
		decoder->held_count -= used;
		memmove(decoder->held, decoder->held + used, decoder->held_count);
		if (used == 0 && bytes.length == 0)
			return status;
	}
	if (status == KLP_OK && bytes.length > 0) {
		status = decode_characters(decoder, bytes, &used, receiver, error);
		bytes = (struct slice){ bytes.text + used, bytes.length - used };
		if (status == KLP_OK)
			hold(decoder, &bytes, LONGEST);
	}
	return status;
}

klp_status xml_decode(struct xml_decoder *decoder, struct slice bytes, bool last, xml_decode_function take,
                      struct place (*place)(void *context), void *context, klp_error **error)
{
	const struct receiver receiver = { take, place, context };
	if (decoder->encoding == XML_ENCODING_UNKNOWN) {
		if (bytes.length > 0)
			hold(decoder, &bytes, XML_DECODE_HEAD);
		if (decoder->held_count == 0 || (!last && !is_complete((struct slice){ decoder->held, decoder->held_count })))
			return KLP_OK;
		klp_status status = tell_encoding(decoder, &receiver, error);
		if (status != KLP_OK)
			return status;
		decoder->held_count -= decoder->mark;
		memmove(decoder->held, decoder->held + decoder->mark, decoder->held_count);
	}
	if (decoder->encoding == XML_ENCODING_UTF8) {
		klp_status status = KLP_OK;
		if (decoder->held_count > 0)
			status = take(context, (struct slice){ decoder->held, decoder->held_count }, error);
		decoder->held_count = 0;
		return status == KLP_OK && bytes.length > 0 ? take(context, bytes, error) : status;
	}
	klp_status status = decode_rest(decoder, bytes, &receiver, error);
	return status == KLP_OK && last && decoder->held_count > 0 ? refuse(&receiver, error) : status;
}
