/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A region or a province. The rows below are believed over the total row only when they are all there. */

#include "aggregate/area.h"
#include "aggregate/words.h"

#include "territory/territory.h"

size_t aggregate_area_take(struct area *area, klp_level level, const struct piece *pieces, size_t count)
{
	size_t taken = 0;
	*area = (struct area){ .edition = pieces->edition, .level = level, .number = pieces->group };
	if (pieces->level == level && level != KLP_LEVEL_MUNICIPALITY) {
		area->total = pieces;
		taken = 1;
	}
	area->parts = pieces + taken;
	while (taken < count && pieces[taken].group == area->number && pieces[taken].edition == area->edition)
		taken++;
	area->part_count = (size_t)(pieces + taken - area->parts);
	return taken;
}

klp_status aggregate_area_add(struct aggregation *work, const struct area *area, struct counts *sums,
                              const struct counts *part, klp_error **error)
{
	if (aggregate_counts_add(sums, part))
		return KLP_OK;
	const char *words = aggregate_words_area(work, area->level, area->number, area->edition);
	if (words == NULL)
		return error_memory(error);
	return error_set(error, KLP_OVERFLOW, NULL,
	                 "the counts of %s add up to more than a count can be; look for a count that is far too large",
	                 words);
}

struct presence aggregate_area_presence(struct aggregation *work, const struct area *area)
{
	if (work->carries)
		return aggregate_plan_compare(work->carry.plan, &work->roster, work->territory, area->number, work->carry.day);
	struct presence presence =
		aggregate_roster_compare(&work->roster, work->territory, area->level, area->number, area->edition);
	klp_certainty certainty = area->level == KLP_LEVEL_REGION
	                              ? klp_territory_regions_certainty(work->territory, presence.year)
	                              : klp_territory_names_certainty(work->territory, presence.year);
	bool other_year =
		area->edition != EDITION_NONE && work->roster.boundaries == 0 && edition_year(area->edition) != presence.year;
	if (certainty == KLP_CERTAINTY_DERIVED || other_year)
		work->unsure_year = presence.year;
	return presence;
}

static bool any_known(const struct counts *counts)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (counts->of[i] != KLP_ABSENT)
			return true;
	return false;
}

/* Whether the total row can stand beside the sums of the rows below: it is whole, adds up, and nothing in the sums says
 * otherwise. A row that equals every sum stands too: then it is below that something does not add up. */
static bool agrees(const struct piece *total, const struct counts *sums)
{
	return aggregate_counts_whole(&total->counts) && !aggregate_counts_contradicted(&total->counts, sums) &&
	       (aggregate_counts_add_up(&total->counts) || aggregate_counts_whole(sums));
}

static klp_status note_missing(struct aggregation *work, const struct area *area, const struct presence *presence,
                               klp_error **error)
{
	return aggregate_note_incomplete(work, area, presence->present, presence->members, "municipalities",
	                                 presence->missing, error);
}

/* There are no municipalities: the total row is all there is. */
static klp_status resolve_alone(struct aggregation *work, const struct area *area, struct outcome *outcome,
                                klp_error **error)
{
	int64_t origin = 0;
	klp_dataset_integer(work->dataset, area->total->row, KLP_COLUMN_ORIGIN, &origin);
	/* Below the country, a region's total is itself one of the rows that are added up. */
	if (work->only_computed && origin == KLP_ORIGIN_PUBLISHED && work->by == area->level) {
		struct presence presence = aggregate_area_presence(work, area);
		return note_missing(work, area, &presence, error);
	}
	*outcome = (struct outcome){ .given = true, .published = true, .counts = area->total->counts };
	return aggregate_note_defects(work, area, error);
}

/* The municipalities are not all there, and the total row, if there is one, is not what they add up to. */
static klp_status resolve_incomplete(struct aggregation *work, const struct area *area, const struct presence *presence,
                                     struct outcome *outcome, klp_error **error)
{
	klp_status status = note_missing(work, area, presence, error);
	if (status != KLP_OK)
		return status;
	if (area->total != NULL && !work->only_computed) {
		*outcome = (struct outcome){ .given = true, .published = true, .counts = area->total->counts };
		return aggregate_note_defects(work, area, error);
	}
	if (!work->partial)
		return KLP_OK;
	outcome->given = outcome->partial = true;
	return aggregate_note_absent(work, area, &outcome->counts, error);
}

klp_status aggregate_area_sum(struct aggregation *work, const struct area *area, struct outcome *outcome,
                              klp_error **error)
{
	klp_status status = KLP_OK;
	outcome->counts = (struct counts){ { 0 } };
	for (size_t i = 0; status == KLP_OK && i < area->part_count; i++) {
		status = aggregate_area_add(work, area, &outcome->counts, &area->parts[i].counts, error);
		outcome->estimated = outcome->estimated || area->parts[i].estimated;
	}
	return status;
}

/* A municipality on other boundaries that is one of the rows, whole and with nothing added. */
static bool stands_alone(const struct area *area)
{
	return area->level == KLP_LEVEL_MUNICIPALITY && area->part_count == 1 && !area->parts->divided;
}

static klp_status stand(struct area *area, const struct piece *total, struct outcome *outcome)
{
	area->total = total;
	*outcome = (struct outcome){ .given = true, .published = true, .counts = total->counts };
	return KLP_OK;
}

klp_status aggregate_area_resolve(struct aggregation *work, struct area *area, struct outcome *outcome,
                                  klp_error **error)
{
	*outcome = (struct outcome){ .given = false };
	if (area->part_count == 0)
		return resolve_alone(work, area, outcome, error);
	klp_status status = aggregate_area_sum(work, area, outcome, error);
	if (status != KLP_OK)
		return status;

	const struct counts sums = outcome->counts;
	bool agreed = area->total != NULL && agrees(area->total, &sums);
	if (agreed && !work->only_computed)
		return stand(area, area->total, outcome);
	/* A total that agrees proves that no municipality is missing, whatever the territory says. */
	if (!agreed || !any_known(&sums)) {
		struct presence presence = aggregate_area_presence(work, area);
		if (!aggregate_presence_complete(&presence))
			return resolve_incomplete(work, area, &presence, outcome, error);
	}
	if (stands_alone(area))
		return stand(area, area->parts, outcome);
	outcome->given = true;
	if (area->total != NULL && !agreed) {
		status = aggregate_note_differs(work, area, &sums, error);
		if (status != KLP_OK)
			return status;
	}
	return aggregate_note_absent(work, area, &sums, error);
}
