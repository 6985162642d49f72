/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The formats for people, a workbook and a page: they hold the dataset, whatever stands around it. */

#include "dataset/dataset.h"
#include "support/chance.h"
#include "support/failing.h"
#include "support/tables.h"
#include "write/samples.h"

#include <klantprofiel/klantprofiel.h>

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef WITH_WORKBOOKS
static const char *const formats[] = { "html", "xlsx" };
#else
static const char *const formats[] = { "html" };
#endif
static const char *const languages[] = { "en", "nl" };
enum { FORMATS = sizeof formats / sizeof formats[0], LANGUAGES_TRIED = sizeof languages / sizeof languages[0] };

static struct collected write_as(const klp_dataset *dataset, const char *format, const char *language,
                                 const klp_findings *findings)
{
	struct collected collected = { 0 };
	klp_error *error = NULL;
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	options.language = language;
	options.findings = findings;
	klp_status status = klp_write_stream(dataset, collect, &collected, &options, &error);
	cr_assert_eq(status, KLP_OK, "%s: %s", format, klp_error_message(error));
	return collected;
}

static klp_dataset *read_back(const struct collected *written, const char *what)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_status status = klp_parse_memory(dataset, written->text, written->size, NULL, &error);
	cr_assert_eq(status, KLP_OK, "%s: %s (line %llu)", what, klp_error_message(error),
	             (unsigned long long)klp_error_line(error));
	return dataset;
}

static void expect_same(const klp_dataset *one, const klp_dataset *other, const char *what)
{
	struct collected before = write_as(one, "json", NULL, NULL), after = write_as(other, "json", NULL, NULL);
	size_t at = 0, line = 0;
	for (; before.text[at] != '\0' && before.text[at] == after.text[at]; at++)
		line = before.text[at] == '\n' ? at + 1 : line;
	cr_expect_eq(before.text[at], after.text[at],
	             "%s: what came back differs at byte %zu of a line:\n%.800s\ninstead of\n%.800s", what, at - line,
	             after.text + line, before.text + line);
	collected_free(&before);
	collected_free(&after);
}

static void expect_both_come_back(const klp_dataset *dataset, const klp_findings *findings, const char *what)
{
	for (size_t i = 0; i < FORMATS * LANGUAGES_TRIED; i++) {
		char name[128];
		const char *format = formats[i % FORMATS], *language = languages[i / FORMATS];
		snprintf(name, sizeof name, "%s, %s in %s", what, format, language);
		struct collected written = write_as(dataset, format, language, findings);
		klp_dataset *back = read_back(&written, name);
		expect_same(dataset, back, name);
		klp_dataset_free(back);
		collected_free(&written);
	}
}

/* ----------------------------------------------------------------- any dataset */

/* Texts that mean something to a spreadsheet or to a page, and must not; of those with blanks at an end a page keeps none. */
static const char *any_text(void)
{
	static const char *const texts[] = { NULL,
		                                 "=1+1",
		                                 "+31 6",
		                                 "@SUM(A1)",
		                                 "-2",
		                                 "1.097",
		                                 "12 31",
		                                 "TRUE",
		                                 "2025-06-30",
		                                 "'s-Hertogenbosch",
		                                 "Súdwest-Fryslân",
		                                 "a<b & \"c\" 'd' </td>",
		                                 "_x0041_",
		                                 "__x000D_x0009_",
		                                 "\xF0\x9F\x98\x80",
		                                 "level",
		                                 "note",
		                                 "Totaal AMR",
		                                 "22 Rijnmond 1 2 3 4 10",
		                                 "https://www.example.nl/?a=1&b=2" };
	return texts[chance(sizeof texts / sizeof texts[0])];
}

static int64_t any_count(void)
{
	static const int64_t counts[] = { KLP_ABSENT, KLP_ABSENT, 0, 1, 1000, 1097, INT64_C(9007199254740991) };
	return counts[chance(sizeof counts / sizeof counts[0])];
}

