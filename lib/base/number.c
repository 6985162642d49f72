/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/number.h"

#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GROUP = 3 };

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* *value = *value · 10 + digit; false when that is larger than a count may be. */
static bool push_digit(int64_t *value, char digit)
{
	if (*value > (NUMBER_COUNT_MAX - (digit - '0')) / 10)
		return false;
	*value = *value * 10 + (digit - '0');
	return true;
}

/* A blank within a line: what stands on two lines of a cell, or before and behind a tab, is no one number. */
static bool is_space(uint32_t character)
{
	bool line_end = character == 0x0085 || character == 0x2028 || character == 0x2029;
	return character >= ' ' && !line_end && text_is_blank(character);
}

/* What parts two groups of digits: a dot, or a blank; 0 for anything else. */
static uint32_t separator_at(struct slice rest, bool bordered, size_t *length)
{
	uint32_t character = text_character(rest.text, rest.length, length);
	if (character == '.')
		return '.';
	return bordered && is_space(character) ? ' ' : 0;
}

/* Whether it begins as a number does, so that somebody meant one. */
static bool resembles_number(struct slice text, bool bordered)
{
	static const char marks[] = { '.', ',', '\'', '%' };
	size_t at = 0;
	if (text.length > 1 && (text.text[0] == '-' || text.text[0] == '+'))
		at = 1;
	else if (text.length > 3 && memcmp(text.text, "\xE2\x88\x92", 3) == 0) /* U+2212 minus sign */
		at = 3;
	if (!is_digit(text.text[at]))
		return false;
	while (at < text.length) {
		size_t length;
		uint32_t character = text_character(text.text + at, text.length - at, &length);
		bool blank = bordered && text_is_blank(character);
		if (!is_digit(text.text[at]) && memchr(marks, text.text[at], sizeof marks) == NULL && !blank)
			return false;
		at += length;
	}
	return true;
}

/* Digits alone, and few enough to fit: so nearly all counts are printed. */
static bool read_short(struct slice text, int64_t *value)
{
	enum { ALWAYS_FIT = 15 };
	if (text.length == 0 || text.length > ALWAYS_FIT || (text.text[0] == '0' && text.length > 1))
		return false;
	int64_t sum = 0;
	for (size_t at = 0; at < text.length; at++) {
		if (!is_digit(text.text[at]))
			return false;
		sum = sum * 10 + (text.text[at] - '0');
	}
	*value = sum;
	return true;
}

enum number_kind number_count(struct slice text, bool bordered, int64_t *value)
{
	if (read_short(text, value))
		return NUMBER_COUNT;
	text = text_trim(text);
	if (text.length == 0)
		return NUMBER_NONE;

	int64_t sum = 0;
	bool fits = true;
	uint32_t separator = 0;
	size_t group = 0, at = 0;
	while (at < text.length) {
		if (is_digit(text.text[at])) {
			fits = fits && push_digit(&sum, text.text[at]);
			group++;
			at++;
			continue;
		}
		size_t length;
		struct slice rest = { text.text + at, text.length - at };
		uint32_t found = separator_at(rest, bordered, &length);
		bool group_ends_well = separator == 0 ? group >= 1 && group <= GROUP : group == GROUP;
		if (found == 0 || !group_ends_well || (separator != 0 && found != separator))
			return resembles_number(text, bordered) ? NUMBER_OTHER : NUMBER_NONE;
		separator = found;
		group = 0;
		at += length;
	}
	/* A leading zero belongs to codes and telephone numbers; no count is printed with one. */
	bool leading_zero = text.text[0] == '0' && text.length > 1;
	if (leading_zero || (separator != 0 && group != GROUP))
		return NUMBER_OTHER;
	if (!fits)
		return NUMBER_TOO_LARGE;
	*value = sum;
	return NUMBER_COUNT;
}

bool number_percent(struct slice text, double *value)
{
	text = text_trim(text);
	if (text.length < 2 || text.text[text.length - 1] != '%')
		return false;
	text.length--;
	text = text_trim(text);

	/* Digits before and after the comma are read as whole numbers, so that the nearest double results. */
	enum { MOST_DIGITS = 12 };
	double scale = 1, digits = 0;
	size_t count = 0;
	char mark = 0;
	size_t decimals = 0;
	for (size_t at = 0; at < text.length; at++) {
		char byte = text.text[at];
		if ((byte == ',' || byte == '.') && mark == 0 && count > 0 && at + 1 < text.length) {
			mark = byte;
			continue;
		}
		if (!is_digit(byte) || ++count > MOST_DIGITS)
			return false;
		digits = digits * 10 + (byte - '0');
		if (mark != 0) {
			scale *= 10;
			decimals++;
		}
	}
	bool thousands = mark == '.' && decimals == GROUP;
	if (count == 0 || thousands || digits / scale > NUMBER_PERCENT_MAX)
		return false;
	*value = digits / scale;
	return true;
}

