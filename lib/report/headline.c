/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* In brief: the figures that matter most, as sentences and in one small table. */

#include "report/parts.h"

static enum word headline_of(const struct story *story)
{
	if (story->focus == story->regions)
		return WORD_HEADLINE_REGION;
	if (story->focus == story->municipalities)
		return WORD_HEADLINE_MUNICIPALITY;
	return story->whole_country ? WORD_HEADLINE_COUNTRY : WORD_HEADLINE_PART;
}

static void say_item(struct page *page, enum word word, const struct figure *figures)
{
	page_html(page, "<li>");
	page_say(page, word, figures);
	page_html(page, "</li>\n");
}

static void say_lead(struct page *page, const struct story *story)
{
	const klp_dataset *focus = story->focus;
	size_t row = story->focus_row;
	const struct figure figures[] = { figure_day(story->edition),
		                              figure_cell(focus, row, KLP_COLUMN_TOTAL),
		                              figure_cell(focus, row, FIGURE_PROFILE),
		                              figure_cell(focus, row, KLP_COLUMN_PROFILE_SHARE),
		                              figure_cell(focus, row, FIGURE_NO_PROFILE),
		                              figure_text(figure_name(focus, row, page->language)) };
	page_html(page, "<p class=\"lead\">");
	page_say(page, headline_of(story), figures);
	page_html(page, "</p>\n");
}

/* The regions with the highest and the lowest share, where shares are known. */
static void say_extremes(struct page *page, const struct story *story)
{
	const struct order *order = &story->by_share;
	size_t known = 0;
	while (known < order->count && order->rows[known].key >= 0)
		known++;
	if (known < 2)
		return;
	const struct ordered *highest = &order->rows[0], *lowest = &order->rows[known - 1];
	const struct figure figures[] = { figure_text(highest->name),
		                              figure_cell(story->regions, highest->row, KLP_COLUMN_PROFILE_SHARE),
		                              figure_text(lowest->name),
		                              figure_cell(story->regions, lowest->row, KLP_COLUMN_PROFILE_SHARE),
		                              figure_count((int64_t)known) };
	say_item(page, WORD_EXTREMES, figures);
}

/* Both sides of a comparison, of the areas that are on both. */
struct sides {
	struct figure before;
	struct figure after;
};

static struct about about_change(const klp_differences *differences, const char *column)
{
	struct about about = { .level = klp_differences_total_level(differences),
		                   .edition = klp_differences_edition_after(differences),
		                   .before = klp_differences_edition_before(differences),
		                   .boundaries = klp_differences_boundaries(differences),
		                   .column = column };
	return about;
}

static struct sides totals_of(const klp_differences *differences, klp_column column)
{
	struct sides sides = { figure_count(0), figure_count(0) };
	sides.before.known = klp_differences_total_before(differences, column, &sides.before.count);
	sides.after.known = klp_differences_total_after(differences, column, &sides.after.count);
	return sides;
}

static struct figure share_of(struct figure municipal, struct figure uwv, struct figure total)
{
	if (!municipal.known || !uwv.known || !total.known || total.count == 0)
		return (struct figure){ .kind = FIGURE_SHARE };
	return figure_share(((double)municipal.count + (double)uwv.count) / (double)total.count);
}

/* Whether the areas that were compared are all that the headline is about. */
static bool is_of_focus(const struct story *story, const klp_differences *differences)
{
	int level = (int)klp_differences_total_level(differences);
	if (level == 0 || (story->whole_country && level != KLP_LEVEL_COUNTRY))
		return false;
	return klp_differences_areas(differences, level, KLP_COMPARISON_ONLY_AFTER) == 0 &&
	       klp_differences_areas(differences, level, KLP_COMPARISON_NOT_POSSIBLE) == 0;
}

static void say_since(struct page *page, const klp_differences *differences)
{
	struct sides total = totals_of(differences, KLP_COLUMN_TOTAL);
	struct sides municipal = totals_of(differences, KLP_COLUMN_MUNICIPAL_PROFILE);
	struct sides uwv = totals_of(differences, KLP_COLUMN_UWV_PROFILE);
	struct figure before = share_of(municipal.before, uwv.before, total.before);
	struct figure after = share_of(municipal.after, uwv.after, total.after);
	if (!before.known || !after.known)
		return;
	/* Two counts of at most NUMBER_COUNT_MAX differ by what fits. */
	struct figure change = { FIGURE_CHANGE, true, total.after.count - total.before.count, 0, NULL, { 0 } };
	struct figure points = { FIGURE_POINTS, true, 0, after.fraction - before.fraction, NULL, { 0 } };
	change.about = about_change(differences, "total_difference");
	points.about = about_change(differences, "profile_share_difference");
	const struct figure figures[] = { figure_edition(klp_differences_edition_before(differences)),
		                              total.before,
		                              total.after,
		                              change,
		                              before,
		                              after,
		                              points };
	say_item(page, WORD_SINCE, figures);
}

