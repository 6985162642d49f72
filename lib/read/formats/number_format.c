/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* In decimal digits throughout, as the numbers are stored: no double stands between a count and its text. */

#include "read/formats/number_format.h"

#include <stdio.h>
#include <string.h>

enum {
	MOST_DIGITS = 40,       /* of a stored number: programs write 17 at most */
	EXACT_DIGITS = 15,      /* as many as spreadsheet programs show */
	MOST_SHOWN_DIGITS = 30, /* before the comma, or behind it */
	MOST_EXPONENT = 9999,
	MOST_DAY_DIGITS = 7,
	LAST_DAY = 2958465, /* 31 December 9999 */
	DAY_SECONDS = 86400,
	FALSE_LEAP_DAY = 60 /* 29 February 1900, which the date system has and the calendar has not */
};

/* 0.DIGITS · 10^point; without zeros at either end, so that zero has no digits. */
struct decimal {
	bool negative;
	char digits[MOST_DIGITS];
	int count;
	int point;
};

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* ------------------------------------------------------------------- codes */

/* The bytes at the start of a code that are no format signs, but text as it is: "text", \x, _x and *x. */
static size_t literal_length(struct slice code)
{
	if (code.text[0] == '\\' || code.text[0] == '_' || code.text[0] == '*')
		return code.length < 2 ? code.length : 2;
	if (code.text[0] != '"')
		return 0;
	const char *end = code.length < 2 ? NULL : memchr(code.text + 1, '"', code.length - 1);
	return end == NULL ? code.length : (size_t)(end - code.text) + 1;
}

/* [Red], [$-413], [>=100]; in *elapsed whether it is [h], [mm] or [ss], which is a time. */
static size_t bracket_length(struct slice code, bool *elapsed)
{
	const char *end = memchr(code.text, ']', code.length);
	size_t length = end == NULL ? code.length : (size_t)(end - code.text) + 1;
	*elapsed = length > 2;
	for (size_t i = 1; i + 1 < length; i++)
		*elapsed = *elapsed && strchr("hmsHMS", code.text[i]) != NULL;
	return length;
}

struct number_format number_format_of_code(struct slice code)
{
	struct number_format format = { NUMBER_FORMAT_PLAIN, 0 };
	static const char general[] = "General";
	if (code.length == sizeof general - 1 && memcmp(code.text, general, code.length) == 0)
		return format;
	bool date = false, time = false, percent = false, fraction = false, decided = false;
	while (code.length > 0 && !decided) {
		bool elapsed = false;
		size_t passed = literal_length(code);
		if (passed == 0 && code.text[0] == '[') {
			passed = bracket_length(code, &elapsed);
			time = time || elapsed;
		}
		if (passed == 0) {
			char sign = (char)(code.text[0] | 0x20);
			passed = 1;
			date = date || sign == 'd' || sign == 'y';
			time = time || sign == 'h' || sign == 's';
			/* A month, or minutes beside hours or seconds. */
			date = date ||
			       (sign == 'm' && code.length > 2 && (code.text[1] | 0x20) == 'm' && (code.text[2] | 0x20) == 'm');
			time = time || sign == 'm';
			percent = percent || code.text[0] == '%';
			if (fraction && (code.text[0] == '0' || code.text[0] == '#' || code.text[0] == '?'))
				format.decimals++;
			fraction = (fraction || code.text[0] == '.') && code.text[0] != '%';
			/* Of the sections for negative numbers and zero none is needed once the first says something. */
			decided = code.text[0] == ';' && (date || time || percent);
		}
		code.text += passed;
		code.length -= passed;
	}
	if (date)
		format.kind = NUMBER_FORMAT_DATE;
	else if (time)
		format.kind = NUMBER_FORMAT_TIME;
	else if (percent)
		format.kind = NUMBER_FORMAT_PERCENT;
	return format;
}

