/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A count becomes a dataset: which rows, in which order, with which notes, and that the other rooms take it. */

#include "count/counting.h"
#include "support/failing.h"
#include "support/tables.h"

#include <klantprofiel/aggregate.h>
#include <klantprofiel/validate.h>
#include <klantprofiel/write.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* One more client in each cell of a municipality, with 0 to 3 clients each, so that all rows differ. */
static void add_municipality(struct records *extract, const char *code, unsigned seed)
{
	static const char *const cells[] = { "indicering=NUG", "indicering=NUG\taffiniteiten=", "indicering=WW",
		                                 "indicering=WW\taffiniteiten=" };
	for (unsigned cell = 0; cell < 4; cell++)
		for (unsigned client = 0; client < (seed >> (2 * cell)) % 4; client++) {
			char changes[64];
			snprintf(changes, sizeof changes, "gemeentecode=%s\t%s", code, cells[cell]);
			records_add(extract, changes);
		}
}

/* The country of 2025: some clients in each municipality that is in a table, and some in none. */
static struct records extract_of_country(const klp_dataset *published)
{
	struct records extract = { 0 };
	for (size_t row = 0; row < klp_dataset_rows(published); row++) {
		const char *code = klp_dataset_text(published, row, KLP_COLUMN_MUNICIPALITY_CODE);
		if (code != NULL)
			add_municipality(&extract, code, (unsigned)row * 7);
	}
	add_municipality(&extract, "GM9998", 1 + 4 * 2 + 16 * 3);
	return extract;
}

static void expect_same_text(const klp_dataset *one, const klp_dataset *other, size_t row, klp_column column)
{
	const char *a = klp_dataset_text(one, row, column), *b = klp_dataset_text(other, row, column);
	cr_expect(a == b || (a != NULL && b != NULL && strcmp(a, b) == 0), "row %zu, %s: %s, not %s", row,
	          klp_column_name(column), a == NULL ? "(none)" : a, b == NULL ? "(none)" : b);
}

/* Two pairs of the publication are not in the order of the alphabet, where all others are: Ermelo and Epe, Beuningen and Berg en Dal. */
static size_t out_of_order(const klp_dataset *published, size_t row)
{
	static const char *const codes[] = { "GM0232", "GM0233", "GM0209", "GM1945" };
	const char *code = klp_dataset_text(published, row, KLP_COLUMN_MUNICIPALITY_CODE);
	for (size_t i = 0; code != NULL && i < sizeof codes / sizeof codes[0]; i++)
		if (strcmp(code, codes[i]) == 0)
			return row;
	return SIZE_MAX;
}

Test(count_finish, rows_stand_as_in_the_publication)
{
	static const klp_column texts[] = { KLP_COLUMN_EDITION,           KLP_COLUMN_LEVEL,
		                                KLP_COLUMN_REGION_CODE,       KLP_COLUMN_REGION_NAME,
		                                KLP_COLUMN_MUNICIPALITY_CODE, KLP_COLUMN_MUNICIPALITY_NAME };
	klp_dataset *published = tables_2025();
	struct records extract = extract_of_country(published);
	klp_count *count = counting_new();
	counting_feed(count, &extract);
	klp_dataset *counted = counting_finish(count);
	cr_assert_eq(klp_dataset_rows(counted), klp_dataset_rows(published));
	for (size_t row = 0; row < klp_dataset_rows(counted); row++) {
		if (row == out_of_order(published, row))
			continue;
		for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
			expect_same_text(counted, published, row, texts[i]);
		cr_expect_str_eq(klp_dataset_text(counted, row, KLP_COLUMN_ORIGIN), "computed");
		cr_expect_eq(klp_dataset_integer(counted, row, KLP_COLUMN_REGISTER_TOTAL, NULL), 0, "there is no register");
		const char *code = klp_dataset_text(published, row, KLP_COLUMN_MUNICIPALITY_CODE);
		if (code == NULL)
			continue;
		for (unsigned cell = 0; cell < 4; cell++)
			cr_expect_eq(tables_count(counted, row, (klp_column)(KLP_COLUMN_MUNICIPAL_PROFILE + cell)),
			             ((unsigned)row * 7 >> (2 * cell)) % 4, "%s, cell %u", code, cell);
	}
	cr_expect_eq((uint64_t)tables_count(counted, 0, KLP_COLUMN_TOTAL), klp_count_tally_of(count, KLP_TALLY_RECORDS),
	             "all are in the country's row");
	klp_dataset_free(counted);
	klp_dataset_free(published);
	klp_count_free(count);
	records_free(&extract);
}

