/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/walk.h"

#include "base/wiped.h"

#include <string.h>

uint64_t walk_offset(const struct walk *walk)
{
	return walk->read - (uint64_t)(walk->end - walk->at);
}

static bool all_is_read(const struct walk *walk)
{
	return walk->read == walk->source->size;
}

/* Makes room for a record that is longer than the buffer, up to what one may have. False when there is no memory. */
static bool grow(struct walk *walk)
{
	const size_t left = (size_t)(walk->end - walk->at), capacity = 2 * walk->capacity;
	char *buffer = wiped_allocate(capacity + SCAN_PADDING);
	if (buffer == NULL)
		return false;
	memcpy(buffer, walk->at, left);
	wiped_release(walk->buffer, walk->capacity + SCAN_PADDING);
	walk->buffer = buffer;
	walk->capacity = capacity;
	walk->at = buffer;
	walk->end = buffer + left;
	return true;
}

/* Reads on, behind what is not passed yet. */
static klp_status fill(struct walk *walk, klp_error **error)
{
	const size_t left = (size_t)(walk->end - walk->at);
	if (left == walk->capacity && !grow(walk))
		return error_memory(error);
	memmove(walk->buffer, walk->at, left);
	const uint64_t rest = walk->source->size - walk->read;
	const size_t room = walk->capacity - left, size = rest < room ? (size_t)rest : room;
	klp_status status = source_read_at(walk->source, walk->read, walk->buffer + left, size, error);
	if (status != KLP_OK)
		return status;
	walk->at = walk->buffer;
	walk->end = walk->buffer + left + size;
	walk->read += size;
	return progress_tell(walk->progress, walk->read, error);
}

/* Passes one byte of a line end, behind which a record may begin; the second of a pair is passed with the next step. */
static void pass_line_end(struct walk *walk)
{
	walk->behind_return = *walk->at++ == '\r';
	walk->lines++;
}

/* Passes bytes of one record, and its line end if that is there. */
static void pass_bytes(struct walk *walk, const char *next)
{
	walk->lines += scan_count_lines(walk->at, walk->at, next);
	walk->at = next;
	if (next < walk->end)
		pass_line_end(walk);
}

/* Passes one record by the exact rules, or reads on when it does not end in what is there. */
static klp_status pass_exactly(struct walk *walk, klp_error **error)
{
	const uint64_t begin = walk_offset(walk);
	const bool cut = (uint64_t)(walk->end - walk->at) > walk->line_bytes;
	struct csv_record record = { .most = 0 };
	enum csv_outcome outcome =
		csv_read_record(&record, walk->delimiter, walk->at, walk->end, all_is_read(walk), walk->line_bytes);
	if (outcome == CSV_UNFINISHED)
		return fill(walk, error);
	/* A field that did not end is the one behind those that are counted. */
	if (cut && record.problem != NULL && record.problem_field == record.count)
		walk->reach = begin + walk->line_bytes + 1;
	walk->skipping = outcome == CSV_BROKEN_ON;
	pass_bytes(walk, walk->skipping ? walk->end : record.next);
	return KLP_OK;
}

/* Passes what comes next, records as long as they are tidy and end before `goal`, or one of another kind. */
static klp_status step(struct walk *walk, uint64_t goal, klp_error **error)
{
	if (walk->skipping) {
		const char *line_end = csv_find_line_end(walk->at, walk->end);
		walk->skipping = line_end == walk->end;
		pass_bytes(walk, line_end);
		return KLP_OK;
	}
	/* What ends within so many bytes is not too long for a record. */
	const uint64_t offset = walk_offset(walk);
	uint64_t most = (uint64_t)(walk->end - walk->at);
	most = most < walk->line_bytes ? most : walk->line_bytes;
	most = offset < goal && goal - offset < most ? goal - offset : most;
	const char *next = walk->quick(walk, walk->at, walk->at + most);
	if (next > walk->at) {
		walk->at = next;
		walk->behind_return = next[-1] == '\r';
		return KLP_OK;
	}
	if (csv_is_line_end(*walk->at)) {
		pass_line_end(walk);
		return KLP_OK;
	}
	return pass_exactly(walk, error);
}

klp_status walk_to(struct walk *walk, uint64_t target, klp_error **error)
{
	for (;;) {
		const uint64_t goal = target > walk->reach ? target : walk->reach;
		klp_status status = KLP_OK;
		if (walk->at == walk->end && all_is_read(walk))
			return KLP_OK;
		if (walk->at == walk->end) {
			status = fill(walk, error);
		} else if (walk->behind_return) {
			walk->at += *walk->at == '\n';
			walk->behind_return = false;
		} else if (!walk->skipping && walk_offset(walk) >= goal) {
			return KLP_OK;
		} else {
			status = step(walk, goal, error);
		}
		if (status != KLP_OK)
			return status;
	}
}

klp_status walk_begin(struct walk *walk, const struct extract *extract, struct progress *progress, klp_error **error)
{
	const uint64_t line_bytes = extract->feed->limits->line_bytes;
	*walk = (struct walk){ .source = extract->source,
		                   .progress = progress,
		                   .delimiter = extract->layout.delimiter,
		                   .line_bytes = line_bytes < SCAN_MOST_LINE_BYTES ? line_bytes : SCAN_MOST_LINE_BYTES,
		                   .capacity = extract->piece_bytes,
		                   .read = extract->layout.start,
		                   .lines = extract->layout.start_line - 1,
		                   .quick = walk_quick_portable };
#if SCAN_X86
	enum scan_kernel kernel =
		extract->feed->kernel == SCAN_BEST ? scan_best() : (enum scan_kernel)extract->feed->kernel;
	if (kernel == SCAN_AVX2)
		walk->quick = walk_quick_avx2;
	else if (kernel == SCAN_AVX512)
		walk->quick = walk_quick_avx512;
#endif
	walk->buffer = wiped_allocate(walk->capacity + SCAN_PADDING);
	walk->at = walk->end = walk->buffer;
	return walk->buffer == NULL ? error_memory(error) : KLP_OK;
}

void walk_free(struct walk *walk)
{
	wiped_release(walk->buffer, walk->capacity + SCAN_PADDING);
	*walk = (struct walk){ .source = NULL };
}
