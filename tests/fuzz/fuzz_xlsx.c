/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Any bytes as XLSX: a whole file; or, behind a first byte that says which, one of its parts within a sound file that is made around
 * it, so that what is tried is our reading of cells, strings, styles and lists, and not the zip archive's checksums. The second byte
 * then tells the allocation that fails. */

#include "fuzz/fuzzing.h"
#include "fuzz/packages.h"

#include <string.h>

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	enum { PARTS = 5, HEADER = 2 };
	struct fuzz_part parts[PARTS] = {
		{ "xl/worksheets/sheet1.xml",
		  "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" "
		  "t=\"s\"><v>1</v></c>"
		  "<c r=\"B2\" s=\"1\"><v>1</v></c><c r=\"C2\"><v>2</v></c><c r=\"D2\"><v>3</v></c><c r=\"E2\"><v>4</v></c>"
		  "<c r=\"F2\"><v>10</v></c></row></sheetData></worksheet>",
		  0 },
		{ "xl/sharedStrings.xml",
		  "<sst><si><t>2025Q2</t></si><si><t>Rotterdam</t></si><si><t>Totaal AMR</t></si></sst>", 0 },
		{ "xl/styles.xml", "<styleSheet><cellXfs><xf/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
		  0 },
		{ "xl/workbook.xml",
		  "<workbook xmlns:r=\"" OFFICE
		  "\"><sheets><sheet name=\"22 Rijnmond\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
		  0 },
		{ "xl/_rels/workbook.xml.rels",
		  "<Relationships><Relationship Id=\"a\" Type=\"" OFFICE "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
		  "<Relationship Id=\"b\" Type=\"" OFFICE "sharedStrings\" Target=\"sharedStrings.xml\"/>"
		  "<Relationship Id=\"c\" Type=\"" OFFICE "styles\" Target=\"styles.xml\"/></Relationships>",
		  0 },
	};
	if (size < HEADER || bytes[0] == 0 || bytes[0] > PARTS)
		return fuzzing_format("xlsx", bytes, size);
	for (size_t i = 0; i < PARTS; i++)
		parts[i].size = strlen(parts[i].text);
	parts[bytes[0] - 1].text = (const char *)bytes + HEADER;
	parts[bytes[0] - 1].size = size - HEADER;
	return fuzz_package("xlsx", parts, PARTS, bytes[1]);
}
