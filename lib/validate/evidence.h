/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the rest of a dataset tells of one table: the same table in another source, and earlier editions.
 */

#ifndef VALIDATE_EVIDENCE_H
#define VALIDATE_EVIDENCE_H

#include "validate/history.h"
#include "validate/localise.h"
#include "validate/tables.h"

/** The counts of a table, and what is said of them. All zero is empty. */
struct evidence {
	/** the municipalities, and behind them the total row */
	int64_t (*counts)[DATASET_COUNTS];
	/** as struct localise_table has them; NULL where nothing is known */
	int64_t (*witness)[DATASET_COUNTS];
	struct localise_range (*usual)[DATASET_COUNTS];
	/** a row of the source that `witness` comes from; NULL for none */
	const struct entry *other;
};

/**
 * Gathers what is known of a region's table.
 *
 * @param evidence  empty; the caller frees it with validate_evidence_free(), also after a failure
 * @param usuals    of the same dataset; where `of_row` is NULL nothing is known of earlier editions
 * @return KLP_OK, KLP_OUT_OF_MEMORY */
klp_status validate_evidence_gather(struct evidence *evidence, const struct tables *tables, size_t table,
                                    const struct usuals *usuals, klp_error **error);

/** Whether all of a table is there and adds up: a region's, or the country's row by itself. *well becomes false when there is no memory. */
bool validate_table_holds(const struct table *table, bool *well);

void validate_evidence_free(struct evidence *evidence);

#endif