static int swallow(void *context, const void *bytes, size_t size)
{
	(void)bytes;
	*(size_t *)context += size;
	return 0;
}

Test(count_finish, the_other_rooms_take_it)
{
	klp_dataset *published = tables_2025(), *regions = NULL;
	struct records extract = extract_of_country(published);
	klp_count *count = counting_new();
	counting_feed(count, &extract);
	klp_dataset *counted = counting_finish(count);
	klp_findings *findings = NULL;
	cr_assert_eq(klp_validate(&findings, counted, NULL, NULL), KLP_OK);
	cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_WARNING), 0u, "nothing is wrong with it");
	cr_assert_eq(klp_findings_count(findings, KLP_SEVERITY_INFORMATION), 1u);
	cr_expect_str_eq(klp_finding_rule(klp_findings_at(findings, 0)), "country.unplaced");

	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.totals = KLP_TOTALS_COMPUTED;
	cr_assert_eq(klp_aggregate(&regions, counted, &options, NULL), KLP_OK);
	cr_expect_eq(klp_dataset_rows(regions), 35u);
	for (size_t row = 0; row < klp_dataset_rows(regions); row++) {
		int64_t number = 0;
		klp_dataset_integer(regions, row, KLP_COLUMN_REGION_NUMBER, &number);
		size_t own = tables_row_about(counted, KLP_LEVEL_REGION, (int)number, NULL);
		for (int column = KLP_COLUMN_MUNICIPAL_PROFILE; column <= KLP_COLUMN_TOTAL; column++)
			cr_expect_eq(tables_count(regions, row, (klp_column)column), tables_count(counted, own, (klp_column)column),
			             "region %d", (int)number);
	}
	for (size_t i = 0; i < klp_write_format_count(); i++) {
		size_t written = 0;
		klp_write_options write = KLP_WRITE_OPTIONS_INIT;
		write.format = klp_write_format_name(i);
		cr_expect_eq(klp_write_stream(counted, swallow, &written, &write, NULL), KLP_OK, "%s", write.format);
		cr_expect_gt(written, 1000u, "%s", write.format);
	}
	klp_findings_free(findings);
	klp_dataset_free(regions);
	klp_dataset_free(counted);
	klp_dataset_free(published);
	klp_count_free(count);
	records_free(&extract);
}

static void expect_rows(const klp_dataset *dataset, size_t countries, size_t regions, size_t municipalities,
                        const char *why)
{
	size_t of[KLP_LEVEL_MUNICIPALITY + 1] = { 0 };
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++) {
		int64_t level = 0;
		klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
		of[level]++;
	}
	cr_expect_eq(of[KLP_LEVEL_COUNTRY], countries, "%s: %zu countries", why, of[KLP_LEVEL_COUNTRY]);
	cr_expect_eq(of[KLP_LEVEL_REGION], regions, "%s: %zu regions", why, of[KLP_LEVEL_REGION]);
	cr_expect_eq(of[KLP_LEVEL_MUNICIPALITY], municipalities, "%s: %zu municipalities", why, of[KLP_LEVEL_MUNICIPALITY]);
}

/* The codes of the municipalities of a region, from the published table; all of the country for 0. */
static void add_region(struct records *extract, const klp_dataset *published, int region, const char *changes)
{
	for (size_t row = 0; row < klp_dataset_rows(published); row++) {
		int64_t number = 0;
		char all[128];
		const char *code = klp_dataset_text(published, row, KLP_COLUMN_MUNICIPALITY_CODE);
		klp_dataset_integer(published, row, KLP_COLUMN_REGION_NUMBER, &number);
		if (code == NULL || (region != 0 && number != region))
			continue;
		snprintf(all, sizeof all, "gemeentecode=%s\t%s", code, changes);
		records_add(extract, all);
	}
}

