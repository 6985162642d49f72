/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Tables that do not add up, and what klp_repair() makes of them. The figures are those of Gorinchem in the second quarter of 2025. */

#include "support/failing.h"

#include <klantprofiel/klantprofiel.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EDITION "2025Q2\n"
#define GORINCHEM "24 Gorinchem Gorinchem 11 161 244 65 481\n"
#define MOLENLANDEN "Molenlanden 6 71 136 42 255\n"
#define VIJFHEERENLANDEN "Vijfheerenlanden 12 127 257 66 462\n"
#define TOTAL "Totaal AMR 29 359 637 173 1.198\n"
#define SOUND EDITION GORINCHEM MOLENLANDEN VIJFHEERENLANDEN TOTAL

static klp_dataset *parsed(const char *text)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_parse_memory(dataset, text, strlen(text), NULL, NULL), KLP_OK);
	return dataset;
}

struct written {
	char text[8192];
	size_t size;
};

static int collect(void *context, const void *bytes, size_t size)
{
	struct written *written = context;
	cr_assert_lt(written->size + size, sizeof written->text);
	memcpy(written->text + written->size, bytes, size);
	written->size += size;
	written->text[written->size] = '\0';
	return 0;
}

static void write_as(struct written *written, const klp_dataset *dataset, const char *format)
{
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	written->size = 0;
	cr_assert_eq(klp_write_stream(dataset, collect, written, &options, NULL), KLP_OK);
}

/* A number of a cell in digits; nothing where there is none. */
static const char *number(char text[32], const klp_repair_cell *cell, int (*get)(const klp_repair_cell *, int64_t *))
{
	int64_t value;
	text[0] = '\0';
	if (get(cell, &value))
		snprintf(text, 32, "%lld", (long long)value);
	return text;
}

/* Expects a repair of a text: "confidence applied: row column from to; …" of each table, and the table that comes out. */
static void expect(const char *what, const char *text, int accept, const char *said, const char *right)
{
	char told[1024] = "";
	klp_dataset *dataset = parsed(text), *repaired = NULL, *expected = parsed(right);
	klp_repairs *repairs = NULL;
	klp_repair_options options = KLP_REPAIR_OPTIONS_INIT;
	static struct written before, after, come_out, sound;
	options.accept = accept;
	write_as(&before, dataset, "json");
	cr_assert_eq(klp_repair(&repaired, &repairs, dataset, &options, NULL), KLP_OK, "%s", what);
	write_as(&after, dataset, "json");
	cr_expect_str_eq(after.text, before.text, "%s: what came in is as it was", what);
	for (size_t i = 0; i < klp_repairs_count(repairs); i++) {
		const klp_repair_proposal *proposal = klp_repairs_at(repairs, i);
		const char *confidence = klp_confidence_name(klp_proposal_confidence(proposal));
		size_t used = strlen(told);
		used += (size_t)snprintf(told + used, sizeof told - used, "%s%s", confidence == NULL ? "none" : confidence,
		                         klp_proposal_applied(proposal) ? " applied:" : ":");
		for (size_t k = 0; k < klp_proposal_cells(proposal); k++) {
			const klp_repair_cell *cell = klp_proposal_cell(proposal, k);
			const char *code = klp_repair_cell_municipality_code(cell);
			char from[32], to[32];
			used += (size_t)snprintf(told + used, sizeof told - used, " %s %s %s-%s %s;",
			                         code == NULL ? klp_level_name(klp_repair_cell_level(cell)) : code,
			                         klp_column_name(klp_repair_cell_column(cell)),
			                         number(from, cell, klp_repair_cell_from), number(to, cell, klp_repair_cell_to),
			                         klp_repair_cell_cause(cell));
		}
	}
	cr_expect_str_eq(told, said, "%s:\n%s\ninstead of\n%s", what, told, said);
	write_as(&come_out, repaired, "csv");
	write_as(&sound, expected, "csv");
	cr_expect_str_eq(come_out.text, sound.text, "%s:\n%s", what, come_out.text);
	klp_repairs_free(repairs);
	klp_dataset_free(repaired);
	klp_dataset_free(expected);
	klp_dataset_free(dataset);
}

