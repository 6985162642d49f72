/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/steps.h"
#include "aggregate/piece.h"
#include "base/memory.h"
#include "base/order.h"

#include "territory/territory.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- reading */

static bool is_border(const struct step *step)
{
	return step->kind == KLP_CHANGE_BORDER;
}

static int compare_steps(const void *left, const void *right)
{
	const struct step *one = left, *other = right;
	int order = strcmp(one->date, other->date);
	if (order != 0)
		return order;
	ORDER_BY(one->old_code, other->old_code);
	ORDER_BY(is_border(one), is_border(other));
	ORDER_BY(one->new_code, other->new_code);
	return 0;
}

static klp_status take_changes(struct steps *steps, const klp_territory *territory, klp_error **error)
{
	size_t count = klp_territory_changes(territory);
	steps->items = memory_allocate_zeroed(count + 1, sizeof *steps->items);
	if (steps->items == NULL)
		return error_memory(error);
	for (size_t i = 0; i < count; i++)
		steps->items[i] = (struct step){ .change = i,
			                             .date = klp_territory_change_date(territory, i),
			                             .old_code = aggregate_code_number(klp_territory_change_old_code(territory, i)),
			                             .new_code = aggregate_code_number(klp_territory_change_new_code(territory, i)),
			                             .parts = territory_change_parts(territory, i),
			                             .kind = klp_territory_change_kind(territory, i),
			                             .next_entering = STEPS_NONE };
	qsort(steps->items, count, sizeof *steps->items, compare_steps);
	steps->count = count;
	return KLP_OK;
}

/* From the back, so that in the end each code leads to the first of its steps. */
static void link_steps(struct steps *steps, const char *day)
{
	for (size_t i = 0; i < STEPS_CODES; i++)
		steps->leaving[i] = steps->entering[i] = STEPS_NONE;
	for (size_t i = steps->count; i-- > 0;) {
		struct step *step = &steps->items[i];
		if (is_border(step))
			continue;
		if (strcmp(step->date, day) <= 0) {
			steps->leaving[step->old_code] = i;
		} else {
			step->next_entering = steps->entering[step->new_code];
			steps->entering[step->new_code] = i;
		}
	}
}

klp_status aggregate_steps_read(struct steps *steps, const klp_territory *territory, const char *day, klp_error **error)
{
	klp_status status = take_changes(steps, territory, error);
	if (status != KLP_OK)
		return status;
	steps->leaving = memory_allocate_zeroed(STEPS_CODES, sizeof *steps->leaving);
	steps->entering = memory_allocate_zeroed(STEPS_CODES, sizeof *steps->entering);
	steps->met = memory_allocate_zeroed(STEPS_CODES, sizeof *steps->met);
	if (steps->leaving == NULL || steps->entering == NULL || steps->met == NULL)
		return error_memory(error);
	link_steps(steps, day);
	return KLP_OK;
}

size_t aggregate_steps_event(const struct steps *steps, size_t index)
{
	const struct step *first = &steps->items[index];
	size_t end = index + 1;
	while (end < steps->count && steps->items[end].old_code == first->old_code &&
	       steps->items[end].kind == first->kind && strcmp(steps->items[end].date, first->date) == 0)
		end++;
	return end - index;
}

/* --------------------------------------------------------------- searching */

bool aggregate_codes_add(struct codes *codes, int code)
{
	if (!memory_reserve(&codes->items, &codes->capacity, codes->count + 1, sizeof *codes->items))
		return false;
	codes->items[codes->count++] = code;
	return true;
}

static bool meet(struct steps *steps, int code)
{
	bool is_new = steps->met[code] != steps->search;
	steps->met[code] = steps->search;
	return is_new;
}

/* Begins a search, in which each code is met once, with the first. False when there is no memory. */
static bool begin_search(struct steps *steps, int code, struct codes *codes)
{
	if (++steps->search == 0) {
		memset(steps->met, 0, STEPS_CODES * sizeof *steps->met);
		steps->search = 1;
	}
	codes->count = 0;
	meet(steps, code);
	return aggregate_codes_add(codes, code);
}

/* The list is at once what was found and what is still to be looked at: a code that goes on into others makes room for them. */
klp_status aggregate_steps_forward(struct steps *steps, int code, struct codes *codes, klp_error **error)
{
	if (!begin_search(steps, code, codes))
		return error_memory(error);
	for (size_t at = 0; at < codes->count;) {
		size_t event = steps->leaving[codes->items[at]];
		if (event == STEPS_NONE) {
			at++;
			continue;
		}
		size_t parts = aggregate_steps_event(steps, event);
		codes->items[at] = codes->items[--codes->count];
		for (size_t i = event; i < event + parts; i++)
			if (meet(steps, steps->items[i].new_code) && !aggregate_codes_add(codes, steps->items[i].new_code))
				return error_memory(error);
	}
	return KLP_OK;
}

klp_status aggregate_steps_back(struct steps *steps, int code, step_happened happened, const void *context,
                                const bool *on_the_day, struct codes *codes, bool *exact, klp_error **error)
{
	*exact = true;
	if (!begin_search(steps, code, codes))
		return error_memory(error);
	for (size_t at = 0; at < codes->count;) {
		int here = codes->items[at];
		for (size_t i = steps->entering[here]; i != STEPS_NONE; i = steps->items[i].next_entering) {
			const struct step *step = &steps->items[i];
			if (!happened(context, step))
				continue;
			*exact = *exact && step->kind != KLP_CHANGE_SPLIT;
			if (meet(steps, step->old_code) && !aggregate_codes_add(codes, step->old_code))
				return error_memory(error);
		}
		if (on_the_day[here])
			at++;
		else
			codes->items[at] = codes->items[--codes->count];
	}
	*exact = *exact && codes->count == 1;
	return KLP_OK;
}

void aggregate_steps_free(struct steps *steps)
{
	memory_release(steps->items);
	memory_release(steps->leaving);
	memory_release(steps->entering);
	memory_release(steps->met);
	*steps = (struct steps){ .items = NULL };
}
