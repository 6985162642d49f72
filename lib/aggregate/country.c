/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The country. It may have more than its regions: clients who are placed in no municipality. */

#include "aggregate/area.h"

/* What lies below the country in one edition. */
struct below {
	/** at the front of the country's parts: rows without a region that are in no sum */
	size_t unplaced;
	/** whether any region has counts */
	bool any;
	/** regions that have counts of the whole region, and the names of the first that have not */
	size_t present;
	const char *missing[ROSTER_NAMED];
	size_t named;
	/** the sums of the regions that have counts; or, when regions are missing, of all municipalities of the year */
	struct counts sums;
	/** whether these are the sums of the whole country */
	bool complete;
};

static size_t all_regions(const struct aggregation *work)
{
	return (size_t)klp_territory_regions(work->territory);
}

/* Remembers that the regions between two numbers have no counts. */
static void miss(const struct aggregation *work, struct below *below, int after, int before)
{
	for (int number = after + 1; number < before && below->named < ROSTER_NAMED; number++)
		below->missing[below->named++] = klp_territory_region_name(work->territory, number);
}

/* Rows without a region are in no sum, for they may be in that of a region already; those that were carried are not. `count` receives
 * how many there are. */
static klp_status add_unplaced(struct aggregation *work, const struct area *country, struct below *below, size_t *count,
                               klp_error **error)
{
	klp_status status = KLP_OK;
	*count = 0;
	while (*count < country->part_count && country->parts[*count].group == 0)
		(*count)++;
	if (work->roster.boundaries == 0) {
		below->unplaced = *count;
		return KLP_OK;
	}
	for (size_t i = 0; status == KLP_OK && i < *count; i++)
		status = aggregate_area_add(work, country, &below->sums, &country->parts[i].counts, error);
	return status;
}

static klp_status add_regions(struct aggregation *work, const struct area *country, struct below *below,
                              klp_error **error)
{
	int last = 0;
	size_t at;
	klp_status status = add_unplaced(work, country, below, &at, error);
	if (status != KLP_OK)
		return status;
	while (at < country->part_count) {
		struct area region;
		struct outcome found;
		at += aggregate_area_take(&region, KLP_LEVEL_REGION, country->parts + at, country->part_count - at);
		status = aggregate_area_resolve(work, &region, &found, error);
		if (status != KLP_OK)
			return status;
		if (!found.given)
			continue;
		status = aggregate_area_add(work, country, &below->sums, &found.counts, error);
		if (status != KLP_OK)
			return status;
		below->any = true;
		if (found.partial)
			continue;
		miss(work, below, last, region.number);
		last = region.number;
		below->present++;
	}
	miss(work, below, last, klp_territory_regions(work->territory) + 1);
	below->complete = below->present == all_regions(work);
	return KLP_OK;
}

/* Adds up the municipalities themselves, when they are all there though regions are not. */
static klp_status add_municipalities(struct aggregation *work, const struct area *country, struct below *below,
                                     klp_error **error)
{
	struct presence presence = aggregate_area_presence(work, country);
	if (!aggregate_presence_complete(&presence))
		return KLP_OK;
	struct counts sums = { { 0 } };
	for (size_t i = 0; i < country->part_count; i++) {
		if (country->parts[i].level != KLP_LEVEL_MUNICIPALITY)
			continue;
		klp_status status = aggregate_area_add(work, country, &sums, &country->parts[i].counts, error);
		if (status != KLP_OK)
			return status;
	}
	below->sums = sums;
	below->complete = true;
	below->unplaced = 0;
	return KLP_OK;
}

static klp_status note_missing(struct aggregation *work, const struct area *country, const struct below *below,
                               klp_error **error)
{
	return aggregate_note_incomplete(work, country, below->present, all_regions(work), "regions", below->missing,
	                                 error);
}

