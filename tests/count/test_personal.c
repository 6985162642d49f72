/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Columns of citizen service numbers are told, and others are not taken for such. The numbers are made up by the test. */

#include "count/personal.h"

#include "support/chance.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <klantprofiel/count.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BILLION = 1000000000, MOST_NUMBERS = 100000000 };

/* A text that grows. */
struct text_buffer {
	char *bytes;
	size_t size;
	size_t capacity;
};

static void add(struct text_buffer *text, const char *format, ...)
{
	enum { MOST = 512 };
	va_list arguments;
	if (text->capacity - text->size < MOST) {
		text->capacity = 2 * text->capacity + MOST;
		text->bytes = realloc(text->bytes, text->capacity);
		cr_assert(text->bytes != NULL);
	}
	va_start(arguments, format);
	text->size += (size_t)vsnprintf(text->bytes + text->size, MOST, format, arguments);
	va_end(arguments);
}

/* Nine digits that pass the 11-test, worked out here in another way: the last digit is what is left over, if that is a digit. */
static bool make_number(char text[10], size_t chosen)
{
	size_t sum = 0, rest = chosen;
	for (size_t i = 8; i > 0; i--, rest /= 10) {
		text[i - 1] = (char)('0' + rest % 10);
		sum += (10 - i) * (rest % 10);
	}
	text[8] = (char)('0' + sum % 11);
	text[9] = '\0';
	return sum % 11 < 10 && chosen > 0;
}

