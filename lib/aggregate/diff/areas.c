/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/diff/areas.h"
#include "aggregate/piece.h"
#include "base/memory.h"
#include "base/order.h"

#include "territory/territory.h"

#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------------- reading */

static bool keep_key(struct diff_areas *areas, struct diff_area *area, const klp_column *names, size_t count)
{
	return aggregate_name_key(&areas->keys, area->dataset, area->row, names, count, &area->key);
}

static bool identify_province(struct diff_areas *areas, struct diff_area *area, const klp_territory *territory)
{
	static const klp_column names[] = { KLP_COLUMN_PROVINCE_NAME, KLP_COLUMN_PROVINCE_CODE,
		                                KLP_COLUMN_MUNICIPALITY_PRINTED };
	for (size_t i = 0; area->identity == 0 && i < sizeof names / sizeof names[0]; i++) {
		const char *name = klp_dataset_text(area->dataset, area->row, names[i]);
		area->identity = name == NULL ? 0 : klp_territory_find_province(territory, name);
		/* A stray has lost its code, and its name stands as printed. */
		area->stray = area->stray || (area->identity != 0 && names[i] == KLP_COLUMN_MUNICIPALITY_PRINTED);
	}
	return area->identity != 0 || keep_key(areas, area, names, sizeof names / sizeof names[0]);
}

static bool identify_region(struct diff_areas *areas, struct diff_area *area, const klp_territory *territory,
                            int boundaries)
{
	static const klp_column names[] = { KLP_COLUMN_REGION_NAME, KLP_COLUMN_REGION_CODE };
	const char *name = klp_dataset_text(area->dataset, area->row, KLP_COLUMN_REGION_NAME);
	area->identity = area->region;
	if (area->identity == 0 && boundaries != 0 && name != NULL) {
		area->identity = klp_territory_find_region(territory, name);
		area->stray = true;
	}
	return area->identity != 0 || keep_key(areas, area, names, sizeof names / sizeof names[0]);
}

/* What has no code on the boundaries, or one that is not there, was not carried; as far as its name is known there, it is told with what
 * bears that name. */
static bool identify_municipality(struct diff_areas *areas, struct diff_area *area, const klp_territory *territory,
                                  int boundaries)
{
	static const klp_column names[] = { KLP_COLUMN_MUNICIPALITY_PRINTED, KLP_COLUMN_MUNICIPALITY_NAME };
	const char *code = klp_dataset_text(area->dataset, area->row, KLP_COLUMN_MUNICIPALITY_CODE);
	area->identity = aggregate_code_number(code);
	if (area->identity != 0) {
		area->stray = boundaries != 0 && territory_municipality_of_code(territory, boundaries, area->identity) < 0;
		return true;
	}
	if (!keep_key(areas, area, names, sizeof names / sizeof names[0]))
		return false;
	if (boundaries == 0 || area->key == NULL)
		return true;
	int index = territory_municipality_of_key(territory, boundaries, area->key, strlen(area->key));
	area->stray = true;
	if (index >= 0)
		area->identity = aggregate_code_number(klp_territory_municipality_code(territory, boundaries, index));
	return true;
}

static bool identify(struct diff_areas *areas, struct diff_area *area, const klp_territory *territory, int boundaries)
{
	enum { WHOLE_COUNTRY = 1 };
	switch (area->level) {
	case KLP_LEVEL_COUNTRY:
		area->identity = WHOLE_COUNTRY;
		return true;
	case KLP_LEVEL_PROVINCE:
		return identify_province(areas, area, territory);
	case KLP_LEVEL_REGION:
		return identify_region(areas, area, territory, boundaries);
	case KLP_LEVEL_MUNICIPALITY:
		break;
	}
	return identify_municipality(areas, area, territory, boundaries);
}

static struct diff_area read_area(const klp_dataset *dataset, size_t row, klp_level level)
{
	int64_t region = 0;
	struct diff_area area = { .dataset = dataset, .row = row, .level = level, .register_total = KLP_ABSENT };
	klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &region);
	area.region = (int)region;
	area.counts = aggregate_counts_read(dataset, row);
	klp_dataset_integer(dataset, row, KLP_COLUMN_REGISTER_TOTAL, &area.register_total);
	if (!klp_dataset_real(dataset, row, KLP_COLUMN_KNOWN_PERCENT, &area.percent))
		area.percent = -1;
	return area;
}

/* ------------------------------------------------------------------- order */

/* 0 for what is the same area. */
static int compare_areas(const struct diff_area *one, const struct diff_area *other)
{
	ORDER_BY(one->level, other->level);
	ORDER_BY(one->identity == 0, other->identity == 0);
	ORDER_BY(one->identity, other->identity);
	if (one->identity != 0)
		return 0;
	int order = order_texts(one->key, other->key);
	if (order != 0)
		return order;
	ORDER_BY(one->region, other->region);
	return 0;
}

/* 0 for rows that say the same. */
static int compare_contents(const struct diff_area *one, const struct diff_area *other)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		ORDER_BY(one->counts.of[i], other->counts.of[i]);
	ORDER_BY(one->register_total, other->register_total);
	ORDER_BY(one->percent, other->percent);
	ORDER_BY(one->region, other->region);
	int order = order_texts(klp_dataset_text(one->dataset, one->row, KLP_COLUMN_MUNICIPALITY_PRINTED),
	                        klp_dataset_text(other->dataset, other->row, KLP_COLUMN_MUNICIPALITY_PRINTED));
	for (int column = DATASET_FIRST_COUNT; order == 0 && column < DATASET_FIRST_COUNT + DATASET_COUNTS; column++)
		order = order_texts(klp_dataset_cell_text(one->dataset, one->row, (klp_column)column),
		                    klp_dataset_cell_text(other->dataset, other->row, (klp_column)column));
	return order;
}

