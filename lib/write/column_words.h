/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the columns are called for people, what they mean, and in which unit they are: one table that every format and every
 * description of a file follows.
 */

#ifndef WRITE_COLUMN_WORDS_H
#define WRITE_COLUMN_WORDS_H

#include "base/language.h"

#include <klantprofiel/dataset.h>

/** What a number is a number of. */
enum unit {
	/** a text, or a number that nothing is calculated with: a page, a region's number, a year */
	UNIT_NONE,
	UNIT_PERSONS,
	/** 0-100 */
	UNIT_PERCENT,
	/** 0-1, or a difference of such */
	UNIT_FRACTION,
	/** a place in an order, from 1 */
	UNIT_PLACE,
};

struct column_words {
	/** a heading, by language */
	const char *title[LANGUAGES];
	/** one sentence or some, by language */
	const char *meaning[LANGUAGES];
	enum unit unit;
	/** the levels that can have a value, a bit each (COLUMN_OF); 0 for all. At the others a value is impossible, not unknown. */
	unsigned levels;
};

/** The bit of a level. */
#define COLUMN_OF(level) (1U << (level))

extern const struct column_words column_words[KLP_COLUMN_COUNT];

/** A unit as a word: "persons", "personen". NULL for UNIT_NONE. Static. */
const char *column_unit(enum unit unit, enum language language);

/** What every text of a column looks like, as a regular expression that takes all of it; NULL where they are of any kind. Static. */
const char *column_pattern(klp_column column);

/** Whether a number of the column can be below 0. */
bool column_may_be_negative(klp_column column);

/** Whether a row of a level can have a value in the column. */
static inline bool column_is_possible(klp_column column, klp_level level)
{
	unsigned levels = column_words[column].levels;
	return levels == 0 || (levels & COLUMN_OF(level)) != 0;
}

#endif
