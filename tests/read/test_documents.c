/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The publication as it is: every count, name, code and place of three editions. */

#include "read/reading.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const sample = "examples/data/transparantie-2025-q2.txt";

/* One field of a line of the expected table, which has no quotes but around a municipality's name. */
static const char *take_field(char **rest)
{
	char *start = *rest;
	char end = ',';
	if (*start == '"') {
		start++;
		end = '"';
	}
	char *stop = strchr(start, end);
	*rest = stop == NULL ? start + strlen(start) : stop + (end == '"' ? 2 : 1);
	if (stop != NULL)
		*stop = '\0';
	return start;
}

static void expect_text(const klp_dataset *dataset, size_t row, klp_column column, const char *expected)
{
	const char *text = klp_dataset_text(dataset, row, column);
	cr_expect_str_eq(text == NULL ? "" : text, expected, "row %zu, %s: '%s' instead of '%s'", row,
	                 klp_column_name(column), text == NULL ? "" : text, expected);
}

static void expect_integer(const klp_dataset *dataset, size_t row, klp_column column, const char *expected)
{
	int64_t value = -1;
	int present = klp_dataset_integer(dataset, row, column, &value);
	cr_expect_eq(present, expected[0] != '\0', "row %zu, %s: present %d, expected '%s'", row, klp_column_name(column),
	             present, expected);
	if (present)
		cr_expect_eq(value, strtoll(expected, NULL, 10), "row %zu, %s: %lld instead of %s", row,
		             klp_column_name(column), (long long)value, expected);
}

/* Compares with tests/fixtures/2025q2.csv, which was made from the publication by other means. */
static void expect_edition_2025q2(const klp_dataset *dataset)
{
	size_t size;
	char *table = reading_load(reading_path("tests/fixtures/2025q2.csv"), &size);
	size_t row = 0;
	char *line = strchr(table, '\n') + 1;
	while (*line != '\0') {
		char *next = strchr(line, '\n');
		*next++ = '\0';
		for (int column = KLP_COLUMN_EDITION; column <= KLP_COLUMN_ORIGIN; column++) {
			const char *expected = take_field(&line);
			if (klp_column_type((klp_column)column) == KLP_TYPE_TEXT)
				expect_text(dataset, row, (klp_column)column, expected);
			else if (klp_column_type((klp_column)column) == KLP_TYPE_INTEGER)
				expect_integer(dataset, row, (klp_column)column, expected);
			else
				cr_expect_not(klp_dataset_real(dataset, row, (klp_column)column, NULL));
		}
		take_field(&line); /* source */
		take_field(&line); /* page */
		take_field(&line); /* line */
		expect_text(dataset, row, KLP_COLUMN_MUNICIPALITY_PRINTED, line);
		line = next;
		row++;
	}
	free(table);
	cr_expect_eq(row, 378);
	cr_expect_eq(klp_dataset_rows(dataset), row, "%zu rows instead of %zu", klp_dataset_rows(dataset), row);
	cr_expect_eq(klp_dataset_notes(dataset), 0, "the first note: %s", klp_note_message(klp_dataset_note(dataset, 0)));
}

/* Each row's line must hold its total in the end, and its page must be the number of form feeds before it plus 1. */
static void expect_places(const klp_dataset *dataset, const char *text)
{
	size_t row = 0;
	int64_t page = 1, number = 0;
	for (const char *line = text; *line != '\0'; line += strcspn(line, "\n") + (line[strcspn(line, "\n")] == '\n')) {
		number++;
		page += *line == '\f';
		int64_t at = 0, on = 0, total = 0;
		klp_dataset_integer(dataset, row, KLP_COLUMN_LINE, &at);
		if (at != number)
			continue;
		klp_dataset_integer(dataset, row, KLP_COLUMN_PAGE, &on);
		klp_dataset_integer(dataset, row, KLP_COLUMN_TOTAL, &total);
		cr_expect_eq(on, page, "row %zu: page %lld instead of %lld", row, (long long)on, (long long)page);
		size_t length = strcspn(line, "\n");
		const char *last = line + length;
		while (last > line && last[-1] != ' ')
			last--;
		long printed = 0;
		for (; last < line + length; last++)
			printed = *last == '.' ? printed : printed * 10 + (*last - '0');
		cr_expect_eq(printed, total, "row %zu: line %lld does not end in its total", row, (long long)number);
		row++;
	}
	cr_expect_eq(row, klp_dataset_rows(dataset), "only %zu rows were found at the lines they tell", row);
}

