/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "report/order.h"
#include "base/memory.h"
#include "base/order.h"
#include "report/figure.h"

#include <stdlib.h>

/* Behind all that have one. */
static const double absent = -1.0;

static int by_key(const void *left, const void *right)
{
	const struct ordered *one = left, *other = right;
	ORDER_BY(other->key, one->key);
	ORDER_BY(one->row, other->row);
	return 0;
}

static int by_place(const void *left, const void *right)
{
	const struct ordered *one = left, *other = right;
	ORDER_BY(one->region_number, other->region_number);
	int order = order_texts(one->name, other->name);
	if (order != 0)
		return order;
	ORDER_BY(one->row, other->row);
	return 0;
}

static double share_of(const klp_dataset *dataset, size_t row)
{
	double share;
	return klp_dataset_real(dataset, row, KLP_COLUMN_PROFILE_SHARE, &share) ? share : absent;
}

static double missing_in(const klp_dataset *dataset, size_t row)
{
	int64_t persons;
	return figure_persons(dataset, row, FIGURE_NO_PROFILE, &persons) ? (double)persons : absent;
}

static bool make(struct order *order, const klp_dataset *dataset, enum language language,
                 double (*key)(const klp_dataset *, size_t), int (*compare)(const void *, const void *))
{
	order->count = klp_dataset_rows(dataset);
	order->rows = memory_allocate_zeroed(order->count, sizeof *order->rows);
	if (order->rows == NULL)
		return false;
	for (size_t row = 0; row < order->count; row++) {
		int64_t region = 0;
		klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &region);
		order->rows[row] = (struct ordered){ .row = row,
			                                 .key = key(dataset, row),
			                                 .region_number = (int)region,
			                                 .name = figure_name(dataset, row, language) };
	}
	qsort(order->rows, order->count, sizeof *order->rows, compare);
	return true;
}

bool order_all(struct story *story)
{
	return make(&story->by_share, story->regions, story->language, share_of, by_key) &&
	       make(&story->by_place, story->municipalities, story->language, share_of, by_place) &&
	       make(&story->by_missing, story->municipalities, story->language, missing_in, by_key);
}

void order_free(struct story *story)
{
	memory_release(story->by_share.rows);
	memory_release(story->by_place.rows);
	memory_release(story->by_missing.rows);
}
