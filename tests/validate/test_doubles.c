/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Areas of which more than one row speaks, and a country of which not all regions do. */

#include "support/tables.h"
#include "validate/said.h"

#include <criterion/criterion.h>
#include <string.h>

#define RESIDUAL "country.unplaced total 190973 190955"
#define TWICE "row.twice - ? ?"
#define CONTRADICTED "row.contradicted - ? ?"

Test(validate, two_rows_about_one_area)
{
	static const struct said_case cases[] = {
		{ "Assen twice, with other counts, and no total to check it by",
		  { { "2025Q2", M, 1, "GM0106", "Assen", { 43, 279, 692, 161, 1175 }, "a", 1 },
		    { "2025Q2", M, 1, "GM0106", "Assen", { 43, 279, 693, 161, 1176 }, "a", 2 },
		    END },
		  CONTRADICTED },
		{ "a country that says two things",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 2, 3, 4, 10 }, "a", 1 },
		    { "2025Q2", C, 0, NULL, NULL, { 1, 2, 3, 5, 11 }, "a", 2 },
		    END },
		  CONTRADICTED },
		{ "a region's total twice",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 71, 136, 42, 255 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 6, 71, 136, 42, 255 }, "a", 2 },
		    { "2025Q2", R, 24, NULL, NULL, { 6, 71, 136, 42, 255 }, "a", 3 },
		    END },
		  TWICE },
		{ "two totals of a region: the municipalities tell which one is wrong",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 71, 136, 42, 255 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 7, 71, 136, 42, 256 }, "a", 2 },
		    { "2025Q2", R, 24, NULL, NULL, { 6, 71, 136, 42, 255 }, "a", 3 },
		    END },
		  "region.sum municipal_profile 7 6; region.sum total 256 255; " CONTRADICTED },
		{ "a municipality that stands twice counts once",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 6, 0, 0, 0, 6 }, "a", 2 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 9 },
		    END },
		  TWICE },
		{ "also where nobody read it",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, NULL, 0 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, NULL, 0 },
		    { "2025Q2", R, 24, NULL, NULL, { 12, 0, 0, 0, 12 }, NULL, 0 },
		    END },
		  TWICE "; region.sum municipal_profile 12 6; region.sum total 12 6" },
		{ "a municipality that contradicts itself: only the other columns are added up",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 1, 0, 0, 7 }, "a", 1 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 6, 2, 0, 0, 8 }, "a", 2 },
		    { "2025Q2", R, 24, NULL, NULL, { 9, 9, 0, 0, 18 }, "a", 3 },
		    END },
		  CONTRADICTED "; region.sum municipal_profile 9 6" },
		{ "four times the same: told once",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 2 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 3 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 4 },
		    END },
		  TWICE },
		{ "a contradiction that stands twice is one contradiction",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 7, 0, 0, 0, 7 }, "a", 2 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 7, 0, 0, 0, 7 }, "a", 3 },
		    END },
		  CONTRADICTED "; " TWICE },
		{ "three rows, three stories",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 7, 0, 0, 0, 7 }, "a", 2 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 8, 0, 0, 0, 8 }, "a", 3 },
		    END },
		  CONTRADICTED "; " CONTRADICTED },
		{ "the same row in two sources",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "b", 7 },
		    END },
		  "" },
		{ "two sources that differ",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 7, 0, 0, 0, 7 }, "b", 1 },
		    END },
		  CONTRADICTED },
		{ "two sources that differ are each added up",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 7, 0, 0, 0, 7 }, "a", 2 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 7, 0, 0, 0, 7 }, "b", 1 },
		    END },
		  "region.sum municipal_profile 7 6; region.sum total 7 6; " CONTRADICTED },
		{ "two editions: a count may change over time",
		  { { "2025Q1", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 7, 0, 0, 0, 7 }, "a", 2 },
		    END },
		  "" },
		{ "two sources of which the editions are not known",
		  { { NULL, M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { NULL, M, 24, "GM1978", NULL, { 7, 0, 0, 0, 7 }, "b", 1 },
		    END },
		  "" },
		{ "one source of which the edition is not known",
		  { { NULL, M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { NULL, M, 24, "GM1978", NULL, { 7, 0, 0, 0, 7 }, "a", 2 },
		    END },
		  CONTRADICTED },
		{ "without a code the name tells, however it is spelled",
		  { { "2025Q2", M, 20, NULL, "'s-Gravendorp", { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", M, 20, NULL, "\xE2\x80\x99S GRAVENDORP", { 7, 0, 0, 0, 7 }, "a", 2 },
		    { "2025Q2", M, 20, NULL, "'s-Gravendorp", { 6, 0, 0, 0, 6 }, "a", 3 },
		    END },
		  CONTRADICTED "; " TWICE },
		{ "one name in two regions is two municipalities",
		  { { "2025Q2", M, 20, NULL, "Bergdorp", { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", M, 21, NULL, "Bergdorp", { 7, 0, 0, 0, 7 }, "a", 2 },
		    END },
		  "" },
		{ "one name in no region may be two municipalities",
		  { { "2025Q2", M, 0, NULL, "Bergdorp", { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", M, 0, NULL, "Bergdorp", { 7, 0, 0, 0, 7 }, "a", 2 },
		    END },
		  "" },
		{ "one code in two regions is one municipality",
		  { { "2025Q2", M, 20, "GM1978", NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", M, 21, "GM1978", NULL, { 7, 0, 0, 0, 7 }, "a", 2 },
		    END },
		  CONTRADICTED },
		{ "municipalities without code and name are not compared",
		  { { "2025Q2", M, 24, NULL, NULL, { 6, 0, 0, 0, 6 }, "a", 1 },
		    { "2025Q2", M, 24, NULL, NULL, { 6, 0, 0, 0, 6 }, "a", 2 },
		    { "2025Q2", M, 24, NULL, "?", { 7, 0, 0, 0, 7 }, "a", 3 },
		    { "2025Q2", R, 24, NULL, NULL, { 19, 0, 0, 0, 19 }, "a", 4 },
		    END },
		  "" },
		{ "a count that is absent contradicts nothing",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 1, 0, 0, 7 }, "a", 1 },
		    { "2025Q2", M, 24, "GM1978", NULL, { NONE, 1, 0, 0, 7 }, "a", 2 },
		    { "2025Q2", R, 24, NULL, NULL, { 9, 1, 0, 0, 10 }, "a", 3 },
		    END },
		  "row.absent municipal_profile ? ?; region.sum municipal_profile 9 6; region.sum total 10 7" },
	};
	said_expect(cases, sizeof cases / sizeof cases[0]);
}

Test(validate, what_is_told_of_two_rows)
{
	static const struct table_row rows[] = {
		{ "2025Q2", M, 1, "GM0106", "Assen", { 43, 279, 692, 161, 1175 }, "first.txt", 1 },
		{ "2025Q2", M, 1, "GM0106", "Assen", { 43, 279, 692, 161, 1175 }, "first.txt", 5 },
		{ "2025Q2", M, 1, "GM0106", "Assen", { 43, 279, 692, 161, 1175 }, "first.txt", 9 },
		{ "2025Q2", M, 1, "GM0106", "Assen", { 43, 1279, 692, 161, 2175 }, "second.txt", 7 },
		{ "2025Q2", M, 24, "GM1978", NULL, { 6, 0, 0, 0, 6 }, NULL, 0 },
		{ "2025Q2", M, 24, "GM1978", NULL, { 7, 0, 0, 0, NONE }, NULL, 0 },
		END,
	};
	static const struct {
		const char *rule;
		size_t row;
		const char *message;
	} expected[] = {
		{ "row.twice", 1,
		  "Assen (2025Q2): the same row stands 3 times in one source, first in first.txt:1:1; it counts once where "
		  "sums are "
		  "checked" },
		{ "row.contradicted", 3,
		  "Assen (2025Q2): two rows say different things: first.txt:1:1 says 1.175 of all clients, and second.txt:1:7 "
		  "says "
		  "2.175 of all clients; they differ in municipal clients without a profile (279 and 1.279), all clients "
		  "(1.175 and "
		  "2.175)" },
		{ "row.absent", 5, "GM1978 (2025Q2): the count of all clients is absent" },
		{ "row.contradicted", 5,
		  "GM1978 (2025Q2): two rows say different things: a source without a name says 6 of all clients, and a source "
		  "without a name says nothing of all clients; they differ in municipal clients with a profile (6 and 7)" },
	};
	klp_dataset *dataset = tables_of(rows);
	klp_findings *findings = said_validate(dataset);
	cr_assert_eq(klp_findings_count(findings, KLP_SEVERITY_INFORMATION), sizeof expected / sizeof expected[0]);
	for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
		const klp_finding *finding = klp_findings_at(findings, i);
		cr_expect_str_eq(klp_finding_rule(finding), expected[i].rule);
		cr_expect_eq(klp_finding_row(finding), expected[i].row, "%s", expected[i].rule);
		cr_expect_str_eq(klp_finding_message(finding), expected[i].message, "%s", klp_finding_message(finding));
	}
	klp_findings_free(findings);
	klp_dataset_free(dataset);
}

/* All rows once more, that many lines further down, in a source. */
static void add_again(klp_dataset *dataset, const klp_dataset *from, const char *source, uint64_t further)
{
	for (size_t i = 0; i < klp_dataset_rows(from); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(from, i, &row, NULL), KLP_OK);
		row.source = source;
		row.line += further;
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	}
}

static size_t count_rule(const klp_findings *findings, const char *rule)
{
	size_t count = 0;
	const klp_finding *finding;
	for (size_t i = 0; (finding = klp_findings_at(findings, i)) != NULL; i++)
		count += strcmp(klp_finding_rule(finding), rule) == 0;
	return count;
}

Test(validate, a_whole_edition_more_than_once)
{
	enum { FURTHER = 100000 };
	static const struct {
		const char *why;
		const char *sources[3];
		uint64_t further[3];
		size_t warnings;
	} cases[] = {
		{ "pasted twice into one document", { "a", "a", NULL }, { 0, FURTHER, 0 }, 378 },
		{ "pasted three times into one document", { "a", "a", "a" }, { 0, FURTHER, 2 * FURTHER }, 378 },
		{ "the same document given twice", { "a", "a", NULL }, { 0, 0, 0 }, 0 },
		{ "two documents that say the same", { "a", "b", NULL }, { 0, FURTHER, 0 }, 0 },
		{ "a document with doubles, given twice", { "a", "a", "a" }, { 0, FURTHER, 0 }, 378 },
	};
	klp_dataset *real = tables_2025();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		for (size_t at = 0; at < 3 && cases[i].sources[at] != NULL; at++)
			add_again(dataset, real, cases[i].sources[at], cases[i].further[at]);
		for (uint32_t seed = 0; seed < 2; seed++) {
			klp_dataset *shuffled = seed == 0 ? NULL : tables_shuffled(dataset, seed);
			klp_findings *findings = said_validate(shuffled != NULL ? shuffled : dataset);
			cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_ERROR), 0, "%s", cases[i].why);
			cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_WARNING), cases[i].warnings, "%s", cases[i].why);
			cr_expect_eq(count_rule(findings, "row.twice"), cases[i].warnings, "%s", cases[i].why);
			cr_expect_eq(count_rule(findings, "country.unplaced"), 1, "%s: the residual is told once", cases[i].why);
			klp_findings_free(findings);
			klp_dataset_free(shuffled);
		}
		klp_dataset_free(dataset);
	}
	klp_dataset_free(real);
}

