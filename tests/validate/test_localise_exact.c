/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Small tables, in which every set of up to three cells can be tried with every value: what the search finds must be just what is
 * there. The seed is fixed; KLP_CORRUPTION_SEED and KLP_CORRUPTION_ROUNDS ask for others, and for more. */

#include "support/chance.h"
#include "validate/localise.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
	COUNTS = DATASET_COUNTS,
	ROWS = 2,
	LINES = ROWS + 1,
	CELLS = LINES * COUNTS,
	MOST = 3,
	/* no solution of these tables has a larger count */
	VALUES = 32,
	FOUND = 20000,
	TEN = 10
};

/* What the weights are said to be. */
enum { FILLED = 10, TYPED = 80, CHANGED = 100, EXCHANGED = 150 };

struct found {
	int64_t counts[LINES][COUNTS];
	int weight;
};

struct trial {
	int64_t wrong[LINES][COUNTS];
	int64_t now[LINES][COUNTS];
	/** those that are open: the absent one, if any, then the chosen ones */
	size_t open[MOST + 1];
	size_t open_count;
	size_t absent;
	struct found *found;
	size_t count;
};

static int64_t *cell(int64_t counts[LINES][COUNTS], size_t number)
{
	return &counts[number / COUNTS][number % COUNTS];
}

static bool adds_up(int64_t counts[LINES][COUNTS])
{
	for (size_t row = 0; row < LINES; row++)
		if (counts[row][0] + counts[row][1] + counts[row][2] + counts[row][3] != counts[row][4])
			return false;
	for (size_t i = 0; i < COUNTS; i++)
		if (counts[0][i] + counts[1][i] != counts[2][i])
			return false;
	return true;
}

/* The lightest reading of the changes: at most one pair of three can be an exchange. */
static int weigh(struct trial *trial)
{
	int weight = trial->absent == CELLS ? 0 : FILLED, gain = 0;
	for (size_t i = 0; i < trial->open_count; i++) {
		if (trial->open[i] == trial->absent)
			continue;
		int64_t from = *cell(trial->wrong, trial->open[i]), to = *cell(trial->now, trial->open[i]);
		int one = validate_cause_of_count(from, to) == CAUSE_UNKNOWN ? CHANGED : TYPED;
		weight += one;
		for (size_t j = i + 1; j < trial->open_count; j++) {
			int64_t other_from = *cell(trial->wrong, trial->open[j]), other_to = *cell(trial->now, trial->open[j]);
			if (from != other_to || to != other_from)
				continue;
			int other = validate_cause_of_count(other_from, other_to) == CAUSE_UNKNOWN ? CHANGED : TYPED;
			gain = one + other - EXCHANGED > gain ? one + other - EXCHANGED : gain;
		}
	}
	return weight - gain;
}

static void keep(struct trial *trial)
{
	for (size_t i = 0; i < trial->open_count; i++)
		if (*cell(trial->now, trial->open[i]) == *cell(trial->wrong, trial->open[i]))
			return;
	cr_assert_lt(trial->count, (size_t)FOUND);
	memcpy(trial->found[trial->count].counts, trial->now, sizeof trial->now);
	trial->found[trial->count++].weight = weigh(trial);
}

/* Tries all values of the open cells; the row of the last tells its own. */
static void try_values(struct trial *trial)
{
	size_t combinations = 1, last = trial->open[trial->open_count - 1], row = last / COUNTS;
	for (size_t i = 1; i < trial->open_count; i++)
		combinations *= VALUES;
	memcpy(trial->now, trial->wrong, sizeof trial->now);
	for (size_t combination = 0; combination < combinations; combination++) {
		size_t rest = combination;
		for (size_t i = 0; i + 1 < trial->open_count; i++, rest /= VALUES)
			*cell(trial->now, trial->open[i]) = (int64_t)(rest % VALUES);
		int64_t *counts = trial->now[row], *value = cell(trial->now, last);
		*value = 0;
		int64_t off = counts[4] - counts[0] - counts[1] - counts[2] - counts[3];
		*value = last % COUNTS == COUNTS - 1 ? -off : off;
		if (*value >= 0 && adds_up(trial->now))
			keep(trial);
	}
}

