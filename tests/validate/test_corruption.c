/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The 35 regional tables of 2025, made wrong on purpose: each known cause alone, and each two of them at a time. Prints how often
 * what was done was found; KLP_CORRUPTION_ROUNDS and KLP_CORRUPTION_SEED ask for more, and for others. */

#include "support/chance.h"
#include "validate/damage.h"
#include "validate/localise.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { REGIONS = DAMAGE_REGIONS, ROWS = DAMAGE_ROWS, COUNTS = DATASET_COUNTS };

/* ------------------------------------------------------------------ what is said of it */

struct tally {
	size_t done;
	size_t unseen;
	size_t unique;
	size_t among;
	size_t others;
	size_t not_localised;
	size_t certain;
	size_t certain_wrong;
	size_t steps;
	double seconds;
	double slowest;
};

/* One for each way. */
static struct tally tallies[DAMAGES];

static int compare_rows(const void *left, const void *right)
{
	return memcmp(left, right, sizeof(int64_t[COUNTS]));
}

/* The table that a solution makes, its municipalities in an order of their own. */
static struct damage_table repaired(const struct damage_table *wrong, const struct localise_solution *solution)
{
	struct damage_table made = *wrong, sorted = { .rows = 0 };
	bool gone[ROWS] = { false };
	size_t rows = wrong->rows + 1;
	for (size_t i = 0; i < solution->cell_count; i++)
		made.counts[solution->cells[i].row][solution->cells[i].column] = solution->cells[i].to;
	for (size_t i = 0; i < solution->event_count; i++) {
		gone[solution->events[i].row] |= solution->events[i].cause == CAUSE_ROW_TWICE;
		rows += solution->events[i].cause == CAUSE_ROW_LEFT_OUT;
	}
	for (size_t row = 0; row < rows; row++)
		if (row != wrong->rows && !gone[row])
			memcpy(sorted.counts[sorted.rows++], made.counts[row], sizeof made.counts[row]);
	memcpy(sorted.counts[sorted.rows], made.counts[wrong->rows], sizeof made.counts[0]);
	qsort(sorted.counts, sorted.rows, sizeof sorted.counts[0], compare_rows);
	return sorted;
}

static bool same_tables(const struct damage_table *one, const struct damage_table *other)
{
	return one->rows == other->rows && memcmp(one->counts, other->counts, (one->rows + 1) * sizeof one->counts[0]) == 0;
}

static void print_rows(const struct damage_table *table)
{
	for (size_t row = 0; row <= table->rows; row++) {
		for (size_t i = 0; i < COUNTS; i++)
			if (table->counts[row][i] == KLP_ABSENT)
				fprintf(stderr, "\t-");
			else
				fprintf(stderr, "\t%" PRId64, table->counts[row][i]);
		fprintf(stderr, "\n");
	}
}

static const char *name_of(const struct tally *tally)
{
	return damage_ways[tally - tallies].name;
}

static void note_solved(struct tally *tally, const struct localise_answer *answer, const struct damage_table *right,
                        const struct damage_table *wrong)
{
	static const struct localise_solution none;
	struct damage_table expected = repaired(right, &none);
	bool found = false;
	for (size_t i = 0; i < answer->least; i++) {
		struct damage_table made = repaired(wrong, &answer->solutions[i]);
		found = found || same_tables(&made, &expected);
	}
	bool is_certain = answer->confidence == LOCALISE_CERTAIN;
	tally->unique += found && answer->least == 1;
	tally->among += found && answer->least > 1;
	tally->others += !found;
	tally->certain += is_certain;
	tally->certain_wrong += is_certain && !found;
	if (is_certain && !found) {
		const struct localise_solution *solution = &answer->solutions[0];
		fprintf(stderr, "%s: certain and wrong, weight %d\n", name_of(tally), solution->weight);
		for (size_t i = 0; i < solution->event_count; i++)
			fprintf(stderr, "  %s: row %d\n", validate_cause_name(solution->events[i].cause, LANGUAGE_ENGLISH),
			        solution->events[i].row);
		for (size_t i = 0; i < solution->cell_count; i++)
			fprintf(stderr, "  row %d column %d: %" PRId64 " -> %" PRId64 " (%s)\n", solution->cells[i].row,
			        solution->cells[i].column, solution->cells[i].from, solution->cells[i].to,
			        validate_cause_name(solution->cells[i].cause, LANGUAGE_ENGLISH));
		print_rows(right);
		fprintf(stderr, "  became\n");
		print_rows(wrong);
	}
}

