/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes: what was odd on the way. */

#include "base/format.h"
#include "base/memory.h"
#include "dataset/columns.h"

#include <stdarg.h>
#include <string.h>

static klp_status add_note(klp_dataset *dataset, const klp_note *facts, const char *message, klp_error **error)
{
	char edition_text[EDITION_BYTES];
	edition_write(edition_text, facts->edition);
	const char *source = facts->source == NULL ? "" : facts->source;

	klp_note *note = memory_allocate(sizeof *note);
	if (note == NULL)
		return error_memory(error);
	*note = *facts;
	note->id = pool_keep(&dataset->pool, facts->id, strlen(facts->id));
	note->message = pool_keep(&dataset->pool, message, strlen(message));
	note->source = pool_keep(&dataset->pool, source, strlen(source));
	note->edition_text = pool_keep(&dataset->pool, edition_text, strlen(edition_text));
	bool kept = note->id != NULL && note->message != NULL && note->source != NULL && note->edition_text != NULL;
	if (!kept ||
	    !memory_reserve(&dataset->notes, &dataset->note_capacity, dataset->note_count + 1, sizeof *dataset->notes)) {
		memory_release(note);
		return error_memory(error);
	}
	dataset->notes[dataset->note_count++] = note;
	return KLP_OK;
}

klp_status dataset_add_note(klp_dataset *dataset, const char *id, klp_severity severity, const struct place *place,
                            edition_number edition, int region_number, klp_error **error, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *message = format_text(format, arguments);
	va_end(arguments);
	if (message == NULL)
		return error_memory(error);

	klp_note facts = { .id = id, .severity = severity, .edition = edition, .region_number = region_number };
	if (place != NULL) {
		facts.source = place->source;
		facts.page = place->page;
		facts.line = place->line;
		facts.column = place->column;
	}
	klp_status status = add_note(dataset, &facts, message, error);
	memory_release(message);
	return status;
}

klp_status dataset_copy_note(klp_dataset *dataset, const klp_note *note, klp_error **error)
{
	return add_note(dataset, note, note->message, error);
}

size_t klp_dataset_notes(const klp_dataset *dataset)
{
	return dataset == NULL ? 0 : dataset->note_count;
}

const klp_note *klp_dataset_note(const klp_dataset *dataset, size_t index)
{
	return dataset == NULL || index >= dataset->note_count ? NULL : dataset->notes[index];
}

const char *klp_note_id(const klp_note *note)
{
	return note == NULL ? "" : note->id;
}

klp_severity klp_note_severity(const klp_note *note)
{
	return note == NULL ? KLP_SEVERITY_INFORMATION : note->severity;
}

const char *klp_note_message(const klp_note *note)
{
	return note == NULL ? "" : note->message;
}

const char *klp_note_source(const klp_note *note)
{
	return note == NULL || note->source[0] == '\0' ? NULL : note->source;
}

uint64_t klp_note_page(const klp_note *note)
{
	return note == NULL ? 0 : note->page;
}

uint64_t klp_note_line(const klp_note *note)
{
	return note == NULL ? 0 : note->line;
}

uint64_t klp_note_column(const klp_note *note)
{
	return note == NULL ? 0 : note->column;
}

const char *klp_note_edition(const klp_note *note)
{
	return note == NULL || note->edition_text[0] == '\0' ? NULL : note->edition_text;
}

int klp_note_region_number(const klp_note *note)
{
	return note == NULL ? 0 : note->region_number;
}
