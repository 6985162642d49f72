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

/* Short words, for the rows of tables of cases. */
#define C KLP_LEVEL_COUNTRY
#define M KLP_LEVEL_MUNICIPALITY
#define R KLP_LEVEL_REGION
#define NONE TABLES_NONE
#define ONES          \
	{                 \
		1, 1, 1, 1, 4 \
	}
/* the row behind the last */
#define END                   \
	{                         \
		.level = (klp_level)0 \
	}

/** Checks a dataset, which must succeed; the caller frees the findings. */
klp_findings *said_validate(const klp_dataset *dataset);

/** What the rules whose ids begin with one of these say, as "rule column observed expected; …", with "?" for what is
 * absent and "-" for no column.
 *
 * @param families  "row. region.", each with its dot and a blank between them
 * @return said */
const char *said_by(const char *families, const klp_dataset *dataset, char said[SAID_BYTES]);

/** The same of the rules about what adds up and what is contradicted: the tables of their cases are parts of regions
 * and editions. */
const char *said_of(const klp_dataset *dataset, char said[SAID_BYTES]);

/** A dataset, as rows up to the first whose level is 0, and what is found in it. */
struct said_case {
	const char *why;
	struct table_row rows[6];
	const char *expected;
};

/** Expects of each case that what is found in its rows is what it says, as said_of() and said_by() do. */
void said_expect(const struct said_case *cases, size_t length);
void said_expect_by(const char *families, const struct said_case *cases, size_t length);

/** Expects the first finding of these families to be told so. */
void said_expect_message(const char *families, const klp_dataset *dataset, const char *english, const char *dutch);

#endif
