/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Pages of words become lines and tables of a document: the whole way in a screen. */

#include "read/formats/layout.h"
#include "base/limits.h"
#include "base/memory.h"

#include <stdlib.h>

static klp_status begin_line(struct layout *layout, size_t line, bool bordered, bool begins_table, klp_error **error)
{
	const struct document_line added = {
		.bordered = bordered, .begins_table = begins_table, .page = layout->number, .number = line + 1
	};
	return document_add_line(layout->document, &added, layout->reading, error);
}

/* A line as a run of words: what is parted by more than a blank has two between. */
static klp_status emit_line(struct layout *layout, size_t index, klp_error **error)
{
	const struct layout_line *line = &layout->lines[index];
	const struct layout_word *words = layout->words + line->first;
	if (line->count == 0)
		return KLP_OK;
	layout->text.size = 0;
	for (size_t i = 0; i < line->count; i++) {
		bool apart = i > 0 && layout_parted(layout, &words[i - 1], &words[i]);
		if (i > 0 && !buffer_add(&layout->text, "  ", apart ? 2 : 1))
			return error_memory(error);
		if (!buffer_add(&layout->text, words[i].text.text, words[i].text.length))
			return error_memory(error);
	}
	if (layout->text.size > layout->reading->limits.line_bytes) {
		const struct place place = { .source = layout->reading->source, .page = layout->number, .line = index + 1 };
		return limits_exceeded(KLP_LIMIT_LINE_BYTES, &layout->reading->limits, &place, error);
	}
	struct document_cell cell = { .column = 1 };
	const struct slice text = { layout->text.bytes, layout->text.size };
	klp_status status = document_keep(layout->document, &cell.text, text, layout->reading, error);
	if (status == KLP_OK)
		status = begin_line(layout, index, false, false, error);
	return status == KLP_OK ? document_add_cell(layout->document, cell, layout->reading, error) : status;
}

/* ------------------------------------------------------------------ tables */

/* A line of a table; of a piece that stands alone in it, `alone` tells the column. */
static klp_status emit_cells(struct layout *layout, const struct slice *cells, size_t count, size_t line, bool begins,
                             klp_error **error)
{
	klp_status status = begin_line(layout, line, true, begins, error);
	for (size_t i = 0; status == KLP_OK && i < count; i++) {
		const struct document_cell cell = { cells[i].length == 0 ? slice_of("") : cells[i], (uint32_t)i + 1 };
		status = document_add_cell(layout->document, cell, layout->reading, error);
	}
	return status;
}

static klp_status emit_loose(struct layout *layout, const struct layout_table *table, const struct layout_piece *piece,
                             bool begins, klp_error **error)
{
	struct slice cells[2 * LAYOUT_MOST_COLUMNS + 1] = { { NULL, 0 } };
	cells[piece->column] = piece->text;
	return emit_cells(layout, cells, table->columns, piece->line, begins, error);
}

static int compare_loose(const struct layout_piece *one, const struct layout_piece *other)
{
	if (one->row != other->row)
		return one->row < other->row ? -1 : 1;
	if (one->line != other->line)
		return one->line < other->line ? -1 : 1;
	return (one->column > other->column) - (one->column < other->column);
}

static int compare_pieces(const void *left, const void *right)
{
	return compare_loose(left, right);
}

static klp_status emit_table(struct layout *layout, struct layout_table *table, klp_error **error)
{
	bool begins = true;
	klp_status status = KLP_OK;
	for (size_t level = 0; status == KLP_OK && level < 2; level++) {
		const struct slice *cells = table->headings + level * table->columns;
		bool any = false;
		for (size_t i = 0; i < table->columns; i++)
			any = any || cells[i].length > 0;
		if (!any)
			continue;
		status = emit_cells(layout, cells, table->columns, table->band->first, begins, error);
		begins = false;
	}
	if (table->loose_count > 0)
		qsort(table->loose, table->loose_count, sizeof *table->loose, compare_pieces);
	size_t loose = 0;
	for (size_t row = 0; status == KLP_OK && row <= table->row_count; row++) {
		for (; status == KLP_OK && loose < table->loose_count && table->loose[loose].row == row; loose++) {
			status = emit_loose(layout, table, &table->loose[loose], begins, error);
			begins = false;
		}
		if (status != KLP_OK || row == table->row_count)
			break;
		status = emit_cells(layout, table->cells + row * table->columns, table->columns, table->row_lines[row], begins,
		                    error);
		begins = false;
	}
	return status;
}

