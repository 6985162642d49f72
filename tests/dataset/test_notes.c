/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is kept beside the counts, notes with their changes, printed texts and findings, and how what was added is taken back. */

#include "dataset/dataset.h"
#include "dataset/findings.h"
#include "dataset/samples.h"

#include <criterion/criterion.h>
#include <klantprofiel/repair.h>
#include <stdio.h>
#include <string.h>

/* -------------------------------------------------------------------- notes */

Test(notes, a_note_tells_what_where_and_of_what)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	char source[] = "a.txt", id[] = "read.odd";
	const struct place place = { .source = source, .page = 3, .line = 14, .column = 5 };
	cr_assert_eq(dataset_add_note(dataset, id, KLP_SEVERITY_WARNING, &place, edition_of(2025, 2), 22, NULL, "%s has %d",
	                              "Rijnmond", 14),
	             KLP_OK);
	cr_assert_eq(
		dataset_add_note(dataset, "read.plain", KLP_SEVERITY_INFORMATION, NULL, EDITION_NONE, 0, NULL, "nothing"),
		KLP_OK);
	source[0] = id[0] = 'X';
	cr_assert_eq(klp_dataset_notes(dataset), 2u);
	const klp_note *note = klp_dataset_note(dataset, 0);
	cr_expect_str_eq(klp_note_id(note), "read.odd", "a copy");
	cr_expect_eq(klp_note_severity(note), KLP_SEVERITY_WARNING);
	cr_expect_str_eq(klp_note_message(note), "Rijnmond has 14");
	cr_expect_str_eq(klp_note_source(note), "a.txt", "a copy");
	cr_expect(klp_note_page(note) == 3 && klp_note_line(note) == 14 && klp_note_column(note) == 5);
	cr_expect_str_eq(klp_note_edition(note), "2025Q2");
	cr_expect_eq(klp_note_region_number(note), 22);
	note = klp_dataset_note(dataset, 1);
	cr_expect_str_eq(klp_note_id(note), "read.plain");
	cr_expect_eq(klp_note_severity(note), KLP_SEVERITY_INFORMATION);
	cr_expect(klp_note_source(note) == NULL && klp_note_edition(note) == NULL);
	cr_expect_eq(klp_note_page(note) + klp_note_line(note) + klp_note_column(note), 0u);
	cr_expect_eq(klp_note_region_number(note), 0);
	cr_expect(klp_dataset_note(dataset, 2) == NULL);
	const klp_note *first = klp_dataset_note(dataset, 0);
	for (int i = 0; i < 1000; i++)
		cr_assert_eq(dataset_add_note(dataset, "many", KLP_SEVERITY_WARNING, NULL, EDITION_NONE, 0, NULL, "%d", i),
		             KLP_OK);
	cr_expect_eq(klp_dataset_note(dataset, 0), first, "a note stays where it is while others come");
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------------------ changes */

static void expect_change(const klp_note *note, const struct note_change *change, const char *why)
{
	int64_t from = -7, to = -7;
	const char *code = klp_note_change_municipality_code(note);
	bool has_code = change->municipality_code != NULL && change->municipality_code[0] != '\0';
	cr_assert_eq(klp_note_changed(note), 1, "%s", why);
	cr_expect_eq(klp_note_change_level(note), change->level, "%s", why);
	cr_expect(has_code ? code != NULL && strcmp(code, change->municipality_code) == 0 : code == NULL, "%s", why);
	cr_expect_eq(klp_note_change_column(note), (int)change->column, "%s", why);
	cr_expect_eq(klp_note_change_from(note, &from), change->from != KLP_ABSENT, "%s", why);
	cr_expect_eq(from, change->from == KLP_ABSENT ? -7 : change->from, "%s", why);
	cr_expect_eq(klp_note_change_to(note, &to), change->to != KLP_ABSENT, "%s", why);
	cr_expect_eq(to, change->to == KLP_ABSENT ? -7 : change->to, "%s", why);
	cr_expect_eq(klp_note_change_to(note, NULL), change->to != KLP_ABSENT, "%s", why);
	cr_expect_str_eq(klp_note_change_cause(note), change->cause == NULL ? "" : change->cause, "%s", why);
	cr_expect_str_eq(klp_note_change_rules(note), change->rules == NULL ? "" : change->rules, "%s", why);
	cr_expect_eq(klp_note_change_confidence(note), change->confidence, "%s", why);
}