Test(count_finish, an_extract_speaks_for_what_it_has_records_of)
{
	klp_dataset *published = tables_2025();
	struct records extract = { 0 };

	klp_count *count = counting_new();
	klp_dataset *dataset = counting_finish(count);
	expect_rows(dataset, 0, 0, 0, "no records");
	cr_expect_eq(counting_notes(dataset, "count.part"), 1u);
	klp_dataset_free(dataset);

	counting_feed_one(count, "");
	dataset = counting_finish(count);
	expect_rows(dataset, 0, 0, 1, "one municipality of a region");
	cr_expect(strstr(counting_note(dataset, "count.part"), "Rotterdam") != NULL, "%s",
	          counting_note(dataset, "count.part"));
	klp_dataset_free(dataset);

	add_region(&extract, published, 22, "status=x");
	counting_feed(count, &extract);
	records_free(&extract);
	dataset = counting_finish(count);
	expect_rows(dataset, 0, 1, 14, "a region, of most of which nobody is counted");
	cr_expect(strstr(counting_note(dataset, "count.part"), "14 of 342 municipalities: region 22 Rijnmond") != NULL,
	          "%s", counting_note(dataset, "count.part"));
	size_t region = tables_row_about(dataset, KLP_LEVEL_REGION, 22, NULL);
	cr_expect_eq(tables_count(dataset, region, KLP_COLUMN_TOTAL), 1);
	size_t delft = tables_row_about(dataset, KLP_LEVEL_MUNICIPALITY, 22, "GM0502");
	cr_expect_eq(tables_count(dataset, delft, KLP_COLUMN_TOTAL), 0, "none is 0, and not absent");
	klp_findings *findings = NULL;
	cr_assert_eq(klp_validate(&findings, dataset, NULL, NULL), KLP_OK);
	cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_WARNING), 0u, "a whole region is sound");
	klp_findings_free(findings);
	klp_dataset_free(dataset);

	for (int number = 1; number <= 35; number++)
		for (size_t row = 0; row < klp_dataset_rows(published); row++) {
			int64_t of = 0;
			char changes[64];
			const char *code = klp_dataset_text(published, row, KLP_COLUMN_MUNICIPALITY_CODE);
			klp_dataset_integer(published, row, KLP_COLUMN_REGION_NUMBER, &of);
			if (code == NULL || of != number)
				continue;
			snprintf(changes, sizeof changes, "gemeentecode=%s\tbanenafspraak=N", code);
			records_add(&extract, changes);
			break;
		}
	counting_feed(count, &extract);
	records_free(&extract);
	dataset = counting_finish(count);
	expect_rows(dataset, 1, 35, 342, "a record of every region");
	cr_expect_eq(counting_notes(dataset, "count.part"), 0u);
	klp_dataset_free(dataset);
	klp_count_free(count);

	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	options.date = "2025-06-30";
	options.coverage = KLP_COUNT_COVERAGE_COUNTRY;
	count = counting_with(&options);
	dataset = counting_finish(count);
	expect_rows(dataset, 1, 35, 342, "said to be the country");
	cr_expect_eq(tables_count(dataset, 0, KLP_COLUMN_TOTAL), 0);
	klp_dataset_free(dataset);
	klp_count_free(count);
	klp_dataset_free(published);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_finish, the_edition_is_the_quarter_of_the_date_and_the_ground_that_of_its_year)
{
	static const struct {
		const char *date;
		const char *edition;
		size_t municipalities;
		size_t regions;
		size_t notes; /* count.territory-year */
	} cases[] = {
		{ "2025-01-01", "2025Q1", 342, 35, 0 }, { "2025-03-31", "2025Q1", 342, 35, 0 },
		{ "2025-04-01", "2025Q2", 342, 35, 0 }, { "2023-09-30", "2023Q3", 342, 35, 0 },
		{ "2025-12-31", "2025Q4", 342, 35, 0 }, { "2017-06-30", "2017Q2", 388, 35, 0 },
		{ "2019-06-30", "2019Q2", 355, 35, 0 }, { "2031-06-30", "2031Q2", 342, 35, 1 },
		{ "2999-12-31", "2999Q4", 342, 35, 1 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count_options options = KLP_COUNT_OPTIONS_INIT;
		options.date = cases[i].date;
		options.coverage = KLP_COUNT_COVERAGE_COUNTRY;
		klp_count *count = counting_with(&options);
		klp_dataset *dataset = counting_finish(count);
		expect_rows(dataset, 1, cases[i].regions, cases[i].municipalities, cases[i].date);
		cr_expect_str_eq(klp_dataset_text(dataset, 0, KLP_COLUMN_EDITION), cases[i].edition);
		cr_expect_eq(counting_notes(dataset, "count.territory-year"), cases[i].notes, "%s", cases[i].date);
		cr_expect_str_eq(klp_count_date(count), cases[i].date);
		klp_dataset_free(dataset);
		klp_count_free(count);
	}
}

Test(count_finish, a_municipality_in_no_region_is_in_the_country_alone)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	options.date = "2019-06-30";
	options.coverage = KLP_COUNT_COVERAGE_COUNTRY;
	klp_count *count = counting_with(&options);
	counting_feed_one(count, "gemeentecode=GM1961\tdienstverlening_begin=2018-01-01");
	klp_dataset *dataset = counting_finish(count);
	size_t last = klp_dataset_rows(dataset) - 1;
	cr_expect_str_eq(klp_dataset_text(dataset, last, KLP_COLUMN_MUNICIPALITY_NAME), "Vijfheerenlanden");
	cr_expect_eq(klp_dataset_integer(dataset, last, KLP_COLUMN_REGION_NUMBER, NULL), 0);
	cr_expect_eq(tables_count(dataset, last, KLP_COLUMN_TOTAL), 1);
	cr_expect_eq(tables_count(dataset, 0, KLP_COLUMN_TOTAL), 1);
	klp_findings *findings = NULL;
	cr_assert_eq(klp_validate(&findings, dataset, NULL, NULL), KLP_OK);
	cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_WARNING), 0u);
	klp_findings_free(findings);
	klp_dataset_free(dataset);
	klp_count_free(count);
}

