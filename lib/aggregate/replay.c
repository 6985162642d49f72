/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What happened to municipalities, done to their counts in the order of the days. A municipality is divided as a whole, with all that came
 * into it before: so that carrying in one step gives the same as carrying in several. */

#include "aggregate/aggregation.h"
#include "aggregate/words.h"
#include "base/memory.h"

/* All that is in the municipality that a step divides, gathered in the first of its pieces; NULL when nothing is. */
static klp_status gather(struct aggregation *work, int code, struct piece **whole, klp_error **error)
{
	struct carry *carry = &work->carry;
	size_t kept = 0;
	*whole = NULL;
	for (size_t i = 0; i < carry->moving_count; i++) {
		struct piece *piece = &carry->items[carry->moving[i]];
		if (piece->code != code || *whole == NULL) {
			if (piece->code == code)
				*whole = piece;
			carry->moving[kept++] = carry->moving[i];
			continue;
		}
		(*whole)->estimated = (*whole)->estimated || piece->estimated;
		if (!aggregate_counts_add(&(*whole)->counts, &piece->counts)) {
			const char *words = aggregate_words_piece(work, piece);
			return words == NULL ? error_memory(error)
			                     : error_set(error, KLP_OVERFLOW, &piece->place,
			                                 "what was merged with %s adds up to more than a count can be; look for a "
			                                 "count that is far too large",
			                                 words);
		}
		/* Its counts are in the other now, and its row is no piece any more: the area that it leaves is not what it was. */
		if (piece->from > 0 && piece->from < PLAN_AREAS)
			carry->changed[piece->from] = true;
		piece->level = (klp_level)0;
	}
	carry->moving_count = kept;
	return KLP_OK;
}

static klp_status make_room(struct carry *carry, size_t parts, klp_error **error)
{
	bool room =
		memory_reserve(&carry->parts, &carry->part_capacity, parts, sizeof *carry->parts) &&
		memory_reserve(&carry->shares, &carry->share_capacity, parts, sizeof *carry->shares) &&
		memory_reserve(&carry->items, &carry->capacity, carry->count + parts, sizeof *carry->items) &&
		memory_reserve(&carry->moving, &carry->moving_capacity, carry->moving_count + parts, sizeof *carry->moving);
	return room ? KLP_OK : error_memory(error);
}

static klp_status divide(struct aggregation *work, size_t first, size_t parts, klp_error **error)
{
	struct carry *carry = &work->carry;
	const struct step *steps = &work->boundaries.steps.items[first];
	struct piece *whole;
	int area = 0;
	/* Room first: what is gathered is pointed at. */
	klp_status status = make_room(carry, parts, error);
	if (status == KLP_OK)
		status = gather(work, steps->old_code, &whole, error);
	if (status != KLP_OK || whole == NULL)
		return status;
	/* What is divided within one area of the result is not divided there. */
	status = aggregate_boundaries_area(&work->boundaries, steps->old_code, &area, error);
	if (status == KLP_OK && area == 0)
		status = aggregate_note_estimated(work, whole, first, error);
	if (status != KLP_OK)
		return status;
	for (size_t i = 0; i < parts; i++)
		carry->shares[i] = steps[i].parts;
	aggregate_counts_divide(&whole->counts, carry->shares, parts, carry->parts);
	whole->divided = true;
	whole->estimated = whole->estimated || area == 0;
	for (size_t i = 0; i < parts; i++) {
		struct piece *part = whole;
		if (i > 0) {
			carry->moving[carry->moving_count++] = carry->count;
			part = &carry->items[carry->count++];
			*part = *whole;
		}
		part->counts = carry->parts[i];
		part->code = steps[i].new_code;
	}
	return KLP_OK;
}

static void rename_all(struct carry *carry, int old_code, int new_code)
{
	for (size_t i = 0; i < carry->moving_count; i++)
		if (carry->items[carry->moving[i]].code == old_code)
			carry->items[carry->moving[i]].code = new_code;
}

/* Takes out the pieces that were gathered in others. */
static void compact(struct carry *carry)
{
	size_t kept = 0;
	for (size_t i = 0; i < carry->count; i++)
		if (carry->items[i].level != 0)
			carry->items[kept++] = carry->items[i];
	carry->count = kept;
}

klp_status aggregate_carry_replay(struct aggregation *work, klp_error **error)
{
	const struct steps *steps = &work->boundaries.steps;
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < steps->count && work->carry.moving_count > 0;) {
		const struct step *step = &steps->items[i];
		size_t parts = aggregate_steps_event(steps, i);
		if (steps->leaving[step->old_code] == i) {
			if (step->kind == KLP_CHANGE_SPLIT)
				status = divide(work, i, parts, error);
			else
				rename_all(&work->carry, step->old_code, step->new_code);
		}
		i += parts;
	}
	compact(&work->carry);
	return status;
}
