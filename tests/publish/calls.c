/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is refused, and that nothing that goes wrong is kept quiet or left behind. Programs that stand in for WeasyPrint are scripts. */

#include "publish/rows.h"
#include "support/failing.h"
#include "support/folder.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct table_row rijnmond[] = {
	{ "2025Q2", KLP_LEVEL_MUNICIPALITY, 22, "GM0599", "Rotterdam", { 1, 2, 3, 4, 10 }, NULL, 0 },
	{ "2025Q2", KLP_LEVEL_REGION, 22, NULL, "Rijnmond", { 1, 2, 3, 4, 10 }, NULL, 0 },
	{ 0 },
};

/* ------------------------------------------------------------------ refusals */

static int ignore(void *context, const void *bytes, size_t size)
{
	(void)bytes;
	*(size_t *)context += size;
	return 0;
}

static void expect_refusal(const klp_dataset *dataset, const klp_publish_options *options, klp_status expected,
                           const char *says)
{
	klp_error *error = NULL;
	size_t written = 0;
	klp_status status = klp_publish_stream(dataset, ignore, &written, options, &error);
	cr_expect_eq(status, expected, "%s: %s", says, klp_status_name(status));
	cr_expect_eq(klp_error_status(error), expected, "%s", says);
	cr_expect_not_null(strstr(klp_error_message(error), says), "'%s' does not say '%s'", klp_error_message(error),
	                   says);
	cr_expect_eq(written, 0, "%s: nothing is handed over", says);
	klp_error_free(error);
}

