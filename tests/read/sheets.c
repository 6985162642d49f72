/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/sheets.h"
#include "read/reading.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#define RELATIONSHIPS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

enum { MOST_SHEETS = 64, MOST_PARTS = MOST_SHEETS + 8 };

char *sheets_zip(const struct sheets_member *members, size_t count, size_t *size)
{
	zip_error_t reason;
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &reason);
	cr_assert(source != NULL);
	zip_source_keep(source);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &reason);
	cr_assert(zip != NULL);
	for (size_t i = 0; i < count; i++) {
		zip_source_t *text = zip_source_buffer(zip, members[i].text, strlen(members[i].text), 0);
		zip_int64_t index = zip_file_add(zip, members[i].name, text, ZIP_FL_ENC_UTF_8);
		cr_assert_geq(index, 0, "%s: %s", members[i].name, zip_strerror(zip));
		/* OpenDocument tells its type in its first bytes. */
		if (strcmp(members[i].name, "mimetype") == 0)
			zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
	}
	cr_assert_eq(zip_close(zip), 0);
	zip_stat_t facts;
	cr_assert_eq(zip_source_stat(source, &facts), 0);
	char *bytes = malloc(facts.size + 1);
	cr_assert(bytes != NULL);
	cr_assert_eq(zip_source_open(source), 0);
	cr_assert_eq(zip_source_read(source, bytes, facts.size), (zip_int64_t)facts.size);
	zip_source_close(source);
	zip_source_free(source);
	*size = facts.size;
	return bytes;
}

static char *print(const char *format, ...) __attribute__((format(printf, 1, 2)));

static char *print(const char *format, ...)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	cr_assert(out != NULL);
	va_list arguments;
	va_start(arguments, format);
	vfprintf(out, format, arguments);
	va_end(arguments);
	fclose(out);
	return text;
}

/* Two lists that go together: the sheets of the workbook, and where they are. */
static void list_sheets(const struct sheets_sheet *sheets, char **workbook, char **relationships)
{
	size_t size;
	FILE *book = open_memstream(workbook, &size), *links = open_memstream(relationships, &size);
	fputs("<workbook " MAIN " xmlns:r=\"" OFFICE "\"><sheets>", book);
	fputs(RELATIONSHIPS "<Relationship Id=\"s\" Type=\"" OFFICE "sharedStrings\" Target=\"sharedStrings.xml\"/>"
	                    "<Relationship Id=\"t\" Type=\"" OFFICE "styles\" Target=\"/xl/styles.xml\"/>",
	      links);
	for (size_t i = 0; sheets[i].name != NULL; i++) {
		fprintf(book, "<sheet name=\"%s\" sheetId=\"%zu\" %s%s%s r:id=\"r%zu\"/>", sheets[i].name, i + 1,
		        sheets[i].state == NULL ? "" : "state=\"", sheets[i].state == NULL ? "" : sheets[i].state,
		        sheets[i].state == NULL ? "" : "\"", i + 1);
		fprintf(links, "<Relationship Id=\"r%zu\" Type=\"" OFFICE "worksheet\" Target=\"worksheets/sheet%zu.xml\"/>",
		        i + 1, i + 1);
	}
	fputs("</sheets></workbook>", book);
	fputs("</Relationships>", links);
	fclose(book);
	fclose(links);
}

