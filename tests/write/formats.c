/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the formats look like, letter for letter. */

#include "dataset/dataset.h"
#include "dataset/findings.h"
#include "write/samples.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define CSV_HEADER                                                                                                \
	"edition,level,region_number,region_code,region_name,municipality_code,municipality_name,municipal_profile,"  \
	"municipal_no_profile,uwv_profile,uwv_no_profile,total,register_total,known_percent,origin,source,page,line," \
	"municipality_printed"

static struct collected write_dataset(const klp_dataset *dataset, const char *format)
{
	struct collected collected = { 0 };
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	cr_assert_eq(klp_write_stream(dataset, collect, &collected, &options, NULL), KLP_OK);
	return collected;
}

static struct collected write_findings(const klp_findings *findings, klp_severity at_least, const char *format)
{
	struct collected collected = { 0 };
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	cr_assert_eq(klp_write_findings_stream(findings, at_least, collect, &collected, &options, NULL), KLP_OK);
	return collected;
}

Test(formats, a_dataset_is_written_as_documented)
{
	klp_dataset *sample = sample_dataset(), *empty = NULL;
	cr_assert_eq(klp_dataset_new(&empty, NULL), KLP_OK);
	const struct {
		const char *why;
		const klp_dataset *dataset;
		const char *format;
		const char *expected;
	} cases[] = {
		{ "CSV: zero is 0, absent is empty, no thousands dot, a whole percentage, and a column for what is no count",
		  sample, "csv",
		  CSV_HEADER
		  ",uwv_profile_printed\n"
		  "2023Q2,municipality,22,AM22,Rijnmond,GM0613,Albrandswaard,2,64,85,20,171,,,published,2023-q2.txt,1,3,"
		  "Albrandswaard,\n"
		  "2023Q2,municipality,22,AM22,Rijnmond,GM0489,Barendrecht,0,135,,42,331,,,published,2023-q2.txt,1,4,"
		  "Barendrecht,n.b.\n"
		  "2023Q2,region,22,AM22,Rijnmond,,,332,4995,7253,1667,14247,19222,74,published,2023-q2.txt,1,5,,\n" },
		{ "JSON: what stood in the place of a count is told, and the notes come along", sample, "json",
		  "{\"format\":\"klantprofiel-dataset\",\"version\":1,\"rows\":[\n"
		  "{\"edition\":\"2023Q2\",\"level\":\"municipality\",\"region_number\":22,\"region_code\":\"AM22\","
		  "\"region_name\":\"Rijnmond\",\"municipality_code\":\"GM0613\",\"municipality_name\":\"Albrandswaard\","
		  "\"municipal_profile\":2,\"municipal_no_profile\":64,\"uwv_profile\":85,\"uwv_no_profile\":20,\"total\":171,"
		  "\"register_total\":null,\"known_percent\":null,\"origin\":\"published\",\"source\":\"2023-q2.txt\",\"page\":"
		  "1,"
		  "\"line\":3,\"municipality_printed\":\"Albrandswaard\"},\n"
		  "{\"edition\":\"2023Q2\",\"level\":\"municipality\",\"region_number\":22,\"region_code\":\"AM22\","
		  "\"region_name\":\"Rijnmond\",\"municipality_code\":\"GM0489\",\"municipality_name\":\"Barendrecht\","
		  "\"municipal_profile\":0,\"municipal_no_profile\":135,\"uwv_profile\":null,\"uwv_no_profile\":42,\"total\":"
		  "331,"
		  "\"register_total\":null,\"known_percent\":null,\"origin\":\"published\",\"source\":\"2023-q2.txt\",\"page\":"
		  "1,"
		  "\"line\":4,\"municipality_printed\":\"Barendrecht\",\"printed\":{\"uwv_profile\":\"n.b.\"}},\n"
		  "{\"edition\":\"2023Q2\",\"level\":\"region\",\"region_number\":22,\"region_code\":\"AM22\","
		  "\"region_name\":\"Rijnmond\",\"municipality_code\":null,\"municipality_name\":null,\"municipal_profile\":"
		  "332,"
		  "\"municipal_no_profile\":4995,\"uwv_profile\":7253,\"uwv_no_profile\":1667,\"total\":14247,"
		  "\"register_total\":19222,\"known_percent\":74,\"origin\":\"published\",\"source\":\"2023-q2.txt\",\"page\":"
		  "1,"
		  "\"line\":5,\"municipality_printed\":null}\n"
		  "],\"notes\":[\n"
		  "{\"id\":\"read.not-a-count\",\"severity\":\"warning\",\"message\":\"\\\"n.b.\\\" is no count\","
		  "\"edition\":\"2023Q2\",\"region_number\":22,\"source\":\"2023-q2.txt\",\"page\":1,\"line\":4,\"column\":19},"
		  "\n"
		  "{\"id\":\"read.edition-assumed\",\"severity\":\"information\",\"message\":\"as the caller said\","
		  "\"edition\":null,\"region_number\":null,\"source\":null,\"page\":null,\"line\":null,\"column\":null}\n"
		  "]}\n" },
		{ "CSV of nothing is its header", empty, "csv", CSV_HEADER "\n" },
		{ "a stream of which nothing is said is CSV", empty, NULL, CSV_HEADER "\n" },
		{ "JSON of nothing is empty lists", empty, "json",
		  "{\"format\":\"klantprofiel-dataset\",\"version\":1,\"rows\":[\n],\"notes\":[\n]}\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct collected collected = write_dataset(cases[i].dataset, cases[i].format);
		cr_expect_str_eq(collected.text, cases[i].expected, "%s", cases[i].why);
		collected_free(&collected);
	}
	klp_dataset_free(empty);
	klp_dataset_free(sample);
}

/* The first cells of the only row: municipality_printed, as CSV and as JSON. */
Test(formats, awkward_names_survive)
{
	const struct {
		const char *name;
		const char *csv;
		const char *json;
	} cases[] = {
		{ "'s-Gravenhage", "'s-Gravenhage", "'s-Gravenhage" },
		{ "Nuenen, Gerwen en Nederwetten", "\"Nuenen, Gerwen en Nederwetten\"", "Nuenen, Gerwen en Nederwetten" },
		{ "say \"no\"", "\"say \"\"no\"\"\"", "say \\\"no\\\"" },
		{ "two\nlines", "\"two\nlines\"", "two\\nlines" },
		{ "carriage\rreturn", "\"carriage\rreturn\"", "carriage\\rreturn" },
		{ "tab\there", "tab\there", "tab\\there" },
		{ "back\\slash/", "back\\slash/", "back\\\\slash/" },
		{ "bell\a\b\f\x1f\x7f", "bell\a\b\f\x1f\x7f", "bell\\u0007\\b\\f\\u001f\x7f" },
		{ "S\xC3\xBA"
		  "dwest-Frysl\xC3\xA2n",
		  "S\xC3\xBA"
		  "dwest-Frysl\xC3\xA2n",
		  "S\xC3\xBA"
		  "dwest-Frysl\xC3\xA2n" },
		{ "\xF0\x9F\x98\x80 \xE2\x80\xA8", "\xF0\x9F\x98\x80 \xE2\x80\xA8", "\xF0\x9F\x98\x80 \xE2\x80\xA8" },
		{ " blanks ", " blanks ", " blanks " },
		{ "", "\"\"", "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		klp_row row = KLP_ROW_INIT;
		char expected[256];
		row.municipality_printed = cases[i].name;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);

		struct collected csv = write_dataset(dataset, "csv");
		snprintf(expected, sizeof expected, "\n,municipality,,,,,,,,,,,,,published,,,,%s\n", cases[i].csv);
		cr_expect_str_eq(csv.text + strlen(CSV_HEADER), expected, "CSV of case %zu, '%s'", i, cases[i].name);
		struct collected json = write_dataset(dataset, "json");
		snprintf(expected, sizeof expected, "\"municipality_printed\":\"%s\"}\n", cases[i].json);
		cr_expect(strstr(json.text, expected) != NULL, "JSON of case %zu, '%s': %s", i, cases[i].name, json.text);

		collected_free(&csv);
		collected_free(&json);
		klp_dataset_free(dataset);
	}
}

Test(formats, numbers_are_the_shortest_that_read_back)
{
	const struct {
		double percent;
		const char *expected;
	} cases[] = { { 74, "74" }, { 0, "0" }, { 74.3, "74.3" }, { 100, "100" }, { 0.1, "0.1" }, { 72.014, "72.014" } };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		klp_row row = KLP_ROW_INIT;
		char expected[128];
		row.known_percent = cases[i].percent;
		row.total = INT64_C(9007199254740991);
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		struct collected csv = write_dataset(dataset, "csv");
		snprintf(expected, sizeof expected, "\n,municipality,,,,,,,,,,9007199254740991,,%s,published,,,,\n",
		         cases[i].expected);
		cr_expect_str_eq(csv.text + strlen(CSV_HEADER), expected, "%s", cases[i].expected);
		collected_free(&csv);
		klp_dataset_free(dataset);
	}
}

