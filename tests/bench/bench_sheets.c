/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long it takes to parse spreadsheets of the figures of 2025, next to unpacking the same parts and letting libxml2 run over
 * them with handlers that do nothing, in one run and by turns.
 *
 *   bench_sheets [SHEETS [ROUNDS]] */

#include "bench/timing.h"

#include <klantprofiel/klantprofiel.h>

#include <libxml/parser.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum {
	SHEETS = 30,
	ROUNDS = 11,
	COLUMNS = 19,
	LEVEL = 1,
	NUMBER = 2,
	REGION = 4,
	NAME = 6,
	FIRST_COUNT = 7,
	COUNTS = 5
};

#define FIGURES KLP_SOURCE_DIR "/tests/fixtures/2025q2.csv"
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

struct member {
	char name[64];
	char *text;
	size_t size;
};

struct archive {
	struct member *members;
	size_t count;
	char *bytes;
	size_t size;
};

/* ------------------------------------------------------------------ making */

/* A field may be quoted, for one name has a comma in it; none has a quote. */
static void split(char *line, char *fields[COLUMNS])
{
	for (int i = 0; i < COLUMNS; i++) {
		bool quoted = *line == '"';
		fields[i] = quoted ? ++line : line;
		line += strcspn(line, quoted ? "\"" : ",\n");
		if (quoted)
			*line++ = '\0';
		if (*line != '\0')
			*line++ = '\0';
	}
}

static FILE *begin(struct archive *archive, const char *name)
{
	archive->members = realloc(archive->members, (archive->count + 1) * sizeof *archive->members);
	struct member *member = &archive->members[archive->count++];
	snprintf(member->name, sizeof member->name, "%s", name);
	return open_memstream(&member->text, &member->size);
}

/* The texts of a row: the region, which stands in the first row of its block, and the name. */
static void texts_of(char *fields[COLUMNS], const char **region, const char **name)
{
	static char before[8], shown[128];
	bool country = strcmp(fields[LEVEL], "country") == 0, municipality = strcmp(fields[LEVEL], "municipality") == 0;
	snprintf(shown, sizeof shown, "%s %s", fields[NUMBER], fields[REGION]);
	bool first = strcmp(before, fields[NUMBER]) != 0;
	snprintf(before, sizeof before, "%s", fields[NUMBER]);
	*region = country ? "Nederland" : first ? shown : "";
	*name = municipality ? fields[NAME] : country ? "" : "Totaal AMR";
}

/* As Excel writes it: each text is shared. */
static void write_xlsx_sheet(FILE *out, FILE *strings, size_t *shared)
{
	char line[1024], *fields[COLUMNS];
	FILE *figures = fopen(FIGURES, "r");
	int row = 3;
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet "
	      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:G380\"/><sheetData>"
	      "<row r=\"1\" spans=\"1:7\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>",
	      out);
	bool any = figures != NULL && fgets(line, sizeof line, figures) != NULL;
	for (; any && fgets(line, sizeof line, figures) != NULL; row++) {
		const char *texts[2];
		split(line, fields);
		texts_of(fields, &texts[0], &texts[1]);
		fprintf(out, "<row r=\"%d\" spans=\"1:7\">", row);
		for (int i = 0; i < 2; i++) {
			if (texts[i][0] == '\0')
				continue;
			fprintf(out, "<c r=\"%c%d\" s=\"1\" t=\"s\"><v>%zu</v></c>", 'A' + i, row, (*shared)++);
			fprintf(strings, "<si><t>%s</t></si>", texts[i]);
		}
		for (int i = 0; i < COUNTS; i++)
			fprintf(out, "<c r=\"%c%d\" s=\"2\"><v>%s</v></c>", 'C' + i, row, fields[FIRST_COUNT + i]);
		fputs("</row>", out);
	}
	fputs("</sheetData></worksheet>", out);
	if (figures != NULL)
		fclose(figures);
}

