/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the reader of HTML makes of a page: lines of words and rows of cells, and which bytes are its own. */

#include "base/limits.h"
#include "read/formats/html_reference.h"
#include "read/formats/readers.h"
#include "read/reading.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The document of a page: "12: words" for a line of words, "12| cell | cell" for a row, "12[ cell" for the first of a table; then the notes. */
static char *shown(const char *html, size_t size)
{
	struct budget budget = { .read = 0 };
	struct reading reading = { .source = "page.html", .budget = &budget };
	struct document document = { .lines = NULL };
	klp_error *error = NULL;
	cr_assert_eq(limits_resolve(&reading.limits, NULL, NULL), KLP_OK);
	klp_status status = read_html.read(&document, (struct slice){ html, size }, &reading, &error);
	cr_assert_eq(status, KLP_OK, "%s: %s", html, klp_error_message(error));
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	cr_assert(out != NULL);
	for (size_t i = 0; i < document.line_count; i++) {
		const struct document_line *line = &document.lines[i];
		const struct document_cell *cells = document_cells(&document, i);
		fprintf(out, "%d%s", (int)line->number, !line->bordered ? ":" : line->begins_table ? "[" : "|");
		for (uint32_t cell = 0; cell < line->cells; cell++) {
			cr_expect_eq(cells[cell].column, cell + 1);
			fprintf(out, "%s %.*s", cell > 0 ? " |" : "", (int)cells[cell].text.length, cells[cell].text.text);
		}
		fputc('\n', out);
	}
	for (size_t i = 0; i < document.note_count; i++)
		fprintf(out, "%s %d\n", document.notes[i].id, (int)document.notes[i].line);
	fclose(out);
	document_free(&document);
	return text;
}

struct page {
	const char *what;
	const char *html;
	const char *document;
};

