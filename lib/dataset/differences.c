/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A list of differences. It keeps its own texts, so that it outlives the datasets it is about. */

#include "dataset/differences.h"
#include "base/memory.h"
#include "base/order.h"

#include <stdlib.h>
#include <string.h>

/* -------------------------------------------------------------------- list */

klp_status differences_new(klp_differences **differences, enum language language, klp_error **error)
{
	klp_differences *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	made->language = language;
	klp_status status = klp_dataset_new(&made->notes, error);
	if (status != KLP_OK) {
		memory_release(made);
		return status;
	}
	*differences = made;
	return KLP_OK;
}

void klp_differences_free(klp_differences *differences)
{
	if (differences == NULL)
		return;
	for (size_t i = 0; i < differences->count; i++)
		memory_release(differences->list[i]);
	memory_release(differences->list);
	klp_dataset_free(differences->notes);
	pool_free(&differences->pool);
	memory_release(differences);
}

void difference_init(klp_difference *difference)
{
	*difference = (klp_difference){ .column = -1, .territory = KLP_ABSENT };
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++) {
		difference->side[side].percent = -1;
		for (size_t i = 0; i < DIFFERENCE_COUNTS; i++)
			difference->side[side].counts[i] = KLP_ABSENT;
	}
}

static bool keep_texts(struct pool *pool, klp_difference *difference)
{
	const char **const texts[] = { &difference->message,
		                           &difference->region_name,
		                           &difference->municipality_code,
		                           &difference->municipality_name,
		                           &difference->province_code,
		                           &difference->province_name,
		                           &difference->date,
		                           &difference->to_code,
		                           &difference->to_name,
		                           &difference->to_region_name,
		                           &difference->key,
		                           &difference->side[BEFORE].text,
		                           &difference->side[BEFORE].place.source,
		                           &difference->side[AFTER].text,
		                           &difference->side[AFTER].place.source };
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (!pool_keep_text(pool, texts[i], *texts[i]))
			return false;
	return true;
}

klp_status differences_add(klp_differences *differences, const klp_difference *difference, klp_error **error)
{
	klp_difference *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	*made = *difference;
	if (!keep_texts(&differences->pool, made) || !memory_reserve(&differences->list, &differences->capacity,
	                                                             differences->count + 1, sizeof *differences->list)) {
		memory_release(made);
		return error_memory(error);
	}
	differences->list[differences->count++] = made;
	return KLP_OK;
}

/* ------------------------------------------------------------------- order */

bool differences_kind_is_territory(klp_difference_kind kind)
{
	return kind >= KLP_DIFFERENCE_MERGED && kind <= KLP_DIFFERENCE_MOVED;
}

/* Within a level: what changed, then what cannot be compared, then what is on one side only. */
static int matter_of(klp_difference_kind kind)
{
	return kind < KLP_DIFFERENCE_NOT_COMPARED ? 0 : (int)kind;
}

static int compare_places(const struct place *one, const struct place *other)
{
	int order = order_texts(one->source, other->source);
	if (order != 0)
		return order;
	ORDER_BY(one->page, other->page);
	ORDER_BY(one->line, other->line);
	return 0;
}

static int compare_events(const klp_difference *one, const klp_difference *other)
{
	int order = order_texts(one->date, other->date);
	if (order != 0)
		return order;
	ORDER_BY(one->kind, other->kind);
	order = order_texts(one->municipality_code, other->municipality_code);
	return order != 0 ? order : order_texts(one->to_code, other->to_code);
}

static int compare_areas(const klp_difference *one, const klp_difference *other)
{
	ORDER_BY(one->level, other->level);
	ORDER_BY(matter_of(one->kind), matter_of(other->kind));
	/* The heaviest first. */
	ORDER_BY(other->weight, one->weight);
	ORDER_BY(other->cells, one->cells);
	ORDER_BY(one->number == 0, other->number == 0);
	ORDER_BY(one->number, other->number);
	return order_texts(one->key, other->key);
}

