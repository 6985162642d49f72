/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How fast rows are written, next to a bare copy of the same bytes, in one run and by turns.
 *
 *   bench_write [ROWS [ROUNDS]] */

#include "bench/rows.h"
#include "bench/timing.h"

#include <klantprofiel/klantprofiel.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 200000, ROUNDS = 5, MOST_ROUNDS = 1000 };

/* Where the bytes go: copied over one another, so that they are touched and take no room. */
struct well {
	char bytes[1 << 20];
	uint64_t total;
};

static int pour(void *context, const void *bytes, size_t size)
{
	struct well *well = context;
	for (size_t done = 0; done < size; done += sizeof well->bytes) {
		size_t piece = size - done < sizeof well->bytes ? size - done : sizeof well->bytes;
		memcpy(well->bytes, (const char *)bytes + done, piece);
	}
	well->total += size;
	return 0;
}

static void tell(const char *what, double seconds, uint64_t bytes)
{
	printf("%-20s %9.3f ms  %8.1f MB/s\n", what, seconds * 1e3, (double)bytes / seconds / 1e6);
}

static int bench(const klp_dataset *dataset, const char *format, size_t rounds)
{
	static struct well well;
	static double writing[MOST_ROUNDS], copying[MOST_ROUNDS];
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	uint64_t size = 0;
	for (size_t i = 0; i < rounds; i++) {
		well.total = 0;
		double start = timing_now();
		if (klp_write_stream(dataset, pour, &well, &options, NULL) != KLP_OK)
			return 1;
		writing[i] = timing_now() - start;
		size = well.total;
		char *copy = malloc(size);
		if (copy == NULL)
			return 1;
		memset(copy, 'x', size);
		start = timing_now();
		pour(&well, copy, size);
		copying[i] = timing_now() - start;
		free(copy);
	}
	double write_time = timing_median(writing, rounds), copy_time = timing_median(copying, rounds);
	tell(format, write_time, size);
	tell("  bare copy", copy_time, size);
	printf("  ratio              %9.1f\n", write_time / copy_time);
	return 0;
}

int main(int count, char **arguments)
{
	size_t rows = count > 1 ? strtoul(arguments[1], NULL, 10) : ROWS;
	size_t rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	if (rounds == 0 || rounds > MOST_ROUNDS)
		return 2;
	klp_dataset *dataset = rows_make(rows);
	int failed = dataset == NULL;
	printf("%zu rows; medians of %zu rounds\n", rows, rounds);
	for (size_t i = 0; !failed && i < klp_write_format_count(); i++)
		failed = bench(dataset, klp_write_format_name(i), rounds);
	klp_dataset_free(dataset);
	return failed;
}
