/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/plan.h"
#include "base/memory.h"
#include "base/order.h"
#include "base/text.h"

#include "territory/territory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int aggregate_boundaries_lies_in(const klp_territory *territory, klp_level level, int year, int index)
{
	if (level == KLP_LEVEL_REGION)
		return klp_territory_municipality_region(territory, year, index);
	if (level == KLP_LEVEL_PROVINCE)
		return klp_territory_municipality_province(territory, year, index);
	return aggregate_code_number(klp_territory_municipality_code(territory, year, index));
}

klp_status aggregate_boundaries_read(struct boundaries *boundaries, klp_error **error)
{
	char day[ROSTER_DATE_BYTES];
	const klp_territory *territory = boundaries->territory;
	aggregate_roster_new_year(day, boundaries->year);
	boundaries->there = memory_allocate_zeroed(STEPS_CODES, sizeof *boundaries->there);
	boundaries->group = memory_allocate_zeroed(STEPS_CODES, sizeof *boundaries->group);
	boundaries->region = memory_allocate_zeroed(STEPS_CODES, sizeof *boundaries->region);
	if (boundaries->there == NULL || boundaries->group == NULL || boundaries->region == NULL)
		return error_memory(error);
	int count = (int)klp_territory_municipalities(territory, boundaries->year);
	for (int i = 0; i < count; i++) {
		int code = aggregate_code_number(klp_territory_municipality_code(territory, boundaries->year, i));
		boundaries->there[code] = true;
		boundaries->region[code] = klp_territory_municipality_region(territory, boundaries->year, i);
		boundaries->group[code] = aggregate_boundaries_lies_in(territory, boundaries->by, boundaries->year, i);
	}
	return aggregate_steps_read(&boundaries->steps, territory, day, error);
}

/* The one area in which all of the municipalities lie, or 0. */
static int common_area(const int *areas, const struct codes *codes)
{
	for (size_t i = 1; i < codes->count; i++)
		if (areas[codes->items[i]] != areas[codes->items[0]])
			return 0;
	return codes->count == 0 ? 0 : areas[codes->items[0]];
}

klp_status aggregate_boundaries_carry(struct boundaries *boundaries, int code, step_happened happened,
                                      const void *context, struct carried_to *to, klp_error **error)
{
	struct codes *codes = &boundaries->codes;
	*to = (struct carried_to){ .forward = boundaries->steps.leaving[code] != STEPS_NONE };
	klp_status status = to->forward ? aggregate_steps_forward(&boundaries->steps, code, codes, error)
	                                : aggregate_steps_back(&boundaries->steps, code, happened, context,
	                                                       boundaries->there, codes, &to->exact, error);
	if (status != KLP_OK)
		return status;
	/* A part of a municipality is not that municipality; but it lies where that lies. */
	if (to->forward || to->exact || boundaries->by != KLP_LEVEL_MUNICIPALITY)
		to->group = common_area(boundaries->group, codes);
	to->region = common_area(boundaries->region, codes);
	if (to->exact)
		to->code = codes->items[0];
	return KLP_OK;
}

klp_status aggregate_boundaries_area(struct boundaries *boundaries, int code, int *area, klp_error **error)
{
	klp_status status = aggregate_steps_forward(&boundaries->steps, code, &boundaries->codes, error);
	if (status == KLP_OK)
		*area = common_area(boundaries->group, &boundaries->codes);
	return status;
}

/* ------------------------------------------------------------------- plans */

/* All that lies after the boundaries and not after 1 January of the plan's year. */
static bool lies_between(const void *context, const struct step *step)
{
	return strcmp(step->date, context) <= 0;
}

static klp_status add_member(struct plan *plan, int group, int index, klp_error **error)
{
	if (!memory_reserve(&plan->members, &plan->capacity, plan->count + 1, sizeof *plan->members))
		return error_memory(error);
	plan->members[plan->count++] = (struct plan_member){ group, index };
	return KLP_OK;
}

static void mark_changed(struct plan *plan, int area)
{
	if (area >= 0 && area < PLAN_AREAS)
		plan->changed[area] = true;
}

