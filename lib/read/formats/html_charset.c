/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/html_charset.h"
#include "read/formats/html_scan.h"

#include <string.h>

/* Where a declaration is looked for; the standard asks for the first 1,024 bytes, and Word writes more before it. */
enum { DECLARED_WITHIN = 8192, LONGEST_LABEL = 40 };

/* ------------------------------------------------------------- declaration */

/* The value behind "charset=" or "encoding=" within a tag. */
static struct slice label_behind(struct slice tag, const char *name)
{
	static const struct slice none = { NULL, 0 };
	size_t at = html_scan_find(tag, 0, name) + strlen(name);
	while (at < tag.length && html_scan_is_blank(tag.text[at]))
		at++;
	if (at >= tag.length || tag.text[at] != '=')
		return none;
	at++;
	while (at < tag.length && (html_scan_is_blank(tag.text[at]) || tag.text[at] == '"' || tag.text[at] == '\''))
		at++;
	size_t end = at;
	while (end < tag.length && !html_scan_is_blank(tag.text[end]) && strchr("\"';>/?", tag.text[end]) == NULL)
		end++;
	return end > at && end - at <= LONGEST_LABEL ? (struct slice){ tag.text + at, end - at } : none;
}

struct slice html_charset_declared(struct slice head)
{
	struct slice none = { NULL, 0 };
	if (head.length > DECLARED_WITHIN)
		head.length = DECLARED_WITHIN;
	size_t at = 0;
	while (at < head.length) {
		const char *sign = memchr(head.text + at, '<', head.length - at);
		if (sign == NULL)
			break;
		at = (size_t)(sign - head.text);
		struct slice rest = { sign, head.length - at };
		if (html_scan_begins(rest, "<!--")) {
			at = html_scan_comment_end(head, at);
			continue;
		}
		const char *close = memchr(sign, '>', rest.length);
		struct slice tag = { sign, close == NULL ? rest.length : (size_t)(close - sign) };
		struct slice label = none;
		if (html_scan_begins(rest, "<?xml"))
			label = label_behind(tag, "encoding");
		else if (html_scan_begins(rest, "<meta"))
			label = label_behind(tag, "charset");
		if (label.text != NULL)
			return label;
		at += tag.length;
	}
	return none;
}

/* ---------------------------------------------------------------- decision */

const struct charset *html_charset_mark(struct slice bytes, size_t *length)
{
	const unsigned char *byte = (const unsigned char *)bytes.text;
	*length = 0;
	if (bytes.length >= 3 && byte[0] == 0xEF && byte[1] == 0xBB && byte[2] == 0xBF) {
		*length = 3;
		return &charset_utf8;
	}
	bool pair = bytes.length >= 2;
	bool little = pair && byte[0] == 0xFF && byte[1] == 0xFE, big = pair && byte[0] == 0xFE && byte[1] == 0xFF;
	if (little || big)
		*length = 2;
	if (little || (bytes.length >= 4 && byte[0] != 0 && byte[1] == 0 && byte[2] != 0 && byte[3] == 0))
		return &charset_utf16le;
	if (big || (bytes.length >= 4 && byte[0] == 0 && byte[1] != 0 && byte[2] == 0 && byte[3] != 0))
		return &charset_utf16be;
	return NULL;
}

static bool is_plain(struct slice bytes)
{
	for (size_t i = 0; i < bytes.length; i++)
		if ((unsigned char)bytes.text[i] >= 0x80)
			return false;
	return true;
}

/* The encoding of a page without a mark, whose bytes are no UTF-8 from `bad` on. */
static klp_status choose_other(const struct charset **charset, struct document *document, struct slice bytes,
                               size_t bad, const struct reading *reading, klp_error **error)
{
	const struct place place = text_place(bytes, bad, reading->source, false);
	struct slice label = html_charset_declared(bytes);
	const struct charset *declared = label.text == NULL ? &charset_windows_1252 : charset_find(label, true);
	if (declared == NULL)
		return error_set(error, KLP_ENCODING, &place,
		                 "the page says that it is in '%.*s', which is not known here; save it as UTF-8",
		                 (int)label.length, label.text);
	if (!declared->one_byte)
		return error_set(error, KLP_ENCODING, &place,
		                 "byte 0x%02X is not UTF-8 here, though the page says '%.*s'; it may be in Windows-1252 or cut "
		                 "off: save it as UTF-8",
		                 (unsigned)(unsigned char)bytes.text[bad], (int)label.length, label.text);
	*charset = declared;
	if (label.text != NULL)
		return KLP_OK;
	return document_add_note(document, "read.encoding-assumed", KLP_SEVERITY_INFORMATION, &place, reading, error,
	                         "the page does not say in which encoding it is, and is not UTF-8; Windows-1252 was taken");
}

/* Valid UTF-8 in a page that says something else: says so, unless all of it is the same in both. */
static klp_status note_lie(struct document *document, struct slice bytes, const struct reading *reading,
                           klp_error **error)
{
	struct slice label = html_charset_declared(bytes);
	const struct charset *declared = label.text == NULL ? &charset_utf8 : charset_find(label, true);
	if (declared == &charset_utf8 || is_plain(bytes))
		return KLP_OK;
	const struct place place = { .source = reading->source, .page = 1, .line = 1 };
	return document_add_note(document, "read.encoding-assumed", KLP_SEVERITY_WARNING, &place, reading, error,
	                         "the page says that it is in '%.*s', and its text is UTF-8, which was taken",
	                         (int)label.length, label.text);
}

/* -------------------------------------------------------------------- text */

static klp_status refuse_zero(const struct html_text *text, const struct reading *reading, klp_error **error)
{
	const char *zero = text->text.length == 0 ? NULL : memchr(text->text.text, '\0', text->text.length);
	if (zero == NULL)
		return KLP_OK;
	const struct place place = text_place(text->text, (size_t)(zero - text->text.text), reading->source, false);
	return error_set(error, KLP_UNSUPPORTED, &place, "a zero byte: this is binary data, and no HTML page");
}

klp_status html_charset_text(struct html_text *text, struct document *document, struct slice bytes,
                             const struct reading *reading, klp_error **error)
{
	size_t mark, bad = 0;
	const struct charset *charset = html_charset_mark(bytes, &mark);
	struct slice rest = { bytes.text + mark, bytes.length - mark };
	klp_status status = KLP_OK;
	*text = (struct html_text){ .text = rest };
	if (charset == NULL || charset == &charset_utf8) {
		bool utf8 = text_is_utf8(rest.text, rest.length, &bad);
		if (!utf8 && charset != NULL) {
			struct place place = text_place(rest, bad, reading->source, false);
			place.byte += mark;
			return error_set(error, KLP_ENCODING, &place,
			                 "byte 0x%02X is not UTF-8 here, though the page begins as UTF-8 does; it may be cut off",
			                 (unsigned)(unsigned char)rest.text[bad]);
		}
		if (utf8)
			status = charset == NULL ? note_lie(document, rest, reading, error) : KLP_OK;
		else
			status = choose_other(&charset, document, rest, bad, reading, error);
		if (utf8)
			charset = NULL;
	}
	if (status == KLP_OK && charset != NULL) {
		status = charset_decode(&text->converted, rest, charset, false, reading, error);
		text->text = (struct slice){ text->converted.bytes, text->converted.size };
	}
	return status == KLP_OK ? refuse_zero(text, reading, error) : status;
}

void html_charset_release(struct html_text *text, const struct reading *reading)
{
	reading_release(reading, text->converted.capacity);
	buffer_free(&text->converted);
}
