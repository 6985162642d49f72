/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* An extract is opened: its first bytes tell the columns, and whether it holds what it must not. */

#include "count/personal.h"
#include "count/pieces.h"

#include "base/memory.h"
#include "base/wiped.h"

#include <string.h>

/* The first bytes of an extract, as far as they are wanted. */
struct head {
	char *bytes;
	size_t size;
	size_t capacity;
	/* whether the extract ends with them */
	bool last;
};

enum {
	HEAD_BYTES = 256 * 1024,
	/* a byte order mark, a line "sep=;" and empty lines may stand before the header */
	BEFORE_HEADER = 4096
};

static bool grow(struct head *head, size_t capacity)
{
	char *bytes = wiped_allocate(capacity);
	if (bytes == NULL)
		return false;
	if (head->size > 0)
		memcpy(bytes, head->bytes, head->size);
	wiped_release(head->bytes, head->capacity);
	head->bytes = bytes;
	head->capacity = capacity;
	return true;
}

/* Reads on until the head is full or the extract ends. */
static klp_status fill(struct head *head, struct extract *extract, klp_error **error)
{
	while (!head->last && head->size < head->capacity) {
		size_t got;
		klp_status status = extract_read(extract, head->bytes + head->size, head->capacity - head->size, &got, error);
		if (status != KLP_OK)
			return status;
		head->size += got;
		head->last = got == 0;
	}
	return KLP_OK;
}

/* The header, with as many bytes as that takes, up to what a line may have. */
static klp_status read_layout(struct extract *extract, struct head *head, klp_error **error)
{
	const struct feed *feed = extract->feed;
	const char *name = extract->source->name;
	uint64_t most = feed->limits->line_bytes;
	most = most > SIZE_MAX / 4 ? SIZE_MAX / 4 : most;
	size_t capacity = extract->piece_bytes > HEAD_BYTES ? extract->piece_bytes : HEAD_BYTES;
	for (bool unfinished = true; unfinished; capacity *= 2) {
		if (!grow(head, capacity))
			return error_memory(error);
		klp_status status = fill(head, extract, error);
		if (status != KLP_OK)
			return status;
		const struct place place = { .source = name, .line = 1 };
		struct slice header = { head->bytes, head->size };
		if (extract->torn && csv_find_line_end(header.text, header.text + header.length) == header.text + header.length)
			return error_set(error, KLP_FORMAT, &place, "%s", harvest_cut_off);
		csv_layout_free(&extract->layout);
		status = csv_layout_read(&extract->layout, feed, header, head->last, name, &unfinished, error);
		if (status != KLP_OK)
			return status;
		if (unfinished && head->size > most + BEFORE_HEADER)
			return limits_exceeded(KLP_LIMIT_LINE_BYTES, feed->limits, &place, error);
	}
	return KLP_OK;
}

/* The name of a column as it stands in the header; empty when it cannot be told. */
static struct slice name_of(const struct csv_layout *layout, struct csv_record *record, size_t column)
{
	const char *end = layout->header + layout->header_size;
	if (csv_read_record(record, layout->delimiter, layout->header, end, true, layout->header_size) != CSV_READ ||
	    column >= record->count)
		return (struct slice){ "", 0 };
	return record->cells[column].text;
}

static klp_status look_at(struct personal *personal, const struct csv_record *record, klp_error **error)
{
	klp_status status = KLP_OK;
	size_t kept = record->count < record->most ? record->count : record->most;
	for (size_t i = 0; status == KLP_OK && i < kept; i++)
		status = personal_look(personal, i, record->cells[i].text, error);
	return status;
}

/* Refuses an extract with a column of citizen service numbers. */
static klp_status check_personal(const struct extract *extract, const struct head *head, klp_error **error)
{
	const struct csv_layout *layout = &extract->layout;
	const char *at = head->bytes + layout->start, *end = head->bytes + head->size;
	struct personal personal = { 0 };
	struct csv_record record = { .most = layout->columns };
	klp_status status = KLP_OK;
	record.cells = memory_allocate_zeroed(layout->columns, sizeof *record.cells);
	if (record.cells == NULL)
		return error_memory(error);
	for (size_t records = 0; status == KLP_OK && records < PERSONAL_RECORDS && at < end;) {
		if (csv_is_line_end(*at)) {
			at++;
			continue;
		}
		if (csv_read_record(&record, layout->delimiter, at, end, head->last, extract->feed->limits->line_bytes) !=
		    CSV_READ)
			break;
		if (record.problem == NULL)
			status = look_at(&personal, &record, error);
		records++;
		at = record.next;
	}
	size_t column = personal_find(&personal);
	if (status == KLP_OK && column != SIZE_MAX)
		status = personal_refuse(column, name_of(layout, &record, column), extract->source->name, error);
	personal_free(&personal);
	memory_release(record.cells);
	return status;
}

/* What was read goes to the pieces, unless these read for themselves. */
static void hand_over(struct extract *extract, struct head *head)
{
	const struct source *source = extract->source;
	extract->lines = extract->layout.start_line - 1;
	if (source->begin > extract->layout.start) {
		extract->layout.start = source->begin;
		extract->lines = source->begin_line - 1;
	}
	/* A record that begins where a piece does belongs to the piece before, which is cut behind a line end. */
	if (source->begin > 0)
		extract->taken = extract->settled = (source->begin - 1) / extract->piece_bytes;
	if (extract_is_direct(extract))
		return;
	extract->ahead = head->bytes;
	extract->ahead_at = (size_t)extract->layout.start;
	extract->ahead_size = head->size - extract->ahead_at;
	extract->ahead_capacity = head->capacity;
	extract->ended = head->last;
	*head = (struct head){ 0 };
}

klp_status extract_open(struct extract **extract, const struct feed *feed, struct source *source, klp_error **error)
{
	struct head head = { 0 };
	struct extract *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL) {
		source_close(source);
		return error_memory(error);
	}
	made->feed = feed;
	made->source = source;
	made->piece_bytes = piece_bytes(feed);
	made->harvest.definition = feed->definition;
	pthread_mutex_init(&made->order, NULL);
	klp_status status = harvest_begin(&made->harvest, feed->definition, error);
	if (status == KLP_OK)
		status = read_layout(made, &head, error);
	if (status == KLP_OK)
		status = check_personal(made, &head, error);
	if (status == KLP_OK)
		hand_over(made, &head);
	wiped_release(head.bytes, head.capacity);
	if (status != KLP_OK)
		extract_close(made);
	else
		*extract = made;
	return status;
}

void extract_close(struct extract *extract)
{
	if (extract == NULL)
		return;
	pthread_mutex_destroy(&extract->order);
	csv_layout_free(&extract->layout);
	harvest_free(&extract->harvest);
	wiped_release(extract->ahead, extract->ahead_capacity);
	wiped_release(extract->carry, extract->carry_capacity);
	source_close(extract->source);
	memory_release(extract);
}
