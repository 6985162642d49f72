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

/* A text that ends in a zero byte, in the tidy table's room; *text is untouched when it is absent. */
static klp_status keep(struct tidy *tidy, struct slice cell, const char **text, klp_error **error)
{
	size_t start = tidy->texts.size;
	if (!buffer_add(&tidy->texts, cell.text, cell.length) || !buffer_add(&tidy->texts, "", 1))
		return error_memory(error);
	*text = tidy->texts.bytes + start;
	return KLP_OK;
}

klp_status tidy_add_note(struct tidy *tidy, size_t line, klp_error **error)
{
	const uint32_t *at = tidy->header.note;
	struct slice id = { "", 0 }, message = { "", 0 }, source;
	struct place place = { .source = NULL };
	edition_number edition = EDITION_NONE;
	uint64_t region = 0;
	klp_severity severity = KLP_SEVERITY_INFORMATION;
	if (!tidy_cell(tidy, line, at[TIDY_NOTE_ID], &id))
		return tidy_refuse(tidy, line, at[TIDY_NOTE_ID], "note", "what kind of note it is", error);
	tidy_cell(tidy, line, at[TIDY_NOTE_MESSAGE], &message);
	klp_status status = read_severity(tidy, line, &severity, error);
	if (status == KLP_OK)
		status = tidy_edition(tidy, line, at[TIDY_NOTE_EDITION], &edition, error);
	if (status == KLP_OK)
		status = tidy_integer(tidy, line, at[TIDY_NOTE_REGION_NUMBER], "region_number", 1, DATASET_HIGHEST_REGION,
		                      &region, error);
	if (status == KLP_OK)
		status = read_place(tidy, line, &place, error);
	tidy->texts.size = 0;
	const char *kept_id = "", *kept_message = "";
	/* The room is made at once: what was kept must stay where it is. */
	bool sourced = tidy_cell(tidy, line, at[TIDY_NOTE_SOURCE], &source);
	size_t room = id.length + message.length + (sourced ? source.length : 0) + 3;
	if (status == KLP_OK && !buffer_reserve(&tidy->texts, room))
		return error_memory(error);
	if (status == KLP_OK)
		status = keep(tidy, id, &kept_id, error);
	if (status == KLP_OK)
		status = keep(tidy, message, &kept_message, error);
	if (status == KLP_OK && sourced)
		status = keep(tidy, source, &place.source, error);
	if (status != KLP_OK)
		return status;
	status =
		tables_note_place(tidy->tables, kept_id, severity, &place, edition, (int)region, error, "%s", kept_message);
	struct tables *tables = tidy->tables;
	return status == KLP_OK ? source_hold_dataset(tables->dataset, tables->reading, error) : status;
}
