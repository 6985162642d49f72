/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Two datasets in, of one edition each; what differs between them out. */

#include "aggregate/diff/diffing.h"
#include "base/options.h"

#include <string.h>

/* A side of several editions leaves open which of them is meant. */
static klp_status check_side(const klp_dataset *dataset, size_t side, edition_number *edition, klp_error **error)
{
	static const char *const sides[DIFFERENCE_SIDES] = { "before", "after" };
	size_t count = klp_dataset_editions(dataset);
	*edition = EDITION_NONE;
	if (count == 0)
		return KLP_OK;
	const char *first = klp_dataset_edition(dataset, 0);
	if (count > 1)
		return error_set(
			error, KLP_INVALID_ARGUMENT, NULL,
			"the dataset '%s' holds %zu editions, of %s to %s, and one is compared with one; select the one "
			"that is meant",
			sides[side], count, first, klp_dataset_edition(dataset, count - 1));
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++)
		if (klp_dataset_text(dataset, row, KLP_COLUMN_EDITION) == NULL)
			return error_set(error, KLP_INVALID_ARGUMENT, NULL,
			                 "the dataset '%s' holds rows of %s and rows that tell no edition; select those of %s",
			                 sides[side], first, first);
	*edition = edition_parse(slice_of(first));
	return KLP_OK;
}

/* ----------------------------------------------------------------- options */

/* A result that could hold nothing would look like a fact. */
static klp_status check_chosen(const klp_diff_options *options, klp_error **error)
{
	int by = options->by;
	if (options->region_number < 0 || options->region_number > DATASET_HIGHEST_REGION)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_diff_options.region_number is %d, which is no region",
		                 options->region_number);
	if (options->municipality_code != NULL && aggregate_code_number(options->municipality_code) == 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "klp_diff_options.municipality_code is no code; write it as GM0599");
	if (options->municipality_code != NULL && by != 0 && by != KLP_LEVEL_MUNICIPALITY)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a comparison by %s holds no municipality to choose",
		                 klp_level_name((klp_level)by));
	if (options->region_number != 0 && (by == KLP_LEVEL_COUNTRY || by == KLP_LEVEL_PROVINCE))
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a comparison by %s holds no region to choose",
		                 klp_level_name((klp_level)by));
	return KLP_OK;
}

static klp_status take_options(struct diffing *work, const klp_diff_options *given, klp_diff_options *options,
                               klp_error **error)
{
	klp_status status = options_take(options, sizeof *options, given, "klp_diff_options", error);
	if (status == KLP_OK)
		status = language_take(&work->words.language, options->language, error);
	if (status != KLP_OK)
		return status;
	if (options->reserved != 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_diff_options.reserved must be 0");
	if (options->by != 0 && klp_level_name((klp_level)options->by) == NULL)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "klp_diff_options.by is %d, which is no level; use country, province, region or municipality",
		                 options->by);
	work->territory = options->territory;
	if (options->boundaries != 0 && klp_territory_municipalities(work->territory, options->boundaries) == 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "the boundaries of %d are not known; take a year of %d-%d, or load the municipalities of that "
		                 "year",
		                 options->boundaries, klp_territory_first_year(work->territory),
		                 klp_territory_last_year(work->territory));
	work->by = options->by;
	work->region = options->region_number;
	work->municipality = aggregate_code_number(options->municipality_code);
	return check_chosen(options, error);
}

/* --------------------------------------------------------------- the two sides */

static klp_status keep_edition(struct diffing *work, size_t side, klp_error **error)
{
	const char *text = klp_dataset_edition(work->given[side], 0);
	return pool_keep_text(&work->out->pool, &work->out->edition[side], text) ? KLP_OK : error_memory(error);
}

/* What the sides are called: by their editions, where these tell them apart. */
static void label_sides(struct diffing *work)
{
	edition_number before = work->ground[BEFORE].edition, after = work->ground[AFTER].edition;
	bool told = before != EDITION_NONE && after != EDITION_NONE && before != after;
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++) {
		work->words.label[side] = told ? work->out->edition[side] : diff_words_version(side, work->words.language);
	}
}

/* Reads what the sides are, and tells from that how they are compared. */
static klp_status look(struct diffing *work, const klp_diff_options *options, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t side = 0; status == KLP_OK && side < DIFFERENCE_SIDES; side++) {
		edition_number edition;
		status = check_side(work->given[side], side, &edition, error);
		if (status == KLP_OK)
			status = diff_ground_read(&work->ground[side], work->given[side], work->territory, edition, error);
		if (status == KLP_OK)
			status = keep_edition(work, side, error);
	}
	if (status != KLP_OK)
		return status;
	const struct diff_ground *before = &work->ground[BEFORE], *after = &work->ground[AFTER];
	bool one_edition =
		before->edition == after->edition || before->edition == EDITION_NONE || after->edition == EDITION_NONE;
	work->versions = options->boundaries == 0 && one_edition && before->boundaries == after->boundaries;
	if (!work->versions)
		work->boundaries =
			options->boundaries != 0 ? options->boundaries : diff_ground_boundaries(work->ground, work->territory);
	work->out->boundaries = work->boundaries;
	label_sides(work);
	return KLP_OK;
}

static klp_status compare(struct diffing *work, klp_error **error)
{
	klp_status status;
	if (work->versions) {
		status = diff_versions(work, error);
	} else {
		status = diff_levels(work, error);
		if (status == KLP_OK)
			status = diff_events(work, error);
	}
	if (status == KLP_OK)
		differences_sort(work->out);
	return status;
}

/* How often klp_aggregate() goes over each row, twice each time. */
static uint64_t work_to_do(const struct diffing *work, uint64_t rows)
{
	enum { BY_COUNTRY = 1, BY_OTHER = 2 };
	if (work->versions)
		return rows;
	/* By municipality always, to tell what is missing. */
	uint64_t calls = BY_OTHER;
	for (int by = KLP_LEVEL_COUNTRY; by < KLP_LEVEL_MUNICIPALITY; by++)
		if (diff_level_is_wanted(work, (klp_level)by))
			calls += (uint64_t)(by == KLP_LEVEL_COUNTRY ? BY_COUNTRY : BY_OTHER);
	return 2 * calls * rows;
}

static void release(struct diffing *work)
{
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++)
		diff_ground_free(&work->ground[side]);
	klp_differences_free(work->out);
	buffer_free(&work->words.text);
}

klp_status klp_diff(klp_differences **out, const klp_dataset *before, const klp_dataset *after,
                    const klp_diff_options *given, klp_error **error)
{
	klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
	struct diffing work = { .given = { before, after } };
	if (out == NULL)
		return error_null(error, "out");
	if (before == NULL)
		return error_null(error, "before");
	if (after == NULL)
		return error_null(error, "after");
	klp_status status = take_options(&work, given, &options, error);
	if (status != KLP_OK)
		return status;

	status = differences_new(&work.out, work.words.language, error);
	if (status == KLP_OK)
		status = look(&work, &options, error);
	if (status == KLP_OK) {
		uint64_t units = work_to_do(&work, (uint64_t)klp_dataset_rows(before) + klp_dataset_rows(after));
		work.progress = progress_start(options.progress, options.progress_context, units);
		status = compare(&work, error);
		if (status == KLP_OK)
			status = progress_end(&work.progress, units, error);
	}
	if (status == KLP_OK) {
		*out = work.out;
		work.out = NULL;
	}
	release(&work);
	return status;
}
