/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the rows about one area and edition have to do with each other.
 */

#ifndef VALIDATE_DOUBLE_H
#define VALIDATE_DOUBLE_H

#include "validate/entry.h"

/** What the earlier rows about the same area and edition say. All zero: nothing, or nothing that matters. */
struct doubled {
	/** an earlier row, of whatever source, has the same five counts */
	bool is_said_before;
	/** the places of this row's source where the same stands; 0 but for the one row that is to tell it */
	size_t times;
	/** the row in the first of those places, when `times` is not 0 */
	size_t first;
	/** an earlier row has another count in a column; not set for a row that only repeats one of its own source */
	bool is_contradicted;
	/** that row, when it is contradicted */
	size_t against;
};

/**
 * Compares the rows of each area.
 *
 * @param doubles  one for each row of the dataset, all zero
 * @param entries  in the order of validate_entries_gather() */
void validate_doubles_find(struct doubled *doubles, const struct entries *entries);

#endif
