/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The regions as sorted bars, each with the line of the country across: a table of which one column is drawn as well. */

#include "report/parts.h"

bool regions_are_several(const struct story *story)
{
	return klp_dataset_rows(story->regions) > 1;
}

void report_area_headings(struct page *page, enum sorted sorted)
{
	page_heading(page, WORD_SHARE, NULL, true, sorted);
	page_heading(page, WORD_TOTAL, NULL, true, UNSORTED);
	page_heading(page, WORD_PROFILE, NULL, true, UNSORTED);
	page_heading(page, WORD_NO_PROFILE, NULL, true, UNSORTED);
	page_heading(page, WORD_MUNICIPAL_SHARE, NULL, true, UNSORTED);
	page_heading(page, WORD_UWV_SHARE, NULL, true, UNSORTED);
}

void report_area_cells(struct page *page, const struct story *story, const klp_dataset *dataset, size_t row)
{
	struct figure share = figure_cell(dataset, row, KLP_COLUMN_PROFILE_SHARE);
	page_html(page, "<td class=\"number share\">");
	page_figure(page, share);
	page_bar(page, share.known ? share.fraction : 0, story_share(story));
	page_html(page, "</td>");
	page_cell(page, figure_cell(dataset, row, KLP_COLUMN_TOTAL));
	page_cell(page, figure_cell(dataset, row, FIGURE_PROFILE));
	page_cell(page, figure_cell(dataset, row, FIGURE_NO_PROFILE));
	page_cell(page, figure_cell(dataset, row, KLP_COLUMN_MUNICIPAL_PROFILE_SHARE));
	page_cell(page, figure_cell(dataset, row, KLP_COLUMN_UWV_PROFILE_SHARE));
}

static void say_region(struct page *page, const struct story *story, const struct ordered *region)
{
	bool linked = region_has_table(story, region->region_number);
	page_html(page, "<tr><th scope=\"row\"><span class=\"code\">");
	page_integer(page, region->region_number);
	page_html(page, "</span> ");
	if (linked) {
		page_html(page, "<a href=\"#region-");
		page_integer(page, region->region_number);
		page_html(page, "\">");
	}
	page_text(page, region->name);
	page_html(page, linked ? "</a></th>" : "</th>");
	report_area_cells(page, story, story->regions, region->row);
	page_html(page, "</tr>\n");
}

void report_regions(struct page *page, const struct story *story)
{
	const struct figure edition = figure_edition(story->edition);
	if (!regions_are_several(story))
		return;
	section(page, "regions", WORD_REGIONS);
	if (story->focus != NULL) {
		const struct figure line[] = { figure_text(report_focus_name(story)),
			                           figure_cell(story->focus, story->focus_row, KLP_COLUMN_PROFILE_SHARE) };
		page_html(page, "<p>");
		page_say(page, WORD_REGIONS_LEAD, line);
		page_html(page, "</p>\n");
	}
	page_table(page, "table-regions", WORD_REGIONS_TABLE, &edition);
	page_heading(page, WORD_REGION, NULL, false, UNSORTED);
	report_area_headings(page, DESCENDING);
	page_table_body(page);
	for (size_t i = 0; i < story->by_share.count; i++)
		say_region(page, story, &story->by_share.rows[i]);
	page_html(page, "</tbody>\n");
	if (story->focus != NULL) {
		page_html(page, "<tfoot><tr><th scope=\"row\">");
		page_text(page, report_focus_name(story));
		page_html(page, "</th>");
		report_area_cells(page, story, story->focus, story->focus_row);
		page_html(page, "</tr>\n");
		page_html(page, "</tfoot>\n");
	}
	page_table_end(page);
	section_end(page);
}
