/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Which total an area gets, and which notes tell of it. Gorinchem, region 24, has three municipalities: GM0512, GM1961 and
 * GM1978. */

#include "aggregate/shown.h"
#include "dataset/dataset.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <string.h>

#define PUBLISHED KLP_TOTALS_PUBLISHED
#define COMPUTED KLP_TOTALS_COMPUTED
#define NONE TABLES_NONE
#define END                   \
	{                         \
		.level = (klp_level)0 \
	}

/* The rows as printed for 2025Q2. */
#define GORINCHEM                                                                                      \
	{                                                                                                  \
		"2025Q2", KLP_LEVEL_MUNICIPALITY, 24, "GM0512", "Gorinchem", { 11, 161, 244, 65, 481 }, "a", 1 \
	}
#define MOLENLANDEN                                                                                    \
	{                                                                                                  \
		"2025Q2", KLP_LEVEL_MUNICIPALITY, 24, "GM1978", "Molenlanden", { 6, 71, 136, 42, 255 }, "a", 2 \
	}
#define VIJFHEERENLANDEN                                                                                      \
	{                                                                                                         \
		"2025Q2", KLP_LEVEL_MUNICIPALITY, 24, "GM1961", "Vijfheerenlanden", { 12, 127, 257, 66, 462 }, "a", 3 \
	}
#define TOTAL_OF(...)                                                              \
	{                                                                              \
		"2025Q2", KLP_LEVEL_REGION, 24, NULL, "Gorinchem", { __VA_ARGS__ }, "a", 4 \
	}
#define TOTAL TOTAL_OF(29, 359, 637, 173, 1198)
#define WRONG_TOTAL TOTAL_OF(29, 359, 673, 173, 1234)

#define SUM "2025Q2 24 29/359/637/173/1198 "

