/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the rest of a dataset says of a table that does not add up: another source, earlier editions, the country's row. The figures are
 * those of the second quarter of 2025. */

#include "dataset/dataset.h"
#include "support/failing.h"
#include "support/tables.h"

#include <klantprofiel/klantprofiel.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { RIJNMOND = 22, GORINCHEM = 24, ZUID_LIMBURG = 35 };

/* "certain region 24 total 1189-1198 two digits swapped; …" of each proposal of a repair that accepts what is likely. */
static const char *said_of(const klp_dataset *dataset)
{
	static char said[4096];
	size_t used = 0;
	klp_dataset *repaired = NULL;
	klp_repairs *repairs = NULL;
	said[0] = '\0';
	cr_assert_eq(klp_repair(&repaired, &repairs, dataset, NULL, NULL), KLP_OK);
	for (size_t i = 0; i < klp_repairs_count(repairs); i++) {
		const klp_repair_proposal *proposal = klp_repairs_at(repairs, i);
		const klp_repair_cell *cell;
		const char *sure = klp_confidence_name(klp_proposal_confidence(proposal));
		used += (size_t)snprintf(said + used, sizeof said - used, "%s%s", i == 0 ? "" : " | ",
		                         sure == NULL ? "not localised" : sure);
		for (size_t k = 0; (cell = klp_proposal_cell(proposal, k)) != NULL; k++) {
			int64_t from = -1, to = -1;
			const char *code = klp_repair_cell_municipality_code(cell);
			klp_repair_cell_from(cell, &from);
			klp_repair_cell_to(cell, &to);
			used += (size_t)snprintf(said + used, sizeof said - used, "; %s %s %lld-%lld (%s)",
			                         code != NULL ? code : klp_level_name(klp_repair_cell_level(cell)),
			                         klp_column_name(klp_repair_cell_column(cell)), (long long)from, (long long)to,
			                         klp_repair_cell_cause(cell));
		}
	}
	klp_repairs_free(repairs);
	klp_dataset_free(repaired);
	return said;
}

/* The rows of one region. */
static klp_dataset *region_of(const klp_dataset *dataset, int number)
{
	klp_selection selection = KLP_SELECTION_INIT;
	klp_dataset *region = NULL;
	selection.region_number = number;
	cr_assert_eq(klp_dataset_select(&region, dataset, &selection, NULL), KLP_OK);
	return region;
}

/* Adds all rows of a dataset from another source, or of another edition. */
static void add_as(klp_dataset *dataset, const klp_dataset *from, const char *source, const char *edition)
{
	for (size_t i = 0; i < klp_dataset_rows(from); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(from, i, &row, NULL), KLP_OK);
		row.source = source;
		if (edition != NULL)
			row.edition = edition;
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	}
}

static void change(klp_dataset *dataset, klp_level level, int region, const char *code, klp_column column, int64_t by)
{
	size_t row = tables_row_about(dataset, level, region, code);
	cr_assert_neq(row, SIZE_MAX);
	int64_t count = tables_count(dataset, row, column);
	cr_assert_eq(dataset_change_count(dataset, row, column, count + by, NULL), KLP_OK);
}

/* Gorinchem with a municipality that has one too many in two counts: its row adds up, and the total may be wrong as well. */
static klp_dataset *one_too_many(void)
{
	klp_dataset *all = tables_2025(), *region = region_of(all, GORINCHEM);
	klp_dataset_free(all);
	change(region, KLP_LEVEL_MUNICIPALITY, GORINCHEM, "GM1978", KLP_COLUMN_UWV_NO_PROFILE, 1);
	change(region, KLP_LEVEL_MUNICIPALITY, GORINCHEM, "GM1978", KLP_COLUMN_TOTAL, 1);
	return region;
}

Test(evidence, another_source_that_adds_up_confirms)
{
	klp_dataset *all = tables_2025(), *sound = region_of(all, GORINCHEM), *wrong = one_too_many();
	static const char *const alone = "ambiguous";
	cr_expect_eq(strncmp(said_of(wrong), alone, strlen(alone)), 0, "by itself: %s", said_of(wrong));

	add_as(wrong, sound, "copy.txt", NULL);
	cr_expect_str_eq(said_of(wrong),
	                 "certain; GM1978 uwv_no_profile 43-42 (one digit wrong); GM1978 total 256-255 (one "
	                 "digit wrong)");
	klp_dataset_free(wrong);
	klp_dataset_free(sound);
	klp_dataset_free(all);
}