struct number_format number_format_built_in(uint32_t number)
{
	if (number == 9)
		return (struct number_format){ NUMBER_FORMAT_PERCENT, 0 };
	if (number == 10)
		return (struct number_format){ NUMBER_FORMAT_PERCENT, 2 };
	if ((number >= 18 && number <= 21) || (number >= 45 && number <= 47))
		return (struct number_format){ NUMBER_FORMAT_TIME, 0 };
	/* From 27 on those of East Asian calendars. */
	bool date = (number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 50 && number <= 58);
	return (struct number_format){ date ? NUMBER_FORMAT_DATE : NUMBER_FORMAT_PLAIN, 0 };
}

/* ----------------------------------------------------------------- reading */

/* The exponent behind the E: false when there is none or it is absurd. */
static bool read_exponent(struct slice text, int *exponent)
{
	bool negative = text.length > 0 && text.text[0] == '-';
	size_t at = text.length > 0 && (negative || text.text[0] == '+') ? 1 : 0;
	int value = 0;
	if (at == text.length)
		return false;
	for (; at < text.length; at++) {
		if (!is_digit(text.text[at]))
			return false;
		value = value * 10 + (text.text[at] - '0');
		if (value > MOST_EXPONENT)
			return false;
	}
	*exponent = negative ? -value : value;
	return true;
}

static void trim_zeros(struct decimal *number)
{
	while (number->count > 0 && number->digits[number->count - 1] == '0')
		number->count--;
	if (number->count == 0)
		*number = (struct decimal){ .count = 0 };
}

static bool read_decimal(struct decimal *number, struct slice text)
{
	*number = (struct decimal){ .negative = text.length > 0 && text.text[0] == '-' };
	size_t at = text.length > 0 && (number->negative || text.text[0] == '+') ? 1 : 0, seen = 0;
	bool fraction = false;
	for (; at < text.length; at++) {
		char byte = text.text[at];
		if (byte == '.' && !fraction) {
			fraction = true;
			continue;
		}
		if (!is_digit(byte))
			break;
		seen++;
		bool leading = number->count == 0 && byte == '0';
		if (!fraction && !leading)
			number->point++;
		else if (fraction && leading)
			number->point--;
		if (leading)
			continue;
		if (number->count == MOST_DIGITS || number->point > MOST_EXPONENT || number->point < -MOST_EXPONENT)
			return false;
		number->digits[number->count++] = byte;
	}
	int exponent = 0;
	if (seen == 0)
		return false;
	if (at < text.length) {
		if ((text.text[at] | 0x20) != 'e' ||
		    !read_exponent((struct slice){ text.text + at + 1, text.length - at - 1 }, &exponent))
			return false;
	}
	number->point += exponent;
	trim_zeros(number);
	return true;
}

/* ---------------------------------------------------------------- rounding */

/* Keeps the first `kept` digits, the last of them rounded half up. */
static void round_to(struct decimal *number, int kept)
{
	if (kept >= number->count)
		return;
	bool up = kept >= 0 && number->digits[kept] >= '5';
	number->count = kept < 0 ? 0 : kept;
	int at = number->count;
	while (up && at > 0 && number->digits[at - 1] == '9')
		at--;
	if (up && at == 0) { /* 9.99 becomes 10 */
		number->digits[0] = '1';
		number->count = 1;
		number->point++;
	} else if (up) {
		number->digits[at - 1]++;
		number->count = at;
	}
	trim_zeros(number);
}

/* ----------------------------------------------------------------- writing */

static char digit_at(const struct decimal *number, int at)
{
	return at >= 0 && at < number->count ? number->digits[at] : '0';
}

static size_t write_plain(char out[NUMBER_FORMAT_BYTES], const struct decimal *number)
{
	size_t length = 0;
	if (number->point > MOST_SHOWN_DIGITS || number->count - number->point > MOST_SHOWN_DIGITS)
		return 0;
	if (number->negative)
		out[length++] = '-';
	if (number->point <= 0)
		out[length++] = '0';
	for (int at = 0; at < number->point; at++)
		out[length++] = digit_at(number, at);
	if (number->count > number->point)
		out[length++] = ',';
	for (int at = number->point; at < number->count; at++)
		out[length++] = digit_at(number, at);
	return length;
}

