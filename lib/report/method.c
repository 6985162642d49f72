/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How it was counted, and where it is from. */

#include "report/parts.h"

static void say_item(struct page *page, enum word word, const struct figure *figures)
{
	page_html(page, "<li>");
	page_say(page, word, figures);
	page_html(page, "</li>\n");
}

static void say_editions(struct page *page, const struct story *story)
{
	size_t count = klp_dataset_editions(story->dataset), unstated = 0;
	if (count == 0)
		return;
	const struct figure figures[] = { figure_count((int64_t)count),
		                              figure_edition(klp_dataset_edition(story->dataset, 0)),
		                              figure_edition(story->edition) };
	if (count > 1)
		say_item(page, WORD_EDITIONS, figures);
	for (size_t row = 0; row < klp_dataset_rows(story->dataset); row++)
		unstated += klp_dataset_text(story->dataset, row, KLP_COLUMN_EDITION) == NULL;
	const struct figure left_out = figure_count((int64_t)unstated);
	if (unstated > 0)
		say_item(page, WORD_UNSTATED, &left_out);
}

/* Sources come one after another, row by row: each is told where it begins, and not again where it goes on. */
static void say_sources(struct page *page, const klp_dataset *dataset)
{
	/* More than anybody reads. */
	enum { MOST = 100 };
	const char *before = NULL;
	int said = 0;
	for (size_t row = 0; row < klp_dataset_rows(dataset) && said < MOST; row++) {
		const char *source = klp_dataset_text(dataset, row, KLP_COLUMN_SOURCE);
		if (source == NULL || (before != NULL && strcmp(source, before) == 0))
			continue;
		if (said++ == 0) {
			page_html(page, "<li>");
			page_say(page, WORD_SOURCES, NULL);
			page_html(page, "\n<ul>\n");
		}
		page_html(page, "<li><code>");
		page_text(page, source);
		page_html(page, "</code></li>\n");
		before = source;
	}
	if (said > 0)
		page_html(page, "</ul></li>\n");
}

void report_method(struct page *page, const struct story *story)
{
	section(page, "method", WORD_METHOD);
	page_html(page, "<ul>\n");
	say_item(page, WORD_SOURCE, NULL);
	say_item(page, WORD_COUNTED, NULL);
	say_item(page, WORD_HAS_PROFILE, NULL);
	say_item(page, WORD_SHARE_MEANS, NULL);
	say_item(page, WORD_TOTALS_MEAN, NULL);
	if (story->since_previous != NULL) {
		const struct figure boundaries = figure_year(story->series.boundaries);
		say_item(page, WORD_BOUNDARIES, &boundaries);
		say_item(page, WORD_BREAKS, NULL);
	}
	say_editions(page, story);
	say_item(page, WORD_DATA_OF, NULL);
	say_sources(page, story->dataset);
	page_html(page, "</ul>\n");
	section_end(page);
}
