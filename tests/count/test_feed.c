/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Extracts of every awkward kind are counted the same by each processor's way, with any number of threads, wherever the pieces are cut, and as
 * one record after another is read by the exact rules. */

#include "awkward.h"

#include "count/handle.h"
#include "count/scan.h"
#include "support/chance.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { EXTRACTS = 40, WAYS = 6, FEW_UNUSABLE = 10000, SHORT_LINE = 300 };

/* How an extract is counted. */
struct way {
	enum scan_kernel kernel;
	size_t piece_bytes;
	int threads;
	/* bytes at a time of a stream, 0 for all of it from memory */
	size_t stream;
};

struct text {
	const char *bytes;
	size_t size;
	size_t at;
	size_t most;
};

static int64_t give(void *context, void *buffer, size_t capacity)
{
	struct text *text = context;
	size_t size = text->size - text->at;
	size = size > text->most ? text->most : size;
	size = size > capacity ? capacity : size;
	memcpy(buffer, text->bytes + text->at, size);
	text->at += size;
	return (int64_t)size;
}

static klp_status count(const klp_count *handle, const klp_limits *limits, struct text text, const struct way *way,
                        struct harvest *harvest, klp_error **error)
{
	atomic_uint_least64_t records = 0;
	const struct feed feed = { .definition = &handle->definition,
		                       .limits = limits,
		                       .threads = way->threads,
		                       .records = &records,
		                       .piece_bytes = way->piece_bytes,
		                       .kernel = (int)way->kernel };
	struct sources *sources;
	text.most = way->stream;
	klp_status status = way->stream == 0 ? sources_of_memory(&sources, text.bytes, text.size, "extract", limits, error)
	                                     : sources_of_stream(&sources, give, &text, "extract", limits, error);
	if (status != KLP_OK)
		return status;
	status = feed_run(&feed, sources, harvest, error);
	sources_free(sources);
	if (status == KLP_OK)
		cr_assert_eq(atomic_load(&records), harvest->records, "%zu records were told of",
		             (size_t)atomic_load(&records));
	return status;
}

static bool same_problem(const struct problem *one, const struct problem *other)
{
	return one->line == other->line && one->field == other->field && strcmp(one->what, other->what) == 0;
}

/* What differs between two harvests; NULL when nothing does. */
static const char *difference(const struct harvest *one, const struct harvest *other)
{
	const size_t cells = ((size_t)one->definition->municipalities + 1) * SLOTS;
	if (one->records != other->records)
		return "the records";
	if (one->unusable != other->unusable)
		return "the records that cannot be read";
	if (one->older_codes != other->older_codes)
		return "the older codes";
	if (memcmp(one->cells, other->cells, cells * sizeof *one->cells) != 0)
		return "the cells";
	if (one->problem_count != other->problem_count)
		return "the number of problems";
	for (size_t i = 0; i < one->problem_count; i++)
		if (!same_problem(&one->problems[i], &other->problems[i]))
			return "a problem";
	return NULL;
}

static struct way any_way(void)
{
	static const size_t pieces[] = { 3, 33, 64, 100, 100, 333, 333, 1000, 1000, 5000, 0, 0 };
	static const size_t streams[] = { 0, 0, 0, 1, 3, 64, 1000 };
	struct way way = { .kernel = SCAN_BEST };
	way.kernel = (enum scan_kernel)chance(SCAN_KERNELS);
	if (!scan_can(way.kernel))
		way.kernel = SCAN_PORTABLE;
	way.piece_bytes = pieces[chance(sizeof pieces / sizeof pieces[0])];
	way.threads = 1 + (int)chance(3);
	way.stream = streams[chance(sizeof streams / sizeof streams[0])];
	return way;
}

/* Counts an extract in another way, and expects the same of it. */
static void try_way(const klp_count *handle, const klp_limits *limits, struct text text, const struct harvest *expected,
                    klp_status status, size_t extract)
{
	const struct way way = any_way();
	struct harvest harvest = { .definition = &handle->definition };
	klp_error *error = NULL;
	klp_status other = count(handle, limits, text, &way, &harvest, &error);
	const char *differs = other == KLP_OK && status == KLP_OK ? difference(expected, &harvest) : NULL;
	if (other != status)
		differs = "the status";
	cr_assert_null(differs, "extract %zu: %s with kernel %d, pieces of %zu, %d threads, stream of %zu (%s)", extract,
	               differs, (int)way.kernel, way.piece_bytes, way.threads, way.stream, klp_error_message(error));
	harvest_free(&harvest);
	klp_error_free(error);
}