/* Rows of one area that stands several times are kept together by their places. */
static int compare(const void *left, const void *right)
{
	const klp_difference *one = *(klp_difference *const *)left, *other = *(klp_difference *const *)right;
	bool territory = differences_kind_is_territory(one->kind);
	ORDER_BY(territory, differences_kind_is_territory(other->kind));
	int order = territory ? compare_events(one, other) : compare_areas(one, other);
	for (size_t side = 0; order == 0 && side < DIFFERENCE_SIDES; side++)
		order = compare_places(&one->side[side].place, &other->side[side].place);
	if (order != 0)
		return order;
	ORDER_BY(one->kind, other->kind);
	ORDER_BY(one->column, other->column);
	return strcmp(one->message, other->message);
}

void differences_sort(klp_differences *differences)
{
	if (differences->count > 0)
		qsort(differences->list, differences->count, sizeof(klp_difference *), compare);
}

/* ----------------------------------------------------------------- summary */

const char *klp_difference_kind_name(klp_difference_kind kind)
{
	static const char *const names[] = { NULL,          "counts",     "register", "text",     "not-compared",
		                                 "only-before", "only-after", "merged",   "absorbed", "split",
		                                 "renamed",     "border",     "moved" };
	return kind >= KLP_DIFFERENCE_COUNTS && kind <= KLP_DIFFERENCE_MOVED ? names[kind] : NULL;
}

size_t klp_differences_count(const klp_differences *differences)
{
	return differences == NULL ? 0 : differences->count;
}

const klp_difference *klp_differences_at(const klp_differences *differences, size_t index)
{
	return differences == NULL || index >= differences->count ? NULL : differences->list[index];
}

const char *klp_differences_edition_before(const klp_differences *differences)
{
	return differences == NULL ? NULL : differences->edition[BEFORE];
}

const char *klp_differences_edition_after(const klp_differences *differences)
{
	return differences == NULL ? NULL : differences->edition[AFTER];
}

int klp_differences_boundaries(const klp_differences *differences)
{
	return differences == NULL ? 0 : differences->boundaries;
}

size_t klp_differences_areas(const klp_differences *differences, int level, klp_comparison comparison)
{
	size_t count = 0;
	bool known = comparison >= KLP_COMPARISON_CHANGED && comparison <= KLP_COMPARISON_ONLY_AFTER;
	if (differences == NULL || !known)
		return 0;
	for (int each = KLP_LEVEL_COUNTRY; each <= KLP_LEVEL_MUNICIPALITY; each++)
		if (level == 0 || level == each)
			count += differences->areas[each].ended[comparison];
	return count;
}

klp_level klp_differences_total_level(const klp_differences *differences)
{
	for (int level = KLP_LEVEL_COUNTRY; differences != NULL && level <= KLP_LEVEL_MUNICIPALITY; level++) {
		const size_t *ended = differences->areas[level].ended;
		if (ended[KLP_COMPARISON_CHANGED] + ended[KLP_COMPARISON_SAME] > 0)
			return (klp_level)level;
	}
	return (klp_level)0;
}

static int give_sum(const klp_differences *differences, size_t side, klp_column column, int64_t *value)
{
	klp_level level = klp_differences_total_level(differences);
	int count = (int)column - (int)DATASET_FIRST_COUNT;
	if (level == 0 || count < 0 || count >= DATASET_COUNTS)
		return 0;
	return dataset_give_count(value, differences->areas[level].sums[side][count]);
}

int klp_differences_total_before(const klp_differences *differences, klp_column column, int64_t *value)
{
	return give_sum(differences, BEFORE, column, value);
}

int klp_differences_total_after(const klp_differences *differences, klp_column column, int64_t *value)
{
	return give_sum(differences, AFTER, column, value);
}

const klp_dataset *klp_differences_notes(const klp_differences *differences)
{
	return differences == NULL ? NULL : differences->notes;
}

enum language differences_language(const klp_differences *differences)
{
	return differences->language;
}
