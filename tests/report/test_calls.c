/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the calls refuse, how they end before their time, and that a file is replaced whole or not at all. */

#include "report/sample.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

Test(report, what_cannot_be_meant_is_refused)
{
	klp_dataset *dataset = one_edition(), *empty = NULL;
	struct written none = { 0 };
	cr_assert_eq(klp_dataset_new(&empty, NULL), KLP_OK);
	klp_report_options language = KLP_REPORT_OPTIONS_INIT, title = language, size = language;
	language.language = "de";
	title.title = "\xff\xfe";
	size.struct_size = 3;
	const struct {
		const char *what;
		const klp_dataset *dataset;
		klp_write_function write;
		const klp_report_options *options;
	} cases[] = {
		{ "no dataset", NULL, take_page, NULL },
		{ "no function", dataset, NULL, NULL },
		{ "a dataset without rows", empty, take_page, NULL },
		{ "a language that is none", dataset, take_page, &language },
		{ "a title that is not UTF-8", dataset, take_page, &title },
		{ "options of no size", dataset, take_page, &size },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_error *error = NULL;
		klp_status status = klp_report_stream(cases[i].dataset, cases[i].write, &none, cases[i].options, &error);
		cr_expect_eq(status, KLP_INVALID_ARGUMENT, "%s: %s", cases[i].what, klp_status_name(status));
		cr_expect_eq(klp_error_status(error), KLP_INVALID_ARGUMENT, "%s: the error", cases[i].what);
		klp_error_free(error);
		cr_expect_eq(none.calls, 0, "%s: nothing is written", cases[i].what);
	}
	cr_expect_eq(klp_report_file(dataset, NULL, NULL, NULL), KLP_INVALID_ARGUMENT);
	klp_dataset_free(empty);
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(report, a_contradiction_is_told_with_both_places)
{
	klp_dataset *dataset = one_edition();
	const int64_t other[4] = { 1, 2, 3, 4 };
	struct written none = { 0 };
	klp_error *error = NULL;
	add_municipality(dataset, "2025Q2", "GM0512", "Gorinchem", other);
	cr_expect_eq(klp_report_stream(dataset, take_page, &none, NULL, &error), KLP_CONFLICT);
	cr_expect_eq(none.calls, 0, "nothing is written before all is known");
	klp_error_free(error);
	klp_dataset_free(dataset);
}

Test(report, a_caller_that_cannot_take_a_piece_is_asked_for_no_more)
{
	klp_dataset *dataset = read_files(KLP_SOURCE_DIR "/tests/fixtures/2025q2.csv", NULL);
	struct written whole = { 0 };
	cr_assert_eq(klp_report_stream(dataset, take_page, &whole, NULL, NULL), KLP_OK);
	cr_expect_gt(whole.calls, 3, "a page of the country is written in pieces, not %zu", whole.calls);
	for (size_t fail_at = 1; fail_at <= whole.calls; fail_at++) {
		struct written part = { .fail_at = fail_at };
		klp_error *error = NULL;
		cr_expect_eq(klp_report_stream(dataset, take_page, &part, NULL, &error), KLP_IO, "call %zu", fail_at);
		cr_expect_eq(klp_error_status(error), KLP_IO, "call %zu", fail_at);
		cr_expect_eq(part.calls, fail_at, "called on after call %zu", fail_at);
		cr_expect(part.size == 0 || memcmp(part.text, whole.text, part.size) == 0, "call %zu", fail_at);
		klp_error_free(error);
		written_free(&part);
	}
	written_free(&whole);
	klp_dataset_free(dataset);
}

/* ---------------------------------------------------------------- progress */

struct watch {
	uint64_t calls;
	uint64_t cancel_at;
	uint64_t done;
	uint64_t total;
	int fell;
};

static int look(void *context, uint64_t done, uint64_t total)
{
	struct watch *watch = context;
	watch->fell |= done < watch->done || done > total;
	watch->done = done;
	watch->total = total;
	return ++watch->calls == watch->cancel_at;
}

static void write_old(const char *path)
{
	FILE *file = fopen(path, "w");
	cr_assert_not_null(file);
	fputs("old", file);
	cr_assert_eq(fclose(file), 0);
}

static void expect_old(const char *path, const char *when)
{
	char text[8] = "";
	FILE *file = fopen(path, "r");
	cr_assert_not_null(file);
	size_t size = fread(text, 1, sizeof text - 1, file);
	fclose(file);
	cr_expect(size == 3 && strcmp(text, "old") == 0, "%s the old file stands", when);
}

Test(report, whoever_cancels_keeps_the_old_file)
{
	const char *path = KLP_BUILD_DIR "/test-report-cancel.html";
	klp_dataset *dataset = three_editions();
	struct watch whole = { 0 };
	klp_report_options options = KLP_REPORT_OPTIONS_INIT;
	options.progress = look;
	options.progress_context = &whole;
	write_old(path);
	cr_assert_eq(klp_report_file(dataset, path, &options, NULL), KLP_OK);
	cr_expect(!whole.fell, "what is done never falls");
	cr_expect_eq(whole.done, whole.total, "in the end all is done");
	cr_expect_geq(whole.calls, 8, "each part of the work is told");
	write_old(path);
	for (uint64_t at = 1; at <= whole.calls; at++) {
		struct watch watch = { .cancel_at = at };
		klp_error *error = NULL;
		options.progress_context = &watch;
		cr_expect_eq(klp_report_file(dataset, path, &options, &error), KLP_CANCELLED, "call %d", (int)at);
		cr_expect_eq(klp_error_status(error), KLP_CANCELLED, "call %d", (int)at);
		cr_expect_eq(watch.calls, at, "asked again after call %d", (int)at);
		expect_old(path, "after a cancel");
		klp_error_free(error);
	}
	remove(path);
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(report, a_file_that_cannot_be_written_is_told)
{
	klp_dataset *dataset = one_edition();
	const char *const paths[] = { "/no/such/folder/report.html", "/dev/full" };
	for (size_t i = 0; i < 2; i++) {
		klp_error *error = NULL;
		cr_expect_eq(klp_report_file(dataset, paths[i], NULL, &error), KLP_IO, "%s", paths[i]);
		cr_expect_str_eq(klp_error_source(error), paths[i]);
		klp_error_free(error);
	}
	klp_dataset_free(dataset);
}

Test(report, options_of_other_releases_are_taken)
{
	klp_dataset *dataset = one_edition();
	klp_report_options grown[2] = { KLP_REPORT_OPTIONS_INIT, KLP_REPORT_OPTIONS_INIT };
	struct written page = { 0 };
	memset(&grown[1], 0, sizeof grown[1]);
	grown[0].struct_size = sizeof grown;
	cr_expect_eq(klp_report_stream(dataset, take_page, &page, &grown[0], NULL), KLP_OK, "zeros say nothing");
	grown[1].struct_size = 1;
	cr_expect_eq(klp_report_stream(dataset, take_page, &page, &grown[0], NULL), KLP_INVALID_ARGUMENT, "others do");
	grown[0].struct_size = sizeof grown[0] - sizeof(void *);
	cr_expect_eq(klp_report_stream(dataset, take_page, &page, &grown[0], NULL), KLP_OK, "an older struct is shorter");
	written_free(&page);
	klp_dataset_free(dataset);
}
