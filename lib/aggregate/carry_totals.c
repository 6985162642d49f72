/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Published totals on other boundaries: one stands where its territory is the same. */

#include "aggregate/aggregation.h"

/* Whether municipalities are in, or were in, an area. */
static bool has_parts(const struct carry *carry, int number)
{
	for (size_t i = 0; i < carry->count; i++)
		if (carry->items[i].level == KLP_LEVEL_MUNICIPALITY &&
		    (carry->items[i].from == number || carry->items[i].group == number))
			return true;
	return false;
}

/* The rows know best where the document counts a municipality; as far as there are none, the territory tells. */
static bool stands(const struct aggregation *work, int number)
{
	const struct carry *carry = &work->carry;
	if (number <= 0 || number >= PLAN_AREAS || carry->changed[number])
		return false;
	if (!carry->plan->changed[number])
		return true;
	struct presence presence = aggregate_plan_compare(carry->plan, &work->roster, work->territory, number, carry->day);
	return aggregate_presence_complete(&presence);
}

static void leave(struct piece *total)
{
	total->group = 0;
	total->region = total->identity = 0;
	total->stray = true;
}

/* Whether the total stays in the list. */
static klp_status judge(struct aggregation *work, struct piece *total, bool *stays, klp_error **error)
{
	*stays = true;
	if (stands(work, total->identity)) {
		total->group = total->identity;
		return KLP_OK;
	}
	if (total->identity == 0 || !has_parts(&work->carry, total->identity)) {
		leave(total);
		return KLP_OK;
	}
	*stays = false;
	return aggregate_note_replaced(work, total, error);
}

klp_status aggregate_carry_totals(struct aggregation *work, klp_error **error)
{
	struct carry *carry = &work->carry;
	size_t kept = 0;
	/* Areas come before municipalities: what is overwritten was looked at. */
	for (size_t i = 0; i < carry->count; i++) {
		struct piece *piece = &carry->items[i];
		bool stays = true;
		klp_status status = piece->level == KLP_LEVEL_MUNICIPALITY ? KLP_OK : judge(work, piece, &stays, error);
		if (status != KLP_OK)
			return status;
		if (stays)
			carry->items[kept++] = *piece;
	}
	carry->count = kept;
	return KLP_OK;
}
