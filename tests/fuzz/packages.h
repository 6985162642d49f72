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

/** Parses bytes as that format, within 64 MiB; any end is fine that leaves nothing behind. `fails` is the allocation that is to
 * fail, 0 for none. Ends the process on anything else. */
void fuzz_package_parse(const char *format, const char *bytes, size_t size, unsigned fails);

/** The same of a zip archive of parts, stored without packing. */
void fuzz_package_parse_parts(const char *format, const struct fuzz_part *parts, size_t count, unsigned fails);

#endif
