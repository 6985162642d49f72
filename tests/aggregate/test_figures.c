/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The figures that are known of the real publications. */

#include "aggregate/shown.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static klp_dataset *with_indicators(const klp_dataset *dataset, int by, int totals)
{
	klp_dataset *out = NULL;
	klp_error *error = NULL;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = by;
	options.totals = totals;
	options.indicators = 1;
	cr_assert_eq(klp_aggregate(&out, dataset, &options, &error), KLP_OK, "%s", klp_error_message(error));
	return out;
}

/* A share as the reference gives it: a percentage with that many decimals. */
static void expect_percent(const klp_dataset *dataset, size_t row, klp_column column, double percent, int decimals)
{
	double share = -1;
	double scale = pow(10, decimals);
	cr_assert(klp_dataset_real(dataset, row, column, &share), "%s of row %zu is absent", klp_column_name(column), row);
	cr_expect_eq(lround(share * 100 * scale), lround(percent * scale), "%s of row %zu: %.10f is not %.2f%%",
	             klp_column_name(column), row, share, percent);
}

Test(aggregate, shares_of_the_country_in_2025)
{
	klp_dataset *real = tables_2025();
	klp_dataset *country = with_indicators(real, KLP_LEVEL_COUNTRY, KLP_TOTALS_PUBLISHED);
	char shown[SHOWN_BYTES];
	cr_expect_str_eq(shown_rows(country, shown), "2025Q2 NL 11994/63207/89136/26636/190973 published");
	cr_expect_str_eq(shown_notes(country, shown), "");
	expect_percent(country, 0, KLP_COLUMN_PROFILE_SHARE, 52.96, 2);
	expect_percent(country, 0, KLP_COLUMN_MUNICIPAL_PROFILE_SHARE, 15.95, 2);
	expect_percent(country, 0, KLP_COLUMN_UWV_PROFILE_SHARE, 76.99, 2);
	cr_expect_not(klp_dataset_real(country, 0, KLP_COLUMN_REGISTER_COVERAGE, NULL), "2025 prints no register");
	cr_expect(klp_dataset_has_column(country, KLP_COLUMN_REGISTER_COVERAGE), "the column is there all the same");
	klp_dataset_free(country);

	country = aggregated(real, KLP_LEVEL_COUNTRY, KLP_TOTALS_COMPUTED, 0);
	cr_expect_str_eq(shown_rows(country, shown), "2025Q2 NL 11993/63207/89128/26627/190955 computed",
	                 "without the 18 who are placed in no municipality");
	cr_expect_not(klp_dataset_has_column(country, KLP_COLUMN_PROFILE_SHARE),
	              "indicators are only there when asked for");
	klp_dataset_free(country);
	klp_dataset_free(real);
}

struct ranked {
	int64_t region;
	double share;
};

static int compare_shares(const void *left, const void *right)
{
	const struct ranked *one = left, *other = right;
	return (one->share > other->share) - (one->share < other->share);
}

Test(aggregate, lowest_and_highest_regions_of_2025)
{
	static const struct {
		size_t rank;
		int region;
		double percent;
	} cases[] = { { 0, 10, 38.45 }, { 1, 20, 38.64 },  { 2, 26, 41.39 },
		          { 34, 8, 82.90 }, { 33, 35, 66.99 }, { 32, 5, 65.83 } };
	klp_dataset *real = tables_2025();
	for (int totals = KLP_TOTALS_PUBLISHED; totals <= KLP_TOTALS_COMPUTED; totals++) {
		klp_dataset *regions = with_indicators(real, KLP_LEVEL_REGION, totals);
		struct ranked ranked[35];
		cr_assert_eq(klp_dataset_rows(regions), 35);
		for (size_t i = 0; i < 35; i++) {
			ranked[i].region = tables_count(regions, i, KLP_COLUMN_REGION_NUMBER);
			cr_expect_eq(ranked[i].region, (int64_t)i + 1, "regions come by number");
			cr_assert(klp_dataset_real(regions, i, KLP_COLUMN_PROFILE_SHARE, &ranked[i].share));
			cr_expect_str_eq(klp_dataset_text(regions, i, KLP_COLUMN_ORIGIN),
			                 totals == KLP_TOTALS_PUBLISHED ? "published" : "computed");
		}
		qsort(ranked, 35, sizeof ranked[0], compare_shares);
		for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
			cr_expect_eq(ranked[cases[i].rank].region, cases[i].region, "rank %zu", cases[i].rank);
			cr_expect_eq(lround(ranked[cases[i].rank].share * 10000), lround(cases[i].percent * 100), "region %d",
			             cases[i].region);
		}
		klp_dataset_free(regions);
	}
	klp_dataset_free(real);
}

