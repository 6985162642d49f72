/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long it takes to parse a publication that is in memory, and to parse and check it, next to a bare search for line ends
 * over the same bytes: once, and as ten and a hundred editions behind one another, which must take ten and a hundred times
 * as long. All in one run and by turns. Times differ from machine to machine; the ratio says more.
 *
 *   bench_parse [FILE [ROUNDS]] */

#include "bench/file.h"
#include "bench/timing.h"

#include <klantprofiel/klantprofiel.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { ROUNDS = 200, FIRST_YEAR = 2010, QUARTERS = 4 };

/* What one round found, so that nothing of it is left out. */
struct outcome {
	size_t rows;
	size_t findings;
	size_t lines;
};

/* The text so many times, each time with a quarter of its own in its headings. */
static struct bytes multiply(struct bytes once, size_t times)
{
	static const char said[] = "tweede kwartaal 2025";
	static const char *const ordinals[QUARTERS] = { "eerste", "tweede", " derde", "vierde" };
	struct bytes many = { malloc(once.size * times + 1), once.size * times };
	for (size_t i = 0; many.text != NULL && i < times; i++) {
		char *copy = many.text + i * once.size, edition[sizeof said + 16];
		memcpy(copy, once.text, once.size);
		copy[once.size] = '\0';
		snprintf(edition, sizeof edition, "%s kwartaal %d", ordinals[i % QUARTERS], FIRST_YEAR + (int)(i / QUARTERS));
		for (char *at = strstr(copy, said); times > 1 && at != NULL; at = strstr(at + 1, said))
			memcpy(at, edition, sizeof said - 1);
	}
	return many;
}

static size_t count_lines(struct bytes text)
{
	size_t lines = 0;
	for (const char *at = text.text; (at = memchr(at, '\n', (size_t)(text.text + text.size - at))) != NULL; at++)
		lines++;
	return lines;
}

/* Whether all went well. */
static int parse(struct bytes text, int check, struct outcome *outcome)
{
	klp_dataset *dataset = NULL;
	klp_findings *findings = NULL;
	int well = klp_dataset_new(&dataset, NULL) == KLP_OK &&
	           klp_parse_memory(dataset, text.text, text.size, NULL, NULL) == KLP_OK &&
	           (!check || klp_validate(&findings, dataset, NULL, NULL) == KLP_OK);
	outcome->rows = klp_dataset_rows(dataset);
	if (check)
		outcome->findings = klp_findings_count(findings, KLP_SEVERITY_INFORMATION);
	klp_findings_free(findings);
	klp_dataset_free(dataset);
	return well;
}

static void tell(const char *what, double *times, size_t rounds, size_t size)
{
	double median = timing_median(times, rounds), least = times[0];
	printf("  %-20s %9.3f ms  %8.1f MB/s   least %9.3f ms  %8.1f MB/s\n", what, median * 1e3,
	       (double)size / median / 1e6, least * 1e3, (double)size / least / 1e6);
}

static int bench(struct bytes text, size_t rounds)
{
	struct outcome outcome = { 0, 0, 0 };
	double *parsing = malloc(rounds * sizeof *parsing), *checking = malloc(rounds * sizeof *checking);
	double *searching = malloc(rounds * sizeof *searching);
	int well = text.text != NULL && parsing != NULL && checking != NULL && searching != NULL;
	for (size_t i = 0; well && i < rounds; i++) {
		double start = timing_now();
		well = parse(text, 0, &outcome);
		double parsed = timing_now();
		well = well && parse(text, 1, &outcome);
		double checked = timing_now();
		outcome.lines = count_lines(text);
		searching[i] = timing_now() - checked;
		checking[i] = checked - parsed;
		parsing[i] = parsed - start;
	}
	if (well) {
		printf("%zu bytes, %zu lines, %zu rows, %zu findings; medians of %zu rounds\n", text.size, outcome.lines,
		       outcome.rows, outcome.findings, rounds);
		tell("parse", parsing, rounds, text.size);
		tell("parse and validate", checking, rounds, text.size);
		tell("memchr for newlines", searching, rounds, text.size);
		printf("  ratio of parse       %9.1f\n", parsing[rounds / 2] / searching[rounds / 2]);
	}
	free(parsing);
	free(checking);
	free(searching);
	return well;
}

int main(int count, char **arguments)
{
	static const size_t times[] = { 1, 10, 100 };
	const char *path = count > 1 ? arguments[1] : KLP_SOURCE_DIR "/examples/data/transparantie-2025-q2.txt";
	size_t rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	struct bytes once;
	int well = file_load(&once, path) == 0 && rounds > 0;
	for (size_t i = 0; well && i < sizeof times / sizeof times[0]; i++) {
		struct bytes many = multiply(once, times[i]);
		/* A try of one round is no measure, and need not be long. */
		size_t fewer = rounds / times[i];
		well = fewer == 0 || bench(many, fewer);
		free(many.text);
	}
	free(once.text);
	if (!well) {
		fprintf(stderr, "%s cannot be read or is no publication\n", path);
		return 1;
	}
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	printf("peak memory of the process %.1f MiB\n", (double)usage.ru_maxrss / 1024);
	return 0;
}
