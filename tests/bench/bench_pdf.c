/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long it takes to parse a publication that is a PDF, next to pdftotext alone on the same bytes, whose output is thrown away; in one
 * run and by turns. Times differ from machine to machine; the ratio says more.
 *
 *   bench_pdf [FILE [ROUNDS]]
 *
 * Without a file it is the whole publication as the tests print it, where they have. */

#include "bench/file.h"
#include "bench/timing.h"

#include <klantprofiel/klantprofiel.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 30, PIECE = 1 << 16 };

static int parse(const struct bytes *pdf, size_t *rows)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	klp_status status = klp_dataset_new(&dataset, &error);
	if (status == KLP_OK)
		status = klp_parse_memory(dataset, pdf->text, pdf->size, NULL, &error);
	if (status != KLP_OK)
		fprintf(stderr, "%s\n", klp_error_message(error));
	*rows = klp_dataset_rows(dataset);
	klp_error_free(error);
	klp_dataset_free(dataset);
	return status != KLP_OK;
}

/* The program by itself, with the file where its input is. */
static int run_alone(const char *path, size_t *told)
{
	static char piece[PIECE];
	int ends[2];
	if (pipe(ends) != 0)
		return 1;
	pid_t child = fork();
	if (child == 0) {
		int file = open(path, O_RDONLY);
		dup2(file, STDIN_FILENO);
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		execlp("pdftotext", "pdftotext", "-bbox", "-enc", "UTF-8", "-", "-", (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	*told = 0;
	for (ssize_t got; (got = read(ends[0], piece, sizeof piece)) > 0;)
		*told += (size_t)got;
	close(ends[0]);
	int status = 1;
	return child < 0 || waitpid(child, &status, 0) != child || status != 0;
}

static int bench(const struct bytes *pdf, const char *path, size_t rounds)
{
	double *parsing = malloc(rounds * sizeof *parsing), *alone = malloc(rounds * sizeof *alone);
	size_t rows = 0, told = 0;
	int failed = parsing == NULL || alone == NULL;
	for (size_t i = 0; !failed && i < rounds; i++) {
		double start = timing_now();
		failed = parse(pdf, &rows);
		double parsed = timing_now();
		failed = failed || run_alone(path, &told);
		parsing[i] = parsed - start;
		alone[i] = timing_now() - parsed;
	}
	if (!failed) {
		double whole = timing_median(parsing, rounds), program = timing_median(alone, rounds);
		printf("%zu bytes, %zu rows, %zu bytes of boxes; medians of %zu rounds\n", pdf->size, rows, told, rounds);
		printf("%-28s %9.3f ms\n%-28s %9.3f ms\n", "parse", whole * 1e3, "pdftotext -bbox alone", program * 1e3);
		printf("ratio %.3f of medians, %.3f of the fastest\n", whole / program, parsing[0] / alone[0]);
	}
	free(parsing);
	free(alone);
	return failed;
}

int main(int count, char **arguments)
{
	const char *path =
		count > 1 && arguments[1][0] != '\0' ? arguments[1] : KLP_BUILD_DIR "/tests/read/pdf/cairo/all.pdf";
	struct bytes pdf = { NULL, 0 };
	size_t rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	if (file_load(&pdf, path) != 0) {
		printf("skipped: there is no %s; the test read_pdf.cairo prints it\n", path);
		return count > 1 ? 77 : 0;
	}
	int failed = rounds == 0 || bench(&pdf, path, rounds) != 0;
	free(pdf.text);
	if (failed)
		fprintf(stderr, "%s cannot be read\n", path);
	return failed;
}
