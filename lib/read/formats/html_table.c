/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/html_table.h"
#include "base/limits.h"
#include "base/memory.h"
#include "read/formats/html_scan.h"
#include "read/formats/html_words.h"

#include <string.h>

enum {
	AHEAD = 2,           /* arrays grow to twice what they hold */
	MOST_COLUMNS = 1000, /* that a cell spans, and rows: the bounds of the HTML standard */
	MOST_ROWS = 65534,
	PROSE_BYTES = 160, /* a longer cell is no cell of data */
	FEWEST_COLUMNS = 2 /* a table of one column lays out lines */
};

static klp_status hold(struct html_table *table, uint64_t bytes, const struct reading *reading, klp_error **error)
{
	klp_status status = reading_hold(reading, AHEAD * bytes, NULL, error);
	if (status == KLP_OK)
		table->held += AHEAD * bytes;
	return status;
}

static klp_status refuse(klp_status limit, uint64_t line, uint64_t column, const struct reading *reading,
                         klp_error **error)
{
	const struct place place = { .source = reading->source, .page = 1, .line = line, .column = column };
	return limits_exceeded(limit, &reading->limits, &place, error);
}

/* --------------------------------------------------------------- gathering */

void html_table_section(struct html_table *table, enum html_section section)
{
	table->section = section;
	table->row_open = false;
	table->row_line = 0;
	table->free_count = 0;
}

void html_table_row(struct html_table *table, uint64_t line)
{
	table->row_open = false;
	table->row_line = line;
	table->rows_seen++;
}

/* The first column from one on that no cell from above spans. */
static uint32_t free_column(const struct html_table *table, uint32_t column)
{
	while (column < table->free_count && table->free_from[column] > table->rows_seen)
		column++;
	return column;
}

/* Puts down which columns a cell spans in the rows below it. */
static klp_status span_rows(struct html_table *table, const struct html_table_cell *cell, uint32_t rows,
                            const struct reading *reading, klp_error **error)
{
	uint32_t end = cell->column + cell->columns;
	if (end > table->free_capacity) {
		klp_status status = hold(table, (end - table->free_capacity) * sizeof *table->free_from, reading, error);
		if (status != KLP_OK)
			return status;
	}
	if (!memory_reserve(&table->free_from, &table->free_capacity, end, sizeof *table->free_from))
		return error_memory(error);
	while (table->free_count < end)
		table->free_from[table->free_count++] = 0;
	uint64_t below = table->rows_seen + (rows == 0 || rows > MOST_ROWS ? (uint32_t)MOST_ROWS : rows);
	for (uint32_t i = cell->column; i < end; i++)
		if (table->free_from[i] < below)
			table->free_from[i] = below;
	return KLP_OK;
}

static klp_status begin_row(struct html_table *table, uint64_t line, const struct reading *reading, klp_error **error)
{
	if (table->row_count >= reading->limits.lines)
		return refuse(KLP_LIMIT_LINES, line, 0, reading, error);
	klp_status status = hold(table, sizeof *table->rows, reading, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&table->rows, &table->row_capacity, table->row_count + 1, sizeof *table->rows))
		return error_memory(error);
	table->rows[table->row_count++] =
		(struct html_table_row){ .first_cell = table->cell_count,
		                         .section = table->section,
		                         .number = table->row_line != 0 ? table->row_line : line };
	table->row_open = true;
	return KLP_OK;
}

