/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Rows are sorted once into groups, each with the rows above it first; then one walk adds up. */

#include "validate/below.h"
#include "base/memory.h"
#include "base/number.h"
#include "validate/words.h"

#include <stdlib.h>
#include <string.h>

/* A row and what it is sorted by. Texts are "" where absent. */
struct entry {
	edition_number edition;
	/* of no meaning to a group of regions: there the country's row has 0 */
	int region;
	klp_level level;
	const char *source;
	struct place place;
	const char *municipality;
	size_t row;
};

struct entries {
	struct entry *items;
	size_t count;
};

void validate_read_counts(int64_t counts[DATASET_COUNTS], const klp_dataset *dataset, size_t row)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		counts[i] = KLP_ABSENT;
		klp_dataset_integer(dataset, row, (klp_column)(DATASET_FIRST_COUNT + (int)i), &counts[i]);
	}
}

static const char *text_or_empty(const char *text)
{
	return text == NULL ? "" : text;
}

static const char *municipality_of(const klp_dataset *dataset, size_t row)
{
	const char *code = klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_CODE);
	return code != NULL ? code : text_or_empty(klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_PRINTED));
}

static klp_level level_of(const klp_dataset *dataset, size_t row)
{
	int64_t level = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	return (klp_level)level;
}

static int region_of(const klp_dataset *dataset, size_t row)
{
	int64_t number = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &number);
	return (int)number;
}

static struct entry entry_of(const klp_dataset *dataset, size_t row, klp_level level, int region)
{
	struct place place = dataset_place(dataset, row);
	return (struct entry){ dataset_edition_of(dataset, row), region, level, text_or_empty(place.source), place,
		                   municipality_of(dataset, row),    row };
}

#define COMPARE(one, other)                  \
	do {                                     \
		if ((one) != (other))                \
			return (one) < (other) ? -1 : 1; \
	} while (0)

/* By edition, region and source: the municipalities behind their region's row, by their place. */
static int compare_municipalities(const void *left, const void *right)
{
	const struct entry *one = left, *other = right;
	COMPARE(one->edition, other->edition);
	COMPARE(one->region, other->region);
	int order = strcmp(one->source, other->source);
	if (order != 0)
		return order;
	COMPARE(one->level, other->level);
	COMPARE(one->place.page, other->place.page);
	COMPARE(one->place.line, other->place.line);
	order = strcmp(one->municipality, other->municipality);
	if (order != 0)
		return order;
	COMPARE(one->row, other->row);
	return 0;
}

/* Without an edition only the source tells what belongs together. */
static const char *source_that_parts(const struct entry *entry)
{
	return entry->edition == EDITION_NONE ? entry->source : "";
}

/* By edition: the regions behind the country's row, by number. */
static int compare_regions(const void *left, const void *right)
{
	const struct entry *one = left, *other = right;
	COMPARE(one->edition, other->edition);
	int order = strcmp(source_that_parts(one), source_that_parts(other));
	if (order != 0)
		return order;
	COMPARE(one->region, other->region);
	COMPARE(one->row, other->row);
	return 0;
}

/* A document that is parsed twice gives each row twice, from the very same place. A row that the document
 * itself has twice stands in two places. */
static bool is_same_reading(const klp_dataset *dataset, const struct entry *one, const struct entry *other)
{
	if (one->level != other->level || one->place.line == 0 || one->place.page != other->place.page ||
	    one->place.line != other->place.line || strcmp(one->municipality, other->municipality) != 0)
		return false;
	int64_t counts[DATASET_COUNTS], other_counts[DATASET_COUNTS];
	validate_read_counts(counts, dataset, one->row);
	validate_read_counts(other_counts, dataset, other->row);
	return memcmp(counts, other_counts, sizeof counts) == 0;
}

static struct below nothing_yet(void)
{
	struct below below = { { 0 }, { false } };
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		below.known[i] = true;
	return below;
}

static klp_status add_counts(struct below *below, const int64_t counts[DATASET_COUNTS], const klp_dataset *dataset,
                             const struct entry *entry, klp_error **error)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		if (counts[i] == KLP_ABSENT)
			below->known[i] = false;
		else if (!number_add(&below->sums[i], counts[i])) {
			struct place place = dataset_place(dataset, entry->row);
			return error_set(
				error, KLP_OVERFLOW, &place,
				"the counts of %s add up to more than a count can be; look for a count that is far too large",
				validate_words_column(i));
		}
	}
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