Test(formats, indicators_and_provinces_are_columns_where_they_were_made)
{
	klp_dataset *dataset = NULL;
	klp_row row = KLP_ROW_INIT;
	row.level = KLP_LEVEL_PROVINCE;
	row.province_code = "PV28";
	row.province_name = "Zuid-Holland";
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	cr_assert_eq(dataset_set_real(dataset, 0, KLP_COLUMN_PROFILE_SHARE, 0.5296, NULL), KLP_OK);
	struct collected csv = write_dataset(dataset, "csv");
	cr_expect_str_eq(csv.text, CSV_HEADER ",province_code,province_name,profile_share\n"
	                                      ",province,,,,,,,,,,,,,published,,,,,PV28,Zuid-Holland,0.5296\n");
	collected_free(&csv);
	klp_dataset_free(dataset);
}

Test(formats, findings_are_written_as_documented)
{
	klp_dataset *dataset = sample_dataset();
	klp_findings *findings = sample_findings(dataset);
	const char *const json_error =
		"{\"rule\":\"row.sum\",\"severity\":\"error\",\"edition\":\"2023Q2\",\"level\":\"municipality\",\"region_"
		"number\":22,"
		"\"municipality_code\":\"GM0613\",\"column\":\"total\",\"observed\":172,\"expected\":171,\"imbalance\":1,"
		"\"source\":\"2023-q2.txt\",\"page\":1,\"line\":3,\"message\":\"The total is \\\"172\\\"; it should be 171.\","
		"\"repair\":null}";
	char json_errors_only[1024], json_all[2048];
	snprintf(json_errors_only, sizeof json_errors_only,
	         "{\"findings\":[\n%s\n],\"summary\":{\"errors\":1,\"warnings\":0,\"informations\":0}}\n", json_error);
	snprintf(json_all, sizeof json_all,
	         "{\"findings\":[\n%s,\n"
	         "{\"rule\":\"cell.absent\",\"severity\":\"warning\",\"edition\":\"2023Q2\",\"level\":\"municipality\","
	         "\"region_number\":22,\"municipality_code\":\"GM0489\",\"column\":\"uwv_profile\",\"observed\":null,"
	         "\"expected\":154,\"imbalance\":null,\"source\":\"2023-q2.txt\",\"page\":1,\"line\":4,"
	         "\"message\":\"A count is absent.\",\"repair\":null},\n"
	         "{\"rule\":\"country.residual\",\"severity\":\"information\",\"edition\":\"2023Q2\",\"level\":\"region\","
	         "\"region_number\":22,\"municipality_code\":null,\"column\":null,\"observed\":null,\"expected\":null,"
	         "\"imbalance\":null,\"source\":\"2023-q2.txt\",\"page\":1,\"line\":5,"
	         "\"message\":\"Nothing\\u001b[2J\xC2\x9Bodd\\n.\",\"repair\":null}\n"
	         "],\"summary\":{\"errors\":1,\"warnings\":1,\"informations\":1}}\n",
	         json_error);
	const struct {
		const char *why;
		const char *format;
		klp_severity at_least;
		const char *expected;
	} cases[] = {
		{ "text, without what a terminal would obey", NULL, KLP_SEVERITY_INFORMATION,
		  "2023-q2.txt:1:3: error: The total is \"172\"; it should be 171. [row.sum]\n"
		  "    Albrandswaard  2  64  85  20  171\n"
		  "                                  ^^^\n"
		  "2023-q2.txt:1:4: warning: A count is absent. [cell.absent]\n"
		  "    Barendrecht  0  135  n.b.  42  331\n"
		  "                         ^^^^\n"
		  "2023-q2.txt:1:5: information: Nothing [2J odd . [country.residual]\n" },
		{ "warnings and errors", "text", KLP_SEVERITY_WARNING,
		  "2023-q2.txt:1:3: error: The total is \"172\"; it should be 171. [row.sum]\n"
		  "    Albrandswaard  2  64  85  20  171\n"
		  "                                  ^^^\n"
		  "2023-q2.txt:1:4: warning: A count is absent. [cell.absent]\n"
		  "    Barendrecht  0  135  n.b.  42  331\n"
		  "                         ^^^^\n" },
		{ "JSON, with what is absent as null", "json", KLP_SEVERITY_INFORMATION, json_all },
		{ "the summary counts what is written", "json", KLP_SEVERITY_ERROR, json_errors_only },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct collected collected = write_findings(findings, cases[i].at_least, cases[i].format);
		cr_expect_str_eq(collected.text, cases[i].expected, "%s", cases[i].why);
		collected_free(&collected);
	}
	klp_findings_free(findings);
	klp_dataset_free(dataset);
}

