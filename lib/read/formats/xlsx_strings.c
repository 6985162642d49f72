/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Shared strings: <sst><si><t>text</t></si><si><r><t>runs of </t></r><r><t>rich text</t></r><rPh><t>how it is spoken</t></rPh></si>. */

#include "base/limits.h"
#include "base/memory.h"
#include "read/formats/xlsx.h"

#include <string.h>

enum { ITEM_DEPTH = 2, GROWTH = 2 };

struct strings_reader {
	struct xlsx_book *book;
	struct buffer text;
	bool in_item;
	bool spoken;
	bool in_text;
};

static klp_status start(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct strings_reader *reader = context;
	(void)error;
	if (xml_depth(xml) == ITEM_DEPTH) {
		reader->in_item = strcmp(name, "si") == 0;
		reader->text.size = 0;
	} else if (xml_depth(xml) == ITEM_DEPTH + 1) {
		reader->spoken = strcmp(name, "rPh") == 0;
	}
	reader->in_text = reader->in_item && !reader->spoken && strcmp(name, "t") == 0;
	return KLP_OK;
}

static klp_status add_string(struct strings_reader *reader, klp_error **error)
{
	struct xlsx_book *book = reader->book;
	struct xlsx_strings *strings = &book->strings;
	struct slice kept;
	xlsx_unescape(&reader->text);
	klp_status status = reading_hold(book->reading, GROWTH * sizeof kept, NULL, error);
	if (status == KLP_OK)
		status = document_keep(book->document, &kept, (struct slice){ reader->text.bytes, reader->text.size },
		                       book->reading, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&strings->texts, &strings->capacity, strings->count + 1, sizeof *strings->texts))
		return error_memory(error);
	strings->texts[strings->count++] = kept;
	return KLP_OK;
}

static klp_status end(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct strings_reader *reader = context;
	(void)name;
	reader->in_text = false;
	if (xml_depth(xml) != ITEM_DEPTH || !reader->in_item)
		return KLP_OK;
	reader->in_item = false;
	return add_string(reader, error);
}

static klp_status text(void *context, struct xml *xml, struct slice piece, klp_error **error)
{
	struct strings_reader *reader = context;
	(void)xml;
	if (!reader->in_text)
		return KLP_OK;
	if (piece.length > reader->book->reading->limits.line_bytes - reader->text.size) {
		const struct place place = { .source = reader->book->reading->source };
		return limits_exceeded(KLP_LIMIT_LINE_BYTES, &reader->book->reading->limits, &place, error);
	}
	return buffer_add(&reader->text, piece.text, piece.length) ? KLP_OK : error_memory(error);
}

klp_status xlsx_read_strings(struct xlsx_book *book, const char *part, klp_error **error)
{
	static const struct xml_handlers handlers = { start, end, text };
	struct strings_reader reader = { .book = book };
	klp_status status = package_read(book->package, part, &handlers, &reader, error);
	buffer_free(&reader.text);
	return status;
}

/* ----------------------------------------------------------------- escapes */

/* The character of _xHHHH_ at the start, or 0: one that a text cannot have counts as none. */
static uint32_t escaped(const char *text, size_t length)
{
	enum { ESCAPE = 7 };
	uint32_t character = 0;
	if (length < ESCAPE || text[0] != '_' || text[1] != 'x' || text[ESCAPE - 1] != '_')
		return 0;
	for (size_t i = 2; i < ESCAPE - 1; i++) {
		static const char digits[] = "0123456789abcdef";
		const char *digit = strchr(digits, text[i] >= 'A' && text[i] <= 'F' ? text[i] | 0x20 : text[i]);
		if (digit == NULL || *digit == '\0')
			return 0;
		character = character * 16 + (uint32_t)(digit - digits);
	}
	bool half = character >= 0xD800 && character <= 0xDFFF;
	return half ? 0 : character;
}

void xlsx_unescape(struct buffer *text)
{
	size_t to = 0;
	if (text->size == 0 || memchr(text->bytes, '_', text->size) == NULL)
		return;
	for (size_t from = 0; from < text->size;) {
		uint32_t character = escaped(text->bytes + from, text->size - from);
		if (character == 0) {
			text->bytes[to++] = text->bytes[from++];
			continue;
		}
		from += 7;
		/* Seven bytes become three at most. */
		if (character < 0x80) {
			text->bytes[to++] = (char)character;
		} else if (character < 0x800) {
			text->bytes[to++] = (char)(0xC0 | character >> 6);
			text->bytes[to++] = (char)(0x80 | (character & 0x3F));
		} else {
			text->bytes[to++] = (char)(0xE0 | character >> 12);
			text->bytes[to++] = (char)(0x80 | (character >> 6 & 0x3F));
			text->bytes[to++] = (char)(0x80 | (character & 0x3F));
		}
	}
	text->size = to;
}
