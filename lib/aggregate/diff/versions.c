/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Two versions of one edition, cell by cell as they are printed. */

#include "aggregate/diff/diffing.h"

#include <string.h>

/* Both rows, and whether anything in them was told. */
struct comparing {
	const struct diff_pair *pair;
	bool differs;
};

static klp_status add_cell(struct diffing *work, struct comparing *rows, klp_difference_kind kind, klp_column column,
                           const char *const texts[DIFFERENCE_SIDES], klp_error **error)
{
	klp_difference difference;
	diff_describe(work, &difference, rows->pair);
	difference.kind = kind;
	difference.column = (int)column;
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++)
		difference.side[side].text = texts[side];
	rows->differs = true;
	return diff_add(work, &difference, diff_sentence_cell(&work->words, &difference), error);
}

static bool texts_differ(const char *const texts[DIFFERENCE_SIDES])
{
	if (texts[BEFORE] == NULL || texts[AFTER] == NULL)
		return texts[BEFORE] != texts[AFTER];
	return strcmp(texts[BEFORE], texts[AFTER]) != 0;
}

static klp_status compare_counts(struct diffing *work, struct comparing *rows, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < DATASET_COUNTS; i++) {
		klp_column column = (klp_column)(DATASET_FIRST_COUNT + (int)i);
		const char *texts[DIFFERENCE_SIDES];
		int64_t counts[DIFFERENCE_SIDES];
		for (size_t side = 0; side < DIFFERENCE_SIDES; side++) {
			const struct diff_area *area = rows->pair->side[side];
			counts[side] = area->counts.of[i];
			/* What stands beside a count that is there is of no account. */
			texts[side] = counts[side] == KLP_ABSENT ? klp_dataset_cell_text(area->dataset, area->row, column) : NULL;
		}
		if (counts[BEFORE] != counts[AFTER])
			status = add_cell(work, rows, KLP_DIFFERENCE_COUNTS, column, texts, error);
		else if (texts_differ(texts))
			status = add_cell(work, rows, KLP_DIFFERENCE_TEXT, column, texts, error);
	}
	return status;
}

/* A table that keeps no printed names has none to compare. */
static klp_status compare_names(struct diffing *work, struct comparing *rows, klp_error **error)
{
	const char *names[DIFFERENCE_SIDES];
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++)
		names[side] = klp_dataset_text(rows->pair->side[side]->dataset, rows->pair->side[side]->row,
		                               KLP_COLUMN_MUNICIPALITY_PRINTED);
	if (names[BEFORE] == NULL || names[AFTER] == NULL || !texts_differ(names))
		return KLP_OK;
	return add_cell(work, rows, KLP_DIFFERENCE_TEXT, KLP_COLUMN_MUNICIPALITY_PRINTED, names, error);
}

/* Under which region a municipality stands. */
static klp_status compare_regions(struct diffing *work, struct comparing *rows, klp_error **error)
{
	const struct diff_area *before = rows->pair->side[BEFORE], *after = rows->pair->side[AFTER];
	klp_difference row, event;
	if (before->level != KLP_LEVEL_MUNICIPALITY || before->region == after->region || before->region == 0 ||
	    after->region == 0)
		return KLP_OK;
	diff_describe(work, &row, rows->pair);
	difference_init(&event);
	event.kind = KLP_DIFFERENCE_MOVED;
	event.level = row.level;
	event.municipality_code = row.municipality_code;
	event.municipality_name = row.municipality_name;
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++)
		event.side[side].place = row.side[side].place;
	event.share = 1;
	event.region_number = before->region;
	event.region_name = klp_territory_region_name(work->territory, before->region);
	event.to_region_number = after->region;
	event.to_region_name = klp_territory_region_name(work->territory, after->region);
	rows->differs = true;
	return diff_add(work, &event, diff_sentence_event(&work->words, &event), error);
}

static klp_status compare_rows(struct diffing *work, const struct diff_pair *pair, klp_error **error)
{
	struct comparing rows = { pair, false };
	klp_status status = compare_counts(work, &rows, error);
	if (status == KLP_OK)
		status = diff_registers(work, pair, &rows.differs, error);
	if (status == KLP_OK)
		status = compare_names(work, &rows, error);
	if (status == KLP_OK)
		status = compare_regions(work, &rows, error);
	return status == KLP_OK ? diff_count(work, pair, rows.differs ? KLP_COMPARISON_CHANGED : KLP_COMPARISON_SAME, error)
	                        : status;
}

/* A region that stands on the other side in its municipalities at least is told apart from these. */
static void count_municipalities(struct diffing *work, size_t side, const struct diff_areas *areas)
{
	for (size_t i = 0; i < areas->count; i++) {
		const struct diff_area *area = &areas->items[i];
		if (area->level == KLP_LEVEL_MUNICIPALITY)
			work->presence[side].municipalities[KLP_LEVEL_REGION][area->region]++;
	}
}

static klp_status tell_lonely(struct diffing *work, const struct diff_pair *pair, klp_error **error)
{
	size_t side = pair->side[BEFORE] != NULL ? BEFORE : AFTER;
	const struct diff_area *area = pair->side[side];
	klp_status status = diff_tell_lonely(work, pair, error);
	/* Its municipalities are told one by one when the other side has some of them. */
	if (area->level == KLP_LEVEL_REGION && area->identity != 0 &&
	    work->presence[1 - side].municipalities[KLP_LEVEL_REGION][area->identity] > 0)
		work->presence[side].only[area->identity] = false;
	return status;
}

static klp_status compare_pairs(struct diffing *work, const struct diff_pairs *pairs, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < pairs->count; i++) {
		const struct diff_pair *pair = &pairs->items[i];
		const struct diff_area *before = pair->side[BEFORE], *after = pair->side[AFTER];
		if ((before == NULL || !diff_is_chosen(work, before)) && (after == NULL || !diff_is_chosen(work, after)))
			continue;
		status = before != NULL && after != NULL ? compare_rows(work, pair, error) : tell_lonely(work, pair, error);
		if (status == KLP_OK)
			status = progress_tell(&work->progress, i + 1, error);
	}
	return status;
}

klp_status diff_versions(struct diffing *work, klp_error **error)
{
	struct diff_areas areas[DIFFERENCE_SIDES] = { { .items = NULL } };
	struct diff_pairs pairs = { .items = NULL };
	klp_status status = KLP_OK;
	for (size_t side = 0; status == KLP_OK && side < DIFFERENCE_SIDES; side++) {
		status = diff_areas_read(&areas[side], work->given[side], work->territory, work->by, 0, error);
		count_municipalities(work, side, &areas[side]);
	}
	if (status == KLP_OK)
		status = diff_pairs_make(&pairs, &areas[BEFORE], &areas[AFTER], error);
	if (status == KLP_OK)
		status = compare_pairs(work, &pairs, error);
	diff_pairs_free(&pairs);
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++)
		diff_areas_free(&areas[side]);
	return status;
}
