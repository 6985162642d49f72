/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Descriptions of files: what they say, what they demand, and where they go. That others read them is tried by foreign_test.py. */

#include "support/failing.h"
#include "support/tables.h"
#include "write/samples.h"

#include <criterion/criterion.h>
#include <klantprofiel/metadata.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* All that DCAT-AP-NL demands. */
static klp_metadata_options all_told(const char *kind)
{
	klp_metadata_options options = KLP_METADATA_OPTIONS_INIT;
	options.kind = kind;
	options.url = "2025-q2.csv";
	options.identifier = "https://data.example/klantprofielen";
	options.publisher = "Gemeente \"Ons Dorp\"";
	options.contact_email = "open@data.example";
	options.licence = "http://creativecommons.org/publicdomain/zero/1.0/";
	options.access_url = "https://data.example/";
	return options;
}

Test(metadata, says_what_is_told_and_what_is_known)
{
	klp_dataset *whole = tables_2025(), *sample = sample_dataset();
	const struct {
		const char *kind;
		const klp_dataset *dataset;
		const char *dialect;
		const char *holds;
	} cases[] = {
		{ "csvw", whole, NULL, "{\"@context\":\"http://www.w3.org/ns/csvw\",\"url\":\"2025-q2.csv\"," },
		{ "csvw", whole, NULL, "\"dc:source\":\"UWV, Transparantie van klantprofielen\"" },
		{ "csvw", whole, NULL,
		  "{\"name\":\"total\",\"titles\":{\"en\":[\"Total\",\"total\"],\"nl\":[\"Totaal\",\"total\"]}" },
		{ "csvw", whole, NULL, "\"datatype\":\"nonNegativeInteger\",\"schema:unitText\":\"persons\"" },
		{ "csvw", whole, NULL, "\"primaryKey\":[\"edition\",\"level\",\"region_code\",\"municipality_code\"]" },
		{ "csvw", whole, "nl", "\"delimiter\":\";\"" },
		{ "csvw", whole, "nl", "\"datatype\":{\"base\":\"number\",\"format\":{\"decimalChar\":\",\"}}" },
		{ "csvw", sample, NULL, "{\"name\":\"uwv_profile_printed\"" },
		{ "frictionless", whole, NULL,
		  "\"resources\":[{\"name\":\"2025-q2\",\"path\":\"2025-q2.csv\",\"format\":\"csv\"" },
		{ "frictionless", whole, NULL, "\"missingValues\":[\"\"]" },
		{ "frictionless", whole, NULL, "\"primaryKey\":[\"edition\",\"level\"," },
		{ "frictionless", whole, "nl", "\"decimalChar\":\",\"" },
		{ "dcat", whole, NULL, "\"@id\":\"https://data.example/klantprofielen\",\"@type\":\"dcat:Dataset\"" },
		{ "dcat", whole, NULL, "\"foaf:name\":\"Gemeente \\\"Ons Dorp\\\"\"" },
		{ "dcat", whole, NULL, "\"vcard:hasEmail\":{\"@id\":\"mailto:open@data.example\"}" },
		{ "dcat", whole, NULL, "access-right/PUBLIC" },
		{ "dcat", whole, NULL, "\"dcat:endDate\":{\"@type\":\"xsd:date\",\"@value\":\"2025-06-30\"}" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_metadata_options options = all_told(cases[i].kind);
		struct collected text = { 0 };
		klp_error *error = NULL;
		options.dialect = cases[i].dialect;
		cr_assert_eq(klp_write_metadata_stream(cases[i].dataset, collect, &text, &options, &error), KLP_OK,
		             "case %zu: %s", i, klp_error_message(error));
		cr_expect_not_null(strstr(text.text, cases[i].holds), "%s\nis not in\n%s", cases[i].holds, text.text);
		collected_free(&text);
	}
	klp_dataset_free(sample);
	klp_dataset_free(whole);
}

/* A key that is named holds. */
Test(metadata, the_key_tells_rows_apart_or_is_left_out)
{
	const struct table_row row = {
		"2025Q2", KLP_LEVEL_MUNICIPALITY, 22, NULL, "Ergens", { 1, 2, 3, 4, 10 }, "a.txt", 1
	};
	struct table_row elsewhere = row, further = row;
	elsewhere.name = "Elders";
	further.line = 2;
	const struct {
		const char *why;
		const struct table_row rows[3];
		const char *ends;
	} cases[] = {
		{ "one row", { row }, "\"region_code\",\"municipality_code\"]}}\n" },
		{ "areas without a code", { row, elsewhere }, "\"region_name\",\"municipality_printed\"]}}\n" },
		{ "the same area twice", { row, further }, "\"municipality_printed\",\"source\",\"page\",\"line\"]}}\n" },
		{ "the same row twice", { row, row }, "]}}\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = tables_of(cases[i].rows);
		klp_metadata_options options = all_told("csvw");
		struct collected text = { 0 };
		cr_assert_eq(klp_write_metadata_stream(dataset, collect, &text, &options, NULL), KLP_OK);
		size_t length = strlen(cases[i].ends);
		cr_expect(text.size > length && strcmp(text.text + text.size - length, cases[i].ends) == 0, "%s: %s",
		          cases[i].why, strstr(text.text, "\"primaryKey\""));
		cr_expect(i < 3 || strstr(text.text, "primaryKey") == NULL, "%s", cases[i].why);
		collected_free(&text);
		klp_dataset_free(dataset);
	}
}

Test(metadata, what_is_missing_or_wrong_is_told)
{
	klp_dataset *dataset = sample_dataset();
	enum { MOST = 17 };
	klp_metadata_options given[MOST];
	for (size_t i = 0; i < MOST; i++)
		given[i] = all_told("dcat");
	given[0].kind = NULL;
	given[1].kind = "rdfa";
	given[2].url = NULL;
	given[3].identifier = given[3].licence = NULL;
	given[4].contact_email = NULL;
	given[5].licence = "cc0";
	given[6].access_url = "https://data.example/a b";
	given[7].contact_email = "nobody";
	given[8].issued = "30-06-2025";
	given[9].title = "\xFF";
	given[10].publisher = "";
	given[11].format = "sylk";
	given[12].dialect = "fr";
	given[13].language = "fr";
	given[14].url = "2025-q2";
	given[15].kind = "csvw";
	given[15].url = "2025-q2.json";
	given[16].struct_size = 3;
	static const struct {
		klp_status status;
		const char *says;
	} expected[MOST] = {
		{ KLP_INVALID_ARGUMENT, "kind" },
		{ KLP_UNSUPPORTED, "csvw, frictionless, dcat" },
		{ KLP_INVALID_ARGUMENT, "url" },
		{ KLP_INVALID_ARGUMENT, "identifier, licence" },
		{ KLP_INVALID_ARGUMENT, "contact_email or contact_url" },
		{ KLP_INVALID_ARGUMENT, "licence must be an address" },
		{ KLP_INVALID_ARGUMENT, "access_url must be an address" },
		{ KLP_INVALID_ARGUMENT, "contact_email must be" },
		{ KLP_INVALID_ARGUMENT, "issued must be a date" },
		{ KLP_INVALID_ARGUMENT, "title must be text" },
		{ KLP_INVALID_ARGUMENT, "publisher must be text" },
		{ KLP_UNSUPPORTED, "sylk" },
		{ KLP_UNSUPPORTED, "no dialect 'fr'" },
		{ KLP_INVALID_ARGUMENT, "en, nl" },
		{ KLP_UNSUPPORTED, "extension" },
		{ KLP_UNSUPPORTED, "not 'json'" },
		{ KLP_INVALID_ARGUMENT, "struct_size" },
	};
	for (size_t i = 0; i < MOST; i++) {
		struct collected none = { 0 };
		klp_error *error = NULL;
		klp_status status = klp_write_metadata_stream(dataset, collect, &none, &given[i], &error);
		cr_expect_eq(status, expected[i].status, "case %zu: %s", i, klp_status_name(status));
		cr_expect_not_null(strstr(klp_error_message(error), expected[i].says), "case %zu: %s", i,
		                   klp_error_message(error));
		cr_expect_eq(none.size, 0, "case %zu: nothing was written", i);
		klp_error_free(error);
	}
	cr_expect_eq(klp_write_metadata_stream(dataset, collect, NULL, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_write_metadata_beside(dataset, NULL, &given[7], NULL), KLP_INVALID_ARGUMENT);
	klp_dataset_free(dataset);
}

Test(metadata, goes_where_its_readers_look)
{
	char folder[] = KLP_BUILD_DIR "/test-XXXXXX", path[256], command[256];
	cr_assert_not_null(mkdtemp(folder));
	static const char *const names[][2] = { { "csvw", "a b.csv-metadata.json" },
		                                    { "frictionless", "datapackage.json" },
		                                    { "dcat", "a b.csv.jsonld" } };
	klp_dataset *dataset = sample_dataset();
	for (size_t i = 0; i < klp_metadata_kind_count(); i++) {
		klp_metadata_options options = all_told(klp_metadata_kind_name(i));
		options.url = NULL;
		snprintf(path, sizeof path, "%s/a b.csv", folder);
		cr_expect_str_eq(klp_metadata_kind_name(i), names[i][0]);
		cr_assert_eq(klp_write_metadata_beside(dataset, path, &options, NULL), KLP_OK, "%s", names[i][0]);
		snprintf(path, sizeof path, "%s/%s", folder, names[i][1]);
		cr_expect_eq(access(path, R_OK), 0, "%s", path);
	}
	cr_expect_null(klp_metadata_kind_name(klp_metadata_kind_count()));
	klp_metadata_options options = all_told("csvw");
	cr_expect_eq(klp_write_metadata_file(dataset, "/dev/full", &options, NULL), KLP_IO);
	klp_dataset_free(dataset);
	snprintf(command, sizeof command, "grep -q '\"url\":\"a%%20b.csv\"' '%s/a b.csv-metadata.json'", folder);
	cr_expect_eq(system(command), 0, "a name becomes a reference");
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	cr_assert_eq(system(command), 0);
}

struct describing {
	const klp_dataset *dataset;
	klp_metadata_options options;
};

static klp_status describe_once(void *context, klp_error **error)
{
	const struct describing *describing = context;
	struct collected text = { 0 };
	klp_status status = klp_write_metadata_stream(describing->dataset, collect, &text, &describing->options, error);
	collected_free(&text);
	return status;
}

Test(metadata, every_allocation_that_fails_is_out_of_memory)
{
	failing_install();
	klp_dataset *dataset = sample_dataset();
	for (size_t i = 0; i < klp_metadata_kind_count(); i++) {
		struct describing describing = { dataset, all_told(klp_metadata_kind_name(i)) };
		failing_each(describing.options.kind, describe_once, &describing, 1);
	}
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0);
}
