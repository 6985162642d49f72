/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What a number that a spreadsheet stores means by the format of its cell, and the text it becomes: a date is no count, and
 * 0.74 under "0%" is 74%.
 */

#ifndef READ_NUMBER_FORMAT_H
#define READ_NUMBER_FORMAT_H

#include "base/text.h"

#include <stdbool.h>

enum number_format_kind {
	NUMBER_FORMAT_PLAIN,
	/** shown as so many hundredths */
	NUMBER_FORMAT_PERCENT,
	/** days since the start of the date system */
	NUMBER_FORMAT_DATE,
	/** the same, of which only the time is shown */
	NUMBER_FORMAT_TIME
};

struct number_format {
	enum number_format_kind kind;
	/** of a percentage: how many decimals are shown */
	int decimals;
};

/** What a format code says, such as "#,##0", "0.0%" or "d mmmm yyyy". */
struct number_format number_format_of_code(struct slice code);

/** What a format means that has a number and no code: those that every spreadsheet program knows. */
struct number_format number_format_built_in(uint32_t number);

/** Room for any number, written. */
#define NUMBER_FORMAT_BYTES 64

/** Writes a stored number ("1097", "1.097E3", "0.74") as the text that is its meaning: "1097", "1,175" (a fraction has a comma,
 * for a dot would make a thousand of it), "74%" (rounded to the decimals that are shown), "2025-06-30", "13:30:00".
 *
 * A fraction is rounded to 15 digits, as spreadsheet programs do before they show it: 1096.9999999999998 is 1097. A whole number
 * keeps all its digits. A date that lies outside the date system is written as the number behind a "#", which is no count.
 *
 * @param from_1904  whether days are counted from 1904 on
 * @return the length; 0 when the text is no number, or one of more digits than fit */
size_t number_format_write(char out[NUMBER_FORMAT_BYTES], struct slice stored, struct number_format format,
                           bool from_1904);

#endif
