/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What a difference has, by name: one table that the formats for programs follow.
 */

#ifndef WRITE_DIFFERENCES_FIELDS_H
#define WRITE_DIFFERENCES_FIELDS_H

#include <klantprofiel/differences.h>

/** What a field holds; 0 for nothing. */
struct field_value {
	klp_type type;
	const char *text;
	int64_t integer;
	double real;
};

struct difference_field {
	const char *name;
	/** Gives the value; `which` is the field's own. */
	struct field_value (*get)(const klp_difference *difference, int which);
	int which;
};

/** One after another; NULL past the end. */
const struct difference_field *differences_field(size_t index);

#endif
