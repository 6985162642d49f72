/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A file in memory, for the benchmarks.
 */

#ifndef TESTS_BENCH_FILE_H
#define TESTS_BENCH_FILE_H

#include <stddef.h>

struct bytes {
	/** ended by a zero byte that does not count; the caller frees it */
	char *text;
	size_t size;
};

/** Reads a file; 0, or 1 when it cannot be read. */
int file_load(struct bytes *bytes, const char *path);

#endif
