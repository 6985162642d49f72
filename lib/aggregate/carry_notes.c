/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The sentences about what was carried: what is estimated and by which shares, and what could not be carried. */

#include "aggregate/aggregation.h"
#include "aggregate/words.h"

#include "territory/tables.h"

#include <stdio.h>
#include <string.h>

/* "2017Q4", or what stands for it. */
static const char *edition_words(char text[EDITION_BYTES], edition_number edition)
{
	edition_write(text, edition);
	return edition == EDITION_NONE ? "the edition not stated" : text;
}

/* "0.4022" */
static const char *share_words(char text[NUMBER_BYTES], int parts)
{
	snprintf(text, NUMBER_BYTES, "%d.%04d", parts / TERRITORY_SHARE_PARTS, parts % TERRITORY_SHARE_PARTS);
	return text;
}

/* "0.1535 to Boxtel, 0.4022 to Oisterwijk" */
static const char *words_shares(struct aggregation *work, size_t step)
{
	const struct steps *steps = &work->boundaries.steps;
	struct buffer *list = &work->list;
	size_t parts = aggregate_steps_event(steps, step);
	char share[NUMBER_BYTES];
	list->size = 0;
	for (size_t i = step; i < step + parts; i++)
		if ((i > step && !buffer_add_text(list, ", ")) ||
		    !buffer_add_text(list, share_words(share, steps->items[i].parts)) || !buffer_add_text(list, " to ") ||
		    !buffer_add_text(list, klp_territory_change_new_name(work->territory, steps->items[i].change)))
			return NULL;
	return buffer_end_text(list) ? list->bytes : NULL;
}

klp_status aggregate_note_estimated(struct aggregation *work, const struct piece *piece, size_t step, klp_error **error)
{
	char edition[EDITION_BYTES];
	const struct step *first = &work->boundaries.steps.items[step];
	const char *source = klp_territory_change_source(work->territory, first->change);
	const char *shares = words_shares(work, step);
	if (shares == NULL)
		return error_memory(error);
	return dataset_add_note(
		work->out, "aggregate.estimated", KLP_SEVERITY_INFORMATION, &piece->place, piece->edition, 0, error,
		"%s was divided on %s; its counts of %s are divided by these shares, and what they are part of is an "
		"estimate: %s (%s%s)",
		klp_territory_change_old_name(work->territory, first->change), first->date,
		edition_words(edition, piece->edition), shares,
		source == NULL ? "shares of its residential addresses, as built in" : "shares from ",
		source == NULL ? "" : source);
}

/* ----------------------------------------------------------------- borders */

/* Whether both sides of a border correction are in one area of the result. One that is undone is looked at as if it were done: both
 * municipalities went on. */
static klp_status is_within(struct aggregation *work, const struct step *step, bool *within, klp_error **error)
{
	int one = 0, other = 0;
	klp_status status = aggregate_boundaries_area(&work->boundaries, step->old_code, &one, error);
	if (status == KLP_OK)
		status = aggregate_boundaries_area(&work->boundaries, step->new_code, &other, error);
	*within = one != 0 && one == other;
	return status;
}

/* Whether a step lies between the counts and the boundaries, whichever comes first. */
static bool is_between(const struct aggregation *work, const struct step *step)
{
	char day[ROSTER_DATE_BYTES];
	aggregate_roster_new_year(day, work->boundaries.year);
	bool before_counts = strcmp(step->date, work->carry.day) <= 0;
	bool before_boundaries = strcmp(step->date, day) <= 0;
	return before_counts != before_boundaries;
}

