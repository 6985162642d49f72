/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Several editions, the territory of each, and the order of things. */

#include "aggregate/shown.h"
#include "support/tables.h"

#include "dataset/dataset.h"

#include <klantprofiel/territory.h>

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { PUBLISHED = KLP_TOTALS_PUBLISHED, COMPUTED = KLP_TOTALS_COMPUTED };

/* One row of ones for each municipality that a region has in a year, but for one. */
static klp_dataset *region_of_ones(int year, int region, const char *edition, const char *but)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (int i = 0; i < (int)klp_territory_municipalities(NULL, year); i++) {
		struct table_row row = { edition, KLP_LEVEL_MUNICIPALITY,
			                     region,  klp_territory_municipality_code(NULL, year, i),
			                     NULL,    { 1, 1, 1, 1, 4 },
			                     "a",     (uint64_t)i + 1 };
		if (klp_territory_municipality_region(NULL, year, i) == region && (but == NULL || strcmp(but, row.code) != 0))
			tables_add(dataset, &row);
	}
	return dataset;
}

Test(aggregate, a_region_is_complete_by_the_territory_of_the_edition)
{
	static const struct {
		const char *why;
		int year, region;
		const char *edition;
		const char *but;
		size_t rows;
		const char *notes;
	} cases[] = {
		{ "2025 is confirmed", 2025, 22, "2025Q1", NULL, 1, "" },
		{ "2023 is derived", 2023, 22, "2023Q4", NULL, 1, "derived" },
		{ "Rotterdam is missing", 2023, 22, "2023Q4", "GM0599", 0, "incomplete; derived" },
		{ "Weesp was there until 24 March 2022, and so not on the last day of March", 2022, 10, "2022Q1", "GM0457", 1,
		  "derived" },
		{ "but it was on the last day of 2021", 2021, 12, "2021Q4", "GM0457", 0, "incomplete" },
		{ "a year that is not known is taken for the nearest", 2026, 24, "2030Q1", NULL, 1, "derived" },
		{ "without an edition any year will do", 2021, 12, NULL, NULL, 1, "" },
		{ "Cranendonck lay in region 33 in 2017 only, which takes nothing away from the others", 2017, 33, NULL, NULL,
		  1, "" },
		{ "nothing will do without Rotterdam", 2023, 22, NULL, "GM0599", 0, "incomplete" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char shown[SHOWN_BYTES];
		klp_dataset *dataset = region_of_ones(cases[i].year, cases[i].region, cases[i].edition, cases[i].but);
		klp_dataset *out = aggregated(dataset, KLP_LEVEL_REGION, PUBLISHED, 0);
		cr_expect_eq(klp_dataset_rows(out), cases[i].rows, "%s", cases[i].why);
		cr_expect_str_eq(shown_notes(out, shown), cases[i].notes, "%s: %s", cases[i].why, shown);
		klp_dataset_free(out);
		klp_dataset_free(dataset);
	}
}

Test(aggregate, the_year_is_told_once_and_only_when_it_mattered)
{
	char shown[SHOWN_BYTES];
	klp_dataset *dataset = region_of_ones(2023, 22, "2023Q4", NULL);
	klp_dataset *other = region_of_ones(2023, 24, "2023Q4", NULL);
	tables_add_all(dataset, other);
	klp_dataset *out = aggregated(dataset, KLP_LEVEL_REGION, PUBLISHED, 0);
	cr_expect_str_eq(shown_notes(out, shown), "derived");
	cr_expect_not_null(strstr(note_message(out, "aggregate.derived"), "2023 for 2023Q4"));
	klp_dataset_free(out);
	klp_dataset_free(other);
	klp_dataset_free(dataset);

	dataset = region_of_ones(2023, 22, "2023Q4", NULL);
	const struct table_row country = { "2023Q4", KLP_LEVEL_COUNTRY, 0, NULL, NULL, { 60, 60, 60, 60, 240 }, "a", 999 };
	tables_add(dataset, &country);
	out = aggregated(dataset, KLP_LEVEL_COUNTRY, PUBLISHED, 0);
	cr_expect_str_eq(shown_notes(out, shown), "", "the country's own row stands, whatever its regions are");
	klp_dataset_free(out);
	klp_dataset_free(dataset);

	dataset = tables_rijnmond_2023();
	out = aggregated(dataset, KLP_LEVEL_REGION, COMPUTED, 0);
	cr_expect_str_eq(shown_notes(out, shown), "", "the total agrees, so that nobody had to ask");
	klp_dataset_free(out);
	klp_dataset_free(dataset);
}

Test(aggregate, the_document_tells_in_which_region_a_municipality_is_counted)
{
	klp_dataset *real = tables_2025();
	klp_dataset *moved = NULL;
	cr_assert_eq(klp_dataset_new(&moved, NULL), KLP_OK);
	for (size_t i = 0; i < klp_dataset_rows(real); i++) {
		klp_row row = KLP_ROW_INIT;
		klp_dataset_get(real, i, &row, NULL);
		if (row.level != KLP_LEVEL_MUNICIPALITY)
			continue;
		if (strcmp(row.municipality_code, "GM1706") == 0) {
			cr_assert_eq(row.region_number, 34, "Cranendonck");
			row.region_number = 33;
		}
		cr_assert_eq(klp_dataset_add(moved, &row, NULL), KLP_OK);
	}
	char shown[SHOWN_BYTES];
	klp_dataset *out = aggregated(moved, KLP_LEVEL_REGION, PUBLISHED, 0);
	size_t there = tables_row_about(real, KLP_LEVEL_MUNICIPALITY, 0, "GM1706");
	int64_t clients = tables_count(real, there, KLP_COLUMN_TOTAL);
	for (int region = 33; region <= 34; region++) {
		int64_t before = tables_count(real, tables_row_about(real, KLP_LEVEL_REGION, region, NULL), KLP_COLUMN_TOTAL);
		int64_t after = tables_count(out, tables_row_about(out, KLP_LEVEL_REGION, region, NULL), KLP_COLUMN_TOTAL);
		cr_expect_eq(after - before, region == 33 ? clients : -clients, "region %d", region);
	}
	cr_expect_str_eq(shown_notes(out, shown), "", "it is missing nowhere");
	klp_dataset_free(out);
	klp_dataset_free(moved);
	klp_dataset_free(real);
}

static klp_dataset *all_tables(void)
{
	klp_dataset *all = tables_zuidoost_brabant();
	klp_dataset *others[] = { tables_2025(), tables_rijnmond_2023(), tables_rijnmond_2023() };
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		tables_add_all(all, others[i]);
		klp_dataset_free(others[i]);
	}
	const struct table_row odd[] = {
		{ "2023Q2", KLP_LEVEL_MUNICIPALITY, 24, NULL, "Zomaar", { 1, 0, 0, 0, 1 }, "b", 2 },
		{ "2023Q2", KLP_LEVEL_MUNICIPALITY, 24, NULL, "Aldus", { 1, TABLES_NONE, 0, 0, 1 }, "b", 1 },
		{ "2023Q2", KLP_LEVEL_MUNICIPALITY, 0, NULL, NULL, { 1, 1, 0, 0, 2 }, NULL, 0 },
		{ "2023Q2", KLP_LEVEL_MUNICIPALITY, 0, NULL, NULL, { 1, 0, 0, 0, 1 }, NULL, 0 },
		{ "2021Q1", KLP_LEVEL_MUNICIPALITY, 24, "GM1978", NULL, { 1, 0, 0, 0, 1 }, "c", 1 },
	};
	for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++)
		tables_add(all, &odd[i]);
	return all;
}

