/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* HTML, through libxml2: tables become lines of cells, all else becomes lines of words. A table that lays out a page, as
 * one that holds paragraphs or other tables does, is no table but its words.
 *
 * Only the innermost table is held: once another begins within it, what was gathered of the outer one is given as words,
 * and the rest of it as it comes. */

#include "base/limits.h"
#include "base/memory.h"
#include "read/formats/html_bid.h"
#include "read/formats/html_charset.h"
#include "read/formats/html_element.h"
#include "read/formats/html_feed.h"
#include "read/formats/html_table.h"
#include "read/formats/html_words.h"
#include "read/formats/readers.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <string.h>

/* A table that is open. */
struct frame {
	bool layout;
	bool in_cell;
};

/* What was read or left out though it is not shown, to be noted once. */
struct oddity {
	uint64_t count;
	uint64_t first_line;
};

struct page {
	struct document *document;
	const struct reading *reading;
	xmlParserCtxtPtr parser;
	struct html_feed feed;
	klp_status status;
	klp_error *error;
	/** of elements; and where the outermost lies that is not read, hidden, set as typed, the title; 0 for none */
	uint64_t depth;
	uint64_t unseen_from;
	uint64_t hidden_from;
	uint64_t typed_from;
	uint64_t title_from;
	/** the line on which what comes next begins */
	uint64_t line;
	struct html_words words;
	struct html_words title;
	/** the innermost of the open tables, unless it lays out the page */
	struct html_table table;
	struct frame *frames;
	size_t frame_count;
	size_t frame_capacity;
	struct oddity hidden;
	struct oddity unseen;
	/** whether the present unseen element has been counted */
	bool unseen_counted;
	/** against "memory-bytes": what libxml2 keeps of the page */
	uint64_t held;
};

static void count_oddity(struct oddity *oddity, uint64_t line)
{
	if (oddity->count++ == 0)
		oddity->first_line = line;
}

/* ------------------------------------------------------------------- lines */

static struct frame *innermost(struct page *page)
{
	return page->frame_count == 0 ? NULL : &page->frames[page->frame_count - 1];
}

static bool in_data_cell(struct page *page)
{
	const struct frame *frame = innermost(page);
	return frame != NULL && !frame->layout && frame->in_cell;
}

/* Ends a line of words, in the cell or in the page. */
static klp_status end_line(struct page *page, klp_error **error)
{
	struct slice text = html_words_text(&page->words);
	klp_status status = KLP_OK;
	if (text.length > 0) {
		if (page->hidden_from != 0)
			count_oddity(&page->hidden, page->words.line);
		status = in_data_cell(page) ? html_table_words(&page->table, text, page->words.line, page->reading, error)
		                            : html_words_emit(page->document, text, page->words.line, page->reading, error);
	}
	html_words_clear(&page->words);
	return status;
}

/* ------------------------------------------------------------------ tables */

static klp_status begin_table(struct page *page, klp_error **error)
{
	klp_status status = end_line(page, error);
	struct frame *outer = innermost(page);
	if (status == KLP_OK && outer != NULL && !outer->layout) {
		status = html_table_emit_words(&page->table, page->document, page->reading, error);
		html_table_free(&page->table, page->reading);
		outer->layout = true;
	}
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&page->frames, &page->frame_capacity, page->frame_count + 1, sizeof *page->frames))
		return error_memory(error);
	page->frames[page->frame_count++] = (struct frame){ .layout = false };
	return KLP_OK;
}

static klp_status end_table(struct page *page, klp_error **error)
{
	klp_status status = end_line(page, error);
	if (page->frame_count == 0)
		return status;
	if (status == KLP_OK && !innermost(page)->layout)
		status = html_table_emit(&page->table, page->document, page->reading, error);
	html_table_free(&page->table, page->reading);
	page->frame_count--;
	return status;
}

/* A row or a cell ends where it says so, and where the next one begins. */
static klp_status end_cell(struct page *page, klp_error **error)
{
	klp_status status = end_line(page, error);
	if (page->frame_count > 0)
		innermost(page)->in_cell = false;
	return status;
}

static const char *value_of(const xmlChar **attributes, const char *name)
{
	for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
		if (strcmp((const char *)attributes[0], name) == 0)
			return attributes[1] == NULL ? "" : (const char *)attributes[1];
	return NULL;
}

