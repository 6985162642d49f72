/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Which lines of a page make up a table: a band of rows, with the headings above it. */

#include "base/memory.h"
#include "read/formats/layout.h"

#include <float.h>
#include <string.h>

/* Of the height of words: how far apart the middles of lines lie that go on within a cell, that stand between a row and its
 * headings, and that make up a table. */
static const double tight = 1.6;
/* The same of lines that are as close as any printer sets them. */
static const double leading = 1.15;
static const double head_pitch = 4.0;
static const double heading_pitch = 3.2;
static const double row_pitch = 8.0;

enum { MOST_HEADINGS = 16 };

enum kind {
	/** a row of numbers */
	ROW,
	/** a text and fewer numbers, which may be a row with columns left empty */
	SPARSE,
	/** texts to the left of the numbers alone */
	LEFT,
	/** texts above or between the columns of numbers */
	HEADING,
	/** numbers without any text, too few for a row: that of a page */
	LONE,
	/** a run of words over columns of texts and of numbers: a sentence, a title */
	ACROSS
};

static bool is_row(const struct layout *layout, const struct layout_line *line)
{
	if (line->run_count < LAYOUT_FEWEST_NUMBERS)
		return false;
	size_t numbers = 0;
	for (size_t i = line->run; i < line->run + line->run_count; i++) {
		char first = layout->words[i].text.text[0];
		numbers += first >= '0' && first <= '9';
	}
	return numbers >= 2;
}

/* Where the texts of the rows end, and where their numbers begin. */
struct zone {
	double texts;
	double numbers;
};

/* Whether a run of many words goes over columns of texts and of numbers. Its blanks may be spaced out. */
static bool is_sentence(const struct layout *layout, const struct layout_line *line, const struct zone *zone)
{
	enum { MANY = 6 };
	for (size_t first = line->first; first < line->first + line->count;) {
		size_t next = layout_chunk_end(layout, line, first, LAYOUT_ANY_GAP);
		bool over = layout->words[first].x_min < zone->texts && layout->words[next - 1].x_max > zone->numbers;
		if (over && next - first >= MANY && !layout->words[next - 1].value)
			return true;
		first = next;
	}
	return false;
}

/* What a line is beside a table. */
static enum kind kind_of(const struct layout *layout, const struct layout_line *line, const struct zone *zone)
{
	if (is_row(layout, line))
		return ROW;
	double slack = line->height / 4, from = zone->numbers;
	if (line->x_max < from + slack)
		return LEFT;
	size_t texts = 0, numbers = 0, left = 0, end = line->first + line->count;
	if (is_sentence(layout, line, zone))
		return ACROSS;
	for (size_t first = line->first; first < end;) {
		size_t next = layout_chunk_end(layout, line, first, LAYOUT_GAP_OF_TABLE);
		const struct layout_word *head = &layout->words[first], *last = &layout->words[next - 1];
		bool begins_left = head->x_min < zone->texts - slack;
		if (begins_left && last->x_max > from + 2 * line->height && next > first + 1 && !last->value)
			return ACROSS;
		for (size_t i = first; i < next; i++) {
			const struct layout_word *word = &layout->words[i];
			bool in_numbers = word->x_max > from + slack;
			left += !in_numbers;
			texts += in_numbers && !word->value;
			numbers += in_numbers && word->value;
		}
		first = next;
	}
	if (numbers > 0 && texts <= numbers)
		return left > 0 ? SPARSE : LONE;
	return texts > 0 ? HEADING : LEFT;
}

static void widen_zone(const struct layout *layout, const struct layout_line *line, struct zone *zone)
{
	double begin = layout->words[line->run].x_min;
	zone->numbers = begin < zone->numbers ? begin : zone->numbers;
	/* Numbers before the run, and a word between them, stand where numbers do: "Lisse 0 geheim 49.537 603 940". */
	size_t texts = line->run;
	while (texts > line->first && layout->words[texts - 1].x_max > zone->numbers)
		texts--;
	if (texts > line->first && layout->words[texts - 1].x_max > zone->texts)
		zone->texts = layout->words[texts - 1].x_max;
}

/* A number among the texts, such as that of a region whose name goes on below, is none of the row's where nothing else stands
 * between them because the row's own name stands higher and lower. */
static void leave_out_texts(const struct layout *layout, struct layout_line *line, const struct zone *zone)
{
	size_t texts = 0;
	while (texts < line->run_count && layout->words[line->run + texts].x_max < zone->texts)
		texts++;
	if (line->run_count < texts + LAYOUT_FEWEST_NUMBERS)
		return;
	line->run += texts;
	line->run_count -= texts;
}

