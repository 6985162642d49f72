/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the XML looks like, letter for letter, and what a reader that is not ours says of it. */

#include "dataset/dataset.h"
#include "support/tables.h"
#include "write/samples.h"

#include <criterion/criterion.h>
#include <klantprofiel/aggregate.h>
#include <klantprofiel/write.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BASE_COLUMNS                                                                                              \
	"edition level region_number region_code region_name municipality_code municipality_name municipal_profile "  \
	"municipal_no_profile uwv_profile uwv_no_profile total register_total known_percent origin source page line " \
	"municipality_printed"

#define HEAD(columns)                              \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
	"<dataset xmlns=\"urn:klantprofiel:dataset:1\" version=\"1.0\" columns=\"" columns "\">\n"

static klp_status write_to(struct collected *collected, const klp_dataset *dataset, klp_error **error)
{
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = "xml";
	return klp_write_stream(dataset, collect, collected, &options, error);
}

static klp_dataset *one_row(const klp_row *row)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_add(dataset, row, NULL), KLP_OK);
	return dataset;
}

Test(xml, a_dataset_is_written_as_documented)
{
	klp_dataset *sample = sample_dataset(), *empty = NULL;
	cr_assert_eq(klp_dataset_new(&empty, NULL), KLP_OK);
	klp_row province_row = KLP_ROW_INIT;
	province_row.level = KLP_LEVEL_PROVINCE;
	province_row.province_code = "PV28";
	province_row.province_name = "";
	klp_dataset *province = one_row(&province_row);
	cr_assert_eq(dataset_set_real(province, 0, KLP_COLUMN_PROFILE_SHARE, 0.5296, NULL), KLP_OK);
	const struct {
		const char *why;
		const klp_dataset *dataset;
		const char *expected;
	} cases[] = {
		{ "absent is not there, zero is 0, what stood for a count is told, and the notes come along", sample,
		  HEAD(
			  BASE_COLUMNS) "<row edition=\"2023Q2\" level=\"municipality\" region_number=\"22\" region_code=\"AM22\" "
		                    "region_name=\"Rijnmond\" municipality_code=\"GM0613\" municipality_name=\"Albrandswaard\" "
		                    "municipal_profile=\"2\" municipal_no_profile=\"64\" uwv_profile=\"85\" "
		                    "uwv_no_profile=\"20\" total=\"171\" origin=\"published\" source=\"2023-q2.txt\" "
		                    "page=\"1\" "
		                    "line=\"3\" municipality_printed=\"Albrandswaard\"/>\n"
		                    "<row edition=\"2023Q2\" level=\"municipality\" region_number=\"22\" region_code=\"AM22\" "
		                    "region_name=\"Rijnmond\" municipality_code=\"GM0489\" municipality_name=\"Barendrecht\" "
		                    "municipal_profile=\"0\" municipal_no_profile=\"135\" uwv_no_profile=\"42\" total=\"331\" "
		                    "origin=\"published\" source=\"2023-q2.txt\" page=\"1\" line=\"4\" "
		                    "municipality_printed=\"Barendrecht\"><printed "
		                    "column=\"uwv_profile\">n.b.</printed></row>\n"
		                    "<row edition=\"2023Q2\" level=\"region\" region_number=\"22\" region_code=\"AM22\" "
		                    "region_name=\"Rijnmond\" municipal_profile=\"332\" municipal_no_profile=\"4995\" "
		                    "uwv_profile=\"7253\" uwv_no_profile=\"1667\" total=\"14247\" register_total=\"19222\" "
		                    "known_percent=\"74\" origin=\"published\" source=\"2023-q2.txt\" page=\"1\" line=\"5\"/>\n"
		                    "<note id=\"read.not-a-count\" severity=\"warning\" edition=\"2023Q2\" "
		                    "region_number=\"22\" "
		                    "source=\"2023-q2.txt\" page=\"1\" line=\"4\" column=\"19\">\"n.b.\" is no count</note>\n"
		                    "<note id=\"read.edition-assumed\" severity=\"information\">as the caller said</note>\n"
		                    "</dataset>\n" },
		{ "of nothing", empty, HEAD(BASE_COLUMNS) "</dataset>\n" },
		{ "further columns are named; an empty text is there", province,
		  HEAD(BASE_COLUMNS
		       " province_code province_name profile_share") "<row level=\"province\" origin=\"published\" "
		                                                     "province_code=\"PV28\" province_name=\"\" "
		                                                     "profile_share=\"0.5296\"/>\n</dataset>\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct collected collected = { 0 };
		cr_assert_eq(write_to(&collected, cases[i].dataset, NULL), KLP_OK);
		cr_expect_str_eq(collected.text, cases[i].expected, "%s", cases[i].why);
		collected_free(&collected);
	}
	klp_dataset_free(province);
	klp_dataset_free(empty);
	klp_dataset_free(sample);
}

Test(xml, awkward_texts_survive_or_are_refused)
{
	const struct {
		const char *name;
		/* NULL where it is refused, and then what is told */
		const char *attribute;
		const char *content;
		const char *told;
	} cases[] = {
		{ "'s-Gravenhage", "'s-Gravenhage", "'s-Gravenhage", NULL },
		{ "a & b < c > d \"e\"", "a &amp; b &lt; c &gt; d &quot;e&quot;", "a &amp; b &lt; c &gt; d \"e\"", NULL },
		{ "]]>", "]]&gt;", "]]&gt;", NULL },
		{ "tab\tline\nreturn\r", "tab&#9;line&#10;return&#13;", "tab\tline\nreturn&#13;", NULL },
		{ " blanks ", " blanks ", " blanks ", NULL },
		{ "\x7F\xC2\x85\xE2\x80\xA8\xEF\xBB\xBF\xEF\xBF\xBD\xF0\x9F\x98\x80",
		  "\x7F\xC2\x85\xE2\x80\xA8\xEF\xBB\xBF\xEF\xBF\xBD\xF0\x9F\x98\x80",
		  "\x7F\xC2\x85\xE2\x80\xA8\xEF\xBB\xBF\xEF\xBF\xBD\xF0\x9F\x98\x80", NULL },
		{ "bell\a", NULL, NULL, "row 1 holds the character U+0007, which XML cannot hold" },
		{ "\x1F", NULL, NULL, "U+001F" },
		{ "\xEF\xBF\xBE", NULL, NULL, "U+FFFE" },
		{ "\xEF\xBF\xBF", NULL, NULL, "U+FFFF" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char expected[256];
		klp_row row = KLP_ROW_INIT;
		row.municipality_printed = cases[i].name;
		klp_dataset *dataset = one_row(&row);
		row.municipality_printed = NULL;
		klp_dataset *other = one_row(&row);
		cr_assert_eq(dataset_set_cell_text(other, 0, KLP_COLUMN_TOTAL, slice_of(cases[i].name), NULL), KLP_OK);
		cr_assert_eq(
			dataset_add_note(other, "a", KLP_SEVERITY_WARNING, NULL, EDITION_NONE, 0, NULL, "%s", cases[i].name),
			KLP_OK);
		struct collected named = { 0 }, told = { 0 };
		klp_error *error = NULL;
		if (cases[i].told != NULL) {
			cr_expect_eq(write_to(&named, dataset, &error), KLP_UNSUPPORTED, "%s", cases[i].told);
			cr_expect(strstr(klp_error_message(error), cases[i].told) != NULL, "%s", klp_error_message(error));
			klp_error_free(error);
			cr_expect_eq(write_to(&told, other, NULL), KLP_UNSUPPORTED, "%s, in a count's place", cases[i].told);
		} else {
			cr_assert_eq(write_to(&named, dataset, NULL), KLP_OK);
			snprintf(expected, sizeof expected, " municipality_printed=\"%s\"/>\n", cases[i].attribute);
			cr_expect(strstr(named.text, expected) != NULL, "case %zu: %s", i, named.text);
			cr_assert_eq(write_to(&told, other, NULL), KLP_OK);
			snprintf(expected, sizeof expected, "<printed column=\"total\">%s</printed>", cases[i].content);
			cr_expect(strstr(told.text, expected) != NULL, "case %zu: %s", i, told.text);
			snprintf(expected, sizeof expected, "severity=\"warning\">%s</note>", cases[i].content);
			cr_expect(strstr(told.text, expected) != NULL, "case %zu: %s", i, told.text);
		}
		collected_free(&named);
		collected_free(&told);
		klp_dataset_free(other);
		klp_dataset_free(dataset);
	}
}

/* Writes a dataset to a file and gives that to xmllint with the schema; its exit status. */
static int xmllint_says(const klp_dataset *dataset, const char *name)
{
	char path[512], command[2048];
	snprintf(path, sizeof path, KLP_BUILD_DIR "/test-%s.xml", name);
	cr_assert_eq(klp_write_file(dataset, path, NULL, NULL), KLP_OK);
	snprintf(command, sizeof command,
	         "xmllint --nonet --noout --schema '%s/lib/read/formats/klantprofiel-dataset-1.xsd' '%s' >/dev/null 2>&1",
	         KLP_SOURCE_DIR, path);
	int status = system(command);
	remove(path);
	return status;
}

Test(xml, xmllint_finds_it_valid)
{
	if (system("command -v xmllint >/dev/null") != 0)
		cr_skip_test("xmllint is not there: install libxml2-utils");
	klp_dataset *sample = sample_dataset(), *whole = tables_2025(), *by_province = NULL;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = KLP_LEVEL_PROVINCE;
	options.indicators = 1;
	cr_assert_eq(klp_aggregate(&by_province, whole, &options, NULL), KLP_OK);
	cr_expect_eq(xmllint_says(sample, "sample"), 0);
	cr_expect_eq(xmllint_says(whole, "whole"), 0);
	cr_expect_eq(xmllint_says(by_province, "provinces"), 0, "with provinces and indicators");

	/* A schema that lets everything pass would be no proof. */
	klp_row row = KLP_ROW_INIT;
	row.edition = "2025Q2";
	klp_dataset *wrong = one_row(&row);
	cr_assert_eq(dataset_set_real(wrong, 0, KLP_COLUMN_PROFILE_SHARE, -0.5, NULL), KLP_OK);
	cr_expect_neq(xmllint_says(wrong, "wrong"), 0, "a share below zero");
	klp_dataset_free(wrong);
	klp_dataset_free(by_province);
	klp_dataset_free(whole);
	klp_dataset_free(sample);
}
