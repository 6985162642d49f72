/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* HTML, through libxml2: html_feed gives it the page, and html_page makes lines and tables of what it tells. */

#include "read/formats/html_bid.h"
#include "read/formats/html_charset.h"
#include "read/formats/html_feed.h"
#include "read/formats/html_page.h"
#include "read/formats/readers.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <string.h>

struct parse {
	struct html_page page;
	xmlParserCtxtPtr parser;
	struct html_feed feed;
	klp_status status;
	klp_error *error;
	/** against "memory-bytes": what libxml2 keeps of the page */
	uint64_t held;
};

/* -------------------------------------------------------------- SAX events */

static uint64_t present_line(const struct parse *parse)
{
	int line = xmlSAX2GetLineNumber(parse->parser);
	return parse->feed.lines_left_out + (line > 0 ? (uint64_t)line : 0);
}

static void settle(struct parse *parse, klp_status status)
{
	parse->page.line = present_line(parse);
	if (status == KLP_OK || parse->status != KLP_OK)
		return;
	parse->status = status;
	xmlStopParser(parse->parser);
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
	struct parse *parse = context;
	if (parse->status == KLP_OK)
		settle(parse, html_page_open(&parse->page, (const char *)name, attributes, &parse->error));
}

static void on_end(void *context, const xmlChar *name)
{
	struct parse *parse = context;
	if (parse->status == KLP_OK)
		settle(parse, html_page_close(&parse->page, (const char *)name, &parse->error));
}

static void on_text(void *context, const xmlChar *bytes, int length)
{
	struct parse *parse = context;
	if (parse->status != KLP_OK || length <= 0)
		return;
	settle(parse, html_page_text(&parse->page, (struct slice){ (const char *)bytes, (size_t)length }, &parse->error));
}

static void on_comment(void *context, const xmlChar *text)
{
	(void)text;
	struct parse *parse = context;
	parse->page.line = present_line(parse);
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
	struct parse *parse = context;
	if (parse->status == KLP_OK && error->code == XML_ERR_NO_MEMORY) {
		parse->status = error_memory(&parse->error);
		xmlStopParser(parse->parser);
	}
}

/* ----------------------------------------------------------------- parsing */

static pthread_once_t once = PTHREAD_ONCE_INIT;

static xmlParserCtxtPtr new_parser(struct parse *parse)
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
	xmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&sax, parse, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	if (parser != NULL)
		htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	return parser;
}

/* libxml2 does not always let go of what it has read. */
static klp_status hold_input(struct parse *parse, klp_error **error)
{
	enum { AHEAD = 2 };
	const struct _xmlParserInput *input = parse->parser->input;
	uint64_t kept = input == NULL ? 0 : AHEAD * (uint64_t)(input->end - input->base);
	if (kept <= parse->held)
		return KLP_OK;
	klp_status status = reading_hold(parse->page.reading, kept - parse->held, NULL, error);
	if (status == KLP_OK)
		parse->held = kept;
	return status;
}

/* Hands out the error that was kept while libxml2 had the word. */
static klp_status result(struct parse *parse, klp_error **error)
{
	if (parse->status != KLP_OK && error != NULL) {
		*error = parse->error;
		parse->error = NULL;
	}
	return parse->status;
}

static klp_status take_piece(void *context, struct slice piece, klp_error **error)
{
	struct parse *parse = context;
	parse->page.line = present_line(parse);
	htmlParseChunk(parse->parser, piece.text, (int)piece.length, 0);
	if (parse->status == KLP_OK)
		parse->status = hold_input(parse, &parse->error);
	return result(parse, error);
}

static klp_status finish(struct parse *parse, klp_error **error)
{
	htmlParseChunk(parse->parser, "", 0, 1);
	if (parse->status == KLP_OK)
		parse->status = html_page_end(&parse->page, &parse->error);
	if (parse->status == KLP_OK && parse->feed.unended_line != 0)
		parse->status = html_page_note(&parse->page, "read.cut-off", KLP_SEVERITY_WARNING, parse->feed.unended_line, 1,
		                               "a tag, comment or script begins here and never ends; what follows lies within "
		                               "it, and was not read",
		                               &parse->error);
	return result(parse, error);
}

static klp_status read_text(struct document *document, struct slice text, const struct reading *reading,
                            klp_error **error)
{
	struct parse parse = { .page = { .document = document, .reading = reading, .line = 1 } };
	parse.feed = (struct html_feed){ .text = text, .take = take_piece, .context = &parse };
	parse.parser = new_parser(&parse);
	if (parse.parser == NULL)
		return error_memory(error);
	klp_status status = html_feed_all(&parse.feed, error);
	if (status == KLP_OK)
		status = finish(&parse, error);
	if (parse.parser->myDoc != NULL)
		xmlFreeDoc(parse.parser->myDoc);
	htmlFreeParserCtxt(parse.parser);
	reading_release(reading, parse.held);
	html_page_free(&parse.page);
	klp_error_free(parse.error);
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
