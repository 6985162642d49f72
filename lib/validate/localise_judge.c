/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How sure the solutions are. */

#include "validate/localise_parts.h"

#include <stdlib.h>

/* A certain solution has no more changed cells. */
enum { CERTAIN_CHANGES = 3 };

/* The rows that a solution leaves, less those that the region has. */
static long rows_too_many(const struct localise_solution *solution, const struct localise_table *table)
{
	long rows = (long)table->rows - (long)table->expected_rows;
	for (size_t i = 0; i < solution->event_count; i++)
		rows += (solution->events[i].cause == CAUSE_ROW_LEFT_OUT) - (solution->events[i].cause == CAUSE_ROW_TWICE);
	return rows;
}

static bool has_event(const struct localise_solution *solution, enum cause cause)
{
	for (size_t i = 0; i < solution->event_count; i++)
		if (solution->events[i].cause == cause)
			return true;
	return false;
}

/* Whether each changed count has a cause with a name. */
static bool is_explained(const struct localise_solution *solution)
{
	for (size_t i = 0; i < solution->cell_count; i++)
		if (solution->cells[i].cause == CAUSE_UNKNOWN)
			return false;
	return true;
}

/* Whether there is nothing against a solution: no other comes close, and each of its counts is told by row and column, both. */
static bool is_clear(const struct localise_answer *answer)
{
	const struct localise_solution *best = &answer->solutions[0];
	return answer->count == 1 && !answer->more && !answer->exhausted && best->changed <= CERTAIN_CHANGES &&
	       best->checked && !best->contradicted;
}

/* A row that was left out takes up whatever does not add up. What it then takes for one row may be two. */
static enum localise_confidence confidence_of(const struct localise_answer *answer, const struct localise_table *table)
{
	const struct localise_solution *best = &answer->solutions[0];
	bool rows_known = table->expected_rows != 0;
	bool rows_agree = !rows_known || rows_too_many(best, table) == 0;
	if (answer->least > 1 || !best->determined || (has_event(best, CAUSE_ROW_LEFT_OUT) && !rows_agree))
		return LOCALISE_AMBIGUOUS;
	if (best->outweighed)
		return LOCALISE_LIKELY;
	if (best->confirmed && rows_agree && !best->contradicted)
		return LOCALISE_CERTAIN;
	if (!best->checked && !best->usual && !is_explained(best))
		return LOCALISE_AMBIGUOUS;
	/* Whose row it is that stands in the place of the total no sum tells: municipalities may have been exchanged as well. */
	bool rows_told =
		rows_agree && !has_event(best, CAUSE_ROWS_EXCHANGED) && (rows_known || !has_event(best, CAUSE_ROW_TWICE));
	return rows_told && is_clear(answer) ? LOCALISE_CERTAIN : localise_not_certain(best);
}

void validate_localise_rank(struct localise_answer *answer, const struct localise_table *table)
{
	if (answer->count > 0)
		qsort(answer->solutions, answer->count, sizeof *answer->solutions, validate_localise_compare);
	answer->verdict = answer->count == 0 ? LOCALISE_NOT_LOCALISED : LOCALISE_SOLVED;
	if (answer->count == 0)
		return;
	answer->least = 1;
	while (answer->least < answer->count && answer->solutions[answer->least].weight == answer->solutions[0].weight)
		answer->least++;
	answer->confidence = confidence_of(answer, table);
}

void validate_localise_judge(struct localise_search *search, const struct localise_view *base)
{
	struct localise_answer *answer = search->answer;
	validate_localise_rank(answer, search->table);
	if (answer->exhausted && answer->count > 0 && answer->solutions[0].weight >= search->level) {
		size_t steps = answer->steps;
		validate_localise_free(answer);
		*answer = (struct localise_answer){ .verdict = LOCALISE_NOT_LOCALISED, .steps = steps, .exhausted = true };
		return;
	}
	if (answer->count > 0 && answer->confidence == LOCALISE_CERTAIN && !answer->solutions[0].confirmed &&
	    validate_localise_two_exchanges(base, &answer->solutions[0]))
		answer->confidence = localise_not_certain(&answer->solutions[0]);
}
