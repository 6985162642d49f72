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
		else if (!number_add(&sum->of[i], part->of[i]) || sum->of[i] > NUMBER_COUNT_MAX)
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

/* whole = quotient · sum + rest, so that nothing overflows: rest · share is below 2^62. */
static int64_t remainder_of(int64_t whole, int share, int64_t sum)
{
	return whole % sum * share % sum;
}

/* How many parts come before one when the largest remainders come first. */
static size_t rank_of(int64_t whole, const int *shares, size_t count, int64_t sum, size_t part)
{
	int64_t own = remainder_of(whole, shares[part], sum);
	size_t rank = 0;
	for (size_t i = 0; i < count; i++) {
		int64_t other = remainder_of(whole, shares[i], sum);
		if (other > own || (other == own && i < part))
			rank++;
	}
	return rank;
}

static void divide_column(int64_t whole, const int *shares, size_t count, size_t column, struct counts *parts)
{
	int64_t sum = 0, left = whole;
	for (size_t i = 0; i < count; i++)
		sum += shares[i];
	for (size_t i = 0; i < count; i++) {
		parts[i].of[column] = whole / sum * shares[i] + whole % sum * shares[i] / sum;
		left -= parts[i].of[column];
	}
	for (size_t i = 0; left > 0 && i < count; i++)
		if ((int64_t)rank_of(whole, shares, count, sum, i) < left)
			parts[i].of[column]++;
}

void aggregate_counts_divide(const struct counts *whole, const int *shares, size_t count, struct counts *parts)
{
	bool adds_up = aggregate_counts_add_up(whole);
	for (size_t column = 0; column < DATASET_COUNTS; column++) {
		if (whole->of[column] != KLP_ABSENT && !(adds_up && column == COUNTS_TOTAL))
			divide_column(whole->of[column], shares, count, column, parts);
		for (size_t i = 0; whole->of[column] == KLP_ABSENT && i < count; i++)
			parts[i].of[column] = KLP_ABSENT;
	}
	for (size_t i = 0; adds_up && i < count; i++) {
		parts[i].of[COUNTS_TOTAL] = 0;
		for (size_t column = 0; column < COUNTS_CELLS; column++)
			parts[i].of[COUNTS_TOTAL] += parts[i].of[column];
	}
}
