/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Rows in, each area once, edition by edition, rows out. */

#include "aggregate/aggregation.h"
#include "aggregate/area.h"
#include "aggregate/gaps.h"
#include "aggregate/indicators.h"
#include "base/options.h"

/* By municipality nothing is added up: every row is its own area. */
static klp_status add_municipalities(struct aggregation *work, const struct piece *pieces, size_t count,
                                     klp_error **error)
{
	for (size_t i = 0; i < count; i++) {
		klp_status status = aggregate_result_pass(work, &pieces[i], error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

/* Rows of their own. Those of one municipality are one: it lies in no area, but it is known what it is. */
static klp_status add_apart(struct aggregation *work, const struct piece *pieces, size_t count, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t at = 0, end; status == KLP_OK && at < count; at = end) {
		for (end = at + 1; pieces[at].code != 0 && end < count && pieces[end].code == pieces[at].code; end++)
			continue;
		if (end - at == 1) {
			status = aggregate_result_pass(work, &pieces[at], error);
			continue;
		}
		struct area area = { .edition = pieces[at].edition,
			                 .level = KLP_LEVEL_MUNICIPALITY,
			                 .number = pieces[at].code,
			                 .parts = pieces + at,
			                 .part_count = end - at };
		struct outcome outcome = { .given = true };
		status = aggregate_area_sum(work, &area, &outcome, error);
		if (status == KLP_OK)
			status = aggregate_result_add(work, &area, &outcome, error);
	}
	return status;
}

/* What belongs to no area is in no sum; when the others are carried, it is left as rows of its own. */
static klp_status add_unplaced(struct aggregation *work, const struct piece *pieces, size_t count, klp_error **error)
{
	klp_status status = KLP_OK;
	if (work->by != KLP_LEVEL_MUNICIPALITY)
		status = aggregate_note_unplaced(work, pieces, count, error);
	return status == KLP_OK && work->carries ? add_apart(work, pieces, count, error) : status;
}

/* By region or province, or by any level on other boundaries: what belongs to none stands in front. */
static klp_status add_areas(struct aggregation *work, const struct piece *pieces, size_t count, klp_error **error)
{
	size_t at = 0;
	while (at < count && pieces[at].group == 0)
		at++;
	klp_status status = add_unplaced(work, pieces, at, error);
	while (status == KLP_OK && at < count) {
		struct area area;
		struct outcome outcome;
		at += aggregate_area_take(&area, work->by, pieces + at, count - at);
		status = aggregate_area_resolve(work, &area, &outcome, error);
		if (status == KLP_OK)
			status = aggregate_result_add(work, &area, &outcome, error);
	}
	return status;
}

static klp_status add_country(struct aggregation *work, const struct piece *pieces, size_t count, klp_error **error)
{
	struct area country;
	struct outcome outcome;
	klp_status status = aggregate_country_resolve(work, pieces, count, &country, &outcome, error);
	return status == KLP_OK ? aggregate_result_add(work, &country, &outcome, error) : status;
}

static klp_status add_carried(struct aggregation *work, const struct piece *pieces, size_t count, klp_error **error)
{
	klp_status status = aggregate_roster_fill(&work->roster, pieces, count, error);
	if (status == KLP_OK)
		status = aggregate_carry_edition(work, pieces, count, error);
	return status == KLP_OK ? add_areas(work, work->carry.items, work->carry.count, error) : status;
}

static klp_status add_edition(struct aggregation *work, const struct piece *pieces, size_t count, klp_error **error)
{
	klp_status status;
	work->unsure_year = 0;
	if (work->carries)
		return add_carried(work, pieces, count, error);
	if (work->by == KLP_LEVEL_MUNICIPALITY)
		return add_municipalities(work, pieces, count, error);
	status = aggregate_roster_fill(&work->roster, pieces, count, error);
	if (status == KLP_OK)
		status = work->by == KLP_LEVEL_COUNTRY ? add_country(work, pieces, count, error)
		                                       : add_areas(work, pieces, count, error);
	return status == KLP_OK ? aggregate_note_derived(work, pieces->edition, error) : status;
}

static klp_status add_editions(struct aggregation *work, klp_error **error)
{
	const struct piece *pieces = work->pieces.items;
	size_t count = work->pieces.count;
	size_t rows = klp_dataset_rows(work->dataset);
	for (size_t start = 0, end; start < count; start = end) {
		for (end = start + 1; end < count && pieces[end].edition == pieces[start].edition; end++)
			continue;
		klp_status status = add_edition(work, pieces + start, end - start, error);
		if (status == KLP_OK)
			status = progress_tell(&work->progress, rows + end, error);
		if (status != KLP_OK)
			return status;
	}
	return progress_end(&work->progress, 2 * (uint64_t)rows, error);
}

/* What is seen only when all editions are there. */
static klp_status look_back(struct aggregation *work, klp_error **error)
{
	klp_status status = aggregate_gaps_note(work, error);
	if (status == KLP_OK && work->gaps)
		status = aggregate_gaps_fill(work, error);
	return status == KLP_OK ? aggregate_indicators_set(work, error) : status;
}

/* The input's notes, and the columns that were asked for. */
static klp_status prepare(struct aggregation *work, klp_error **error)
{
	klp_status status = klp_dataset_new(&work->out, error);
	for (size_t i = 0; status == KLP_OK && i < klp_dataset_notes(work->dataset); i++)
		status = dataset_copy_note(work->out, klp_dataset_note(work->dataset, i), error);
	if (status == KLP_OK)
		aggregate_indicators_begin(work);
	return status;
}

/* Without classification of that year nothing can be carried to it. */
static klp_status take_boundaries(struct aggregation *work, const klp_aggregate_options *options, klp_error **error)
{
	if (options->boundaries == 0)
		return KLP_OK;
	if (klp_territory_municipalities(work->territory, options->boundaries) == 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "the boundaries of %d are not known; take a year of %d-%d, or load the municipalities of that "
		                 "year",
		                 options->boundaries, klp_territory_first_year(work->territory),
		                 klp_territory_last_year(work->territory));
	work->boundaries = (struct boundaries){ .year = options->boundaries, .by = work->by, .territory = work->territory };
	work->carries = work->by != KLP_LEVEL_COUNTRY;
	return KLP_OK;
}

static klp_status take_base(struct aggregation *work, const klp_aggregate_options *options, klp_error **error)
{
	if (options->base_edition == NULL)
		return KLP_OK;
	work->base = edition_parse(slice_of(options->base_edition));
	if (work->base == EDITION_NONE)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "klp_aggregate_options.base_edition must be a year, Q and a quarter, such as 2023Q2");
	if (!work->indicators)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "klp_aggregate_options.base_edition goes with indicators; ask for them as well");
	return KLP_OK;
}

