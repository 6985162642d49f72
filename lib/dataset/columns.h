/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * How the columns lie in memory. Only for the files of this room.
 */

#ifndef DATASET_COLUMNS_H
#define DATASET_COLUMNS_H

#include "dataset/dataset.h"

#include <stdatomic.h>
#include <stdbool.h>

/** How a column is kept. The validity of row n is bit n % 8 of byte n / 8, as Arrow has it. A column grows when a value is
 * set: rows past its end are absent, and a column without values takes no memory. */
struct column {
	/** a `const char *`, an int64_t or a double a row, by the type of the column; level and origin are numbers */
	union {
		const char **texts;
		int64_t *integers;
		double *reals;
		void *cells;
	} at;
	unsigned char *valid;
	size_t capacity;
	size_t valid_capacity;
	/** NULL until the column was lent; see lend.c. Atomic, for a dataset that is only read may be lent by several threads at once. */
	_Atomic(struct column_share *) share;
};

/** Whether somebody may have been lent the column as it lies in memory: columns_own() before it is changed. */
static inline bool columns_is_lent(struct column *column)
{
	return atomic_load_explicit(&column->share, memory_order_relaxed) != NULL;
}

/** Makes a column that was lent the dataset's alone, with a copy of its own where somebody still has it. False when there is no
 * memory; the column is then as it was. */
bool columns_own(struct column *column);

/** Frees what a column holds, unless it is lent: then the last one does who has it. */
void columns_free(struct column *column);

/** What stood where a count belongs. */
struct cell_text {
	size_t row;
	klp_column column;
	const char *text;
};

/** In an order without gaps: a hostile input may give very many. */
struct klp_note {
	const char *id;
	const char *message;
	const char *source;
	const char *edition_text;
	/** in the note's own block; NULL for none */
	const struct note_change *change;
	uint64_t page;
	uint64_t line;
	uint64_t column;
	klp_severity severity;
	edition_number edition;
	int region_number;
};

struct edition_rows {
	/** the pool's copy */
	const char *text;
	/** how many rows are of it */
	size_t rows;
};

struct klp_dataset {
	struct pool pool;
	size_t rows;
	struct column columns[KLP_COLUMN_COUNT];
	/** bit n: column n belongs to the dataset; of interest past municipality_printed */
	uint64_t extra_columns;
	/** in the order of rows and columns */
	struct cell_text *cell_texts;
	size_t cell_text_count;
	size_t cell_text_capacity;
	klp_note **notes;
	size_t note_count;
	size_t note_capacity;
	/** how many of them tell a change */
	size_t change_count;
	/** the different editions, sorted; as texts they sort by time */
	struct edition_rows *editions;
	size_t edition_count;
	size_t edition_capacity;
	/** the index in `editions` that was counted last, or any other number: rows of one edition come together */
	size_t latest_edition;
};

_Static_assert(KLP_COLUMN_COUNT <= 64, "extra_columns has a bit for each column");

/** The bit of a column in extra_columns. */
#define COLUMNS_BIT(column) (UINT64_C(1) << (column))

/** The columns by number: in a table, for cells are asked very often. */
struct column_kind {
	const char *name;
	klp_type type;
};

extern const struct column_kind columns_kinds[KLP_COLUMN_COUNT];

static inline bool columns_is_one(klp_column column)
{
	return (int)column >= 0 && (int)column < KLP_COLUMN_COUNT;
}

/** What a column holds: level and origin are kept as numbers and shown as texts. */
static inline bool columns_keep_text(klp_column column)
{
	return columns_kinds[column].type == KLP_TYPE_TEXT && column != KLP_COLUMN_LEVEL && column != KLP_COLUMN_ORIGIN;
}

/** The first column that is not always there. */
#define COLUMNS_FIRST_EXTRA KLP_COLUMN_PROVINCE_CODE

#endif