/* Puts a municipality of the plan's year into the areas where it, or a part of it, has gone. What cannot be told apart goes nowhere,
 * and leaves all areas that it touches other than they were. */
static klp_status add_members(struct boundaries *boundaries, struct plan *plan, int index, const char *day,
                              klp_error **error)
{
	const klp_territory *territory = boundaries->territory;
	int code = aggregate_code_number(klp_territory_municipality_code(territory, plan->year, index));
	int from = aggregate_boundaries_lies_in(territory, boundaries->by, plan->year, index);
	struct carried_to to;
	klp_status status = aggregate_boundaries_carry(boundaries, code, lies_between, day, &to, error);
	if (status == KLP_OK && to.group != from)
		mark_changed(plan, from);
	for (size_t i = 0; status == KLP_OK && i < boundaries->codes.count; i++) {
		int group = boundaries->group[boundaries->codes.items[i]];
		if (group != from)
			mark_changed(plan, group);
		if (group != 0 && (to.forward || to.group != 0))
			status = add_member(plan, group, index, error);
	}
	return status;
}

static int compare_members(const void *left, const void *right)
{
	const struct plan_member *one = left, *other = right;
	ORDER_BY(one->group, other->group);
	ORDER_BY(one->index, other->index);
	return 0;
}

/* A municipality of which two parts went into one area is one member of it. */
static void drop_doubles(struct plan *plan)
{
	size_t kept = 0;
	if (plan->count == 0)
		return;
	qsort(plan->members, plan->count, sizeof *plan->members, compare_members);
	for (size_t i = 0; i < plan->count; i++)
		if (kept == 0 || compare_members(&plan->members[kept - 1], &plan->members[i]) != 0)
			plan->members[kept++] = plan->members[i];
	plan->count = kept;
}

static klp_status make_plan(struct boundaries *boundaries, struct plan *plan, klp_error **error)
{
	char day[ROSTER_DATE_BYTES];
	klp_status status = KLP_OK;
	int count = (int)klp_territory_municipalities(boundaries->territory, plan->year);
	aggregate_roster_new_year(day, plan->year);
	for (int i = 0; status == KLP_OK && i < count; i++)
		status = add_members(boundaries, plan, i, day, error);
	drop_doubles(plan);
	return status;
}

klp_status aggregate_boundaries_plan(struct boundaries *boundaries, const struct plan **plan, int year,
                                     klp_error **error)
{
	for (size_t i = 0; i < boundaries->plan_count; i++) {
		if (boundaries->plans[i]->year == year) {
			*plan = boundaries->plans[i];
			return KLP_OK;
		}
	}
	if (!memory_reserve(&boundaries->plans, &boundaries->plan_capacity, boundaries->plan_count + 1,
	                    sizeof *boundaries->plans))
		return error_memory(error);
	struct plan *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	made->year = year;
	boundaries->plans[boundaries->plan_count++] = made;
	*plan = made;
	return make_plan(boundaries, made, error);
}

/* The first of the members of an area. */
static size_t find_members(const struct plan *plan, int number)
{
	size_t low = 0, high = plan->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (plan->members[middle].group < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct presence aggregate_plan_compare(const struct plan *plan, const struct roster *roster,
                                       const klp_territory *territory, int number, const char *day)
{
	struct presence presence = { .year = plan->year };
	for (size_t i = find_members(plan, number); i < plan->count && plan->members[i].group == number; i++)
		aggregate_roster_count(roster, territory, day, plan->members[i].index, &presence);
	return presence;
}

void aggregate_boundaries_free(struct boundaries *boundaries)
{
	for (size_t i = 0; i < boundaries->plan_count; i++) {
		memory_release(boundaries->plans[i]->members);
		memory_release(boundaries->plans[i]);
	}
	memory_release(boundaries->plans);
	memory_release(boundaries->there);
	memory_release(boundaries->group);
	memory_release(boundaries->region);
	memory_release(boundaries->codes.items);
	aggregate_steps_free(&boundaries->steps);
	*boundaries = (struct boundaries){ .year = 0 };
}
