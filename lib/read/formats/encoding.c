/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

enum encoding { UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1252, ISO_8859_15, UNKNOWN };

static const char *const names[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252", "ISO-8859-15" };

enum { UNIT = 2, LOW = 0, HIGH = 1 }; /* of UTF-16: bytes of a unit, and which of them is which in UTF-16LE */

static unsigned byte_at(struct slice bytes, size_t at)
{
	return (unsigned char)bytes.text[at];
}

/* The place of a byte of valid UTF-8, counted from the start: only for errors. */
static struct place place_of(struct slice text, size_t at, const struct reading *reading)
{
	struct place place = { .source = reading->source, .page = 1, .line = 1, .byte = at };
	size_t line_start = 0;
	for (size_t i = 0; i < at; i++) {
		if (text.text[i] == '\f')
			place.page++;
		bool ends =
			text.text[i] == '\n' || (text.text[i] == '\r' && (i + 1 == text.length || text.text[i + 1] != '\n'));
		if (ends) {
			place.line++;
			line_start = i + 1;
		}
	}
	place.column = text_characters((struct slice){ text.text + line_start, at - line_start }) + 1;
	return place;
}

/* ------------------------------------------------------------------- UTF-16 */

static bool has_mark(struct slice bytes, const char *mark, size_t length)
{
	return bytes.length >= length && memcmp(bytes.text, mark, length) == 0;
}

/* Text in UTF-16 is half zero bytes, all on the same side of the units but for a few. */
static bool is_half_zero(struct slice bytes, size_t side)
{
	enum { LOOK = 4096, STRAY = 10 };
	size_t length = bytes.length < LOOK ? bytes.length : LOOK, units = length / UNIT, zeros[UNIT] = { 0, 0 };
	for (size_t i = 0; i < units * UNIT; i++)
		zeros[i % UNIT] += bytes.text[i] == '\0';
	return units > 0 && zeros[side] * 2 >= units && zeros[1 - side] * STRAY <= zeros[side];
}

/* UTF-16 of either kind, or UNKNOWN. */
static enum encoding tell_utf_16(struct slice bytes, bool *marked)
{
	*marked = true;
	if (has_mark(bytes, "\xFF\xFE", UNIT))
		return UTF_16LE;
	if (has_mark(bytes, "\xFE\xFF", UNIT))
		return UTF_16BE;
	*marked = false;
	if (is_half_zero(bytes, HIGH))
		return UTF_16LE;
	return is_half_zero(bytes, LOW) ? UTF_16BE : UNKNOWN;
}

struct slice encoding_peek(struct slice head, char room[ENCODING_PEEK_BYTES])
{
	bool marked;
	enum encoding encoding = tell_utf_16(head, &marked);
	if (encoding == UNKNOWN)
		return head;
	size_t length = 0, high = encoding == UTF_16LE ? HIGH : LOW;
	for (size_t at = marked ? UNIT : 0; at + 1 < head.length && length < ENCODING_PEEK_BYTES; at += UNIT) {
		char byte = head.text[at + 1 - high];
		bool ascii = head.text[at + high] == '\0' && (unsigned char)byte < 0x80 && byte != '\0';
		room[length++] = ascii ? byte : '?';
	}
	return (struct slice){ room, length };
}

struct slice encoding_without_mark(struct slice text)
{
	static const char mark[] = "\xEF\xBB\xBF";
	size_t length = has_mark(text, mark, sizeof mark - 1) ? sizeof mark - 1 : 0;
	return (struct slice){ text.text + length, text.length - length };
}

/* ---------------------------------------------------------- one byte a character */

/* The length of what is made as a character of several bytes is in UTF-8, valid or not; else 0. */
static size_t sequence_length(struct slice bytes, size_t at)
{
	unsigned first = byte_at(bytes, at);
	size_t length = first >= 0xC0 && first < 0xE0   ? 2
	                : first >= 0xE0 && first < 0xF0 ? 3
	                : first >= 0xF0 && first < 0xF8 ? 4
	                                                : 0;
	if (length == 0 || bytes.length - at < length)
		return 0;
	for (size_t i = 1; i < length; i++)
		if ((byte_at(bytes, at + i) & 0xC0) != 0x80)
			return 0;
	return length;
}

static bool is_letter(unsigned byte)
{
	return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
	       (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7);
}

/* What a byte says that both encodings have, each for a sign of its own: 1 for ISO-8859-15, -1 for Windows-1252, 0 nothing. */
static int vote(struct slice bytes, size_t at)
{
	unsigned before = at > 0 ? byte_at(bytes, at - 1) : ' ';
	unsigned after = at + 1 < bytes.length ? byte_at(bytes, at + 1) : ' ';
	switch (byte_at(bytes, at)) {
	case 0xA4: /* the euro, or a sign for currencies that nobody uses */
		return 1;
	case 0xB4: /* Z with caron before a vowel, or an accent that stands for an apostrophe, as in 's-Gravenhage */
		return !is_letter(before) && after != 0 && strchr("aeiou", (int)after) != NULL ? 1 : -1;
	case 0xA6:
	case 0xA8:
	case 0xB8: /* S and z with caron, or signs that stand apart from words */
	case 0xBC:
	case 0xBD:
	case 0xBE: /* OE, oe, Y with diaeresis, or fractions */
		return is_letter(before) || is_letter(after) ? 1 : -1;
	default:
		return 0;
	}
}

/* Which encoding of one byte a character a text is in that is no UTF-8; *bad is the byte that gives it away as none. */
static enum encoding tell_single(struct slice bytes, size_t *bad)
{
	static const char undefined[] = { '\x81', '\x8D', '\x8F', '\x90', '\x9D' };
	bool signs = false, letters = false, others = false;
	for (size_t at = 0; at < bytes.length; at++) {
		unsigned byte = byte_at(bytes, at);
		if (byte < 0x80)
			continue;
		if (memchr(undefined, (int)byte, sizeof undefined) != NULL || sequence_length(bytes, at) > 0) {
			text_is_utf8(bytes.text, bytes.length, bad);
			return UNKNOWN;
		}
		int says = vote(bytes, at);
		signs = signs || byte < 0xA0;
		letters = letters || says > 0;
		others = others || says < 0;
	}
	return letters && !signs && !others ? ISO_8859_15 : WINDOWS_1252;
}

static enum encoding tell(struct slice bytes, bool *declared, size_t *bad)
{
	enum encoding encoding = tell_utf_16(bytes, declared);
	if (encoding != UNKNOWN)
		return encoding;
	return text_is_utf8(bytes.text, bytes.length, bad) ? UTF_8 : tell_single(bytes, bad);
}

/* --------------------------------------------------------------- conversion */

/* How many bytes the text takes in UTF-8, at most. */
static size_t converted_size(struct slice bytes, enum encoding encoding)
{
	enum { MOST = 3 }; /* bytes for a unit of UTF-16, or for a byte */
	size_t size = 0;
	if (encoding == WINDOWS_1252 || encoding == ISO_8859_15) {
		for (size_t at = 0; at < bytes.length; at++)
			size += byte_at(bytes, at) < 0x80 ? 1 : MOST;
		return size;
	}
	size_t high = encoding == UTF_16LE ? HIGH : LOW;
	for (size_t at = 0; at + 1 < bytes.length; at += UNIT)
		size += bytes.text[at + high] == '\0' && byte_at(bytes, at + 1 - high) < 0x80 ? 1 : MOST;
	return size;
}

static klp_status refuse(struct slice converted, size_t at, const struct reading *reading, enum encoding encoding,
                         klp_error **error)
{
	struct place place = place_of(converted, converted.length, reading);
	place.byte = at;
	return error_set(error, KLP_ENCODING, &place,
	                 "this is no %s from here on; the file may be damaged or cut off: save it as UTF-8",
	                 names[encoding]);
}

/* Converts into a buffer that has room for it all. */
static klp_status convert(struct buffer *buffer, struct slice bytes, enum encoding encoding,
                          const struct reading *reading, klp_error **error)
{
	const struct place whole = { .source = reading->source };
	iconv_t converter = iconv_open("UTF-8", names[encoding]);
	if ((intptr_t)converter == -1)
		return errno == ENOMEM ? error_memory(error)
		                       : error_set(error, KLP_UNSUPPORTED, &whole,
		                                   "this text is in %s, which this system cannot convert; save it as UTF-8",
		                                   names[encoding]);
	char *in = (char *)bytes.text, *out = buffer->bytes; /* iconv() takes its input as if it could change it */
	size_t in_left = bytes.length, out_left = buffer->capacity;
	size_t converted = iconv(converter, &in, &in_left, &out, &out_left);
	iconv_close(converter);
	buffer->size = buffer->capacity - out_left;
	if (converted != (size_t)-1 && in_left == 0)
		return KLP_OK;
	return refuse((struct slice){ buffer->bytes, buffer->size }, bytes.length - in_left, reading, encoding, error);
}

static klp_status refuse_zeros(struct slice text, const struct reading *reading, klp_error **error)
{
	const char *zero = text.length == 0 ? NULL : memchr(text.text, '\0', text.length);
	if (zero == NULL)
		return KLP_OK;
	struct place place = place_of(text, (size_t)(zero - text.text), reading);
	return error_set(error, KLP_UNSUPPORTED, &place,
	                 "a zero byte: this is binary data and no text; save the document as text");
}

static klp_status note(struct document *document, enum encoding encoding, const struct reading *reading,
                       klp_error **error)
{
	static const char *const titles[] = { "UTF-8", "UTF-16 (little-endian)", "UTF-16 (big-endian)", "Windows-1252",
		                                  "ISO-8859-15" };
	const struct place place = { .source = reading->source };
	return document_add_note(document, "read.encoding", KLP_SEVERITY_INFORMATION, &place, reading, error,
	                         "the text does not say its encoding and is not UTF-8; it was read as %s",
	                         titles[encoding]);
}

klp_status encoding_decode(struct document *document, struct slice *text, struct slice bytes,
                           const struct reading *reading, klp_error **error)
{
	bool declared;
	size_t bad = 0;
	enum encoding encoding = tell(bytes, &declared, &bad);
	klp_status status = encoding == UTF_16LE || encoding == UTF_16BE ? KLP_OK : refuse_zeros(bytes, reading, error);
	if (status != KLP_OK)
		return status;
	if (encoding == UNKNOWN) {
		struct place place = place_of(bytes, bad, reading);
		return error_set(
			error, KLP_ENCODING, &place,
			"byte 0x%02X is not UTF-8 here, nor is the text in another encoding that is known; it may be damaged "
			"or cut off: save it as UTF-8",
			byte_at(bytes, bad));
	}
	*text = bytes;
	if (encoding == UTF_8)
		return KLP_OK;
	if (declared)
		bytes = (struct slice){ bytes.text + UNIT, bytes.length - UNIT };
	size_t size = converted_size(bytes, encoding);
	status = reading_hold(reading, size, NULL, error);
	if (status == KLP_OK && !buffer_reserve(&document->converted, size + 1))
		status = error_memory(error);
	if (status == KLP_OK)
		status = convert(&document->converted, bytes, encoding, reading, error);
	*text = (struct slice){ document->converted.bytes, document->converted.size };
	if (status == KLP_OK)
		status = refuse_zeros(*text, reading, error);
	if (status == KLP_OK && !declared)
		status = note(document, encoding, reading, error);
	return status;
}
