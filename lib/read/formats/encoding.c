/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/encoding.h"
#include "read/formats/charset_text.h"

#include <string.h>

enum { UNIT = 2, LOW = 0, HIGH = 1 }; /* of UTF-16: bytes of a unit, and which of them is which in UTF-16LE */

static unsigned byte_at(struct slice bytes, size_t at)
{
	return (unsigned char)bytes.text[at];
}

/* ------------------------------------------------------------------- UTF-16 */

struct slice encoding_peek(struct slice head, char room[ENCODING_PEEK_BYTES])
{
	bool marked;
	const struct charset *charset = charset_tell_utf16(head, &marked);
	if (charset == NULL)
		return head;
	size_t length = 0, high = charset == &charset_utf16le ? HIGH : LOW;
	for (size_t at = marked ? UNIT : 0; at + 1 < head.length && length < ENCODING_PEEK_BYTES; at += UNIT) {
		char byte = head.text[at + 1 - high];
		bool ascii = head.text[at + high] == '\0' && (unsigned char)byte < 0x80 && byte != '\0';
		room[length++] = ascii ? byte : '?';
	}
	return (struct slice){ room, length };
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

/* Which encoding of one byte a character a text is in that is no UTF-8; NULL for none, and *bad is the byte that gives it away. */
static const struct charset *tell_single(struct slice bytes, size_t *bad)
{
	static const char undefined[] = { '\x81', '\x8D', '\x8F', '\x90', '\x9D' };
	bool signs = false, letters = false, others = false;
	for (size_t at = 0; at < bytes.length; at++) {
		unsigned byte = byte_at(bytes, at);
		if (byte < 0x80)
			continue;
		if (memchr(undefined, (int)byte, sizeof undefined) != NULL || sequence_length(bytes, at) > 0) {
			text_is_utf8(bytes.text, bytes.length, bad);
			return NULL;
		}
		int says = vote(bytes, at);
		signs = signs || byte < 0xA0;
		letters = letters || says > 0;
		others = others || says < 0;
	}
	return letters && !signs && !others ? &charset_iso_8859_15 : &charset_windows_1252;
}

/* NULL when it is in none that is known. */
static const struct charset *tell(struct slice bytes, bool *declared, size_t *bad)
{
	const struct charset *charset = charset_tell_utf16(bytes, declared);
	if (charset != NULL)
		return charset;
	return text_is_utf8(bytes.text, bytes.length, bad) ? &charset_utf8 : tell_single(bytes, bad);
}

/* -------------------------------------------------------------------- text */

static klp_status refuse_zeros(struct slice text, const struct reading *reading, klp_error **error)
{
	const char *zero = text.length == 0 ? NULL : memchr(text.text, '\0', text.length);
	if (zero == NULL)
		return KLP_OK;
	struct place place = text_place(text, (size_t)(zero - text.text), reading->source, true);
	return error_set(error, KLP_UNSUPPORTED, &place,
	                 "a zero byte: this is binary data and no text; save the document as text");
}

static klp_status note(struct document *document, const struct charset *charset, const struct reading *reading,
                       klp_error **error)
{
	const char *title = charset == &charset_utf16le   ? "UTF-16 (little-endian)"
	                    : charset == &charset_utf16be ? "UTF-16 (big-endian)"
	                                                  : charset->name;
	const struct place place = { .source = reading->source };
	return document_add_note(document, "read.encoding", KLP_SEVERITY_INFORMATION, &place, reading, error,
	                         "the text does not say its encoding and is not UTF-8; it was read as %s", title);
}

klp_status encoding_decode(struct document *document, struct slice *text, struct slice bytes,
                           const struct reading *reading, klp_error **error)
{
	bool declared;
	size_t bad = 0;
	const struct charset *charset = tell(bytes, &declared, &bad);
	bool is_wide = charset == &charset_utf16le || charset == &charset_utf16be;
	klp_status status = is_wide ? KLP_OK : refuse_zeros(bytes, reading, error);
	if (status != KLP_OK)
		return status;
	if (charset == NULL) {
		struct place place = text_place(bytes, bad, reading->source, true);
		return error_set(
			error, KLP_ENCODING, &place,
			"byte 0x%02X is not UTF-8 here, nor is the text in another encoding that is known; it may be damaged "
			"or cut off: save it as UTF-8",
			byte_at(bytes, bad));
	}
	*text = bytes;
	if (charset == &charset_utf8)
		return KLP_OK;
	if (declared)
		bytes = (struct slice){ bytes.text + UNIT, bytes.length - UNIT };
	status = charset_decode(&document->converted, bytes, charset, true, reading, error);
	*text = (struct slice){ document->converted.bytes, document->converted.size };
	if (status == KLP_OK)
		status = refuse_zeros(*text, reading, error);
	if (status == KLP_OK && !declared)
		status = note(document, charset, reading, error);
	return status;
}
