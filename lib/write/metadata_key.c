/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* By which columns the rows of a dataset are told apart. A description that names a key promises that no two rows have the same, and so
 * the rows are looked at. */

#include "base/memory.h"
#include "base/order.h"
#include "write/metadata_parts.h"

#include <stdlib.h>

struct keyed_row {
	const klp_dataset *dataset;
	const struct metadata_key *key;
	size_t row;
};

static int compare_cells(const struct keyed_row *one, const struct keyed_row *other, klp_column column)
{
	if (klp_column_type(column) == KLP_TYPE_TEXT)
		return order_texts(klp_dataset_text(one->dataset, one->row, column),
		                   klp_dataset_text(other->dataset, other->row, column));
	int64_t left = -1, right = -1;
	klp_dataset_integer(one->dataset, one->row, column, &left);
	klp_dataset_integer(other->dataset, other->row, column, &right);
	ORDER_BY(left, right);
	return 0;
}

static int compare_rows(const void *one, const void *other)
{
	const struct keyed_row *left = one, *right = other;
	for (size_t i = 0; i < left->key->count; i++) {
		int order = compare_cells(left, right, left->key->column[i]);
		if (order != 0)
			return order;
	}
	return 0;
}

static bool tells_apart(struct keyed_row *rows, size_t count)
{
	qsort(rows, count, sizeof *rows, compare_rows);
	for (size_t i = 1; i < count; i++)
		if (compare_rows(&rows[i - 1], &rows[i]) == 0)
			return false;
	return true;
}

klp_status metadata_key_of(struct metadata_key *key, const klp_dataset *dataset, klp_error **error)
{
	/* What is added where what came before does not do: an area without a code is told by its name, and a row that is there twice by
	 * where it was read. */
	static const klp_column steps[][KLP_COLUMN_COUNT] = {
		{ KLP_COLUMN_EDITION, KLP_COLUMN_LEVEL, KLP_COLUMN_REGION_CODE, KLP_COLUMN_MUNICIPALITY_CODE },
		{ KLP_COLUMN_PROVINCE_CODE },
		{ KLP_COLUMN_REGION_NAME, KLP_COLUMN_MUNICIPALITY_PRINTED },
		{ KLP_COLUMN_SOURCE, KLP_COLUMN_PAGE, KLP_COLUMN_LINE },
	};
	static const size_t lengths[] = { 4, 1, 2, 3 };
	size_t count = klp_dataset_rows(dataset);
	struct keyed_row *rows = memory_allocate_zeroed(count + 1, sizeof *rows);
	if (rows == NULL)
		return error_memory(error);
	key->count = 0;
	for (size_t i = 0; i < count; i++)
		rows[i] = (struct keyed_row){ dataset, key, i };
	bool found = false;
	for (size_t step = 0; !found && step < sizeof lengths / sizeof lengths[0]; step++) {
		for (size_t i = 0; i < lengths[step]; i++)
			if (klp_dataset_has_column(dataset, steps[step][i]))
				key->column[key->count++] = steps[step][i];
		found = tells_apart(rows, count);
	}
	key->count = found ? key->count : 0;
	memory_release(rows);
	return KLP_OK;
}