#define SARIF_HEAD                                                                                                 \
	"{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\"," \
	"\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"klantprofiel\",\"semanticVersion\":\"%s\"," \
	"\"rules\":["                                                                                                  \
	"%s]}},\"language\":\"%s\",\"results\":["

Test(formats, findings_as_sarif)
{
	static const char *const results =
		"\n{\"ruleId\":\"row.sum\",\"level\":\"error\",\"message\":{\"text\":\"The total is \\\"172\\\"; it should be "
		"171.\"},"
		"\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"2023-q2.txt\"},\"region\":{"
		"\"startLine\":3}},"
		"\"logicalLocations\":[{\"name\":\"total\",\"fullyQualifiedName\":\"2023Q2/municipality/22/GM0613/total\","
		"\"kind\":\"value\"}]}],\"properties\":{\"observed\":172,\"expected\":171,\"imbalance\":1,\"page\":1}},\n"
		"{\"ruleId\":\"cell.absent\",\"level\":\"warning\",\"message\":{\"text\":\"A count is absent.\"},"
		"\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"2023-q2.txt\"},\"region\":{"
		"\"startLine\":4}},"
		"\"logicalLocations\":[{\"name\":\"uwv_profile\",\"fullyQualifiedName\":\"2023Q2/municipality/22/GM0489/"
		"uwv_profile\","
		"\"kind\":\"value\"}]}],\"properties\":{\"expected\":154,\"page\":1}},\n"
		"{\"ruleId\":\"country.residual\",\"level\":\"note\",\"message\":{\"text\":\"Nothing\\u001b[2J\xC2\x9Bodd\\n."
		"\"},"
		"\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"2023-q2.txt\"},\"region\":{"
		"\"startLine\":5}},"
		"\"logicalLocations\":[{\"fullyQualifiedName\":\"2023Q2/region/22\",\"kind\":\"object\"}]}],"
		"\"properties\":{\"page\":1}}\n]}]}\n";
	static const struct {
		enum language language;
		const char *name;
		const char *rules;
	} cases[] = {
		{ LANGUAGE_ENGLISH, "en",
		  "\n{\"id\":\"row.sum\",\"shortDescription\":{\"text\":\"it adds up\"},\"fullDescription\":{\"text\":\"Reads "
		  "\\\"all\\\".\"},\"defaultConfiguration\":{\"level\":\"error\"}},\n{\"id\":\"cell.absent\","
		  "\"shortDescription\":{"
		  "\"text\":\"it is there\"},\"fullDescription\":{\"text\":\"Reads one.\"},\"defaultConfiguration\":{\"level\":"
		  "\"warning\"}}" },
		{ LANGUAGE_DUTCH, "nl",
		  "\n{\"id\":\"row.sum\",\"shortDescription\":{\"text\":\"het telt op\"},\"fullDescription\":{\"text\":\"Leest "
		  "\\\"alles\\\".\"},\"defaultConfiguration\":{\"level\":\"error\"}},\n{\"id\":\"cell.absent\","
		  "\"shortDescription\":{"
		  "\"text\":\"het is er\"},\"fullDescription\":{\"text\":\"Leest er "
		  "een.\"},\"defaultConfiguration\":{\"level\":"
		  "\"warning\"}}" },
	};
	klp_dataset *dataset = sample_dataset();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char expected[4096];
		snprintf(expected, sizeof expected, SARIF_HEAD, klp_version(), cases[i].rules, cases[i].name);
		strncat(expected, results, sizeof expected - strlen(expected) - 1);
		klp_findings *findings = sample_findings_in(cases[i].language, dataset);
		struct collected sarif = write_findings(findings, KLP_SEVERITY_INFORMATION, "sarif");
		cr_expect_str_eq(sarif.text, expected, "%s: %s", cases[i].name, sarif.text);
		collected_free(&sarif);
		klp_findings_free(findings);
	}
	klp_dataset_free(dataset);
}

