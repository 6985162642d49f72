/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Taking rows out of a dataset: by edition, level, region and municipality. */

#include "dataset/samples.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define M KLP_LEVEL_MUNICIPALITY
#define R KLP_LEVEL_REGION
#define SIZE sizeof(klp_selection)

/* The rows and the notes of samples.h that a selection takes, each digit one of them. */
static const struct {
	klp_selection selection;
	const char *rows;
	const char *notes;
	const char *why;
} cases[] = {
	{ { SIZE, NULL, NULL, 0, 0, NULL }, "012345678", "0123", "everything" },
	{ { SIZE, "2023Q2", "2023Q2", 0, 0, NULL }, "458", "012", "one edition" },
	{ { SIZE, "2024Q1", NULL, 0, 0, NULL }, "01237", "023", "from one on" },
	{ { SIZE, NULL, "2024Q1", 0, 0, NULL }, "4578", "012", "up to one" },
	{ { SIZE, "2023Q2", "2025Q2", 0, 0, NULL }, "01234578", "0123", "a row without an edition lies in no range" },
	{ { SIZE, "1900Q1", "2999Q4", 0, 0, NULL }, "01234578", "0123", "however wide" },
	{ { SIZE, "2023Q3", "2023Q4", 0, 0, NULL }, "", "02", "between two editions" },
	{ { SIZE, NULL, NULL, M, 0, NULL }, "23456", "0123", "municipalities" },
	{ { SIZE, NULL, NULL, R, 0, NULL }, "18", "0123", "regions" },
	{ { SIZE, NULL, NULL, 0, 24, NULL }, "568", "012", "one region" },
	{ { SIZE, NULL, NULL, 0, 22, NULL }, "1234", "013", "another" },
	{ { SIZE, NULL, NULL, 0, 35, NULL }, "", "01", "one that is not there" },
	{ { SIZE, NULL, NULL, 0, 0, "GM0599" }, "24", "0123", "one municipality" },
	{ { SIZE, NULL, NULL, 0, 0, "gm0599" }, "24", "0123", "in small letters" },
	{ { SIZE, NULL, NULL, 0, 0, "Gm0599" }, "24", "0123", "in both" },
	{ { SIZE, NULL, NULL, 0, 0, "GM059" }, "", "0123", "the beginning of a code is none" },
	{ { SIZE, NULL, NULL, 0, 0, "GM05990" }, "", "0123", "nor is more than a code" },
	{ { SIZE, NULL, NULL, 0, 0, "" }, "", "0123", "no code" },
	{ { SIZE, "2023Q2", "2023Q2", M, 24, "GM0512" }, "5", "012", "all at once" },
	{ { SIZE, "2023Q2", "2023Q2", R, 24, "GM0512" }, "", "012", "and a level that does not fit" },
	{ { offsetof(klp_selection, level), "2023Q2", "2023Q2", R, 24, "GM0512" }, "458", "012", "an older caller" },
};

static void digits_of_cursor(char *out, klp_cursor *cursor)
{
	size_t row, count = 0;
	while (count < SAMPLE_ROWS + 1 && klp_cursor_next(cursor, &row))
		out[count++] = (char)('0' + row);
	out[count] = '\0';
}

static void digits_of_rows(char *out, const klp_dataset *dataset)
{
	size_t count = 0;
	for (; count < klp_dataset_rows(dataset); count++) {
		int64_t total = -1;
		cr_assert_eq(klp_dataset_integer(dataset, count, KLP_COLUMN_TOTAL, &total), 1);
		out[count] = (char)('0' + total);
	}
	out[count] = '\0';
}

static void digits_of_notes(char *out, const klp_dataset *dataset)
{
	size_t count = 0;
	for (; count < klp_dataset_notes(dataset); count++)
		out[count] = klp_note_message(klp_dataset_note(dataset, count))[strlen("note ")];
	out[count] = '\0';
}

