/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* From the rows of an edition to pieces that know their area on the boundaries that were asked for. */

#include "aggregate/aggregation.h"
#include "base/memory.h"

#include "territory/territory.h"

#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------ where it comes from */

/* How many of the edition's municipalities there are in a year. */
static size_t fit(const struct aggregation *work, int year)
{
	size_t found = 0;
	for (size_t i = 0; i < work->roster.count; i++)
		found += territory_municipality_of_code(work->territory, year, work->roster.codes[i]) >= 0;
	return found;
}

/* The year whose municipalities the edition has: its own unless another has more of them, and then the nearest of these. */
static int year_of_rows(const struct aggregation *work, edition_number edition)
{
	int first = klp_territory_first_year(work->territory), last = klp_territory_last_year(work->territory);
	int own = edition == EDITION_NONE ? last : territory_nearest_year(work->territory, edition_year(edition));
	int best = own;
	size_t most = fit(work, own);
	for (int away = 1; most < work->roster.count && away <= last - first; away++) {
		const int years[] = { own - away, own + away };
		for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
			size_t found = fit(work, years[i]);
			if (found > most) {
				most = found;
				best = years[i];
			}
		}
	}
	return best;
}

static klp_status begin(struct aggregation *work, edition_number edition, klp_error **error)
{
	enum { YEAR_BYTES = 4 };
	struct carry *carry = &work->carry;
	int year = work->roster.boundaries;
	carry->arrived = year == work->boundaries.year;
	carry->count = carry->moving_count = 0;
	memset(carry->changed, 0, sizeof carry->changed);
	if (year != 0) {
		aggregate_roster_new_year(carry->day, year);
		year = territory_nearest_year(work->territory, year);
	} else {
		year = year_of_rows(work, edition);
		aggregate_roster_day(carry->day, edition == EDITION_NONE ? edition_of(year, 4) : edition);
	}
	return aggregate_boundaries_plan(&work->boundaries, &carry->plan, year, error);
}

/* The area under the boundaries of the rows: as the document prints it, or else by the territory of that year. */
static int area_before(const struct aggregation *work, const struct piece *piece)
{
	if (piece->level != KLP_LEVEL_MUNICIPALITY)
		return piece->identity;
	if (work->by == KLP_LEVEL_MUNICIPALITY)
		return 0;
	int year = work->carry.plan->year;
	int index = territory_municipality_of_code(work->territory, year, piece->identity);
	if (work->by == KLP_LEVEL_PROVINCE)
		return index >= 0 ? klp_territory_municipality_province(work->territory, year, index)
		                  : aggregate_piece_province(work->territory, piece);
	return piece->region != 0 ? piece->region : klp_territory_municipality_region(work->territory, year, index);
}

static klp_status take(struct aggregation *work, const struct piece *pieces, size_t count, klp_error **error)
{
	struct carry *carry = &work->carry;
	if (!memory_reserve(&carry->items, &carry->capacity, count, sizeof *carry->items) ||
	    !memory_reserve(&carry->moving, &carry->moving_capacity, count, sizeof *carry->moving))
		return error_memory(error);
	for (size_t i = 0; i < count; i++) {
		struct piece *piece = &carry->items[carry->count++];
		*piece = pieces[i];
		piece->from = area_before(work, piece);
		if (piece->level != KLP_LEVEL_MUNICIPALITY)
			continue;
		piece->code = piece->identity;
		if (piece->code != 0 && work->boundaries.steps.leaving[piece->code] != STEPS_NONE)
			carry->moving[carry->moving_count++] = i;
	}
	return KLP_OK;
}

/* ----------------------------------------------------------- where it goes */

/* A municipality is what it is made of as far as the document does not show that by itself; one that is not there on the
 * boundaries must have come about since, whatever the date says. */
static bool has_happened(const void *context, const struct step *step)
{
	const struct aggregation *work = context;
	if (!work->boundaries.there[step->new_code])
		return true;
	return strcmp(step->date, work->carry.day) <= 0 && !aggregate_roster_has(&work->roster, step->old_code);
}

static void mark(struct carry *carry, int area)
{
	if (area >= 0 && area < PLAN_AREAS)
		carry->changed[area] = true;
}

