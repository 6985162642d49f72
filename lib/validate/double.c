/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The entries of an area are sorted by what they say, then by source, then by place: what is the same lies together. Each
 * run is walked a fixed number of times, so that a million equal rows cost no more than a million others. */

#include "validate/double.h"
#include "base/order.h"

/* Entries that lie together. */
struct run {
	const struct entry *start;
	const struct entry *end;
};

typedef bool (*is_alike)(const struct entry *one, const struct entry *other);

/* The next run of `all` that is alike, after `last`, which is empty at first; false at the end. */
static bool next_run(struct run *last, struct run all, is_alike alike)
{
	last->start = last->end;
	if (last->start == all.end)
		return false;
	while (last->end < all.end && alike(last->start, last->end))
		last->end++;
	return true;
}

static bool same_area(const struct entry *one, const struct entry *other)
{
	return one->area == other->area;
}

static bool same_source(const struct entry *one, const struct entry *other)
{
	return order_texts(one->source, other->source) == 0;
}

/* The same row of one source, told once: by the row in the second place. */
static void find_repeats(struct doubled *doubles, struct run same)
{
	struct doubled *teller = NULL;
	size_t times = 1;
	for (const struct entry *entry = same.start + 1; entry < same.end; entry++) {
		if (validate_entry_same_place(entry - 1, entry))
			continue;
		if (teller == NULL)
			teller = &doubles[entry->row];
		times++;
	}
	if (teller != NULL) {
		teller->times = times;
		teller->first = same.start->row;
	}
}

/* For each column the first row that has a count there. */
static void find_first_said(const struct entry *said[DATASET_COUNTS], struct run area)
{
	for (const struct entry *entry = area.start; entry < area.end; entry++)
		for (size_t i = 0; i < DATASET_COUNTS; i++)
			if (entry->counts[i] != KLP_ABSENT && (said[i] == NULL || entry->row < said[i]->row))
				said[i] = entry;
}

/* An earlier row that this one contradicts, or NULL. */
static const struct entry *contradicted_by(const struct entry *const said[DATASET_COUNTS], const struct entry *entry)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (entry->counts[i] != KLP_ABSENT && entry->counts[i] != said[i]->counts[i])
			return said[i];
	return NULL;
}

/* Rows that have the same counts: all but the first were said before. */
static void find_said_before(struct doubled *doubles, struct run same)
{
	const struct entry *first = same.start;
	for (const struct entry *entry = same.start; entry < same.end; entry++) {
		doubles[entry->row].is_said_before = true;
		if (entry->row < first->row)
			first = entry;
	}
	doubles[first->row].is_said_before = false;
}

static void compare_area(struct doubled *doubles, struct run area)
{
	const struct entry *said[DATASET_COUNTS] = { NULL };
	find_first_said(said, area);
	struct run same = { area.start, area.start };
	while (next_run(&same, area, validate_entry_same_counts)) {
		find_said_before(doubles, same);
		const struct entry *other = contradicted_by(said, same.start);
		struct run of_source = { same.start, same.start };
		while (next_run(&of_source, same, same_source)) {
			find_repeats(doubles, of_source);
			if (other == NULL)
				continue;
			doubles[of_source.start->row].is_contradicted = true;
			doubles[of_source.start->row].against = other->row;
		}
	}
}

void validate_doubles_find(struct doubled *doubles, const struct entries *entries)
{
	struct run all = { entries->items, entries->items + entries->count };
	struct run area = { all.start, all.start };
	while (next_run(&area, all, same_area))
		if (area.end - area.start > 1)
			compare_area(doubles, area);
}
