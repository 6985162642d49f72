/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The tables of 2025, and the ways in which they are made wrong on purpose, by chance.h.
 */

#ifndef TESTS_VALIDATE_DAMAGE_H
#define TESTS_VALIDATE_DAMAGE_H

#include "validate/localise.h"

enum { DAMAGE_REGIONS = 35, DAMAGE_ROWS = LOCALISE_ROWS + 2, DAMAGES = 12 };

/** A region's municipalities, and behind them the total row; or the country's row alone, with no rows before it. */
struct damage_table {
	int64_t counts[DAMAGE_ROWS][DATASET_COUNTS];
	/** of each the row in tables_2025() that it is about, which no damage changes */
	size_t abouts[DAMAGE_ROWS];
	size_t rows;
};

/** One way to make a table wrong. */
struct damage_way {
	const char *name;
	/** false, and the table as it was, when chance would have it so */
	bool (*apply)(struct damage_table *table);
	/** one count changes to another: its row and its column are checked */
	bool one_count;
};

extern const struct damage_way damage_ways[DAMAGES];

/** Makes a table wrong; false when it cannot be in that way. */
bool damage_do(struct damage_table *table, const struct damage_way *way);

/** Reads the 35 tables. */
void damage_load(struct damage_table regions[DAMAGE_REGIONS]);

/** Reads the country's row. */
void damage_load_country(struct damage_table *country);

#endif
