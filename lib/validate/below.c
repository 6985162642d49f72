/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Entries are sorted into groups, each with the rows above it first and the rows of one area together; then one walk adds up. */

#include "validate/below.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/order.h"
#include "dataset/words.h"

#include <stdlib.h>

/* By edition: behind the country's row the regions, by number, each with its municipalities behind it. */
static int compare_regions(const void *left, const void *right)
{
	const struct entry *one = left, *other = right;
	ORDER_BY(one->edition, other->edition);
	int order = order_texts(validate_entry_parting_source(one), validate_entry_parting_source(other));
	if (order != 0)
		return order;
	ORDER_BY(one->level != KLP_LEVEL_COUNTRY, other->level != KLP_LEVEL_COUNTRY);
	ORDER_BY(one->region, other->region);
	ORDER_BY(one->level, other->level);
	ORDER_BY(one->area, other->area);
	ORDER_BY(one->row, other->row);
	return 0;
}

static bool same_country(const struct entry *one, const struct entry *other)
{
	return one->edition == other->edition &&
	       order_texts(validate_entry_parting_source(one), validate_entry_parting_source(other)) == 0;
}

static struct below nothing_yet(void)
{
	struct below below = { { 0 }, { false } };
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		below.known[i] = true;
	return below;
}

static klp_status add_count(struct below *below, size_t count, int64_t value, const klp_dataset *dataset,
                            const struct entry *entry, klp_error **error)
{
	if (number_add(&below->sums[count], value))
		return KLP_OK;
	struct place place = dataset_place(dataset, entry->row);
	return error_set(error, KLP_OVERFLOW, &place,
	                 "the counts of %s add up to more than a count can be; look for a count that is far too large",
	                 dataset_words_column(count, LANGUAGE_ENGLISH));
}

/* What the rows of one area say together. */
struct agreed {
	/** KLP_ABSENT where no row has a count, or where two differ */
	int64_t counts[DATASET_COUNTS];
	bool disputed[DATASET_COUNTS];
};

/* Reads the rows that are about the same as the first; returns how many. */
static size_t agree(struct agreed *agreed, const struct entry *first, size_t most)
{
	*agreed = (struct agreed){ { 0 }, { false } };
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		agreed->counts[i] = first->counts[i];
	size_t rows = 1;
	for (; rows < most && first[rows].area == first->area; rows++)
		for (size_t i = 0; i < DATASET_COUNTS; i++) {
			int64_t said = first[rows].counts[i];
			if (agreed->counts[i] == KLP_ABSENT)
				agreed->counts[i] = said;
			else if (said != KLP_ABSENT && said != agreed->counts[i])
				agreed->disputed[i] = true;
		}
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (agreed->disputed[i])
			agreed->counts[i] = KLP_ABSENT;
	return rows;
}

static klp_status add_municipalities(struct below *below, const klp_dataset *dataset, const struct entry *group,
                                     size_t count, klp_error **error)
{
	for (size_t at = 0, rows; at < count; at += rows) {
		struct agreed agreed;
		rows = agree(&agreed, &group[at], count - at);
		for (size_t i = 0; i < DATASET_COUNTS; i++) {
			below->known[i] = below->known[i] && agreed.counts[i] != KLP_ABSENT;
			if (agreed.counts[i] == KLP_ABSENT)
				continue;
			klp_status status = add_count(below, i, agreed.counts[i], dataset, &group[at], error);
			if (status != KLP_OK)
				return status;
		}
	}
	return KLP_OK;
}

/* Adds the rows of one region: its total row, or in a column where that has no count, its municipalities. */
static klp_status add_region(struct below *country, const klp_dataset *dataset, const struct entry *group, size_t count,
                             klp_error **error)
{
	struct agreed total = { { 0 }, { false } };
	struct below parts = nothing_yet();
	size_t totals = 0;
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		total.counts[i] = KLP_ABSENT;
	if (group[0].level == KLP_LEVEL_REGION)
		totals = agree(&total, group, count);
	klp_status status = add_municipalities(&parts, dataset, group + totals, count - totals, error);
	for (size_t i = 0; i < DATASET_COUNTS && status == KLP_OK; i++) {
		country->known[i] = country->known[i] && total.counts[i] != KLP_ABSENT;
		if (total.disputed[i])
			continue;
		int64_t value = total.counts[i] != KLP_ABSENT ? total.counts[i] : parts.sums[i];
		status = add_count(country, i, value, dataset, &group[0], error);
	}
	return status;
}

