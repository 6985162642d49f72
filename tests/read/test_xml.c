/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The project's own XML: what is read of it, what is noted and what is refused, with the schema and without. */

#include "read/formats/xml_schema.h"
#include "read/reading.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ROOT HEAD "<dataset xmlns='urn:klantprofiel:dataset:1' version='1.0'>\n"
#define ROW \
	"<row edition='2025Q2' level='municipality' region_number='22' municipality_code='GM0599' total='10' line='7'/>\n"
#define ROTTERDAM(place) "2025Q2 municipality 22 GM0599 - | - - - - 10 | - - | " place "\n"

struct vocabulary_case {
	const char *what;
	const char *text;
	/** without and with KLP_PARSE_CHECK_SCHEMA */
	klp_status status;
	klp_status checked;
	/** part of the message, of whichever fails */
	const char *told;
	uint64_t line;
	/** of a text that is read: rows and notes */
	const char *rows;
	const char *notes;
};

static klp_status parse(klp_dataset *dataset, const char *text, uint64_t flags, klp_error **error)
{
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.flags = flags;
	return klp_parse_memory(dataset, text, strlen(text), &options, error);
}

static void expect_case(const struct vocabulary_case *one, uint64_t flags)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_status expected = flags != 0 ? one->checked : one->status;
	klp_status status = parse(dataset, one->text, flags, &error);
	cr_expect_eq(status, expected, "%s, flags %d: %s, %s", one->what, (int)flags, klp_status_name(status),
	             klp_error_message(error));
	if (status != KLP_OK) {
		cr_expect_eq(klp_dataset_rows(dataset) + klp_dataset_notes(dataset), 0, "%s: left behind", one->what);
		cr_expect(one->told != NULL && strstr(klp_error_message(error), one->told) != NULL, "%s, flags %d: %s",
		          one->what, (int)flags, klp_error_message(error));
		cr_expect_str_eq(klp_error_source(error), "memory");
		cr_expect(one->line == 0 || klp_error_line(error) == one->line, "%s, flags %d: line %d", one->what, (int)flags,
		          (int)klp_error_line(error));
	} else if (one->rows != NULL) {
		char *rows = reading_rows(dataset), *notes = reading_notes(dataset);
		cr_expect_str_eq(rows, one->rows, "%s: rows\n%sinstead of\n%s", one->what, rows, one->rows);
		cr_expect_str_eq(notes, one->notes, "%s: notes\n%sinstead of\n%s", one->what, notes, one->notes);
		free(rows);
		free(notes);
	}
	klp_error_free(error);
	klp_dataset_free(dataset);
}

static void expect_cases(const struct vocabulary_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		expect_case(&cases[i], 0);
		expect_case(&cases[i], KLP_PARSE_CHECK_SCHEMA);
	}
}

#define EXPECT_CASES(cases) expect_cases(cases, sizeof(cases) / sizeof(cases)[0])

Test(xml, is_read_as_it_says)
{
	static const struct vocabulary_case cases[] = {
		{ "a row", ROOT ROW "</dataset>", KLP_OK, KLP_OK, NULL, 0, ROTTERDAM("0:7"), "" },
		{ "with a prefix",
		  "<k:dataset xmlns:k='urn:klantprofiel:dataset:1' version='1.0'><k:row level='country' edition='2025Q2' "
		  "line='3'/></k:dataset>",
		  KLP_OK, KLP_OK, NULL, 0, "2025Q2 country 0 - - | - - - - - | - - | 0:3\n", "" },
		{ "a row without a place of its own has one here", ROOT "\n<row edition='2025Q2' level='country'/></dataset>",
		  KLP_OK, KLP_OK, NULL, 0, "2025Q2 country 0 - - | - - - - - | - - | 0:4\n", "" },
		{ "columns that come later than others",
		  ROOT "<row edition='2025Q2' level='country' total='1' page='1'/>"
		       "<row edition='2025Q2' level='country' total='2' register_total='4' known_percent='50' page='2'/>"
		       "<row edition='2025Q2' level='country' total='3' page='3'/></dataset>",
		  KLP_OK, KLP_OK, NULL, 0,
		  "2025Q2 country 0 - - | - - - - 1 | - - | 1:0\n2025Q2 country 0 - - | - - - - 2 | 4 50 | 2:0\n"
		  "2025Q2 country 0 - - | - - - - 3 | - - | 3:0\n",
		  "" },
		{ "a note among others, with its text in pieces",
		  ROOT "<note id='a.b' severity='warning' line='8'>one <![CDATA[&]]> &amp; two</note></dataset>", KLP_OK,
		  KLP_OK, NULL, 0, "", "a.b 8\n" },
		{ "where the schema stands is no value",
		  HEAD "<dataset xmlns='urn:klantprofiel:dataset:1' version='1.0' "
		       "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
		       "xsi:schemaLocation='urn:klantprofiel:dataset:1 http://example.invalid/a.xsd'>" ROW "</dataset>",
		  KLP_OK, KLP_OK, NULL, 0, ROTTERDAM("0:7"), "" },
		{ "nothing at all", ROOT "</dataset>", KLP_OK, KLP_OK, NULL, 0, "", "" },
	};
	EXPECT_CASES(cases);
}

