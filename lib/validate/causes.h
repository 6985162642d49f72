/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The usual ways in which a number comes to be wrong, by name.
 */

#ifndef VALIDATE_CAUSES_H
#define VALIDATE_CAUSES_H

#include "base/language.h"

#include <stdbool.h>
#include <stdint.h>

enum cause {
	/** none that is known */
	CAUSE_UNKNOWN,
	/** a count is not there */
	CAUSE_LEFT_OUT,
	/** a text stands there that means it */
	CAUSE_TEXT,
	/** of one count */
	CAUSE_SIGN,
	CAUSE_DIGITS_SWAPPED,
	CAUSE_DIGIT_WRONG,
	CAUSE_DIGIT_LOST,
	CAUSE_DIGIT_DOUBLED,
	CAUSE_THOUSANDS,
	/** of two counts */
	CAUSE_CELLS_EXCHANGED,
	/** of a row */
	CAUSE_SLID,
	/** the same by two columns or more: for names only */
	CAUSE_SLID_FAR,
	CAUSE_ROWS_EXCHANGED,
	CAUSE_ROW_LEFT_OUT,
	CAUSE_ROW_TWICE
};

#define CAUSES (CAUSE_ROW_TWICE + 1)

/** A cause in words: "two digits swapped", "twee cijfers verwisseld". Those in English stay as they are, for programs. Static. */
const char *validate_cause_name(enum cause cause, enum language language);

/** How one count came to stand where another belongs: a cause of one count, or CAUSE_UNKNOWN. `right` is not negative. */
enum cause validate_cause_of_count(int64_t wrong, int64_t right);

/** Whether a count is what is left of `right` when 2.951 is taken for a decimal number: 2, or 3 when it is rounded; or 109, when
 * 1.090 is first written as 1.09. */
bool validate_cause_dot_lost(int64_t wrong, int64_t right);

#endif
