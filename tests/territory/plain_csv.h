/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A CSV reader of the tests' own, so that what the library says of its data is not checked with the library's reader.
 */

#ifndef TESTS_TERRITORY_PLAIN_CSV_H
#define TESTS_TERRITORY_PLAIN_CSV_H

#include <stddef.h>

#define PLAIN_CSV_FIELDS 8

struct plain_csv {
	char *text;
	/** the records without the header; all fields end in a zero byte and point into the text */
	char *(*records)[PLAIN_CSV_FIELDS];
	size_t count;
};

/** Reads lib/territory/data/<name>; ends the test when it cannot. */
struct plain_csv plain_csv_read(const char *name);

void plain_csv_free(struct plain_csv *csv);

/** The bytes of that file, to be freed. */
char *plain_csv_text(const char *name);

#endif
