/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How fast editions are carried to one set of boundaries and added up with all indicators, next to adding them up as they are printed;
 * and whether 50 and 100 such series, one after the other, take 5 and 10 times as long as 10 of them.
 *
 *   bench_aggregate [EDITIONS [ROUNDS]] */

#include "bench/timing.h"

#include <klantprofiel/klantprofiel.h>

#include <stdio.h>
#include <stdlib.h>

enum { EDITIONS = 40, ROUNDS = 15, MOST_ROUNDS = 1000, BOUNDARIES = 2025, REGIONS = 35 };

/* A thousand years of editions have the municipalities of ten. */
enum { FIRST_EDITION_YEAR = 1980, FIRST_YEAR = 2017, YEARS = 10, QUARTERS = 4 };

static klp_status add_row(klp_dataset *dataset, const char *edition, klp_level level, int region, const char *code,
                          int64_t size)
{
	klp_row row = KLP_ROW_INIT;
	row.edition = edition;
	row.level = level;
	row.region_number = region;
	row.municipality_code = code;
	row.municipality_printed = code;
	row.municipal_profile = size;
	row.municipal_no_profile = 2 * size;
	row.uwv_profile = 3 * size;
	row.uwv_no_profile = 4 * size;
	row.total = 10 * size;
	row.source = "bench";
	row.page = row.line = 1;
	return klp_dataset_add(dataset, &row, NULL);
}

/* The municipalities and regions of a year. */
static klp_status add_edition(klp_dataset *dataset, const char *edition, int year)
{
	int64_t regions[REGIONS + 1] = { 0 };
	klp_status status = KLP_OK;
	int count = (int)klp_territory_municipalities(NULL, year);
	for (int i = 0; status == KLP_OK && i < count; i++) {
		int region = klp_territory_municipality_region(NULL, year, i);
		regions[region] += i;
		status = add_row(dataset, edition, KLP_LEVEL_MUNICIPALITY, region,
		                 klp_territory_municipality_code(NULL, year, i), i);
	}
	for (int region = 1; status == KLP_OK && region <= REGIONS; region++)
		status = add_row(dataset, edition, KLP_LEVEL_REGION, region, NULL, regions[region]);
	return status;
}

/* Editions of which each has the municipalities of one of the known years, four a year of its own. */
static klp_dataset *make(size_t editions)
{
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, NULL);
	/* As many as there are of known years are of these. */
	int first = editions <= EDITIONS ? FIRST_YEAR : FIRST_EDITION_YEAR;
	for (size_t i = 0; status == KLP_OK && i < editions; i++) {
		char edition[16];
		int years = (int)(i / QUARTERS);
		snprintf(edition, sizeof edition, "%04dQ%d", first + years, (int)(i % QUARTERS) + 1);
		status = add_edition(dataset, edition, FIRST_YEAR + years % YEARS);
	}
	if (status == KLP_OK)
		return dataset;
	klp_dataset_free(dataset);
	return NULL;
}

/* What one way of adding up takes, in seconds. */
struct taken {
	double passed;
	double worked;
};

static int measure(struct taken *taken, const klp_dataset *dataset, int by, int boundaries, size_t rounds)
{
	static double passed[MOST_ROUNDS], worked[MOST_ROUNDS];
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = by;
	options.indicators = 1;
	options.boundaries = boundaries;
	options.base_edition = "2017Q1";
	for (size_t i = 0; i < rounds; i++) {
		klp_dataset *out = NULL;
		double start = timing_now(), work_start = timing_worked();
		if (klp_aggregate(&out, dataset, &options, NULL) != KLP_OK)
			return 1;
		passed[i] = timing_now() - start;
		worked[i] = timing_worked() - work_start;
		klp_dataset_free(out);
	}
	*taken = (struct taken){ timing_median(passed, rounds), timing_median(worked, rounds) };
	return 0;
}

static int bench(struct taken *taken, const klp_dataset *dataset, int by, int boundaries, size_t rounds)
{
	if (measure(taken, dataset, by, boundaries, rounds) != 0)
		return 1;
	printf("  by %-12s %-12s %9.3f ms, of which %9.3f ms of work\n", klp_level_name((klp_level)by),
	       boundaries == 0 ? "as printed" : "carried", taken->passed * 1e3, taken->worked * 1e3);
	return 0;
}

int main(int count, char **arguments)
{
	static const size_t series[] = { 1, 10, 50, 100 };
	enum { SERIES = sizeof series / sizeof series[0], REFERENCE = 1 };
	size_t editions = count > 1 ? strtoul(arguments[1], NULL, 10) : EDITIONS;
	size_t rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	struct taken last[SERIES];
	int failed = 0;
	if (rounds == 0 || rounds > MOST_ROUNDS || editions == 0 || editions > EDITIONS)
		return 2;
	for (size_t i = 0; !failed && i < SERIES; i++) {
		/* A hundred times the work is steady enough with fewer rounds. */
		size_t enough = rounds / series[i] > 0 ? rounds / series[i] : 1;
		klp_dataset *dataset = make(editions * series[i]);
		failed = dataset == NULL;
		printf("%zu editions, %zu rows; medians of %zu rounds\n", editions * series[i], klp_dataset_rows(dataset),
		       enough);
		for (int by = KLP_LEVEL_COUNTRY; !failed && by <= KLP_LEVEL_MUNICIPALITY; by++)
			failed = bench(&last[i], dataset, by, 0, enough) || bench(&last[i], dataset, by, BOUNDARIES, enough);
		klp_dataset_free(dataset);
	}
	for (size_t i = REFERENCE; !failed && i < SERIES; i++)
		printf("%zu series, carried by municipality: %.2f times the work of %zu\n", series[i],
		       last[i].worked / last[REFERENCE].worked, series[REFERENCE]);
	return failed;
}
