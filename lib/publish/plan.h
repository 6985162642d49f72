/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What goes where: the rows of a dataset as sections of a publication.
 */

#ifndef PUBLISH_PLAN_H
#define PUBLISH_PLAN_H

#include "dataset/dataset.h"

#include <klantprofiel/territory.h>

/** One row of the dataset, and what it is sorted by. */
struct plan_row {
	size_t row;
	/** 0 for none */
	int region;
	/** of a region: its total, which stands behind its municipalities */
	bool is_total;
	const char *key;
};

/** The rows of one region, behind one another. */
struct plan_section {
	/** 0: of no region */
	int region;
	const struct plan_row *rows;
	size_t count;
};

struct plan {
	const klp_dataset *dataset;
	/** NULL for what is built in */
	const klp_territory *territory;
	edition_number edition;
	/** first those of the country, then those of the sections */
	struct plan_row *rows;
	size_t row_count;
	size_t country_count;
	/** from the lowest region up; what is in no region comes last */
	struct plan_section *sections;
	size_t section_count;
	struct pool texts;
};

/** Looks at every row. plan_free() it in any case.
 *
 * @return KLP_OK; KLP_INVALID_ARGUMENT (no rows, or not exactly one edition); KLP_UNSUPPORTED (provinces, other boundaries);
 *         KLP_OUT_OF_MEMORY */
klp_status plan_make(struct plan *plan, const klp_dataset *dataset, const klp_territory *territory, klp_error **error);

void plan_free(struct plan *plan);

/** A row as a whole; `at` is one that the dataset has. */
klp_row plan_get(const struct plan *plan, size_t at);

/** What the municipality of a row is called: officially, where that is known. Never NULL or empty. */
const char *plan_municipality_name(const struct plan *plan, const klp_row *row);

/** UWV's name of a section's region; of a region that is not known the name of its rows, or NULL. */
const char *plan_region_name(const struct plan *plan, const struct plan_section *section);

/** How many clients the country's total has more than those of all regions together; KLP_ABSENT where that cannot be told. */
int64_t plan_unplaced(const struct plan *plan);

#endif