/* On the boundaries the code means other territory: from here on only the name tells what the row is about. */
static klp_status forget_code(struct aggregation *work, struct piece *piece, klp_error **error)
{
	if (piece->identity == 0 || !work->boundaries.there[piece->identity])
		return KLP_OK;
	piece->identity = 0;
	return aggregate_piece_key(&work->pieces, work->dataset, piece->row, &piece->key) ? KLP_OK : error_memory(error);
}

/* What nobody can carry stays in its region where that is the same on both boundaries. `region` is where it lies all the same, or
 * 0. */
static klp_status settle_stray(struct aggregation *work, struct piece *piece, int region, klp_error **error)
{
	const struct carry *carry = &work->carry;
	bool same = piece->from > 0 && piece->from < PLAN_AREAS && !carry->plan->changed[piece->from];
	bool by_name = piece->identity == 0 && work->by == KLP_LEVEL_MUNICIPALITY;
	piece->code = 0;
	if (work->by != KLP_LEVEL_MUNICIPALITY && same) {
		piece->group = piece->from;
		return KLP_OK;
	}
	piece->group = 0;
	piece->stray = true;
	/* A name that nobody knows is all that is known: what the document says of its region stays with it. */
	piece->region = by_name ? piece->region : region;
	return forget_code(work, piece, error);
}

static klp_status settle(struct aggregation *work, struct piece *piece, klp_error **error)
{
	struct carried_to to;
	if (piece->code == 0)
		return settle_stray(work, piece, 0, error);
	/* After the replay nothing leads further. */
	klp_status status = aggregate_boundaries_carry(&work->boundaries, piece->code, has_happened, work, &to, error);
	if (status != KLP_OK)
		return status;
	if (!to.exact && to.group == 0)
		return settle_stray(work, piece, to.region, error);
	piece->code = to.code;
	piece->group = to.group;
	piece->region = to.region;
	return KLP_OK;
}

static klp_status settle_all(struct aggregation *work, klp_error **error)
{
	struct carry *carry = &work->carry;
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < carry->count; i++) {
		struct piece *piece = &carry->items[i];
		if (piece->level != KLP_LEVEL_MUNICIPALITY)
			continue;
		status = settle(work, piece, error);
		if (piece->group == piece->from || work->by == KLP_LEVEL_MUNICIPALITY)
			continue;
		mark(carry, piece->from);
		mark(carry, piece->group);
	}
	return status;
}

/* The rows are on these boundaries: they only need to be put into their areas. */
static void arrive(struct aggregation *work)
{
	struct carry *carry = &work->carry;
	for (size_t i = 0; i < carry->count; i++) {
		struct piece *piece = &carry->items[i];
		bool known = piece->identity != 0 && work->boundaries.there[piece->identity];
		if (piece->level != KLP_LEVEL_MUNICIPALITY || work->by == KLP_LEVEL_REGION)
			piece->group = piece->level == work->by ? piece->identity : piece->region;
		else
			piece->group = known ? work->boundaries.group[piece->identity] : 0;
		if (piece->level == KLP_LEVEL_MUNICIPALITY)
			piece->code = known ? piece->identity : 0;
	}
}

klp_status aggregate_carry_edition(struct aggregation *work, const struct piece *pieces, size_t count,
                                   klp_error **error)
{
	edition_number edition = pieces->edition;
	klp_status status = begin(work, edition, error);
	if (status == KLP_OK)
		status = take(work, pieces, count, error);
	if (status != KLP_OK)
		return status;
	if (work->carry.arrived) {
		arrive(work);
		aggregate_pieces_sort(work->carry.items, work->carry.count);
		return KLP_OK;
	}
	status = aggregate_note_years(work, edition, error);
	if (status == KLP_OK)
		status = aggregate_carry_replay(work, error);
	if (status == KLP_OK)
		status = settle_all(work, error);
	if (status == KLP_OK)
		status = aggregate_note_borders(work, edition, error);
	if (status == KLP_OK)
		status = aggregate_carry_totals(work, error);
	if (status != KLP_OK)
		return status;
	aggregate_pieces_sort(work->carry.items, work->carry.count);
	return aggregate_note_strays(work, error);
}

void aggregate_carry_free(struct carry *carry)
{
	memory_release(carry->items);
	memory_release(carry->moving);
	memory_release(carry->parts);
	memory_release(carry->shares);
	*carry = (struct carry){ .items = NULL };
}
