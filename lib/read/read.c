/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The public calls: a source's bytes, its reader, the recogniser, and the dataset whole or untouched. */

#include "base/input.h"
#include "base/options.h"
#include "read/emit.h"
#include "read/formats/readers.h"
#include "read/unfold.h"

#include <string.h>

static klp_status take_options(struct reading *reading, const char **format, const klp_parse_options *options,
                               const char *source, klp_error **error)
{
	klp_parse_options taken = KLP_PARSE_OPTIONS_INIT;
	klp_status status = options_take(&taken, sizeof taken, options, "klp_parse_options", error);
	if (status != KLP_OK)
		return status;
	*reading = (struct reading){ .source = taken.source == NULL ? source : taken.source,
		                         .territory = taken.territory,
		                         .progress = taken.progress,
		                         .progress_context = taken.progress_context,
		                         .flags = taken.flags,
		                         .pdftotext = taken.pdftotext };
	*format = taken.format;
	if ((taken.flags & ~KLP_PARSE_CHECK_SCHEMA) != 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_parse_options.flags holds a flag that is not known");
	size_t bad;
	if (!text_is_utf8(reading->source, strlen(reading->source), &bad))
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_parse_options.source is not UTF-8 from byte %zu on",
		                 bad);
	if (taken.format != NULL && readers_find(taken.format) == NULL)
		return error_set(error, KLP_UNSUPPORTED, NULL, "there is no format '%s'; klp_format_name() lists them",
		                 taken.format);
	if (taken.assume_edition != NULL) {
		reading->assumed_edition = edition_parse(slice_of(taken.assume_edition));
		if (reading->assumed_edition == EDITION_NONE)
			return error_set(error, KLP_INVALID_ARGUMENT, NULL, "'%s' is no edition; write it as 2018Q2",
			                 taken.assume_edition);
	}
	return limits_resolve(&reading->limits, taken.limits, error);
}

static klp_status refuse_empty(const struct tables *tables, struct slice bytes, klp_error **error)
{
	const struct place place = { .source = tables->reading->source };
	if (text_trim(bytes).length == 0)
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

static klp_status recognise(struct document *document, const struct reading *reading, struct slice bytes,
                            klp_dataset *dataset, klp_error **error)
{
	struct facts facts = { .headings = NULL };
	struct tables tables = { .document = document, .reading = reading, .facts = &facts, .dataset = dataset };
	klp_status status = document_unfold(document, reading, error);
	if (status == KLP_OK)
		status = facts_find(&facts, document, error);
	if (status == KLP_OK) {
		facts_number_pages(&facts, document);
		status = tables_find(&tables, error);
	}
	if (status == KLP_OK && !tables.recognised)
		status = refuse_empty(&tables, bytes, error);
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

static const struct reader *choose_reader(struct slice bytes, const char *format, const struct reading *reading,
                                          klp_status *status, klp_error **error)
{
	const struct place place = { .source = reading->source };
	if (format != NULL)
		return readers_find(format);
	const char *foreign = readers_foreign(bytes);
	if (foreign == NULL)
		return readers_choose(bytes);
	*status = error_set(error, KLP_UNSUPPORTED, &place, "this is %s", foreign);
	return NULL;
}

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

static klp_status parse(klp_dataset *dataset, struct slice bytes, const char *format, struct reading *reading,
                        klp_error **error)
{
	reading->size = bytes.length;
	klp_status status = reading_spend(reading, bytes.length, NULL, error);
	if (status != KLP_OK)
		return status;
	const struct reader *reader = choose_reader(bytes, format, reading, &status, error);
	if (reader == NULL)
		return status;

	struct dataset_mark mark = dataset_mark(dataset);
	struct document document = { .lines = NULL };
	status = reader->read(&document, bytes, reading, error);
	if (status == KLP_OK)
		status = copy_notes(&document, reading, dataset, error);
	if (status == KLP_OK)
		status = recognise(&document, reading, bytes, dataset, error);
	struct progress progress = progress_start(reading->progress, reading->progress_context, 2 * reading->size);
	if (status == KLP_OK)
		status = progress_end(&progress, 2 * reading->size, error);
	if (status != KLP_OK)
		dataset_rewind(dataset, mark);
	document_free(&document);
	return status;
}

klp_status klp_parse_memory(klp_dataset *dataset, const void *bytes, size_t size, const klp_parse_options *options,
                            klp_error **error)
{
	if (dataset == NULL)
		return error_null(error, "dataset");
	if (bytes == NULL && size > 0)
		return error_null(error, "bytes");
	struct reading reading;
	const char *format;
	klp_status status = take_options(&reading, &format, options, "memory", error);
	if (status != KLP_OK)
		return status;
	struct budget budget = { 0, 0 };
	reading.budget = &budget;
	return parse(dataset, (struct slice){ bytes == NULL ? "" : bytes, size }, format, &reading, error);
}

klp_status klp_parse_file(klp_dataset *dataset, const char *path, const klp_parse_options *options, klp_error **error)
{
	if (dataset == NULL)
		return error_null(error, "dataset");
	if (path == NULL)
		return error_null(error, "path");
	struct reading reading;
	const char *format;
	struct buffer name = { NULL, 0, 0 }, buffer = { NULL, 0, 0 };
	/* A path may hold any bytes; the name shown for it is UTF-8. */
	if (!text_readable(&name, path)) {
		buffer_free(&name);
		return error_memory(error);
	}
	klp_status status = take_options(&reading, &format, options, name.bytes, error);
	if (status == KLP_OK)
		status = input_read_file(&buffer, path, reading.source, &reading.limits, reading.progress,
		                         reading.progress_context, error);
	struct budget budget = { .held = buffer.size };
	reading.budget = &budget;
	if (status == KLP_OK)
		status = parse(dataset, (struct slice){ buffer.bytes, buffer.size }, format, &reading, error);
	buffer_free(&name);
	buffer_free(&buffer);
	return status;
}

klp_status klp_parse_stream(klp_dataset *dataset, klp_read_function read, void *context,
                            const klp_parse_options *options, klp_error **error)
{
	if (dataset == NULL)
		return error_null(error, "dataset");
	if (read == NULL)
		return error_null(error, "read");
	struct reading reading;
	const char *format;
	klp_status status = take_options(&reading, &format, options, "stream", error);
	if (status != KLP_OK)
		return status;
	struct buffer buffer = { NULL, 0, 0 };
	status = input_read_stream(&buffer, read, context, reading.source, &reading.limits, reading.progress,
	                           reading.progress_context, error);
	struct budget budget = { .held = buffer.size };
	reading.budget = &budget;
	if (status == KLP_OK)
		status = parse(dataset, (struct slice){ buffer.bytes, buffer.size }, format, &reading, error);
	buffer_free(&buffer);
	return status;
}
