/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Differences as text, CSV and JSON. */

#include "support/failing.h"
#include "support/tables.h"
#include "write/samples.h"

#include <criterion/criterion.h>
#include <klantprofiel/diff.h>
#include <stdio.h>
#include <string.h>

#define MUNICIPALITY(edition, region, code, name, line, ...)                                       \
	{                                                                                              \
		edition, KLP_LEVEL_MUNICIPALITY, region, code, name, { __VA_ARGS__ }, edition ".txt", line \
	}
#define END                                               \
	{                                                     \
		NULL, (klp_level)0, 0, NULL, NULL, { 0 }, NULL, 0 \
	}

static const struct table_row old_rows[] = {
	MUNICIPALITY("2020Q4", 27, "GM0788", "Haaren", 3, 1, 45, 83, 30, 159),
	MUNICIPALITY("2020Q4", 27, "GM0757", "Boxtel", 4, 10, 10, 10, 10, 40),
	MUNICIPALITY("2020Q4", 22, "GM0599", "Rotterdam", 5, 200, 3000, 3500, 1300, 8000),
	MUNICIPALITY("2020Q4", 22, "GM0489", "Barendrecht", 6, 1, 1, 1, 1, 4),
	END,
};

static const struct table_row new_rows[] = {
	MUNICIPALITY("2021Q1", 27, "GM0757", "Boxtel", 4, 10, 20, 30, 10, 70),
	MUNICIPALITY("2021Q1", 22, "GM0599", "Rotterdam", 5, 100, 3000, 3500, 990, 7590),
	MUNICIPALITY("2021Q1", 22, "GM0489", "Barendrecht", 6, 1, 1, 1, 1, 4),
	MUNICIPALITY("2021Q1", 22, "GM0613", "Albrands\033[31mwaard, \"oud\"", 7, 1, 1, 1, 1, 4),
	END,
};

static klp_differences *compare(const klp_dataset *before, const klp_dataset *after, const char *language)
{
	klp_differences *differences = NULL;
	klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
	options.by = KLP_LEVEL_MUNICIPALITY;
	options.language = language;
	cr_assert_eq(klp_diff(&differences, before, after, &options, NULL), KLP_OK);
	return differences;
}

static klp_differences *editions(const char *language)
{
	klp_dataset *before = tables_of(old_rows), *after = tables_of(new_rows);
	klp_differences *differences = compare(before, after, language);
	klp_dataset_free(after);
	klp_dataset_free(before);
	return differences;
}

static klp_differences *versions(const char *language)
{
	klp_dataset *before = tables_of(new_rows);
	klp_dataset *after = tables_with(before, 1, KLP_COLUMN_UWV_PROFILE, 3050);
	klp_differences *differences = compare(before, after, language);
	klp_dataset_free(after);
	klp_dataset_free(before);
	return differences;
}

static void expect_written(const klp_differences *differences, const char *format, const char *expected,
                           const char *what)
{
	struct collected collected = { 0 };
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	klp_error *error = NULL;
	options.format = format;
	cr_assert_eq(klp_write_differences_stream(differences, collect, &collected, &options, &error), KLP_OK, "%s: %s",
	             what, klp_error_message(error));
	cr_expect_str_eq(collected.text, expected, "%s:\n%s", what, collected.text);
	collected_free(&collected);
}

