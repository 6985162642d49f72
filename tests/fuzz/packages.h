/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the fuzz targets of spreadsheets share: a zip archive around parts that may hold anything, and the parse of it.
 */

#ifndef TESTS_FUZZ_PACKAGES_H
#define TESTS_FUZZ_PACKAGES_H

#include <stddef.h>
#include <stdint.h>

struct fuzz_part {
	const char *name;
	const char *text;
	size_t size;
};

/** As fuzzing_twice() with a zip archive of the parts, stored without packing. */
int fuzz_package(const char *format, const struct fuzz_part *parts, size_t count, size_t failing);

#endif
