/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * One run of klp_diff(): what it is given, and what it works with.
 */

#ifndef AGGREGATE_DIFF_DIFFING_H
#define AGGREGATE_DIFF_DIFFING_H

#include "aggregate/diff/areas.h"
#include "aggregate/diff/ground.h"
#include "aggregate/diff/sentences.h"
#include "base/progress.h"

#include <klantprofiel/diff.h>

/** Numbers of regions and of provinces are below this. */
enum { DIFF_AREAS = DATASET_HIGHEST_REGION + 1 };

/** By level and number: how many municipalities a side has there, and whether an area is on this side only. */
struct diff_presence {
	size_t municipalities[KLP_LEVEL_MUNICIPALITY + 1][DIFF_AREAS];
	bool only[DIFF_AREAS];
};

struct diffing {
	const klp_dataset *given[DIFFERENCE_SIDES];
	const klp_territory *territory;
	/** 0 for country, regions and municipalities */
	int by;
	/** two versions of one edition, cell by cell, and not two editions on common boundaries */
	bool versions;
	/** 0 for versions */
	int boundaries;
	/** the region and the municipality that alone are told; 0 for all */
	int region;
	int municipality;
	struct diff_ground ground[DIFFERENCE_SIDES];
	struct diff_presence presence[DIFFERENCE_SIDES];
	struct diff_words words;
	struct progress progress;
	/** what was done before the call that is on, and told while it lasts */
	uint64_t done;
	klp_differences *out;
};

/** Whether an area is among those that are to be told. */
bool diff_is_chosen(const struct diffing *work, const struct diff_area *area);

/** Fills in what a difference says of an area, whose counts come from both sides as far as they are there: all but kind, column and
 * sentence. */
void diff_describe(const struct diffing *work, klp_difference *difference, const struct diff_pair *pair);

/** Adds a difference with its sentence; a sentence that is NULL tells that there is no memory. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status diff_add(struct diffing *work, klp_difference *difference, const char *sentence, klp_error **error);

/** Counts how the comparison of an area ended, and adds its counts up when it could be compared. KLP_OK or KLP_OVERFLOW. */
klp_status diff_count(struct diffing *work, const struct diff_pair *pair, klp_comparison ended, klp_error **error);

/** Tells an area that is on one side only, unless its region is. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status diff_tell_lonely(struct diffing *work, const struct diff_pair *pair, klp_error **error);

/** Adds what the registers say differently. *differs is set when they do. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status diff_registers(struct diffing *work, const struct diff_pair *pair, bool *differs, klp_error **error);

/** Whether areas of a level are compared, after what was asked for. */
bool diff_level_is_wanted(const struct diffing *work, klp_level level);

/** Compares two editions on common boundaries, level by level. KLP_OK, or as klp_aggregate(). */
klp_status diff_levels(struct diffing *work, klp_error **error);

/** Compares two versions, cell by cell. KLP_OK, KLP_OVERFLOW, KLP_CANCELLED or KLP_OUT_OF_MEMORY. */
klp_status diff_versions(struct diffing *work, klp_error **error);

/** Adds what happened to the territory between two editions, and between them and the boundaries. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status diff_events(struct diffing *work, klp_error **error);

#endif
