/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Editions that are missing from a series.
 */

#ifndef AGGREGATE_GAPS_H
#define AGGREGATE_GAPS_H

#include "aggregate/aggregation.h"

/** aggregate.gap: each run of editions that are missing between the first and the last of the result. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status aggregate_gaps_note(struct aggregation *work, klp_error **error);

/** Puts a row without counts where an area has none, between its first and its last edition. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status aggregate_gaps_fill(struct aggregation *work, klp_error **error);

#endif
