/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/source.h"
#include "read/emit.h"
#include "read/formats/readers.h"
#include "read/tidy.h"
#include "read/unfold.h"

/* What a reader found odd becomes notes of the dataset, in the order in which it met them. */
static klp_status copy_notes(const struct document *document, const struct reading *reading, klp_dataset *dataset,
                             klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < document->note_count; i++) {
		const struct document_note *note = &document->notes[i];
		const struct place place = {
			.source = reading->source, .page = note->page, .line = note->line, .column = note->column
		};
		status =
			dataset_add_note(dataset, note->id, note->severity, &place, EDITION_NONE, 0, error, "%s", note->message);
	}
	return status;
}

static klp_status refuse_empty(const struct document *document, const struct reading *reading, klp_error **error)
{
	const struct place place = { .source = reading->source };
	if (document->line_count == 0)
		return error_set(error, KLP_NO_TABLE, &place, "the document is empty");
	return error_set(
		error, KLP_NO_TABLE, &place,
		"no table of the publication was found: no line holds the name of a municipality, a region or a total "
		"and then five counts");
}

/* A few rows whose numbers have run together are told in notes; a document of such rows is of no use to anybody. */
static klp_status refuse_fused(const struct tables *tables, klp_error **error)
{
	if (tables->fused_rows * 2 <= tables->row_count)
		return KLP_OK;
	const struct place place = document_place(tables->document, tables->fused_line, 0, tables->reading);
	struct slice line = document_cells(tables->document, tables->fused_line)->text;
	return error_set(
		error, KLP_FORMAT, &place,
		"the numbers of most rows have run together, as in '%.*s', and nothing tells where one ends; take the text "
		"out of the document in another way, such as 'pdftotext -layout'",
		tables_quoted(line), line.text);
}

klp_status source_recognise(klp_dataset *dataset, struct document *document, const struct reading *reading,
                            klp_error **error)
{
	struct facts facts = { .headings = NULL };
	struct tables tables = { .document = document, .reading = reading, .facts = &facts, .dataset = dataset };
	tables.progress = progress_start(reading->progress, reading->progress_context, 2 * reading->size);
	klp_status status = copy_notes(document, reading, dataset, error);
	if (status == KLP_OK)
		status = tidy_take(&tables, error);
	if (status == KLP_OK)
		status = document_unfold(document, reading, error);
	if (status == KLP_OK)
		status = facts_find(&facts, document, reading, error);
	if (status == KLP_OK) {
		facts_number_pages(&facts, document);
		status = tables_find(&tables, error);
	}
	if (status == KLP_OK && !tables.recognised)
		status = refuse_empty(document, reading, error);
	if (status == KLP_OK)
		status = refuse_fused(&tables, error);
	if (status == KLP_OK)
		status = tables_settle(&tables, error);
	if (status == KLP_OK)
		status = emit_rows(&tables, error);
	tables_free(&tables);
	facts_free(&facts);
	return status;
}

/* The format that the caller names is that of what is packed, unless it is the packing itself. */
static klp_status choose(struct format *format, struct slice bytes, const struct reading *reading, klp_error **error)
{
	const struct place place = { .source = reading->source };
	*format = readers_choose(bytes);
	if (reading->format != NULL) {
		struct format named = readers_find(reading->format);
		if (format->container == NULL || named.container != NULL)
			*format = named;
		return KLP_OK;
	}
	return format->foreign == NULL ? KLP_OK : error_set(error, KLP_UNSUPPORTED, &place, "this is %s", format->foreign);
}

static klp_status read_document(klp_dataset *dataset, struct slice bytes, const struct reader *reader,
                                const struct reading *reading, klp_error **error)
{
	struct document document = { .lines = NULL };
	klp_status status = reader->read(&document, bytes, reading, error);
	if (status == KLP_OK)
		status = source_recognise(dataset, &document, reading, error);
	document_free(&document);
	reading->budget->done = 2 * reading->size;
	return status;
}

klp_status source_hold_dataset(const klp_dataset *dataset, const struct reading *reading, klp_error **error)
{
	size_t bytes = dataset_bytes(dataset), before = reading->budget->dataset;
	reading->budget->dataset = bytes;
	if (bytes >= before)
		return reading_hold(reading, bytes - before, NULL, error);
	reading_release(reading, before - bytes);
	return KLP_OK;
}

klp_status source_read(klp_dataset *dataset, struct slice bytes, const struct reading *reading, klp_error **error)
{
	struct format format;
	klp_status status = choose(&format, bytes, reading, error);
	if (status != KLP_OK)
		return status;
	struct dataset_mark mark = dataset_mark(dataset);
	struct budget *budget = reading->budget, before = *budget;
	if (format.container != NULL)
		status = source_read_packed(dataset, bytes, format.container, reading, error);
	else
		status = read_document(dataset, bytes, format.reader, reading, error);
	if (status != KLP_OK) {
		dataset_rewind(dataset, mark);
		budget->rows = before.rows;
		budget->notes = before.notes;
	}
	/* The document is gone; what the dataset has grown stays, and so do texts of rows that were taken back. */
	budget->held = before.held;
	budget->dataset = before.dataset;
	if (status != KLP_OK) {
		budget->dataset = dataset_bytes(dataset);
		budget->held += budget->dataset - before.dataset;
		return status;
	}
	return source_hold_dataset(dataset, reading, error);
}
