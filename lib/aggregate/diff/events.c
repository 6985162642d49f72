/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What happened to the territory is told as a fact, once, and as far as it touches what the two sides have. */

#include "aggregate/diff/diffing.h"

#include "territory/territory.h"

#include <string.h>

/* From the day after the first to the second. */
struct span {
	const char *after;
	const char *until;
};

static bool lies_in(const struct span *span, const char *date)
{
	return strcmp(date, span->after) > 0 && strcmp(date, span->until) <= 0;
}

/* The days of both sides and that of the boundaries, from the first to the last. */
static struct span span_of(const struct diffing *work, char boundaries[ROSTER_DATE_BYTES])
{
	aggregate_roster_new_year(boundaries, work->boundaries);
	const char *const days[] = { work->ground[BEFORE].day, work->ground[AFTER].day, boundaries };
	struct span span = { days[0], days[0] };
	for (size_t i = 1; i < sizeof days / sizeof days[0]; i++) {
		if (strcmp(days[i], span.after) < 0)
			span.after = days[i];
		if (strcmp(days[i], span.until) > 0)
			span.until = days[i];
	}
	return span;
}

/* The region in which a municipality lay in a year or, as it may have ended since or begun later, in the nearest year that has it. */
static int region_near(const struct diffing *work, int code, int year)
{
	const klp_territory *territory = work->territory;
	int first = klp_territory_first_year(territory), last = klp_territory_last_year(territory);
	for (int away = 0; away <= last - first; away++) {
		const int years[] = { year - away, year + away };
		for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
			int index = territory_municipality_of_code(territory, years[i], code);
			if (index >= 0)
				return klp_territory_municipality_region(territory, years[i], index);
		}
	}
	return 0;
}

/* A side that prints no municipalities has what lies in its regions. */
static bool has_region(const struct diffing *work, int region)
{
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++)
		if (region > 0 && region < DIFF_AREAS && !work->ground[side].has_municipalities &&
		    work->ground[side].regions[region])
			return true;
	return false;
}

/* Whether what happened between two municipalities, or to one, touches the data and what was asked for. */
static bool touches(const struct diffing *work, int old_code, int new_code, int old_region, int new_region)
{
	bool there = diff_ground_has(work->ground, old_code) || diff_ground_has(work->ground, new_code) ||
	             has_region(work, old_region) || has_region(work, new_region);
	bool in_region = work->region == 0 || work->region == old_region || work->region == new_region;
	bool in_municipality = work->municipality == 0 || work->municipality == old_code || work->municipality == new_code;
	return there && in_region && in_municipality;
}

static void set_regions(const struct diffing *work, klp_difference *event, int from, int to)
{
	event->region_number = from;
	event->region_name = klp_territory_region_name(work->territory, from);
	event->to_region_number = to;
	event->to_region_name = klp_territory_region_name(work->territory, to);
}

static klp_status add(struct diffing *work, klp_difference *event, klp_error **error)
{
	event->level = KLP_LEVEL_MUNICIPALITY;
	return diff_add(work, event, diff_sentence_event(&work->words, event), error);
}

/* Of a day "yyyy-mm-dd". */
static int year_of(const char *date)
{
	enum { YEAR_DIGITS = 4, TEN = 10 };
	int year = 0;
	for (int i = 0; i < YEAR_DIGITS; i++)
		year = year * TEN + (date[i] - '0');
	return year;
}

static klp_difference_kind kind_of(klp_change_kind kind)
{
	switch (kind) {
	case KLP_CHANGE_MERGED:
		return KLP_DIFFERENCE_MERGED;
	case KLP_CHANGE_ABSORBED:
		return KLP_DIFFERENCE_ABSORBED;
	case KLP_CHANGE_SPLIT:
		return KLP_DIFFERENCE_SPLIT;
	case KLP_CHANGE_RENAMED:
		return KLP_DIFFERENCE_RENAMED;
	case KLP_CHANGE_BORDER:
		break;
	}
	return KLP_DIFFERENCE_BORDER;
}

