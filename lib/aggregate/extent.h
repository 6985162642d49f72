/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Which municipalities there are on the reference date of an edition, and in which area each lies: so that editions that were not
 * carried are compared only where an area is the same in both.
 */

#ifndef AGGREGATE_EXTENT_H
#define AGGREGATE_EXTENT_H

#include "aggregate/plan.h"

/** The area of a code of which there is no municipality. */
#define EXTENT_NOWHERE (-1)

/** Numbers of regions and provinces are below this. */
enum { EXTENT_AREAS = DATASET_HIGHEST_REGION + 1 };

/** Large, and so not for the stack. */
struct extent {
	edition_number edition;
	/** of the counts; or 1 January of the year to which they were carried */
	char day[ROSTER_DATE_BYTES];
	/** of the territory that was asked */
	int year;
	/** by code: the province or region in which the municipality lies; 0 for none */
	int area[STEPS_CODES];
	/** by code: whether the territory of the year has it, and whether the edition has a row of it */
	bool known[STEPS_CODES];
	bool told[STEPS_CODES];
	/** by number of the region or province: whether the edition has no row of a municipality that lies there */
	bool lacking[EXTENT_AREAS];
};

/** Takes the municipalities of an edition's year, or of that to which it was carried. */
void aggregate_extent_begin(struct extent *extent, const klp_territory *territory, klp_level by, edition_number edition,
                            int boundaries);

/** A row of the edition: it knows best in which area it counts, where that is not 0. */
void aggregate_extent_row(struct extent *extent, int code, int area);

/** Does what happened up to the day. A municipality of which there is a row has not ended, whatever the date says. */
void aggregate_extent_finish(struct extent *extent, const struct steps *steps, const klp_territory *territory,
                             klp_level by);

/** What lies between two extents. Large as well. */
struct extent_changes {
	/** by number of the area, of a municipality its code: whether it is other territory in the one than in the other */
	bool changed[STEPS_CODES];
	/** by code, of those that came and went between the two: the area from which all in it came */
	int source[STEPS_CODES];
};

/** Compares two extents for a result of level `by`: not the country, which is always the same. Of municipalities only those are
 * looked at that the first has rows of. */
void aggregate_extent_compare(struct extent_changes *changes, const struct extent *from, const struct extent *to,
                              const struct steps *steps, klp_level by);

#endif