static klp_status take_options(struct aggregation *work, const klp_aggregate_options *given, klp_error **error)
{
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	klp_status status = options_take(&options, sizeof options, given, "klp_aggregate_options", error);
	if (status != KLP_OK)
		return status;
	int by = options.by == 0 ? KLP_LEVEL_REGION : options.by;
	if (klp_level_name((klp_level)by) == NULL)
		return error_set(
			error, KLP_INVALID_ARGUMENT, NULL,
			"klp_aggregate_options.by is %d, which is no level; use country, province, region or municipality",
			options.by);
	if (options.totals != KLP_TOTALS_PUBLISHED && options.totals != KLP_TOTALS_COMPUTED)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "klp_aggregate_options.totals is %d; use KLP_TOTALS_PUBLISHED or KLP_TOTALS_COMPUTED",
		                 options.totals);
	work->by = (klp_level)by;
	work->only_computed = options.totals == KLP_TOTALS_COMPUTED;
	work->indicators = options.indicators != 0;
	work->partial = options.partial != 0;
	work->gaps = options.gaps != 0;
	work->territory = options.territory;
	/* Each row is read once, and once more counted into the result. */
	work->progress =
		progress_start(options.progress, options.progress_context, 2 * (uint64_t)klp_dataset_rows(work->dataset));
	status = take_base(work, &options, error);
	return status == KLP_OK ? take_boundaries(work, &options, error) : status;
}

static void release(struct aggregation *work)
{
	klp_dataset_free(work->out);
	aggregate_pieces_free(&work->pieces);
	aggregate_roster_free(&work->roster);
	aggregate_boundaries_free(&work->boundaries);
	aggregate_carry_free(&work->carry);
	buffer_free(&work->words);
	buffer_free(&work->list);
}

klp_status klp_aggregate(klp_dataset **out, const klp_dataset *dataset, const klp_aggregate_options *options,
                         klp_error **error)
{
	struct aggregation work = { .dataset = dataset };
	if (out == NULL)
		return error_null(error, "out");
	if (dataset == NULL)
		return error_null(error, "dataset");
	klp_status status = take_options(&work, options, error);
	if (status != KLP_OK)
		return status;

	status = prepare(&work, error);
	if (status == KLP_OK && work.carries)
		status = aggregate_boundaries_read(&work.boundaries, error);
	if (status == KLP_OK)
		status = aggregate_pieces_gather(&work, error);
	if (status == KLP_OK)
		status = aggregate_pieces_unite(&work, error);
	if (status == KLP_OK) {
		if (!work.carries)
			aggregate_pieces_group(&work);
		status = add_editions(&work, error);
	}
	if (status == KLP_OK)
		status = look_back(&work, error);
	if (status == KLP_OK) {
		*out = work.out;
		work.out = NULL;
	}
	release(&work);
	return status;
}
