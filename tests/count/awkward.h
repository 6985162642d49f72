/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Extracts by chance with everything in them that makes CSV awkward.
 */

#ifndef TESTS_COUNT_AWKWARD_H
#define TESTS_COUNT_AWKWARD_H

#include <stddef.h>

/** An extract, in memory that awkward_free() frees. Its header is whole, and names all columns that are needed, in some order. */
char *awkward_make(size_t *size);

void awkward_free(char *text);

#endif
