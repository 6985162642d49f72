/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Each table is localised by itself, then the country's with its regions; what then explains a table best becomes its proposal. */

#include "validate/proposal.h"
#include "base/memory.h"
#include "territory/territory.h"

/* How many municipalities the region had in the edition's year; 0 when that is not known. */
static size_t expected_rows(const struct proposing_work *work, const struct table *table)
{
	const klp_territory *territory = work->how->territory;
	int year = edition_year(table->total->edition);
	size_t count = 0;
	if (table->total->edition == EDITION_NONE)
		return 0;
	size_t all = klp_territory_municipalities(territory, year);
	for (size_t i = 0; i < all; i++)
		count += klp_territory_municipality_region(territory, year, (int)i) == table->total->region;
	return count;
}

/* The histories of a dataset are measured when the first table needs them. */
klp_status validate_proposing_evidence(struct proposing_work *work, size_t table, klp_error **error)
{
	klp_status status = KLP_OK;
	if (!work->usuals_gathered && klp_dataset_editions(work->how->dataset) > HISTORY_EDITIONS_MIN)
		status = validate_usuals_gather(&work->usuals, work->how->dataset, work->how->territory, error);
	work->usuals_gathered = true;
	if (status == KLP_OK)
		status = validate_evidence_gather(&work->explained[table].evidence, &work->tables, table, &work->usuals, error);
	return status;
}

static klp_status localise(struct proposing_work *work, size_t at, klp_error **error)
{
	const struct table *table = &work->tables.items[at];
	struct explained *explained = &work->explained[at];
	klp_status status = validate_proposing_evidence(work, at, error);
	if (status != KLP_OK)
		return status;
	const struct evidence *evidence = &explained->evidence;
	explained->open = true;
	explained->table = localise_table_of((const int64_t(*)[DATASET_COUNTS])evidence->counts, table->rows);
	explained->table.expected_rows = expected_rows(work, table);
	explained->table.witness = (const int64_t(*)[DATASET_COUNTS])evidence->witness;
	explained->table.usual = (const struct localise_range(*)[DATASET_COUNTS])evidence->usual;
	klp_dataset_integer(work->how->dataset, table->total->row, KLP_COLUMN_REGISTER_TOTAL,
	                    &explained->table.register_total);
	klp_dataset_real(work->how->dataset, table->total->row, KLP_COLUMN_KNOWN_PERCENT, &explained->table.known_percent);
	return validate_localise(&explained->answer, &explained->table, LOCALISE_STEPS, error);
}

bool validate_proposing_meanings(const struct proposing_work *work, const struct table *table)
{
	for (size_t row = 0; row <= table->rows; row++)
		for (size_t i = 0; i < DATASET_COUNTS; i++)
			if (table->total[row].counts[i] != KLP_ABSENT &&
			    !klp_dataset_integer(work->how->dataset, table->total[row].row,
			                         (klp_column)(DATASET_FIRST_COUNT + (int)i), NULL))
				return true;
	return false;
}

/* Most tables add up, and are left alone. */
static klp_status look_at(struct proposing_work *work, size_t table, klp_error **error)
{
	bool well = true;
	const struct table *about = &work->tables.items[table];
	if (table_is_country(about))
		return KLP_OK;
	bool holds = validate_table_holds(about, &well);
	if (!well)
		return error_memory(error);
	return holds && !validate_proposing_meanings(work, about) ? KLP_OK : localise(work, table, error);
}

/* ------------------------------------------------------------- proposals */

/* The solution that a proposal tells; NULL where it tells none. */
static const struct localise_solution *told(const struct explained *explained)
{
	const struct localise_answer *answer = &explained->answer;
	return answer->count > 0 && answer->solutions[0].determined ? &answer->solutions[0] : NULL;
}

/* The total with which a solution leaves the table, when it has another than before; else KLP_ABSENT. */
static int64_t new_total(const struct explained *explained, const struct localise_solution *solution)
{
	for (size_t i = 0; i < solution->cell_count; i++)
		if (solution->cells[i].row == explained->table.rows && solution->cells[i].column == DATASET_COUNTS - 1)
			return solution->cells[i].to;
	return KLP_ABSENT;
}

static struct proposal_facts facts_of(const struct proposing_work *work, size_t table)
{
	const struct explained *explained = &work->explained[table];
	const struct localise_solution *solution = told(explained);
	struct proposal_facts facts = { .dataset = work->how->dataset,
		                            .table = &work->tables.items[table],
		                            .register_total = KLP_ABSENT };
	if (solution == NULL)
		return facts;
	int64_t total = new_total(explained, solution);
	facts.other = solution->confirmed ? explained->evidence.other : NULL;
	if (total == KLP_ABSENT || explained->table.register_total == KLP_ABSENT || explained->table.known_percent < 0 ||
	    validate_localise_contradicts(&explained->table, total))
		return facts;
	facts.register_total = explained->table.register_total;
	facts.known_percent = explained->table.known_percent;
	return facts;
}

static klp_status propose(klp_repairs *repairs, const struct proposing_work *work, struct proposal_words *words,
                          size_t table, klp_error **error)
{
	klp_repair_proposal *proposal;
	if (!work->explained[table].open)
		return KLP_OK;
	klp_status status = validate_proposing_add(repairs, &proposal, work, table, error);
	if (status != KLP_OK || proposal == NULL)
		return status;
	struct proposal_facts facts = facts_of(work, table);
	const char *sentence = validate_proposal_sentence(words, proposal, &facts);
	const struct table *about = &work->tables.items[table];
	for (size_t row = 0; work->how->of_row != NULL && row <= about->rows; row++)
		work->how->of_row[about->total[row].row] = repairs->count;
	if (sentence == NULL || !pool_keep_text(&repairs->pool, &proposal->message, sentence))
		return error_memory(error);
	return KLP_OK;
}

/* ------------------------------------------------------------- the whole */

static klp_status look_at_all(struct proposing_work *work, klp_error **error)
{
	const struct proposing *how = work->how;
	klp_status status = KLP_OK;
	for (size_t i = 0; i < work->tables.count && status == KLP_OK; i++) {
		status = look_at(work, i, error);
		if (status == KLP_OK)
			status = progress_tell(how->progress, how->done + how->span * (i + 1) / work->tables.count, error);
	}
	for (size_t i = 0; i < work->tables.count && status == KLP_OK; i++)
		if (table_is_country(&work->tables.items[i]))
			status = validate_proposing_country(work, i, error);
	return status;
}

static void release(struct proposing_work *work)
{
	for (size_t i = 0; work->explained != NULL && i < work->tables.count; i++) {
		validate_localise_free(&work->explained[i].answer);
		validate_evidence_free(&work->explained[i].evidence);
	}
	memory_release(work->explained);
	validate_usuals_free(&work->usuals);
	validate_tables_free(&work->tables);
}

klp_status validate_propose(klp_repairs *repairs, const struct proposing *how, klp_error **error)
{
	struct proposing_work work = { .how = how };
	struct proposal_words words = { .language = how->language, .territory = how->territory };
	klp_status status = validate_tables_gather(&work.tables, how->dataset, error);
	if (status != KLP_OK)
		goto done;
	work.explained = memory_allocate_zeroed(work.tables.count, sizeof *work.explained);
	if (work.explained == NULL) {
		status = error_memory(error);
		goto done;
	}
	status = look_at_all(&work, error);
	for (size_t i = 0; i < work.tables.count && status == KLP_OK; i++)
		status = propose(repairs, &work, &words, i, error);

done:
	validate_proposal_words_free(&words);
	release(&work);
	return status;
}
