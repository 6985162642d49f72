/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Styles, of which only this counts: <numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts> …
 * <cellXfs><xf numFmtId="164"/></cellXfs>. */

#include "base/memory.h"
#include "read/formats/xlsx.h"

#include <stdlib.h>
#include <string.h>

enum { LIST_DEPTH = 2, GROWTH = 2 };

/* A format that the file brings itself. */
struct own_format {
	uint32_t number;
	struct number_format format;
};

struct styles_reader {
	struct xlsx_book *book;
	struct own_format *own;
	size_t own_count;
	size_t own_capacity;
	/** the format's number, by style: its meaning may stand behind it */
	uint32_t *numbers;
	size_t count;
	size_t capacity;
	enum { ELSEWHERE, AMONG_FORMATS, AMONG_STYLES } list;
};

static uint32_t number_of(struct slice text)
{
	uint32_t value = 0;
	for (size_t i = 0; i < text.length; i++) {
		if (text.text[i] < '0' || text.text[i] > '9' || value > UINT32_MAX / 10 - 1)
			return UINT32_MAX;
		value = value * 10 + (uint32_t)(text.text[i] - '0');
	}
	return value;
}

static klp_status add_format(struct styles_reader *reader, const struct xml *xml, klp_error **error)
{
	klp_status status = reading_hold(reader->book->reading, GROWTH * sizeof *reader->own, NULL, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&reader->own, &reader->own_capacity, reader->own_count + 1, sizeof *reader->own))
		return error_memory(error);
	struct slice code = xml_attribute(xml, "formatCode");
	if (code.text == NULL)
		code = (struct slice){ "", 0 };
	reader->own[reader->own_count++] =
		(struct own_format){ number_of(xml_attribute(xml, "numFmtId")), number_format_of_code(code) };
	return KLP_OK;
}

static klp_status add_style(struct styles_reader *reader, const struct xml *xml, klp_error **error)
{
	klp_status status = reading_hold(reader->book->reading, GROWTH * sizeof *reader->numbers, NULL, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&reader->numbers, &reader->capacity, reader->count + 1, sizeof *reader->numbers))
		return error_memory(error);
	reader->numbers[reader->count++] = number_of(xml_attribute(xml, "numFmtId"));
	return KLP_OK;
}

static klp_status start(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct styles_reader *reader = context;
	if (xml_depth(xml) == LIST_DEPTH)
		reader->list = strcmp(name, "numFmts") == 0   ? AMONG_FORMATS
		               : strcmp(name, "cellXfs") == 0 ? AMONG_STYLES
		                                              : ELSEWHERE;
	if (xml_depth(xml) != LIST_DEPTH + 1)
		return KLP_OK;
	if (reader->list == AMONG_FORMATS && strcmp(name, "numFmt") == 0)
		return add_format(reader, xml, error);
	if (reader->list == AMONG_STYLES && strcmp(name, "xf") == 0)
		return add_style(reader, xml, error);
	return KLP_OK;
}

static int compare_formats(const void *one, const void *other)
{
	uint32_t left = ((const struct own_format *)one)->number, right = ((const struct own_format *)other)->number;
	return left < right ? -1 : left > right;
}

/* What each style's number stands for: what the file says of it, else what every program knows. */
static klp_status resolve(struct styles_reader *reader, klp_error **error)
{
	struct xlsx_styles *styles = &reader->book->styles;
	klp_status status = reading_hold(reader->book->reading, reader->count * sizeof *styles->formats, NULL, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&styles->formats, &styles->capacity, reader->count, sizeof *styles->formats))
		return error_memory(error);
	if (reader->own_count > 0)
		qsort(reader->own, reader->own_count, sizeof *reader->own, compare_formats);
	for (size_t i = 0; i < reader->count; i++) {
		const struct own_format wanted = { .number = reader->numbers[i] };
		const struct own_format *own = reader->own_count == 0 ? NULL
		                                                      : bsearch(&wanted, reader->own, reader->own_count,
		                                                                sizeof *reader->own, compare_formats);
		styles->formats[styles->count++] = own != NULL ? own->format : number_format_built_in(wanted.number);
	}
	return KLP_OK;
}

klp_status xlsx_read_styles(struct xlsx_book *book, const char *part, klp_error **error)
{
	static const struct xml_handlers handlers = { start, NULL, NULL };
	struct styles_reader reader = { .book = book };
	klp_status status = package_read(book->package, part, &handlers, &reader, error);
	if (status == KLP_OK)
		status = resolve(&reader, error);
	memory_release(reader.own);
	memory_release(reader.numbers);
	return status;
}
