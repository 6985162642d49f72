/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The cells of a sheet, in whatever order they are stored, as lines of the document: what all spreadsheets have in common.
 *
 * A sheet begins with a line of its name. A row with anything in it becomes a line whose cells begin with the sheet's first
 * column and end with the last that is filled; empty rows are left out.
 */

#ifndef READ_SHEET_ROWS_H
#define READ_SHEET_ROWS_H

#include "base/progress.h"
#include "read/document.h"

/** As many as any spreadsheet program has. */
enum { SHEET_COLUMNS = 16384, SHEET_ROWS = 1048576 };

/** How often something odd was met on a sheet, and where first. */
struct sheet_count {
	uint64_t count;
	uint64_t row;
	uint64_t column;
};

/** All zero but the first two is the start. */
struct sheet_rows {
	struct document *document;
	const struct reading *reading;

	/** the sheet: its number, from 1, and its name, which must live as long as this */
	uint64_t page;
	struct slice name;
	size_t first_line;
	/** the present row: its number, its texts by column, how many columns from the first on hold any */
	uint64_t row;
	bool row_hidden;
	struct slice *cells;
	size_t capacity;
	size_t filled;
	bool disordered;
	struct sheet_count hidden_rows;
	struct sheet_count hidden_cells;
	struct sheet_count uncomputed;
	bool any_column_hidden;
	/** one bit a column */
	uint8_t hidden_columns[SHEET_COLUMNS / 8];
	struct progress progress;
};

/** Begins a sheet. As document_add_line() and document_add_cell(). */
klp_status sheet_rows_begin(struct sheet_rows *rows, uint64_t page, struct slice name, klp_error **error);

/** Columns `first` to `last`, from 1, are hidden; what lies outside a sheet is passed over. */
void sheet_rows_hide_columns(struct sheet_rows *rows, uint64_t first, uint64_t last);

/** Begins a row. KLP_OK; KLP_FORMAT (no sheet has a row of that number). */
klp_status sheet_rows_begin_row(struct sheet_rows *rows, uint64_t number, bool hidden, klp_error **error);

/** Puts a text, which must live as long as the document, into a column of the row, from 1. An empty one changes nothing.
 *
 * @return KLP_OK; KLP_FORMAT (that cell is filled already; no sheet has that column); KLP_LIMIT_COLUMNS; KLP_OUT_OF_MEMORY */
klp_status sheet_rows_add(struct sheet_rows *rows, uint64_t column, struct slice text, klp_error **error);

/** Notes a formula whose result is not stored in that column. */
void sheet_rows_count_uncomputed(struct sheet_rows *rows, uint64_t column);

/** Ends a row, which stands there so many times, at least once.
 *
 * @return KLP_OK; KLP_LIMIT_LINES; KLP_LIMIT_MEMORY; KLP_CANCELLED; KLP_FORMAT (it runs beyond the last row of any sheet); KLP_OUT_OF_MEMORY */
klp_status sheet_rows_end_row(struct sheet_rows *rows, uint64_t times, klp_error **error);

/** Ends a sheet: its rows are put in order, and what was hidden is noted. KLP_OK; KLP_FORMAT (a row stands there twice); KLP_LIMIT_NOTES;
 * KLP_OUT_OF_MEMORY. */
klp_status sheet_rows_end(struct sheet_rows *rows, klp_error **error);

void sheet_rows_free(struct sheet_rows *rows);

/** The place of a cell; `column` 0 for the row as a whole. */
struct place sheet_rows_place(const struct sheet_rows *rows, uint64_t column);

#endif