static klp_status add_up_municipalities(struct belows *belows, const klp_dataset *dataset, const struct entry *group,
                                        size_t count, klp_error **error)
{
	size_t above = 0;
	while (above < count && group[above].level == KLP_LEVEL_REGION)
		above++;
	if (above == 0 || above == count)
		return KLP_OK;

	struct below below = nothing_yet();
	for (size_t i = above; i < count; i++) {
		if (i > above && is_same_reading(dataset, &group[i - 1], &group[i]))
			continue;
		int64_t counts[DATASET_COUNTS];
		validate_read_counts(counts, dataset, group[i].row);
		klp_status status = add_counts(&below, counts, dataset, &group[i], error);
		if (status != KLP_OK)
			return status;
	}
	return keep(belows, &below, group, above, error);
}

/* Takes away from `counts` what another row of the same region does not confirm. */
static void keep_agreed(int64_t counts[DATASET_COUNTS], const klp_dataset *dataset, size_t row)
{
	int64_t others[DATASET_COUNTS];
	validate_read_counts(others, dataset, row);
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (others[i] != counts[i])
			counts[i] = KLP_ABSENT;
}

static klp_status add_up_regions(struct belows *belows, const klp_dataset *dataset, const struct entry *group,
                                 size_t count, int all_regions, klp_error **error)
{
	size_t above = 0;
	while (above < count && group[above].level == KLP_LEVEL_COUNTRY)
		above++;
	if (above == 0)
		return KLP_OK;

	int regions = 0;
	struct below below = nothing_yet();
	for (size_t i = above, next; i < count; i = next) {
		int64_t counts[DATASET_COUNTS];
		validate_read_counts(counts, dataset, group[i].row);
		for (next = i + 1; next < count && group[next].region == group[i].region; next++)
			keep_agreed(counts, dataset, group[next].row);
		klp_status status = add_counts(&below, counts, dataset, &group[i], error);
		if (status != KLP_OK)
			return status;
		regions++;
	}
	return regions == all_regions ? keep(belows, &below, group, above, error) : KLP_OK;
}

static klp_status gather_municipalities(struct belows *belows, const klp_dataset *dataset, struct entries *entries,
                                        klp_error **error)
{
	entries->count = 0;
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++) {
		klp_level level = level_of(dataset, row);
		int region = region_of(dataset, row);
		if ((level == KLP_LEVEL_REGION || level == KLP_LEVEL_MUNICIPALITY) && region != 0)
			entries->items[entries->count++] = entry_of(dataset, row, level, region);
	}
	qsort(entries->items, entries->count, sizeof *entries->items, compare_municipalities);

	for (size_t start = 0, end; start < entries->count; start = end) {
		const struct entry *first = &entries->items[start];
		for (end = start + 1; end < entries->count; end++) {
			const struct entry *next = &entries->items[end];
			if (next->edition != first->edition || next->region != first->region ||
			    strcmp(next->source, first->source) != 0)
				break;
		}
		klp_status status = add_up_municipalities(belows, dataset, first, end - start, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

static klp_status gather_regions(struct belows *belows, const klp_dataset *dataset, const klp_territory *territory,
                                 struct entries *entries, klp_error **error)
{
	int all_regions = klp_territory_regions(territory);
	entries->count = 0;
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++) {
		klp_level level = level_of(dataset, row);
		int region = region_of(dataset, row);
		if (level == KLP_LEVEL_COUNTRY)
			entries->items[entries->count++] = entry_of(dataset, row, level, 0);
		else if (level == KLP_LEVEL_REGION && region >= 1 && region <= all_regions)
			entries->items[entries->count++] = entry_of(dataset, row, level, region);
	}
	qsort(entries->items, entries->count, sizeof *entries->items, compare_regions);

	for (size_t start = 0, end; start < entries->count; start = end) {
		const struct entry *first = &entries->items[start];
		for (end = start + 1; end < entries->count; end++) {
			const struct entry *next = &entries->items[end];
			if (next->edition != first->edition || strcmp(source_that_parts(next), source_that_parts(first)) != 0)
				break;
		}
		klp_status status = add_up_regions(belows, dataset, first, end - start, all_regions, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

klp_status validate_belows_gather(struct belows *belows, const klp_dataset *dataset, const klp_territory *territory,
                                  klp_error **error)
{
	size_t rows = klp_dataset_rows(dataset);
	struct entries entries = { NULL, 0 };

	belows->of_row = memory_allocate_zeroed(rows, sizeof *belows->of_row);
	entries.items = memory_allocate_zeroed(rows, sizeof *entries.items);
	if (belows->of_row == NULL || entries.items == NULL) {
		memory_release(entries.items);
		return error_memory(error);
	}
	klp_status status = gather_municipalities(belows, dataset, &entries, error);
	if (status == KLP_OK)
		status = gather_regions(belows, dataset, territory, &entries, error);
	memory_release(entries.items);
	return status;
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
