/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Each rule: what it says of one wrong number, and what it leaves alone. */

#include "support/tables.h"
#include "validate/said.h"

#include <criterion/criterion.h>

#define RESIDUAL "country.unplaced total 190973 190955"

Test(validate, the_three_real_tables)
{
	struct {
		klp_dataset *dataset;
		const char *expected;
		const char *why;
	} cases[] = {
		{ tables_2025(), RESIDUAL, "2025Q2 holds, but for the clients that are placed in no municipality" },
		{ tables_rijnmond_2023(), "", "Rijnmond 2023Q2 holds, register and percentage too" },
		{ tables_zuidoost_brabant(),
		  "row.absent municipal_profile ? 33; region.sum municipal_no_profile 33 681; region.sum uwv_profile 681 1780; "
		  "region.sum uwv_no_profile 1780 1417; region.sum total 1417 3911; register.percent known_percent 72 26",
		  "the total row slid one column: its first count is absent, the others stand one too far" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char said[SAID_BYTES];
		cr_expect_str_eq(said_of(cases[i].dataset, said), cases[i].expected, "%s: %s", cases[i].why, said);
		klp_dataset_free(cases[i].dataset);
	}
}

Test(validate, one_changed_count_gives_exactly_these_findings)
{
	static const struct {
		klp_level level;
		int region;
		const char *code;
		klp_column column;
		int64_t value;
		const char *expected;
	} cases[] = {
		{ KLP_LEVEL_MUNICIPALITY, 0, "GM0599", KLP_COLUMN_MUNICIPAL_PROFILE, 221,
		  "country.unplaced total 190973 190955; row.sum total 8202 8243; region.sum municipal_profile 326 367" },
		{ KLP_LEVEL_MUNICIPALITY, 0, "GM0106", KLP_COLUMN_UWV_NO_PROFILE, 161,
		  RESIDUAL "; row.sum total 1175 1176; region.sum uwv_no_profile 1373 1374" },
		{ KLP_LEVEL_MUNICIPALITY, 0, "GM0106", KLP_COLUMN_TOTAL, 1157,
		  RESIDUAL "; row.sum total 1157 1175; region.sum total 10602 10584" },
		{ KLP_LEVEL_MUNICIPALITY, 0, "GM0106", KLP_COLUMN_TOTAL, TABLES_NONE, RESIDUAL "; row.absent total ? ?" },
		{ KLP_LEVEL_MUNICIPALITY, 0, "GM0106", KLP_COLUMN_UWV_PROFILE, TABLES_NONE,
		  RESIDUAL "; row.absent uwv_profile ? ?" },
		{ KLP_LEVEL_REGION, 1, NULL, KLP_COLUMN_MUNICIPAL_NO_PROFILE, 3376,
		  RESIDUAL "; row.sum total 10602 10601; region.sum municipal_no_profile 3376 3377" },
		{ KLP_LEVEL_REGION, 1, NULL, KLP_COLUMN_MUNICIPAL_NO_PROFILE, 3378,
		  "country.sum municipal_no_profile 63207 63208; " RESIDUAL "; row.sum total 10602 10603; "
		  "region.sum municipal_no_profile 3378 3377" },
		{ KLP_LEVEL_REGION, 1, NULL, KLP_COLUMN_TOTAL, 10601,
		  "country.unplaced total 190973 190954; row.sum total 10601 10602; region.sum total 10601 10602" },
		{ KLP_LEVEL_REGION, 1, NULL, KLP_COLUMN_TOTAL, TABLES_NONE,
		  "country.unplaced total 190973 ?; row.absent total ? 10602" },
		{ KLP_LEVEL_COUNTRY, 0, NULL, KLP_COLUMN_TOTAL, 190000,
		  "row.sum total 190000 190973; country.sum total 190000 190955; country.unplaced total 190000 190955" },
		{ KLP_LEVEL_COUNTRY, 0, NULL, KLP_COLUMN_TOTAL, TABLES_NONE,
		  "row.absent total ? ?; country.unplaced total ? 190955" },
		{ KLP_LEVEL_COUNTRY, 0, NULL, KLP_COLUMN_UWV_PROFILE, 89127,
		  "row.sum total 190973 190964; country.sum uwv_profile 89127 89128; " RESIDUAL },
	};
	klp_dataset *real = tables_2025();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char said[SAID_BYTES];
		size_t row = tables_row_about(real, cases[i].level, cases[i].region, cases[i].code);
		klp_dataset *changed = tables_with(real, row, cases[i].column, cases[i].value);
		cr_expect_str_eq(said_of(changed, said), cases[i].expected, "case %zu: %s", i, said);
		klp_dataset_free(changed);
	}
	klp_dataset_free(real);
}

