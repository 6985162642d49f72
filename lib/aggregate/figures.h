/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The rows of the result by edition and area, to be compared with one another.
 */

#ifndef AGGREGATE_FIGURES_H
#define AGGREGATE_FIGURES_H

#include "aggregate/aggregation.h"

/** A row of the result. */
struct figure {
	size_t row;
	/** what its area is called in numbers; 0 when it is none of those that the result is about */
	int area;
	/** UWV's number of the region in which a municipality counts; 0 for none, and for other levels */
	int region;
	struct counts counts;
	/** persons, or KLP_ABSENT: all, and those with a profile */
	int64_t total;
	int64_t profiles;
	/** profiles ÷ total, when `shared` */
	double share;
	bool shared;
};

/** The figures of one edition: by area, those of none first. */
struct edition_figures {
	edition_number edition;
	/** the year on whose boundaries they are; 0 for those under which the edition is printed */
	int boundaries;
	size_t first;
	size_t count;
};

/** All zero is empty. */
struct figures {
	struct figure *items;
	size_t count;
	size_t capacity;
	/** from the oldest on; rows without an edition come first */
	struct edition_figures *editions;
	size_t edition_count;
	size_t edition_capacity;
};

/** Reads the rows of the result, which come edition by edition. KLP_OK or KLP_OUT_OF_MEMORY. Free it in any case. */
klp_status aggregate_figures_read(struct figures *figures, const struct aggregation *work, klp_error **error);

/** The figures of an edition; NULL when the result has none, and for EDITION_NONE. */
const struct edition_figures *aggregate_figures_edition(const struct figures *figures, edition_number edition);

/** The figure of an area in an edition; NULL when there is none, and for area 0. It is looked for from *at on, which begins at 0 and goes
 * along: areas are asked in their order. */
const struct figure *aggregate_figures_find(const struct figures *figures, const struct edition_figures *edition,
                                            size_t *at, int area);

/** What the area of a row of the result is called in numbers: 1 for the country, the number of a region or province, the number of a
 * municipality's code. 0 for a row of another level than the result's, for one that nobody recognised, and for a municipality
 * that is none on the boundaries on which its row is. */
int aggregate_figures_area(const struct aggregation *work, size_t row);

void aggregate_figures_free(struct figures *figures);

#endif
