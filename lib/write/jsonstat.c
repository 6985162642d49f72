/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* JSON-stat 2.0: a cube of areas, editions and measures. Here what it is a cube of. */

#include "write/jsonstat.h"
#include "base/memory.h"
#include "base/order.h"
#include "dataset/dataset.h"
#include "write/column_words.h"
#include "write/described.h"

#include <stdlib.h>

/* ---------------------------------------------------------------- the areas */

/* The row that tells an area's name and place: that of the latest edition. */
static size_t row_of(const struct jsonstat_area *area)
{
	return area->first[area->editions - 1].row;
}

static const char *parent_of(const struct jsonstat *work, const struct jsonstat_area *area)
{
	switch (area->first->level) {
	case KLP_LEVEL_MUNICIPALITY:
		return klp_dataset_text(work->cube.dataset, row_of(area), KLP_COLUMN_REGION_CODE);
	case KLP_LEVEL_REGION:
		return "NL01";
	case KLP_LEVEL_COUNTRY:
	case KLP_LEVEL_PROVINCE: /* a grouping of its own, beside that of the regions */
		break;
	}
	return NULL;
}

static klp_status find_areas(struct jsonstat *work, klp_error **error)
{
	const struct cube *cube = &work->cube;
	work->areas = memory_allocate_zeroed(cube->count + 1, sizeof *work->areas);
	if (work->areas == NULL)
		return error_memory(error);
	for (size_t i = 0; i < cube->count; i++) {
		if (i == 0 || !cube_same_area(&cube->keys[i - 1], &cube->keys[i]))
			work->areas[work->area_count++].first = &cube->keys[i];
		work->areas[work->area_count - 1].editions++;
	}
	for (size_t i = 0; i < work->area_count; i++)
		work->areas[i].parent = parent_of(work, &work->areas[i]);
	return KLP_OK;
}

/* The id of an area: its code, or its name with its level, so that it is no other's. */
static void put_id(struct json *json, const struct jsonstat_area *area)
{
	json_next(json);
	sink_byte(json->sink, '"');
	if (area->first->named) {
		sink_text(json->sink, klp_level_name(area->first->level));
		sink_byte(json->sink, ':');
	}
	json_text_within(json, area->first->area);
	sink_byte(json->sink, '"');
}

static void put_id_name(struct json *json, const struct jsonstat_area *area)
{
	put_id(json, area);
	sink_byte(json->sink, ':');
}

/* By what they are a part of; those that are a part of nothing last. */
static int compare_parents(const void *one, const void *other)
{
	const struct jsonstat_area *const *left = one, *const *right = other;
	int order = order_texts((*left)->parent, (*right)->parent);
	if (order != 0)
		return order;
	ORDER_BY(*left, *right);
	return 0;
}

/* The areas that are a part of an area, which run on from *next in the list. */
static void put_parts(struct jsonstat *work, const struct jsonstat_area *whole, struct jsonstat_area *const *list,
                      size_t *next)
{
	struct json *json = &work->json;
	while (*next < work->area_count && list[*next]->parent != NULL &&
	       strcmp(list[*next]->parent, whole->first->area) < 0)
		(*next)++;
	size_t begin = *next;
	while (*next < work->area_count && list[*next]->parent != NULL &&
	       strcmp(list[*next]->parent, whole->first->area) == 0)
		(*next)++;
	if (*next == begin)
		return;
	put_id_name(json, whole);
	json_open(json, '[');
	for (size_t i = begin; i < *next; i++)
		put_id(json, list[i]);
	json_close(json, ']');
}

/* Which areas are parts of which: the regions of the country, the municipalities of the regions. */
static klp_status put_tree(struct jsonstat *work, klp_error **error)
{
	struct jsonstat_area **list = memory_allocate_zeroed(work->area_count + 1, sizeof(struct jsonstat_area *));
	if (list == NULL)
		return error_memory(error);
	for (size_t i = 0; i < work->area_count; i++)
		list[i] = &work->areas[i];
	qsort(list, work->area_count, sizeof *list, compare_parents);
	json_name(&work->json, "child");
	json_open(&work->json, '{');
	/* Both lists are in the order of codes, within a level. */
	for (klp_level level = KLP_LEVEL_COUNTRY; level <= KLP_LEVEL_REGION; level++) {
		size_t next = 0;
		for (size_t i = 0; i < work->area_count; i++)
			if (work->areas[i].first->level == level && !work->areas[i].first->named)
				put_parts(work, &work->areas[i], list, &next);
	}
	json_close(&work->json, '}');
	memory_release(list);
	return KLP_OK;
}

/* ----------------------------------------------------------- the dimensions */

static void begin_dimension(struct jsonstat *work, const char *id, const char *english, const char *dutch)
{
	json_name(&work->json, id);
	json_open(&work->json, '{');
	json_member_text(&work->json, "label", work->language == LANGUAGE_DUTCH ? dutch : english);
	json_name(&work->json, "category");
	json_open(&work->json, '{');
	json_name(&work->json, "index");
	json_open(&work->json, '[');
}

static void begin_labels(struct json *json)
{
	json_close(json, ']');
	json_name(json, "label");
	json_open(json, '{');
}

