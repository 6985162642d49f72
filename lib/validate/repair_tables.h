/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The regional tables of a dataset: a total row and the municipalities that add up to it.
 */

#ifndef VALIDATE_REPAIR_TABLES_H
#define VALIDATE_REPAIR_TABLES_H

#include "validate/entry.h"

/** One table, within a list of rows of the dataset. */
struct repair_table {
	edition_number edition;
	int region;
	/** the row of the region's total */
	size_t total;
	/** the municipalities: `rows` of them from `first` on, as they stand in the document */
	size_t first;
	size_t rows;
};

/** All zero is empty. */
struct repair_tables {
	struct repair_table *items;
	size_t count;
	size_t capacity;
	/** rows of the dataset, table after table */
	size_t *rows;
};

/** Finds the tables: of each edition, region and source the municipalities and the one total row; where there are several totals, or
 * none, there is no table.
 *
 * @param tables  empty; the caller frees it with validate_repair_tables_free(), also after a failure
 * @return KLP_OK, KLP_OUT_OF_MEMORY */
klp_status validate_repair_tables_gather(struct repair_tables *tables, const klp_dataset *dataset, klp_error **error);

void validate_repair_tables_free(struct repair_tables *tables);

#endif