static void localise(struct tally *tally, const struct damage_table *right, const struct damage_table *wrong)
{
	struct localise_answer answer = { .count = 0 };
	struct localise_table table = localise_table_of(wrong->counts, wrong->rows);
	int64_t total = right->counts[right->rows][COUNTS - 1];
	if (chance(2) == 0)
		table.expected_rows = right->rows;
	if (chance(2) == 0) {
		table.register_total = total + total * (int64_t)(1 + chance(50)) / 100;
		table.known_percent = (double)((200 * total + table.register_total) / (2 * table.register_total));
	}
	struct timespec start, end;
	clock_gettime(CLOCK_MONOTONIC, &start);
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	clock_gettime(CLOCK_MONOTONIC, &end);
	double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
	tally->done++;
	tally->seconds += seconds;
	tally->slowest = seconds > tally->slowest ? seconds : tally->slowest;
	tally->steps += answer.steps;
	if (answer.verdict == LOCALISE_SOLVED)
		note_solved(tally, &answer, right, wrong);
	tally->unseen += answer.verdict == LOCALISE_NOTHING_WRONG;
	tally->not_localised += answer.verdict == LOCALISE_NOT_LOCALISED;
	validate_localise_free(&answer);
}

/* ------------------------------------------------------------------ rounds */

static void report_line(const struct tally *tally)
{
	double each = tally->done == 0 ? 0 : tally->seconds * 1e3 / (double)tally->done;
	fprintf(stderr, "%-18s %7zu %7zu %7zu %7zu %7zu %7zu %8zu %6zu %8.3f %8.1f\n", name_of(tally), tally->done,
	        tally->unique, tally->among, tally->others, tally->not_localised, tally->unseen, tally->certain,
	        tally->certain_wrong, each, tally->slowest * 1e3);
}

static void report(const char *title)
{
	fprintf(stderr, "%-18s %7s %7s %7s %7s %7s %7s %8s %6s %8s %8s\n", title, "tables", "unique", "among", "others",
	        "none", "unseen", "certain", "wrong", "mean ms", "most ms");
	for (size_t i = 0; i < DAMAGES; i++)
		report_line(&tallies[i]);
}

static uint64_t begin(struct damage_table regions[REGIONS], uint64_t rounds)
{
	uint64_t seed = chance_asked("KLP_CORRUPTION_SEED", 20250630);
	chance_begin(seed * 2654435769u + 1);
	damage_load(regions);
	rounds = chance_asked("KLP_CORRUPTION_ROUNDS", rounds);
	fprintf(stderr, "KLP_CORRUPTION_SEED=%" PRIu64 " KLP_CORRUPTION_ROUNDS=%" PRIu64 "\n", seed, rounds);
	return rounds;
}

Test(corruption, each_cause_alone)
{
	static struct damage_table regions[REGIONS];
	uint64_t rounds = begin(regions, 4);
	for (uint64_t round = 0; round < rounds; round++)
		for (size_t region = 0; region < REGIONS; region++)
			for (size_t i = 0; i < DAMAGES; i++) {
				struct damage_table wrong = regions[region];
				if (damage_do(&wrong, &damage_ways[i]))
					localise(&tallies[i], &regions[region], &wrong);
			}
	report("alone");
	for (size_t i = 0; i < DAMAGES; i++) {
		cr_expect_gt(tallies[i].done, 0u, "%s was tried", damage_ways[i].name);
		cr_expect_eq(tallies[i].certain_wrong, 0u, "%s", damage_ways[i].name);
		if (damage_ways[i].one_count)
			cr_expect_eq(tallies[i].unique, tallies[i].done, "%s is found, and nothing else", damage_ways[i].name);
	}
}

Test(corruption, two_causes_at_a_time)
{
	static struct damage_table regions[REGIONS];
	uint64_t rounds = begin(regions, 1);
	for (uint64_t round = 0; round < rounds; round++)
		for (size_t region = 0; region < REGIONS; region++)
			for (size_t i = 0; i < DAMAGES * DAMAGES; i++) {
				struct damage_table wrong = regions[region];
				if (damage_do(&wrong, &damage_ways[i / DAMAGES]) && damage_do(&wrong, &damage_ways[i % DAMAGES]))
					localise(&tallies[i / DAMAGES], &regions[region], &wrong);
			}
	report("with another");
	for (size_t i = 0; i < DAMAGES; i++) {
		cr_expect_gt(tallies[i].done, 0u, "%s was tried", damage_ways[i].name);
		cr_expect_eq(tallies[i].certain_wrong, 0u, "%s", damage_ways[i].name);
	}
}