Test(selection, a_walk_and_a_selection_take_the_same_rows_in_order)
{
	klp_dataset *dataset = sample_dataset();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_cursor *cursor = NULL;
		klp_selection selection = cases[i].selection;
		char code[16] = "";
		if (selection.municipality_code != NULL)
			selection.municipality_code = strcpy(code, selection.municipality_code);
		cr_assert_eq(klp_cursor_new(&cursor, dataset, &selection, NULL), KLP_OK, "%s", cases[i].why);
		strcpy(code, "GM9999"); /* the selection was copied */
		char digits[SAMPLE_ROWS + 2];
		digits_of_cursor(digits, cursor);
		cr_expect_str_eq(digits, cases[i].rows, "%s: %s", cases[i].why, digits);
		size_t row = 77;
		cr_expect_eq(klp_cursor_next(cursor, &row), 0, "%s: the end stays the end", cases[i].why);
		cr_expect_eq(row, 77u, "%s: untouched", cases[i].why);
		klp_cursor_free(cursor);

		klp_dataset *selected = NULL;
		cr_assert_eq(klp_dataset_select(&selected, dataset, &cases[i].selection, NULL), KLP_OK, "%s", cases[i].why);
		digits_of_rows(digits, selected);
		cr_expect_str_eq(digits, cases[i].rows, "%s: %s", cases[i].why, digits);
		digits_of_notes(digits, selected);
		cr_expect_str_eq(digits, cases[i].notes, "%s: notes %s", cases[i].why, digits);
		klp_dataset_free(selected);
	}
	klp_cursor *cursor = NULL;
	cr_assert_eq(klp_cursor_new(&cursor, dataset, NULL, NULL), KLP_OK);
	size_t steps = 0;
	while (klp_cursor_next(cursor, NULL))
		steps++;
	cr_expect_eq(steps, (size_t)SAMPLE_ROWS, "NULL selects everything, and the number need not be asked");
	klp_cursor_free(cursor);
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

/* Everything that a dataset tells, in one text. */
static void describe(char *out, size_t size, const klp_dataset *dataset)
{
	size_t used = 0;
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++)
		for (int i = 0; i < KLP_COLUMN_COUNT; i++) {
			klp_column column = (klp_column)i;
			const char *text = klp_dataset_text(dataset, row, column),
					   *cell = klp_dataset_cell_text(dataset, row, column);
			double real = -1;
			klp_dataset_real(dataset, row, column, &real);
			used += (size_t)snprintf(out + used, size - used, "%s|%g|%s;", text ? text : "~", real, cell ? cell : "~");
		}
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++) {
		const klp_note *note = klp_dataset_note(dataset, i);
		const char *source = klp_note_source(note), *edition = klp_note_edition(note);
		used += (size_t)snprintf(out + used, size - used, "%s %d %s %s %d %d %d %s %d;", klp_note_id(note),
		                         (int)klp_note_severity(note), klp_note_message(note), source ? source : "~",
		                         (int)klp_note_page(note), (int)klp_note_line(note), (int)klp_note_column(note),
		                         edition ? edition : "~", klp_note_region_number(note));
		int64_t from = -1, to = -1;
		if (!klp_note_changed(note))
			continue;
		klp_note_change_from(note, &from);
		klp_note_change_to(note, &to);
		used += (size_t)snprintf(
			out + used, size - used, "change %d %s %d %lld %lld %s %s %d;", (int)klp_note_change_level(note),
			klp_note_change_municipality_code(note), klp_note_change_column(note), (long long)from, (long long)to,
			klp_note_change_cause(note), klp_note_change_rules(note), (int)klp_note_change_confidence(note));
	}
	for (int i = 0; i < KLP_COLUMN_COUNT; i++)
		used += (size_t)snprintf(out + used, size - used, "%d", klp_dataset_has_column(dataset, (klp_column)i));
	for (size_t i = 0; i < klp_dataset_editions(dataset); i++)
		used += (size_t)snprintf(out + used, size - used, " %s", klp_dataset_edition(dataset, i));
	cr_assert_lt(used, size);
}

