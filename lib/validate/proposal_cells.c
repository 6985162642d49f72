/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* From rows and columns of a table to counts of the dataset: what a solution changes, what a text means, what is taken away. */

#include "base/memory.h"
#include "base/number.h"
#include "territory/territory.h"
#include "validate/meaning.h"
#include "validate/proposal.h"

#include <string.h>

/* The rules that a count may break, by themselves and together. */
enum { BREAKS_ABSENT = 1, BREAKS_TEXT = 2, BREAKS_ROW = 4, BREAKS_REGION = 8, BREAKS_COUNTRY = 16, BREAKS_TWICE = 32 };

/* What the counts of one proposal are made of. */
struct making {
	klp_repairs *repairs;
	klp_repair_proposal *proposal;
	const struct proposing_work *work;
	const struct table *table;
	const struct explained *explained;
	/** NULL when nothing but texts is wrong */
	const struct localise_solution *solution;
	/** the next of its cells */
	size_t next;
	/** the columns that do not add up, a bit each */
	unsigned columns;
	/** counts that were left out on purpose, and would be filled */
	size_t withheld;
};

/* ---------------------------------------------------------------- rules */

static bool row_adds_up(const int64_t counts[DATASET_COUNTS])
{
	int64_t sum = 0;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		if (counts[i] == KLP_ABSENT)
			return true;
		sum += i == DATASET_COUNTS - 1 ? -counts[i] : counts[i];
	}
	return sum == 0;
}

/* The columns in which the municipalities, all there, do not add up to the total. */
static unsigned broken_columns(const struct table *table)
{
	unsigned broken = 0;
	for (size_t i = 0; i < DATASET_COUNTS && table->rows > 0; i++) {
		int64_t sum = 0;
		bool whole = table->total->counts[i] != KLP_ABSENT;
		for (size_t row = 0; row < table->rows && whole; row++)
			whole =
				table_row(table, row)->counts[i] != KLP_ABSENT && number_add(&sum, table_row(table, row)->counts[i]);
		if (whole && sum != table->total->counts[i])
			broken |= 1u << i;
	}
	return broken;
}

static bool keep_rules(const struct making *making, klp_repair_cell *cell, unsigned broken)
{
	static const struct {
		unsigned rule;
		const char *id;
	} rules[] = {
		{ BREAKS_ABSENT, "row.absent" }, { BREAKS_TEXT, "count.text" },   { BREAKS_TWICE, "row.twice" },
		{ BREAKS_ROW, "row.sum" },       { BREAKS_REGION, "region.sum" }, { BREAKS_COUNTRY, "country.sum" },
	};
	struct buffer ids = { NULL, 0, 0 };
	bool well = true;
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if ((broken & rules[i].rule) != 0)
			well = well && (ids.size == 0 || buffer_add_text(&ids, " ")) && buffer_add_text(&ids, rules[i].id);
	well = well && buffer_end_text(&ids) && pool_keep_text(&making->repairs->pool, &cell->change.rules, ids.bytes);
	buffer_free(&ids);
	return well;
}

/* What a count breaks that has a row; of one that breaks nothing by itself the table does. */
static unsigned broken_by(const struct making *making, const struct entry *entry, size_t column, bool text)
{
	unsigned sums = table_is_country(making->table) ? BREAKS_COUNTRY : BREAKS_REGION;
	unsigned broken = text ? BREAKS_TEXT : 0;
	if (entry->counts[column] == KLP_ABSENT)
		broken |= BREAKS_ABSENT;
	if (!row_adds_up(entry->counts))
		broken |= BREAKS_ROW;
	if ((making->columns >> column & 1u) != 0)
		broken |= sums;
	return broken != 0 ? broken : sums;
}

/* ---------------------------------------------------------------- cells */

/* What a solution makes of a count; *cause is left alone where it makes nothing of it. */
static int64_t solved(struct making *making, size_t row, size_t column, int64_t count, enum cause *cause)
{
	const struct localise_solution *solution = making->solution;
	/* the country's row is no municipality of its table */
	size_t as_solved = table_is_country(making->table) ? making->explained->table.rows : row;
	if (solution == NULL || making->next == solution->cell_count)
		return count;
	const struct localise_cell *cell = &solution->cells[making->next];
	if (cell->row != as_solved || cell->column != column)
		return count;
	making->next++;
	*cause = cell->cause;
	return cell->to;
}

