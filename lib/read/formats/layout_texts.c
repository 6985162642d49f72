/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The columns of texts before the numbers of a band. */

#include "read/formats/layout.h"

#include <float.h>
#include <stdlib.h>

/* Of the height of words: how close the beginnings of what stands under one another lie. */
static const double aligned = 0.25;

const struct layout_line *layout_line_of(const struct layout *layout, const struct layout_band *band, size_t line)
{
	return &layout->lines[band->first + line];
}

size_t layout_line_count(const struct layout_band *band)
{
	return band->end - band->first;
}

int layout_compare_extents(const void *left, const void *right)
{
	const struct layout_extent *one = left, *other = right;
	if (one->from != other->from)
		return one->from < other->from ? -1 : 1;
	return (one->to > other->to) - (one->to < other->to);
}

void layout_widen(struct layout_extent *extent, double from, double to)
{
	extent->from = from < extent->from ? from : extent->from;
	extent->to = to > extent->to ? to : extent->to;
}

/* Whether a word of the band stands before the numbers. */
static bool is_text(const struct layout_band *band, const struct layout_word *word)
{
	return word->x_min + (word->x_max - word->x_min) / 2 < band->numbers[0].from && word->x_max < band->numbers[0].to;
}

/* Where the words of a line before the numbers end: its words [first, end) are texts. */
size_t layout_texts_end(const struct layout *layout, const struct layout_band *band, const struct layout_line *line)
{
	size_t end = line->first;
	while (end < line->first + line->count && is_text(band, &layout->words[end]))
		end++;
	return end;
}

static bool is_body(const struct layout_band *band, const struct layout_line *line)
{
	return !band->headed || line->y > band->head_end;
}

bool layout_is_body(const struct layout *layout, const struct layout_band *band, size_t line)
{
	return is_body(band, layout_line_of(layout, band, line));
}

/* Where so many runs of words begin that it must be the edge of a column: sorted beginnings, clustered. */
static void find_edges(const struct layout *layout, const struct layout_band *band, double *beginnings,
                       struct layout_edges *edges)
{
	size_t count = 0, rows = 0;
	edges->count = 0;
	for (size_t i = 0; i < layout_line_count(band); i++) {
		const struct layout_line *line = layout_line_of(layout, band, i);
		size_t end = layout_texts_end(layout, band, line);
		rows += band->rows[i];
		for (size_t first = line->first; is_body(band, line) && first < end;) {
			size_t next = layout_chunk_end(layout, line, first, LAYOUT_ANY_GAP);
			beginnings[count++] = layout->words[first].x_min;
			first = next;
		}
	}
	qsort(beginnings, count, sizeof *beginnings, layout_compare_doubles);
	size_t fewest = rows / 2 > 2 ? rows / 2 : 2;
	for (size_t i = 0; i < count;) {
		size_t end = i + 1;
		while (end < count && beginnings[end] - beginnings[i] < aligned * layout->height)
			end++;
		if (end - i >= fewest && edges->count < LAYOUT_MOST_COLUMNS)
			edges->at[edges->count++] = beginnings[i];
		i = end;
	}
}

static bool is_edge(const struct layout *layout, const struct layout_edges *edges, double x)
{
	for (size_t i = 0; i < edges->count; i++)
		if (x > edges->at[i] - aligned * layout->height && x < edges->at[i] + aligned * layout->height)
			return true;
	return false;
}

/* The end of a run of words that also ends where an edge begins. */
size_t layout_text_run_end(const struct layout *layout, const struct layout_edges *edges, size_t first, size_t end)
{
	size_t next = first + 1;
	while (next < end && !layout_parted(layout, &layout->words[next - 1], &layout->words[next]) &&
	       !is_edge(layout, edges, layout->words[next].x_min))
		next++;
	return next;
}

/* Puts extents in order and joins those that overlap; how many are left. */
static size_t unite(struct layout_extent *extents, size_t count)
{
	size_t kept = 0;
	if (count > 0)
		qsort(extents, count, sizeof *extents, layout_compare_extents);
	for (size_t i = 0; i < count; i++) {
		if (kept > 0 && extents[i].from <= extents[kept - 1].to)
			layout_widen(&extents[kept - 1], extents[i].from, extents[i].to);
		else
			extents[kept++] = extents[i];
	}
	return kept;
}

