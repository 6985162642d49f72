/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The calls themselves: options, streams, progress, memory. */

#include "read/reading.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char rijnmond[] = "tests/fixtures/rijnmond-2023q2.txt";

Test(calls, the_callers_edition_fills_the_gap_and_never_overrules)
{
	static const char table[] = "22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n";
	static const struct {
		const char *heading;
		const char *assumed;
		const char *edition;
		const char *note;
	} cases[] = {
		{ "", "2018Q2", "2018Q2", "read.edition-assumed" },
		{ "tweede kwartaal 2018\n", "2018Q2", "2018Q2", NULL },
		{ "derde kwartaal 2018\n", "2018Q2", "2018Q3", "read.edition-conflict" },
		{ "", NULL, NULL, "read.edition-missing" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char text[256];
		snprintf(text, sizeof text, "%s%s", cases[i].heading, table);
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.assume_edition = cases[i].assumed;
		cr_assert_eq(klp_parse_memory(dataset, text, strlen(text), &options, NULL), KLP_OK);
		const char *edition = klp_dataset_text(dataset, 0, KLP_COLUMN_EDITION);
		cr_expect_str_eq(edition == NULL ? "" : edition, cases[i].edition == NULL ? "" : cases[i].edition, "case %zu",
		                 i);
		cr_expect_eq(klp_dataset_notes(dataset), cases[i].note == NULL ? 0 : 1, "case %zu", i);
		if (cases[i].note != NULL)
			cr_expect_str_eq(klp_note_id(klp_dataset_note(dataset, 0)), cases[i].note, "case %zu", i);
		klp_dataset_free(dataset);
	}
}

Test(calls, what_stood_where_a_count_belongs_is_kept)
{
	klp_dataset *dataset =
		reading_parse("2025Q2\n22 Rijnmond Rotterdam n.b. <5 1,175 -3 12.3456\nSchiedam 1 2 x 4 10\n");
	static const char *const printed[] = { "n.b.", "<5", "1,175", "-3", "12.3456" };
	cr_assert_eq(klp_dataset_rows(dataset), 2);
	for (int i = 0; i < 5; i++) {
		klp_column column = (klp_column)(KLP_COLUMN_MUNICIPAL_PROFILE + i);
		cr_expect_str_eq(klp_dataset_cell_text(dataset, 0, column), printed[i]);
		cr_expect_not(klp_dataset_integer(dataset, 0, column, NULL), "%s is no count", printed[i]);
	}
	cr_expect_str_eq(klp_dataset_cell_text(dataset, 1, KLP_COLUMN_UWV_PROFILE), "x");
	cr_expect(klp_dataset_cell_text(dataset, 1, KLP_COLUMN_TOTAL) == NULL);
	cr_expect_eq(klp_dataset_notes(dataset), 5 + 1 + 1, "one a cell, and one for the missing total");
	klp_dataset_free(dataset);
}

Test(calls, a_year_of_the_callers_own_is_used)
{
	static const char year[] = "jaar,gemeentecode,gemeentenaam,arbeidsmarktregiocode,arbeidsmarktregionaam,"
							   "provinciecode,provincienaam\n2031,GM9001,Nieuwstad,AM22,Rijnmond,PV28,Zuid-Holland\n";
	static const char text[] = "tweede kwartaal 2031\n22 Rijnmond Nieuwstad 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n";
	klp_territory *territory = NULL;
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_territory_new(&territory, NULL), KLP_OK);
	cr_assert_eq(klp_territory_load_memory(territory, year, strlen(year), NULL, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.territory = territory;
	cr_assert_eq(klp_parse_memory(dataset, text, strlen(text), &options, NULL), KLP_OK);
	klp_territory_free(territory); /* the dataset has its own copies */
	cr_expect_str_eq(klp_dataset_text(dataset, 0, KLP_COLUMN_MUNICIPALITY_CODE), "GM9001");
	cr_expect_str_eq(klp_dataset_text(dataset, 0, KLP_COLUMN_MUNICIPALITY_NAME), "Nieuwstad");
	cr_expect_eq(klp_dataset_notes(dataset), 0);
	klp_dataset_free(dataset);
}

/* Gives a text byte after byte, or fails at one of them. */
struct drops {
	const char *text;
	size_t at;
	size_t fails_at;
};

static int64_t drip(void *context, void *buffer, size_t capacity)
{
	struct drops *drops = context;
	cr_assert(capacity > 0);
	if (drops->at == drops->fails_at)
		return -1;
	if (drops->text[drops->at] == '\0')
		return 0;
	*(char *)buffer = drops->text[drops->at++];
	return 1;
}

Test(calls, a_stream_gives_what_memory_gives)
{
	size_t size;
	char *text = reading_load(reading_path(rijnmond), &size);
	klp_dataset *whole = reading_parse(text), *dripped = NULL;
	cr_assert_eq(klp_dataset_new(&dripped, NULL), KLP_OK);
	struct drops drops = { text, 0, SIZE_MAX };
	cr_assert_eq(klp_parse_stream(dripped, drip, &drops, NULL, NULL), KLP_OK);
	char *one = reading_rows(whole), *other = reading_rows(dripped);
	cr_expect_str_eq(one, other);
	cr_expect_str_eq(klp_dataset_text(dripped, 0, KLP_COLUMN_SOURCE), "stream");

	klp_error *error = NULL;
	drops = (struct drops){ text, 0, 777 };
	cr_expect_eq(klp_parse_stream(dripped, drip, &drops, NULL, &error), KLP_IO);
	cr_expect_str_eq(klp_error_source(error), "stream");
	cr_expect_eq(klp_dataset_rows(dripped), 15);
	klp_error_free(error);
	free(one);
	free(other);
	free(text);
	klp_dataset_free(whole);
	klp_dataset_free(dripped);
}

struct watch {
	uint64_t calls;
	uint64_t last;
	uint64_t stop_at;
};

static int watch_progress(void *context, uint64_t done, uint64_t total)
{
	struct watch *watch = context;
	cr_assert(done >= watch->last, "progress went back");
	cr_assert(total == 0 || done <= total, "more was done than there is");
	watch->last = done;
	return ++watch->calls == watch->stop_at;
}

Test(calls, progress_rises_and_cancels_at_any_call)
{
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	struct watch watch = { 0, 0, 0 };
	options.progress = watch_progress;
	options.progress_context = &watch;
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_parse_file(dataset, reading_path("examples/data/transparantie-2025-q2.txt"), &options, NULL),
	             KLP_OK);
	cr_expect(watch.calls > 10, "%llu calls", (unsigned long long)watch.calls);
	uint64_t calls = watch.calls;
	for (uint64_t stop = 1; stop <= calls; stop++) {
		watch = (struct watch){ 0, 0, stop };
		klp_error *error = NULL;
		cr_expect_eq(klp_parse_file(dataset, reading_path("examples/data/transparantie-2025-q2.txt"), &options, &error),
		             KLP_CANCELLED, "call %llu", (unsigned long long)stop);
		cr_expect_eq(klp_dataset_rows(dataset), 378, "call %llu", (unsigned long long)stop);
		klp_error_free(error);
	}
	klp_dataset_free(dataset);
}

/* Parses a document into a dataset of its own. */
static klp_status parse_document(void *context, klp_error **error)
{
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, error);
	if (status == KLP_OK)
		status = klp_parse_file(dataset, reading_path(context), NULL, error);
	if (status != KLP_OK && dataset != NULL) {
		cr_expect_eq(klp_dataset_rows(dataset), 0, "rows are left behind");
		cr_expect_eq(klp_dataset_notes(dataset), 0, "notes are left behind");
	}
	klp_dataset_free(dataset);
	return status;
}

Test(calls, any_allocation_may_fail)
{
	failing_install();
	failing_each("Rijnmond", parse_document, "tests/fixtures/rijnmond-2023q2.txt", 1);
	failing_each("Zuidoost-Brabant", parse_document, "tests/fixtures/zuidoost-brabant.md", 1);
	failing_each("the whole country", parse_document, "examples/data/transparantie-2025-q2.txt", 1);
}

Test(calls, formats_are_named_and_can_be_chosen)
{
	static const char *const lines[] = { "text", "markdown", "csv" };
	for (size_t i = 0; i < klp_format_count(); i++)
		cr_expect(klp_format_name(i) != NULL && klp_format_title(i) != NULL);
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.format = lines[i];
		cr_expect_eq(klp_parse_file(dataset, reading_path(rijnmond), &options, NULL), KLP_OK);
		cr_expect_eq(klp_dataset_rows(dataset), 15);
		klp_dataset_free(dataset);
	}
	cr_expect(klp_format_name(klp_format_count()) == NULL);
	cr_expect(klp_format_title(klp_format_count()) == NULL);
}
