/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The cells of JSON-stat's cube: its numbers, and what is to be known of them. They stand in the order of areas, then of editions, then of
 * measures. */

#include "write/jsonstat.h"

/* The place of an edition among those of the dataset, which are in order. */
static size_t edition_index(const struct jsonstat *work, size_t row)
{
	const char *edition = klp_dataset_text(work->cube.dataset, row, KLP_COLUMN_EDITION);
	size_t low = 0, high = work->edition_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(klp_dataset_edition(work->cube.dataset, middle), edition) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The number of a cell's place in the cube. In 64 bits it cannot overflow: a row takes more memory than there are editions times
 * measures can make up for. */
static uint64_t cell_number(const struct jsonstat *work, size_t area, size_t row, size_t measure)
{
	uint64_t edition = (uint64_t)area * work->edition_count + edition_index(work, row);
	return edition * work->cube.measures.count + measure;
}

static bool put_number(struct sink *sink, const klp_dataset *dataset, size_t row, klp_column column)
{
	int64_t integer;
	double real;
	if (klp_dataset_integer(dataset, row, column, &integer))
		sink_integer(sink, integer);
	else if (klp_dataset_real(dataset, row, column, &real))
		sink_real(sink, real);
	else
		return false;
	return true;
}

static void put_cell_name(struct json *json, uint64_t number)
{
	json_next(json);
	sink_byte(json->sink, '"');
	sink_integer(json->sink, (int64_t)number);
	sink_bytes(json->sink, "\":", 2);
}

/* All cells of an area, or null for what is not there. */
static void put_all_values(struct jsonstat *work, const struct jsonstat_area *area)
{
	struct json *json = &work->json;
	const struct columns *measures = &work->cube.measures;
	size_t next = 0;
	for (size_t edition = 0; edition < work->edition_count; edition++) {
		const char *text = klp_dataset_edition(work->cube.dataset, edition);
		bool there = next < area->editions &&
		             strcmp(klp_dataset_text(work->cube.dataset, area->first[next].row, KLP_COLUMN_EDITION), text) == 0;
		size_t row = there ? area->first[next++].row : 0;
		for (size_t i = 0; i < measures->count; i++) {
			json_next(json);
			if (!there || !put_number(json->sink, work->cube.dataset, row, measures->column[i]))
				sink_text(json->sink, "null");
		}
	}
}

/* Only the cells of an area that have a value, each with its place. */
static void put_some_values(struct jsonstat *work, size_t area)
{
	const struct columns *measures = &work->cube.measures;
	for (size_t edition = 0; edition < work->areas[area].editions; edition++) {
		size_t row = work->areas[area].first[edition].row;
		for (size_t i = 0; i < measures->count; i++) {
			if (!klp_dataset_real(work->cube.dataset, row, measures->column[i], NULL))
				continue;
			put_cell_name(&work->json, cell_number(work, area, row, i));
			put_number(work->json.sink, work->cube.dataset, row, measures->column[i]);
		}
	}
}

klp_status jsonstat_put_values(struct jsonstat *work, struct progress *progress, klp_error **error)
{
	/* A cube that is mostly empty is written cell by cell: else few rows of many editions would make a very large file. */
	enum { MOST_EMPTY = 4 };
	struct json *json = &work->json;
	bool full = (uint64_t)work->area_count * work->edition_count <= (uint64_t)work->cube.count * MOST_EMPTY;
	size_t done = 0;
	json_name(json, "value");
	json_open(json, full ? '[' : '{');
	for (size_t i = 0; i < work->area_count; i++) {
		if (full)
			put_all_values(work, &work->areas[i]);
		else
			put_some_values(work, i);
		sink_byte(json->sink, '\n');
		done += work->areas[i].editions;
		klp_status status = write_step(json->sink, progress, done, error);
		if (status != KLP_OK)
			return status;
	}
	json_close(json, full ? ']' : '}');
	return KLP_OK;
}

/* What is to be known of a cell: the text in the place of its number; that its number is no published one. */
static const char *status_of(const klp_dataset *dataset, size_t row, klp_column column)
{
	int64_t origin = KLP_ORIGIN_PUBLISHED;
	if (!klp_dataset_real(dataset, row, column, NULL))
		return columns_printed_text(dataset, row, column);
	klp_dataset_integer(dataset, row, KLP_COLUMN_ORIGIN, &origin);
	return origin == KLP_ORIGIN_PUBLISHED ? NULL : klp_origin_name((klp_origin)origin);
}

klp_status jsonstat_put_states(struct jsonstat *work, klp_error **error)
{
	struct json *json = &work->json;
	const struct columns *measures = &work->cube.measures;
	json_name(json, "status");
	json_open(json, '{');
	for (size_t area = 0; area < work->area_count; area++) {
		for (size_t edition = 0; edition < work->areas[area].editions; edition++) {
			size_t row = work->areas[area].first[edition].row;
			for (size_t i = 0; i < measures->count; i++) {
				const char *text = status_of(work->cube.dataset, row, measures->column[i]);
				if (text == NULL)
					continue;
				put_cell_name(json, cell_number(work, area, row, i));
				json_text(json, text);
			}
		}
		klp_status status = sink_status(json->sink, error);
		if (status != KLP_OK)
			return status;
	}
	json_close(json, '}');
	return KLP_OK;
}