char *sheets_xlsx(const struct sheets_sheet *sheets, const char *strings, const char *styles, size_t *size)
{
	struct sheets_member parts[MOST_PARTS] = {
		{ "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>" },
		{ "_rels/.rels", RELATIONSHIPS "<Relationship Id=\"r\" Type=\"" OFFICE
		                               "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
	};
	char *made[MOST_PARTS], names[MOST_SHEETS][64];
	size_t count = 2, mades = 0;
	list_sheets(sheets, &made[0], &made[1]);
	made[2] = print("<sst " MAIN ">%s</sst>", strings == NULL ? "" : strings);
	made[3] = print("<styleSheet " MAIN ">%s</styleSheet>", styles == NULL ? "" : styles);
	parts[count++] = (struct sheets_member){ "xl/workbook.xml", made[mades++] };
	parts[count++] = (struct sheets_member){ "xl/_rels/workbook.xml.rels", made[mades++] };
	parts[count++] = (struct sheets_member){ "xl/sharedStrings.xml", made[mades++] };
	parts[count++] = (struct sheets_member){ "xl/styles.xml", made[mades++] };
	for (size_t i = 0; sheets[i].name != NULL; i++) {
		bool rows = strncmp(sheets[i].xml, "<row", 4) == 0;
		snprintf(names[i], sizeof names[i], "xl/worksheets/sheet%zu.xml", i + 1);
		made[mades] = print("<worksheet " MAIN ">%s%s%s</worksheet>", rows ? "<sheetData>" : "", sheets[i].xml,
		                    rows ? "</sheetData>" : "");
		parts[count++] = (struct sheets_member){ names[i], made[mades++] };
	}
	char *bytes = sheets_zip(parts, count, size);
	while (mades > 0)
		free(made[--mades]);
	return bytes;
}

char *sheets_content(const char *tables, const char *styles)
{
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
	return print("<office:document-content xmlns:office=\"" ODF "office:1.0\" xmlns:table=\"" ODF
	             "table:1.0\" xmlns:text=\"" ODF "text:1.0\" xmlns:style=\"" ODF "style:1.0\" xmlns:draw=\"" ODF
	             "drawing:1.0\" xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
	             "<office:automatic-styles>%s</office:automatic-styles><office:body><office:spreadsheet>%s"
	             "</office:spreadsheet></office:body></office:document-content>",
	             styles == NULL ? "" : styles, tables);
}

char *sheets_ods(const char *tables, const char *styles, size_t *size)
{
	char *content = sheets_content(tables, styles);
	const struct sheets_member parts[] = {
		{ "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
		{ "META-INF/manifest.xml", "<manifest/>" },
		{ "content.xml", content },
	};
	char *bytes = sheets_zip(parts, sizeof parts / sizeof parts[0], size);
	free(content);
	return bytes;
}

klp_dataset *sheets_parse(const char *what, char *bytes, size_t size, const klp_parse_options *options,
                          klp_status expected)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	size_t blocks = klp_memory_blocks();
	klp_status status = klp_parse_memory(dataset, bytes, size, options, &error);
	free(bytes);
	cr_expect_eq(status, expected, "%s: %s instead of %s: %s", what, klp_status_name(status), klp_status_name(expected),
	             error == NULL ? "" : klp_error_message(error));
	cr_expect_eq(klp_error_status(error), status, "%s: the error", what);
	klp_error_free(error);
	if (status == KLP_OK)
		return dataset;
	cr_expect_eq(klp_memory_blocks(), blocks, "%s leaks", what);
	cr_expect_eq(klp_dataset_rows(dataset) + klp_dataset_notes(dataset), 0, "%s leaves something behind", what);
	klp_dataset_free(dataset);
	return NULL;
}

void sheets_expect(const char *what, char *bytes, size_t size, const char *rows, const char *notes)
{
	klp_dataset *dataset = sheets_parse(what, bytes, size, NULL, KLP_OK);
	if (dataset == NULL)
		return;
	char *read = reading_rows(dataset), *noted = reading_notes(dataset);
	cr_expect_str_eq(read, rows, "%s: rows\n%sinstead of\n%s", what, read, rows);
	cr_expect_str_eq(noted, notes, "%s: notes\n%sinstead of\n%s", what, noted, notes);
	free(read);
	free(noted);
	klp_dataset_free(dataset);
}

struct input {
	const char *bytes;
	size_t size;
};

static klp_status parse(void *context, klp_error **error)
{
	const struct input *input = context;
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, error);
	if (status == KLP_OK)
		status = klp_parse_memory(dataset, input->bytes, input->size, NULL, error);
	klp_dataset_free(dataset);
	return status;
}

void sheets_expect_failing(const char *what, char *bytes, size_t size)
{
	struct input input = { bytes, size };
	failing_each(what, parse, &input, 1);
	free(bytes);
}
