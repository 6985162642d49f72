/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The municipalities of each region's table against those that the territory has there in the edition's year.
 *
 * Only published rows are looked at: computed ones may be on the boundaries of another year. UWV may move a
 * municipality to another region a year before or after Statistics Netherlands does. So one that moved may stand with
 * either region in the years beside the move, and need stand with neither.
 */

#ifndef VALIDATE_PLACEMENT_H
#define VALIDATE_PLACEMENT_H

#include "validate/entry.h"

#include <klantprofiel/territory.h>

enum { PLACEMENT_SUGGESTIONS = 3 };

/** What is to be told at a row. All zero: nothing. */
struct placement {
	/** at the row that speaks for its table: the region where most of its municipalities lie, though it stands under
	 * another; else 0 */
	int lies_in;
	/** at a note of reading: the page's heading names another region than the table */
	bool heading_differs;
	/** the municipality lies in another region, which is told here; or PLACEMENT_NO_REGION */
	int foreign;
	/** the municipality, though known, is none of the edition's year */
	bool is_of_other_year;
	/** the municipality is not known; these are like it in the year below */
	bool is_unknown;
	int like[PLACEMENT_SUGGESTIONS];
	size_t like_count;
	/** of the look-ups; for a row without an edition the newest that is known */
	int year;
	/** which of the missing are told here: an offset in placements.missing, and how many */
	size_t first_missing;
	size_t missing;
};

enum { PLACEMENT_NO_REGION = -1 };

/** What there is to tell of a dataset. All zero is empty. */
struct placements {
	struct placement *items;
	size_t count;
	size_t capacity;
	/** for each row of the dataset: the number of its item, from 1; 0 for none */
	size_t *of_row;
	/** indices of municipalities */
	int *missing;
	size_t missing_count;
	size_t missing_capacity;
};

/**
 * Looks at each region's table of each source.
 *
 * @param placements  empty; the caller frees it with validate_placements_free(), also after a failure
 * @param entries     of the dataset; their order is changed
 * @return KLP_OK, KLP_OUT_OF_MEMORY */
klp_status validate_placements_gather(struct placements *placements, const klp_dataset *dataset,
                                      const klp_territory *territory, struct entries *entries, klp_error **error);

/** What is to be told at a row, or NULL. */
const struct placement *validate_placements_find(const struct placements *placements, size_t row);

void validate_placements_free(struct placements *placements);

#endif
