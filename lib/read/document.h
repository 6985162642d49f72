/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The narrow waist of reading: whatever the format, a reader turns bytes into this, and one
 * recogniser turns this into rows.
 *
 * A document is lines of cells. Each knows its place in the source. Empty lines are left out.
 */

#ifndef READ_DOCUMENT_H
#define READ_DOCUMENT_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/pool.h"
#include "base/text.h"
#include "dataset/edition.h"

#include <klantprofiel/read.h>

struct document_cell {
	struct slice text;
	/** in the line, in characters, from 1 */
	uint32_t column;
};

struct document_line {
	size_t first_cell;
	uint32_t cells;
	/** whether the cells are those of a table, whose borders are known; else the line is one run of words */
	bool bordered;
	/** whether a table begins here, though the line above is of a table too */
	bool begins_table;
	/** whether each cell stands in its column, as in a sheet, so that a line with fewer cells has empty ones behind them */
	bool placed : 1;
	/** whether it is no line of the text, but a title over what follows, such as a sheet's name */
	bool title : 1;
	/** whether any cell holds a digit: without one a line is words, as most are, and needs no closer look for counts */
	bool digits;
	uint64_t page;
	uint64_t number;
	/** offset in the source of the line's first byte */
	uint64_t byte;
};

/** An empty text that the source says is one: quoted in CSV, "" in JSON. Any other empty cell is nothing. Only tables that are read
 * as they are tell the two apart, by this text's address. */
extern const struct slice document_empty_text;

/** Something odd that a reader met, such as a hidden sheet. */
struct document_note {
	/** static */
	const char *id;
	klp_severity severity;
	/** 0 where they do not apply */
	uint64_t page;
	uint64_t line;
	uint32_t column;
	/** the document's own */
	char *message;
};

/** All zero is an empty document. The texts lie in the source's bytes, in `converted` or in `texts`.
 *
 * What readers of tables keep to: `page` is the page or sheet, `number` the row and `column` the column in it, from 1; a cell
 * that spans several columns or rows has its text in the first of them and empty cells in the others; a number that is
 * stored with a fraction is written with a decimal comma, for a dot would make a thousand of it. */
struct document {
	struct document_line *lines;
	size_t line_count;
	size_t line_capacity;
	struct document_cell *cells;
	size_t cell_count;
	size_t cell_capacity;
	/** whether the pages are the source's own; else a text without form feeds may have pages that are told by their titles */
	bool paged;
	/** the whole source, when it was in another encoding than UTF-8 */
	struct buffer converted;
	/** texts that do not stand in the source as they are */
	struct pool texts;
	/** how much of the texts' memory is counted as held */
	size_t texts_held;
	struct document_note *notes;
	size_t note_count;
	size_t note_capacity;
	/** whether lines of tables end at their last cell that holds something, as the rows of spreadsheets do: else a line with
	 * fewer cells than its heading has lost some */
	bool sparse;
};

/** What one call has used so far of the limits that hold for a source with all that is packed in it. */
struct budget {
	/** against "input-bytes" */
	uint64_t read;
	/** against "memory-bytes" */
	uint64_t held;
	/** the part of it that is the dataset's, with what the dataset held before */
	uint64_t dataset;
	/** against "rows" and "notes" */
	uint64_t rows;
	uint64_t notes;
	/** how far the progress is once a source has been read */
	uint64_t done;
};

/** What holds while one source is read. */
struct reading {
	const char *source;
	edition_number assumed_edition;
	const klp_territory *territory;
	/** the format that the caller names, of the source or of what is packed in it; NULL to tell it from the bytes */
	const char *format;
	klp_limits limits;
	klp_progress progress;
	void *progress_context;
	/** of the source */
	uint64_t size;
	/** KLP_PARSE_… */
	uint64_t flags;
	const char *pdftotext;
	/** how many packed inputs this one lies in */
	uint64_t nesting;
	/** shared by all that is packed in one source */
	struct budget *budget;
};

/** Counts bytes that were read or unpacked; `place` NULL for the source as a whole. KLP_OK or KLP_LIMIT_INPUT_BYTES. */
klp_status reading_spend(const struct reading *reading, uint64_t bytes, const struct place *place, klp_error **error);

/** Counts bytes that are held from here on. KLP_OK or KLP_LIMIT_MEMORY. */
klp_status reading_hold(const struct reading *reading, uint64_t bytes, const struct place *place, klp_error **error);

/** What reading_reserve() does where there is no room yet. */
klp_status reading_grow(const struct reading *reading, void *block, size_t *capacity, size_t needed, size_t size,
                        const struct place *place, klp_error **error);

/** memory_reserve() for an array that grows with what is read: what it grows by is held. `place` NULL for the source as a
 * whole. KLP_OK; KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY. */
static inline klp_status reading_reserve(const struct reading *reading, void *block, size_t *capacity, size_t needed,
                                         size_t size, const struct place *place, klp_error **error)
{
	return needed <= *capacity ? KLP_OK : reading_grow(reading, block, capacity, needed, size, place, error);
}

/** Gives such bytes back. What a document and the tables in it hold is given back when the source is done. */
void reading_release(const struct reading *reading, uint64_t bytes);

void document_free(struct document *document);

/** Begins a line; its cells follow with document_add_cell(). KLP_LIMIT_LINES, KLP_LIMIT_MEMORY, KLP_OUT_OF_MEMORY. */
klp_status document_add_line(struct document *document, const struct document_line *line, const struct reading *reading,
                             klp_error **error);

/** Adds a cell to the last line. KLP_LIMIT_COLUMNS, KLP_LIMIT_MEMORY, KLP_OUT_OF_MEMORY. */
klp_status document_add_cell(struct document *document, struct document_cell cell, const struct reading *reading,
                             klp_error **error);

/** The document's own copy of a text, which ends in a zero byte. KLP_OK, KLP_LIMIT_MEMORY, KLP_OUT_OF_MEMORY. */
klp_status document_keep(struct document *document, struct slice *kept, struct slice text,
                         const struct reading *reading, klp_error **error);

/** Counts what was kept in `texts` without document_keep(). KLP_OK or KLP_LIMIT_MEMORY. */
klp_status document_hold_texts(struct document *document, const struct reading *reading, klp_error **error);

/** Adds a note, which becomes one of the dataset. KLP_OK, KLP_LIMIT_NOTES, KLP_OUT_OF_MEMORY. */
klp_status document_add_note(struct document *document, const char *id, klp_severity severity,
                             const struct place *place, const struct reading *reading, klp_error **error,
                             const char *format, ...) BASE_PRINTF(7, 8);

/** The cells of a line. */
const struct document_cell *document_cells(const struct document *document, size_t line);

/** The place of a line; `column` 0 for the line as a whole. */
struct place document_place(const struct document *document, size_t line, uint32_t column,
                            const struct reading *reading);

#endif