static int compare_rows(const void *left, const void *right)
{
	const struct diff_area *one = left, *other = right;
	int order = compare_areas(one, other);
	if (order == 0)
		order = compare_contents(one, other);
	if (order != 0)
		return order;
	const struct place here = dataset_place(one->dataset, one->row), there = dataset_place(other->dataset, other->row);
	order = order_texts(here.source, there.source);
	if (order != 0)
		return order;
	ORDER_BY(here.page, there.page);
	ORDER_BY(here.line, there.line);
	ORDER_BY(one->row, other->row);
	return 0;
}

klp_status diff_areas_read(struct diff_areas *areas, const klp_dataset *dataset, const klp_territory *territory,
                           int level, int boundaries, klp_error **error)
{
	size_t rows = klp_dataset_rows(dataset);
	for (size_t row = 0; row < rows; row++) {
		int64_t own = 0;
		klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &own);
		if (level != 0 && own != level)
			continue;
		if (!memory_reserve(&areas->items, &areas->capacity, areas->count + 1, sizeof *areas->items))
			return error_memory(error);
		struct diff_area *area = &areas->items[areas->count++];
		*area = read_area(dataset, row, (klp_level)own);
		if (!identify(areas, area, territory, boundaries))
			return error_memory(error);
	}
	if (areas->count > 0)
		qsort(areas->items, areas->count, sizeof *areas->items, compare_rows);
	return KLP_OK;
}

const struct diff_area *diff_areas_find(const struct diff_areas *areas, klp_level level, int identity)
{
	const struct diff_area sought = { .level = level, .identity = identity };
	size_t low = 0, high = areas->count;
	while (identity != 0 && low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_areas(&areas->items[middle], &sought);
		if (order == 0)
			return &areas->items[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

void diff_areas_free(struct diff_areas *areas)
{
	memory_release(areas->items);
	pool_free(&areas->keys);
	*areas = (struct diff_areas){ .items = NULL };
}

/* ------------------------------------------------------------------- pairs */

/* Rows of one side that are left, from one index to another. */
struct run {
	const struct diff_area *items;
	size_t at;
	size_t end;
};

static bool add_pair(struct diff_pairs *pairs, const struct diff_area *before, const struct diff_area *after)
{
	if (!memory_reserve(&pairs->items, &pairs->capacity, pairs->count + 1, sizeof *pairs->items))
		return false;
	pairs->items[pairs->count++] = (struct diff_pair){ { before, after } };
	return true;
}

/* How many rows at the front are about the same area. */
static size_t length_of(const struct diff_areas *areas, size_t at)
{
	size_t end = at + 1;
	while (end < areas->count && compare_areas(&areas->items[at], &areas->items[end]) == 0)
		end++;
	return end - at;
}

/* The rows of one area that say the same, and alone those that say something else. */
static bool pair_equal(struct diff_pairs *pairs, struct run before, struct run after)
{
	bool room = true;
	while (room && (before.at < before.end || after.at < after.end)) {
		const struct diff_area *one = before.at < before.end ? &before.items[before.at] : NULL;
		const struct diff_area *other = after.at < after.end ? &after.items[after.at] : NULL;
		int order = one == NULL ? 1 : other == NULL ? -1 : compare_contents(one, other);
		room = add_pair(pairs, order <= 0 ? one : NULL, order >= 0 ? other : NULL);
		before.at += order <= 0;
		after.at += order >= 0;
	}
	return room;
}

/* Puts together, in order, what stands alone on either side from an index on. */
static void pair_lonely(struct diff_pairs *pairs, size_t from)
{
	size_t after = from, kept = from;
	for (size_t i = from; i < pairs->count; i++) {
		struct diff_pair *pair = &pairs->items[i];
		if (pair->side[0] == NULL || pair->side[1] != NULL)
			continue;
		while (after < pairs->count && (pairs->items[after].side[0] != NULL || pairs->items[after].side[1] == NULL))
			after++;
		if (after == pairs->count)
			break;
		pair->side[1] = pairs->items[after].side[1];
		pairs->items[after].side[1] = NULL;
	}
	for (size_t i = from; i < pairs->count; i++)
		if (pairs->items[i].side[0] != NULL || pairs->items[i].side[1] != NULL)
			pairs->items[kept++] = pairs->items[i];
	pairs->count = kept;
}

klp_status diff_pairs_make(struct diff_pairs *pairs, const struct diff_areas *before, const struct diff_areas *after,
                           klp_error **error)
{
	struct run one = { before->items, 0, 0 }, other = { after->items, 0, 0 };
	while (one.at < before->count || other.at < after->count) {
		int order = one.at == before->count    ? 1
		            : other.at == after->count ? -1
		                                       : compare_areas(&one.items[one.at], &other.items[other.at]);
		size_t from = pairs->count;
		one.end = one.at + (order <= 0 ? length_of(before, one.at) : 0);
		other.end = other.at + (order >= 0 ? length_of(after, other.at) : 0);
		if (!pair_equal(pairs, one, other))
			return error_memory(error);
		pair_lonely(pairs, from);
		one.at = one.end;
		other.at = other.end;
	}
	return KLP_OK;
}

void diff_pairs_free(struct diff_pairs *pairs)
{
	memory_release(pairs->items);
	*pairs = (struct diff_pairs){ .items = NULL };
}
