/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Every regional table is localised; what is sure enough is put right in a copy of the dataset, each change with a note. */

#include "base/buffer.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/options.h"
#include "base/progress.h"
#include "territory/territory.h"
#include "validate/localise.h"
#include "validate/repair_tables.h"
#include "validate/repairs.h"
#include "validate/words.h"

/* What holds during one call. */
struct work {
	const klp_dataset *dataset;
	const klp_territory *territory;
	klp_confidence accept;
	struct repair_tables tables;
	klp_repairs *repairs;
	/** the copy, in which changes are made */
	klp_dataset *repaired;
	struct buffer words;
	struct buffer message;
};

/* ----------------------------------------------------------------- a table */

/* The row of the dataset that a row of a table is; the dataset's row count for one that was left out. */
static size_t row_of(const struct work *work, const struct repair_table *table, size_t row)
{
	if (row < table->rows)
		return work->tables.rows[table->first + row];
	return row == table->rows ? table->total : klp_dataset_rows(work->dataset);
}

/* How many municipalities the region had in the edition's year; 0 when that is not known. */
static size_t expected_rows(const struct work *work, const struct repair_table *table)
{
	int year = edition_year(table->edition);
	size_t count = 0;
	if (table->edition == EDITION_NONE)
		return 0;
	size_t all = klp_territory_municipalities(work->territory, year);
	for (size_t i = 0; i < all; i++)
		count += klp_territory_municipality_region(work->territory, year, (int)i) == table->region;
	return count;
}

static klp_status localise(struct work *work, const struct repair_table *table, struct localise_answer *answer,
                           klp_error **error)
{
	int64_t counts[LOCALISE_ROWS + 1][DATASET_COUNTS];
	*answer = (struct localise_answer){ .verdict = LOCALISE_NOT_LOCALISED };
	if (table->rows > LOCALISE_ROWS)
		return KLP_OK;
	for (size_t i = 0; i <= table->rows; i++)
		validate_read_counts(counts[i], work->dataset, row_of(work, table, i));
	struct localise_table given = { .counts = (const int64_t(*)[DATASET_COUNTS])counts,
		                            .rows = table->rows,
		                            .expected_rows = expected_rows(work, table),
		                            .register_total = KLP_ABSENT,
		                            .known_percent = -1 };
	klp_dataset_integer(work->dataset, table->total, KLP_COLUMN_REGISTER_TOTAL, &given.register_total);
	klp_dataset_real(work->dataset, table->total, KLP_COLUMN_KNOWN_PERCENT, &given.known_percent);
	return validate_localise(answer, &given, LOCALISE_STEPS, error);
}

/* ------------------------------------------------------------------- words */

static bool add_count(struct buffer *message, int64_t count)
{
	return buffer_add_text(message, count == KLP_ABSENT ? "nothing" : number_dotted(count).text);
}

/* How many cells from one on stand in the same row for the same cause. */
static size_t run_of(const klp_repair_proposal *proposal, size_t first)
{
	const klp_repair_cell *cells = proposal->cells;
	size_t end = first + 1;
	while (end < proposal->cell_count && cells[end].row == cells[first].row && cells[end].cause == cells[first].cause)
		end++;
	return end - first;
}

/* "33 · 681 · 1.780": the counts of some cells, as they were or as they are to be. */
static bool add_counts(struct buffer *message, const klp_repair_cell *cells, size_t count, bool as_were)
{
	for (size_t i = 0; i < count; i++)
		if ((i > 0 && !buffer_add_text(message, " \xC2\xB7 ")) ||
		    !add_count(message, as_were ? cells[i].from : cells[i].to))
			return false;
	return true;
}

/* "Eindhoven (2025Q2): all clients 1.175 in place of 1.157 (two digits swapped)"; a row's counts by themselves. */
static bool add_cells(struct work *work, const klp_repair_cell *cells, size_t count)
{
	const char *area = validate_words_area(&work->words, LANGUAGE_ENGLISH, work->dataset, cells->row);
	struct buffer *message = &work->message;
	bool well = area != NULL && buffer_add_text(message, area) && buffer_add_text(message, ": ");
	if (well && count == 1)
		well = buffer_add_text(message, validate_words_column((size_t)((int)cells->column - DATASET_FIRST_COUNT),
		                                                      LANGUAGE_ENGLISH)) &&
		       buffer_add_text(message, " ");
	return well && add_counts(message, cells, count, false) && buffer_add_text(message, " in place of ") &&
	       add_counts(message, cells, count, true) && buffer_add_text(message, " (") &&
	       buffer_add_text(message, cells->cause) && buffer_add_text(message, ")");
}

