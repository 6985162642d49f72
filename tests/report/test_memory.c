/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Each allocation of a report fails once. */

#include "report/sample.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>

static klp_status to_function(void *context, klp_error **error)
{
	struct written page = { 0 };
	klp_report_options options = KLP_REPORT_OPTIONS_INIT;
	options.language = "nl";
	klp_status status = klp_report_stream(context, take_page, &page, &options, error);
	written_free(&page);
	return status;
}

static klp_status to_file(void *context, klp_error **error)
{
	return klp_report_file(context, KLP_BUILD_DIR "/test-report-memory.html", NULL, error);
}

/* Two editions of one municipality go every way that more rows go, in less time. */
static klp_dataset *small(void)
{
	const int64_t before[4] = { 9, 160, 290, 90 }, after[4] = { 11, 161, 299, 83 };
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	add_municipality(dataset, "2024Q2", "GM0512", "Gorinchem", before);
	add_municipality(dataset, "2025Q2", "GM0512", "Gorinchem", after);
	return dataset;
}

Test(report_memory, every_allocation_that_fails_is_out_of_memory_and_leaks_nothing)
{
	failing_install();
	klp_dataset *several = small(), *one = NULL;
	const klp_selection selection = { .struct_size = sizeof selection, .edition_from = "2025Q2" };
	cr_assert_eq(klp_dataset_select(&one, several, &selection, NULL), KLP_OK);
	failing_each("klp_report_stream of several editions", to_function, several, 1);
	failing_each("klp_report_file of one", to_file, one, 1);
	remove(KLP_BUILD_DIR "/test-report-memory.html");
	klp_dataset_free(one);
	klp_dataset_free(several);
	cr_expect_eq(klp_memory_blocks(), 0);
}
