/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/figures.h"
#include "base/memory.h"
#include "base/order.h"

#include "territory/territory.h"

#include <stdlib.h>

/* A row that could not be carried may have a code that is of other years only. */
static bool is_there(const struct aggregation *work, size_t row, int code)
{
	int year = klp_dataset_boundaries(work->out, row);
	if (year == 0 || code == 0)
		return true;
	if (work->carries && year == work->boundaries.year)
		return work->boundaries.there[code];
	year = territory_nearest_year(work->territory, year);
	return territory_municipality_of_code(work->territory, year, code) >= 0;
}

int aggregate_figures_area(const struct aggregation *work, size_t row)
{
	enum { WHOLE_COUNTRY = 1 };
	int64_t level = 0, region = 0;
	int code;
	const char *text;
	klp_dataset_integer(work->out, row, KLP_COLUMN_LEVEL, &level);
	if ((klp_level)level != work->by)
		return 0;
	switch (work->by) {
	case KLP_LEVEL_COUNTRY:
		return WHOLE_COUNTRY;
	case KLP_LEVEL_PROVINCE:
		text = klp_dataset_text(work->out, row, KLP_COLUMN_PROVINCE_CODE);
		return text == NULL ? 0 : klp_territory_find_province(work->territory, text);
	case KLP_LEVEL_REGION:
		klp_dataset_integer(work->out, row, KLP_COLUMN_REGION_NUMBER, &region);
		return (int)region;
	case KLP_LEVEL_MUNICIPALITY:
		break;
	}
	code = aggregate_code_number(klp_dataset_text(work->out, row, KLP_COLUMN_MUNICIPALITY_CODE));
	return is_there(work, row, code) ? code : 0;
}

static struct figure read_figure(const struct aggregation *work, size_t row)
{
	struct figure figure = { .row = row, .profiles = KLP_ABSENT };
	int64_t region = 0;
	figure.area = aggregate_figures_area(work, row);
	if (work->by == KLP_LEVEL_MUNICIPALITY)
		klp_dataset_integer(work->out, row, KLP_COLUMN_REGION_NUMBER, &region);
	figure.region = (int)region;
	figure.counts = aggregate_counts_read(work->out, row);
	figure.total = figure.counts.of[COUNTS_TOTAL];
	int64_t municipal = figure.counts.of[COUNTS_MUNICIPAL_PROFILE], uwv = figure.counts.of[COUNTS_UWV_PROFILE];
	/* Two counts of at most 2^53 fit. */
	if (municipal != KLP_ABSENT && uwv != KLP_ABSENT)
		figure.profiles = municipal + uwv;
	figure.shared = figure.profiles != KLP_ABSENT && figure.total != KLP_ABSENT && figure.total > 0;
	if (figure.shared)
		figure.share = (double)figure.profiles / (double)figure.total;
	return figure;
}

static int compare_figures(const void *left, const void *right)
{
	const struct figure *one = left, *other = right;
	ORDER_BY(one->area, other->area);
	ORDER_BY(one->row, other->row);
	return 0;
}

/* They mostly come like that already. */
static void sort_edition(struct figures *figures, const struct edition_figures *edition)
{
	struct figure *items = figures->items + edition->first;
	size_t sorted = 1;
	while (sorted < edition->count && compare_figures(&items[sorted - 1], &items[sorted]) < 0)
		sorted++;
	if (sorted < edition->count)
		qsort(items, edition->count, sizeof *items, compare_figures);
}

static bool begin_edition(struct figures *figures, edition_number edition)
{
	if (!memory_reserve(&figures->editions, &figures->edition_capacity, figures->edition_count + 1,
	                    sizeof *figures->editions))
		return false;
	figures->editions[figures->edition_count++] =
		(struct edition_figures){ .edition = edition, .first = figures->count };
	return true;
}

klp_status aggregate_figures_read(struct figures *figures, const struct aggregation *work, klp_error **error)
{
	size_t rows = klp_dataset_rows(work->out);
	if (!memory_reserve(&figures->items, &figures->capacity, rows, sizeof *figures->items))
		return error_memory(error);
	const char *told = NULL;
	for (size_t row = 0; row < rows; row++) {
		const char *edition = klp_dataset_text(work->out, row, KLP_COLUMN_EDITION);
		/* The dataset has each text once. */
		if ((row == 0 || edition != told) && !begin_edition(figures, dataset_edition_of(work->out, row)))
			return error_memory(error);
		told = edition;
		struct edition_figures *last = &figures->editions[figures->edition_count - 1];
		const struct figure figure = read_figure(work, row);
		if (figure.area != 0)
			last->boundaries = klp_dataset_boundaries(work->out, row);
		figures->items[figures->count++] = figure;
		last->count++;
	}
	for (size_t i = 0; i < figures->edition_count; i++)
		sort_edition(figures, &figures->editions[i]);
	return KLP_OK;
}

const struct edition_figures *aggregate_figures_edition(const struct figures *figures, edition_number edition)
{
	size_t low = 0, high = figures->edition_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (figures->editions[middle].edition < edition)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = edition != EDITION_NONE && low < figures->edition_count && figures->editions[low].edition == edition;
	return found ? &figures->editions[low] : NULL;
}

const struct figure *aggregate_figures_find(const struct figures *figures, const struct edition_figures *edition,
                                            size_t *at, int area)
{
	const struct figure *items = figures->items + edition->first;
	while (*at < edition->count && items[*at].area < area)
		(*at)++;
	return area != 0 && *at < edition->count && items[*at].area == area ? &items[*at] : NULL;
}

void aggregate_figures_free(struct figures *figures)
{
	memory_release(figures->items);
	memory_release(figures->editions);
	*figures = (struct figures){ .items = NULL };
}
