/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Making a list of proposals: what would put the tables of a dataset right.
 */

#ifndef DATASET_REPAIRS_H
#define DATASET_REPAIRS_H

#include "base/pool.h"
#include "dataset/dataset.h"

#include <klantprofiel/repairs.h>

struct klp_repair_cell {
	/** KLP_ROW_NONE in a row that was left out */
	size_t row;
	/** its texts are the list's, or static; its confidence is the proposal's */
	struct note_change change;
};

/** All texts are the list's, or static. */
struct klp_repair_proposal {
	const char *edition;
	klp_level level;
	int region_number;
	struct place place;
	/** 0 when it was not localised */
	klp_confidence confidence;
	size_t alternatives;
	const char *cause;
	const char *message;
	/** not localised because the sums do not tell what belongs there */
	bool undetermined;
	/** the only lightest explanation, though it may be ambiguous because nothing else speaks for it */
	bool lightest;
	/** nothing in it was left out on purpose, and a row that it adds is known by name */
	bool applicable;
	bool applied;
	/** the row of the total, and the last of the municipalities in the dataset's order, behind which a row is added */
	size_t total;
	size_t last;
	klp_repair_cell *cells;
	size_t cell_count;
};

struct klp_repairs {
	struct pool pool;
	klp_repair_proposal **list;
	size_t count;
	size_t capacity;
};

/** KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status repairs_new(klp_repairs **repairs, klp_error **error);

/** Adds an empty proposal about the table with that total row, with room for so many cells. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status repairs_add(klp_repairs *repairs, klp_repair_proposal **proposal, const klp_dataset *dataset, size_t total,
                       size_t cells, klp_error **error);

/** Takes the last proposal back. */
void repairs_take_back(klp_repairs *repairs);

#endif
