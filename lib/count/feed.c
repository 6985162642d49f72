/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/feed.h"

#include "count/csv_layout.h"

#include "base/memory.h"
#include "base/wiped.h"
#include "base/progress.h"

#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 18 };

/* All bytes of a source. */
static klp_status load(struct source *source, char **bytes, size_t *size, size_t *capacity, klp_error **error)
{
	for (;;) {
		if (*capacity - *size < BLOCK) {
			size_t grown = 2 * *capacity + BLOCK;
			char *moved = wiped_allocate(grown);
			if (moved == NULL)
				return error_memory(error);
			if (*bytes != NULL)
				memcpy(moved, *bytes, *size);
			wiped_release(*bytes, *capacity);
			*bytes = moved;
			*capacity = grown;
		}
		size_t got = 0;
		if (source->memory != NULL) {
			uint64_t left = source->size - *size;
			got = left < BLOCK ? (size_t)left : BLOCK;
			memcpy(*bytes + *size, source->memory + *size, got);
		} else if (source->file >= 0) {
			ssize_t result = pread(source->file, *bytes + *size, BLOCK, (off_t)*size);
			if (result < 0)
				return error_set(error, KLP_IO, NULL, "%s cannot be read", source->name);
			got = (size_t)result;
		} else {
			klp_status status = source->read(source, *bytes + *size, BLOCK, &got, error);
			if (status != KLP_OK)
				return status;
		}
		if (got == 0)
			return KLP_OK;
		*size += got;
	}
}

static klp_status take(const struct feed *feed, const struct csv_layout *layout, struct csv_record *read,
                       struct harvest *harvest, uint64_t line, char *unquoted, klp_error **error)
{
	struct record record = { .parts = 0 };
	if (read->problem == NULL && read->count != layout->columns)
		read->problem = read->count < layout->columns ? "it has too few fields" : "it has too many fields";
	if (read->problem != NULL)
		return harvest_spoil(harvest, line, -1, read->problem, error);
	for (size_t i = 0; i < layout->columns; i++) {
		const struct csv_cell *cell = &read->cells[i];
		int field = layout->fields[i];
		if (field >= 0 && field < COUNT_VALUES) {
			record.values[field] = cell->text;
			if (cell->doubled) {
				record.values[field] = (struct slice){ unquoted, csv_unquote(unquoted, cell->text) };
				unquoted += cell->text.length;
			}
		} else if (csv_is_filled(cell)) {
			record.parts |= csv_part_of(field);
		}
	}
	return feed_take(feed, harvest, &record, line, error);
}

static klp_status count_csv(const struct feed *feed, struct source *source, struct harvest *harvest, klp_error **error)
{
	char *bytes = NULL, *unquoted = NULL;
	size_t size = 0, capacity = 0;
	bool unfinished;
	struct csv_layout layout = { 0 };
	struct csv_record read = { 0 };
	klp_status status = load(source, &bytes, &size, &capacity, error);
	if (status == KLP_OK)
		status = csv_layout_read(&layout, feed, (struct slice){ bytes, size }, true, source->name, &unfinished, error);
	if (status != KLP_OK)
		goto done;
	read.most = layout.columns;
	read.cells = memory_allocate_zeroed(layout.columns, sizeof *read.cells);
	unquoted = wiped_allocate(size + 1);
	if (read.cells == NULL || unquoted == NULL) {
		status = error_memory(error);
		goto done;
	}
	uint64_t line = layout.start_line;
	const char *at = bytes + layout.start, *end = bytes + size;
	while (status == KLP_OK && at < end) {
		if (csv_is_line_end(*at)) {
			line += *at != '\n' || at[-1] != '\r';
			at++;
			continue;
		}
		csv_read_record(&read, layout.delimiter, at, end, true, feed->limits->line_bytes);
		status = take(feed, &layout, &read, harvest, line, unquoted, error);
		for (; at < read.next; at++)
			line += *at == '\r' || (*at == '\n' && at[-1] != '\r');
		atomic_fetch_add(feed->records, 1);
	}
done:
	wiped_release(unquoted, size + 1);
	memory_release(read.cells);
	csv_layout_free(&layout);
	wiped_release(bytes, capacity);
	return status;
}

static klp_status tell_nothing(void *context, klp_error **error)
{
	(void)context;
	(void)error;
	return KLP_OK;
}

klp_status feed_run(const struct feed *feed, struct sources *sources, struct harvest *harvest, klp_error **error)
{
	klp_status status = KLP_OK;
	for (;;) {
		struct source *source;
		status = sources_next(sources, &source, error);
		if (status != KLP_OK || source == NULL)
			break;
		struct harvest counted = { 0 };
		status = harvest_begin(&counted, feed->definition, error);
		if (status == KLP_OK)
			status = source->xml ? xml_count(feed, source, &counted, tell_nothing, NULL, error)
			                     : count_csv(feed, source, &counted, error);
		if (status == KLP_OK)
			status = harvest_add(harvest, &counted, 0, source->name, error);
		harvest_free(&counted);
		source_close(source);
		if (status == KLP_OK && harvest->unusable > feed->limits->unusable_records)
			status = limits_exceeded(KLP_LIMIT_UNUSABLE_RECORDS, feed->limits, NULL, error);
		if (status != KLP_OK)
			break;
	}
	return status;
}