static uint32_t span_of(const xmlChar **attributes, const char *name)
{
	const char *value = value_of(attributes, name);
	return value == NULL ? 1 : html_element_number(value, 1);
}

static klp_status begin_cell(struct page *page, const xmlChar **attributes, klp_error **error)
{
	klp_status status = end_cell(page, error);
	struct frame *frame = innermost(page);
	if (status != KLP_OK || frame == NULL)
		return status;
	frame->in_cell = true;
	if (frame->layout)
		return KLP_OK;
	return html_table_cell(&page->table, span_of(attributes, "colspan"), span_of(attributes, "rowspan"), page->line,
	                       page->reading, error);
}

static klp_status begin_row(struct page *page, klp_error **error)
{
	klp_status status = end_cell(page, error);
	if (page->frame_count > 0 && !innermost(page)->layout)
		html_table_row(&page->table, page->line);
	return status;
}

static klp_status begin_section(struct page *page, enum html_section section, klp_error **error)
{
	klp_status status = end_cell(page, error);
	if (page->frame_count > 0 && !innermost(page)->layout)
		html_table_section(&page->table, section);
	return status;
}

/* ---------------------------------------------------------------- elements */

/* What a style or attribute says of an element. Hidden words within a cell are left out, as the keys are by which some pages
 * sort; what else is hidden is read, as the tables are that open at a click. */
static void take_attributes(struct page *page, const xmlChar **attributes, enum html_element element)
{
	const char *style = value_of(attributes, "style");
	bool hidden = value_of(attributes, "hidden") != NULL || (style != NULL && html_element_style_hides(style));
	if (hidden && element == HTML_INLINE && in_data_cell(page))
		page->unseen_from = page->depth;
	else if (hidden && page->hidden_from == 0)
		page->hidden_from = page->depth;
	if (style != NULL && element == HTML_INLINE) {
		page->words.raised = page->words.raised || html_element_style_raises(style);
		page->words.struck = page->words.struck || html_element_style_strikes(style);
	}
}

static klp_status begin_element(struct page *page, enum html_element element, const xmlChar **attributes,
                                klp_error **error)
{
	switch (element) {
	case HTML_TABLE:
		return begin_table(page, error);
	case HTML_SECTION_HEAD:
		return begin_section(page, HTML_HEAD, error);
	case HTML_SECTION_BODY:
		return begin_section(page, HTML_BODY, error);
	case HTML_SECTION_FOOT:
		return begin_section(page, HTML_FOOT, error);
	case HTML_ROW:
		return begin_row(page, error);
	case HTML_CELL:
		return begin_cell(page, attributes, error);
	case HTML_CAPTION:
		return end_cell(page, error);
	case HTML_RICH_BLOCK:
		if (in_data_cell(page))
			html_table_enrich(&page->table);
		return end_line(page, error);
	case HTML_TYPED:
		if (page->typed_from == 0)
			page->typed_from = page->depth;
		return end_line(page, error);
	case HTML_BLOCK:
	case HTML_BREAK:
		return end_line(page, error);
	case HTML_RAISED:
		page->words.raised = true;
		return KLP_OK;
	case HTML_STRUCK:
		page->words.struck = true;
		return KLP_OK;
	case HTML_TITLE:
		page->title_from = page->depth;
		return KLP_OK;
	case HTML_UNSEEN:
		page->unseen_from = page->depth;
		return KLP_OK;
	default:
		return KLP_OK;
	}
}

static klp_status end_element(struct page *page, enum html_element element, klp_error **error)
{
	switch (element) {
	case HTML_TABLE:
		return end_table(page, error);
	case HTML_SECTION_HEAD:
	case HTML_SECTION_FOOT:
		return begin_section(page, HTML_BODY, error);
	case HTML_ROW:
	case HTML_CELL:
	case HTML_CAPTION:
		return end_cell(page, error);
	case HTML_BLOCK:
	case HTML_RICH_BLOCK:
	case HTML_TYPED:
		return end_line(page, error);
	default:
		return KLP_OK;
	}
}

/* -------------------------------------------------------------- SAX events */

static uint64_t present_line(const struct page *page)
{
	int line = xmlSAX2GetLineNumber(page->parser);
	return page->feed.lines_left_out + (line > 0 ? (uint64_t)line : 0);
}

