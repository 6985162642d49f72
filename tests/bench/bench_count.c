/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How fast an extract is counted, next to the least that counting takes (count_floor.h), to counting its lines, and, packed, to inflating
 * alone; in one run and by turns.
 *
 *   bench_count EXTRACT.csv [EXTRACT.csv.gz or "" [ROUNDS]]
 *
 * The extract is one of generate-extract, in its own dialect: tests/bench/count.sh makes one. */

#include "base/inflate.h"
#include "bench/count_floor.h"
#include "bench/timing.h"

#include <klantprofiel/klantprofiel.h>

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { ROUNDS = 5, MOST_ROUNDS = 1000, BLOCK = 256 * 1024, MOST_THREADS = 2 };

/* One thing that is measured. */
struct task {
	const char *name;
	int (*run)(const char *path, int threads);
	const char *path;
	int threads;
	/* what it is compared with, by its place in the table; -1 for nothing */
	int beside;
	double times[MOST_ROUNDS];
	/* what the processors did in that time: less where others use them too */
	double worked[MOST_ROUNDS];
};

/* A part of a file that one thread counts with the bare loop. */
struct part {
	const char *path;
	off_t from;
	off_t to;
	struct floor_counts *counts;
	pthread_t thread;
	int failed;
};

/* Where a record begins, at or after this byte: ids of the generator begin with a K. The header is none. */
static off_t find_record(int file, off_t at)
{
	static char block[BLOCK + 1];
	ssize_t size = pread(file, block, BLOCK, at);
	block[size < 0 ? 0 : size] = '\0';
	const char *found = strstr(block, "\nK");
	return found == NULL ? at + (size < 0 ? 0 : size) : at + (found - block) + 1;
}

static void *count_part(void *context)
{
	struct part *part = context;
	int file = open(part->path, O_RDONLY);
	char *block = calloc(BLOCK + FLOOR_PADDING, 1);
	part->failed = file < 0 || block == NULL;
	while (!part->failed && part->from < part->to) {
		size_t wanted = part->to - part->from < BLOCK ? (size_t)(part->to - part->from) : BLOCK;
		ssize_t got = pread(file, block, wanted, part->from);
		size_t used = got <= 0 ? 0 : floor_count(part->counts, block, (size_t)got);
		part->failed = used == 0;
		part->from += (off_t)used;
	}
	free(block);
	close(file);
	return NULL;
}

static int run_floor(const char *path, int threads)
{
	struct part parts[MOST_THREADS] = { { .path = path } };
	int file = open(path, O_RDONLY), failed = 0;
	off_t size = lseek(file, 0, SEEK_END);
	for (int i = 0; i < threads; i++) {
		off_t from = find_record(file, size / threads * i);
		parts[i] =
			(struct part){ .path = path, .from = from, .to = size, .counts = calloc(1, sizeof *parts[i].counts) };
		if (i > 0)
			parts[i - 1].to = from;
	}
	close(file);
	for (int i = 1; i < threads; i++)
		failed |= pthread_create(&parts[i].thread, NULL, count_part, &parts[i]) != 0;
	if (!failed && threads > 0)
		count_part(&parts[0]);
	for (int i = 0; i < threads; i++) {
		if (i > 0 && !failed)
			pthread_join(parts[i].thread, NULL);
		failed |= parts[i].failed;
		free(parts[i].counts);
	}
	return failed;
}

static int run_count(const char *path, int threads)
{
	klp_limits limits = KLP_LIMITS_INIT;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	klp_count *count = NULL;
	klp_error *error = NULL;
	limits.input_bytes = UINT64_MAX;
	options.date = "2025-06-30";
	options.limits = &limits;
	options.threads = threads;
	int failed = klp_count_new(&count, &options, &error) != KLP_OK || klp_count_file(count, path, &error) != KLP_OK;
	if (failed)
		fprintf(stderr, "%s: %s\n", path, klp_error_message(error));
	klp_error_free(error);
	klp_count_free(count);
	return failed;
}

/* As wc -l does. */
static int run_lines(const char *path, int threads)
{
	static char block[BLOCK];
	size_t lines = 0;
	int file = open(path, O_RDONLY);
	ssize_t got = 0;
	(void)threads;
	while (file >= 0 && (got = read(file, block, sizeof block)) > 0) {
		for (ssize_t i = 0; i < got; i++)
			lines += block[i] == '\n';
	}
	close(file);
	return file < 0 || got < 0 || lines == 0;
}

