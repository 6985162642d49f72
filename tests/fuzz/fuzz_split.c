/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Any bytes as an extract that is to be split: where the walk stops a record ends, by the exact rules for one record after another. The first
 * byte says how finely it is read, by which processor's way, and how long records may be. */

#include "count/handle.h"
#include "count/walk.h"
#include "fuzz/fuzzing.h"

enum { KERNELS = 3, FINE = 8, SHORT_LINES = 16, PIECE = 17, LINE = 64, STOPS = 9 };

static klp_count *new_count(void)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	klp_count *count = NULL;
	options.date = "2025-06-30";
	fuzzing_demand(klp_count_new(&count, &options, NULL) == KLP_OK);
	return count;
}

/* Whether a record begins at a byte, found out from the first one on, and in which line. */
static bool begins_at(const struct extract *extract, uint64_t at, uint64_t *lines)
{
	const char *text = extract->source->memory, *end = text + extract->source->size;
	const char *record = text + extract->layout.start;
	uint64_t line_bytes = extract->feed->limits->line_bytes;
	*lines = extract->layout.start_line - 1;
	while (record < text + at) {
		struct csv_record read = { .most = 0 };
		const char *next = record;
		if (!csv_is_line_end(*record)) {
			csv_read_record(&read, extract->layout.delimiter, record, end, true, line_bytes);
			next = read.next;
			*lines += scan_count_lines(record, record, next);
		}
		if (next < end) {
			const bool pair = *next == '\r' && next + 1 < end && next[1] == '\n';
			next += pair ? 2 : 1;
			++*lines;
		}
		record = next;
	}
	return record == text + at;
}

static void walk_through(const struct extract *extract)
{
	const uint64_t size = extract->source->size;
	struct progress progress = progress_start(NULL, NULL, size);
	struct walk walk;
	uint64_t before = 0, lines;
	fuzzing_demand(walk_begin(&walk, extract, &progress, NULL) == KLP_OK);
	for (uint64_t stop = 1; stop <= STOPS; stop++) {
		const uint64_t target = size / STOPS * stop;
		fuzzing_demand(walk_to(&walk, target, NULL) == KLP_OK);
		const uint64_t at = walk_offset(&walk);
		fuzzing_demand(at >= before && (at >= target || at == size));
		fuzzing_demand(begins_at(extract, at, &lines) && lines == walk.lines);
		before = at;
	}
	walk_free(&walk);
}

/* Opens the extract, with records of the usual length, for a header must be read whole. */
static void split(const klp_count *count, int how, const uint8_t *bytes, size_t size)
{
	klp_limits limits = count->limits;
	struct feed feed = { .definition = &count->definition, .limits = &limits };
	struct sources *sources = NULL;
	struct source *source = NULL;
	struct extract *extract = NULL;
	enum scan_kernel kernel = (enum scan_kernel)(SCAN_PORTABLE + how % KERNELS);
	feed.kernel = scan_can(kernel) ? (int)kernel : SCAN_PORTABLE;
	feed.piece_bytes = (how & FINE) != 0 ? PIECE : 0;
	fuzzing_demand(sources_of_memory(&sources, bytes, size, "fuzz", &limits, NULL) == KLP_OK);
	if (sources_next(sources, &source, NULL) == KLP_OK && (source->memory == NULL || source->xml))
		source_close(source);
	else if (source != NULL && extract_open(&extract, &feed, source, NULL) == KLP_OK) {
		limits.line_bytes = (how & SHORT_LINES) != 0 ? LINE : limits.line_bytes;
		walk_through(extract);
		extract_close(extract);
	}
	sources_free(sources);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	/* Splitting only asks it, and making one takes longer than an extract. */
	static klp_count *count;
	if (size == 0)
		return 0;
	if (count == NULL) {
		fuzzing_fail(0);
		count = new_count();
	}
	const size_t before = klp_memory_blocks();
	split(count, bytes[0], bytes + 1, size - 1);
	fuzzing_demand(klp_memory_blocks() == before);
	return 0;
}