static void end_dimension(struct json *json)
{
	json_close(json, '}');
	json_close(json, '}');
}

static klp_status put_areas(struct jsonstat *work, klp_error **error)
{
	struct json *json = &work->json;
	begin_dimension(work, "area", "Area", "Gebied");
	for (size_t i = 0; i < work->area_count; i++)
		put_id(json, &work->areas[i]);
	begin_labels(json);
	for (size_t i = 0; i < work->area_count; i++) {
		const struct jsonstat_area *area = &work->areas[i];
		const char *name = cube_area_name(work->cube.dataset, row_of(area), work->language);
		put_id_name(json, area);
		json_text(json, name == NULL ? area->first->area : name);
	}
	json_close(json, '}');
	klp_status status = put_tree(work, error);
	end_dimension(json);
	return status;
}

static void put_editions(struct jsonstat *work)
{
	struct json *json = &work->json;
	const klp_dataset *dataset = work->cube.dataset;
	begin_dimension(work, "edition", "Edition", "Editie");
	for (size_t i = 0; i < work->edition_count; i++)
		json_next_text(json, klp_dataset_edition(dataset, i));
	begin_labels(json);
	for (size_t i = 0; i < work->edition_count; i++) {
		const struct described_words words = described_edition(klp_dataset_edition(dataset, i), work->language);
		json_member_text(json, klp_dataset_edition(dataset, i), words.text);
	}
	json_close(json, '}');
	end_dimension(json);
}

static void put_measures(struct jsonstat *work)
{
	struct json *json = &work->json;
	const struct columns *measures = &work->cube.measures;
	begin_dimension(work, "measure", "Measure", "Onderwerp");
	for (size_t i = 0; i < measures->count; i++)
		json_next_text(json, measures->name[i]);
	begin_labels(json);
	for (size_t i = 0; i < measures->count; i++)
		json_member_text(json, measures->name[i], column_words[measures->column[i]].title[work->language]);
	json_close(json, '}');
	json_name(json, "unit");
	json_open(json, '{');
	for (size_t i = 0; i < measures->count; i++) {
		json_name(json, measures->name[i]);
		json_open(json, '{');
		json_member_text(json, "label", column_unit(column_words[measures->column[i]].unit, work->language));
		if (measures->type[i] == KLP_TYPE_INTEGER)
			json_member_integer(json, "decimals", 0);
		json_close(json, '}');
	}
	json_close(json, '}');
	json_name(json, "note");
	json_open(json, '{');
	for (size_t i = 0; i < measures->count; i++) {
		json_name(json, measures->name[i]);
		json_open(json, '[');
		json_next_text(json, column_words[measures->column[i]].meaning[work->language]);
		json_close(json, ']');
	}
	json_close(json, '}');
	end_dimension(json);
}

/* ---------------------------------------------------------------------- all */

static void put_head(struct jsonstat *work)
{
	struct json *json = &work->json;
	json_open(json, '{');
	json_member_text(json, "version", "2.0");
	json_member_text(json, "class", "dataset");
	json_member_text(json, "label", described_title(work->language));
	json_member_text(json, "source", described_source(work->language));
	const char *latest =
		work->edition_count == 0 ? NULL : klp_dataset_edition(work->cube.dataset, work->edition_count - 1);
	if (latest != NULL) {
		const struct described_words day = described_last_day(latest);
		json_member_text(json, "updated", day.text);
	}
	sink_text(json->sink, ",\n\"id\":[\"area\",\"edition\",\"measure\"],\"size\":[");
	sink_integer(json->sink, (int64_t)work->area_count);
	sink_byte(json->sink, ',');
	sink_integer(json->sink, (int64_t)work->edition_count);
	sink_byte(json->sink, ',');
	sink_integer(json->sink, (int64_t)work->cube.measures.count);
	sink_text(json->sink, "],\n\"role\":{\"geo\":[\"area\"],\"time\":[\"edition\"],\"metric\":[\"measure\"]}");
	json_next_line(json);
	json->follows = false;
}

static klp_status put_cube(struct jsonstat *work, struct progress *progress, klp_error **error)
{
	struct json *json = &work->json;
	put_head(work);
	json_name(json, "dimension");
	json_open(json, '{');
	klp_status status = put_areas(work, error);
	put_editions(work);
	put_measures(work);
	json_close(json, '}');
	if (status == KLP_OK)
		status = jsonstat_put_values(work, progress, error);
	if (status == KLP_OK)
		status = jsonstat_put_states(work, error);
	json_close(json, '}');
	sink_byte(json->sink, '\n');
	return status;
}

klp_status write_jsonstat(struct sink *sink, const struct content *content, struct progress *progress,
                          klp_error **error)
{
	struct jsonstat work = { .json = { sink, false },
		                     .content = content,
		                     .edition_count = klp_dataset_editions(content->dataset) };
	language_find(&work.language, content->options->language);
	klp_status status = cube_make(&work.cube, content->dataset, "jsonstat", CUBE_CODES_OR_NAMES, error);
	if (status == KLP_OK)
		status = find_areas(&work, error);
	if (status == KLP_OK)
		status = put_cube(&work, progress, error);
	memory_release(work.areas);
	cube_free(&work.cube);
	return status;
}
