/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Dates in the forms in which exports have them. */

#include "count/verdict.h"

enum { MONTHS = 12, FEBRUARY = 2, YEAR_DIGITS = 4, DATE_DIGITS = 8, YEAR = 10000, MONTH = 100 };

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* The date as a number, if there is such a day. */
static int make_date(int year, int month, int day)
{
	static const unsigned char days[MONTHS + 1] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	if (year < 1 || month < 1 || month > MONTHS || day < 1)
		return DATE_WRONG;
	int last = days[month] + (month == FEBRUARY && is_leap(year));
	return day <= last ? year * YEAR + month * MONTH + day : DATE_WRONG;
}

/* Reads up to `most` digits off the front; how many there were. */
static int read_number(struct slice *rest, int most, int *number)
{
	int digits = 0;
	*number = 0;
	while (digits < most && rest->length > 0 && rest->text[0] >= '0' && rest->text[0] <= '9') {
		*number = *number * 10 + (rest->text[0] - '0');
		rest->text++;
		rest->length--;
		digits++;
	}
	return digits;
}

static bool pass(struct slice *rest, char sign)
{
	if (rest->length == 0 || rest->text[0] != sign)
		return false;
	rest->text++;
	rest->length--;
	return true;
}

/* A time, of which no more is asked than that it looks like one: digits with signs between them. */
static bool is_time(struct slice rest)
{
	for (size_t i = 0; i < rest.length; i++) {
		char sign = rest.text[i];
		bool between = sign == ':' || sign == '.' || sign == ',' || sign == '+' || sign == '-' || sign == 'Z';
		if ((sign < '0' || sign > '9') && !(i > 0 && between))
			return false;
	}
	return rest.length > 0;
}

/* Whether what stands behind a date is nothing, or a blank or T and a time. */
static bool ends_well(struct slice rest)
{
	if (rest.length == 0)
		return true;
	if (pass(&rest, 'T'))
		return is_time(rest);
	size_t length = rest.length;
	rest = text_trim(rest);
	return rest.length < length && is_time(rest);
}

/* yyyymmdd, or yyyy-mm-dd with two equal separators, of which the year was read. */
static int year_first(struct slice *rest, int year)
{
	int month, day;
	char separator = rest->length > 0 ? rest->text[0] : '\0';
	if ((separator != '-' && separator != '/') || !pass(rest, separator))
		return DATE_WRONG;
	if (read_number(rest, 2, &month) != 2 || !pass(rest, separator) || read_number(rest, 2, &day) != 2)
		return DATE_WRONG;
	return make_date(year, month, day);
}

/* dd-mm-yyyy, of which the day was read: with strokes two digits each, with hyphens one or two. */
static int day_first(struct slice *rest, int day, int day_digits)
{
	int month, year;
	char separator = rest->length > 0 ? rest->text[0] : '\0';
	int fewest = separator == '/' ? 2 : 1;
	if ((separator != '-' && separator != '/') || !pass(rest, separator) || day_digits < fewest)
		return DATE_WRONG;
	if (read_number(rest, 2, &month) < fewest || !pass(rest, separator) ||
	    read_number(rest, YEAR_DIGITS, &year) != YEAR_DIGITS)
		return DATE_WRONG;
	return make_date(year, month, day);
}

int verdict_date(struct slice value)
{
	struct slice rest = text_trim(value);
	if (rest.length == 0)
		return DATE_EMPTY;
	int number, date;
	int digits = read_number(&rest, DATE_DIGITS, &number);
	if (digits == DATE_DIGITS)
		date = make_date(number / YEAR, number / MONTH % MONTH, number % MONTH);
	else if (digits == YEAR_DIGITS)
		date = year_first(&rest, number);
	else if (digits == 1 || digits == 2)
		date = day_first(&rest, number, digits);
	else
		date = DATE_WRONG;
	return ends_well(rest) ? date : DATE_WRONG;
}
