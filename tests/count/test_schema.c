/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The schema of extracts says what is read, and lets nothing pass that is counted otherwise than it says. */

#include <klantprofiel/count.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA KLP_SOURCE_DIR "/lib/count/klantprofiel-extract-1.xsd"
#define EXTRACT(clients) "<extract xmlns='urn:klantprofiel:extract:1'>" clients "</extract>"

/* Gives a text to xmllint with the schema. */
static bool is_valid(const char *xml)
{
	static const char path[] = KLP_BUILD_DIR "/test-count-schema.xml";
	FILE *file = fopen(path, "wb");
	cr_assert(file != NULL && fputs(xml, file) >= 0 && fclose(file) == 0);
	int status = system("xmllint --nonet --noout --schema '" SCHEMA "' '" KLP_BUILD_DIR
	                    "/test-count-schema.xml' >/dev/null 2>&1");
	remove(path);
	return status == 0;
}

Test(schema, what_is_valid_and_what_is_not)
{
	static const struct {
		const char *what;
		bool valid;
		const char *xml;
	} cases[] = {
		{ "no client", true, EXTRACT("") },
		{ "a client of whom nothing is known", true, EXTRACT("<klant/>") },
		{ "elements in any order", true,
		  EXTRACT(
			  "<klant><taaksoort_20>J</taaksoort_20><status>x</status><gemeentecode>GM0518</gemeentecode></klant>") },
		{ "attributes", true, EXTRACT("<klant client_id='K1' gemeentecode='518' banenafspraak='ja'/>") },
		{ "dates", true,
		  EXTRACT("<klant dienstverlening_begin='20200131' dienstverlening_eind=''/>"
		          "<klant dienstverlening_begin='2020-01-31T00:00:00' dienstverlening_eind='31/01/2020'/>"
		          "<klant dienstverlening_begin='1-2-2020' dienstverlening_eind='2020/01/31 12:00'/>") },
		{ "answers", true, EXTRACT("<klant doelgroepregister='WAAR' banenafspraak=' 0 ' wsw_beschut='Nee'/>") },
		{ "another root", false, "<klanten xmlns='urn:klantprofiel:extract:1'/>" },
		{ "no namespace", false, "<extract/>" },
		{ "a column that nobody knows", false, EXTRACT("<klant><naam>x</naam></klant>") },
		{ "a column twice", false, EXTRACT("<klant><status>x</status><status>x</status></klant>") },
		{ "a place that is no code", false, EXTRACT("<klant gemeentecode='Gorinchem'/>") },
		{ "a word that is no answer", false, EXTRACT("<klant banenafspraak='misschien'/>") },
		{ "a day that is none", false, EXTRACT("<klant dienstverlening_begin='31 januari 2020'/>") },
	};
	if (system("command -v xmllint >/dev/null") != 0)
		cr_skip_test("xmllint is not there: install libxml2-utils");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(is_valid(cases[i].xml), cases[i].valid, "%s", cases[i].what);
}

/* What the schema lets pass can be read. */
Test(schema, what_is_valid_can_be_read)
{
	static const char *const dates[] = { "2020-01-31", "20200131",   "31-01-2020",          "1-2-2020",
		                                 "2020/01/31", "31/01/2020", "2020-01-31T00:00:00", "2020-01-31 00:00" };
	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
		char xml[512];
		klp_count_options options = KLP_COUNT_OPTIONS_INIT;
		klp_count *count = NULL;
		options.date = "2025-06-30";
		snprintf(xml, sizeof xml,
		         EXTRACT("<klant gemeentecode='518' indicering='ww' status='Ingeschreven' dienstverlening_begin='%s' "
		                 "doelgroepregister='waar' banenafspraak=' x '/>"),
		         dates[i]);
		cr_assert_eq(klp_count_new(&count, &options, NULL), KLP_OK);
		cr_expect_eq(klp_count_memory(count, xml, strlen(xml), NULL, NULL), KLP_OK);
		cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 1, "%s", dates[i]);
		klp_count_free(count);
	}
}

Test(schema, it_has_each_column_as_element_and_as_attribute)
{
	static char schema[1 << 16];
	FILE *file = fopen(SCHEMA, "rb");
	cr_assert(file != NULL);
	schema[fread(schema, 1, sizeof schema - 1, file)] = '\0';
	fclose(file);
	for (size_t i = 0; i < klp_count_columns(); i++) {
		char element[64], attribute[64];
		snprintf(element, sizeof element, "<xs:element name=\"%s\"", klp_count_column_name(i));
		snprintf(attribute, sizeof attribute, "<xs:attribute name=\"%s\"", klp_count_column_name(i));
		cr_expect(strstr(schema, element) != NULL && strstr(schema, attribute) != NULL, "%s", klp_count_column_name(i));
	}
	cr_expect_gt(klp_count_columns(), 30);
}
