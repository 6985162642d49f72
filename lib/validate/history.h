/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Each count against those of the same area in earlier editions.
 *
 * A count is far out of its own history when it lies, all at once,
 *   - more than HISTORY_DEVIATIONS times 1,4826 median absolute deviations from the median of the earlier counts: 1,4826
 *     MAD is the standard deviation where counts scatter normally, and one wrong count among them does not move it;
 *   - more than half of the median from it, for the MAD of a calm series is next to nothing; and
 *   - more than HISTORY_FLOOR persons from it, for small counts jump.
 * Counted are the last HISTORY_EDITIONS earlier editions, and there must be HISTORY_EDITIONS_MIN of them. A
 * municipality's history begins anew where its territory changed.
 */

#ifndef VALIDATE_HISTORY_H
#define VALIDATE_HISTORY_H

#include "validate/entry.h"
#include "validate/localise.h"

#include <klantprofiel/territory.h>

enum { HISTORY_EDITIONS = 8, HISTORY_EDITIONS_MIN = 4, HISTORY_DEVIATIONS = 5, HISTORY_FLOOR = 25 };

/** The counts of one row that are far out of their history. */
struct history {
	/** of the earlier editions, rounded down; KLP_ABSENT where there is nothing to tell */
	int64_t medians[DATASET_COUNTS];
	/** how many of these editions have the count */
	size_t editions[DATASET_COUNTS];
};

/** All zero is empty. */
struct histories {
	struct history *items;
	size_t count;
	size_t capacity;
	/** for each row of the dataset: the number of its item, from 1; 0 for none */
	size_t *of_row;
};

/**
 * Looks at each count that has a history.
 *
 * @param histories  empty; the caller frees it with validate_histories_free(), also after a failure
 * @param entries    of the dataset; their order is changed
 * @return KLP_OK, KLP_OUT_OF_MEMORY */
klp_status validate_histories_gather(struct histories *histories, const klp_dataset *dataset,
                                     const klp_territory *territory, struct entries *entries, klp_error **error);

/** What is to be told of a row, or NULL. */
const struct history *validate_histories_find(const struct histories *histories, size_t row);

void validate_histories_free(struct histories *histories);

/** Where the counts of each row lie by their history: outside of it they are far out. All zero is empty. */
struct usuals {
	/** for each row of the dataset; low > high where there is no history */
	struct localise_range (*of_row)[DATASET_COUNTS];
};

/**
 * Measures each count's history.
 *
 * @param usuals  empty; the caller frees it with validate_usuals_free(), also after a failure
 * @return KLP_OK, KLP_OUT_OF_MEMORY */
klp_status validate_usuals_gather(struct usuals *usuals, const klp_dataset *dataset, const klp_territory *territory,
                                  klp_error **error);

void validate_usuals_free(struct usuals *usuals);

#endif
