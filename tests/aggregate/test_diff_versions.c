/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Two versions of one edition, cell by cell. */

#include "aggregate/differing.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <string.h>

static char shown[DIFFERENCES_BYTES];

static void expect_differences(const klp_dataset *before, const klp_dataset *after, const char *expected,
                               const char *what)
{
	klp_differences *differences = differing(before, after, NULL);
	cr_expect_str_eq(shown_differences(differences, shown), expected, "%s:\n  %s\n  %s", what, shown, expected);
	cr_expect_eq(klp_differences_boundaries(differences), 0, "%s", what);
	klp_differences_free(differences);
}

Test(diff_versions, a_cell_that_differs_is_told_with_both_its_places)
{
	klp_dataset *before = tables_2025();
	size_t row = tables_row_about(before, KLP_LEVEL_MUNICIPALITY, 22, "GM0599");
	klp_dataset *after = tables_with(before, row, KLP_COLUMN_UWV_PROFILE, 3259);
	klp_differences *differences = differing(before, after, NULL);
	cr_expect_str_eq(shown_differences(differences, shown), "counts GM0599 uwv_profile 3529>3259");
	cr_expect_str_eq(shown_areas(differences, shown), "1 changed 377 same 0 not 0 before 0 after");
	const klp_difference *cell = klp_differences_at(differences, 0);
	int64_t persons;
	cr_expect_eq(klp_difference_column(cell), KLP_COLUMN_UWV_PROFILE);
	cr_expect(klp_difference_difference(cell, &persons) && persons == -270);
	cr_expect(klp_difference_count_after(cell, KLP_COLUMN_TOTAL, &persons) && persons == 8202, "the row around it");
	cr_expect_eq(klp_difference_line_before(cell), 2786);
	cr_expect_eq(klp_difference_line_after(cell), 2786);
	cr_expect_str_eq(klp_difference_region_name(cell), "Rijnmond");
	cr_expect_str_eq(klp_difference_message(cell),
	                 "Rotterdam, UWV clients with a profile: 3.529 in the first version and "
	                 "3.259 in the second version (−270, −7,7%)");
	cr_expect_not(klp_difference_territory(cell, NULL));
	cr_expect(klp_differences_total_before(differences, KLP_COLUMN_TOTAL, &persons) && persons == 190973);
	klp_differences_free(differences);

	/* The order of the rows makes no difference, and equal tables differ in nothing. */
	klp_dataset *shuffled = tables_shuffled(after, 7);
	expect_differences(before, shuffled, "counts GM0599 uwv_profile 3529>3259", "shuffled");
	expect_differences(after, shuffled, "", "only shuffled");
	expect_differences(before, before, "", "the same dataset");
	klp_dataset_free(shuffled);
	klp_dataset_free(after);
	klp_dataset_free(before);
}

#define ROW(region, code, name, ...)                                                    \
	{                                                                                   \
		NULL, KLP_LEVEL_MUNICIPALITY, region, code, name, { __VA_ARGS__ }, "one.txt", 1 \
	}
#define END                                               \
	{                                                     \
		NULL, (klp_level)0, 0, NULL, NULL, { 0 }, NULL, 0 \
	}

