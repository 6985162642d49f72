/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The cells of a sheet: <worksheet><cols><col/></cols><sheetData><row r="1"><c r="A1" s="2" t="s"><f>…</f><v>0</v></c></row></sheetData>. */

#include "base/limits.h"
#include "base/memory.h"
#include "read/formats/xlsx.h"

#include <string.h>

enum { PART_DEPTH = 2, ROW_DEPTH = 3, CELL_DEPTH = 4, VALUE_DEPTH = 5, RUN_DEPTH = 6 };

enum cell_type { TYPE_NUMBER, TYPE_SHARED, TYPE_TEXT, TYPE_BOOLEAN, TYPE_DATE };

struct cells_reader {
	struct xlsx_book *book;
	struct sheet_rows *rows;
	enum { ELSEWHERE, AMONG_COLUMNS, AMONG_ROWS } part;
	bool in_row;
	/** whether the row tells its number */
	bool row_told;
	bool in_cell;
	uint64_t column;
	enum cell_type type;
	struct number_format format;
	bool formula;
	/** within <is>, and within <rPh>, which tells how a text is spoken */
	bool in_inline;
	bool spoken;
	/** whether characters belong to the cell's text, which is kept here */
	bool collecting;
	struct buffer text;
};

static klp_status refuse(const struct cells_reader *reader, const char *what, struct slice value, klp_error **error)
{
	enum { QUOTED_BYTES = 32 };
	const struct place place = sheet_rows_place(reader->rows, reader->column);
	int length = value.length < QUOTED_BYTES ? (int)value.length : QUOTED_BYTES;
	return error_set(error, KLP_FORMAT, &place, "%s '%.*s'; the file is damaged", what, length,
	                 length == 0 ? "" : value.text);
}

/* A whole number; false when it is none. One that does not fit is as large as can be. */
static bool read_number(struct slice text, uint64_t *value)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < text.length; i++) {
		if (text.text[i] < '0' || text.text[i] > '9')
			return false;
		uint64_t digit = (uint64_t)(text.text[i] - '0');
		sum = sum > (UINT64_MAX - digit) / 10 ? UINT64_MAX : sum * 10 + digit;
	}
	*value = sum;
	return text.length > 0;
}

static bool is_true(struct slice value)
{
	return (value.length == 1 && value.text[0] == '1') ||
	       (value.length == 4 && memcmp(value.text, "true", value.length) == 0);
}

/* --------------------------------------------------------- rows and columns */

static void start_column(struct cells_reader *reader, const struct xml *xml)
{
	uint64_t first, last;
	if (is_true(xml_attribute(xml, "hidden")) && read_number(xml_attribute(xml, "min"), &first) &&
	    read_number(xml_attribute(xml, "max"), &last))
		sheet_rows_hide_columns(reader->rows, first, last);
}

static klp_status start_row(struct cells_reader *reader, const struct xml *xml, klp_error **error)
{
	struct slice told = xml_attribute(xml, "r");
	uint64_t number = reader->rows->row + 1;
	reader->in_row = true;
	reader->row_told = told.text != NULL;
	reader->column = 0;
	if (reader->row_told && !read_number(told, &number))
		return refuse(reader, "this is no number of a row:", told, error);
	return sheet_rows_begin_row(reader->rows, number, is_true(xml_attribute(xml, "hidden")), error);
}

/* "AB12" as a column and, in *row, a row; 0 when it is no such thing. */
static uint64_t read_reference(struct slice text, uint64_t *row)
{
	uint64_t column = 0;
	size_t at = 0;
	enum { LETTERS = 26, MOST_LETTERS = 7 };
	while (at < text.length && at < MOST_LETTERS) {
		char letter = (char)(text.text[at] & ~0x20);
		if (letter < 'A' || letter > 'Z')
			break;
		column = column * LETTERS + (uint64_t)(letter - 'A') + 1;
		at++;
	}
	struct slice digits = { text.text + at, text.length - at };
	return read_number(digits, row) ? column : 0;
}