Test(count_finish, notes_tell_where_the_records_went)
{
	klp_count *count = counting_new();
	struct records extract = { 0 };
	records_add(&extract, "");
	records_add(&extract, "indicering=WW;NUG");
	records_add(&extract, "gemeentecode=GM0501");
	records_add(&extract, "gemeentecode=");
	records_add(&extract, "status=");
	records_add(&extract, "banenafspraak=?");
	counting_feed(count, &extract);
	klp_dataset *dataset = counting_finish(count);
	cr_expect_str_eq(
		counting_note(dataset, "count.bins"),
		"on 2025-06-30 6 records were read: counted 3, unknown-municipality 1, not-registered 1, unusable 1");
	cr_expect_eq(counting_notes(dataset, "count.rows"), 1u);
	cr_expect(strstr(counting_note(dataset, "count.both"), ": 1") != NULL, "%s", counting_note(dataset, "count.both"));
	cr_expect(strstr(counting_note(dataset, "count.older-codes"), ": 1") != NULL);
	cr_expect_eq(counting_notes(dataset, "count.unusable"), 1u);
	cr_expect_eq(counting_notes(dataset, "count.several-municipalities"), 0u);
	cr_expect_eq(counting_notes(dataset, "count.register"), 0u);
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++)
		cr_expect_str_eq(klp_note_edition(klp_dataset_note(dataset, i)), "2025Q2");
	klp_dataset_free(dataset);
	klp_count_free(count);

	klp_limits limits = KLP_LIMITS_INIT;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	klp_error *error = NULL;
	limits.notes = 3;
	options.date = "2025-06-30";
	options.limits = &limits;
	count = counting_with(&options);
	counting_feed(count, &extract);
	dataset = NULL;
	cr_expect_eq(klp_count_finish(&dataset, count, &error), KLP_LIMIT_NOTES);
	cr_expect(dataset == NULL, "untouched on failure");
	klp_error_free(error);
	klp_count_free(count);
	records_free(&extract);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_finish, a_region_has_its_register)
{
	static const char members[] = "client_id,gemeentecode\na,599\nb,GM0599\nc,GM0599\nd,GM0502\ne,\nf,GM0518\na,599\n";
	klp_dataset *published = tables_2025();
	klp_count_options options = counting_unique();
	klp_error *error = NULL;
	options.coverage = KLP_COUNT_COVERAGE_COUNTRY;
	klp_count *count = counting_with(&options);
	const char *path = counting_path("register.csv");
	counting_write_file(path, members);
	cr_assert_eq(klp_count_register_file(count, path, &error), KLP_OK, "%s", klp_error_message(error));
	remove(path);
	struct records extract = { 0 };
	records_add(&extract, "client_id=a");
	records_add(&extract, "client_id=b\tdoelgroepregister=N");
	records_add(&extract, "client_id=z\tdoelgroepregister=J");
	records_add(&extract, "client_id=f\tgemeentecode=GM0518");
	counting_feed(count, &extract);
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_REGISTER), 6u, "who is in it twice is in it once");
	cr_expect_eq(klp_count_bin(count, KLP_BIN_NOT_IN_REGISTER), 1u);
	klp_dataset *dataset = counting_finish(count);
	size_t rijnmond = tables_row_about(dataset, KLP_LEVEL_REGION, 22, NULL);
	size_t haaglanden = tables_row_about(dataset, KLP_LEVEL_REGION, 20, NULL);
	size_t groningen = tables_row_about(dataset, KLP_LEVEL_REGION, 1, NULL);
	double percent = 0;
	cr_expect_eq(tables_count(dataset, rijnmond, KLP_COLUMN_TOTAL), 2);
	cr_expect_eq(tables_count(dataset, rijnmond, KLP_COLUMN_REGISTER_TOTAL), 4);
	cr_expect_eq(klp_dataset_real(dataset, rijnmond, KLP_COLUMN_KNOWN_PERCENT, &percent), 1);
	cr_expect(percent == 50.0);
	cr_expect_eq(klp_dataset_real(dataset, haaglanden, KLP_COLUMN_KNOWN_PERCENT, &percent), 1);
	cr_expect(percent == 100.0);
	cr_expect_eq(tables_count(dataset, groningen, KLP_COLUMN_REGISTER_TOTAL), 0);
	cr_expect_eq(klp_dataset_real(dataset, groningen, KLP_COLUMN_KNOWN_PERCENT, NULL), 0, "nothing of nobody");
	cr_expect_str_eq(counting_note(dataset, "count.register"),
	                 "the target group register holds 6 people, of whom 1 are of no known municipality");
	klp_findings *findings = NULL;
	cr_assert_eq(klp_validate(&findings, dataset, NULL, NULL), KLP_OK);
	cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_WARNING), 0u);
	klp_findings_free(findings);
	klp_dataset_free(dataset);
	klp_dataset_free(published);
	klp_count_free(count);
	records_free(&extract);
}

