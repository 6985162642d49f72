/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * One run of klp_aggregate(): what it is given, and what it works with.
 */

#ifndef AGGREGATE_AGGREGATION_H
#define AGGREGATE_AGGREGATION_H

#include "aggregate/carry.h"
#include "base/buffer.h"
#include "base/progress.h"

#include <klantprofiel/aggregate.h>

struct aggregation {
	const klp_dataset *dataset;
	const klp_territory *territory;
	klp_level by;
	/** always the sum of the rows below, never the published total */
	bool only_computed;
	bool indicators;
	/** the edition that was chosen to compare with; EDITION_NONE for none */
	edition_number base;
	/** whether areas get rows where they have none */
	bool gaps;
	bool partial;
	/** whether the rows are carried to `boundaries`: the country is the same on all of them */
	bool carries;
	struct progress progress;

	klp_dataset *out;
	struct pieces pieces;
	/** of the edition that is being worked on */
	struct roster roster;
	/** of year 0 when none were asked for */
	struct boundaries boundaries;
	struct carry carry;
	/** the year whose classification was needed, while it is not confirmed; 0 for none */
	int unsure_year;
	/** for the words of a message: an area, and a list */
	struct buffer words;
	struct buffer list;
};

#endif
