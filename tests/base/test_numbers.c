/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Numbers as the publication prints them: a dot parts thousands, and what is no count is never taken for one. */

#include "base/number.h"

#include <criterion/criterion.h>
#include <float.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NO_BREAK "\xC2\xA0"
#define NARROW_NO_BREAK "\xE2\x80\xAF"
#define THIN "\xE2\x80\x89"
#define MINUS "\xE2\x88\x92"

/* ------------------------------------------------------------------ counts */

/* What a text is, first amid other words, then as a whole cell. */
struct count_case {
	const char *text;
	enum number_kind open;
	enum number_kind cell;
	int64_t value;
	const char *why;
};

#define C NUMBER_COUNT
#define L NUMBER_TOO_LARGE
#define O NUMBER_OTHER
#define N NUMBER_NONE

static const struct count_case count_cases[] = {
	{ "0", C, C, 0, "nobody is a count" },
	{ "7", C, C, 7, "one digit" },
	{ "999", C, C, 999, "three digits need no dot" },
	{ "1097", C, C, 1097, "a dot may be left out" },
	{ "1.097", C, C, 1097, "a dot parts thousands, it is no decimal mark" },
	{ "190.973", C, C, 190973, "the country's total of 2025" },
	{ "1.234.567", C, C, 1234567, "two dots" },
	{ " 1.097\t", C, C, 1097, "blanks around it do not count" },
	{ NO_BREAK "1.097" NARROW_NO_BREAK, C, C, 1097, "nor do others" },
	{ "1.000.000", C, C, 1000000, "zeros within" },

	{ "12 310", N, C, 12310, "two numbers, unless the borders of the cell are known" },
	{ "12" NO_BREAK "310", N, C, 12310, "likewise with a no-break space" },
	{ "12" NARROW_NO_BREAK "310", N, C, 12310, "with a narrow one" },
	{ "12" THIN "310", N, C, 12310, "with a thin space" },
	{ "1 234 567", N, C, 1234567, "two blanks" },
	{ "12  310", N, O, 0, "two blanks on end part nothing" },
	{ "1 23", N, O, 0, "a group of two" },
	{ "12 31 5", N, O, 0, "two such groups" },
	{ "1234 567", N, O, 0, "a first group of four" },
	{ "12\n310", N, O, 0, "two lines of a cell are two numbers" },
	{ "12\t310", N, O, 0, "a tab parts cells" },
	{ "1.234 567", N, O, 0, "one separator a number" },
	{ "1 234.567", N, O, 0, "in either order" },
	{ "1 .097", N, O, 0, "nothing between two separators" },
	{ "1. 097", N, O, 0, "likewise" },

	{ "1,5", O, O, 0, "a decimal" },
	{ "1,175", O, O, 0, "a spreadsheet's decimal is no thousand" },
	{ "1.09", O, O, 0, "a group of two" },
	{ "1.0970", O, O, 0, "a group of four" },
	{ "12.3456", O, O, 0, "likewise" },
	{ "1234.567", O, O, 0, "a first group of four" },
	{ "12.34.567", O, O, 0, "a group of two amid" },
	{ "-3", O, O, 0, "there are no fewer than no people" },
	{ "+3", O, O, 0, "a change, not a count" },
	{ MINUS "3", O, O, 0, "a minus sign proper" },
	{ "0.123", O, O, 0, "a fraction" },
	{ "007", O, O, 0, "a code" },
	{ "00", O, O, 0, "likewise" },
	{ "1..097", O, O, 0, "two dots on end" },
	{ "1.097.", O, O, 0, "a dot at the end" },
	{ "1.", O, O, 0, "likewise" },
	{ "74%", O, O, 0, "a percentage" },
	{ "1'097", O, O, 0, "the Swiss way" },
	{ "1.097,00", O, O, 0, "money" },

	{ "", N, N, 0, "nothing" },
	{ "  " NO_BREAK, N, N, 0, "only blanks" },
	{ ".097", N, N, 0, "begins with the separator" },
	{ ".", N, N, 0, "a dot" },
	{ "-", N, N, 0, "a dash" },
	{ MINUS, N, N, 0, "a minus sign alone" },
	{ "--3", N, N, 0, "two dashes" },
	{ "12a", N, N, 0, "a letter after" },
	{ "a12", N, N, 0, "a letter before" },
	{ "n.b.", N, N, 0, "not known" },
	{ "<5", N, N, 0, "fewer than five" },
	{ "1e3", N, N, 0, "a computer's number" },
	{ "0x10", N, N, 0, "likewise" },
	{ "inf", N, N, 0, "likewise" },
	{ "\xD9\xA1\xD9\xA2", N, N, 0, "Arabic digits" },
	{ "\xEF\xBC\x91\xEF\xBC\x92", N, N, 0, "full-width digits" },
	{ "1\xC2\xB2", N, N, 0, "a superscript, as of a footnote" },
	{ "1\xFF", N, N, 0, "a byte that is no text" },

	{ "9007199254740991", C, C, NUMBER_COUNT_MAX, "the largest count" },
	{ "9.007.199.254.740.991", C, C, NUMBER_COUNT_MAX, "the same with dots" },
	{ "9007199254740992", L, L, 0, "one more is not exact in a double" },
	{ "9.007.199.254.740.992", L, L, 0, "the same with dots" },
	{ "9223372036854775808", L, L, 0, "past 64 bits" },
	{ "99999999999999999999999999999999999999999999999999", L, L, 0, "far past" },
	{ "18446744073709551617", L, L, 0, "comes round to 1 in 64 bits" },
	{ "99999999999999999999,5", O, O, 0, "large, and no count either" },
};

