/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Which row the lines of a cell belong to, where names wrap and regions stand beside several rows. */

#include "read/formats/layout.h"

#include <math.h>
#include <string.h>

/* Of the height of words: how far apart the middles of lines within one cell lie at most, and how near to a row's numbers a line
 * is on that row. */
static const double tight = 1.75;
static const double level = 0.35;
/* How many times as wide as the others the gap must be at which one row ends and the next begins. */
static const double clearly = 1.12;

static bool ends_in_hyphen(const struct layout *layout, size_t line)
{
	const struct layout_line *at = &layout->column_lines[line];
	struct slice last = layout->column_words[at->first + at->count - 1].text;
	return last.text[last.length - 1] == '-';
}

/* The row nearest to a height; the upper one of two. */
static size_t nearest_row(const struct layout_table *table, double y)
{
	size_t low = layout_row_below(table, y);
	if (low == table->row_count)
		return low - 1;
	return low > 0 && y - table->row_heights[low - 1] <= table->row_heights[low] - y ? low - 1 : low;
}

static size_t row_on(const struct layout *layout, const struct layout_table *table, double y)
{
	size_t row = nearest_row(table, y);
	return fabs(table->row_heights[row] - y) < level * layout->height ? row : (size_t)LAYOUT_LOOSE;
}

/* Lines of words between two rows, or outside all of them. */
struct between {
	/** [first, end) */
	size_t first;
	size_t end;
	/** the row above; the one below is the next. SIZE_MAX above all */
	size_t above;
};

/* Where the lines between two rows part: those before it belong to the row above. SIZE_MAX when that cannot be told. */
static size_t find_cut(const struct layout *layout, const struct layout_table *table, const struct between *lines)
{
	double widest = 0, second = 0, last = table->row_heights[lines->above];
	size_t cut = lines->first;
	for (size_t i = lines->first; i <= lines->end; i++) {
		double y = i < lines->end ? layout->column_lines[i].y : table->row_heights[lines->above + 1];
		double gap = y - last;
		last = y;
		if (gap > widest) {
			second = widest;
			widest = gap;
			cut = i;
		} else if (gap > second) {
			second = gap;
		}
	}
	if (widest > clearly * second)
		return cut;
	/* What a hyphen breaks off goes on below it. */
	size_t found = SIZE_MAX;
	for (size_t i = lines->first; i <= lines->end; i++) {
		bool broken = i > 0 && ends_in_hyphen(layout, i - 1);
		if (broken)
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = i;
	}
	return found;
}

/* Lines go to a row as far as they stand close to one another and to it. */
static void take_down(const struct layout *layout, const struct layout_table *table, size_t first, size_t end,
                      size_t row)
{
	double last = table->row_heights[row];
	for (size_t i = first; i < end; i++) {
		double y = layout->column_lines[i].y;
		if (y - last > tight * layout->height)
			return;
		table->line_rows[i] = row;
		last = y;
	}
}

static void take_up(const struct layout *layout, const struct layout_table *table, size_t first, size_t end, size_t row)
{
	double last = table->row_heights[row];
	for (size_t i = end; i-- > first;) {
		double y = layout->column_lines[i].y;
		if (last - y > tight * layout->height)
			return;
		table->line_rows[i] = row;
		last = y;
	}
}

/* The lines between the row `above` and the next that are on neither, from `first` on. */
static struct between next_between(const struct layout *layout, const struct layout_table *table, size_t first,
                                   size_t lines, size_t above)
{
	struct between between = { .first = first, .end = first, .above = above };
	size_t below = above == SIZE_MAX ? 0 : above + 1;
	while (between.end < lines && table->line_rows[between.end] == (size_t)LAYOUT_LOOSE &&
	       (below >= table->row_count || layout->column_lines[between.end].y < table->row_heights[below]))
		between.end++;
	return between;
}

