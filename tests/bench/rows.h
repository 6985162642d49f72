/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A large dataset, as benchmarks read and write it.
 */

#ifndef TESTS_BENCH_ROWS_H
#define TESTS_BENCH_ROWS_H

#include <klantprofiel/dataset.h>

/** As many rows of municipalities; NULL when there is no memory. */
klp_dataset *rows_make(size_t rows);

#endif
