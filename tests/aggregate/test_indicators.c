/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Shares, places and differences, worked by hand. */

#include "aggregate/shown.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <string.h>

#define M KLP_LEVEL_MUNICIPALITY
#define R KLP_LEVEL_REGION
#define C KLP_LEVEL_COUNTRY

enum { ROWS = 8, COLUMNS = 3 };

/* A municipality with so many profiles among so many clients, all of UWV. */
#define ROW(edition, region, code, name, profiles, total)                                       \
	{                                                                                           \
		edition, M, region, code, name, { 0, 0, profiles, (total) - (profiles), total }, "a", 1 \
	}
#define REGION(edition, region, profiles, total)                                                \
	{                                                                                           \
		edition, R, region, NULL, NULL, { 0, 0, profiles, (total) - (profiles), total }, "a", 1 \
	}
#define END                   \
	{                         \
		.level = (klp_level)0 \
	}

struct indicator_case {
	const char *why;
	struct table_row rows[ROWS];
	int by, boundaries;
	const char *base;
	const char *expected;
	const char *notes;
};

static klp_dataset *with_indicators(const klp_dataset *dataset, int by, int boundaries, const char *base)
{
	klp_dataset *out = NULL;
	klp_error *error = NULL;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = by;
	options.indicators = 1;
	options.boundaries = boundaries;
	options.base_edition = base;
	cr_assert_eq(klp_aggregate(&out, dataset, &options, &error), KLP_OK, "%s", klp_error_message(error));
	return out;
}

static void expect_case(const struct indicator_case *one, const klp_column columns[COLUMNS])
{
	static char shown[SHOWN_BYTES];
	klp_dataset *dataset = tables_of(one->rows);
	klp_dataset *out = with_indicators(dataset, one->by, one->boundaries, one->base);
	cr_expect_str_eq(shown_columns(out, columns, COLUMNS, shown), one->expected, "%s: %s", one->why, shown);
	cr_expect_str_eq(shown_notes(out, shown), one->notes, "%s: %s", one->why, shown);
	klp_dataset_free(out);
	klp_dataset_free(dataset);
}

#define EXPECT_CASES(cases, columns)                                \
	for (size_t i = 0; i < sizeof(cases) / sizeof((cases)[0]); i++) \
	expect_case(&(cases)[i], columns)

/* ------------------------------------------------------------------ shares */

Test(indicators, of_the_real_edition_of_2025)
{
	static const klp_column columns[] = { KLP_COLUMN_PROFILE_SHARE, KLP_COLUMN_MUNICIPAL_SHARE, KLP_COLUMN_UNPLACED,
		                                  KLP_COLUMN_RANK_IN_COUNTRY };
	static char shown[SHOWN_BYTES];
	klp_dataset *real = tables_2025();
	klp_dataset *country = with_indicators(real, C, 0, NULL);
	cr_expect_str_eq(shown_columns(country, columns, 4, shown), "2025Q2 NL 0.529551 0.393778 18 -");
	klp_dataset *again = with_indicators(country, C, 0, NULL);
	cr_expect_str_eq(shown_columns(again, columns, 4, shown), "2025Q2 NL 0.529551 0.393778 18 -",
	                 "the row tells what it has more than the regions that are not there now");
	klp_dataset_free(again);
	klp_dataset_free(country);

	klp_aggregate_options computed = KLP_AGGREGATE_OPTIONS_INIT;
	computed.by = C;
	computed.indicators = 1;
	computed.totals = KLP_TOTALS_COMPUTED;
	cr_assert_eq(klp_aggregate(&country, real, &computed, NULL), KLP_OK);
	cr_expect_str_eq(shown_columns(country, columns + 2, 1, shown), "2025Q2 NL 0",
	                 "the sum of the regions is just that");
	klp_dataset_free(country);

	static const struct {
		int region, place;
	} places[] = { { 8, 1 }, { 35, 2 }, { 5, 3 }, { 26, 33 }, { 20, 34 }, { 10, 35 } };
	klp_dataset *regions = with_indicators(real, R, 0, NULL);
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		size_t row = tables_row_about(regions, R, places[i].region, NULL);
		cr_expect_eq(tables_count(regions, row, KLP_COLUMN_RANK_IN_COUNTRY), places[i].place, "region %d",
		             places[i].region);
		cr_expect_not(klp_dataset_integer(regions, row, KLP_COLUMN_RANK_IN_REGION, NULL));
		cr_expect_not(klp_dataset_integer(regions, row, KLP_COLUMN_UNPLACED, NULL));
	}
	klp_dataset_free(regions);
	klp_dataset_free(real);
}

