/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Comma separated values, as spreadsheets and people write them. */

#include "base/csv.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* All records in one line: fields in brackets, records parted by "/". */
static klp_status read_all(const char *bytes, size_t size, char delimiter, struct buffer *said, klp_error **error)
{
	struct csv csv = { .rest = { bytes, size }, .source = "plaatsen.csv", .delimiter = delimiter };
	klp_status status;
	bool more = true;
	for (size_t record = 0;; record++) {
		status = csv_record(&csv, &more, error);
		if (status != KLP_OK || !more)
			break;
		bool kept = record == 0 || buffer_add_text(said, "/");
		for (size_t i = 0; kept && i < csv.field_count; i++)
			kept = buffer_add_text(said, "[") &&
			       buffer_add(said, csv.fields[i].value.text, csv.fields[i].value.length) && buffer_add_text(said, "]");
		if (!kept) {
			status = KLP_OUT_OF_MEMORY;
			break;
		}
	}
	csv_free(&csv);
	return status;
}

static const struct {
	const char *csv;
	const char *records;
	const char *why;
} cases[] = {
	{ "", "", "nothing is no record" },
	{ "\n\r\n\r", "", "empty lines are passed over" },
	{ "a,b,c\n", "[a][b][c]", "three fields" },
	{ "a,b,c", "[a][b][c]", "the last line end may be missing" },
	{ "a\nb\n", "[a]/[b]", "line feeds" },
	{ "a\r\nb\r\n", "[a]/[b]", "both" },
	{ "a\rb\r", "[a]/[b]", "carriage returns" },
	{ "a\n\n\nb", "[a]/[b]", "empty lines between" },
	{ ",\n", "[][]", "two empty fields" },
	{ "a,,c\n", "[a][][c]", "an empty field amid" },
	{ "a,b,", "[a][b][]", "an empty field at the end of the text" },
	{ "a,b,\r\nc", "[a][b][]/[c]", "and of a line" },
	{ "\"\"\n", "[]", "a quoted field of nothing is a field" },
	{ "\"\",\"\"", "[][]", "two" },
	{ "\"a\",b,\"c\"", "[a][b][c]", "quotes are taken off" },
	{ "\"a,b\",c", "[a,b][c]", "a comma within quotes" },
	{ "\"Nuenen, Gerwen en Nederwetten\",GM0820", "[Nuenen, Gerwen en Nederwetten][GM0820]", "as in the reference" },
	{ "\"a\"\"b\"", "[a\"b]", "two quotes are one" },
	{ "\"\"\"\"", "[\"]", "one quote alone" },
	{ "\"\"\"a\"\"\",\"\"\"\"\"\"", "[\"a\"][\"\"]", "at the ends" },
	{ "\"a\nb\",c\nd", "[a\nb][c]/[d]", "a line feed within quotes" },
	{ "\"a\r\nb\",\"\r\"", "[a\r\nb][\r]", "other line ends" },
	{ " a , b ", "[ a ][ b ]", "blanks belong to the field" },
	{ "a\"b,c", "[a\"b][c]", "a quote amid a field is itself" },
	{ " \"a\"", "[ \"a\"]", "likewise after a blank" },
	{ "a;b", "[a;b]", "another delimiter is none" },
	{ "'s-Gravenhage,\xC3\xA9\xE2\x82\xAC", "['s-Gravenhage][\xC3\xA9\xE2\x82\xAC]", "UTF-8" },
	{ "x,\"a\",y,\"\",\"bb\"\n\"c\",z", "[x][a][y][][bb]/[c][z]", "quoted and plain fields side by side" },
};

