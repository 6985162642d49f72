/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The areas of the two sides, and which of them belong together.
 */

#ifndef AGGREGATE_DIFF_AREAS_H
#define AGGREGATE_DIFF_AREAS_H

#include "aggregate/counts.h"
#include "base/pool.h"

#include <klantprofiel/territory.h>

/** A row of one side. */
struct diff_area {
	const klp_dataset *dataset;
	size_t row;
	klp_level level;
	/** the number of its code, of the region or of the province, 1 for the country; 0 when it is not known */
	int identity;
	/** what stands in for it when it is 0: the key of its name; NULL when there is none */
	const char *key;
	/** UWV's number of its region, 0 when unknown */
	int region;
	/** whether it is on common boundaries, and could not be carried there as the area that it is named after */
	bool stray;
	struct counts counts;
	/** KLP_ABSENT; and negative where there is none */
	int64_t register_total;
	double percent;
};

/** All zero is empty. */
struct diff_areas {
	struct diff_area *items;
	size_t count;
	size_t capacity;
	struct pool keys;
};

/** Reads the rows of a level, or all for 0, and sorts them by area, so that their order makes no difference. KLP_OK or
 * KLP_OUT_OF_MEMORY.
 *
 * @param boundaries  the year to which they were carried, for which strays are looked up; 0 for rows as they are printed */
klp_status diff_areas_read(struct diff_areas *areas, const klp_dataset *dataset, const klp_territory *territory,
                           int level, int boundaries, klp_error **error);

/** The area of that level and number, or NULL. */
const struct diff_area *diff_areas_find(const struct diff_areas *areas, klp_level level, int identity);

void diff_areas_free(struct diff_areas *areas);

/** One area on both sides; NULL where it is not there. */
struct diff_pair {
	const struct diff_area *side[2];
};

/** All zero is empty. */
struct diff_pairs {
	struct diff_pair *items;
	size_t count;
	size_t capacity;
};

/** Puts together what is the same area. Of rows that stand several times those that say the same belong together, and the others in
 * order. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status diff_pairs_make(struct diff_pairs *pairs, const struct diff_areas *before, const struct diff_areas *after,
                           klp_error **error);

void diff_pairs_free(struct diff_pairs *pairs);

#endif
