/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The share of an area over the editions, as a line no larger than a word. */

#include "report/parts.h"

enum { WIDTH = 96, HEIGHT = 24, MARGIN = 4 };

/* A line that moves less than this is drawn flat rather than as a mountain. */
static const double least_range = 0.05;

/* What part of the drawing is what. */
struct scale {
	edition_number first;
	edition_number last;
	double low;
	double high;
};

static struct scale scale_of(const struct series *series, const struct series_point *points, size_t count)
{
	struct scale scale = { series->first, series->last, 0, 0 };
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		if (!points[i].known)
			continue;
		if (!any || points[i].share < scale.low)
			scale.low = points[i].share;
		if (!any || points[i].share > scale.high)
			scale.high = points[i].share;
		any = true;
	}
	double lacking = least_range - (scale.high - scale.low);
	if (lacking > 0) {
		scale.low -= lacking / 2;
		scale.high += lacking / 2;
	}
	return scale;
}

static void say_place(struct page *page, const struct scale *scale, const struct series_point *point)
{
	double along = (double)(point->edition - scale->first) / (double)(scale->last - scale->first);
	double up = (point->share - scale->low) / (scale->high - scale->low);
	page_place(page, MARGIN + along * (WIDTH - 2 * MARGIN));
	page_html(page, " ");
	page_place(page, HEIGHT - MARGIN - up * (HEIGHT - 2 * MARGIN));
}

/* From one point to the next: dashed where quarters in between are not there. */
static void say_step(struct page *page, const struct scale *scale, const struct series_point *from,
                     const struct series_point *to)
{
	page_html(page, to->edition - from->edition == 1 ? "<path d=\"M" : "<path class=\"gap\" d=\"M");
	say_place(page, scale, from);
	page_html(page, "L");
	say_place(page, scale, to);
	page_html(page, "\"/>");
}

static void say_dot(struct page *page, const struct scale *scale, const struct series_point *point)
{
	/* A line of no length with round ends: its middle is told as a place is. */
	page_html(page, "<path class=\"dot\" d=\"M");
	say_place(page, scale, point);
	page_html(page, "h0\"/>");
}

static void say_label(struct page *page, const struct series_point *points, size_t count)
{
	page_html(page, " aria-label=\"");
	page_say_plain(page, WORD_SPARK, NULL);
	page->plain = true;
	for (size_t i = 0; i < count; i++) {
		char edition[EDITION_BYTES];
		edition_write(edition, points[i].edition);
		page_html(page, i == 0 ? " " : ", ");
		page_html(page, edition);
		page_html(page, " ");
		page_figure(page, figure_cell(points[i].table, points[i].row, KLP_COLUMN_PROFILE_SHARE));
	}
	page->plain = false;
	page_html(page, "\"");
}

void report_sparkline(struct page *page, const struct series *series, const struct series_point *points, size_t count)
{
	struct scale scale = scale_of(series, points, count);
	const struct series_point *before = NULL;
	page_html(page, "<svg class=\"spark\" role=\"img\" viewBox=\"0 0 96 24\"");
	say_label(page, points, count);
	page_html(page, ">");
	for (size_t i = 0; i < count; i++) {
		if (!points[i].known)
			continue;
		if (before != NULL)
			say_step(page, &scale, before, &points[i]);
		before = &points[i];
	}
	if (before != NULL)
		say_dot(page, &scale, before);
	page_html(page, "</svg>");
}
