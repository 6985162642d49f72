/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Solutions: what they weigh, and which of them are kept. */

#include "base/memory.h"
#include "base/number.h"
#include "validate/localise_parts.h"

#include <stdlib.h>
#include <string.h>

/* More is no help to anyone. */
enum { KEPT = 256 };

enum {
	/* so many errors that have a name come together often enough to be reckoned with */
	KNOWN_ERRORS = 2
};

int validate_localise_least_weight(size_t cells)
{
	return (int)(cells / 2) * LOCALISE_WEIGHT_EXCHANGED + (int)(cells % 2) * LOCALISE_WEIGHT_TYPED;
}

/* ------------------------------------------------------------------ weighing */

static bool is_exchanged(const struct localise_view *view, const struct localise_arc *one,
                         const struct localise_arc *other)
{
	return view->counts[one->row][one->column] == other->count && view->counts[other->row][other->column] == one->count;
}

/* Names the causes of the chosen cells and adds what they weigh. */
static void weigh_chosen(struct localise_solution *solution, const struct localise_search *search,
                         enum cause causes[LOCALISE_CHOSEN])
{
	const struct localise_arc *chosen = search->arcs + search->filled;
	for (size_t i = 0; i < solution->changed; i++)
		causes[i] = CAUSE_UNKNOWN;
	for (size_t i = 0; i < solution->changed && solution->determined; i++) {
		for (size_t j = i + 1; j < solution->changed && causes[i] == CAUSE_UNKNOWN; j++)
			if (causes[j] == CAUSE_UNKNOWN && is_exchanged(search->view, &chosen[i], &chosen[j])) {
				causes[i] = causes[j] = CAUSE_CELLS_EXCHANGED;
				solution->weight += LOCALISE_WEIGHT_EXCHANGED;
				solution->errors++;
			}
	}
	for (size_t i = 0; i < solution->changed; i++) {
		if (causes[i] == CAUSE_CELLS_EXCHANGED)
			continue;
		if (solution->determined)
			causes[i] = validate_cause_of_count(search->view->counts[chosen[i].row][chosen[i].column], chosen[i].count);
		solution->weight += causes[i] == CAUSE_UNKNOWN ? LOCALISE_WEIGHT_CHANGED : LOCALISE_WEIGHT_TYPED;
		/* what has no name is as likely as two things that have one */
		solution->errors += causes[i] == CAUSE_UNKNOWN ? 2 : 1;
	}
	solution->plain_weight += (int)solution->changed * LOCALISE_WEIGHT_CHANGED;
}

/* Whether each open cell is told by its row and by its column, both: then whatever else were wrong would show in one of the
 * two. Of open cells in one row the columns say together only, and an exchange of two counts elsewhere would pass unseen. */
static bool is_checked(const struct localise_search *search)
{
	for (size_t i = 0; i < search->arc_count; i++)
		for (size_t j = i + 1; j < search->arc_count; j++)
			if (search->arcs[i].row == search->arcs[j].row || search->arcs[i].column == search->arcs[j].column)
				return false;
	return true;
}

/* ------------------------------------------------------------------ making */

static bool is_far(const struct localise_event *event)
{
	return event->cause == CAUSE_SLID && (event->columns > 1 || event->columns < -1);
}

/* What happened to a row as a whole; CAUSE_UNKNOWN for nothing. */
static enum cause event_cause(const struct localise_view *view, size_t row)
{
	for (size_t i = 0; i < view->event_count; i++)
		if (view->events[i].row == row || view->events[i].other == row)
			if (view->events[i].cause != CAUSE_ROW_TWICE)
				return is_far(&view->events[i]) ? CAUSE_SLID_FAR : view->events[i].cause;
	return CAUSE_UNKNOWN;
}

