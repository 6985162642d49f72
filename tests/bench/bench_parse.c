/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long it takes to parse and check a publication that is in memory, next to a bare search for line ends over the
 * same bytes, in one run and by turns. Times differ from machine to machine; the ratio says more.
 *
 *   bench_parse [FILE [ROUNDS]] */

#include "bench/timing.h"

#include <klantprofiel/klantprofiel.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { ROUNDS = 200 };

static char *load(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL || fseek(file, 0, SEEK_END) != 0)
		return NULL;
	long length = ftell(file);
	rewind(file);
	char *bytes = length < 0 ? NULL : malloc((size_t)length + 1);
	if (bytes != NULL)
		*size = fread(bytes, 1, (size_t)length, file);
	fclose(file);
	return bytes;
}

static size_t count_lines(const char *bytes, size_t size)
{
	size_t lines = 0;
	for (const char *at = bytes; (at = memchr(at, '\n', (size_t)(bytes + size - at))) != NULL; at++)
		lines++;
	return lines;
}

/* One round: 0 when all went well. */
static int parse_and_check(const char *bytes, size_t size, size_t *rows, size_t *findings)
{
	klp_dataset *dataset = NULL;
	klp_findings *list = NULL;
	int failed = klp_dataset_new(&dataset, NULL) != KLP_OK ||
	             klp_parse_memory(dataset, bytes, size, NULL, NULL) != KLP_OK ||
	             klp_validate(&list, dataset, NULL, NULL) != KLP_OK;
	*rows = klp_dataset_rows(dataset);
	*findings = klp_findings_count(list, KLP_SEVERITY_INFORMATION);
	klp_findings_free(list);
	klp_dataset_free(dataset);
	return failed;
}

int main(int count, char **arguments)
{
	const char *path = count > 1 ? arguments[1] : KLP_SOURCE_DIR "/examples/data/transparantie-2025-q2.txt";
	size_t rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	size_t size = 0, rows = 0, findings = 0, lines = 0;
	char *bytes = load(path, &size);
	double *parsing = malloc((rounds + 1) * sizeof *parsing), *searching = malloc((rounds + 1) * sizeof *searching);
	if (bytes == NULL || parsing == NULL || searching == NULL || rounds == 0) {
		fprintf(stderr, "cannot read %s\n", path);
		return 1;
	}
	for (size_t i = 0; i < rounds; i++) {
		double start = timing_now();
		if (parse_and_check(bytes, size, &rows, &findings) != 0) {
			fprintf(stderr, "%s is no publication\n", path);
			return 1;
		}
		double middle = timing_now();
		lines = count_lines(bytes, size);
		parsing[i] = middle - start;
		searching[i] = timing_now() - middle;
	}
	double parse_time = timing_median(parsing, rounds), search_time = timing_median(searching, rounds);
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	printf("%s: %zu bytes, %zu lines, %zu rows, %zu findings; medians of %zu rounds\n", path, size, lines, rows,
	       findings, rounds);
	printf("parse and validate   %9.3f ms  %8.1f MB/s\n", parse_time * 1e3, (double)size / parse_time / 1e6);
	printf("memchr for newlines  %9.3f ms  %8.1f MB/s\n", search_time * 1e3, (double)size / search_time / 1e6);
	printf("ratio                %9.1f\n", parse_time / search_time);
	printf("peak memory of the process %.1f MiB\n", (double)usage.ru_maxrss / 1024);
	free(parsing);
	free(searching);
	free(bytes);
	return 0;
}