Test(evidence, another_source_that_does_not_add_up_confirms_nothing)
{
	klp_dataset *wrong = one_too_many(), *copy = one_too_many();
	static const char *const both = "ambiguous";
	add_as(wrong, copy, "copy.txt", NULL);
	const char *said = said_of(wrong);
	cr_expect_eq(strncmp(said, both, strlen(both)), 0, "%s", said);
	cr_expect_not_null(strstr(said, "| ambiguous"), "nor in the copy: %s", said);
	klp_dataset_free(copy);
	klp_dataset_free(wrong);
}

Test(evidence, another_source_tells_a_row_that_was_left_out)
{
	klp_dataset *all = tables_2025(), *sound = region_of(all, GORINCHEM);
	klp_dataset *wrong = tables_without(sound, tables_row_about(sound, KLP_LEVEL_MUNICIPALITY, GORINCHEM, "GM1978"));
	add_as(wrong, sound, "copy.txt", NULL);
	cr_expect_str_eq(
		said_of(wrong),
		"certain; GM1978 municipal_profile -1-6 (a row left out); GM1978 municipal_no_profile -1-71 (a row "
		"left out); GM1978 uwv_profile -1-136 (a row left out); GM1978 uwv_no_profile -1-42 (a row left "
		"out); GM1978 total -1-255 (a row left out)");
	klp_dataset_free(wrong);
	klp_dataset_free(sound);
	klp_dataset_free(all);
}

Test(evidence, another_source_tells_what_the_sums_leave_open)
{
	static const klp_column columns[] = { KLP_COLUMN_UWV_PROFILE, KLP_COLUMN_UWV_NO_PROFILE };
	klp_dataset *all = tables_2025(), *sound = region_of(all, GORINCHEM), *wrong = region_of(all, GORINCHEM);
	static const char *const codes[] = { "GM0512", "GM1978" };
	for (size_t i = 0; i < 4; i++)
		cr_assert_eq(dataset_change_count(wrong,
		                                  tables_row_about(wrong, KLP_LEVEL_MUNICIPALITY, GORINCHEM, codes[i / 2]),
		                                  columns[i % 2], KLP_ABSENT, NULL),
		             KLP_OK);
	cr_expect_str_eq(said_of(wrong), "not localised", "four counts in two rows and two columns");
	add_as(wrong, sound, "copy.txt", NULL);
	cr_expect_str_eq(
		said_of(wrong),
		"certain; GM0512 uwv_profile -1-244 (a count left out); GM0512 uwv_no_profile -1-65 (a count left "
		"out); GM1978 uwv_profile -1-136 (a count left out); GM1978 uwv_no_profile -1-42 (a count left out)");
	klp_dataset_free(wrong);
	klp_dataset_free(sound);
	klp_dataset_free(all);
}

Test(evidence, earlier_editions_break_a_tie)
{
	static const char *const editions[] = { "2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1" };
	klp_dataset *all = tables_2025(), *wrong = region_of(all, GORINCHEM), *sound = region_of(all, GORINCHEM);
	/* without a cause that has a name, and in the row as well as in its total */
	change(wrong, KLP_LEVEL_MUNICIPALITY, GORINCHEM, "GM1978", KLP_COLUMN_UWV_PROFILE, 1875);
	change(wrong, KLP_LEVEL_MUNICIPALITY, GORINCHEM, "GM1978", KLP_COLUMN_TOTAL, 1875);
	static const char *const alone = "ambiguous";
	cr_expect_eq(strncmp(said_of(wrong), alone, strlen(alone)), 0, "by itself: %s", said_of(wrong));

	for (size_t i = 0; i < sizeof editions / sizeof editions[0]; i++)
		add_as(wrong, sound, "earlier.txt", editions[i]);
	cr_expect_str_eq(said_of(wrong),
	                 "likely; GM1978 uwv_profile 2011-136 (cause unknown); GM1978 total 2130-255 (cause "
	                 "unknown)");
	klp_dataset_free(wrong);
	klp_dataset_free(sound);
	klp_dataset_free(all);
}

Test(evidence, earlier_editions_make_nothing_certain)
{
	static const char *const editions[] = { "2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1" };
	klp_dataset *all = tables_2025(), *wrong = region_of(all, ZUID_LIMBURG), *sound = region_of(all, ZUID_LIMBURG);
	/* the total is left out, and what else is wrong has an explanation of two causes besides, which the history speaks against */
	cr_assert_eq(dataset_change_count(wrong, tables_row_about(wrong, KLP_LEVEL_REGION, ZUID_LIMBURG, NULL),
	                                  KLP_COLUMN_TOTAL, KLP_ABSENT, NULL),
	             KLP_OK);
	change(wrong, KLP_LEVEL_MUNICIPALITY, ZUID_LIMBURG, "GM0888", KLP_COLUMN_MUNICIPAL_NO_PROFILE, -30);
	static const char *const expected =
		"likely; GM0888 municipal_no_profile 0-30 (a digit lost); region total -1-8449 (a "
		"count left out)";
	cr_expect_str_eq(said_of(wrong), expected, "by itself: %s", said_of(wrong));
	for (size_t i = 0; i < sizeof editions / sizeof editions[0]; i++)
		add_as(wrong, sound, "earlier.txt", editions[i]);
	cr_expect_str_eq(said_of(wrong), expected, "beside its history: %s", said_of(wrong));
	klp_dataset_free(wrong);
	klp_dataset_free(sound);
	klp_dataset_free(all);
}