/* The country's row is all there is. */
static klp_status resolve_alone(struct aggregation *work, const struct area *country, struct outcome *outcome,
                                klp_error **error)
{
	int64_t origin = 0;
	klp_dataset_integer(work->dataset, country->total->row, KLP_COLUMN_ORIGIN, &origin);
	if (work->only_computed && origin == KLP_ORIGIN_PUBLISHED) {
		struct below below = { .any = false };
		miss(work, &below, 0, klp_territory_regions(work->territory) + 1);
		return note_missing(work, country, &below, error);
	}
	*outcome = (struct outcome){ .given = true, .published = true, .counts = country->total->counts };
	return aggregate_note_defects(work, country, error);
}

static klp_status resolve_incomplete(struct aggregation *work, const struct area *country, const struct below *below,
                                     struct outcome *outcome, klp_error **error)
{
	klp_status status = note_missing(work, country, below, error);
	if (status != KLP_OK)
		return status;
	if (country->total != NULL && !work->only_computed) {
		*outcome = (struct outcome){ .given = true, .published = true, .counts = country->total->counts };
		return aggregate_note_defects(work, country, error);
	}
	status = aggregate_note_unplaced(work, country->parts, below->unplaced, error);
	if (status != KLP_OK || !work->partial || !below->any)
		return status;
	*outcome = (struct outcome){ .given = true, .partial = true, .counts = below->sums };
	return aggregate_note_absent(work, country, &below->sums, error);
}

static klp_status resolve(struct aggregation *work, const struct area *country, struct below *below,
                          struct outcome *outcome, klp_error **error)
{
	struct dataset_mark mark = dataset_mark(work->out);
	klp_status status = add_regions(work, country, below, error);
	if (status == KLP_OK && !below->complete)
		status = add_municipalities(work, country, below, error);
	if (status != KLP_OK)
		return status;

	bool stands = country->total != NULL && aggregate_counts_add_up(&country->total->counts) &&
	              !(below->complete && aggregate_counts_below(&country->total->counts, &below->sums));
	if (stands && !work->only_computed) {
		/* What was odd among the regions is of no account: nothing of them is in the result. */
		dataset_rewind(work->out, mark);
		work->unsure_year = 0;
		*outcome = (struct outcome){ .given = true, .published = true, .counts = country->total->counts };
		return KLP_OK;
	}
	if (!below->complete)
		return resolve_incomplete(work, country, below, outcome, error);

	*outcome = (struct outcome){ .given = true, .counts = below->sums };
	if (country->total != NULL && !stands)
		status = aggregate_note_differs(work, country, &below->sums, error);
	if (status == KLP_OK)
		status = aggregate_note_unplaced(work, country->parts, below->unplaced, error);
	return status == KLP_OK ? aggregate_note_absent(work, country, &below->sums, error) : status;
}

/* How many more the country has than its regions together. Where these are not all there, its own row may tell it from before. */
static int64_t residual(const struct aggregation *work, const struct area *country, const struct below *below,
                        const struct outcome *outcome)
{
	int64_t total = outcome->counts.of[COUNTS_TOTAL], sum = below->sums.of[COUNTS_TOTAL], told = KLP_ABSENT;
	if (below->complete && !outcome->partial)
		return total == KLP_ABSENT || sum == KLP_ABSENT ? KLP_ABSENT : total - sum;
	if (outcome->published)
		klp_dataset_integer(work->dataset, country->total->row, KLP_COLUMN_UNPLACED, &told);
	return told;
}

klp_status aggregate_country_resolve(struct aggregation *work, const struct piece *pieces, size_t count,
                                     struct area *country, struct outcome *outcome, klp_error **error)
{
	size_t own = pieces->level == KLP_LEVEL_COUNTRY ? 1 : 0;
	struct below below = { .any = false };
	*country = (struct area){ .edition = pieces->edition,
		                      .level = KLP_LEVEL_COUNTRY,
		                      .total = own == 1 ? pieces : NULL,
		                      .parts = pieces + own,
		                      .part_count = count - own };
	*outcome = (struct outcome){ .given = false };
	klp_status status = country->part_count == 0 ? resolve_alone(work, country, outcome, error)
	                                             : resolve(work, country, &below, outcome, error);
	if (status == KLP_OK)
		outcome->unplaced = residual(work, country, &below, outcome);
	return status;
}
