/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Spreadsheets that are damaged, or made to do harm: each ends in its own status, within the limits. */

#include "read/reading.h"
#include "read/sheets.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BOMB                                                                             \
	"<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c " \
	"\"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
#define OUTSIDE "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
#define OUTSIDE_TYPE "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">"

/* A text so many times, with something before and behind it; free() it. */
static char *repeated(const char *before, const char *text, size_t times, const char *behind)
{
	char *made = NULL;
	size_t size;
	FILE *out = open_memstream(&made, &size);
	cr_assert(out != NULL);
	fputs(before, out);
	for (size_t i = 0; i < times; i++)
		fputs(text, out);
	fputs(behind, out);
	fclose(out);
	return made;
}

/* Parses with one limit changed. */
static void expect(const char *what, char *bytes, size_t size, const char *limit, uint64_t value, klp_status expected)
{
	klp_limits limits = KLP_LIMITS_INIT;
	if (limit != NULL)
		cr_assert_eq(klp_limits_set(&limits, limit, value, NULL), KLP_OK);
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.limits = &limits;
	klp_dataset_free(sheets_parse(what, bytes, size, &options, expected));
}

static void expect_sheet(const char *what, const char *xml, const char *limit, uint64_t value, klp_status expected)
{
	const struct sheets_sheet sheets[] = { { "Blad1", xml, NULL }, { NULL, NULL, NULL } };
	size_t size;
	char *bytes = sheets_xlsx(sheets, "<si><t>a</t></si>", NULL, &size);
	expect(what, bytes, size, limit, value, expected);
}