Test(csv, records_and_fields_are_those_of_the_rules)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		/* In a block of its own size, so that reading past the end is seen. */
		size_t size = strlen(cases[i].csv);
		char *exact = malloc(size + (size == 0));
		cr_assert(exact != NULL);
		memcpy(exact, cases[i].csv, size);
		struct buffer said = { NULL, 0, 0 };
		klp_error *error = NULL;
		cr_expect_eq(read_all(exact, size, ',', &said, &error), KLP_OK, "row %zu, %s: %s", i, cases[i].why,
		             klp_error_message(error));
		cr_assert(buffer_end_text(&said));
		cr_expect_str_eq(said.bytes, cases[i].records, "row %zu, %s: %s", i, cases[i].why, said.bytes);
		klp_error_free(error);
		buffer_free(&said);
		free(exact);
	}
	struct buffer said = { NULL, 0, 0 };
	cr_expect_eq(read_all("a;\"b;c\";1,5", 11, ';', &said, NULL), KLP_OK);
	cr_expect(said.size == 13 && memcmp(said.bytes, "[a][b;c][1,5]", 13) == 0, "a semicolon as delimiter");
	buffer_free(&said);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(csv, every_field_knows_its_line_and_column)
{
	static const char text[] = "a,bb,c\r\n"
							   "\xC3\xA9,\"x\ny\rz\r\nq\",d,\"\xE2\x82\xAC\",e\r"
							   "\n\n"
							   "\"1\n\",2\n"
							   "\"\r\",\"\"\"\",5";
	static const struct {
		uint64_t line;
		uint64_t column;
		const char *value;
	} places[] = {
		{ 1, 1, "a" },  { 1, 3, "bb" },           { 1, 6, "c" },  { 2, 1, "\xC3\xA9" }, { 2, 3, "x\ny\rz\r\nq" },
		{ 5, 4, "d" },  { 5, 6, "\xE2\x82\xAC" }, { 5, 10, "e" }, { 7, 1, "1\n" },      { 8, 3, "2" },
		{ 9, 1, "\r" }, { 10, 3, "\"" },          { 10, 8, "5" },
	};
	struct csv csv = { .rest = { text, sizeof text - 1 }, .delimiter = ',' };
	size_t seen = 0;
	bool more = true;
	while (csv_record(&csv, &more, NULL) == KLP_OK && more)
		for (size_t i = 0; i < csv.field_count; i++, seen++) {
			cr_assert_lt(seen, sizeof places / sizeof places[0]);
			const struct csv_field *field = &csv.fields[i];
			cr_expect_eq(field->line, places[seen].line, "field %zu: line %" PRIu64, seen, field->line);
			cr_expect_eq(field->column, places[seen].column, "field %zu: column %" PRIu64, seen, field->column);
			cr_expect(field->value.length == strlen(places[seen].value) &&
			              memcmp(field->value.text, places[seen].value, field->value.length) == 0,
			          "field %zu", seen);
		}
	cr_expect_eq(seen, sizeof places / sizeof places[0]);
	csv_free(&csv);
}

Test(csv, what_breaks_the_rules_is_refused_with_its_place)
{
	static const struct {
		const char *csv;
		uint64_t line;
		uint64_t column;
		uint64_t byte;
		const char *message;
	} broken[] = {
		{ "\"", 1, 1, 0, "never closed" },
		{ "a,b\nc,\"d", 2, 3, 6, "never closed" },
		{ "a\r\n\xC3\xA9,\"d\"\"\n\n", 2, 3, 6, "never closed" },
		{ "a\n\"b\nc\",\"d", 3, 4, 8, "never closed" },
		{ "\"a\"b\n", 1, 1, 0, "closing quote" },
		{ "x\ry,\"a\" ,b", 2, 3, 4, "closing quote" },
		{ "\"a\"\"", 1, 1, 0, "never closed" },
	};
	for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
		struct buffer said = { NULL, 0, 0 };
		klp_error *error = NULL;
		cr_expect_eq(read_all(broken[i].csv, strlen(broken[i].csv), ',', &said, &error), KLP_FORMAT, "row %zu", i);
		cr_expect(strstr(klp_error_message(error), broken[i].message) != NULL, "row %zu: %s", i,
		          klp_error_message(error));
		cr_expect_str_eq(klp_error_source(error), "plaatsen.csv", "row %zu", i);
		cr_expect_eq(klp_error_line(error), broken[i].line, "row %zu: line %" PRIu64, i, klp_error_line(error));
		cr_expect_eq(klp_error_column(error), broken[i].column, "row %zu: column %" PRIu64, i, klp_error_column(error));
		cr_expect_eq(klp_error_byte(error), broken[i].byte, "row %zu: byte %" PRIu64, i, klp_error_byte(error));
		klp_error_free(error);
		buffer_free(&said);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(csv, a_line_of_a_hundred_thousand_fields_is_read_in_no_time)
{
	enum { FIELDS = 100000, SECONDS = 5 };
	char *line = malloc(FIELDS);
	cr_assert(line != NULL);
	memset(line, ',', FIELDS);
	struct csv csv = { .rest = { line, FIELDS - 1 }, .delimiter = ',' };
	bool more = false;
	clock_t start = clock();
	cr_assert_eq(csv_record(&csv, &more, NULL), KLP_OK);
	cr_expect_lt(clock() - start, SECONDS * CLOCKS_PER_SEC, "the work grows with the square of the fields");
	cr_expect_eq(csv.field_count, (size_t)FIELDS);
	cr_expect_eq(csv.fields[FIELDS - 1].column, (uint64_t)FIELDS);
	csv_free(&csv);
	free(line);
}

static klp_status read_sample(void *context, klp_error **error)
{
	(void)context;
	static const char text[] =
		"\"a\",1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17\n\"a longer quoted text than before\",b";
	struct csv csv = { .rest = { text, sizeof text - 1 }, .delimiter = ',' };
	bool more = true;
	klp_status status = KLP_OK;
	while (status == KLP_OK && more)
		status = csv_record(&csv, &more, error);
	csv_free(&csv);
	return status;
}

Test(csv, memory_that_fails_is_said_and_nothing_leaks)
{
	failing_install();
	failing_each("reading records", read_sample, NULL, 1);
}
