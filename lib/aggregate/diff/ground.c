/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/diff/ground.h"
#include "base/memory.h"

#include "territory/territory.h"

#include <string.h>

_Static_assert(DATASET_HIGHEST_REGION < UINT8_MAX, "a region's number fits beside 0");

static void read_rows(struct diff_ground *ground, const klp_dataset *dataset)
{
	bool first = true;
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++) {
		int64_t level = 0, region = 0;
		klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
		klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &region);
		/* The country is the same on all boundaries. */
		if (level != KLP_LEVEL_COUNTRY && first) {
			ground->boundaries = klp_dataset_boundaries(dataset, row);
			first = false;
		}
		if (level == KLP_LEVEL_REGION)
			ground->regions[region] = true;
		if (level != KLP_LEVEL_MUNICIPALITY)
			continue;
		ground->has_municipalities = true;
		ground->region_of[aggregate_code_number(klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_CODE))] =
			(unsigned char)(region + 1);
	}
	/* What has no code was put there. */
	ground->region_of[0] = 0;
}

static size_t fit(const struct diff_ground *ground, const klp_territory *territory, int year)
{
	size_t found = 0;
	int count = (int)klp_territory_municipalities(territory, year);
	for (int i = 0; i < count; i++)
		found += ground->region_of[aggregate_code_number(klp_territory_municipality_code(territory, year, i))] != 0;
	return found;
}

static int year_of_rows(const struct diff_ground *ground, const klp_territory *territory)
{
	int best = klp_territory_last_year(territory);
	size_t most = fit(ground, territory, best);
	for (int year = best - 1; year >= klp_territory_first_year(territory); year--) {
		size_t found = fit(ground, territory, year);
		if (found > most) {
			most = found;
			best = year;
		}
	}
	return best;
}

klp_status diff_ground_read(struct diff_ground *ground, const klp_dataset *dataset, const klp_territory *territory,
                            edition_number edition, klp_error **error)
{
	enum { LAST_QUARTER = 4 };
	ground->region_of = memory_allocate_zeroed(STEPS_CODES, sizeof *ground->region_of);
	if (ground->region_of == NULL)
		return error_memory(error);
	ground->edition = edition;
	read_rows(ground, dataset);
	if (ground->boundaries != 0) {
		ground->year = ground->boundaries;
		aggregate_roster_new_year(ground->day, ground->year);
		return KLP_OK;
	}
	ground->year = edition != EDITION_NONE ? edition_year(edition) : year_of_rows(ground, territory);
	aggregate_roster_day(ground->day, edition != EDITION_NONE ? edition : edition_of(ground->year, LAST_QUARTER));
	return KLP_OK;
}

bool diff_ground_has(const struct diff_ground grounds[2], int code)
{
	return code != 0 && (grounds[0].region_of[code] != 0 || grounds[1].region_of[code] != 0);
}

/* From the last change to the first, so that what lies farther back is met after what came of it. */
bool diff_ground_leads_to(const struct diff_ground *ground, const klp_territory *territory, int code)
{
	bool leads[STEPS_CODES] = { false };
	leads[code] = true;
	for (size_t i = klp_territory_changes(territory); i-- > 0;) {
		int from = aggregate_code_number(klp_territory_change_old_code(territory, i));
		int to = aggregate_code_number(klp_territory_change_new_code(territory, i));
		if (!leads[to] || klp_territory_change_kind(territory, i) == KLP_CHANGE_BORDER)
			continue;
		leads[from] = true;
		if (ground->region_of[from] != 0)
			return true;
	}
	return false;
}

/* Whether a municipality of the data went into another between 1 January of a year and a day: from then on the two are one, and the
 * boundaries of that year would part them. */
static bool has_joined(const struct diff_ground grounds[2], const klp_territory *territory, int year, const char *day)
{
	char new_year[ROSTER_DATE_BYTES];
	aggregate_roster_new_year(new_year, year);
	for (size_t i = 0; i < klp_territory_changes(territory); i++) {
		const char *date = klp_territory_change_date(territory, i);
		if (strcmp(date, new_year) <= 0 || strcmp(date, day) > 0 ||
		    klp_territory_change_kind(territory, i) == KLP_CHANGE_BORDER)
			continue;
		if (diff_ground_has(grounds, aggregate_code_number(klp_territory_change_old_code(territory, i))) ||
		    diff_ground_has(grounds, aggregate_code_number(klp_territory_change_new_code(territory, i))))
			return true;
	}
	return false;
}

int diff_ground_boundaries(const struct diff_ground grounds[2], const klp_territory *territory)
{
	if (grounds[0].boundaries != 0 && grounds[0].boundaries == grounds[1].boundaries)
		return grounds[0].boundaries;
	const struct diff_ground *later = strcmp(grounds[0].day, grounds[1].day) >= 0 ? &grounds[0] : &grounds[1];
	int year = territory_nearest_year(territory, later->year);
	bool joined = later->boundaries == 0 && year == later->year && has_joined(grounds, territory, year, later->day);
	return joined && klp_territory_municipalities(territory, year + 1) > 0 ? year + 1 : year;
}

void diff_ground_free(struct diff_ground *ground)
{
	memory_release(ground->region_of);
	*ground = (struct diff_ground){ .region_of = NULL };
}
