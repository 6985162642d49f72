/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the files of the localisation share.
 *
 * A table is taken as a graph: its rows and its columns are the nodes, its cells the edges between them. Counted with the sign that
 * it has in the identities (a cell of the total row, or of the total column, is subtracted; their crossing is added again), each row
 * and each column must come to nothing. A cell that changes moves its row and its column by the same amount. So a set of cells can
 * make the table add up only when the imbalances in each part of the graph that they connect cancel out, and where the set has
 * no cycle, its values follow.
 */

#ifndef VALIDATE_LOCALISE_PARTS_H
#define VALIDATE_LOCALISE_PARTS_H

#include "validate/localise.h"

/* The rows of a table with its total row and one that was left out. */
#define LOCALISE_LINES (LOCALISE_ROWS + 2)

/* The columns, then the rows. */
#define LOCALISE_NODES (DATASET_COUNTS + LOCALISE_LINES)

#define LOCALISE_CELLS (LOCALISE_LINES * DATASET_COUNTS)

/* The column that the others of a row add up to. */
#define LOCALISE_TOTAL (DATASET_COUNTS - 1)

/* Weights, each so many times LOCALISE_WEIGHT_STEP. A known cause makes a change lighter, but never by as much as a change less. */
enum {
	LOCALISE_WEIGHT_STEP = 10,
	LOCALISE_WEIGHT_FILLED = 10,
	LOCALISE_WEIGHT_TYPED = 80,
	LOCALISE_WEIGHT_CHANGED = 100,
	/* both cells together */
	LOCALISE_WEIGHT_EXCHANGED = 150,
	LOCALISE_WEIGHT_EVENT = 90,
	LOCALISE_WEIGHT_ROWS_EXCHANGED = 100,
	LOCALISE_WEIGHT_CONTRADICTED = 100,
	/* each count that is other than the other source's: more than comes close */
	LOCALISE_WEIGHT_DISAGREES = 70,
	/* each changed count that comes to lie out of its usual range: only to break ties */
	LOCALISE_WEIGHT_UNUSUAL = 30,
	/* the heaviest explanation that is looked for */
	LOCALISE_WEIGHT_MOST = 400,
	/* a solution is clear when no other comes this close, */
	LOCALISE_WEIGHT_CLOSE = 60,
	/* and none is made of two known causes, which weigh no more than this: rows and two counts exchanged */
	LOCALISE_WEIGHT_TWO_CAUSES = LOCALISE_WEIGHT_ROWS_EXCHANGED + LOCALISE_WEIGHT_EXCHANGED
};

/* More cells than weigh LOCALISE_WEIGHT_MOST, and what comes close, are never chosen. */
#define LOCALISE_CHOSEN 8

/* A table after one or two events: the rows where they belong, the cells that are then to be filled. */
struct localise_view {
	/* rows, the total row among them */
	size_t lines;
	/* which one that is */
	size_t total;
	/* 0 where absent */
	int64_t counts[LOCALISE_LINES][DATASET_COUNTS];
	/* a bit a column */
	unsigned char absent[LOCALISE_LINES];
	/* rows that are no part of it */
	bool gone[LOCALISE_LINES];
	/* rows that are not to be changed */
	bool fast[LOCALISE_LINES];
	/* the last row takes up what the others leave, and weighs nothing */
	bool residual;
	struct localise_event events[LOCALISE_EVENTS];
	size_t event_count;
	/* of the events and of what is to be filled */
	int weight;
	/* the events, and counts in which a row differs from the one that it repeats */
	size_t errors;
};

/* A cell whose value is open. */
struct localise_arc {
	unsigned char row;
	unsigned char column;
	/* what makes the table add up */
	int64_t count;
};

/* What a search works on and with. */
struct localise_search {
	const struct localise_table *table;
	const struct localise_view *view;
	struct localise_answer *answer;
	/* what any explanation weighs: the cells that are to be filled */
	int least;
	/* what is heavier is of no interest */
	int limit;
	/* how far the search has come: what is lighter has been found */
	int level;
	/* steps that it may take altogether */
	size_t steps;
	/* absent cells, then the chosen ones */
	struct localise_arc arcs[LOCALISE_CELLS];
	size_t arc_count;
	size_t filled;
};

/* The sign of a cell in the identities: 1 or -1. */
static inline int64_t localise_sign(const struct localise_view *view, size_t row, size_t column)
{
	return (row == view->total) == (column == LOCALISE_TOTAL) ? 1 : -1;
}

static inline size_t localise_node(size_t row)
{
	return DATASET_COUNTS + row;
}

/* The least that a number of changed cells can weigh. */
int validate_localise_least_weight(size_t cells);

/* The table as it stands. */
void validate_localise_view(struct localise_view *view, const struct localise_table *table);

#define LOCALISE_MOVES (LOCALISE_LINES * (2 * LOCALISE_TOTAL + 2) + 1)

/* The events that the table may have suffered, slid rows first and a row left out last; returns how many. */
size_t validate_localise_moves(struct localise_event moves[LOCALISE_MOVES], const struct localise_view *view);

/* Undoes an event; false when it cannot have happened to this table. */
bool validate_localise_undo(struct localise_view *view, const struct localise_event *event);

/* Looks for the sets of exactly so many cells, besides those to be filled, that make the view add up. KLP_OK or
 * KLP_OUT_OF_MEMORY; answer->exhausted says that the steps ran out. */
klp_status validate_localise_search(struct localise_search *search, size_t cells, klp_error **error);

/* What came of giving the open cells values. */
struct localise_flow {
	bool feasible;
	/* there are no other values */
	bool determined;
	/* not feasible: the nodes of a part that lacks another open cell on its border */
	bool cut[LOCALISE_NODES];
	size_t steps;
};

/* Gives the open cells values, not negative, with which the view adds up. The imbalances must cancel out in each part. */
void validate_localise_flow(struct localise_flow *flow, const struct localise_view *view, struct localise_arc *arcs,
                            size_t count);

/* Keeps the open cells with their values as a solution, when it is light enough and not kept yet. */
klp_status validate_localise_keep(struct localise_search *search, bool determined, klp_error **error);

/* For qsort(): by weight, then by what a solution leaves of the table. */
int validate_localise_compare(const void *left, const void *right);

/* Where the sums leave the values of the open cells open, those of the other source are taken, if they add up here too. */
bool validate_localise_take_from_witness(struct localise_search *search);

/* Adds what the register, another source and earlier editions weigh against a solution, whose cells are listed. */
void validate_localise_weigh_evidence(struct localise_solution *solution, const struct localise_search *search);

/* Whether two exchanges of two counts make the view add up, which neither does alone, and make something else of it than the
 * solution does. */
bool validate_localise_two_exchanges(const struct localise_view *view, const struct localise_solution *solution);

/* Says how sure the solutions are that a search came to. */
void validate_localise_judge(struct localise_search *search, const struct localise_view *base);

#endif