Test(validate, the_register)
{
	static const struct {
		int64_t total, register_total;
		double percent;
		const char *expected;
		const char *why;
	} cases[] = {
		{ 14247, 19222, 74, "", "74.118 rounds to 74" },
		{ 14247, 19222, 74.1, "", "as many decimals as are printed" },
		{ 14247, 19222, 74.12, "", "two of them" },
		{ 14247, 19222, 74.2, "register.percent known_percent ? ?", "wrong in the decimals only" },
		{ 14247, 19222, 75, "register.percent known_percent 75 74", "a whole per cent off" },
		{ 14247, 19222, 47, "register.percent known_percent 47 74", "two digits swapped" },
		{ 1, 8, 13, "", "12.5 rounds half up to 13" },
		{ 1, 8, 12, "register.percent known_percent 12 13", "and not down" },
		{ 1, 8, 12.5, "", "exact" },
		{ 29, 200, 14.5, "", "14.5 is exact as a whole number of tenths" },
		{ 0, 100, 0, "", "nobody known" },
		{ 100, 100, 100, "", "everybody known" },
		{ 101, 100, 101, "register.size total 101 100", "more than the register" },
		{ 101, 100, -1, "register.size total 101 100", "no percentage printed" },
		{ 5, 0, 50, "register.size total 5 0", "no percentage of nothing" },
		{ 0, 0, 0, "", "nothing of nothing" },
		{ TABLES_NONE, 100, 50, "row.absent total ? ?", "no total, nothing to compare" },
		{ 50, TABLES_NONE, 50, "", "no register, nothing to compare" },
		{ INT64_C(9007199254740991), 1, 50, "register.size total 9007199254740991 1", "out of all proportion" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char said[SAID_BYTES];
		klp_dataset *dataset = NULL;
		klp_row row = KLP_ROW_INIT;
		row.level = KLP_LEVEL_REGION;
		row.region_number = 22;
		row.municipal_profile = row.municipal_no_profile = row.uwv_no_profile = 0;
		row.uwv_profile = cases[i].total == TABLES_NONE ? 0 : cases[i].total;
		row.total = cases[i].total;
		row.register_total = cases[i].register_total;
		row.known_percent = cases[i].percent;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		cr_expect_str_eq(said_of(dataset, said), cases[i].expected, "%s (case %zu): %s", cases[i].why, i, said);
		klp_dataset_free(dataset);
	}
}

Test(validate, what_cannot_be_compared_is_left_alone)
{
	static const struct said_case cases[] = {
		{ "a total without municipalities",
		  { { "2025Q2", R, 24, NULL, "Gorinchem", { 29, 359, 637, 173, 1198 }, NULL, 0 }, END },
		  "" },
		{ "municipalities without a total",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 71, 136, 42, 255 }, NULL, 0 }, END },
		  "" },
		{ "the total in another source",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 71, 136, 42, 255 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 29, 359, 637, 173, 1198 }, "b", 1 },
		    END },
		  "" },
		{ "the total of another edition",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 71, 136, 42, 255 }, "a", 1 },
		    { "2025Q1", R, 24, NULL, NULL, { 29, 359, 637, 173, 1198 }, "a", 2 },
		    END },
		  "" },
		{ "rows of no region that is known",
		  { { "2025Q2", M, 0, NULL, "Nergens", { 6, 71, 136, 42, 255 }, "a", 1 },
		    { "2025Q2", R, 0, NULL, "Nergens", { 29, 359, 637, 173, 1198 }, "a", 2 },
		    END },
		  "" },
		{ "a document that was parsed twice counts once",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 71, 136, 42, 255 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 6, 71, 136, 42, 255 }, "a", 2 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 6, 71, 136, 42, 255 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 6, 71, 136, 42, 255 }, "a", 2 },
		    END },
		  "" },
		{ "an absent count leaves the other columns to be checked",
		  { { "2025Q2", M, 24, "GM1978", NULL, { NONE, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 9, 1, 1, 2, 13 }, "a", 2 },
		    END },
		  "row.absent municipal_profile ? ?; region.sum uwv_no_profile 2 1; region.sum total 13 4" },
		{ "a row without any count is one finding",
		  { { "2025Q2", R, 24, NULL, NULL, { NONE, NONE, NONE, NONE, NONE }, "a", 2 }, END },
		  "row.absent - ? ?" },
		{ "rows without an edition, of one source, are compared",
		  { { NULL, M, 24, NULL, "Hier", { 1, 1, 1, 1, 4 }, "a", 1 },
		    { NULL, R, 24, NULL, NULL, { 2, 1, 1, 1, 5 }, "a", 2 },
		    END },
		  "region.sum municipal_profile 2 1; region.sum total 5 4" },
	};
	said_expect(cases, sizeof cases / sizeof cases[0]);
}