Test(aggregate, rijnmond_over_two_editions)
{
	klp_dataset *both = tables_rijnmond_2023();
	klp_dataset *real = tables_2025();
	tables_add_all(both, real);
	klp_dataset *regions = with_indicators(both, KLP_LEVEL_REGION, KLP_TOTALS_PUBLISHED);
	cr_assert_eq(klp_dataset_rows(regions), 36);
	cr_expect_str_eq(klp_dataset_text(regions, 0, KLP_COLUMN_EDITION), "2023Q2", "the older edition first");
	expect_percent(regions, 0, KLP_COLUMN_PROFILE_SHARE, 53.2, 1);
	expect_percent(regions, tables_row_about(regions, KLP_LEVEL_REGION, 10, NULL), KLP_COLUMN_PROFILE_SHARE, 38.45, 2);
	for (size_t i = 1; i < klp_dataset_rows(regions); i++)
		if (tables_count(regions, i, KLP_COLUMN_REGION_NUMBER) == 22)
			expect_percent(regions, i, KLP_COLUMN_PROFILE_SHARE, 48.9, 1);
	double coverage = 0;
	cr_assert(klp_dataset_real(regions, 0, KLP_COLUMN_REGISTER_COVERAGE, &coverage));
	cr_expect_eq(lround(coverage * 1e9), lround(14247.0 / 19222.0 * 1e9));
	klp_dataset_free(regions);

	/* The register's size is carried along to a total that is added up. */
	regions = with_indicators(both, KLP_LEVEL_REGION, KLP_TOTALS_COMPUTED);
	cr_expect_eq(tables_count(regions, 0, KLP_COLUMN_REGISTER_TOTAL), 19222);
	cr_expect(klp_dataset_real(regions, 0, KLP_COLUMN_KNOWN_PERCENT, &coverage));
	cr_expect(klp_dataset_real(regions, 0, KLP_COLUMN_REGISTER_COVERAGE, NULL));
	cr_expect_null(klp_dataset_text(regions, 0, KLP_COLUMN_SOURCE), "a sum stands in no source");
	cr_expect_not(klp_dataset_integer(regions, 0, KLP_COLUMN_LINE, NULL));
	klp_dataset_free(regions);
	klp_dataset_free(real);
	klp_dataset_free(both);
}

Test(aggregate, zuidoost_brabant_with_its_slid_total)
{
	klp_dataset *brabant = tables_zuidoost_brabant();
	klp_dataset *region = with_indicators(brabant, KLP_LEVEL_REGION, KLP_TOTALS_PUBLISHED);
	char shown[SHOWN_BYTES];
	cr_expect_str_eq(shown_rows(region, shown), "- 33 33/681/1780/1417/3911 computed");
	expect_percent(region, 0, KLP_COLUMN_REGISTER_COVERAGE, 72.0, 1);
	const char *message = note_message(region, "aggregate.totals-differ");
	cr_expect_not_null(strstr(message, "region 33 Zuidoost-Brabant"), "%s", message);
	cr_expect_not_null(strstr(message, "municipal_profile absent against 33"), "%s", message);
	cr_expect_not_null(strstr(message, "total 1.417 against 3.911"), "%s", message);
	klp_dataset_free(region);
	klp_dataset_free(brabant);
}

