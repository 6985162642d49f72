/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A list of proposals. It keeps its own texts, so that it outlives the dataset it is about. */

#include "dataset/repairs.h"
#include "base/memory.h"

/* -------------------------------------------------------------------- list */

klp_status repairs_new(klp_repairs **repairs, klp_error **error)
{
	klp_repairs *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	*repairs = made;
	return KLP_OK;
}

static void free_proposal(klp_repair_proposal *proposal)
{
	if (proposal == NULL)
		return;
	memory_release(proposal->cells);
	memory_release(proposal);
}

void klp_repairs_free(klp_repairs *repairs)
{
	if (repairs == NULL)
		return;
	for (size_t i = 0; i < repairs->count; i++)
		free_proposal(repairs->list[i]);
	memory_release(repairs->list);
	pool_free(&repairs->pool);
	memory_release(repairs);
}

klp_status repairs_add(klp_repairs *repairs, klp_repair_proposal **proposal, const klp_dataset *dataset, size_t total,
                       size_t cells, klp_error **error)
{
	int64_t level = 0, region = 0;
	klp_repair_proposal *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	klp_dataset_integer(dataset, total, KLP_COLUMN_LEVEL, &level);
	klp_dataset_integer(dataset, total, KLP_COLUMN_REGION_NUMBER, &region);
	made->level = (klp_level)level;
	made->region_number = (int)region;
	made->total = made->last = total;
	made->message = "";
	made->place = dataset_place(dataset, total);
	if (cells > 0)
		made->cells = memory_allocate_zeroed(cells, sizeof *made->cells);
	if ((cells > 0 && made->cells == NULL) ||
	    !pool_keep_text(&repairs->pool, &made->edition, klp_dataset_text(dataset, total, KLP_COLUMN_EDITION)) ||
	    !pool_keep_text(&repairs->pool, &made->place.source, made->place.source) ||
	    !memory_reserve(&repairs->list, &repairs->capacity, repairs->count + 1, sizeof *repairs->list)) {
		free_proposal(made);
		return error_memory(error);
	}
	repairs->list[repairs->count++] = made;
	*proposal = made;
	return KLP_OK;
}

void repairs_take_back(klp_repairs *repairs)
{
	free_proposal(repairs->list[--repairs->count]);
}

/* ----------------------------------------------------------------- getters */

size_t klp_repairs_count(const klp_repairs *repairs)
{
	return repairs == NULL ? 0 : repairs->count;
}

const klp_repair_proposal *klp_repairs_at(const klp_repairs *repairs, size_t index)
{
	return repairs == NULL || index >= repairs->count ? NULL : repairs->list[index];
}

const char *klp_proposal_edition(const klp_repair_proposal *proposal)
{
	return proposal == NULL ? NULL : proposal->edition;
}

klp_level klp_proposal_level(const klp_repair_proposal *proposal)
{
	return proposal == NULL ? (klp_level)0 : proposal->level;
}

int klp_proposal_region_number(const klp_repair_proposal *proposal)
{
	return proposal == NULL ? 0 : proposal->region_number;
}

const char *klp_proposal_source(const klp_repair_proposal *proposal)
{
	return proposal == NULL ? NULL : proposal->place.source;
}

uint64_t klp_proposal_page(const klp_repair_proposal *proposal)
{
	return proposal == NULL ? 0 : proposal->place.page;
}

uint64_t klp_proposal_line(const klp_repair_proposal *proposal)
{
	return proposal == NULL ? 0 : proposal->place.line;
}

klp_confidence klp_proposal_confidence(const klp_repair_proposal *proposal)
{
	return proposal == NULL ? (klp_confidence)0 : proposal->confidence;
}

int klp_proposal_applied(const klp_repair_proposal *proposal)
{
	return proposal != NULL && proposal->applied;
}

size_t klp_proposal_alternatives(const klp_repair_proposal *proposal)
{
	return proposal == NULL ? 0 : proposal->alternatives;
}

const char *klp_proposal_cause(const klp_repair_proposal *proposal)
{
	return proposal == NULL ? NULL : proposal->cause;
}

const char *klp_proposal_message(const klp_repair_proposal *proposal)
{
	return proposal == NULL ? "" : proposal->message;
}

size_t klp_proposal_cells(const klp_repair_proposal *proposal)
{
	return proposal == NULL ? 0 : proposal->cell_count;
}

const klp_repair_cell *klp_proposal_cell(const klp_repair_proposal *proposal, size_t index)
{
	return proposal == NULL || index >= proposal->cell_count ? NULL : &proposal->cells[index];
}

/* ------------------------------------------------------------------- cells */

size_t klp_repair_cell_row(const klp_repair_cell *cell)
{
	return cell == NULL ? KLP_ROW_NONE : cell->row;
}

klp_level klp_repair_cell_level(const klp_repair_cell *cell)
{
	return cell == NULL ? (klp_level)0 : cell->change.level;
}

const char *klp_repair_cell_municipality_code(const klp_repair_cell *cell)
{
	return cell == NULL ? NULL : cell->change.municipality_code;
}

klp_column klp_repair_cell_column(const klp_repair_cell *cell)
{
	return cell == NULL ? (klp_column)0 : cell->change.column;
}

int klp_repair_cell_from(const klp_repair_cell *cell, int64_t *value)
{
	return cell == NULL ? 0 : dataset_give_count(value, cell->change.from);
}

int klp_repair_cell_to(const klp_repair_cell *cell, int64_t *value)
{
	return cell == NULL ? 0 : dataset_give_count(value, cell->change.to);
}

const char *klp_repair_cell_cause(const klp_repair_cell *cell)
{
	return cell == NULL ? "" : cell->change.cause;
}

const char *klp_repair_cell_rules(const klp_repair_cell *cell)
{
	return cell == NULL ? "" : cell->change.rules;
}