static klp_status add_regions(struct below *country, const klp_dataset *dataset, const struct entry *group,
                              size_t count, int all_regions, klp_error **error)
{
	int regions = 0;
	for (size_t at = 0, next; at < count; at = next, regions++) {
		for (next = at + 1; next < count && group[next].region == group[at].region;)
			next++;
		klp_status status = add_region(country, dataset, &group[at], next - at, error);
		if (status != KLP_OK)
			return status;
	}
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		country->known[i] = country->known[i] && regions == all_regions;
	return KLP_OK;
}

/* Keeps the sums for the rows above: the first `count` entries. */
static klp_status keep(struct belows *belows, const struct below *below, const struct entry *above, size_t count,
                       klp_error **error)
{
	if (!memory_reserve(&belows->items, &belows->capacity, belows->count + 1, sizeof *belows->items))
		return error_memory(error);
	belows->items[belows->count++] = *below;
	for (size_t i = 0; i < count; i++)
		belows->of_row[above[i].row] = belows->count;
	return KLP_OK;
}

/* The first entries of a group that are of a level. */
static size_t count_above(const struct entry *group, size_t count, klp_level level)
{
	size_t above = 0;
	while (above < count && group[above].level == level)
		above++;
	return above;
}

static klp_status gather_municipalities(struct belows *belows, const klp_dataset *dataset, struct entries *entries,
                                        klp_error **error)
{
	qsort(entries->items, entries->count, sizeof *entries->items, validate_entry_compare_tables);
	klp_status status = KLP_OK;
	for (size_t start = 0, end; start < entries->count && status == KLP_OK; start = end) {
		const struct entry *group = &entries->items[start];
		end = validate_entries_end(entries, start, validate_entry_same_table);
		size_t count = end - start, above = count_above(group, count, KLP_LEVEL_REGION);
		if (above == 0 || above == count)
			continue;
		struct below below = nothing_yet();
		status = add_municipalities(&below, dataset, group + above, count - above, error);
		if (status == KLP_OK)
			status = keep(belows, &below, group, above, error);
	}
	return status;
}

/* Leaves out what no country is made of: regions that are none, and municipalities outside the regions. */
static void keep_country(struct entries *entries, int all_regions)
{
	size_t kept = 0;
	for (size_t i = 0; i < entries->count; i++) {
		const struct entry *entry = &entries->items[i];
		if (entry->level == KLP_LEVEL_COUNTRY || (entry->region >= 1 && entry->region <= all_regions))
			entries->items[kept++] = *entry;
	}
	entries->count = kept;
}

static klp_status gather_regions(struct belows *belows, const klp_dataset *dataset, struct entries *entries,
                                 int all_regions, klp_error **error)
{
	qsort(entries->items, entries->count, sizeof *entries->items, compare_regions);
	klp_status status = KLP_OK;
	for (size_t start = 0, end; start < entries->count && status == KLP_OK; start = end) {
		const struct entry *group = &entries->items[start];
		end = validate_entries_end(entries, start, same_country);
		size_t count = end - start, above = count_above(group, count, KLP_LEVEL_COUNTRY);
		if (above == 0)
			continue;
		struct below below = nothing_yet();
		status = add_regions(&below, dataset, group + above, count - above, all_regions, error);
		if (status == KLP_OK)
			status = keep(belows, &below, group, above, error);
	}
	return status;
}

klp_status validate_belows_gather(struct belows *belows, const klp_dataset *dataset, const klp_territory *territory,
                                  struct entries *entries, klp_error **error)
{
	int all_regions = klp_territory_regions(territory);
	belows->of_row = memory_allocate_zeroed(klp_dataset_rows(dataset), sizeof *belows->of_row);
	if (belows->of_row == NULL)
		return error_memory(error);
	klp_status status = gather_municipalities(belows, dataset, entries, error);
	if (status != KLP_OK)
		return status;
	keep_country(entries, all_regions);
	return gather_regions(belows, dataset, entries, all_regions, error);
}

const struct below *validate_belows_find(const struct belows *belows, size_t row)
{
	return belows->of_row[row] == 0 ? NULL : &belows->items[belows->of_row[row] - 1];
}

void validate_belows_free(struct belows *belows)
{
	memory_release(belows->items);
	memory_release(belows->of_row);
	*belows = (struct belows){ NULL, 0, 0, NULL };
}
