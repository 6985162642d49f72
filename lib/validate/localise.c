/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The order of the search: by the least that an explanation can weigh, and for each weight every view of the table: as it stands,
 * after one event, after two. The lightest solution so far bounds what comes after it. */

#include "validate/localise.h"
#include "base/memory.h"
#include "base/number.h"
#include "validate/localise_parts.h"

/* Events undone in a table, as far as the search has come. */
struct walk {
	struct localise_search search;
	struct localise_view base;
	struct localise_event moves[LOCALISE_MOVES];
	size_t move_count;
};

static klp_status check_table(const struct localise_table *table, klp_error **error)
{
	if (table->rows == 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a table needs a row besides its total");
	for (size_t row = 0; row <= table->rows; row++)
		for (size_t column = 0; column < DATASET_COUNTS; column++) {
			int64_t count = table->counts[row][column];
			if (count != KLP_ABSENT && (count > NUMBER_COUNT_MAX || count < -NUMBER_COUNT_MAX))
				return error_set(error, KLP_INVALID_ARGUMENT, NULL,
				                 "row %zu of the table has a count that is too large", row + 1);
		}
	return KLP_OK;
}

bool validate_localise_holds(const struct localise_table *table)
{
	int64_t columns[DATASET_COUNTS] = { 0 };
	for (size_t row = 0; row <= table->rows; row++) {
		const int64_t *counts = table->counts[row];
		int64_t sum = 0;
		for (size_t column = 0; column < DATASET_COUNTS; column++) {
			if (counts[column] == KLP_ABSENT || counts[column] < 0)
				return false;
			sum += column == LOCALISE_TOTAL ? -counts[column] : counts[column];
			if (!number_add(&columns[column], row == table->rows ? -counts[column] : counts[column]))
				return false;
		}
		if (sum != 0)
			return false;
	}
	for (size_t column = 0; column < DATASET_COUNTS; column++)
		if (table->residual ? columns[column] > 0 : columns[column] != 0)
			return false;
	return true;
}

static size_t distance(size_t one, size_t other)
{
	return one < other ? other - one : one - other;
}

/* Whether the view has no row too many or too few that the table did not have before. */
static bool rows_fit(const struct localise_view *view, const struct localise_table *table)
{
	size_t rows = view->lines - 1 - view->residual;
	for (size_t row = 0; row < view->lines; row++)
		rows -= view->gone[row];
	return table->expected_rows == 0 ||
	       distance(rows, table->expected_rows) <= distance(table->rows, table->expected_rows);
}

/* Searches a view for as many cells as weigh, with its events, exactly as much as the search has come to. */
static klp_status search_view(struct walk *walk, const struct localise_view *view, klp_error **error)
{
	if (walk->search.answer->exhausted || !rows_fit(view, walk->search.table))
		return KLP_OK;
	for (size_t cells = 0; cells <= LOCALISE_CHOSEN; cells++) {
		if (view->weight + validate_localise_least_weight(cells) != walk->search.level)
			continue;
		walk->search.view = view;
		return validate_localise_search(&walk->search, cells, error);
	}
	return KLP_OK;
}

/* One event undone, and with it each of those behind it. */
static klp_status search_move(struct walk *walk, size_t move, klp_error **error)
{
	struct localise_view one = walk->base;
	if (!validate_localise_undo(&one, &walk->moves[move]))
		return KLP_OK;
	klp_status status = search_view(walk, &one, error);
	if (one.weight + LOCALISE_WEIGHT_EVENT > walk->search.level)
		return status;
	for (size_t next = move + 1; next < walk->move_count && status == KLP_OK; next++) {
		struct localise_view two = one;
		if (validate_localise_undo(&two, &walk->moves[next]))
			status = search_view(walk, &two, error);
	}
	return status;
}

static klp_status search_all(struct walk *walk, klp_error **error)
{
	struct localise_search *search = &walk->search;
	search->least = walk->base.weight;
	search->limit = search->least + LOCALISE_WEIGHT_MOST;
	walk->move_count = validate_localise_moves(walk->moves, &walk->base);
	for (search->level = search->least; search->level <= search->limit; search->level += LOCALISE_WEIGHT_STEP) {
		klp_status status = search_view(walk, &walk->base, error);
		size_t moves = search->level < search->least + LOCALISE_WEIGHT_EVENT ? 0 : walk->move_count;
		for (size_t move = 0; move < moves && status == KLP_OK; move++)
			status = search_move(walk, move, error);
		if (status != KLP_OK || search->answer->exhausted)
			return status;
	}
	return KLP_OK;
}

static klp_status search_table(struct localise_answer *answer, const struct localise_table *table, size_t steps,
                               klp_error **error)
{
	struct walk *walk = memory_allocate(sizeof *walk);
	if (walk == NULL)
		return error_memory(error);
	walk->search = (struct localise_search){ .table = table, .answer = answer, .steps = steps };
	validate_localise_view(&walk->base, table);
	klp_status status = search_all(walk, error);
	validate_localise_judge(&walk->search, &walk->base);
	memory_release(walk);
	return status;
}

/* Whether the other source has what one of the solutions makes of the table. */
static bool is_confirmed(const struct localise_answer *answer)
{
	for (size_t i = 0; i < answer->count; i++)
		if (answer->solutions[i].confirmed)
			return true;
	return false;
}

/* Hears what the sums say without the other source, which may be a revision: where something lighter explains them, that source has more than
 * what went wrong. */
static klp_status doubt_witness(struct localise_answer *answer, const struct localise_table *unheard, size_t steps,
                                klp_error **error)
{
	struct localise_answer alone = { .count = 0 };
	klp_status status = search_table(&alone, unheard, steps, error);
	for (size_t i = 0; i < answer->count; i++) {
		struct localise_solution *solution = &answer->solutions[i];
		/* What the sums leave open in a row that has only them is as well a revision's. */
		bool open = unheard->residual && alone.count > 0 && !alone.solutions[0].determined;
		solution->outweighed =
			solution->confirmed && (alone.count == 0 || open || alone.solutions[0].weight < solution->weight);
	}
	if (answer->solutions[0].outweighed && answer->confidence == LOCALISE_CERTAIN)
		answer->confidence = LOCALISE_LIKELY;
	validate_localise_free(&alone);
	return status;
}

/* Searches a table of which another source tells as well. */
static klp_status search_beside(struct localise_answer *answer, const struct localise_table *table, size_t steps,
                                klp_error **error)
{
	struct localise_table unheard = *table;
	unheard.unheard = true;
	klp_status status = search_table(answer, table, steps, error);
	if (status != KLP_OK)
		return status;
	if (is_confirmed(answer))
		return doubt_witness(answer, &unheard, steps, error);
	/* It is a revision, or there are more errors than can be told: it weighs nothing, then. */
	validate_localise_free(answer);
	return search_table(answer, &unheard, steps, error);
}

/* A history breaks ties, and may take a rival out of reach: what is certain must be so without it. */
static klp_status doubt_history(struct localise_answer *answer, const struct localise_table *table, size_t steps,
                                klp_error **error)
{
	bool certain = answer->count > 0 && answer->confidence == LOCALISE_CERTAIN && !answer->solutions[0].confirmed;
	if (table->usual == NULL || !certain)
		return KLP_OK;
	struct localise_answer alone = { .count = 0 };
	struct localise_table unknown = *table;
	unknown.usual = NULL;
	klp_status status = search_table(&alone, &unknown, steps, error);
	if (alone.count == 0 || alone.confidence != LOCALISE_CERTAIN)
		answer->confidence = LOCALISE_LIKELY;
	validate_localise_free(&alone);
	return status;
}

klp_status validate_localise(struct localise_answer *answer, const struct localise_table *table, size_t steps,
                             klp_error **error)
{
	klp_status status = check_table(table, error);
	if (status != KLP_OK)
		return status;
	answer->verdict = LOCALISE_NOTHING_WRONG;
	if (validate_localise_holds(table))
		return KLP_OK;
	if (table->rows > LOCALISE_ROWS) {
		answer->verdict = LOCALISE_NOT_LOCALISED;
		return KLP_OK;
	}
	status =
		table->witness == NULL ? search_table(answer, table, steps, error) : search_beside(answer, table, steps, error);
	return status == KLP_OK ? doubt_history(answer, table, steps, error) : status;
}

void validate_localise_free(struct localise_answer *answer)
{
	for (size_t i = 0; i < answer->count; i++)
		memory_release(answer->solutions[i].cells);
	memory_release(answer->solutions);
	*answer = (struct localise_answer){ .verdict = LOCALISE_NOTHING_WRONG };
}