static void make_xlsx(struct archive *archive, size_t sheets)
{
	char name[64], *texts = NULL, *book = NULL, *links = NULL;
	size_t size, shared = 1;
	FILE *strings = open_memstream(&texts, &size), *workbook = open_memstream(&book, &size),
		 *relationships = open_memstream(&links, &size), *out;
	for (size_t i = 1; i <= sheets; i++) {
		snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", i);
		out = begin(archive, name);
		write_xlsx_sheet(out, strings, &shared);
		fclose(out);
		fprintf(workbook, "<sheet name=\"Blad%zu\" sheetId=\"%zu\" r:id=\"r%zu\"/>", i, i, i);
		fprintf(relationships,
		        "<Relationship Id=\"r%zu\" Type=\"" OFFICE "worksheet\" Target=\"worksheets/sheet%zu.xml\"/>", i, i);
	}
	fclose(strings);
	fclose(workbook);
	fclose(relationships);
	out = begin(archive, "xl/sharedStrings.xml");
	fprintf(out, "<sst><si><t>tweede kwartaal 2025</t></si>%s</sst>", texts);
	fclose(out);
	out = begin(archive, "xl/workbook.xml");
	fprintf(out, "<workbook xmlns:r=\"" OFFICE "\"><sheets>%s</sheets></workbook>", book);
	fclose(out);
	out = begin(archive, "xl/_rels/workbook.xml.rels");
	fprintf(out,
	        "<Relationships>%s<Relationship Id=\"s\" Type=\"" OFFICE
	        "sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
	        links);
	fclose(out);
	free(texts);
	free(book);
	free(links);
}

/* As LibreOffice writes it: a number and how it is shown. */
static void write_ods_sheet(FILE *out, size_t number)
{
	char line[1024], *fields[COLUMNS];
	FILE *figures = fopen(FIGURES, "r");
	fprintf(out,
	        "<table:table table:name=\"Blad%zu\" table:style-name=\"ta1\"><table:table-row table:style-name=\"ro1\">"
	        "<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><text:p>tweede kwartaal "
	        "2025</text:p>"
	        "</table:table-cell></table:table-row>",
	        number);
	bool any = figures != NULL && fgets(line, sizeof line, figures) != NULL;
	while (any && fgets(line, sizeof line, figures) != NULL) {
		const char *texts[2];
		split(line, fields);
		texts_of(fields, &texts[0], &texts[1]);
		fputs("<table:table-row table:style-name=\"ro1\">", out);
		for (int i = 0; i < 2; i++)
			if (texts[i][0] == '\0')
				fputs("<table:table-cell/>", out);
			else
				fprintf(
					out,
					"<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><text:p>%s</text:p>"
					"</table:table-cell>",
					texts[i]);
		for (int i = 0; i < COUNTS; i++)
			fprintf(out,
			        "<table:table-cell office:value-type=\"float\" office:value=\"%s\" calcext:value-type=\"float\">"
			        "<text:p>%s</text:p></table:table-cell>",
			        fields[FIRST_COUNT + i], fields[FIRST_COUNT + i]);
		fputs("</table:table-row>", out);
	}
	fputs("</table:table>", out);
	if (figures != NULL)
		fclose(figures);
}

static void make_ods(struct archive *archive, size_t sheets)
{
	FILE *out = begin(archive, "mimetype");
	fputs("application/vnd.oasis.opendocument.spreadsheet", out);
	fclose(out);
	out = begin(archive, "content.xml");
	fputs("<office:document-content xmlns:office=\"" ODF "office:1.0\" xmlns:table=\"" ODF
	      "table:1.0\" xmlns:text=\"" ODF "text:1.0\" "
	      "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"><office:body>"
	      "<office:spreadsheet>",
	      out);
	for (size_t i = 1; i <= sheets; i++)
		write_ods_sheet(out, i);
	fputs("</office:spreadsheet></office:body></office:document-content>", out);
	fclose(out);
}

static int pack(struct archive *archive)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_source_keep(source);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	for (size_t i = 0; i < archive->count; i++) {
		const struct member *member = &archive->members[i];
		zip_int64_t index = zip_file_add(zip, member->name, zip_source_buffer(zip, member->text, member->size, 0), 0);
		if (strcmp(member->name, "mimetype") == 0)
			zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
	}
	zip_stat_t facts;
	if (zip_close(zip) != 0 || zip_source_stat(source, &facts) != 0)
		return 1;
	archive->size = facts.size;
	archive->bytes = malloc(facts.size);
	zip_source_open(source);
	int failed = zip_source_read(source, archive->bytes, facts.size) != (zip_int64_t)facts.size;
	zip_source_close(source);
	zip_source_free(source);
	return failed;
}

