/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/source_kind.h"

#include "base/packing.h"
#include "base/xml_decode.h"

#include <string.h>

static bool begins_with(struct slice bytes, const char *start, size_t length)
{
	return bytes.length >= length && memcmp(bytes.text, start, length) == 0;
}

/* What people take for an extract, by its first bytes; NULL for none of these. */
static const char *name_stranger(struct slice head)
{
	static const struct {
		const char *start;
		size_t length;
		const char *what;
	} strangers[] = {
		{ "%PDF-", 5, "a PDF" },
		{ "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8,
		  "an older document of Microsoft Office (XLS, DOC), or an encrypted one" },
		{ "BZh", 3, "packed with bzip2" },
		{ "\xFD"
		  "7zXZ\0",
		  6, "packed with xz" },
		{ "\x28\xB5\x2F\xFD", 4, "packed with Zstandard" },
		{ "7z\xBC\xAF\x27\x1C", 6, "a 7-Zip archive" },
		{ "Rar!\x1A\x07", 6, "a RAR archive" },
		{ "SQLite format 3", 16, "an SQLite database" },
		{ "PAR1", 4, "a Parquet file" },
		{ "ARROW1", 6, "an Arrow file" },
		{ "\x89PNG", 4, "an image" },
		{ "\xFF\xD8\xFF", 3, "an image" },
		{ "{\\rtf", 5, "a text in RTF" },
	};
	enum { TAR_AT = 257 }; /* where a tar archive says what it is */
	if (head.length > TAR_AT && begins_with((struct slice){ head.text + TAR_AT, head.length - TAR_AT }, "ustar", 5))
		return "a tar archive";
	for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++)
		if (begins_with(head, strangers[i].start, strangers[i].length))
			return strangers[i].what;
	return NULL;
}

/* Whether text begins so, whatever its case. */
static bool begins_as(struct slice text, const char *start)
{
	size_t length = strlen(start);
	if (text.length < length)
		return false;
	for (size_t i = 0; i < length; i++) {
		char byte = text.text[i];
		if ((byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte) != start[i])
			return false;
	}
	return true;
}

/* What text is that is neither of our formats; NULL for none of these. */
static const char *name_text(struct slice text)
{
	if (begins_as(text, "<!doctype html") || begins_as(text, "<html"))
		return "a web page";
	if (begins_with(text, "{", 1) || begins_with(text, "[", 1))
		return "JSON";
	return NULL;
}

static klp_status refuse(const char *name, const char *what, klp_error **error)
{
	const struct place place = { .source = name };
	return error_set(error, KLP_UNSUPPORTED, &place,
	                 "this is %s and no extract; save it as CSV or as XML, which may be packed with gzip or zip", what);
}

/* XML tells its encoding itself. */
static klp_status look_at_xml(struct source_look *look, struct slice head, const char *name, klp_error **error)
{
	struct slice said;
	const struct place place = { .source = name };
	const struct charset *charset = xml_encoding(head, &look->mark, &said);
	size_t bad;
	look->kind = SOURCE_XML;
	if (charset == NULL && text_is_utf8(said.text, said.length, &bad))
		return error_set(
			error, KLP_ENCODING, &place,
			"the XML says that it is in the encoding '%.*s', which it is not or which is not read; save it in "
			"UTF-8",
			text_quoted(said), said.text);
	if (charset == NULL)
		return error_set(error, KLP_ENCODING, &place, "the XML says no encoding that is read; save it in UTF-8");
	look->charset = charset == &charset_utf8 ? NULL : charset;
	return KLP_OK;
}

static bool is_xml(struct slice head)
{
	if (begins_with(head, "\xFF\xFE<\0", 4) || begins_with(head, "\xFE\xFF\0<", 4) || begins_with(head, "<\0", 2) ||
	    begins_with(head, "\0<", 2))
		return true;
	return begins_with(text_trim(charset_without_mark(head)), "<", 1);
}

klp_status source_look(struct source_look *look, struct slice head, const char *name, klp_error **error)
{
	const struct place place = { .source = name };
	*look = (struct source_look){ .kind = SOURCE_CSV };
	if (head.length == 0)
		return error_set(error, KLP_FORMAT, &place,
		                 "this is empty: an extract begins with a line that names its columns, or is XML");
	if (packing_is_gzip(head) || packing_is_zip(head)) {
		look->kind = packing_is_gzip(head) ? SOURCE_GZIP : SOURCE_ZIP;
		return KLP_OK;
	}
	const char *stranger = name_stranger(head);
	if (stranger == NULL)
		stranger = name_text(charset_without_mark(head));
	if (stranger != NULL)
		return refuse(name, stranger, error);
	if (is_xml(head))
		return look_at_xml(look, head, name, error);
	bool marked;
	look->charset = charset_tell_utf16(head, &marked);
	look->mark = marked && look->charset != NULL ? 2 : 0;
	if (look->charset == NULL && memchr(head.text, '\0', head.length) != NULL)
		return refuse(name, "binary data", error);
	return KLP_OK;
}
