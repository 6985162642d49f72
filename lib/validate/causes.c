/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Typing errors, as the edit distance of Damerau and Levenshtein tells them: one digit wrong, lost or too many, or two next
 * to each other swapped. Leading zeros that an error leaves behind were not printed, so numbers are compared, not texts. */

#include "validate/causes.h"
#include "base/number.h"

#include <string.h>

enum { TEN = 10, THOUSAND = 1000 };

const char *validate_cause_name(enum cause cause, enum language language)
{
	static const char *const names[CAUSES][LANGUAGES] = {
		[CAUSE_UNKNOWN] = { "cause unknown", "oorzaak onbekend" },
		[CAUSE_LEFT_OUT] = { "a count left out", "een aantal weggelaten" },
		[CAUSE_TEXT] = { "a number kept as text", "een getal als tekst bewaard" },
		[CAUSE_SIGN] = { "a minus sign", "een minteken" },
		[CAUSE_DIGITS_SWAPPED] = { "two digits swapped", "twee cijfers verwisseld" },
		[CAUSE_DIGIT_WRONG] = { "one digit wrong", "één cijfer verkeerd" },
		[CAUSE_DIGIT_LOST] = { "a digit lost", "een cijfer weggevallen" },
		[CAUSE_DIGIT_DOUBLED] = { "a digit doubled", "een cijfer verdubbeld" },
		[CAUSE_THOUSANDS] = { "a thousands dot misread", "een duizendtalpunt verkeerd gelezen" },
		[CAUSE_CELLS_EXCHANGED] = { "two counts exchanged", "twee aantallen verwisseld" },
		[CAUSE_SLID] = { "row slid by one column", "rij een kolom verschoven" },
		[CAUSE_SLID_FAR] = { "row slid by several columns", "rij een aantal kolommen verschoven" },
		[CAUSE_ROWS_EXCHANGED] = { "two rows exchanged", "twee rijen verwisseld" },
		[CAUSE_ROW_LEFT_OUT] = { "a row left out", "een rij weggelaten" },
		[CAUSE_ROW_TWICE] = { "a row that stands twice", "een rij die er twee keer staat" },
	};
	return names[cause][language];
}

static int64_t number_of(const char *digits, size_t length)
{
	int64_t value = 0;
	for (size_t i = 0; i < length; i++)
		value = value * TEN + (digits[i] - '0');
	return value;
}

/* Whether the number with two neighbouring digits swapped is the other. */
static bool is_swapped(const char *digits, size_t length, int64_t other)
{
	char swapped[NUMBER_BYTES];
	for (size_t i = 0; i + 1 < length; i++) {
		memcpy(swapped, digits, length);
		swapped[i] = digits[i + 1];
		swapped[i + 1] = digits[i];
		if (number_of(swapped, length) == other)
			return true;
	}
	return false;
}

/* Whether the number without one of its digits is the other; `doubled`: a digit that equals the one before. */
static bool is_without(const char *digits, size_t length, int64_t other, bool doubled)
{
	char without[NUMBER_BYTES];
	for (size_t i = 0; i < length && length > 1; i++) {
		if (doubled && (i == 0 || digits[i] != digits[i - 1]))
			continue;
		memcpy(without, digits, i);
		memcpy(without + i, digits + i + 1, length - i - 1);
		if (number_of(without, length - 1) == other)
			return true;
	}
	return false;
}

static bool differs_in_one(const char *one, const char *other, size_t length)
{
	size_t differences = 0;
	for (size_t i = 0; i < length; i++)
		differences += one[i] != other[i];
	return differences == 1;
}

bool validate_cause_dot_lost(int64_t wrong, int64_t right)
{
	if (right < THOUSAND || wrong == right)
		return false;
	int64_t decimal = right;
	while (decimal % TEN == 0)
		decimal /= TEN;
	return wrong == right / THOUSAND || wrong == (right + THOUSAND / 2) / THOUSAND || wrong == decimal;
}

/* 1.097 that was read as a decimal, or cut at its dot; and the reverse. */
static bool is_thousands(int64_t wrong, int64_t right)
{
	if (right < THOUSAND)
		return right > 0 && wrong == right * THOUSAND;
	return wrong == right % THOUSAND || validate_cause_dot_lost(wrong, right);
}

enum cause validate_cause_of_count(int64_t wrong, int64_t right)
{
	char wrong_digits[NUMBER_BYTES], right_digits[NUMBER_BYTES];
	if (wrong < 0)
		return wrong == -right ? CAUSE_SIGN : CAUSE_UNKNOWN;
	size_t wrong_length = number_write_integer(wrong_digits, wrong);
	size_t right_length = number_write_integer(right_digits, right);
	if (is_swapped(right_digits, right_length, wrong))
		return CAUSE_DIGITS_SWAPPED;
	if (wrong_length == right_length && differs_in_one(wrong_digits, right_digits, right_length))
		return CAUSE_DIGIT_WRONG;
	if (is_thousands(wrong, right))
		return CAUSE_THOUSANDS;
	if (is_without(right_digits, right_length, wrong, false))
		return CAUSE_DIGIT_LOST;
	if (is_without(wrong_digits, wrong_length, right, true))
		return CAUSE_DIGIT_DOUBLED;
	return CAUSE_UNKNOWN;
}