Test(differences, text_for_people)
{
	klp_differences *differences = editions("en");
	expect_written(differences, NULL,
	               "2020Q4 and 2021Q1, on the boundaries of 2021\n"
	               "clients in 3 municipalities: 8.069 and 7.664 (−405, −5,0%); with a profile 46,3% and 47,5% (+1,2)\n"
	               "areas: 2 changed, 1 the same, 0 not to be compared, 0 only before, 1 only after\n"
	               "\n"
	               "           clients                        with a profile\n"
	               "           2020Q4  2021Q1  change         2020Q4  2021Q1  change  territory\n"
	               "Rotterdam   8.000   7.590    −410  −5,1%   46,3%   47,4%    +1,2\n"
	               "Boxtel        ~65      70      +5  +7,7%   50,8%   57,1%    +6,4        +25\n"
	               "territory: what the total changed by besides, because the territory did\n"
	               "~: an estimate, for a part of a divided municipality is in it\n"
	               "\n"
	               "Albrandswaard: in 2021Q1 only, with 4 clients\n"
	               "\n"
	               "changes of territory, which are no changes in counts:\n"
	               "Haaren was divided, and 15,4% of it went to Boxtel on 1 January 2021\n"
	               "Haaren was divided, and 40,2% of it went to Oisterwijk on 1 January 2021\n"
	               "Haaren was divided, and 9,4% of it went to Tilburg on 1 January 2021\n"
	               "Haaren was divided, and 35,0% of it went to Vught on 1 January 2021\n",
	               "editions");
	klp_differences_free(differences);

	differences = editions("nl");
	expect_written(differences, "text",
	               "2020Q4 en 2021Q1, op de grenzen van 2021\n"
	               "cliënten in 3 gemeenten: 8.069 en 7.664 (−405, −5,0%); met profiel 46,3% en 47,5% (+1,2)\n"
	               "gebieden: 2 veranderd, 1 gelijk, 0 niet te vergelijken, 0 alleen eerst, 1 alleen daarna\n"
	               "\n"
	               "           cliënten                         met profiel\n"
	               "           2020Q4  2021Q1  verschil         2020Q4  2021Q1  verschil  gebied\n"
	               "Rotterdam   8.000   7.590      −410  −5,1%   46,3%   47,4%      +1,2\n"
	               "Boxtel        ~65      70        +5  +7,7%   50,8%   57,1%      +6,4     +25\n"
	               "gebied: wat het totaal daarnaast veranderde doordat het gebied veranderde\n"
	               "~: een schatting, want er zit een deel van een opgesplitste gemeente in\n"
	               "\n"
	               "Albrandswaard: alleen in 2021Q1, met 4 cliënten\n"
	               "\n"
	               "gebiedswijzigingen, die geen verschil in aantallen zijn:\n"
	               "Haaren werd opgesplitst, en 15,4% ervan ging naar Boxtel op 1 januari 2021\n"
	               "Haaren werd opgesplitst, en 40,2% ervan ging naar Oisterwijk op 1 januari 2021\n"
	               "Haaren werd opgesplitst, en 9,4% ervan ging naar Tilburg op 1 januari 2021\n"
	               "Haaren werd opgesplitst, en 35,0% ervan ging naar Vught op 1 januari 2021\n",
	               "in Dutch");
	klp_differences_free(differences);

	differences = versions("en");
	expect_written(differences, NULL,
	               "two versions of 2021Q1\n"
	               "clients in 4 municipalities: 7.668 and 7.668 (0, 0,0%); with a profile 47,5% and 41,7% (−5,9)\n"
	               "areas: 1 changed, 3 the same, 0 not to be compared, 0 only before, 0 only after\n"
	               "\n"
	               "2021Q1.txt:1:5: Rotterdam, UWV clients with a profile: 3.500 in the first version and 3.050 in the "
	               "second version (−450, −12,9%)\n",
	               "versions");
	klp_differences_free(differences);
}

Test(differences, nothing_differs)
{
	klp_dataset *dataset = tables_of(new_rows);
	klp_differences *differences = compare(dataset, dataset, "nl");
	struct collected collected = { 0 };
	cr_assert_eq(klp_write_differences_stream(differences, collect, &collected, NULL, NULL), KLP_OK);
	cr_expect_not_null(strstr(collected.text, "\ngeen verschillen\n"), "%s", collected.text);
	collected_free(&collected);
	klp_differences_free(differences);
	klp_dataset_free(dataset);
}

/* A terminal must not obey what a document calls a municipality, and no comma in it may make a column. */
Test(differences, words_of_a_document_are_only_words)
{
	klp_dataset *none = NULL, *dataset = tables_of(new_rows);
	cr_assert_eq(klp_dataset_new(&none, NULL), KLP_OK);
	klp_row row = KLP_ROW_INIT;
	row.edition = "2021Q1";
	row.municipality_printed = "Ner\033[31mgens, \"oud\"";
	row.total = 4;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	klp_differences *differences = compare(none, dataset, "en");
	static const char *const formats[] = { "text", "csv", "json" };
	static const char *const expected[] = { "Ner [31mgens, \"oud\": in", "\"Ner\033[31mgens, \"\"oud\"\"\",",
		                                    "\"Ner\\u001b[31mgens, \\\"oud\\\"\"" };
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		struct collected collected = { 0 };
		klp_write_options options = KLP_WRITE_OPTIONS_INIT;
		options.format = formats[i];
		cr_assert_eq(klp_write_differences_stream(differences, collect, &collected, &options, NULL), KLP_OK);
		cr_expect_not_null(strstr(collected.text, expected[i]), "%s:\n%s", formats[i], collected.text);
		collected_free(&collected);
	}
	klp_differences_free(differences);
	klp_dataset_free(dataset);
	klp_dataset_free(none);
}