/* Of so few digits that a spreadsheet holds them all. */
static double any_share(void)
{
	enum { PARTS = 100000 };
	return (double)chance(PARTS) / PARTS;
}

static void add_row(klp_dataset *dataset)
{
	enum { EVERY_OTHER = 2, PERCENT = 1000, REGIONS = 36, LINES = 100000, ORIGINS = 3, LEVELS = 4 };
	static const char *const editions[] = { NULL, "2025Q2", "2023Q4", "1900Q1", "2999Q4" };
	klp_row row = KLP_ROW_INIT;
	row.edition = editions[chance(sizeof editions / sizeof editions[0])];
	row.level = (klp_level)(KLP_LEVEL_COUNTRY + chance(LEVELS));
	row.region_number = (int)chance(REGIONS);
	row.region_code = any_text();
	row.region_name = any_text();
	row.municipality_code = any_text();
	row.municipality_name = any_text();
	row.municipal_profile = any_count();
	row.municipal_no_profile = any_count();
	row.uwv_profile = any_count();
	row.uwv_no_profile = any_count();
	row.total = any_count();
	row.register_total = any_count();
	row.known_percent = chance(EVERY_OTHER) == 0 ? -1 : (double)chance(PERCENT);
	row.origin = (klp_origin)(KLP_ORIGIN_PUBLISHED + chance(ORIGINS));
	row.source = any_text();
	row.page = chance(LINES);
	row.line = chance(EVERY_OTHER) == 0 ? INT64_MAX : 1;
	row.municipality_printed = any_text();
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
}

static void add_beside(klp_dataset *dataset, bool indicators)
{
	enum { EVERY_OTHER = 2, MOST = 5000 };
	size_t row = klp_dataset_rows(dataset) - 1;
	for (int i = 0; i < KLP_COLUMN_COUNT; i++) {
		klp_column column = (klp_column)i;
		bool real = klp_column_type(column) == KLP_TYPE_REAL;
		const char *text = any_text();
		if (dataset_printed_name(column) != NULL && !klp_dataset_integer(dataset, row, column, NULL) && text != NULL)
			cr_assert_eq(dataset_set_cell_text(dataset, row, column, slice_of(text), NULL), KLP_OK);
		if (!indicators || !dataset_is_indicator(column) || chance(EVERY_OTHER) == 0)
			continue;
		cr_assert_eq(real ? dataset_set_real(dataset, row, column, any_share(), NULL)
		                  : dataset_set_integer(dataset, row, column, 1 + (int64_t)chance(MOST), NULL),
		             KLP_OK);
	}
}

static void add_note(klp_dataset *dataset)
{
	enum { EVERY_OTHER = 2, SEVERITIES = 3, LINES = 2000 };
	const struct note_change change = { .level = KLP_LEVEL_MUNICIPALITY,
		                                .municipality_code = any_text(),
		                                .column = KLP_COLUMN_UWV_PROFILE,
		                                .from = any_count(),
		                                .to = any_count(),
		                                .cause = any_text(),
		                                .rules = "row.sum region.sum",
		                                .confidence = KLP_CONFIDENCE_CERTAIN };
	const struct place place = { .source = any_text(), .page = chance(LINES), .line = 1 };
	const char *text = any_text();
	cr_assert_eq(dataset_add_change_note(
					 dataset, "any.note", (klp_severity)(KLP_SEVERITY_INFORMATION + chance(SEVERITIES)), &place,
					 EDITION_NONE, 0, chance(EVERY_OTHER) == 0 ? &change : NULL, NULL, "%s", text == NULL ? "" : text),
	             KLP_OK);
}

static klp_dataset *any_dataset(uint64_t seed)
{
	enum { MOST_ROWS = 12, MOST_NOTES = 4, SOME = 3 };
	klp_dataset *dataset = NULL;
	chance_begin(seed);
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	bool indicators = chance(SOME) == 0;
	for (size_t rows = chance(MOST_ROWS); rows > 0; rows--) {
		add_row(dataset);
		add_beside(dataset, indicators);
	}
	for (size_t notes = chance(MOST_NOTES); notes > 0; notes--)
		add_note(dataset);
	return dataset;
}