static klp_count *make_count(void)
{
	klp_count *handle = NULL;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	options.date = "2025-06-30";
	cr_assert_eq(klp_count_new(&handle, &options, NULL), KLP_OK);
	return handle;
}

enum { COLUMNS = 11, ROWS = 500, ROOM = ROWS * 200 };

/* An extract whose first column is any, with records of any length, so that they begin on each byte of a word. */
static struct text rotated(char *room, int first)
{
	static const char *const values[COLUMNS][3] = {
		{ "client_id", "x", "y" },
		{ "gemeentecode", "GM0599", "GM0344" },
		{ "indicering", "WW", "BIJSTAND" },
		{ "status", "ingeschreven", "uitgeschreven" },
		{ "dienstverlening_begin", "2020-01-01", "2026-01-01" },
		{ "dienstverlening_eind", "", "2024-01-01" },
		{ "doelgroepregister", "J", "N" },
		{ "banenafspraak", "J", "N" },
		{ "affiniteiten", "dieren", "" },
		{ "beroepssectoren", "zorg", "" },
		{ "taaksoort_01", "J", "" },
	};
	char *at = room;
	for (int row = 0; row <= ROWS; row++) {
		for (int i = 0; i < COLUMNS; i++) {
			const int column = (first + i) % COLUMNS;
			/* Most rows come far in the definition. */
			const char *value = values[column][row == 0 ? 0 : 1 + (chance(6) == 0)];
			at += sprintf(at, "%s%s", i == 0 ? "" : ",", value);
			for (size_t more = row > 0 && column == 0 ? chance(67) : 0; more > 0; more--)
				*at++ = 'x';
		}
		*at++ = '\n';
	}
	return (struct text){ .bytes = room, .size = (size_t)(at - room) };
}

Test(feed, any_column_may_come_first)
{
	static char room[ROOM + 64];
	klp_count *handle = make_count();
	chance_begin(20250630);
	for (int first = 0; first < COLUMNS; first++) {
		const struct text text = rotated(room, first);
		const struct way exact = { .kernel = SCAN_EXACT, .threads = 1 };
		struct harvest expected = { .definition = &handle->definition };
		cr_assert_eq(count(handle, &handle->limits, text, &exact, &expected, NULL), KLP_OK);
		cr_assert_eq(expected.records, (uint64_t)ROWS);
		for (int kernel = SCAN_PORTABLE; kernel < SCAN_KERNELS; kernel++) {
			const struct way way = { .kernel = (enum scan_kernel)kernel, .threads = 1 };
			struct harvest harvest = { .definition = &handle->definition };
			if (!scan_can(way.kernel))
				continue;
			cr_assert_eq(count(handle, &handle->limits, text, &way, &harvest, NULL), KLP_OK);
			cr_expect_null(difference(&expected, &harvest), "column %d first, kernel %d: %s", first, kernel,
			               difference(&expected, &harvest));
			harvest_free(&harvest);
		}
		harvest_free(&expected);
	}
	klp_count_free(handle);
}

Test(feed, counts_the_same_in_every_way)
{
	const struct way plain = { .kernel = SCAN_EXACT, .threads = 1 };
	klp_count *handle = make_count();
	size_t extracts = (size_t)chance_asked("KLP_ROUNDS", EXTRACTS), records = 0;
	chance_begin(chance_asked("KLP_SEED", 20250630));
	for (size_t i = 0; i < extracts; i++) {
		klp_limits limits = handle->limits;
		struct harvest expected = { .definition = &handle->definition };
		struct text text = { .bytes = awkward_make(&text.size) };
		limits.unusable_records = FEW_UNUSABLE;
		if (chance(3) == 0)
			limits.line_bytes = SHORT_LINE + chance(SHORT_LINE);
		klp_error *error = NULL;
		klp_status status = count(handle, &limits, text, &plain, &expected, &error);
		records += expected.records;
		for (size_t k = 0; k < WAYS; k++)
			try_way(handle, &limits, text, &expected, status, i);
		harvest_free(&expected);
		klp_error_free(error);
		awkward_free((char *)text.bytes);
	}
	klp_count_free(handle);
	cr_assert_gt(records, 10 * extracts, "only %zu records", records);
}
