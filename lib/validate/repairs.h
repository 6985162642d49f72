/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The list of repairs, and one of them: what klp_repair() fills and its getters read.
 */

#ifndef VALIDATE_REPAIRS_H
#define VALIDATE_REPAIRS_H

#include "base/pool.h"
#include "dataset/dataset.h"

#include <klantprofiel/repair.h>

struct klp_repair_proposal {
	const char *edition;
	int region_number;
	const char *source;
	/** 0 when it was not localised */
	klp_confidence confidence;
	bool applied;
	size_t alternatives;
	const char *message;
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

#endif