Test(sheets_hostile, cells_and_rows_that_cannot_be)
{
	static const struct {
		const char *what;
		const char *xml;
		const char *limit;
		uint64_t value;
		klp_status status;
	} cases[] = {
		{ "a shared text that there is not", ROW(1, SHARED(A1, 1)), NULL, 0, KLP_FORMAT },
		{ "a shared text of no number", ROW(1, SHARED(A1, -1)), NULL, 0, KLP_FORMAT },
		{ "a shared text of an absurd number", ROW(1, SHARED(A1, 99999999999999999999)), NULL, 0, KLP_FORMAT },
		{ "a cell that stands there twice", ROW(1, NUMBER(A1, 1) NUMBER(A1, 2)), NULL, 0, KLP_FORMAT },
		{ "a row that stands there twice", ROW(1, NUMBER(A1, 1)) ROW(1, NUMBER(B1, 2)), NULL, 0, KLP_FORMAT },
		{ "a row that stands there again later", ROW(1, NUMBER(A1, 1)) ROW(2, NUMBER(A2, 1)) ROW(1, NUMBER(B1, 2)),
		  NULL, 0, KLP_FORMAT },
		{ "a row behind the last", ROW(1048577, NUMBER(A1048577, 1)), NULL, 0, KLP_FORMAT },
		{ "a row of the largest number", ROW(4294967295, ""), NULL, 0, KLP_FORMAT },
		{ "a row of a larger number", ROW(99999999999999999999, ""), NULL, 0, KLP_FORMAT },
		{ "a row before the first", ROW(0, NUMBER(A0, 1)), NULL, 0, KLP_FORMAT },
		{ "a row of no number", ROW(x, NUMBER(A1, 1)), NULL, 0, KLP_FORMAT },
		{ "a row behind the last by counting", ROW(1048576, "") "<row><c><v>1</v></c></row>", NULL, 0, KLP_FORMAT },
		{ "a cell in another row", ROW(1, NUMBER(A2, 1)), NULL, 0, KLP_FORMAT },
		{ "cells of a row in two rows", "<row>" NUMBER(A2, 1) NUMBER(A3, 1) "</row>", NULL, 0, KLP_FORMAT },
		{ "no cell", ROW(1, NUMBER(1, 1)), NULL, 0, KLP_FORMAT },
		{ "no cell either", ROW(1, NUMBER(A, 1)), NULL, 0, KLP_FORMAT },
		{ "nor this", ROW(1, NUMBER(A1B, 1)), NULL, 0, KLP_FORMAT },
		{ "the last column", ROW(1, NUMBER(XFD1, 1)), NULL, 0, KLP_LIMIT_COLUMNS },
		{ "one behind it", ROW(1, NUMBER(XFE1, 1)), "columns", UINT64_MAX, KLP_FORMAT },
		{ "a column far behind it", ROW(1, NUMBER(ZZZZZZZ1, 1)), "columns", UINT64_MAX, KLP_FORMAT },
		{ "a name of a column without end", ROW(1, NUMBER(ZZZZZZZZZZZZZZZZ1, 1)), "columns", UINT64_MAX, KLP_FORMAT },
		{ "more rows than are allowed", ROW(1, NUMBER(A1, 1)) ROW(2, NUMBER(A2, 1)), "lines", 2, KLP_LIMIT_LINES },
		{ "a longer text than is allowed", ROW(1, TEXT(A1, "abcdefgh")), "line-bytes", 7, KLP_LIMIT_LINE_BYTES },
		{ "elements too deep", ROW(1, TEXT(A1, "a")), "depth", 4, KLP_LIMIT_DEPTH },
		{ "more memory than is allowed", ROW(1, TEXT(A1, "a")), "memory-bytes", 800, KLP_LIMIT_MEMORY },
		{ "more bytes than are allowed", ROW(1, TEXT(A1, "a")), "input-bytes", 2500, KLP_LIMIT_INPUT_BYTES },
		{ "more members than are allowed", ROW(1, TEXT(A1, "a")), "members", 6, KLP_LIMIT_MEMBERS },
		{ "just as many as are allowed", ROW(1, TEXT(A1, "a")), "members", 7, KLP_NO_TABLE },
		{ "nothing of the publication", ROW(1, TEXT(A1, "a")), NULL, 0, KLP_NO_TABLE },
		{ "nothing", "<sheetData/>", NULL, 0, KLP_NO_TABLE },
		{ "an element that does not end", "<sheetData><row>", NULL, 0, KLP_FORMAT },
		{ "an entity that there is not", ROW(1, TEXT(A1, "&nbsp;")), NULL, 0, KLP_FORMAT },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		expect_sheet(cases[i].what, cases[i].xml, cases[i].limit, cases[i].value, cases[i].status);
}

Test(sheets_hostile, errors_tell_where)
{
	static const struct sheets_sheet sheets[] = { { "een", "<sheetData/>", NULL },
		                                          { "twee", ROW(7, SHARED(C7, 42)), NULL },
		                                          { NULL, NULL, NULL } };
	size_t size;
	char *bytes = sheets_xlsx(sheets, NULL, NULL, &size);
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_expect_eq(klp_parse_memory(dataset, bytes, size, NULL, &error), KLP_FORMAT);
	cr_expect_eq(klp_error_page(error), 2);
	cr_expect_eq(klp_error_line(error), 7);
	cr_expect_eq(klp_error_column(error), 3);
	cr_expect(strstr(klp_error_message(error), "42") != NULL, "%s", klp_error_message(error));
	klp_error_free(error);
	klp_dataset_free(dataset);
	free(bytes);
}

Test(sheets_hostile, xml_that_grows_or_reaches_out)
{
	static const char *const openings[] = { BOMB, OUTSIDE, "<!DOCTYPE a [<!ENTITY % a \"b\"> %a;]>" };
	for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
		char *content = repeated(openings[i], "<a>&c;&a;</a>", 1, "");
		const struct sheets_member parts[] = { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
			                                   { "content.xml", content } };
		size_t size;
		char *bytes = sheets_zip(parts, 2, &size);
		expect(openings[i], bytes, size, NULL, 0, KLP_FORMAT);
		free(content);
	}
	/* A document type that lies elsewhere is not fetched, and says nothing that is needed. */
	const struct sheets_member parts[] = { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
		                                   { "content.xml", OUTSIDE_TYPE "<a/>" } };
	size_t size;
	char *bytes = sheets_zip(parts, 2, &size);
	expect("a document type that lies elsewhere", bytes, size, NULL, 0, KLP_UNSUPPORTED);
}