/* ------------------------------------------------------------------ round trips */

Test(people, any_dataset_comes_back_as_it_was_whatever_stands_around_it)
{
	enum { DATASETS = 60 };
	for (uint64_t seed = 1; seed <= DATASETS; seed++) {
		char what[32];
		snprintf(what, sizeof what, "seed %d", (int)seed);
		klp_dataset *dataset = any_dataset(seed);
		klp_findings *findings = NULL;
		cr_assert_eq(klp_validate(&findings, dataset, NULL, NULL), KLP_OK);
		expect_both_come_back(dataset, findings, what);
		klp_findings_free(findings);
		klp_dataset_free(dataset);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(people, the_publication_of_2025_comes_back_as_it_was_with_its_indicators)
{
	klp_dataset *dataset = tables_2025(), *regions = NULL;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = KLP_LEVEL_REGION;
	expect_both_come_back(dataset, NULL, "2025Q2");
	cr_assert_eq(klp_aggregate(&regions, dataset, &options, NULL), KLP_OK);
	expect_both_come_back(regions, NULL, "its regions");
	klp_dataset_free(regions);
	klp_dataset_free(dataset);
}

Test(people, the_same_dataset_gives_the_same_bytes)
{
	klp_dataset *dataset = sample_dataset();
	for (size_t i = 0; i < FORMATS; i++) {
		struct collected one = write_as(dataset, formats[i], "nl", NULL),
						 other = write_as(dataset, formats[i], "nl", NULL);
		cr_expect(one.size == other.size && memcmp(one.text, other.text, one.size) == 0, "%s", formats[i]);
		collected_free(&one);
		collected_free(&other);
	}
	klp_dataset_free(dataset);
}

/* ---------------------------------------------------------------------- the page */

Test(people, a_page_says_what_it_is_where_it_is_from_and_what_was_found)
{
	klp_dataset *dataset = sample_dataset();
	klp_findings *findings = sample_findings(dataset);
	static const struct {
		const char *language;
		const char *holds[10];
	} cases[] = {
		{ "en",
		  { "<html lang=\"en\">", "<title>Transparantie van klantprofielen, 2nd quarter of 2023</title>",
		    "<th scope=\"row\">Barendrecht", "<th scope=\"col\" class=\"n\">Municipal clients with a profile",
		    " data-klp=\"14247\">14,247<", "<dt>Source</dt><dd>UWV (",
		    "<strong>Error</strong>: The total is &quot;172&quot;", "page 1, line 3", "<td>uwv_profile_printed</td>",
		    "<td>n.b.</td>" } },
		{ "nl",
		  { "<html lang=\"nl\">", "<caption id=\"caption\">Personen per gebied<", "<th scope=\"row\">Rijnmond",
		    "Gemeentecliënten met klantprofiel", " data-klp=\"14247\">14.247<", "<dt>Bron</dt><dd>UWV, ",
		    "<strong>Fout</strong>: ", " data-klp=\"74\">74%<", "data-klp=\"region\">arbeidsmarktregio",
		    "2023-q2.txt" } },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct collected page = write_as(dataset, "html", cases[i].language, findings);
		for (size_t j = 0; j < sizeof cases[i].holds / sizeof cases[i].holds[0]; j++)
			cr_expect_not_null(strstr(page.text, cases[i].holds[j]), "%s: %s in\n%s", cases[i].language,
			                   cases[i].holds[j], page.text);
		collected_free(&page);
	}
	klp_findings_free(findings);
	klp_dataset_free(dataset);
}

/* The values that a page tells besides what it shows are its own affair: no other page's attributes are taken. */
Test(people, a_value_is_taken_from_a_cell_alone)
{
	static const char page[] =
		"<html><body><table><tr><td>level</td><td>municipal_profile</td><td>municipal_no_profile</td><td>uwv_profile</"
		"td>"
		"<td>uwv_no_profile</td><td>total</td></tr>"
		"<tr><td data-klp=\"region\"><b>regio</b> van <i>hier</i></td><td><b data-klp=\"7\">1</b></td><td>2</td>"
		"<td data-value=\"9\">3</td><td data-klp=\"4\">vier</td><td data-klp=\"1097\">1,097</td></tr></table>";
	const struct collected written = { .text = (char *)page, .size = sizeof page - 1 };
	static const int64_t expected[] = { 1, 2, 3, 4, 1097 };
	klp_dataset *dataset = read_back(&written, "a page");
	cr_assert_eq(klp_dataset_rows(dataset), 1);
	cr_expect_str_eq(klp_dataset_text(dataset, 0, KLP_COLUMN_LEVEL), "region");
	for (int i = 0; i < DATASET_COUNTS; i++) {
		int64_t count = -1;
		klp_dataset_integer(dataset, 0, (klp_column)(DATASET_FIRST_COUNT + i), &count);
		cr_expect_eq(count, expected[i], "count %d is %d", i, (int)count);
	}
	klp_dataset_free(dataset);
}

/* -------------------------------------------------------------------- failures */

static size_t open_files(void)
{
	size_t count = 0;
	DIR *files = opendir("/dev/fd");
	cr_assert_not_null(files);
	while (readdir(files) != NULL)
		count++;
	closedir(files);
	return count;
}

static int cancel(void *context, uint64_t done, uint64_t total)
{
	(void)total;
	return done >= *(const uint64_t *)context;
}

Test(people, a_failure_leaves_no_file_open_and_no_block_behind)
{
	enum { ROWS = 1500 };
	klp_dataset *dataset = large_dataset(ROWS);
	size_t blocks = klp_memory_blocks();
	for (size_t i = 0; i < FORMATS; i++) {
		struct collected whole = write_as(dataset, formats[i], NULL, NULL);
		size_t files = open_files();
		klp_write_options options = KLP_WRITE_OPTIONS_INIT;
		options.format = formats[i];
		for (size_t fail_at = 1; fail_at <= whole.calls; fail_at++) {
			struct collected part = { .fail_at = fail_at };
			cr_expect_eq(klp_write_stream(dataset, collect, &part, &options, NULL), KLP_IO, "%s", formats[i]);
			collected_free(&part);
		}
		for (uint64_t at = 1; at < ROWS; at += ROWS / 2) {
			struct collected part = { 0 };
			options.progress = cancel;
			options.progress_context = &at;
			cr_expect_eq(klp_write_stream(dataset, collect, &part, &options, NULL), KLP_CANCELLED, "%s", formats[i]);
			collected_free(&part);
		}
		cr_expect_eq(open_files(), files, "%s", formats[i]);
		cr_expect_eq(klp_memory_blocks(), blocks, "%s", formats[i]);
		collected_free(&whole);
	}
	klp_dataset_free(dataset);
}

struct job {
	const klp_dataset *dataset;
	const klp_findings *findings;
	const char *format;
};

static klp_status write_job(void *context, klp_error **error)
{
	const struct job *job = context;
	struct collected collected = { 0 };
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = job->format;
	options.findings = job->findings;
	klp_status status = klp_write_stream(job->dataset, collect, &collected, &options, error);
	collected_free(&collected);
	return status;
}

Test(people, every_allocation_that_fails_is_out_of_memory)
{
	failing_install();
	klp_dataset *dataset = any_dataset(3);
	klp_findings *findings = NULL;
	cr_assert_eq(klp_validate(&findings, dataset, NULL, NULL), KLP_OK);
	for (size_t i = 0; i < FORMATS; i++) {
		struct job job = { dataset, findings, formats[i] };
		failing_each(formats[i], write_job, &job, 1);
	}
	klp_findings_free(findings);
	klp_dataset_free(dataset);
}