Test(aggregate, provinces_of_2025)
{
	klp_dataset *real = tables_2025();
	klp_dataset *provinces = with_indicators(real, KLP_LEVEL_PROVINCE, KLP_TOTALS_PUBLISHED);
	char shown[SHOWN_BYTES];
	int64_t sum = 0;
	cr_assert_eq(klp_dataset_rows(provinces), 12);
	cr_expect_str_eq(shown_notes(provinces, shown), "");
	for (size_t i = 0; i < 12; i++) {
		cr_expect_str_eq(klp_dataset_text(provinces, i, KLP_COLUMN_ORIGIN), "computed");
		cr_expect_null(klp_dataset_text(provinces, i, KLP_COLUMN_REGION_NAME));
		cr_expect_not_null(klp_dataset_text(provinces, i, KLP_COLUMN_PROVINCE_NAME));
		sum += tables_count(provinces, i, KLP_COLUMN_TOTAL);
	}
	cr_expect_eq(sum, 190955, "every municipality lies in one province");
	cr_expect_str_eq(klp_dataset_text(provinces, 0, KLP_COLUMN_PROVINCE_CODE), "PV20");
	cr_expect_str_eq(klp_dataset_text(provinces, 11, KLP_COLUMN_PROVINCE_NAME), "Limburg");
	klp_dataset_free(provinces);
	klp_dataset_free(real);
}

Test(aggregate, municipalities_keep_what_they_were_read_with)
{
	klp_dataset *real = tables_2025();
	klp_dataset *municipalities = with_indicators(real, KLP_LEVEL_MUNICIPALITY, KLP_TOTALS_PUBLISHED);
	cr_assert_eq(klp_dataset_rows(municipalities), 342);
	cr_expect_str_eq(klp_dataset_text(municipalities, 0, KLP_COLUMN_MUNICIPALITY_CODE), "GM0014", "by code");
	size_t hague = tables_row_about(municipalities, KLP_LEVEL_MUNICIPALITY, 0, "GM0518");
	size_t before = tables_row_about(real, KLP_LEVEL_MUNICIPALITY, 0, "GM0518");
	cr_expect_str_eq(klp_dataset_text(municipalities, hague, KLP_COLUMN_MUNICIPALITY_PRINTED),
	                 klp_dataset_text(real, before, KLP_COLUMN_MUNICIPALITY_PRINTED));
	cr_expect_eq(tables_count(municipalities, hague, KLP_COLUMN_LINE), tables_count(real, before, KLP_COLUMN_LINE));
	cr_expect_str_eq(klp_dataset_text(municipalities, hague, KLP_COLUMN_ORIGIN), "published");
	cr_expect(klp_dataset_real(municipalities, hague, KLP_COLUMN_PROFILE_SHARE, NULL));
	klp_dataset_free(municipalities);
	klp_dataset_free(real);
}

Test(aggregate, no_share_of_nothing)
{
	static const struct {
		struct table_row rows[2];
		const char *columns; /* of the four indicators, which are there */
	} cases[] = {
		{ { { "2025Q2", KLP_LEVEL_MUNICIPALITY, 1, "GM0106", NULL, { 0, 0, 0, 0, 0 }, "a", 1 }, { .level = 0 } },
		  "---" },
		{ { { "2025Q2", KLP_LEVEL_MUNICIPALITY, 1, "GM0106", NULL, { 0, 0, 3, 1, 4 }, "a", 1 }, { .level = 0 } },
		  "x-x" },
		{ { { "2025Q2", KLP_LEVEL_MUNICIPALITY, 1, "GM0106", NULL, { 1, 1, 0, 0, 2 }, "a", 1 }, { .level = 0 } },
		  "xx-" },
		{ { { "2025Q2", KLP_LEVEL_MUNICIPALITY, 1, "GM0106", NULL, { 1, TABLES_NONE, 1, 1, 4 }, "a", 1 },
		    { .level = 0 } },
		  "x-x" },
		{ { { "2025Q2", KLP_LEVEL_MUNICIPALITY, 1, "GM0106", NULL, { 1, 1, 1, 1, TABLES_NONE }, "a", 1 },
		    { .level = 0 } },
		  "-xx" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = tables_of(cases[i].rows);
		klp_dataset *shares = with_indicators(dataset, KLP_LEVEL_MUNICIPALITY, KLP_TOTALS_PUBLISHED);
		for (int column = 0; column < 3; column++)
			cr_expect_eq(klp_dataset_real(shares, 0, (klp_column)(KLP_COLUMN_PROFILE_SHARE + column), NULL),
			             cases[i].columns[column] == 'x', "case %zu, indicator %d", i, column);
		klp_dataset_free(shares);
		klp_dataset_free(dataset);
	}
}
