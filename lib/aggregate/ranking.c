/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Places by profile share, in the country and in each region. Two shares of the same value are the same double, for a division is
 * rounded in one way only. */

#include "aggregate/indicators.h"
#include "base/memory.h"
#include "territory/territory.h"

#include <stdlib.h>

static int compare_shares(const void *left, const void *right)
{
	const struct ranked *one = left, *other = right;
	return (one->share < other->share) - (one->share > other->share);
}

/* How far the places of one region, or of the country, have been given. */
struct places {
	size_t given;
	/** the last one, and whose share it was */
	size_t place;
	double share;
};

static klp_status set_place(struct places *places, struct aggregation *work, const struct ranked *ranked,
                            klp_column column, klp_error **error)
{
	bool equal = places->given > 0 && !(ranked->share < places->share);
	places->given++;
	if (!equal)
		places->place = places->given;
	places->share = ranked->share;
	return dataset_set_integer(work->out, ranked->row, column, (int64_t)places->place, error);
}

/* How many areas of the level the country has in an edition. */
static size_t all_areas(const struct aggregation *work, const struct edition_figures *edition)
{
	const klp_territory *territory = work->territory;
	if (work->by == KLP_LEVEL_REGION)
		return (size_t)klp_territory_regions(territory);
	if (work->by == KLP_LEVEL_MUNICIPALITY) {
		int newest = klp_territory_last_year(territory);
		int year = edition->edition == EDITION_NONE ? newest : edition_year(edition->edition);
		year = territory_nearest_year(territory, edition->boundaries != 0 ? edition->boundaries : year);
		return klp_territory_municipalities(territory, year);
	}
	size_t provinces = 0;
	for (int number = 0; number < EXTENT_AREAS; number++)
		provinces += klp_territory_province_name(territory, number) != NULL;
	return provinces;
}

/* A place among a few would look like one among all, and a series that begins with one region as a fall from the first place. */
static bool is_whole(const struct aggregation *work, const struct figures *figures,
                     const struct edition_figures *edition)
{
	size_t areas = 0;
	for (size_t i = edition->first; i < edition->first + edition->count; i++)
		areas += figures->items[i].area != 0;
	return areas >= all_areas(work, edition);
}

klp_status aggregate_ranking_set(struct ranking *ranking, struct aggregation *work, const struct figures *figures,
                                 const struct edition_figures *edition, klp_error **error)
{
	if (work->by == KLP_LEVEL_COUNTRY)
		return KLP_OK;
	if (!memory_reserve(&ranking->items, &ranking->capacity, edition->count, sizeof *ranking->items))
		return error_memory(error);
	ranking->count = 0;
	for (size_t i = edition->first; i < edition->first + edition->count; i++) {
		const struct figure *figure = &figures->items[i];
		if (figure->area != 0 && figure->shared)
			ranking->items[ranking->count++] = (struct ranked){ figure->row, figure->region, figure->share };
	}
	if (ranking->count == 0)
		return KLP_OK;
	qsort(ranking->items, ranking->count, sizeof *ranking->items, compare_shares);
	struct places country = { 0 }, regions[EXTENT_AREAS] = { { 0 } };
	bool whole = is_whole(work, figures, edition);
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < ranking->count; i++) {
		const struct ranked *ranked = &ranking->items[i];
		if (whole)
			status = set_place(&country, work, ranked, KLP_COLUMN_RANK_IN_COUNTRY, error);
		if (status == KLP_OK && ranked->region > 0 && ranked->region < EXTENT_AREAS)
			status = set_place(&regions[ranked->region], work, ranked, KLP_COLUMN_RANK_IN_REGION, error);
	}
	return status;
}
