/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Columns of citizen service numbers are told, and others are not taken for such. The numbers are made up by the test. */

#include "count/personal.h"

#include "support/chance.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

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
	enum { COLUMNS = 1000, NUMBERS = 2000, BILLION = 1000000000 };
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
