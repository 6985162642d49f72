/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Carrying the rows of one edition to the boundaries that were asked for.
 */

#ifndef AGGREGATE_CARRY_H
#define AGGREGATE_CARRY_H

#include "aggregate/plan.h"

/** What was carried of the edition that is being worked on. All zero is empty. */
struct carry {
	/** sorted as aggregate_pieces_group() has it */
	struct piece *items;
	size_t count;
	size_t capacity;
	/** from the year whose municipalities the edition has */
	const struct plan *plan;
	/** the day of its counts */
	char day[ROSTER_DATE_BYTES];
	/** whether it is on these boundaries already */
	bool arrived;
	/** by number of region or province: whether a row left it, or came into it */
	bool changed[PLAN_AREAS];
	/** indices of the municipalities to which something has happened */
	size_t *moving;
	size_t moving_count;
	size_t moving_capacity;
	/** for the parts of a split */
	struct counts *parts;
	int *shares;
	size_t part_capacity;
	size_t share_capacity;
};

struct aggregation;

/** Carries the pieces of one edition, whose roster is filled, into work->carry, with notes on what is estimated, and on what could not be
 * carried. KLP_OK, KLP_OVERFLOW or KLP_OUT_OF_MEMORY. */
klp_status aggregate_carry_edition(struct aggregation *work, const struct piece *pieces, size_t count,
                                   klp_error **error);

/** Does to the moving pieces what happened to their municipalities, day by day. KLP_OK, KLP_OVERFLOW or KLP_OUT_OF_MEMORY. */
klp_status aggregate_carry_replay(struct aggregation *work, klp_error **error);

/** Tells which published totals stand, takes those away that are replaced, and leaves those that nothing replaces as strays. KLP_OK or
 * KLP_OUT_OF_MEMORY. */
klp_status aggregate_carry_totals(struct aggregation *work, klp_error **error);

/* The notes. All return KLP_OK or KLP_OUT_OF_MEMORY. */

/** aggregate.estimated: the split at an index of the steps, of which `piece` is a part or the whole. */
klp_status aggregate_note_estimated(struct aggregation *work, const struct piece *piece, size_t step,
                                    klp_error **error);

/** aggregate.border: border corrections between the edition and the boundaries, which are not carried. */
klp_status aggregate_note_borders(struct aggregation *work, edition_number edition, klp_error **error);

/** aggregate.not-carried: the strays. None when there are none. */
klp_status aggregate_note_strays(struct aggregation *work, klp_error **error);

/** aggregate.total-replaced: a published total is of other territory. */
klp_status aggregate_note_replaced(struct aggregation *work, const struct piece *total, klp_error **error);

/** aggregate.derived of the boundaries, and of an edition whose own year is not known; aggregate.other-year of one that has the
 * municipalities of another year. None when all is sure. */
klp_status aggregate_note_years(struct aggregation *work, edition_number edition, klp_error **error);

void aggregate_carry_free(struct carry *carry);

#endif
