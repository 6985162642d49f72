/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* generate-extract: an extract of clients who do not exist, which when it is counted gives a published table back to the last unit. */

#include "options.h"
#include "writing.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* As those of the klantprofiel program. */
enum { ENDED_WELL = 0, ENDED_WRONG_USAGE = 2, ENDED_NOT_READ = 3, ENDED_NOT_WRITTEN = 4 };

static int say(int result, const char *about, const char *message)
{
	fprintf(stderr, "%s: error: %s\n", about, message);
	return result;
}

static int open_output(const char *path)
{
	if (strcmp(path, "-") == 0)
		return STDOUT_FILENO;
	return open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
}

static int close_output(struct writing *writing, const char *path)
{
	int failed = writing_end(writing);
	if (writing->file != STDOUT_FILENO && close(writing->file) != 0 && failed == 0)
		failed = errno;
	return failed == 0 ? ENDED_WELL : say(ENDED_NOT_WRITTEN, path, strerror(failed));
}

static int write_records(const struct plan *plan, struct writing *writing, const char *path)
{
	writing->file = open_output(path);
	if (writing->file < 0)
		return say(ENDED_NOT_WRITTEN, path, strerror(errno));
	if (!writing_begin(writing))
		return say(ENDED_NOT_WRITTEN, path, strerror(ENOMEM));
	write_head(writing);
	uint64_t counts[ENDINGS] = { 0 };
	struct shuffle order = shuffle_make(plan_records(plan), plan->seed);
	for (uint64_t i = 0; i < order.count && writing->failed == 0; i++) {
		struct record record;
		record_make(plan, shuffle_at(&order, i), &record);
		write_record(writing, &record);
		counts[record.ending]++;
	}
	write_tail(writing);
	for (int ending = 0; ending < ENDINGS; ending++)
		fprintf(stderr, "%s\t%" PRIu64 "\n", ending_name((enum ending)ending), counts[ending]);
	fprintf(stderr, "further\t%" PRIu64 "\n", plan->further);
	return close_output(writing, path);
}

static int write_members(const struct plan *plan, const struct options *options)
{
	const char *path = options->register_output;
	struct writing writing = { .file = open_output(path),
		                       .delimiter = options->delimiter == 0 ? ',' : options->delimiter,
		                       .carriage_return = options->carriage_return };
	if (writing.file < 0)
		return say(ENDED_NOT_WRITTEN, path, strerror(errno));
	if (!writing_begin(&writing))
		return say(ENDED_NOT_WRITTEN, path, strerror(ENOMEM));
	write_member_head(&writing);
	uint64_t members = 0;
	struct shuffle order = shuffle_make(plan_members(plan), plan->seed + 1);
	for (uint64_t i = 0; i < order.count && writing.failed == 0; i++) {
		struct record record;
		if (!member_make(plan, shuffle_at(&order, i), &record))
			continue;
		write_member(&writing, &record);
		members++;
	}
	fprintf(stderr, "register\t%" PRIu64 "\n", members);
	return close_output(&writing, path);
}

static int generate(const struct options *options, const struct population *population)
{
	static struct phrases phrases;
	phrases.line_ends = (unsigned)options->line_ends;
	phrases.quotes = (unsigned)options->quotes;
	phrases_make(&phrases, options->delimiter);
	struct plan plan = {
		.population = population,
		.phrases = &phrases,
		.seed = stir(options->seed),
		.others = population->clients * options->extra / 1000,
		.broken = options->broken,
		.joined = options->register_output != NULL,
	};
	plan_finish(&plan, options->per_indicering);
	if (options->register_output != NULL) {
		int result = write_members(&plan, options);
		if (result != ENDED_WELL)
			return result;
	}
	struct writing writing = { .delimiter = options->delimiter, .carriage_return = options->carriage_return };
	return write_records(&plan, &writing, options->output);
}

int main(int count, char **arguments)
{
	struct options options;
	if (count == 2 && strcmp(arguments[1], "--help") == 0)
		return fputs(options_usage, stdout) < 0 ? ENDED_NOT_WRITTEN : ENDED_WELL;
	const char *wrong = options_parse(&options, count, arguments);
	if (wrong != NULL) {
		say(ENDED_WRONG_USAGE, arguments[0], wrong);
		fputs(options_usage, stderr);
		return ENDED_WRONG_USAGE;
	}
	klp_error *error = NULL;
	struct population population;
	klp_status status = population_load(&population, options.publication, options.edition, options.rows, &error);
	if (status != KLP_OK) {
		say(ENDED_NOT_READ, options.publication, error == NULL ? klp_status_text(status) : klp_error_message(error));
		klp_error_free(error);
		return ENDED_NOT_READ;
	}
	int result = generate(&options, &population);
	population_free(&population);
	return result;
}
