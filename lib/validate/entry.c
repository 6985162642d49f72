/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/entry.h"
#include "base/memory.h"
#include "base/order.h"

#include <stdlib.h>

void validate_read_counts(int64_t counts[DATASET_COUNTS], const klp_dataset *dataset, size_t row)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		counts[i] = KLP_ABSENT;
		klp_dataset_integer(dataset, row, (klp_column)(DATASET_FIRST_COUNT + (int)i), &counts[i]);
	}
}

bool validate_is_published(const klp_dataset *dataset, size_t row)
{
	int64_t origin = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_ORIGIN, &origin);
	return origin == KLP_ORIGIN_PUBLISHED;
}

const char *validate_entry_parting_source(const struct entry *entry)
{
	return entry->edition == EDITION_NONE ? entry->source : "";
}

/* Whether it is about the country, a region or a municipality that is known by more than its place. */
static bool is_known(const struct entry *entry)
{
	return entry->level != KLP_LEVEL_MUNICIPALITY || entry->name[0] != '\0';
}

static int compare_counts(const struct entry *one, const struct entry *other)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		ORDER_BY(one->counts[i], other->counts[i]);
	return 0;
}

bool validate_entry_same_counts(const struct entry *one, const struct entry *other)
{
	return compare_counts(one, other) == 0;
}

bool validate_entry_same_place(const struct entry *one, const struct entry *other)
{
	return one->line != 0 && one->line == other->line && one->page == other->page;
}

int validate_entry_compare_table(const struct entry *one, const struct entry *other)
{
	ORDER_BY(one->edition, other->edition);
	ORDER_BY(one->region, other->region);
	return order_texts(one->source, other->source);
}

int validate_entry_compare_tables(const void *left, const void *right)
{
	const struct entry *one = left, *other = right;
	int order = validate_entry_compare_table(one, other);
	if (order != 0)
		return order;
	ORDER_BY(one->level, other->level);
	ORDER_BY(one->area, other->area);
	ORDER_BY(one->row, other->row);
	return 0;
}

bool validate_entry_same_table(const struct entry *one, const struct entry *other)
{
	return validate_entry_compare_table(one, other) == 0;
}

size_t validate_entries_end(const struct entries *entries, size_t start,
                            bool (*same)(const struct entry *one, const struct entry *other))
{
	size_t end = start + 1;
	while (end < entries->count && same(&entries->items[start], &entries->items[end]))
		end++;
	return end;
}

/* Of two municipalities of which nothing is known but their place, only a second reading of a row is the same. */
static int compare_unknown(const struct entry *one, const struct entry *other)
{
	int order = order_texts(one->source, other->source);
	if (order != 0)
		return order;
	ORDER_BY(one->page, other->page);
	ORDER_BY(one->line, other->line);
	if (one->line == 0)
		ORDER_BY(one->row, other->row);
	return compare_counts(one, other);
}

static int compare_areas(const struct entry *one, const struct entry *other)
{
	ORDER_BY(one->edition, other->edition);
	int order = order_texts(validate_entry_parting_source(one), validate_entry_parting_source(other));
	if (order != 0)
		return order;
	ORDER_BY(one->level, other->level);
	ORDER_BY(one->has_code, other->has_code);
	if (!one->has_code)
		ORDER_BY(one->region, other->region);
	order = order_texts(one->name, other->name);
	if (order != 0)
		return order;
	return is_known(one) ? 0 : compare_unknown(one, other);
}

static int compare_entries(const void *left, const void *right)
{
	const struct entry *one = left, *other = right;
	int order = compare_areas(one, other);
	if (order == 0)
		order = compare_counts(one, other);
	if (order == 0)
		order = order_texts(one->source, other->source);
	if (order != 0)
		return order;
	ORDER_BY(one->page, other->page);
	ORDER_BY(one->line, other->line);
	ORDER_BY(one->row, other->row);
	return 0;
}

/* False when there is no memory. */
static bool name_municipality(struct entries *entries, struct entry *entry, const klp_dataset *dataset)
{
	char key[TEXT_KEY_BYTES];
	const char *code = klp_dataset_text(dataset, entry->row, KLP_COLUMN_MUNICIPALITY_CODE);
	const char *printed = klp_dataset_text(dataset, entry->row, KLP_COLUMN_MUNICIPALITY_PRINTED);
	if (code != NULL && code[0] != '\0') {
		entry->name = code;
		entry->has_code = true;
		return true;
	}
	/* Two municipalities of one name lie in different regions. */
	if (printed == NULL || entry->region == 0)
		return true;
	size_t length = text_key(key, slice_of(printed));
	if (length == 0 || length == SIZE_MAX)
		return true;
	const char *kept = pool_keep(&entries->keys, key, length);
	if (kept == NULL)
		return false;
	entry->name = kept;
	return true;
}

static struct entry entry_of(const klp_dataset *dataset, size_t row)
{
	int64_t level = 0, region = 0;
	struct place place = dataset_place(dataset, row);
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &region);
	struct entry entry = {
		.edition = dataset_edition_of(dataset, row),
		.level = (klp_level)level,
		.region = level == KLP_LEVEL_COUNTRY ? 0 : (int)region,
		.source = place.source == NULL ? "" : place.source,
		.name = "",
		.page = place.page,
		.line = place.line,
		.row = row,
	};
	validate_read_counts(entry.counts, dataset, row);
	return entry;
}

klp_status validate_entries_gather(struct entries *entries, const klp_dataset *dataset, klp_error **error)
{
	size_t rows = klp_dataset_rows(dataset);
	entries->items = memory_allocate_zeroed(rows, sizeof *entries->items);
	if (entries->items == NULL)
		return error_memory(error);

	for (size_t row = 0; row < rows; row++) {
		struct entry entry = entry_of(dataset, row);
		if (entry.level == KLP_LEVEL_PROVINCE || (entry.level == KLP_LEVEL_REGION && entry.region == 0))
			continue;
		if (entry.level == KLP_LEVEL_MUNICIPALITY && !name_municipality(entries, &entry, dataset))
			return error_memory(error);
		entries->items[entries->count++] = entry;
	}
	qsort(entries->items, entries->count, sizeof *entries->items, compare_entries);
	for (size_t i = 1; i < entries->count; i++) {
		struct entry *one = &entries->items[i - 1], *other = &entries->items[i];
		other->area = one->area + (compare_areas(one, other) != 0);
	}
	return KLP_OK;
}

void validate_entries_free(struct entries *entries)
{
	memory_release(entries->items);
	pool_free(&entries->keys);
	*entries = (struct entries){ .items = NULL };
}