Test(repair, what_is_certain_is_put_right_and_nothing_else)
{
	expect("a sound table", SOUND, KLP_CONFIDENCE_CERTAIN, "", SOUND);
	expect("two digits swapped", EDITION GORINCHEM "Molenlanden 6 17 136 42 255\n" VIJFHEERENLANDEN TOTAL,
	       KLP_CONFIDENCE_CERTAIN, "certain applied: GM1978 municipal_no_profile 17-71 two digits swapped;", SOUND);
	expect("a digit lost in a total", EDITION GORINCHEM MOLENLANDEN VIJFHEERENLANDEN "Totaal AMR 29 359 637 173 119\n",
	       KLP_CONFIDENCE_CERTAIN, "certain applied: region total 119-1198 a digit lost;", SOUND);
	expect("two numbers in different rows and columns",
	       EDITION "24 Gorinchem Gorinchem 11 161 424 65 481\n" MOLENLANDEN
	               "Vijfheerenlanden 12 127 257 66 642\n" TOTAL,
	       KLP_CONFIDENCE_CERTAIN,
	       "certain applied: GM0512 uwv_profile 424-244 two digits swapped; GM1961 total 642-462 two digits swapped;",
	       SOUND);
}

Test(repair, a_row_that_slid_is_put_back)
{
	static const char slid[] =
		"| Gemeente | a | b | c | d | e |\n|---|---|---|---|---|---|\n| Eersel | 2 | 30 | 40 | 50 | 122 |\n"
		"| Best | 31 | 651 | 1.740 | 1.367 | 3.789 |\n| Totaal AMR | | 33 | 681 | 1.780 | 1.417 |\n";
	static const char right[] =
		"| Gemeente | a | b | c | d | e |\n|---|---|---|---|---|---|\n| Eersel | 2 | 30 | 40 | 50 | 122 |\n"
		"| Best | 31 | 651 | 1.740 | 1.367 | 3.789 |\n| Totaal AMR | 33 | 681 | 1.780 | 1.417 | 3.911 |\n";
	expect(
		"the total one column to the right", slid, KLP_CONFIDENCE_CERTAIN,
		"certain applied: region municipal_profile -33 row slid by one column; region municipal_no_profile 33-681 row "
		"slid by one column; region uwv_profile 681-1780 row slid by one column; region uwv_no_profile 1780-1417 row "
		"slid by one "
		"column; "
		"region total 1417-3911 row slid by one column;",
		right);
}

Test(repair, what_is_not_certain_is_left_unless_asked)
{
	static const char either[] = EDITION GORINCHEM "Molenlanden 6 71 136 43 256\n" VIJFHEERENLANDEN TOTAL;
	static const char few[] =
		EDITION "1 Groningen Assen 90 384 577 160 1.175\nPekela 2 82 114 35 233\nTotaal AMR 92 430 691 195 "
				"1.408\n";
	expect("a municipality or the total: either may be wrong", either, KLP_CONFIDENCE_LIKELY,
	       "ambiguous: GM0512 uwv_no_profile 65-64 one digit wrong; GM0512 total 481-480 one digit wrong;", either);
	expect("most rows of the region are missing", few, KLP_CONFIDENCE_CERTAIN,
	       "likely: GM0106 municipal_no_profile 384-348 two digits swapped;", few);
	expect("the same, where that is enough", few, KLP_CONFIDENCE_LIKELY,
	       "likely applied: GM0106 municipal_no_profile 384-348 two digits swapped;",
	       EDITION "1 Groningen Assen 90 348 577 160 1.175\nPekela 2 82 114 35 233\nTotaal AMR 92 430 691 195 1.408\n");
}

