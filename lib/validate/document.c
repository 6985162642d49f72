/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/document.h"
#include "base/memory.h"
#include "base/order.h"

#include <stdlib.h>

enum { YEARS_MAX = 64 };

struct gathering {
	const klp_dataset *dataset;
	const klp_territory *territory;
	const struct doubled *doubles;
	/** for each row: the first row about the same area and edition, of whatever source */
	size_t *first_of_area;
};

/* By edition and source: each document lies together, those without an edition first. */
static int compare_documents(const void *left, const void *right)
{
	const struct entry *one = left, *other = right;
	ORDER_BY(one->edition, other->edition);
	int order = order_texts(one->source, other->source);
	if (order != 0)
		return order;
	ORDER_BY(one->area, other->area);
	ORDER_BY(one->row, other->row);
	return 0;
}

static bool same_document(const struct entry *one, const struct entry *other)
{
	return one->edition == other->edition && order_texts(one->source, other->source) == 0;
}

/* The first row of each area lies anywhere among those of the area. */
static void find_first_of_areas(size_t *first_of_area, const struct entries *entries)
{
	for (size_t start = 0, end; start < entries->count; start = end) {
		size_t first = entries->items[start].row;
		for (end = start; end < entries->count && entries->items[end].area == entries->items[start].area; end++)
			if (entries->items[end].row < first)
				first = entries->items[end].row;
		for (size_t i = start; i < end; i++)
			first_of_area[entries->items[i].row] = first;
	}
}

static const char *source_of(const klp_dataset *dataset, size_t row)
{
	const char *source = klp_dataset_text(dataset, row, KLP_COLUMN_SOURCE);
	return source == NULL ? "" : source;
}

/* Takes away the years in which a municipality did not lie where it stands. */
static void narrow_years(struct document *document, const klp_territory *territory, const struct entry *entry)
{
	document->tells_years = true;
	for (int year = document->first_year; year <= document->last_year; year++) {
		int index = klp_territory_find_municipality(territory, year, entry->name);
		bool lies_there = index >= 0 && (entry->region == 0 ||
		                                 klp_territory_municipality_region(territory, year, index) == entry->region);
		if (!lies_there)
			document->years &= ~(UINT64_C(1) << (year - document->first_year));
	}
}

static void find_years(struct document *document, const struct gathering *gathering, const struct entry *entries)
{
	const klp_territory *territory = gathering->territory;
	document->last_year = klp_territory_last_year(territory);
	document->first_year = klp_territory_first_year(territory);
	if (document->last_year - document->first_year >= YEARS_MAX)
		document->first_year = document->last_year - YEARS_MAX + 1;
	int years = document->last_year - document->first_year + 1;
	document->years = UINT64_MAX >> (YEARS_MAX - years);
	for (size_t i = 0; i < document->rows; i++)
		if (entries[i].has_code && (i == 0 || entries[i - 1].area != entries[i].area))
			narrow_years(document, territory, &entries[i]);
	if (!document->tells_years)
		document->years = 0;
}

/* Compares each row with the first about the same area, when that is another source's. */
static void find_shared(struct document *document, const struct gathering *gathering, const struct entry *entries)
{
	for (size_t i = 0; i < document->rows; i++) {
		size_t row = entries[i].row, first = gathering->first_of_area[row];
		const struct doubled *doubled = &gathering->doubles[row];
		if (order_texts(source_of(gathering->dataset, first), entries[i].source) == 0)
			continue;
		if (document->shared++ == 0)
			document->other = first;
		document->differing += doubled->is_contradicted &&
		                       order_texts(source_of(gathering->dataset, doubled->against), entries[i].source) != 0;
	}
}

static klp_status take_document(struct documents *documents, const struct gathering *gathering,
                                const struct entry *entries, size_t count, klp_error **error)
{
	struct document document = { .edition = entries[0].edition, .row = entries[0].row, .rows = count };
	for (size_t i = 1; i < count; i++)
		if (entries[i].row < document.row)
			document.row = entries[i].row;
	if (!validate_is_published(gathering->dataset, document.row))
		return KLP_OK;
	if (document.edition == EDITION_NONE)
		find_years(&document, gathering, entries);
	else
		find_shared(&document, gathering, entries);
	if (!memory_reserve(&documents->items, &documents->capacity, documents->count + 1, sizeof *documents->items))
		return error_memory(error);
	documents->items[documents->count++] = document;
	documents->of_row[document.row] = documents->count;
	return KLP_OK;
}

klp_status validate_documents_gather(struct documents *documents, const klp_dataset *dataset,
                                     const klp_territory *territory, struct entries *entries,
                                     const struct doubled *doubles, klp_error **error)
{
	size_t rows = klp_dataset_rows(dataset);
	struct gathering gathering = { dataset, territory, doubles,
		                           memory_allocate_zeroed(rows, sizeof *gathering.first_of_area) };
	documents->of_row = memory_allocate_zeroed(rows, sizeof *documents->of_row);
	if (documents->of_row == NULL || gathering.first_of_area == NULL) {
		memory_release(gathering.first_of_area);
		return error_memory(error);
	}
	find_first_of_areas(gathering.first_of_area, entries);
	qsort(entries->items, entries->count, sizeof *entries->items, compare_documents);
	klp_status status = KLP_OK;
	for (size_t start = 0, end; start < entries->count && status == KLP_OK; start = end) {
		const struct entry *group = &entries->items[start];
		end = validate_entries_end(entries, start, same_document);
		status = take_document(documents, &gathering, group, end - start, error);
	}
	memory_release(gathering.first_of_area);
	return status;
}

const struct document *validate_documents_find(const struct documents *documents, size_t row)
{
	return documents->of_row[row] == 0 ? NULL : &documents->items[documents->of_row[row] - 1];
}

void validate_documents_free(struct documents *documents)
{
	memory_release(documents->items);
	memory_release(documents->of_row);
	*documents = (struct documents){ .items = NULL };
}
