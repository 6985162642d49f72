/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the files of the recogniser share. */

#include "read/tables.h"
#include "base/format.h"
#include "base/limits.h"
#include "base/memory.h"

void tables_free(struct tables *tables)
{
	memory_release(tables->rows);
	memory_release(tables->blocks);
	tables->rows = NULL;
	tables->blocks = NULL;
	tables->row_count = tables->row_capacity = tables->block_count = tables->block_capacity = 0;
}

klp_status tables_count_note(struct tables *tables, const struct place *place, klp_error **error)
{
	struct budget *budget = tables->reading->budget;
	if (budget->notes >= tables->reading->limits.notes)
		return limits_exceeded(KLP_LIMIT_NOTES, &tables->reading->limits, place, error);
	budget->notes++;
	return KLP_OK;
}

/* Of a message that format_text() made, which is freed. */
static klp_status add_note(struct tables *tables, const char *id, klp_severity severity, const struct place *place,
                           edition_number edition, int region, char *message, klp_error **error)
{
	if (message == NULL)
		return error_memory(error);
	klp_status status = tables_count_note(tables, place, error);
	if (status == KLP_OK)
		status = dataset_add_note(tables->dataset, id, severity, place, edition, region, error, "%s", message);
	memory_release(message);
	return status;
}

klp_status tables_note(struct tables *tables, const char *id, klp_severity severity, size_t line, uint32_t column,
                       int region, klp_error **error, const char *format, ...)
{
	const struct place place = document_place(tables->document, line, column, tables->reading);
	va_list arguments;
	va_start(arguments, format);
	char *message = format_text(format, arguments);
	va_end(arguments);
	return add_note(tables, id, severity, &place, tables_edition(tables, line), region, message, error);
}

klp_status tables_note_place(struct tables *tables, const char *id, klp_severity severity, const struct place *place,
                             edition_number edition, int region, klp_error **error, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *message = format_text(format, arguments);
	va_end(arguments);
	return add_note(tables, id, severity, place, edition, region, message, error);
}

int tables_quoted(struct slice text)
{
	return text_quoted(text);
}

edition_number tables_edition(const struct tables *tables, size_t line)
{
	edition_number edition = facts_edition_at(tables->facts, line);
	return edition == EDITION_NONE ? tables->reading->assumed_edition : edition;
}

struct label_places tables_places(const struct tables *tables, size_t line)
{
	return (struct label_places){ tables->reading->territory, edition_year(tables_edition(tables, line)) };
}

int tables_region_of_row(const struct tables *tables, const struct table_row *row)
{
	if (row->municipality < 0)
		return 0;
	return klp_territory_municipality_region(tables->reading->territory, row->year, row->municipality);
}

klp_status tables_add_row(struct tables *tables, struct table_row **row, klp_level level, size_t line,
                          klp_error **error)
{
	const struct place place = document_place(tables->document, line, 0, tables->reading);
	struct budget *budget = tables->reading->budget;
	if (budget->rows >= tables->reading->limits.rows)
		return limits_exceeded(KLP_LIMIT_ROWS, &tables->reading->limits, &place, error);
	klp_status status = reading_reserve(tables->reading, &tables->rows, &tables->row_capacity, tables->row_count + 1,
	                                    sizeof *tables->rows, &place, error);
	if (status == KLP_OK)
		status = document_hold_texts(tables->document, tables->reading, error);
	if (status != KLP_OK)
		return status;
	budget->rows++;
	struct table_row *added = &tables->rows[tables->row_count++];
	*added = (struct table_row){ .line = line,
		                         .level = level,
		                         .edition = tables_edition(tables, line),
		                         .municipality = -1,
		                         .register_total = KLP_ABSENT,
		                         .known_percent = -1 };
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		added->counts[i] = KLP_ABSENT;
	*row = added;
	return KLP_OK;
}