/* A column of texts left of the names may have no text on this page but its heading, which stands on the lowest line of them. Adds
 * such columns behind the others; how many. */
static size_t add_headed_texts(const struct layout *layout, const struct layout_band *band,
                               struct layout_extent *columns, size_t count)
{
	const struct layout_line *lowest = NULL;
	for (size_t i = 0; i < layout_line_count(band) && !is_body(band, layout_line_of(layout, band, i)); i++)
		lowest = layout_line_of(layout, band, i);
	size_t added = 0;
	if (lowest == NULL || count == 0 || count > LAYOUT_MOST_COLUMNS)
		return 0;
	for (size_t first = lowest->first; first < lowest->first + lowest->count;) {
		size_t next = layout_chunk_end(layout, lowest, first, LAYOUT_GAP_OF_TABLE);
		double from = layout->words[first].x_min, to = layout->words[next - 1].x_max;
		bool apart = to < columns[count - 1].from;
		for (size_t i = 0; apart && i < count; i++)
			apart = to < columns[i].from || from > columns[i].to;
		if (apart)
			columns[count + added++] = (struct layout_extent){ from, to };
		first = next;
	}
	return added;
}

/* The columns of texts: what the runs of words cover, taken together, but for those that run over the edge of a column. */
void layout_find_texts(const struct layout *layout, struct layout_band *band, struct layout_edges *edges,
                       struct layout_extent *scratch)
{
	size_t count = 0;
	find_edges(layout, band, (double *)scratch, edges);
	for (size_t i = 0; i < layout_line_count(band); i++) {
		const struct layout_line *line = layout_line_of(layout, band, i);
		size_t end = layout_texts_end(layout, band, line);
		for (size_t first = line->first; is_body(band, line) && first < end;) {
			size_t next = layout_text_run_end(layout, edges, first, end);
			double from = layout->words[first].x_min, to = layout->words[next - 1].x_max;
			bool over = false;
			for (size_t edge = 0; edge < edges->count; edge++)
				over = over || (from < edges->at[edge] - aligned * layout->height && to > edges->at[edge]);
			if (!over)
				scratch[count++] = (struct layout_extent){ from, to };
			first = next;
		}
	}
	count = unite(scratch, count);
	count += add_headed_texts(layout, band, scratch, count);
	qsort(scratch, count, sizeof *scratch, layout_compare_extents);
	for (band->texts = 0; band->texts < count && band->texts < LAYOUT_MOST_COLUMNS; band->texts++)
		band->starts[band->texts] = scratch[band->texts].from;
	if (band->texts == 0) /* a table without any name still has the column where they would be */
		band->starts[band->texts++] = -DBL_MAX;
}

/* The column of texts that a run of words lies in: where most of it is. */
size_t layout_text_column(const struct layout_band *band, double from, double to)
{
	size_t best = 0;
	double most = -1;
	for (size_t i = 0; i < band->texts; i++) {
		double begin = i == 0 ? from : band->starts[i];
		double end = i + 1 < band->texts ? band->starts[i + 1] : to;
		double overlap = (to < end ? to : end) - (from > begin ? from : begin);
		if (overlap > most) {
			most = overlap;
			best = i;
		}
	}
	return best;
}

/* The right end of the texts of the rows. */
double layout_end_of_texts(const struct layout *layout, const struct layout_band *band)
{
	double end = -1;
	bool any = false;
	for (size_t i = 0; i < layout_line_count(band); i++) {
		const struct layout_line *line = layout_line_of(layout, band, i);
		size_t texts = layout_texts_end(layout, band, line);
		if (!is_body(band, line) || texts == line->first)
			continue;
		double to = layout->words[texts - 1].x_max;
		end = !any || to > end ? to : end;
		any = true;
	}
	return any ? end : band->numbers[0].from;
}