static void expect_count(const struct count_case *row, struct slice text, bool bordered)
{
	static const int64_t untouched = -77;
	enum number_kind expected = bordered ? row->cell : row->open;
	int64_t value = untouched;
	enum number_kind kind = number_count(text, bordered, &value);
	cr_expect_eq(kind, expected, "'%s' %s: %s; is %d", row->text, bordered ? "in a cell" : "amid words", row->why,
	             (int)kind);
	cr_expect_eq(value, expected == NUMBER_COUNT ? row->value : untouched, "'%s': %s; is %" PRId64, row->text, row->why,
	             value);
}

Test(numbers, a_count_is_digits_or_groups_of_three_and_nothing_else)
{
	for (size_t i = 0; i < sizeof count_cases / sizeof count_cases[0]; i++) {
		/* In a block of its own size, so that reading past the end is seen. */
		size_t length = strlen(count_cases[i].text);
		char *exact = malloc(length + (length == 0));
		cr_assert(exact != NULL);
		memcpy(exact, count_cases[i].text, length);
		expect_count(&count_cases[i], (struct slice){ exact, length }, false);
		expect_count(&count_cases[i], (struct slice){ exact, length }, true);
		free(exact);
	}

	int64_t value = 5;
	cr_expect_eq(number_count((struct slice){ "1\0", 2 }, true, &value), NUMBER_NONE, "a zero byte is no digit");
	enum { MANY = 1 << 16 };
	char *many = malloc(MANY);
	cr_assert(many != NULL);
	memset(many, '9', MANY);
	cr_expect_eq(number_count((struct slice){ many, MANY }, false, &value), NUMBER_TOO_LARGE, "65536 digits");
	memset(many, '0', MANY);
	cr_expect_eq(number_count((struct slice){ many, MANY }, false, &value), NUMBER_OTHER, "65536 zeros");
	cr_expect_eq(value, 5, "and nothing was given");
	free(many);
}

/* Writes a count as the publication does. */
static size_t with_separator(char *out, int64_t count, const char *separator)
{
	char plain[NUMBER_BYTES];
	size_t digits = number_write_integer(plain, count), size = 0;
	for (size_t i = 0; i < digits; i++) {
		if (i > 0 && (digits - i) % 3 == 0) {
			memcpy(out + size, separator, strlen(separator));
			size += strlen(separator);
		}
		out[size++] = plain[i];
	}
	return size;
}

Test(numbers, every_count_reads_back_from_however_it_is_printed)
{
	static const char *const separators[] = { "", ".", " ", NO_BREAK, NARROW_NO_BREAK, THIN };
	uint64_t state = 1;
	for (int i = 0; i < 20000; i++) {
		state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		int64_t count = i < 2000 ? i : (int64_t)((state >> 11) >> (state % 50)) & NUMBER_COUNT_MAX;
		const char *separator = separators[(size_t)i % (sizeof separators / sizeof separators[0])];
		char text[64];
		size_t size = with_separator(text, count, separator);
		int64_t value = -1;
		cr_assert_eq(number_count((struct slice){ text, size }, true, &value), NUMBER_COUNT, "%.*s", (int)size, text);
		cr_assert_eq(value, count, "%.*s", (int)size, text);
	}
}

/* ------------------------------------------------------------- percentages */