static klp_repair_cell *add_cell(struct making *making, size_t column, int64_t from, int64_t to, enum cause cause)
{
	klp_repair_cell *cell = &making->proposal->cells[making->proposal->cell_count++];
	cell->row = KLP_ROW_NONE;
	cell->change = (struct note_change){ .level = KLP_LEVEL_MUNICIPALITY,
		                                 .column = (klp_column)(DATASET_FIRST_COUNT + (int)column),
		                                 .from = from,
		                                 .to = to,
		                                 .cause = validate_cause_name(cause, LANGUAGE_ENGLISH),
		                                 .confidence = making->proposal->confidence };
	return cell;
}

/* A count of a row that is there. */
static bool add_known(struct making *making, const struct entry *entry, klp_repair_cell *cell, unsigned broken)
{
	cell->row = entry->row;
	cell->change.level = entry->level;
	return keep_rules(making, cell, broken) &&
	       pool_keep_text(&making->repairs->pool, &cell->change.municipality_code,
	                      klp_dataset_text(making->work->how->dataset, entry->row, KLP_COLUMN_MUNICIPALITY_CODE));
}

/* Looks at one count of a row that is there: what stands in the dataset, what it means, what it should be. */
static bool look_at_count(struct making *making, const struct entry *entry, size_t row, size_t column)
{
	const klp_dataset *dataset = making->work->how->dataset;
	klp_column at = (klp_column)(DATASET_FIRST_COUNT + (int)column);
	enum cause cause = CAUSE_TEXT;
	int64_t from = KLP_ABSENT, meant;
	klp_dataset_integer(dataset, entry->row, at, &from);
	const char *text = from == KLP_ABSENT ? klp_dataset_cell_text(dataset, entry->row, at) : NULL;
	enum meaning meaning = text == NULL ? MEANING_NONE : validate_meaning(text, &meant);
	if (meaning == MEANING_THOUSANDS)
		cause = CAUSE_THOUSANDS;
	int64_t to = solved(making, row, column, entry->counts[column], &cause);
	if (to == from)
		return true;
	making->withheld += text != NULL && meaning == MEANING_NONE;
	return add_known(making, entry, add_cell(making, column, from, to, cause),
	                 broken_by(making, entry, column, meaning != MEANING_NONE));
}

static bool is_taken_away(const struct making *making, size_t row)
{
	for (size_t i = 0; making->solution != NULL && i < making->solution->event_count; i++)
		if (making->solution->events[i].cause == CAUSE_ROW_TWICE && making->solution->events[i].row == row)
			return true;
	return false;
}

static bool take_away(struct making *making, const struct entry *entry)
{
	for (size_t column = 0; column < DATASET_COUNTS; column++) {
		int64_t from = KLP_ABSENT;
		klp_dataset_integer(making->work->how->dataset, entry->row, (klp_column)(DATASET_FIRST_COUNT + (int)column),
		                    &from);
		if (from != KLP_ABSENT && !add_known(making, entry, add_cell(making, column, from, KLP_ABSENT, CAUSE_ROW_TWICE),
		                                     BREAKS_TWICE | BREAKS_REGION))
			return false;
	}
	return true;
}

/* --------------------------------------------------- a row that was left out */

/* The one municipality that the region has and its table has not; NULL for none or several. */
static const char *missing_code(const struct making *making)
{
	const klp_territory *territory = making->work->how->territory;
	int year = edition_year(making->table->total->edition);
	const char *missing = NULL;
	if (making->table->total->edition == EDITION_NONE)
		return NULL;
	size_t all = klp_territory_municipalities(territory, year);
	for (size_t i = 0; i < all; i++) {
		const char *code = klp_territory_municipality_code(territory, year, (int)i);
		bool there = klp_territory_municipality_region(territory, year, (int)i) != making->table->total->region;
		for (size_t row = 0; row < making->table->rows && !there; row++)
			there = table_row(making->table, row)->has_code && strcmp(table_row(making->table, row)->name, code) == 0;
		if (there)
			continue;
		if (missing != NULL)
			return NULL;
		missing = code;
	}
	return missing;
}

const char *validate_proposal_left_out(const klp_territory *territory, const char *edition, const char *code)
{
	if (edition == NULL || code == NULL)
		return NULL;
	int year = edition_year(edition_parse(slice_of(edition)));
	int index = klp_territory_find_municipality(territory, year, code);
	return index < 0 ? NULL : klp_territory_municipality_name(territory, year, index);
}

