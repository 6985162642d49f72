/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The boundaries to which counts are carried, and what lies between them and those of a year: worked out once for each year, and
 * asked for each edition.
 */

#ifndef AGGREGATE_PLAN_H
#define AGGREGATE_PLAN_H

#include "aggregate/roster.h"
#include "aggregate/steps.h"

/** Numbers of regions and provinces are below this. */
enum { PLAN_AREAS = 64 };

/** A municipality of a year, and an area of the result in which it is, or a part of it. */
struct plan_member {
	int group;
	/** of the municipality in its year */
	int index;
};

/** From one year to the boundaries. */
struct plan {
	int year;
	/** by area */
	struct plan_member *members;
	size_t count;
	size_t capacity;
	/** by number of region or province: whether other territory belongs to it than in that year */
	bool changed[PLAN_AREAS];
};

/** The boundaries, for a result of one level. */
struct boundaries {
	/** 0 for none */
	int year;
	klp_level by;
	const klp_territory *territory;
	struct steps steps;
	/** by code: whether the municipality is there in that year, and the area of the result and the region in which it lies; 0 for none */
	bool *there;
	int *group;
	int *region;
	struct plan **plans;
	size_t plan_count;
	size_t plan_capacity;
	struct codes codes;
};

/** Reads the territory of a year that it knows. KLP_OK or KLP_OUT_OF_MEMORY. Free it in any case. */
klp_status aggregate_boundaries_read(struct boundaries *boundaries, klp_error **error);

/** The plan from a year that the territory knows; lives as long as the boundaries. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status aggregate_boundaries_plan(struct boundaries *boundaries, const struct plan **plan, int year,
                                     klp_error **error);

/** Where a municipality, with all that is in it, has gone. */
struct carried_to {
	/** whether by what happened to it before the day, or else by undoing what happened to others afterwards */
	bool forward;
	/** not forward: whether it is one whole municipality of the boundaries, and which */
	bool exact;
	int code;
	/** the one area of the result, and the one region, that it lies in; 0 when it lies in several or in none */
	int group;
	int region;
};

/** Looks where a municipality goes; boundaries->codes receives the municipalities among which it comes. KLP_OK or KLP_OUT_OF_MEMORY.
 *
 * @param happened  of the steps after the boundaries: which of them lie before the counts */
klp_status aggregate_boundaries_carry(struct boundaries *boundaries, int code, step_happened happened,
                                      const void *context, struct carried_to *to, klp_error **error);

/** The area of a level in which a municipality of some year lies; of a municipality its own number. 0 for none. */
int aggregate_boundaries_lies_in(const klp_territory *territory, klp_level level, int year, int index);

/** The one area of the result in which all is that was in a municipality; 0 when it is in several or in none. KLP_OK or
 * KLP_OUT_OF_MEMORY. */
klp_status aggregate_boundaries_area(struct boundaries *boundaries, int code, int *area, klp_error **error);

/** How much of an area the edition has, in municipalities of the plan's year. `day` is the last of the counts: what ended on the way
 * there need not be there. */
struct presence aggregate_plan_compare(const struct plan *plan, const struct roster *roster,
                                       const klp_territory *territory, int number, const char *day);

void aggregate_boundaries_free(struct boundaries *boundaries);

#endif
