/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/sheet_rows.h"
#include "base/limits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* How much of a sheet's name a message quotes. */
enum { QUOTED_BYTES = 96 };

struct place sheet_rows_place(const struct sheet_rows *rows, uint64_t column)
{
	return (struct place){ .source = rows->reading->source, .page = rows->page, .line = rows->row, .column = column };
}

klp_status sheet_rows_begin(struct sheet_rows *rows, uint64_t page, struct slice name, klp_error **error)
{
	const struct reading *reading = rows->reading;
	if (rows->progress.call == NULL)
		rows->progress = progress_start(reading->progress, reading->progress_context, 2 * reading->size);
	rows->page = page;
	rows->name = text_trim(name);
	rows->row = 0;
	rows->filled = 0;
	rows->disordered = false;
	rows->hidden_rows = rows->hidden_cells = rows->uncomputed = (struct sheet_count){ 0, 0, 0 };
	memset(rows->hidden_columns, 0, sizeof rows->hidden_columns);
	rows->any_column_hidden = false;
	rows->document->paged = true;
	rows->document->sparse = true;
	rows->first_line = rows->document->line_count;
	if (rows->name.length == 0)
		return KLP_OK;
	const struct document_line title = { .page = page, .title = true };
	klp_status status = document_add_line(rows->document, &title, reading, error);
	rows->first_line = rows->document->line_count;
	if (status != KLP_OK)
		return status;
	return document_add_cell(rows->document, (struct document_cell){ rows->name, 1 }, reading, error);
}

void sheet_rows_hide_columns(struct sheet_rows *rows, uint64_t first, uint64_t last)
{
	rows->any_column_hidden = true;
	for (uint64_t column = first; column >= 1 && column <= last && column <= SHEET_COLUMNS; column++)
		rows->hidden_columns[(column - 1) / 8] |= (uint8_t)(1U << (column - 1) % 8);
}

static bool is_hidden(const struct sheet_rows *rows, uint64_t column)
{
	return ((unsigned)rows->hidden_columns[(column - 1) / 8] >> (column - 1) % 8 & 1U) != 0;
}

static klp_status refuse_row(const struct sheet_rows *rows, klp_error **error)
{
	const struct place place = sheet_rows_place(rows, 0);
	return error_set(error, KLP_FORMAT, &place, "row %llu of sheet '%.*s': a sheet has %d rows; the file is damaged",
	                 (unsigned long long)rows->row,
	                 rows->name.length < QUOTED_BYTES ? (int)rows->name.length : QUOTED_BYTES, rows->name.text,
	                 SHEET_ROWS);
}

klp_status sheet_rows_begin_row(struct sheet_rows *rows, uint64_t number, bool hidden, klp_error **error)
{
	/* One row after another is the rule; an earlier one, or the same again, is put in order in the end. */
	rows->disordered = rows->disordered || number <= rows->row;
	rows->row = number;
	rows->row_hidden = hidden;
	return number < 1 || number > SHEET_ROWS ? refuse_row(rows, error) : KLP_OK;
}

static klp_status refuse_cell(const struct sheet_rows *rows, uint64_t column, klp_error **error)
{
	const struct place place = sheet_rows_place(rows, column);
	if (column > rows->reading->limits.columns)
		return limits_exceeded(KLP_LIMIT_COLUMNS, &rows->reading->limits, &place, error);
	if (column < 1 || column > SHEET_COLUMNS)
		return error_set(error, KLP_FORMAT, &place,
		                 "a cell in column %llu: a sheet has %d columns; the file is damaged",
		                 (unsigned long long)column, SHEET_COLUMNS);
	return error_set(error, KLP_FORMAT, &place,
	                 "this cell stands in the file twice, and which of the two is meant cannot be told");
}

klp_status sheet_rows_add(struct sheet_rows *rows, uint64_t column, struct slice text, klp_error **error)
{
	text = text_trim(text);
	if (text.length == 0)
		return KLP_OK;
	if (column < 1 || column > SHEET_COLUMNS || column > rows->reading->limits.columns)
		return refuse_cell(rows, column, error);
	if (column > rows->capacity && !memory_reserve(&rows->cells, &rows->capacity, column, sizeof *rows->cells))
		return error_memory(error);
	while (rows->filled < column)
		rows->cells[rows->filled++] = (struct slice){ NULL, 0 };
	if (rows->cells[column - 1].length > 0)
		return refuse_cell(rows, column, error);
	rows->cells[column - 1] = text;
	return KLP_OK;
}

static void count(const struct sheet_rows *rows, struct sheet_count *counter, uint64_t column, uint64_t times)
{
	if (counter->count == 0)
		*counter = (struct sheet_count){ 0, rows->row, column };
	counter->count += times;
}

void sheet_rows_count_uncomputed(struct sheet_rows *rows, uint64_t column)
{
	count(rows, &rows->uncomputed, column, 1);
}

static void count_hidden(struct sheet_rows *rows, uint64_t times)
{
	if (rows->row_hidden)
		count(rows, &rows->hidden_rows, 0, times);
	for (size_t i = 0; i < rows->filled; i++)
		if (rows->cells[i].length > 0 && is_hidden(rows, i + 1))
			count(rows, &rows->hidden_cells, i + 1, times);
}