Test(validate, many_equal_rows_are_one_finding)
{
	enum { MANY = 100000 };
	struct table_row row = { "2025Q2", M, 1, NULL, "Assen", { 43, 279, 692, 161, 1175 }, "a", 0 };
	char said[SAID_BYTES];
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (row.line = 1; row.line <= MANY; row.line++)
		tables_add(dataset, &row);
	cr_expect_str_eq(said_of(dataset, said), TWICE);

	klp_findings *findings = said_validate(dataset);
	cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_INFORMATION), 2, "it has no code, which is told once too");
	cr_expect_not_null(strstr(klp_finding_message(klp_findings_at(findings, 1)), " 100.000 times "));
	klp_findings_free(findings);
	klp_dataset_free(dataset);
}

Test(validate, the_country_against_the_regions_that_are_there)
{
	static const struct said_case cases[] = {
		{ "one region is already more than the country",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 2, 1, 1, 1, 5 }, "a", 2 },
		    END },
		  "country.sum municipal_profile 1 2; country.sum total 4 5" },
		{ "one region is less, as it should be",
		  { { "2025Q2", C, 0, NULL, NULL, { 2, 1, 1, 1, 5 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 2 },
		    END },
		  "" },
		{ "municipalities stand in for a total row that is missing",
		  { { "2025Q2", C, 0, NULL, NULL, { 2, 2, 2, 2, 8 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 2 },
		    { "2025Q2", M, 1, "GM0106", NULL, { 1, 1, 1, 1, 4 }, "a", 3 },
		    { "2025Q2", M, 1, "GM0014", NULL, { 0, 0, 1, 0, 1 }, "a", 4 },
		    END },
		  "country.sum uwv_profile 2 3; country.sum total 8 9" },
		{ "and not beside a total row that is there",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 2 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 1, 1, 1, 1, 4 }, "a", 3 },
		    END },
		  "" },
		{ "a count that the total row lacks is taken from the municipalities",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { NONE, 1, 1, 1, 4 }, "a", 2 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 2, 1, 1, 0, 4 }, "a", 3 },
		    END },
		  "country.sum municipal_profile 1 2; row.absent municipal_profile ? 2; region.sum uwv_no_profile 1 0" },
		{ "a municipality whose count is absent leaves the others",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", M, 1, "GM0106", NULL, { 2, 0, 0, 0, 2 }, "a", 3 },
		    { "2025Q2", M, 1, "GM0014", NULL, { NONE, 0, 1, 0, 1 }, "a", 4 },
		    END },
		  "country.sum municipal_profile 1 2; row.absent municipal_profile ? ?" },
		{ "a region on which two sources differ takes no part in those columns",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 2, 2, 0, 0, 4 }, "a", 2 },
		    { "2025Q2", R, 24, NULL, NULL, { 3, 2, 0, 0, 5 }, "b", 2 },
		    END },
		  "country.sum municipal_no_profile 1 2; " CONTRADICTED },
		{ "nor do its municipalities stand in for it there",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 2, 0, 1, 1, 4 }, "a", 2 },
		    { "2025Q2", R, 24, NULL, NULL, { 1, 0, 2, 1, 4 }, "b", 2 },
		    { "2025Q2", M, 24, "GM1978", NULL, { 2, 0, 1, 1, 4 }, "a", 3 },
		    END },
		  CONTRADICTED },
		{ "a region of another source takes part, a municipality of no region does not",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, NULL, { 1, 1, 2, 0, 4 }, "b", 2 },
		    { "2025Q2", M, 0, "GM0106", NULL, { 2, 0, 0, 0, 2 }, "b", 3 },
		    END },
		  "country.sum uwv_profile 1 2" },
		{ "another edition takes no part",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q1", R, 24, NULL, NULL, { 2, 1, 1, 0, 4 }, "a", 2 },
		    END },
		  "" },
	};
	said_expect(cases, sizeof cases / sizeof cases[0]);
}