Test(xml, what_a_later_minor_version_brings_is_noted_and_passed_over)
{
	static const struct vocabulary_case cases[] = {
		{ "attributes, once each by name",
		  HEAD "<dataset xmlns='urn:klantprofiel:dataset:1' version='1.7' mood='good'>"
		       "<row edition='2025Q2' level='country' line='1' weather='rain'/>\n"
		       "<row edition='2025Q2' level='country' line='2' weather='snow'/></dataset>",
		  KLP_OK, KLP_FORMAT, "attribute 'mood'", 2,
		  "2025Q2 country 0 - - | - - - - - | - - | 0:1\n2025Q2 country 0 - - | - - - - - | - - | 0:2\n",
		  "read.column-unknown 2\nread.column-unknown 2\n" },
		{ "an element with all that is in it", ROOT "<extra><row level='country'/>text<note/></extra>" ROW "</dataset>",
		  KLP_OK, KLP_FORMAT, "extra", 3, ROTTERDAM("0:7"), "read.column-unknown 3\n" },
		{ "elements of others", ROOT "<row xmlns='urn:other' level='country'/>" ROW "</dataset>", KLP_OK, KLP_FORMAT,
		  "urn:other", 3, ROTTERDAM("0:7"), "read.column-unknown 3\n" },
		{ "text between rows", ROOT "hello\n" ROW "</dataset>", KLP_OK, KLP_FORMAT, "dataset", 0, ROTTERDAM("0:7"),
		  "read.column-unknown 4\n" },
		{ "columns",
		  HEAD "<dataset xmlns='urn:klantprofiel:dataset:1' version='1.1' columns='level mood'>" ROW "</dataset>",
		  KLP_OK, KLP_FORMAT, "mood", 2, ROTTERDAM("0:7"), "read.column-unknown 2\n" },
	};
	EXPECT_CASES(cases);
}

Test(xml, what_is_not_ours_is_refused_by_name)
{
	static const struct vocabulary_case cases[] = {
		{ "another root", HEAD "<library><row level='country'/></library>", KLP_UNSUPPORTED, KLP_UNSUPPORTED,
		  "XML of another kind: its root is <library>", 2, NULL, NULL },
		{ "no namespace", HEAD "<dataset version='1.0'>" ROW "</dataset>", KLP_UNSUPPORTED, KLP_UNSUPPORTED,
		  "XML of another kind", 2, NULL, NULL },
		{ "the next major version", HEAD "<dataset xmlns='urn:klantprofiel:dataset:2' version='2.0'/>", KLP_UNSUPPORTED,
		  KLP_UNSUPPORTED, "version 2 of the vocabulary", 2, NULL, NULL },
		{ "a version that is none", HEAD "<dataset xmlns='urn:klantprofiel:dataset:1' version='2.0'/>", KLP_UNSUPPORTED,
		  KLP_UNSUPPORTED, "version", 2, NULL, NULL },
		{ "another root of the namespace", HEAD "<row xmlns='urn:klantprofiel:dataset:1' level='country'/>",
		  KLP_UNSUPPORTED, KLP_UNSUPPORTED, "its root is <row>", 2, NULL, NULL },
	};
	EXPECT_CASES(cases);
}

