/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/records.h"

#include <string.h>

_Static_assert(KLP_COLUMN_COUNT <= 64, "records.columns has a bit for each column");

#define BIT(column) (UINT64_C(1) << (column))

/* Columns of which few rows have a value, and so come last: lines end at their last cell that holds something. */
#define SELDOM (BIT(KLP_COLUMN_REGISTER_TOTAL) | BIT(KLP_COLUMN_KNOWN_PERCENT))

/* Without any of these, a row is placed where it stands in this document. */
#define PLACE (BIT(KLP_COLUMN_SOURCE) | BIT(KLP_COLUMN_PAGE) | BIT(KLP_COLUMN_LINE))

/* Every table has the columns that every dataset has, but for the place. */
#define ALWAYS ((BIT(KLP_COLUMN_PROVINCE_CODE) - 1) & ~PLACE)

/* How the notes table calls its columns; as members and attributes they are called the same, but for the first. */
static const char *const note_columns[RECORD_NOTE_FIELDS] = {
	[RECORD_NOTE_ID] = "note",
	[RECORD_NOTE_SEVERITY] = "severity",
	[RECORD_NOTE_MESSAGE] = "message",
	[RECORD_NOTE_EDITION] = "edition",
	[RECORD_NOTE_REGION_NUMBER] = "region_number",
	[RECORD_NOTE_SOURCE] = "source",
	[RECORD_NOTE_PAGE] = "page",
	[RECORD_NOTE_LINE] = "line",
	[RECORD_NOTE_COLUMN] = "column",
};

/* How it calls those of changes; as members and attributes they are called the same, but for how they all begin. */
#define CHANGE "change_"
static const char *const change_columns[RECORD_CHANGE_FIELDS] = {
	[RECORD_CHANGE_LEVEL] = CHANGE "level",   [RECORD_CHANGE_MUNICIPALITY_CODE] = CHANGE "municipality_code",
	[RECORD_CHANGE_COLUMN] = CHANGE "column", [RECORD_CHANGE_FROM] = CHANGE "from",
	[RECORD_CHANGE_TO] = CHANGE "to",         [RECORD_CHANGE_CAUSE] = CHANGE "cause",
	[RECORD_CHANGE_RULES] = CHANGE "rules",   [RECORD_CHANGE_CONFIDENCE] = CHANGE "confidence",
};

void records_free(struct records *records)
{
	pool_free(&records->unknown);
}

void records_clear(struct records *records, uint64_t line, uint64_t byte)
{
	records->record = (struct record){ .line = line, .byte = byte };
}

void records_expect(struct records *records, klp_column column)
{
	records->columns |= BIT(column);
}

int records_note_field(const char *name)
{
	if (strcmp(name, "id") == 0)
		return RECORD_NOTE_ID;
	for (int i = RECORD_NOTE_SEVERITY; i < RECORD_NOTE_FIELDS; i++)
		if (strcmp(note_columns[i], name) == 0)
			return i;
	return -1;
}

int records_change_field(const char *name)
{
	for (int i = 0; i < RECORD_CHANGE_FIELDS; i++)
		if (strcmp(change_columns[i] + strlen(CHANGE), name) == 0)
			return i;
	return -1;
}

/* -------------------------------------------------------------------- tables */

static klp_status begin_line(struct records *records, bool begins_table, klp_error **error)
{
	const struct document_line line = {
		.bordered = true, .begins_table = begins_table, .number = records->record.line, .byte = records->record.byte
	};
	records->document->sparse = true;
	return document_add_line(records->document, &line, records->reading, error);
}

static klp_status add_cell(struct records *records, uint32_t column, struct slice text, klp_error **error)
{
	struct document_cell cell = { { "", 0 }, column };
	if (text.text != NULL)
		cell.text = text.length == 0 ? document_empty_text : text;
	return document_add_cell(records->document, cell, records->reading, error);
}

/* The columns of the rows' table, in its order; how many there are. Those of printed texts come after KLP_COLUMN_COUNT. */
static uint32_t list_columns(uint8_t list[2 * KLP_COLUMN_COUNT], uint64_t columns, uint64_t printed)
{
	uint32_t count = 0;
	const uint64_t passes[] = { columns & ~SELDOM, columns & SELDOM };
	for (size_t pass = 0; pass < sizeof passes / sizeof passes[0]; pass++)
		for (uint8_t i = 0; i < KLP_COLUMN_COUNT; i++)
			if ((passes[pass] & BIT(i)) != 0)
				list[count++] = i;
	for (uint8_t i = 0; i < KLP_COLUMN_COUNT; i++)
		if ((printed & BIT(i)) != 0)
			list[count++] = (uint8_t)(KLP_COLUMN_COUNT + i);
	return count;
}

static klp_status begin_rows(struct records *records, klp_error **error)
{
	uint8_t list[2 * KLP_COLUMN_COUNT];
	records->columns |= ALWAYS;
	if ((records->columns & PLACE) != 0)
		records->columns |= PLACE;
	uint32_t count = list_columns(list, records->columns, records->printed);
	klp_status status = begin_line(records, true, error);
	for (uint32_t i = 0; status == KLP_OK && i < count; i++) {
		klp_column column = (klp_column)(list[i] % KLP_COLUMN_COUNT);
		const char *name = list[i] < KLP_COLUMN_COUNT ? klp_column_name(column) : dataset_printed_name(column);
		status = add_cell(records, i + 1, slice_of(name), error);
	}
	records->table = RECORDS_ROWS;
	records->table_columns = records->columns;
	records->table_printed = records->printed;
	return status;
}

