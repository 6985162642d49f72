/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a note tells of a change, letter for letter. */

#include "dataset/dataset.h"
#include "write/samples.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static klp_status write_as(struct collected *collected, const klp_dataset *dataset, const char *format,
                           klp_error **error)
{
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	return klp_write_stream(dataset, collect, collected, &options, error);
}

/* A dataset of one note, which tells a change. */
static klp_dataset *one_change(const struct note_change *change)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(dataset_add_change_note(dataset, "repair.changed", KLP_SEVERITY_INFORMATION, NULL, edition_of(2025, 2),
	                                     22, change, NULL, "so"),
	             KLP_OK);
	return dataset;
}

static const struct {
	const char *why;
	struct note_change change;
	const char *json;
	const char *xml;
} cases[] = {
	{ "a count in the place of another",
	  { KLP_LEVEL_MUNICIPALITY, "GM0599", KLP_COLUMN_UWV_PROFILE, 1157, 1175, "two digits swapped",
	    "row.sum region.sum", KLP_CONFIDENCE_CERTAIN },
	  "{\"level\":\"municipality\",\"municipality_code\":\"GM0599\",\"column\":\"uwv_profile\",\"from\":1157,\"to\":"
	  "1175,"
	  "\"cause\":\"two digits swapped\",\"rules\":[\"row.sum\",\"region.sum\"],\"confidence\":\"certain\"}",
	  "<change level=\"municipality\" municipality_code=\"GM0599\" column=\"uwv_profile\" from=\"1157\" to=\"1175\" "
	  "cause=\"two digits swapped\" rules=\"row.sum region.sum\" confidence=\"certain\"/>" },
	{ "a count where nothing stood",
	  { KLP_LEVEL_REGION, NULL, KLP_COLUMN_TOTAL, KLP_ABSENT, 3911, "row slid by a column", "row.sum",
	    KLP_CONFIDENCE_LIKELY },
	  "{\"level\":\"region\",\"municipality_code\":null,\"column\":\"total\",\"from\":null,\"to\":3911,"
	  "\"cause\":\"row slid by a column\",\"rules\":[\"row.sum\"],\"confidence\":\"likely\"}",
	  "<change level=\"region\" column=\"total\" to=\"3911\" cause=\"row slid by a column\" rules=\"row.sum\" "
	  "confidence=\"likely\"/>" },
	{ "a zero that is taken away, and no more told than that",
	  { KLP_LEVEL_COUNTRY, NULL, KLP_COLUMN_REGISTER_TOTAL, 0, KLP_ABSENT, NULL, NULL, KLP_CONFIDENCE_AMBIGUOUS },
	  "{\"level\":\"country\",\"municipality_code\":null,\"column\":\"register_total\",\"from\":0,\"to\":null,"
	  "\"cause\":\"\",\"rules\":[],\"confidence\":\"ambiguous\"}",
	  "<change level=\"country\" column=\"register_total\" from=\"0\" confidence=\"ambiguous\"/>" },
	{ "texts that need care",
	  { KLP_LEVEL_REGION, "\"&", KLP_COLUMN_TOTAL, 1, 2, "a\n<b>", "c\"d \\e", KLP_CONFIDENCE_LIKELY },
	  "{\"level\":\"region\",\"municipality_code\":\"\\\"&\",\"column\":\"total\",\"from\":1,\"to\":2,"
	  "\"cause\":\"a\\n<b>\",\"rules\":[\"c\\\"d\",\"\\\\e\"],\"confidence\":\"likely\"}",
	  "<change level=\"region\" municipality_code=\"&quot;&amp;\" column=\"total\" from=\"1\" to=\"2\" "
	  "cause=\"a&#10;&lt;b&gt;\" rules=\"c&quot;d \\e\" confidence=\"likely\"/>" },
};
enum { CASES = sizeof cases / sizeof cases[0] };

Test(changes, a_change_is_written_as_documented)
{
	for (size_t i = 0; i < CASES; i++) {
		char expected[1024];
		klp_dataset *dataset = one_change(&cases[i].change);
		struct collected json = { 0 }, xml = { 0 };
		cr_assert_eq(write_as(&json, dataset, "json", NULL), KLP_OK);
		snprintf(expected, sizeof expected, "\"column\":null,\"change\":%s}\n]}\n", cases[i].json);
		cr_expect(strstr(json.text, expected) != NULL, "%s:\n%s\ninstead of\n%s", cases[i].why, json.text, expected);
		cr_assert_eq(write_as(&xml, dataset, "xml", NULL), KLP_OK);
		snprintf(expected, sizeof expected, " region_number=\"22\">so%s</note>\n</dataset>\n", cases[i].xml);
		cr_expect(strstr(xml.text, expected) != NULL, "%s:\n%s\ninstead of\n%s", cases[i].why, xml.text, expected);
		collected_free(&json);
		collected_free(&xml);
		klp_dataset_free(dataset);
	}
}

Test(changes, what_xml_cannot_hold_is_refused_with_the_number_of_its_note)
{
	static const struct note_change wrong[] = {
		{ KLP_LEVEL_REGION, "\x01", KLP_COLUMN_TOTAL, 1, 2, "", "", KLP_CONFIDENCE_LIKELY },
		{ KLP_LEVEL_REGION, NULL, KLP_COLUMN_TOTAL, 1, 2, "\x01", "", KLP_CONFIDENCE_LIKELY },
		{ KLP_LEVEL_REGION, NULL, KLP_COLUMN_TOTAL, 1, 2, "", "\x01", KLP_CONFIDENCE_LIKELY },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		klp_dataset *dataset = one_change(&wrong[i]);
		klp_error *error = NULL;
		struct collected xml = { 0 }, json = { 0 };
		cr_expect_eq(write_as(&xml, dataset, "xml", &error), KLP_UNSUPPORTED, "case %zu", i);
		cr_expect(strstr(klp_error_message(error), "note 1 holds the character U+0001") != NULL, "case %zu: %s", i,
		          klp_error_message(error));
		cr_expect_eq(write_as(&json, dataset, "json", NULL), KLP_OK, "case %zu", i);
		cr_expect(strstr(json.text, "\"\\u0001\"") != NULL, "case %zu: %s", i, json.text);
		klp_error_free(error);
		collected_free(&xml);
		collected_free(&json);
		klp_dataset_free(dataset);
	}
}

/* A reader that is not ours. The last case has rules that no release has. */
Test(changes, xmllint_finds_them_valid)
{
	static const char path[] = KLP_BUILD_DIR "/test-changes.xml";
	static const char command[] =
		"xmllint --nonet --noout --schema '" KLP_SOURCE_DIR
		"/lib/read/formats/klantprofiel-dataset-1.xsd' '" KLP_BUILD_DIR "/test-changes.xml' >/dev/null 2>&1";
	if (system("command -v xmllint >/dev/null") != 0)
		cr_skip_test("xmllint is not there: install libxml2-utils");
	for (size_t i = 0; i < CASES; i++) {
		klp_dataset *dataset = one_change(&cases[i].change);
		cr_assert_eq(klp_write_file(dataset, path, NULL, NULL), KLP_OK);
		cr_expect_eq(system(command) == 0, i + 1 < CASES, "%s", cases[i].why);
		remove(path);
		klp_dataset_free(dataset);
	}
}
