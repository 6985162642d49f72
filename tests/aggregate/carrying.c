/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/carrying.h"
#include "support/chance.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <string.h>

enum { MOST = 300, SMALL = 5, REGIONS = 36, RESIDUAL = 4 };

static void add_area(klp_dataset *dataset, const char *edition, klp_level level, int region, const int64_t counts[5])
{
	struct table_row row = { .edition = edition, .level = level, .region = region, .source = "chance" };
	row.line = 1000 + (uint64_t)region;
	memcpy(row.counts, counts, sizeof row.counts);
	tables_add(dataset, &row);
}

klp_dataset *edition_of_chance(int year, const char *edition)
{
	int64_t regions[REGIONS][5] = { { 0 } }, country[5] = { 1, 1, 1, 1, RESIDUAL };
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (int i = 0; i < (int)klp_territory_municipalities(NULL, year); i++) {
		struct table_row row = { .edition = edition, .level = KLP_LEVEL_MUNICIPALITY, .source = "chance" };
		row.region = klp_territory_municipality_region(NULL, year, i);
		row.code = klp_territory_municipality_code(NULL, year, i);
		row.name = klp_territory_municipality_name(NULL, year, i);
		row.line = (uint64_t)i + 1;
		for (size_t cell = 0; cell < 4; cell++) {
			row.counts[cell] = (int64_t)chance(chance(2) == 0 ? SMALL : MOST);
			row.counts[4] += row.counts[cell];
		}
		for (size_t cell = 0; cell < 5; cell++) {
			regions[row.region][cell] += row.counts[cell];
			country[cell] += row.counts[cell];
		}
		tables_add(dataset, &row);
	}
	for (int region = 1; region < REGIONS; region++)
		add_area(dataset, edition, KLP_LEVEL_REGION, region, regions[region]);
	add_area(dataset, edition, KLP_LEVEL_COUNTRY, 0, country);
	return dataset;
}

static klp_dataset *carry(const klp_dataset *dataset, const klp_aggregate_options *options)
{
	klp_dataset *out = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_aggregate(&out, dataset, options, &error), KLP_OK, "%s", klp_error_message(error));
	return out;
}

klp_dataset *carried(const klp_dataset *dataset, int by, int boundaries, const klp_territory *territory)
{
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = by;
	options.boundaries = boundaries;
	options.territory = territory;
	return carry(dataset, &options);
}

klp_dataset *carried_how(const klp_dataset *dataset, int by, int boundaries, int totals, int partial)
{
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = by;
	options.boundaries = boundaries;
	options.totals = totals;
	options.partial = partial;
	return carry(dataset, &options);
}

void sum_rows(const klp_dataset *dataset, int level, int64_t sums[5])
{
	memset(sums, 0, 5 * sizeof *sums);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		if (level != 0 && (int)row.level != level)
			continue;
		const int64_t counts[] = { row.municipal_profile, row.municipal_no_profile, row.uwv_profile, row.uwv_no_profile,
			                       row.total };
		for (size_t cell = 0; cell < 5; cell++) {
			cr_assert_geq(counts[cell], 0, "row %zu", i);
			sums[cell] += counts[cell];
		}
		cr_assert_eq(counts[0] + counts[1] + counts[2] + counts[3], counts[4], "row %zu does not add up", i);
	}
}

void expect_same_sums(const int64_t one[5], const int64_t other[5], const char *what)
{
	for (size_t cell = 0; cell < 5; cell++)
		cr_expect_eq(one[cell], other[cell], "%s: column %zu has %lld and %lld", what, cell, (long long)one[cell],
		             (long long)other[cell]);
}
