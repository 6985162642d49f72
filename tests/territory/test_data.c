/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is compiled in says what the CSV files say, and the years, reorganisations and moves agree with one another. */

#include "territory/plain_csv.h"

#include <criterion/criterion.h>
#include <klantprofiel/territory.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR 2017
#define LAST_YEAR 2026

static int year_of(const char *text)
{
	return (int)strtol(text, NULL, 10);
}

/** The nn of "PVnn". */
static int number_of(const char *code)
{
	return (int)strtol(code + 2, NULL, 10);
}

static int region_of(int year, const char *code)
{
	return klp_territory_municipality_region(NULL, year, klp_territory_find_municipality(NULL, year, code));
}

static const char *name_of(int year, const char *code)
{
	return klp_territory_municipality_name(NULL, year, klp_territory_find_municipality(NULL, year, code));
}

static bool is_in(int year, const char *code)
{
	return klp_territory_find_municipality(NULL, year, code) >= 0;
}

Test(territory_data, every_year_is_as_large_and_as_sure_as_its_sources)
{
	static const struct {
		int year;
		size_t municipalities;
		klp_certainty names;
		klp_certainty regions;
	} years[] = {
		{ 2016, 0, KLP_CERTAINTY_NONE, KLP_CERTAINTY_NONE },
		{ 2017, 388, KLP_CERTAINTY_CONFIRMED, KLP_CERTAINTY_DERIVED },
		{ 2018, 380, KLP_CERTAINTY_CONFIRMED, KLP_CERTAINTY_DERIVED },
		{ 2019, 355, KLP_CERTAINTY_CONFIRMED, KLP_CERTAINTY_DERIVED },
		{ 2020, 355, KLP_CERTAINTY_CONFIRMED, KLP_CERTAINTY_DERIVED },
		{ 2021, 352, KLP_CERTAINTY_CONFIRMED, KLP_CERTAINTY_CONFIRMED },
		{ 2022, 345, KLP_CERTAINTY_CONFIRMED, KLP_CERTAINTY_DERIVED },
		{ 2023, 342, KLP_CERTAINTY_CONFIRMED, KLP_CERTAINTY_DERIVED },
		{ 2024, 342, KLP_CERTAINTY_DERIVED, KLP_CERTAINTY_DERIVED },
		{ 2025, 342, KLP_CERTAINTY_CONFIRMED, KLP_CERTAINTY_CONFIRMED },
		{ 2026, 342, KLP_CERTAINTY_CONFIRMED, KLP_CERTAINTY_CONFIRMED },
		{ 2027, 0, KLP_CERTAINTY_NONE, KLP_CERTAINTY_NONE },
	};

	cr_expect_eq(klp_territory_first_year(NULL), FIRST_YEAR);
	cr_expect_eq(klp_territory_last_year(NULL), LAST_YEAR);
	for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
		int year = years[i].year;

		cr_expect_eq(klp_territory_municipalities(NULL, year), years[i].municipalities, "%d has %zu", year,
		             klp_territory_municipalities(NULL, year));
		cr_expect_eq(klp_territory_names_certainty(NULL, year), years[i].names, "names of %d", year);
		cr_expect_eq(klp_territory_regions_certainty(NULL, year), years[i].regions, "regions of %d", year);
	}
}

Test(territory_data, municipalities_are_those_of_the_file)
{
	struct plain_csv csv = plain_csv_read("gemeenten.csv");
	size_t in_years = 0;

	for (size_t i = 0; i < csv.count; i++) {
		char **record = csv.records[i];
		int year = year_of(record[0]);
		int index = klp_territory_find_municipality(NULL, year, record[1]);
		int region = klp_territory_municipality_region(NULL, year, index);
		const char *name = klp_territory_municipality_name(NULL, year, index);
		const char *before = klp_territory_municipality_code(NULL, year, index - 1);

		cr_assert_geq(index, 0, "%s of %d is missing", record[1], year);
		cr_expect_str_eq(klp_territory_municipality_code(NULL, year, index), record[1]);
		cr_expect(before == NULL ? index == 0 : strcmp(before, record[1]) < 0, "%s of %d is out of order", record[1],
		          year);
		cr_expect_str_eq(name, record[2], "%s of %d is %s", record[1], year, name);
		cr_expect_eq(klp_territory_find_municipality(NULL, year, name), index, "%s of %d is not found by name", name,
		             year);
		if (strcmp(record[3], "AM99") == 0)
			cr_expect_eq(region, 0, "%s of %d lies in no region", name, year);
		else
			cr_expect_str_eq(klp_territory_region_code(NULL, region), record[3], "%s of %d", name, year);
		cr_expect_eq(klp_territory_find_region(NULL, record[4]), region, "%s in %d is a name of region %d", record[4],
		             year, region);
		cr_expect_eq(klp_territory_municipality_province(NULL, year, index), number_of(record[5]), "%s of %d", name,
		             year);
		cr_expect_eq(klp_territory_find_province(NULL, record[6]), number_of(record[5]), "%s", record[6]);
	}
	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
		in_years += klp_territory_municipalities(NULL, year);
	cr_expect_eq(in_years, csv.count, "there are none besides");
	plain_csv_free(&csv);
}