Test(notes, a_note_tells_what_was_changed_and_its_copy_does_too)
{
	static const struct {
		struct note_change change;
		const char *why;
	} cases[] = {
		{ { KLP_LEVEL_MUNICIPALITY, "GM0599", KLP_COLUMN_UWV_PROFILE, 1157, 1175, "two digits swapped",
		    "row.sum region.sum", KLP_CONFIDENCE_CERTAIN },
		  "a count in the place of another" },
		{ { KLP_LEVEL_REGION, NULL, KLP_COLUMN_TOTAL, KLP_ABSENT, 3911, "row slid by a column", "row.sum",
		    KLP_CONFIDENCE_LIKELY },
		  "a count where nothing stood" },
		{ { KLP_LEVEL_COUNTRY, NULL, KLP_COLUMN_REGISTER_TOTAL, 0, KLP_ABSENT, "", "", KLP_CONFIDENCE_AMBIGUOUS },
		  "a zero that is taken away" },
		{ { KLP_LEVEL_PROVINCE, "", KLP_COLUMN_MUNICIPAL_PROFILE, 1, 2, NULL, NULL, KLP_CONFIDENCE_LIKELY },
		  "no more than what and how sure" },
	};
	enum { CASES = sizeof cases / sizeof cases[0] };
	klp_dataset *dataset = NULL, *copy = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_new(&copy, NULL), KLP_OK);
	for (size_t i = 0; i < CASES; i++) {
		/* Texts that are gone afterwards: what is kept are copies. */
		char cause[32] = "", rules[32] = "";
		struct note_change change = cases[i].change;
		snprintf(cause, sizeof cause, "%s", change.cause == NULL ? "" : change.cause);
		snprintf(rules, sizeof rules, "%s", change.rules == NULL ? "" : change.rules);
		change.cause = change.cause == NULL ? NULL : cause;
		change.rules = change.rules == NULL ? NULL : rules;
		cr_assert_eq(dataset_add_change_note(dataset, "repair.changed", KLP_SEVERITY_INFORMATION, NULL,
		                                     edition_of(2025, 2), 22, &change, NULL, "change %zu", i),
		             KLP_OK);
	}
	for (size_t i = 0; i < CASES; i++)
		cr_assert_eq(dataset_copy_note(copy, klp_dataset_note(dataset, i), NULL), KLP_OK);
	for (size_t i = 0; i < CASES; i++)
		expect_change(klp_dataset_note(dataset, i), &cases[i].change, cases[i].why);
	klp_dataset_free(dataset);
	for (size_t i = 0; i < CASES; i++) {
		expect_change(klp_dataset_note(copy, i), &cases[i].change, cases[i].why);
		cr_expect_str_eq(klp_note_id(klp_dataset_note(copy, i)), "repair.changed");
		cr_expect_str_eq(klp_note_edition(klp_dataset_note(copy, i)), "2025Q2");
	}
	klp_dataset_free(copy);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(notes, a_note_without_a_change_tells_none)
{
	klp_dataset *dataset = sample_dataset();
	const klp_note *const none[] = { NULL, klp_dataset_note(dataset, 0) };
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
		int64_t value = -7;
		cr_expect_eq(klp_note_changed(none[i]), 0, "note %zu", i);
		cr_expect_eq((int)klp_note_change_level(none[i]), 0, "note %zu", i);
		cr_expect(klp_note_change_municipality_code(none[i]) == NULL, "note %zu", i);
		cr_expect_eq(klp_note_change_column(none[i]), -1, "note %zu", i);
		cr_expect(!klp_note_change_from(none[i], &value) && !klp_note_change_to(none[i], &value), "note %zu", i);
		cr_expect_eq(value, -7, "note %zu: untouched", i);
		cr_expect(klp_note_change_cause(none[i]) == NULL && klp_note_change_rules(none[i]) == NULL, "note %zu", i);
		cr_expect_eq((int)klp_note_change_confidence(none[i]), 0, "note %zu", i);
	}
	klp_dataset_free(dataset);
}

