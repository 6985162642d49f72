/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Tables become lines of cells, all else becomes lines of words. A table that lays out a page, as one that holds paragraphs or other
 * tables does, is no table but its words.
 *
 * Only the innermost table is held: once another begins within it, what was gathered of the outer one is given as words,
 * and the rest of it as it comes. */

#include "read/formats/html_page.h"
#include "base/limits.h"
#include "base/memory.h"
#include "read/formats/html_element.h"

#include <string.h>

static void count_oddity(struct html_oddity *oddity, uint64_t line)
{
	if (oddity->count++ == 0)
		oddity->first_line = line;
}

/* ------------------------------------------------------------------- lines */

static struct html_frame *innermost(struct html_page *page)
{
	return page->frame_count == 0 ? NULL : &page->frames[page->frame_count - 1];
}

static bool in_data_cell(struct html_page *page)
{
	const struct html_frame *frame = innermost(page);
	return frame != NULL && !frame->layout && frame->in_cell;
}

/* Ends a line of words, in the cell or in the page. */
static klp_status end_line(struct html_page *page, klp_error **error)
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

static klp_status begin_table(struct html_page *page, klp_error **error)
{
	klp_status status = end_line(page, error);
	struct html_frame *outer = innermost(page);
	if (status == KLP_OK && outer != NULL && !outer->layout) {
		status = html_table_emit_words(&page->table, page->document, page->reading, error);
		html_table_free(&page->table, page->reading);
		outer->layout = true;
	}
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&page->frames, &page->frame_capacity, page->frame_count + 1, sizeof *page->frames))
		return error_memory(error);
	page->frames[page->frame_count++] = (struct html_frame){ .layout = false };
	return KLP_OK;
}

static klp_status end_table(struct html_page *page, klp_error **error)
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
static klp_status end_cell(struct html_page *page, klp_error **error)
{
	klp_status status = end_line(page, error);
	if (page->frame_count > 0)
		innermost(page)->in_cell = false;
	return status;
}

static const char *value_of(const unsigned char **attributes, const char *name)
{
	for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
		if (strcmp((const char *)attributes[0], name) == 0)
			return attributes[1] == NULL ? "" : (const char *)attributes[1];
	return NULL;
}

static uint32_t span_of(const unsigned char **attributes, const char *name)
{
	const char *value = value_of(attributes, name);
	return value == NULL ? 1 : html_element_number(value, 1);
}

static klp_status begin_cell(struct html_page *page, const unsigned char **attributes, klp_error **error)
{
	klp_status status = end_cell(page, error);
	struct html_frame *frame = innermost(page);
	if (status != KLP_OK || frame == NULL)
		return status;
	frame->in_cell = true;
	if (frame->layout)
		return KLP_OK;
	return html_table_cell(&page->table, span_of(attributes, "colspan"), span_of(attributes, "rowspan"), page->line,
	                       page->reading, error);
}

static klp_status begin_row(struct html_page *page, klp_error **error)
{
	klp_status status = end_cell(page, error);
	if (page->frame_count > 0 && !innermost(page)->layout)
		html_table_row(&page->table, page->line);
	return status;
}

static klp_status begin_section(struct html_page *page, enum html_section section, klp_error **error)
{
	klp_status status = end_cell(page, error);
	if (page->frame_count > 0 && !innermost(page)->layout)
		html_table_section(&page->table, section);
	return status;
}

/* ---------------------------------------------------------------- elements */

/* What a style or attribute says of an element. Hidden words within a cell are left out, as the keys are by which some pages
 * sort; what else is hidden is read, as the tables are that open at a click. */
static void take_attributes(struct html_page *page, const unsigned char **attributes, enum html_element element)
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

