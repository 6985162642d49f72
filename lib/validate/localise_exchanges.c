/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Two exchanges of two counts at a time. They weigh more than the search looks for once it has found something, for four cells are
 * too many to look for one by one. But they are two known causes, and can look like two wrong counts: so this asks only whether
 * they explain the table as well. */

#include "validate/localise_parts.h"

#include <string.h>

struct balance {
	struct localise_view view;
	int64_t rows[LOCALISE_LINES];
	int64_t columns[DATASET_COUNTS];
	/* how many do not come to nothing */
	size_t wrong_rows;
	size_t wrong_columns;
	/* what a solution makes of the table */
	int64_t solved[LOCALISE_LINES][DATASET_COUNTS];
};

static void add_to(int64_t *sum, size_t *wrong, int64_t by)
{
	*wrong -= *sum != 0;
	*sum += by;
	*wrong += *sum != 0;
}

static void put(struct balance *balance, size_t cell, int64_t count)
{
	size_t row = cell / DATASET_COUNTS, column = cell % DATASET_COUNTS;
	int64_t by = localise_sign(&balance->view, row, column) * (count - balance->view.counts[row][column]);
	balance->view.counts[row][column] = count;
	add_to(&balance->rows[row], &balance->wrong_rows, by);
	add_to(&balance->columns[column], &balance->wrong_columns, by);
}

static void exchange(struct balance *balance, size_t one, size_t other)
{
	int64_t *counts = &balance->view.counts[0][0];
	int64_t count = counts[one];
	put(balance, one, counts[other]);
	put(balance, other, count);
}

/* Whether an exchange between these rows, or within one, makes everything add up. */
static bool one_more_in(struct balance *balance, size_t row, size_t other)
{
	for (size_t column = 0; column < DATASET_COUNTS; column++)
		for (size_t second = 0; second < DATASET_COUNTS; second++) {
			size_t cell = row * DATASET_COUNTS + column, other_cell = other * DATASET_COUNTS + second;
			exchange(balance, cell, other_cell);
			bool right = balance->wrong_rows + balance->wrong_columns == 0 &&
			             memcmp(balance->view.counts, balance->solved, sizeof balance->solved) != 0;
			exchange(balance, cell, other_cell);
			if (right)
				return true;
		}
	return false;
}

/* An exchange changes two rows, so it is between the two that are wrong; or one alone, where the changes of a count and a total
 * do not cancel out; or none that shows. */
static bool one_more(struct balance *balance)
{
	size_t wrong[2] = { 0, 0 }, count = 0;
	if (balance->wrong_rows > 2 || balance->wrong_columns > 2 || balance->wrong_rows + balance->wrong_columns == 0)
		return false;
	for (size_t row = 0; row < balance->view.lines; row++) {
		if (balance->wrong_rows == 0 && one_more_in(balance, row, row))
			return true;
		if (balance->rows[row] != 0)
			wrong[count++] = row;
	}
	return count > 0 && one_more_in(balance, wrong[0], wrong[count - 1]);
}

bool validate_localise_two_exchanges(const struct localise_view *view, const struct localise_solution *solution)
{
	struct balance balance = { .view = *view };
	size_t cells = view->lines * DATASET_COUNTS;
	memset(balance.view.counts, 0, sizeof balance.view.counts);
	memcpy(balance.solved, view->counts, sizeof balance.solved);
	for (size_t i = 0; i < solution->cell_count; i++)
		balance.solved[solution->cells[i].row][solution->cells[i].column] = solution->cells[i].to;
	for (size_t cell = 0; cell < cells; cell++) {
		size_t row = cell / DATASET_COUNTS, column = cell % DATASET_COUNTS;
		/* what is absent or negative is an error by itself */
		if (view->absent[row] != 0 || view->counts[row][column] < 0)
			return false;
		put(&balance, cell, view->counts[row][column]);
	}
	for (size_t one = 0; one < cells; one++)
		for (size_t other = one + 1; other < cells; other++) {
			exchange(&balance, one, other);
			bool found = one_more(&balance);
			exchange(&balance, one, other);
			if (found)
				return true;
		}
	return false;
}