/* False when the lines of the band stay lines. */
static bool lay_out_band(struct layout *layout, struct layout_band *band, klp_status *status, klp_error **error)
{
	if (!layout_find_columns(layout, band, status, error))
		return false;
	struct layout_table table;
	*status = layout_fill(layout, band, &table, error);
	if (*status == KLP_OK)
		*status = emit_table(layout, &table, error);
	layout_table_free(&table);
	return true;
}

/* ------------------------------------------------------------------- page */

static klp_status lay_out_page(struct layout *layout, klp_error **error)
{
	klp_status status = KLP_OK;
	size_t line = 0;
	struct layout_band band;
	while (status == KLP_OK && layout_find_band(layout, line, &band, &status, error)) {
		for (; status == KLP_OK && line < band.first; line++)
			status = emit_line(layout, line, error);
		bool table = status == KLP_OK && lay_out_band(layout, &band, &status, error);
		memory_release(band.rows);
		if (table)
			line = band.end;
		for (; status == KLP_OK && line < band.end; line++)
			status = emit_line(layout, line, error);
	}
	for (; status == KLP_OK && line < layout->line_count; line++)
		status = emit_line(layout, line, error);
	return status;
}

/* How much of a text a message shows: whole characters. */
static int shown(struct slice text)
{
	enum { MOST = 60 };
	size_t length = text.length;
	if (length > MOST) {
		length = MOST;
		while (length > 0 && ((unsigned char)text.text[length] & 0xC0) == 0x80)
			length--;
	}
	return (int)length;
}

/* The marks that were left out are told once a page. */
static klp_status note_marks(struct layout *layout, klp_error **error)
{
	const struct place place = { .source = layout->reading->source, .page = layout->number };
	if (layout->marks == 0)
		return KLP_OK;
	return document_add_note(
		layout->document, "read.mark-left-out", KLP_SEVERITY_INFORMATION, &place, layout->reading, error,
		"%zu raised mark%s on this page, as of footnotes, %s left out: the first is '%.*s' behind '%.*s'",
		layout->marks, layout->marks == 1 ? "" : "s", layout->marks == 1 ? "was" : "were", shown(layout->first_mark),
		layout->first_mark.text, shown(layout->first_marked), layout->first_marked.text);
}

static void free_page(struct layout *layout)
{
	memory_release(layout->words);
	memory_release(layout->lines);
	memory_release(layout->column_words);
	memory_release(layout->column_lines);
	buffer_free(&layout->text);
	reading_release(layout->reading, layout->held);
}

static klp_status poll(const struct reading *reading, klp_error **error)
{
	if (reading->progress == NULL ||
	    reading->progress(reading->progress_context, reading->size, 2 * reading->size) == 0)
		return KLP_OK;
	return error_set(error, KLP_CANCELLED, NULL, "cancelled on request; nothing was changed");
}

klp_status words_lay_out(const struct words *words, struct document *document, const struct reading *reading,
                         klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t page = 0; status == KLP_OK && page < words->page_count; page++) {
		status = poll(reading, error);
		if (status != KLP_OK)
			break;
		struct layout layout = { .document = document, .reading = reading, .number = page + 1 };
		status = layout_take_page(&layout, words, page, error);
		if (status == KLP_OK)
			status = lay_out_page(&layout, error);
		if (status == KLP_OK)
			status = note_marks(&layout, error);
		free_page(&layout);
	}
	return status;
}