Test(calls, what_the_publication_has_no_place_for_is_refused)
{
	static const struct {
		struct table_row rows[3];
		int64_t boundaries;
		klp_status status;
		const char *says;
	} cases[] = {
		{ { { 0 } }, 0, KLP_INVALID_ARGUMENT, "no rows" },
		{ { { NULL, KLP_LEVEL_COUNTRY, 0, NULL, NULL, { 1, 2, 3, 4, 10 }, NULL, 0 } },
		  0,
		  KLP_INVALID_ARGUMENT,
		  "of which quarter" },
		{ { { "2025Q2", KLP_LEVEL_COUNTRY, 0, NULL, NULL, { 1, 2, 3, 4, 10 }, NULL, 0 },
		    { NULL, KLP_LEVEL_REGION, 22, NULL, NULL, { 1, 2, 3, 4, 10 }, NULL, 0 } },
		  0,
		  KLP_INVALID_ARGUMENT,
		  "of which quarter" },
		{ { { "2023Q2", KLP_LEVEL_COUNTRY, 0, NULL, NULL, { 1, 2, 3, 4, 10 }, NULL, 0 },
		    { "2025Q2", KLP_LEVEL_COUNTRY, 0, NULL, NULL, { 1, 2, 3, 4, 10 }, NULL, 0 } },
		  0,
		  KLP_INVALID_ARGUMENT,
		  "2023Q2 to 2025Q2; select one" },
		{ { { "2025Q2", KLP_LEVEL_PROVINCE, 0, NULL, NULL, { 1, 2, 3, 4, 10 }, NULL, 0 } },
		  0,
		  KLP_UNSUPPORTED,
		  "no place for provinces" },
		{ { { "2023Q2", KLP_LEVEL_REGION, 22, NULL, NULL, { 1, 2, 3, 4, 10 }, NULL, 0 } },
		  2025,
		  KLP_UNSUPPORTED,
		  "boundaries of 2025" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *plain = tables_of(cases[i].rows), *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		for (size_t row = 0; row < klp_dataset_rows(plain); row++) {
			klp_row copy = KLP_ROW_INIT;
			cr_assert_eq(klp_dataset_get(plain, row, &copy, NULL), KLP_OK);
			copy.boundaries = cases[i].boundaries;
			cr_assert_eq(klp_dataset_add(dataset, &copy, NULL), KLP_OK);
		}
		expect_refusal(dataset, NULL, cases[i].status, cases[i].says);
		klp_dataset_free(plain);
		klp_dataset_free(dataset);
	}
}

Test(calls, options_are_looked_at)
{
	klp_dataset *dataset = tables_of(rijnmond);
	klp_publish_options docx = KLP_PUBLISH_OPTIONS_INIT, title = KLP_PUBLISH_OPTIONS_INIT,
						size = KLP_PUBLISH_OPTIONS_INIT, limits = KLP_PUBLISH_OPTIONS_INIT;
	klp_limits broken = KLP_LIMITS_INIT;
	docx.format = "docx";
	title.title = "\xFF";
	size.struct_size = 3;
	broken.struct_size = 1;
	limits.limits = &broken;
	limits.format = "pdf";
	expect_refusal(dataset, &docx, KLP_UNSUPPORTED, "the formats are: html, pdf");
	expect_refusal(dataset, &title, KLP_INVALID_ARGUMENT, "title");
	expect_refusal(dataset, &size, KLP_INVALID_ARGUMENT, "klp_publish_options");
	expect_refusal(dataset, &limits, KLP_INVALID_ARGUMENT, "klp_limits");
	expect_refusal(NULL, NULL, KLP_INVALID_ARGUMENT, "dataset");
	cr_expect_eq(klp_publish_file(dataset, NULL, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_publish_stream(dataset, NULL, NULL, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_publish_file(dataset, "/nowhere/publication", NULL, NULL), KLP_UNSUPPORTED);
	cr_expect_eq(klp_publish_file(dataset, "/nowhere/publication.html", NULL, NULL), KLP_IO);
	klp_dataset_free(dataset);
}

Test(calls, the_formats_can_be_listed)
{
	cr_expect_eq(klp_publish_format_count(), 2);
	cr_expect_str_eq(klp_publish_format_name(0), "html");
	cr_expect_str_eq(klp_publish_format_name(1), "pdf");
	cr_expect_null(klp_publish_format_name(2));
}

/* --------------------------------------------------------- files and programs */

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	cr_assert_not_null(file);
	fputs(text, file);
	fclose(file);
	cr_assert_eq(chmod(path, 0755), 0);
}

static size_t files_here(void)
{
	DIR *here = opendir(".");
	size_t count = 0;
	while (readdir(here) != NULL)
		count++;
	closedir(here);
	return count - 2;
}

Test(calls, a_program_that_makes_no_pdf_is_told_and_the_old_file_stands, .init = folder_enter, .fini = folder_leave)
{
	static const struct {
		const char *script;
		klp_status status;
		const char *says;
	} cases[] = {
		{ "echo 'argument --pdf-variant: invalid choice' >&2; exit 2", KLP_UNSUPPORTED, "makes no tagged PDF" },
		{ "echo 'no pango' >&2; exit 1", KLP_IO, "no pango" },
		{ "cat >/dev/null", KLP_IO, "made no PDF" },
		{ "cat", KLP_UNSUPPORTED, "wrote something else" },
		{ "printf %%PDF; exit 0", KLP_IO, "made no PDF" },
		{ "printf %%PDF-1.7; exit 3", KLP_IO, "status 3" },
		{ "kill -SEGV $$", KLP_IO, "signal 11" },
		{ "sleep 60", KLP_LIMIT_PROGRAM_SECONDS, "program-seconds" },
		{ "echo MemoryError: out of memory >&2; exit 1", KLP_LIMIT_PROGRAM_MEMORY, "program-memory-bytes" },
	};
	klp_dataset *dataset = tables_of(rijnmond);
	klp_limits limits = KLP_LIMITS_INIT;
	klp_publish_options options = KLP_PUBLISH_OPTIONS_INIT;
	limits.program_seconds = 1;
	options.limits = &limits;
	options.weasyprint = "./stand-in";
	put("out.pdf", "old\n");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char script[256];
		klp_error *error = NULL;
		snprintf(script, sizeof script, "#!/bin/sh\n%s\n", cases[i].script);
		put("stand-in", script);
		klp_status status = klp_publish_file(dataset, "out.pdf", &options, &error);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].script, klp_status_name(status));
		cr_expect_not_null(strstr(klp_error_message(error), cases[i].says), "'%s' does not say '%s'",
		                   klp_error_message(error), cases[i].says);
		cr_expect_eq(files_here(), 2, "%s: something is left behind", cases[i].script);
		klp_error_free(error);
	}
	struct stat facts;
	cr_expect(stat("out.pdf", &facts) == 0 && facts.st_size == 4, "the old file is gone");
	klp_dataset_free(dataset);
}