/* What is known of how names lie beside their rows. */
struct habit {
	/** how often names go on below the row of their numbers, and begin above it */
	size_t below;
	size_t above;
	/** whether all lines are names, so that what stands outside of all rows belongs to the first or the last */
	bool names_alone;
};

/* Lines between two rows. Where it cannot be told which row they belong to they do as the others do, once these are known. */
static void place_between(const struct layout *layout, const struct layout_table *table, const struct between *lines,
                          struct habit *habit, bool settle)
{
	size_t cut = find_cut(layout, table, lines);
	if (cut == SIZE_MAX && settle && (habit->below == 0) != (habit->above == 0))
		cut = habit->below > 0 ? lines->end : lines->first;
	if (cut == SIZE_MAX)
		return;
	if (!settle) {
		habit->below += cut > lines->first;
		habit->above += cut < lines->end;
	}
	take_down(layout, table, lines->first, cut, lines->above);
	take_up(layout, table, cut, lines->end, lines->above + 1);
}

/* The least distance between two rows; 0 for one row. */
static double least_pitch(const struct layout_table *table)
{
	double least = 0;
	for (size_t i = 1; i < table->row_count; i++) {
		double pitch = table->row_heights[i] - table->row_heights[i - 1];
		if (i == 1 || pitch < least)
			least = pitch;
	}
	return least;
}

/* How much of that distance the lines of one cell stand apart at most, where they are told by it. */
static const double within_row = 0.9;

/* Lines above all rows or below them may be something else, such as a region's name above its table: they are taken where the
 * row has no words on its own line, where other names lie so, and where they stand closer to the row than any other row does. */
static void place_outside(const struct layout *layout, const struct layout_table *table, const struct between *lines,
                          const struct habit *habit, size_t count)
{
	bool top = lines->above == SIZE_MAX;
	size_t row = top ? 0 : lines->above;
	bool own = top ? lines->end < count && table->line_rows[lines->end] == row
	               : lines->first > 0 && table->line_rows[lines->first - 1] == row;
	bool usual = top ? habit->above > 0 && habit->below == 0 : habit->below > 0 && habit->above == 0;
	bool broken =
		top ? ends_in_hyphen(layout, lines->end - 1) : lines->first > 0 && ends_in_hyphen(layout, lines->first - 1);
	double gap = top ? table->row_heights[row] - layout->column_lines[lines->end - 1].y
	                 : layout->column_lines[lines->first].y - table->row_heights[row];
	bool close = gap < within_row * least_pitch(table);
	if (own && !usual && !broken && !close && !habit->names_alone)
		return;
	if (top)
		take_up(layout, table, lines->first, lines->end, row);
	else
		take_down(layout, table, lines->first, lines->end, row);
}

/* Goes over all lines that are on no row's own line. */
static void walk_names(const struct layout *layout, const struct layout_table *table, size_t lines, struct habit *habit,
                       bool settle)
{
	size_t at = 0, row = SIZE_MAX;
	while (at < lines) {
		while (row != SIZE_MAX && at < lines && table->line_rows[at] == row)
			at++;
		struct between between = next_between(layout, table, at, lines, row);
		at = between.end;
		bool outside = row == SIZE_MAX || row + 1 >= table->row_count;
		if (between.first < between.end && !outside)
			place_between(layout, table, &between, habit, settle);
		else if (between.first < between.end && settle)
			place_outside(layout, table, &between, habit, lines);
		if (row != SIZE_MAX && row >= table->row_count)
			return;
		row = row == SIZE_MAX ? 0 : row + 1;
	}
}

static void place_names(const struct layout *layout, const struct layout_table *table, size_t lines, bool names_alone)
{
	struct habit habit = { .names_alone = names_alone };
	if (lines == 0)
		return;
	for (size_t i = 0; i < lines; i++)
		table->line_rows[i] = row_on(layout, table, layout->column_lines[i].y);
	/* Beyond the first and the last row there is but one way to go. */
	if (names_alone) {
		habit.below += table->line_rows[lines - 1] == (size_t)LAYOUT_LOOSE;
		habit.above += table->line_rows[0] == (size_t)LAYOUT_LOOSE;
	}
	walk_names(layout, table, lines, &habit, false);
	walk_names(layout, table, lines, &habit, true);
}

