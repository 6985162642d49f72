/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes: what was odd on the way, and what was changed. */

#include "base/format.h"
#include "base/memory.h"
#include "dataset/columns.h"

#include <stdarg.h>
#include <string.h>

static const char *text_or_empty(const char *text)
{
	return text == NULL ? "" : text;
}

/* A note and what it tells of a change, in one block. */
struct changed_note {
	klp_note note;
	struct note_change change;
};

/* Puts the pool's own copies in the place of a change's texts. False when there is no memory. */
static bool keep_change(struct pool *pool, struct note_change *change)
{
	const char *code = change->municipality_code;
	if (code != NULL && code[0] == '\0')
		code = NULL;
	return pool_keep_text(pool, &change->municipality_code, code) &&
	       pool_keep_text(pool, &change->cause, text_or_empty(change->cause)) &&
	       pool_keep_text(pool, &change->rules, text_or_empty(change->rules));
}

/* The same of a note's texts. */
static bool keep_note(struct pool *pool, klp_note *note, const char *message)
{
	char edition_text[EDITION_BYTES];
	edition_write(edition_text, note->edition);
	return pool_keep_text(pool, &note->id, note->id) && pool_keep_text(pool, &note->message, message) &&
	       pool_keep_text(pool, &note->source, text_or_empty(note->source)) &&
	       pool_keep_text(pool, &note->edition_text, edition_text);
}

/* A copy with texts of the pool's own; NULL when there is no memory. */
static klp_note *make_note(struct pool *pool, const klp_note *facts, const char *message)
{
	klp_note *note;
	bool kept = true;
	if (facts->change == NULL) {
		note = memory_allocate(sizeof *note);
		if (note == NULL)
			return NULL;
		*note = *facts;
	} else {
		struct changed_note *changed = memory_allocate(sizeof *changed);
		if (changed == NULL)
			return NULL;
		*changed = (struct changed_note){ *facts, *facts->change };
		note = &changed->note;
		note->change = &changed->change;
		kept = keep_change(pool, &changed->change);
	}
	if (kept && keep_note(pool, note, message))
		return note;
	memory_release(note);
	return NULL;
}

static klp_status add_note(klp_dataset *dataset, const klp_note *facts, const char *message, klp_error **error)
{
	if (!memory_reserve(&dataset->notes, &dataset->note_capacity, dataset->note_count + 1, sizeof *dataset->notes))
		return error_memory(error);
	klp_note *note = make_note(&dataset->pool, facts, message);
	if (note == NULL)
		return error_memory(error);
	dataset->notes[dataset->note_count++] = note;
	dataset->change_count += note->change != NULL;
	return KLP_OK;
}

/* Of a message that format_text() made, which is freed. */
static klp_status add_told(klp_dataset *dataset, klp_note *facts, const struct place *place,
                           const struct note_change *change, char *message, klp_error **error)
{
	if (message == NULL)
		return error_memory(error);
	if (place != NULL) {
		facts->source = place->source;
		facts->page = place->page;
		facts->line = place->line;
		facts->column = place->column;
	}
	facts->change = change;
	klp_status status = add_note(dataset, facts, message, error);
	memory_release(message);
	return status;
}

klp_status dataset_add_note(klp_dataset *dataset, const char *id, klp_severity severity, const struct place *place,
                            edition_number edition, int region_number, klp_error **error, const char *format, ...)
{
	klp_note facts = { .id = id, .severity = severity, .edition = edition, .region_number = region_number };
	va_list arguments;
	va_start(arguments, format);
	char *message = format_text(format, arguments);
	va_end(arguments);
	return add_told(dataset, &facts, place, NULL, message, error);
}

/* NOLINTNEXTLINE(readability-function-size): what dataset_add_note() takes, and the change */
klp_status dataset_add_change_note(klp_dataset *dataset, const char *id, klp_severity severity,
                                   const struct place *place, edition_number edition, int region_number,
                                   const struct note_change *change, klp_error **error, const char *format, ...)
{
	klp_note facts = { .id = id, .severity = severity, .edition = edition, .region_number = region_number };
	va_list arguments;
	va_start(arguments, format);
	char *message = format_text(format, arguments);
	va_end(arguments);
	return add_told(dataset, &facts, place, change, message, error);
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

/* ------------------------------------------------------------------ changes */

/* NULL also for NULL. */
static const struct note_change *change_of(const klp_note *note)
{
	return note == NULL ? NULL : note->change;
}

int klp_note_changed(const klp_note *note)
{
	return change_of(note) != NULL;
}

klp_level klp_note_change_level(const klp_note *note)
{
	const struct note_change *change = change_of(note);
	return change == NULL ? (klp_level)0 : change->level;
}

const char *klp_note_change_municipality_code(const klp_note *note)
{
	const struct note_change *change = change_of(note);
	return change == NULL ? NULL : change->municipality_code;
}

int klp_note_change_column(const klp_note *note)
{
	const struct note_change *change = change_of(note);
	return change == NULL ? -1 : (int)change->column;
}

int klp_note_change_from(const klp_note *note, int64_t *value)
{
	const struct note_change *change = change_of(note);
	return change == NULL ? 0 : dataset_give_count(value, change->from);
}

int klp_note_change_to(const klp_note *note, int64_t *value)
{
	const struct note_change *change = change_of(note);
	return change == NULL ? 0 : dataset_give_count(value, change->to);
}

const char *klp_note_change_cause(const klp_note *note)
{
	const struct note_change *change = change_of(note);
	return change == NULL ? NULL : change->cause;
}

const char *klp_note_change_rules(const klp_note *note)
{
	const struct note_change *change = change_of(note);
	return change == NULL ? NULL : change->rules;
}

klp_confidence klp_note_change_confidence(const klp_note *note)
{
	const struct note_change *change = change_of(note);
	return change == NULL ? (klp_confidence)0 : change->confidence;
}