/* What could be taken for a scheme, a query or a fragment, and what a URI cannot hold. */
Test(formats, sources_are_uris_in_sarif)
{
	static const struct {
		const char *source;
		uint64_t line;
		const char *expected;
	} cases[] = {
		{ "a/b-1.txt", 2,
		  "\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"a/b-1.txt\"},\"region\":{\"startLine\":2}}" },
		{ "/data/tabel 1.txt", 0,
		  "\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"file:///data/tabel%201.txt\"}}" },
		{ "c:\\a?b#c.txt", 0, "{\"uri\":\"c%3A%5Ca%3Fb%23c.txt\"}" },
		{ "\"\xC3\xA9%\".txt", 0, "{\"uri\":\"%22%C3%A9%25%22.txt\"}" },
		{ NULL, 0, "\"locations\":[{\"logicalLocations\":[" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		klp_row row = KLP_ROW_INIT;
		row.source = cases[i].source;
		row.line = cases[i].line;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		for (int rows = 0; rows < 3; rows++)
			cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		klp_findings *findings = sample_findings(dataset);
		struct collected sarif = write_findings(findings, KLP_SEVERITY_ERROR, "sarif");
		cr_expect_not_null(strstr(sarif.text, cases[i].expected), "expected %s in %s", cases[i].expected, sarif.text);
		collected_free(&sarif);
		klp_findings_free(findings);
		klp_dataset_free(dataset);
	}
}

/* Of a finding about a row that tells no page, or nothing at all of where it was read. */
Test(formats, text_leaves_out_the_parts_of_a_place_that_are_not_known)
{
	const struct {
		const char *source;
		uint64_t page;
		uint64_t line;
		const char *begins;
	} cases[] = { { "a.txt", 2, 31, "a.txt:2:31: error: " },
		          { "a.txt", 0, 31, "a.txt:31: error: " },
		          { "a.txt", 0, 0, "a.txt: error: " },
		          { NULL, 0, 0, "error: " } };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		klp_row row = KLP_ROW_INIT;
		row.source = cases[i].source;
		row.page = cases[i].page;
		row.line = cases[i].line;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		for (int rows = 0; rows < 3; rows++)
			cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		klp_findings *findings = sample_findings(dataset);
		struct collected text = write_findings(findings, KLP_SEVERITY_ERROR, "text");
		cr_expect(strncmp(text.text, cases[i].begins, strlen(cases[i].begins)) == 0, "expected %s, got %s",
		          cases[i].begins, text.text);
		collected_free(&text);
		klp_findings_free(findings);
		klp_dataset_free(dataset);
	}
}

Test(formats, a_row_is_shown_with_a_mark_under_the_cell)
{
	static const struct {
		const char *why;
		klp_level level;
		const char *name;
		klp_column column;
		const char *text;
		const char *expected;
	} cases[] = {
		{ "a municipality", KLP_LEVEL_MUNICIPALITY,
		  "S\xC3\xBA"
		  "dwest-Frysl\xC3\xA2n",
		  KLP_COLUMN_MUNICIPAL_NO_PROFILE, NULL,
		  "\n    S\xC3\xBA"
		  "dwest-Frysl\xC3\xA2n  1  2.951  -  4  5\n"
		  "                        ^^^^^\n" },
		{ "a count that is absent", KLP_LEVEL_MUNICIPALITY, "Edam", KLP_COLUMN_UWV_PROFILE, NULL,
		  "\n    Edam  1  2.951  -  4  5\n                    ^\n" },
		{ "what stands in its place, without what a terminal would obey", KLP_LEVEL_MUNICIPALITY, "Edam",
		  KLP_COLUMN_UWV_PROFILE, "n\x1b.\xC3\xA9",
		  "\n    Edam  1  2.951  n .\xC3\xA9  4  5\n                    ^^^^\n" },
		{ "no more of a long text than fits", KLP_LEVEL_MUNICIPALITY, "Edam", KLP_COLUMN_UWV_PROFILE,
		  "1234567890123456789012345678901234567890123", "  1234567890123456789012345678901234567890  4  5\n" },
		{ "a region", KLP_LEVEL_REGION, "Rijnmond", KLP_COLUMN_MUNICIPAL_PROFILE, NULL,
		  "\n    22 Rijnmond  1  2.951  -  4  5\n                 ^\n" },
		{ "its percentage", KLP_LEVEL_REGION, "Rijnmond", KLP_COLUMN_KNOWN_PERCENT, NULL,
		  "\n    22 Rijnmond  1  2.951  -  4  5  19.222  74,5%\n"
		  "                                            ^^^^^\n" },
		{ "the country", KLP_LEVEL_COUNTRY, NULL, KLP_COLUMN_TOTAL, NULL,
		  "\n    Nederland  1  2.951  -  4  5\n                               ^\n" },
		{ "nobody knows who", KLP_LEVEL_MUNICIPALITY, NULL, KLP_COLUMN_TOTAL, NULL,
		  "\n    ?  1  2.951  -  4  5\n                       ^\n" },
		{ "no cell among the counts", KLP_LEVEL_REGION, "Rijnmond", KLP_COLUMN_REGION_NUMBER, NULL, "[a.rule]\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		klp_findings *findings = NULL;
		klp_row row = KLP_ROW_INIT;
		row.level = cases[i].level;
		row.region_number = cases[i].level == KLP_LEVEL_COUNTRY ? 0 : 22;
		row.region_name = cases[i].level == KLP_LEVEL_REGION ? cases[i].name : NULL;
		row.municipality_printed = cases[i].level == KLP_LEVEL_MUNICIPALITY ? cases[i].name : NULL;
		row.municipal_profile = 1;
		row.municipal_no_profile = 2951;
		row.uwv_no_profile = 4;
		row.total = 5;
		row.register_total = 19222;
		row.known_percent = 74.5;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		if (cases[i].text != NULL)
			cr_assert_eq(dataset_set_cell_text(dataset, 0, cases[i].column, slice_of(cases[i].text), NULL), KLP_OK);
		const struct finding_facts facts = { "a.rule",   KLP_SEVERITY_ERROR, 0, (int)cases[i].column,
			                                 KLP_ABSENT, KLP_ABSENT };
		cr_assert_eq(findings_new(&findings, NULL), KLP_OK);
		cr_assert_eq(findings_add(findings, dataset, &facts, NULL, "So."), KLP_OK);
		struct collected text = write_findings(findings, KLP_SEVERITY_ERROR, "text");
		const char *found = strstr(text.text, cases[i].expected);
		cr_expect_not_null(found, "%s: %s", cases[i].why, text.text);
		cr_expect(found == NULL || cases[i].column != KLP_COLUMN_REGION_NUMBER ||
		              found[strlen(cases[i].expected)] == '\0',
		          "%s: %s", cases[i].why, text.text);
		collected_free(&text);
		klp_findings_free(findings);
		klp_dataset_free(dataset);
	}
}

Test(formats, the_list_of_formats_ends)
{
	static const char *const names[] = { "csv", "json", "xml", "md", "jsonstat", "cbs", "sdmx-csv", "html", "xlsx" };
	enum { NAMES = sizeof names / sizeof names[0] };
	size_t count = klp_write_format_count(), found = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < NAMES; j++)
			found += strcmp(klp_write_format_name(i), names[j]) == 0;
	cr_expect_eq(found, NAMES, "each is there once");
	cr_expect_null(klp_write_format_name(count));
}
