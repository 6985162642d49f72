/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Standard input and output, as the functions that the library wants.
 */

#ifndef PROGRAM_STANDARD_H
#define PROGRAM_STANDARD_H

#include <stddef.h>
#include <stdint.h>

/** A klp_read_function. `context` is an int that receives errno when reading fails. An interrupt ends the reading, whichever
 * thread reads. */
int64_t standard_read(void *context, void *buffer, size_t capacity);

/** A klp_write_function; the same. */
int standard_write(void *context, const void *bytes, size_t size);

#endif
