/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Another source of the same edition is a witness only where its own table adds up: two copies of one mistake prove nothing. */

#include "validate/evidence.h"
#include "base/memory.h"
#include "base/order.h"

#include <string.h>

/* The rows of a witness: those of the table, the total, and one that the table may have left out. */
static size_t witness_lines(const struct table *table)
{
	return table->rows + 2;
}

static bool is_same_area(const struct entry *one, const struct entry *other)
{
	return one->has_code == other->has_code && one->name[0] != '\0' && order_texts(one->name, other->name) == 0;
}

/* The municipality of the other table; NULL when it is not there, or more than once. */
static const struct entry *find_row(const struct table *table, const struct entry *municipality)
{
	const struct entry *found = NULL;
	for (size_t row = 0; row < table->rows; row++) {
		if (!is_same_area(table_row(table, row), municipality))
			continue;
		if (found != NULL)
			return NULL;
		found = table_row(table, row);
	}
	return found;
}

/* The one municipality that only the other table has; NULL for none or several. */
static const struct entry *find_more(const struct table *table, const struct table *other)
{
	const struct entry *more = NULL;
	for (size_t row = 0; row < other->rows; row++) {
		bool shared = false;
		for (size_t mine = 0; mine < table->rows && !shared; mine++)
			shared = is_same_area(table_row(table, mine), table_row(other, row));
		if (shared)
			continue;
		if (more != NULL)
			return NULL;
		more = table_row(other, row);
	}
	return more;
}

/* What a witness says of a row. What another witness says otherwise is not said. */
static void hear(int64_t said[DATASET_COUNTS], const struct entry *row, bool first)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		int64_t count = row == NULL ? KLP_ABSENT : row->counts[i];
		said[i] = first || said[i] == count ? count : KLP_ABSENT;
	}
}

static void hear_table(struct evidence *evidence, const struct table *table, const struct table *other)
{
	bool first = evidence->other == NULL;
	for (size_t row = 0; row < table->rows; row++)
		hear(evidence->witness[row], find_row(other, table_row(table, row)), first);
	hear(evidence->witness[table->rows], other->total, first);
	hear(evidence->witness[table->rows + 1], find_more(table, other), first);
	evidence->other = other->total;
}

bool validate_table_holds(const struct table *table, bool *well)
{
	int64_t(*counts)[DATASET_COUNTS] = memory_allocate_zeroed(table->rows + 1, sizeof *counts);
	if (counts == NULL) {
		*well = false;
		return false;
	}
	validate_table_counts(counts, table);
	struct localise_table whole = localise_table_of((const int64_t(*)[DATASET_COUNTS])counts, table->rows);
	whole.residual = table_is_country(table);
	bool right = validate_localise_holds(&whole);
	memory_release(counts);
	return right;
}

/* Tables of one edition and region stand together, by source. */
static bool is_about_the_same(const struct table *one, const struct table *other)
{
	return one->total->edition != EDITION_NONE && one->total->edition == other->total->edition &&
	       one->total->region == other->total->region && one->total->level == other->total->level;
}

static bool hear_witnesses(struct evidence *evidence, const struct tables *tables, size_t at)
{
	const struct table *table = &tables->items[at];
	size_t first = at, end = at + 1;
	bool well = true;
	while (first > 0 && is_about_the_same(&tables->items[first - 1], table))
		first--;
	while (end < tables->count && is_about_the_same(&tables->items[end], table))
		end++;
	for (size_t i = first; well && i < end; i++) {
		if (i == at || !validate_table_holds(&tables->items[i], &well))
			continue;
		if (evidence->witness == NULL)
			evidence->witness = memory_allocate_zeroed(witness_lines(table), sizeof *evidence->witness);
		well = evidence->witness != NULL;
		if (well)
			hear_table(evidence, table, &tables->items[i]);
	}
	return well;
}

/* The history of each row, in the order of the counts. */
static bool recall(struct evidence *evidence, const struct table *table, const struct usuals *usuals)
{
	if (usuals->of_row == NULL)
		return true;
	evidence->usual = memory_allocate_zeroed(table->rows + 1, sizeof *evidence->usual);
	if (evidence->usual == NULL)
		return false;
	for (size_t row = 0; row < table->rows; row++)
		memcpy(evidence->usual[row], usuals->of_row[table_row(table, row)->row], sizeof *evidence->usual);
	memcpy(evidence->usual[table->rows], usuals->of_row[table->total->row], sizeof *evidence->usual);
	return true;
}

klp_status validate_evidence_gather(struct evidence *evidence, const struct tables *tables, size_t table,
                                    const struct usuals *usuals, klp_error **error)
{
	const struct table *about = &tables->items[table];
	evidence->counts = memory_allocate_zeroed(about->rows + 1, sizeof *evidence->counts);
	if (evidence->counts == NULL)
		return error_memory(error);
	validate_table_counts(evidence->counts, about);
	return hear_witnesses(evidence, tables, table) && recall(evidence, about, usuals) ? KLP_OK : error_memory(error);
}

void validate_evidence_free(struct evidence *evidence)
{
	memory_release(evidence->counts);
	memory_release(evidence->witness);
	memory_release(evidence->usual);
	*evidence = (struct evidence){ .counts = NULL };
}
