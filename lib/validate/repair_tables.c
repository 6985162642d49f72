/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/repair_tables.h"
#include "base/memory.h"

#include <stdlib.h>

/* The total before its municipalities, each in the order of the dataset. */
static int compare(const void *left, const void *right)
{
	const struct entry *one = left, *other = right;
	int order = validate_entry_compare_table(one, other);
	if (order != 0)
		return order;
	VALIDATE_COMPARE(one->level, other->level);
	VALIDATE_COMPARE(one->row, other->row);
	return 0;
}

/* A table's entries: its total first. False when there is no memory. */
static bool add_table(struct repair_tables *tables, size_t *used, const struct entry *group, size_t count)
{
	bool one_total = count > 1 && group[0].level == KLP_LEVEL_REGION && group[1].level == KLP_LEVEL_MUNICIPALITY;
	if (!one_total || group[0].region == 0)
		return true;
	if (!memory_reserve(&tables->items, &tables->capacity, tables->count + 1, sizeof *tables->items))
		return false;
	tables->items[tables->count++] =
		(struct repair_table){ group[0].edition, group[0].region, group[0].row, *used, count - 1 };
	for (size_t i = 1; i < count; i++)
		tables->rows[(*used)++] = group[i].row;
	return true;
}

klp_status validate_repair_tables_gather(struct repair_tables *tables, const klp_dataset *dataset, klp_error **error)
{
	struct entries entries = { .items = NULL };
	klp_status status = validate_entries_gather(&entries, dataset, error);
	if (status != KLP_OK)
		goto done;
	tables->rows = memory_allocate_zeroed(entries.count + 1, sizeof *tables->rows);
	if (tables->rows == NULL) {
		status = error_memory(error);
		goto done;
	}
	if (entries.count > 0)
		qsort(entries.items, entries.count, sizeof *entries.items, compare);
	size_t used = 0;
	for (size_t start = 0, end; start < entries.count && status == KLP_OK; start = end) {
		end = validate_entries_end(&entries, start, validate_entry_same_table);
		if (!add_table(tables, &used, &entries.items[start], end - start))
			status = error_memory(error);
	}

done:
	validate_entries_free(&entries);
	return status;
}

void validate_repair_tables_free(struct repair_tables *tables)
{
	memory_release(tables->items);
	memory_release(tables->rows);
	*tables = (struct repair_tables){ NULL, 0, 0, NULL };
}
