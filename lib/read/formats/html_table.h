/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * One table of a page, gathered until its end: only then is it known how wide it is, and whether it is a table of data or
 * one that lays out a page.
 */

#ifndef READ_HTML_TABLE_H
#define READ_HTML_TABLE_H

#include "base/buffer.h"
#include "read/document.h"

/** Where a row belongs; the head is shown first and the foot last, whatever the order in the source. */
enum html_section { HTML_BODY, HTML_HEAD, HTML_FOOT };

struct html_table_line {
	/** in the table's text */
	size_t start;
	size_t length;
	uint64_t number;
};

struct html_table_cell {
	size_t first_line;
	size_t lines;
	uint32_t column;
	/** how many columns it spans */
	uint32_t columns;
	size_t bytes;
	/** whether it holds what a cell of data does not: a heading, a list */
	bool rich;
};

struct html_table_row {
	size_t first_cell;
	uint32_t cells;
	/** the column behind the last that is taken, by the row's own cells or by those that span it from above */
	uint32_t end;
	enum html_section section;
	uint64_t number;
};

/** All zero is an empty table. */
struct html_table {
	struct buffer text;
	struct html_table_line *lines;
	size_t line_count;
	size_t line_capacity;
	struct html_table_cell *cells;
	size_t cell_count;
	size_t cell_capacity;
	struct html_table_row *rows;
	size_t row_count;
	size_t row_capacity;
	/** for each column: the first row, counted as they come, that no cell from above spans */
	uint64_t *free_from;
	size_t free_capacity;
	uint32_t free_count;
	/** how many rows have come, those without a cell too */
	uint64_t rows_seen;
	/** the number of the source line of the row that has begun and has no cell yet */
	uint64_t row_line;
	enum html_section section;
	bool row_open;
	/** against "memory-bytes" */
	uint64_t held;
};

/** Begins a section of rows, which no cell from above spans. */
void html_table_section(struct html_table *table, enum html_section section);

/** Begins a row, on that line of the source. */
void html_table_row(struct html_table *table, uint64_t line);

/** Begins a cell.
 *
 * @param columns, rows  how many it spans, as HTML has it: at most 1,000 and 65,534, and 0 rows for all that are left
 * @return KLP_OK; KLP_LIMIT_COLUMNS; KLP_LIMIT_LINES; KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY */
klp_status html_table_cell(struct html_table *table, uint32_t columns, uint32_t rows, uint64_t line,
                           const struct reading *reading, klp_error **error);

/** Adds a line of words to the last cell. KLP_OK; KLP_LIMIT_LINE_BYTES; KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY. */
klp_status html_table_words(struct html_table *table, struct slice words, uint64_t line, const struct reading *reading,
                            klp_error **error);

/** Marks the last cell as one that holds a heading or a list. */
void html_table_enrich(struct html_table *table);

/** Adds the table to the document: a table of data as rows of cells, any other as lines of words.
 *
 * @return KLP_OK; KLP_LIMIT_…; KLP_OUT_OF_MEMORY */
klp_status html_table_emit(const struct html_table *table, struct document *document, const struct reading *reading,
                           klp_error **error);

/** Adds what is in the cells as lines of words. */
klp_status html_table_emit_words(const struct html_table *table, struct document *document,
                                 const struct reading *reading, klp_error **error);

/** Makes it empty. */
void html_table_free(struct html_table *table, const struct reading *reading);

#endif
