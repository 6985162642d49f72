/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Values for open cells. A count cannot be negative, so each cell is a pipe that carries its count one way: from its row to its
 * column where the identities add it, back where they subtract it. What each node has too much must flow to where it lacks. */

#include "validate/localise_parts.h"

#include <string.h>

/* By which pipe a node was reached. */
enum { UNREACHED = LOCALISE_CELLS, SOURCE, NONE };

struct pipes {
	const struct localise_view *view;
	struct localise_arc *arcs;
	size_t count;
	/* what a node has too much */
	int64_t excess[LOCALISE_NODES];
	size_t steps;
};

static size_t tail_of(const struct pipes *pipes, size_t pipe)
{
	const struct localise_arc *arc = &pipes->arcs[pipe];
	return localise_sign(pipes->view, arc->row, arc->column) > 0 ? localise_node(arc->row) : arc->column;
}

static size_t head_of(const struct pipes *pipes, size_t pipe)
{
	const struct localise_arc *arc = &pipes->arcs[pipe];
	return localise_sign(pipes->view, arc->row, arc->column) > 0 ? arc->column : localise_node(arc->row);
}

/* What the cells that are not open leave for the open ones. */
static void measure(struct pipes *pipes)
{
	const struct localise_view *view = pipes->view;
	memset(pipes->excess, 0, sizeof pipes->excess);
	for (size_t row = 0; row < view->lines; row++)
		for (size_t column = 0; column < DATASET_COUNTS; column++) {
			int64_t count = localise_sign(view, row, column) * view->counts[row][column];
			pipes->excess[localise_node(row)] -= count;
			pipes->excess[column] += count;
		}
	for (size_t i = 0; i < pipes->count; i++) {
		struct localise_arc *arc = &pipes->arcs[i];
		int64_t count = localise_sign(view, arc->row, arc->column) * view->counts[arc->row][arc->column];
		pipes->excess[localise_node(arc->row)] += count;
		pipes->excess[arc->column] -= count;
		arc->count = 0;
	}
}

/* Finds what a node can send to: along each pipe but one, and back along those that carry something. */
static void reach(struct pipes *pipes, size_t from, size_t without, size_t via[LOCALISE_NODES])
{
	size_t queue[LOCALISE_NODES], reached = 1;
	for (size_t node = 0; node < LOCALISE_NODES; node++)
		via[node] = UNREACHED;
	via[from] = SOURCE;
	queue[0] = from;
	for (size_t at = 0; at < reached; at++)
		for (size_t pipe = 0; pipe < pipes->count; pipe++) {
			size_t tail = tail_of(pipes, pipe), head = head_of(pipes, pipe), next;
			if (queue[at] == tail)
				next = head;
			else if (queue[at] == head && pipes->arcs[pipe].count > 0)
				next = tail;
			else
				continue;
			if (pipe == without || via[next] != UNREACHED)
				continue;
			via[next] = pipe;
			queue[reached++] = next;
		}
	pipes->steps += pipes->count;
}

/* The node before one on the way from the source. */
static size_t node_before(const struct pipes *pipes, size_t node, size_t pipe)
{
	return head_of(pipes, pipe) == node ? tail_of(pipes, pipe) : head_of(pipes, pipe);
}

/* Sends as much as the way takes. */
static void send(struct pipes *pipes, size_t from, size_t into, const size_t via[LOCALISE_NODES])
{
	int64_t amount = pipes->excess[from] < -pipes->excess[into] ? pipes->excess[from] : -pipes->excess[into];
	for (size_t node = into; node != from; node = node_before(pipes, node, via[node]))
		if (tail_of(pipes, via[node]) == node && pipes->arcs[via[node]].count < amount)
			amount = pipes->arcs[via[node]].count;
	for (size_t node = into; node != from; node = node_before(pipes, node, via[node]))
		pipes->arcs[via[node]].count += tail_of(pipes, via[node]) == node ? -amount : amount;
	pipes->excess[from] -= amount;
	pipes->excess[into] += amount;
}

/* Sends all that a node has too much; false when it cannot, with what it reaches in `via`. */
static bool drain(struct pipes *pipes, size_t from, size_t via[LOCALISE_NODES])
{
	while (pipes->excess[from] > 0) {
		reach(pipes, from, NONE, via);
		size_t into = 0;
		while (into < LOCALISE_NODES && (via[into] == UNREACHED || pipes->excess[into] >= 0))
			into++;
		if (into == LOCALISE_NODES)
			return false;
		send(pipes, from, into, via);
	}
	return true;
}

/* Whether no more could go through any pipe and round to where it came from. */
static bool is_determined(struct pipes *pipes)
{
	size_t via[LOCALISE_NODES];
	for (size_t pipe = 0; pipe < pipes->count; pipe++) {
		reach(pipes, head_of(pipes, pipe), pipe, via);
		if (via[tail_of(pipes, pipe)] != UNREACHED)
			return false;
	}
	return true;
}

void validate_localise_flow(struct localise_flow *flow, const struct localise_view *view, struct localise_arc *arcs,
                            size_t count)
{
	struct pipes pipes = { .view = view, .arcs = arcs, .count = count };
	size_t via[LOCALISE_NODES];
	*flow = (struct localise_flow){ .feasible = true };
	measure(&pipes);
	for (size_t node = 0; node < LOCALISE_NODES && flow->feasible; node++)
		flow->feasible = drain(&pipes, node, via);
	if (flow->feasible)
		flow->determined = is_determined(&pipes);
	else
		for (size_t node = 0; node < LOCALISE_NODES; node++)
			flow->cut[node] = via[node] != UNREACHED;
	flow->steps = pipes.steps;
}