Test(notes, a_confidence_has_one_name)
{
	for (int i = -1; i <= KLP_CONFIDENCE_CERTAIN + 1; i++) {
		const char *name = klp_confidence_name((klp_confidence)i);
		bool known = i >= KLP_CONFIDENCE_AMBIGUOUS && i <= KLP_CONFIDENCE_CERTAIN;
		cr_assert_eq(name != NULL, known, "%d", i);
		if (!known)
			continue;
		cr_expect_eq(klp_confidence_find(name), i, "%s", name);
	}
	cr_expect_eq(klp_confidence_find("sure"), -1);
	cr_expect_eq(klp_confidence_find(NULL), -1);
}

/* ------------------------------------------------------------------ printed */

Test(notes, texts_in_the_place_of_counts_have_columns_of_their_own)
{
	for (int i = 0; i < KLP_COLUMN_COUNT; i++) {
		const char *name = dataset_printed_name((klp_column)i);
		if (name == NULL)
			continue;
		cr_expect_eq(dataset_find_printed(name), i, "%s", name);
		cr_expect_eq(klp_column_find(name), -1, "%s is no column of a dataset", name);
	}
	cr_expect_str_eq(dataset_printed_name(KLP_COLUMN_TOTAL), "total_printed");
	cr_expect(dataset_printed_name(KLP_COLUMN_LINE) == NULL);
	cr_expect_eq(dataset_find_printed("line_printed"), -1);
	cr_expect_eq(dataset_find_printed(NULL), -1);
}

/* ------------------------------------------------------------------ editions */

Test(notes, an_edition_is_a_number_that_can_be_stepped)
{
	for (int year = 1899; year <= 3000; year++)
		for (int quarter = 0; quarter <= 5; quarter++) {
			bool is = year >= 1900 && year <= 2999 && quarter >= 1 && quarter <= 4;
			edition_number edition = edition_of(year, quarter);
			cr_assert_eq(edition != EDITION_NONE, is, "%d %d", year, quarter);
			char text[EDITION_BYTES], expected[32];
			edition_write(text, edition);
			snprintf(expected, sizeof expected, "%dQ%d", year, quarter);
			cr_assert_str_eq(text, is ? expected : "");
			cr_assert_eq(edition_parse(slice_of(expected)), edition, "%s", expected);
			cr_assert_eq(edition_year(edition), is ? year : 0, "%s", expected);
		}
	cr_expect_eq(edition_of(2025, 4) + 1, edition_of(2026, 1), "the next quarter");
	cr_expect_eq(edition_parse((struct slice){ "2025Q23", 6 }), edition_of(2025, 2), "as long as it is said to be");
	cr_expect_eq(edition_parse((struct slice){ "2025Q2", 5 }), EDITION_NONE);
	cr_expect_eq(edition_parse((struct slice){ "", 0 }), EDITION_NONE);
}

/* ----------------------------------------------------------- printed texts */

