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

/** The cells. */
enum { COUNTS_MUNICIPAL_PROFILE, COUNTS_MUNICIPAL_NO_PROFILE, COUNTS_UWV_PROFILE, COUNTS_UWV_NO_PROFILE };

/** KLP_ABSENT where there is none. */
struct counts {
	int64_t of[DATASET_COUNTS];
};

struct counts aggregate_counts_read(const klp_dataset *dataset, size_t row);

/** sum += part; what is absent in one is absent in the sum. False when a sum is more than a count can be. */
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

/**
 * Divides counts by shares into whole numbers that add up to them again, column by column: by the largest remainder (Hamilton's or
 * Hare-Niemeyer's method; M. L. Balinski and H. P. Young, Fair Representation, 1982), of equal remainders the first. What is absent is
 * absent in each part. Where the four cells add up to the total, those of each part do too.
 *
 * @param shares  not negative, of a sum that is not 0 and at most INT32_MAX
 * @param parts   receives as many */
void aggregate_counts_divide(const struct counts *whole, const int *shares, size_t count, struct counts *parts);

#endif
