/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What goes wrong, in each format that there is: nothing is kept quiet, nothing is left behind, and the old file stands. */

#include "support/failing.h"
#include "support/folder.h"
#include "support/tables.h"
#include "write/samples.h"

#include <criterion/criterion.h>
#include <klantprofiel/klantprofiel.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define OLD "what stood here before\n"

/* Whether the library was built with the format. */
static int is_built(const klp_dataset *dataset, const char *format)
{
	struct collected none = { 0 };
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	klp_status status = klp_write_stream(dataset, collect, &none, &options, NULL);
	collected_free(&none);
	return status == KLP_OK;
}

static int old_file_stands(void)
{
	char text[sizeof OLD] = "";
	FILE *file = fopen("old", "r");
	size_t size = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
	if (file != NULL)
		fclose(file);
	return size == sizeof OLD - 1 && strcmp(text, OLD) == 0;
}

static int only_the_old_file(void)
{
	return system("test \"$(ls -A)\" = old") == 0;
}

Test(every_format, a_piece_that_is_not_taken_ends_it)
{
	klp_dataset *dataset = tables_2025();
	for (size_t i = 0; i < klp_write_format_count(); i++) {
		klp_write_options options = KLP_WRITE_OPTIONS_INIT;
		options.format = klp_write_format_name(i);
		struct collected whole = { 0 };
		klp_status status = klp_write_stream(dataset, collect, &whole, &options, NULL);
		if (status == KLP_UNSUPPORTED)
			continue;
		cr_assert_eq(status, KLP_OK, "%s", options.format);
		for (size_t fail_at = 1; fail_at <= whole.calls; fail_at++) {
			struct collected part = { .fail_at = fail_at };
			klp_error *error = NULL;
			cr_expect_eq(klp_write_stream(dataset, collect, &part, &options, &error), KLP_IO, "%s, call %zu",
			             options.format, fail_at);
			cr_expect_eq(klp_error_status(error), KLP_IO, "%s, call %zu", options.format, fail_at);
			cr_expect_eq(part.calls, fail_at, "%s: called on after call %zu", options.format, fail_at);
			klp_error_free(error);
			collected_free(&part);
		}
		collected_free(&whole);
	}
	klp_dataset_free(dataset);
}

Test(every_format, a_full_disk_leaves_the_old_file_whole, .init = folder_enter, .fini = folder_leave)
{
	const struct rlimit small = { 3000, RLIM_INFINITY };
	klp_dataset *dataset = tables_2025();
	FILE *file = fopen("old", "w");
	cr_assert_not_null(file);
	fputs(OLD, file);
	fclose(file);
	cr_assert_neq(signal(SIGXFSZ, SIG_IGN), SIG_ERR);
	for (size_t i = 0; i < klp_write_format_count(); i++) {
		klp_write_options options = KLP_WRITE_OPTIONS_INIT;
		options.format = klp_write_format_name(i);
		struct rlimit before;
		if (!is_built(dataset, options.format))
			continue;
		cr_assert_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
		const struct rlimit less = { small.rlim_cur, before.rlim_max };
		cr_assert_eq(setrlimit(RLIMIT_FSIZE, &less), 0);
		klp_error *error = NULL;
		klp_status status = klp_write_file(dataset, "old", &options, &error);
		cr_assert_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
		cr_expect_eq(status, KLP_IO, "%s: %s", options.format, klp_status_name(status));
		cr_expect_eq(klp_error_status(error), KLP_IO, "%s", options.format);
		klp_error_free(error);
		cr_expect(old_file_stands(), "%s", options.format);
		cr_expect(only_the_old_file(), "%s leaves something behind", options.format);

		error = NULL;
		cr_expect_eq(klp_write_file(dataset, "/dev/full", &options, &error), KLP_IO, "%s", options.format);
		cr_expect_str_eq(klp_error_source(error), "/dev/full", "%s tells where", options.format);
		klp_error_free(error);
	}
	klp_dataset_free(dataset);
}

Test(every_format, a_closed_pipe_is_told)
{
	klp_dataset *dataset = tables_2025();
	cr_assert_neq(signal(SIGPIPE, SIG_IGN), SIG_ERR);
	for (size_t i = 0; i < klp_write_format_count(); i++) {
		klp_write_options options = KLP_WRITE_OPTIONS_INIT;
		options.format = klp_write_format_name(i);
		if (!is_built(dataset, options.format))
			continue;
		int ends[2];
		char path[32];
		cr_assert_eq(pipe(ends), 0);
		close(ends[0]);
		snprintf(path, sizeof path, "/dev/fd/%d", ends[1]);
		klp_error *error = NULL;
		cr_expect_eq(klp_write_file(dataset, path, &options, &error), KLP_IO, "%s", options.format);
		cr_expect_str_eq(klp_error_source(error), path, "%s tells where", options.format);
		klp_error_free(error);
		close(ends[1]);
	}
	klp_dataset_free(dataset);
}

struct writing {
	const klp_dataset *dataset;
	klp_write_options options;
};

static klp_status write_once(void *context, klp_error **error)
{
	const struct writing *writing = context;
	struct collected collected = { 0 };
	klp_status status = klp_write_stream(writing->dataset, collect, &collected, &writing->options, error);
	collected_free(&collected);
	return status;
}

Test(every_format, every_allocation_that_fails_is_out_of_memory)
{
	failing_install();
	klp_dataset *dataset = sample_dataset();
	for (size_t i = 0; i < klp_write_format_count(); i++) {
		struct writing writing = { dataset, KLP_WRITE_OPTIONS_INIT };
		writing.options.format = klp_write_format_name(i);
		if (is_built(dataset, writing.options.format))
			failing_each(writing.options.format, write_once, &writing, 1);
	}
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0);
}
