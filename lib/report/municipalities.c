/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The municipalities, region by region: a table each, which opens and closes. */

#include "report/parts.h"

#include <stdio.h>

const char *report_focus_name(const struct story *story)
{
	if (story->focus == story->country && !story->whole_country)
		return word_text(WORD_ALL_TOGETHER, story->language);
	return figure_name(story->focus, story->focus_row, story->language);
}

bool region_has_table(const struct story *story, int region_number)
{
	for (size_t i = 0; i < story->by_place.count; i++)
		if (story->by_place.rows[i].region_number == region_number)
			return true;
	return false;
}

static void say_headings(struct page *page, const struct story *story)
{
	page_heading(page, WORD_MUNICIPALITY, NULL, false, ASCENDING);
	report_area_headings(page, UNSORTED);
	if (story->previous != NULL) {
		const struct figure previous = figure_text(story->previous);
		page_heading(page, WORD_CHANGE_SINCE, &previous, true, UNSORTED);
		page_html(page, "<th scope=\"col\" data-unsorted>");
		page_say(page, WORD_COURSE, NULL);
		page_html(page, "</th>");
	}
}

/* How many points more or less than in the edition before, on the boundaries of now. */
static struct figure points_since(const struct story *story, const struct series_point *points, size_t count)
{
	struct figure figure = { .kind = FIGURE_POINTS };
	const struct series_point *then = series_at(points, count, story->previous);
	const struct series_point *now = series_at(points, count, story->edition);
	if (then == NULL || now == NULL || !then->known || !now->known)
		return figure;
	figure.known = true;
	figure.fraction = now->share - then->share;
	figure.about = (struct about){ .level = now->level,
		                           .region_number = now->region_number,
		                           .code = now->code,
		                           .edition = story->edition,
		                           .before = story->previous,
		                           .boundaries = story->series.boundaries,
		                           .column = klp_column_name(KLP_COLUMN_PROFILE_SHARE_DIFFERENCE) };
	return figure;
}

static void say_course(struct page *page, const struct story *story, const klp_dataset *dataset, size_t row)
{
	size_t count;
	const struct series_point *points = series_find(&story->series, dataset, row, &count);
	page_cell(page, points_since(story, points, count));
	page_html(page, "<td>");
	if (count > 1)
		report_sparkline(page, &story->series, points, count);
	page_html(page, "</td>");
}

static void say_row(struct page *page, const struct story *story, const klp_dataset *dataset, size_t row)
{
	page_html(page, "<tr><th scope=\"row\">");
	page_text(page, figure_name(dataset, row, page->language));
	page_html(page, "</th>");
	report_area_cells(page, story, dataset, row);
	if (story->previous != NULL)
		say_course(page, story, dataset, row);
	page_html(page, "</tr>\n");
}

/* The region's own row, or -1. */
static int64_t row_of_region(const struct story *story, int number)
{
	for (size_t i = 0; i < story->by_share.count; i++)
		if (story->by_share.rows[i].region_number == number)
			return (int64_t)story->by_share.rows[i].row;
	return -1;
}

static void say_summary(struct page *page, const struct story *story, int number, int64_t row, const char *name)
{
	page_html(page, "<summary><h3>");
	if (number > 0) {
		page_html(page, "<span class=\"code\">");
		page_integer(page, number);
		page_html(page, "</span> ");
	}
	page_text(page, name);
	page_html(page, "</h3>");
	if (row >= 0) {
		const struct figure figures[] = { figure_cell(story->regions, (size_t)row, KLP_COLUMN_PROFILE_SHARE),
			                              figure_cell(story->regions, (size_t)row, KLP_COLUMN_TOTAL) };
		page_html(page, " <span class=\"note\">");
		page_say(page, WORD_REGION_SUMMARY, figures);
		page_html(page, "</span>");
	}
	page_html(page, "</summary>\n");
}

static void say_register(struct page *page, const struct story *story, int64_t row)
{
	if (row < 0 || story->focus == story->regions)
		return;
	const struct figure figures[] = { figure_cell(story->regions, (size_t)row, KLP_COLUMN_REGISTER_TOTAL),
		                              figure_cell(story->regions, (size_t)row, KLP_COLUMN_REGISTER_COVERAGE) };
	if (!figures[0].known || !figures[1].known)
		return;
	page_html(page, "<p>");
	page_say(page, WORD_REGISTER, figures);
	page_html(page, "</p>\n");
}

/* One region: the municipalities from `from` to before `to` in their order. */
static void say_region(struct page *page, const struct story *story, size_t from, size_t to)
{
	enum { ID_BYTES = 32 };
	char id[ID_BYTES];
	const struct ordered *first = &story->by_place.rows[from];
	int number = first->region_number;
	int64_t row = row_of_region(story, number);
	const char *name = klp_dataset_text(story->municipalities, first->row, KLP_COLUMN_REGION_NAME);
	if (name == NULL)
		name = word_text(WORD_NO_REGION, story->language);
	const struct figure caption[] = { figure_text(name), figure_edition(story->edition) };
	snprintf(id, sizeof id, "table-region-%d", number);
	page_html(page, "<details open id=\"region-");
	page_integer(page, number);
	page_html(page, "\">");
	say_summary(page, story, number, row, name);
	say_register(page, story, row);
	page_table(page, id, WORD_REGION_TABLE, caption);
	say_headings(page, story);
	page_table_body(page);
	for (size_t i = from; i < to; i++)
		say_row(page, story, story->municipalities, story->by_place.rows[i].row);
	page_html(page, "</tbody>\n");
	if (row >= 0) {
		page_html(page, "<tfoot>");
		say_row(page, story, story->regions, (size_t)row);
		page_html(page, "</tfoot>\n");
	}
	page_table_end(page);
	page_html(page, "</details>\n");
}

static void say_lead(struct page *page, const struct story *story)
{
	if (story->focus != NULL) {
		const struct figure line[] = { figure_text(report_focus_name(story)),
			                           figure_cell(story->focus, story->focus_row, KLP_COLUMN_PROFILE_SHARE) };
		page_html(page, "<p>");
		page_say(page, WORD_REGIONS_LEAD, line);
		page_html(page, " ");
		page_say(page, WORD_MUNICIPALITIES_LEAD, NULL);
		page_html(page, "</p>\n");
	}
	if (story->previous != NULL) {
		const struct figure editions[] = { figure_edition(klp_dataset_edition(story->dataset, 0)),
			                               figure_edition(story->edition) };
		page_html(page, "<p>");
		page_say(page, WORD_SPARK_LEAD, editions);
		page_html(page, "</p>\n");
	}
}

void report_municipalities(struct page *page, const struct story *story)
{
	const struct order *order = &story->by_place;
	if (order->count == 0)
		return;
	section(page, "municipalities", WORD_MUNICIPALITIES);
	say_lead(page, story);
	report_filter(page, "find-municipality", "municipalities", WORD_FILTER_MUNICIPALITIES);
	for (size_t from = 0, to; from < order->count; from = to) {
		to = from;
		while (to < order->count && order->rows[to].region_number == order->rows[from].region_number)
			to++;
		say_region(page, story, from, to);
	}
	section_end(page);
}