static int run_inflate(const char *path, int threads)
{
	static char packed[BLOCK], block[BLOCK];
	struct inflater *inflater = inflate_new(INFLATE_GZIP, inflate_best);
	enum inflate_outcome outcome = INFLATE_TAKEN;
	int file = open(path, O_RDONLY);
	ssize_t got = 0;
	(void)threads;
	while (inflater != NULL && (got = read(file, packed, sizeof packed)) > 0) {
		struct slice bytes = { packed, (size_t)got };
		size_t out;
		do
			outcome = inflate_next(inflater, &bytes, block, sizeof block, &out);
		while (outcome == INFLATE_FULL);
		if (outcome != INFLATE_TAKEN)
			break;
	}
	close(file);
	int failed = inflater == NULL || got < 0 || outcome != INFLATE_TAKEN;
	inflate_free(inflater);
	return failed;
}

static int measure(struct task *task, size_t round)
{
	double start = timing_now(), worked = timing_worked();
	int failed = task->run(task->path, task->threads);
	task->times[round] = timing_now() - start;
	task->worked[round] = timing_worked() - worked;
	if (failed)
		fprintf(stderr, "%s: failed\n", task->name);
	return failed;
}

static void tell(struct task *tasks, size_t count, size_t rounds)
{
	enum { MOST_TASKS = 16 };
	double medians[MOST_TASKS], works[MOST_TASKS];
	printf("%-28s %12s %12s\n", "seconds", "passed", "worked");
	for (size_t i = 0; i < count; i++) {
		struct task *task = &tasks[i];
		medians[i] = timing_median(task->times, rounds);
		works[i] = timing_median(task->worked, rounds);
		printf("%-28s %12.3f %12.3f", task->name, medians[i], works[i]);
		if (task->beside >= 0)
			printf("   %.2f x and %.2f x %s", medians[i] / medians[task->beside], works[i] / works[task->beside],
			       tasks[task->beside].name);
		printf("\n");
	}
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	printf("%-28s %12.1f MiB\n", "peak memory", (double)usage.ru_maxrss / 1024);
}

int main(int count, char **arguments)
{
	const char *csv = count > 1 ? arguments[1] : "", *gzip = count > 2 ? arguments[2] : "";
	const size_t rounds = count > 3 ? strtoul(arguments[3], NULL, 10) : ROUNDS;
	enum { FLOOR_ONE, FLOOR_TWO, LINES, COUNT_ONE, COUNT_TWO, INFLATE, PACKED_TWO, TASKS };
	static struct task tasks[TASKS] = {
		[FLOOR_ONE] = { "the bare loop, 1 thread", run_floor, NULL, 1, -1, { 0 }, { 0 } },
		[FLOOR_TWO] = { "the bare loop, 2 threads", run_floor, NULL, 2, -1, { 0 }, { 0 } },
		[LINES] = { "counting lines, 1 thread", run_lines, NULL, 1, -1, { 0 }, { 0 } },
		[COUNT_ONE] = { "counting, 1 thread", run_count, NULL, 1, FLOOR_ONE, { 0 }, { 0 } },
		[COUNT_TWO] = { "counting, 2 threads", run_count, NULL, 2, FLOOR_TWO, { 0 }, { 0 } },
		[INFLATE] = { "inflating alone", run_inflate, NULL, 1, -1, { 0 }, { 0 } },
		[PACKED_TWO] = { "counting gzip, 2 threads", run_count, NULL, 2, INFLATE, { 0 }, { 0 } },
	};
	const size_t used = *gzip != '\0' ? TASKS : INFLATE;
	if (*csv == '\0' || rounds == 0 || rounds > MOST_ROUNDS)
		return 2;
	if (!floor_can()) {
		fprintf(stderr, "the bare loop needs a processor with AVX-512\n");
		return 77;
	}
	for (size_t i = 0; i < used; i++)
		tasks[i].path = i < INFLATE ? csv : gzip;
	for (size_t round = 0; round < rounds; round++)
		for (size_t i = 0; i < used; i++)
			if (measure(&tasks[i], round) != 0)
				return 1;
	printf("medians of %zu rounds; inflating with %s\n", rounds, inflate_engine_name(inflate_best));
	tell(tasks, used, rounds);
	return 0;
}