/* Days since the start of the date system as a day of the calendar. */
static void write_day(char out[NUMBER_FORMAT_BYTES], int64_t day, bool from_1904)
{
	enum { CYCLE_DAYS = 146097, CYCLE_YEARS = 400, TO_1904 = 1462 };
	if (from_1904)
		day += TO_1904;
	if (day == FALSE_LEAP_DAY) {
		snprintf(out, NUMBER_FORMAT_BYTES, "1900-02-29");
		return;
	}
	/* Days since 1 March of the year 0; 30 December 1899 is day 0 of the date system, but before the false leap day. */
	const int64_t start = 693899;
	day += start + (day < FALSE_LEAP_DAY ? 1 : 0);
	int64_t cycle = day / CYCLE_DAYS, rest = day % CYCLE_DAYS;
	int64_t year_of_cycle = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	int64_t day_of_year = rest - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
	int64_t month = (5 * day_of_year + 2) / 153;
	int64_t day_of_month = day_of_year - (153 * month + 2) / 5 + 1;
	int64_t year = cycle * CYCLE_YEARS + year_of_cycle + (month >= 10 ? 1 : 0);
	month = month < 10 ? month + 3 : month - 9;
	snprintf(out, NUMBER_FORMAT_BYTES, "%04d-%02d-%02d", (int)year, (int)month, (int)day_of_month);
}

static size_t write_date(char out[NUMBER_FORMAT_BYTES], const struct decimal *number, bool time_only, bool from_1904)
{
	enum { FRACTION_DIGITS = 10 };
	const int64_t unit = INT64_C(10000000000);
	int64_t day = 0, fraction = 0;
	if (number->negative || number->point > MOST_DAY_DIGITS)
		return 0;
	for (int at = 0; at < number->point; at++)
		day = day * 10 + (digit_at(number, at) - '0');
	for (int i = 0; i < FRACTION_DIGITS; i++)
		fraction = fraction * 10 + (digit_at(number, number->point + i) - '0');
	int64_t seconds = (fraction * DAY_SECONDS + unit / 2) / unit;
	day += seconds / DAY_SECONDS;
	seconds %= DAY_SECONDS;
	if (day > LAST_DAY)
		return 0;
	size_t length = 0;
	if (!time_only) {
		write_day(out, day, from_1904);
		length = strlen(out);
		day = 0;
		if (seconds == 0)
			return length;
		out[length++] = ' ';
	}
	snprintf(out + length, NUMBER_FORMAT_BYTES - length, "%02d:%02d:%02d", (int)(day * 24 + seconds / 3600),
	         (int)(seconds / 60 % 60), (int)(seconds % 60));
	return strlen(out);
}

/* Most counts: up to fifteen digits and nothing else. */
static bool is_short_integer(struct slice text)
{
	if (text.length == 0 || text.length > EXACT_DIGITS || (text.text[0] == '0' && text.length > 1))
		return false;
	for (size_t i = 0; i < text.length; i++)
		if (!is_digit(text.text[i]))
			return false;
	return true;
}

size_t number_format_write(char out[NUMBER_FORMAT_BYTES], struct slice stored, struct number_format format,
                           bool from_1904)
{
	stored = text_trim(stored);
	if (format.kind == NUMBER_FORMAT_PLAIN && is_short_integer(stored)) {
		memcpy(out, stored.text, stored.length);
		return stored.length;
	}
	struct decimal number;
	if (!read_decimal(&number, stored))
		return 0;
	bool whole = number.count <= number.point;
	if (!whole)
		round_to(&number, EXACT_DIGITS);
	if (format.kind == NUMBER_FORMAT_PERCENT) {
		number.point += number.count > 0 ? 2 : 0;
		round_to(&number, number.point + format.decimals);
	}
	size_t length = 0;
	bool date = format.kind == NUMBER_FORMAT_DATE || format.kind == NUMBER_FORMAT_TIME;
	if (date)
		length = write_date(out, &number, format.kind == NUMBER_FORMAT_TIME, from_1904);
	if (length > 0)
		return length;
	length = write_plain(out + (date ? 1 : 0), &number);
	if (length == 0)
		return 0;
	if (date)
		out[0] = '#';
	if (format.kind == NUMBER_FORMAT_PERCENT)
		out[length++] = '%';
	return length + (date ? 1 : 0);
}