static void say_register(struct page *page, const struct story *story)
{
	const struct figure figures[] = { figure_cell(story->focus, story->focus_row, KLP_COLUMN_REGISTER_TOTAL),
		                              figure_cell(story->focus, story->focus_row, KLP_COLUMN_REGISTER_COVERAGE) };
	if (figures[0].known && figures[1].known)
		say_item(page, WORD_REGISTER, figures);
}

static void say_points(struct page *page, const struct story *story)
{
	const struct figure groups[] = { figure_cell(story->focus, story->focus_row, KLP_COLUMN_UWV_PROFILE_SHARE),
		                             figure_cell(story->focus, story->focus_row, KLP_COLUMN_MUNICIPAL_PROFILE_SHARE) };
	const struct figure unplaced = figure_cell(story->focus, story->focus_row, KLP_COLUMN_UNPLACED);
	page_html(page, "<ul>\n");
	say_item(page, WORD_GROUPS, groups);
	say_extremes(page, story);
	if (is_of_focus(story, story->since_previous))
		say_since(page, story->since_previous);
	if (is_of_focus(story, story->since_year))
		say_since(page, story->since_year);
	say_register(page, story);
	if (story->whole_country && unplaced.known && unplaced.count > 0)
		say_item(page, WORD_UNPLACED, &unplaced);
	page_html(page, "</ul>\n");
}

/* Figures that contradict each other are not to be used unseen. */
static void say_errors(struct page *page, const struct story *story)
{
	const struct figure errors = figure_count((int64_t)klp_findings_count(story->findings, KLP_SEVERITY_ERROR));
	if (errors.count == 0)
		return;
	page_html(page, "<p class=\"alert\"><a href=\"#findings\">");
	page_say(page, WORD_ERRORS, &errors);
	page_html(page, "</a></p>\n");
}

/* A row of the small table: the columns of one group of clients; 0 for what is added up of two. */
struct group {
	enum word name;
	int share;
	int profile;
	int no_profile;
};

static void say_group(struct page *page, const struct story *story, const struct group *group)
{
	const klp_dataset *focus = story->focus;
	size_t row = story->focus_row;
	struct figure share = figure_cell(focus, row, group->share);
	page_html(page, "<tr><th scope=\"row\">");
	page_say(page, group->name, NULL);
	page_html(page, "</th><td class=\"number share\">");
	page_figure(page, share);
	page_bar(page, share.known ? share.fraction : 0, -1);
	page_html(page, "</td>");
	page_cell(page, figure_cell(focus, row, group->profile));
	page_cell(page, figure_cell(focus, row, group->no_profile));
	page_html(page, "</tr>\n");
}

static void say_groups(struct page *page, const struct story *story)
{
	static const struct group groups[] = {
		{ WORD_MUNICIPAL, KLP_COLUMN_MUNICIPAL_PROFILE_SHARE, KLP_COLUMN_MUNICIPAL_PROFILE,
		  KLP_COLUMN_MUNICIPAL_NO_PROFILE },
		{ WORD_UWV, KLP_COLUMN_UWV_PROFILE_SHARE, KLP_COLUMN_UWV_PROFILE, KLP_COLUMN_UWV_NO_PROFILE },
		{ WORD_TOGETHER, KLP_COLUMN_PROFILE_SHARE, FIGURE_PROFILE, FIGURE_NO_PROFILE },
	};
	const struct figure edition = figure_edition(story->edition);
	page_table(page, "table-groups", WORD_GROUPS_TABLE, &edition);
	page_heading(page, WORD_GROUP, NULL, false, UNSORTED);
	page_heading(page, WORD_SHARE, NULL, true, UNSORTED);
	page_heading(page, WORD_PROFILE, NULL, true, UNSORTED);
	page_heading(page, WORD_NO_PROFILE, NULL, true, UNSORTED);
	page_table_body(page);
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
		say_group(page, story, &groups[i]);
	page_html(page, "</tbody>\n");
	page_table_end(page);
}

void report_headline(struct page *page, const struct story *story)
{
	section(page, "brief", WORD_HEADLINE);
	say_errors(page, story);
	if (story->focus == NULL) {
		page_element(page, "p", WORD_HEADLINE_NONE);
	} else {
		say_lead(page, story);
		say_points(page, story);
		if (!story->whole_country)
			page_element(page, "p", WORD_PART_ONLY);
		say_groups(page, story);
	}
	section_end(page);
}
