/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The regions as tiles, about where they lie. */

#include "report/parts.h"
#include "report/tile_places.h"

/* A tile in units of the drawing, which is scaled to the width of the page. */
enum { TILE = 100, GAP = 4, INSET = 7, NUMBER_AT = 22, NAME_AT = 45, LINE_HEIGHT = 17, SHARE_AT = 88 };

/* The shares at which a colour begins, so that pages of different editions look alike. The first begins at 0. */
static const struct step {
	double from;
	const char *words;
} steps[] = { { 0, "0%" }, { 0.4, "40%" }, { 0.5, "50%" }, { 0.6, "60%" }, { 0.7, "70%" } };
enum { STEPS = sizeof steps / sizeof steps[0] };

static int step_of(struct figure share)
{
	int step = 0;
	while (share.known && step < STEPS && share.fraction >= steps[step].from)
		step++;
	return step;
}

static void say_at(struct page *page, int x, int y)
{
	page_html(page, " x=\"");
	page_integer(page, x);
	page_html(page, "\" y=\"");
	page_integer(page, y);
	page_html(page, "\">");
}

static void say_line(struct page *page, const char *class, int x, int y, const char *text)
{
	page_html(page, "<text class=\"");
	page_html(page, class);
	page_html(page, "\"");
	say_at(page, x, y);
	page_text(page, text);
	page_html(page, "</text>\n");
}

static void say_rectangle(struct page *page, int step, int x, int y, int size)
{
	page_html(page, "<rect class=\"tile share-");
	page_integer(page, step);
	page_html(page, "\" x=\"");
	page_integer(page, x);
	page_html(page, "\" y=\"");
	page_integer(page, y);
	page_html(page, "\" width=\"");
	page_integer(page, size);
	page_html(page, "\" height=\"");
	page_integer(page, size);
	page_html(page, "\" rx=\"6\"/>");
}

static void say_words(struct page *page, const struct tile_place *place, int number, struct figure share)
{
	int x = place->column * TILE + INSET, y = place->row * TILE;
	char digits[NUMBER_BYTES + 1];
	digits[number_write_integer(digits, number)] = '\0';
	say_line(page, "tile-number", x, y + NUMBER_AT, digits);
	say_line(page, "tile-name", x, y + NAME_AT, place->name);
	if (place->more != NULL)
		say_line(page, "tile-name", x, y + NAME_AT + LINE_HEIGHT, place->more);
	page_html(page, "<text class=\"tile-share\"");
	page_trace(page, &share);
	say_at(page, x, y + SHARE_AT);
	page_figure(page, share);
	page_html(page, "</text>");
}

static void say_tile(struct page *page, const struct story *story, size_t row)
{
	const klp_dataset *regions = story->regions;
	int64_t number = 0;
	klp_dataset_integer(regions, row, KLP_COLUMN_REGION_NUMBER, &number);
	const struct tile_place *place = tile_place((int)number);
	struct figure share = figure_cell(regions, row, KLP_COLUMN_PROFILE_SHARE);
	int step = step_of(share);
	if (place == NULL)
		return;
	bool linked = region_has_table(story, (int)number);
	page_html(page, linked ? "<a class=\"share-" : "<g class=\"share-");
	page_integer(page, step);
	if (linked) {
		page_html(page, "\" href=\"#region-");
		page_integer(page, number);
	}
	page_html(page, "\">");
	page->plain = true;
	say_rectangle(page, step, place->column * TILE + GAP / 2, place->row * TILE + GAP / 2, TILE - GAP);
	say_words(page, place, (int)number, share);
	page->plain = false;
	page_html(page, linked ? "</a>\n" : "</g>\n");
}

static enum word legend_of(int step)
{
	if (step == 0)
		return WORD_LEGEND_ABSENT;
	if (step == 1)
		return WORD_LEGEND_BELOW;
	return step == STEPS ? WORD_LEGEND_ABOVE : WORD_LEGEND_BETWEEN;
}

static bool any_absent(const struct story *story)
{
	const struct order *order = &story->by_share;
	return order->count > 0 && order->rows[order->count - 1].key < 0;
}

static void say_legend(struct page *page, const struct story *story)
{
	enum { SWATCH = 18 };
	page_html(page, "<figcaption>");
	page_say(page, WORD_SHARE, NULL);
	page_html(page, "\n<ul class=\"legend\">\n");
	for (int step = any_absent(story) ? 0 : 1; step <= STEPS; step++) {
		/* A step is told by where it begins and where the next one does; the lowest by the latter alone. */
		struct figure from = figure_text(steps[step > 0 ? step - 1 : 0].words);
		struct figure to = figure_text(step < STEPS ? steps[step].words : NULL);
		const struct figure figures[] = { step == 1 ? to : from, to };
		page_html(page, "<li><svg class=\"swatch\" viewBox=\"0 0 20 20\" aria-hidden=\"true\">");
		say_rectangle(page, step, 1, 1, SWATCH);
		page_html(page, "</svg> ");
		page_say(page, legend_of(step), figures);
		page_html(page, "</li>\n");
	}
	page_html(page, "</ul></figcaption>\n");
}

/* Regions of a territory that was loaded may be others than those of the map. */
static void say_unplaced(struct page *page, const struct story *story)
{
	bool any = false;
	for (size_t i = 0; i < story->by_share.count; i++) {
		const struct ordered *region = &story->by_share.rows[i];
		if (tile_place(region->region_number) != NULL)
			continue;
		if (!any) {
			page_html(page, "<p>");
			page_say(page, WORD_MAP_UNPLACED, NULL);
		}
		page_html(page, any ? ", " : " ");
		page_text(page, region->name);
		any = true;
	}
	if (any)
		page_html(page, "</p>\n");
}

void report_tiles(struct page *page, const struct story *story)
{
	const struct figure edition = figure_edition(story->edition);
	if (!regions_are_several(story))
		return;
	section(page, "map", WORD_MAP);
	page_element(page, "p", WORD_MAP_LEAD);
	page_html(page, "<figure>\n<svg class=\"map\" role=\"group\" viewBox=\"0 0 ");
	page_integer(page, (int64_t)TILE_COLUMNS * TILE);
	page_html(page, " ");
	page_integer(page, (int64_t)TILE_ROWS * TILE);
	page_html(page, "\" aria-label=\"");
	page_say_plain(page, WORD_MAP_NAME, &edition);
	page_html(page, "\">\n");
	for (size_t row = 0; row < klp_dataset_rows(story->regions); row++)
		say_tile(page, story, row);
	page_html(page, "</svg>\n");
	say_legend(page, story);
	page_html(page, "</figure>\n");
	say_unplaced(page, story);
	section_end(page);
}
