/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * One run of klp_aggregate(): what it is given, and what it works with.
 */

#ifndef AGGREGATE_AGGREGATION_H
#define AGGREGATE_AGGREGATION_H

#include "aggregate/piece.h"
#include "aggregate/roster.h"
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
	bool partial;
	struct progress progress;

	klp_dataset *out;
	struct pieces pieces;
	/** of the edition that is being worked on */
	struct roster roster;
	/** the year whose classification was needed, while it is not confirmed; 0 for none */
	int unsure_year;
	/** for the words of a message: an area, and a list */
	struct buffer words;
	struct buffer list;
};

#endif
