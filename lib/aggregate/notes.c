/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The sentences about what was odd on the way. */

#include "aggregate/result.h"
#include "aggregate/words.h"

/* For notes about an area: the region's number where it is one. */
static int region_number(const struct area *area)
{
	return area->level == KLP_LEVEL_REGION ? area->number : 0;
}

static const char *area_words(struct aggregation *work, const struct area *area)
{
	return aggregate_words_area(work, area->level, area->number, area->edition);
}

klp_status aggregate_note_differs(struct aggregation *work, const struct area *area, const struct counts *sums,
                                  klp_error **error)
{
	const struct counts *counts = &area->total->counts;
	/* A country has clients that its regions have not. */
	bool only_less = area->level == KLP_LEVEL_COUNTRY;
	const char *words = area_words(work, area);
	const char *list = words == NULL ? NULL : aggregate_words_differences(work, sums, counts, only_less);
	if (list == NULL)
		return error_memory(error);
	if (list[0] == '\0')
		return dataset_add_note(
			work->out, "aggregate.totals-differ", KLP_SEVERITY_WARNING, &area->total->place, area->edition,
			region_number(area), error,
			"the cells of the total row of %s do not add up to its own total; the rows below it are added up "
			"instead",
			words);
	return dataset_add_note(work->out, "aggregate.totals-differ", KLP_SEVERITY_WARNING, &area->total->place,
	                        area->edition, region_number(area), error,
	                        "the total row of %s differs from the sum of the rows below it: %s; the sum is given",
	                        words, list);
}

/* A row that shows a gap: made here, and without any count. */
static bool shows_gap(const struct aggregation *work, const struct piece *piece)
{
	int64_t origin = 0;
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (piece->counts.of[i] != KLP_ABSENT)
			return false;
	klp_dataset_integer(work->dataset, piece->row, KLP_COLUMN_ORIGIN, &origin);
	return origin == KLP_ORIGIN_COMPUTED;
}

klp_status aggregate_note_defects(struct aggregation *work, const struct area *area, klp_error **error)
{
	const struct counts *counts = &area->total->counts;
	if (aggregate_counts_add_up(counts) || shows_gap(work, area->total))
		return KLP_OK;
	const char *words = area_words(work, area);
	const char *list = words == NULL ? NULL : aggregate_words_absent(work, counts);
	if (list == NULL)
		return error_memory(error);
	if (list[0] != '\0')
		return dataset_add_note(work->out, "aggregate.absent", KLP_SEVERITY_WARNING, &area->total->place, area->edition,
		                        region_number(area), error,
		                        "the total row of %s, which is given as it stands, has no count in %s", words, list);
	return dataset_add_note(
		work->out, "aggregate.totals-differ", KLP_SEVERITY_WARNING, &area->total->place, area->edition,
		region_number(area), error,
		"the cells of the total row of %s do not add up to its total of %s; it is given as it stands, for "
		"the rows below it are not all there",
		words, aggregate_words_count(counts->of[COUNTS_TOTAL]).text);
}

klp_status aggregate_note_absent(struct aggregation *work, const struct area *area, const struct counts *sums,
                                 klp_error **error)
{
	if (aggregate_counts_whole(sums))
		return KLP_OK;
	const struct place *place = NULL;
	bool only_gaps = true;
	for (size_t i = 0; i < area->part_count; i++) {
		if (place == NULL && !aggregate_counts_whole(&area->parts[i].counts))
			place = &area->parts[i].place;
		only_gaps = only_gaps && shows_gap(work, &area->parts[i]);
	}
	if (only_gaps)
		return KLP_OK;
	const char *words = area_words(work, area);
	const char *list = words == NULL ? NULL : aggregate_words_absent(work, sums);
	if (list == NULL)
		return error_memory(error);
	return dataset_add_note(work->out, "aggregate.absent", KLP_SEVERITY_WARNING, place, area->edition,
	                        region_number(area), error,
	                        "a count among the rows of %s is absent, and so is the sum of %s", words, list);
}

klp_status aggregate_note_incomplete(struct aggregation *work, const struct area *area, size_t present, size_t members,
                                     const char *things, const char *const missing[ROSTER_NAMED], klp_error **error)
{
	const char *words = area_words(work, area);
	const char *list = words == NULL ? NULL : aggregate_words_names(work, missing, ROSTER_NAMED);
	if (list == NULL)
		return error_memory(error);
	bool more = members - present > ROSTER_NAMED;
	return dataset_add_note(work->out, "aggregate.incomplete", KLP_SEVERITY_WARNING, NULL, area->edition,
	                        region_number(area), error, "of %s %zu of %zu %s are there; missing: %s%s", words, present,
	                        members, things, list[0] != '\0' ? list : "not known which", more ? " and others" : "");
}

klp_status aggregate_note_unplaced(struct aggregation *work, const struct piece *pieces, size_t count,
                                   klp_error **error)
{
	const char *names[ROSTER_NAMED] = { NULL };
	const struct piece *first = NULL;
	char edition[EDITION_BYTES];
	size_t found = 0;
	for (size_t i = 0; i < count; i++) {
		/* What could not be carried has a note of its own. */
		if (pieces[i].stray)
			continue;
		if (found == 0)
			first = &pieces[i];
		if (found < ROSTER_NAMED)
			names[found] = aggregate_words_printed(work->dataset, pieces[i].row);
		found++;
	}
	if (first == NULL)
		return KLP_OK;
	const char *list = aggregate_words_names(work, names, ROSTER_NAMED);
	if (list == NULL)
		return error_memory(error);
	edition_write(edition, first->edition);
	return dataset_add_note(work->out, "aggregate.unplaced", KLP_SEVERITY_WARNING, &first->place, first->edition, 0,
	                        error, "%zu %s of %s cannot be placed in a %s and %s in no sum: %s%s", found,
	                        found == 1 ? "row" : "rows",
	                        first->edition == EDITION_NONE ? "the edition not stated" : edition,
	                        work->by == KLP_LEVEL_PROVINCE ? "province" : "region", found == 1 ? "is" : "are", list,
	                        found > ROSTER_NAMED ? " and others" : "");
}

klp_status aggregate_note_derived(struct aggregation *work, edition_number edition, klp_error **error)
{
	if (work->unsure_year == 0)
		return KLP_OK;
	char text[EDITION_BYTES];
	edition_write(text, edition);
	bool other_year = edition != EDITION_NONE && edition_year(edition) != work->unsure_year;
	return dataset_add_note(work->out, "aggregate.derived", KLP_SEVERITY_INFORMATION, NULL, edition, 0, error,
	                        "which municipalities belong together was taken from %d for %s: %s", work->unsure_year,
	                        edition == EDITION_NONE ? "the edition not stated" : text,
	                        other_year ? "its own year is not known"
	                                   : "that year is derived from the tables of other years, not confirmed");
}
