/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A reader of the Arrow C data interface, written after its published specification and not after our writer: it takes the
 * structs, and nothing else is known here of where they come from.
 */

#ifndef TESTS_WRITE_ARROW_READER_H
#define TESTS_WRITE_ARROW_READER_H

#include <klantprofiel/arrow.h>

#include <stdbool.h>
#include <stddef.h>

/** Looks at everything that the specification demands of a schema and of an array of its structure; NULL, or what is wrong. */
const char *arrow_wrong(const struct ArrowSchema *schema, const struct ArrowArray *array);

/** The number of the child of that name, or -1. */
int64_t arrow_find(const struct ArrowSchema *schema, const char *name);

/** Whether a cell of a column is null. */
bool arrow_is_null(const struct ArrowArray *column, size_t row);

/** A cell of a column of type "l", and of type "g". */
int64_t arrow_integer(const struct ArrowArray *column, size_t row);
double arrow_real(const struct ArrowArray *column, size_t row);

/** A cell of a column of type "i" with a dictionary "u": its text, which does not end in a zero byte, and how long it is. */
const char *arrow_text(const struct ArrowArray *column, size_t row, size_t *length);

#endif
