/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/roster.h"
#include "base/memory.h"
#include "territory/territory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare_codes(const void *left, const void *right)
{
	const int *one = left, *other = right;
	return (*one > *other) - (*one < *other);
}

klp_status aggregate_roster_fill(struct roster *roster, const struct piece *pieces, size_t count, klp_error **error)
{
	roster->count = 0;
	roster->boundaries = 0;
	for (size_t i = 0; i < count; i++) {
		if (pieces[i].level != KLP_LEVEL_COUNTRY)
			roster->boundaries = pieces[i].boundaries;
		if (pieces[i].level != KLP_LEVEL_MUNICIPALITY || pieces[i].identity == 0)
			continue;
		if (!memory_reserve(&roster->codes, &roster->capacity, roster->count + 1, sizeof *roster->codes))
			return error_memory(error);
		roster->codes[roster->count++] = pieces[i].identity;
	}
	if (roster->count > 0)
		qsort(roster->codes, roster->count, sizeof *roster->codes, compare_codes);
	return KLP_OK;
}

bool aggregate_roster_has(const struct roster *roster, int code)
{
	return roster->count > 0 &&
	       bsearch(&code, roster->codes, roster->count, sizeof *roster->codes, compare_codes) != NULL;
}

static bool is_member(const klp_territory *territory, int year, int index, klp_level level, int number)
{
	if (level == KLP_LEVEL_REGION)
		return klp_territory_municipality_region(territory, year, index) == number;
	if (level == KLP_LEVEL_PROVINCE)
		return klp_territory_municipality_province(territory, year, index) == number;
	return true;
}

void aggregate_roster_day(char day[ROSTER_DATE_BYTES], edition_number edition)
{
	static const char *const ends[] = { "03-31", "06-30", "09-30", "12-31" };
	size_t quarter = (size_t)edition % (sizeof ends / sizeof ends[0]);
	snprintf(day, ROSTER_DATE_BYTES, "%04d-%s", edition_year(edition), ends[quarter]);
}

void aggregate_roster_new_year(char day[ROSTER_DATE_BYTES], int year)
{
	snprintf(day, ROSTER_DATE_BYTES, "%04d-01-01", year);
}

/* Whether a municipality ceased to be after 1 January of the year and not after the reference date. */
static bool has_ended(const klp_territory *territory, int year, const char *reference_date, const char *code)
{
	char new_year[ROSTER_DATE_BYTES];
	aggregate_roster_new_year(new_year, year);
	for (size_t i = 0; i < klp_territory_changes(territory); i++) {
		const char *date = klp_territory_change_date(territory, i);
		if (strcmp(klp_territory_change_old_code(territory, i), code) == 0 &&
		    klp_territory_change_kind(territory, i) != KLP_CHANGE_BORDER && strcmp(date, new_year) > 0 &&
		    strcmp(date, reference_date) <= 0)
			return true;
	}
	return false;
}

/* Whether a municipality came to be after the day, and not after 1 January of the year, of others that are all there. */
static bool has_come(const struct roster *roster, const klp_territory *territory, int year, const char *day,
                     const char *code)
{
	char new_year[ROSTER_DATE_BYTES];
	size_t found = 0;
	aggregate_roster_new_year(new_year, year);
	/* Only an edition of before the first year that is known. */
	for (size_t i = 0; strcmp(day, new_year) < 0 && i < klp_territory_changes(territory); i++) {
		const char *date = klp_territory_change_date(territory, i);
		if (strcmp(klp_territory_change_new_code(territory, i), code) != 0 || strcmp(date, day) <= 0 ||
		    strcmp(date, new_year) > 0 || klp_territory_change_kind(territory, i) == KLP_CHANGE_BORDER)
			continue;
		if (!aggregate_roster_has(roster, aggregate_code_number(klp_territory_change_old_code(territory, i))))
			return false;
		found++;
	}
	return found > 0;
}

void aggregate_roster_count(const struct roster *roster, const klp_territory *territory, const char *day, int index,
                            struct presence *presence)
{
	const char *code = klp_territory_municipality_code(territory, presence->year, index);
	if (aggregate_roster_has(roster, aggregate_code_number(code)) ||
	    has_come(roster, territory, presence->year, day, code)) {
		presence->members++;
		presence->present++;
	} else if (!has_ended(territory, presence->year, day, code)) {
		size_t missing = presence->members++ - presence->present;
		if (missing < ROSTER_NAMED)
			presence->missing[missing] = klp_territory_municipality_name(territory, presence->year, index);
	}
}

static struct presence compare_year(const struct roster *roster, const klp_territory *territory, int year,
                                    const char *reference_date, klp_level level, int number)
{
	struct presence presence = { .year = year };
	int count = (int)klp_territory_municipalities(territory, year);
	for (int index = 0; index < count; index++)
		if (is_member(territory, year, index, level, number))
			aggregate_roster_count(roster, territory, reference_date, index, &presence);
	return presence;
}

struct presence aggregate_roster_compare(const struct roster *roster, const klp_territory *territory, klp_level level,
                                         int number, edition_number edition)
{
	char date[ROSTER_DATE_BYTES];
	if (roster->boundaries != 0) {
		aggregate_roster_new_year(date, roster->boundaries);
		return compare_year(roster, territory, territory_nearest_year(territory, roster->boundaries), date, level,
		                    number);
	}
	if (edition != EDITION_NONE) {
		aggregate_roster_day(date, edition);
		return compare_year(roster, territory, territory_nearest_year(territory, edition_year(edition)), date, level,
		                    number);
	}
	struct presence best = { .year = 0 };
	for (int year = klp_territory_last_year(territory); year >= klp_territory_first_year(territory); year--) {
		snprintf(date, sizeof date, "%04d-12-31", year);
		struct presence presence = compare_year(roster, territory, year, date, level, number);
		if (aggregate_presence_complete(&presence))
			return presence;
		if (best.year == 0 || presence.members - presence.present < best.members - best.present)
			best = presence;
	}
	return best;
}

bool aggregate_presence_complete(const struct presence *presence)
{
	return presence->members > 0 && presence->present == presence->members;
}

void aggregate_roster_free(struct roster *roster)
{
	memory_release(roster->codes);
	*roster = (struct roster){ .codes = NULL };
}
