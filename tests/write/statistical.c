/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The formats of statistics, letter for letter; and what they have no room for. */

#include "dataset/dataset.h"
#include "support/tables.h"
#include "write/samples.h"

#include <criterion/criterion.h>
#include <klantprofiel/aggregate.h>
#include <klantprofiel/write.h>
#include <stdio.h>
#include <string.h>

#define BOM "\xEF\xBB\xBF"
#define NIL "\xE2\x80\x93"

static klp_status write_as(struct collected *collected, const klp_dataset *dataset, const char *format,
                           const char *dialect, klp_error **error)
{
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	options.dialect = dialect;
	return klp_write_stream(dataset, collect, collected, &options, error);
}

/* A municipality with a nil, a secret and an unknown count, and the region above it with an estimate. */
static klp_dataset *gaps(void)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_row row = KLP_ROW_INIT;
	row.edition = "2025Q2";
	row.region_code = "AM22";
	row.region_name = "Rijnmond";
	row.municipality_code = "GM0599";
	row.municipality_name = "Rotterdam";
	row.municipal_profile = 0;
	row.total = 7;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	row.level = KLP_LEVEL_REGION;
	row.municipality_code = row.municipality_name = NULL;
	row.municipal_profile = 1;
	row.municipal_no_profile = 2;
	row.uwv_profile = 3;
	row.uwv_no_profile = 4;
	row.total = 10;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	cr_assert_eq(dataset_set_cell_text(dataset, 0, KLP_COLUMN_UWV_PROFILE, slice_of("<5"), NULL), KLP_OK);
	cr_assert_eq(dataset_set_cell_text(dataset, 0, KLP_COLUMN_UWV_NO_PROFILE, slice_of("n.b."), NULL), KLP_OK);
	cr_assert_eq(dataset_set_real(dataset, 0, KLP_COLUMN_PROFILE_SHARE, 0.25, NULL), KLP_OK);
	cr_assert_eq(dataset_set_integer(dataset, 0, KLP_COLUMN_RANK_IN_REGION, 1, NULL), KLP_OK);
	return dataset;
}

#define CBS_TOPICS                                                                                    \
	"ID;RegioS;Perioden;GemeenteclientenMetKlantprofiel_1;GemeenteclientenZonderKlantprofiel_2;"      \
	"UWVClientenMetKlantprofiel_3;UWVClientenZonderKlantprofiel_4;Totaal_5;AandeelMetKlantprofiel_8;" \
	"PlaatsInDeRegio_15\r\n"
#define SDMX_HEADER                                                                                        \
	"STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE," \
	"ORIGIN,OBS_PRINTED\n"
#define SDMX "dataflow,KLANTPROFIEL:TRANSPARANTIE(1.0.0),I,Q,"