/* The digits at the start. */
static size_t digits_length(struct slice text)
{
	size_t length = 0;
	while (length < text.length && is_digit(text.text[length]))
		length++;
	return length;
}

static struct slice skip(struct slice text, size_t bytes)
{
	return (struct slice){ text.text + bytes, text.length - bytes };
}

static bool begins_with(struct slice text, char one, char other)
{
	return text.length > 0 && (text.text[0] == one || text.text[0] == other);
}

/* Whether a text is digits with perhaps a sign, a mark with digits behind it, and an exponent. `mark` receives where the mark stands, or
 * the text's length. */
static bool is_real(struct slice text, size_t *mark)
{
	struct slice rest = skip(text, begins_with(text, '-', '-') ? 1 : 0);
	size_t whole = digits_length(rest);
	rest = skip(rest, whole);
	*mark = text.length - rest.length;
	if (whole == 0)
		return false;
	if (begins_with(rest, '.', ',')) {
		size_t decimals = digits_length(skip(rest, 1));
		if (decimals == 0)
			return false;
		rest = skip(rest, 1 + decimals);
	} else {
		*mark = text.length;
	}
	if (begins_with(rest, 'e', 'E')) {
		rest = skip(rest, 1);
		rest = skip(rest, begins_with(rest, '-', '+') ? 1 : 0);
		size_t exponent = digits_length(rest);
		return exponent > 0 && exponent == rest.length;
	}
	return rest.length == 0;
}

/* The same of the few digits that most have, exactly too: such a whole number and such a power of ten are both exact, and their
 * quotient is rounded once. */
static bool read_short_real(struct slice text, double *value)
{
	static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14 };
	enum { MOST_DIGITS = sizeof powers / sizeof powers[0] };
	if (text.length == 0)
		return false;
	struct slice rest = skip(text, begins_with(text, '-', '-') ? 1 : 0);
	bool negative = rest.length < text.length;
	int64_t digits = 0;
	size_t mark = rest.length;
	if (rest.length > MOST_DIGITS)
		return false;
	for (size_t i = 0; i < rest.length; i++) {
		if (is_digit(rest.text[i]))
			digits = digits * 10 + (rest.text[i] - '0');
		else if (mark == rest.length && (rest.text[i] == '.' || rest.text[i] == ','))
			mark = i;
		else
			return false;
	}
	if (mark == 0 || mark + 1 == rest.length)
		return false;
	double number = (double)digits / powers[mark == rest.length ? 0 : rest.length - 1 - mark];
	*value = negative ? -number : number;
	return true;
}

bool number_real(struct slice text, double *value)
{
	if (FLT_EVAL_METHOD == 0 && read_short_real(text, value))
		return true;
	enum { LONGEST = 48 };
	char copy[2 * LONGEST], half[16];
	size_t mark;
	text = text_trim(text);
	if (text.length == 0 || text.length > LONGEST || !is_real(text, &mark))
		return false;
	/* The C library reads the locale's own decimal mark, which it shows by writing one. */
	int length = snprintf(half, sizeof half, "%.1f", 0.5);
	if (length < 3 || (size_t)length >= sizeof half)
		return false;
	half[length - 1] = '\0';
	snprintf(copy, sizeof copy, "%.*s%s%.*s", (int)mark, text.text, mark < text.length ? half + 1 : "",
	         mark < text.length ? (int)(text.length - mark - 1) : 0,
	         text.text + (mark < text.length ? mark + 1 : mark));
	double read = strtod(copy, NULL);
	if (!(read >= -DBL_MAX && read <= DBL_MAX))
		return false;
	*value = read;
	return true;
}

/* Two digits at a time: dividing costs more than looking up. */
static const char digit_pairs[] = "00010203040506070809101112131415161718192021222324"
								  "25262728293031323334353637383940414243444546474849"
								  "50515253545556575859606162636465666768697071727374"
								  "75767778798081828384858687888990919293949596979899";

static size_t digit_count(uint64_t value)
{
	enum { ONE = 10, TWO = 100, THREE = 1000, FOUR = 10000, STEP = 4 };
	size_t digits = 1;
	for (; value >= FOUR; value /= FOUR)
		digits += STEP;
	return digits + (value >= ONE) + (value >= TWO) + (value >= THREE);
}

