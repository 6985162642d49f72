/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Nothing that goes wrong is kept quiet. */

#include "support/failing.h"
#include "write/samples.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* One thing to write, in one format. */
struct job {
	const char *format;
	int findings;
};

static const struct job jobs[] = { { "csv", 0 },  { "json", 0 },  { "xml", 0 },
	                               { "json", 1 }, { "sarif", 1 }, { "text", 1 } };
enum { JOBS = sizeof jobs / sizeof jobs[0] };

static klp_status write_job(const struct job *job, const klp_dataset *dataset, const klp_findings *findings,
                            struct collected *collected, klp_error **error)
{
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = job->format;
	if (job->findings)
		return klp_write_findings_stream(findings, KLP_SEVERITY_INFORMATION, collect, collected, &options, error);
	return klp_write_stream(dataset, collect, collected, &options, error);
}

Test(failures, a_caller_that_cannot_take_a_piece_is_asked_for_no_more)
{
	/* The last row alone takes several pieces, so that a failure comes in the midst of a row too. */
	enum { LONG_NAME = 300000 };
	static char name[LONG_NAME + 1];
	memset(name, '"', LONG_NAME);
	klp_dataset *dataset = large_dataset(1500);
	klp_row row = KLP_ROW_INIT;
	row.municipality_printed = name;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	klp_findings *findings = sample_findings(dataset);
	for (size_t i = 0; i < JOBS; i++) {
		struct collected whole = { 0 };
		cr_assert_eq(write_job(&jobs[i], dataset, findings, &whole, NULL), KLP_OK);
		cr_expect(jobs[i].findings || whole.calls > 3, "a large table is written in pieces, not %zu", whole.calls);
		for (size_t fail_at = 1; fail_at <= whole.calls; fail_at++) {
			struct collected part = { .fail_at = fail_at };
			klp_error *error = NULL;
			cr_expect_eq(write_job(&jobs[i], dataset, findings, &part, &error), KLP_IO, "%s, call %zu", jobs[i].format,
			             fail_at);
			cr_expect_eq(klp_error_status(error), KLP_IO, "%s, call %zu", jobs[i].format, fail_at);
			cr_expect_eq(part.calls, fail_at, "%s: called on after call %zu", jobs[i].format, fail_at);
			cr_expect(part.size == 0 || memcmp(part.text, whole.text, part.size) == 0, "%s, call %zu", jobs[i].format,
			          fail_at);
			klp_error_free(error);
			collected_free(&part);
		}
		collected_free(&whole);
	}
	klp_findings_free(findings);
	klp_dataset_free(dataset);
}

Test(failures, every_allocation_that_fails_is_out_of_memory_and_leaks_nothing)
{
	enum { MOST = 1000 };
	const struct {
		const char *path;
		int to_file;
		const char *format;
		klp_status ends;
	} cases[] = {
		{ NULL, 0, "csv", KLP_OK },
		{ NULL, 0, "json", KLP_OK },
		{ NULL, 0, "xml", KLP_OK },
		{ NULL, 0, "sylk", KLP_UNSUPPORTED },
		{ KLP_BUILD_DIR "/test-allocations.csv", 1, NULL, KLP_OK },
		{ "/dev/full", 1, "json", KLP_IO },
		{ "/no/such/folder", 1, "csv", KLP_IO },
	};
	failing_install();
	klp_dataset *dataset = large_dataset(700);
	size_t blocks = klp_memory_blocks();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t number = 0;
		do {
			struct collected collected = { 0 };
			klp_write_options options = KLP_WRITE_OPTIONS_INIT;
			options.format = cases[i].format;
			klp_error *error = NULL;
			failing_at(++number);
			klp_status status = cases[i].to_file ? klp_write_file(dataset, cases[i].path, &options, &error)
			                                     : klp_write_stream(dataset, collect, &collected, &options, &error);
			klp_status expected = failing_happened() ? KLP_OUT_OF_MEMORY : cases[i].ends;
			failing_at(0);
			cr_expect_eq(status, expected, "case %zu, allocation %zu: %s", i, number, klp_status_name(status));
			cr_expect_eq(klp_error_status(error), expected, "case %zu, allocation %zu", i, number);
			klp_error_free(error);
			cr_expect_eq(klp_memory_blocks(), blocks, "case %zu, allocation %zu leaks", i, number);
			collected_free(&collected);
			if (status != KLP_OUT_OF_MEMORY)
				break;
		} while (number < MOST);
		cr_expect_gt(number, 1, "case %zu allocates", i);
		cr_expect_lt(number, MOST, "case %zu ends", i);
	}
	remove(KLP_BUILD_DIR "/test-allocations.csv");
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(failures, what_cannot_be_meant_is_refused)
{
	klp_dataset *dataset = sample_dataset();
	klp_findings *findings = sample_findings(dataset);
	struct collected none = { 0 };
	klp_write_options grown[2] = { KLP_WRITE_OPTIONS_INIT, KLP_WRITE_OPTIONS_INIT };
	grown[0].struct_size = sizeof grown;
	const klp_severity no_severity = (klp_severity)7;
	const struct {
		const char *why;
		klp_status status;
	} cases[] = {
		{ "no dataset", klp_write_stream(NULL, collect, &none, NULL, NULL) },
		{ "no function", klp_write_stream(dataset, NULL, NULL, NULL, NULL) },
		{ "no dataset for a file", klp_write_file(NULL, "a.csv", NULL, NULL) },
		{ "no path", klp_write_file(dataset, NULL, NULL, NULL) },
		{ "options of a later release", klp_write_stream(dataset, collect, &none, grown, NULL) },
		{ "no findings", klp_write_findings_stream(NULL, KLP_SEVERITY_ERROR, collect, &none, NULL, NULL) },
		{ "a severity that is none", klp_write_findings_stream(findings, no_severity, collect, &none, NULL, NULL) },
		{ "no path for findings", klp_write_findings_file(findings, KLP_SEVERITY_ERROR, NULL, NULL, NULL) },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(cases[i].status, KLP_INVALID_ARGUMENT, "%s: %s", cases[i].why, klp_status_name(cases[i].status));
	cr_expect_eq(none.calls, 0, "nothing was written");
	klp_findings_free(findings);
	klp_dataset_free(dataset);
}