Test(xml, values_that_cannot_be_are_refused_with_their_line)
{
	static const struct vocabulary_case cases[] = {
		{ "a level that is none", ROOT "\n<row level='planet'/></dataset>", KLP_FORMAT, KLP_FORMAT, "planet", 4, NULL,
		  NULL },
		{ "a row without a level", ROOT "<row edition='2025Q2'/></dataset>", KLP_FORMAT, KLP_FORMAT, "level", 3, NULL,
		  NULL },
		{ "a region that is none", ROOT "<row level='region' region_number='100'/></dataset>", KLP_FORMAT, KLP_FORMAT,
		  "region_number", 3, NULL, NULL },
		{ "a severity that is none", ROOT "<note id='a' severity='fatal'>b</note></dataset>", KLP_FORMAT, KLP_FORMAT,
		  "severity", 3, NULL, NULL },
		{ "a text printed for no column", ROOT "<row level='country'><printed>x</printed></row></dataset>", KLP_FORMAT,
		  KLP_FORMAT, "column", 3, NULL, NULL },
		{ "a text printed for a column of no counts",
		  ROOT "<row level='country'><printed column='level'>x</printed></row></dataset>", KLP_FORMAT, KLP_FORMAT,
		  "column", 3, NULL, NULL },
		{ "two texts printed for one count",
		  ROOT
		  "<row level='country'><printed column='total'>x</printed><printed column='total'>y</printed></row></dataset>",
		  KLP_FORMAT, KLP_FORMAT, "two elements <printed>", 3, NULL, NULL },
		{ "a text printed beside the count",
		  ROOT "<row level='country' total='1'><printed column='total'>x</printed></row></dataset>", KLP_FORMAT,
		  KLP_FORMAT, "total_printed", 3, NULL, NULL },
		{ "cut off", ROOT ROW, KLP_FORMAT, KLP_FORMAT, "cut off", 0, NULL, NULL },
		{ "not well-formed", ROOT "<row level='country'></dataset>", KLP_FORMAT, KLP_FORMAT, "no well-formed XML", 3,
		  NULL, NULL },
		{ "an entity", "<!DOCTYPE dataset [<!ENTITY a 'b'>]>" ROW, KLP_FORMAT, KLP_FORMAT, "entities", 1, NULL, NULL },
		{ "not UTF-8", ROOT "<row level='\xE9'/></dataset>", KLP_ENCODING, KLP_ENCODING, "UTF-8", 3, NULL, NULL },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct vocabulary_case one = cases[i];
		/* Some have no root of ours by which the format could be told. */
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		options.format = "xml";
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_status status = klp_parse_memory(dataset, one.text, strlen(one.text), &options, &error);
		cr_expect_eq(status, one.status, "%s: %s, %s", one.what, klp_status_name(status), klp_error_message(error));
		cr_expect(strstr(klp_error_message(error), one.told) != NULL, "%s: %s", one.what, klp_error_message(error));
		cr_expect(one.line == 0 || klp_error_line(error) == one.line, "%s: line %d", one.what,
		          (int)klp_error_line(error));
		klp_error_free(error);
		klp_dataset_free(dataset);
	}
}

/* What reading lets pass with a note, or because no one needs it, and the schema does not. */
Test(xml, the_schema_is_checked_on_request_alone)
{
	static const struct vocabulary_case cases[] = {
		{ "a count below zero", ROOT "<row edition='2025Q2' level='country' line='1' total='-3'/></dataset>", KLP_OK,
		  KLP_FORMAT, "'-3' is less than the minimum value", 3, "2025Q2 country 0 - - | - - - - - | - - | 0:1\n",
		  "read.not-a-count 3\n" },
		{ "a count with a thousands dot",
		  ROOT "<row edition='2025Q2' level='country' line='1' total='1.097'/></dataset>", KLP_OK, KLP_FORMAT,
		  "'1.097'", 3, "2025Q2 country 0 - - | - - - - 1097 | - - | 0:1\n", "" },
		{ "a count that is too large",
		  ROOT "<row edition='2025Q2' level='country' line='1' total='9007199254740992'/></dataset>", KLP_OK,
		  KLP_FORMAT, "9007199254740992", 3, "2025Q2 country 0 - - | - - - - - | - - | 0:1\n", "read.not-a-count 3\n" },
		{ "no version", HEAD "<dataset xmlns='urn:klantprofiel:dataset:1'>" ROW "</dataset>", KLP_OK, KLP_FORMAT,
		  "'version' is required", 2, ROTTERDAM("0:7"), "" },
		{ "a row after a note", ROOT "<note id='a' severity='warning'>b</note>\n" ROW "</dataset>", KLP_OK, KLP_FORMAT,
		  "row", 4, ROTTERDAM("0:7"), "a 0\n" },
	};
	EXPECT_CASES(cases);
}