static void replace_all(char *text, char from, char to)
{
	for (; *text != '\0'; text++)
		if (*text == from)
			*text = to;
}

Test(documents, the_edition_of_2025_is_read_to_the_last_count)
{
	size_t size;
	char *text = reading_load(reading_path(sample), &size);
	klp_dataset *dataset = reading_parse(text);
	expect_edition_2025q2(dataset);
	expect_places(dataset, text);
	klp_dataset_free(dataset);

	/* The same without form feeds: the pages are told by their titles. */
	replace_all(text, '\f', ' ');
	dataset = reading_parse(text);
	expect_edition_2025q2(dataset);
	int64_t first_page = 0, last_page = 0;
	klp_dataset_integer(dataset, 0, KLP_COLUMN_PAGE, &first_page);
	klp_dataset_integer(dataset, klp_dataset_rows(dataset) - 1, KLP_COLUMN_PAGE, &last_page);
	cr_expect_eq(first_page, 1);
	cr_expect_eq(last_page, 36);
	klp_dataset_free(dataset);
	free(text);
}

/* Copies a text, putting `replacement` for each of `from`. */
static char *substitute(const char *text, const char *from, const char *replacement)
{
	size_t count = 0;
	for (const char *at = strstr(text, from); at != NULL; at = strstr(at + strlen(from), from))
		count++;
	char *copy = malloc(strlen(text) + count * strlen(replacement) + 1);
	cr_assert(copy != NULL);
	char *out = copy;
	for (const char *at = text; *at != '\0';) {
		bool found = strncmp(at, from, strlen(from)) == 0;
		const char *piece = found ? replacement : at;
		size_t length = found ? strlen(replacement) : 1;
		memcpy(out, piece, length);
		out += length;
		at += found ? strlen(from) : 1;
	}
	*out = '\0';
	return copy;
}

/* What copying and pasting does to a text must not change a count. */
Test(documents, the_same_text_in_other_dress_gives_the_same_rows)
{
	static const struct {
		const char *what;
		const char *from;
		const char *to;
	} cases[] = {
		{ "line ends of Windows", "\n", "\r\n" },
		{ "line ends of old Macs", "\n", "\r" },
		{ "no-break spaces", " ", "\xC2\xA0" },
		{ "thin spaces", " ", "\xE2\x80\x89" },
		{ "several blanks, as a layout has them", " ", "     " },
		{ "tabs", " ", "\t" },
		{ "decomposed u with acute", "\xC3\xBA", "u\xCC\x81" },
		{ "decomposed a with circumflex", "\xC3\xA2", "a\xCC\x82" },
		{ "no empty lines", "\n\n", "\n" },
		{ "blanks at line ends", "\n", "  \n" },
		{ "soft hyphens in names", "Leidschendam", "Leid\xC2\xADschendam" },
		{ "typographic hyphens", "-", "\xE2\x80\x90" },
		{ "totals in capitals", "Totaal AMR", "TOTAAL AMR" },
		{ "totals of another wording", "Totaal AMR", "Totaal arbeidsmarktregio" },
		{ "quarter as a number", "tweede kwartaal 2025", "2e kwartaal 2025" },
		{ "edition as a code", "tweede kwartaal 2025", "2025Q2" },
	};
	size_t size;
	char *text = reading_load(reading_path(sample), &size);
	klp_dataset *plain = reading_parse(text);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *dressed = substitute(text, cases[i].from, cases[i].to);
		cr_assert_str_neq(dressed, text, "%s: nothing was changed", cases[i].what);
		klp_dataset *dataset = reading_parse(dressed);
		cr_assert_eq(klp_dataset_rows(dataset), klp_dataset_rows(plain), "%s: %zu rows", cases[i].what,
		             klp_dataset_rows(dataset));
		for (size_t row = 0; row < klp_dataset_rows(plain); row++)
			for (int column = 0; column < KLP_COLUMN_SOURCE; column++) {
				int64_t one = -1, other = -1;
				klp_dataset_integer(plain, row, (klp_column)column, &one);
				klp_dataset_integer(dataset, row, (klp_column)column, &other);
				cr_expect_eq(one, other, "%s: row %zu, %s", cases[i].what, row, klp_column_name((klp_column)column));
				const char *text_one = klp_dataset_text(plain, row, (klp_column)column);
				const char *text_other = klp_dataset_text(dataset, row, (klp_column)column);
				bool same =
					text_one == NULL ? text_other == NULL : text_other != NULL && strcmp(text_one, text_other) == 0;
				cr_expect(same, "%s: row %zu, %s", cases[i].what, row, klp_column_name((klp_column)column));
			}
		cr_expect_eq(klp_dataset_notes(dataset), 0, "%s: %s", cases[i].what,
		             klp_note_message(klp_dataset_note(dataset, 0)));
		klp_dataset_free(dataset);
		free(dressed);
	}
	klp_dataset_free(plain);
	free(text);
}

