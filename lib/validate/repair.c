/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is sure enough is put right in a copy of the dataset, each change with a note. */

#include "base/memory.h"
#include "base/options.h"
#include "base/progress.h"
#include "territory/territory.h"
#include "validate/proposal.h"

#include <klantprofiel/repair.h>

/* What holds during one call. */
struct repairing {
	const klp_dataset *dataset;
	const klp_territory *territory;
	klp_confidence accept;
	klp_repairs *repairs;
	/** the copy, in which changes are made */
	klp_dataset *repaired;
	/** for each row whether it is taken away, and the number of the proposal that adds a row behind it, from 1; NULL when no rows
	 * change */
	struct row_change *rows;
	struct proposal_words words;
};

struct row_change {
	bool gone;
	size_t adds;
};

static bool is_accepted(const struct repairing *work, const klp_repair_proposal *proposal)
{
	return proposal->applicable && proposal->confidence >= work->accept &&
	       proposal->confidence > KLP_CONFIDENCE_AMBIGUOUS;
}

static klp_status note(struct repairing *work, const klp_repair_proposal *proposal, const klp_repair_cell *cell,
                       klp_error **error)
{
	/* A row that was left out stands nowhere: its table does. */
	const struct place place = dataset_place(work->dataset, cell->row == KLP_ROW_NONE ? proposal->total : cell->row);
	const char *said = validate_proposal_cell(&work->words, work->dataset, proposal, cell);
	if (said == NULL)
		return error_memory(error);
	return dataset_add_change_note(work->repaired, "repair.changed", KLP_SEVERITY_INFORMATION, &place,
	                               dataset_edition_of(work->dataset, proposal->total), proposal->region_number,
	                               &cell->change, error, "%s", said);
}

/* Puts the counts of a proposal right, each with a note; rows that come or go are remembered. */
static klp_status apply(struct repairing *work, size_t index, klp_error **error)
{
	klp_repair_proposal *proposal = work->repairs->list[index];
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < proposal->cell_count; i++) {
		const klp_repair_cell *cell = &proposal->cells[i];
		bool whole_row = cell->row == KLP_ROW_NONE || cell->change.to == KLP_ABSENT;
		if (whole_row && work->rows == NULL) {
			work->rows = memory_allocate_zeroed(klp_dataset_rows(work->dataset), sizeof *work->rows);
			if (work->rows == NULL)
				return error_memory(error);
		}
		if (cell->row == KLP_ROW_NONE)
			work->rows[proposal->last].adds = index + 1;
		else if (cell->change.to == KLP_ABSENT)
			work->rows[cell->row].gone = true;
		else
			status = dataset_change_count(work->repaired, cell->row, cell->change.column, cell->change.to, error);
		if (status == KLP_OK)
			status = note(work, proposal, cell, error);
	}
	proposal->applied = status == KLP_OK;
	return status;
}

/* ------------------------------------------------------------ rows that come or go */

static void set_count(klp_row *row, klp_column column, int64_t count)
{
	int64_t *const counts[DATASET_COUNTS] = { &row->municipal_profile, &row->municipal_no_profile, &row->uwv_profile,
		                                      &row->uwv_no_profile, &row->total };
	*counts[(int)column - (int)DATASET_FIRST_COUNT] = count;
}

/* The row that was left out: of the table's region, edition and source, and of no place. */
static klp_status add_row(struct repairing *work, klp_dataset *out, const klp_repair_proposal *proposal,
                          klp_error **error)
{
	klp_row row = KLP_ROW_INIT;
	klp_status status = klp_dataset_get(work->dataset, proposal->total, &row, error);
	row.level = KLP_LEVEL_MUNICIPALITY;
	row.register_total = KLP_ABSENT;
	row.known_percent = -1;
	row.origin = KLP_ORIGIN_COMPUTED;
	row.page = row.line = 0;
	for (size_t i = 0; i < proposal->cell_count; i++) {
		const klp_repair_cell *cell = &proposal->cells[i];
		if (cell->row != KLP_ROW_NONE)
			continue;
		row.municipality_code = cell->change.municipality_code;
		set_count(&row, cell->change.column, cell->change.to);
	}
	row.municipality_name = validate_proposal_left_out(work->territory, proposal->edition, row.municipality_code);
	return status == KLP_OK ? dataset_append(out, &row, error) : status;
}