/* The file, made large, so that it comes in many pieces; and in UTF-16 too. */
static char *large_text(size_t rows, const char *last, bool wide, size_t *size)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, size);
	cr_assert(out != NULL);
	fputs("<dataset xmlns='urn:klantprofiel:dataset:1' version='1.0'>\n", out);
	for (size_t i = 0; i < rows; i++)
		fputs(ROW, out);
	fprintf(out, "%s</dataset>\n", last);
	fclose(out);
	if (!wide)
		return text;
	char *doubled = malloc(2 * *size);
	cr_assert(doubled != NULL);
	for (size_t i = 0; i < *size; i++) {
		doubled[2 * i] = text[i];
		doubled[2 * i + 1] = '\0';
	}
	*size *= 2;
	free(text);
	return doubled;
}

Test(xml, the_schema_is_checked_over_any_length_and_encoding)
{
	enum { ROWS = 5000 };
	for (int wide = 0; wide <= 1; wide++) {
		for (int wrong = 0; wrong <= 1; wrong++) {
			size_t size;
			char *text = large_text(ROWS, wrong ? "<row level='country' total='x'/>" : "", wide, &size);
			klp_dataset *dataset = NULL;
			klp_error *error = NULL;
			klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
			options.flags = KLP_PARSE_CHECK_SCHEMA;
			cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
			klp_status status = klp_parse_memory(dataset, text, size, &options, &error);
			cr_expect_eq(status, wrong ? KLP_FORMAT : KLP_OK, "wide %d: %s", wide, klp_error_message(error));
			cr_expect_eq(klp_error_line(error), wrong ? ROWS + 2 : 0, "wide %d: line %d", wide,
			             (int)klp_error_line(error));
			cr_expect_eq(klp_dataset_rows(dataset), wrong ? 0 : ROWS);
			klp_error_free(error);
			klp_dataset_free(dataset);
			free(text);
		}
	}
}

Test(xml, the_schema_that_is_built_in_is_the_file)
{
	size_t size;
	char *file = reading_load(reading_path("lib/read/formats/klantprofiel-dataset-1.xsd"), &size);
	cr_expect_eq(size, xml_schema_dataset_size);
	cr_expect_eq(memcmp(file, xml_schema_dataset, size), 0);
	/* A column that is added to the library belongs in the schema. */
	for (int i = 0; i < KLP_COLUMN_COUNT; i++) {
		char attribute[64], value[64];
		snprintf(attribute, sizeof attribute, "<xs:attribute name=\"%s\"", klp_column_name((klp_column)i));
		snprintf(value, sizeof value, "<xs:enumeration value=\"%s\"", klp_column_name((klp_column)i));
		cr_expect(strstr(file, attribute) != NULL && strstr(file, value) != NULL, "%s", attribute);
	}
	free(file);
}

Test(xml, limits_hold)
{
	static const struct {
		const char *name;
		uint64_t value;
		klp_status status;
	} cases[] = {
		{ "rows", 9, KLP_LIMIT_ROWS },
		{ "lines", 8, KLP_LIMIT_LINES },
		{ "columns", 12, KLP_LIMIT_COLUMNS },
		{ "depth", 1, KLP_LIMIT_DEPTH },
		{ "name-bytes", 5, KLP_LIMIT_NAME_BYTES },
		{ "memory-bytes", 4000, KLP_LIMIT_MEMORY },
		{ "input-bytes", 300, KLP_LIMIT_INPUT_BYTES },
		{ "notes", 1, KLP_LIMIT_NOTES },
	};
	size_t size;
	char *text = large_text(10, "<a/><b/><c/>", false, &size);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_limits limits = KLP_LIMITS_INIT;
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		options.limits = &limits;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		cr_assert_eq(klp_limits_set(&limits, cases[i].name, cases[i].value, NULL), KLP_OK);
		klp_status status = klp_parse_memory(dataset, text, size, &options, &error);
		cr_expect_eq(status, cases[i].status, "%s: %s, %s", cases[i].name, klp_status_name(status),
		             klp_error_message(error));
		cr_expect_eq(klp_dataset_rows(dataset), 0, "%s", cases[i].name);
		klp_error_free(error);
		klp_dataset_free(dataset);
	}
	free(text);
}