Test(sheets_hostile, claims_of_repeated_cells_and_rows)
{
#define MANY "4294967295"
	static const struct {
		const char *what;
		const char *tables;
		const char *limit;
		klp_status status;
	} cases[] = {
		{ "a filled cell in all columns that can be thought of",
		  ODS_SHEET("a", ODS_ROW("<table:table-cell office:value-type=\"float\" office:value=\"1\" "
		                         "table:number-columns-repeated=\"" MANY "\"/>")),
		  NULL, KLP_LIMIT_COLUMNS },
		{ "likewise, and no limit",
		  ODS_SHEET("a", ODS_ROW("<table:table-cell office:value-type=\"float\" office:value=\"1\" "
		                         "table:number-columns-repeated=\"" MANY "\"/>")),
		  "columns", KLP_FORMAT },
		{ "a filled cell behind as many empty ones",
		  ODS_SHEET("a", ODS_ROW("<table:table-cell table:number-columns-repeated=\"" MANY "\"/>" ODS_COUNT(1))), NULL,
		  KLP_LIMIT_COLUMNS },
		{ "a filled row as many times",
		  ODS_SHEET("a", "<table:table-row table:number-rows-repeated=\"" MANY "\">" ODS_FIVE "</table:table-row>"),
		  NULL, KLP_LIMIT_LINES },
		{ "likewise, and no limit",
		  ODS_SHEET("a", "<table:table-row table:number-rows-repeated=\"" MANY "\">" ODS_FIVE "</table:table-row>"),
		  "lines", KLP_FORMAT },
		{ "a filled row behind as many empty ones",
		  ODS_SHEET("a", "<table:table-row table:number-rows-repeated=\"" MANY "\"/>" ODS_ROW(ODS_FIVE)), NULL,
		  KLP_FORMAT },
		{ "as many blanks in a text", ODS_SHEET("a", ODS_ROW(ODS_TEXT("<text:s text:c=\"" MANY "\"/>"))), NULL,
		  KLP_LIMIT_LINE_BYTES },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t size;
		char *bytes = sheets_ods(cases[i].tables, NULL, &size);
		expect(cases[i].what, bytes, size, cases[i].limit, UINT64_MAX, cases[i].status);
	}
}

Test(sheets_hostile, what_unpacks_to_far_more_than_it_is)
{
	char *xml = repeated("<sheetData>", "<row></row>                                ", 1 << 17, "</sheetData>");
	expect_sheet("a sheet of nothing", xml, NULL, 0, KLP_LIMIT_EXPANSION);
	expect_sheet("a sheet of nothing, trusted", xml, "expansion-ratio", UINT64_MAX, KLP_NO_TABLE);
	free(xml);
	char *deep = repeated("<sheetData>", "<row>", 300, "");
	expect_sheet("elements within one another", deep, NULL, 0, KLP_LIMIT_DEPTH);
	free(deep);
	char *strings = repeated("", "<si><t/></si>", 4000, "");
	const struct sheets_sheet sheets[] = { { "Blad1", "<sheetData/>", NULL }, { NULL, NULL, NULL } };
	size_t size;
	char *bytes = sheets_xlsx(sheets, strings, NULL, &size);
	expect("texts that are held", bytes, size, "memory-bytes", 100000, KLP_LIMIT_MEMORY);
	free(strings);
}

/* Replaces each occurrence of some bytes by others of the same length; how many there were. */
static int replace(char *bytes, size_t size, const char *old, const char *new)
{
	size_t length = strlen(old);
	int count = 0;
	for (size_t i = 0; i + length <= size; i++) {
		if (memcmp(bytes + i, old, length) != 0)
			continue;
		memcpy(bytes + i, new, length);
		count++;
	}
	return count;
}

static char *two_sheets(size_t *size)
{
	static const struct sheets_sheet sheets[] = { { "een", ROW(1, TEXT(A1, "a")), NULL },
		                                          { "twee", ROW(1, TEXT(A1, "b")), NULL },
		                                          { NULL, NULL, NULL } };
	return sheets_xlsx(sheets, NULL, NULL, size);
}

static size_t find(const char *bytes, size_t size, const char *sought, size_t length)
{
	for (size_t i = 0; i + length <= size; i++)
		if (memcmp(bytes + i, sought, length) == 0)
			return i;
	cr_assert_fail("not there");
	return 0;
}

Test(sheets_hostile, archives_that_lie)
{
	size_t size;
	char *bytes = two_sheets(&size);
	cr_expect_eq(replace(bytes, size, "sheet2.xml", "sheet1.xml"), 2, "two members of one name");
	expect("two members of one name", bytes, size, NULL, 0, KLP_FORMAT);
	bytes = two_sheets(&size);
	cr_expect_eq(replace(bytes, size, "sheet2.xml", "sheet3.xml"), 2, "a part is missing");
	expect("a part is missing", bytes, size, NULL, 0, KLP_FORMAT);

	/* The directory's entry of the last sheet: its checksum is at 16, its sizes at 20 and 24, its flags at 8. */
	static const struct {
		const char *what;
		size_t at;
		char value;
		klp_status status;
	} lies[] = {
		{ "a wrong checksum", 16, 0x55, KLP_FORMAT },
		{ "a larger size", 24, 0x7F, KLP_FORMAT },
		{ "a packed size beyond the end of the file, which harms nothing", 23, 0x7F, KLP_NO_TABLE },
		{ "encrypted", 8, 0x01, KLP_UNSUPPORTED },
		{ "packed in a way that nobody knows", 10, 0x62, KLP_UNSUPPORTED },
	};
	for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
		bytes = two_sheets(&size);
		size_t entry = 0;
		for (size_t at = 0; at + 4 <= size; at++)
			entry = memcmp(bytes + at, "PK\001\002", 4) == 0 ? at : entry;
		size_t local = find(bytes, size, "xl/worksheets/sheet2.xml", 24) - 30;
		bytes[entry + lies[i].at] = lies[i].value;
		if (lies[i].at == 8 || lies[i].at == 10) /* what both headers tell */
			bytes[local + lies[i].at - 2] = lies[i].value;
		expect(lies[i].what, bytes, size, NULL, 0, lies[i].status);
	}
}

