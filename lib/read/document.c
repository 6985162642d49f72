/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/document.h"
#include "base/format.h"
#include "base/limits.h"
#include "base/memory.h"

/* An array of its own: texts "" that the compiler makes may all be one. */
static const char empty_text[1];
const struct slice document_empty_text = { empty_text, 0 };

klp_status reading_spend(const struct reading *reading, uint64_t bytes, const struct place *place, klp_error **error)
{
	const struct place whole = { .source = reading->source };
	if (bytes > reading->limits.input_bytes || reading->budget->read > reading->limits.input_bytes - bytes)
		return limits_exceeded(KLP_LIMIT_INPUT_BYTES, &reading->limits, place == NULL ? &whole : place, error);
	reading->budget->read += bytes;
	return KLP_OK;
}

klp_status reading_hold(const struct reading *reading, uint64_t bytes, const struct place *place, klp_error **error)
{
	const struct place whole = { .source = reading->source };
	if (bytes > reading->limits.memory_bytes || reading->budget->held > reading->limits.memory_bytes - bytes)
		return limits_exceeded(KLP_LIMIT_MEMORY, &reading->limits, place == NULL ? &whole : place, error);
	reading->budget->held += bytes;
	return KLP_OK;
}

klp_status reading_grow(const struct reading *reading, void *block, size_t *capacity, size_t needed, size_t size,
                        const struct place *place, klp_error **error)
{
	size_t grown = memory_grown(*capacity, needed, size) - *capacity;
	klp_status status =
		reading_hold(reading, grown > UINT64_MAX / size ? UINT64_MAX : (uint64_t)grown * size, place, error);
	if (status != KLP_OK)
		return status;
	return memory_reserve(block, capacity, needed, size) ? KLP_OK : error_memory(error);
}

void reading_release(const struct reading *reading, uint64_t bytes)
{
	reading->budget->held -= bytes;
}

void document_free(struct document *document)
{
	memory_release(document->lines);
	memory_release(document->cells);
	buffer_free(&document->converted);
	pool_free(&document->texts);
	for (size_t i = 0; i < document->note_count; i++)
		memory_release(document->notes[i].message);
	memory_release(document->notes);
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
	klp_status status = reading_reserve(reading, &document->lines, &document->line_capacity, document->line_count + 1,
	                                    sizeof *line, &place, error);
	if (status == KLP_OK)
		status = document_hold_texts(document, reading, error);
	if (status != KLP_OK)
		return status;
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
	klp_status status = reading_reserve(reading, &document->cells, &document->cell_capacity, document->cell_count + 1,
	                                    sizeof cell, NULL, error);
	if (status != KLP_OK)
		return status;
	document->cells[document->cell_count++] = cell;
	line->cells++;
	line->digits = line->digits || text_has_digit(cell.text);
	return KLP_OK;
}

klp_status document_keep(struct document *document, struct slice *kept, struct slice text,
                         const struct reading *reading, klp_error **error)
{
	const char *copy = pool_copy(&document->texts, text.length == 0 ? "" : text.text, text.length);
	if (copy == NULL)
		return error_memory(error);
	*kept = (struct slice){ copy, text.length };
	return document_hold_texts(document, reading, error);
}

klp_status document_hold_texts(struct document *document, const struct reading *reading, klp_error **error)
{
	size_t more = document->texts.bytes - document->texts_held;
	document->texts_held = document->texts.bytes;
	return more == 0 ? KLP_OK : reading_hold(reading, more, NULL, error);
}

klp_status document_add_note(struct document *document, const char *id, klp_severity severity,
                             const struct place *place, const struct reading *reading, klp_error **error,
                             const char *format, ...)
{
	if (reading->budget->notes >= reading->limits.notes)
		return limits_exceeded(KLP_LIMIT_NOTES, &reading->limits, place, error);
	reading->budget->notes++;
	va_list arguments;
	va_start(arguments, format);
	char *message = format_text(format, arguments);
	va_end(arguments);
	if (message == NULL || !memory_reserve(&document->notes, &document->note_capacity, document->note_count + 1,
	                                       sizeof *document->notes)) {
		memory_release(message);
		return error_memory(error);
	}
	document->notes[document->note_count++] = (struct document_note){ .id = id,
		                                                              .severity = severity,
		                                                              .page = place->page,
		                                                              .line = place->line,
		                                                              .column = (uint32_t)place->column,
		                                                              .message = message };
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
