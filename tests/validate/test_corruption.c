/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The 35 regional tables of 2025, made wrong on purpose: each known cause alone, and each two of them at a time. Prints how often
 * what was done was found; KLP_CORRUPTION_ROUNDS and KLP_CORRUPTION_SEED ask for more, and for others. */

#include "support/chance.h"
#include "support/tables.h"
#include "validate/localise.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { REGIONS = 35, ROWS = LOCALISE_ROWS + 2, COUNTS = DATASET_COUNTS, TRIES = 300, TEN = 10 };

struct table {
	int64_t counts[ROWS][COUNTS];
	size_t rows;
};

/* ------------------------------------------------------------------ what goes wrong */

/* One count that is there. */
static int64_t *any_cell(struct table *table)
{
	for (;;) {
		int64_t *cell = &table->counts[chance(table->rows + 1)][chance(COUNTS)];
		if (*cell != KLP_ABSENT)
			return cell;
	}
}

/* One count that is there, in digits; none when it is negative. */
struct printed {
	int64_t *cell;
	char digits[32];
	size_t length;
};

static struct printed any_printed(struct table *table)
{
	struct printed printed = { .cell = any_cell(table) };
	if (*printed.cell >= 0)
		printed.length = (size_t)snprintf(printed.digits, sizeof printed.digits, "%" PRId64, *printed.cell);
	return printed;
}

/* Puts the digits in the place of the count. */
static bool change(const struct printed *printed)
{
	int64_t value = strtoll(printed->digits, NULL, TEN);
	bool changed = value != *printed->cell && printed->digits[0] != '\0';
	if (changed)
		*printed->cell = value;
	return changed;
}

static bool sign(struct table *table)
{
	int64_t *cell = any_cell(table);
	if (*cell <= 0)
		return false;
	*cell = -*cell;
	return true;
}

static bool swap_digits(struct table *table)
{
	struct printed printed = any_printed(table);
	if (printed.length < 2)
		return false;
	char *digits = printed.digits + chance(printed.length - 1), first = digits[0];
	digits[0] = digits[1];
	digits[1] = first;
	return change(&printed);
}

static bool wrong_digit(struct table *table)
{
	struct printed printed = any_printed(table);
	if (printed.length == 0)
		return false;
	size_t at = chance(printed.length);
	printed.digits[at] = (char)('0' + chance(TEN));
	return (printed.length == 1 || printed.digits[0] != '0') && change(&printed);
}

static bool lost_digit(struct table *table)
{
	struct printed printed = any_printed(table);
	if (printed.length < 2)
		return false;
	size_t at = chance(printed.length);
	memmove(printed.digits + at, printed.digits + at + 1, printed.length - at);
	return change(&printed);
}

static bool doubled_digit(struct table *table)
{
	struct printed printed = any_printed(table);
	if (printed.length == 0)
		return false;
	size_t at = chance(printed.length);
	memmove(printed.digits + at + 1, printed.digits + at, printed.length - at + 1);
	return change(&printed);
}

static bool lost_dot(struct table *table)
{
	int64_t *cell = any_cell(table);
	if (*cell < 1000)
		return false;
	*cell = chance(2) == 0 ? *cell / 1000 : *cell % 1000;
	return true;
}

static bool left_out_total(struct table *table)
{
	size_t row = chance(table->rows + 1);
	size_t column = row == table->rows ? chance(COUNTS) : COUNTS - 1;
	bool there = table->counts[row][column] != KLP_ABSENT;
	table->counts[row][column] = KLP_ABSENT;
	return there;
}

static bool exchange_cells(struct table *table)
{
	size_t row = chance(table->rows + 1), column = chance(COUNTS), how = chance(3);
	size_t other_row = how == 0 ? row : chance(table->rows + 1), other_column = how == 1 ? column : chance(COUNTS);
	int64_t *one = &table->counts[row][column], *other = &table->counts[other_row][other_column], count = *one;
	if (*one == *other || *one == KLP_ABSENT || *other == KLP_ABSENT)
		return false;
	*one = *other;
	*other = count;
	return true;
}