static klp_status add_line(struct sheet_rows *rows, uint64_t number, klp_error **error)
{
	const struct document_line line = {
		.bordered = true, .placed = true, .begins_table = false, .page = rows->page, .number = number
	};
	klp_status status = document_add_line(rows->document, &line, rows->reading, error);
	for (size_t i = 0; status == KLP_OK && i < rows->filled; i++)
		status = document_add_cell(rows->document, (struct document_cell){ rows->cells[i], (uint32_t)i + 1 },
		                           rows->reading, error);
	return status;
}

/* The bytes are read, and not recognised yet: this is asked now and then, so that the work can be ended. */
static klp_status ask(struct sheet_rows *rows, klp_error **error)
{
	enum { ROWS_BETWEEN = 256 };
	if (rows->progress.call == NULL || rows->document->line_count % ROWS_BETWEEN != 0)
		return KLP_OK;
	rows->progress.told = 0;
	return progress_tell(&rows->progress, rows->reading->size, error);
}

static klp_status refuse_times(const struct sheet_rows *rows, uint64_t times, klp_error **error)
{
	const struct place place = sheet_rows_place(rows, 0);
	if (times > rows->reading->limits.lines - rows->document->line_count)
		return limits_exceeded(KLP_LIMIT_LINES, &rows->reading->limits, &place, error);
	return error_set(error, KLP_FORMAT, &place, "this row is said to stand here %llu times: a sheet has %d rows",
	                 (unsigned long long)times, SHEET_ROWS);
}

klp_status sheet_rows_end_row(struct sheet_rows *rows, uint64_t times, klp_error **error)
{
	const struct reading *reading = rows->reading;
	if (rows->filled == 0)
		return KLP_OK;
	/* What claims to stand there many times is refused before any of them is made. */
	if (times > reading->limits.lines - rows->document->line_count || times > SHEET_ROWS - rows->row + 1)
		return refuse_times(rows, times, error);
	if (rows->row_hidden || rows->any_column_hidden)
		count_hidden(rows, times);
	klp_status status = KLP_OK;
	for (uint64_t i = 0; status == KLP_OK && i < times; i++) {
		status = add_line(rows, rows->row + i, error);
		if (status == KLP_OK)
			status = ask(rows, error);
	}
	rows->filled = 0;
	return status;
}

/* ---------------------------------------------------------------- a sheet */

static int compare_lines(const void *one, const void *other)
{
	const struct document_line *left = one, *right = other;
	return left->number < right->number ? -1 : left->number > right->number;
}

static klp_status put_in_order(struct sheet_rows *rows, klp_error **error)
{
	size_t lines_here = rows->document->line_count - rows->first_line;
	if (!rows->disordered || lines_here == 0) /* a document without any line has none to add to */
		return KLP_OK;
	struct document_line *lines = rows->document->lines + rows->first_line;
	qsort(lines, lines_here, sizeof *lines, compare_lines);
	for (size_t i = 1; i < lines_here; i++) {
		if (lines[i].number != lines[i - 1].number)
			continue;
		const struct place place = { .source = rows->reading->source, .page = rows->page, .line = lines[i].number };
		return error_set(error, KLP_FORMAT, &place,
		                 "this row stands in the file twice, and which of the two is meant cannot be told");
	}
	return KLP_OK;
}

static klp_status note(struct sheet_rows *rows, const struct sheet_count *counter, const char *id,
                       klp_severity severity, const char *what, klp_error **error)
{
	if (counter->count == 0)
		return KLP_OK;
	const struct place place = {
		.source = rows->reading->source, .page = rows->page, .line = counter->row, .column = counter->column
	};
	return document_add_note(rows->document, id, severity, &place, rows->reading, error, "sheet '%.*s': %llu %s",
	                         rows->name.length < QUOTED_BYTES ? (int)rows->name.length : QUOTED_BYTES,
	                         rows->name.length == 0 ? "" : rows->name.text, (unsigned long long)counter->count, what);
}

klp_status sheet_rows_end(struct sheet_rows *rows, klp_error **error)
{
	klp_status status = put_in_order(rows, error);
	/* A table does not run on from one sheet into the next: their columns have nothing to do with each other. */
	if (status == KLP_OK && rows->document->line_count > rows->first_line)
		rows->document->lines[rows->first_line].begins_table = true;
	if (status == KLP_OK)
		status = note(rows, &rows->hidden_rows, "read.hidden-rows", KLP_SEVERITY_INFORMATION,
		              "hidden rows, from this one on, were read like the others", error);
	if (status == KLP_OK)
		status = note(rows, &rows->hidden_cells, "read.hidden-columns", KLP_SEVERITY_INFORMATION,
		              "filled cells in hidden columns, from this one on, were read like the others", error);
	if (status == KLP_OK)
		status =
			note(rows, &rows->uncomputed, "read.formula-uncomputed", KLP_SEVERITY_WARNING,
		         "formulas, from this one on, whose results are not in the file; open it in a spreadsheet program and "
		         "save it again",
		         error);
	return status;
}

void sheet_rows_free(struct sheet_rows *rows)
{
	memory_release(rows->cells);
	rows->cells = NULL;
	rows->capacity = 0;
}
