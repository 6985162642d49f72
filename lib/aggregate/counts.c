/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/counts.h"
#include "base/number.h"

struct counts aggregate_counts_read(const klp_dataset *dataset, size_t row)
{
	struct counts counts;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		counts.of[i] = KLP_ABSENT;
		klp_dataset_integer(dataset, row, (klp_column)(DATASET_FIRST_COUNT + (int)i), &counts.of[i]);
	}
	return counts;
}

bool aggregate_counts_add(struct counts *sum, const struct counts *part)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		if (sum->of[i] == KLP_ABSENT)
			continue;
		if (part->of[i] == KLP_ABSENT)
			sum->of[i] = KLP_ABSENT;
		else if (!number_add(&sum->of[i], part->of[i]))
			return false;
	}
	return true;
}

bool aggregate_counts_equal(const struct counts *one, const struct counts *other)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (one->of[i] != other->of[i])
			return false;
	return true;
}

bool aggregate_counts_whole(const struct counts *counts)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (counts->of[i] == KLP_ABSENT)
			return false;
	return true;
}

bool aggregate_counts_add_up(const struct counts *counts)
{
	int64_t sum = 0;
	if (!aggregate_counts_whole(counts))
		return false;
	for (size_t i = 0; i < COUNTS_CELLS; i++)
		if (!number_add(&sum, counts->of[i]))
			return false;
	return sum == counts->of[COUNTS_TOTAL];
}

bool aggregate_counts_contradicted(const struct counts *counts, const struct counts *other)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (other->of[i] != KLP_ABSENT && counts->of[i] != other->of[i])
			return true;
	return false;
}

bool aggregate_counts_below(const struct counts *counts, const struct counts *other)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (other->of[i] != KLP_ABSENT && counts->of[i] < other->of[i])
			return true;
	return false;
}
