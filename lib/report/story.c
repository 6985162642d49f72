/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "report/story.h"
#include "report/figure.h"
#include "report/order.h"

#include <klantprofiel/aggregate.h>
#include <klantprofiel/diff.h>
#include <klantprofiel/validate.h>

#include <math.h>

/* ---------------------------------------------------------------- editions */

static void find_editions(struct story *story)
{
	size_t count = klp_dataset_editions(story->dataset);
	if (count == 0)
		return;
	story->edition = klp_dataset_edition(story->dataset, count - 1);
	if (count > 1)
		story->previous = klp_dataset_edition(story->dataset, count - 2);
	const int year = 4;
	edition_number wanted = edition_parse(slice_of(story->edition)) - year;
	for (size_t i = 0; i + 1 < count; i++) {
		const char *edition = klp_dataset_edition(story->dataset, i);
		if (edition_parse(slice_of(edition)) == wanted)
			story->year_ago = i + 2 == count ? story->previous : edition;
	}
}

/* The rows of one edition; of one that is not stated, all there are. */
static klp_status select_edition(klp_dataset **out, const klp_dataset *dataset, const char *from, const char *to,
                                 klp_error **error)
{
	klp_selection selection = KLP_SELECTION_INIT;
	selection.edition_from = from;
	selection.edition_to = to;
	return klp_dataset_select(out, dataset, &selection, error);
}

/* -------------------------------------------------------- the last edition */

static klp_status add_up(klp_dataset **out, const struct story *story, klp_level by, int partial, struct stages *stages,
                         klp_error **error)
{
	klp_aggregate_options how = KLP_AGGREGATE_OPTIONS_INIT;
	how.by = (int)by;
	how.indicators = 1;
	how.partial = partial;
	how.territory = story->territory;
	how.progress = stages_step;
	how.progress_context = stages;
	return klp_aggregate(out, story->latest, &how, error);
}

static bool has_total(const klp_dataset *dataset)
{
	return klp_dataset_rows(dataset) > 0 && klp_dataset_integer(dataset, 0, KLP_COLUMN_TOTAL, NULL);
}

/* The country as it is, or else what there is of it. */
static klp_status add_up_country(struct story *story, struct stages *stages, klp_error **error)
{
	klp_status status = add_up(&story->country, story, KLP_LEVEL_COUNTRY, 0, stages, error);
	if (status != KLP_OK)
		return status;
	story->whole_country = has_total(story->country);
	if (story->whole_country)
		return KLP_OK;
	klp_dataset_free(story->country);
	story->country = NULL;
	return add_up(&story->country, story, KLP_LEVEL_COUNTRY, 1, stages, error);
}

/* One area is told by its name; several that are not the whole country by their sum. */
static void choose_focus(struct story *story)
{
	if (!story->whole_country && klp_dataset_rows(story->regions) == 1 && has_total(story->regions))
		story->focus = story->regions;
	else if (!story->whole_country && klp_dataset_rows(story->municipalities) == 1 && has_total(story->municipalities))
		story->focus = story->municipalities;
	else if (klp_dataset_rows(story->country) > 0)
		story->focus = story->country;
}

static klp_status add_up_latest(struct story *story, struct stages *stages, klp_error **error)
{
	klp_status status = select_edition(&story->latest, story->dataset, story->edition, story->edition, error);
	if (status == KLP_OK)
		status = add_up_country(story, stages, error);
	if (status == KLP_OK)
		status = stages_next(stages, error);
	if (status == KLP_OK)
		status = add_up(&story->regions, story, KLP_LEVEL_REGION, 0, stages, error);
	if (status == KLP_OK)
		status = stages_next(stages, error);
	if (status == KLP_OK)
		status = add_up(&story->municipalities, story, KLP_LEVEL_MUNICIPALITY, 0, stages, error);
	if (status == KLP_OK)
		status = stages_next(stages, error);
	if (status != KLP_OK)
		return status;
	choose_focus(story);
	if (story->focus == NULL && klp_dataset_rows(story->regions) + klp_dataset_rows(story->municipalities) == 0)
		return error_set(
			error, KLP_INVALID_ARGUMENT, NULL,
			"there is nothing to report: no country, region or municipality of the last edition has counts");
	return KLP_OK;
}

/* ----------------------------------------------------- changes, and series */

static klp_status compare(klp_differences **out, const struct story *story, const char *before, int boundaries,
                          struct stages *stages, klp_error **error)
{
	klp_diff_options how = KLP_DIFF_OPTIONS_INIT;
	klp_dataset *then = NULL;
	how.boundaries = boundaries;
	how.territory = story->territory;
	how.language = language_name(story->language);
	how.progress = stages_step;
	how.progress_context = stages;
	klp_status status = select_edition(&then, story->dataset, before, before, error);
	if (status == KLP_OK)
		status = klp_diff(out, then, story->latest, &how, error);
	if (status == KLP_OK)
		status = stages_next(stages, error);
	klp_dataset_free(then);
	return status;
}

/* The comparison with the edition before settles the boundaries, and the rest follows it. */
static klp_status look_back(struct story *story, struct stages *stages, klp_error **error)
{
	klp_dataset *stated = NULL;
	if (story->previous == NULL)
		return KLP_OK;
	klp_status status = compare(&story->since_previous, story, story->previous, 0, stages, error);
	int boundaries = klp_differences_boundaries(story->since_previous);
	if (status == KLP_OK && story->year_ago != NULL && story->year_ago != story->previous)
		status = compare(&story->since_year, story, story->year_ago, boundaries, stages, error);
	if (status == KLP_OK)
		status = select_edition(&stated, story->dataset, klp_dataset_edition(story->dataset, 0), story->edition, error);
	if (status == KLP_OK)
		status = series_make(&story->series, stated, boundaries, story->territory, stages, error);
	klp_dataset_free(stated);
	return status;
}

static klp_status find(struct story *story, const klp_report_options *options, struct stages *stages, klp_error **error)
{
	klp_validate_options how = KLP_VALIDATE_OPTIONS_INIT;
	how.territory = story->territory;
	how.language = language_name(story->language);
	how.progress = stages_step;
	how.progress_context = stages;
	klp_status status = KLP_OK;
	story->findings = options->findings;
	if (story->findings == NULL) {
		status = klp_validate(&story->own_findings, story->dataset, &how, error);
		story->findings = story->own_findings;
	}
	return status == KLP_OK ? stages_next(stages, error) : status;
}

/* -------------------------------------------------------------------- all */

klp_status story_gather(struct story *story, const klp_dataset *dataset, const klp_report_options *options,
                        struct stages *stages, klp_error **error)
{
	story->dataset = dataset;
	story->territory = options->territory;
	story->title = options->title;
	find_editions(story);
	klp_status status = add_up_latest(story, stages, error);
	if (status == KLP_OK)
		status = look_back(story, stages, error);
	if (status == KLP_OK)
		status = find(story, options, stages, error);
	if (status == KLP_OK && !order_all(story))
		status = error_memory(error);
	return status;
}

void story_free(struct story *story)
{
	klp_dataset_free(story->latest);
	klp_dataset_free(story->country);
	klp_dataset_free(story->regions);
	klp_dataset_free(story->municipalities);
	series_free(&story->series);
	klp_differences_free(story->since_previous);
	klp_differences_free(story->since_year);
	klp_findings_free(story->own_findings);
	order_free(story);
}

double story_share(const struct story *story)
{
	const double absent = -1.0;
	double share;
	if (story->focus == NULL || !klp_dataset_real(story->focus, story->focus_row, KLP_COLUMN_PROFILE_SHARE, &share))
		return absent;
	return share;
}