Test(validate, the_real_country_without_the_total_row_of_groningen)
{
	static const struct {
		const char *why;
		int64_t country;
		int without_assen;
		const char *expected;
	} cases[] = {
		{ "all municipalities of Groningen are there", 190973, 0, "" },
		{ "the country is one short of them", 190954, 0,
		  "row.sum total 190954 190973; country.sum total 190954 190955" },
		{ "the country is no less than all but Assen's 1175", 189780, 1, "row.sum total 189780 190973" },
		{ "and here it is", 189779, 1, "row.sum total 189779 190973; country.sum total 189779 189780" },
	};
	klp_dataset *real = tables_2025();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char said[SAID_BYTES];
		klp_dataset *dataset =
			tables_with(real, tables_row_about(real, C, 0, NULL), KLP_COLUMN_TOTAL, cases[i].country);
		klp_dataset *less = tables_without(dataset, tables_row_about(dataset, R, 1, NULL));
		if (cases[i].without_assen) {
			klp_dataset *more = less;
			less = tables_without(more, tables_row_about(more, M, 0, "GM0106"));
			klp_dataset_free(more);
		}
		cr_expect_str_eq(said_of(less, said), cases[i].expected, "%s: %s", cases[i].why, said);
		klp_dataset_free(less);
		klp_dataset_free(dataset);
	}
	klp_dataset_free(real);
}