static void put(char *at, uint64_t value, size_t size)
{
	for (size_t i = 0; i < size; i++)
		at[i] = (char)(value >> 8 * i & 0xFF);
}

/* A directory that claims so many members that room for them would be more than there is. */
Test(sheets_hostile, directories_without_end)
{
	enum { END64 = 56, LOCATOR = 20, END = 22, ALL = 4 + END64 + LOCATOR + END };
	static const uint64_t counts[] = { UINT64_C(1) << 28, UINT64_C(1) << 60, UINT64_MAX };
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
		char *bytes = calloc(1, ALL), *end64 = bytes + 4, *locator = end64 + END64, *end = locator + LOCATOR;
		cr_assert(bytes != NULL);
		memcpy(bytes, "PK\003\004", 4);
		memcpy(end64, "PK\006\006", 4);
		put(end64 + 4, END64 - 12, 8);
		put(end64 + 24, counts[i], 8);
		put(end64 + 32, counts[i], 8);
		put(end64 + 48, 4, 8);
		memcpy(locator, "PK\006\007", 4);
		put(locator + 8, 4, 8);
		put(locator + 16, 1, 4);
		memcpy(end, "PK\005\006", 4);
		memset(end + 8, 0xFF, 12);
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.format = "xlsx";
		sheets_parse("a directory without end", bytes, ALL, &options, KLP_LIMIT_MEMBERS);
	}
}

Test(sheets_hostile, every_beginning_of_a_file_ends_in_a_status)
{
	static const struct sheets_sheet sheets[] = { { "een", ROW(1, TEXT(A1, "a")), NULL }, { NULL, NULL, NULL } };
	size_t size, whole;
	char *bytes = sheets_xlsx(sheets, NULL, NULL, &whole);
	for (size = 0; size < whole; size += 7) {
		klp_dataset *dataset = NULL;
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.format = "xlsx";
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_status status = klp_parse_memory(dataset, bytes, size, &options, NULL);
		cr_expect_eq(status, KLP_FORMAT, "%zu bytes: %s", size, klp_status_name(status));
		klp_dataset_free(dataset);
	}
	free(bytes);
}

Test(sheets_hostile, other_documents_are_told_by_name)
{
	static const struct {
		const char *member;
		const char *text;
		const char *says;
	} cases[] = {
		{ "xl/workbook.bin", "", "XLSB" },
		{ "word/document.xml", "<a/>", "Word" },
		{ "ppt/presentation.xml", "<a/>", "PowerPoint" },
		{ "mimetype", "application/vnd.oasis.opendocument.text", "OpenDocument text" },
		{ "META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>", "password" },
		{ "[Content_Types].xml", "<a/>", NULL },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct sheets_member parts[] = { { cases[i].member, cases[i].text }, { "a", "b" } };
		size_t size;
		char *bytes = sheets_zip(parts, 2, &size);
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_status status = klp_parse_memory(dataset, bytes, size, NULL, &error);
		cr_expect_eq(status, cases[i].says == NULL ? KLP_FORMAT : KLP_UNSUPPORTED, "%s: %s", cases[i].member,
		             klp_status_name(status));
		if (cases[i].says != NULL)
			cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s: %s", cases[i].member,
			          klp_error_message(error));
		klp_error_free(error);
		klp_dataset_free(dataset);
		free(bytes);
	}
	static const char old[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_expect_eq(klp_parse_memory(dataset, old, sizeof old - 1, NULL, &error), KLP_UNSUPPORTED);
	cr_expect(strstr(klp_error_message(error), "password") != NULL);
	klp_error_free(error);
	klp_dataset_free(dataset);
}