static bool slide(struct table *table)
{
	int64_t *counts = table->counts[chance(table->rows + 1)], slid[COUNTS];
	int columns = (int)chance(3) - 1;
	if (columns == 0)
		columns = chance(2) == 0 ? 2 : -2;
	for (int i = 0; i < COUNTS; i++)
		slid[i] = i - columns < 0 || i - columns >= COUNTS ? KLP_ABSENT : counts[i - columns];
	memcpy(counts, slid, sizeof slid);
	return true;
}

static bool exchange_rows(struct table *table)
{
	int64_t counts[COUNTS];
	size_t one = chance(table->rows), other = table->rows;
	memcpy(counts, table->counts[one], sizeof counts);
	memcpy(table->counts[one], table->counts[other], sizeof counts);
	memcpy(table->counts[other], counts, sizeof counts);
	return table->rows > 1;
}

static bool leave_out_row(struct table *table)
{
	size_t row = chance(table->rows);
	if (table->rows < 2)
		return false;
	memmove(&table->counts[row], &table->counts[row + 1], (table->rows - row) * sizeof table->counts[0]);
	table->rows--;
	return true;
}

static bool repeat_row(struct table *table)
{
	size_t row = chance(table->rows), at = chance(table->rows + 1);
	int64_t counts[COUNTS];
	memcpy(counts, table->counts[row], sizeof counts);
	memmove(&table->counts[at + 1], &table->counts[at], (table->rows + 1 - at) * sizeof table->counts[0]);
	memcpy(table->counts[at], counts, sizeof counts);
	table->rows++;
	return true;
}

/* ------------------------------------------------------------------ what is said of it */