/* Copies the rows once more, without those that are gone and with those that were left out. */
static klp_status change_rows(struct repairing *work, klp_error **error)
{
	klp_dataset *made = NULL;
	klp_status status = klp_dataset_new(&made, error);
	if (status == KLP_OK)
		dataset_take_columns(made, work->repaired);
	for (size_t row = 0; status == KLP_OK && row < klp_dataset_rows(work->repaired); row++) {
		if (!work->rows[row].gone)
			status = dataset_copy_row(made, work->repaired, row, error);
		if (status == KLP_OK && work->rows[row].adds > 0)
			status = add_row(work, made, work->repairs->list[work->rows[row].adds - 1], error);
	}
	for (size_t i = 0; status == KLP_OK && i < klp_dataset_notes(work->repaired); i++)
		status = dataset_copy_note(made, klp_dataset_note(work->repaired, i), error);
	if (status != KLP_OK) {
		klp_dataset_free(made);
		return status;
	}
	klp_dataset_free(work->repaired);
	work->repaired = made;
	return KLP_OK;
}

/* --------------------------------------------------------------- the whole */

static klp_status repair_all(struct repairing *work, struct progress *progress, klp_error **error)
{
	size_t rows = klp_dataset_rows(work->dataset);
	const struct proposing how = { .dataset = work->dataset,
		                           .territory = work->territory,
		                           .language = work->words.language,
		                           .progress = progress,
		                           .span = rows };
	klp_status status = klp_dataset_select(&work->repaired, work->dataset, NULL, error);
	if (status == KLP_OK)
		status = repairs_new(&work->repairs, error);
	if (status == KLP_OK)
		status = validate_propose(work->repairs, &how, error);
	for (size_t i = 0; status == KLP_OK && i < work->repairs->count; i++)
		if (is_accepted(work, work->repairs->list[i]))
			status = apply(work, i, error);
	if (status == KLP_OK && work->rows != NULL)
		status = change_rows(work, error);
	return status == KLP_OK ? progress_end(progress, rows, error) : status;
}

klp_status klp_repair(klp_dataset **repaired, klp_repairs **repairs, const klp_dataset *dataset,
                      const klp_repair_options *given, klp_error **error)
{
	klp_repair_options options = KLP_REPAIR_OPTIONS_INIT;
	if (repaired == NULL)
		return error_null(error, "repaired");
	if (dataset == NULL)
		return error_null(error, "dataset");
	klp_status status = options_take(&options, sizeof options, given, "klp_repair_options", error);
	if (status != KLP_OK)
		return status;
	if (options.accept != KLP_CONFIDENCE_LIKELY && options.accept != KLP_CONFIDENCE_CERTAIN)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "klp_repair_options.accept is %d; it must be KLP_CONFIDENCE_CERTAIN or KLP_CONFIDENCE_LIKELY",
		                 options.accept);

	struct repairing work = { .dataset = dataset,
		                      .territory = options.territory,
		                      .accept = (klp_confidence)options.accept,
		                      .words = { .territory = options.territory } };
	status = language_take(&work.words.language, options.language, error);
	if (status != KLP_OK)
		return status;
	struct progress progress = progress_start(options.progress, options.progress_context, klp_dataset_rows(dataset));
	status = repair_all(&work, &progress, error);
	if (status == KLP_OK) {
		*repaired = work.repaired;
		work.repaired = NULL;
		if (repairs != NULL) {
			*repairs = work.repairs;
			work.repairs = NULL;
		}
	}
	klp_dataset_free(work.repaired);
	klp_repairs_free(work.repairs);
	memory_release(work.rows);
	validate_proposal_words_free(&work.words);
	return status;
}