static klp_status begin_element(struct html_page *page, enum html_element element, const unsigned char **attributes,
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

static klp_status end_element(struct html_page *page, enum html_element element, klp_error **error)
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

/* A cell of our own pages may tell its value besides what it shows: a number without the signs of a language. */
static klp_status take_value(struct html_page *page, const unsigned char **attributes, bool *told, klp_error **error)
{
	const char *value = in_data_cell(page) ? value_of(attributes, "data-klp") : NULL;
	*told = value != NULL;
	if (value == NULL)
		return KLP_OK;
	page->unseen_from = page->depth;
	return html_table_words(&page->table, slice_of(value), page->line, page->reading, error);
}

klp_status html_page_open(struct html_page *page, const char *name, const unsigned char **attributes, klp_error **error)
{
	if (++page->depth > page->reading->limits.depth) {
		const struct place place = { .source = page->reading->source, .page = 1, .line = page->line };
		return limits_exceeded(KLP_LIMIT_DEPTH, &page->reading->limits, &place, error);
	}
	if (page->unseen_from != 0)
		return KLP_OK;
	enum html_element element = html_element_find(name);
	bool told = false;
	klp_status status = begin_element(page, element, attributes, error);
	if (attributes != NULL && page->unseen_from == 0)
		take_attributes(page, attributes, element);
	if (status == KLP_OK && element == HTML_CELL && page->unseen_from == 0)
		status = take_value(page, attributes, &told, error);
	page->unseen_counted = told;
	return status;
}

klp_status html_page_close(struct html_page *page, const char *name, klp_error **error)
{
	klp_status status = page->unseen_from == 0 ? end_element(page, html_element_find(name), error) : KLP_OK;
	uint64_t *const ends[] = { &page->unseen_from, &page->hidden_from, &page->typed_from, &page->title_from };
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (*ends[i] == page->depth)
			*ends[i] = 0;
	page->depth--;
	return status;
}

/* -------------------------------------------------------------------- text */

/* Text as it was typed: each line is one. */
static klp_status add_typed(struct html_page *page, struct slice text, klp_error **error)
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

klp_status html_page_text(struct html_page *page, struct slice text, klp_error **error)
{
	if (page->unseen_from != 0) {
		if (!page->unseen_counted && text_has_ink(text)) {
			count_oddity(&page->unseen, page->line);
			page->unseen_counted = true;
		}
		return KLP_OK;
	}
	if (page->title_from != 0)
		return html_words_add(&page->title, text, page->line, false, page->reading, error);
	if (page->typed_from != 0)
		return add_typed(page, text, error);
	return html_words_add(&page->words, text, page->line, false, page->reading, error);
}

/* --------------------------------------------------------------------- end */

klp_status html_page_note(const struct html_page *page, const char *id, klp_severity severity, uint64_t line,
                          uint64_t count, const char *what, klp_error **error)
{
	const struct place place = { .source = page->reading->source, .page = 1, .line = line };
	if (count == 1)
		return document_add_note(page->document, id, severity, &place, page->reading, error, "%s", what);
	return document_add_note(page->document, id, severity, &place, page->reading, error, "%s; %llu times in all", what,
	                         (unsigned long long)count);
}

static klp_status note_oddities(const struct html_page *page, klp_error **error)
{
	klp_status status = KLP_OK;
	if (page->hidden.count > 0)
		status =
			html_page_note(page, "read.hidden", KLP_SEVERITY_INFORMATION, page->hidden.first_line, page->hidden.count,
		                   "a line or cell here is hidden in a browser, and was read all the same", error);
	if (status == KLP_OK && page->unseen.count > 0)
		status =
			html_page_note(page, "read.not-shown", KLP_SEVERITY_INFORMATION, page->unseen.first_line,
		                   page->unseen.count, "text here is not shown as text of the page, and was not read", error);
	return status;
}

klp_status html_page_end(struct html_page *page, klp_error **error)
{
	klp_status status = end_line(page, error);
	while (status == KLP_OK && page->frame_count > 0)
		status = end_table(page, error);
	/* Below all else: a title tells of what the page itself leaves untold, and never overrules it. */
	if (status == KLP_OK)
		status = html_words_emit(page->document, html_words_text(&page->title), page->title.line, page->reading, error);
	return status == KLP_OK ? note_oddities(page, error) : status;
}

void html_page_free(struct html_page *page)
{
	html_table_free(&page->table, page->reading);
	buffer_free(&page->words.text);
	buffer_free(&page->title.text);
	memory_release(page->frames);
}
