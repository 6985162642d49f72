/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The life of a dataset, and its cells one by one. */

#include "base/memory.h"
#include "dataset/columns.h"

#include <string.h>

klp_status klp_dataset_new(klp_dataset **dataset, klp_error **error)
{
	if (dataset == NULL)
		return error_null(error, "dataset");
	klp_dataset *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	*dataset = made;
	return KLP_OK;
}

void klp_dataset_free(klp_dataset *dataset)
{
	if (dataset == NULL)
		return;
	for (int i = 0; i < KLP_COLUMN_COUNT; i++)
		columns_free(&dataset->columns[i]);
	for (size_t i = 0; i < dataset->note_count; i++)
		memory_release(dataset->notes[i]);
	memory_release(dataset->notes);
	memory_release(dataset->cell_texts);
	memory_release(dataset->editions);
	pool_free(&dataset->pool);
	memory_release(dataset);
}

size_t dataset_bytes(const klp_dataset *dataset)
{
	size_t bytes = sizeof *dataset + dataset->pool.bytes + dataset->cell_text_capacity * sizeof *dataset->cell_texts +
	               dataset->note_capacity * sizeof *dataset->notes + dataset->note_count * sizeof **dataset->notes +
	               dataset->change_count * sizeof(struct note_change);
	for (int i = 0; i < KLP_COLUMN_COUNT; i++)
		bytes += dataset->columns[i].capacity * sizeof(int64_t) + dataset->columns[i].valid_capacity;
	return bytes;
}

size_t klp_dataset_rows(const klp_dataset *dataset)
{
	return dataset == NULL ? 0 : dataset->rows;
}

int klp_dataset_has_column(const klp_dataset *dataset, klp_column column)
{
	if (dataset == NULL || !columns_is_one(column))
		return 0;
	return column < COLUMNS_FIRST_EXTRA || (dataset->extra_columns >> column & 1) != 0;
}

/* The column, when that cell has a value; else NULL. */
static inline const struct column *find_cell(const klp_dataset *dataset, size_t row, klp_column column)
{
	if (dataset == NULL || row >= dataset->rows || !columns_is_one(column))
		return NULL;
	const struct column *found = &dataset->columns[column];
	bool valid = row / 8 < found->valid_capacity && (found->valid[row / 8] >> row % 8 & 1) != 0;
	return valid ? found : NULL;
}

const char *klp_dataset_text(const klp_dataset *dataset, size_t row, klp_column column)
{
	const struct column *found = find_cell(dataset, row, column);
	if (found == NULL)
		return NULL;
	if (column == KLP_COLUMN_LEVEL)
		return klp_level_name((klp_level)found->at.integers[row]);
	if (column == KLP_COLUMN_ORIGIN)
		return klp_origin_name((klp_origin)found->at.integers[row]);
	return columns_keep_text(column) ? found->at.texts[row] : NULL;
}

int klp_dataset_integer(const klp_dataset *dataset, size_t row, klp_column column, int64_t *value)
{
	const struct column *found = find_cell(dataset, row, column);
	if (found == NULL || columns_keep_text(column) || columns_kinds[column].type == KLP_TYPE_REAL)
		return 0;
	if (value != NULL)
		*value = found->at.integers[row];
	return 1;
}

int klp_dataset_real(const klp_dataset *dataset, size_t row, klp_column column, double *value)
{
	const struct column *found = find_cell(dataset, row, column);
	if (found == NULL || columns_kinds[column].type == KLP_TYPE_TEXT)
		return 0;
	if (value != NULL)
		*value = columns_kinds[column].type == KLP_TYPE_REAL ? found->at.reals[row] : (double)found->at.integers[row];
	return 1;
}

int klp_dataset_boundaries(const klp_dataset *dataset, size_t row)
{
	int64_t year = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_BOUNDARIES, &year);
	return (int)year;
}

const char *klp_dataset_cell_text(const klp_dataset *dataset, size_t row, klp_column column)
{
	if (dataset == NULL)
		return NULL;
	/* They are sorted by row, for rows come one after another. */
	size_t low = 0, high = dataset->cell_text_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (dataset->cell_texts[middle].row < row)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < dataset->cell_text_count && dataset->cell_texts[low].row == row; low++)
		if (dataset->cell_texts[low].column == column)
			return dataset->cell_texts[low].text;
	return NULL;
}

size_t klp_dataset_editions(const klp_dataset *dataset)
{
	return dataset == NULL ? 0 : dataset->edition_count;
}

const char *klp_dataset_edition(const klp_dataset *dataset, size_t index)
{
	if (dataset == NULL || index >= dataset->edition_count)
		return NULL;
	return dataset->editions[index].text;
}

edition_number dataset_edition_of(const klp_dataset *dataset, size_t row)
{
	const char *text = klp_dataset_text(dataset, row, KLP_COLUMN_EDITION);
	return text == NULL ? EDITION_NONE : edition_parse(slice_of(text));
}

struct place dataset_place(const klp_dataset *dataset, size_t row)
{
	int64_t page = 0, line = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_PAGE, &page);
	klp_dataset_integer(dataset, row, KLP_COLUMN_LINE, &line);
	return (struct place){ .source = klp_dataset_text(dataset, row, KLP_COLUMN_SOURCE),
		                   .page = (uint64_t)page,
		                   .line = (uint64_t)line };
}