Test(aggregate, rows_come_by_edition_and_by_number_or_code)
{
	char shown[SHOWN_BYTES];
	klp_dataset *all = all_tables();
	klp_dataset *out = aggregated(all, KLP_LEVEL_REGION, PUBLISHED, 0);
	cr_assert_eq(klp_dataset_rows(out), 37);
	const char *expected = "- 33 33/681/1780/1417/3911 computed; 2023Q2 22 332/4995/7253/1667/14247 published; "
						   "2025Q2 1 392/3377/5460/1373/10602 published; 2025Q2 2 ";
	cr_expect_eq(strncmp(shown_rows(out, shown), expected, strlen(expected)), 0, "%s", shown);
	klp_dataset_free(out);

	out = aggregated(all, KLP_LEVEL_MUNICIPALITY, PUBLISHED, 0);
	shown_rows(out, shown);
	cr_expect_not_null(strstr(shown, "2021Q1 GM1978 1/0/0/0/1 published; 2023Q2 GM0489"), "codes, each edition anew");
	cr_expect_not_null(
		strstr(shown, "2023Q2 Aldus 1/?/0/0/1 published; 2023Q2 Zomaar 1/0/0/0/1 published; 2023Q2 (null)"),
		"then names, then what has none: %s", shown);
	klp_dataset_free(out);
	klp_dataset_free(all);
}