static bool add_verdict(struct work *work, const klp_repair_proposal *proposal)
{
	static const char *const verdicts[] = {
		[0] = " does not add up, and no few changes explain that; look at it in the source",
		[KLP_CONFIDENCE_AMBIGUOUS] = " does not add up, and several changes explain that equally well; one of them: ",
		[KLP_CONFIDENCE_LIKELY] = " does not add up, and this would most likely put it right: ",
		[KLP_CONFIDENCE_CERTAIN] = " does not add up, and this puts it right: ",
	};
	return buffer_add_text(&work->message, verdicts[proposal->confidence]);
}

/* "a row left out: 90 · 348 · 577 · 160 · 1.175", and the like of a row that stands twice. */
static bool add_event(struct work *work, const struct localise_event *event, const struct localise_solution *solution,
                      const struct repair_table *table)
{
	struct buffer *message = &work->message;
	bool well = buffer_add_text(message, validate_cause_name(event->cause)) && buffer_add_text(message, ": ");
	if (event->cause == CAUSE_ROW_TWICE) {
		const char *area =
			validate_words_area(&work->words, LANGUAGE_ENGLISH, work->dataset, row_of(work, table, event->row));
		return well && area != NULL && buffer_add_text(message, area);
	}
	size_t told = 0;
	for (size_t i = 0; well && i < solution->cell_count; i++)
		if (solution->cells[i].row > table->rows)
			well = (told++ == 0 || buffer_add_text(message, " \xC2\xB7 ")) && add_count(message, solution->cells[i].to);
	return well;
}

/* What happened to rows that are not there, or once too often: no repair of counts says it. */
static bool add_events(struct work *work, const struct localise_solution *solution, const struct repair_table *table,
                       bool first)
{
	bool well = true;
	for (size_t i = 0; well && solution != NULL && i < solution->event_count; i++) {
		enum cause cause = solution->events[i].cause;
		if (cause != CAUSE_ROW_LEFT_OUT && cause != CAUSE_ROW_TWICE)
			continue;
		well =
			(first || buffer_add_text(&work->message, "; ")) && add_event(work, &solution->events[i], solution, table);
		first = false;
	}
	return well;
}

/* Tells a table in a sentence. */
static klp_status tell(struct work *work, klp_repair_proposal *proposal, const struct localise_solution *solution,
                       const struct repair_table *table, klp_error **error)
{
	work->message.size = 0;
	const char *area = validate_words_area(&work->words, LANGUAGE_ENGLISH, work->dataset, table->total);
	bool well = area != NULL && buffer_add_text(&work->message, "the table of ") &&
	            buffer_add_text(&work->message, area) && add_verdict(work, proposal);
	for (size_t i = 0, run; well && i < proposal->cell_count; i += run) {
		run = run_of(proposal, i);
		well = (i == 0 || buffer_add_text(&work->message, "; ")) && add_cells(work, &proposal->cells[i], run);
	}
	well = well && add_events(work, solution, table, proposal->cell_count == 0) && buffer_end_text(&work->message) &&
	       pool_keep_text(&work->repairs->pool, &proposal->message, work->message.bytes);
	return well ? KLP_OK : error_memory(error);
}

/* -------------------------------------------------------------- a proposal */

/* Whether a repair changes counts alone, of rows that are there. */
static bool is_of_counts(const struct localise_solution *solution, const struct repair_table *table)
{
	for (size_t i = 0; i < solution->event_count; i++)
		if (solution->events[i].cause == CAUSE_ROW_LEFT_OUT || solution->events[i].cause == CAUSE_ROW_TWICE)
			return false;
	for (size_t i = 0; i < solution->cell_count; i++)
		if (solution->cells[i].row > table->rows)
			return false;
	return true;
}

/* Whether a count was left out on purpose: "n.b.", "x", "<5" stand in its place. To reckon it is not to repair it, and may
 * disclose what was not to be published. */
static bool is_withheld(const struct work *work, const struct repair_table *table, const struct localise_cell *cell)
{
	if (cell->from != KLP_ABSENT || cell->row > table->rows)
		return false;
	const char *text = klp_dataset_cell_text(work->dataset, row_of(work, table, cell->row),
	                                         (klp_column)(DATASET_FIRST_COUNT + cell->column));
	return text != NULL && (text[0] < '0' || text[0] > '9');
}

/* How many of the counts that a solution fills were left out on purpose. */
static size_t count_withheld(const struct work *work, const struct repair_table *table,
                             const struct localise_solution *solution)
{
	size_t count = 0;
	for (size_t i = 0; i < solution->cell_count; i++)
		count += is_withheld(work, table, &solution->cells[i]);
	return count;
}

