/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The columns of a band: those of its numbers, wherever in their cells they stand; and in which column each word lies. */

#include "base/memory.h"
#include "base/number.h"
#include "read/formats/layout.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

size_t layout_cells(const struct layout_band *band)
{
	return band->texts + band->number_count + (band->behind ? 1 : 0);
}

/* ---------------------------------------------------------------- numbers */

/* Whether two words are one number, whose thousands are parted by a blank: "12 310". */
static bool is_spaced(const struct layout *layout, const struct layout_word *left, const struct layout_word *right)
{
	char joined[NUMBER_BYTES];
	int64_t ignored;
	size_t length = left->text.length + 1 + right->text.length;
	if (layout_parted(layout, left, right) || length > sizeof joined)
		return false;
	memcpy(joined, left->text.text, left->text.length);
	joined[left->text.length] = ' ';
	memcpy(joined + left->text.length + 1, right->text.text, right->text.length);
	return number_count((struct slice){ joined, length }, true, &ignored) == NUMBER_COUNT;
}

/* The next number of a line's run: [*at, *end) of its words; false at the end. */
static bool next_number(const struct layout *layout, const struct layout_line *line, bool spaced, size_t at,
                        size_t *end)
{
	size_t last = line->run + line->run_count;
	if (at >= last)
		return false;
	*end = at + 1;
	while (spaced && *end < last && is_spaced(layout, &layout->words[*end - 1], &layout->words[*end]))
		(*end)++;
	return true;
}

static size_t count_numbers(const struct layout *layout, const struct layout_line *line, bool spaced)
{
	size_t count = 0, end;
	for (size_t at = line->run; next_number(layout, line, spaced, at, &end); at = end)
		count++;
	return count;
}

/* How many numbers most rows have; more where as many rows have more. *rows is how many do. */
static size_t usual_count(const struct layout *layout, const struct layout_band *band, bool spaced, size_t *rows)
{
	size_t lines[LAYOUT_MOST_COLUMNS + 1] = { 0 }, usual = 0;
	for (size_t i = 0; i < layout_line_count(band); i++) {
		size_t count = band->rows[i] ? count_numbers(layout, layout_line_of(layout, band, i), spaced) : 0;
		if (count >= LAYOUT_FEWEST_NUMBERS && count <= LAYOUT_MOST_COLUMNS)
			lines[count]++;
	}
	for (size_t count = LAYOUT_FEWEST_NUMBERS; count <= LAYOUT_MOST_COLUMNS; count++)
		if (lines[count] > 0 && lines[count] >= lines[usual])
			usual = count;
	*rows = lines[usual];
	return usual;
}

/* The columns of the rows that have as many numbers as most: the first is in the first column, and so on. False when they do
 * not stand under one another. */
static bool columns_of_usual_rows(const struct layout *layout, struct layout_band *band, size_t usual, bool spaced)
{
	bool begun = false;
	for (size_t i = 0; i < layout_line_count(band); i++) {
		const struct layout_line *line = layout_line_of(layout, band, i);
		if (!band->rows[i] || count_numbers(layout, line, spaced) != usual)
			continue;
		size_t column = 0, end;
		for (size_t at = line->run; next_number(layout, line, spaced, at, &end); at = end, column++) {
			double from = layout->words[at].x_min, to = layout->words[end - 1].x_max;
			if (!begun)
				band->numbers[column] = (struct layout_extent){ from, to };
			layout_widen(&band->numbers[column], from, to);
		}
		begun = true;
	}
	for (size_t column = 1; column < usual; column++)
		if (band->numbers[column].from <= band->numbers[column - 1].to)
			return false;
	band->number_count = usual;
	return true;
}

/* The columns that all numbers make up together, where each row may lack others. False when two of one row fall into one. */
static bool columns_of_all(const struct layout *layout, struct layout_band *band, bool spaced,
                           struct layout_extent *scratch)
{
	size_t count = 0, end;
	for (size_t i = 0; i < layout_line_count(band); i++) {
		const struct layout_line *line = layout_line_of(layout, band, i);
		for (size_t at = line->run; band->rows[i] && next_number(layout, line, spaced, at, &end); at = end)
			scratch[count++] = (struct layout_extent){ layout->words[at].x_min, layout->words[end - 1].x_max };
	}
	qsort(scratch, count, sizeof *scratch, layout_compare_extents);
	band->number_count = 0;
	for (size_t i = 0; i < count; i++) {
		struct layout_extent *last = band->number_count > 0 ? &band->numbers[band->number_count - 1] : NULL;
		if (last != NULL && scratch[i].from <= last->to) {
			layout_widen(last, scratch[i].from, scratch[i].to);
			continue;
		}
		if (band->number_count == LAYOUT_MOST_COLUMNS)
			return false;
		band->numbers[band->number_count++] = scratch[i];
	}
	for (size_t i = 0; i < layout_line_count(band); i++) {
		const struct layout_line *line = layout_line_of(layout, band, i);
		size_t column = 0;
		for (size_t at = line->run; band->rows[i] && next_number(layout, line, spaced, at, &end); at = end) {
			while (column < band->number_count && band->numbers[column].to < layout->words[at].x_min)
				column++;
			if (column == band->number_count)
				return false;
			column++;
		}
	}
	return true;
}

/* The one column that an extent lies in; `count` when it lies in none, SIZE_MAX when in several. */
static size_t column_at(const struct layout_extent *columns, size_t count, double from, double to)
{
	size_t found = count;
	for (size_t i = 0; i < count; i++) {
		double overlap = (to < columns[i].to ? to : columns[i].to) - (from > columns[i].from ? from : columns[i].from);
		double width = to - from < columns[i].to - columns[i].from ? to - from : columns[i].to - columns[i].from;
		if (overlap <= 0.15 * width)
			continue;
		if (found != count)
			return SIZE_MAX;
		found = i;
	}
	return found;
}