Test(differences, csv_and_json_for_programs)
{
	klp_differences *differences = versions("en");
	expect_written(
		differences, "csv",
		"edition_before,edition_after,boundaries,kind,level,region_number,region_name,municipality_code,"
		"municipality_name,province_code,province_name,column,before,after,difference,change,before_text,"
		"after_text,profile_share_before,profile_share_after,profile_share_difference,territory,origin_before,"
		"origin_after,municipal_profile_before,municipal_profile_after,municipal_no_profile_before,"
		"municipal_no_profile_after,uwv_profile_before,uwv_profile_after,uwv_no_profile_before,"
		"uwv_no_profile_after,total_before,total_after,register_total_before,register_total_after,date,"
		"to_municipality_code,to_municipality_name,to_region_number,to_region_name,share,source_before,"
		"page_before,line_before,source_after,page_after,line_after,weight,message\n"
		"2021Q1,2021Q1,,counts,municipality,22,Rijnmond,GM0599,Rotterdam,,,uwv_profile,3500,3050,-450,"
		"-0.12857142857142856,,,0.4743083003952569,0.4150197628458498,-0.059288537549407105,,published,"
		"published,100,100,3000,3000,3500,3050,990,990,7590,7590,,,,,,,,,2021Q1.txt,1,5,2021Q1.txt,1,5,0,"
		"\"Rotterdam, UWV clients with a profile: 3.500 in the first version and 3.050 in the second version "
		"(−450, −12,9%)\"\n",
		"CSV");
	struct collected collected = { 0 };
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = "json";
	cr_assert_eq(klp_write_differences_stream(differences, collect, &collected, &options, NULL), KLP_OK);
	static const char *const pieces[] = {
		"{\"differences\":[\n{\"kind\":\"counts\",\"level\":\"municipality\",\"region_number\":22,",
		"\"column\":\"uwv_profile\",\"before\":3500,\"after\":3050,\"difference\":-450,",
		("],\"summary\":{\"edition_before\":\"2021Q1\",\"edition_after\":\"2021Q1\",\"boundaries\":null,"
		 "\"differences\":1,\"total_level\":\"municipality\",\"total_before\":{\"municipal_profile\":112,"),
		"\"municipality\":{\"changed\":1,\"same\":3,\"not_compared\":0,\"only_before\":0,\"only_after\":0}}},",
		"\"notes\":[]}\n",
	};
	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++)
		cr_expect_not_null(strstr(collected.text, pieces[i]), "%s is not in\n%s", pieces[i], collected.text);
	collected_free(&collected);
	klp_differences_free(differences);
}

Test(differences, a_file_and_what_is_refused)
{
	static const char path[] = KLP_BUILD_DIR "/test-differences.csv";
	klp_differences *differences = editions("en");
	klp_error *error = NULL;
	char start[64] = "";
	cr_assert_eq(klp_write_differences_file(differences, path, NULL, &error), KLP_OK, "%s", klp_error_message(error));
	FILE *file = fopen(path, "r");
	cr_assert(file != NULL && fgets(start, sizeof start, file) != NULL);
	fclose(file);
	cr_assert_eq(remove(path), 0);
	cr_expect(strncmp(start, "edition_before,", strlen("edition_before,")) == 0, "the extension tells: %s", start);

	cr_expect_eq(klp_write_differences_file(differences, "d.xml", NULL, &error), KLP_UNSUPPORTED);
	cr_expect_not_null(strstr(klp_error_message(error), "csv, json, text"), "%s", klp_error_message(error));
	klp_error_free(error);
	cr_expect_eq(klp_write_differences_file(NULL, path, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_write_differences_file(differences, NULL, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_write_differences_stream(differences, NULL, NULL, NULL, NULL), KLP_INVALID_ARGUMENT);
	klp_differences_free(differences);
}

struct job {
	const klp_differences *differences;
	const char *format;
};

static klp_status write_job(void *context, klp_error **error)
{
	const struct job *job = context;
	struct collected collected = { 0 };
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = job->format;
	klp_status status = klp_write_differences_stream(job->differences, collect, &collected, &options, error);
	collected_free(&collected);
	return status;
}

Test(differences, survive_every_failing_allocation_and_a_caller_that_refuses)
{
	static const char *const formats[] = { "text", "csv", "json" };
	failing_install();
	klp_differences *differences = editions("en");
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		struct job job = { differences, formats[i] };
		struct collected refusing = { .fail_at = 1 };
		klp_write_options options = KLP_WRITE_OPTIONS_INIT;
		failing_each(formats[i], write_job, &job, 1);
		options.format = formats[i];
		cr_expect_eq(klp_write_differences_stream(differences, collect, &refusing, &options, NULL), KLP_IO, "%s",
		             formats[i]);
		collected_free(&refusing);
	}
	klp_differences_free(differences);
}
