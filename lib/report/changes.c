/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What changed since the edition before and since a year before, on common boundaries. */

#include "report/parts.h"

/* ------------------------------------------------------------- the course */

static void say_point(struct page *page, const struct series_point *point)
{
	static const int columns[] = { KLP_COLUMN_PROFILE_SHARE,
		                           KLP_COLUMN_TOTAL,
		                           FIGURE_PROFILE,
		                           FIGURE_NO_PROFILE,
		                           KLP_COLUMN_MUNICIPAL_PROFILE_SHARE,
		                           KLP_COLUMN_UWV_PROFILE_SHARE };
	char edition[EDITION_BYTES];
	edition_write(edition, point->edition);
	page_html(page, "<tr><th scope=\"row\">");
	page_html(page, edition);
	page_html(page, "</th>");
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		page_cell(page, figure_cell(point->table, point->row, columns[i]));
	page_html(page, "</tr>\n");
}

/* The focus over all editions, where there is one area that has them. */
static void say_course(struct page *page, const struct story *story)
{
	size_t count = 0;
	const struct series_point *points = NULL;
	if (story->focus != NULL && (story->whole_country || story->focus != story->country))
		points = series_find(&story->series, story->focus, story->focus_row, &count);
	if (count < 2)
		return;
	const struct figure name = figure_text(report_focus_name(story));
	page_table(page, "table-course", WORD_SERIES_TABLE, &name);
	page_heading(page, WORD_EDITION, NULL, false, ASCENDING);
	report_area_headings(page, UNSORTED);
	page_table_body(page);
	for (size_t i = 0; i < count; i++)
		say_point(page, &points[i]);
	page_html(page, "</tbody>\n");
	page_table_end(page);
}

/* ------------------------------------------------------- one comparison */

/* A figure of the area that a difference is about. */
static struct figure figure_of(enum figure_kind kind, const klp_differences *all, const klp_difference *difference,
                               const char *edition, klp_column column)
{
	return (struct figure){ .kind = kind,
		                    .about = { .level = klp_difference_level(difference),
		                               .region_number = klp_difference_region_number(difference),
		                               .code = klp_difference_municipality_code(difference),
		                               .edition = edition,
		                               .boundaries = klp_differences_boundaries(all),
		                               .column = klp_column_name(column) } };
}

static struct figure change_of(enum figure_kind kind, const klp_differences *all, const klp_difference *difference,
                               klp_column column)
{
	struct figure figure = figure_of(kind, all, difference, klp_differences_edition_after(all), column);
	figure.about.before = klp_differences_edition_before(all);
	return figure;
}

static void say_counts(struct page *page, const klp_differences *all, const klp_difference *difference)
{
	const char *before = klp_differences_edition_before(all), *after = klp_differences_edition_after(all);
	struct figure total_before = figure_of(FIGURE_COUNT, all, difference, before, KLP_COLUMN_TOTAL);
	struct figure total_after = figure_of(FIGURE_COUNT, all, difference, after, KLP_COLUMN_TOTAL);
	struct figure change = change_of(FIGURE_CHANGE, all, difference, KLP_COLUMN_TOTAL_DIFFERENCE);
	struct figure growth = change_of(FIGURE_GROWTH, all, difference, KLP_COLUMN_TOTAL_CHANGE);
	total_before.known = klp_difference_count_before(difference, KLP_COLUMN_TOTAL, &total_before.count);
	total_after.known = klp_difference_count_after(difference, KLP_COLUMN_TOTAL, &total_after.count);
	change.known = klp_difference_difference(difference, &change.count);
	growth.known = klp_difference_change(difference, &growth.fraction);
	page_cell(page, total_before);
	page_cell(page, total_after);
	page_cell(page, change);
	page_cell(page, growth);
}

static void say_shares(struct page *page, const klp_differences *all, const klp_difference *difference)
{
	const char *before = klp_differences_edition_before(all), *after = klp_differences_edition_after(all);
	struct figure share_before = figure_of(FIGURE_SHARE, all, difference, before, KLP_COLUMN_PROFILE_SHARE);
	struct figure share_after = figure_of(FIGURE_SHARE, all, difference, after, KLP_COLUMN_PROFILE_SHARE);
	struct figure points = change_of(FIGURE_POINTS, all, difference, KLP_COLUMN_PROFILE_SHARE_DIFFERENCE);
	share_before.known = klp_difference_profile_share_before(difference, &share_before.fraction);
	share_after.known = klp_difference_profile_share_after(difference, &share_after.fraction);
	points.known = klp_difference_profile_share_difference(difference, &points.fraction);
	page_cell(page, share_before);
	page_cell(page, share_after);
	page_cell(page, points);
}

static bool is_told(const klp_difference *difference)
{
	klp_level level = klp_difference_level(difference);
	return klp_difference_kind_of(difference) == KLP_DIFFERENCE_COUNTS &&
	       (level == KLP_LEVEL_COUNTRY || level == KLP_LEVEL_REGION);
}

static void say_row(struct page *page, const klp_differences *all, const klp_difference *difference)
{
	const char *name = klp_difference_region_name(difference);
	page_html(page, "<tr><th scope=\"row\">");
	if (klp_difference_level(difference) == KLP_LEVEL_REGION) {
		page_html(page, "<span class=\"code\">");
		page_integer(page, klp_difference_region_number(difference));
		page_html(page, "</span> ");
		page_text(page, name != NULL ? name : word_text(WORD_NO_NAME, page->language));
	} else {
		page_say(page, WORD_COUNTRY, NULL);
	}
	page_html(page, "</th>");
	say_counts(page, all, difference);
	say_shares(page, all, difference);
	page_html(page, "</tr>\n");
}

