/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/extent.h"

#include "territory/territory.h"

#include <string.h>

/* Municipalities are told apart by their codes, and lie in regions. */
static klp_level level_of_areas(klp_level by)
{
	return by == KLP_LEVEL_PROVINCE ? KLP_LEVEL_PROVINCE : KLP_LEVEL_REGION;
}

void aggregate_extent_begin(struct extent *extent, const klp_territory *territory, klp_level by, edition_number edition,
                            int boundaries)
{
	extent->edition = edition;
	extent->year = territory_nearest_year(territory, boundaries != 0 ? boundaries : edition_year(edition));
	if (boundaries != 0)
		aggregate_roster_new_year(extent->day, boundaries);
	else
		aggregate_roster_day(extent->day, edition);
	for (size_t code = 0; code < STEPS_CODES; code++)
		extent->area[code] = EXTENT_NOWHERE;
	memset(extent->known, 0, sizeof extent->known);
	memset(extent->told, 0, sizeof extent->told);
	int count = (int)klp_territory_municipalities(territory, extent->year);
	for (int i = 0; i < count; i++) {
		int code = aggregate_code_number(klp_territory_municipality_code(territory, extent->year, i));
		extent->area[code] = aggregate_boundaries_lies_in(territory, level_of_areas(by), extent->year, i);
		extent->known[code] = true;
	}
}

void aggregate_extent_row(struct extent *extent, int code, int area)
{
	extent->told[code] = true;
	if (area != 0)
		extent->area[code] = area;
	else if (extent->area[code] == EXTENT_NOWHERE)
		extent->area[code] = 0;
}

/* A municipality that its own year does not know yet has come about, when there is a row of it. */
static bool has_happened(const struct extent *extent, const struct step *step)
{
	if (extent->told[step->old_code])
		return false;
	return strcmp(step->date, extent->day) <= 0 || (extent->told[step->new_code] && !extent->known[step->new_code]);
}

/* Where a municipality lies that came about after 1 January of the year. */
static int area_of_new(const struct extent *extent, const klp_territory *territory, klp_level by,
                       const struct step *step)
{
	int year = territory_nearest_year(territory, extent->year + 1);
	int index = territory_municipality_of_code(territory, year, step->new_code);
	return index >= 0 ? aggregate_boundaries_lies_in(territory, level_of_areas(by), year, index)
	                  : extent->area[step->old_code];
}

void aggregate_extent_finish(struct extent *extent, const struct steps *steps, const klp_territory *territory,
                             klp_level by)
{
	for (size_t i = 0, parts; i < steps->count; i += parts) {
		const struct step *step = &steps->items[i];
		parts = aggregate_steps_event(steps, i);
		if (step->kind == KLP_CHANGE_BORDER || extent->area[step->old_code] == EXTENT_NOWHERE ||
		    !has_happened(extent, step))
			continue;
		for (size_t part = i; part < i + parts; part++)
			if (extent->area[steps->items[part].new_code] == EXTENT_NOWHERE)
				extent->area[steps->items[part].new_code] = area_of_new(extent, territory, by, &steps->items[part]);
		extent->area[step->old_code] = EXTENT_NOWHERE;
	}
	memset(extent->lacking, 0, sizeof extent->lacking);
	for (size_t code = 0; code < STEPS_CODES; code++)
		if (!extent->told[code] && extent->area[code] >= 0 && extent->area[code] < EXTENT_AREAS)
			extent->lacking[extent->area[code]] = true;
}

/* ----------------------------------------------------------------- changes */

static void mark(struct extent_changes *changes, int area)
{
	if (area > 0 && area < STEPS_CODES)
		changes->changed[area] = true;
}

/* What goes from one area to another leaves neither as it was. */
static void move(struct extent_changes *changes, int from, int to)
{
	if (from == to)
		return;
	mark(changes, from);
	mark(changes, to);
}

/* The area of a municipality, or EXTENT_NOWHERE. */
static int area_in(const struct extent *extent, klp_level by, int code)
{
	if (by != KLP_LEVEL_MUNICIPALITY || extent->area[code] == EXTENT_NOWHERE)
		return extent->area[code];
	return code;
}

/* From which area all comes that is in a municipality when it goes; EXTENT_NOWHERE when nothing is. What came from several has left
 * its mark on all of them: any will do. */
static int source_of(struct extent_changes *changes, const struct extent *from, klp_level by, int code)
{
	bool counts = by != KLP_LEVEL_MUNICIPALITY || from->told[code];
	int own = counts ? area_in(from, by, code) : EXTENT_NOWHERE, came = changes->source[code];
	if (own == EXTENT_NOWHERE || came == EXTENT_NOWHERE)
		return own == EXTENT_NOWHERE ? came : own;
	move(changes, came, own);
	return own;
}

static void follow(struct extent_changes *changes, int source, const struct extent *to, klp_level by, int new_code)
{
	int target = area_in(to, by, new_code);
	if (target != EXTENT_NOWHERE) {
		move(changes, source, target);
		return;
	}
	/* It goes on from there. */
	if (changes->source[new_code] == EXTENT_NOWHERE)
		changes->source[new_code] = source;
	else
		move(changes, source, changes->source[new_code]);
}

/* What happened on the way from one extent to the other, in the order of the days. */
static void follow_steps(struct extent_changes *changes, const struct extent *from, const struct extent *to,
                         const struct steps *steps, klp_level by)
{
	for (size_t code = 0; code < STEPS_CODES; code++)
		changes->source[code] = EXTENT_NOWHERE;
	for (size_t i = 0, parts; i < steps->count; i += parts) {
		const struct step *step = &steps->items[i];
		parts = aggregate_steps_event(steps, i);
		if (step->kind == KLP_CHANGE_BORDER || has_happened(from, step) || !has_happened(to, step))
			continue;
		int source = source_of(changes, from, by, step->old_code);
		for (size_t part = i; source != EXTENT_NOWHERE && part < i + parts; part++)
			follow(changes, source, to, by, steps->items[part].new_code);
	}
}

void aggregate_extent_compare(struct extent_changes *changes, const struct extent *from, const struct extent *to,
                              const struct steps *steps, klp_level by)
{
	memset(changes->changed, 0, sizeof changes->changed);
	follow_steps(changes, from, to, steps, by);
	/* The later one may come first, and a document may still have what another has not any more. */
	follow_steps(changes, to, from, steps, by);
	for (size_t code = 0; by != KLP_LEVEL_MUNICIPALITY && code < STEPS_CODES; code++)
		if (from->area[code] != EXTENT_NOWHERE && to->area[code] != EXTENT_NOWHERE)
			move(changes, from->area[code], to->area[code]);
}
