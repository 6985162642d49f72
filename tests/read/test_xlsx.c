/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* XLSX: what cells hold, where they stand, and what sheets there are. */

#include "read/reading.h"
#include "read/sheets.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EDITION ROW(1, TEXT(A1, "2025Q2"))
#define REGION ROW(2, TEXT(A2, "22 Rijnmond") TEXT(B2, "Rotterdam") FIVE(2))
#define TOTAL(row) ROW(row, TEXT(B##row, "Totaal AMR") FIVE(row))
#define ROTTERDAM(place) "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | " place "\n"
#define RIJNMOND(place) "2025Q2 region 22 - - | 1 2 3 4 10 | - - | " place "\n"

static char *one_sheet(const char *xml, const char *strings, const char *styles, size_t *size)
{
	const struct sheets_sheet sheets[] = { { "Blad1", xml, NULL }, { NULL, NULL, NULL } };
	return sheets_xlsx(sheets, strings, styles, size);
}

/* ------------------------------------------------------------------- cells */

Test(xlsx, a_cell_is_what_it_stores)
{
	static const char styles[] =
		"<numFmts><numFmt numFmtId=\"164\" formatCode=\"d\\-m\\-yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"0.0%\"/>"
		"<numFmt numFmtId=\"166\" formatCode=\"#,##0&quot; &amp; d&quot;\"/></numFmts>"
		"<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
		"<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/>"
		"<xf numFmtId=\"165\"/><xf numFmtId=\"3\"/><xf numFmtId=\"166\"/></cellXfs>";
	static const char strings[] =
		"<si><t>1.097</t></si><si><r><rPr><b/></rPr><t>1.</t></r><r><t>098</t></r></si>"
		"<si><t>1.099</t><rPh sb=\"0\" eb=\"1\"><t>5</t></rPh><phoneticPr fontId=\"1\"/></si><si/>"
		"<si><t xml:space=\"preserve\"> 1.100 </t></si><si><t>n_x002E_b.</t></si><si><t>&lt;5</t></si>";
	static const struct {
		const char *cell;
		/** the count it gives, or -1 and the text that stands in its place; NULL for nothing */
		int64_t count;
		const char *odd;
		const char *why;
	} cases[] = {
		{ NUMBER(C2, 1097), 1097, NULL, "a number" },
		{ NUMBER(C2, 1.097E3), 1097, NULL, "a number with an exponent" },
		{ NUMBER(C2, 1096.9999999999998), 1097, NULL, "a number with the noise of a sum" },
		{ NUMBER(C2, 1.175), -1, "1,175", "a fraction is never a thousand" },
		{ NUMBER(C2, -3), -1, "-3", "below nil" },
		{ NUMBER(C2, 0), 0, NULL, "nil is a count" },
		{ SHARED(C2, 0), 1097, NULL, "a number stored as a shared text" },
		{ SHARED(C2, 1), 1098, NULL, "runs of a text" },
		{ SHARED(C2, 2), 1099, NULL, "how a text is spoken is no part of it" },
		{ SHARED(C2, 3), -1, NULL, "an empty text" },
		{ SHARED(C2, 4), 1100, NULL, "blanks around a text" },
		{ SHARED(C2, 5), -1, "n.b.", "an escape" },
		{ SHARED(C2, 6), -1, "<5", "a reference to a character" },
		{ TEXT(C2, "1.097"), 1097, NULL, "a number stored as a text of its own" },
		{ "<c r=\"C2\" t=\"inlineStr\"><is><r><t>1.</t></r><r><t>097</t></r><rPh><t>9</t></rPh></is></c>", 1097, NULL,
		  "runs of such a text" },
		{ "<c r=\"C2\" t=\"str\"><f>A1&amp;B1</f><v>1.097</v></c>", 1097, NULL, "a formula that gives a text" },
		{ "<c r=\"C2\"><f>SUM(C3:C9)</f><v>1097</v></c>", 1097, NULL, "a formula that gives a number" },
		{ "<c r=\"C2\" t=\"n\"><v>1097</v></c>", 1097, NULL, "a number that says so" },
		{ "<c r=\"C2\" t=\"e\"><v>#REF!</v></c>", -1, "#REF!", "an error" },
		{ "<c r=\"C2\" t=\"b\"><v>1</v></c>", -1, "TRUE", "true" },
		{ "<c r=\"C2\" t=\"b\"><v>0</v></c>", -1, "FALSE", "false" },
		{ "<c r=\"C2\" t=\"d\"><v>2025-06-30T00:00:00</v></c>", -1, "2025-06-30", "a date as a date" },
		{ "<c r=\"C2\"/>", -1, NULL, "an empty cell" },
		{ "<c r=\"C2\" s=\"5\"><v></v></c>", -1, NULL, "an empty value" },
		{ "<c r=\"C2\"><v>twaalf</v></c>", -1, "twaalf", "no number though it says so" },
		{ "<c r=\"C2\"><v><![CDATA[1097]]></v></c>", 1097, NULL, "characters as they are" },
		{ "<c r=\"C2\"><v>10<!-- comment -->97</v></c>", 1097, NULL, "a comment within" },
		{ STYLED(C2, 5, 1097), 1097, NULL, "a format that shows a dot" },
		{ STYLED(C2, 6, 1097), 1097, NULL, "a format with a text" },
		{ STYLED(C2, 99, 1097), 1097, NULL, "a style that there is not" },
		{ STYLED(C2, 1, 45838), -1, "2025-06-30", "a date is no count" },
		{ STYLED(C2, 2, 190), -1, "1900-07-08", "a date by a format of the file's own" },
		{ STYLED(C2, 3, 0.74), -1, "74%", "a percentage is no count" },
		{ STYLED(C2, 4, 0.7426), -1, "74,3%", "with a decimal" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char xml[1024];
		size_t size;
		snprintf(xml, sizeof xml,
		         "%s<row r=\"2\">" TEXT(A2, "22 Rijnmond") TEXT(B2, "Rotterdam") "%s" NUMBER(D2, 2) NUMBER(E2, 3)
		             NUMBER(F2, 4) NUMBER(G2, 10) "</row>" ROW(3, TEXT(B3, "Schiedam") FIVE(3)) TOTAL(4),
		         EDITION, cases[i].cell);
		char *bytes = one_sheet(xml, strings, styles, &size);
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

Test(xlsx, cells_stand_where_they_say)
{
	static const struct {
		const char *what;
		const char *xml;
		const char *rows;
		const char *notes;
	} cases[] = {
		{ "as programs write them", EDITION REGION TOTAL(3), ROTTERDAM("1:2") RIJNMOND("1:3"), "" },
		{ "with what the sheet claims to be as large as, panes, merged cells and links around",
		  "<dimension ref=\"A1:XFD1048576\"/><sheetViews><sheetView><pane ySplit=\"1\"/></sheetView></sheetViews>"
		  "<sheetFormatPr/><sheetData>" EDITION REGION TOTAL(
			  3) "</sheetData><mergeCells count=\"1\">"
		         "<mergeCell ref=\"A2:A3\"/></mergeCells><headerFooter><oddHeader>2024Q1</oddHeader></headerFooter>"
		         "<extLst><ext><row r=\"4\"><c r=\"A4\"><v>1</v></c></row></ext></extLst>",
		  ROTTERDAM("1:2") RIJNMOND("1:3"), "" },
		{ "rows and cells without references",
		  "<row><c t=\"str\"><v>2025Q2</v></c></row><row><c t=\"str\"><v>22 Rijnmond</v></c><c "
		  "t=\"str\"><v>Rotterdam</v></c>"
		  "<c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c><c><v>10</v></c></row>" TOTAL(3),
		  ROTTERDAM("1:2") RIJNMOND("1:3"), "" },
		{ "rows without and cells with references",
		  "<row>" TEXT(A1, "2025Q2") "</row><row>" TEXT(A7, "22 Rijnmond") TEXT(B7, "Rotterdam")
		      FIVE(7) "</row>" TOTAL(9),
		  ROTTERDAM("1:7") RIJNMOND("1:9"), "" },
		{ "rows out of order", EDITION TOTAL(3) REGION, ROTTERDAM("1:2") RIJNMOND("1:3"), "" },
		{ "cells out of order",
		  EDITION "<row r=\"2\">" NUMBER(G2, 10) NUMBER(D2, 2) TEXT(B2, "Rotterdam") NUMBER(C2, 1) NUMBER(F2, 4)
		      NUMBER(E2, 3) TEXT(A2, "22 Rijnmond") "</row>" TOTAL(3),
		  ROTTERDAM("1:2") RIJNMOND("1:3"), "" },
		{ "with a prefix for each element",
		  "<x:sheetData xmlns:x=\"urn:x\"><x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>2025Q2</x:v></x:c></x:row>"
		  "</x:sheetData><sheetData>" REGION TOTAL(3) "</sheetData>",
		  ROTTERDAM("1:2") RIJNMOND("1:3"), "" },
		{ "blank rows and a blank column",
		  ROW(5, TEXT(B5, "2025Q2")) ROW(9, TEXT(C9, "22 Rijnmond") TEXT(D9, "Rotterdam") NUMBER(E9, 1) NUMBER(F9, 2)
		                                        NUMBER(G9, 3) NUMBER(H9, 4) NUMBER(I9, 10))
		      ROW(12,
		          TEXT(D12, "Totaal AMR") NUMBER(E12, 1) NUMBER(F12, 2) NUMBER(G12, 3) NUMBER(H12, 4) NUMBER(I12, 10)),
		  ROTTERDAM("1:9") RIJNMOND("1:12"), "" },
		{ "a total that is left empty is absent",
		  EDITION ROW(2, TEXT(A2, "22 Rijnmond") TEXT(B2, "Rotterdam") NUMBER(C2, 1) NUMBER(D2, 2) NUMBER(E2, 3)
		                     NUMBER(F2, 4)) ROW(3, TEXT(B3, "Schiedam") FIVE(3)) TOTAL(4),
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 - | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:3\n" RIJNMOND("1:4"),
		  "" },
		{ "hidden rows and columns are read, and noted",
		  "<cols><col min=\"3\" max=\"4\" hidden=\"1\"/><col min=\"9\" max=\"16384\" hidden=\"true\"/></cols>"
		  "<sheetData>" EDITION "<row r=\"2\" hidden=\"1\">" TEXT(A2, "22 Rijnmond") TEXT(B2, "Rotterdam")
		      FIVE(2) "</row><row r=\"9\" hidden=\"1\"/>" TOTAL(3) "</sheetData>",
		  ROTTERDAM("1:2") RIJNMOND("1:3"), "read.hidden-rows 2\nread.hidden-columns 2\n" },
		{ "formulas that were never computed",
		  EDITION REGION "<row r=\"3\">" TEXT(B3, "Totaal AMR") FIVE(3) "<c r=\"H3\"><f>G3/2</f></c>"
		                                                                "<c r=\"I3\"><f>G3/2</f><v></v></c></row>",
		  ROTTERDAM("1:2") RIJNMOND("1:3"), "read.formula-uncomputed 3\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t size;
		char *bytes = one_sheet(cases[i].xml, NULL, NULL, &size);
		sheets_expect(cases[i].what, bytes, size, cases[i].rows, cases[i].notes);
	}
}

/* ------------------------------------------------------------------ sheets */

Test(xlsx, sheets_are_pages_and_their_names_tell_regions)
{
#define BODY(name) ROW(1, TEXT(A1, "Gemeente")) ROW(2, TEXT(B2, name) FIVE(2)) TOTAL(3)
	static const struct sheets_sheet named[] = { { "2025Q2", ROW(1, TEXT(A1, "Toelichting")), NULL },
		                                         { "22 Rijnmond", BODY("Rotterdam"), NULL },
		                                         { "Haaglanden", BODY("Delft"), "hidden" },
		                                         { "&#x2018;s &amp; co", "<sheetData/>", "veryHidden" },
		                                         { NULL, NULL, NULL } };
	static const struct sheets_sheet without_totals[] = {
		{ "22 Rijnmond", ROW(1, TEXT(A1, "2025Q2")) ROW(2, TEXT(B2, "Rotterdam") FIVE(2)), NULL },
		{ "20 Haaglanden", ROW(2, TEXT(B2, "Delft") FIVE(2)), NULL },
		{ NULL, NULL, NULL }
	};
	static const struct sheets_sheet pages[] = {
		{ "Table 1", ROW(1, TEXT(A1, "2025Q2")) ROW(2, TEXT(A2, "22 Rijnmond") TEXT(B2, "Rotterdam") FIVE(2)), NULL },
		{ "Table 2", ROW(1, TEXT(B1, "Schiedam") FIVE(1)) TOTAL(2), NULL },
		{ NULL, NULL, NULL }
	};
	size_t size;
	char *bytes = sheets_xlsx(named, NULL, NULL, &size);
	sheets_expect("one a region", bytes, size,
	              ROTTERDAM("2:2") RIJNMOND("2:3") "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 3:2\n"
	                                               "2025Q2 region 20 - - | 1 2 3 4 10 | - - | 3:3\n",
	              "read.hidden-sheet 0\nread.hidden-sheet 0\n");
	bytes = sheets_xlsx(without_totals, NULL, NULL, &size);
	sheets_expect("one a region, and no totals", bytes, size,
	              ROTTERDAM("1:2") "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 2:2\n",
	              "read.total-missing 2\nread.total-missing 2\n");
	bytes = sheets_xlsx(pages, NULL, NULL, &size);
	sheets_expect("a table that goes on over the page", bytes, size,
	              ROTTERDAM("1:2") "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 2:1\n" RIJNMOND("2:2"),
	              "");
}

/* Parts may be anywhere: relationships tell where. */
Test(xlsx, parts_are_found_by_their_relationships)
{
#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	const struct sheets_member parts[] = {
		{ "data/rows.xml",
		  "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
		  "<x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>" },
		{ "Data/More\\rows.xml",
		  "<worksheet><sheetData>" ROW(2, STYLED(A2, 1, 44376))
		      ROW(3, TEXT(A3, "22 Rijnmond") TEXT(B3, "Rotterdam") FIVE(3)) TOTAL(4) "</sheetData></worksheet>" },
		{ "data/chart.xml", "<chartsheet/>" },
		{ "the/strings.xml", "<sst><si><t>2025Q2</t></si></sst>" },
		{ "the/styles.xml", "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>" },
		{ "the/book.xml", "<workbook xmlns:r=\"" STRICT "\"><workbookPr date1904=\"1\"/><sheets>"
		                  "<sheet name=\"b\" sheetId=\"7\" r:id=\"b\"/><sheet name=\"chart\" sheetId=\"4\" r:id=\"c\"/>"
		                  "<sheet name=\"a\" sheetId=\"3\" r:id=\"a\"/></sheets></workbook>" },
		{ "the/_rels/book.xml.rels",
		  "<Relationships><Relationship Id=\"a\" Type=\"" STRICT "worksheet\" Target=\"./../data/more/rows.xml\"/>"
		  "<Relationship Id=\"b\" Type=\"" STRICT "worksheet\" Target=\"/data/rows.xml\"/>"
		  "<Relationship Id=\"c\" Type=\"" STRICT "chartsheet\" Target=\"/data/chart.xml\"/>"
		  "<Relationship Id=\"d\" Type=\"" STRICT "sharedStrings\" Target=\"strings.xml\"/>"
		  "<Relationship Id=\"f\" Type=\"" STRICT "hyperlink\" Target=\"http://example.org/\" TargetMode=\"External\"/>"
		  "<Relationship Id=\"e\" Type=\"" STRICT "styles\" Target=\"../../../the/styles.xml\"/></Relationships>" },
		{ "_rels/.rels",
		  "<Relationships><Relationship Id=\"x\" Type=\"" STRICT "officeDocument\" Target=\"/the/book.xml\"/>"
		  "</Relationships>" },
		{ "[Content_Types].xml", "<Types/>" },
	};
	size_t size;
	char *bytes = sheets_zip(parts, sizeof parts / sizeof parts[0], &size);
	sheets_expect("scattered parts", bytes, size, ROTTERDAM("3:3") RIJNMOND("3:4"), "");
}

/* -------------------------------------------------------------- the tables */

Test(xlsx, tables_are_recognised_as_people_lay_them_out)
{
#define HEADS(row, a, b, c, d, e) TEXT(C##row, a) TEXT(D##row, b) TEXT(E##row, c) TEXT(F##row, d) TEXT(G##row, e)
	static const struct {
		const char *what;
		const char *xml;
		const char *rows;
		const char *notes;
	} cases[] = {
		{ "titles, and headings in two rows, of which the upper span columns",
		  ROW(1, TEXT(A1, "Transparantie van klantprofielen")) ROW(2, TEXT(A2, "tweede kwartaal 2025"))
		      ROW(4, TEXT(C4, "UWV-cliënten in Sonar") TEXT(E4, "Gemeentecliënten in Sonar"))
		          ROW(5, TEXT(A5, "Arbeidsmarktregio") TEXT(B5, "Gemeente")
		                     HEADS(5, "Profiel in Sonar", "Geen profiel in Sonar", "Profiel in Sonar",
		                           "Geen profiel in Sonar", "Totaal in Sonar"))
		              ROW(6, TEXT(A6, "22 Rijnmond") TEXT(B6, "Rotterdam") FIVE(6)) TOTAL(7),
		  "2025Q2 municipality 22 GM0599 Rotterdam | 3 4 1 2 10 | - - | 1:6\n"
		  "2025Q2 region 22 - - | 3 4 1 2 10 | - - | 1:7\n",
		  "" },
		{ "the edition as a date", ROW(1, TEXT(A1, "Peildatum") STYLED(B1, 2, 45838)) REGION TOTAL(3),
		  ROTTERDAM("1:2") RIJNMOND("1:3"), "" },
		{ "the edition as a date with its word in one cell", ROW(1, TEXT(A1, "Peildatum: 30-06-2025")) REGION TOTAL(3),
		  ROTTERDAM("1:2") RIJNMOND("1:3"), "" },
		{ "a date that ends no quarter", ROW(1, TEXT(A1, "Peildatum") STYLED(B1, 2, 45837)) REGION TOTAL(3),
		  "- municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n- region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.edition-missing 2\n" },
		{ "two tables, the second with a column more",
		  ROW(1, TEXT(A1, "2025Q2")) ROW(2, TEXT(A2, "Arbeidsmarktregio") TEXT(B2, "Gemeente profiel")
		                                        TEXT(C2, "Gemeente geen profiel") TEXT(D2, "UWV profiel")
		                                            TEXT(E2, "UWV geen profiel") TEXT(F2, "Totaal"))
		      ROW(3, TEXT(A3, "Nederland") NUMBER(B3, 1) NUMBER(C3, 2) NUMBER(D3, 3) NUMBER(E3, 4) NUMBER(F3, 10))
		          ROW(5, TEXT(A5, "Arbeidsmarktregio") TEXT(B5, "Gemeente")
		                     HEADS(5, "Gemeente profiel", "Gemeente geen profiel", "UWV profiel", "UWV geen profiel",
		                           "Totaal")) ROW(6, TEXT(A6, "22 Rijnmond") TEXT(B6, "Rotterdam") FIVE(6)) TOTAL(7),
		  "2025Q2 country 0 - - | 1 2 3 4 10 | - - | 1:3\n" ROTTERDAM("1:6") RIJNMOND("1:7"),
		  "read.regions-missing 3\n" },
		{ "a title beside the columns names the region",
		  ROW(1, TEXT(A1, "2025Q2")) ROW(2, TEXT(A2, "20 Haaglanden"))
		      ROW(3, TEXT(C3, "Delft") NUMBER(D3, 1) NUMBER(E3, 2) NUMBER(F3, 3) NUMBER(G3, 4) NUMBER(H3, 10))
		          ROW(4, TEXT(C4, "Totaal AMR") NUMBER(D4, 1) NUMBER(E4, 2) NUMBER(F4, 3) NUMBER(G4, 4) NUMBER(H4, 10)),
		  "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 region 20 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "" },
		{ "the register in columns of its own",
		  ROW(1, TEXT(A1, "2025Q2"))
		      ROW(2, TEXT(A2, "Arbeidsmarktregio") TEXT(B2, "Gemeente")
		                 HEADS(2, "Gemeente profiel", "Gemeente geen profiel", "UWV profiel", "UWV geen profiel",
		                       "Totaal in Sonar") TEXT(H2, "Doelgroepregister") TEXT(I2, "% bekend in Sonar"))
		          ROW(3, TEXT(A3, "22 Rijnmond") TEXT(B3, "Rotterdam") FIVE(3))
		              ROW(4, TEXT(B4, "Totaal AMR") FIVE(4) NUMBER(H4, 50) STYLED(I4, 1, 0.2)),
		  ROTTERDAM("1:3") "2025Q2 region 22 - - | 1 2 3 4 10 | 50 20 | 1:4\n", "" },
		{ "the register in columns of its own, and no headings that tell the counts apart",
		  ROW(1, TEXT(A1, "2025Q2"))
		      ROW(2, TEXT(A2, "Regio") TEXT(B2, "Gemeente") HEADS(2, "a", "b", "c", "d", "e") TEXT(H2, "Register"))
		          ROW(3, TEXT(A3, "22 Rijnmond") TEXT(B3, "Rotterdam") FIVE(3))
		              ROW(4, TEXT(B4, "Totaal AMR") FIVE(4) NUMBER(H4, 50)),
		  ROTTERDAM("1:3") "2025Q2 region 22 - - | 1 2 3 4 10 | 50 - | 1:4\n", "read.columns-by-order 1\n" },
		{ "the register in rows below the total",
		  EDITION REGION TOTAL(3) ROW(4, TEXT(B4, "Doelgroepregister") NUMBER(C4, 50))
		      ROW(5, TEXT(B5, "Bekend in Sonar") STYLED(C5, 1, 0.2)),
		  ROTTERDAM("1:2") "2025Q2 region 22 - - | 1 2 3 4 10 | 50 20 | 1:3\n", "" },
		{ "the register in a sentence",
		  EDITION REGION TOTAL(3)
		      ROW(5, TEXT(A5, "Het doelgroepregister bevat in totaal 50 personen, waarvan 20% bekend is in Sonar.")),
		  ROTTERDAM("1:2") "2025Q2 region 22 - - | 1 2 3 4 10 | 50 20 | 1:3\n", "" },
		{ "one title a page, but one sheet: rows are of that sheet",
		  ROW(1, TEXT(A1, "Transparantie van klantprofielen")) ROW(2, TEXT(A2, "tweede kwartaal 2025"))
		      ROW(3, TEXT(A3, "22 Rijnmond") TEXT(B3, "Rotterdam") FIVE(3)) TOTAL(4)
		          ROW(5, TEXT(A5, "Transparantie van klantprofielen")) ROW(6, TEXT(A6, "tweede kwartaal 2025"))
		              ROW(7, TEXT(A7, "20 Haaglanden") TEXT(B7, "Delft") FIVE(7)) TOTAL(8),
		  ROTTERDAM("1:3") RIJNMOND("1:4") "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 1:7\n"
		                                   "2025Q2 region 20 - - | 1 2 3 4 10 | - - | 1:8\n",
		  "" },
	};
	static const char styles[] = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/></cellXfs>";
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t size;
		char *bytes = one_sheet(cases[i].xml, NULL, styles, &size);
		sheets_expect(cases[i].what, bytes, size, cases[i].rows, cases[i].notes);
	}
}

/* ------------------------------------------------------------------ memory */

Test(xlsx, each_allocation_may_fail, .init = failing_install)
{
	static const struct sheets_sheet sheets[] = {
		{ "Rijnmond",
		  "<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData>" EDITION REGION TOTAL(3) "</sheetData>",
		  "hidden" },
		{ "Leeg", "<sheetData/>", NULL },
		{ NULL, NULL, NULL }
	};
	size_t size;
	char *bytes = sheets_xlsx(sheets, "<si><t>a</t></si>",
	                          "<numFmts><numFmt numFmtId=\"164\" formatCode=\"0%\"/></numFmts>"
	                          "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>",
	                          &size);
	sheets_expect_failing("klp_parse_memory of XLSX", bytes, size);
}

static int stop(void *context, uint64_t done, uint64_t total)
{
	(void)done, (void)total;
	return --*(int *)context < 0;
}

Test(xlsx, reading_can_be_ended)
{
	static char xml[1 << 18];
	size_t length = 0, size;
	for (int i = 1; i < 3000; i++)
		length += (size_t)snprintf(xml + length, sizeof xml - length, "<row r=\"%d\"><c><v>1</v></c></row>", i);
	int calls = 3;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.progress = stop;
	options.progress_context = &calls;
	char *bytes = one_sheet(xml, NULL, NULL, &size);
	sheets_parse("a sheet of many rows", bytes, size, &options, KLP_CANCELLED);
}
