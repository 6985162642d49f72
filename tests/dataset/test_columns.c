/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The columns and their names, which of them a dataset has, its editions, and getters without anything to get. */

#include <klantprofiel/dataset.h>
#include <klantprofiel/findings.h>

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

/* ------------------------------------------------------------------ columns */

#define TEXT KLP_TYPE_TEXT
#define INTEGER KLP_TYPE_INTEGER
#define REAL KLP_TYPE_REAL

/* The order is the number: part of the ABI. */
static const struct {
	const char *name;
	klp_type type;
	klp_column column;
} columns[] = {
	{ "edition", TEXT, KLP_COLUMN_EDITION },
	{ "level", TEXT, KLP_COLUMN_LEVEL },
	{ "region_number", INTEGER, KLP_COLUMN_REGION_NUMBER },
	{ "region_code", TEXT, KLP_COLUMN_REGION_CODE },
	{ "region_name", TEXT, KLP_COLUMN_REGION_NAME },
	{ "municipality_code", TEXT, KLP_COLUMN_MUNICIPALITY_CODE },
	{ "municipality_name", TEXT, KLP_COLUMN_MUNICIPALITY_NAME },
	{ "municipal_profile", INTEGER, KLP_COLUMN_MUNICIPAL_PROFILE },
	{ "municipal_no_profile", INTEGER, KLP_COLUMN_MUNICIPAL_NO_PROFILE },
	{ "uwv_profile", INTEGER, KLP_COLUMN_UWV_PROFILE },
	{ "uwv_no_profile", INTEGER, KLP_COLUMN_UWV_NO_PROFILE },
	{ "total", INTEGER, KLP_COLUMN_TOTAL },
	{ "register_total", INTEGER, KLP_COLUMN_REGISTER_TOTAL },
	{ "known_percent", REAL, KLP_COLUMN_KNOWN_PERCENT },
	{ "origin", TEXT, KLP_COLUMN_ORIGIN },
	{ "source", TEXT, KLP_COLUMN_SOURCE },
	{ "page", INTEGER, KLP_COLUMN_PAGE },
	{ "line", INTEGER, KLP_COLUMN_LINE },
	{ "municipality_printed", TEXT, KLP_COLUMN_MUNICIPALITY_PRINTED },
	{ "province_code", TEXT, KLP_COLUMN_PROVINCE_CODE },
	{ "province_name", TEXT, KLP_COLUMN_PROVINCE_NAME },
	{ "profile_share", REAL, KLP_COLUMN_PROFILE_SHARE },
	{ "municipal_profile_share", REAL, KLP_COLUMN_MUNICIPAL_PROFILE_SHARE },
	{ "uwv_profile_share", REAL, KLP_COLUMN_UWV_PROFILE_SHARE },
	{ "register_coverage", REAL, KLP_COLUMN_REGISTER_COVERAGE },
	{ "boundaries", INTEGER, KLP_COLUMN_BOUNDARIES },
	{ "municipal_share", REAL, KLP_COLUMN_MUNICIPAL_SHARE },
	{ "unplaced", INTEGER, KLP_COLUMN_UNPLACED },
	{ "rank_in_country", INTEGER, KLP_COLUMN_RANK_IN_COUNTRY },
	{ "rank_in_region", INTEGER, KLP_COLUMN_RANK_IN_REGION },
	{ "total_difference", INTEGER, KLP_COLUMN_TOTAL_DIFFERENCE },
	{ "total_change", REAL, KLP_COLUMN_TOTAL_CHANGE },
	{ "profile_share_difference", REAL, KLP_COLUMN_PROFILE_SHARE_DIFFERENCE },
	{ "base_total_difference", INTEGER, KLP_COLUMN_BASE_TOTAL_DIFFERENCE },
	{ "base_total_change", REAL, KLP_COLUMN_BASE_TOTAL_CHANGE },
	{ "base_profile_share_difference", REAL, KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE },
	{ "level_contribution", REAL, KLP_COLUMN_LEVEL_CONTRIBUTION },
	{ "mix_contribution", REAL, KLP_COLUMN_MIX_CONTRIBUTION },
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static const int no_column[] = { -1, KLP_COLUMN_COUNT, 1000, INT32_MAX, INT32_MIN };
enum { NO_COLUMNS = sizeof no_column / sizeof no_column[0] };

Test(columns, columns_levels_and_origins_have_names_that_stay)
{
	cr_assert_eq((size_t)COLUMNS, (size_t)KLP_COLUMN_COUNT);
	for (int i = 0; i < COLUMNS; i++) {
		cr_expect_eq((int)columns[i].column, i, "%s", columns[i].name);
		cr_expect_str_eq(klp_column_name((klp_column)i), columns[i].name);
		cr_expect_eq(klp_column_type((klp_column)i), columns[i].type, "%s", columns[i].name);
		cr_expect_eq(klp_column_find(columns[i].name), i, "%s", columns[i].name);
	}
	for (size_t i = 0; i < NO_COLUMNS; i++) {
		cr_expect(klp_column_name((klp_column)no_column[i]) == NULL, "%d", no_column[i]);
		cr_expect_eq((int)klp_column_type((klp_column)no_column[i]), 0, "%d", no_column[i]);
	}
	static const char *const no_name[] = { NULL, "", "Total", "total ", "profile", "regionnumber" };
	for (size_t i = 0; i < sizeof no_name / sizeof no_name[0]; i++)
		cr_expect_eq(klp_column_find(no_name[i]), -1, "row %zu", i);

	static const char *const levels[] = { NULL, "country", "province", "region", "municipality", NULL };
	static const char *const origins[] = { NULL, "published", "computed", "estimated", NULL };
	static const char *const severities[] = { NULL, "information", "warning", "error", NULL };
	for (int i = -1; i <= 5; i++) {
		const char *expected = i < 0 ? NULL : levels[i];
		const char *name = klp_level_name((klp_level)i);
		cr_expect((name == NULL) == (expected == NULL) && (name == NULL || strcmp(name, expected) == 0), "level %d", i);
		if (name != NULL)
			cr_expect_eq(klp_level_find(name), i, "%s", name);
	}
	for (int i = -1; i <= 4; i++) {
		const char *expected = i < 0 ? NULL : origins[i];
		const char *name = klp_origin_name((klp_origin)i);
		cr_expect((name == NULL) == (expected == NULL) && (name == NULL || strcmp(name, expected) == 0), "origin %d",
		          i);
		expected = i < 0 ? NULL : severities[i];
		name = klp_severity_name((klp_severity)i);
		cr_expect((name == NULL) == (expected == NULL) && (name == NULL || strcmp(name, expected) == 0), "severity %d",
		          i);
	}
	cr_expect_eq(klp_level_find(NULL), 0);
	cr_expect_eq(klp_level_find("Region"), 0);
}

/* ----------------------------------------------------- columns and editions */

Test(columns, the_provinces_columns_come_with_the_first_province)
{
	static const struct {
		klp_level level;
		const char *code;
		const char *name;
		int has;
	} cases[] = {
		{ KLP_LEVEL_MUNICIPALITY, NULL, NULL, 0 },   { KLP_LEVEL_REGION, NULL, NULL, 0 },
		{ KLP_LEVEL_PROVINCE, NULL, NULL, 1 },       { KLP_LEVEL_PROVINCE, "PV20", "Groningen", 1 },
		{ KLP_LEVEL_MUNICIPALITY, "PV20", NULL, 1 }, { KLP_LEVEL_MUNICIPALITY, NULL, "Groningen", 1 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		for (int column = 0; column < KLP_COLUMN_COUNT; column++)
			cr_expect_eq(klp_dataset_has_column(dataset, (klp_column)column), column <= KLP_COLUMN_MUNICIPALITY_PRINTED,
			             "an empty dataset, column %d", column);
		klp_row row = KLP_ROW_INIT;
		row.level = cases[i].level;
		row.province_code = cases[i].code;
		row.province_name = cases[i].name;
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		cr_expect_eq(klp_dataset_has_column(dataset, KLP_COLUMN_PROVINCE_CODE), cases[i].has, "row %zu", i);
		cr_expect_eq(klp_dataset_has_column(dataset, KLP_COLUMN_PROVINCE_NAME), cases[i].has, "row %zu", i);
		cr_expect_eq(klp_dataset_has_column(dataset, KLP_COLUMN_PROFILE_SHARE), 0, "row %zu", i);
		for (size_t j = 0; j < NO_COLUMNS; j++)
			cr_expect_eq(klp_dataset_has_column(dataset, (klp_column)no_column[j]), 0, "column %d", no_column[j]);
		klp_dataset_free(dataset);
	}
}

Test(columns, editions_are_told_once_each_from_the_oldest_on)
{
	static const char *const added[] = { "2023Q2", NULL,     "2025Q2", "2023Q2", "2022Q4",
		                                 "2023Q1", "2025Q2", "2022Q4", NULL,     "2999Q4" };
	static const char *const expected[] = { "2022Q4", "2023Q1", "2023Q2", "2025Q2", "2999Q4" };
	enum { EXPECTED = sizeof expected / sizeof expected[0] };
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_expect(klp_dataset_edition(dataset, 0) == NULL, "none yet");
	for (size_t i = 0; i < sizeof added / sizeof added[0]; i++) {
		klp_row row = KLP_ROW_INIT;
		row.edition = added[i];
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		for (size_t e = 1; e < klp_dataset_editions(dataset); e++)
			cr_expect(strcmp(klp_dataset_edition(dataset, e - 1), klp_dataset_edition(dataset, e)) < 0, "row %zu", i);
	}
	cr_assert_eq(klp_dataset_editions(dataset), (size_t)EXPECTED);
	for (size_t i = 0; i < EXPECTED; i++)
		cr_expect_str_eq(klp_dataset_edition(dataset, i), expected[i]);
	cr_expect(klp_dataset_edition(dataset, EXPECTED) == NULL && klp_dataset_edition(dataset, SIZE_MAX) == NULL);
	klp_dataset_free(dataset);
}

/* --------------------------------------------------------------- no handles */

static void expect_nothing_of(const klp_dataset *dataset, size_t row)
{
	int64_t integer = 5;
	double real = 5;
	for (int column = -1; column <= KLP_COLUMN_COUNT; column++) {
		klp_column at = (klp_column)column;
		cr_expect(klp_dataset_text(dataset, row, at) == NULL, "column %d", column);
		cr_expect(klp_dataset_cell_text(dataset, row, at) == NULL, "column %d", column);
		cr_expect_eq(klp_dataset_integer(dataset, row, at, &integer), 0, "column %d", column);
		cr_expect_eq(klp_dataset_real(dataset, row, at, &real), 0, "column %d", column);
	}
	cr_expect(integer == 5 && real == 5, "untouched");
}

Test(columns, null_and_what_is_past_the_end_are_safe_everywhere)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_row row = KLP_ROW_INIT;
	klp_cursor *cursor = (klp_cursor *)&row;
	klp_dataset *made = (klp_dataset *)&row;
	size_t number = 5;
	const struct {
		klp_status status;
		const char *why;
	} cases[] = {
		{ klp_dataset_new(NULL, NULL), "nowhere to put a dataset" },
		{ klp_dataset_get(NULL, 0, &row, NULL), "get of no dataset" },
		{ klp_dataset_get(dataset, 0, NULL, NULL), "get into nothing" },
		{ klp_dataset_get(dataset, 0, &row, NULL), "get of no row" },
		{ klp_dataset_add(NULL, &row, NULL), "add to no dataset" },
		{ klp_dataset_add(dataset, NULL, NULL), "add of no row" },
		{ klp_cursor_new(NULL, dataset, NULL, NULL), "nowhere to put a cursor" },
		{ klp_cursor_new(&cursor, NULL, NULL, NULL), "cursor over no dataset" },
		{ klp_dataset_select(NULL, dataset, NULL, NULL), "nowhere to put a selection" },
		{ klp_dataset_select(&made, NULL, NULL, NULL), "selection of no dataset" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(cases[i].status, KLP_INVALID_ARGUMENT, "%s", cases[i].why);
	cr_expect(cursor == (klp_cursor *)&row && made == (klp_dataset *)&row, "untouched");

	expect_nothing_of(NULL, 0);
	expect_nothing_of(dataset, 0);
	expect_nothing_of(dataset, SIZE_MAX);
	cr_expect_eq(klp_dataset_rows(NULL) + klp_dataset_editions(NULL) + klp_dataset_notes(NULL), 0u);
	cr_expect_eq(klp_dataset_has_column(NULL, KLP_COLUMN_TOTAL), 0);
	cr_expect(klp_dataset_edition(NULL, 0) == NULL && klp_dataset_note(NULL, 0) == NULL);
	cr_expect(klp_dataset_note(dataset, 0) == NULL && klp_dataset_note(dataset, SIZE_MAX) == NULL);
	klp_dataset_free(NULL);
	cr_expect_eq(klp_cursor_next(NULL, &number), 0);
	cr_expect_eq(number, 5u);
	klp_cursor_free(NULL);

	cr_expect_str_eq(klp_note_id(NULL), "");
	cr_expect_str_eq(klp_note_message(NULL), "");
	cr_expect_eq(klp_note_severity(NULL), KLP_SEVERITY_INFORMATION);
	cr_expect(klp_note_source(NULL) == NULL && klp_note_edition(NULL) == NULL);
	cr_expect_eq(klp_note_page(NULL) + klp_note_line(NULL) + klp_note_column(NULL), 0u);
	cr_expect_eq(klp_note_region_number(NULL), 0);

	int64_t value = 5;
	klp_findings_free(NULL);
	cr_expect_eq(klp_findings_count(NULL, KLP_SEVERITY_INFORMATION), 0u);
	cr_expect(klp_findings_at(NULL, 0) == NULL);
	cr_expect_str_eq(klp_finding_rule(NULL), "");
	cr_expect_str_eq(klp_finding_message(NULL), "");
	cr_expect_eq(klp_finding_severity(NULL), KLP_SEVERITY_INFORMATION);
	cr_expect(klp_finding_edition(NULL) == NULL && klp_finding_municipality_code(NULL) == NULL);
	cr_expect_eq((int)klp_finding_level(NULL), 0);
	cr_expect_eq(klp_finding_region_number(NULL), 0);
	cr_expect_eq(klp_finding_column(NULL), -1);
	cr_expect_eq(klp_finding_row(NULL), 0u);
	cr_expect_eq(klp_finding_observed(NULL, &value) + klp_finding_expected(NULL, &value) +
	                 klp_finding_imbalance(NULL, &value),
	             0);
	cr_expect_eq(value, 5);
	cr_expect(klp_finding_source(NULL) == NULL);
	cr_expect_eq(klp_finding_page(NULL) + klp_finding_line(NULL), 0u);
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0u);
}