Test(aggregate, the_order_of_the_input_makes_no_difference)
{
	static char expected[SHOWN_BYTES], expected_notes[SHOWN_BYTES], shown[SHOWN_BYTES];
	klp_dataset *all = all_tables();
	for (int by = KLP_LEVEL_COUNTRY; by <= KLP_LEVEL_MUNICIPALITY; by++)
		for (int partial = 0; partial <= 1; partial++) {
			klp_dataset *out = aggregated(all, by, PUBLISHED, partial);
			shown_rows(out, expected);
			shown_notes(out, expected_notes);
			for (uint32_t seed = 1; seed <= 5; seed++) {
				klp_dataset *shuffled = tables_shuffled(all, seed);
				klp_dataset *again = aggregated(shuffled, by, PUBLISHED, partial);
				cr_expect_str_eq(shown_rows(again, shown), expected, "level %d, seed %u", by, seed);
				cr_expect_str_eq(shown_notes(again, shown), expected_notes, "level %d, seed %u", by, seed);
				for (size_t i = 0; i < klp_dataset_notes(out) && i < klp_dataset_notes(again); i++) {
					const char *message = klp_note_message(klp_dataset_note(out, i));
					cr_expect_str_eq(klp_note_message(klp_dataset_note(again, i)), message, "level %d, seed %u", by,
					                 seed);
				}
				klp_dataset_free(again);
				klp_dataset_free(shuffled);
			}
			klp_dataset_free(out);
		}
	klp_dataset_free(all);
}

Test(aggregate, once_more_changes_nothing)
{
	static char expected[SHOWN_BYTES], shown[SHOWN_BYTES];
	klp_dataset *all = all_tables();
	for (int by = KLP_LEVEL_COUNTRY; by <= KLP_LEVEL_MUNICIPALITY; by++)
		for (int how = 0; how < 4; how++) {
			klp_dataset *once = aggregated(all, by, how / 2, how % 2);
			klp_dataset *twice = aggregated(once, by, how / 2, how % 2);
			cr_expect_str_eq(shown_rows(twice, shown), shown_rows(once, expected), "level %d, options %d", by, how);
			cr_expect_gt(strlen(expected), 0, "level %d, options %d", by, how);
			klp_dataset_free(twice);
			klp_dataset_free(once);
		}
	klp_dataset_free(all);
}

Test(aggregate, what_stands_twice_is_told_once_an_edition)
{
	static const struct table_row rows[] = {
		{ "2025Q1", KLP_LEVEL_MUNICIPALITY, 0, "GM0106", "Assen", { 1, 0, 0, 0, 1 }, "a", 1 },
		{ "2025Q1", KLP_LEVEL_MUNICIPALITY, 1, "GM0106", "Assen", { 1, 0, 0, 0, 1 }, "b", 1 },
		{ "2025Q1", KLP_LEVEL_MUNICIPALITY, 1, "GM0014", "Groningen", { 1, 0, 0, 0, 1 }, "a", 2 },
		{ "2025Q1", KLP_LEVEL_MUNICIPALITY, 1, "GM0014", "Groningen", { 1, 0, 0, 0, 1 }, "b", 2 },
		{ "2025Q2", KLP_LEVEL_MUNICIPALITY, 1, "GM0106", "Assen", { 1, 0, 0, 0, 1 }, "a", 3 },
		{ "2025Q3", KLP_LEVEL_MUNICIPALITY, 1, "GM0106", "Assen", { 1, 0, 0, 0, 1 }, "a", 4 },
		{ "2025Q3", KLP_LEVEL_MUNICIPALITY, 1, "GM0106", "Assen", { 1, 0, 0, 0, 1 }, "b", 4 },
		{ .level = (klp_level)0 },
	};
	char shown[SHOWN_BYTES];
	klp_dataset *dataset = tables_of(rows);
	klp_dataset *out = aggregated(dataset, KLP_LEVEL_MUNICIPALITY, PUBLISHED, 0);
	cr_expect_eq(klp_dataset_rows(out), 4);
	cr_expect_str_eq(shown_notes(out, shown), "same-twice; same-twice");
	cr_expect_not_null(strstr(klp_note_message(klp_dataset_note(out, 0)), "do: 2"));
	cr_expect_not_null(strstr(klp_note_message(klp_dataset_note(out, 1)), "do: 1"));
	cr_expect_eq(
		tables_count(out, tables_row_about(out, KLP_LEVEL_MUNICIPALITY, 0, "GM0106"), KLP_COLUMN_REGION_NUMBER), 1,
		"the region is taken from the source that tells it");
	klp_dataset_free(out);
	klp_dataset_free(dataset);
}

Test(aggregate, the_notes_of_the_input_come_along)
{
	char shown[SHOWN_BYTES];
	klp_dataset *dataset = tables_rijnmond_2023();
	struct place place = { .source = "a", .line = 3 };
	cr_assert_eq(
		dataset_add_note(dataset, "read.odd", KLP_SEVERITY_WARNING, &place, edition_of(2023, 2), 22, NULL, "odd"),
		KLP_OK);
	for (int by = KLP_LEVEL_COUNTRY; by <= KLP_LEVEL_MUNICIPALITY; by++) {
		klp_dataset *out = aggregated(dataset, by, PUBLISHED, 0);
		cr_expect_eq(strncmp(shown_notes(out, shown), "odd", 3), 0, "level %d: %s", by, shown);
		cr_expect_eq(klp_note_line(klp_dataset_note(out, 0)), 3);
		klp_dataset_free(out);
	}
	klp_dataset_free(dataset);
}
