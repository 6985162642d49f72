/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A file is parted into ranges that end where records do, so that several machines can count it. */

#include "count/handle.h"
#include "count/walk.h"

#include "base/memory.h"

#include <string.h>

/* Where the ranges of one file begin; `offsets` has one more, where the last one ends. */
struct cuts {
	size_t parts;
	uint64_t *offsets;
	uint64_t *lines;
};

/* Where the part of a number should begin, so that all are of one size but for the rest of the division. */
static uint64_t begin_of(uint64_t size, size_t parts, size_t number)
{
	const uint64_t each = size / parts, rest = size % parts;
	return each * number + (number < rest ? number : rest);
}

/* Walks through the records, and stops at the first end behind the place where each part should begin. */
static klp_status walk_cuts(const struct cuts *cuts, const struct extract *extract, struct progress *progress,
                            klp_error **error)
{
	struct walk walk;
	const uint64_t size = extract->source->size;
	klp_status status = walk_begin(&walk, extract, progress, error);
	cuts->offsets[0] = 0;
	cuts->lines[0] = 1;
	for (size_t i = 1; status == KLP_OK && i < cuts->parts; i++) {
		status = walk_to(&walk, begin_of(size, cuts->parts, i), error);
		cuts->offsets[i] = walk_offset(&walk);
		cuts->lines[i] = walk.lines + 1;
	}
	cuts->offsets[cuts->parts] = size;
	walk_free(&walk);
	return status == KLP_OK ? progress_end(progress, size, error) : status;
}

/* Opens the file, and reads its header as it is read when it is counted. */
static klp_status split(const klp_count *count, const char *path, const struct cuts *cuts, klp_error **error)
{
	const struct feed feed = { .definition = &count->definition, .limits = &count->limits };
	const struct source_range all = { .begin = 0, .end = SOURCE_RANGE_END, .line = 1 };
	struct sources *sources;
	struct source *source = NULL;
	struct extract *extract = NULL;
	klp_status status = sources_of_range(&sources, &path, &all, &count->limits, error);
	if (status != KLP_OK)
		return status;
	status = sources_next(sources, &source, error);
	if (status == KLP_OK)
		status = extract_open(&extract, &feed, source, error);
	if (status == KLP_OK) {
		struct progress progress = progress_start(count->progress, count->progress_context, extract->source->size);
		status = walk_cuts(cuts, extract, &progress, error);
	}
	extract_close(extract);
	sources_free(sources);
	return status;
}

klp_status klp_count_split_file(const klp_count *count, const char *path, size_t parts, uint64_t *offsets,
                                uint64_t *lines, klp_error **error)
{
	if (count == NULL)
		return error_null(error, "count");
	if (path == NULL)
		return error_null(error, "path");
	if (offsets == NULL)
		return error_null(error, "offsets");
	if (lines == NULL)
		return error_null(error, "lines");
	if (parts == 0 || parts > KLP_COUNT_PARTS)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "%zu parts were asked for; ask for 1 to %d", parts,
		                 KLP_COUNT_PARTS);
	struct cuts cuts = { .parts = parts };
	cuts.offsets = memory_allocate_zeroed(parts + 1, sizeof *cuts.offsets);
	cuts.lines = memory_allocate_zeroed(parts, sizeof *cuts.lines);
	klp_status status = KLP_OUT_OF_MEMORY;
	if (cuts.offsets == NULL || cuts.lines == NULL)
		error_memory(error);
	else
		status = split(count, path, &cuts, error);
	if (status == KLP_OK) {
		memcpy(offsets, cuts.offsets, (parts + 1) * sizeof *offsets);
		memcpy(lines, cuts.lines, parts * sizeof *lines);
	}
	memory_release(cuts.offsets);
	memory_release(cuts.lines);
	return status;
}