Test(indicators, the_columns_are_those_that_were_asked_for)
{
	klp_dataset *dataset = tables_rijnmond_2023();
	for (int base = 0; base <= 1; base++) {
		klp_dataset *out = with_indicators(dataset, R, 0, base ? "2023Q2" : NULL);
		for (int column = KLP_COLUMN_PROFILE_SHARE; column < KLP_COLUMN_COUNT; column++) {
			int of_base =
				column >= KLP_COLUMN_BASE_TOTAL_DIFFERENCE && column <= KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE;
			int expected = column != KLP_COLUMN_BOUNDARIES && (base || !of_base);
			cr_expect_eq(klp_dataset_has_column(out, (klp_column)column), expected, "%s, base %d",
			             klp_column_name((klp_column)column), base);
		}
		klp_dataset_free(out);
	}
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------------------ places */

Test(indicators, places_are_shared_by_equal_shares)
{
	static const klp_column columns[] = { KLP_COLUMN_PROFILE_SHARE, KLP_COLUMN_RANK_IN_COUNTRY,
		                                  KLP_COLUMN_RANK_IN_REGION };
	static const struct indicator_case cases[] = {
		{ "none in the country, of which most is not there; each region by itself",
		  { ROW("2025Q2", 24, "GM0512", "Gorinchem", 2, 4), ROW("2025Q2", 24, "GM1978", "Molenlanden", 1, 3),
		    ROW("2025Q2", 22, "GM0599", "Rotterdam", 2, 6), ROW("2025Q2", 22, "GM0502", "Capelle", 0, 6), END },
		  M,
		  0,
		  NULL,
		  "2025Q2 GM0502 0 - 2; 2025Q2 GM0512 0.5 - 1; 2025Q2 GM0599 0.333333 - 1; 2025Q2 GM1978 0.333333 - 2",
		  "" },
		{ "a third of many is a third of few",
		  { ROW("2025Q2", 24, "GM0512", "Gorinchem", INT64_C(3002399751580330), INT64_C(9007199254740990)),
		    ROW("2025Q2", 24, "GM1978", "Molenlanden", 1, 3), END },
		  M,
		  0,
		  NULL,
		  "2025Q2 GM0512 0.333333 - 1; 2025Q2 GM1978 0.333333 - 1",
		  "" },
		{ "of which nothing is known takes no part, nor does a name that nobody knows",
		  { ROW("2025Q2", 24, "GM0512", "Gorinchem", 0, 0),
		    ROW("2025Q2", 24, "GM1978", "Molenlanden", 1, 2),
		    { "2025Q2", M, 24, "GM1961", "Vijfheerenlanden", { 1, 1, TABLES_NONE, 1, 9 }, "a", 1 },
		    ROW("2025Q2", 24, NULL, "Onbekend", 1, 1),
		    ROW("2025Q2", 0, "GM0599", "Rotterdam", 1, 4),
		    END },
		  M,
		  0,
		  NULL,
		  "2025Q2 GM0512 - - -; 2025Q2 GM0599 0.25 - -; 2025Q2 GM1961 - - -; 2025Q2 GM1978 0.5 - 1; "
		  "2025Q2 Onbekend 1 - -",
		  "" },
		{ "each edition by itself",
		  { ROW("2025Q1", 24, "GM0512", "Gorinchem", 1, 4), ROW("2025Q2", 24, "GM0512", "Gorinchem", 2, 4),
		    ROW("2025Q1", 24, "GM1978", "Molenlanden", 2, 4), ROW("2025Q2", 24, "GM1978", "Molenlanden", 1, 4), END },
		  M,
		  0,
		  NULL,
		  "2025Q1 GM0512 0.25 - 2; 2025Q1 GM1978 0.5 - 1; 2025Q2 GM0512 0.5 - 1; 2025Q2 GM1978 0.25 - 2",
		  "" },
		{ "what could not be carried is none of the municipalities, though it has a code",
		  { ROW("2025Q2", 24, "GM1961", "Vijfheerenlanden", 2, 2), ROW("2025Q2", 24, "GM0512", "Gorinchem", 1, 2),
		    END },
		  M,
		  2018,
		  NULL,
		  "2025Q2 GM1961 1 - -; 2025Q2 GM0512 0.5 - 1",
		  "not-carried" },
	};
	EXPECT_CASES(cases, columns);
}

Test(indicators, a_place_in_the_country_is_among_all_of_its_regions)
{
	enum { REGIONS = 35, SECOND = 7, THIRD = 20 };
	for (int regions = REGIONS - 1; regions <= REGIONS; regions++) {
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		for (int region = 1; region <= regions; region++) {
			/* 1 of 100 in region 1, 2 of 100 in region 2; two have as much as the region before */
			int with = region == SECOND || region == THIRD ? region - 1 : region;
			struct table_row row = { "2025Q2", R, region, NULL, NULL, { 0, 0, with, 100 - with, 100 }, "a", 1 };
			tables_add(dataset, &row);
		}
		klp_dataset *out = with_indicators(dataset, R, 0, NULL);
		for (int region = 1; region <= regions; region++) {
			int64_t place = 0;
			size_t row = tables_row_about(out, R, region, NULL);
			int told = klp_dataset_integer(out, row, KLP_COLUMN_RANK_IN_COUNTRY, &place);
			cr_assert_eq(told, regions == REGIONS, "region %d of %d", region, regions);
			/* the one that another has as much as stands a place higher */
			int64_t equal = region == SECOND - 1 || region == THIRD - 1;
			if (told)
				cr_expect_eq(place, REGIONS + 1 - region - equal, "region %d: %lld", region, (long long)place);
		}
		klp_dataset_free(out);
		klp_dataset_free(dataset);
	}
}

/* ------------------------------------------------------------- differences */

Test(indicators, differences_are_with_the_quarter_before)
{
	static const klp_column columns[] = { KLP_COLUMN_TOTAL_DIFFERENCE, KLP_COLUMN_TOTAL_CHANGE,
		                                  KLP_COLUMN_PROFILE_SHARE_DIFFERENCE };
	static const struct indicator_case cases[] = {
		{ "from one year into the next",
		  { ROW("2024Q4", 24, "GM0512", "Gorinchem", 10, 20), ROW("2025Q1", 24, "GM0512", "Gorinchem", 8, 32), END },
		  M,
		  0,
		  NULL,
		  "2024Q4 GM0512 - - -; 2025Q1 GM0512 12 0.6 -0.25",
		  "" },
		{ "a gap is a gap",
		  { ROW("2024Q3", 24, "GM0512", "Gorinchem", 10, 20), ROW("2025Q1", 24, "GM0512", "Gorinchem", 8, 32), END },
		  M,
		  0,
		  NULL,
		  "2024Q3 GM0512 - - -; 2025Q1 GM0512 - - -",
		  "gap" },
		{ "of nobody there is no part",
		  { ROW("2025Q1", 24, "GM0512", "Gorinchem", 0, 0), ROW("2025Q2", 24, "GM0512", "Gorinchem", 1, 4),
		    ROW("2025Q3", 24, "GM0512", "Gorinchem", 0, 0), END },
		  M,
		  0,
		  NULL,
		  "2025Q1 GM0512 - - -; 2025Q2 GM0512 4 - -; 2025Q3 GM0512 -4 -1 -",
		  "" },
		{ "what is absent is not 0",
		  { { "2025Q1", M, 24, "GM0512", "Gorinchem", { 1, 1, 1, 1, TABLES_NONE }, "a", 1 },
		    ROW("2025Q2", 24, "GM0512", "Gorinchem", 1, 4),
		    { "2025Q3", M, 24, "GM0512", "Gorinchem", { TABLES_NONE, 1, 1, 1, 5 }, "a", 1 },
		    END },
		  M,
		  0,
		  NULL,
		  "2025Q1 GM0512 - - -; 2025Q2 GM0512 - - -; 2025Q3 GM0512 1 0.25 -",
		  "" },
		{ "names that nobody knows are not compared, nor are editions that are not stated",
		  { ROW("2025Q1", 24, NULL, "Onbekend", 1, 4), ROW("2025Q2", 24, NULL, "Onbekend", 1, 5),
		    ROW(NULL, 24, "GM0512", "Gorinchem", 1, 4), END },
		  M,
		  0,
		  NULL,
		  "- GM0512 - - -; 2025Q1 Onbekend - - -; 2025Q2 Onbekend - - -",
		  "" },
		{ "regions and the country as well",
		  { REGION("2025Q1", 24, 1, 4), REGION("2025Q2", 24, 1, 5), REGION("2025Q2", 25, 1, 5), END },
		  R,
		  0,
		  NULL,
		  "2025Q1 24 - - -; 2025Q2 24 1 0.25 -0.05; 2025Q2 25 - - -",
		  "" },
		{ "the largest counts",
		  { ROW("2025Q1", 24, "GM0512", "Gorinchem", 0, INT64_C(9007199254740991)),
		    ROW("2025Q2", 24, "GM0512", "Gorinchem", 0, 0), END },
		  M,
		  0,
		  NULL,
		  "2025Q1 GM0512 - - -; 2025Q2 GM0512 -9.0072e+15 -1 -",
		  "" },
	};
	EXPECT_CASES(cases, columns);
}

Test(indicators, and_with_the_edition_that_was_chosen)
{
	static const klp_column columns[] = { KLP_COLUMN_BASE_TOTAL_DIFFERENCE, KLP_COLUMN_BASE_TOTAL_CHANGE,
		                                  KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE };
	static const struct indicator_case cases[] = {
		{ "before it and behind it, and itself",
		  { ROW("2023Q2", 24, "GM0512", "Gorinchem", 10, 40), ROW("2024Q4", 24, "GM0512", "Gorinchem", 10, 20),
		    ROW("2025Q1", 24, "GM0512", "Gorinchem", 8, 32), END },
		  M,
		  0,
		  "2024Q4",
		  "2023Q2 GM0512 20 1 -0.25; 2024Q4 GM0512 0 0 0; 2025Q1 GM0512 12 0.6 -0.25",
		  "gap" },
		{ "an area that it has not",
		  { ROW("2024Q4", 24, "GM0512", "Gorinchem", 10, 20), ROW("2025Q1", 24, "GM1978", "Molenlanden", 8, 32), END },
		  M,
		  0,
		  "2024Q4",
		  "2024Q4 GM0512 0 0 0; 2025Q1 GM1978 - - -",
		  "" },
		{ "one that is not there",
		  { ROW("2024Q4", 24, "GM0512", "Gorinchem", 10, 20), END },
		  M,
		  0,
		  "2023Q2",
		  "2024Q4 GM0512 - - -",
		  "base-missing" },
	};
	EXPECT_CASES(cases, columns);
}

Test(indicators, rijnmond_from_2023_to_2025)
{
	static const klp_column columns[] = { KLP_COLUMN_PROFILE_SHARE, KLP_COLUMN_BASE_TOTAL_DIFFERENCE,
		                                  KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE };
	static char shown[SHOWN_BYTES];
	klp_dataset *both = tables_rijnmond_2023(), *real = tables_2025();
	tables_add_all(both, real);
	klp_dataset *out = with_indicators(both, R, 2025, "2023Q2");
	cr_expect_not_null(strstr(shown_columns(out, columns, COLUMNS, shown), "2023Q2 22 0.532393 0 0; "), "%s", shown);
	/* 53,2% became 48,9% of 1.090 clients more. */
	cr_expect_not_null(strstr(shown, "2025Q2 22 0.48934 1090 -0.0430533; "), "%s", shown);
	cr_expect_str_eq(note_message(out, "aggregate.gap"),
	                 "7 editions between 2023Q2 and 2025Q2 are missing: 2023Q3 to 2025Q1");
	klp_dataset_free(out);
	klp_dataset_free(real);
	klp_dataset_free(both);
}

/* --------------------------------------------------------------- territory */

/* Groningen before and after Haren and Ten Boer came to it, and Het Hogeland, which came about then. */
#define BEFORE                                                                                 \
	ROW("2018Q4", 1, "GM0014", "Groningen", 1, 10), ROW("2018Q4", 1, "GM0017", "Haren", 1, 2), \
		ROW("2018Q4", 1, "GM0009", "Ten Boer", 1, 2), ROW("2018Q4", 1, "GM0024", "Loppersum", 1, 2)

Test(indicators, an_area_is_compared_on_the_same_territory_only)
{
	static const klp_column columns[] = { KLP_COLUMN_TOTAL_DIFFERENCE, KLP_COLUMN_TOTAL_CHANGE,
		                                  KLP_COLUMN_BASE_TOTAL_DIFFERENCE };
	static const struct indicator_case cases[] = {
		{ "Groningen is another in 2019, and Loppersum the same",
		  { BEFORE, ROW("2019Q1", 1, "GM0014", "Groningen", 1, 16), ROW("2019Q1", 1, "GM0024", "Loppersum", 1, 3),
		    END },
		  M,
		  0,
		  NULL,
		  "2018Q4 GM0009 - - -; 2018Q4 GM0014 - - -; 2018Q4 GM0017 - - -; 2018Q4 GM0024 - - -; 2019Q1 GM0014 - - -; "
		  "2019Q1 GM0024 1 0.5 -",
		  "territory-changed" },
		{ "on the boundaries of one year it is compared",
		  { BEFORE, ROW("2019Q1", 1, "GM0014", "Groningen", 1, 16), ROW("2019Q1", 1, "GM0024", "Loppersum", 1, 3),
		    END },
		  M,
		  2019,
		  NULL,
		  "2018Q4 GM0014 - - -; 2018Q4 GM0024 - - -; 2019Q1 GM0014 2 0.142857 -; 2019Q1 GM0024 1 0.5 -",
		  "" },
		{ "the region is the same: all of them lie there",
		  { REGION("2018Q4", 1, 4, 16), REGION("2019Q1", 1, 4, 20), REGION("2019Q2", 1, 4, 10), END },
		  R,
		  0,
		  "2018Q4",
		  "2018Q4 1 - - 0; 2019Q1 1 4 0.25 4; 2019Q2 1 -10 -0.5 -6",
		  "" },
		{ "Olst-Wijhe went from region 11 to 5 in 2024: neither is what it was, until the end of that year",
		  { REGION("2023Q4", 5, 4, 16), REGION("2023Q4", 11, 4, 16), REGION("2024Q1", 5, 4, 17),
		    REGION("2024Q1", 11, 4, 18), REGION("2024Q2", 5, 4, 27), REGION("2023Q4", 1, 4, 18),
		    REGION("2024Q1", 1, 4, 18), END },
		  R,
		  0,
		  "2023Q4",
		  "2023Q4 1 - - 0; 2023Q4 5 - - 0; 2023Q4 11 - - 0; 2024Q1 1 0 0 0; 2024Q1 5 - - -; 2024Q1 11 - - -; "
		  "2024Q2 5 10 0.588235 -",
		  "territory-changed; territory-changed" },
		{ "unless the document tells that UWV moved it later",
		  { REGION("2023Q4", 5, 4, 16), REGION("2024Q1", 5, 4, 17), REGION("2024Q2", 5, 4, 27),
		    ROW("2024Q1", 11, "GM1773", "Olst-Wijhe", 1, 2), END },
		  R,
		  0,
		  NULL,
		  "2023Q4 5 - - -; 2024Q1 5 1 0.0625 -; 2024Q2 5 - - -",
		  "incomplete; derived; territory-changed" },
		{ "Weesp became a part of Amsterdam on 24 March 2022",
		  { ROW("2021Q4", 10, "GM0363", "Amsterdam", 1, 10), ROW("2022Q1", 10, "GM0363", "Amsterdam", 1, 12),
		    ROW("2022Q2", 10, "GM0363", "Amsterdam", 1, 13), ROW("2021Q4", 12, "GM0457", "Weesp", 1, 2), END },
		  M,
		  0,
		  NULL,
		  "2021Q4 GM0363 - - -; 2021Q4 GM0457 - - -; 2022Q1 GM0363 - - -; 2022Q2 GM0363 1 0.0833333 -",
		  "territory-changed" },
		{ "but where a document of that quarter still has it, in the next",
		  { ROW("2021Q4", 10, "GM0363", "Amsterdam", 1, 10), ROW("2022Q1", 10, "GM0363", "Amsterdam", 1, 12),
		    ROW("2022Q2", 10, "GM0363", "Amsterdam", 1, 13), ROW("2021Q4", 12, "GM0457", "Weesp", 1, 2),
		    ROW("2022Q1", 12, "GM0457", "Weesp", 1, 3), END },
		  M,
		  0,
		  NULL,
		  "2021Q4 GM0363 - - -; 2021Q4 GM0457 - - -; 2022Q1 GM0363 2 0.2 -; 2022Q1 GM0457 1 0.5 -; 2022Q2 GM0363 - - -",
		  "territory-changed" },
		{ "a municipality that came about has no past, in whichever edition it comes first",
		  { ROW("2022Q3", 22, "GM0501", "Brielle", 1, 10), ROW("2022Q4", 22, "GM1992", "Voorne aan Zee", 1, 12),
		    ROW("2023Q1", 22, "GM1992", "Voorne aan Zee", 1, 15), END },
		  M,
		  0,
		  NULL,
		  "2022Q3 GM0501 - - -; 2022Q4 GM1992 - - -; 2023Q1 GM1992 3 0.25 -",
		  "territory-changed" },
		{ "over years, by way of municipalities that came and went; and backwards",
		  { REGION("2017Q4", 24, 4, 16), REGION("2022Q1", 24, 4, 17), REGION("2017Q4", 22, 4, 17),
		    REGION("2022Q1", 22, 4, 19), END },
		  R,
		  0,
		  "2022Q1",
		  "2017Q4 22 - - -2; 2017Q4 24 - - -; 2022Q1 22 - - 0; 2022Q1 24 - - 0",
		  "gap; territory-changed" },
	};
	EXPECT_CASES(cases, columns);
	klp_dataset *dataset = tables_of(cases[0].rows);
	klp_dataset *out = with_indicators(dataset, M, 0, NULL);
	cr_expect_str_eq(note_message(out, "aggregate.territory-changed"),
	                 "between 2018Q4 and 2019Q1 the territory of 1 area of the result changed, so that they are not "
	                 "compared: Groningen; carry both to the boundaries of one year (--boundaries YEAR)");
	klp_dataset_free(out);
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------------------ options */

Test(indicators, what_makes_no_sense_is_refused)
{
	static const struct {
		const char *base;
		int indicators;
		const char *says;
	} cases[] = {
		{ "2023", 1, "base_edition must be a year, Q and a quarter" },
		{ "", 1, "base_edition must be" },
		{ "2023Q5", 1, "base_edition must be" },
		{ "2023Q2", 0, "goes with indicators" },
	};
	klp_dataset *dataset = tables_rijnmond_2023(), *out = NULL;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_error *error = NULL;
		klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
		options.base_edition = cases[i].base;
		options.indicators = cases[i].indicators;
		cr_expect_eq(klp_aggregate(&out, dataset, &options, &error), KLP_INVALID_ARGUMENT, "case %zu", i);
		cr_expect_not_null(strstr(klp_error_message(error), cases[i].says), "%s", klp_error_message(error));
		cr_expect_null(out);
		klp_error_free(error);
	}
	klp_dataset_free(dataset);
}
