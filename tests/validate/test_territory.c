/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Rows against the municipalities and regions of their year. */

#include "dataset/dataset.h"
#include "support/tables.h"
#include "validate/said.h"

#include <criterion/criterion.h>
#include <string.h>

/* Gorinchem, the smallest region of 2025. */
#define GORINCHEM(edition)                                  \
	{                                                       \
		edition, M, 24, "GM0512", "Gorinchem", ONES, "a", 1 \
	}
#define VIJFHEERENLANDEN(edition)                                  \
	{                                                              \
		edition, M, 24, "GM1961", "Vijfheerenlanden", ONES, "a", 2 \
	}
#define MOLENLANDEN(edition)                                  \
	{                                                         \
		edition, M, 24, "GM1978", "Molenlanden", ONES, "a", 3 \
	}
#define TOTAL(edition)                                                \
	{                                                                 \
		edition, R, 24, NULL, "Gorinchem", { 3, 3, 3, 3, 12 }, "a", 9 \
	}

#define UNKNOWN "territory.unknown - ? ?"
#define MISSING "territory.missing - ? ?"
#define FOREIGN "territory.foreign - ? ?"
#define HEADING "territory.heading - ? ?"
#define OTHER_YEAR "territory.year - ? ?"

Test(validate, municipalities_of_a_region)
{
	static const struct said_case cases[] = {
		{ "all of them",
		  { GORINCHEM("2025Q2"), VIJFHEERENLANDEN("2025Q2"), MOLENLANDEN("2025Q2"), TOTAL("2025Q2"), END },
		  "" },
		{ "one is missing", { GORINCHEM("2025Q2"), VIJFHEERENLANDEN("2025Q2"), TOTAL("2025Q2"), END }, MISSING },
		{ "two are", { VIJFHEERENLANDEN("2025Q2"), TOTAL("2025Q2"), END }, MISSING "; " MISSING },
		{ "no total row says that the table is whole", { GORINCHEM("2025Q2"), VIJFHEERENLANDEN("2025Q2"), END }, "" },
		{ "a total row alone is no table", { TOTAL("2025Q2"), END }, "" },
		{ "a year of which nothing is known", { GORINCHEM("1999Q2"), TOTAL("1999Q2"), END }, "" },
		{ "a name with a mistake in it is the one that would be missing",
		  { GORINCHEM("2025Q2"),
		    VIJFHEERENLANDEN("2025Q2"),
		    { "2025Q2", M, 24, NULL, "Molenlande", ONES, "a", 3 },
		    TOTAL("2025Q2"),
		    END },
		  UNKNOWN },
		{ "a name that is like none",
		  { GORINCHEM("2025Q2"),
		    VIJFHEERENLANDEN("2025Q2"),
		    { "2025Q2", M, 24, NULL, "Xyzzy", ONES, "a", 3 },
		    TOTAL("2025Q2"),
		    END },
		  UNKNOWN "; " MISSING },
		{ "a name that is not known is told once a table",
		  { { "2025Q2", M, 24, NULL, "Xyzzy", ONES, "a", 1 },
		    { "2025Q2", M, 24, NULL, "xyzzy", ONES, "a", 2 },
		    { "2025Q2", M, 24, NULL, "Xyzzy", ONES, "b", 1 },
		    END },
		  UNKNOWN "; " UNKNOWN },
		{ "one of another region",
		  { GORINCHEM("2025Q2"),
		    VIJFHEERENLANDEN("2025Q2"),
		    MOLENLANDEN("2025Q2"),
		    { "2025Q2", M, 24, "GM0599", "Rotterdam", ONES, "a", 4 },
		    TOTAL("2025Q2"),
		    END },
		  FOREIGN },
		{ "a foreign one that stands there twice is told once",
		  { GORINCHEM("2025Q2"),
		    VIJFHEERENLANDEN("2025Q2"),
		    MOLENLANDEN("2025Q2"),
		    { "2025Q2", M, 24, "GM0599", "Rotterdam", ONES, "a", 4 },
		    { "2025Q2", M, 24, "GM0599", "Rotterdam", ONES, "a", 5 },
		    END },
		  FOREIGN },
		{ "a whole table under another region",
		  { { "2025Q2", M, 22, "GM0512", "Gorinchem", ONES, "a", 1 },
		    { "2025Q2", M, 22, "GM1961", "Vijfheerenlanden", ONES, "a", 2 },
		    { "2025Q2", R, 22, NULL, "Rijnmond", { 2, 2, 2, 2, 8 }, "a", 3 },
		    END },
		  HEADING },
		{ "half of a table is none",
		  { { "2025Q2", M, 22, "GM0512", "Gorinchem", ONES, "a", 1 },
		    { "2025Q2", M, 22, "GM0599", "Rotterdam", ONES, "a", 2 },
		    END },
		  FOREIGN },
		{ "rows of no region have nothing to be compared with",
		  { { "2025Q2", M, 0, "GM0512", "Gorinchem", ONES, "a", 1 }, END },
		  "" },
		{ "without an edition it may be of any year", { GORINCHEM(NULL), TOTAL(NULL), END }, "" },
		{ "but Rotterdam never lay in Gorinchem",
		  { { NULL, M, 24, "GM0599", "Rotterdam", ONES, "a", 4 }, END },
		  FOREIGN },
	};
	said_expect_by("territory.", cases, sizeof cases / sizeof cases[0]);
}

