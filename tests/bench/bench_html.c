/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long it takes to parse a publication on a web page, next to libxml2 alone on the same bytes: to a tree, and with handlers that do
 * nothing; in one run and by turns. Times differ from machine to machine; the ratios say more.
 *
 *   bench_html [FILE [ROUNDS]]
 *
 * Without a file the page is made from the figures of 2025, as a browser saves one. */

#include "bench/file.h"
#include "bench/timing.h"

#include <klantprofiel/klantprofiel.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 100, FIELDS = 19, LONGEST_LINE = 512 };

/* ------------------------------------------------------------ making a page */

static void put_cell(FILE *out, const char *text)
{
	fprintf(out,
	        "<td class=\"cell cell--number\" data-v-1a2b3c=\"\" style=\"width: 12.5%%; text-align: right;\"><span "
	        "class=\"value\">%s</span></td>",
	        text);
}

static void put_row(FILE *out, char *fields[FIELDS])
{
	const char *level = fields[1];
	const char *name = strcmp(level, "region") == 0 ? "Totaal AMR" : level[0] == 'c' ? "Nederland" : fields[6];
	char region[LONGEST_LINE] = "";
	if (fields[2][0] != '\0')
		snprintf(region, sizeof region, "%s %s", fields[2], fields[4]);
	fputs("\n<tr class=\"row\" data-v-1a2b3c=\"\">", out);
	put_cell(out, region);
	put_cell(out, name);
	for (int i = 7; i < 12; i++)
		put_cell(out, fields[i]);
	fputs("</tr>", out);
}

/* A field of the table, which has quotes around some names. */
static char *take_field(char **rest)
{
	char *start = *rest, end = ',';
	if (*start == '"') {
		start++;
		end = '"';
	}
	char *stop = start + strcspn(start, end == '"' ? "\"" : ",\n");
	*rest = *stop == '\0' ? stop : stop + (end == '"' ? 2 : 1);
	*stop = '\0';
	return start;
}

static int make_page(struct bytes *page, const char *figures)
{
	static const char *const headings[] = { "Arbeidsmarktregio",
		                                    "Gemeente",
		                                    "Gemeentecliënten profiel",
		                                    "Gemeentecliënten geen profiel",
		                                    "UWV-cliënten profiel",
		                                    "UWV-cliënten geen profiel",
		                                    "Totaal" };
	FILE *in = fopen(figures, "r"), *out = open_memstream(&page->text, &page->size);
	char line[LONGEST_LINE];
	if (in == NULL || out == NULL)
		return 1;
	fputs("<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><style>.cell{padding:0}</style></head>"
	      "<body><h1>Transparantie van klantprofielen tweede kwartaal 2025</h1><table class=\"table\"><thead><tr>",
	      out);
	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
		fprintf(out, "<th scope=\"col\">%s</th>", headings[i]);
	fputs("</tr></thead><tbody>", out);
	for (int number = 0; fgets(line, sizeof line, in) != NULL; number++) {
		char *fields[FIELDS], *rest = line;
		for (int i = 0; i < FIELDS; i++)
			fields[i] = take_field(&rest);
		if (number > 0)
			put_row(out, fields);
	}
	fputs("</tbody></table></body></html>\n", out);
	fclose(in);
	return fclose(out);
}

/* ------------------------------------------------------------------ parsing */

static int parse(const struct bytes *page, size_t *rows)
{
	klp_dataset *dataset = NULL;
	int failed = klp_dataset_new(&dataset, NULL) != KLP_OK ||
	             klp_parse_memory(dataset, page->text, page->size, NULL, NULL) != KLP_OK;
	*rows = klp_dataset_rows(dataset);
	klp_dataset_free(dataset);
	return failed;
}

static int build_tree(const struct bytes *page)
{
	htmlDocPtr tree = htmlReadMemory(page->text, (int)page->size, NULL, "UTF-8",
	                                 HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	xmlFreeDoc(tree);
	return tree == NULL;
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
	(void)context, (void)name, (void)attributes;
}

static void on_end(void *context, const xmlChar *name)
{
	(void)context, (void)name;
}

static void on_text(void *context, const xmlChar *text, int length)
{
	(void)context, (void)text, (void)length;
}

static int stream(const struct bytes *page)
{
	enum { PIECE = 1 << 15 };
	htmlSAXHandler sax;
	memset(&sax, 0, sizeof sax);
	sax.initialized = XML_SAX2_MAGIC;
	sax.startElement = on_start;
	sax.endElement = on_end;
	sax.characters = on_text;
	sax.ignorableWhitespace = on_text;
	sax.cdataBlock = on_text;
	htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	if (parser == NULL)
		return 1;
	for (size_t at = 0; at < page->size; at += PIECE)
		htmlParseChunk(parser, page->text + at, (int)(page->size - at < PIECE ? page->size - at : PIECE), 0);
	htmlParseChunk(parser, "", 0, 1);
	htmlFreeParserCtxt(parser);
	return 0;
}

static void tell(const char *what, double seconds, const struct bytes *page)
{
	printf("%-28s %9.3f ms  %8.1f MB/s\n", what, seconds * 1e3, (double)page->size / seconds / 1e6);
}

static int bench(const struct bytes *page, size_t rounds)
{
	double *parsing = malloc(rounds * sizeof *parsing), *tree = malloc(rounds * sizeof *tree),
		   *streaming = malloc(rounds * sizeof *streaming);
	size_t rows = 0;
	int failed = parsing == NULL || tree == NULL || streaming == NULL;
	for (size_t i = 0; !failed && i < rounds; i++) {
		double start = timing_now();
		failed = parse(page, &rows);
		double parsed = timing_now();
		failed = failed || build_tree(page);
		double built = timing_now();
		failed = failed || stream(page);
		parsing[i] = parsed - start;
		tree[i] = built - parsed;
		streaming[i] = timing_now() - built;
	}
	if (!failed) {
		double whole = timing_median(parsing, rounds), built = timing_median(tree, rounds),
			   streamed = timing_median(streaming, rounds);
		printf("%zu bytes, %zu rows; medians of %zu rounds\n", page->size, rows, rounds);
		tell("parse", whole, page);
		tell("libxml2 alone, to a tree", built, page);
		tell("libxml2 alone, empty handlers", streamed, page);
		printf("ratios %.2f and %.2f\n", whole / built, whole / streamed);
	}
	free(parsing);
	free(tree);
	free(streaming);
	return failed;
}

int main(int count, char **arguments)
{
	struct bytes page = { NULL, 0 };
	size_t rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	int failed = count > 1 && arguments[1][0] != '\0' ? file_load(&page, arguments[1])
	                                                  : make_page(&page, KLP_SOURCE_DIR "/tests/fixtures/2025q2.csv");
	if (failed || rounds == 0 || bench(&page, rounds) != 0) {
		fprintf(stderr, "this page cannot be read\n");
		return 1;
	}
	free(page.text);
	return 0;
}
