/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Dates and codes in the form that nearly all exports have, many digits at a time; any other form is left to verdict_date() and
 * definition_code(). Of each value SCAN_PADDING bytes can be read.
 */

#ifndef COUNT_SCAN_VALUES_H
#define COUNT_SCAN_VALUES_H

#include "count/scan_memo.h"

/** Whether all eight bytes are digits. */
static inline bool values_are_digits(uint64_t text)
{
	const uint64_t below_zero = UINT64_C(0x3030303030303030), above_nine = UINT64_C(0x4646464646464646);
	const uint64_t high = UINT64_C(0x8080808080808080);
	return (((text + above_nine) | (text - below_zero) | text) & high) == 0;
}

/** A date as verdict_date() has it. Only the 29th of February is not quick. */
static inline int values_date(struct slice value)
{
	enum { LENGTH = sizeof "yyyy-mm-dd" - 1, MONTHS = 16, YEAR = 10000, MONTH = 100 };
	static const unsigned char days[MONTHS] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	if (value.length != LENGTH)
		return verdict_date(value);
	/* yyyy-mm- and yy-mm-dd become yyyymmdd, the first digit in the lowest byte */
	uint64_t front = memo_load(value.text), back = memo_load(value.text + 2);
	bool hyphens = (front & UINT64_C(0xFF0000FF00000000)) == UINT64_C(0x2D00002D00000000);
	uint64_t digits = (front & UINT64_C(0x00000000FFFFFFFF)) | (front >> 8 & UINT64_C(0x0000FFFF00000000)) |
	                  (back & UINT64_C(0xFFFF000000000000));
	if (!hyphens || !values_are_digits(digits))
		return verdict_date(value);
	/* Each second byte becomes the number of two digits: century, year, month and day. */
	digits -= UINT64_C(0x3030303030303030);
	uint64_t pairs = (digits * 10 + (digits >> 8)) & UINT64_C(0x00FF00FF00FF00FF);
	unsigned century = pairs & 0xFF, year = pairs >> 16 & 0xFF, month = pairs >> 32 & 0xFF, day = pairs >> 48 & 0xFF;
	if (month >= MONTHS || day - 1 >= days[month] || century + year == 0)
		return verdict_date(value);
	return (int)((century * MONTH + year) * YEAR + month * MONTH + day);
}

/** A code as definition_code() has it. */
static inline int values_code(struct slice value)
{
	enum { LENGTH = sizeof "GMnnnn" - 1 };
	const uint64_t capitals = UINT64_C(0xDFDF), zeros = UINT64_C(0x3030303030303030);
	if (value.length != LENGTH)
		return definition_code(value);
	uint64_t text = memo_load(value.text);
	uint64_t digits = (text >> 16 & UINT64_C(0xFFFFFFFF)) | (zeros & ~UINT64_C(0xFFFFFFFF));
	if ((text & capitals) != ((uint64_t)'M' << 8 | 'G') || !values_are_digits(digits))
		return definition_code(value);
	digits -= zeros;
	uint64_t pairs = (digits * 10 + (digits >> 8)) & UINT64_C(0x00FF00FF);
	return (int)((pairs & 0xFF) * 100 + (pairs >> 16));
}

#endif
