/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Clocks and medians, for the benchmarks.
 */

#ifndef TESTS_BENCH_TIMING_H
#define TESTS_BENCH_TIMING_H

#include <stddef.h>

/** Seconds of a clock that never goes back. */
double timing_now(void);

/** Seconds that this process has worked: less than have passed on a machine that others use. */
double timing_worked(void);

/** The median; sorts the times. `count` is not 0. */
double timing_median(double *times, size_t count);

#endif
