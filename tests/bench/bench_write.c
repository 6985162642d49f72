/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How fast rows are written, next to a bare copy of the same bytes, in one run and by turns. Time is that which the process works.
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

/* The median and the least: on a machine that others use the least says what the work takes. */
static double tell(const char *what, double *times, size_t rounds, uint64_t bytes)
{
	double median = timing_median(times, rounds), least = times[0];
	printf("%-20s %9.3f ms  %8.1f MB/s   at best %9.3f ms  %8.1f MB/s\n", what, median * 1e3,
	       (double)bytes / median / 1e6, least * 1e3, (double)bytes / least / 1e6);
	return median;
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
		double start = timing_worked();
		klp_status status = klp_write_stream(dataset, pour, &well, &options, NULL);
		if (status == KLP_UNSUPPORTED) { /* many rows are about the same area, which formats of statistics refuse */
			printf("%-20s does not hold these rows\n", format);
			return 0;
		}
		if (status != KLP_OK)
			return 1;
		writing[i] = timing_worked() - start;
		size = well.total;
		char *copy = malloc(size);
		if (copy == NULL)
			return 1;
		memset(copy, 'x', size);
		start = timing_worked();
		pour(&well, copy, size);
		copying[i] = timing_worked() - start;
		free(copy);
	}
	double write_time = tell(format, writing, rounds, size);
	double copy_time = tell("  bare copy", copying, rounds, size);
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