/* Olst-Wijhe went from region 11 to 5 in 2024 for CBS, and Weesp was absorbed by Amsterdam on 24 March 2022. */
Test(validate, territory_that_changes)
{
	static const struct said_case cases[] = {
		{ "a year after the move, where it was",
		  { { "2024Q2", M, 11, "GM1773", "Olst-Wijhe", ONES, "a", 1 }, END },
		  "" },
		{ "in the year before, where it will be",
		  { { "2023Q2", M, 5, "GM1773", "Olst-Wijhe", ONES, "a", 1 }, END },
		  "" },
		{ "two years after the move", { { "2025Q2", M, 11, "GM1773", "Olst-Wijhe", ONES, "a", 1 }, END }, FOREIGN },
		{ "Weesp was there at the beginning of its last year",
		  { { "2022Q1", M, 12, "GM0457", "Weesp", ONES, "a", 1 }, END },
		  "" },
		{ "and is not a year later", { { "2023Q1", M, 12, "GM0457", "Weesp", ONES, "a", 1 }, END }, OTHER_YEAR },
	};
	said_expect_by("territory.", cases, sizeof cases / sizeof cases[0]);
}

Test(validate, a_region_by_name_number_and_code)
{
	static const struct {
		int number;
		const char *name;
		const char *code;
		const char *expected;
	} cases[] = {
		{ 22, "Rijnmond", "AM22", "" },
		{ 22, "rijnmond", NULL, "" },
		{ 22, NULL, "AM22", "" },
		{ 22, "Atlantis", NULL, "" },
		{ 0, "Rijnmond", NULL, "" },
		{ 2, "Fryslân", NULL, "" },
		{ 20, "Rijnmond", NULL, "territory.region region_number 20 22" },
		{ 22, "Rijnmond", "AM01", "territory.region region_number 22 1" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char said[SAID_BYTES];
		klp_dataset *dataset = NULL;
		klp_row row = KLP_ROW_INIT;
		row.level = R;
		row.region_number = cases[i].number;
		row.region_name = cases[i].name;
		row.region_code = cases[i].code;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		for (int rows = 0; rows < 3; rows++)
			cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		cr_expect_str_eq(said_by("territory.", dataset, said), cases[i].expected, "case %zu, told once: %s", i, said);
		klp_dataset_free(dataset);
	}
}

Test(validate, every_municipality_of_2025_that_is_left_out_is_missed)
{
	klp_dataset *real = tables_2025();
	char said[SAID_BYTES];
	cr_expect_str_eq(said_by("territory. edition. count.", real, said), "", "%s", said);
	for (size_t i = 0; i < klp_dataset_rows(real); i += 7) {
		const char *code = klp_dataset_text(real, i, KLP_COLUMN_MUNICIPALITY_CODE);
		if (code == NULL)
			continue;
		klp_dataset *less = tables_without(real, i);
		klp_findings *findings = said_validate(less);
		const klp_finding *finding = NULL;
		for (size_t at = 0; (finding = klp_findings_at(findings, at)) != NULL; at++)
			if (strcmp(klp_finding_rule(finding), "territory.missing") == 0)
				break;
		cr_assert_not_null(finding, "%s", code);
		cr_expect_str_eq(klp_finding_municipality_code(finding), code);
		cr_expect_eq(klp_finding_level(finding), R);
		klp_findings_free(findings);
		klp_dataset_free(less);
	}
	klp_dataset_free(real);
}

Test(validate, computed_rows_may_be_on_other_boundaries)
{
	klp_dataset *dataset = NULL;
	klp_row row = KLP_ROW_INIT;
	char said[SAID_BYTES];
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	row.edition = "2025Q2";
	row.region_number = 12;
	row.municipality_code = "GM0457";
	row.origin = KLP_ORIGIN_COMPUTED;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	cr_expect_str_eq(said_by("territory.", dataset, said), "", "%s", said);
	klp_dataset_free(dataset);
}

Test(validate, a_heading_that_reading_noted)
{
	const struct table_row rows[] = { GORINCHEM("2025Q2"), VIJFHEERENLANDEN("2025Q2"), END };
	static const struct {
		const char *source;
		uint64_t line;
		const char *id;
		const char *expected;
	} cases[] = {
		{ "a", 2, "read.region-mismatch", HEADING },
		{ "b", 2, "read.region-mismatch", "" },
		{ "a", 3, "read.region-mismatch", "" },
		{ "a", 2, "read.region-number", "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct place place = { .source = cases[i].source, .page = 1, .line = cases[i].line };
		char said[SAID_BYTES];
		klp_dataset *dataset = tables_of(rows);
		cr_assert_eq(dataset_add_note(dataset, cases[i].id, KLP_SEVERITY_WARNING, &place, EDITION_NONE, 24, NULL, "so"),
		             KLP_OK);
		cr_expect_str_eq(said_by("territory.", dataset, said), cases[i].expected, "case %zu: %s", i, said);
		klp_dataset_free(dataset);
	}
}

Test(validate, what_is_told_of_the_territory)
{
	static const struct {
		struct table_row rows[5];
		const char *english;
		const char *dutch;
	} cases[] = {
		{ { GORINCHEM("2025Q2"), VIJFHEERENLANDEN("2025Q2"), TOTAL("2025Q2"), END },
		  "region 24 Gorinchem (2025Q2): Molenlanden (GM1978) is missing; in 2025 it lies in this region",
		  "regio 24 Gorinchem (2025Q2): Molenlanden (GM1978) ontbreekt; in 2025 ligt die gemeente in deze regio" },
		{ { { "2025Q2", M, 24, "GM0599", "Rotterdam", ONES, "a", 4 }, END },
		  "Rotterdam (2025Q2): it stands with Gorinchem, but in 2025 it lies in Rijnmond",
		  "Rotterdam (2025Q2): de gemeente staat bij Gorinchem, maar ligt in 2025 in Rijnmond" },
		{ { { "2019Q2", M, 24, "GM1961", "Vijfheerenlanden", ONES, "a", 4 }, END },
		  "Vijfheerenlanden (2019Q2): it stands with Gorinchem, but in 2019 it lies in no region",
		  "Vijfheerenlanden (2019Q2): de gemeente staat bij Gorinchem, maar ligt in 2019 in geen enkele regio" },
		{ { { NULL, M, 24, "GM0599", "Rotterdam", ONES, "a", 4 }, END },
		  "Rotterdam (edition not stated): it stands with Gorinchem, where it lay in no year that is known",
		  "Rotterdam (kwartaal niet vermeld): de gemeente staat bij Gorinchem, maar lag daar in geen enkel bekend "
		  "jaar" },
		{ { { "2025Q2", M, 12, "GM0457", "Weesp", ONES, "a", 1 }, END },
		  "Weesp (2025Q2): there is no such municipality in 2025; it went into Amsterdam (2022-03-24)",
		  "Weesp (2025Q2): deze gemeente bestaat niet in 2025; zij is opgegaan in Amsterdam (2022-03-24)" },
		{ { { "2025Q2", M, 22, NULL, "Rotterdan", ONES, "a", 1 }, END },
		  "Rotterdan (2025Q2): there is no municipality of that name; is it Rotterdam?",
		  "Rotterdan (2025Q2): er is geen gemeente met deze naam; is het Rotterdam?" },
		{ { { "2025Q2", M, 22, NULL, "Xyzzy", ONES, "a", 1 }, END },
		  "Xyzzy (2025Q2): there is no municipality of that name",
		  "Xyzzy (2025Q2): er is geen gemeente met deze naam" },
		{ { { "2025Q2", M, 22, "GM0512", "Gorinchem", ONES, "a", 1 },
		    { "2025Q2", M, 22, "GM1961", "Vijfheerenlanden", ONES, "a", 2 },
		    END },
		  "Gorinchem (2025Q2): this table stands under region Rijnmond, but most of its municipalities lie in region "
		  "Gorinchem",
		  "Gorinchem (2025Q2): deze tabel staat onder regio Rijnmond, maar de meeste gemeenten liggen in regio "
		  "Gorinchem" },
		{ { { "2025Q2", R, 20, NULL, "Rijnmond", ONES, "a", 1 }, END },
		  "region 20 Rijnmond (2025Q2): the region is number 20, but Rijnmond is number 22",
		  "regio 20 Rijnmond (2025Q2): de regio heeft nummer 20, maar Rijnmond heeft nummer 22" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = tables_of(cases[i].rows);
		said_expect_message("territory.", dataset, cases[i].english, cases[i].dutch);
		klp_dataset_free(dataset);
	}
}
