/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What stored numbers mean by the format of their cells. */

#include "read/formats/number_format.h"

#include <criterion/criterion.h>
#include <string.h>

static void expect(const char *stored, struct number_format format, bool from_1904, const char *expected,
                   const char *why)
{
	char out[NUMBER_FORMAT_BYTES];
	size_t length = number_format_write(out, slice_of(stored), format, from_1904);
	bool same = length == strlen(expected) && memcmp(out, expected, length) == 0;
	cr_expect(same, "%s: %s is '%.*s' instead of '%s'", why, stored, (int)length, out, expected);
}

Test(number_format, numbers_are_written_as_counts_are_and_fractions_with_a_comma)
{
	static const struct {
		const char *stored;
		const char *expected;
		const char *why;
	} cases[] = {
		{ "0", "0", "nil" },
		{ "-0", "0", "nil has no sign" },
		{ "0.0", "0", "nil with decimals" },
		{ "1097", "1097", "a count" },
		{ " 1097 ", "1097", "blanks around it" },
		{ "+1097", "1097", "a sign that says nothing" },
		{ "1097.0", "1097", "as a program writes that knows fractions only" },
		{ "1.097E3", "1097", "with an exponent" },
		{ "1.097e+03", "1097", "likewise" },
		{ "109700E-2", "1097", "likewise" },
		{ "1.175", "1,175", "a fraction is no thousand" },
		{ "-1.5", "-1,5", "below nil" },
		{ ".5", "0,5", "without a nil before the dot" },
		{ "0.00012", "0,00012", "small" },
		{ "1096.9999999999998", "1097", "what is left of a sum of fractions" },
		{ "1097.0000000000002", "1097", "likewise" },
		{ "9.9999999999999999", "10", "rounding reaches the first digit" },
		{ "0.30000000000000004", "0,3", "likewise" },
		{ "1096.99", "1096,99", "but no rounding that spreadsheets do not do" },
		{ "1096.99999999999", "1096,99999999999", "likewise: fifteen digits and more" },
		{ "9007199254740991", "9007199254740991", "a whole number keeps all digits" },
		{ "123456789012345678901", "123456789012345678901", "likewise" },
		{ "1E20", "100000000000000000000", "large" },
		{ "1E300", "", "larger than anything that is counted" },
		{ "1E-300", "", "smaller" },
		{ "1E99999", "", "an absurd exponent" },
		{ "007", "7", "nils in front say nothing in a number" },
		{ "", "", "nothing" },
		{ ".", "", "no digit" },
		{ "-", "", "no digit" },
		{ "1E", "", "no exponent" },
		{ "1.2.3", "", "two dots" },
		{ "12a", "", "no number" },
		{ "NaN", "", "no number" },
		{ "1,5", "", "no number: files have dots" },
		{ "11111111111111111111111111111111111111111111111111", "", "more digits than anything has" },
	};
	const struct number_format plain = { NUMBER_FORMAT_PLAIN, 0 };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		expect(cases[i].stored, plain, false, cases[i].expected, cases[i].why);
}

