/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the rows below a row add up to: the municipalities of a region, the regions of the country.
 */

#ifndef VALIDATE_BELOW_H
#define VALIDATE_BELOW_H

#include "validate/entry.h"

#include <klantprofiel/territory.h>

/** The sums of one group of rows. A row that stands more than once counts once. */
struct below {
	/** of the counts that are there and undisputed: no count is negative, so that the whole is at least this */
	int64_t sums[DATASET_COUNTS];
	/** false: a part is missing, or its count absent or disputed, so that the whole may be more */
	bool known[DATASET_COUNTS];
};

/** The sums of all groups of a dataset. All zero is empty. */
struct belows {
	struct below *items;
	size_t count;
	size_t capacity;
	/** for each row of the dataset: the number of its item, from 1; 0 for none */
	size_t *of_row;
};

/**
 * Adds up what lies below each region's and each country's row. A group has sums only when there is a row above it.
 *
 * @param belows   empty; the caller frees it with validate_belows_free(), also after a failure
 * @param entries  of the dataset; their order is changed
 * @return KLP_OK, KLP_OVERFLOW, KLP_OUT_OF_MEMORY */
klp_status validate_belows_gather(struct belows *belows, const klp_dataset *dataset, const klp_territory *territory,
                                  struct entries *entries, klp_error **error);

/** The sums below a row, or NULL. */
const struct below *validate_belows_find(const struct belows *belows, size_t row);

void validate_belows_free(struct belows *belows);

#endif