/* Puts a column in its place; false when there are too many, or it would overlap others. */
static bool insert_column(struct layout_band *band, double from, double to)
{
	size_t at = 0;
	while (at < band->number_count && band->numbers[at].from < from)
		at++;
	bool fits =
		(at == 0 || band->numbers[at - 1].to < from) && (at == band->number_count || band->numbers[at].from > to);
	if (!fits || band->number_count == LAYOUT_MOST_COLUMNS)
		return false;
	memmove(band->numbers + at + 1, band->numbers + at, (band->number_count - at) * sizeof *band->numbers);
	band->numbers[at] = (struct layout_extent){ from, to };
	band->number_count++;
	return true;
}

/* Columns in which the usual rows have nothing: those of numbers that lie in none. */
static void add_columns_of_others(const struct layout *layout, struct layout_band *band, size_t usual, bool spaced)
{
	size_t end;
	for (size_t i = 0; i < layout_line_count(band); i++) {
		const struct layout_line *line = layout_line_of(layout, band, i);
		if (!band->rows[i] || line->run_count < LAYOUT_FEWEST_NUMBERS || count_numbers(layout, line, spaced) == usual)
			continue;
		for (size_t at = line->run; next_number(layout, line, spaced, at, &end); at = end) {
			double from = layout->words[at].x_min, to = layout->words[end - 1].x_max;
			size_t column = column_at(band->numbers, band->number_count, from, to);
			bool right_of_first = band->number_count > 0 && from > band->numbers[0].from;
			if (column == band->number_count && right_of_first)
				insert_column(band, from, to);
			else if (column < band->number_count && (column == 0 || band->numbers[column - 1].to < from) &&
			         (column + 1 == band->number_count || band->numbers[column + 1].from > to))
				layout_widen(&band->numbers[column], from, to);
		}
	}
}

static bool find_numbers(const struct layout *layout, struct layout_band *band, struct layout_extent *scratch)
{
	size_t rows, spaced_rows;
	size_t usual = usual_count(layout, band, false, &rows),
		   spaced_usual = usual_count(layout, band, true, &spaced_rows);
	bool spaced = spaced_rows > rows;
	if (spaced)
		usual = spaced_usual;
	if (usual == 0)
		return false;
	if (columns_of_usual_rows(layout, band, usual, spaced)) {
		add_columns_of_others(layout, band, usual, spaced);
		return true;
	}
	return columns_of_all(layout, band, spaced, scratch);
}

/* ------------------------------------------------------------- assignment */

/* The column of numbers nearest to a word. */
static size_t nearest_column(const struct layout_band *band, const struct layout_word *word)
{
	size_t best = 0;
	double least = -1;
	for (size_t i = 0; i < band->number_count; i++) {
		double before = band->numbers[i].from - word->x_max, behind = word->x_min - band->numbers[i].to;
		double away = before > behind ? before : behind;
		if (i == 0 || away < least) {
			least = away;
			best = i;
		}
	}
	return best;
}

static void assign(struct layout *layout, struct layout_band *band, const struct layout_edges *edges)
{
	const struct layout_extent *last = &band->numbers[band->number_count - 1];
	for (size_t i = 0; i < layout_line_count(band); i++) {
		const struct layout_line *line = layout_line_of(layout, band, i);
		size_t end = line->first + line->count;
		for (size_t word = line->first; word < end; word++)
			if (layout->words[word].heading)
				layout->words[word].column += band->texts;
		size_t texts = band->rows[i] ? layout_texts_end(layout, band, line) : end;
		for (size_t first = line->first; first < texts;) {
			size_t next = layout_text_run_end(layout, edges, first, texts);
			size_t column = layout_text_column(band, layout->words[first].x_min, layout->words[next - 1].x_max);
			for (size_t word = first; word < next; word++)
				if (!layout->words[word].heading)
					layout->words[word].column = column;
			first = next;
		}
		for (size_t at = texts; at < end; at++) {
			struct layout_word *word = &layout->words[at];
			bool behind = word->x_min > last->to && !word->value;
			band->behind = band->behind || behind;
			word->column = band->texts + (behind ? band->number_count : nearest_column(band, word));
		}
	}
}

/* Lines above the headings are no part of the band. */
static void drop_titles(struct layout_band *band, size_t begin)
{
	size_t first = begin < band->first_row ? begin : band->first_row;
	if (!band->headed || first <= band->first)
		return;
	memmove(band->rows, band->rows + (first - band->first), (band->end - first) * sizeof *band->rows);
	band->first = first;
}

bool layout_find_columns(struct layout *layout, struct layout_band *band, klp_status *status, klp_error **error)
{
	size_t words = 1;
	for (size_t i = 0; i < layout_line_count(band); i++)
		words += layout_line_of(layout, band, i)->count;
	struct layout_extent *scratch = memory_allocate_zeroed(words, sizeof *scratch);
	struct layout_edges edges;
	if (scratch == NULL) {
		*status = error_memory(error);
		return false;
	}
	bool found = find_numbers(layout, band, scratch);
	if (found) {
		layout_carry_columns(layout->carry, band);
		layout_find_texts(layout, band, &edges, scratch);
		struct layout_heads heads;
		found = layout_find_heads(layout, band, layout_end_of_texts(layout, band), &heads, status, error);
		if (found)
			drop_titles(band, heads.begin);
		if (found)
			assign(layout, band, &edges);
	}
	memory_release(scratch);
	return found;
}