/* The column of a cell, which it tells, or else that behind the last; it must not be in another row than its own. */
static klp_status place_cell(struct cells_reader *reader, struct slice reference, klp_error **error)
{
	uint64_t row;
	if (reference.text == NULL) {
		reader->column++;
		return KLP_OK;
	}
	uint64_t column = read_reference(reference, &row);
	if (column == 0)
		return refuse(reader, "this is no reference to a cell:", reference, error);
	reader->column = column;
	if (row == reader->rows->row)
		return KLP_OK;
	if (reader->row_told || reader->rows->filled > 0)
		return refuse(reader, "this cell stands in another row than it tells:", reference, error);
	reader->row_told = true;
	return sheet_rows_begin_row(reader->rows, row, reader->rows->row_hidden, error);
}

/* ------------------------------------------------------------------- cells */

static enum cell_type type_of(struct slice type)
{
	static const struct {
		const char *name;
		enum cell_type type;
	} types[] = {
		{ "s", TYPE_SHARED }, { "str", TYPE_TEXT },  { "inlineStr", TYPE_TEXT },
		{ "e", TYPE_TEXT },   { "b", TYPE_BOOLEAN }, { "d", TYPE_DATE },
	};
	for (size_t i = 0; type.length > 0 && i < sizeof types / sizeof types[0]; i++)
		if (strlen(types[i].name) == type.length && memcmp(types[i].name, type.text, type.length) == 0)
			return types[i].type;
	return TYPE_NUMBER;
}

static klp_status start_cell(struct cells_reader *reader, const struct xml *xml, klp_error **error)
{
	uint64_t style = 0;
	const struct xlsx_styles *styles = &reader->book->styles;
	struct xml_attribute attribute;
	struct slice reference = { NULL, 0 };
	reader->in_cell = true;
	reader->formula = false;
	reader->in_inline = false;
	reader->spoken = false;
	reader->collecting = false;
	reader->text.size = 0;
	reader->type = TYPE_NUMBER;
	for (size_t i = 0; xml_attribute_at(xml, i, &attribute); i++) {
		const char *name = attribute.name;
		struct slice value = attribute.value;
		if (name[0] == '\0' || name[1] != '\0') /* r, s and t: there are as many cells as numbers */
			continue;
		if (name[0] == 'r')
			reference = value;
		else if (name[0] == 's')
			read_number(value, &style);
		else if (name[0] == 't')
			reader->type = type_of(value);
	}
	reader->format = (struct number_format){ NUMBER_FORMAT_PLAIN, 0 };
	if (style < styles->count)
		reader->format = styles->formats[style];
	return place_cell(reader, reference, error);
}

static klp_status keep(struct cells_reader *reader, const char *text, size_t length, struct slice *kept,
                       klp_error **error)
{
	return document_keep(reader->book->document, kept, (struct slice){ text, length }, reader->book->reading, error);
}

/* A text of the strings that all sheets share. */
static klp_status shared_text(struct cells_reader *reader, struct slice value, struct slice *kept, klp_error **error)
{
	uint64_t index;
	value = text_trim(value);
	if (!read_number(value, &index) || index >= reader->book->strings.count)
		return refuse(reader, "there is no shared string", value, error);
	*kept = reader->book->strings.texts[index];
	return KLP_OK;
}

/* "2025-06-30T00:00:00" without the time, where it is midnight. */
static struct slice plain_date(struct slice value)
{
	static const char midnight[] = "T00:00:00";
	enum { DATE = 10 };
	bool at_midnight =
		value.length >= DATE + sizeof midnight - 1 && memcmp(value.text + DATE, midnight, sizeof midnight - 1) == 0;
	return at_midnight ? (struct slice){ value.text, DATE } : value;
}

static klp_status cell_text(struct cells_reader *reader, struct slice *kept, klp_error **error)
{
	char out[NUMBER_FORMAT_BYTES];
	struct slice value = { reader->text.bytes, reader->text.size };
	switch (reader->type) {
	case TYPE_SHARED:
		return shared_text(reader, value, kept, error);
	case TYPE_BOOLEAN: {
		const char *word = is_true(text_trim(value)) ? "TRUE" : "FALSE";
		return keep(reader, word, strlen(word), kept, error);
	}
	case TYPE_DATE:
		value = plain_date(text_trim(value));
		return keep(reader, value.text, value.length, kept, error);
	case TYPE_TEXT:
		xlsx_unescape(&reader->text);
		return keep(reader, reader->text.bytes, reader->text.size, kept, error);
	default:
		break;
	}
	size_t length = number_format_write(out, value, reader->format, reader->book->from_1904);
	/* What is no number though it says so stays as it is. */
	return length == 0 ? keep(reader, value.text, value.length, kept, error) : keep(reader, out, length, kept, error);
}