static klp_status fill(struct work *work, klp_repair_proposal *proposal, const struct localise_solution *solution,
                       const struct repair_table *table, klp_error **error)
{
	for (size_t i = 0; i < solution->cell_count; i++) {
		const struct localise_cell *cell = &solution->cells[i];
		if (cell->row > table->rows)
			continue;
		klp_repair_cell *made = &proposal->cells[proposal->cell_count++];
		int64_t level = 0;
		made->row = row_of(work, table, cell->row);
		klp_dataset_integer(work->dataset, made->row, KLP_COLUMN_LEVEL, &level);
		made->level = (klp_level)level;
		made->column = (klp_column)(DATASET_FIRST_COUNT + cell->column);
		made->from = cell->from;
		made->to = cell->to;
		made->cause = validate_cause_name(cell->cause);
		if (!pool_keep_text(&work->repairs->pool, &made->municipality_code,
		                    klp_dataset_text(work->dataset, made->row, KLP_COLUMN_MUNICIPALITY_CODE)))
			return error_memory(error);
	}
	return KLP_OK;
}

static klp_confidence confidence_of(enum localise_confidence confidence)
{
	switch (confidence) {
	case LOCALISE_CERTAIN:
		return KLP_CONFIDENCE_CERTAIN;
	case LOCALISE_LIKELY:
		return KLP_CONFIDENCE_LIKELY;
	default:
		return KLP_CONFIDENCE_AMBIGUOUS;
	}
}

/* Puts the counts of a proposal right, each with a note. */
static klp_status apply(struct work *work, klp_repair_proposal *proposal, edition_number edition, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < proposal->cell_count; i++) {
		const klp_repair_cell *cell = &proposal->cells[i];
		const struct place place = dataset_place(work->dataset, cell->row);
		work->message.size = 0;
		if (!add_cells(work, cell, 1) || !buffer_end_text(&work->message))
			return error_memory(error);
		status = dataset_change_count(work->repaired, cell->row, cell->column, cell->to, error);
		if (status == KLP_OK)
			status = dataset_add_note(work->repaired, "repair.changed", KLP_SEVERITY_INFORMATION, &place, edition,
			                          proposal->region_number, error, "%s; this is %s", work->message.bytes,
			                          klp_confidence_name(proposal->confidence));
	}
	proposal->applied = status == KLP_OK;
	return status;
}

static bool is_accepted(const struct work *work, const klp_repair_proposal *proposal)
{
	return proposal->confidence >= work->accept && proposal->confidence > KLP_CONFIDENCE_AMBIGUOUS;
}

static klp_status repair_table(struct work *work, const struct repair_table *table, klp_error **error)
{
	struct localise_answer answer;
	klp_repair_proposal *proposal;
	klp_status status = localise(work, table, &answer, error);
	if (status != KLP_OK || answer.verdict == LOCALISE_NOTHING_WRONG)
		goto done;
	bool solved = answer.verdict == LOCALISE_SOLVED && answer.count > 0;
	const struct localise_solution *solution = solved ? &answer.solutions[0] : NULL;
	size_t withheld = solved ? count_withheld(work, table, solution) : 0;
	if (withheld > 0 && withheld == solution->cell_count && solution->event_count == 0) /* nothing else is wrong */
		goto done;
	status =
		repairs_add(work->repairs, &proposal, work->dataset, table->total, solved ? solution->cell_count : 0, error);
	if (status == KLP_OK && solved) {
		proposal->confidence = confidence_of(answer.confidence);
		proposal->alternatives = answer.count - 1;
		status = fill(work, proposal, solution, table, error);
	}
	if (status == KLP_OK)
		status = tell(work, proposal, solution, table, error);
	if (status == KLP_OK && solved && withheld == 0 && is_accepted(work, proposal) && is_of_counts(solution, table))
		status = apply(work, proposal, table->edition, error);

done:
	validate_localise_free(&answer);
	return status;
}

/* --------------------------------------------------------------- the whole */

static klp_status repair_all(struct work *work, struct progress *progress, klp_error **error)
{
	klp_status status = klp_dataset_select(&work->repaired, work->dataset, NULL, error);
	if (status == KLP_OK)
		status = repairs_new(&work->repairs, error);
	if (status == KLP_OK)
		status = validate_repair_tables_gather(&work->tables, work->dataset, error);
	for (size_t i = 0; status == KLP_OK && i < work->tables.count; i++) {
		status = repair_table(work, &work->tables.items[i], error);
		if (status == KLP_OK)
			status = progress_tell(progress, i + 1, error);
	}
	return status == KLP_OK ? progress_end(progress, work->tables.count, error) : status;
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

	struct work work = { .dataset = dataset, .territory = options.territory, .accept = (klp_confidence)options.accept };
	struct progress progress = progress_start(options.progress, options.progress_context, 0);
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
	validate_repair_tables_free(&work.tables);
	buffer_free(&work.words);
	buffer_free(&work.message);
	return status;
}
