/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Columns that are lent as they lie in memory. A column is counted from the first loan on: by its dataset, and by each who has
 * it. Before the dataset changes one that others have, it takes a copy; whoever is the last frees it. */

#include "base/memory.h"
#include "dataset/columns.h"

#include <string.h>

struct column_share {
	atomic_size_t holders;
	void *cells;
	unsigned char *valid;
};

static void drop(struct column_share *share)
{
	if (atomic_fetch_sub(&share->holders, 1) != 1)
		return;
	memory_release(share->cells);
	memory_release(share->valid);
	memory_release(share);
}

/* The share of a column, made where there is none; NULL when there is no memory. Another thread may make it meanwhile. */
static struct column_share *share_of(struct column *column)
{
	struct column_share *there = atomic_load(&column->share);
	if (there != NULL)
		return there;
	struct column_share *made = memory_allocate(sizeof *made);
	if (made == NULL)
		return NULL;
	atomic_init(&made->holders, 1);
	made->cells = column->at.cells;
	made->valid = column->valid;
	if (atomic_compare_exchange_strong(&column->share, &there, made))
		return made;
	memory_release(made);
	return there;
}

klp_status dataset_lend(struct dataset_loan *loan, const klp_dataset *dataset, klp_column column, klp_error **error)
{
	*loan = (struct dataset_loan){ 0 };
	/* To count who has a column is no change of the dataset. */
	struct column *at = (struct column *)&dataset->columns[column];
	bool whole = at->capacity >= dataset->rows && at->valid_capacity >= (dataset->rows + 7) / 8;
	if (dataset->rows == 0 || !whole || columns_keep_text(column))
		return KLP_OK;
	struct column_share *share = share_of(at);
	if (share == NULL)
		return error_memory(error);
	atomic_fetch_add(&share->holders, 1);
	*loan = (struct dataset_loan){ share, share->cells, share->valid };
	return KLP_OK;
}

void dataset_loan_end(struct dataset_loan *loan)
{
	if (loan->share != NULL)
		drop(loan->share);
	*loan = (struct dataset_loan){ 0 };
}

bool columns_own(struct column *column)
{
	struct column_share *share = atomic_load(&column->share);
	if (atomic_load(&share->holders) == 1) {
		memory_release(share);
		atomic_store(&column->share, NULL);
		return true;
	}
	void *cells = memory_allocate(column->capacity * sizeof(int64_t));
	unsigned char *valid = memory_allocate(column->valid_capacity);
	if (cells == NULL || valid == NULL) {
		memory_release(cells);
		memory_release(valid);
		return false;
	}
	memcpy(cells, column->at.cells, column->capacity * sizeof(int64_t));
	memcpy(valid, column->valid, column->valid_capacity);
	column->at.cells = cells;
	column->valid = valid;
	atomic_store(&column->share, NULL);
	drop(share);
	return true;
}

void columns_free(struct column *column)
{
	struct column_share *share = atomic_load(&column->share);
	if (share != NULL) {
		drop(share);
		return;
	}
	memory_release(column->at.cells);
	memory_release(column->valid);
}