/* --------------------------------------------------------------- measuring */

static void ignore_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                         const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list)
{
	(void)context, (void)name, (void)prefix, (void)uri, (void)namespaces, (void)namespace_list;
	(void)attributes, (void)defaulted, (void)attribute_list;
}

static void ignore_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	(void)context, (void)name, (void)prefix, (void)uri;
}

static void ignore_text(void *context, const xmlChar *text, int length)
{
	(void)context, (void)text, (void)length;
}

static int run_over(zip_t *zip, zip_uint64_t index)
{
	static char piece[1 << 16];
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
		                  .startElementNs = ignore_start,
		                  .endElementNs = ignore_end,
		                  .characters = ignore_text };
	xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);
	zip_file_t *file = zip_fopen_index(zip, index, 0);
	zip_int64_t got;
	while ((got = zip_fread(file, piece, sizeof piece)) > 0)
		xmlParseChunk(parser, piece, (int)got, 0);
	xmlParseChunk(parser, piece, 0, 1);
	int failed = got < 0 || !parser->wellFormed;
	xmlFreeParserCtxt(parser);
	zip_fclose(file);
	return failed;
}

/* What nobody can do without. */
static int unpack_and_parse(const struct archive *archive)
{
	zip_t *zip =
		zip_open_from_source(zip_source_buffer_create(archive->bytes, archive->size, 0, NULL), ZIP_RDONLY, NULL);
	int failed = zip == NULL;
	for (zip_uint64_t i = 0; !failed && i < archive->count; i++)
		if (strcmp(archive->members[i].name, "mimetype") != 0)
			failed = run_over(zip, i);
	zip_discard(zip);
	return failed;
}

static int parse(const struct archive *archive, size_t *rows)
{
	klp_dataset *dataset = NULL;
	int failed = klp_dataset_new(&dataset, NULL) != KLP_OK ||
	             klp_parse_memory(dataset, archive->bytes, archive->size, NULL, NULL) != KLP_OK;
	*rows = klp_dataset_rows(dataset);
	klp_dataset_free(dataset);
	return failed;
}

static int bench(const char *what, struct archive *archive, size_t rounds)
{
	double *ours = malloc((rounds + 1) * sizeof *ours), *bare = malloc((rounds + 1) * sizeof *bare);
	size_t rows = 0, size = 0;
	int failed = ours == NULL || bare == NULL || pack(archive) != 0;
	for (size_t i = 0; !failed && i < rounds; i++) {
		double start = timing_now();
		failed = parse(archive, &rows) != 0;
		double middle = timing_now();
		failed = failed || unpack_and_parse(archive) != 0;
		ours[i] = middle - start;
		bare[i] = timing_now() - middle;
	}
	if (!failed) {
		for (size_t i = 0; i < archive->count; i++)
			size += archive->members[i].size;
		double our_time = timing_median(ours, rounds), bare_time = timing_median(bare, rounds);
		printf("%s: %zu bytes of %zu, %zu rows; medians of %zu rounds\n", what, archive->size, size, rows, rounds);
		printf("parse                %9.3f ms  %8.1f MB/s\n", our_time * 1e3, (double)size / our_time / 1e6);
		printf("unpack and run over  %9.3f ms  %8.1f MB/s\n", bare_time * 1e3, (double)size / bare_time / 1e6);
		printf("ratio                %9.2f\n", our_time / bare_time);
	}
	for (size_t i = 0; i < archive->count; i++)
		free(archive->members[i].text);
	free(archive->members);
	free(archive->bytes);
	free(ours);
	free(bare);
	return failed;
}

int main(int count, char **arguments)
{
	size_t sheets = count > 1 ? strtoul(arguments[1], NULL, 10) : SHEETS;
	size_t rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	struct archive xlsx = { NULL, 0, NULL, 0 }, ods = { NULL, 0, NULL, 0 };
	if (sheets == 0 || rounds == 0)
		return 2;
	make_xlsx(&xlsx, sheets);
	make_ods(&ods, sheets);
	int failed = bench("XLSX", &xlsx, rounds);
	return bench("ODS", &ods, rounds) != 0 || failed;
}
