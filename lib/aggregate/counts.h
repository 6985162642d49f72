/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The five counts of a row, and their sums.
 */

#ifndef AGGREGATE_COUNTS_H
#define AGGREGATE_COUNTS_H

#include "dataset/dataset.h"

/** In the order of the publication: four cells and the total they add up to. */
enum { COUNTS_CELLS = DATASET_COUNTS - 1, COUNTS_TOTAL = DATASET_COUNTS - 1 };

/** KLP_ABSENT where there is none. */
struct counts {
	int64_t of[DATASET_COUNTS];
};

struct counts aggregate_counts_read(const klp_dataset *dataset, size_t row);

/** sum += part; what is absent in one is absent in the sum. False when it does not fit. */
bool aggregate_counts_add(struct counts *sum, const struct counts *part);

bool aggregate_counts_equal(const struct counts *one, const struct counts *other);

/** Whether all five are there. */
bool aggregate_counts_whole(const struct counts *counts);

/** Whether all five are there and the four cells add up to the total. */
bool aggregate_counts_add_up(const struct counts *counts);

/** Whether a count of `other` is there and `counts` has not the same. */
bool aggregate_counts_contradicted(const struct counts *counts, const struct counts *other);

/** Whether a count of `other` is there and `counts` has less. */
bool aggregate_counts_below(const struct counts *counts, const struct counts *other);

#endif
