/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Which counts an area gets: its published total or the sum of the rows below.
 */

#ifndef AGGREGATE_AREA_H
#define AGGREGATE_AREA_H

#include "aggregate/result.h"

/** Finds the counts of a region or province, or of a municipality on other boundaries, whose total is then the one row that it is; and
 * notes what was odd. KLP_OK, KLP_OVERFLOW or KLP_OUT_OF_MEMORY. */
klp_status aggregate_area_resolve(struct aggregation *work, struct area *area, struct outcome *outcome,
                                  klp_error **error);

/** The same for the country of one edition. `pieces` are all of that edition, sorted. */
klp_status aggregate_country_resolve(struct aggregation *work, const struct piece *pieces, size_t count,
                                     struct area *country, struct outcome *outcome, klp_error **error);

/** The area that the pieces at the front of a sorted run are about; its row and parts. `count` is at least 1.
 *
 * @return how many pieces it takes */
size_t aggregate_area_take(struct area *area, klp_level level, const struct piece *pieces, size_t count);

/** Adds up the municipalities in an area: the counts of the outcome, and whether any is estimated. KLP_OK, KLP_OVERFLOW or
 * KLP_OUT_OF_MEMORY. */
klp_status aggregate_area_sum(struct aggregation *work, const struct area *area, struct outcome *outcome,
                              klp_error **error);

/** Adds a part to sums. KLP_OK or KLP_OVERFLOW, with a message about the area. */
klp_status aggregate_area_add(struct aggregation *work, const struct area *area, struct counts *sums,
                              const struct counts *part, klp_error **error);

/** Asks the roster, and remembers when the year that tells is not confirmed. */
struct presence aggregate_area_presence(struct aggregation *work, const struct area *area);

#endif
