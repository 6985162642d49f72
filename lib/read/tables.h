/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The tables that were found in a document: rows, and blocks of rows that belong to one region.
 */

#ifndef READ_TABLES_H
#define READ_TABLES_H

#include "base/progress.h"
#include "read/candidate.h"
#include "read/document.h"
#include "read/facts.h"
#include "read/label.h"

struct table_row {
	size_t line;
	klp_level level;
	edition_number edition;
	/** in force once the blocks are settled; 0 when it cannot be told */
	int region;
	/** of a municipality: whether it stands in a table of which most others lie in the table's region */
	bool among_others;
	/** of a municipality that is known: its index in `year`; else -1 */
	int municipality;
	int year;
	/** of a municipality: the name as printed, in the document or its texts */
	struct slice printed;
	/** KLP_ABSENT where none is printed */
	int64_t counts[DATASET_COUNTS];
	/** what is printed where a count belongs and is none; else empty */
	struct slice odd[DATASET_COUNTS];
	int64_t register_total;
	double known_percent;
};

#define TABLE_NO_ROW SIZE_MAX

/** Where a region's name may stand, the likeliest place first. */
enum { TABLE_NAMED_BEFORE, TABLE_NAMED_AFTER, TABLE_NAMED_IN_HEADING, TABLE_NAMES };

/** A region's name as it stands with a table; all zero is none. */
struct table_name {
	int region;
	/** the number printed before the name; 0 when there was none */
	int number;
	size_t line;
	/** how much of the name's key has been told, when it wraps in a column beside the rows; else 0 */
	size_t told;
};

/** The municipalities of one region, and its total. */
struct table_block {
	size_t first_row;
	size_t rows;
	/** the row of the region's total, or TABLE_NO_ROW */
	size_t total_row;
	struct table_name names[TABLE_NAMES];
	bool open;
};

/** Everything that the recogniser builds up; all zero but the first four is the start. */
struct tables {
	struct document *document;
	const struct reading *reading;
	const struct facts *facts;
	/** notes go there as they are made */
	klp_dataset *dataset;

	struct table_row *rows;
	size_t row_count;
	size_t row_capacity;
	struct table_block *blocks;
	size_t block_count;
	size_t block_capacity;
	/** whether any name of a row was known: else this is no publication */
	bool recognised;
	/** bytes; each counts twice: read once, recognised once */
	struct progress progress;
	/** rows whose numbers have run together, and the line of the first */
	size_t fused_rows;
	size_t fused_line;
};

void tables_free(struct tables *tables);

/** Finds all rows, line by line. KLP_OK; KLP_LIMIT_ROWS, KLP_LIMIT_NAME_BYTES, KLP_LIMIT_NOTES; KLP_CANCELLED; KLP_OUT_OF_MEMORY. */
klp_status tables_find(struct tables *tables, klp_error **error);

/** Tells each block's region, and puts each register size with its region. */
klp_status tables_settle(struct tables *tables, klp_error **error);

/** Adds a note about a line. `region` 0 for none. KLP_LIMIT_NOTES, KLP_OUT_OF_MEMORY. */
klp_status tables_note(struct tables *tables, const char *id, klp_severity severity, size_t line, uint32_t column,
                       int region, klp_error **error, const char *format, ...) BASE_PRINTF(8, 9);

/** The same about a place and an edition that are known otherwise. */
klp_status tables_note_place(struct tables *tables, const char *id, klp_severity severity, const struct place *place,
                             edition_number edition, int region, klp_error **error, const char *format, ...)
	BASE_PRINTF(8, 9);

/** Counts a note that is about to be added to the dataset otherwise. KLP_OK or KLP_LIMIT_NOTES. */
klp_status tables_count_note(struct tables *tables, const struct place *place, klp_error **error);

/** How much of a text a message quotes, as the precision of "%.*s": all of a name, and the beginning of what is longer. */
int tables_quoted(struct slice text);

/** The edition that holds at a line: the document's own, else the one the caller assumes, else EDITION_NONE. */
edition_number tables_edition(const struct tables *tables, size_t line);

/** Where names of a row at that line are looked up. */
struct label_places tables_places(const struct tables *tables, size_t line);

/** The region in which a row's municipality lay in the year it was found in; 0 when either is not known. */
int tables_region_of_row(const struct tables *tables, const struct table_row *row);

/** Adds a row without counts; they are set by the caller. The pointer lives until the next row. */
klp_status tables_add_row(struct tables *tables, struct table_row **row, klp_level level, size_t line,
                          klp_error **error);

#endif