Test(territory_data, regions_and_provinces_are_those_of_the_files)
{
	struct plain_csv regions = plain_csv_read("arbeidsmarktregios.csv");
	struct plain_csv spellings = plain_csv_read("regio_aliassen.csv");
	struct plain_csv provinces = plain_csv_read("provincies.csv");

	cr_expect_eq(klp_territory_regions(NULL), 35);
	cr_expect_eq(regions.count, 35u);
	for (size_t i = 0; i < regions.count; i++) {
		char **record = regions.records[i];
		int number = (int)strtol(record[0], NULL, 10);

		cr_expect_str_eq(klp_territory_region_name(NULL, number), record[1], "region %d", number);
		cr_expect_str_eq(klp_territory_region_code(NULL, number), record[2], "region %d", number);
		for (size_t j = 0; j < 4; j++)
			cr_expect_eq(klp_territory_find_region(NULL, record[j]), number, "%s is region %d", record[j], number);
	}
	for (size_t i = 0; i < spellings.count; i++)
		cr_expect_eq(klp_territory_find_region(NULL, spellings.records[i][0]),
		             strtol(spellings.records[i][1], NULL, 10), "%s", spellings.records[i][0]);
	cr_expect_eq(provinces.count, 12u);
	for (size_t i = 0; i < provinces.count; i++) {
		char **record = provinces.records[i];
		int number = number_of(record[0]);

		cr_expect_str_eq(klp_territory_province_code(NULL, number), record[0]);
		cr_expect_str_eq(klp_territory_province_name(NULL, number), record[1]);
		cr_expect_eq(klp_territory_find_province(NULL, record[0]), number, "%s", record[0]);
		cr_expect_eq(klp_territory_find_province(NULL, record[1]), number, "%s", record[1]);
	}
	plain_csv_free(&regions);
	plain_csv_free(&spellings);
	plain_csv_free(&provinces);
}

Test(territory_data, every_alias_leads_to_its_code_in_the_years_that_have_it)
{
	struct plain_csv csv = plain_csv_read("aliassen.csv");

	for (size_t i = 0; i < csv.count; i++) {
		char **record = csv.records[i];
		int years = 0;

		for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
			int index = klp_territory_find_municipality(NULL, year, record[0]);
			const char *code = klp_territory_municipality_code(NULL, year, index);

			if (!is_in(year, record[1])) {
				cr_expect(code == NULL, "%s is %s in %d, when %s is not there", record[0], code, year, record[1]);
				continue;
			}
			years++;
			cr_expect(code != NULL && strcmp(code, record[1]) == 0, "%s is not %s in %d", record[0], record[1], year);
		}
		cr_expect_gt(years, 0, "%s is %s in no year", record[0], record[1]);
	}
	plain_csv_free(&csv);
}

Test(territory_data, reorganisations_are_those_of_the_file_and_splits_add_up)
{
	static const struct {
		const char *name;
		klp_change_kind kind;
	} kinds[] = {
		{ "fusie", KLP_CHANGE_MERGED },          { "opheffing", KLP_CHANGE_ABSORBED },
		{ "splitsing", KLP_CHANGE_SPLIT },       { "naamswijziging", KLP_CHANGE_RENAMED },
		{ "grenscorrectie", KLP_CHANGE_BORDER },
	};
	struct plain_csv csv = plain_csv_read("herindelingen.csv");
	double sum = 0;
	int splits = 0;

	cr_assert_eq(klp_territory_changes(NULL), csv.count);
	cr_assert_eq(csv.count, 93u);
	for (size_t i = 0; i < csv.count; i++) {
		char **record = csv.records[i];
		double share = record[6][0] == 0 ? 1 : strtod(record[6], NULL);
		bool ends = i + 1 == csv.count || strcmp(csv.records[i + 1][1], record[1]) != 0;
		bool known = false;

		cr_expect_str_eq(klp_territory_change_date(NULL, i), record[0], "change %zu", i);
		cr_expect_str_eq(klp_territory_change_old_code(NULL, i), record[1], "change %zu", i);
		cr_expect_str_eq(klp_territory_change_old_name(NULL, i), record[2], "change %zu", i);
		cr_expect_str_eq(klp_territory_change_new_code(NULL, i), record[3], "change %zu", i);
		cr_expect_str_eq(klp_territory_change_new_name(NULL, i), record[4], "change %zu", i);
		cr_expect(klp_territory_change_share(NULL, i) == share, "change %zu is of %f", i, share);
		for (size_t j = 0; j < sizeof kinds / sizeof kinds[0]; j++)
			if (strcmp(kinds[j].name, record[5]) == 0)
				known = klp_territory_change_kind(NULL, i) == kinds[j].kind;
		cr_expect(known, "change %zu is a %s", i, record[5]);
		cr_expect(i == 0 || strcmp(csv.records[i - 1][0], record[0]) <= 0, "change %zu is out of order", i);
		if (klp_territory_change_kind(NULL, i) != KLP_CHANGE_SPLIT)
			continue;
		sum += share;
		if (!ends)
			continue;
		splits++;
		cr_expect(sum > 0.9995 && sum < 1.0005, "the parts of %s add up to %f", record[2], sum);
		sum = 0;
	}
	cr_expect_eq(splits, 4, "Maasdonk, Littenseradiel, Winsum and Haaren were split, which is not %d", splits);
	plain_csv_free(&csv);
}