/* ------------------------------------------------------------------ the country */

Test(evidence, the_countrys_row)
{
	static const struct {
		const char *what;
		klp_column column;
		int64_t by;
		const char *said;
	} cases[] = {
		{ "two digits swapped in the total", KLP_COLUMN_TOTAL, 190937 - 190973,
		  "likely; country total 190937-190973 (two digits swapped)" },
		{ "fewer than the regions have", KLP_COLUMN_UWV_PROFILE, 89126 - 89136,
		  "likely; country uwv_profile 89126-89136 (one digit wrong)" },
		{ "more than a residual can be", KLP_COLUMN_MUNICIPAL_PROFILE, 111994 - 11994,
		  "likely; country municipal_profile 111994-11994 (a digit doubled)" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = tables_2025();
		change(dataset, KLP_LEVEL_COUNTRY, 0, NULL, cases[i].column, cases[i].by);
		cr_expect_str_eq(said_of(dataset), cases[i].said, "%s: %s", cases[i].what, said_of(dataset));
		klp_dataset_free(dataset);
	}
}

Test(evidence, a_sound_country_is_left_alone)
{
	klp_dataset *dataset = tables_2025();
	cr_expect_str_eq(said_of(dataset), "");
	klp_dataset_free(dataset);
}

Test(evidence, a_region_that_is_not_localised_says_nothing_of_the_country)
{
	static const klp_column columns[] = { KLP_COLUMN_MUNICIPAL_PROFILE, KLP_COLUMN_MUNICIPAL_NO_PROFILE,
		                                  KLP_COLUMN_UWV_PROFILE };
	static const char *const codes[] = { "GM0512", "GM1978", "GM1961" };
	klp_dataset *dataset = tables_2025();
	for (size_t i = 0; i < 9; i++)
		change(dataset, KLP_LEVEL_MUNICIPALITY, GORINCHEM, codes[i / 3], columns[i % 3], (int64_t)(1000 + 377 * i * i));
	cr_expect_str_eq(said_of(dataset), "not localised");
	change(dataset, KLP_LEVEL_COUNTRY, 0, NULL, KLP_COLUMN_TOTAL, 190937 - 190973);
	cr_expect_str_eq(said_of(dataset), "not localised | not localised", "now its row does not add up");
	klp_dataset_free(dataset);
}

Test(evidence, a_text_in_the_countrys_row_is_taken_for_what_it_means)
{
	klp_dataset *dataset = tables_2025();
	size_t row = tables_row_about(dataset, KLP_LEVEL_COUNTRY, 0, NULL);
	cr_assert_eq(dataset_change_count(dataset, row, KLP_COLUMN_UWV_PROFILE, KLP_ABSENT, NULL), KLP_OK);
	cr_assert_eq(dataset_set_cell_text(dataset, row, KLP_COLUMN_UWV_PROFILE, slice_of("89,136"), NULL), KLP_OK);
	cr_expect_str_eq(said_of(dataset), "likely; country uwv_profile -1-89136 (a thousands dot misread)");
	klp_dataset_free(dataset);
}

Test(evidence, three_errors_in_three_places)
{
	klp_dataset *dataset = tables_2025();
	change(dataset, KLP_LEVEL_COUNTRY, 0, NULL, KLP_COLUMN_TOTAL, 190937 - 190973);
	change(dataset, KLP_LEVEL_MUNICIPALITY, RIJNMOND, "GM0599", KLP_COLUMN_UWV_PROFILE, 3259 - 3529);
	change(dataset, KLP_LEVEL_REGION, GORINCHEM, NULL, KLP_COLUMN_TOTAL, 119 - 1198);
	cr_expect_str_eq(said_of(dataset),
	                 "likely; country total 190937-190973 (two digits swapped) | certain; GM0599 uwv_profile "
	                 "3259-3529 (two digits swapped) | certain; region total 119-1198 (a digit lost)");
	klp_dataset_free(dataset);
}

Test(evidence, another_source_confirms_the_countrys_row)
{
	klp_dataset *dataset = tables_2025(), *sound = tables_2025();
	change(dataset, KLP_LEVEL_COUNTRY, 0, NULL, KLP_COLUMN_TOTAL, 190937 - 190973);
	add_as(dataset, sound, "copy.txt", NULL);
	cr_expect_str_eq(said_of(dataset), "certain; country total 190937-190973 (two digits swapped)");
	klp_dataset_free(dataset);
	klp_dataset_free(sound);
}

Test(evidence, another_source_tells_what_the_countrys_row_leaves_open)
{
	klp_dataset *dataset = tables_2025(), *sound = tables_2025();
	size_t row = tables_row_about(dataset, KLP_LEVEL_COUNTRY, 0, NULL);
	cr_assert_eq(dataset_change_count(dataset, row, KLP_COLUMN_UWV_PROFILE, KLP_ABSENT, NULL), KLP_OK);
	cr_assert_eq(dataset_change_count(dataset, row, KLP_COLUMN_TOTAL, KLP_ABSENT, NULL), KLP_OK);
	cr_expect_str_eq(said_of(dataset), "not localised");
	add_as(dataset, sound, "copy.txt", NULL);
	cr_expect_str_eq(said_of(dataset),
	                 "likely; country uwv_profile -1-89136 (a count left out); country total -1-190973 (a "
	                 "count left out)",
	                 "which may be a revision's: %s", said_of(dataset));
	klp_dataset_free(dataset);
	klp_dataset_free(sound);
}

Test(evidence, what_the_country_cannot_have_is_no_explanation)
{
	klp_dataset *dataset = tables_2025();
	change(dataset, KLP_LEVEL_MUNICIPALITY, GORINCHEM, "GM1961", KLP_COLUMN_MUNICIPAL_PROFILE, 800);
	change(dataset, KLP_LEVEL_MUNICIPALITY, GORINCHEM, "GM1961", KLP_COLUMN_TOTAL, 800);
	klp_dataset *region = region_of(dataset, GORINCHEM);
	cr_expect_str_eq(said_of(region),
	                 "likely; region municipal_profile 29-829 (a digit lost); region total 1198-1998 (one "
	                 "digit wrong)",
	                 "by itself the total looks wrong");
	cr_expect_str_eq(said_of(dataset),
	                 "ambiguous; GM1961 municipal_profile 812-12 (cause unknown); GM1961 total 1262-462 "
	                 "(cause unknown)",
	                 "but so many the country does not have");
	klp_dataset_free(region);
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------------------ findings */

Test(evidence, findings_tell_what_would_put_the_table_right)
{
	klp_dataset *dataset = tables_2025();
	klp_findings *findings = NULL;
	change(dataset, KLP_LEVEL_REGION, GORINCHEM, NULL, KLP_COLUMN_TOTAL, 119 - 1198);
	cr_assert_eq(klp_validate(&findings, dataset, NULL, NULL), KLP_OK);
	const klp_finding *finding;
	size_t with = 0;
	const klp_repair_proposal *repair = NULL;
	for (size_t i = 0; (finding = klp_findings_at(findings, i)) != NULL; i++) {
		if (klp_finding_repair(finding) == NULL) {
			cr_expect_lt(klp_finding_severity(finding), KLP_SEVERITY_ERROR, "%s", klp_finding_message(finding));
			continue;
		}
		cr_expect(repair == NULL || repair == klp_finding_repair(finding), "one table, one repair");
		repair = klp_finding_repair(finding);
		with++;
	}
	cr_expect_gt(with, 1u);
	cr_expect_eq(klp_proposal_confidence(repair), KLP_CONFIDENCE_CERTAIN);
	cr_expect_eq(klp_proposal_level(repair), KLP_LEVEL_REGION);
	cr_expect_eq(klp_proposal_applied(repair), 0);
	cr_expect_null(klp_finding_repair(NULL));
	klp_findings_free(findings);
	klp_dataset_free(dataset);
}

static klp_status validate(void *context, klp_error **error)
{
	klp_findings *findings = NULL;
	klp_status status = klp_validate(&findings, context, NULL, error);
	klp_findings_free(findings);
	return status;
}

Test(evidence, each_allocation_may_fail, .init = failing_install)
{
	static const char *const editions[] = { "2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1" };
	klp_dataset *wrong = one_too_many(), *sound = one_too_many();
	for (size_t i = 0; i < sizeof editions / sizeof editions[0]; i++)
		add_as(wrong, sound, "earlier.txt", editions[i]);
	add_as(wrong, sound, "copy.txt", NULL);
	failing_each("klp_validate with repairs", validate, wrong, 1);
	klp_dataset_free(wrong);
	klp_dataset_free(sound);
}
