/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "report/series.h"
#include "base/memory.h"
#include "base/order.h"

#include <klantprofiel/aggregate.h>

#include <stdlib.h>

static int compare_areas(const struct series_point *one, const struct series_point *other)
{
	ORDER_BY(one->level, other->level);
	ORDER_BY(one->region_number, other->region_number);
	return order_texts(one->code, other->code);
}

static int compare_points(const void *left, const void *right)
{
	const struct series_point *one = left, *other = right;
	int order = compare_areas(one, other);
	if (order != 0)
		return order;
	ORDER_BY(one->edition, other->edition);
	return 0;
}

/* The area of a row; false for a row of no area, such as what could not be carried. */
static bool area_of(struct series_point *point, const klp_dataset *dataset, size_t row)
{
	int64_t level = 0, number = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &number);
	*point = (struct series_point){ .level = (klp_level)level, .table = dataset, .row = row };
	switch (point->level) {
	case KLP_LEVEL_COUNTRY:
		return true;
	case KLP_LEVEL_REGION:
		point->region_number = (int)number;
		return number > 0;
	case KLP_LEVEL_MUNICIPALITY:
		point->code = klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_CODE);
		return point->code != NULL;
	default:
		return false;
	}
}

static void take_points(struct series *series, const klp_dataset *table)
{
	for (size_t row = 0; row < klp_dataset_rows(table); row++) {
		struct series_point *point = &series->points[series->count];
		const char *edition = klp_dataset_text(table, row, KLP_COLUMN_EDITION);
		if (edition == NULL || !area_of(point, table, row))
			continue;
		point->edition = edition_parse(slice_of(edition));
		point->known = klp_dataset_real(table, row, KLP_COLUMN_PROFILE_SHARE, &point->share);
		series->count++;
	}
}

static klp_status add_up(klp_dataset **table, const klp_dataset *dataset, klp_level by, int boundaries,
                         const klp_territory *territory, struct stages *stages, klp_error **error)
{
	klp_aggregate_options how = KLP_AGGREGATE_OPTIONS_INIT;
	how.by = (int)by;
	how.boundaries = boundaries;
	how.indicators = 1;
	how.territory = territory;
	how.progress = stages_step;
	how.progress_context = stages;
	klp_status status = klp_aggregate(table, dataset, &how, error);
	return status == KLP_OK ? stages_next(stages, error) : status;
}

klp_status series_make(struct series *series, const klp_dataset *dataset, int boundaries,
                       const klp_territory *territory, struct stages *stages, klp_error **error)
{
	static const klp_level levels[SERIES_LEVELS] = { KLP_LEVEL_COUNTRY, KLP_LEVEL_REGION, KLP_LEVEL_MUNICIPALITY };
	size_t rows = 0, editions = klp_dataset_editions(dataset);
	for (int i = 0; i < SERIES_LEVELS; i++) {
		klp_status status = add_up(&series->tables[i], dataset, levels[i], boundaries, territory, stages, error);
		if (status != KLP_OK)
			return status;
		rows += klp_dataset_rows(series->tables[i]);
	}
	series->points = memory_allocate_zeroed(rows, sizeof *series->points);
	if (series->points == NULL)
		return error_memory(error);
	for (int i = 0; i < SERIES_LEVELS; i++)
		take_points(series, series->tables[i]);
	qsort(series->points, series->count, sizeof *series->points, compare_points);
	series->first = edition_parse(slice_of(klp_dataset_edition(dataset, 0)));
	series->last = edition_parse(slice_of(klp_dataset_edition(dataset, editions - 1)));
	series->boundaries = boundaries;
	return KLP_OK;
}

void series_free(struct series *series)
{
	for (int i = 0; i < SERIES_LEVELS; i++)
		klp_dataset_free(series->tables[i]);
	memory_release(series->points);
}

const struct series_point *series_find(const struct series *series, const klp_dataset *dataset, size_t row,
                                       size_t *count)
{
	struct series_point wanted;
	*count = 0;
	if (series->count == 0 || !area_of(&wanted, dataset, row))
		return NULL;
	size_t low = 0, high = series->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_areas(&series->points[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	while (low + *count < series->count && compare_areas(&series->points[low + *count], &wanted) == 0)
		(*count)++;
	return *count == 0 ? NULL : &series->points[low];
}

const struct series_point *series_at(const struct series_point *points, size_t count, const char *edition)
{
	edition_number wanted = edition == NULL ? EDITION_NONE : edition_parse(slice_of(edition));
	for (size_t i = 0; i < count; i++)
		if (points[i].edition == wanted && wanted != EDITION_NONE)
			return &points[i];
	return NULL;
}