Test(repair, what_was_left_out_on_purpose_is_not_reckoned)
{
	static const char hidden[] = EDITION GORINCHEM "Molenlanden <5 71 136 42 255\n" VIJFHEERENLANDEN TOTAL;
	static const char also_wrong[] = EDITION GORINCHEM "Molenlanden <5 71 136 42 255\n"
													   "Vijfheerenlanden 12 172 257 66 462\n" TOTAL;
	expect("a count below five", hidden, KLP_CONFIDENCE_LIKELY, "", hidden);
	expect("beside an error", also_wrong, KLP_CONFIDENCE_LIKELY,
	       "certain: GM1978 municipal_profile -6 a count left out; GM1961 municipal_no_profile 172-127 two digits "
	       "swapped;",
	       also_wrong);
	expect("a decimal comma is no sign",
	       EDITION GORINCHEM MOLENLANDEN VIJFHEERENLANDEN "Totaal AMR 29 359 637 173 1,198\n", KLP_CONFIDENCE_CERTAIN,
	       "certain applied: region total -1198 a thousands dot misread;", SOUND);
}

Test(repair, what_a_text_means_takes_part)
{
	expect("a minus sign", EDITION GORINCHEM "Molenlanden 6 -71 136 42 255\n" VIJFHEERENLANDEN TOTAL,
	       KLP_CONFIDENCE_CERTAIN, "certain applied: GM1978 municipal_no_profile -71 a minus sign;", SOUND);
	expect("a decimal comma, and a digit wrong beside it",
	       EDITION GORINCHEM "Molenlanden 6 71 136 42 265\n" VIJFHEERENLANDEN "Totaal AMR 29 359 637 173 1,198\n",
	       KLP_CONFIDENCE_CERTAIN,
	       "certain applied: GM1978 total 265-255 one digit wrong; region total -1198 a thousands dot misread;", SOUND);
}

Test(repair, a_row_that_stands_twice_is_taken_away)
{
	static const char twice[] = EDITION GORINCHEM MOLENLANDEN VIJFHEERENLANDEN MOLENLANDEN TOTAL;
	expect(
		"of two rows that are the same the last goes", twice, KLP_CONFIDENCE_CERTAIN,
		"certain applied: GM1978 municipal_profile 6- a row that stands twice; GM1978 municipal_no_profile 71- a row "
		"that stands twice; GM1978 uwv_profile 136- a row that stands twice; GM1978 uwv_no_profile 42- a row that "
		"stands twice; GM1978 total 255- a row that stands twice;",
		EDITION GORINCHEM MOLENLANDEN VIJFHEERENLANDEN "\n" TOTAL);
}

Test(repair, a_row_left_out_is_added_where_it_is_likely_enough)
{
	klp_dataset *dataset = parsed(EDITION GORINCHEM VIJFHEERENLANDEN TOTAL), *repaired = NULL;
	klp_repair_options options = KLP_REPAIR_OPTIONS_INIT;
	klp_row row = KLP_ROW_INIT;
	options.accept = KLP_CONFIDENCE_LIKELY;
	cr_assert_eq(klp_repair(&repaired, NULL, dataset, &options, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_rows(repaired), 4u);
	cr_assert_eq(klp_dataset_get(repaired, 2, &row, NULL), KLP_OK);
	cr_expect_eq(row.level, KLP_LEVEL_MUNICIPALITY);
	cr_expect_eq(row.region_number, 24);
	cr_expect_str_eq(row.municipality_code, "GM1978");
	cr_expect_str_eq(row.municipality_name, "Molenlanden");
	cr_expect_str_eq(row.edition, "2025Q2");
	cr_expect_eq(row.origin, KLP_ORIGIN_COMPUTED);
	cr_expect_eq(row.municipal_profile, 6);
	cr_expect_eq(row.municipal_no_profile, 71);
	cr_expect_eq(row.uwv_profile, 136);
	cr_expect_eq(row.uwv_no_profile, 42);
	cr_expect_eq(row.total, 255);
	cr_expect_eq(row.line, 0u);
	cr_expect_eq(row.register_total, KLP_ABSENT);
	klp_findings *findings = NULL;
	cr_assert_eq(klp_validate(&findings, repaired, NULL, NULL), KLP_OK);
	cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_INFORMATION), 0u, "nothing is left to find");
	klp_findings_free(findings);
	klp_dataset_free(repaired);
	klp_dataset_free(dataset);
}