/* The counts of the row that was left out: what is left of the solution's cells. */
static bool add_left_out(struct making *making)
{
	const char *code = NULL;
	bool any = making->solution != NULL && making->next < making->solution->cell_count;
	if (any && !pool_keep_text(&making->repairs->pool, &code, missing_code(making)))
		return false;
	making->proposal->applicable = !any || code != NULL;
	for (; any && making->next < making->solution->cell_count; making->next++) {
		const struct localise_cell *solved = &making->solution->cells[making->next];
		klp_repair_cell *cell = add_cell(making, solved->column, KLP_ABSENT, solved->to, CAUSE_ROW_LEFT_OUT);
		cell->change.municipality_code = code;
		if (!keep_rules(making, cell, BREAKS_REGION))
			return false;
	}
	return true;
}

/* ---------------------------------------------------------------- causes */

/* The causes of a proposal, each once, in the order of its cells. */
static bool keep_causes(struct making *making)
{
	klp_repair_proposal *proposal = making->proposal;
	struct buffer causes = { NULL, 0, 0 };
	bool well = true;
	for (size_t i = 0; well && i < proposal->cell_count; i++) {
		bool said = false;
		for (size_t earlier = 0; earlier < i; earlier++)
			said = said || proposal->cells[earlier].change.cause == proposal->cells[i].change.cause;
		if (!said)
			well = (causes.size == 0 || buffer_add_text(&causes, "; ")) &&
			       buffer_add_text(&causes, proposal->cells[i].change.cause);
	}
	well = well && buffer_end_text(&causes) && pool_keep_text(&making->repairs->pool, &proposal->cause, causes.bytes);
	buffer_free(&causes);
	return well;
}

/* The municipalities stand in their table's order before the total, which comes last in the publication too. */
static bool fill(struct making *making)
{
	for (size_t row = 0; row <= making->table->rows; row++) {
		bool total = row == making->table->rows;
		const struct entry *entry = total ? making->table->total : table_row(making->table, row);
		/* in the order of the dataset */
		if (!total)
			making->proposal->last = entry->row;
		if (is_taken_away(making, row) && !take_away(making, entry))
			return false;
		for (size_t column = 0; column < DATASET_COUNTS && !is_taken_away(making, row); column++)
			if (!look_at_count(making, entry, row, column))
				return false;
	}
	return add_left_out(making) && keep_causes(making);
}

static klp_confidence confidence_of(const struct localise_answer *answer, const struct table *table)
{
	/* What texts mean adds up: in rows and in columns, in the country's row by itself. */
	if (answer->verdict == LOCALISE_NOTHING_WRONG)
		return table_is_country(table) ? KLP_CONFIDENCE_LIKELY : KLP_CONFIDENCE_CERTAIN;
	switch (answer->confidence) {
	case LOCALISE_CERTAIN:
		return KLP_CONFIDENCE_CERTAIN;
	case LOCALISE_LIKELY:
		return KLP_CONFIDENCE_LIKELY;
	case LOCALISE_AMBIGUOUS:
		break;
	}
	return KLP_CONFIDENCE_AMBIGUOUS;
}

klp_status validate_proposing_add(klp_repairs *repairs, klp_repair_proposal **proposal,
                                  const struct proposing_work *work, size_t table, klp_error **error)
{
	const struct explained *explained = &work->explained[table];
	const struct localise_answer *answer = &explained->answer;
	const struct table *about = &work->tables.items[table];
	bool open = answer->count > 0 && !answer->solutions[0].determined;
	bool solved = answer->verdict != LOCALISE_NOT_LOCALISED && !open;
	/* every count of the table, and a row that was left out */
	size_t room = solved ? (about->rows + 2) * DATASET_COUNTS : 0;
	klp_status status = repairs_add(repairs, proposal, work->how->dataset, about->total->row, room, error);
	if (status != KLP_OK)
		return status;
	(*proposal)->undetermined = open;
	if (!solved)
		return KLP_OK;
	struct making making = { .repairs = repairs,
		                     .proposal = *proposal,
		                     .work = work,
		                     .table = about,
		                     .explained = explained,
		                     .solution = answer->count > 0 ? &answer->solutions[0] : NULL,
		                     .columns = broken_columns(about) };
	(*proposal)->confidence = confidence_of(answer, about);
	(*proposal)->lightest = answer->least == 1;
	(*proposal)->alternatives = answer->count > 0 ? answer->count - 1 : 0;
	if (!fill(&making))
		return error_memory(error);
	if (making.withheld > 0)
		(*proposal)->applicable = false;
	bool no_more =
		making.withheld == (*proposal)->cell_count && (making.solution == NULL || making.solution->event_count == 0);
	if (no_more) {
		repairs_take_back(repairs);
		*proposal = NULL;
	}
	return KLP_OK;
}