void layout_place_names(const struct layout *layout, const struct layout_table *table, size_t lines)
{
	place_names(layout, table, lines, false);
}

/* ------------------------------------------------------ beside several rows */

static bool has_name(const struct layout_table *table, size_t row)
{
	return table->cells[row * table->columns + table->band->texts - 1].length > 0;
}

/* Whether each row with a name has its own line here, so that lines that follow one another are cells. */
static bool is_full(const struct layout *layout, const struct layout_table *table, size_t lines)
{
	size_t named = 0, filled = 0;
	for (size_t i = 0; i < table->row_count; i++)
		named += has_name(table, i);
	for (size_t i = 0; i < lines; i++) {
		size_t row = row_on(layout, table, layout->column_lines[i].y);
		filled += row != (size_t)LAYOUT_LOOSE && has_name(table, row);
	}
	return named > 1 && filled >= named;
}

/* Whether a line goes on with the cell of the line before it. */
static bool goes_on(const struct layout *layout, const struct layout_table *table, size_t line, double pitch, bool full)
{
	double gap = layout->column_lines[line].y - layout->column_lines[line - 1].y;
	size_t row = row_on(layout, table, layout->column_lines[line].y);
	bool label = row != (size_t)LAYOUT_LOOSE && !has_name(table, row);
	if (gap > tight * layout->height || (label && row_on(layout, table, layout->column_lines[line - 1].y) != row))
		return false;
	static const double less = 0.95;
	bool within = pitch == 0 || gap < less * pitch;
	return within || !full || (ends_in_hyphen(layout, line - 1) && gap <= pitch * clearly);
}

/* The row of a cell of lines [first, end): the one that its first line is on, else the named one nearest to its middle. A row
 * without a name has its own label here: "Totaal". */
static size_t row_beside(const struct layout *layout, const struct layout_table *table, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		size_t row = row_on(layout, table, layout->column_lines[i].y);
		if (row != (size_t)LAYOUT_LOOSE && (i == first || !has_name(table, row)))
			return row;
	}
	double middle = (layout->column_lines[first].y + layout->column_lines[end - 1].y) / 2;
	size_t row = nearest_row(table, middle), up = row, down = row;
	while (!has_name(table, up) && up > 0)
		up--;
	while (!has_name(table, down) && down + 1 < table->row_count)
		down++;
	if (!has_name(table, up) ||
	    (has_name(table, down) && table->row_heights[down] - middle < middle - table->row_heights[up]))
		return has_name(table, down) ? down : row;
	return up;
}

/* Whether the first line of a column comes again: then each row has its own cell there. */
static bool is_repeated(const struct layout *layout, size_t lines)
{
	for (size_t i = 1; i < lines; i++) {
		const struct layout_line *first = &layout->column_lines[0], *line = &layout->column_lines[i];
		bool same = first->count == line->count;
		for (size_t word = 0; same && word < first->count; word++) {
			struct slice one = layout->column_words[first->first + word].text;
			struct slice other = layout->column_words[line->first + word].text;
			same = one.length == other.length && memcmp(one.text, other.text, one.length) == 0;
		}
		if (same)
			return true;
	}
	return false;
}

void layout_place_beside(const struct layout *layout, const struct layout_table *table, size_t lines)
{
	if (is_repeated(layout, lines)) {
		place_names(layout, table, lines, true);
		return;
	}
	double pitch = least_pitch(table);
	bool full = is_full(layout, table, lines);
	for (size_t i = 0; i < lines;) {
		size_t end = i + 1;
		while (end < lines && goes_on(layout, table, end, pitch, full))
			end++;
		size_t row = row_beside(layout, table, i, end);
		for (; i < end; i++)
			table->line_rows[i] = row;
	}
}
