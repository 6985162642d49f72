/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Adding up: from municipalities to regions, provinces and the country.
 */

#ifndef KLANTPROFIEL_AGGREGATE_H
#define KLANTPROFIEL_AGGREGATE_H

#include <klantprofiel/dataset.h>
#include <klantprofiel/territory.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Which total of an area goes into the result. */
typedef enum klp_totals {
	/** The published one where it is there and agrees with the rows below it; else the computed one. */
	KLP_TOTALS_PUBLISHED = 0,
	/** Always the sum of the rows below. */
	KLP_TOTALS_COMPUTED = 1
} klp_totals;

/** How to add up. */
typedef struct klp_aggregate_options {
	/** sizeof (klp_aggregate_options) */
	size_t struct_size;
	/** The level of the result: one row per area of that level and edition. 0 means KLP_LEVEL_REGION. */
	int by;
	/** Which totals: a klp_totals. */
	int totals;
	/** Not 0: add the indicators, KLP_COLUMN_PROFILE_SHARE and what follows it: shares, places, differences and contributions. Those
	 * against a chosen edition only with base_edition. */
	int indicators;
	/** Not 0: give a sum also for areas of which parts are missing, with a note; else such an area has only a note. */
	int partial;
	/** What tells which municipality lies where; NULL for what is built in. */
	const klp_territory *territory;
	/** Called with rows; NULL for none. */
	klp_progress progress;
	void *progress_context;
	/** A year that the territory knows: carry each edition to the municipalities, regions and provinces of 1 January of that year. 0: those
	 * under which it is printed. */
	int boundaries;
	/** Not 0: a row without counts, of origin computed, for each area and each quarter between its first and its last edition in which
	 * it has none, so that a chart shows the gap. */
	int gaps;
	/** "2023Q2": the edition with which all are compared, beside the quarter before; NULL for none. It goes with indicators. */
	const char *base_edition;
} klp_aggregate_options;

/** The initialiser: every option at its default. */
#define KLP_AGGREGATE_OPTIONS_INIT                                              \
	{                                                                           \
		sizeof(klp_aggregate_options), 0, 0, 0, 0, NULL, NULL, NULL, 0, 0, NULL \
	}

/** Adds up a dataset.
 *
 * The result has one row per area and edition, by edition (rows without one first) and then by the area's number or code. Each row tells its origin:
 * published when the counts stand like that in a source, computed when they were added up here, estimated when a part of a divided
 * municipality is in them. A row counts once: the same
 * area and edition with the same counts in two sources is one row (note aggregate.same-twice). The input's notes come along.
 *
 * With boundaries the counts of each municipality are carried to the municipalities of that year: forward through mergers, absorptions
 * and new names, which is exact; through splits by share, into whole numbers that add up to what was divided (largest remainder);
 * backward where that is exact. Regions and provinces are those of that year, whatever the document prints. A published total, with the
 * register beside it, stands where its territory is the same. Border corrections are not carried. The country is the same on all
 * boundaries. What cannot be carried, or lies in no area of the level, is a row of its own, so that the sum of all rows stays what it
 * was; it comes first in its edition, and has no code or number that would mean other territory. klp_dataset_boundaries() tells
 * the year of each row; rows that are there already stay as they are, and from there others are carried further.
 *
 * The indicators compare an area with itself only on the same territory: what was merged, divided or moved between two editions that were
 * not carried has no difference (note aggregate.territory-changed), but has one with boundaries. Places, differences and contributions are
 * among the rows of the result; rows of no area, such as those that could not be carried, have none. A municipality contributes to its
 * region only where all municipalities of the region are there in both editions, with their counts. docs/indicators.md has the formulas
 * and an example.
 *
 * The notes it makes: aggregate.same-twice, aggregate.incomplete (an area of which parts are missing),
 * aggregate.totals-differ (a published total that its rows contradict), aggregate.absent (an area with a count that is
 * absent, so that its sum is absent too), aggregate.unplaced (rows that belong to no area of the level),
 * aggregate.derived (the year's regions are derived, not confirmed), aggregate.gap (editions that are missing between the first and
 * the last of the result). With indicators also: aggregate.territory-changed, aggregate.base-missing (base_edition is not there). With
 * boundaries also: aggregate.estimated (a split, with its shares and their source), aggregate.not-carried (rows of their own),
 * aggregate.total-replaced (a published total of other territory),
 * aggregate.border (a border correction, and its share), aggregate.other-year (the municipalities of an edition are those of another year).
 *
 * @param out      receives the new dataset; the caller frees it with klp_dataset_free()
 * @param options  NULL for the defaults
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL, a level or totals that is none, boundaries of a year that the territory does not know, a
 *         base_edition that is no edition or comes without indicators);
 *         KLP_CONFLICT (the same area and edition with different counts in two places, or rows of one edition on different
 *         boundaries; the message names both); KLP_OVERFLOW; KLP_CANCELLED; KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_aggregate(klp_dataset **out, const klp_dataset *dataset, const klp_aggregate_options *options,
                                 klp_error **error);

#ifdef __cplusplus
}
#endif

#endif