static void say_table(struct page *page, const klp_differences *all, const char *id)
{
	const char *before = klp_differences_edition_before(all), *after = klp_differences_edition_after(all);
	const struct figure then = figure_text(before), now = figure_text(after);
	const struct figure caption[] = { figure_edition(after), figure_edition(before) };
	page_table(page, id, WORD_CHANGES_TABLE, caption);
	page_heading(page, WORD_REGION, NULL, false, UNSORTED);
	page_heading(page, WORD_BEFORE_TOTAL, &then, true, UNSORTED);
	page_heading(page, WORD_BEFORE_TOTAL, &now, true, UNSORTED);
	page_heading(page, WORD_CHANGE, NULL, true, UNSORTED);
	page_heading(page, WORD_GROWTH, NULL, true, UNSORTED);
	page_heading(page, WORD_BEFORE_SHARE, &then, true, UNSORTED);
	page_heading(page, WORD_BEFORE_SHARE, &now, true, UNSORTED);
	page_heading(page, WORD_POINTS, NULL, true, UNSORTED);
	page_table_body(page);
	for (size_t i = 0; i < klp_differences_count(all); i++)
		if (is_told(klp_differences_at(all, i)))
			say_row(page, all, klp_differences_at(all, i));
	page_html(page, "</tbody>\n");
	page_table_end(page);
}

/* Country and regions that cannot be compared, and what happened to the territory, are sentences of the comparison. */
static bool is_sentence(const klp_difference *difference)
{
	if (klp_difference_is_territory(difference))
		return true;
	return klp_difference_kind_of(difference) == KLP_DIFFERENCE_NOT_COMPARED &&
	       klp_difference_level(difference) != KLP_LEVEL_MUNICIPALITY;
}

static void say_sentences(struct page *page, const klp_differences *all)
{
	bool any = false;
	for (size_t i = 0; i < klp_differences_count(all); i++) {
		if (!is_sentence(klp_differences_at(all, i)))
			continue;
		if (!any) {
			page_element(page, "h4", WORD_TERRITORY);
			page_html(page, "<ul>\n");
		}
		any = true;
		page_html(page, "<li>");
		page_text(page, klp_difference_message(klp_differences_at(all, i)));
		page_html(page, "</li>\n");
	}
	if (any)
		page_html(page, "</ul>\n");
}

static void say_one_sided(struct page *page, const klp_differences *all)
{
	size_t regions = klp_differences_areas(all, KLP_LEVEL_REGION, KLP_COMPARISON_ONLY_BEFORE) +
	                 klp_differences_areas(all, KLP_LEVEL_REGION, KLP_COMPARISON_ONLY_AFTER);
	const struct figure figure = figure_count((int64_t)regions);
	if (regions == 0)
		return;
	page_html(page, "<p>");
	page_say(page, regions == 1 ? WORD_ONE_SIDED_REGION : WORD_ONE_SIDED, &figure);
	page_html(page, "</p>\n");
}

static size_t rows_told(const klp_differences *all)
{
	size_t rows = 0;
	for (size_t i = 0; i < klp_differences_count(all); i++)
		rows += is_told(klp_differences_at(all, i));
	return rows;
}

static bool is_quarter_before(const klp_differences *all)
{
	return edition_parse(slice_of(klp_differences_edition_after(all))) -
	           edition_parse(slice_of(klp_differences_edition_before(all))) ==
	       1;
}

static void say_comparison(struct page *page, const klp_differences *all, enum word heading, const char *id)
{
	const struct figure before = figure_edition(klp_differences_edition_before(all));
	page_html(page, "<h3>");
	page_say(page, heading, &before);
	page_html(page, "</h3>\n");
	if (heading == WORD_SINCE_PREVIOUS && !is_quarter_before(all))
		page_element(page, "p", WORD_NOT_ADJACENT);
	if (rows_told(all) > 0)
		say_table(page, all, id);
	else if (klp_differences_total_level(all) == 0)
		page_element(page, "p", WORD_NOTHING_COMPARED);
	else
		page_element(page, "p", WORD_NOTHING_CHANGED);
	say_one_sided(page, all);
	say_sentences(page, all);
}

/* ---------------------------------------------------------------- the part */

static void say_both(struct page *page, const struct story *story)
{
	const struct figure boundaries = figure_year(klp_differences_boundaries(story->since_previous));
	page_html(page, "<p>");
	page_say(page, WORD_CHANGES_LEAD, &boundaries);
	page_html(page, "</p>\n");
	say_course(page, story);
	say_comparison(page, story->since_previous, WORD_SINCE_PREVIOUS, "table-since-previous");
	if (story->since_year != NULL)
		say_comparison(page, story->since_year, WORD_SINCE_YEAR, "table-since-year");
	else
		page_element(page, "p", story->year_ago != NULL ? WORD_SAME_AS_YEAR : WORD_NO_YEAR);
}

void report_changes(struct page *page, const struct story *story)
{
	section(page, "changes", WORD_CHANGES);
	if (story->since_previous != NULL) {
		say_both(page, story);
	} else if (story->edition == NULL) {
		page_element(page, "p", WORD_CHANGES_NO_EDITION);
	} else {
		const struct figure edition = figure_edition(story->edition);
		page_html(page, "<p>");
		page_say(page, WORD_CHANGES_ONE, &edition);
		page_html(page, "</p>\n");
	}
	section_end(page);
}