Test(number_format, codes_tell_percentages_and_dates)
{
	static const struct {
		const char *code;
		const char *stored;
		const char *expected;
		const char *why;
	} cases[] = {
		{ "General", "0.74", "0,74", "no format" },
		{ "#,##0", "1097", "1097", "a count" },
		{ "#,##0.00", "1097", "1097", "what is shown adds nothing" },
		{ "0%", "0.74", "74%", "a percentage" },
		{ "0%", "0.740298616", "74%", "rounded as it is shown" },
		{ "0%", "0.735", "74%", "rounded half up" },
		{ "0.0%", "0.740298616", "74%", "a decimal that is nil" },
		{ "0.0%", "0.7426", "74,3%", "one decimal" },
		{ "0.00%", "1", "100%", "all" },
		{ "0%", "0", "0%", "none" },
		{ "0%", "0.001", "0%", "next to none" },
		{ "0.0 \"% van\"", "0.5", "0,5", "a sign within a text" },
		{ "0\\%", "74", "74", "a sign that is a text" },
		{ "d mmmm yyyy", "45838", "2025-06-30", "a date" },
		{ "[$-413]d mmmm yyyy;@", "45838", "2025-06-30", "in Dutch" },
		{ "yyyy\\-mm\\-dd", "45838", "2025-06-30", "with escapes" },
		{ "mmm", "45838", "2025-06-30", "a month" },
		{ "dd-mm-yyyy hh:mm", "45838.5625", "2025-06-30 13:30:00", "with the time" },
		{ "h:mm", "0.5625", "13:30:00", "a time" },
		{ "[h]:mm", "1.5", "36:00:00", "a duration" },
		{ "mm:ss", "0.5", "12:00:00", "minutes" },
		{ "0 \"dagen\"", "30", "30", "letters of a date within a text" },
		{ "[Red]0", "30", "30", "a colour" },
		{ "0_d", "30", "30", "a gap as wide as a letter" },
		{ "0E+00", "30", "30", "an exponent" },
		{ "0;[Red]-0;\"d\"", "30", "30", "sections" },
		{ "0%;-0%", "0.74", "74%", "sections" },
		{ "yyyy", "-3", "#-3", "no date lies before the first" },
		{ "yyyy", "2958466", "#2958466", "nor behind the last" },
		{ "yyyy", "1E9", "#1000000000", "likewise" },
		{ "\"", "30", "30", "a text that does not end" },
		{ "[", "30", "30", "a bracket that does not end" },
		{ "\\", "30", "30", "an escape of nothing" },
		{ "", "30", "30", "nothing" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		expect(cases[i].stored, number_format_of_code(slice_of(cases[i].code)), false, cases[i].expected, cases[i].why);
}

Test(number_format, days_are_counted_from_1900_or_1904)
{
	static const struct {
		const char *stored;
		bool from_1904;
		const char *expected;
		const char *why;
	} cases[] = {
		{ "1", false, "1900-01-01", "the first" },
		{ "59", false, "1900-02-28", "before the day that never was" },
		{ "60", false, "1900-02-29", "that day" },
		{ "61", false, "1900-03-01", "behind it" },
		{ "36526", false, "2000-01-01", "a leap century" },
		{ "45838", false, "2025-06-30", "the reference date" },
		{ "2958465", false, "9999-12-31", "the last" },
		{ "0", true, "1904-01-01", "the first" },
		{ "44376", true, "2025-06-30", "the reference date" },
	};
	const struct number_format date = { NUMBER_FORMAT_DATE, 0 };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		expect(cases[i].stored, date, cases[i].from_1904, cases[i].expected, cases[i].why);
}

Test(number_format, formats_without_a_code_are_those_that_everybody_knows)
{
	static const uint32_t dates[] = { 14, 15, 16, 17, 22, 27, 36, 50, 58 };
	static const uint32_t times[] = { 18, 19, 20, 21, 45, 46, 47 };
	static const uint32_t plain[] = { 0, 1, 2, 3, 4, 11, 12, 13, 37, 40, 44, 48, 49, 59, 164, UINT32_MAX };
	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
		cr_expect_eq(number_format_built_in(dates[i]).kind, NUMBER_FORMAT_DATE, "%u", (unsigned)dates[i]);
	for (size_t i = 0; i < sizeof times / sizeof times[0]; i++)
		cr_expect_eq(number_format_built_in(times[i]).kind, NUMBER_FORMAT_TIME, "%u", (unsigned)times[i]);
	for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
		cr_expect_eq(number_format_built_in(plain[i]).kind, NUMBER_FORMAT_PLAIN, "%u", (unsigned)plain[i]);
	cr_expect_eq(number_format_built_in(9).kind, NUMBER_FORMAT_PERCENT);
	cr_expect_eq(number_format_built_in(10).decimals, 2);
}
