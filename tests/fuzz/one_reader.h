/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Any bytes through one reader of whole datasets, with allocations that fail, and what was read through its writer and back.
 */

#ifndef TESTS_FUZZ_ONE_READER_H
#define TESTS_FUZZ_ONE_READER_H

#include <stddef.h>
#include <stdint.h>

/** Ends the process when a promise is broken: each end is a status with its error, a failure leaves nothing behind, no block stays
 * alive, and what was read and written comes back the same.
 *
 * @param flags  KLP_PARSE_… */
void one_reader_try(const char *format, uint64_t flags, const uint8_t *bytes, size_t size);

#endif
