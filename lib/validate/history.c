/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/history.h"
#include "base/memory.h"
#include "base/order.h"

#include <stdlib.h>
#include <string.h>

/* 1,4826 as a fraction. */
enum { DEVIATION = 14826, DEVIATION_UNIT = 10000 };

/* In a quarter. */
enum { MONTHS = 3 };

/* By area, whatever the edition, and then by edition. */
static int compare_series(const void *left, const void *right)
{
	const struct entry *one = left, *other = right;
	ORDER_BY(one->level, other->level);
	ORDER_BY(one->has_code, other->has_code);
	if (!one->has_code)
		ORDER_BY(one->region, other->region);
	int order = order_texts(one->name, other->name);
	if (order != 0)
		return order;
	ORDER_BY(one->edition, other->edition);
	ORDER_BY(one->row, other->row);
	return 0;
}

static bool same_series(const struct entry *one, const struct entry *other)
{
	return one->level == other->level && one->has_code == other->has_code &&
	       (one->has_code || one->region == other->region) && order_texts(one->name, other->name) == 0;
}

/* Whether a row has an edition and is about an area that other editions can be about as well. */
static bool has_series(const struct entry *entry)
{
	return entry->edition != EDITION_NONE && (entry->level != KLP_LEVEL_MUNICIPALITY || entry->name[0] != '\0');
}

/* The first edition on the territory that a municipality has in another: the one after the last reorganisation that it
 * took part in. */
static edition_number first_on_territory(const klp_territory *territory, const struct entry *entry)
{
	edition_number first = EDITION_NONE;
	if (!entry->has_code)
		return first;
	for (size_t i = 0; i < klp_territory_changes(territory); i++) {
		const char *date = klp_territory_change_date(territory, i);
		if (strcmp(klp_territory_change_old_code(territory, i), entry->name) != 0 &&
		    strcmp(klp_territory_change_new_code(territory, i), entry->name) != 0)
			continue;
		int year = (int)strtol(date, NULL, 10), month = (int)strtol(date + strlen("yyyy-"), NULL, 10);
		edition_number changed = edition_of(year, (month + MONTHS - 1) / MONTHS);
		/* Changes come in the order of their dates. */
		if (changed <= entry->edition)
			first = changed;
	}
	return first;
}

static void sort_numbers(int64_t *numbers, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t j = i; j > 0 && numbers[j - 1] > numbers[j]; j--) {
			int64_t kept = numbers[j];
			numbers[j] = numbers[j - 1];
			numbers[j - 1] = kept;
		}
}

/* Twice the median, which is a whole number. */
static int64_t median_twice(int64_t *numbers, size_t count)
{
	sort_numbers(numbers, count);
	return numbers[(count - 1) / 2] + numbers[count / 2];
}

static int64_t distance(int64_t one, int64_t other)
{
	return one > other ? one - other : other - one;
}

static int64_t larger(int64_t one, int64_t other)
{
	return one > other ? one : other;
}

/* How far from the median a count may lie, and the median; all is reckoned twice, so that medians stay whole. The largest
 * count that a dataset takes leaves room for the factors. */
static int64_t usual_distance(int64_t *earlier, size_t editions, int64_t *centre)
{
	int64_t deviations[HISTORY_EDITIONS];
	*centre = median_twice(earlier, editions);
	for (size_t i = 0; i < editions; i++)
		deviations[i] = distance(2 * earlier[i], *centre);
	/* twice the MAD of what was doubled: four times the MAD */
	int64_t scatter = median_twice(deviations, editions);
	int64_t scaled = scatter / DEVIATION_UNIT * DEVIATION + scatter % DEVIATION_UNIT * DEVIATION / DEVIATION_UNIT;
	/* the most whose double, divided by the deviations allowed, is no more than that */
	int64_t most = ((scaled + 1) * HISTORY_DEVIATIONS - 1) / 2;
	return larger(most, larger((int64_t)2 * HISTORY_FLOOR, *centre / 2));
}

/* Whether a count is far out of the earlier ones, and then their median. */
static bool is_far_out(int64_t count, int64_t *earlier, size_t editions, int64_t *median)
{
	int64_t centre;
	int64_t usual = usual_distance(earlier, editions, &centre);
	*median = centre / 2;
	return distance(2 * count, centre) > usual;
}

/* The counts of one column in the last editions before that of series[at]. */
static size_t collect(int64_t earlier[HISTORY_EDITIONS], const struct entry *series, size_t at, size_t count,
                      edition_number first)
{
	size_t collected = 0;
	for (size_t i = at; i-- > 0 && series[i].edition >= first && collected < HISTORY_EDITIONS;)
		if (series[i].counts[count] != KLP_ABSENT)
			earlier[collected++] = series[i].counts[count];
	return collected;
}

