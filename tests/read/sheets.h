/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Spreadsheets out of readable XML, in memory: zip archives of parts, with what every file needs around the cells.
 */

#ifndef TESTS_READ_SHEETS_H
#define TESTS_READ_SHEETS_H

#include <klantprofiel/klantprofiel.h>

#include <stddef.h>

/** Cells of XLSX. Text in the cell, a number, a number under a style, a shared string. */
#define ROW(number, cells) "<row r=\"" #number "\">" cells "</row>"
#define TEXT(cell, text) "<c r=\"" #cell "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define NUMBER(cell, value) "<c r=\"" #cell "\"><v>" #value "</v></c>"
#define STYLED(cell, style, value) "<c r=\"" #cell "\" s=\"" #style "\"><v>" #value "</v></c>"
#define SHARED(cell, index) "<c r=\"" #cell "\" t=\"s\"><v>" #index "</v></c>"
#define FIVE(row) NUMBER(C##row, 1) NUMBER(D##row, 2) NUMBER(E##row, 3) NUMBER(F##row, 4) NUMBER(G##row, 10)

/** Cells of OpenDocument. */
#define ODS_TEXT(text) "<table:table-cell office:value-type=\"string\"><text:p>" text "</text:p></table:table-cell>"
#define ODS_NUMBER(value, shown)                                                              \
	"<table:table-cell office:value-type=\"float\" office:value=\"" value "\"><text:p>" shown \
	"</text:p></table:table-cell>"
#define ODS_COUNT(value) "<table:table-cell office:value-type=\"float\" office:value=\"" #value "\"/>"
#define ODS_FIVE ODS_COUNT(1) ODS_COUNT(2) ODS_COUNT(3) ODS_COUNT(4) ODS_COUNT(10)
#define ODS_ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define ODS_SHEET(name, rows) "<table:table table:name=\"" name "\">" rows "</table:table>"

struct sheets_member {
	const char *name;
	const char *text;
};

/** A zip archive; free() it. */
char *sheets_zip(const struct sheets_member *members, size_t count, size_t *size);

/** One sheet of a workbook; the list ends with a name of NULL. */
struct sheets_sheet {
	const char *name;
	/** of <worksheet>, such as "<sheetData>…</sheetData>"; without a "<" in front it is <row>s alone */
	const char *xml;
	/** NULL for a visible one */
	const char *state;
};

/** A workbook; `strings` are <si> elements and `styles` what <styleSheet> holds; both may be NULL. free() it. */
char *sheets_xlsx(const struct sheets_sheet *sheets, const char *strings, const char *styles, size_t *size);

/** A spreadsheet in OpenDocument; `styles` may be NULL. free() it. */
char *sheets_ods(const char *tables, const char *styles, size_t *size);

/** The content.xml of such a file. free() it. */
char *sheets_content(const char *tables, const char *styles);

/** Parses bytes and frees them; expects that status, and no block more than before when it is not KLP_OK. The dataset, or NULL. */
klp_dataset *sheets_parse(const char *what, char *bytes, size_t size, const klp_parse_options *options,
                          klp_status expected);

/** Parses bytes, which it frees, with the first, second, … allocation failing: each ends in KLP_OUT_OF_MEMORY and leaves nothing. */
void sheets_expect_failing(const char *what, char *bytes, size_t size);

/** Expects rows and notes of bytes, which it frees: see reading_rows(). */
void sheets_expect(const char *what, char *bytes, size_t size, const char *rows, const char *notes);

#endif
