/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What a text probably means that stands where a count belongs.
 */

#ifndef VALIDATE_MEANING_H
#define VALIDATE_MEANING_H

#include <stdint.h>

enum meaning {
	/** nothing that is a number of persons: "n.b.", "<5", "x" */
	MEANING_NONE,
	/** a count with something around it: "'1175" */
	MEANING_COUNT,
	/** a count that was taken for a decimal number: "1,175", or "12,31" for 12.310 */
	MEANING_THOUSANDS,
	/** a count with a minus sign: "-71" */
	MEANING_NEGATIVE
};

/** The number that a text stands for; *value is untouched with MEANING_NONE, and below 0 with MEANING_NEGATIVE. */
enum meaning validate_meaning(const char *text, int64_t *value);

#endif
