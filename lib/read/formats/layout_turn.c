/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Pages that lie on their side, upside down, or a little askew are turned upright. */

#include "read/formats/layout.h"

#include <math.h>
#include <stdlib.h>

/* A word of some letters that is so many times as high as it is wide stands on its side. */
static const double slender = 1.5;
enum { SOME_LETTERS = 3 };

/* Of a page askew: less cannot be told from unrounded places, and more is rather no line at all. */
static const double least_slope = 0.0005;
static const double most_slope = 0.1;

static void set_middle(struct layout_word *word)
{
	word->y = word->y_min + (word->y_max - word->y_min) / 2;
}

/* Whether most words stand on their side. */
static bool is_sideways(const struct layout *layout)
{
	size_t words = 0, standing = 0;
	for (size_t i = 0; i < layout->word_count; i++) {
		const struct layout_word *word = &layout->words[i];
		if (text_characters(word->text) < SOME_LETTERS)
			continue;
		words++;
		standing += word->y_max - word->y_min > slender * (word->x_max - word->x_min);
	}
	return standing * 2 > words;
}

/* By a quarter, so that what ran up the page runs to the right. */
static void turn_quarter(struct layout_word *word)
{
	const struct layout_word from = *word;
	word->x_min = -from.y_max;
	word->x_max = -from.y_min;
	word->y_min = from.x_min;
	word->y_max = from.x_max;
	set_middle(word);
}

static void turn_half(struct layout_word *word)
{
	const struct layout_word from = *word;
	word->x_min = -from.x_max;
	word->x_max = -from.x_min;
	word->y_min = -from.y_max;
	word->y_max = -from.y_min;
	set_middle(word);
}

static void turn(struct layout *layout, void (*each)(struct layout_word *word))
{
	for (size_t i = 0; i < layout->word_count; i++)
		each(&layout->words[i]);
}

/* Whether rows have their names behind their numbers, on an upside down page: never else. */
static bool is_upside_down(const struct layout *layout, size_t lines)
{
	size_t before = 0, behind = 0;
	for (size_t i = 0; i < lines; i++) {
		const struct layout_line *line = &layout->lines[i];
		if (line->run_count < LAYOUT_FEWEST_NUMBERS)
			continue;
		before += line->run > line->first;
		behind += line->run + line->run_count < line->first + line->count;
	}
	return behind > before;
}

/* Words of a line that stand beside one another. */
struct stretch {
	size_t words;
	double x, y, xx, xy;
	double from, to;
};

static void add_to_stretch(struct stretch *stretch, const struct layout_word *word)
{
	double x = word->x_min + (word->x_max - word->x_min) / 2;
	if (stretch->words == 0)
		stretch->from = x;
	/* From the first word on, so that little is lost to rounding. */
	x -= stretch->from;
	stretch->words++;
	stretch->x += x;
	stretch->y += word->y;
	stretch->xx += x * x;
	stretch->xy += x * word->y;
	stretch->to = x;
}

/* How much a stretch sinks to the right, for each unit: the line that fits its words best. False when it is too short to tell. */
static bool measure_stretch(const struct stretch *stretch, double height, double *slope)
{
	static const double shortest = 8.0; /* of the height of words */
	enum { FEWEST = 3 };
	double count = (double)stretch->words, spread = count * stretch->xx - stretch->x * stretch->x;
	if (stretch->words < FEWEST || stretch->to < shortest * height || !(spread > 0))
		return false;
	*slope = (count * stretch->xy - stretch->x * stretch->y) / spread;
	return true;
}

/* How much most lines sink to the right, for each unit; 0 when that is nothing. */
static double find_slope(const struct layout *layout, size_t lines, double *scratch)
{
	static const double beside = 3.0; /* of the height of words */
	size_t count = 0;
	for (size_t i = 0; i < lines; i++) {
		const struct layout_line *line = &layout->lines[i];
		struct stretch stretch = { .words = 0 };
		for (size_t at = line->first; at < line->first + line->count; at++) {
			bool apart =
				at > line->first && layout->words[at].x_min - layout->words[at - 1].x_max > beside * layout->height;
			if (apart && measure_stretch(&stretch, layout->height, &scratch[count]))
				count++;
			if (apart)
				stretch = (struct stretch){ .words = 0 };
			add_to_stretch(&stretch, &layout->words[at]);
		}
		if (measure_stretch(&stretch, layout->height, &scratch[count]))
			count++;
	}
	if (count == 0)
		return 0;
	qsort(scratch, count, sizeof *scratch, layout_compare_doubles);
	double slope = scratch[count / 2];
	return fabs(slope) < least_slope || fabs(slope) > most_slope ? 0 : slope;
}

void layout_lay_aside(struct layout *layout)
{
	if (is_sideways(layout))
		turn(layout, turn_quarter);
}

static void level(struct layout *layout, double slope)
{
	for (size_t i = 0; i < layout->word_count; i++) {
		struct layout_word *word = &layout->words[i];
		double down = slope * (word->x_min + (word->x_max - word->x_min) / 2);
		word->y_min -= down;
		word->y_max -= down;
		set_middle(word);
	}
}

void layout_turn_upright(struct layout *layout, double *scratch)
{
	enum { MOST_TIMES = 3 }; /* the steeper it is, the more words are put into lines only once it is less so */
	size_t lines = layout_sort(layout->words, layout->word_count, layout->lines);
	for (size_t time = 0; time < MOST_TIMES; time++) {
		double slope = find_slope(layout, lines, scratch);
		if (slope == 0)
			break;
		level(layout, slope);
		lines = layout_sort(layout->words, layout->word_count, layout->lines);
	}
	if (is_upside_down(layout, lines))
		turn(layout, turn_half);
}