/* Puts each of the five counts of a row on a line of its own, as some extractors do. */
static char *one_cell_a_line(const char *text)
{
	char *copy = malloc(strlen(text) + 1);
	cr_assert(copy != NULL);
	strcpy(copy, text);
	for (char *line = copy; *line != '\0'; line += line[0] == '\n') {
		size_t length = strcspn(line, "\n");
		char *end = line + length;
		int counts = 0;
		for (char *at = end; at > line && (strchr("0123456789.", at[-1]) != NULL || at[-1] == ' '); at--)
			counts += at[-1] == ' ' && at < end;
		for (char *at = line; counts >= 5 && at < end; at++)
			if (*at == ' ' && strspn(at + 1, "0123456789. ") == (size_t)(end - at - 1))
				*at = '\n';
		line = end;
	}
	return copy;
}

Test(documents, one_cell_a_line_gives_the_same_counts)
{
	size_t size;
	char *text = reading_load(reading_path(sample), &size);
	char *tall = one_cell_a_line(text);
	cr_assert_str_neq(tall, text);
	klp_dataset *dataset = reading_parse(tall);
	expect_edition_2025q2(dataset);
	klp_dataset_free(dataset);
	free(tall);
	free(text);
}

static void expect_region_22(const klp_dataset *dataset)
{
	cr_assert_eq(klp_dataset_rows(dataset), 15);
	klp_row total = KLP_ROW_INIT;
	cr_assert_eq(klp_dataset_get(dataset, 14, &total, NULL), KLP_OK);
	cr_expect_eq(total.level, KLP_LEVEL_REGION);
	cr_expect_eq(total.region_number, 22);
	cr_expect_str_eq(total.region_code, "AM22");
	cr_expect_str_eq(total.edition, "2023Q2");
	cr_expect_eq(total.total, 14247);
	cr_expect_eq(total.register_total, 19222);
	cr_expect_eq(total.known_percent, 74);
	int64_t sums[5] = { 0 };
	for (size_t row = 0; row < 14; row++) {
		klp_row one = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, row, &one, NULL), KLP_OK);
		cr_expect_eq(one.level, KLP_LEVEL_MUNICIPALITY);
		cr_expect_eq(one.region_number, 22);
		cr_expect(one.municipality_code != NULL);
		sums[0] += one.municipal_profile;
		sums[1] += one.municipal_no_profile;
		sums[2] += one.uwv_profile;
		sums[3] += one.uwv_no_profile;
		sums[4] += one.total;
	}
	cr_expect_eq(sums[0], 332);
	cr_expect_eq(sums[1], 4995);
	cr_expect_eq(sums[2], 7253);
	cr_expect_eq(sums[3], 1667);
	cr_expect_eq(sums[4], 14247);
	cr_expect_eq(klp_dataset_notes(dataset), 0);
}

Test(documents, rijnmond_2023_has_its_name_and_register_after_the_rows)
{
	size_t size;
	char *text = reading_load(reading_path("tests/fixtures/rijnmond-2023q2.txt"), &size);
	klp_dataset *dataset = reading_parse(text);
	expect_region_22(dataset);
	klp_dataset_free(dataset);
	free(text);
}

