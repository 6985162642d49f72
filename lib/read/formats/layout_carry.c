/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A table that goes on over the page without its headings: those of before still hold where the columns lie as they did. */

#include "read/formats/layout.h"

#include <string.h>

static bool overlaps(struct layout_extent one, struct layout_extent other)
{
	return one.from < other.to && other.from < one.to;
}

bool layout_carry_columns(const struct layout_carry *carry, struct layout_band *band)
{
	size_t places[LAYOUT_MOST_COLUMNS], next = 0;
	if (band->headed || carry->count < band->number_count)
		return false;
	for (size_t i = 0; i < band->number_count; i++) {
		while (next < carry->count && !overlaps(carry->numbers[next], band->numbers[i]))
			next++;
		bool only = next + 1 >= carry->count || !overlaps(carry->numbers[next + 1], band->numbers[i]);
		if (next == carry->count || !only)
			return false;
		places[i] = next++;
	}
	struct layout_extent numbers[LAYOUT_MOST_COLUMNS];
	memcpy(numbers, carry->numbers, sizeof numbers);
	for (size_t i = 0; i < band->number_count; i++)
		numbers[places[i]] = band->numbers[i];
	for (size_t i = 1; i < carry->count; i++)
		if (numbers[i].from < numbers[i - 1].to)
			return false;
	memcpy(band->numbers, numbers, sizeof numbers);
	band->number_count = carry->count;
	band->carried = true;
	return true;
}

void layout_carry_on(struct layout_carry *carry, struct layout_table *table)
{
	const struct layout_band *band = table->band;
	for (size_t level = 0; level < 2; level++) {
		struct slice *headings = table->headings + level * table->columns + band->texts;
		if (band->carried)
			memcpy(headings, carry->headings[level], carry->count * sizeof *headings);
		else if (band->headed)
			memcpy(carry->headings[level], headings, band->number_count * sizeof *headings);
	}
	if (!band->headed)
		return;
	carry->count = band->number_count;
	memcpy(carry->numbers, band->numbers, sizeof carry->numbers);
}
