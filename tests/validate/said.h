/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What is found in a dataset, short enough for a table of cases.
 */

#ifndef TESTS_VALIDATE_SAID_H
#define TESTS_VALIDATE_SAID_H

#include "support/tables.h"

#include <klantprofiel/validate.h>

#define SAID_BYTES 2048

/** Checks a dataset, which must succeed; the caller frees the findings. */
klp_findings *said_validate(const klp_dataset *dataset);

/** "rule column observed expected; …", with "?" for what is absent and "-" for no column.
 *
 * @return said */
const char *said_of(const klp_dataset *dataset, char said[SAID_BYTES]);

/** A dataset, as rows up to the first whose level is 0, and what is found in it. */
struct said_case {
	const char *why;
	struct table_row rows[6];
	const char *expected;
};

/** Expects of each case that what is found in its rows is what it says. */
void said_expect(const struct said_case *cases, size_t length);

#endif
