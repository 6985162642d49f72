/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is known of a table besides its sums: the register and its percentage, the same table in another source, earlier editions.
 * Evidence makes an explanation heavier, never lighter, so that the order of the search holds. */

#include "validate/localise_parts.h"

/* The total with which the solution leaves the region. */
static int64_t new_total(const struct localise_search *search)
{
	for (size_t i = 0; i < search->arc_count; i++)
		if (search->arcs[i].row == search->view->total && search->arcs[i].column == LOCALISE_TOTAL)
			return search->arcs[i].count;
	return search->view->counts[search->view->total][LOCALISE_TOTAL];
}

/* A percentage is printed whole, or with one decimal. */
bool validate_localise_contradicts(const struct localise_table *table, int64_t total)
{
	const double HUNDRED = 100, HALF = 0.5, TENTH = 0.1, NEARLY = 1e-9;
	if (table->register_total == KLP_ABSENT || table->register_total <= 0)
		return false;
	if (total > table->register_total)
		return true;
	if (table->known_percent < 0)
		return false;
	double off = HUNDRED * (double)total / (double)table->register_total - table->known_percent;
	bool whole = table->known_percent == (double)(int64_t)table->known_percent;
	double most = (whole ? HALF : HALF * TENTH) + NEARLY;
	return off > most || off < -most;
}

/* What the other source has in the place of a count; KLP_ABSENT where it says nothing. */
static int64_t witnessed(const struct localise_table *table, size_t row, size_t column)
{
	return table->witness == NULL ? KLP_ABSENT : table->witness[row][column];
}

/* Whether the view adds up with the values that the open cells have. */
static bool adds_up(const struct localise_search *search)
{
	const struct localise_view *view = search->view;
	int64_t nodes[LOCALISE_NODES] = { 0 };
	for (size_t row = 0; row < view->lines; row++)
		for (size_t column = 0; column < DATASET_COUNTS; column++) {
			int64_t count = localise_sign(view, row, column) * view->counts[row][column];
			nodes[localise_node(row)] += count;
			nodes[column] += count;
		}
	for (size_t i = 0; i < search->arc_count; i++) {
		const struct localise_arc *arc = &search->arcs[i];
		int64_t more = localise_sign(view, arc->row, arc->column) * (arc->count - view->counts[arc->row][arc->column]);
		nodes[localise_node(arc->row)] += more;
		nodes[arc->column] += more;
	}
	for (size_t node = 0; node < LOCALISE_NODES; node++)
		if (nodes[node] != 0)
			return false;
	return true;
}

bool validate_localise_take_from_witness(struct localise_search *search)
{
	int64_t before[LOCALISE_CELLS];
	bool well = !search->table->unheard;
	for (size_t i = 0; i < search->arc_count; i++) {
		struct localise_arc *arc = &search->arcs[i];
		int64_t count = witnessed(search->table, arc->row, arc->column);
		before[i] = arc->count;
		well = well && count != KLP_ABSENT;
		arc->count = count;
	}
	if (well && adds_up(search))
		return true;
	for (size_t i = 0; i < search->arc_count; i++)
		search->arcs[i].count = before[i];
	return false;
}

static bool is_within(const struct localise_range *range, int64_t count)
{
	return range->low <= count && count <= range->high;
}

/* Whether all that is changed was out of its usual range, and comes to lie within; and what the others that do not weigh. */
static int weigh_history(struct localise_solution *solution, const struct localise_table *table)
{
	int weight = 0;
	solution->usual = table->usual != NULL && solution->cell_count > 0;
	for (size_t i = 0; table->usual != NULL && i < solution->cell_count; i++) {
		const struct localise_cell *cell = &solution->cells[i];
		const struct localise_range unknown = { 1, 0 };
		struct localise_range range = cell->row > table->rows ? unknown : table->usual[cell->row][cell->column];
		bool known = range.low <= range.high, within = is_within(&range, cell->to);
		if (known && !within)
			weight += LOCALISE_WEIGHT_UNUSUAL;
		solution->usual =
			solution->usual && known && within && (cell->from == KLP_ABSENT || !is_within(&range, cell->from));
	}
	return weight;
}

static bool is_gone(const struct localise_solution *solution, size_t row)
{
	for (size_t i = 0; i < solution->event_count; i++)
		if (solution->events[i].cause == CAUSE_ROW_TWICE && solution->events[i].row == row)
			return true;
	return false;
}

/* Whether the table becomes what the other source has: one that has a count in common with it by chance is no witness. */
static bool becomes_witness(const struct localise_solution *solution, const struct localise_table *table)
{
	size_t next = 0;
	for (size_t row = 0; row <= table->rows; row++)
		for (size_t column = 0; column < DATASET_COUNTS && !is_gone(solution, row); column++) {
			int64_t count = table->counts[row][column], said = witnessed(table, row, column);
			const struct localise_cell *cell = &solution->cells[next];
			if (next < solution->cell_count && cell->row == row && cell->column == column) {
				count = cell->to;
				next++;
			}
			if (said != KLP_ABSENT && said != count)
				return false;
		}
	return true;
}

/* Whether the other source has all that is changed, and the rest of the table as well; and what the counts weigh of which it has
 * others. */
static int weigh_witness(struct localise_solution *solution, const struct localise_table *table)
{
	int weight = 0;
	solution->confirmed = table->witness != NULL && !table->unheard && solution->cell_count > 0;
	solution->denied = false;
	for (size_t i = 0; i < solution->cell_count; i++) {
		const struct localise_cell *cell = &solution->cells[i];
		int64_t count = witnessed(table, cell->row, cell->column);
		bool other = count != KLP_ABSENT && count != cell->to;
		weight += other ? LOCALISE_WEIGHT_DISAGREES : 0;
		solution->denied = solution->denied || other;
		solution->confirmed = solution->confirmed && count == cell->to;
	}
	solution->confirmed = solution->confirmed && becomes_witness(solution, table);
	return table->unheard ? 0 : weight;
}

void validate_localise_weigh_evidence(struct localise_solution *solution, const struct localise_search *search)
{
	int weight = weigh_history(solution, search->table) + weigh_witness(solution, search->table);
	solution->contradicted = validate_localise_contradicts(search->table, new_total(search));
	if (solution->contradicted) {
		weight += LOCALISE_WEIGHT_CONTRADICTED;
		solution->errors++;
	}
	solution->weight += weight;
	solution->plain_weight += weight;
}