/* The cells in which the table differs from what it was; there is room for all. */
static void list_cells(struct localise_solution *solution, const struct localise_search *search,
                       const enum cause causes[LOCALISE_CHOSEN])
{
	const struct localise_view *view = search->view;
	int64_t counts[LOCALISE_LINES][DATASET_COUNTS];
	enum cause named[LOCALISE_LINES][DATASET_COUNTS];
	for (size_t row = 0; row < view->lines; row++)
		for (size_t column = 0; column < DATASET_COUNTS; column++) {
			counts[row][column] = view->counts[row][column];
			named[row][column] = event_cause(view, row);
		}
	for (size_t i = 0; i < search->arc_count; i++) {
		const struct localise_arc *arc = &search->arcs[i];
		counts[arc->row][arc->column] = arc->count;
		if (i >= search->filled)
			named[arc->row][arc->column] = causes[i - search->filled];
		else if (named[arc->row][arc->column] == CAUSE_UNKNOWN)
			named[arc->row][arc->column] = CAUSE_LEFT_OUT;
	}
	/* what takes up the rest is no count of the table */
	for (size_t row = 0; row + view->residual < view->lines; row++)
		for (size_t column = 0; column < DATASET_COUNTS && !view->gone[row]; column++) {
			int64_t from = row > search->table->rows ? KLP_ABSENT : search->table->counts[row][column];
			if (from != counts[row][column])
				solution->cells[solution->cell_count++] =
					(struct localise_cell){ (unsigned char)row, (unsigned char)column, named[row][column], from,
					                        counts[row][column] };
		}
}

/* A cell that keeps its count is not needed: the set without it is lighter. */
static bool is_needless(const struct localise_search *search)
{
	for (size_t i = search->filled; i < search->arc_count; i++)
		if (search->arcs[i].count == search->view->counts[search->arcs[i].row][search->arcs[i].column])
			return true;
	return false;
}

/* A row of zeros that was left out leaves the table as it was. */
static bool adds_zeros(const struct localise_search *search)
{
	if (search->view->lines == search->view->total + 1 || search->view->residual)
		return false;
	for (size_t i = 0; i < search->arc_count; i++)
		if (search->arcs[i].row > search->view->total && search->arcs[i].count != 0)
			return false;
	return true;
}

static bool is_too_large(const struct localise_search *search)
{
	for (size_t i = 0; i < search->arc_count; i++)
		if (search->arcs[i].count > NUMBER_COUNT_MAX)
			return true;
	return false;
}

/* ------------------------------------------------------------------ keeping */

static int compare_cells(const struct localise_solution *one, const struct localise_solution *other)
{
	for (size_t i = 0; i < one->cell_count && i < other->cell_count; i++) {
		const struct localise_cell *left = &one->cells[i], *right = &other->cells[i];
		if (left->row != right->row)
			return left->row < right->row ? -1 : 1;
		if (left->column != right->column)
			return left->column < right->column ? -1 : 1;
		if (left->to != right->to)
			return left->to < right->to ? -1 : 1;
	}
	return (one->cell_count > other->cell_count) - (one->cell_count < other->cell_count);
}

/* The row that a solution takes away; LOCALISE_LINES for none, as an event comes to two rows at the most. */
static size_t row_taken_away(const struct localise_solution *solution, size_t after)
{
	size_t taken = LOCALISE_LINES;
	for (size_t i = 0; i < solution->event_count; i++)
		if (solution->events[i].cause == CAUSE_ROW_TWICE && solution->events[i].row >= after &&
		    solution->events[i].row < taken)
			taken = solution->events[i].row;
	return taken;
}

/* By what is left of the table; 0 for two solutions that come to the same. */
static int compare_results(const struct localise_solution *one, const struct localise_solution *other)
{
	size_t left = 0, right = 0;
	for (size_t i = 0; i < LOCALISE_EVENTS; i++) {
		left = row_taken_away(one, left + (i > 0));
		right = row_taken_away(other, right + (i > 0));
		if (left != right)
			return left < right ? -1 : 1;
	}
	return compare_cells(one, other);
}

int validate_localise_compare(const void *left, const void *right)
{
	const struct localise_solution *one = left, *other = right;
	if (one->weight != other->weight)
		return one->weight < other->weight ? -1 : 1;
	return compare_results(one, other);
}

static int heavier(int one, int other)
{
	return one > other ? one : other;
}

/* How heavy another explanation may be and still come close to one, or have no more changes. */
static int close_to(const struct localise_solution *solution)
{
	return heavier(solution->weight + LOCALISE_WEIGHT_CLOSE, solution->plain_weight);
}