static const char zuidoost_brabant[] =
	"- municipality 33 GM1724 Bergeijk | 0 16 54 42 112 | - -\n- municipality 33 GM0753 Best | 0 35 71 51 157 | - -\n"
	"- municipality 33 GM1728 Bladel | 0 23 60 74 157 | - -\n- municipality 33 GM1706 Cranendonck | 0 18 50 58 126 | - "
	"-\n"
	"- municipality 33 GM0770 Eersel | 0 19 60 52 131 | - -\n"
	"- municipality 33 GM0772 Eindhoven | 25 415 997 737 2174 | - -\n"
	"- municipality 33 GM1658 Heeze-Leende | 0 15 51 25 91 | - -\n"
	"- municipality 33 GM0820 Nuenen Ca | 0 14 60 42 116 | - -\n- municipality 33 GM0823 Oirschot | 0 20 31 49 100 | - "
	"-\n"
	"- municipality 33 GM1667 Reusel-De Mierden | 0 8 36 35 79 | - -\n"
	"- municipality 33 GM0848 Son en Breugel | 0 19 32 16 67 | - -\n"
	"- municipality 33 GM0858 Valkenswaard | 1 34 91 99 225 | - -\n"
	"- municipality 33 GM0861 Veldhoven | 7 37 153 112 309 | - -\n- municipality 33 GM0866 Waalre | 0 8 34 25 67 | - "
	"-\n"
	"- region 33 - - | - 33 681 1780 1417 | 5431 72\n";

/* The rows without their places, which differ between the fixture and the document. */
static char *rows_without_places(const klp_dataset *dataset)
{
	char *rows = reading_rows(dataset);
	char *out = rows;
	for (char *line = rows; *line != '\0';) {
		char *end = strchr(line, '\n'), *bar = end;
		while (*bar != '|')
			bar--;
		size_t length = (size_t)(bar - 1 - line);
		memmove(out, line, length);
		out += length;
		*out++ = '\n';
		line = end + 1;
	}
	*out = '\0';
	return rows;
}

static void expect_region_33(const klp_dataset *dataset)
{
	char *rows = rows_without_places(dataset);
	cr_expect_str_eq(rows, zuidoost_brabant, "%s", rows);
	free(rows);
	cr_expect_eq(klp_dataset_notes(dataset), 1);
	cr_expect_str_eq(klp_note_id(klp_dataset_note(dataset, 0)), "read.edition-missing");
}

Test(documents, the_slid_total_of_zuidoost_brabant_stays_as_printed)
{
	size_t size;
	char *text = reading_load(reading_path("tests/fixtures/zuidoost-brabant.md"), &size);
	klp_dataset *dataset = reading_parse(text);
	expect_region_33(dataset);
	klp_dataset_free(dataset);
	free(text);
}

Test(documents, the_real_publications_when_they_are_there)
{
	const char *path = reading_shared("000_598955e09fcc9423.txt");
	if (path == NULL) {
		fputs("skipped: shared/publications is not beside the project\n", stderr);
		return;
	}
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_parse_file(dataset, path, NULL, NULL), KLP_OK);
	expect_edition_2025q2(dataset);
	klp_dataset_free(dataset);

	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_parse_file(dataset, reading_shared("001_b052b9fd0d88042a.txt"), NULL, NULL), KLP_OK);
	expect_region_22(dataset);
	klp_dataset_free(dataset);

	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_parse_file(dataset, reading_shared("003_27370f4001cce7f5.txt"), NULL, NULL), KLP_OK);
	expect_region_33(dataset);

	/* Any mix of them in one dataset. */
	cr_assert_eq(klp_parse_file(dataset, reading_shared("001_b052b9fd0d88042a.txt"), NULL, NULL), KLP_OK);
	cr_assert_eq(klp_parse_file(dataset, reading_shared("000_598955e09fcc9423.txt"), NULL, NULL), KLP_OK);
	cr_expect_eq(klp_dataset_rows(dataset), 15 + 15 + 378);
	cr_expect_eq(klp_dataset_editions(dataset), 2);
	cr_expect_str_eq(klp_dataset_edition(dataset, 0), "2023Q2");
	cr_expect_str_eq(klp_dataset_edition(dataset, 1), "2025Q2");
	klp_dataset_free(dataset);
}