/* Looks at one row of a series. */
static klp_status look_at(void *context, const klp_territory *territory, const struct entry *series, size_t at,
                          klp_error **error)
{
	struct histories *histories = context;
	struct history history;
	bool any = false;
	edition_number first = first_on_territory(territory, &series[at]);
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		int64_t earlier[HISTORY_EDITIONS];
		history.medians[i] = KLP_ABSENT;
		if (series[at].counts[i] == KLP_ABSENT)
			continue;
		history.editions[i] = collect(earlier, series, at, i, first);
		int64_t median;
		if (history.editions[i] < HISTORY_EDITIONS_MIN ||
		    !is_far_out(series[at].counts[i], earlier, history.editions[i], &median))
			continue;
		history.medians[i] = median;
		any = true;
	}
	if (!any)
		return KLP_OK;
	if (!memory_reserve(&histories->items, &histories->capacity, histories->count + 1, sizeof *histories->items))
		return error_memory(error);
	histories->items[histories->count++] = history;
	histories->of_row[series[at].row] = histories->count;
	return KLP_OK;
}

/* Brings the first row of each edition of each series to the front, in order: what others say of the same is told as a
 * contradiction. Returns how many there are. */
static size_t sift_series(struct entries *entries)
{
	size_t kept = 0;
	for (size_t i = 0; i < entries->count; i++) {
		const struct entry entry = entries->items[i];
		const struct entry *last = kept == 0 ? NULL : &entries->items[kept - 1];
		if (!has_series(&entry) || (last != NULL && last->edition == entry.edition && same_series(last, &entry)))
			continue;
		entries->items[i] = entries->items[kept];
		entries->items[kept++] = entry;
	}
	return kept;
}

/* What is done with a row of a series that has a history. */
typedef klp_status (*visitor)(void *context, const klp_territory *territory, const struct entry *series, size_t at,
                              klp_error **error);

static klp_status visit_series(struct entries *entries, const klp_territory *territory, visitor visit, void *context,
                               klp_error **error)
{
	if (entries->count > 0)
		qsort(entries->items, entries->count, sizeof *entries->items, compare_series);
	size_t count = sift_series(entries);
	klp_status status = KLP_OK;
	for (size_t start = 0, end; start < count && status == KLP_OK; start = end) {
		const struct entry *series = &entries->items[start];
		for (end = start + 1; end < count && same_series(series, &entries->items[end]);)
			end++;
		for (size_t at = HISTORY_EDITIONS_MIN; at < end - start && status == KLP_OK; at++)
			status = visit(context, territory, series, at, error);
	}
	return status;
}

klp_status validate_histories_gather(struct histories *histories, const klp_dataset *dataset,
                                     const klp_territory *territory, struct entries *entries, klp_error **error)
{
	histories->of_row = memory_allocate_zeroed(klp_dataset_rows(dataset), sizeof *histories->of_row);
	if (histories->of_row == NULL)
		return error_memory(error);
	return visit_series(entries, territory, look_at, histories, error);
}

const struct history *validate_histories_find(const struct histories *histories, size_t row)
{
	return histories->of_row[row] == 0 ? NULL : &histories->items[histories->of_row[row] - 1];
}

void validate_histories_free(struct histories *histories)
{
	memory_release(histories->items);
	memory_release(histories->of_row);
	*histories = (struct histories){ .items = NULL };
}

/* ------------------------------------------------------------- usual ranges */

/* Where the counts of a row lie by their history. */
static klp_status measure(void *context, const klp_territory *territory, const struct entry *series, size_t at,
                          klp_error **error)
{
	struct usuals *usuals = context;
	edition_number first = first_on_territory(territory, &series[at]);
	(void)error;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		int64_t earlier[HISTORY_EDITIONS], centre;
		size_t editions = collect(earlier, series, at, i, first);
		if (editions < HISTORY_EDITIONS_MIN)
			continue;
		int64_t usual = usual_distance(earlier, editions, &centre);
		usuals->of_row[series[at].row][i] = (struct localise_range){ (centre - usual + 1) / 2, (centre + usual) / 2 };
	}
	return KLP_OK;
}

klp_status validate_usuals_gather(struct usuals *usuals, const klp_dataset *dataset, const klp_territory *territory,
                                  klp_error **error)
{
	struct entries entries = { .items = NULL };
	size_t rows = klp_dataset_rows(dataset);
	klp_status status = validate_entries_gather(&entries, dataset, error);
	if (status != KLP_OK)
		goto done;
	usuals->of_row = memory_allocate_zeroed(rows, sizeof *usuals->of_row);
	if (usuals->of_row == NULL) {
		status = error_memory(error);
		goto done;
	}
	for (size_t row = 0; row < rows; row++)
		for (size_t i = 0; i < DATASET_COUNTS; i++)
			usuals->of_row[row][i] = (struct localise_range){ .low = 1, .high = 0 };
	status = visit_series(&entries, territory, measure, usuals, error);

done:
	validate_entries_free(&entries);
	return status;
}

void validate_usuals_free(struct usuals *usuals)
{
	memory_release(usuals->of_row);
	usuals->of_row = NULL;
}