/** Whether a code left (or, with `arrives`, came) by a reorganisation between 1 January of two years. */
static bool is_reorganised(int after, const char *code, bool arrives)
{
	for (size_t i = 0; i < klp_territory_changes(NULL); i++) {
		const char *date = klp_territory_change_date(NULL, i);
		const char *changed = arrives ? klp_territory_change_new_code(NULL, i) : klp_territory_change_old_code(NULL, i);
		/* 1 January is the first day that counts for its own year; any other counts for the next */
		int counts = year_of(date) + (strcmp(date + 4, "-01-01") != 0);

		if (counts == after && strcmp(changed, code) == 0 && klp_territory_change_kind(NULL, i) != KLP_CHANGE_BORDER)
			return true;
	}
	return false;
}

static bool is_moved(int year, const char *code, int from, int to)
{
	for (size_t i = 0; i < klp_territory_moves(NULL); i++)
		if (klp_territory_move_year(NULL, i) == year && strcmp(klp_territory_move_code(NULL, i), code) == 0)
			return klp_territory_move_from(NULL, i) == from && klp_territory_move_to(NULL, i) == to;
	return false;
}

Test(territory_data, municipalities_come_go_and_move_only_as_the_history_says)
{
	for (int year = FIRST_YEAR + 1; year <= LAST_YEAR; year++) {
		int before = (int)klp_territory_municipalities(NULL, year - 1);
		int after = (int)klp_territory_municipalities(NULL, year);

		for (int i = 0; i < before; i++) {
			const char *code = klp_territory_municipality_code(NULL, year - 1, i);
			int from = klp_territory_municipality_region(NULL, year - 1, i);

			cr_expect_eq(is_in(year, code), !is_reorganised(year, code, false), "%s from %d to %d", code, year - 1,
			             year);
			if (!is_in(year, code))
				continue;
			cr_expect_str_eq(name_of(year, code), name_of(year - 1, code), "%s keeps its name in %d", code, year);
			cr_expect(region_of(year, code) == from || is_moved(year, code, from, region_of(year, code)),
			          "%s lay in %d and lies in %d from %d on", code, from, region_of(year, code), year);
		}
		for (int i = 0; i < after; i++) {
			const char *code = klp_territory_municipality_code(NULL, year, i);

			cr_expect(is_in(year - 1, code) || is_reorganised(year, code, true), "%s is new in %d", code, year);
		}
	}
}

Test(territory_data, moves_are_those_of_the_file_and_of_the_years)
{
	struct plain_csv csv = plain_csv_read("wijzigingen_regio.csv");

	cr_assert_eq(klp_territory_moves(NULL), csv.count);
	cr_assert_eq(csv.count, 9u);
	for (size_t i = 0; i < csv.count; i++) {
		char **record = csv.records[i];
		int year = klp_territory_move_year(NULL, i);
		const char *code = klp_territory_move_code(NULL, i);

		cr_expect_eq(year, year_of(record[0]), "move %zu", i);
		cr_expect_str_eq(code, record[1], "move %zu", i);
		cr_expect_str_eq(klp_territory_move_name(NULL, i), record[2], "move %zu", i);
		cr_expect_eq(klp_territory_move_from(NULL, i), klp_territory_find_region(NULL, record[3]), "move %zu", i);
		cr_expect_eq(klp_territory_move_to(NULL, i), klp_territory_find_region(NULL, record[4]), "move %zu", i);
		cr_expect_eq(region_of(year, code), klp_territory_move_to(NULL, i), "%s in %d", record[2], year);
		if (year > FIRST_YEAR)
			cr_expect_eq(region_of(year - 1, code), klp_territory_move_from(NULL, i), "%s before %d", record[2], year);
	}
	plain_csv_free(&csv);
}
