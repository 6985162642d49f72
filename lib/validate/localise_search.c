/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Branch and bound over sets of cells. A part of the graph whose imbalances do not cancel out needs another cell on its border: each
 * is tried in turn, and those that were tried before are then left out, so that no set comes twice. */

#include "validate/localise_parts.h"

#include <string.h>

/* One level of the search: what the cells that are chosen so far connect. */
struct level {
	/* what the rows of a part come to, less its columns; of the node that it is called after */
	int64_t net[LOCALISE_NODES];
	/* the cell that is tried next */
	size_t next;
	/* the node that a part is called after */
	unsigned char part[LOCALISE_NODES];
	/* cells that are chosen already or no longer to be, a bit a column */
	unsigned char closed[LOCALISE_LINES];
	/* the nodes from whose border the next cell is chosen */
	bool inside[LOCALISE_NODES];
	/* the other end must not be in balance either */
	bool settles;
};

static void join(struct level *level, size_t row, size_t column)
{
	unsigned char kept = level->part[localise_node(row)], lost = level->part[column];
	if (kept == lost)
		return;
	for (size_t node = 0; node < LOCALISE_NODES; node++)
		if (level->part[node] == lost)
			level->part[node] = kept;
	level->net[kept] += level->net[lost];
	level->net[lost] = 0;
}

static void open_cell(struct localise_search *search, struct level *level, size_t row, size_t column)
{
	search->arcs[search->arc_count++] =
		(struct localise_arc){ .row = (unsigned char)row, .column = (unsigned char)column };
	level->closed[row] |= (unsigned char)(1u << column);
	join(level, row, column);
}

/* What is open before anything is chosen: absent cells, then those that are wrong by themselves. */
static void begin(struct localise_search *search, struct level *level)
{
	const struct localise_view *view = search->view;
	memset(level, 0, sizeof *level);
	for (size_t node = 0; node < LOCALISE_NODES; node++)
		level->part[node] = (unsigned char)node;
	for (size_t row = 0; row < view->lines; row++) {
		level->closed[row] = view->gone[row] || view->fast[row] ? (1u << DATASET_COUNTS) - 1 : 0;
		for (size_t column = 0; column < DATASET_COUNTS; column++) {
			int64_t count = localise_sign(view, row, column) * view->counts[row][column];
			level->net[localise_node(row)] += count;
			level->net[column] -= count;
		}
	}
	search->arc_count = 0;
	for (size_t row = 0; row < view->lines; row++)
		for (size_t column = 0; column < DATASET_COUNTS; column++)
			if (((unsigned)view->absent[row] >> column & 1u) != 0)
				open_cell(search, level, row, column);
	search->filled = search->arc_count;
}

/* False when there are more than may be chosen. */
static bool choose_negative(struct localise_search *search, struct level *level, size_t cells)
{
	const struct localise_view *view = search->view;
	for (size_t row = 0; row < view->lines; row++)
		for (size_t column = 0; column < DATASET_COUNTS; column++) {
			if (view->counts[row][column] >= 0)
				continue;
			if (search->arc_count - search->filled == cells)
				return false;
			open_cell(search, level, row, column);
		}
	return true;
}

/* The parts out of balance; false when more cells are needed than are left. Parts that cancel out are joined by a cell less than
 * there are parts, so most is gained by pairs, and the others come three together at least. */
static bool list_unbalanced(const struct level *level, size_t left, size_t parts[2 * LOCALISE_CHOSEN], size_t *count)
{
	*count = 0;
	for (size_t node = 0; node < LOCALISE_NODES; node++) {
		if (level->net[node] == 0)
			continue;
		if (*count == 2 * left)
			return false;
		parts[(*count)++] = node;
	}
	bool paired[2 * LOCALISE_CHOSEN] = { false };
	size_t pairs = 0;
	for (size_t i = 0; i < *count; i++)
		for (size_t j = i + 1; j < *count && !paired[i]; j++)
			if (!paired[j] && level->net[parts[i]] == -level->net[parts[j]]) {
				paired[i] = paired[j] = true;
				pairs++;
			}
	size_t groups = pairs + (*count - 2 * pairs) / 3;
	return *count - groups <= left;
}

