/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a count says beside its rows: how many records ended where, and what was odd about them. */

#include "count/finish.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/number.h"

#include <string.h>

klp_status finish_may_note(struct finish *work, klp_error **error)
{
	if (work->notes++ >= work->count->limits.notes)
		return limits_exceeded(KLP_LIMIT_NOTES, &work->count->limits, NULL, error);
	return KLP_OK;
}

static struct number_words words_of(uint64_t number)
{
	return number_dotted(number > INT64_MAX ? INT64_MAX : (int64_t)number);
}

/* "bin 12, bin 3": of the bins that are not empty. False when there is no memory. */
static bool list_bins(const struct finish *work, struct buffer *list)
{
	for (int bin = 0; bin < KLP_BINS; bin++) {
		uint64_t records = klp_count_bin(work->count, (klp_bin)bin);
		if (records == 0)
			continue;
		if ((list->size > 0 && !buffer_add_text(list, ", ")) || !buffer_add_text(list, klp_bin_name((klp_bin)bin)) ||
		    !buffer_add_text(list, " ") || !buffer_add_text(list, words_of(records).text))
			return false;
	}
	return buffer_end_text(list);
}

static klp_status note_bins(struct finish *work, klp_error **error)
{
	struct buffer list = { NULL, 0, 0 };
	klp_status status = finish_may_note(work, error);
	if (status == KLP_OK && !list_bins(work, &list))
		status = error_memory(error);
	if (status == KLP_OK)
		status = dataset_add_note(work->out, "count.bins", KLP_SEVERITY_INFORMATION, NULL, work->edition, 0, error,
		                          "on %s %s records were read: %s", work->count->date,
		                          words_of(work->count->harvest.records).text, list.size == 0 ? "none" : list.bytes);
	buffer_free(&list);
	return status;
}

static klp_status note_rows(struct finish *work, klp_error **error)
{
	if (work->count->definition.unique)
		return KLP_OK;
	klp_status status = finish_may_note(work, error);
	if (status != KLP_OK)
		return status;
	return dataset_add_note(work->out, "count.rows", KLP_SEVERITY_INFORMATION, NULL, work->edition, 0, error,
	                        "rows were counted, and not clients: a client in several rows is counted as often; tell "
	                        "clients apart by client_id to count each once");
}

static klp_status note_problem(struct finish *work, const struct problem *problem, klp_error **error)
{
	const struct place place = { .source = problem->source, .line = problem->line };
	const char *column = definition_field_name(problem->field);
	klp_status status = finish_may_note(work, error);
	if (status != KLP_OK)
		return status;
	if (strcmp(problem->what, harvest_cut_off) == 0)
		return dataset_add_note(work->out, "count.cut-off", KLP_SEVERITY_ERROR, &place, work->edition, 0, error, "%s",
		                        problem->what);
	return dataset_add_note(work->out, "count.unusable", KLP_SEVERITY_WARNING, &place, work->edition, 0, error,
	                        "a record was left out that cannot be read: %s%s%s", column == NULL ? "" : column,
	                        column == NULL ? "" : ": ", problem->what);
}

static klp_status note_problems(struct finish *work, const struct harvest *harvest, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < harvest->problem_count; i++)
		status = note_problem(work, &harvest->problems[i], error);
	return status;
}

/* A note that only says how many. */
static klp_status note_number(struct finish *work, const char *id, uint64_t number, const char *what, klp_error **error)
{
	if (number == 0)
		return KLP_OK;
	klp_status status = finish_may_note(work, error);
	if (status != KLP_OK)
		return status;
	return dataset_add_note(work->out, id, KLP_SEVERITY_INFORMATION, NULL, work->edition, 0, error, "%s: %s", what,
	                        words_of(number).text);
}

static const char *both_words(int both)
{
	switch (both) {
	case KLP_COUNT_BOTH_UWV:
		return "clients with an open indicering of UWV and one of a municipality, counted as UWV's";
	case KLP_COUNT_BOTH_MUNICIPAL:
		return "clients with an open indicering of UWV and one of a municipality, counted as the municipality's";
	default:
		return "clients with an open indicering of UWV and one of a municipality, who are not counted";
	}
}

static klp_status note_register(struct finish *work, klp_error **error)
{
	const klp_count *count = work->count;
	if (!count->definition.joined)
		return KLP_OK;
	klp_status status = finish_may_note(work, error);
	if (status != KLP_OK)
		return status;
	return dataset_add_note(work->out, "count.register", KLP_SEVERITY_INFORMATION, NULL, work->edition, 0, error,
	                        "the target group register holds %s people, of whom %s are of no known municipality",
	                        words_of(klp_count_tally_of(count, KLP_TALLY_REGISTER)).text,
	                        words_of(count->register_places[PLACE_UNKNOWN]).text);
}

klp_status finish_notes(struct finish *work, klp_error **error)
{
	const klp_count *count = work->count;
	klp_status status = note_bins(work, error);
	if (status == KLP_OK)
		status = note_rows(work, error);
	if (status == KLP_OK)
		status = finish_note_part(work, error);
	if (status == KLP_OK)
		status = note_number(
			work, "count.older-codes", klp_count_tally_of(count, KLP_TALLY_OLDER_CODES),
			"records with the code of a municipality of an older year, counted in the one into which it went whole",
			error);
	if (status == KLP_OK)
		status =
			note_number(work, "count.both", klp_count_tally_of(count, KLP_TALLY_BOTH), both_words(count->both), error);
	if (status == KLP_OK)
		status = note_number(
			work, "count.several-municipalities", klp_count_tally_of(count, KLP_TALLY_SEVERAL_MUNICIPALITIES),
			"clients with rows of different municipalities, counted in the one of the lowest code", error);
	if (status == KLP_OK)
		status = note_register(work, error);
	if (status == KLP_OK)
		status = note_problems(work, &count->register_harvest, error);
	return status == KLP_OK ? note_problems(work, &count->harvest, error) : status;
}
