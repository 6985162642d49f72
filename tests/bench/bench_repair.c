/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long it takes to find which numbers are wrong: in the table of one region, in the country with its 35 regions, and in ten years of
 * editions of which no table adds up; and what checking takes where all is sound, which must not pay for it. Each round has its
 * errors in other places, the same ones in each run.
 *
 *   bench_repair [ROUNDS [EDITIONS]] */

#include "bench/file.h"
#include "bench/timing.h"
#include "dataset/dataset.h"
#include "support/chance.h"
#include "validate/localise.h"

#include <klantprofiel/klantprofiel.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 100, MOST_ROUNDS = 10000, EDITIONS = 40, FEWER = 20, ERRORS = 3, REGIONS = 35, MUNICIPALITIES = 30 };
enum { TOTAL = DATASET_COUNTS - 1, LAST_YEAR = 2025, QUARTERS = 4, TEN = 10, MILLI = 1000 };

/* ------------------------------------------------------------------ errors */

/* The last two digits swapped; one wrong where they are the same, or there is one only. */
static int64_t mistyped(int64_t count)
{
	int64_t last = count % TEN, tens = count / TEN % TEN;
	return count < TEN || last == tens ? count + 1 : count + (last - tens) * TEN + tens - last;
}

/* Makes a count wrong in each of so many rows. */
static int spoil(klp_dataset *dataset, const size_t *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		klp_column column = (klp_column)(DATASET_FIRST_COUNT + (int)chance(DATASET_COUNTS));
		int64_t value = 0;
		klp_dataset_integer(dataset, rows[i], column, &value);
		if (dataset_change_count(dataset, rows[i], column, mistyped(value), NULL) != KLP_OK)
			return 1;
	}
	return 0;
}

/* A row of each region's table, a municipality or the total, by chance; returns how many tables there are. */
static size_t pick_rows(const klp_dataset *dataset, size_t *rows)
{
	size_t tables = 0, first = 0;
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++) {
		int64_t level = 0;
		klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
		if (level == KLP_LEVEL_COUNTRY)
			first = row + 1;
		if (level != KLP_LEVEL_REGION)
			continue;
		rows[tables++] = first + chance(row + 1 - first);
		first = row + 1;
	}
	return tables;
}

/* ------------------------------------------------------------------ datasets */

static klp_dataset *parse(void)
{
	struct bytes text;
	klp_dataset *dataset = NULL;
	if (file_load(&text, KLP_SOURCE_DIR "/examples/data/transparantie-2025-q2.txt") != 0)
		return NULL;
	int well = klp_dataset_new(&dataset, NULL) == KLP_OK &&
	           klp_parse_memory(dataset, text.text, text.size, NULL, NULL) == KLP_OK;
	free(text.text);
	if (well)
		return dataset;
	klp_dataset_free(dataset);
	return NULL;
}

/* The same counts in so many quarters, the last of them the fourth of LAST_YEAR. */
static klp_dataset *repeat(const klp_dataset *once, size_t editions)
{
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, NULL);
	for (size_t i = 0; i < editions && status == KLP_OK; i++) {
		char edition[EDITION_BYTES];
		size_t back = editions - 1 - i;
		edition_write(edition, edition_of(LAST_YEAR - (int)(back / QUARTERS), QUARTERS - (int)(back % QUARTERS)));
		for (size_t row = 0; row < klp_dataset_rows(once) && status == KLP_OK; row++) {
			klp_row copy = KLP_ROW_INIT;
			status = klp_dataset_get(once, row, &copy, NULL);
			copy.edition = edition;
			if (status == KLP_OK)
				status = klp_dataset_add(dataset, &copy, NULL);
		}
	}
	if (status == KLP_OK)
		return dataset;
	klp_dataset_free(dataset);
	return NULL;
}

/* ------------------------------------------------------------------ measuring */

/* The times of one thing; and how many tables it found wrong, or how many findings there were. */
struct measure {
	double times[MOST_ROUNDS];
	size_t rounds;
	size_t found;
};

static void tell(const char *what, struct measure *measure)
{
	/* sorted, so that the last is the most */
	double median = timing_median(measure->times, measure->rounds);
	printf("%-46s %9.3f ms  most %9.3f ms  found %zu\n", what, median * MILLI,
	       measure->times[measure->rounds - 1] * MILLI, measure->found);
}

static int time_repair(struct measure *measure, const klp_dataset *dataset)
{
	klp_dataset *repaired = NULL;
	klp_repairs *repairs = NULL;
	double start = timing_now();
	int failed = klp_repair(&repaired, &repairs, dataset, NULL, NULL) != KLP_OK;
	measure->times[measure->rounds++] = timing_now() - start;
	measure->found = klp_repairs_count(repairs);
	klp_repairs_free(repairs);
	klp_dataset_free(repaired);
	return failed;
}

static int time_validate(struct measure *measure, const klp_dataset *dataset)
{
	klp_findings *findings = NULL;
	double start = timing_now();
	int failed = klp_validate(&findings, dataset, NULL, NULL) != KLP_OK;
	measure->times[measure->rounds++] = timing_now() - start;
	measure->found = klp_findings_count(findings, KLP_SEVERITY_INFORMATION);
	klp_findings_free(findings);
	return failed;
}

