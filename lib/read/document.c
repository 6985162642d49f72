/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/document.h"
#include "base/limits.h"
#include "base/memory.h"

void document_free(struct document *document)
{
	memory_release(document->lines);
	memory_release(document->cells);
	pool_free(&document->texts);
	*document = (struct document){ .lines = NULL };
}

klp_status document_add_line(struct document *document, const struct document_line *line, const struct reading *reading,
                             klp_error **error)
{
	const struct place place = {
		.source = reading->source, .page = line->page, .line = line->number, .byte = line->byte
	};
	if (document->line_count >= reading->limits.lines)
		return limits_exceeded(KLP_LIMIT_LINES, &reading->limits, &place, error);
	if (!memory_reserve(&document->lines, &document->line_capacity, document->line_count + 1, sizeof *document->lines))
		return error_memory(error);
	struct document_line *added = &document->lines[document->line_count++];
	*added = *line;
	added->first_cell = document->cell_count;
	added->cells = 0;
	added->digits = false;
	return KLP_OK;
}

klp_status document_add_cell(struct document *document, struct document_cell cell, const struct reading *reading,
                             klp_error **error)
{
	struct document_line *line = &document->lines[document->line_count - 1];
	if (line->cells >= reading->limits.columns) {
		const struct place place = document_place(document, document->line_count - 1, cell.column, reading);
		return limits_exceeded(KLP_LIMIT_COLUMNS, &reading->limits, &place, error);
	}
	if (!memory_reserve(&document->cells, &document->cell_capacity, document->cell_count + 1, sizeof *document->cells))
		return error_memory(error);
	document->cells[document->cell_count++] = cell;
	line->cells++;
	for (size_t i = 0; !line->digits && i < cell.text.length; i++)
		line->digits = cell.text.text[i] >= '0' && cell.text.text[i] <= '9';
	return KLP_OK;
}

const struct document_cell *document_cells(const struct document *document, size_t line)
{
	return document->cells + document->lines[line].first_cell;
}

struct place document_place(const struct document *document, size_t line, uint32_t column,
                            const struct reading *reading)
{
	const struct document_line *at = &document->lines[line];
	return (struct place){
		.source = reading->source, .page = at->page, .line = at->number, .column = column, .byte = at->byte
	};
}
