/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Memory that holds what must not stay behind: records of people, on their way through.
 */

#ifndef BASE_WIPED_H
#define BASE_WIPED_H

#include <stddef.h>

/** Overwrites memory with zeros, also where nobody reads it afterwards, so that a compiler would leave it out. */
void wiped_clear(void *memory, size_t size);

/** Whole pages of their own, which no core dump holds where the system can do that; NULL when there is no memory. */
char *wiped_allocate(size_t size);

/** Overwrites them, and gives them back. NULL is allowed. `size` is that which was asked for. */
void wiped_release(char *memory, size_t size);

#endif
