/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The least that counting takes: a bare loop for this one job, on clean input of one form. What the library does is measured by it.
 */

#ifndef TESTS_BENCH_COUNT_FLOOR_H
#define TESTS_BENCH_COUNT_FLOOR_H

#include <stddef.h>
#include <stdint.h>

enum { FLOOR_CODES = 10000, FLOOR_CELLS = 4, FLOOR_PADDING = 64 };

/** By code of the municipality: municipal with and without a profile, UWV with and without one. */
struct floor_counts {
	uint64_t cells[FLOOR_CODES][FLOOR_CELLS];
	uint64_t records;
};

/** Whether this processor can run it: it needs AVX-512. */
int floor_can(void);

/** Counts the whole records of some bytes, of which 64 more can be read. The columns stand in the order of the generator, all values are as it
 * writes them, and nothing is checked. How many bytes were used. */
size_t floor_count(struct floor_counts *counts, const char *bytes, size_t size);

#endif