klp_status html_table_cell(struct html_table *table, uint32_t columns, uint32_t rows, uint64_t line,
                           const struct reading *reading, klp_error **error)
{
	klp_status status = KLP_OK;
	if (!table->row_open)
		status = begin_row(table, line, reading, error);
	if (status != KLP_OK)
		return status;
	struct html_table_row *row = &table->rows[table->row_count - 1];
	if (row->cells == 0)
		row->end = free_column(table, 0);
	struct html_table_cell cell = { .first_line = table->line_count, .column = row->end };
	cell.columns = columns == 0 ? 1 : columns;
	if (cell.columns > MOST_COLUMNS)
		cell.columns = MOST_COLUMNS;
	if (cell.column >= reading->limits.columns || cell.column > UINT32_MAX - MOST_COLUMNS)
		return refuse(KLP_LIMIT_COLUMNS, row->number, cell.column, reading, error);
	status = hold(table, sizeof cell, reading, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&table->cells, &table->cell_capacity, table->cell_count + 1, sizeof *table->cells))
		return error_memory(error);
	table->cells[table->cell_count++] = cell;
	row->cells++;
	row->end = free_column(table, cell.column + cell.columns);
	return rows == 1 ? KLP_OK : span_rows(table, &cell, rows, reading, error);
}

klp_status html_table_words(struct html_table *table, struct slice words, uint64_t line, const struct reading *reading,
                            klp_error **error)
{
	struct html_table_cell *cell = &table->cells[table->cell_count - 1];
	if (words.length > reading->limits.line_bytes || cell->bytes > reading->limits.line_bytes - words.length)
		return refuse(KLP_LIMIT_LINE_BYTES, line, cell->column + 1, reading, error);
	klp_status status = hold(table, words.length + sizeof *table->lines, reading, error);
	if (status != KLP_OK)
		return status;
	struct html_table_line added = { table->text.size, words.length, line };
	if (!memory_reserve(&table->lines, &table->line_capacity, table->line_count + 1, sizeof *table->lines) ||
	    !buffer_add(&table->text, words.text, words.length))
		return error_memory(error);
	table->lines[table->line_count++] = added;
	cell->lines++;
	cell->bytes += words.length;
	return KLP_OK;
}

void html_table_enrich(struct html_table *table)
{
	table->cells[table->cell_count - 1].rich = true;
}

void html_table_free(struct html_table *table, const struct reading *reading)
{
	reading_release(reading, table->held);
	buffer_free(&table->text);
	memory_release(table->lines);
	memory_release(table->cells);
	memory_release(table->rows);
	memory_release(table->free_from);
	*table = (struct html_table){ .held = 0 };
}

/* ---------------------------------------------------------------- deciding */

/* How far the table reaches to the right: cells begin there; what spans further, as "all columns", adds none. */
static uint32_t width_of(const struct html_table *table)
{
	uint32_t width = 0;
	for (size_t i = 0; i < table->cell_count; i++)
		if (table->cells[i].column >= width)
			width = table->cells[i].column + 1;
	return width;
}

/* A table of data has several columns, and mostly short texts in them: no headings, no paragraphs. */
static bool is_data(const struct html_table *table, uint32_t width)
{
	size_t filled = 0, prose = 0;
	for (size_t i = 0; i < table->cell_count; i++) {
		const struct html_table_cell *cell = &table->cells[i];
		filled += cell->bytes > 0;
		prose += cell->bytes > 0 && (cell->rich || cell->bytes > PROSE_BYTES);
	}
	return width >= FEWEST_COLUMNS && filled > 0 && prose * 2 < filled;
}

/* ---------------------------------------------------------------- emitting */