size_t number_write_integer(char out[NUMBER_BYTES], int64_t value)
{
	enum { PAIR = 100, ONE_DIGIT = 10 };
	uint64_t rest = value < 0 ? UINT64_C(0) - (uint64_t)value : (uint64_t)value;
	size_t length = digit_count(rest) + (value < 0);
	char *at = out + length;
	*at = '\0';
	for (; rest >= PAIR; rest /= PAIR) {
		at -= 2;
		memcpy(at, digit_pairs + rest % PAIR * 2, 2);
	}
	if (rest >= ONE_DIGIT)
		memcpy(at - 2, digit_pairs + rest * 2, 2);
	else
		at[-1] = (char)('0' + rest);
	if (value < 0)
		out[0] = '-';
	return length;
}

struct number_words number_dotted(int64_t value)
{
	char plain[NUMBER_BYTES];
	size_t length = number_write_integer(plain, value), sign = value < 0 ? 1 : 0, end = 0;
	struct number_words words;
	for (size_t at = 0; at < length; at++) {
		if (at > sign && (length - at) % GROUP == 0)
			words.text[end++] = '.';
		words.text[end++] = plain[at];
	}
	words.text[end] = '\0';
	return words;
}

size_t number_write_real(char out[NUMBER_BYTES], double value)
{
	/* 15 digits are always exact, but for numbers so small that they have fewer; 17 are always enough. The C library
	 * writes and reads with the locale's own decimal mark; what it wrote it reads back, and then the mark is replaced. */
	enum { EXACT_DIGITS = 15, MOST_DIGITS = 17 };
	bool small = value > -DBL_MIN && value < DBL_MIN;
	for (int digits = small ? 1 : EXACT_DIGITS; digits <= MOST_DIGITS; digits++) {
		snprintf(out, NUMBER_BYTES, "%.*g", digits, value);
		if (strtod(out, NULL) == value)
			break;
	}
	char *end = out;
	for (const char *at = out; *at != '\0'; at++) {
		bool plain = is_digit(*at) || *at == '-' || *at == '+' || *at == 'e';
		if (plain)
			*end++ = *at;
		else if (end == out || end[-1] != '.') /* a mark of several bytes becomes one dot */
			*end++ = '.';
	}
	*end = '\0';
	return (size_t)(end - out);
}

struct number_words number_percentage(double value)
{
	struct number_words words;
	size_t length = number_write_real(words.text, value);
	char *dot = strchr(words.text, '.');
	if (dot != NULL)
		*dot = ',';
	memcpy(words.text + length, "%", 2);
	return words;
}

/* U+2212: as wide as a plus sign, so that columns of both line up. */
#define MINUS "\xE2\x88\x92"

/* Puts a plus or minus sign in front of a number that has none or a hyphen; 0 has none. */
static struct number_words with_sign(const struct number_words *plain, bool positive)
{
	struct number_words words;
	bool negative = plain->text[0] == '-';
	const char *sign = negative ? MINUS : positive ? "+" : "";
	snprintf(words.text, sizeof words.text, "%s%s", sign, plain->text + negative);
	return words;
}

struct number_words number_change(int64_t value)
{
	const struct number_words plain = number_dotted(value);
	return with_sign(&plain, value > 0);
}

/* Thousandths, half of one away from 0. What is too large to be told is told as the largest there is. */
static int64_t thousandths(double fraction)
{
	enum { THOUSAND = 1000 };
	const double half = 0.5, most = (double)NUMBER_COUNT_MAX;
	fraction = fraction > most ? most : fraction < -most ? -most : fraction;
	return (int64_t)(fraction * THOUSAND + (fraction < 0 ? -half : half));
}

/* Tenths as a number with one decimal. */
static struct number_words with_decimal(int64_t tenths)
{
	enum { TEN = 10 };
	int64_t decimal = tenths < 0 ? -(tenths % TEN) : tenths % TEN;
	struct number_words words = number_dotted(tenths / TEN);
	size_t length = strlen(words.text);
	/* -0 has lost its sign. */
	if (tenths < 0 && tenths > -TEN) {
		memmove(words.text + 1, words.text, length);
		words.text[0] = '-';
		length++;
	}
	words.text[length] = ',';
	words.text[length + 1] = (char)('0' + decimal);
	words.text[length + 2] = '\0';
	return words;
}

struct number_words number_hundredths(double fraction)
{
	return with_decimal(thousandths(fraction));
}

struct number_words number_hundredths_change(double fraction)
{
	int64_t value = thousandths(fraction);
	const struct number_words plain = with_decimal(value);
	return with_sign(&plain, value > 0);
}

bool number_add(int64_t *sum, int64_t value)
{
	if (value > 0 ? *sum > INT64_MAX - value : *sum < INT64_MIN - value)
		return false;
	*sum += value;
	return true;
}