Test(statistical, formats_look_as_documented)
{
	klp_dataset *dataset = gaps();
	const struct {
		const char *why;
		const char *format;
		const char *dialect;
		const char *expected;
	} cases[] = {
		{ "CBS: nil, unknown, secret, and blank where there can be none", "cbs", NULL,
		  BOM CBS_TOPICS "0;GM0599;2025KW02;" NIL ";.;x;.;7;0,25;1\r\n"
		                 "1;AM22;2025KW02;1;2;3;4;10;.;\r\n" },
		{ "CBS without signs: a zero is 0, and what is absent is nothing", "cbs", "without-signs",
		  BOM CBS_TOPICS "0;GM0599;2025KW02;0;;;;7;0,25;1\r\n"
		                 "1;AM22;2025KW02;1;2;3;4;10;;\r\n" },
		{ "SDMX: an observation a number; one of the five that is missing is told", "sdmx-csv", NULL,
		  SDMX_HEADER SDMX
		  "GM0599,MUNICIPAL_PROFILE,2025-Q2,0,A,PS,published,\n" SDMX
		  "GM0599,MUNICIPAL_NO_PROFILE,2025-Q2,,O,PS,published,\n" SDMX
		  "GM0599,UWV_PROFILE,2025-Q2,,Q,PS,published,<5\n" SDMX
		  "GM0599,UWV_NO_PROFILE,2025-Q2,,O,PS,published,n.b.\n" SDMX "GM0599,TOTAL,2025-Q2,7,A,PS,published,\n" SDMX
		  "GM0599,PROFILE_SHARE,2025-Q2,0.25,A,PN,published,\n" SDMX
		  "GM0599,RANK_IN_REGION,2025-Q2,1,A,PN,published,\n" SDMX
		  "AM22,MUNICIPAL_PROFILE,2025-Q2,1,A,PS,published,\n" SDMX
		  "AM22,MUNICIPAL_NO_PROFILE,2025-Q2,2,A,PS,published,\n" SDMX
		  "AM22,UWV_PROFILE,2025-Q2,3,A,PS,published,\n" SDMX "AM22,UWV_NO_PROFILE,2025-Q2,4,A,PS,published,\n" SDMX
		  "AM22,TOTAL,2025-Q2,10,A,PS,published,\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct collected collected = { 0 };
		cr_assert_eq(write_as(&collected, dataset, cases[i].format, cases[i].dialect, NULL), KLP_OK, "%s",
		             cases[i].why);
		cr_expect_str_eq(collected.text, cases[i].expected, "%s", cases[i].why);
		collected_free(&collected);
	}
	klp_dataset_free(dataset);
}

Test(statistical, the_pieces_that_a_reader_looks_for_are_there)
{
	klp_dataset *dataset = gaps();
	const struct {
		const char *format;
		const char *dialect;
		const char *language;
		const char *holds;
	} cases[] = {
		{ "sdmx-csv", "labels", "nl", ",Q: Per kwartaal,GM0599: Rotterdam,TOTAL: Totaal,2025-Q2,7," },
		{ "sdmx-csv", "labels", NULL, ",FREQ: Frequency,REF_AREA: Area,INDICATOR: Measure," },
		{ "jsonstat", NULL, NULL, "\"id\":[\"area\",\"edition\",\"measure\"],\"size\":[2,1,7]" },
		{ "jsonstat", NULL, NULL, "\"updated\":\"2025-06-30\"" },
		{ "jsonstat", NULL, NULL, "\"child\":{\"AM22\":[\"GM0599\"]}" },
		{ "jsonstat", NULL, "nl", "\"label\":{\"2025Q2\":\"2e kwartaal 2025\"}" },
		{ "jsonstat", NULL, NULL, "\"value\":[1,2,3,4,10,null,null\n,0,null,null,null,7,0.25,1\n]" },
		{ "jsonstat", NULL, NULL, "\"status\":{\"9\":\"<5\",\"10\":\"n.b.\"}" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct collected collected = { 0 };
		klp_write_options options = KLP_WRITE_OPTIONS_INIT;
		options.format = cases[i].format;
		options.dialect = cases[i].dialect;
		options.language = cases[i].language;
		cr_assert_eq(klp_write_stream(dataset, collect, &collected, &options, NULL), KLP_OK, "case %zu", i);
		cr_expect_not_null(strstr(collected.text, cases[i].holds), "%s\nis not in\n%s", cases[i].holds, collected.text);
		collected_free(&collected);
	}
	klp_dataset_free(dataset);
}

Test(statistical, what_has_no_room_is_refused_with_its_place)
{
	const struct table_row row = { "2025Q2",           KLP_LEVEL_MUNICIPALITY, 22, "GM0599", "Rotterdam",
		                           { 1, 2, 3, 4, 10 }, "2025-q2.txt",          12 };
	struct table_row no_edition = row, no_code = row, other = row;
	no_edition.edition = NULL;
	no_code.code = NULL;
	other.line = 30;
	const struct {
		const char *why;
		const struct table_row rows[3];
		const char *format;
		klp_status status;
		const char *says;
	} cases[] = {
		{ "no edition", { no_edition }, "cbs", KLP_UNSUPPORTED, "row 1 tells no edition" },
		{ "no edition", { no_edition }, "jsonstat", KLP_UNSUPPORTED, "row 1 tells no edition" },
		{ "no code", { no_code }, "cbs", KLP_UNSUPPORTED, "row 1, about 'Rotterdam', has no code" },
		{ "no code", { no_code }, "sdmx-csv", KLP_UNSUPPORTED, "row 1, about 'Rotterdam', has no code" },
		{ "a name will do", { no_code }, "jsonstat", KLP_OK, "" },
		{ "twice the same", { row, other }, "cbs", KLP_UNSUPPORTED, "rows 1 and 2 are both about GM0599 in 2025Q2" },
		{ "twice the same", { row, other }, "sdmx-csv", KLP_UNSUPPORTED, "rows 1 and 2 are both" },
		{ "twice the same", { row, other }, "jsonstat", KLP_UNSUPPORTED, "rows 1 and 2 are both" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = tables_of(cases[i].rows);
		struct collected collected = { 0 };
		klp_error *error = NULL;
		cr_expect_eq(write_as(&collected, dataset, cases[i].format, NULL, &error), cases[i].status, "%s: %s",
		             cases[i].why, cases[i].format);
		if (cases[i].status != KLP_OK) {
			cr_expect_not_null(strstr(klp_error_message(error), cases[i].says), "%s: %s", cases[i].why,
			                   klp_error_message(error));
			cr_expect_str_eq(klp_error_source(error), "2025-q2.txt", "%s", cases[i].why);
			cr_expect_gt(klp_error_line(error), 0, "%s", cases[i].why);
			cr_expect_eq(collected.size, 0, "nothing was written");
		}
		klp_error_free(error);
		collected_free(&collected);
		klp_dataset_free(dataset);
	}
}

/* Few rows of many editions: a full cube would have a thousand times as many cells. */
Test(statistical, a_cube_that_is_mostly_empty_stays_small)
{
	enum { ROWS = 200, PER_YEAR = 4, FIRST_YEAR = 2000 };
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (int i = 0; i < ROWS; i++) {
		klp_row row = KLP_ROW_INIT;
		char edition[16], code[16];
		snprintf(edition, sizeof edition, "%dQ%d", FIRST_YEAR + i / PER_YEAR, i % PER_YEAR + 1);
		snprintf(code, sizeof code, "GM%04d", i);
		row.edition = edition;
		row.municipality_code = code;
		row.total = i;
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	}
	struct collected collected = { 0 };
	cr_assert_eq(write_as(&collected, dataset, "jsonstat", NULL, NULL), KLP_OK);
	cr_expect_not_null(strstr(collected.text, "\"size\":[200,200,5]"));
	/* Area 7 has edition 7; total is the last measure. */
	cr_expect_not_null(strstr(collected.text, "\"7039\":7\n"), "%s", strstr(collected.text, "\"value\""));
	cr_expect_lt(collected.size, 40000);
	collected_free(&collected);
	klp_dataset_free(dataset);
}
