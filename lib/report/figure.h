/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A figure of the page: its value, how it is written, and of what it is, so that each number can be looked up in the dataset.
 */

#ifndef REPORT_FIGURE_H
#define REPORT_FIGURE_H

#include "base/language.h"

#include <klantprofiel/dataset.h>
#include <klantprofiel/differences.h>

#include <stdbool.h>
#include <stdint.h>

enum figure_kind {
	/** a name, which is written as it is */
	FIGURE_TEXT,
	/** an edition, "2025Q2", which is written in words */
	FIGURE_EDITION,
	/** the day on which it was counted */
	FIGURE_DAY,
	/** a year, which has no mark of thousands; a number that is looked up nowhere */
	FIGURE_YEAR,
	/** a number of persons or of things: 15.337 */
	FIGURE_COUNT,
	/** a change in it: +1.090 */
	FIGURE_CHANGE,
	/** a fraction in hundredths: 48,9% */
	FIGURE_SHARE,
	/** a change as a fraction of what was: +7,7% */
	FIGURE_GROWTH,
	/** a change of a fraction, in percentage points: −4,3 */
	FIGURE_POINTS
};

/** The area, edition and column of a figure. All zero for a figure of no cell. */
struct about {
	klp_level level;
	int region_number;
	const char *code;
	const char *edition;
	/** of a change: the edition before; else NULL */
	const char *before;
	/** the year on whose boundaries it is; 0 for those of the edition itself */
	int boundaries;
	/** NULL for a figure that stands in no column */
	const char *column;
};

struct figure {
	enum figure_kind kind;
	/** false for what is absent; `text` is then what stands in its place, or NULL */
	bool known;
	int64_t count;
	double fraction;
	const char *text;
	struct about about;
};

/** Sums that the page tells and no column has: with a profile, and without one. */
enum { FIGURE_PROFILE = KLP_COLUMN_COUNT, FIGURE_NO_PROFILE };

struct figure figure_text(const char *text);
struct figure figure_edition(const char *edition);
struct figure figure_day(const char *edition);

/** A number of things, such as of regions, of which no cell tells. */
struct figure figure_count(int64_t count);
struct figure figure_share(double fraction);
struct figure figure_year(int year);

/** A cell: a klp_column of counts or shares, or one of the two sums. */
struct figure figure_cell(const klp_dataset *dataset, size_t row, int column);

/** Who the row is about, as it is called; never NULL. */
const char *figure_name(const klp_dataset *dataset, size_t row, enum language language);

/** The number of persons of a cell or sum: false when it is absent, or a part of it is. */
bool figure_persons(const klp_dataset *dataset, size_t row, int column, int64_t *persons);

/** Room for any figure in words. */
enum { FIGURE_BYTES = 96 };

/** Writes a figure as people read it, without markup: "48,9%", "48.9%", "2e kwartaal van 2025". A text is not copied but returned. */
const char *figure_write(char out[FIGURE_BYTES], const struct figure *figure, enum language language);

#endif
