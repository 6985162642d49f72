/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Dutch numbers, in and out, independent of the locale.
 */

#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/** The largest count: exact in JSON, in spreadsheets and in a double. */
#define NUMBER_COUNT_MAX INT64_C(9007199254740991)

/** The largest percentage: more than all, for a register can lag behind, but no number of persons. */
#define NUMBER_PERCENT_MAX 1000

/** What a text is, asked for a count. */
enum number_kind {
	/** a whole number of persons */
	NUMBER_COUNT,
	/** it is made as a count is, and is too large */
	NUMBER_TOO_LARGE,
	/** it looks like a number and is no count: "1,5", "1.09", "-3", "12.3456", "007"; in a cell also "12 31" */
	NUMBER_OTHER,
	/** no number at all */
	NUMBER_NONE
};

/**
 * Reads a count: digits, or groups of three parted by dots ("1.097"); a blank or a no-break space, but no tab or line end,
 * parts groups too where the borders of the cell are known ("12 310").
 *
 * @param bordered  whether the text is a whole cell; else a blank within it makes it no number
 * @param value     receives the count with NUMBER_COUNT, else untouched */
enum number_kind number_count(struct slice text, bool bordered, int64_t *value);

/** Reads a percentage with its sign: "74%", "74 %", "74,3%", "74.3%". False when it is none, is larger than
 * NUMBER_PERCENT_MAX, or could be a thousand as well ("1.097%"). */
bool number_percent(struct slice text, double *value);

/** Reads a real number as number_write_real() writes it, or with a decimal comma; exactly, so that what was written comes back
 * the same. False when it is none, or too large. */
bool number_real(struct slice text, double *value);

/** Room for any number written. */
#define NUMBER_BYTES 32

/** Writes a whole number; returns its length. */
size_t number_write_integer(char out[NUMBER_BYTES], int64_t value);

/** A number as the publication prints it, 1.175, so that a reader can find it there. */
struct number_words {
	char text[2 * NUMBER_BYTES];
};

/** To be used within the expression that makes it: number_dotted(7595).text */
struct number_words number_dotted(int64_t value);

/** A percentage as the publication prints it: "72%", "74,3%". To be used likewise; `value` must be finite. */
struct number_words number_percentage(double value);

/** A change in a number of persons with its sign: "+1.090", "−44", "0". To be used likewise. */
struct number_words number_change(int64_t value);

/** A fraction in hundredths with one decimal, 0.532 as "53,2"; as a change with its sign, "+7,7", "−4,3", "0,0". To be used likewise; A fraction
 * beyond NUMBER_COUNT_MAX, which only contradicting counts give, is told as that; it must be finite. */
struct number_words number_hundredths(double fraction);
struct number_words number_hundredths_change(double fraction);

/** Writes the fewest digits that read back as the same double, with a dot; returns its length. `value` must be finite. */
size_t number_write_real(char out[NUMBER_BYTES], double value);

/** *sum += value; false, and *sum as it was, when it does not fit. */
bool number_add(int64_t *sum, int64_t value);

#endif
