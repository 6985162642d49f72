/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the tests of the publication share: a dataset published and read back, its rows as lines, and datasets by chance.
 */

#ifndef TESTS_PUBLISH_ROWS_H
#define TESTS_PUBLISH_ROWS_H

#include <klantprofiel/klantprofiel.h>

#include <stddef.h>

/** Bytes, ended by a zero byte that does not count; free() them. */
struct published {
	char *bytes;
	size_t size;
};

/** Publishes in memory, which must go well; `options` NULL for the defaults. */
struct published rows_publish(const klp_dataset *dataset, const klp_publish_options *options);

/** Reads back what was published, which must go well. */
klp_dataset *rows_read_back(const struct published *published, const char *what);

/** Every row as the publication holds it, one a line, sorted; free() it: `edition level region name code name | counts | register percent`,
 * with - for what is absent, and what stands in the place of a count in quotes. */
char *rows_sorted(const klp_dataset *dataset);

/** Publishes, reads back, and expects the same rows. */
void rows_expect_circle(const klp_dataset *dataset, const klp_publish_options *options, const char *what);

/** What a dataset of chance holds. */
struct rows_chance {
	const char *edition;
	int year;
	/** one in so many regions is in it; 1 for all */
	size_t one_region_in;
	/** whether counts may be absent, or texts; and those be words of letters as well as signs */
	int holes;
	int words;
	/** whether municipalities have registers too */
	int registers;
};

/** A dataset over the municipalities of a year, the same for the same seed (chance_begin()). Totals add up to nothing. */
klp_dataset *rows_by_chance(const struct rows_chance *how);

/** A copy in which every row is of that edition. */
klp_dataset *rows_with_edition(const klp_dataset *dataset, const char *edition);

#endif