/* Percentages as the publication rounds them. */
Test(count_finish, the_percentage_of_the_register_is_rounded_half_up)
{
	static const struct {
		unsigned counted;
		unsigned members;
		double percent;
	} cases[] = { { 1, 3, 33 }, { 2, 3, 67 }, { 1, 8, 13 }, { 1, 200, 1 }, { 1, 201, 0 }, { 3, 3, 100 }, { 0, 3, 0 } };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count_options options = counting_unique();
		options.coverage = KLP_COUNT_COVERAGE_COUNTRY;
		klp_count *count = counting_with(&options);
		const char *path = counting_path("register.csv");
		FILE *file = fopen(path, "wb");
		struct records extract = { 0 };
		fputs("client_id,gemeentecode\n", file);
		for (unsigned member = 0; member < cases[i].members; member++) {
			char changes[64];
			fprintf(file, "m%u,599\n", member);
			snprintf(changes, sizeof changes, "client_id=m%u\t%s", member, member < cases[i].counted ? "" : "status=x");
			records_add(&extract, changes);
		}
		fclose(file);
		cr_assert_eq(klp_count_register_file(count, path, NULL), KLP_OK);
		remove(path);
		counting_feed(count, &extract);
		klp_dataset *dataset = counting_finish(count);
		double percent = -1;
		klp_dataset_real(dataset, tables_row_about(dataset, KLP_LEVEL_REGION, 22, NULL), KLP_COLUMN_KNOWN_PERCENT,
		                 &percent);
		cr_expect(percent == cases[i].percent, "%u of %u", cases[i].counted, cases[i].members);
		klp_dataset_free(dataset);
		klp_count_free(count);
		records_free(&extract);
	}
}

struct
try {
	const struct records *extract;
	int unique;
};

static klp_status count_all(void *context, klp_error **error)
{
	const struct try *try = context;
	klp_count_options options = counting_unique();
	klp_count *count = NULL;
	klp_dataset *dataset = NULL;
	options.unique = try->unique;
	options.threads = 1;
	klp_status status = klp_count_new(&count, &options, error);
	if (status == KLP_OK)
		status = klp_count_memory(count, try->extract->text, try->extract->size, NULL, error);
	if (status == KLP_OK)
		status = klp_count_finish(&dataset, count, error);
	klp_dataset_free(dataset);
	klp_count_free(count);
	return status;
}

Test(count_finish, every_failing_allocation_is_survived)
{
	struct records extract = { 0 };
	records_add(&extract, "");
	records_add(&extract, "gemeentecode=GM0501");
	records_add(&extract, "banenafspraak=?");
	failing_install();
	failing_each("a count of rows", count_all, &(struct try){ &extract, 0 }, 1);
	failing_each("a count of clients", count_all, &(struct try){ &extract, 1 }, 1);
	records_free(&extract);
}
