/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Putting markup, words and figures on the page. Nothing here fails: the sink keeps what went wrong.
 */

#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "report/figure.h"
#include "report/words.h"
#include "write/sink.h"

struct page {
	struct sink *sink;
	enum language language;
	/** figures as text alone, where no element can stand: in a title and in an attribute */
	bool plain;
};

/** Markup of our own, as it is. */
void page_html(struct page *page, const char *html);

/** A text from elsewhere, such as a name: text and nothing else. NULL gives nothing. */
void page_text(struct page *page, const char *text);

/** A number that is no figure: a place in a drawing, a part of an id. page_place() is for what is not below 0, and keeps two
 * decimals. */
void page_integer(struct page *page, int64_t value);
void page_place(struct page *page, double value);

/** A word or a sentence. `figures` takes the places of {0}, {1}, …, and is NULL for a sentence that has none. */
void page_say(struct page *page, enum word word, const struct figure *figures);

/** The same as the content of an attribute. */
void page_say_plain(struct page *page, enum word word, const struct figure *figures);

/** A figure alone. */
void page_figure(struct page *page, struct figure figure);

/** The attributes data-value and data-of of a figure, for an element of a drawing. */
void page_trace(struct page *page, const struct figure *figure);

/** <NAME>word</NAME>. */
void page_element(struct page *page, const char *name, enum word word);

/** A cell with a figure, right-aligned as numbers are. */
void page_cell(struct page *page, struct figure figure);

/** A table within what scrolls it on a narrow screen, up to the first heading of a column; page_table_body() ends the headings, page_table_end() the
 * table.
 *
 * @param id       of the caption, which no other table has
 * @param caption  and the figures in it */
void page_table(struct page *page, const char *id, enum word caption, const struct figure *figures);
void page_table_body(struct page *page);
void page_table_end(struct page *page);

/** How a table stands sorted by a column when the page is opened. */
enum sorted { UNSORTED, ASCENDING, DESCENDING };

/** The heading of a column of texts, or of numbers. */
void page_heading(struct page *page, enum word word, const struct figure *figures, bool numbers, enum sorted sorted);

/** A bar from 0 to `share` of what it lies in, with a line at `line` unless that is negative. Decoration: the number stands beside it. */
void page_bar(struct page *page, double share, double line);

#endif
