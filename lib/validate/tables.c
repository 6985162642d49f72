/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/tables.h"
#include "base/memory.h"
#include "base/order.h"
#include "validate/meaning.h"

#include <stdlib.h>
#include <string.h>

/* The total before its municipalities, each in the order of the dataset. */
static int compare(const void *left, const void *right)
{
	const struct entry *one = left, *other = right;
	int order = validate_entry_compare_table(one, other);
	if (order != 0)
		return order;
	ORDER_BY(one->level, other->level);
	ORDER_BY(one->row, other->row);
	return 0;
}

/* How many rows of a group belong to the table of its first row; 0 when that heads none. */
static size_t table_size(const struct entry *group, size_t count)
{
	if (group->level == KLP_LEVEL_COUNTRY)
		return count == 1 || group[1].level != KLP_LEVEL_COUNTRY ? 1 : 0;
	bool one_total = count > 1 && group->level == KLP_LEVEL_REGION && group[1].level == KLP_LEVEL_MUNICIPALITY;
	return one_total && group->region != 0 ? count : 0;
}

/* What texts mean that stand in the place of counts. */
static void take_meanings(struct entry *entry, const klp_dataset *dataset)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		klp_column column = (klp_column)(DATASET_FIRST_COUNT + (int)i);
		const char *text = entry->counts[i] != KLP_ABSENT ? NULL : klp_dataset_cell_text(dataset, entry->row, column);
		if (text != NULL)
			validate_meaning(text, &entry->counts[i]);
	}
}

klp_status validate_tables_gather(struct tables *tables, const klp_dataset *dataset, klp_error **error)
{
	struct entries *entries = &tables->entries;
	klp_status status = validate_entries_gather(entries, dataset, error);
	if (status != KLP_OK)
		return status;
	for (size_t i = 0; i < entries->count; i++)
		take_meanings(&entries->items[i], dataset);
	if (entries->count > 0)
		qsort(entries->items, entries->count, sizeof *entries->items, compare);
	for (size_t start = 0, end; start < entries->count; start = end) {
		end = validate_entries_end(entries, start, validate_entry_same_table);
		size_t size = table_size(&entries->items[start], end - start);
		if (size == 0)
			continue;
		if (!memory_reserve(&tables->items, &tables->capacity, tables->count + 1, sizeof *tables->items))
			return error_memory(error);
		tables->items[tables->count++] = (struct table){ &entries->items[start], size - 1 };
	}
	return KLP_OK;
}

void validate_table_counts(int64_t (*counts)[DATASET_COUNTS], const struct table *table)
{
	for (size_t row = 0; row < table->rows; row++)
		memcpy(counts[row], table_row(table, row)->counts, sizeof *counts);
	memcpy(counts[table->rows], table->total->counts, sizeof *counts);
}

void validate_tables_free(struct tables *tables)
{
	memory_release(tables->items);
	validate_entries_free(&tables->entries);
	tables->items = NULL;
	tables->count = tables->capacity = 0;
}