Test(notes, what_stood_where_a_count_belongs_is_kept)
{
	klp_dataset *dataset = sample_dataset();
	for (size_t row = 0; row < SAMPLE_ROWS; row++)
		for (int column = 0; column < KLP_COLUMN_COUNT; column++) {
			const char *text = klp_dataset_cell_text(dataset, row, (klp_column)column);
			const char *expected = row != 4                                 ? NULL
			                       : column == KLP_COLUMN_UWV_PROFILE       ? "n.b."
			                       : column == KLP_COLUMN_MUNICIPAL_PROFILE ? "<5"
			                                                                : NULL;
			cr_expect((text == NULL) == (expected == NULL) && (text == NULL || strcmp(text, expected) == 0),
			          "row %zu, column %d", row, column);
		}
	cr_expect_eq(klp_dataset_integer(dataset, 4, KLP_COLUMN_UWV_PROFILE, NULL), 0, "and the count is absent");
	/* Before others, behind others, and in the place of another. */
	cr_assert_eq(dataset_set_cell_text(dataset, 0, KLP_COLUMN_UWV_PROFILE, slice_of("x"), NULL), KLP_OK);
	cr_assert_eq(dataset_set_cell_text(dataset, 8, KLP_COLUMN_UWV_PROFILE, (struct slice){ "1,175 ", 5 }, NULL),
	             KLP_OK);
	cr_assert_eq(dataset_set_cell_text(dataset, 4, KLP_COLUMN_UWV_PROFILE, slice_of("onb."), NULL), KLP_OK);
	cr_expect_str_eq(klp_dataset_cell_text(dataset, 0, KLP_COLUMN_UWV_PROFILE), "x");
	cr_expect_str_eq(klp_dataset_cell_text(dataset, 8, KLP_COLUMN_UWV_PROFILE), "1,175");
	cr_expect_str_eq(klp_dataset_cell_text(dataset, 4, KLP_COLUMN_UWV_PROFILE), "onb.", "the later one");
	cr_expect_str_eq(klp_dataset_cell_text(dataset, 4, KLP_COLUMN_MUNICIPAL_PROFILE), "<5");

	struct place place = dataset_place(dataset, 3);
	cr_expect(strcmp(place.source, "sample.txt") == 0 && place.page == 1 && place.line == 13);
	cr_expect_eq(dataset_edition_of(dataset, 4), edition_of(2023, 2));
	cr_expect_eq(dataset_edition_of(dataset, 6), EDITION_NONE);
	cr_expect_eq(dataset_edition_of(dataset, 99), EDITION_NONE);
	dataset_add_column(dataset, KLP_COLUMN_REGISTER_COVERAGE);
	cr_expect_eq(klp_dataset_has_column(dataset, KLP_COLUMN_REGISTER_COVERAGE), 1, "even without a value");
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------------- taking back */

static void add(klp_dataset *dataset, const char *edition, klp_level level, int64_t count)
{
	klp_row row = KLP_ROW_INIT;
	row.edition = edition;
	row.level = level;
	row.total = row.uwv_profile = row.register_total = count;
	row.known_percent = count == KLP_ABSENT ? -1 : 50;
	row.region_number = count == KLP_ABSENT ? 0 : 7;
	row.municipality_name = count == KLP_ABSENT ? NULL : "Gouda";
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
}

Test(notes, what_was_added_is_taken_back_and_nothing_else)
{
	/* More rows than a byte of validity holds, and more than one growth of a column. */
	static const size_t kept[] = { 0, 1, 7, 8, 9, 63, 64, 65, 200 };
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		for (size_t row = 0; row < kept[i]; row++) {
			add(dataset, row % 2 ? "2023Q2" : "2025Q2", KLP_LEVEL_MUNICIPALITY, row % 3 ? (int64_t)row : KLP_ABSENT);
			if (row % 5 == 0) {
				cr_assert_eq(
					dataset_add_note(dataset, "kept", KLP_SEVERITY_WARNING, NULL, EDITION_NONE, 0, NULL, "%zu", row),
					KLP_OK);
				cr_assert_eq(dataset_set_cell_text(dataset, row, KLP_COLUMN_UWV_NO_PROFILE, slice_of("x"), NULL),
				             KLP_OK);
			}
		}
		size_t notes = klp_dataset_notes(dataset), editions = klp_dataset_editions(dataset);

		struct dataset_mark mark = dataset_mark(dataset);
		for (int round = 0; round < 2; round++) {
			for (size_t row = 0; row < 150; row++) {
				add(dataset, row % 3 == 0 ? "2024Q1" : row % 3 == 1 ? "2023Q2" : NULL, KLP_LEVEL_PROVINCE, 99);
				size_t at = klp_dataset_rows(dataset) - 1;
				cr_assert_eq(
					dataset_add_note(dataset, "gone", KLP_SEVERITY_WARNING, NULL, EDITION_NONE, 0, NULL, "gone"),
					KLP_OK);
				cr_assert_eq(dataset_set_cell_text(dataset, at, KLP_COLUMN_MUNICIPAL_PROFILE, slice_of("y"), NULL),
				             KLP_OK);
				cr_assert_eq(dataset_set_real(dataset, at, KLP_COLUMN_PROFILE_SHARE, 0.5, NULL), KLP_OK);
			}
			dataset_rewind(dataset, mark);
			cr_expect_eq(klp_dataset_rows(dataset), kept[i]);
			cr_expect_eq(klp_dataset_notes(dataset), notes, "%zu rows", kept[i]);
			cr_expect_eq(klp_dataset_editions(dataset), editions, "%zu rows", kept[i]);
			cr_expect_eq(klp_dataset_has_column(dataset, KLP_COLUMN_PROVINCE_CODE), 0, "%zu rows", kept[i]);
			cr_expect_eq(klp_dataset_has_column(dataset, KLP_COLUMN_PROFILE_SHARE), 0, "%zu rows", kept[i]);
		}

		/* Rows of which little is known, where much was known before: nothing shines through. */
		for (size_t row = 0; row < 150; row++)
			add(dataset, NULL, KLP_LEVEL_MUNICIPALITY, KLP_ABSENT);
		for (size_t row = 0; row < kept[i] + 150; row++) {
			bool old = row < kept[i], known = old && row % 3 != 0;
			int64_t value = -1;
			cr_assert_eq(klp_dataset_integer(dataset, row, KLP_COLUMN_TOTAL, &value), known, "row %zu", row);
			cr_assert_eq(value, known ? (int64_t)row : -1, "row %zu", row);
			cr_assert_eq(klp_dataset_real(dataset, row, KLP_COLUMN_KNOWN_PERCENT, NULL), known, "row %zu", row);
			cr_assert_eq(klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_NAME) != NULL, known, "row %zu", row);
			cr_assert_eq(klp_dataset_text(dataset, row, KLP_COLUMN_EDITION) != NULL, old, "row %zu", row);
			cr_assert_eq(klp_dataset_real(dataset, row, KLP_COLUMN_PROFILE_SHARE, NULL), 0, "row %zu", row);
			cr_assert(klp_dataset_cell_text(dataset, row, KLP_COLUMN_MUNICIPAL_PROFILE) == NULL, "row %zu", row);
			cr_assert_eq(klp_dataset_cell_text(dataset, row, KLP_COLUMN_UWV_NO_PROFILE) != NULL, old && row % 5 == 0,
			             "row %zu", row);
		}
		cr_expect_eq(klp_dataset_editions(dataset), editions);
		for (size_t note = 0; note < notes; note++)
			cr_expect_str_eq(klp_note_id(klp_dataset_note(dataset, note)), "kept");
		klp_dataset_free(dataset);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(notes, a_text_set_in_an_older_row_does_not_push_others_out)
{
	klp_dataset *dataset = sample_dataset();
	struct dataset_mark mark = dataset_mark(dataset);
	cr_assert_eq(dataset_set_cell_text(dataset, 1, KLP_COLUMN_TOTAL, slice_of("?"), NULL), KLP_OK);
	add(dataset, "2026Q1", KLP_LEVEL_MUNICIPALITY, KLP_ABSENT);
	cr_assert_eq(dataset_set_cell_text(dataset, SAMPLE_ROWS, KLP_COLUMN_TOTAL, slice_of("!"), NULL), KLP_OK);
	dataset_rewind(dataset, mark);
	cr_expect_str_eq(klp_dataset_cell_text(dataset, 4, KLP_COLUMN_UWV_PROFILE), "n.b.");
	cr_expect_str_eq(klp_dataset_cell_text(dataset, 4, KLP_COLUMN_MUNICIPAL_PROFILE), "<5");
	add(dataset, "2026Q1", KLP_LEVEL_MUNICIPALITY, KLP_ABSENT);
	cr_expect(klp_dataset_cell_text(dataset, SAMPLE_ROWS, KLP_COLUMN_TOTAL) == NULL);
	cr_expect_eq(klp_dataset_editions(dataset), 4u);
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------------------ findings */

Test(notes, a_finding_tells_all_it_knows_and_outlives_its_dataset)
{
	static const struct {
		struct finding_facts facts;
		int has_imbalance;
		int64_t imbalance;
	} cases[] = {
		{ { "row.sum", KLP_SEVERITY_ERROR, 2, KLP_COLUMN_TOTAL, 172, 171 }, 1, 1 },
		{ { "region.sum", KLP_SEVERITY_ERROR, 1, KLP_COLUMN_UWV_PROFILE, 100, 130 }, 1, -30 },
		{ { "balanced", KLP_SEVERITY_INFORMATION, 0, -1, 0, 0 }, 1, 0 },
		{ { "cell.absent", KLP_SEVERITY_WARNING, 4, KLP_COLUMN_UWV_PROFILE, KLP_ABSENT, 154 }, 0, 0 },
		{ { "cell.unknown", KLP_SEVERITY_WARNING, 6, KLP_COLUMN_UWV_PROFILE, 5, KLP_ABSENT }, 0, 0 },
		{ { "nothing", KLP_SEVERITY_INFORMATION, 7, -1, KLP_ABSENT, KLP_ABSENT }, 0, 0 },
	};
	enum { CASES = sizeof cases / sizeof cases[0] };
	static const struct {
		const char *edition;
		klp_level level;
		int region;
		const char *code;
	} rows[CASES] = {
		{ "2025Q2", KLP_LEVEL_MUNICIPALITY, 22, "GM0599" }, { "2025Q2", KLP_LEVEL_REGION, 22, NULL },
		{ "2025Q2", KLP_LEVEL_COUNTRY, 0, NULL },           { "2023Q2", KLP_LEVEL_MUNICIPALITY, 22, "GM0599" },
		{ NULL, KLP_LEVEL_MUNICIPALITY, 24, "GM0512" },     { "2024Q1", KLP_LEVEL_PROVINCE, 0, NULL },
	};
	klp_dataset *dataset = sample_dataset();
	klp_findings *findings = NULL;
	cr_assert_eq(findings_new(&findings, NULL), KLP_OK);
	cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_INFORMATION), 0u);
	for (size_t i = 0; i < CASES; i++)
		cr_assert_eq(findings_add(findings, dataset, &cases[i].facts, NULL, "finding %zu", i), KLP_OK);
	klp_dataset_free(dataset);

	cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_INFORMATION), (size_t)CASES);
	cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_WARNING), 4u);
	cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_ERROR), 2u);
	for (size_t i = 0; i < CASES; i++) {
		const klp_finding *finding = klp_findings_at(findings, i);
		const struct finding_facts *facts = &cases[i].facts;
		char message[32];
		snprintf(message, sizeof message, "finding %zu", i);
		cr_expect_str_eq(klp_finding_message(finding), message);
		cr_expect_str_eq(klp_finding_rule(finding), facts->rule);
		cr_expect_eq(klp_finding_severity(finding), facts->severity, "%s", facts->rule);
		cr_expect_eq(klp_finding_row(finding), facts->row, "%s", facts->rule);
		cr_expect_eq(klp_finding_column(finding), facts->column, "%s", facts->rule);
		int64_t observed = -7, expected = -7, imbalance = -7;
		cr_expect_eq(klp_finding_observed(finding, &observed), facts->observed != KLP_ABSENT, "%s", facts->rule);
		cr_expect_eq(observed, facts->observed != KLP_ABSENT ? facts->observed : -7, "%s", facts->rule);
		cr_expect_eq(klp_finding_expected(finding, &expected), facts->expected != KLP_ABSENT, "%s", facts->rule);
		cr_expect_eq(expected, facts->expected != KLP_ABSENT ? facts->expected : -7, "%s", facts->rule);
		cr_expect_eq(klp_finding_imbalance(finding, &imbalance), cases[i].has_imbalance, "%s", facts->rule);
		cr_expect_eq(imbalance, cases[i].has_imbalance ? cases[i].imbalance : -7, "%s", facts->rule);
		cr_expect_eq(klp_finding_imbalance(finding, NULL), cases[i].has_imbalance, "%s", facts->rule);
		const char *edition = klp_finding_edition(finding), *code = klp_finding_municipality_code(finding);
		cr_expect((edition == NULL) == (rows[i].edition == NULL), "%s", facts->rule);
		cr_expect(edition == NULL || strcmp(edition, rows[i].edition) == 0, "%s", facts->rule);
		cr_expect((code == NULL) == (rows[i].code == NULL), "%s", facts->rule);
		cr_expect(code == NULL || strcmp(code, rows[i].code) == 0, "%s", facts->rule);
		cr_expect_eq(klp_finding_level(finding), rows[i].level, "%s", facts->rule);
		cr_expect_eq(klp_finding_region_number(finding), rows[i].region, "%s", facts->rule);
		cr_expect_str_eq(klp_finding_source(finding), "sample.txt");
		cr_expect_eq(klp_finding_page(finding), 1u);
		cr_expect_eq(klp_finding_line(finding), facts->row + 10);
	}
	cr_expect(klp_findings_at(findings, CASES) == NULL && klp_findings_at(findings, SIZE_MAX) == NULL);
	klp_findings_free(findings);
	cr_expect_eq(klp_memory_blocks(), 0u);
}
