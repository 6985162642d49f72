/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The cells of a band: the words of each, put together. */

#include "base/memory.h"
#include "read/formats/layout.h"

#include <string.h>

void layout_table_free(struct layout_table *table)
{
	memory_release(table->row_lines);
	memory_release(table->row_heights);
	memory_release(table->cells);
	memory_release(table->headings);
	memory_release(table->loose);
	memory_release(table->line_rows);
	*table = (struct layout_table){ .columns = 0 };
}

/* ------------------------------------------------------------------- text */

/* Adds a word to the text in work, behind a blank unless it goes on with the word before. */
static bool add_text(struct layout *layout, struct slice word, bool goes_on)
{
	struct buffer *text = &layout->text;
	if (text->size > 0 && !goes_on && !buffer_add(text, " ", 1))
		return false;
	return buffer_add(text, word.text, word.length);
}

static klp_status keep_text(struct layout *layout, struct slice *kept, klp_error **error)
{
	const struct slice text = { layout->text.bytes, layout->text.size };
	return document_keep(layout->document, kept, text, layout->reading, error);
}

/* The right edge of the lines of the column in work. */
static double right_edge(const struct layout *layout, size_t lines)
{
	double edge = 0;
	for (size_t i = 0; i < lines; i++) {
		double to = layout->column_lines[i].x_max;
		edge = i == 0 || to > edge ? to : edge;
	}
	return edge;
}

static bool is_small(char letter)
{
	return letter >= 'a' && letter <= 'z';
}

/* Whether a word is one of those that names hold and write small: no end of a word that was broken. */
static bool is_small_word(struct slice word)
{
	static const char *const small[] = { "aan",   "am", "an",  "bij",  "de",  "den", "der", "en",  "het", "in",
		                                 "onder", "op", "ten", "over", "ter", "te",  "tot", "uit", "van", "voor" };
	for (size_t i = 0; i < sizeof small / sizeof small[0]; i++)
		if (word.length == strlen(small[i]) && memcmp(word.text, small[i], word.length) == 0)
			return true;
	return false;
}

/* Whether a line of a cell, which ends before `end`, goes on with the word that ends the line before: behind a hyphen or with one; and where that
 * word is alone on its line and fills the column, with a small letter, for then the column's edge broke it. */
static bool goes_on(const struct layout *layout, size_t line, size_t end, double edge)
{
	static const double letter = 0.8; /* of the height of words: the widest one */
	const struct layout_line *before = &layout->column_lines[line - 1], *at = &layout->column_lines[line];
	struct slice last = layout->column_words[before->first + before->count - 1].text;
	struct slice next = layout->column_words[at->first].text;
	char tail = last.text[last.length - 1];
	if (tail == '-' || (next.text[0] == '-' && next.length > 1))
		return true;
	/* No name ends with a small word, so that one at the end is none. */
	bool ends = at->count == 1 && line + 1 == end;
	return before->count == 1 && before->x_max > edge - letter * before->height && is_small(next.text[0]) &&
	       (is_small(tail) || (tail >= 'A' && tail <= 'Z')) && (ends || !is_small_word(next));
}

/* Joins the words of lines [first, end) of the column in work, whose right edge is `edge`. */
static klp_status join_lines(struct layout *layout, size_t first, size_t end, double edge, struct slice *joined,
                             klp_error **error)
{
	layout->text.size = 0;
	for (size_t i = first; i < end; i++) {
		const struct layout_line *line = &layout->column_lines[i];
		bool on = i > first && goes_on(layout, i, end, edge);
		for (size_t word = line->first; word < line->first + line->count; word++)
			if (!add_text(layout, layout->column_words[word].text, on && word == line->first))
				return error_memory(error);
	}
	return keep_text(layout, joined, error);
}

/* --------------------------------------------------------------- the words */

/* Copies the words of a column that are wanted, line by line; how many there are. */
static size_t gather(struct layout *layout, const struct layout_band *band, size_t column, bool body, bool spans)
{
	size_t count = 0;
	for (size_t i = band->first; i < band->end; i++) {
		const struct layout_line *line = &layout->lines[i];
		if (layout_is_body(layout, band, i - band->first) != body)
			continue;
		for (size_t word = line->first; word < line->first + line->count; word++) {
			struct layout_word *at = &layout->words[word];
			if (at->column != column || at->spans != spans)
				continue;
			at->line = i;
			layout->column_words[count++] = *at;
		}
	}
	return count;
}

static klp_status fill_headings(struct layout *layout, struct layout_table *table, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t level = 0; level < 2; level++) {
		for (size_t column = 0; status == KLP_OK && column < table->columns; column++) {
			size_t words = gather(layout, table->band, column, false, level == 0);
			size_t lines = layout_sort(layout->column_words, words, layout->column_lines);
			if (lines > 0)
				status = join_lines(layout, 0, lines, right_edge(layout, lines),
				                    &table->headings[level * table->columns + column], error);
		}
	}
	return status;
}

/* Whether a word lies in several columns of numbers: theirs may be fused in it. What is put behind it keeps it from being read as
 * the number of one column. */
