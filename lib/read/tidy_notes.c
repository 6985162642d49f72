/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The rows of a notes table. */

#include "read/source.h"
#include "read/tidy.h"

#include <string.h>

static klp_status read_severity(const struct tidy *tidy, size_t line, klp_severity *severity, klp_error **error)
{
	uint32_t at = tidy->header.note[TIDY_NOTE_SEVERITY];
	struct slice text = { "", 0 };
	tidy_cell(tidy, line, at, &text);
	text = text_trim(text);
	for (klp_severity i = KLP_SEVERITY_INFORMATION; i <= KLP_SEVERITY_ERROR; i++) {
		const char *name = klp_severity_name(i);
		if (text.length == strlen(name) && memcmp(text.text, name, text.length) == 0) {
			*severity = i;
			return KLP_OK;
		}
	}
	return tidy_refuse(tidy, line, at, "severity", "information, warning or error", error);
}

static klp_status read_place(const struct tidy *tidy, size_t line, struct place *place, klp_error **error)
{
	const uint32_t *at = tidy->header.note;
	klp_status status = tidy_integer(tidy, line, at[TIDY_NOTE_PAGE], "page", 1, UINT64_MAX, &place->page, error);
	if (status == KLP_OK)
		status = tidy_integer(tidy, line, at[TIDY_NOTE_LINE], "line", 1, UINT64_MAX, &place->line, error);
	if (status == KLP_OK)
		status = tidy_integer(tidy, line, at[TIDY_NOTE_COLUMN], "column", 1, UINT64_MAX, &place->column, error);
	return status;
}

klp_status tidy_keep(struct tidy *tidy, struct slice text, const char **kept, klp_error **error)
{
	size_t start = tidy->texts.size;
	if (!buffer_add(&tidy->texts, text.text, text.length) || !buffer_add(&tidy->texts, "", 1))
		return error_memory(error);
	*kept = tidy->texts.bytes + start;
	return KLP_OK;
}

/* What the cells of a note say. */
struct told {
	const char *id;
	const char *message;
	klp_severity severity;
	struct place place;
	edition_number edition;
	uint64_t region;
	bool changed;
	struct note_change change;
};

/* The texts, for which room is made at once: what was kept must stay where it is. */
static klp_status read_texts(struct tidy *tidy, size_t line, struct told *told, klp_error **error)
{
	const uint32_t *at = tidy->header.note;
	struct slice id = { "", 0 }, message = { "", 0 }, source = { "", 0 };
	if (!tidy_cell(tidy, line, at[TIDY_NOTE_ID], &id))
		return tidy_refuse(tidy, line, at[TIDY_NOTE_ID], "note", "what kind of note it is", error);
	tidy_cell(tidy, line, at[TIDY_NOTE_MESSAGE], &message);
	bool sourced = tidy_cell(tidy, line, at[TIDY_NOTE_SOURCE], &source);
	tidy->texts.size = 0;
	if (!buffer_reserve(&tidy->texts, id.length + message.length + source.length + 3 + tidy_change_room(tidy, line)))
		return error_memory(error);
	klp_status status = tidy_keep(tidy, id, &told->id, error);
	if (status == KLP_OK)
		status = tidy_keep(tidy, message, &told->message, error);
	if (status == KLP_OK && sourced)
		status = tidy_keep(tidy, source, &told->place.source, error);
	return status;
}

klp_status tidy_add_note(struct tidy *tidy, size_t line, klp_error **error)
{
	const uint32_t *at = tidy->header.note;
	struct tables *tables = tidy->tables;
	struct told told = { .severity = KLP_SEVERITY_INFORMATION, .edition = EDITION_NONE };
	klp_status status = read_texts(tidy, line, &told, error);
	if (status == KLP_OK)
		status = read_severity(tidy, line, &told.severity, error);
	if (status == KLP_OK)
		status = tidy_edition(tidy, line, at[TIDY_NOTE_EDITION], &told.edition, error);
	if (status == KLP_OK)
		status = tidy_integer(tidy, line, at[TIDY_NOTE_REGION_NUMBER], "region_number", 1, DATASET_HIGHEST_REGION,
		                      &told.region, error);
	if (status == KLP_OK)
		status = read_place(tidy, line, &told.place, error);
	if (status == KLP_OK)
		status = tidy_read_change(tidy, line, &told.change, &told.changed, error);
	if (status == KLP_OK)
		status = tables_count_note(tables, &told.place, error);
	if (status == KLP_OK)
		status =
			dataset_add_change_note(tables->dataset, told.id, told.severity, &told.place, told.edition,
		                            (int)told.region, told.changed ? &told.change : NULL, error, "%s", told.message);
	return status == KLP_OK ? source_hold_dataset(tables->dataset, tables->reading, error) : status;
}
