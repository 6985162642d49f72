/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the user may have meant.
 */

#ifndef PROGRAM_NEAREST_H
#define PROGRAM_NEAREST_H

#include <stddef.h>

/** Gives the names one after another; NULL past the end. */
typedef const char *(*name_list)(size_t index);

/** The name that is most like a word, in either case, or NULL when none is. */
const char *nearest(const char *word, name_list names);

/** The names that are most like a word, where several are as like, in the order of the list.
 *
 * @param found  receives at most `capacity` names
 * @return how many were put there */
size_t nearest_all(const char *word, name_list names, const char **found, size_t capacity);

#endif