/* ------------------------------------------------------------------ one region */

/* Counts as a region of thirty municipalities has them; all adds up. */
static void make_region(int64_t counts[MUNICIPALITIES + 1][DATASET_COUNTS])
{
	static const size_t sizes[DATASET_COUNTS] = { 30, 200, 400, 100 };
	memset(counts, 0, (MUNICIPALITIES + 1) * sizeof *counts);
	for (size_t row = 0; row < MUNICIPALITIES; row++) {
		for (size_t column = 0; column < TOTAL; column++) {
			counts[row][column] = (int64_t)chance(sizes[column]);
			counts[row][TOTAL] += counts[row][column];
		}
		for (size_t column = 0; column < DATASET_COUNTS; column++)
			counts[MUNICIPALITIES][column] += counts[row][column];
	}
}

static int bench_region(size_t errors, size_t rounds)
{
	static struct measure measure;
	char what[sizeof "localise a region of 30, 0 errors"];
	measure.rounds = measure.found = 0;
	for (size_t round = 0; round < rounds; round++) {
		int64_t counts[MUNICIPALITIES + 1][DATASET_COUNTS];
		struct localise_answer answer = { .count = 0 };
		make_region(counts);
		for (size_t i = 0; i < errors; i++) {
			int64_t *count = &counts[chance(MUNICIPALITIES + 1)][chance(DATASET_COUNTS)];
			*count = mistyped(*count);
		}
		struct localise_table table = localise_table_of((const int64_t(*)[DATASET_COUNTS])counts, MUNICIPALITIES);
		double start = timing_now();
		klp_status status = validate_localise(&answer, &table, LOCALISE_STEPS, NULL);
		measure.times[measure.rounds++] = timing_now() - start;
		measure.found += answer.verdict == LOCALISE_SOLVED;
		validate_localise_free(&answer);
		if (status != KLP_OK)
			return 1;
	}
	snprintf(what, sizeof what, "localise a region of 30, %zu error%s", errors % TEN, errors == 1 ? "" : "s");
	tell(what, &measure);
	return 0;
}

/* ------------------------------------------------------------------ the country */

/* Repairs and checks a dataset with an error in so many tables of regions, other ones in each round. */
static int bench_spoilt(const char *what, const klp_dataset *sound, size_t errors, size_t rounds)
{
	static struct measure repairing, checking;
	size_t *rows = malloc(klp_dataset_rows(sound) * sizeof *rows);
	int failed = rows == NULL;
	repairing.rounds = checking.rounds = 0;
	for (size_t round = 0; round < rounds && !failed; round++) {
		klp_dataset *wrong = NULL;
		size_t tables = pick_rows(sound, rows);
		for (size_t i = 0; i < errors && i < tables; i++) {
			size_t other = i + chance(tables - i), row = rows[other];
			rows[other] = rows[i];
			rows[i] = row;
		}
		failed = klp_dataset_select(&wrong, sound, NULL, NULL) != KLP_OK ||
		         spoil(wrong, rows, errors < tables ? errors : tables) != 0 || time_repair(&repairing, wrong) != 0 ||
		         time_validate(&checking, wrong) != 0;
		klp_dataset_free(wrong);
	}
	free(rows);
	if (failed)
		return 1;
	printf("%s, %zu rows\n", what, klp_dataset_rows(sound));
	tell("  repair", &repairing);
	tell("  validate", &checking);
	return 0;
}

static int bench_sound(const char *what, const klp_dataset *sound, size_t rounds)
{
	static struct measure repairing, checking;
	repairing.rounds = checking.rounds = 0;
	for (size_t round = 0; round < rounds; round++)
		if (time_repair(&repairing, sound) != 0 || time_validate(&checking, sound) != 0)
			return 1;
	printf("%s, %zu rows\n", what, klp_dataset_rows(sound));
	tell("  repair", &repairing);
	tell("  validate", &checking);
	return 0;
}

int main(int count, char **arguments)
{
	size_t rounds = count > 1 ? strtoul(arguments[1], NULL, TEN) : ROUNDS;
	size_t editions = count > 2 ? strtoul(arguments[2], NULL, TEN) : EDITIONS;
	if (rounds == 0 || rounds > MOST_ROUNDS || editions == 0 || editions > EDITIONS)
		return 2;
	size_t fewer = rounds < FEWER ? 1 : rounds / FEWER;
	klp_dataset *once = parse(), *many = once == NULL ? NULL : repeat(once, editions);
	int failed = many == NULL;
	printf("medians of %zu rounds, of %zu for %zu editions\n", rounds, fewer, editions);
	for (size_t errors = 1; errors <= ERRORS && !failed; errors++)
		failed = bench_region(errors, rounds);
	failed = failed || bench_spoilt("the country, three regions with an error", once, ERRORS, rounds) != 0 ||
	         bench_spoilt("the country, an error in each region", once, REGIONS, rounds) != 0 ||
	         bench_spoilt("all editions, an error in each region", many, editions * REGIONS, fewer) != 0 ||
	         bench_sound("the country, sound", once, rounds) != 0 ||
	         bench_sound("all editions, sound", many, fewer) != 0;
	klp_dataset_free(many);
	klp_dataset_free(once);
	return failed;
}