struct tally {
	const char *name;
	bool (*apply)(struct table *table);
	/** one count changes to another: its row and its column are checked */
	bool one_count;
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

static struct tally causes[] = {
	{ .name = "minus sign", .apply = sign, .one_count = true },
	{ .name = "digits swapped", .apply = swap_digits, .one_count = true },
	{ .name = "digit wrong", .apply = wrong_digit, .one_count = true },
	{ .name = "digit lost", .apply = lost_digit, .one_count = true },
	{ .name = "digit doubled", .apply = doubled_digit, .one_count = true },
	{ .name = "thousands dot", .apply = lost_dot, .one_count = true },
	{ .name = "total left out", .apply = left_out_total },
	{ .name = "counts exchanged", .apply = exchange_cells },
	{ .name = "row slid", .apply = slide },
	{ .name = "rows exchanged", .apply = exchange_rows },
	{ .name = "row left out", .apply = leave_out_row },
	{ .name = "row twice", .apply = repeat_row },
};

enum { KINDS = sizeof causes / sizeof *causes };

static int compare_rows(const void *left, const void *right)
{
	return memcmp(left, right, sizeof(int64_t[COUNTS]));
}

/* The table that a solution makes, its municipalities in an order of their own. */
static struct table repaired(const struct table *wrong, const struct localise_solution *solution)
{
	struct table made = *wrong, sorted = { .rows = 0 };
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

static bool same_tables(const struct table *one, const struct table *other)
{
	return one->rows == other->rows && memcmp(one->counts, other->counts, (one->rows + 1) * sizeof one->counts[0]) == 0;
}

static void print_rows(const struct table *table)
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

static void note_solved(struct tally *tally, const struct localise_answer *answer, const struct table *right,
                        const struct table *wrong)
{
	static const struct localise_solution none;
	struct table expected = repaired(right, &none);
	bool found = false;
	for (size_t i = 0; i < answer->least; i++) {
		struct table made = repaired(wrong, &answer->solutions[i]);
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
		fprintf(stderr, "%s: certain and wrong, weight %d\n", tally->name, solution->weight);
		for (size_t i = 0; i < solution->event_count; i++)
			fprintf(stderr, "  %s: row %d\n", validate_cause_name(solution->events[i].cause), solution->events[i].row);
		for (size_t i = 0; i < solution->cell_count; i++)
			fprintf(stderr, "  row %d column %d: %" PRId64 " -> %" PRId64 " (%s)\n", solution->cells[i].row,
			        solution->cells[i].column, solution->cells[i].from, solution->cells[i].to,
			        validate_cause_name(solution->cells[i].cause));
		print_rows(right);
		fprintf(stderr, "  became\n");
		print_rows(wrong);
	}
}

static void localise(struct tally *tally, const struct table *right, const struct table *wrong)
{
	struct localise_answer answer = { .count = 0 };
	struct localise_table table = { wrong->counts, wrong->rows, 0, KLP_ABSENT, -1.0 };
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

static void load(struct table regions[REGIONS])
{
	klp_dataset *dataset = tables_2025();
	for (size_t i = 0; i < REGIONS; i++)
		regions[i].rows = 0;
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++) {
		int64_t level = 0, number = 0;
		klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
		klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &number);
		if (level == KLP_LEVEL_COUNTRY)
			continue;
		struct table *region = &regions[number - 1];
		/* the total row comes last */
		for (size_t i = 0; i < COUNTS; i++)
			region->counts[region->rows][i] = tables_count(dataset, row, (klp_column)(DATASET_FIRST_COUNT + i));
		region->rows += level == KLP_LEVEL_MUNICIPALITY;
	}
	klp_dataset_free(dataset);
}

static bool corrupt(struct table *wrong, bool (*apply)(struct table *table))
{
	for (size_t i = 0; i < TRIES; i++)
		if (apply(wrong))
			return true;
	return false;
}

static void report_line(const struct tally *tally)
{
	double each = tally->done == 0 ? 0 : tally->seconds * 1e3 / (double)tally->done;
	fprintf(stderr, "%-18s %7zu %7zu %7zu %7zu %7zu %7zu %8zu %6zu %8.3f %8.1f\n", tally->name, tally->done,
	        tally->unique, tally->among, tally->others, tally->not_localised, tally->unseen, tally->certain,
	        tally->certain_wrong, each, tally->slowest * 1e3);
}

static void report(const char *title, const struct tally tallies[KINDS])
{
	fprintf(stderr, "%-18s %7s %7s %7s %7s %7s %7s %8s %6s %8s %8s\n", title, "tables", "unique", "among", "others",
	        "none", "unseen", "certain", "wrong", "mean ms", "most ms");
	for (size_t i = 0; i < KINDS; i++)
		report_line(&tallies[i]);
}

static uint64_t begin(struct table regions[REGIONS], uint64_t rounds)
{
	uint64_t seed = chance_asked("KLP_CORRUPTION_SEED", 20250630);
	chance_begin(seed * 2654435769u + 1);
	load(regions);
	rounds = chance_asked("KLP_CORRUPTION_ROUNDS", rounds);
	fprintf(stderr, "KLP_CORRUPTION_SEED=%" PRIu64 " KLP_CORRUPTION_ROUNDS=%" PRIu64 "\n", seed, rounds);
	return rounds;
}

Test(corruption, each_cause_alone)
{
	static struct table regions[REGIONS];
	uint64_t rounds = begin(regions, 4);
	for (uint64_t round = 0; round < rounds; round++)
		for (size_t region = 0; region < REGIONS; region++)
			for (size_t i = 0; i < KINDS; i++) {
				struct table wrong = regions[region];
				if (corrupt(&wrong, causes[i].apply))
					localise(&causes[i], &regions[region], &wrong);
			}
	report("alone", causes);
	for (size_t i = 0; i < KINDS; i++) {
		cr_expect_gt(causes[i].done, 0u, "%s was tried", causes[i].name);
		cr_expect_eq(causes[i].certain_wrong, 0u, "%s", causes[i].name);
		if (causes[i].one_count)
			cr_expect_eq(causes[i].unique, causes[i].done, "%s is found, and nothing else", causes[i].name);
	}
}

Test(corruption, two_causes_at_a_time)
{
	static struct table regions[REGIONS];
	uint64_t rounds = begin(regions, 1);
	for (uint64_t round = 0; round < rounds; round++)
		for (size_t region = 0; region < REGIONS; region++)
			for (size_t i = 0; i < KINDS * KINDS; i++) {
				struct table wrong = regions[region];
				if (corrupt(&wrong, causes[i / KINDS].apply) && corrupt(&wrong, causes[i % KINDS].apply))
					localise(&causes[i / KINDS], &regions[region], &wrong);
			}
	report("with another", causes);
	for (size_t i = 0; i < KINDS; i++) {
		cr_expect_gt(causes[i].done, 0u, "%s was tried", causes[i].name);
		cr_expect_eq(causes[i].certain_wrong, 0u, "%s", causes[i].name);
	}
}
