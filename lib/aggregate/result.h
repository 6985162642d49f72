/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What goes into the result: rows, and the notes.
 */

#ifndef AGGREGATE_RESULT_H
#define AGGREGATE_RESULT_H

#include "aggregate/aggregation.h"

/** An area of the result, with what the input has of it. */
struct area {
	edition_number edition;
	klp_level level;
	/** of the region or province; 0 for the country */
	int number;
	/** its own row, or NULL */
	const struct piece *total;
	/** the municipalities in it */
	const struct piece *parts;
	size_t part_count;
};

/** The counts that were found for an area. */
struct outcome {
	/** whether there are any */
	bool given;
	/** whether they are those of area->total, or were added up */
	bool published;
	/** whether they are a sum of which parts are missing */
	bool partial;
	/** whether they are a sum of which parts are estimated */
	bool estimated;
	struct counts counts;
	/** of the country: how many more than its regions together; KLP_ABSENT when that is not known */
	int64_t unplaced;
};

/** Adds a row of the input as it stands there. */
klp_status aggregate_result_pass(struct aggregation *work, const struct piece *piece, klp_error **error);

/** Adds what was found for an area, if anything. */
klp_status aggregate_result_add(struct aggregation *work, const struct area *area, const struct outcome *outcome,
                                klp_error **error);

/* The notes. All return KLP_OK or KLP_OUT_OF_MEMORY. */

/** aggregate.totals-differ: the rows below say otherwise. */
klp_status aggregate_note_differs(struct aggregation *work, const struct area *area, const struct counts *sums,
                                  klp_error **error);

/** aggregate.absent and aggregate.totals-differ of a total that is given as it stands, for there is nothing better: its counts
 * are not all there, or do not add up. None when nothing is wrong with it. */
klp_status aggregate_note_defects(struct aggregation *work, const struct area *area, klp_error **error);

/** aggregate.absent: a sum is absent because a count among its parts is. None when the sums are whole. */
klp_status aggregate_note_absent(struct aggregation *work, const struct area *area, const struct counts *sums,
                                 klp_error **error);

/** aggregate.incomplete: so many `things` ("municipalities") of so many are there. */
klp_status aggregate_note_incomplete(struct aggregation *work, const struct area *area, size_t present, size_t members,
                                     const char *things, const char *const missing[ROSTER_NAMED], klp_error **error);

/** aggregate.unplaced: the pieces, of one edition, belong to no area. None when there are none. */
klp_status aggregate_note_unplaced(struct aggregation *work, const struct piece *pieces, size_t count,
                                   klp_error **error);

/** aggregate.derived: the classification of a year that is not confirmed was needed for an edition. */
klp_status aggregate_note_derived(struct aggregation *work, edition_number edition, klp_error **error);

#endif
