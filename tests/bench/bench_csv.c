/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How fast a tidy CSV is read, next to splitting it into fields alone and to looking at each field for a count, in one run and by
 * turns.
 *
 *   bench_csv [ROWS [ROUNDS]] */

#include "base/csv.h"
#include "bench/timing.h"

#include <klantprofiel/klantprofiel.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 200000, ROUNDS = 5, MOST_ROUNDS = 1000, ROW_BYTES = 256 };

static const char header[] = "edition,level,region_number,region_code,region_name,municipality_code,municipality_name,"
							 "municipal_profile,municipal_no_profile,uwv_profile,uwv_no_profile,total,register_total,"
							 "known_percent,origin,source,page,line,municipality_printed\n";

static char *make_text(size_t rows, size_t *size)
{
	char *text = malloc(sizeof header + rows * ROW_BYTES);
	if (text == NULL)
		return NULL;
	size_t at = (size_t)sprintf(text, "%s", header);
	for (size_t i = 0; i < rows; i++)
		at += (size_t)snprintf(
			text + at, ROW_BYTES,
			"2025Q2,municipality,%zu,AM08,Zuid-Kennemerland en IJmond,GM%04zu,\"Gemeente %zu\",%zu,%zu,%zu,"
			"%zu,%zu,,,published,transparantie-2025-q2.txt,%zu,%zu,Gemeente %zu\n",
			i % 35 + 1, i % 342, i % 342, i % 100, i % 1000, i % 3000, i % 500, i % 100 + i % 1000 + i % 3000 + i % 500,
			i % 36 + 1, i + 1, i % 342);
	*size = at;
	return text;
}

static int split(const char *text, size_t size)
{
	struct csv csv = { .rest = { text, size }, .delimiter = ',' };
	bool more = true;
	klp_status status = KLP_OK;
	while (status == KLP_OK && more)
		status = csv_record(&csv, &more, NULL);
	csv_free(&csv);
	return status != KLP_OK;
}

static int parse(const char *text, size_t size, size_t rows)
{
	/* A table of so many rows takes more memory than a reader is given by default. */
	klp_limits limits = KLP_LIMITS_INIT;
	limits.memory_bytes = UINT64_MAX;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.limits = &limits;
	klp_dataset *dataset = NULL;
	int failed = klp_dataset_new(&dataset, NULL) != KLP_OK ||
	             klp_parse_memory(dataset, text, size, &options, NULL) != KLP_OK || klp_dataset_rows(dataset) != rows;
	klp_dataset_free(dataset);
	return failed;
}

static void tell(const char *what, double seconds, size_t bytes)
{
	printf("%-20s %9.3f ms  %8.1f MB/s\n", what, seconds * 1e3, (double)bytes / seconds / 1e6);
}

int main(int count, char **arguments)
{
	static double parsing[MOST_ROUNDS], splitting[MOST_ROUNDS];
	size_t rows = count > 1 ? strtoul(arguments[1], NULL, 10) : ROWS, size = 0;
	size_t rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	if (rounds == 0 || rounds > MOST_ROUNDS)
		return 2;
	char *text = make_text(rows, &size);
	int failed = text == NULL;
	for (size_t i = 0; !failed && i < rounds; i++) {
		double start = timing_now();
		failed = parse(text, size, rows);
		parsing[i] = timing_now() - start;
		start = timing_now();
		failed = failed || split(text, size);
		splitting[i] = timing_now() - start;
	}
	free(text);
	if (failed)
		return 1;
	double parse_time = timing_median(parsing, rounds), split_time = timing_median(splitting, rounds);
	printf("%zu rows; medians of %zu rounds\n", rows, rounds);
	tell("tidy CSV", parse_time, size);
	tell("  splitting alone", split_time, size);
	printf("  ratio              %9.1f\n", parse_time / split_time);
	return 0;
}