/* From the first row down: to the last row before anything that is not of the table. */
static void find_rows(const struct layout *layout, struct layout_band *band, struct zone *zone)
{
	const struct layout_line *row = &layout->lines[band->first_row];
	double reach = row->y;
	*zone = (struct zone){ -DBL_MAX, layout->words[row->run].x_min };
	widen_zone(layout, row, zone);
	band->last_row = band->first_row;
	for (size_t i = band->first_row + 1; i < layout->line_count; i++) {
		struct layout_line *line = &layout->lines[i];
		enum kind kind = kind_of(layout, line, zone);
		if (kind == HEADING || kind == ACROSS || line->y - reach > row_pitch * layout->height)
			break;
		reach = line->y;
		if (kind != ROW)
			continue;
		leave_out_texts(layout, line, zone);
		widen_zone(layout, line, zone);
		band->last_row = i;
	}
}

static bool is_numbers_alone(const struct layout *layout, const struct layout_line *line)
{
	for (size_t i = line->first; i < line->first + line->count; i++)
		if (!layout->words[i].value)
			return false;
	return true;
}

/* Below the last row its name may go on, and a row with empty columns may follow. */
static void find_tail(const struct layout *layout, struct layout_band *band, const struct zone *zone)
{
	band->end = band->last_row + 1;
	double pitch = 0;
	if (band->last_row > band->first_row)
		pitch = (layout->lines[band->last_row].y - layout->lines[band->first_row].y) /
		        (double)(band->last_row - band->first_row);
	for (; band->end < layout->line_count; band->end++) {
		const struct layout_line *line = &layout->lines[band->end];
		double down = line->y - layout->lines[band->end - 1].y;
		enum kind kind = kind_of(layout, line, zone);
		bool goes_on = kind == LEFT && down < tight * layout->height && !is_numbers_alone(layout, line);
		bool row = kind == SPARSE && down < (pitch > 0 ? 2 * pitch : tight * layout->height);
		if (!goes_on && !row)
			break;
	}
}

static size_t count_chunks(const struct layout *layout, const struct layout_line *line, double from)
{
	size_t count = 0;
	for (size_t first = line->first; first < line->first + line->count;) {
		size_t next = layout_chunk_end(layout, line, first, LAYOUT_GAP_OF_TABLE);
		count += layout->words[next - 1].x_max > from;
		first = next;
	}
	return count;
}

/* Above the first row stand headings, and the beginning of its name. What is not below a line of headings is neither, unless it
 * stands close. */
static void find_head(const struct layout *layout, struct layout_band *band, size_t above, const struct zone *zone)
{
	size_t top = band->first_row, lowest_heading = SIZE_MAX, headings = SIZE_MAX;
	while (top > above && band->first_row - top < MOST_HEADINGS) {
		const struct layout_line *line = &layout->lines[top - 1];
		double up = layout->lines[top].y - line->y;
		enum kind kind = kind_of(layout, line, zone);
		bool of_table = kind == LEFT || kind == HEADING;
		if (!of_table || up > (top == band->first_row ? head_pitch : heading_pitch) * layout->height)
			break;
		top--;
		if (kind != HEADING)
			continue;
		if (lowest_heading == SIZE_MAX)
			lowest_heading = top;
		/* One run of words alone and away from the others is rather the page's. */
		if (headings == SIZE_MAX || up < tight * layout->height || count_chunks(layout, line, zone->texts) > 1)
			headings = top;
	}
	band->first = band->first_row;
	band->headed = headings != SIZE_MAX;
	if (band->headed) {
		band->first = headings;
		band->head_end = layout->lines[lowest_heading].y + layout->lines[lowest_heading].height / 2;
		return;
	}
	while (band->first > top &&
	       layout->lines[band->first].y - layout->lines[band->first - 1].y < leading * layout->height)
		band->first--;
	band->head_end = layout->lines[band->first].y - layout->height;
}

bool layout_find_band(const struct layout *layout, size_t line, struct layout_band *band, klp_status *status,
                      klp_error **error)
{
	size_t row = line;
	while (row < layout->line_count && !is_row(layout, &layout->lines[row]))
		row++;
	if (row == layout->line_count)
		return false;
	memset(band, 0, sizeof *band);
	band->first_row = row;
	struct zone zone;
	find_rows(layout, band, &zone);
	find_tail(layout, band, &zone);
	find_head(layout, band, line, &zone);
	band->rows = memory_allocate_zeroed(band->end - band->first, sizeof *band->rows);
	if (band->rows == NULL) {
		*status = error_memory(error);
		return false;
	}
	for (size_t i = band->first_row; i < band->end; i++) {
		enum kind kind = kind_of(layout, &layout->lines[i], &zone);
		bool inside = i < band->last_row && kind == LONE;
		band->rows[i - band->first] = kind == ROW || kind == SPARSE || inside;
	}
	return true;
}
