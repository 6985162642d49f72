/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Extracts of clients who do not exist, in memory, for the benchmarks.
 */

#ifndef TESTS_BENCH_CLIENTS_H
#define TESTS_BENCH_CLIENTS_H

#include "bench/file.h"

#include <stdbool.h>

/** So many clients, as CSV or as XML, the same ones each time. free() `text`. 0 when all went well. */
int clients_make(struct bytes *bytes, size_t clients, bool xml);

#endif