static klp_status begin_notes(struct records *records, bool changes, klp_error **error)
{
	klp_status status = begin_line(records, true, error);
	for (uint32_t i = 0; status == KLP_OK && i < RECORD_NOTE_FIELDS; i++)
		status = add_cell(records, i + 1, slice_of(note_columns[i]), error);
	for (uint32_t i = 0; status == KLP_OK && changes && i < RECORD_CHANGE_FIELDS; i++)
		status = add_cell(records, RECORD_NOTE_FIELDS + i + 1, slice_of(change_columns[i]), error);
	records->table = RECORDS_NOTES;
	records->table_changes = changes;
	return status;
}

/* Counts in the columns that have a value in this record. */
static void widen(struct records *records)
{
	for (int i = 0; i < KLP_COLUMN_COUNT; i++) {
		if (records->record.value[i].text != NULL)
			records->columns |= BIT(i);
		if (records->record.printed[i].text != NULL)
			records->printed |= BIT(i);
	}
}

klp_status records_add_row(struct records *records, klp_error **error)
{
	uint8_t list[2 * KLP_COLUMN_COUNT];
	klp_status status = KLP_OK;
	widen(records);
	if (records->table != RECORDS_ROWS || records->columns != records->table_columns ||
	    records->printed != records->table_printed)
		status = begin_rows(records, error);
	if (status == KLP_OK)
		status = begin_line(records, false, error);
	uint32_t count = list_columns(list, records->table_columns, records->table_printed);
	const struct record *record = &records->record;
	const struct slice *values[2] = { record->value, record->printed };
	while (count > 0 && values[list[count - 1] / KLP_COLUMN_COUNT][list[count - 1] % KLP_COLUMN_COUNT].text == NULL)
		count--;
	for (uint32_t i = 0; status == KLP_OK && i < count; i++)
		status = add_cell(records, i + 1, values[list[i] / KLP_COLUMN_COUNT][list[i] % KLP_COLUMN_COUNT], error);
	return status;
}

/* The level is what tells a note with a change from others, so that one without it would be lost in silence. */
static klp_status check_change(const struct records *records, klp_error **error)
{
	const struct record *record = &records->record;
	if (!record->changed || text_has_ink(record->change[RECORD_CHANGE_LEVEL]))
		return KLP_OK;
	const struct place place = { .source = records->reading->source, .line = record->line, .byte = record->byte };
	return error_set(error, KLP_FORMAT, &place,
	                 "the change of this note does not tell the level of its row; it is country, province, region or "
	                 "municipality");
}

klp_status records_add_note(struct records *records, klp_error **error)
{
	const struct record *record = &records->record;
	klp_status status = check_change(records, error);
	bool wide = records->table == RECORDS_NOTES && (records->table_changes || !record->changed);
	if (status == KLP_OK && !wide)
		status = begin_notes(records, record->changed, error);
	if (status == KLP_OK)
		status = begin_line(records, false, error);
	for (uint32_t i = 0; status == KLP_OK && i < RECORD_NOTE_FIELDS; i++)
		status = add_cell(records, i + 1, record->note[i], error);
	for (uint32_t i = 0; status == KLP_OK && record->changed && i < RECORD_CHANGE_FIELDS; i++)
		status = add_cell(records, RECORD_NOTE_FIELDS + i + 1, record->change[i], error);
	return status;
}

klp_status records_finish(struct records *records, klp_error **error)
{
	klp_status status = KLP_OK;
	if (records->table_columns == 0 || records->columns != records->table_columns)
		status = begin_rows(records, error);
	return status == KLP_OK && records->table != RECORDS_NOTES ? begin_notes(records, false, error) : status;
}

/* ---------------------------------------------------------------- passed over */

klp_status records_pass_over(struct records *records, const char *what, struct slice name, const struct place *place,
                             klp_error **error)
{
	enum { SHOWN = 64 };
	size_t before = records->unknown.used;
	klp_status status = reading_hold(records->reading, name.length + 2 * sizeof(struct pool_slot), place, error);
	if (status != KLP_OK)
		return status;
	const char *kept = pool_keep(&records->unknown, name.text, name.length);
	if (kept == NULL)
		return error_memory(error);
	if (records->unknown.used == before) {
		reading_release(records->reading, name.length + 2 * sizeof(struct pool_slot));
		return KLP_OK;
	}
	/* Not in the middle of a character. */
	size_t shown = name.length < SHOWN ? name.length : SHOWN;
	while (shown < name.length && shown > 0 && ((unsigned char)name.text[shown] & 0xC0) == 0x80)
		shown--;
	return document_add_note(records->document, "read.column-unknown", KLP_SEVERITY_INFORMATION, place,
	                         records->reading, error, "the %s '%.*s' is none that is known; it was not read", what,
	                         (int)shown, kept);
}