static struct slice line_text(const struct html_table *table, size_t line)
{
	return (struct slice){ table->text.bytes + table->lines[line].start, table->lines[line].length };
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* What parts two lines of one cell: a name that breaks at its hyphen goes on without a blank; and between digits it must not look
 * like the blank that parts thousands. */
static const char *parting(struct slice before, char next)
{
	char last = before.text[before.length - 1];
	char second = before.length > 1 ? before.text[before.length - 2] : ' ';
	if (is_digit(last) && is_digit(next))
		return "\n";
	bool breaks = last == '-' && second != ' ' && second != '-' && !is_digit(second) && next != ' ' && !is_digit(next);
	return breaks ? "" : " ";
}

static klp_status keep_cell(const struct html_table *table, const struct html_table_cell *cell, struct buffer *scratch,
                            struct document *document, struct slice *kept, const struct reading *reading,
                            klp_error **error)
{
	if (cell->lines == 0)
		return KLP_OK;
	struct slice text = line_text(table, cell->first_line);
	if (cell->lines > 1) {
		scratch->size = 0;
		bool fits = buffer_add(scratch, text.text, text.length);
		for (size_t i = 1; fits && i < cell->lines; i++) {
			struct slice line = line_text(table, cell->first_line + i);
			struct slice before = { scratch->bytes, scratch->size };
			fits =
				buffer_add_text(scratch, parting(before, line.text[0])) && buffer_add(scratch, line.text, line.length);
		}
		if (!fits)
			return error_memory(error);
		text = (struct slice){ scratch->bytes, scratch->size };
	}
	return document_keep(document, kept, text, reading, error);
}

static klp_status add_empty(struct document *document, uint32_t *column, uint32_t until, const struct reading *reading,
                            klp_error **error)
{
	klp_status status = KLP_OK;
	for (; status == KLP_OK && *column < until; (*column)++)
		status = document_add_cell(document, (struct document_cell){ { "", 0 }, *column + 1 }, reading, error);
	return status;
}

static bool is_empty(const struct html_table *table, const struct html_table_row *row)
{
	for (uint32_t i = 0; i < row->cells; i++)
		if (table->cells[row->first_cell + i].lines > 0)
			return false;
	return true;
}

static klp_status emit_row(const struct html_table *table, const struct html_table_row *row, uint32_t width,
                           bool begins_table, struct buffer *scratch, struct document *document,
                           const struct reading *reading, klp_error **error)
{
	const struct document_line line = {
		.bordered = true, .begins_table = begins_table, .page = 1, .number = row->number
	};
	klp_status status = document_add_line(document, &line, reading, error);
	uint32_t column = 0;
	for (uint32_t i = 0; status == KLP_OK && i < row->cells; i++) {
		const struct html_table_cell *cell = &table->cells[row->first_cell + i];
		struct slice text = { "", 0 };
		status = add_empty(document, &column, cell->column, reading, error);
		if (status == KLP_OK)
			status = keep_cell(table, cell, scratch, document, &text, reading, error);
		if (status == KLP_OK)
			status = document_add_cell(document, (struct document_cell){ text, ++column }, reading, error);
	}
	uint32_t end = row->end < width ? row->end : width;
	return status == KLP_OK ? add_empty(document, &column, end, reading, error) : status;
}

static klp_status emit_rows(const struct html_table *table, uint32_t width, struct document *document,
                            const struct reading *reading, klp_error **error)
{
	static const enum html_section shown[] = { HTML_HEAD, HTML_BODY, HTML_FOOT };
	struct buffer scratch = { NULL, 0, 0 };
	klp_status status = KLP_OK;
	bool begins_table = true;
	for (size_t section = 0; section < sizeof shown / sizeof shown[0]; section++) {
		for (size_t i = 0; status == KLP_OK && i < table->row_count; i++) {
			const struct html_table_row *row = &table->rows[i];
			if (row->section != shown[section] || is_empty(table, row))
				continue;
			status = emit_row(table, row, width, begins_table, &scratch, document, reading, error);
			begins_table = false;
		}
	}
	buffer_free(&scratch);
	return status;
}

klp_status html_table_emit_words(const struct html_table *table, struct document *document,
                                 const struct reading *reading, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < table->line_count; i++)
		status = html_words_emit(document, line_text(table, i), table->lines[i].number, reading, error);
	return status;
}

klp_status html_table_emit(const struct html_table *table, struct document *document, const struct reading *reading,
                           klp_error **error)
{
	uint32_t width = width_of(table);
	return is_data(table, width) ? emit_rows(table, width, document, reading, error)
	                             : html_table_emit_words(table, document, reading, error);
}