static const struct {
	const char *text;
	bool is;
	double value;
	const char *why;
} percent_cases[] = {
	{ "74%", true, 74, "as Rijnmond prints it" },
	{ "74 %", true, 74, "with a blank" },
	{ "74" NO_BREAK "%", true, 74, "with a no-break space" },
	{ " 74% ", true, 74, "blanks around" },
	{ "74,3%", true, 74.3, "a decimal comma" },
	{ "74.3%", true, 74.3, "a decimal dot, which can be nothing else here" },
	{ "74.35%", true, 74.35, "likewise" },
	{ "0,1%", true, 0.1, "the double nearest to it" },
	{ "52,96%", true, 52.96, "likewise" },
	{ "0%", true, 0, "nothing" },
	{ "100%", true, 100, "all" },
	{ "1000%", true, 1000, "the most that a row takes" },
	{ "0,00000000001%", true, 1e-11, "twelve digits" },
	{ "1000,1%", false, 0, "more than a row takes" },
	{ "123456%", false, 0, "likewise" },
	{ "0,000000000001%", false, 0, "thirteen digits" },
	{ "99999999999999999999999999%", false, 0, "more still" },
	{ "1.097%", false, 0, "a thousand or a decimal: nobody can tell" },
	{ "%", false, 0, "the sign alone" },
	{ " %", false, 0, "likewise" },
	{ "", false, 0, "nothing at all" },
	{ "74", false, 0, "no sign" },
	{ "74%%", false, 0, "two signs" },
	{ "%74", false, 0, "the sign before" },
	{ "-3%", false, 0, "no percentage is below 0" },
	{ "+3%", false, 0, "a change" },
	{ ",5%", false, 0, "nothing before the comma" },
	{ "5,%", false, 0, "nothing after it" },
	{ "5,3,1%", false, 0, "two commas" },
	{ "7 4%", false, 0, "two numbers" },
	{ "x%", false, 0, "a letter" },
	{ "74% bekend", false, 0, "a word after" },
};

Test(numbers, a_percentage_is_a_number_with_its_sign)
{
	for (size_t i = 0; i < sizeof percent_cases / sizeof percent_cases[0]; i++) {
		double value = -1;
		bool is = number_percent(slice_of(percent_cases[i].text), &value);
		cr_expect_eq(is, percent_cases[i].is, "'%s': %s", percent_cases[i].text, percent_cases[i].why);
		double expected = percent_cases[i].is ? percent_cases[i].value : -1;
		cr_expect(value == expected, "'%s': %s; is %.17g", percent_cases[i].text, percent_cases[i].why, value);
	}
}

/* ----------------------------------------------------------------- writing */

static void expect_written(double value, const char *expected)
{
	char text[NUMBER_BYTES];
	size_t length = number_write_real(text, value);
	cr_expect_str_eq(text, expected, "%.17g", value);
	cr_expect_eq(length, strlen(expected), "%s", expected);
}

/* Written, and read back in the C locale. */
static void expect_same_again(double value)
{
	char text[NUMBER_BYTES];
	size_t length = number_write_real(text, value);
	cr_assert_lt(length, (size_t)NUMBER_BYTES, "%s", text);
	cr_assert_eq(text[length], '\0');
	cr_assert_eq(strspn(text, "0123456789.e+-"), length, "'%s' is a number everywhere", text);
	double again = strtod(text, NULL);
	cr_assert(memcmp(&again, &value, sizeof value) == 0, "%s is not %a", text, value);
	cr_assert(number_real((struct slice){ text, length }, &again), "%s", text);
	cr_assert(memcmp(&again, &value, sizeof value) == 0, "%s is read as another than %a", text, value);
}

static double random_double(uint64_t *state)
{
	double value;
	do {
		*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		uint64_t bits = *state ^ *state >> 29;
		memcpy(&value, &bits, sizeof value);
	} while (!isfinite(value));
	return value;
}

