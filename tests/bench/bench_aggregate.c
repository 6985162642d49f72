/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How fast editions are carried to one set of boundaries and added up, next to adding them up as they are printed; and whether
 * ten times as many editions take ten times as long.
 *
 *   bench_aggregate [EDITIONS [ROUNDS]] */

#include "bench/timing.h"

#include <klantprofiel/klantprofiel.h>

#include <stdio.h>
#include <stdlib.h>

enum { EDITIONS = 40, ROUNDS = 15, MOST_ROUNDS = 1000, FIRST_YEAR = 2017, YEARS = 10, BOUNDARIES = 2025, REGIONS = 35 };

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
	for (size_t i = 0; status == KLP_OK && i < editions; i++) {
		char edition[16];
		int year = FIRST_YEAR + (int)(i / 4);
		snprintf(edition, sizeof edition, "%04dQ%d", year, (int)(i % 4) + 1);
		status = add_edition(dataset, edition, year < FIRST_YEAR + YEARS ? year : FIRST_YEAR + YEARS - 1);
	}
	if (status == KLP_OK)
		return dataset;
	klp_dataset_free(dataset);
	return NULL;
}

static int bench(const klp_dataset *dataset, int by, int boundaries, size_t rounds)
{
	static double times[MOST_ROUNDS];
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = by;
	options.indicators = 1;
	options.boundaries = boundaries;
	for (size_t i = 0; i < rounds; i++) {
		klp_dataset *out = NULL;
		double start = timing_now();
		if (klp_aggregate(&out, dataset, &options, NULL) != KLP_OK)
			return 1;
		times[i] = timing_now() - start;
		klp_dataset_free(out);
	}
	printf("  by %-12s %-12s %9.3f ms\n", klp_level_name((klp_level)by), boundaries == 0 ? "as printed" : "carried",
	       timing_median(times, rounds) * 1e3);
	return 0;
}

int main(int count, char **arguments)
{
	size_t editions = count > 1 ? strtoul(arguments[1], NULL, 10) : EDITIONS;
	size_t rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	int failed = 0;
	if (rounds == 0 || rounds > MOST_ROUNDS || editions == 0 || editions > EDITIONS)
		return 2;
	for (size_t times = 1; !failed && times <= 10; times *= 10) {
		klp_dataset *dataset = make(editions * times);
		failed = dataset == NULL;
		printf("%zu editions, %zu rows; medians of %zu rounds\n", editions * times, klp_dataset_rows(dataset), rounds);
		for (int by = KLP_LEVEL_COUNTRY; !failed && by <= KLP_LEVEL_MUNICIPALITY; by++)
			failed = bench(dataset, by, 0, rounds) || bench(dataset, by, BOUNDARIES, rounds);
		klp_dataset_free(dataset);
	}
	return failed;
}
