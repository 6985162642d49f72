/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The walk that splits a file stops where records end, by the exact rules, in each processor's way and however finely it reads. */

#include "awkward.h"
#include "counting.h"

#include "count/handle.h"
#include "count/walk.h"
#include "support/chance.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

enum { EXTRACTS = 60, WAYS = 6, STOPS = 12, SHORT_LINE = 200 };

/* An extract by the feed's rules, opened as it is to be split. */
static struct extract *open_extract(const struct feed *feed, struct sources **sources, const char *const *path)
{
	static const struct source_range all = { 0, SOURCE_RANGE_END, 1 };
	struct source *source = NULL;
	struct extract *extract = NULL;
	klp_error *error = NULL;
	cr_assert_eq(sources_of_range(sources, path, &all, feed->limits, &error), KLP_OK, "%s", klp_error_message(error));
	cr_assert_eq(sources_next(*sources, &source, &error), KLP_OK, "%s", klp_error_message(error));
	cr_assert_eq(extract_open(&extract, feed, source, &error), KLP_OK, "%s", klp_error_message(error));
	return extract;
}

/* What one pass over all of the bytes finds: for each byte whether a record may begin there, and how many lines come before it. */
struct truth {
	unsigned char *begins;
	uint64_t *lines;
};

static void free_truth(struct truth *truth)
{
	free(truth->begins);
	free(truth->lines);
}

static struct truth find_truth(const struct extract *extract, const char *text, size_t size)
{
	struct truth truth = { calloc(size + 1, 1), calloc(size + 1, sizeof(uint64_t)) };
	const char *end = text + size, *at = text + extract->layout.start;
	uint64_t lines = extract->layout.start_line - 1;
	cr_assert(truth.begins != NULL && truth.lines != NULL);
	while (at < end) {
		const bool behind_pair = *at == '\n' && at > text + extract->layout.start && at[-1] == '\r';
		truth.begins[at - text] = !behind_pair;
		truth.lines[at - text] = lines;
		const char *next = at + 1;
		struct csv_record record = { .most = 0 };
		if (!csv_is_line_end(*at)) {
			csv_read_record(&record, extract->layout.delimiter, at, end, true, extract->feed->limits->line_bytes);
			next = record.next;
			lines += scan_count_lines(at, at, next);
			/* Records begin behind the line end, and here an end stands for all of it. */
			if (next == end)
				break;
			lines++;
			next += next[0] == '\r' && next + 1 < end && next[1] == '\n' ? 2 : 1;
		} else {
			lines += !behind_pair;
		}
		at = next;
	}
	truth.begins[size] = 1;
	truth.lines[size] = lines;
	return truth;
}

/* Walks to places by chance, and expects to stop at the first begin of a record there; further on only behind a record that is too long. */
static void try_walk(const struct extract *extract, const struct truth *truth, size_t size, size_t number)
{
	struct walk walk;
	struct progress progress = progress_start(NULL, NULL, size);
	uint64_t target = 0;
	cr_assert_eq(walk_begin(&walk, extract, &progress, NULL), KLP_OK);
	while (walk_offset(&walk) < size) {
		target = walk_offset(&walk) + chance(size / STOPS + 2);
		cr_assert_eq(walk_to(&walk, target, NULL), KLP_OK);
		const uint64_t at = walk_offset(&walk);
		uint64_t first = target > walk.reach ? target : walk.reach;
		first = first > size ? size : first < extract->layout.start ? extract->layout.start : first;
		while (truth->begins[first] == 0)
			first++;
		cr_assert_eq(at, first, "extract %zu, to %zu of %zu: stopped at %zu and not at %zu, kernel %d, pieces of %zu",
		             number, (size_t)target, size, (size_t)at, (size_t)first, extract->feed->kernel,
		             extract->piece_bytes);
		cr_assert(at == size || walk.lines == truth->lines[at], "extract %zu, at %zu: line %zu and not %zu, kernel %d",
		          number, (size_t)at, (size_t)walk.lines, (size_t)truth->lines[at], extract->feed->kernel);
	}
	walk_free(&walk);
}

Test(walk, stops_where_records_end_in_every_way)
{
	static const size_t pieces[] = { 3, 64, 100, 1000, 5000, 0 };
	klp_count *count = counting_new();
	const size_t extracts = (size_t)chance_asked("KLP_ROUNDS", EXTRACTS);
	chance_begin(chance_asked("KLP_SEED", 20250630));
	for (size_t i = 0; i < extracts; i++) {
		size_t size;
		char *text = awkward_make(&size);
		const char *path = counting_path("walk.csv");
		counting_write_bytes(path, text, size);
		klp_limits limits = count->limits;
		if (chance(3) == 0)
			limits.line_bytes = SHORT_LINE + chance(SHORT_LINE);
		for (size_t way = 0; way < WAYS; way++) {
			struct feed feed = { .definition = &count->definition, .limits = &limits };
			feed.kernel = (int)chance(SCAN_KERNELS);
			feed.kernel = scan_can((enum scan_kernel)feed.kernel) ? feed.kernel : SCAN_PORTABLE;
			feed.piece_bytes = pieces[way];
			struct sources *sources;
			klp_limits header = limits;
			/* A header that is too long for a record is another test's. */
			header.line_bytes = count->limits.line_bytes;
			feed.limits = &header;
			struct extract *extract = open_extract(&feed, &sources, &path);
			feed.limits = &limits;
			struct truth truth = find_truth(extract, text, size);
			try_walk(extract, &truth, size, i);
			free_truth(&truth);
			extract_close(extract);
			sources_free(sources);
		}
		awkward_free(text);
		unlink(path);
	}
	klp_count_free(count);
	cr_expect_eq(klp_memory_blocks(), 0u);
}
