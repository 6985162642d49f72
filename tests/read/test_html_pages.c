/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The publication as a web page: the figures in every layout, markup and encoding that html/pages.py writes and that an office
 * program makes of them; what is odd; and what is hostile. */

#include "read/reading.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------- the figures */

static int append(void *context, const void *bytes, size_t size)
{
	return fwrite(bytes, 1, size, context) == size ? 0 : 1;
}

/* Cuts a line of the project's CSV to what does not depend on the source: all before the column "source", and the printed name. */
static void cut_line(char *line)
{
	char *source = strstr(line, ",published,"), *printed = strrchr(line, ',');
	if (source != NULL)
		memmove(source, printed, strlen(printed) + 1);
}

static void expect_figures(const klp_dataset *dataset, const char *name)
{
	size_t size, line = 0;
	char *figures = reading_load(reading_path("tests/fixtures/2025q2.csv"), &size), *written = NULL;
	FILE *out = open_memstream(&written, &size);
	cr_assert(out != NULL);
	cr_assert_eq(klp_write_stream(dataset, append, out, NULL, NULL), KLP_OK);
	fclose(out);
	char *expected = figures, *read = written;
	for (; *expected != '\0' && *read != '\0'; line++) {
		char *next_expected = expected + strcspn(expected, "\n"), *next_read = read + strcspn(read, "\n");
		bool ends = *next_expected == '\0' || *next_read == '\0';
		*next_expected = *next_read = '\0';
		cut_line(expected);
		cut_line(read);
		cr_assert_str_eq(read, expected, "%s, row %zu: %s instead of %s", name, line, read, expected);
		expected = next_expected + !ends;
		read = next_read + !ends;
	}
	cr_expect_eq(line, 379, "%s: %zu lines", name, line);
	cr_expect_eq(klp_dataset_rows(dataset), 378, "%s: %zu rows", name, klp_dataset_rows(dataset));
	cr_expect_eq(klp_dataset_notes(dataset), 0, "%s: %s", name, klp_note_message(klp_dataset_note(dataset, 0)));
	free(figures);
	free(written);
}

static int is_page(const struct dirent *entry)
{
	return strstr(entry->d_name, ".html") != NULL;
}

/* Reads each page of a folder that an earlier test has filled; returns how many. */
static int expect_folder(const char *folder)
{
	struct dirent **pages = NULL;
	int count = scandir(folder, &pages, is_page, alphasort);
	for (int i = 0; i < count; i++) {
		char path[4096];
		snprintf(path, sizeof path, "%s/%s", folder, pages[i]->d_name);
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_status status = klp_parse_file(dataset, path, NULL, &error);
		cr_assert_eq(status, KLP_OK, "%s: %s", path, klp_error_message(error));
		expect_figures(dataset, pages[i]->d_name);
		klp_dataset_free(dataset);
		free(pages[i]);
	}
	free(pages);
	return count;
}

Test(html_pages, the_figures_come_back_from_every_layout_markup_and_encoding)
{
	int count = expect_folder(KLP_BUILD_DIR "/tests/read/html/pages");
	if (count <= 0)
		fputs("skipped: html/pages.py has not written its pages; run the test read_html.pages first\n", stderr);
	else
		cr_expect_geq(count, 30, "only %d pages", count);
	if (expect_folder(KLP_BUILD_DIR "/tests/read/html/office") <= 0)
		fputs("skipped: no pages made by an office program; there may be none on this machine\n", stderr);
}

/* ----------------------------------------------------------------- layouts */

#define HEAD                                                                                           \
	"<table><tr><th>Gemeente<th>Gemeente profiel<th>Gemeente geen profiel<th>UWV profiel<th>UWV geen " \
	"profiel<th>Totaal\n"

