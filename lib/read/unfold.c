/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/unfold.h"
#include "base/memory.h"
#include "dataset/dataset.h"

#include <string.h>

enum {
	FEWEST_BYTES = 256, /* no row is longer */
	FEWEST_ROWS = 3,    /* of five values and words behind them, so that a line is taken for a page */
	REGION_DIGITS = 2
};

static bool is_value(struct slice word)
{
	return word.length > 0 && word.text[0] >= '0' && word.text[0] <= '9' && word.text[word.length - 1] != '%';
}

static bool is_region_number(struct slice word)
{
	bool digits = word.length > 0 && word.length <= REGION_DIGITS;
	for (size_t i = 0; digits && i < word.length; i++)
		digits = word.text[i] >= '0' && word.text[i] <= '9';
	return digits;
}

/* The words of a line one by one, and the values that lie just behind. */
struct passing {
	struct slice rest;
	size_t values;
	struct slice last;
};

/* Where the next piece begins, NULL behind the last. Words end a row of five values; a sixth is the number of the region that
 * the words name, and so is a number alone. */
static const char *next_break(struct passing *passing, bool *row)
{
	for (struct slice word = text_word(&passing->rest); word.length > 0; word = text_word(&passing->rest)) {
		size_t values = passing->values;
		struct slice last = passing->last;
		passing->values = is_value(word) ? values + 1 : 0;
		passing->last = word;
		if (is_value(word))
			continue;
		bool numbered = is_region_number(last) && (values == 1 || values == DATASET_COUNTS + 1);
		*row = values == DATASET_COUNTS || values == DATASET_COUNTS + 1;
		if (numbered)
			return last.text;
		if (*row)
			return word.text;
	}
	return NULL;
}

static bool is_page(const struct document *document, size_t line)
{
	const struct document_line *at = &document->lines[line];
	if (at->bordered || !at->digits || at->cells != 1)
		return false;
	struct passing passing = { .rest = document_cells(document, line)->text };
	size_t rows = 0;
	bool row;
	if (passing.rest.length < FEWEST_BYTES)
		return false;
	while (next_break(&passing, &row) != NULL)
		rows += row;
	return rows >= FEWEST_ROWS;
}

static klp_status add_piece(struct document *document, const struct document_line *line, const char *start,
                            const char *end, uint32_t *column, const struct reading *reading, klp_error **error)
{
	struct slice whole = { start, (size_t)(end - start) };
	klp_status status = document_add_line(document, line, reading, error);
	if (status == KLP_OK)
		status = document_add_cell(document, (struct document_cell){ text_trim(whole), *column }, reading, error);
	*column += (uint32_t)text_characters(whole);
	return status;
}

static klp_status unfold_line(struct document *unfolded, const struct document *document, size_t line,
                              const struct reading *reading, klp_error **error)
{
	const struct document_cell *cell = document_cells(document, line);
	struct passing passing = { .rest = cell->text };
	const char *start = cell->text.text;
	uint32_t column = cell->column;
	klp_status status = KLP_OK;
	bool row;
	for (const char *at = next_break(&passing, &row); status == KLP_OK && at != NULL; at = next_break(&passing, &row)) {
		if (at == start)
			continue;
		status = add_piece(unfolded, &document->lines[line], start, at, &column, reading, error);
		start = at;
	}
	if (status != KLP_OK)
		return status;
	return add_piece(unfolded, &document->lines[line], start, cell->text.text + cell->text.length, &column, reading,
	                 error);
}

static klp_status copy_line(struct document *unfolded, const struct document *document, size_t line,
                            const struct reading *reading, klp_error **error)
{
	const struct document_cell *cells = document_cells(document, line);
	klp_status status = document_add_line(unfolded, &document->lines[line], reading, error);
	for (uint32_t i = 0; status == KLP_OK && i < document->lines[line].cells; i++)
		status = document_add_cell(unfolded, cells[i], reading, error);
	return status;
}

klp_status document_unfold(struct document *document, const struct reading *reading, klp_error **error)
{
	size_t first = 0;
	while (first < document->line_count && !is_page(document, first))
		first++;
	if (first == document->line_count)
		return KLP_OK;

	struct document unfolded = { .lines = NULL };
	klp_status status = KLP_OK;
	for (size_t line = 0; status == KLP_OK && line < document->line_count; line++)
		status = is_page(document, line) ? unfold_line(&unfolded, document, line, reading, error)
		                                 : copy_line(&unfolded, document, line, reading, error);
	struct document *other = status == KLP_OK ? document : &unfolded;
	memory_release(other->lines);
	memory_release(other->cells);
	if (status != KLP_OK)
		return status;
	document->lines = unfolded.lines;
	document->line_count = unfolded.line_count;
	document->line_capacity = unfolded.line_capacity;
	document->cells = unfolded.cells;
	document->cell_count = unfolded.cell_count;
	document->cell_capacity = unfolded.cell_capacity;
	return KLP_OK;
}