/* Two errors can look like one: a wrong digit, and two counts exchanged that differ by as much. So what is made of two known
 * causes takes away that another explanation is certain, however light that is. */
static bool is_rival(const struct localise_solution *solution, const struct localise_solution *lightest)
{
	return solution->weight <= close_to(lightest) || solution->errors <= KNOWN_ERRORS;
}

static void forget(struct localise_answer *answer, size_t index)
{
	memory_release(answer->solutions[index].cells);
	answer->solutions[index] = answer->solutions[--answer->count];
}

static size_t lightest_of(const struct localise_answer *answer)
{
	size_t lightest = 0;
	for (size_t i = 1; i < answer->count; i++)
		if (answer->solutions[i].weight < answer->solutions[lightest].weight)
			lightest = i;
	return lightest;
}

/* The lightest solution sets the limit, and what is no rival of it goes. */
static void tighten(struct localise_search *search)
{
	struct localise_answer *answer = search->answer;
	struct localise_solution lightest = answer->solutions[lightest_of(answer)];
	int limit = heavier(close_to(&lightest), search->least + LOCALISE_WEIGHT_TWO_CAUSES);
	if (limit < search->limit)
		search->limit = limit;
	for (size_t i = answer->count; i-- > 0;)
		if (answer->solutions[i].weight > search->limit || !is_rival(&answer->solutions[i], &lightest))
			forget(answer, i);
}

/* Makes room for a solution: false when there is none for one so heavy, or it is there already as light. */
static bool make_room(struct localise_answer *answer, const struct localise_solution *solution)
{
	size_t heaviest = 0;
	for (size_t i = 0; i < answer->count; i++) {
		if (compare_results(&answer->solutions[i], solution) == 0) {
			if (answer->solutions[i].weight <= solution->weight)
				return false;
			forget(answer, i);
			return true;
		}
		if (answer->solutions[i].weight > answer->solutions[heaviest].weight)
			heaviest = i;
	}
	if (answer->count < KEPT)
		return true;
	answer->more = true;
	if (answer->solutions[heaviest].weight <= solution->weight)
		return false;
	forget(answer, heaviest);
	return true;
}

/* Whether a solution is of interest: light enough, and beside the lightest. */
static bool is_wanted(const struct localise_search *search, const struct localise_solution *solution)
{
	const struct localise_answer *answer = search->answer;
	return solution->weight <= search->limit &&
	       (answer->count == 0 || is_rival(solution, &answer->solutions[lightest_of(answer)]));
}

klp_status validate_localise_keep(struct localise_search *search, bool determined, klp_error **error)
{
	enum cause causes[LOCALISE_CHOSEN];
	const struct localise_view *view = search->view;
	struct localise_answer *answer = search->answer;
	if (!determined)
		determined = validate_localise_take_from_witness(search);
	if (is_needless(search) || adds_zeros(search) || is_too_large(search))
		return KLP_OK;
	struct localise_solution solution = {
		.weight = view->weight,
		.plain_weight = view->weight,
		.changed = search->arc_count - search->filled,
		.determined = determined,
		.checked = is_checked(search),
		.event_count = view->event_count,
		.errors = view->errors,
	};
	memcpy(solution.events, view->events, sizeof solution.events);
	weigh_chosen(&solution, search, causes);
	if (!is_wanted(search, &solution))
		return KLP_OK;

	struct localise_cell cells[LOCALISE_CELLS];
	solution.cells = cells;
	list_cells(&solution, search, causes);
	validate_localise_weigh_evidence(&solution, search);
	if (!is_wanted(search, &solution) || !make_room(answer, &solution))
		return KLP_OK;
	if (!memory_reserve(&answer->solutions, &answer->capacity, answer->count + 1, sizeof *answer->solutions))
		return error_memory(error);
	solution.cells = memory_allocate(solution.cell_count * sizeof *solution.cells);
	if (solution.cells == NULL)
		return error_memory(error);
	memcpy(solution.cells, cells, solution.cell_count * sizeof *cells);
	answer->solutions[answer->count++] = solution;
	tighten(search);
	return KLP_OK;
}
