/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The territory under which a side is printed: its municipalities, its day, and the boundaries that suit two sides.
 */

#ifndef AGGREGATE_DIFF_GROUND_H
#define AGGREGATE_DIFF_GROUND_H

#include "aggregate/roster.h"
#include "aggregate/steps.h"

/** All zero is empty. */
struct diff_ground {
	/** by code: one more than the number of the region under which the municipality stands; 0 when it is not there */
	unsigned char *region_of;
	bool has_municipalities;
	/** by number: whether the region has a row */
	bool regions[DATASET_HIGHEST_REGION + 1];
	/** the year to which its rows were carried, and else 0 */
	int boundaries;
	edition_number edition;
	/** the year of its territory, and the day of its counts in it */
	int year;
	char day[ROSTER_DATE_BYTES];
};

/** Looks through one side, which holds one edition at most. Without an edition, the year is the newest that has most of its municipalities.
 * KLP_OK or KLP_OUT_OF_MEMORY. Free it in any case. */
klp_status diff_ground_read(struct diff_ground *ground, const klp_dataset *dataset, const klp_territory *territory,
                            edition_number edition, klp_error **error);

/** Whether a municipality has a row on either of two sides. */
bool diff_ground_has(const struct diff_ground grounds[2], int code);

/** Whether a side has a municipality that has gone into another, whole or in part, by whatever way. */
bool diff_ground_leads_to(const struct diff_ground *ground, const klp_territory *territory, int code);

/** The year to whose boundaries two sides are carried when none is asked for. */
int diff_ground_boundaries(const struct diff_ground grounds[2], const klp_territory *territory);

void diff_ground_free(struct diff_ground *ground);

#endif