Test(calls, what_is_missing_is_told_by_name, .init = folder_enter, .fini = folder_leave)
{
	klp_dataset *dataset = tables_of(rijnmond);
	klp_publish_options options = KLP_PUBLISH_OPTIONS_INIT;
	klp_error *error = NULL;
	options.weasyprint = "no-such-program";
	cr_expect_eq(klp_publish_file(dataset, "out.pdf", &options, &error), KLP_NO_PROGRAM);
	cr_expect_not_null(strstr(klp_error_message(error), "install weasyprint"), "%s", klp_error_message(error));
	cr_expect_eq(files_here(), 0);
	klp_error_free(error);
	klp_dataset_free(dataset);
}

Test(calls, the_page_goes_in_and_what_comes_out_is_the_file, .init = folder_enter, .fini = folder_leave)
{
	klp_dataset *dataset = tables_of(rijnmond);
	klp_publish_options options = KLP_PUBLISH_OPTIONS_INIT;
	struct published page = rows_publish(dataset, NULL);
	put("stand-in", "#!/bin/sh\necho \"%PDF-1.7 $*\"\ncat\n");
	options.weasyprint = "./stand-in";
	options.format = "pdf";
	struct published got = rows_publish(dataset, &options);
	const char *begins = "%PDF-1.7 -q -e utf-8 -m print --pdf-variant pdf/ua-1 - -\n";
	cr_assert_eq(strncmp(got.bytes, begins, strlen(begins)), 0, "%.80s", got.bytes);
	cr_expect_str_eq(got.bytes + strlen(begins), page.bytes);
	free(page.bytes);
	free(got.bytes);
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------ cancelling and memory */

static int stop(void *context, uint64_t done, uint64_t total)
{
	(void)done;
	(void)total;
	return ++*(int *)context == 2;
}

Test(calls, cancelling_leaves_nothing, .init = folder_enter, .fini = folder_leave)
{
	klp_dataset *dataset = tables_2025();
	klp_publish_options options = KLP_PUBLISH_OPTIONS_INIT;
	int asked = 0;
	options.progress = stop;
	options.progress_context = &asked;
	cr_expect_eq(klp_publish_file(dataset, "out.html", &options, NULL), KLP_CANCELLED);
	put("stand-in", "#!/bin/sh\nsleep 60\n");
	options.weasyprint = "./stand-in";
	asked = -200; /* once the page is made */
	cr_expect_eq(klp_publish_file(dataset, "out.pdf", &options, NULL), KLP_CANCELLED);
	cr_expect_eq(files_here(), 1, "something is left behind");
	klp_dataset_free(dataset);
}

static int fail_third(void *context, const void *bytes, size_t size)
{
	(void)bytes;
	(void)size;
	return ++*(int *)context == 2;
}

Test(calls, a_caller_that_takes_no_more_gets_no_more)
{
	klp_dataset *dataset = tables_2025();
	int calls = 0;
	cr_expect_eq(klp_publish_stream(dataset, fail_third, &calls, NULL, NULL), KLP_IO);
	cr_expect_eq(calls, 2);
	klp_dataset_free(dataset);
}

struct job {
	const klp_dataset *dataset;
	klp_publish_options options;
};

static klp_status publish_job(void *context, klp_error **error)
{
	struct job *job = context;
	size_t written = 0;
	return klp_publish_stream(job->dataset, ignore, &written, &job->options, error);
}

Test(calls, every_nth_failing_allocation_is_survived, .init = folder_enter, .fini = folder_leave)
{
	failing_install();
	klp_dataset *dataset = tables_of(rijnmond);
	struct job job = { dataset, KLP_PUBLISH_OPTIONS_INIT };
	failing_each("a page", publish_job, &job, 1);
	put("stand-in", "#!/bin/sh\nprintf %%PDF-1.7\ncat >/dev/null\n");
	job.options.format = "pdf";
	job.options.weasyprint = "./stand-in";
	failing_each("a PDF", publish_job, &job, 1);
	klp_dataset_free(dataset);
}
