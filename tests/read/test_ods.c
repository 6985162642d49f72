/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* OpenDocument spreadsheets: what cells hold, what stands there several times, and what sheets there are. */

#include "read/reading.h"
#include "read/sheets.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EDITION ODS_ROW(ODS_TEXT("2025Q2"))
#define REGION ODS_ROW(ODS_TEXT("22 Rijnmond") ODS_TEXT("Rotterdam") ODS_FIVE)
#define TOTAL ODS_ROW("<table:table-cell/>" ODS_TEXT("Totaal AMR") ODS_FIVE)
#define ROTTERDAM(place) "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | " place "\n"
#define RIJNMOND(place) "2025Q2 region 22 - - | 1 2 3 4 10 | - - | " place "\n"
#define CELL(attributes, content) "<table:table-cell " attributes ">" content "</table:table-cell>"
#define P(text) "<text:p>" text "</text:p>"

Test(ods, a_cell_is_what_it_stores)
{
	static const struct {
		const char *cell;
		int64_t count;
		const char *odd;
		const char *why;
	} cases[] = {
		{ ODS_NUMBER("1097", "1.097"), 1097, NULL, "what is stored counts, not what is shown" },
		{ ODS_NUMBER("1.175", "1.175"), -1, "1,175", "a fraction is never a thousand" },
		{ ODS_NUMBER("1.097E3", "1097"), 1097, NULL, "an exponent" },
		{ CELL("office:value-type=\"float\" office:value=\"1097\"", ""), 1097, NULL, "nothing is shown" },
		{ CELL("office:value-type=\"float\"", P("1.097")), 1097, NULL, "nothing is stored: what is shown counts" },
		{ CELL("office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"1097\"", P("1.097 EUR")), 1097,
		  NULL, "a currency" },
		{ CELL("office:value-type=\"percentage\" office:value=\"0.740298616\"", P("74%")), -1, "74%", "a percentage" },
		{ CELL("office:value-type=\"percentage\" office:value=\"0.7426\"", P("74,3%")), -1, "74,3%", "with a decimal" },
		{ CELL("office:value-type=\"percentage\" office:value=\"0.7426\"", ""), -1, "74,26%",
		  "of which nothing is shown" },
		{ CELL("office:value-type=\"date\" office:date-value=\"2025-06-30\"", P("30-06-25")), -1, "2025-06-30",
		  "a date" },
		{ CELL("office:value-type=\"date\" office:date-value=\"2025-06-30T00:00:00\"", P("190")), -1, "2025-06-30",
		  "a date that seems to be a count" },
		{ CELL("office:value-type=\"time\" office:time-value=\"PT12H30M00S\"", P("12:30")), -1, "12:30", "a time" },
		{ CELL("office:value-type=\"boolean\" office:boolean-value=\"true\"", P("WAAR")), -1, "TRUE", "true" },
		{ ODS_TEXT("1.097"), 1097, NULL, "a number stored as a text" },
		{ CELL("office:value-type=\"string\" office:string-value=\"1097\"", P("twaalf")), 1097, NULL, "a stored text" },
		{ CELL("office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"", P("#REF!")), -1,
		  "#REF!", "an error" },
		{ CELL("calcext:value-type=\"string\" office:value-type=\"float\" office:value=\"1097\"", ""), 1097, NULL,
		  "another vocabulary's attribute of that name" },
		{ ODS_TEXT("1.<text:span>09</text:span>7"), 1097, NULL, "spans" },
		{ ODS_TEXT("<text:a>1.097</text:a>"), 1097, NULL, "a link" },
		{ ODS_TEXT("1<text:s/>097"), 1097, NULL, "a blank" },
		{ ODS_TEXT("<text:s text:c=\"7\"/>1097"), 1097, NULL, "blanks" },
		{ ODS_TEXT("1<text:line-break/>097"), -1, "1\n097", "a line end parts no thousands" },
		{ ODS_TEXT("1</text:p><text:p>097"), -1, "1\n097", "nor do paragraphs" },
		{ ODS_TEXT("&lt;5"), -1, "<5", "a reference to a character" },
		{ CELL("office:value-type=\"string\"", "<office:annotation><text:p>9</text:p></office:annotation>" P(
												   "10<text:ruby><text:ruby-base>9</text:ruby-base><text:ruby-text>8</"
												   "text:ruby-text></text:ruby>7") "<draw:frame><draw:text-box><text:p>"
		                                                                           "6</text:p></draw:text-box></"
		                                                                           "draw:frame>"),
		  1097, NULL, "comments, how a text is spoken, and drawings are no part of a cell" },
		{ CELL("", ""), -1, NULL, "an empty cell" },
		{ "<table:covered-table-cell><text:p>7</text:p></table:covered-table-cell>", -1, NULL,
		  "what a wider cell covers" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char rows[4096];
		size_t size;
		snprintf(rows, sizeof rows,
		         "<table:table table:name=\"Blad1\">" EDITION "<table:table-row>" ODS_TEXT("22 Rijnmond")
		             ODS_TEXT("Rotterdam") "%s" ODS_NUMBER("2", "2") ODS_NUMBER("3", "3") ODS_NUMBER("4", "4")
		                 ODS_NUMBER("10", "10") "</table:table-row>" TOTAL "</table:table>",
		         cases[i].cell);
		char *bytes = sheets_ods(rows, NULL, &size);
		klp_dataset *dataset = sheets_parse(cases[i].why, bytes, size, NULL, KLP_OK);
		if (dataset == NULL)
			continue;
		int64_t count = -1;
		klp_dataset_integer(dataset, 0, KLP_COLUMN_MUNICIPAL_PROFILE, &count);
		const char *odd = klp_dataset_cell_text(dataset, 0, KLP_COLUMN_MUNICIPAL_PROFILE);
		cr_expect_eq(count, cases[i].count, "%s: %lld", cases[i].why, (long long)count);
		cr_expect_str_eq(odd == NULL ? "" : odd, cases[i].odd == NULL ? "" : cases[i].odd, "%s", cases[i].why);
		klp_dataset_free(dataset);
	}
}

static const struct {
	const char *what;
	const char *tables;
	const char *styles;
	const char *rows;
	const char *notes;
} layouts[] = {
	{ "as programs write it, with empty cells and rows to the end of the sheet, and far beyond",
	  ODS_SHEET(
		  "Blad1",
		  "<table:table-column table:number-columns-repeated=\"16384\"/>"
		  "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>2025Q2</text:p></table:table-cell>"
		  "<table:table-cell table:number-columns-repeated=\"16383\"/></table:table-row>" REGION TOTAL
		  "<table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell "
		  "table:number-columns-repeated=\"16384\"/></table:table-row>"
		  "<table:table-row table:number-rows-repeated=\"18446744073709551615\"><table:table-cell "
		  "table:number-columns-repeated=\"4294967295\"/><table:table-cell "
		  "table:number-columns-repeated=\"99999999999999999999\"/></table:table-row>"),
	  NULL, ROTTERDAM("1:2") RIJNMOND("1:3"), "" },
	{ "rows in groups, and a head that is repeated on each page",
	  ODS_SHEET("Blad1", "<table:table-header-rows>" EDITION "</table:table-header-rows><table:table-row-group>"
	                     "<table:table-row-group>" REGION "</table:table-row-group></table:table-row-group>"
	                     "<table:table-rows>" TOTAL "</table:table-rows>"),
	  NULL, ROTTERDAM("1:2") RIJNMOND("1:3"), "" },
	{ "blank rows and columns that stand there several times",
	  ODS_SHEET("Blad1", EDITION
	            "<table:table-row table:number-rows-repeated=\"7\"><table:table-cell/></table:table-row>"
	            "<table:table-row><table:table-cell table:number-columns-repeated=\"3\"/>" ODS_TEXT("22 Rijnmond")
	                ODS_TEXT("Rotterdam") ODS_FIVE "</table:table-row><table:table-row><table:table-cell "
	                                               "table:number-columns-repeated=\"4\"/>" ODS_TEXT("Totaal AMR")
	                                                   ODS_FIVE "</table:table-row>"),
	  NULL, ROTTERDAM("1:9") RIJNMOND("1:10"), "" },
	{ "counts that are alike stand there once, with a number of times",
	  ODS_SHEET("Blad1", EDITION ODS_ROW(ODS_TEXT("22 Rijnmond") ODS_TEXT("Rotterdam") CELL(
							 "office:value-type=\"float\" office:value=\"5\" table:number-columns-repeated=\"4\"",
							 P("5")) ODS_NUMBER("20", "20"))),
	  NULL, "2025Q2 municipality 22 GM0599 Rotterdam | 5 5 5 5 20 | - - | 1:2\n", "read.total-missing 2\n" },
	{ "rows that are alike, likewise",
	  ODS_SHEET("Blad1", EDITION "<table:table-row table:number-rows-repeated=\"2\">" ODS_TEXT("22 Rijnmond")
	                         ODS_TEXT("Rotterdam") ODS_FIVE "</table:table-row>" TOTAL),
	  NULL, ROTTERDAM("1:2") ROTTERDAM("1:3") RIJNMOND("1:4"), "" },
	{ "a region over several rows",
	  ODS_SHEET("Blad1", EDITION ODS_ROW(CELL("office:value-type=\"string\" table:number-rows-spanned=\"2\"",
	                                          P("22 Rijnmond")) ODS_TEXT("Rotterdam") ODS_FIVE)
	                         ODS_ROW("<table:covered-table-cell/>" ODS_TEXT("Schiedam") ODS_FIVE) TOTAL),
	  NULL, ROTTERDAM("1:2") "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:3\n" RIJNMOND("1:4"), "" },
	{ "one sheet a region, some hidden, and drawings with tables of their own",
	  "<table:tracked-changes><table:table-row>" ODS_TEXT("x") "</table:table-row></table:tracked-changes>" ODS_SHEET(
		  "2025Q2", "")
	      ODS_SHEET("22 Rijnmond",
	                "<table:shapes><draw:object>" ODS_SHEET("x", REGION REGION) "</draw:object></table:shapes>" ODS_ROW(
						"<table:table-cell/>" ODS_TEXT("Rotterdam") ODS_FIVE)
	                    TOTAL) "<table:table table:name=\"20 Haag&amp;landen\" "
	                           "table:style-name=\"ta2\">" ODS_ROW(ODS_TEXT("20 Haaglanden") ODS_TEXT("Delft") ODS_FIVE)
	                               TOTAL "</table:table><table:database-ranges/>",
	  "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties "
	  "table:display=\"true\"/></style:style>"
	  "<style:style style:name=\"ro1\" style:family=\"table-row\"><style:table-properties "
	  "table:display=\"false\"/></style:style>"
	  "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties "
	  "table:display=\"false\"/></style:style>",
	  ROTTERDAM("2:1") RIJNMOND("2:2") "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 3:1\n"
	                                   "2025Q2 region 20 - - | 1 2 3 4 10 | - - | 3:2\n",
	  "read.hidden-sheet 0\n" },
	{ "hidden rows and columns, and formulas that were never computed",
	  ODS_SHEET(
		  "Blad1",
		  "<table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\" "
		  "table:number-columns-repeated=\"4\"/>" EDITION
		  "<table:table-row table:visibility=\"filter\">" ODS_TEXT("22 Rijnmond") ODS_TEXT("Rotterdam") ODS_FIVE
		  "</table:table-row>" ODS_ROW("<table:table-cell/>" ODS_TEXT("Totaal AMR")
	                                       ODS_FIVE CELL("table:formula=\"of:=[.G3]\"", ""))),
	  NULL, ROTTERDAM("1:2") RIJNMOND("1:3"),
	  "read.hidden-rows 2\nread.hidden-columns 2\nread.formula-uncomputed 3\n" },
};

Test(ods, rows_and_sheets_are_read_as_they_stand)
{
	for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++) {
		size_t size;
		char *bytes = sheets_ods(layouts[i].tables, layouts[i].styles, &size);
		sheets_expect(layouts[i].what, bytes, size, layouts[i].rows, layouts[i].notes);
	}
}

/* The same content as one file of XML. */
static char *make_flat(const char *tables, const char *styles, size_t *size)
{
	static const char old[] = "<office:document-content ", end[] = "</office:document-content>";
	static const char type[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document "
							   "office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\" ";
	char *content = sheets_content(tables, styles);
	size_t length = strlen(content);
	char *flat = malloc(length + sizeof type);
	cr_assert(flat != NULL);
	content[length - strlen(end)] = '\0';
	*size = (size_t)sprintf(flat, "%s%s</office:document>", type, content + strlen(old));
	free(content);
	return flat;
}

Test(ods, flat_files_are_the_same)
{
	for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++) {
		size_t size;
		char *bytes = make_flat(layouts[i].tables, layouts[i].styles, &size);
		sheets_expect(layouts[i].what, bytes, size, layouts[i].rows, layouts[i].notes);
	}
}

Test(ods, a_sheet_without_a_name_or_a_row_holds_nothing)
{
	size_t size;
	char *bytes = make_flat("<table:table/>", "", &size);
	sheets_parse("nothing", bytes, size, NULL, KLP_NO_TABLE);
}

Test(ods, each_allocation_may_fail, .init = failing_install)
{
	enum { SHEETS = 6 };
	size_t size;
	char *bytes = sheets_ods(layouts[SHEETS].tables, layouts[SHEETS].styles, &size);
	sheets_expect_failing("klp_parse_memory of ODS", bytes, size);
	bytes = make_flat(layouts[SHEETS].tables, layouts[SHEETS].styles, &size);
	sheets_expect_failing("klp_parse_memory of FODS", bytes, size);
}