/* Branches from the part with the shortest border. */
static void choose_part(struct level *level, const struct localise_view *view, const size_t *parts, size_t count)
{
	size_t borders[LOCALISE_NODES] = { 0 };
	for (size_t node = 0; node < LOCALISE_NODES; node++)
		borders[level->part[node]] += node < DATASET_COUNTS ? view->lines : DATASET_COUNTS;
	size_t chosen = parts[0];
	for (size_t i = 1; i < count; i++)
		if (borders[parts[i]] < borders[chosen])
			chosen = parts[i];
	for (size_t node = 0; node < LOCALISE_NODES; node++)
		level->inside[node] = level->part[node] == chosen;
}

/* Looks at what is chosen: *branches says whether to choose further. */
static klp_status enter(struct localise_search *search, struct level *level, size_t left, bool *branches,
                        klp_error **error)
{
	size_t parts[2 * LOCALISE_CHOSEN], count;
	level->next = 0;
	level->settles = false;
	*branches = false;
	if (!list_unbalanced(level, left, parts, &count))
		return KLP_OK;
	if (count > 0) {
		choose_part(level, search->view, parts, count);
		level->settles = left == 1;
		*branches = true;
		return KLP_OK;
	}
	struct localise_flow flow;
	validate_localise_flow(&flow, search->view, search->arcs, search->arc_count);
	search->answer->steps += flow.steps;
	if (flow.feasible)
		/* with fewer cells than asked for it has been found before */
		return left == 0 ? validate_localise_keep(search, flow.determined, error) : KLP_OK;
	memcpy(level->inside, flow.cut, sizeof level->inside);
	*branches = left > 0;
	return KLP_OK;
}

/* The next cell on the border; false when all were tried. */
static bool next_cell(struct level *level, const struct localise_view *view, size_t *row, size_t *column)
{
	for (; level->next < view->lines * DATASET_COUNTS; level->next++) {
		*row = level->next / DATASET_COUNTS;
		*column = level->next % DATASET_COUNTS;
		size_t node = localise_node(*row);
		if (((unsigned)level->closed[*row] >> *column & 1u) != 0 || level->inside[node] == level->inside[*column])
			continue;
		size_t outside = level->inside[node] ? *column : node;
		if (level->settles && level->net[level->part[outside]] == 0)
			continue;
		level->next++;
		return true;
	}
	return false;
}

klp_status validate_localise_search(struct localise_search *search, size_t cells, klp_error **error)
{
	struct level levels[LOCALISE_CHOSEN + 1];
	bool branches = false;
	search->answer->steps += search->view->lines;
	if (search->answer->steps > search->steps) {
		search->answer->exhausted = true;
		return KLP_OK;
	}
	begin(search, &levels[0]);
	if (!choose_negative(search, &levels[0], cells))
		return KLP_OK;
	size_t depth = 0, before = search->arc_count;
	klp_status status = enter(search, &levels[0], cells - (before - search->filled), &branches, error);
	if (!branches)
		return status;
	for (;;) {
		size_t row, column;
		struct level *level = &levels[depth];
		search->arc_count = before + depth;
		if (!next_cell(level, search->view, &row, &column)) {
			if (depth-- == 0)
				return KLP_OK;
			continue;
		}
		if (search->answer->steps++ >= search->steps) {
			search->answer->exhausted = true;
			return KLP_OK;
		}
		level->closed[row] |= (unsigned char)(1u << column);
		levels[depth + 1] = *level;
		open_cell(search, &levels[depth + 1], row, column);
		size_t left = cells - (search->arc_count - search->filled);
		status = enter(search, &levels[depth + 1], left, &branches, error);
		if (status != KLP_OK)
			return status;
		if (branches)
			depth++;
	}
}