static void settle(struct page *page, klp_status status)
{
	page->line = present_line(page);
	if (status == KLP_OK || page->status != KLP_OK)
		return;
	page->status = status;
	xmlStopParser(page->parser);
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
	struct page *page = context;
	if (page->status != KLP_OK)
		return;
	if (++page->depth > page->reading->limits.depth) {
		const struct place place = { .source = page->reading->source, .page = 1, .line = page->line };
		settle(page, limits_exceeded(KLP_LIMIT_DEPTH, &page->reading->limits, &place, &page->error));
		return;
	}
	klp_status status = KLP_OK;
	if (page->unseen_from == 0) {
		enum html_element element = html_element_find((const char *)name);
		status = begin_element(page, element, attributes, &page->error);
		if (attributes != NULL && page->unseen_from == 0)
			take_attributes(page, attributes, element);
		page->unseen_counted = false;
	}
	settle(page, status);
}

static void on_end(void *context, const xmlChar *name)
{
	struct page *page = context;
	if (page->status != KLP_OK)
		return;
	klp_status status = KLP_OK;
	if (page->unseen_from == 0)
		status = end_element(page, html_element_find((const char *)name), &page->error);
	uint64_t *const ends[] = { &page->unseen_from, &page->hidden_from, &page->typed_from, &page->title_from };
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (*ends[i] == page->depth)
			*ends[i] = 0;
	page->depth--;
	settle(page, status);
}

/* Text as it was typed: each line is one. */
static klp_status add_typed(struct page *page, struct slice text, klp_error **error)
{
	uint64_t line = page->line;
	klp_status status = KLP_OK;
	while (status == KLP_OK && text.length > 0) {
		const char *end = memchr(text.text, '\n', text.length);
		size_t length = end == NULL ? text.length : (size_t)(end - text.text);
		status = html_words_add(&page->words, (struct slice){ text.text, length }, line, true, page->reading, error);
		if (end == NULL)
			break;
		line++;
		if (status == KLP_OK)
			status = end_line(page, error);
		text.text += length + 1;
		text.length -= length + 1;
	}
	return status;
}

static void on_text(void *context, const xmlChar *bytes, int length)
{
	struct page *page = context;
	if (page->status != KLP_OK || length <= 0)
		return;
	struct slice text = { (const char *)bytes, (size_t)length };
	klp_status status = KLP_OK;
	if (page->unseen_from != 0) {
		if (!page->unseen_counted && text_trim(text).length > 0) {
			count_oddity(&page->unseen, page->line);
			page->unseen_counted = true;
		}
	} else if (page->title_from != 0) {
		status = html_words_add(&page->title, text, page->line, false, page->reading, &page->error);
	} else if (page->typed_from != 0) {
		status = add_typed(page, text, &page->error);
	} else {
		status = html_words_add(&page->words, text, page->line, false, page->reading, &page->error);
	}
	settle(page, status);
}

static void on_comment(void *context, const xmlChar *text)
{
	(void)text;
	struct page *page = context;
	page->line = present_line(page);
}

static void on_message(void *context, const char *format, ...)
{
	(void)context, (void)format; /* a page is seldom without errors, and without this they would go to standard error */
}

/* The const of the error came with 2.12. */
#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *error)
#else
static void on_error(void *context, xmlErrorPtr error)
#endif
{
	struct page *page = context;
	if (page->status == KLP_OK && error->code == XML_ERR_NO_MEMORY) {
		page->status = error_memory(&page->error);
		xmlStopParser(page->parser);
	}
}

/* ----------------------------------------------------------------- parsing */

static pthread_once_t once = PTHREAD_ONCE_INIT;

static xmlParserCtxtPtr new_parser(struct page *page)
{
	htmlSAXHandler sax;
	memset(&sax, 0, sizeof sax);
	sax.initialized = XML_SAX2_MAGIC;
	sax.startElement = on_start;
	sax.endElement = on_end;
	sax.characters = on_text;
	sax.ignorableWhitespace = on_text;
	sax.cdataBlock = on_text;
	sax.comment = on_comment;
	sax.error = on_message;
	sax.warning = on_message;
	sax.serror = on_error;
	pthread_once(&once, xmlInitParser);
	xmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&sax, page, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	if (parser != NULL)
		htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	return parser;
}