static klp_status end_cell(struct cells_reader *reader, klp_error **error)
{
	struct slice text = { NULL, 0 };
	reader->in_cell = false;
	if (reader->text.size == 0) {
		if (reader->formula && reader->type != TYPE_TEXT)
			sheet_rows_count_uncomputed(reader->rows, reader->column);
		return KLP_OK;
	}
	klp_status status = cell_text(reader, &text, error);
	return status == KLP_OK ? sheet_rows_add(reader->rows, reader->column, text, error) : status;
}

/* Within a cell: <v>, <f>, or <is> with <t>, or with runs of <r><t>. */
static void start_within_cell(struct cells_reader *reader, uint64_t depth, const char *name)
{
	if (depth == VALUE_DEPTH) {
		reader->collecting = strcmp(name, "v") == 0;
		reader->in_inline = strcmp(name, "is") == 0;
		reader->formula = reader->formula || strcmp(name, "f") == 0;
		return;
	}
	if (depth == RUN_DEPTH)
		reader->spoken = strcmp(name, "rPh") == 0;
	reader->collecting = reader->in_inline && !reader->spoken && strcmp(name, "t") == 0;
}

/* ---------------------------------------------------------------- the part */

static klp_status start(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct cells_reader *reader = context;
	uint64_t depth = xml_depth(xml);
	if (depth >= VALUE_DEPTH) {
		if (reader->in_cell)
			start_within_cell(reader, depth, name);
	} else if (depth == CELL_DEPTH) {
		if (reader->in_row && strcmp(name, "c") == 0)
			return start_cell(reader, xml, error);
	} else if (depth == ROW_DEPTH) {
		if (reader->part == AMONG_ROWS && strcmp(name, "row") == 0)
			return start_row(reader, xml, error);
		if (reader->part == AMONG_COLUMNS && strcmp(name, "col") == 0)
			start_column(reader, xml);
	} else if (depth == PART_DEPTH) {
		reader->part = strcmp(name, "sheetData") == 0 ? AMONG_ROWS
		               : strcmp(name, "cols") == 0    ? AMONG_COLUMNS
		                                              : ELSEWHERE;
	}
	return KLP_OK;
}

static klp_status end(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct cells_reader *reader = context;
	(void)name;
	reader->collecting = false;
	if (xml_depth(xml) == CELL_DEPTH && reader->in_cell)
		return end_cell(reader, error);
	if (xml_depth(xml) == ROW_DEPTH && reader->in_row) {
		reader->in_row = false;
		return sheet_rows_end_row(reader->rows, 1, error);
	}
	return KLP_OK;
}

static klp_status text(void *context, struct xml *xml, struct slice piece, klp_error **error)
{
	struct cells_reader *reader = context;
	const struct reading *reading = reader->book->reading;
	(void)xml;
	if (!reader->collecting)
		return KLP_OK;
	if (piece.length > reading->limits.line_bytes - reader->text.size) {
		const struct place place = sheet_rows_place(reader->rows, reader->column);
		return limits_exceeded(KLP_LIMIT_LINE_BYTES, &reading->limits, &place, error);
	}
	return buffer_add(&reader->text, piece.text, piece.length) ? KLP_OK : error_memory(error);
}

klp_status xlsx_read_sheet(struct xlsx_book *book, const char *part, struct sheet_rows *rows, klp_error **error)
{
	static const struct xml_handlers handlers = { start, end, text };
	struct cells_reader reader = { .book = book, .rows = rows };
	klp_status status = package_read(book->package, part, &handlers, &reader, error);
	buffer_free(&reader.text);
	return status;
}
