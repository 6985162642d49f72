/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The tables of a dataset: a region's total row and the municipalities that add up to it; the country's row and its regions.
 */

#ifndef VALIDATE_TABLES_H
#define VALIDATE_TABLES_H

#include "validate/entry.h"

/** One table. The entries are those of its list: the total first, then the municipalities as they stand in the document. */
struct table {
	const struct entry *total;
	/** how many stand behind the total; 0 for the country, of which the row alone is meant */
	size_t rows;
};

/** By edition, region and source; the country before its regions. All zero is empty. */
struct tables {
	struct entries entries;
	struct table *items;
	size_t count;
	size_t capacity;
};

/** Finds the tables: of each edition, region and source the municipalities and the one total row; where there are several totals, or
 * none, there is no table. And of each edition and source the country's row, when there is one. Where no count stands but a text that means one ("1,175", "-71"), the
 * entries have what it means.
 *
 * @param tables  empty; the caller frees it with validate_tables_free(), also after a failure
 * @return KLP_OK, KLP_OUT_OF_MEMORY */
klp_status validate_tables_gather(struct tables *tables, const klp_dataset *dataset, klp_error **error);

/** A municipality of a table, from 0. */
static inline const struct entry *table_row(const struct table *table, size_t row)
{
	return &table->total[1 + row];
}

static inline bool table_is_country(const struct table *table)
{
	return table->total->level == KLP_LEVEL_COUNTRY;
}

/** Copies the counts as the localisation takes them: the municipalities, and behind them the total row. */
void validate_table_counts(int64_t (*counts)[DATASET_COUNTS], const struct table *table);

void validate_tables_free(struct tables *tables);

#endif