static const struct {
	const char *what;
	struct table_row before[4];
	struct table_row after[4];
	const char *differences;
} cases[] = {
	{ "a count that is not there is no 0",
	  { ROW(22, "GM0599", "Rotterdam", TABLES_NONE, 0, 1, 1, 2), END },
	  { ROW(22, "GM0599", "Rotterdam", 0, 0, 1, 1, 2), END },
	  "counts GM0599 municipal_profile ?>0" },
	{ "a printed name, of the same municipality",
	  { ROW(22, "GM0599", "Rotterdam", 1, 1, 1, 1, 4), END },
	  { ROW(22, "GM0599", "ROTTERDAM", 1, 1, 1, 1, 4), END },
	  "text GM0599 municipality_printed Rotterdam>ROTTERDAM" },
	{ "another region",
	  { ROW(33, "GM1706", "Cranendonck", 1, 1, 1, 1, 4), END },
	  { ROW(34, "GM1706", "Cranendonck", 1, 1, 1, 1, 4), END },
	  "moved GM1706 33>34 ?" },
	{ "one side has a row that the other has not",
	  { ROW(22, "GM0599", "Rotterdam", 1, 1, 1, 1, 4), ROW(22, "GM0489", "Barendrecht", 1, 1, 1, 1, 4), END },
	  { ROW(22, "GM0599", "Rotterdam", 1, 1, 1, 1, 4), ROW(22, "GM0613", "Albrandswaard", 2, 1, 1, 1, 5), END },
	  "only-before GM0489 4>-; only-after GM0613 ->5" },
	{ "the area whose total differs most comes first, and then that whose cells do",
	  { ROW(22, "GM0599", "Rotterdam", 1, 1, 1, 1, 4), ROW(22, "GM0489", "Barendrecht", 1, 1, 1, 1, 4),
	    ROW(22, "GM0613", "Albrandswaard", 9, 1, 1, 1, 12), END },
	  { ROW(22, "GM0599", "Rotterdam", 1, 1, 1, 2, 5), ROW(22, "GM0489", "Barendrecht", 1, 2, 0, 1, 4),
	    ROW(22, "GM0613", "Albrandswaard", 5, 5, 1, 1, 12), END },
	  "counts GM0599 uwv_no_profile 1>2; counts GM0599 total 4>5; counts GM0613 municipal_profile 9>5; "
	  "counts GM0613 municipal_no_profile 1>5; counts GM0489 municipal_no_profile 1>2; counts GM0489 uwv_profile 1>0" },
	{ "rows that stand twice: what says the same belongs together",
	  { ROW(22, "GM0599", "Rotterdam", 1, 1, 1, 1, 4), ROW(22, "GM0599", "Rotterdam", 3, 1, 1, 1, 6), END },
	  { ROW(22, "GM0599", "Rotterdam", 3, 1, 1, 1, 6), END },
	  "only-before GM0599 4>-" },
	{ "and of what does not, one with the other",
	  { ROW(22, "GM0599", "Rotterdam", 1, 1, 1, 1, 4), ROW(22, "GM0599", "Rotterdam", 3, 1, 1, 1, 6), END },
	  { ROW(22, "GM0599", "Rotterdam", 3, 1, 1, 1, 6), ROW(22, "GM0599", "Rotterdam", 2, 1, 1, 0, 4), END },
	  "counts GM0599 municipal_profile 1>2; counts GM0599 uwv_no_profile 1>0" },
	{ "names without a code go by what they are called",
	  { ROW(22, NULL, "Nergenshuizen", 1, 1, 1, 1, 4), END },
	  { ROW(22, NULL, "nergens-huizen", 1, 1, 1, 2, 5), END },
	  "counts nergens-huizen uwv_no_profile 1>2; counts nergens-huizen total 4>5; "
	  "text nergens-huizen municipality_printed Nergenshuizen>nergens-huizen" },
	{ "nothing and something",
	  { END },
	  { ROW(22, "GM0599", "Rotterdam", 1, 1, 1, 1, 4), END },
	  "only-after GM0599 ->4" },
	{ "nothing and nothing", { END }, { END }, "" },
};

Test(diff_versions, cells_rows_names_and_regions)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *before = tables_of(cases[i].before), *after = tables_of(cases[i].after);
		expect_differences(before, after, cases[i].differences, cases[i].what);
		klp_dataset_free(after);
		klp_dataset_free(before);
	}
}

Test(diff_versions, the_register_and_a_side_that_tells_no_edition)
{
	klp_dataset *before = tables_zuidoost_brabant();
	size_t region = tables_row_about(before, KLP_LEVEL_REGION, 33, NULL);
	klp_dataset *total = tables_with(before, region, KLP_COLUMN_REGISTER_TOTAL, TABLES_NONE);
	klp_dataset *after = tables_with(total, region, KLP_COLUMN_KNOWN_PERCENT, 73);
	klp_dataset *told = dated(after, "2017Q4");
	expect_differences(before, after, "register 33 register_total 5431>?; register 33 known_percent 72>73",
	                   "the register");
	expect_differences(before, told, "register 33 register_total 5431>?; register 33 known_percent 72>73",
	                   "a side without an edition is a version of the other");
	klp_differences *differences = differing(before, told, NULL);
	cr_expect_null(klp_differences_edition_before(differences));
	cr_expect_str_eq(klp_differences_edition_after(differences), "2017Q4");
	cr_expect_str_eq(klp_difference_message(klp_differences_at(differences, 0)),
	                 "region 33 Zuidoost-Brabant, persons in the target group register: 5.431 in the first version and "
	                 "nothing in the second version");
	cr_expect_str_eq(
		klp_difference_message(klp_differences_at(differences, 1)),
		"region 33 Zuidoost-Brabant, known in Sonar: 72% in the first version and 73% in the second version");
	klp_differences_free(differences);
	klp_dataset_free(told);
	klp_dataset_free(after);
	klp_dataset_free(total);
	klp_dataset_free(before);
}

/* A whole region that is missing is one difference; of one of which some rows are there, the rows are told. */
Test(diff_versions, a_region_that_is_missing_is_told_once)
{
	klp_dataset *whole = tables_2025(), *rijnmond = NULL;
	klp_selection selection = KLP_SELECTION_INIT;
	selection.region_number = 22;
	cr_assert_eq(klp_dataset_select(&rijnmond, whole, &selection, NULL), KLP_OK);
	klp_differences *differences = differing(rijnmond, whole, NULL);
	cr_expect_eq(klp_differences_count(differences), 1 + 34);
	cr_expect_str_eq(shown_areas(differences, shown), "0 changed 15 same 0 not 0 before 363 after");
	klp_differences_free(differences);

	klp_dataset *part = tables_without(rijnmond, tables_row_about(rijnmond, KLP_LEVEL_REGION, 22, NULL));
	klp_dataset *less = tables_without(part, tables_row_about(part, KLP_LEVEL_MUNICIPALITY, 22, "GM0599"));
	expect_differences(less, rijnmond, "only-after 22 ->15337; only-after GM0599 ->8202", "a part of a region");
	klp_dataset_free(less);
	klp_dataset_free(part);
	klp_dataset_free(rijnmond);
	klp_dataset_free(whole);
}
