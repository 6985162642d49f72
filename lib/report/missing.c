/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Where profiles are missing most, in numbers of people. */

#include "report/parts.h"

/* How many municipalities are told. */
enum { MOST = 20 };

static int64_t missing_in(const struct story *story, const struct ordered *municipality)
{
	int64_t persons = 0;
	figure_persons(story->municipalities, municipality->row, FIGURE_NO_PROFILE, &persons);
	return persons;
}

/* All without a profile, and in how many municipalities half of them are. False when that is too many to count. */
static bool concentration(const struct story *story, int64_t *all, size_t *half)
{
	const struct order *order = &story->by_missing;
	int64_t sum = 0;
	*all = 0;
	*half = 0;
	for (size_t i = 0; i < order->count; i++)
		if (!number_add(all, missing_in(story, &order->rows[i])))
			return false;
	while (*half < order->count && sum < *all - sum)
		sum += missing_in(story, &order->rows[(*half)++]);
	return true;
}

static void say_row(struct page *page, const struct story *story, const struct ordered *municipality, int64_t all)
{
	const klp_dataset *dataset = story->municipalities;
	struct figure missing = figure_cell(dataset, municipality->row, FIGURE_NO_PROFILE);
	struct figure part = figure_share((double)missing.count / (double)all);
	const struct ordered *most = &story->by_missing.rows[0];
	page_html(page, "<tr><th scope=\"row\">");
	page_text(page, municipality->name);
	page_html(page, "</th><td class=\"number share\">");
	page_figure(page, missing);
	page_bar(page, (double)missing.count / (double)missing_in(story, most), -1);
	page_html(page, "</td>");
	page_cell(page, part);
	page_cell(page, figure_cell(dataset, municipality->row, KLP_COLUMN_MUNICIPAL_NO_PROFILE));
	page_cell(page, figure_cell(dataset, municipality->row, KLP_COLUMN_UWV_NO_PROFILE));
	page_cell(page, figure_cell(dataset, municipality->row, KLP_COLUMN_PROFILE_SHARE));
	page_html(page, "<td class=\"name\">");
	page_text(page, klp_dataset_text(dataset, municipality->row, KLP_COLUMN_REGION_NAME));
	page_html(page, "</td></tr>\n");
}

static void say_table(struct page *page, const struct story *story, size_t rows, int64_t all)
{
	const struct figure caption[] = { figure_count((int64_t)rows), figure_edition(story->edition) };
	page_table(page, "table-missing", WORD_MISSING_TABLE, caption);
	page_heading(page, WORD_MUNICIPALITY, NULL, false, UNSORTED);
	page_heading(page, WORD_NO_PROFILE, NULL, true, DESCENDING);
	page_heading(page, WORD_PART_OF_ALL, NULL, true, UNSORTED);
	page_heading(page, WORD_MUNICIPAL, NULL, true, UNSORTED);
	page_heading(page, WORD_UWV, NULL, true, UNSORTED);
	page_heading(page, WORD_SHARE, NULL, true, UNSORTED);
	page_heading(page, WORD_REGION, NULL, false, UNSORTED);
	page_table_body(page);
	for (size_t i = 0; i < rows; i++)
		say_row(page, story, &story->by_missing.rows[i], all);
	page_html(page, "</tbody>\n");
	page_table_end(page);
}

void report_missing(struct page *page, const struct story *story)
{
	const struct order *order = &story->by_missing;
	int64_t all;
	size_t half, rows = 0;
	section(page, "missing", WORD_MISSING);
	while (rows < order->count && rows < MOST && order->rows[rows].key > 0)
		rows++;
	if (rows == 0 || !concentration(story, &all, &half)) {
		page_element(page, "p", WORD_MISSING_NONE);
	} else {
		const struct figure figures[] = { figure_count(all), figure_count((int64_t)half),
			                              figure_count((int64_t)order->count) };
		page_html(page, "<p>");
		page_say(page, WORD_MISSING_LEAD, figures);
		page_html(page, "</p>\n");
		say_table(page, story, rows, all);
	}
	section_end(page);
}