static bool is_fused(const struct layout_band *band, const struct layout_word *word)
{
	static const double touch = 0.15;
	size_t columns = 0;
	for (size_t i = 0; i < band->number_count; i++) {
		const struct layout_extent *column = &band->numbers[i];
		double from = word->x_min > column->from ? word->x_min : column->from;
		double to = word->x_max < column->to ? word->x_max : column->to;
		columns += to - from > touch * (column->to - column->from);
	}
	return columns > 1;
}

/* The words of one row after the other; they come in the order of lines. */
static klp_status fill_numbers(struct layout *layout, struct layout_table *table, size_t column, klp_error **error)
{
	size_t count = gather(layout, table->band, column, true, false), row = 0;
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < count;) {
		size_t line = layout->column_words[i].line;
		layout->text.size = 0;
		for (; i < count && layout->column_words[i].line == line; i++)
			if (!add_text(layout, layout->column_words[i].text, false) ||
			    (is_fused(table->band, &layout->column_words[i]) && !add_text(layout, slice_of("…"), false)))
				return error_memory(error);
		while (row < table->row_count && table->row_lines[row] != line)
			row++;
		if (row < table->row_count)
			status = keep_text(layout, &table->cells[row * table->columns + column], error);
	}
	return status;
}

static klp_status add_loose(struct layout_table *table, const struct layout_piece *piece, klp_error **error)
{
	if (!memory_reserve(&table->loose, &table->loose_capacity, table->loose_count + 1, sizeof *table->loose))
		return error_memory(error);
	table->loose[table->loose_count++] = *piece;
	return KLP_OK;
}

size_t layout_row_below(const struct layout_table *table, double y)
{
	size_t low = 0, high = table->row_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (table->row_heights[middle] < y)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static klp_status fill_texts(struct layout *layout, struct layout_table *table, size_t column, klp_error **error)
{
	size_t words = gather(layout, table->band, column, true, false);
	size_t lines = layout_sort(layout->column_words, words, layout->column_lines);
	if (column + 1 == table->band->texts)
		layout_place_names(layout, table, lines);
	else
		layout_place_beside(layout, table, lines);
	double edge = right_edge(layout, lines);
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < lines;) {
		size_t row = table->line_rows[i], end = i + 1;
		while (end < lines && row != (size_t)LAYOUT_LOOSE && table->line_rows[end] == row)
			end++;
		struct layout_piece piece = { .column = column,
			                          .line = layout->column_words[layout->column_lines[i].first].line };
		status = join_lines(layout, i, end, edge, &piece.text, error);
		if (status != KLP_OK)
			break;
		struct slice *cell = row < table->row_count ? &table->cells[row * table->columns + column] : NULL;
		if (cell != NULL && cell->length == 0) {
			*cell = piece.text;
		} else {
			piece.row = layout_row_below(table, layout->column_lines[i].y);
			status = add_loose(table, &piece, error);
		}
		i = end;
	}
	return status;
}

/* ------------------------------------------------------------------ table */

static klp_status make_table(struct layout *layout, const struct layout_band *band, struct layout_table *table,
                             klp_error **error)
{
	size_t lines = band->end - band->first, words = 0;
	*table = (struct layout_table){ .band = band, .columns = layout_cells(band) };
	for (size_t i = 0; i < lines; i++) {
		table->row_count += band->rows[i];
		words += layout->lines[band->first + i].count;
	}
	uint64_t cells = (uint64_t)(table->row_count + 2) * table->columns;
	klp_status status = layout_hold(layout, cells * sizeof(struct slice), error);
	if (status != KLP_OK)
		return status;
	table->row_lines = memory_allocate_zeroed(table->row_count + 1, sizeof *table->row_lines);
	table->row_heights = memory_allocate_zeroed(table->row_count + 1, sizeof *table->row_heights);
	table->cells = memory_allocate_zeroed((table->row_count + 1) * table->columns, sizeof *table->cells);
	table->headings = memory_allocate_zeroed(2 * table->columns, sizeof *table->headings);
	table->line_rows = memory_allocate_zeroed(words + 1, sizeof *table->line_rows);
	if (table->row_lines == NULL || table->row_heights == NULL || table->cells == NULL || table->headings == NULL ||
	    table->line_rows == NULL)
		return error_memory(error);
	size_t row = 0;
	for (size_t i = 0; i < lines; i++) {
		const struct layout_line *line = &layout->lines[band->first + i];
		if (!band->rows[i])
			continue;
		double sum = 0;
		for (size_t word = line->run; word < line->run + line->run_count; word++)
			sum += layout->words[word].y;
		table->row_lines[row] = band->first + i;
		table->row_heights[row++] = line->run_count > 0 ? sum / (double)line->run_count : line->y;
	}
	return KLP_OK;
}

klp_status layout_fill(struct layout *layout, const struct layout_band *band, struct layout_table *table,
                       klp_error **error)
{
	klp_status status = make_table(layout, band, table, error);
	if (status == KLP_OK)
		status = fill_headings(layout, table, error);
	/* Names come first: a cell beside several rows belongs to one that has a name. */
	for (size_t column = band->texts; status == KLP_OK && column-- > 0;)
		status = fill_texts(layout, table, column, error);
	for (size_t column = band->texts; status == KLP_OK && column < table->columns; column++)
		status = fill_numbers(layout, table, column, error);
	return status;
}
