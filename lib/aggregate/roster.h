/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Which municipalities an edition has, and whether an area has all of its own.
 */

#ifndef AGGREGATE_ROSTER_H
#define AGGREGATE_ROSTER_H

#include "aggregate/piece.h"

/** Room for a day "yyyy-mm-dd". */
enum { ROSTER_DATE_BYTES = 16 };

/** The numbers of the codes that an edition has, sorted. All zero is empty. */
struct roster {
	/** the year on whose boundaries the edition's rows were carried; 0 for those under which they are printed */
	int boundaries;
	int *codes;
	size_t count;
	size_t capacity;
};

enum { ROSTER_NAMED = 3 };

/** How much of an area is there. */
struct presence {
	/** the year whose classification was asked */
	int year;
	/** its municipalities in that year, and those of them that the edition has */
	size_t members;
	size_t present;
	/** the first of those that it has not; NULL past them */
	const char *missing[ROSTER_NAMED];
};

/** Takes the codes of the municipalities of one edition. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status aggregate_roster_fill(struct roster *roster, const struct piece *pieces, size_t count, klp_error **error);

bool aggregate_roster_has(const struct roster *roster, int code);

/** Counts one municipality of presence->year into it. One that ended between 1 January of that year and the day is no member. */
void aggregate_roster_count(const struct roster *roster, const klp_territory *territory, const char *day, int index,
                            struct presence *presence);

/** The last day of a quarter, on which is counted. */
void aggregate_roster_day(char day[ROSTER_DATE_BYTES], edition_number edition);

/** 1 January of a year. */
void aggregate_roster_new_year(char day[ROSTER_DATE_BYTES], int year);

/**
 * Compares the edition with what the territory says of the edition's year, or of the nearest one that is known; when its rows were carried,
 * with the year of their boundaries. Without an edition, with the newest year in which the area is complete, or else least incomplete.
 *
 * A municipality that the edition has in another region is not missing: the document knows best where it counted it. Nor is one
 * that ended between 1 January and the reference date.
 *
 * @param number  of the region or province; of no meaning for the country */
struct presence aggregate_roster_compare(const struct roster *roster, const klp_territory *territory, klp_level level,
                                         int number, edition_number edition);

bool aggregate_presence_complete(const struct presence *presence);

void aggregate_roster_free(struct roster *roster);

#endif