static void try_all(struct trial *trial)
{
	size_t first = trial->absent == CELLS ? 0 : 1;
	trial->count = 0;
	trial->open[0] = trial->absent;
	for (size_t set = 0; set < (size_t)1 << CELLS; set++) {
		trial->open_count = first;
		size_t most = MOST;
		for (size_t i = 0; i < CELLS && trial->open_count <= most; i++)
			if ((set >> i & 1u) != 0)
				trial->open[trial->open_count++] = i == trial->absent ? CELLS : i;
		bool fits = trial->open_count > 0 && trial->open_count <= most;
		for (size_t i = first; i < trial->open_count; i++)
			fits = fits && trial->open[i] != CELLS;
		if (fits)
			try_values(trial);
	}
}

/* A table of small counts, up to three of them wrong, at times one absent. */
static void make(struct trial *trial)
{
	memset(trial->wrong, 0, sizeof trial->wrong);
	for (size_t row = 0; row < ROWS; row++)
		for (size_t i = 0; i + 1 < COUNTS; i++) {
			int64_t count = (int64_t)chance(4);
			trial->wrong[row][i] += count;
			trial->wrong[row][COUNTS - 1] += count;
			trial->wrong[ROWS][i] += count;
			trial->wrong[ROWS][COUNTS - 1] += count;
		}
	for (size_t wrong = 1 + chance(MOST); wrong > 0; wrong--)
		*cell(trial->wrong, chance(CELLS)) = (int64_t)chance(14);
	trial->absent = chance(3) == 0 ? chance(CELLS) : CELLS;
	if (trial->absent != CELLS)
		*cell(trial->wrong, trial->absent) = KLP_ABSENT;
}

static bool comes_to(const struct trial *trial, const struct localise_solution *solution, const struct found *found)
{
	int64_t counts[LINES][COUNTS];
	memcpy(counts, trial->wrong, sizeof counts);
	for (size_t i = 0; i < solution->cell_count; i++)
		if (solution->cells[i].row < LINES)
			counts[solution->cells[i].row][solution->cells[i].column] = solution->cells[i].to;
	for (size_t i = 0; i < solution->event_count; i++)
		if (solution->events[i].cause == CAUSE_ROW_TWICE || solution->events[i].cause == CAUSE_ROW_LEFT_OUT)
			return false;
	return memcmp(counts, found->counts, sizeof counts) == 0;
}

static void compare(const struct trial *trial, const struct localise_answer *answer, uint64_t round)
{
	if (answer->verdict != LOCALISE_SOLVED) {
		cr_expect_eq(trial->count, 0u, "table %" PRIu64 ": there is a solution", round);
		return;
	}
	for (size_t i = 0; i < trial->count; i++) {
		cr_expect_geq(trial->found[i].weight, answer->solutions[0].weight, "table %" PRIu64 ": a lighter one", round);
		bool known = trial->found[i].weight > answer->solutions[0].weight;
		for (size_t j = 0; j < answer->least && !known; j++)
			known = comes_to(trial, &answer->solutions[j], &trial->found[i]);
		cr_expect(known, "table %" PRIu64 ": another one as light", round);
	}
	for (size_t j = 0; j < answer->least; j++) {
		const struct localise_solution *solution = &answer->solutions[j];
		bool known = solution->event_count > 0 || solution->changed + (trial->absent != CELLS) > MOST;
		for (size_t i = 0; i < trial->count && !known; i++)
			known = trial->found[i].weight == solution->weight && comes_to(trial, solution, &trial->found[i]);
		cr_expect(known, "table %" PRIu64 ": solution %zu is none", round, j);
	}
}

Test(localise_exact, what_is_found_is_all_that_there_is)
{
	struct trial trial = { .count = 0 };
	size_t compared = 0;
	chance_begin(chance_asked("KLP_CORRUPTION_SEED", 20250630) * 2654435769u + 1);
	trial.found = malloc(FOUND * sizeof *trial.found);
	cr_assert_not_null(trial.found);
	uint64_t rounds = chance_asked("KLP_CORRUPTION_ROUNDS", 1) * 60;
	for (uint64_t round = 0; round < rounds; round++) {
		struct localise_answer answer = { .count = 0 };
		struct localise_table table = localise_table_of((const int64_t(*)[COUNTS])trial.wrong, ROWS);
		make(&trial);
		cr_assert_eq(validate_localise(&answer, &table, SIZE_MAX, NULL), KLP_OK);
		if (answer.verdict != LOCALISE_NOTHING_WRONG) {
			try_all(&trial);
			compare(&trial, &answer, round);
			compared += trial.count > 0;
		}
		validate_localise_free(&answer);
	}
	cr_expect_gt(compared, rounds / 2, "most tables have a solution of up to three cells");
	free(trial.found);
}