Test(validate, the_residual_needs_all_regions)
{
	klp_dataset *real = tables_2025();
	char said[SAID_BYTES];
	size_t groningen = tables_row_about(real, R, 1, NULL);

	klp_dataset *changed = tables_without(real, groningen);
	cr_expect_str_eq(said_of(changed, said), "", "34 regions leave no residual: %s", said);

	/* Once more in a second source: the same, and then with another total. */
	struct table_row twice = { "2025Q2", R, 1, NULL, "Groningen", { 392, 3377, 5460, 1373, 10602 }, "other", 1 };
	klp_dataset_free(changed);
	changed = tables_shuffled(real, 1);
	tables_add(changed, &twice);
	cr_expect_str_eq(said_of(changed, said), RESIDUAL, "twice the same counts once: %s", said);

	twice.counts[0]++;
	twice.counts[4]++;
	tables_add(changed, &twice);
	cr_expect_str_eq(said_of(changed, said), "country.unplaced total 190973 ?; row.contradicted - ? ?",
	                 "columns on which the sources differ are not compared: %s", said);
	klp_dataset_free(changed);

	/* Without an edition nobody knows whether two documents are of one quarter. */
	klp_dataset *mixed = NULL;
	cr_assert_eq(klp_dataset_new(&mixed, NULL), KLP_OK);
	for (size_t i = 0; i < klp_dataset_rows(real); i++) {
		klp_row row = KLP_ROW_INIT;
		klp_dataset_get(real, i, &row, NULL);
		row.edition = NULL;
		row.source = row.level == KLP_LEVEL_COUNTRY ? "one" : "other";
		cr_assert_eq(klp_dataset_add(mixed, &row, NULL), KLP_OK);
	}
	cr_expect_str_eq(said_of(mixed, said), "", "%s", said);
	klp_dataset_free(mixed);
	klp_dataset_free(real);
}

Test(validate, computed_rows_are_checked_but_may_have_absent_counts)
{
	char said[SAID_BYTES];
	klp_dataset *dataset = NULL;
	klp_row row = KLP_ROW_INIT;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	row.level = KLP_LEVEL_PROVINCE;
	row.province_code = "PV28";
	row.origin = KLP_ORIGIN_COMPUTED;
	row.municipal_profile = row.municipal_no_profile = row.uwv_profile = row.uwv_no_profile = 1;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	row.total = 5;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	cr_expect_str_eq(said_of(dataset, said), "row.sum total 5 4", "%s", said);
	klp_dataset_free(dataset);
}