Test(repair, a_row_left_out_is_told)
{
	klp_dataset *dataset = parsed(EDITION GORINCHEM VIJFHEERENLANDEN TOTAL), *repaired = NULL;
	klp_repairs *repairs = NULL;
	cr_assert_eq(klp_repair(&repaired, &repairs, dataset, NULL, NULL), KLP_OK);
	cr_assert_eq(klp_repairs_count(repairs), 1);
	cr_expect_str_eq(klp_proposal_message(klp_repairs_at(repairs, 0)),
	                 "the table of region 24 Gorinchem (2025Q2) does not add up, and this would most likely put it "
	                 "right: Molenlanden: "
	                 "6 \xC2\xB7 71 \xC2\xB7 136 \xC2\xB7 42 \xC2\xB7 255 added (a row left out)");
	klp_repairs_free(repairs);
	klp_dataset_free(repaired);
	klp_dataset_free(dataset);
}

Test(repair, each_change_is_a_note_that_travels)
{
	static struct written written;
	klp_dataset *dataset = parsed(EDITION GORINCHEM "Molenlanden 6 17 136 42 255\n" VIJFHEERENLANDEN TOTAL),
				*repaired = NULL;
	cr_assert_eq(klp_repair(&repaired, NULL, dataset, NULL, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_notes(repaired), klp_dataset_notes(dataset) + 1);
	const klp_note *note = klp_dataset_note(repaired, klp_dataset_notes(repaired) - 1);
	cr_expect_str_eq(klp_note_id(note), "repair.changed");
	cr_expect_eq(klp_note_line(note), 3);
	int64_t from = 0, to = 0;
	cr_assert(klp_note_changed(note));
	cr_expect_eq(klp_note_change_level(note), KLP_LEVEL_MUNICIPALITY);
	cr_expect_str_eq(klp_note_change_municipality_code(note), "GM1978");
	cr_expect_eq(klp_note_change_column(note), KLP_COLUMN_MUNICIPAL_NO_PROFILE);
	cr_expect(klp_note_change_from(note, &from) && from == 17);
	cr_expect(klp_note_change_to(note, &to) && to == 71);
	cr_expect_str_eq(klp_note_change_cause(note), "two digits swapped");
	cr_expect_str_eq(klp_note_change_rules(note), "row.sum region.sum");
	cr_expect_eq(klp_note_change_confidence(note), KLP_CONFIDENCE_CERTAIN);
	cr_expect_str_eq(
		klp_note_message(note),
		"Molenlanden (2025Q2): municipal clients without a profile 71 in place of 17 (two digits swapped); "
		"this is certain");
	write_as(&written, repaired, "json");
	cr_expect_not_null(strstr(written.text, "repair.changed"));
	write_as(&written, repaired, "xml");
	cr_expect_not_null(strstr(written.text, "repair.changed"));
	klp_dataset_free(repaired);
	klp_dataset_free(dataset);
}

Test(repair, in_dutch)
{
	klp_dataset *dataset = parsed(EDITION GORINCHEM "Molenlanden 6 17 136 42 255\n" VIJFHEERENLANDEN TOTAL),
				*repaired = NULL;
	klp_repairs *repairs = NULL;
	klp_repair_options options = KLP_REPAIR_OPTIONS_INIT;
	options.language = "nl";
	cr_assert_eq(klp_repair(&repaired, &repairs, dataset, &options, NULL), KLP_OK);
	const klp_repair_proposal *proposal = klp_repairs_at(repairs, 0);
	cr_expect_str_eq(
		klp_proposal_message(proposal),
		"de tabel van regio 24 Gorinchem (2025Q2) telt niet op, en dit zet het recht: Molenlanden (2025Q2): "
		"gemeentecli\xC3\xABnten zonder profiel 71 in plaats van 17 (twee cijfers verwisseld)");
	cr_expect_str_eq(klp_proposal_cause(proposal), "two digits swapped", "for programs the words stay");
	cr_expect_str_eq(
		klp_note_message(klp_dataset_note(repaired, klp_dataset_notes(repaired) - 1)),
		"Molenlanden (2025Q2): gemeentecli\xC3\xABnten zonder profiel 71 in plaats van 17 (twee cijfers verwisseld); "
		"dit is zeker");
	options.language = "de";
	cr_expect_eq(klp_repair(&repaired, NULL, dataset, &options, NULL), KLP_INVALID_ARGUMENT);
	klp_repairs_free(repairs);
	klp_dataset_free(repaired);
	klp_dataset_free(dataset);
}

static int stop(void *context, uint64_t done, uint64_t total)
{
	(void)context, (void)done, (void)total;
	return 1;
}

Test(repair, wrong_calls_are_refused)
{
	klp_dataset *dataset = parsed(SOUND), *repaired = NULL;
	klp_repair_options options = KLP_REPAIR_OPTIONS_INIT;
	cr_expect_eq(klp_repair(NULL, NULL, dataset, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_repair(&repaired, NULL, NULL, NULL, NULL), KLP_INVALID_ARGUMENT);
	options.accept = KLP_CONFIDENCE_AMBIGUOUS;
	cr_expect_eq(klp_repair(&repaired, NULL, dataset, &options, NULL), KLP_INVALID_ARGUMENT);
	options.accept = KLP_CONFIDENCE_CERTAIN;
	options.progress = stop;
	cr_expect_eq(klp_repair(&repaired, NULL, dataset, &options, NULL), KLP_CANCELLED);
	cr_expect_null(repaired);
	cr_expect_null(klp_repairs_at(NULL, 0));
	cr_expect_null(klp_proposal_cell(NULL, 0));
	cr_expect_null(klp_proposal_cause(NULL));
	cr_expect_eq(klp_proposal_line(NULL), 0u);
	cr_expect_eq(klp_repair_cell_row(NULL), KLP_ROW_NONE);
	cr_expect_eq(klp_repair_cell_from(NULL, NULL), 0);
	cr_expect_str_eq(klp_repair_cell_cause(NULL), "");
	cr_expect_eq(klp_confidence_find("likely"), KLP_CONFIDENCE_LIKELY);
	cr_expect_eq(klp_confidence_find("surely"), -1);
	klp_dataset_free(dataset);
}

static klp_status repair(void *context, klp_error **error)
{
	klp_dataset *repaired = NULL;
	klp_repairs *repairs = NULL;
	klp_status status = klp_repair(&repaired, &repairs, context, NULL, error);
	klp_repairs_free(repairs);
	klp_dataset_free(repaired);
	return status;
}

Test(repair, each_allocation_may_fail, .init = failing_install)
{
	klp_dataset *dataset = parsed(EDITION GORINCHEM "Molenlanden 6 17 136 42 255\n" VIJFHEERENLANDEN TOTAL);
	failing_each("klp_repair", repair, dataset, 1);
	klp_dataset_free(dataset);
	dataset = parsed(EDITION GORINCHEM MOLENLANDEN VIJFHEERENLANDEN MOLENLANDEN TOTAL);
	failing_each("klp_repair of a row that stands twice", repair, dataset, 1);
	klp_dataset_free(dataset);
}
