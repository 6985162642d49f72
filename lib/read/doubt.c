/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/doubt.h"
#include "base/number.h"

#include <string.h>

bool doubt_values(const struct scan *scan, const struct candidate *candidate)
{
	if (candidate->bordered)
		return false;
	if (candidate->label.length == 0 && scan->unplaced > 0)
		return true;
	bool all_counts = true;
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		all_counts = all_counts && candidate->values[i].kind == CANDIDATE_COUNT;
	return candidate->lines_below > 0 && all_counts && !candidate_adds_up(candidate);
}

klp_status doubt_note_values(struct scan *scan, size_t line, klp_error **error)
{
	if (scan->unplaced > 0)
		return tables_note(
			scan->tables, "read.row-unsure", KLP_SEVERITY_WARNING, line, 0, 0, error,
			"five numbers stand below several names, of which not all were understood, and nothing tells "
			"whose they are; the counts of this row are left absent");
	return tables_note(scan->tables, "read.row-unsure", KLP_SEVERITY_WARNING, line, 0, 0, error,
	                   "the five numbers on the lines from here are not one row, for the first four are not the fifth "
	                   "together; the counts of this row are left absent");
}

/* The sum of a table's rows; KLP_ABSENT when any of them is not known. */
static int64_t sum_of_rows(const struct tables *tables, const struct table_block *block, size_t count)
{
	int64_t sum = 0;
	for (size_t i = 0; i < block->rows; i++) {
		int64_t added = tables->rows[block->first_row + i].counts[count];
		if (added == KLP_ABSENT || !number_add(&sum, added))
			return KLP_ABSENT;
	}
	return sum;
}

bool doubt_region_row(const struct tables *tables, const struct table_block *block, int region,
                      const struct candidate *candidate)
{
	if (block == NULL || block->rows == 0 || candidate->bordered || block->names[TABLE_NAMED_BEFORE].region != region ||
	    candidate->value_count != DATASET_COUNTS)
		return false;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		int64_t sum = sum_of_rows(tables, block, i);
		if (sum != KLP_ABSENT && candidate->values[i].kind == CANDIDATE_COUNT && candidate->values[i].count != sum)
			return true;
	}
	return false;
}

/* The row of a region's name alone that stands right above a table of that region, which has a total of its own; or NULL. */
static struct table_row *row_above(const struct tables *tables, const struct table_block *block)
{
	if (block == tables->blocks || block->rows == 0 || block->total_row == TABLE_NO_ROW)
		return NULL;
	const struct table_block *above = block - 1;
	const struct table_row *total = &tables->rows[block->total_row];
	if (above->rows > 0 || above->total_row + 1 != block->first_row)
		return NULL;
	struct table_row *row = &tables->rows[above->total_row];
	bool same = row->region != 0 && row->region == total->region && row->edition == total->edition;
	return same && !tables->document->lines[row->line].bordered ? row : NULL;
}

klp_status doubt_rows_above(struct tables *tables, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t b = 0; status == KLP_OK && b < tables->block_count; b++) {
		const struct table_block *block = &tables->blocks[b];
		struct table_row *row = row_above(tables, block);
		if (row == NULL || memcmp(row->counts, tables->rows[block->total_row].counts, sizeof row->counts) == 0)
			continue;
		for (size_t i = 0; i < DATASET_COUNTS; i++)
			row->counts[i] = KLP_ABSENT;
		status = tables_note(tables, "read.row-unsure", KLP_SEVERITY_WARNING, row->line, 0, row->region, error,
		                     "the counts behind the region's name are not those of its total below; whose they are "
		                     "nothing tells, and they are left absent");
	}
	return status;
}