Test(selection, a_selection_of_everything_is_a_copy_that_stands_alone)
{
	static char before[1 << 15], after[1 << 15];
	klp_dataset *dataset = sample_dataset();
	describe(before, sizeof before, dataset);
	klp_dataset *copy = NULL;
	cr_assert_eq(klp_dataset_select(&copy, dataset, NULL, NULL), KLP_OK);
	klp_dataset_free(dataset);
	describe(after, sizeof after, copy);
	cr_expect_str_eq(after, before);
	cr_expect(strstr(after, "change 4 GM0599 9 1157 1175 two digits swapped row.sum region.sum 3;") != NULL);
	cr_expect_str_eq(klp_dataset_cell_text(copy, 4, KLP_COLUMN_UWV_PROFILE), "n.b.");
	cr_expect_str_eq(klp_dataset_cell_text(copy, 4, KLP_COLUMN_MUNICIPAL_PROFILE), "<5");

	/* What a selection leaves out takes nothing along: neither its texts nor its editions. */
	const klp_selection only = { SIZE, "2025Q2", "2025Q2", 0, 0, NULL };
	klp_dataset *newest = NULL;
	cr_assert_eq(klp_dataset_select(&newest, copy, &only, NULL), KLP_OK);
	klp_dataset_free(copy);
	cr_expect_eq(klp_dataset_editions(newest), 1u);
	cr_expect_str_eq(klp_dataset_edition(newest, 0), "2025Q2");
	for (size_t row = 0; row < klp_dataset_rows(newest); row++)
		for (int i = 0; i < KLP_COLUMN_COUNT; i++)
			cr_expect(klp_dataset_cell_text(newest, row, (klp_column)i) == NULL, "row %zu", row);
	cr_expect_eq(klp_dataset_has_column(newest, KLP_COLUMN_PROFILE_SHARE), 1, "the columns stay");
	cr_expect_eq(klp_dataset_real(newest, 0, KLP_COLUMN_PROFILE_SHARE, NULL), 0);
	klp_dataset_free(newest);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(selection, what_selects_nothing_that_can_be_is_refused)
{
	struct {
		klp_selection known;
		unsigned char later[8];
	} grown = { { SIZE + 8, NULL, NULL, 0, 0, NULL }, { 0 } };
	static const struct {
		klp_selection selection;
		const char *message;
	} refused[] = {
		{ { SIZE, "2025", NULL, 0, 0, NULL }, "2025" },
		{ { SIZE, NULL, "kwartaal 2", 0, 0, NULL }, "kwartaal 2" },
		{ { SIZE, "", NULL, 0, 0, NULL }, "edition" },
		{ { SIZE, NULL, NULL, 5, 0, NULL }, "level" },
		{ { SIZE, NULL, NULL, -1, 0, NULL }, "level" },
		{ { 0, NULL, NULL, 0, 0, NULL }, "struct_size" },
		{ { 3, NULL, NULL, 0, 0, NULL }, "struct_size" },
		{ { SIZE_MAX, NULL, NULL, 0, 0, NULL }, "struct_size" },
		{ { SIZE, "2025Q2", "2023Q2", 0, 0, NULL }, "from 2025Q2 to 2023Q2" },
		{ { SIZE, "2025Q2", "2025Q1", 0, 0, NULL }, "end before they begin" },
		{ { offsetof(klp_selection, level), "2025Q2", "2023Q2", 0, 0, NULL }, "swap" },
	};
	klp_dataset *dataset = sample_dataset();
	size_t blocks = klp_memory_blocks();
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		klp_cursor *cursor = NULL;
		klp_dataset *out = NULL;
		klp_error *error = NULL;
		cr_expect_eq(klp_cursor_new(&cursor, dataset, &refused[i].selection, &error), KLP_INVALID_ARGUMENT, "row %zu",
		             i);
		cr_expect(strstr(klp_error_message(error), refused[i].message) != NULL, "row %zu: %s", i,
		          klp_error_message(error));
		klp_error_free(error);
		cr_expect_eq(klp_dataset_select(&out, dataset, &refused[i].selection, NULL), KLP_INVALID_ARGUMENT, "row %zu",
		             i);
		cr_expect(cursor == NULL && out == NULL, "row %zu: untouched", i);
	}
	klp_cursor *cursor = NULL;
	cr_expect_eq(klp_cursor_new(&cursor, dataset, &grown.known, NULL), KLP_OK, "newer, and nothing new asked for");
	klp_cursor_free(cursor);
	grown.later[7] = 1;
	cr_expect_eq(klp_cursor_new(&cursor, dataset, &grown.known, NULL), KLP_INVALID_ARGUMENT, "something new");
	cr_expect_eq(klp_memory_blocks(), blocks);
	klp_dataset_free(dataset);
}