Test(numbers, a_real_is_written_with_the_fewest_digits_that_read_back)
{
	static const struct {
		double value;
		const char *text;
	} cases[] = {
		{ 0.0, "0" },
		{ 74.0, "74" },
		{ 74.3, "74.3" },
		{ 0.1, "0.1" },
		{ 0.5296, "0.5296" },
		{ 100.0, "100" },
		{ -2.5, "-2.5" },
		{ 1.0 / 3.0, "0.3333333333333333" },
		{ 101130.0 / 190973.0, "0.5295512978274416" },
		{ 0.1 + 0.2, "0.30000000000000004" },
		{ 1e23, "1e+23" },
		{ DBL_MAX, "1.7976931348623157e+308" },
		{ -DBL_MAX, "-1.7976931348623157e+308" },
		{ DBL_MIN, "2.2250738585072014e-308" },
		{ 4.9406564584124654e-324, "5e-324" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		expect_written(cases[i].value, cases[i].text);
	uint64_t state = 2025;
	for (int i = 0; i < 3000; i++)
		expect_same_again(random_double(&state));
	for (int part = 0; part <= 500; part++)
		expect_same_again(part / 500.0);
	/* small ones, which have fewer digits than others */
	for (double value = 4.9406564584124654e-324; value < 1e-300; value *= 3)
		expect_same_again(value);
}

Test(numbers, a_real_is_read_with_a_dot_or_a_comma)
{
	static const struct {
		const char *text;
		bool is;
		double value;
	} cases[] = {
		{ "0", true, 0 },
		{ "0.53", true, 0.53 },
		{ "0,53", true, 0.53 },
		{ "-2.5", true, -2.5 },
		{ " 74 ", true, 74 },
		{ "1e-5", true, 1e-5 },
		{ "1,5E+3", true, 1500 },
		{ "007", true, 7 },
		{ "1.7976931348623157e+308", true, DBL_MAX },
		{ "", false, 0 },
		{ "-", false, 0 },
		{ ".5", false, 0 },
		{ "5.", false, 0 },
		{ "1.2.3", false, 0 },
		{ "1e", false, 0 },
		{ "1e+", false, 0 },
		{ "0x10", false, 0 },
		{ "nan", false, 0 },
		{ "inf", false, 0 },
		{ "1e999", false, 0 },
		{ "74%", false, 0 },
		{ "1 2", false, 0 },
		{ "+1", false, 0 },
		{ "1111111111111111111111111111111111111111111111111", false, 0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		double value = -1, expected = cases[i].is ? cases[i].value : -1;
		cr_expect_eq(number_real(slice_of(cases[i].text), &value), cases[i].is, "'%s'", cases[i].text);
		cr_expect(value == expected, "'%s' is %.17g", cases[i].text, value);
	}
}

/* Short numbers are read in a way of their own, which must not show. */
static void expect_read_as_the_c_library_does(void)
{
	uint64_t random = 2025;
	for (int i = 0; i < 5000; i++) {
		random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		int digits = (int)(random >> 60), decimals = (int)(random >> 56 & 15);
		char whole[32], text[64];
		snprintf(whole, sizeof whole, "%014llu", (unsigned long long)(random >> 8) % UINT64_C(100000000000000));
		snprintf(text, sizeof text, "%s%.*s%s%.*s", i % 3 == 0 ? "-" : "", digits + 1, whole, decimals > 0 ? "." : "",
		         decimals, whole + 3);
		double value = 0;
		cr_assert(number_real(slice_of(text), &value) && value == strtod(text, NULL), "%s", text);
	}
	double nothing = 0;
	cr_expect(number_real(slice_of("-0"), &nothing) && signbit(nothing));
	static const char *const none[] = { "", "-", ".", "-.", "1.", ".5", "1.2.3", "1,2.3", "--1", "+1", "1-" };
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		cr_expect(!number_real(slice_of(none[i]), &nothing), "'%s'", none[i]);
}

Test(numbers, a_decimal_comma_of_the_locale_changes_nothing)
{
	expect_read_as_the_c_library_does();
	static const char *const locales[] = {
		"nl_NL.UTF-8", "nl_NL", "de_DE.UTF-8", "de_DE", "fr_FR.UTF-8", "nl_BE.UTF-8"
	};
	bool set = false;
	for (size_t i = 0; !set && i < sizeof locales / sizeof locales[0]; i++)
		set = setlocale(LC_ALL, locales[i]) != NULL && localeconv()->decimal_point[0] == ',';
	if (!set) {
		/* cr_skip_test() would leave blocks of the framework behind that valgrind takes for leaks. */
		fputs("no locale with a decimal comma is installed here: the test of one shows nothing\n", stderr);
		return;
	}
	char proof[NUMBER_BYTES];
	snprintf(proof, sizeof proof, "%g", 0.5);
	cr_assert_str_eq(proof, "0,5", "the locale is in force");
	expect_written(0.5, "0.5");
	expect_written(-1234567.25, "-1234567.25");
	expect_written(1.0 / 3.0, "0.3333333333333333");
	expect_written(1e300, "1e+300");
	expect_written(4.9406564584124654e-324, "5e-324");
	double real = 0;
	cr_expect(number_real(slice_of("-0.53e2"), &real) && real == -53);
	cr_expect(number_real(slice_of("0,53"), &real) && real == 0.53);
	double percent = 0;
	cr_expect(number_percent(slice_of("74,3%"), &percent) && percent == 74.3);
	cr_expect(number_percent(slice_of("74.3%"), &percent) && percent == 74.3);
}

Test(numbers, whole_numbers_are_written_and_added_up_to_their_borders)
{
	static const struct {
		int64_t value;
		const char *text;
	} written[] = {
		{ 0, "0" },
		{ 9, "9" },
		{ 10, "10" },
		{ -1, "-1" },
		{ 190973, "190973" },
		{ INT64_MAX, "9223372036854775807" },
		{ INT64_MIN, "-9223372036854775808" },
	};
	for (size_t i = 0; i < sizeof written / sizeof written[0]; i++) {
		char text[NUMBER_BYTES];
		size_t length = number_write_integer(text, written[i].value);
		cr_expect_str_eq(text, written[i].text);
		cr_expect_eq(length, strlen(written[i].text), "%s", written[i].text);
	}

	static const struct {
		int64_t value;
		const char *text;
	} dotted[] = {
		{ 0, "0" },
		{ 999, "999" },
		{ 1097, "1.097" },
		{ 190973, "190.973" },
		{ -999, "-999" },
		{ -1000, "-1.000" },
		{ -123456, "-123.456" },
		{ INT64_MAX, "9.223.372.036.854.775.807" },
		{ INT64_MIN, "-9.223.372.036.854.775.808" },
	};
	for (size_t i = 0; i < sizeof dotted / sizeof dotted[0]; i++)
		cr_expect_str_eq(number_dotted(dotted[i].value).text, dotted[i].text);

	static const struct {
		int64_t value;
		const char *text;
	} changes[] = {
		{ 0, "0" },
		{ 1090, "+1.090" },
		{ -44, "−44" },
		{ -1000, "−1.000" },
		{ INT64_MIN, "−9.223.372.036.854.775.808" },
	};
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++)
		cr_expect_str_eq(number_change(changes[i].value).text, changes[i].text);

	/* Half a tenth goes away from 0; what rounds to 0 has no sign. */
	static const struct {
		double fraction;
		const char *plain;
		const char *change;
	} fractions[] = {
		{ 0, "0,0", "0,0" },
		{ 0.532, "53,2", "+53,2" },
		{ -0.04305, "-4,3", "−4,3" },
		{ 0.0625, "6,3", "+6,3" },
		{ -0.0625, "-6,3", "−6,3" },
		{ 0.0004, "0,0", "0,0" },
		{ -0.0004, "0,0", "0,0" },
		{ -0.004, "-0,4", "−0,4" },
		{ 29.049, "2.904,9", "+2.904,9" },
		{ -1e9, "-100.000.000.000,0", "−100.000.000.000,0" },
	};
	for (size_t i = 0; i < sizeof fractions / sizeof fractions[0]; i++) {
		cr_expect_str_eq(number_hundredths(fractions[i].fraction).text, fractions[i].plain);
		cr_expect_str_eq(number_hundredths_change(fractions[i].fraction).text, fractions[i].change);
	}
	cr_expect_not_null(strstr(number_hundredths_change(-1e300).text, "−900.719.925.474.09"), "as large as can be told");

	static const struct {
		int64_t sum;
		int64_t value;
		bool fits;
	} added[] = {
		{ 11994, 63207, true },         { 0, 0, true },
		{ INT64_MAX, 0, true },         { INT64_MAX, 1, false },
		{ INT64_MAX - 1, 1, true },     { 1, INT64_MAX, false },
		{ 0, INT64_MAX, true },         { INT64_MAX, INT64_MAX, false },
		{ INT64_MIN, 0, true },         { INT64_MIN, -1, false },
		{ INT64_MIN + 1, -1, true },    { 0, INT64_MIN, true },
		{ -1, INT64_MIN, false },       { INT64_MAX, INT64_MIN, true },
		{ INT64_MIN, INT64_MAX, true }, { INT64_MIN, INT64_MIN, false },
	};
	for (size_t i = 0; i < sizeof added / sizeof added[0]; i++) {
		int64_t sum = added[i].sum;
		cr_expect_eq(number_add(&sum, added[i].value), added[i].fits, "row %zu", i);
		cr_expect_eq(sum, added[i].fits ? added[i].sum + added[i].value : added[i].sum, "row %zu", i);
	}
}