static klp_status add_change(struct diffing *work, size_t change, klp_error **error)
{
	const klp_territory *territory = work->territory;
	const char *date = klp_territory_change_date(territory, change);
	int old_code = aggregate_code_number(klp_territory_change_old_code(territory, change));
	int new_code = aggregate_code_number(klp_territory_change_new_code(territory, change));
	int year = year_of(date);
	int from = region_near(work, old_code, year - 1), to = region_near(work, new_code, year);
	klp_difference event;
	if (!touches(work, old_code, new_code, from, to))
		return KLP_OK;
	difference_init(&event);
	event.kind = kind_of(klp_territory_change_kind(territory, change));
	event.date = date;
	event.municipality_code = klp_territory_change_old_code(territory, change);
	event.municipality_name = klp_territory_change_old_name(territory, change);
	event.to_code = klp_territory_change_new_code(territory, change);
	event.to_name = klp_territory_change_new_name(territory, change);
	event.share = klp_territory_change_share(territory, change);
	set_regions(work, &event, from, to);
	return add(work, &event, error);
}

static klp_status add_changes(struct diffing *work, const struct span *span, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < klp_territory_changes(work->territory); i++)
		if (lies_in(span, klp_territory_change_date(work->territory, i)))
			status = add_change(work, i, error);
	return status;
}

static bool move_lies_in(const struct diffing *work, const struct span *span, size_t move)
{
	char day[ROSTER_DATE_BYTES];
	aggregate_roster_new_year(day, klp_territory_move_year(work->territory, move));
	return lies_in(span, day);
}

static klp_status add_moves(struct diffing *work, const struct span *span, klp_error **error)
{
	const klp_territory *territory = work->territory;
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < klp_territory_moves(territory); i++) {
		char day[ROSTER_DATE_BYTES];
		klp_difference event;
		int code = aggregate_code_number(klp_territory_move_code(territory, i));
		int from = klp_territory_move_from(territory, i), to = klp_territory_move_to(territory, i);
		if (!move_lies_in(work, span, i) || !touches(work, code, code, from, to))
			continue;
		aggregate_roster_new_year(day, klp_territory_move_year(territory, i));
		difference_init(&event);
		event.kind = KLP_DIFFERENCE_MOVED;
		event.date = day;
		event.municipality_code = klp_territory_move_code(territory, i);
		event.municipality_name = klp_territory_move_name(territory, i);
		event.share = 1;
		set_regions(work, &event, from, to);
		status = add(work, &event, error);
	}
	return status;
}

/* Whether a move of a municipality is told already. */
static bool has_moved(const struct diffing *work, const struct span *span, int code)
{
	for (size_t i = 0; i < klp_territory_moves(work->territory); i++)
		if (aggregate_code_number(klp_territory_move_code(work->territory, i)) == code && move_lies_in(work, span, i))
			return true;
	return false;
}

/* What the documents place in different regions, though the territory knows of no move between them: UWV may have moved it in another
 * year than CBS. */
static klp_status add_printed_moves(struct diffing *work, const struct span *span, klp_error **error)
{
	const struct diff_ground *before = &work->ground[BEFORE], *after = &work->ground[AFTER];
	klp_status status = KLP_OK;
	for (int code = 1; status == KLP_OK && code < STEPS_CODES; code++) {
		int from = before->region_of[code] - 1, to = after->region_of[code] - 1;
		bool moved = from > 0 && to > 0 && from != to;
		if (!moved || !touches(work, code, code, from, to) || has_moved(work, span, code))
			continue;
		klp_difference event;
		int index = -1;
		for (int year = klp_territory_last_year(work->territory);
		     index < 0 && year >= klp_territory_first_year(work->territory); year--) {
			index = territory_municipality_of_code(work->territory, year, code);
			difference_init(&event);
			event.municipality_code = klp_territory_municipality_code(work->territory, year, index);
			event.municipality_name = klp_territory_municipality_name(work->territory, year, index);
		}
		event.kind = KLP_DIFFERENCE_MOVED;
		event.share = 1;
		set_regions(work, &event, from, to);
		status = add(work, &event, error);
	}
	return status;
}

klp_status diff_events(struct diffing *work, klp_error **error)
{
	char boundaries[ROSTER_DATE_BYTES];
	const struct span span = span_of(work, boundaries);
	/* The country is the same on all boundaries. */
	if (work->by == KLP_LEVEL_COUNTRY)
		return KLP_OK;
	klp_status status = add_changes(work, &span, error);
	if (status == KLP_OK)
		status = add_moves(work, &span, error);
	return status == KLP_OK ? add_printed_moves(work, &span, error) : status;
}