Test(html_pages, tables_are_those_of_their_region)
{
	static const struct layout cases[] = {
		{ "the region in a caption, the register in a sentence with markup",
		  "<h1>2025Q2</h1>" HEAD "<caption>22 Rijnmond</caption>"
		  "<tr><td>Rotterdam<td>1.097<td>2<td>3<td>4<td>1.106\n<tr><td>Totaal "
		  "AMR<td>1.097<td>2<td>3<td>4<td>1.106</table>"
		  "<p>In de regio Rijnmond bevat het <i>doelgroepregister</i> in totaal <b>19.222</b> personen, 74&nbsp;% is "
		  "bekend.",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1097 2 3 4 1106 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1097 2 3 4 1106 | 19222 74 | 1:3\n",
		  "" },
		{ "the edition in the title alone",
		  "<title>Transparantie van klantprofielen 2e kwartaal 2025</title><h2>22 Rijnmond</h2>" HEAD
		  "<tr><td>Rotterdam<td>1<td>2<td>3<td>4<td>10\n<tr><td>Totaal Rijnmond<td>1<td>2<td>3<td>4<td>10</table>",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "" },
		{ "a title that is out of date does not overrule the page",
		  "<title>Transparantie van klantprofielen 2023Q2</title><h1>2e kwartaal 2025</h1><h2>22 Rijnmond</h2>" HEAD
		  "<tr><td>Rotterdam<td>1<td>2<td>3<td>4<td>10\n<tr><td>Totaal AMR<td>1<td>2<td>3<td>4<td>10</table>",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "" },
		{ "what is no count is kept and told, and a footnote spans the table",
		  "<p>2025Q2<h2>22 Rijnmond</h2>" HEAD
		  "<tr><td>Rotterdam<td>1.097<sup>1</sup><td><5<td>3<td>1&nbsp;175<td>&nbsp;\n"
		  "<tr><td>Schiedam<td>1<td>2<td>3<td>4<td>10\n"
		  "<tr><td>Totaal AMR<td>1<td>2<td>3<td>4<td>10\n<tr><td colspan=6>1) zonder beschut werk</table>",
		  "2025Q2 municipality 22 GM0599 Rotterdam | - - 3 1175 - | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.not-a-count 2\nread.not-a-count 2\n" },
		{ "columns in another order",
		  "<p>2025Q2<table><tr><th rowspan=2>Gemeente<th rowspan=2>Totaal<th colspan=2>UWV-cliënten<th "
		  "colspan=2>Gemeentecliënten\n<tr><th>Zonder klantprofiel<th>Met klantprofiel<th>Zonder klantprofiel<th>Met "
		  "klantprofiel\n"
		  "<tr><td>Rotterdam<td>10<td>4<td>3<td>2<td>1\n<tr><td>Totaal Rijnmond<td>10<td>4<td>3<td>2<td>1</table>",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "" },
		{ "the total in the foot, which stands first in the source, in a table without body",
		  "<p>2025Q2<p>22 Rijnmond<table><tfoot><tr><td>Totaal AMR<td>1<td>2<td>3<td>4<td>10</tfoot>\n"
		  "<tr><td>Rotterdam<td>1<td>2<td>3<td>4<td>10</table>",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:1\n",
		  "" },
		{ "a sheet: a title, a table of the country, and below it one with a column more; and a column of nothing",
		  "<table><tr><td colspan=2>Transparantie van klantprofielen 2025Q2\n"
		  "<tr><td>Arbeidsmarktregio<td colspan=2>Gemeentecliënten<td colspan=2>UWV-cliënten<td>Totaal\n"
		  "<tr><td><td>Profiel<td>Geen profiel<td>Profiel<td>Geen profiel<td>\n"
		  "<tr><td>Nederland<td>1<td>2<td>3<td>4<td>10\n"
		  "<tr><td>Arbeidsmarktregio<td>Gemeente<td colspan=2>Gemeentecliënten<td "
		  "colspan=2>UWV-cliënten<td>Totaal<td>\n"
		  "<tr><td><td><td>Profiel<td>Geen profiel<td>Profiel<td>Geen profiel<td><td>\n"
		  "<tr><td>22 Rijnmond<td>Rotterdam<td>1<td>2<td>3<td>4<td>10<td>\n<tr><td><td>Totaal "
		  "AMR<td>1<td>2<td>3<td>4<td>10<td></table>",
		  "2025Q2 country 0 - - | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:7\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:8\n",
		  "read.regions-missing 4\n" },
		{ "a sign in one cell and a number in the next are two values, wherever they lie in memory",
		  "<p>2025Q2<p>22 Rijnmond<table><tr><td>Rotterdam<td>1<td><<td>3<td>4<td>10\n"
		  "<tr><td>Schiedam<td>&lt;<td>5<td>7\n<tr><td>Totaal AMR<td>1<td>2<td>3<td>4<td>10</table>",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 - 3 4 10 | - - | 1:1\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | - - - - - | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.not-a-count 1\nread.row-incomplete 2\n" },
		{ "text of a PDF that was put on a page as it was",
		  "<html><pre>2025Q2\n22 Rijnmond     Rotterdam     1   2   3   4   10\n                Totaal AMR    1   2   "
		  "3   4   10\n</pre>",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "" },
		{ "a table of blocks, without an element of tables",
		  "<html><p>2025Q2<div>22 "
		  "Rijnmond</div><div><div>Rotterdam</div><div>1</div><div>2</div><div>3</div><div>4</div>"
		  "<div>10</div></div>\n<div><div>Totaal "
		  "AMR</div><div>1</div><div>2</div><div>3</div><div>4</div><div>10</div></div>",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:1\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:2\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

/* --------------------------------------------------------------- encodings */

#define TABLE_OF(name) "2025Q2<table><tr><td>" name "<td>1<td>2<td>3<td>4<td>10</table>"

struct encoded {
	const char *what;
	const char *bytes;
	size_t size;
	klp_status status;
	/** the printed name; or the place of the error */
	const char *printed;
	uint64_t line;
	uint64_t column;
	const char *note;
};

#define BYTES(text) text, sizeof(text) - 1

Test(html_pages, the_encoding_is_told_by_the_bytes_and_what_they_say)
{
	static const struct encoded cases[] = {
		{ "nothing said, and UTF-8", BYTES("<p>" TABLE_OF("Súdwest-Fryslân")), KLP_OK, "Súdwest-Fryslân", 0, 0, NULL },
		{ "nothing said, and not UTF-8",
		  BYTES("<p>" TABLE_OF("S\xFA"
		                       "dwest-Frysl\xE2n")),
		  KLP_OK, "Súdwest-Fryslân", 0, 0, "read.encoding-assumed" },
		{ "Windows-1252 behind the name of ISO-8859-1", BYTES("<meta charset=iso-8859-1>" TABLE_OF("\x92s-Gravenhage")),
		  KLP_OK, "’s-Gravenhage", 0, 0, NULL },
		{ "the declaration in a comment is none",
		  BYTES("<!-- <meta charset=utf-8> --><META HTTP-EQUIV='x' CONTENT='text/html; "
		        "CHARSET=\"Windows-1252\"'>" TABLE_OF("S\xFA"
		                                              "dwest-Frysl\xE2n")),
		  KLP_OK, "Súdwest-Fryslân", 0, 0, NULL },
		{ "says Windows-1252, and is UTF-8", BYTES("<meta charset=windows-1252>" TABLE_OF("Súdwest-Fryslân")), KLP_OK,
		  "Súdwest-Fryslân", 0, 0, "read.encoding-assumed" },
		{ "says UTF-8, and is not",
		  BYTES("<meta charset=utf-8>\n" TABLE_OF("S\xFA"
		                                          "dwest-Frysl\xE2n")),
		  KLP_ENCODING, NULL, 2, 23, NULL },
		{ "begins as UTF-8 does, and is not",
		  BYTES("\xEF\xBB\xBF<p>" TABLE_OF("S\xFA"
		                                   "dwest")),
		  KLP_ENCODING, NULL, 1, 26, NULL },
		{ "says what nobody knows",
		  BYTES("<meta charset=klingon>" TABLE_OF("S\xFA"
		                                          "dwest")),
		  KLP_ENCODING, NULL, 1, 45, NULL },
		{ "a byte that Windows-1252 does not have",
		  BYTES("<p>" TABLE_OF("S\x81"
		                       "dwest")),
		  KLP_ENCODING, NULL, 1, 26, NULL },
		{ "a byte that nobody prints in ISO-8859-15", BYTES("<meta charset=iso-8859-15>" TABLE_OF("\x92s-Gravenhage")),
		  KLP_ENCODING, NULL, 1, 48, NULL },
		{ "half a character of UTF-16 at the end", BYTES("\xFF\xFE<\0t\0a\0b\0l\0e\0>\0x"), KLP_ENCODING, NULL, 1, 8,
		  NULL },
		{ "zero bytes", BYTES("<html>\n<p>\0</p>"), KLP_UNSUPPORTED, NULL, 2, 4, NULL },
		{ "no table", BYTES("<html><p>Er was eens een man.</p></html>"), KLP_NO_TABLE, NULL, 0, 0, NULL },
		{ "a table of something else", BYTES("<table><tr><td>a<td>1<td>2<td>3<td>4<td>5</table>"), KLP_NO_TABLE, NULL,
		  0, 0, NULL },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct encoded *one = &cases[i];
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_status status = klp_parse_memory(dataset, one->bytes, one->size, NULL, &error);
		cr_expect_eq(status, one->status, "%s: %s, %s", one->what, klp_status_name(status), klp_error_message(error));
		cr_expect_eq(klp_error_line(error), one->line, "%s: line %d", one->what, (int)klp_error_line(error));
		cr_expect_eq(klp_error_column(error), one->column, "%s: column %d", one->what, (int)klp_error_column(error));
		if (status == KLP_OK)
			cr_expect_str_eq(klp_dataset_text(dataset, 0, KLP_COLUMN_MUNICIPALITY_PRINTED), one->printed, "%s",
			                 one->what);
		char *notes = reading_notes(dataset);
		cr_expect_eq(strstr(notes, "read.encoding-assumed") != NULL, one->note != NULL, "%s: %s", one->what, notes);
		free(notes);
		klp_error_free(error);
		klp_dataset_free(dataset);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

/* ----------------------------------------------------------------- hostile */

struct bomb {
	const char *what;
	const char *begin;
	/** repeated up to a size */
	const char *again;
	klp_status status;
};

static void expect_bombs(const struct bomb *bombs, size_t count, size_t size)
{
	for (size_t i = 0; i < count; i++) {
		size_t begin = strlen(bombs[i].begin), again = strlen(bombs[i].again), length = begin;
		char *page = malloc(size + begin + again);
		cr_assert(page != NULL);
		memcpy(page, bombs[i].begin, begin);
		for (; length < size; length += again)
			memcpy(page + length, bombs[i].again, again);
		klp_limits limits = KLP_LIMITS_INIT;
		limits.memory_bytes = 8 << 20;
		limits.line_bytes = 1 << 16;
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.format = "html";
		options.limits = &limits;
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_status status = klp_parse_memory(dataset, page, length, &options, &error);
		cr_expect_eq(status, bombs[i].status, "%s: %s, %s", bombs[i].what, klp_status_name(status),
		             klp_error_message(error));
		cr_expect_eq(klp_dataset_rows(dataset), 0, "%s", bombs[i].what);
		klp_error_free(error);
		klp_dataset_free(dataset);
		free(page);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

/* With any of these in quadratic time this test would take hours. */
Test(html_pages, hostile_pages_end_in_a_status_of_their_own)
{
	enum { SIZE = 1 << 18 };
	static const struct bomb bombs[] = {
		{ "elements in one another", "", "<div>", KLP_LIMIT_DEPTH },
		{ "tables in one another", "", "<table><tr><td>", KLP_LIMIT_DEPTH },
		{ "lists in one another", "", "<ul><li>", KLP_LIMIT_DEPTH },
		{ "a million cells", "<table><tr>", "<td>", KLP_LIMIT_COLUMNS },
		{ "cells that span a million columns", "<table>", "<tr><td colspan=1000000>a<td>b", KLP_LIMIT_MEMORY },
		{ "the same twice a row", "<table>", "<tr><td colspan=1000000>a<td colspan=1000000>b<td>c", KLP_LIMIT_COLUMNS },
		{ "cells that span all rows", "<table>", "<tr><td>a<td rowspan=0 colspan=1000>b", KLP_LIMIT_COLUMNS },
		{ "rows of nothing, spanned", "<table><tr><td rowspan=0 colspan=1000>a<td rowspan=0>b", "<tr>", KLP_NO_TABLE },
		{ "words without end", "<p>", "a ", KLP_LIMIT_LINE_BYTES },
		{ "a word without end", "<p>", "a", KLP_LIMIT_LINE_BYTES },
		{ "lines of a cell", "<table><tr><td>b<td>", "aaaaaaaaaaaaaaaaaaaaaaaa<br>", KLP_LIMIT_LINE_BYTES },
		{ "a comment without end", "<!--", "-", KLP_NO_TABLE },
		{ "comments that begin", "", "<!--", KLP_NO_TABLE },
		{ "comments between letters", "", "a<!---->", KLP_NO_TABLE },
		{ "scripts that begin", "", "<script>", KLP_NO_TABLE },
		{ "scripts that seem to end", "<script>", "</scrip", KLP_NO_TABLE },
		{ "titles that begin", "", "<title>", KLP_LIMIT_LINE_BYTES },
		{ "tags that begin", "", "<a ", KLP_NO_TABLE },
		{ "signs", "", "<", KLP_LIMIT_LINE_BYTES },
		{ "attributes", "<td ", "a ", KLP_NO_TABLE },
		{ "the same attribute", "<td ", "style=x ", KLP_NO_TABLE },
		{ "an attribute without end", "<td x='", "a", KLP_NO_TABLE },
		{ "signs of references", "", "&", KLP_LIMIT_LINE_BYTES },
		{ "references without end", "", "&a", KLP_LIMIT_LINE_BYTES },
		{ "a number without end", "&#", "1", KLP_NO_TABLE },
		{ "entities", "<!DOCTYPE html [", "<!ENTITY a 'aaaaaaaaaaaaaaaa'>", KLP_NO_TABLE },
		{ "ends of nothing", "", "</p>", KLP_NO_TABLE },
		{ "lines of nothing", "", "\n", KLP_NO_TABLE },
		{ "sections quoted in one another", "<?xml version='1.0'?>", "<![CDATA[", KLP_LIMIT_LINE_BYTES },
		{ "control characters", "", "\x01", KLP_LIMIT_LINE_BYTES },
	};
	expect_bombs(bombs, sizeof bombs / sizeof bombs[0], SIZE);
}

/* ------------------------------------------------------------------ memory */

static klp_status parse_once(void *context, klp_error **error)
{
	const struct encoded *page = context;
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, error);
	if (status == KLP_OK)
		status = klp_parse_memory(dataset, page->bytes, page->size, NULL, error);
	klp_dataset_free(dataset);
	return status;
}

Test(html_pages, each_allocation_may_fail)
{
	static struct encoded pages[] = {
		{ "tables",
		  BYTES("<title>2025Q2</title><p hidden>x<table><tr><td>a<td><table><tr><td rowspan=2>22 "
		        "Rijnmond<td>Rotterdam<br>"
		        "<td>1<td>2<td>3<td>4<td>10<tr><td>Schiedam<td>1<td>2<td>3<td>4<td>10</table></table><!-- x"),
		  KLP_OK, NULL, 0, 0, NULL },
		{ "an encoding",
		  BYTES("<p>" TABLE_OF("S\xFA"
		                       "dwest-Frysl\xE2n")),
		  KLP_OK, NULL, 0, 0, NULL },
	};
	failing_install();
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
		failing_each(pages[i].what, parse_once, &pages[i], 1);
}