static void expect_pages(const struct page *pages, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *document = shown(pages[i].html, strlen(pages[i].html));
		cr_expect_str_eq(document, pages[i].document, "%s:\n%sinstead of\n%s", pages[i].what, document,
		                 pages[i].document);
		free(document);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

#define EXPECT_PAGES(pages) expect_pages(pages, sizeof(pages) / sizeof(pages)[0])

Test(html, words_run_on_until_a_line_ends)
{
	static const struct page pages[] = {
		{ "blocks part lines, inline elements do not part words",
		  "<h1>22 <b>Rijn</b>mond</h1><p>een\ntwee<br>drie<div>vier</div>vijf",
		  "1: 22 Rijnmond\n1: een twee\n2: drie\n2: vier\n2: vijf\n" },
		{ "a line stands where its words begin", "\n\n<p\n class=x>\n a\n b</p>\n<p>c", "5: a b\n7: c\n" },
		{ "a list, and a quotation", "<ul><li>een<li>twee</ul><blockquote>drie</blockquote>",
		  "1: een\n1: twee\n1: drie\n" },
		{ "text as it was typed keeps its blanks and its lines", "<pre>a   1\n  b  2\n\nc</pre>d",
		  "1: a   1\n2: b  2\n4: c\n4: d\n" },
		{ "scripts, styles and comments are no text, and part nothing",
		  "<style>p{}</style>a<!-- b\n -->c<script>if (1<2) '</b>'</script>d", "1: acd\n" },
		{ "conditional comments hide what is for others, and show what is for all",
		  "<!--[if mso]><p>weg</p><![endif]-->a<![if !vml]>b<![endif]>c", "1: abc\n" },
		{ "signs that begin no tag", "a <5 b < c &lt; d <= e & f &x; &regio=1",
		  "1: a <5 b < c < d <= e & f &x; &regio=1\n" },
		{ "references", "&euml;&#235;&#xEB;&eacute &#146;s &#0;&#xD800;&#99999999; &shy;a&shy;b",
		  "1: ëëëé ’s \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD ab\n" },
		{ "control characters are told apart from nothing",
		  "1\x01"
		  "097",
		  "1: 1\xEF\xBF\xBD"
		  "097\n" },
		{ "what stands behind the end of a page", "<html><body><p>a</body></html><p>b\n<html><p>c",
		  "1: a\n1: b\n2: c\n" },
		{ "the title, below all else", "<html><head><title>T &amp; <b>U</title></head><body>a", "1: a\n1: T & <b>U\n" },
		{ "hidden, and read", "<p hidden>a</p>\n<p style='color:red;DISPLAY : none'>b</p><p style='xdisplay:none'>c",
		  "1: a\n2: b\n2: c\nread.hidden 1\n" },
		{ "what is no text of a page", "<template><p>a</p></template>\n<svg><text>b</text></svg>c<select> </select>",
		  "2: c\nread.not-shown 1\n" },
		{ "a comment without an end", "a\n<!-- b\nc", "1: a\nread.cut-off 2\n" },
		{ "a script without an end", "a\n<script> b\nc</scripts>", "1: a\nread.cut-off 2\n" },
		{ "a tag without an end", "a\n<td class=\"x>b</td>", "1: a\nread.cut-off 2\n" },
		{ "line ends of all kinds, many of them within a tag and a comment",
		  "a\r\n<p\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n>b\r<p>c<!--"
		  "\n\n\n\n\n\n\n\n"
		  "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n-->\n<p>d",
		  "1: a\n42: b\n43: c\n88: d\n" },
		{ "XHTML, in which an element may be whole, and text be quoted",
		  "<?xml version='1.0'?><html><head><title/><script src='x'/></head><body><p/>a<![CDATA[ <b> & "
		  "]]>c</body></html>",
		  "1: a <b> & c\n" },
		{ "entities of its own are none", "<!DOCTYPE html [ <!ENTITY a \"aaa\"> ]><p>&a;", "1: ]>\n1: &a;\n" },
		{ "nothing", "<html></html>", "" },
	};
	EXPECT_PAGES(pages);
}

Test(html, tables_become_rows_of_cells)
{
	static const struct page pages[] = {
		{ "end tags left out", "<table>\n<tr><td>a<td>b\n<tr><td>c<td>d</table>e", "2[ a | b\n3| c | d\n3: e\n" },
		{ "no rows, or no end", "<table><td>a<td>b<tr><th>c<td>d", "1[ a | b\n1| c | d\n" },
		{ "a caption stands above, and so does text between the rows",
		  "<table><caption>C</caption><tr><td>a<td>b</tr>x<tr><td>c<td>d</table>", "1: C\n1: x\n1[ a | b\n1| c | d\n" },
		{ "a caption where none belongs", "<table><tr><td>a<td>b<caption>C</table>", "1: C\n1[ a | b\n" },
		{ "the head is first and the foot last",
		  "<table>\n<tfoot><tr><td>e<td>f\n<tbody><tr><td>c<td>d\n<thead><tr><td>a<td>b</table>",
		  "4[ a | b\n3| c | d\n2| e | f\n" },
		{ "cells that span columns and rows",
		  "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f<tr><td>g<td>h</table>",
		  "1[ a | b |  | c\n1|  | d | e | f\n1| g | h\n" },
		{ "a last column that spans rows", "<table><tr><td>a<td rowspan=2>b<tr><td>c<tr><td>d<td>e</table>",
		  "1[ a | b\n1| c | \n1| d | e\n" },
		{ "spans end with their section", "<table><tbody><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td>d</table>",
		  "1[ a | b\n1| c | d\n" },
		{ "all rows that are left", "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>",
		  "1[ a | b\n1|  | c\n1|  | d\n" },
		{ "spans that make no sense",
		  "<table><tr><td colspan=-3 rowspan=x>a<td colspan=0>b<td colspan=''>c<td "
		  "colspan='2.5'>d<td>e<tr><td>f</table>",
		  "1[ a | b | c | d |  | e\n1| f\n" },
		{ "a cell that spans more columns than there are",
		  "<table><tr><td colspan=1000000>a<tr><td>b<td>c<td rowspan=99999999999>d</table>",
		  "1[ a |  | \n1| b | c | d\n" },
		{ "rows without a cell are none, and empty cells are kept",
		  "<table><tr><tr><td><td>&nbsp;<tr><td><td>a<td></table>", "1[  | a | \n" },
		{ "lines within a cell",
		  "<table><tr><td>Krimpen aan<br>den IJssel<td>Leidschendam-<br>Voorburg<td>1<br>097</table>",
		  "1[ Krimpen aan den IJssel | Leidschendam-Voorburg | 1\n097\n" },
		{ "paragraphs within a cell", "<table><tr><td><p>a</p>\n<p>b</p><td><p><span>1.097</span></p></table>",
		  "1[ a b | 1.097\n" },
		{ "the mark of a footnote is no digit",
		  "<table><tr><td>a<sup>1</sup><td>1<sup>2</sup><td>3<span style='vertical-align: "
		  "super'>4</span><td>2<sup>e</sup>"
		  "<td><del>1</del>2</table>",
		  "1[ a^1 | 1^2 | 3^4 | 2e | ^12\n" },
		{ "hidden words in a cell are left out, hidden cells are not",
		  "<table><tr><td><span style='display:none'>0007</span>7<td hidden>b</table>",
		  "1[ 7 | b\nread.hidden 1\nread.not-shown 1\n" },
		{ "two tables, one below the other", "<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>",
		  "1[ a | b\n1[ c | d\n" },
		{ "elements left open in cells", "<table><tr><td><div><b>a<td>b<tr><td><div>c<td>d</table>e",
		  "1[ a | b\n1| c | d\n1: e\n" },
		{ "cells without a table", "<tr><td>a<td>b</tr>", "1: a\n1: b\n" },
	};
	EXPECT_PAGES(pages);
}

Test(html, tables_that_lay_out_a_page_are_its_words)
{
	static const struct page pages[] = {
		{ "a table within a table",
		  "<table><tr><td>menu<td><p>a</p>\n<table><tr><td>b<td>c</table>\nd<tr><td>e</table>f",
		  "1: menu\n1: a\n2[ b | c\n3: d\n3: e\n3: f\n" },
		{ "three deep", "<table><tr><td><table><tr><td><table><tr><td>a<td>b</table>c</table>d</table>",
		  "1[ a | b\n1: c\n1: d\n" },
		{ "one column", "<table><tr><td>a<tr><td>b</table>", "1: a\n1: b\n" },
		{ "headings and lists", "<table><tr><td><ul><li>x</ul><td><h2>a</h2><p>b</table>", "1: x\n1: a\n1: b\n" },
		{ "paragraphs",
		  "<table><tr><td>aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa "
		  "aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa\n<td>b</table>",
		  "1: aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa "
		  "aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa\n2: b\n" },
	};
	EXPECT_PAGES(pages);
}

Test(html, references_stand_alone_and_at_the_end)
{
	static const struct {
		const char *text;
		const char *put;
		size_t passed;
	} cases[] = {
		{ "&", "&amp;", 1 },      { "&#", "&amp;", 1 },
		{ "&#x", "&amp;", 1 },    { "&#;", "&amp;", 1 },
		{ "&nbsp", "&nbsp;", 5 }, { "&nbsp;x", "&nbsp;", 6 },
		{ "&foo;", "&amp;", 1 },  { "&#60;", "&lt;", 5 },
		{ "&#38", "&amp;", 4 },   { "&#128512;", "😀", 9 },
		{ "&#10;", " ", 5 },      { "&#x80;", "€", 6 },
		{ "&1;", "&amp;", 1 },    { "&#xFFFE;", "\xEF\xBF\xBD", 8 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buffer out = { NULL, 0, 0 };
		size_t passed = 0;
		cr_assert(html_reference_put(&out, slice_of(cases[i].text), &passed) && buffer_end_text(&out));
		cr_expect_str_eq(out.bytes, cases[i].put, "%s: %s", cases[i].text, out.bytes);
		cr_expect_eq(passed, cases[i].passed, "%s: %zu bytes", cases[i].text, passed);
		buffer_free(&out);
	}
}

Test(html, a_page_is_told_by_its_first_bytes)
{
	static const struct {
		const char *what;
		const char *bytes;
		size_t size;
		const char *format;
	} cases[] = {
#define BYTES(text) text, sizeof(text) - 1
		{ "a document type", BYTES("<!DOCTYPE html>\n| a | b |\n|---|---|\n"), "html" },
		{ "behind a mark, a comment and blanks", BYTES("\xEF\xBB\xBF\n<!-- saved from -->\n<HTML>"), "html" },
		{ "XHTML", BYTES("<?xml version=\"1.0\"?>\n<html xmlns=\"x\">"), "html" },
		{ "UTF-16", BYTES("\xFF\xFE<\0t\0a\0b\0l\0e\0>\0"), "html" },
		{ "UTF-16 the other way, without a mark", BYTES("\0<\0h\0t\0m\0l\0>"), "html" },
		{ "a table alone", BYTES("<table border=1><tr><td>1"), "html" },
		{ "a piece of a page", BYTES("<h2>22 Rijnmond</h2><p>"), "html" },
		{ "a table in a letter", BYTES("Beste collega,\n<table><tr><td>1"), "html" },
		{ "Markdown with tags", BYTES("<b>Rijnmond</b>\n\n| a | b |\n|---|---|\n| <b>1</b> | 2 |\n"), "markdown" },
		{ "text with a sign", BYTES("Rotterdam <5 1 2 3 4\n"), "text" },
		{ "text with a tag in it", BYTES("2025Q2\nRotterdam <b>1</b> 2 3 4 5\n"), "text" },
#undef BYTES
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct reader *reader = readers_choose((struct slice){ cases[i].bytes, cases[i].size }).reader;
		cr_assert(reader != NULL, "%s", cases[i].what);
		cr_expect_str_eq(reader->name, cases[i].format, "%s: %s", cases[i].what, reader->name);
	}
	/* Other XML has readers of its own, or none. */
	static const char *const others[] = { "<klantprofiel edition='2025Q2'>",
		                                  "<?xml version='1.0'?><table:table>",
		                                  "<?xml version='1.0'?><p>",
		                                  "<office:document><table",
		                                  "<tr8>",
		                                  "" };
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		cr_expect_eq(read_html.bid(slice_of(others[i])), 0, "%s", others[i]);
}

/* Long text is given to libxml2 in pieces, which must not part the bytes of a character. */
Test(html, long_text_stays_whole)
{
	enum { CHARACTERS = 20000 };
	for (size_t shift = 0; shift < 3; shift++) {
		char *text = malloc(shift + 3 * CHARACTERS + 1);
		cr_assert(text != NULL);
		memset(text, 'a', shift);
		for (size_t i = 0; i < CHARACTERS; i++)
			memcpy(text + shift + 3 * i, "\xE2\x82\xAC", 3);
		text[shift + 3 * CHARACTERS] = '\0';
		char *document = shown(text, strlen(text));
		size_t length = strlen(text);
		bool whole = strlen(document) == length + 4 && memcmp(document + 3, text, length) == 0;
		cr_expect(whole, "shifted by %zu", shift);
		free(document);
		free(text);
	}
}
