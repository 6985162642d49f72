/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the tests of reading share: a text in, a dataset out, and its rows as lines that can be compared.
 */

#ifndef TESTS_READ_READING_H
#define TESTS_READ_READING_H

#include <klantprofiel/klantprofiel.h>

#include <stddef.h>

/** A file's bytes, ended by a zero byte that does not count; free() them. Fails the test when it cannot be read. */
char *reading_load(const char *path, size_t *size);

/** The path of a file of the project; static, until the next call. */
const char *reading_path(const char *name);

/** A document of the folder shared/publications beside the project, or NULL when that is not there. Static likewise. */
const char *reading_shared(const char *name);

/** Parses a text, which must go well. */
klp_dataset *reading_parse(const char *text);

/** All rows, one a line, free() it:
 * `edition level region municipality_code printed | counts | register percent | page:line`, with - for what is absent. */
char *reading_rows(const klp_dataset *dataset);

/** All notes, one a line: `id line`; free() it. */
char *reading_notes(const klp_dataset *dataset);

/** A text, and the rows and notes it must give. */
struct layout {
	const char *what;
	const char *text;
	const char *rows;
	const char *notes;
};

void reading_expect_layouts(const struct layout *cases, size_t count);

#define EXPECT_LAYOUTS(cases) reading_expect_layouts(cases, sizeof(cases) / sizeof(cases)[0])

#endif