Test(personal, numbers_are_told_by_the_11_test)
{
	static const struct {
		const char *value;
		bool number;
		const char *why;
	} cases[] = {
		{ "111222333", true, "9+8+7+12+10+8+9+6-3 is 66" },
		{ " 111222333\t", true, "blanks around it" },
		{ "1112.22.333", true, "dots within" },
		{ "111 222 333", true, "blanks within" },
		{ "111222334", false, "67 is no multiple of 11" },
		{ "000000000", false, "nobody's" },
		{ "11122233", false, "eight digits" },
		{ "1112223330", false, "ten digits" },
		{ "11122233311122233", false, "many digits" },
		{ "K111222333", false, "a letter" },
		{ "111222333;", false, "another sign" },
		{ "", false, "empty" },
		{ "  ", false, "blanks" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(personal_is_number(slice_of(cases[i].value)), cases[i].number, "'%s': %s", cases[i].value,
		             cases[i].why);
}

/* A column of so many numbers that pass, that do not, and that are empty. */
static bool refused(size_t passing, size_t failing, size_t empty)
{
	struct personal personal = { NULL, 0, 0 };
	char text[10];
	size_t chosen = 1;
	for (size_t i = 0; i < passing; i++) {
		while (!make_number(text, ++chosen))
			;
		cr_assert_eq(personal_look(&personal, 2, slice_of(text), NULL), KLP_OK);
	}
	for (size_t i = 0; i < failing; i++)
		cr_assert_eq(personal_look(&personal, 2, slice_of("12345678"), NULL), KLP_OK);
	for (size_t i = 0; i < empty; i++)
		cr_assert_eq(personal_look(&personal, 2, slice_of(i % 2 == 0 ? "" : " "), NULL), KLP_OK);
	size_t found = personal_find(&personal);
	cr_assert(found == 2 || found == SIZE_MAX);
	personal_free(&personal);
	return found == 2;
}

Test(personal, it_takes_nine_in_ten_of_ten_values)
{
	static const struct {
		size_t passing, failing, empty;
		bool refused;
	} cases[] = {
		{ 0, 0, 0, false },   { 9, 0, 0, false },      { 10, 0, 0, true },       { 9, 1, 0, true },
		{ 8, 2, 0, false },   { 9, 0, 9991, false },   { 10, 0, 9990, true },    { 90, 10, 0, true },
		{ 89, 10, 0, false }, { 9000, 1000, 0, true }, { 8999, 1001, 0, false }, { 0, 0, 100, false },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(refused(cases[i].passing, cases[i].failing, cases[i].empty), cases[i].refused,
		             "%zu that pass, %zu that do not, %zu empty", cases[i].passing, cases[i].failing, cases[i].empty);
}

/* Of ten numbers by chance, nine or more pass once in some 200 million times. */
Test(personal, numbers_by_chance_are_no_alarm)
{
	enum { COLUMNS = 1000, NUMBERS = 2000 };
	chance_begin(11);
	for (size_t values = PERSONAL_VALUES; values <= NUMBERS; values *= 2) {
		struct personal personal = { NULL, 0, 0 };
		for (size_t column = 0; column < COLUMNS; column++)
			for (size_t i = 0; i < values; i++) {
				char text[10];
				snprintf(text, sizeof text, "%09u", (unsigned)chance(BILLION));
				cr_assert_eq(personal_look(&personal, column, slice_of(text), NULL), KLP_OK);
			}
		cr_expect_eq(personal_find(&personal), SIZE_MAX, "a column of %zu numbers", values);
		personal_free(&personal);
	}
}

Test(personal, the_message_says_which_column_and_what_to_do)
{
	static const struct {
		const char *name;
		const char *said;
		const char *not_said;
	} cases[] = {
		{ "klantnummer", "the column 'klantnummer' (3)", NULL },
		{ " BSN ", "the column 'BSN' (3)", NULL },
		{ "taaksoort_01", "the column 'taaksoort_01' (3)", NULL },
		{ "", "column 3", "''" },
		{ "111222333", "column 3", "111222333" },
		{ "n\xE1\xE9m", "column 3", "n\xE1\xE9m" },
		{ "a name as long as no column has one, and in which there may stand whatever there is", "column 3",
		  "whatever" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_error *error = NULL;
		cr_expect_eq(personal_refuse(2, slice_of(cases[i].name), "sonar.csv", &error), KLP_PERSONAL_DATA);
		const char *message = klp_error_message(error);
		cr_expect_not_null(strstr(message, cases[i].said), "%s", message);
		cr_expect_not_null(strstr(message, "keyed hash"), "%s", message);
		cr_expect(cases[i].not_said == NULL || strstr(message, cases[i].not_said) == NULL, "%s", message);
		cr_expect_str_eq(klp_error_source(error), "sonar.csv");
		klp_error_free(error);
	}
}

/* ------------------------------------------------------- through the public API */

#define XML_CLIENT                                                                                                    \
	"<klant><client_id>K%zu</client_id><gemeentecode>599</gemeentecode><indicering>WW</indicering><status>x</status>" \
	"<dienstverlening_begin/><doelgroepregister/><banenafspraak/><affiniteiten/><beroepssectoren/>"

/* Extracts of so many clients, with a column of numbers: those that pass the 11-test, or by chance. */
static void add_numbers(struct text_buffer *text, bool xml, const char *column, bool passing, size_t records)
{
	static const char *const head[] = {
		"client_id,gemeentecode,indicering,status,dienstverlening_begin,dienstverlening_eind,"
		"doelgroepregister,banenafspraak,affiniteiten,beroepssectoren,taaksoort_01,",
		"<klanten>"
	};
	add(text, "%s%s%s", head[xml], xml ? "" : column, "\n");
	for (size_t i = 0; i < records; i++) {
		char number[10];
		do
			make_number(number, chance(MOST_NUMBERS));
		while (!personal_is_number(slice_of(number)) && passing);
		if (!passing)
			snprintf(number, sizeof number, "%09u", (unsigned)chance(BILLION));
		if (xml)
			add(text, XML_CLIENT "<%s>%s</%s></klant>\n", i, column, number, column);
		else
			add(text, "K%zu,GM0599,WW,ingeschreven,2020-01-01,,J,J,,,,\"%s\"\n", i, number);
	}
	add(text, "%s", xml ? "</klanten>\n" : "");
}

Test(personal, an_extract_with_such_a_column_is_refused)
{
	static const struct {
		const char *why;
		const char *column;
		size_t records;
		bool passing;
		bool refused;
	} cases[] = {
		{ "a column of the export's own", "sofinummer", 100, true, true },
		{ "a column that is known, and not read", "opleiding", 100, true, true },
		{ "a part of the profile", "taaksoort_02", 100, true, true },
		{ "ten records are enough", "nummer", 10, true, true },
		{ "nine are not", "nummer", 9, true, false },
		{ "numbers by chance", "nummer", 1000, false, false },
		{ "more records than are looked at", "nummer", 30000, true, true },
	};
	chance_begin(5);
	for (int xml = 0; xml < 2; xml++)
		for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
			struct text_buffer text = { NULL, 0, 0 };
			klp_count_options options = KLP_COUNT_OPTIONS_INIT;
			klp_count *count = NULL;
			klp_error *error = NULL;
			options.date = "2025-06-30";
			cr_assert_eq(klp_count_new(&count, &options, NULL), KLP_OK);
			add_numbers(&text, xml, cases[i].column, cases[i].passing, cases[i].records);
			klp_status status = klp_count_memory(count, text.bytes, text.size, "sonar", &error);
			cr_expect_eq(status, cases[i].refused ? KLP_PERSONAL_DATA : KLP_OK, "%s: %s, %s", cases[i].why,
			             klp_status_name(status), klp_error_message(error));
			cr_expect(!cases[i].refused || strstr(klp_error_message(error), cases[i].column) != NULL, "%s: %s",
			          cases[i].why, klp_error_message(error));
			cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), cases[i].refused ? 0 : cases[i].records,
			             "%s: nothing is counted", cases[i].why);
			klp_error_free(error);
			klp_count_free(count);
			free(text.bytes);
		}
}

static klp_status look(void *context, klp_error **error)
{
	struct personal personal = { NULL, 0, 0 };
	(void)context;
	klp_status status = KLP_OK;
	for (size_t column = 0; status == KLP_OK && column < 100; column++)
		status = personal_look(&personal, column, slice_of("x"), error);
	if (status == KLP_OK && personal_find(&personal) != SIZE_MAX)
		status = KLP_FORMAT;
	personal_free(&personal);
	return status;
}

Test(personal, survives_that_there_is_no_memory)
{
	failing_install();
	failing_each("personal_look", look, NULL, 1);
}