/* libxml2 does not always let go of what it has read. */
static klp_status hold_input(struct page *page, klp_error **error)
{
	enum { AHEAD = 2 };
	const struct _xmlParserInput *input = page->parser->input;
	uint64_t kept = input == NULL ? 0 : AHEAD * (uint64_t)(input->end - input->base);
	if (kept <= page->held)
		return KLP_OK;
	klp_status status = reading_hold(page->reading, kept - page->held, NULL, error);
	if (status == KLP_OK)
		page->held = kept;
	return status;
}

static klp_status take_piece(void *context, struct slice piece, klp_error **error)
{
	struct page *page = context;
	page->line = present_line(page);
	htmlParseChunk(page->parser, piece.text, (int)piece.length, 0);
	if (page->status == KLP_OK)
		page->status = hold_input(page, &page->error);
	if (page->status != KLP_OK && error != NULL) {
		*error = page->error;
		page->error = NULL;
	}
	return page->status;
}

static klp_status finish(struct page *page, klp_error **error)
{
	htmlParseChunk(page->parser, "", 0, 1);
	if (page->status == KLP_OK)
		page->status = end_line(page, &page->error);
	while (page->status == KLP_OK && page->frame_count > 0)
		page->status = end_table(page, &page->error);
	/* Below all else: a title tells of what the page itself leaves untold, and never overrules it. */
	if (page->status == KLP_OK)
		page->status = html_words_emit(page->document, html_words_text(&page->title), page->title.line, page->reading,
		                               &page->error);
	if (page->status != KLP_OK && error != NULL) {
		*error = page->error;
		page->error = NULL;
	}
	return page->status;
}

/* ------------------------------------------------------------------- notes */

static klp_status note(struct page *page, const char *id, klp_severity severity, uint64_t line, uint64_t count,
                       const char *what, klp_error **error)
{
	const struct place place = { .source = page->reading->source, .page = 1, .line = line };
	if (count == 1)
		return document_add_note(page->document, id, severity, &place, page->reading, error, "%s", what);
	return document_add_note(page->document, id, severity, &place, page->reading, error, "%s; %llu times in all", what,
	                         (unsigned long long)count);
}

static klp_status add_notes(struct page *page, klp_error **error)
{
	klp_status status = KLP_OK;
	if (page->hidden.count > 0)
		status = note(page, "read.hidden", KLP_SEVERITY_INFORMATION, page->hidden.first_line, page->hidden.count,
		              "a line or cell here is hidden in a browser, and was read all the same", error);
	if (status == KLP_OK && page->unseen.count > 0)
		status = note(page, "read.not-shown", KLP_SEVERITY_INFORMATION, page->unseen.first_line, page->unseen.count,
		              "text here is not shown as text of the page, and was not read", error);
	if (status == KLP_OK && page->feed.unended_line != 0)
		status = note(page, "read.cut-off", KLP_SEVERITY_WARNING, page->feed.unended_line, 1,
		              "a tag, comment or script begins here and never ends; what follows lies within it, and was not "
		              "read",
		              error);
	return status;
}

static klp_status read_text(struct document *document, struct slice text, const struct reading *reading,
                            klp_error **error)
{
	struct page page = { .document = document, .reading = reading, .line = 1 };
	page.feed = (struct html_feed){ .text = text, .take = take_piece, .context = &page };
	page.parser = new_parser(&page);
	if (page.parser == NULL)
		return error_memory(error);
	klp_status status = html_feed_all(&page.feed, error);
	if (status == KLP_OK)
		status = finish(&page, error);
	if (status == KLP_OK)
		status = add_notes(&page, error);
	if (page.parser->myDoc != NULL)
		xmlFreeDoc(page.parser->myDoc);
	htmlFreeParserCtxt(page.parser);
	html_table_free(&page.table, reading);
	reading_release(reading, page.held);
	buffer_free(&page.words.text);
	buffer_free(&page.title.text);
	memory_release(page.frames);
	klp_error_free(page.error);
	return status;
}

static klp_status read_page(struct document *document, struct slice bytes, const struct reading *reading,
                            klp_error **error)
{
	struct html_text text;
	klp_status status = html_charset_text(&text, document, bytes, reading, error);
	if (status == KLP_OK)
		status = read_text(document, text.text, reading, error);
	html_charset_release(&text, reading);
	return status;
}

const struct reader read_html = { "html", "HTML, as pages are saved and as office programs write it", html_bid,
	                              read_page };