Test(aggregate, the_total_of_a_region)
{
	static const struct {
		const char *why;
		struct table_row rows[6];
		int totals, partial;
		const char *expected;
		const char *notes;
	} cases[] = {
		{ "a total that its rows confirm stands",
		  { GORINCHEM, MOLENLANDEN, VIJFHEERENLANDEN, TOTAL, END },
		  PUBLISHED,
		  0,
		  SUM "published",
		  "" },
		{ "unless sums are asked for",
		  { GORINCHEM, MOLENLANDEN, VIJFHEERENLANDEN, TOTAL, END },
		  COMPUTED,
		  0,
		  SUM "computed",
		  "" },
		{ "all rows against a wrong total",
		  { GORINCHEM, MOLENLANDEN, VIJFHEERENLANDEN, WRONG_TOTAL, END },
		  PUBLISHED,
		  0,
		  SUM "computed",
		  "totals-differ" },
		{ "the same when sums are asked for",
		  { GORINCHEM, MOLENLANDEN, VIJFHEERENLANDEN, WRONG_TOTAL, END },
		  COMPUTED,
		  0,
		  SUM "computed",
		  "totals-differ" },
		{ "a total with an absent count",
		  { GORINCHEM, MOLENLANDEN, VIJFHEERENLANDEN, TOTAL_OF(NONE, 29, 359, 637, 173), END },
		  PUBLISHED,
		  0,
		  SUM "computed",
		  "totals-differ" },
		{ "a total that does not add up by itself",
		  { GORINCHEM, MOLENLANDEN, VIJFHEERENLANDEN, TOTAL_OF(29, 359, 637, 173, 1199), END },
		  PUBLISHED,
		  0,
		  SUM "computed",
		  "totals-differ" },
		{ "no total", { GORINCHEM, MOLENLANDEN, VIJFHEERENLANDEN, END }, PUBLISHED, 0, SUM "computed", "" },
		{ "a total alone stands", { TOTAL, END }, PUBLISHED, 0, SUM "published", "" },
		{ "but there is nothing to add up", { TOTAL, END }, COMPUTED, 0, "", "incomplete" },
		{ "not even in part", { TOTAL, END }, COMPUTED, 1, "", "incomplete" },
		{ "a lone total that does not add up is given as it stands",
		  { WRONG_TOTAL, END },
		  PUBLISHED,
		  0,
		  "2025Q2 24 29/359/673/173/1234 published",
		  "" },
		{ "and said to be odd when it is",
		  { TOTAL_OF(1, 1, 1, 1, 5), END },
		  PUBLISHED,
		  0,
		  "2025Q2 24 1/1/1/1/5 published",
		  "totals-differ" },
		{ "so is one with an absent count",
		  { TOTAL_OF(NONE, 1, 1, 1, 5), END },
		  PUBLISHED,
		  0,
		  "2025Q2 24 ?/1/1/1/5 published",
		  "absent" },
		{ "a municipality is missing and there is no total",
		  { GORINCHEM, MOLENLANDEN, END },
		  PUBLISHED,
		  0,
		  "",
		  "incomplete" },
		{ "a sum of what is there, when asked for",
		  { GORINCHEM, MOLENLANDEN, END },
		  PUBLISHED,
		  1,
		  "2025Q2 24 17/232/380/107/736 computed",
		  "incomplete" },
		{ "a total is not contradicted by half the rows",
		  { GORINCHEM, MOLENLANDEN, TOTAL, END },
		  PUBLISHED,
		  0,
		  SUM "published",
		  "incomplete" },
		{ "nor when sums in part are allowed",
		  { GORINCHEM, MOLENLANDEN, TOTAL, END },
		  PUBLISHED,
		  1,
		  SUM "published",
		  "incomplete" },
		{ "but it is no sum", { GORINCHEM, MOLENLANDEN, TOTAL, END }, COMPUTED, 0, "", "incomplete" },
		{ "a sum in part",
		  { GORINCHEM, MOLENLANDEN, TOTAL, END },
		  COMPUTED,
		  1,
		  "2025Q2 24 17/232/380/107/736 computed",
		  "incomplete" },
		{ "a total that agrees proves that nothing is missing",
		  { GORINCHEM, MOLENLANDEN, TOTAL_OF(17, 232, 380, 107, 736), END },
		  COMPUTED,
		  0,
		  "2025Q2 24 17/232/380/107/736 computed",
		  "" },
		{ "and it stands itself",
		  { GORINCHEM, MOLENLANDEN, TOTAL_OF(17, 232, 380, 107, 736), END },
		  PUBLISHED,
		  0,
		  "2025Q2 24 17/232/380/107/736 published",
		  "" },
		{ "an absent count makes its sum absent",
		  { GORINCHEM,
		    MOLENLANDEN,
		    { "2025Q2", KLP_LEVEL_MUNICIPALITY, 24, "GM1961", NULL, { NONE, 127, 257, 66, 462 }, "a", 3 },
		    END },
		  PUBLISHED,
		  0,
		  "2025Q2 24 ?/359/637/173/1198 computed",
		  "absent" },
		{ "but does not contradict a total that has it",
		  { GORINCHEM,
		    MOLENLANDEN,
		    { "2025Q2", KLP_LEVEL_MUNICIPALITY, 24, "GM1961", NULL, { NONE, 127, 257, 66, 462 }, "a", 3 },
		    TOTAL,
		    END },
		  PUBLISHED,
		  0,
		  SUM "published",
		  "" },
		{ "a municipality whose name is unknown counts in its region",
		  { GORINCHEM,
		    MOLENLANDEN,
		    VIJFHEERENLANDEN,
		    { "2025Q2", KLP_LEVEL_MUNICIPALITY, 24, NULL, "Onbekend", { 1, 0, 0, 0, 1 }, "a", 5 },
		    END },
		  PUBLISHED,
		  0,
		  "2025Q2 24 30/359/637/173/1199 computed",
		  "" },
		{ "a row without a region belongs to no sum",
		  { GORINCHEM,
		    MOLENLANDEN,
		    VIJFHEERENLANDEN,
		    { "2025Q2", KLP_LEVEL_MUNICIPALITY, 0, NULL, "Onbekend", { 1, 0, 0, 0, 1 }, "a", 5 },
		    END },
		  PUBLISHED,
		  0,
		  SUM "computed",
		  "unplaced" },
		{ "the same in a second source counts once",
		  { GORINCHEM,
		    MOLENLANDEN,
		    VIJFHEERENLANDEN,
		    { "2025Q2", KLP_LEVEL_MUNICIPALITY, 24, "GM0512", "Gorinchem", { 11, 161, 244, 65, 481 }, "b", 9 },
		    END },
		  PUBLISHED,
		  0,
		  SUM "computed",
		  "same-twice" },
		{ "rows of other levels are not looked at",
		  { TOTAL, { "2025Q2", KLP_LEVEL_COUNTRY, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 9 }, END },
		  PUBLISHED,
		  0,
		  SUM "published",
		  "" },
		{ "a total beside rows without any count proves nothing",
		  { { "2025Q2", KLP_LEVEL_MUNICIPALITY, 24, "GM0512", NULL, { NONE, NONE, NONE, NONE, NONE }, "a", 1 },
		    TOTAL,
		    END },
		  COMPUTED,
		  0,
		  "",
		  "incomplete" },
		{ "a total that does not add up by itself is no better than a sum that is absent",
		  { GORINCHEM,
		    MOLENLANDEN,
		    { "2025Q2", KLP_LEVEL_MUNICIPALITY, 24, "GM1961", NULL, { NONE, 127, 257, 66, 462 }, "a", 3 },
		    TOTAL_OF(30, 359, 637, 173, 1198),
		    END },
		  PUBLISHED,
		  0,
		  "2025Q2 24 ?/359/637/173/1198 computed",
		  "totals-differ; absent" },
		{ "nothing gives nothing", { END }, PUBLISHED, 0, "", "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char shown[SHOWN_BYTES];
		klp_dataset *dataset = tables_of(cases[i].rows);
		klp_dataset *out = aggregated(dataset, KLP_LEVEL_REGION, cases[i].totals, cases[i].partial);
		cr_expect_str_eq(shown_rows(out, shown), cases[i].expected, "%s (case %zu): %s", cases[i].why, i, shown);
		cr_expect_str_eq(shown_notes(out, shown), cases[i].notes, "%s (case %zu): %s", cases[i].why, i, shown);
		klp_dataset_free(out);
		klp_dataset_free(dataset);
	}
}

Test(aggregate, the_total_of_the_country)
{
	klp_dataset *real = tables_2025();
	size_t country = tables_row_about(real, KLP_LEVEL_COUNTRY, 0, NULL);
	size_t gorinchem = tables_row_about(real, KLP_LEVEL_REGION, 24, NULL);
	size_t molenlanden = tables_row_about(real, KLP_LEVEL_MUNICIPALITY, 0, "GM1978");
	klp_dataset *without_country = tables_without(real, country);
	klp_dataset *too_little = tables_with(real, country, KLP_COLUMN_TOTAL, 190954);
	klp_dataset *not_whole = tables_with(real, country, KLP_COLUMN_TOTAL, NONE);
	/* Rows are taken from the back, so that the numbers of those in front stay right. */
	size_t last = gorinchem > molenlanden ? gorinchem : molenlanden;
	size_t first = gorinchem > molenlanden ? molenlanden : gorinchem;
	klp_dataset *cut = tables_without(real, last);
	klp_dataset *incomplete = tables_without(cut, first);
	klp_dataset *incomplete_alone = tables_without(incomplete, country);
	klp_dataset_free(cut);
	klp_dataset *rijnmond = tables_rijnmond_2023();
	const struct table_row alone[] = { { "2025Q2", KLP_LEVEL_COUNTRY, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 }, END };
	klp_dataset *lone = tables_of(alone);
	klp_dataset *only_regions = NULL;
	klp_selection regions = KLP_SELECTION_INIT;
	regions.level = KLP_LEVEL_REGION;
	cr_assert_eq(klp_dataset_select(&only_regions, real, &regions, NULL), KLP_OK);

	const struct {
		const char *why;
		const klp_dataset *dataset;
		int totals, partial;
		const char *expected;
		const char *notes;
	} cases[] = {
		{ "published and not less than its regions", real, PUBLISHED, 0,
		  "2025Q2 NL 11994/63207/89136/26636/190973 published", "" },
		{ "the sum of the regions", without_country, PUBLISHED, 0, "2025Q2 NL 11993/63207/89128/26627/190955 computed",
		  "" },
		{ "less than its regions", too_little, PUBLISHED, 0, "2025Q2 NL 11993/63207/89128/26627/190955 computed",
		  "totals-differ" },
		{ "a count is absent", not_whole, PUBLISHED, 0, "2025Q2 NL 11993/63207/89128/26627/190955 computed",
		  "totals-differ" },
		{ "a region is missing, but the country's own row stands", incomplete, PUBLISHED, 0,
		  "2025Q2 NL 11994/63207/89136/26636/190973 published", "" },
		{ "a region is missing", incomplete_alone, PUBLISHED, 0, "", "incomplete; incomplete" },
		{ "what is there of it, when asked for", incomplete_alone, PUBLISHED, 1,
		  "2025Q2 NL 11987/63136/88992/26585/190700 computed", "incomplete; incomplete" },
		{ "published regions are rows to add up, also when sums are asked for", only_regions, COMPUTED, 0,
		  "2025Q2 NL 11993/63207/89128/26627/190955 computed", "" },
		{ "one region is no country", rijnmond, PUBLISHED, 0, "", "incomplete" },
		{ "one region as a part", rijnmond, PUBLISHED, 1, "2023Q2 NL 332/4995/7253/1667/14247 computed", "incomplete" },
		{ "the country's row alone", lone, PUBLISHED, 0, "2025Q2 NL 1/1/1/1/4 published", "" },
		{ "which is no sum", lone, COMPUTED, 0, "", "incomplete" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char shown[SHOWN_BYTES];
		klp_dataset *out = aggregated(cases[i].dataset, KLP_LEVEL_COUNTRY, cases[i].totals, cases[i].partial);
		cr_expect_str_eq(shown_rows(out, shown), cases[i].expected, "%s: %s", cases[i].why, shown);
		cr_expect_str_eq(shown_notes(out, shown), cases[i].notes, "%s: %s", cases[i].why, shown);
		klp_dataset_free(out);
	}
	klp_dataset_free(real);
	klp_dataset_free(without_country);
	klp_dataset_free(too_little);
	klp_dataset_free(not_whole);
	klp_dataset_free(incomplete);
	klp_dataset_free(incomplete_alone);
	klp_dataset_free(rijnmond);
	klp_dataset_free(lone);
	klp_dataset_free(only_regions);
}

Test(aggregate, the_country_from_municipalities_without_regions)
{
	klp_dataset *real = tables_2025();
	klp_dataset *loose = NULL;
	cr_assert_eq(klp_dataset_new(&loose, NULL), KLP_OK);
	for (size_t i = 0; i < klp_dataset_rows(real); i++) {
		klp_row row = KLP_ROW_INIT;
		klp_dataset_get(real, i, &row, NULL);
		row.region_number = 0;
		if (row.level == KLP_LEVEL_MUNICIPALITY)
			cr_assert_eq(klp_dataset_add(loose, &row, NULL), KLP_OK);
	}
	char shown[SHOWN_BYTES];
	klp_dataset *out = aggregated(loose, KLP_LEVEL_COUNTRY, PUBLISHED, 0);
	cr_expect_str_eq(shown_rows(out, shown), "2025Q2 NL 11993/63207/89128/26627/190955 computed");
	cr_expect_str_eq(shown_notes(out, shown), "");
	klp_dataset_free(out);
	klp_dataset_free(loose);
	klp_dataset_free(real);
}

Test(aggregate, provinces_and_what_lies_in_none)
{
	static const struct {
		const char *why;
		struct table_row rows[4];
		int partial;
		const char *expected;
		const char *notes;
	} cases[] = {
		{ "a province of which most is missing", { GORINCHEM, MOLENLANDEN, END }, 0, "", "incomplete" },
		{ "what is there of it",
		  { GORINCHEM, MOLENLANDEN, VIJFHEERENLANDEN, END },
		  1,
		  "2025Q2 PV26 12/127/257/66/462 computed; 2025Q2 PV28 17/232/380/107/736 computed",
		  "incomplete; incomplete" },
		{ "a name that nobody knows lies in none",
		  { { "2025Q2", KLP_LEVEL_MUNICIPALITY, 24, NULL, "Onbekend", { 1, 0, 0, 0, 1 }, "a", 5 }, END },
		  1,
		  "",
		  "unplaced" },
		{ "nor does a code that nobody knows",
		  { { "2025Q2", KLP_LEVEL_MUNICIPALITY, 24, "GM9999", "Onbekend", { 1, 0, 0, 0, 1 }, "a", 5 }, END },
		  1,
		  "",
		  "unplaced" },
		{ "a municipality that ended lies where it lay",
		  { { "2025Q2", KLP_LEVEL_MUNICIPALITY, 10, "GM0457", "Weesp", { 1, 0, 0, 0, 1 }, "a", 5 }, END },
		  1,
		  "2025Q2 PV27 1/0/0/0/1 computed",
		  "incomplete" },
		{ "regions are not split over provinces", { TOTAL, END }, 1, "", "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char shown[SHOWN_BYTES];
		klp_dataset *dataset = tables_of(cases[i].rows);
		klp_dataset *out = aggregated(dataset, KLP_LEVEL_PROVINCE, PUBLISHED, cases[i].partial);
		cr_expect_str_eq(shown_rows(out, shown), cases[i].expected, "%s: %s", cases[i].why, shown);
		cr_expect_str_eq(shown_notes(out, shown), cases[i].notes, "%s: %s", cases[i].why, shown);
		klp_dataset_free(out);
		klp_dataset_free(dataset);
	}
}

Test(aggregate, notes_say_what_of_which_area)
{
	static const struct {
		struct table_row rows[6];
		const char *id;
		int by;
		const char *parts[3];
	} cases[] = {
		{ { GORINCHEM, END },
		  "aggregate.incomplete",
		  KLP_LEVEL_REGION,
		  { "region 24 Gorinchem (2025Q2)", "1 of 3 municipalities", "Vijfheerenlanden, Molenlanden" } },
		{ { TOTAL, END },
		  "aggregate.incomplete",
		  KLP_LEVEL_COUNTRY,
		  { "the country (2025Q2)", "1 of 35 regions", "Groningen, Friesland, Noord-Holland Noord and others" } },
		{ { GORINCHEM, MOLENLANDEN, VIJFHEERENLANDEN, WRONG_TOTAL, END },
		  "aggregate.totals-differ",
		  KLP_LEVEL_REGION,
		  { "region 24 Gorinchem (2025Q2)", "uwv_profile 673 against 637", "total 1.234 against 1.198" } },
		{ { TOTAL_OF(NONE, 1, NONE, 1, 5), END },
		  "aggregate.absent",
		  KLP_LEVEL_REGION,
		  { "region 24 Gorinchem (2025Q2)", "municipal_profile, uwv_profile" } },
		{ { GORINCHEM, GORINCHEM, END },
		  "aggregate.same-twice",
		  KLP_LEVEL_MUNICIPALITY,
		  { "Gorinchem (2025Q2)", "a:1:1 and a:1:1", "do: 1" } },
		{ { { "2025Q2", KLP_LEVEL_MUNICIPALITY, 24, NULL, "Onbekend", { 1, 0, 0, 0, 1 }, "a", 5 }, END },
		  "aggregate.unplaced",
		  KLP_LEVEL_PROVINCE,
		  { "1 row of 2025Q2", "province", "Onbekend" } },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = tables_of(cases[i].rows);
		klp_dataset *out = aggregated(dataset, cases[i].by, PUBLISHED, 0);
		const char *message = note_message(out, cases[i].id);
		for (size_t part = 0; part < 3 && cases[i].parts[part] != NULL; part++)
			cr_expect_not_null(strstr(message, cases[i].parts[part]), "'%s' is not in '%s'", cases[i].parts[part],
			                   message);
		klp_dataset_free(out);
		klp_dataset_free(dataset);
	}
}

/* ------------------------------------------------------------------ changes */

Test(aggregate, what_was_changed_in_the_rows_is_told_of_what_is_made_of_them)
{
	static const struct table_row rows[] = { GORINCHEM, MOLENLANDEN, VIJFHEERENLANDEN, TOTAL, END };
	const struct note_change change = { KLP_LEVEL_MUNICIPALITY,
		                                "GM1978",
		                                KLP_COLUMN_MUNICIPAL_NO_PROFILE,
		                                17,
		                                71,
		                                "two digits swapped",
		                                "row.sum region.sum",
		                                KLP_CONFIDENCE_CERTAIN };
	static const int levels[] = { KLP_LEVEL_COUNTRY, KLP_LEVEL_PROVINCE, KLP_LEVEL_REGION, KLP_LEVEL_MUNICIPALITY };
	klp_dataset *dataset = tables_of(rows);
	cr_assert_eq(dataset_add_change_note(dataset, "repair.changed", KLP_SEVERITY_INFORMATION, NULL, edition_of(2025, 2),
	                                     24, &change, NULL, "71 in place of 17"),
	             KLP_OK);
	for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
		klp_dataset *out = aggregated(dataset, levels[i], PUBLISHED, 1);
		const klp_note *note = klp_dataset_note(out, 0);
		int64_t from = 0, to = 0;
		cr_assert_eq(klp_note_changed(note), 1, "level %d", levels[i]);
		cr_expect(klp_note_change_from(note, &from) && from == 17, "level %d", levels[i]);
		cr_expect(klp_note_change_to(note, &to) && to == 71, "level %d", levels[i]);
		cr_expect_str_eq(klp_note_change_municipality_code(note), "GM1978", "level %d", levels[i]);
		cr_expect_str_eq(klp_note_change_rules(note), "row.sum region.sum", "level %d", levels[i]);
		klp_dataset_free(out);
	}
	klp_dataset_free(dataset);
}