klp_status aggregate_note_borders(struct aggregation *work, edition_number edition, klp_error **error)
{
	const struct steps *steps = &work->boundaries.steps;
	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = &steps->items[i];
		char text[EDITION_BYTES], share[NUMBER_BYTES];
		bool within;
		if (step->kind != KLP_CHANGE_BORDER || !is_between(work, step) ||
		    (!aggregate_roster_has(&work->roster, step->old_code) &&
		     !aggregate_roster_has(&work->roster, step->new_code)))
			continue;
		klp_status status = is_within(work, step, &within, error);
		if (status != KLP_OK)
			return status;
		if (within)
			continue;
		status = dataset_add_note(
			work->out, "aggregate.border", KLP_SEVERITY_INFORMATION, NULL, edition, 0, error,
			"a border correction on %s moved %s of %s to %s; the counts of %s are left where they are", step->date,
			share_words(share, step->parts), klp_territory_change_old_name(work->territory, step->change),
			klp_territory_change_new_name(work->territory, step->change), edition_words(text, edition));
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

/* -------------------------------------------------------- what is left over */

klp_status aggregate_note_strays(struct aggregation *work, klp_error **error)
{
	const struct carry *carry = &work->carry;
	const char *names[ROSTER_NAMED] = { NULL };
	const struct piece *first = NULL;
	char edition[EDITION_BYTES];
	size_t count = 0;
	for (size_t i = 0; i < carry->count; i++) {
		if (!carry->items[i].stray)
			continue;
		if (count == 0)
			first = &carry->items[i];
		if (count < ROSTER_NAMED)
			names[count] = aggregate_words_printed(work->dataset, carry->items[i].row);
		count++;
	}
	if (first == NULL)
		return KLP_OK;
	const char *list = aggregate_words_names(work, names, ROSTER_NAMED);
	if (list == NULL)
		return error_memory(error);
	return dataset_add_note(work->out, "aggregate.not-carried", KLP_SEVERITY_WARNING, &first->place, first->edition, 0,
	                        error, "%zu %s of %s cannot be carried to the boundaries of %d exactly, and %s: %s%s",
	                        count, count == 1 ? "row" : "rows", edition_words(edition, first->edition),
	                        work->boundaries.year,
	                        count == 1 ? "stands as a row of its own" : "stand as rows of their own", list,
	                        count > ROSTER_NAMED ? " and others" : "");
}

klp_status aggregate_note_replaced(struct aggregation *work, const struct piece *total, klp_error **error)
{
	const char *words = aggregate_words_area(work, total->level, total->identity, total->edition);
	bool of_register = klp_dataset_real(work->dataset, total->register_row, KLP_COLUMN_REGISTER_TOTAL, NULL) ||
	                   klp_dataset_real(work->dataset, total->register_row, KLP_COLUMN_KNOWN_PERCENT, NULL);
	if (words == NULL)
		return error_memory(error);
	return dataset_add_note(work->out, "aggregate.total-replaced", KLP_SEVERITY_INFORMATION, &total->place,
	                        total->edition, total->level == KLP_LEVEL_REGION ? total->identity : 0, error,
	                        "the published total of %s%s is of other territory than that of %d, and is not used", words,
	                        of_register ? ", with the size of the register," : "", work->boundaries.year);
}

/* ------------------------------------------------------------------- years */

static klp_status note_own_year(struct aggregation *work, edition_number edition, klp_error **error)
{
	char text[EDITION_BYTES];
	int year = work->carry.plan->year;
	if (edition == EDITION_NONE || work->roster.boundaries != 0 || edition_year(edition) == year)
		return KLP_OK;
	edition_write(text, edition);
	if (klp_territory_municipalities(work->territory, edition_year(edition)) == 0)
		return dataset_add_note(work->out, "aggregate.derived", KLP_SEVERITY_INFORMATION, NULL, edition, 0, error,
		                        "which municipalities there are was taken from %d for %s: its own year is not known",
		                        year, text);
	return dataset_add_note(work->out, "aggregate.other-year", KLP_SEVERITY_INFORMATION, NULL, edition, 0, error,
	                        "the municipalities of %s are those of %d, from which it is carried", text, year);
}

klp_status aggregate_note_years(struct aggregation *work, edition_number edition, klp_error **error)
{
	char text[EDITION_BYTES];
	int year = work->boundaries.year;
	klp_certainty certainty = work->by == KLP_LEVEL_REGION ? klp_territory_regions_certainty(work->territory, year)
	                                                       : klp_territory_names_certainty(work->territory, year);
	klp_status status = note_own_year(work, edition, error);
	if (status != KLP_OK || certainty != KLP_CERTAINTY_DERIVED)
		return status;
	return dataset_add_note(work->out, "aggregate.derived", KLP_SEVERITY_INFORMATION, NULL, edition, 0, error,
	                        "the boundaries of %d, to which %s is carried, are derived from the tables of other years, "
	                        "not confirmed",
	                        year, edition_words(text, edition));
}
