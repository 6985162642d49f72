/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The indicators: what is worked out of the rows of the result, one by one, among those of an edition, and between editions.
 * docs/indicators.md has the formulas.
 */

#ifndef AGGREGATE_INDICATORS_H
#define AGGREGATE_INDICATORS_H

#include "aggregate/extent.h"
#include "aggregate/figures.h"

/** Makes the columns that were asked for belong to the result, even when no row has a value. */
void aggregate_indicators_begin(struct aggregation *work);

/** Sets the indicators of all rows of the result, and notes what could not be compared. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status aggregate_indicators_set(struct aggregation *work, klp_error **error);

/* ------------------------------------------ what the files of this concern share */

/** Places by profile share. All zero is empty. */
struct ranking {
	struct ranked {
		size_t row;
		int region;
		double share;
	} * items;
	size_t count;
	size_t capacity;
};

/** The places in the country and in the regions of one edition. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status aggregate_ranking_set(struct ranking *ranking, struct aggregation *work, const struct figures *figures,
                                 const struct edition_figures *edition, klp_error **error);

/** One edition against another. */
struct comparison {
	const struct figures *figures;
	const struct edition_figures *from;
	const struct edition_figures *to;
	/** where its municipalities lie; NULL where that makes no difference */
	const struct extent *from_extent;
	const struct extent *to_extent;
	/** by area: whether its territory differs; NULL when none does */
	const bool *changed;
};

/** The columns that one takes. */
struct comparison_columns {
	klp_column total_difference;
	klp_column total_change;
	klp_column share_difference;
};

/** What the edition has more than the other. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status aggregate_comparison_set(struct aggregation *work, const struct comparison *comparison,
                                    const struct comparison_columns *columns, klp_error **error);

/** aggregate.territory-changed: the areas that cannot be compared. None when all can. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status aggregate_comparison_note(struct aggregation *work, const struct comparison *comparison, klp_error **error);

/** What each municipality adds to the change of its region's profile share; of the regions that are whole in both editions. KLP_OK or
 * KLP_OUT_OF_MEMORY. */
klp_status aggregate_contributions_set(struct aggregation *work, const struct comparison *comparison,
                                       klp_error **error);

#endif
