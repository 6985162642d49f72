/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The country's row and its regions, weighed together.
 *
 * Each region's table is localised by itself. The country's row is at least what the regions add up to: it may have clients who are
 * placed nowhere. So of the explanations of the regions' tables those are the lightest, together with what must be changed in the
 * country's row, after which that holds too. A table that adds up is not looked at again: to change its total as well takes four counts, more
 * than any country's row is worth.
 */

#ifndef VALIDATE_LOCALISE_COUNTRY_H
#define VALIDATE_LOCALISE_COUNTRY_H

#include "validate/localise.h"

/** The most combinations of explanations that are tried; where there are more, only the lightest of each region are, or none. */
#define LOCALISE_COMBINATIONS 512

/** A region as the country sees it. */
struct localise_region {
	/** its total row as it stands */
	int64_t total[DATASET_COUNTS];
	/** how its table is explained, and the table, whose counts are not looked at; NULL where all of it adds up, or the total row is
	 * all there is */
	struct localise_answer *answer;
	const struct localise_table *table;
};

/** The country's row, and what is said of it besides the regions. */
struct localise_country {
	int64_t counts[DATASET_COUNTS];
	/** another source's, whose row adds up; KLP_ABSENT where it says nothing */
	int64_t witness[DATASET_COUNTS];
	/** low > high where nothing is known */
	struct localise_range usual[DATASET_COUNTS];
	/** all regions */
	struct localise_region *regions;
	size_t count;
};

/** The row of the country in its answer: row 0 is what the regions have together. */
enum { LOCALISE_COUNTRY_ROW = 1 };

/**
 * Weighs the regions' explanations anew where they do not fit the country's row, and finds what is wrong with that row.
 *
 * A repair of the country's row is never certain unless another source confirms it: a column says only what it is at least. Nor is a region's any
 * longer that the country's row contradicts.
 *
 * @param answer  empty, of the country's row; the caller frees it with validate_localise_free(), also after a failure. Not localised where a
 *                region's total is not known
 * @return KLP_OK, KLP_INVALID_ARGUMENT when a count is larger than NUMBER_COUNT_MAX, KLP_OUT_OF_MEMORY */
klp_status validate_localise_country(struct localise_answer *answer, struct localise_country *country,
                                     klp_error **error);

#endif
