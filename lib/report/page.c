/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "report/page.h"
#include "write/html_text.h"

void page_html(struct page *page, const char *html)
{
	sink_text(page->sink, html);
}

void page_text(struct page *page, const char *text)
{
	html_text(page->sink, text);
}

void page_integer(struct page *page, int64_t value)
{
	sink_integer(page->sink, value);
}

void page_place(struct page *page, double value)
{
	const double decimals = 100.0;
	sink_real(page->sink, (double)(int64_t)(value * decimals + 0.5) / decimals);
}

/* ----------------------------------------------------------------- figures */

static bool is_number(const struct figure *figure)
{
	return figure->known && figure->kind >= FIGURE_COUNT;
}

/* "22/2025Q2/profile_share", "GM0599/2023Q2..2025Q2@2025/total". What has no number or code cannot be looked up. */
static void say_about(struct page *page, const struct about *about)
{
	bool named = about->level == KLP_LEVEL_COUNTRY || (about->level == KLP_LEVEL_REGION && about->region_number > 0) ||
	             (about->level == KLP_LEVEL_MUNICIPALITY && about->code != NULL);
	if (about->column == NULL || !named)
		return;
	page_html(page, " data-of=\"");
	if (about->level == KLP_LEVEL_COUNTRY)
		page_html(page, "NL");
	else if (about->level == KLP_LEVEL_REGION)
		page_integer(page, about->region_number);
	else
		page_text(page, about->code);
	page_html(page, "/");
	if (about->before != NULL) {
		page_text(page, about->before);
		page_html(page, "..");
	}
	page_text(page, about->edition);
	if (about->boundaries != 0) {
		page_html(page, "@");
		page_integer(page, about->boundaries);
	}
	page_html(page, "/");
	page_html(page, about->column);
	page_html(page, "\"");
}

static void say_value(struct page *page, const struct figure *figure)
{
	if (figure->kind == FIGURE_COUNT || figure->kind == FIGURE_CHANGE)
		page_integer(page, figure->count);
	else
		sink_real(page->sink, figure->fraction);
}

void page_figure(struct page *page, struct figure figure)
{
	char room[FIGURE_BYTES];
	const char *text = figure_write(room, &figure, page->language);
	if (page->plain || !is_number(&figure)) {
		page_text(page, text);
		return;
	}
	page_html(page, "<data value=\"");
	say_value(page, &figure);
	page_html(page, "\"");
	say_about(page, &figure.about);
	page_html(page, ">");
	page_text(page, text);
	page_html(page, "</data>");
}

void page_trace(struct page *page, const struct figure *figure)
{
	if (!is_number(figure))
		return;
	page_html(page, " data-value=\"");
	say_value(page, figure);
	page_html(page, "\"");
	say_about(page, &figure->about);
}

/* ------------------------------------------------------------------- words */

/* The words are ours, and hold nothing that HTML would take for markup. */
void page_say(struct page *page, enum word word, const struct figure *figures)
{
	const char *text = word_text(word, page->language);
	const char *slot;
	while (figures != NULL && (slot = strchr(text, '{')) != NULL) {
		sink_bytes(page->sink, text, (size_t)(slot - text));
		page_figure(page, figures[slot[1] - '0']);
		text = slot + sizeof "{0}" - 1;
	}
	page_html(page, text);
}

void page_say_plain(struct page *page, enum word word, const struct figure *figures)
{
	bool before = page->plain;
	page->plain = true;
	page_say(page, word, figures);
	page->plain = before;
}

static void tag(struct page *page, const char *begin, const char *name)
{
	page_html(page, begin);
	page_html(page, name);
	page_html(page, ">");
}

void page_element(struct page *page, const char *name, enum word word)
{
	tag(page, "<", name);
	page_say(page, word, NULL);
	tag(page, "</", name);
	page_html(page, "\n");
}

/* ------------------------------------------------------------------ tables */

void page_table(struct page *page, const char *id, enum word caption, const struct figure *figures)
{
	page_html(page, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"");
	page_html(page, id);
	page_html(page, "\">\n<table>\n<caption id=\"");
	page_html(page, id);
	page_html(page, "\"><span>");
	page_say(page, caption, figures);
	page_html(page, "</span></caption>\n<thead><tr>");
}

void page_table_body(struct page *page)
{
	page_html(page, "</tr></thead>\n<tbody>\n");
}

void page_table_end(struct page *page)
{
	page_html(page, "</table>\n</div>\n");
}

void page_heading(struct page *page, enum word word, const struct figure *figures, bool numbers, enum sorted sorted)
{
	static const char *const orders[] = {
		[UNSORTED] = "", [ASCENDING] = " aria-sort=\"ascending\"", [DESCENDING] = " aria-sort=\"descending\""
	};
	page_html(page, numbers ? "<th scope=\"col\" class=\"number\"" : "<th scope=\"col\"");
	page_html(page, orders[sorted]);
	page_html(page, ">");
	page_say(page, word, figures);
	page_html(page, "</th>");
}

void page_cell(struct page *page, struct figure figure)
{
	page_html(page, "<td class=\"number\">");
	page_figure(page, figure);
	page_html(page, "</td>");
}

/* A share of a table that contradicts itself can be more than all. */
static double within(double share)
{
	return share < 0 ? 0 : share > 1 ? 1 : share;
}

void page_bar(struct page *page, double share, double line)
{
	const double width = 100.0;
	page_html(page, "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
	                "<rect class=\"track\" width=\"100\" height=\"10\"/><rect class=\"value\" height=\"10\" width=\"");
	page_place(page, width * within(share));
	page_html(page, "\"/>");
	for (int stroke = 0; line >= 0 && stroke < 2; stroke++) {
		page_html(page, stroke == 0 ? "<path class=\"halo\" d=\"M" : "<path class=\"line\" d=\"M");
		page_place(page, width * within(line));
		page_html(page, " 0v10\"/>");
	}
	page_html(page, "</svg>");
}
