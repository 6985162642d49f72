/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A dataset as one JSON object: its rows and its notes, one a line, so that a text tool can tell them apart too. */

#include "dataset/dataset.h"
#include "write/columns.h"
#include "write/format.h"
#include "write/json_text.h"

enum { LAYOUT_VERSION = 1 };

/* A number, or null. False when it is null. */
static bool put_number(struct sink *sink, const klp_dataset *dataset, size_t row, klp_column column, klp_type type)
{
	int64_t integer;
	double real;
	if (type == KLP_TYPE_INTEGER && klp_dataset_integer(dataset, row, column, &integer)) {
		sink_integer(sink, integer);
		return true;
	}
	if (type == KLP_TYPE_REAL && klp_dataset_real(dataset, row, column, &real)) {
		sink_real(sink, real);
		return true;
	}
	sink_text(sink, "null");
	return false;
}

/* What stood where counts belong, of the columns that are null because it is no count. */
static void put_printed(struct json *json, const klp_dataset *dataset, size_t row, const struct columns *absent)
{
	bool opened = false;
	for (size_t i = 0; i < absent->count; i++) {
		const char *text = klp_dataset_cell_text(dataset, row, absent->column[i]);
		if (text == NULL)
			continue;
		if (!opened) {
			json_name(json, "printed");
			json_open(json, '{');
		}
		opened = true;
		json_member_text(json, absent->name[i], text);
	}
	if (opened)
		json_close(json, '}');
}

static void put_row(struct json *json, const klp_dataset *dataset, size_t row, const struct columns *columns)
{
	struct columns absent;
	absent.count = 0;
	json_open(json, '{');
	for (size_t i = 0; i < columns->count; i++) {
		json_name(json, columns->name[i]);
		if (columns->type[i] == KLP_TYPE_TEXT) {
			json_text(json, klp_dataset_text(dataset, row, columns->column[i]));
			continue;
		}
		if (put_number(json->sink, dataset, row, columns->column[i], columns->type[i]))
			continue;
		absent.column[absent.count] = columns->column[i];
		absent.name[absent.count++] = columns->name[i];
	}
	put_printed(json, dataset, row, &absent);
	json_close(json, '}');
}

/* One of the two counts of a change, or null. */
static void put_count(struct json *json, const char *name, int (*count)(const klp_note *, int64_t *),
                      const klp_note *note)
{
	int64_t value;
	if (count(note, &value))
		json_member_integer(json, name, value);
	else
		json_member_null(json, name);
}

static void put_change(struct json *json, const klp_note *note)
{
	json_name(json, "change");
	json_open(json, '{');
	json_member_text(json, "level", klp_level_name(klp_note_change_level(note)));
	json_member_text(json, "municipality_code", klp_note_change_municipality_code(note));
	json_member_text(json, "column", klp_column_name((klp_column)klp_note_change_column(note)));
	put_count(json, "from", klp_note_change_from, note);
	put_count(json, "to", klp_note_change_to, note);
	json_member_text(json, "cause", klp_note_change_cause(note));
	json_name(json, "rules");
	json_words(json, klp_note_change_rules(note));
	json_member_text(json, "confidence", klp_confidence_name(klp_note_change_confidence(note)));
	json_close(json, '}');
}

static void put_note(struct json *json, const klp_note *note)
{
	json_open(json, '{');
	json_member_text(json, "id", klp_note_id(note));
	json_member_text(json, "severity", klp_severity_name(klp_note_severity(note)));
	json_member_text(json, "message", klp_note_message(note));
	json_member_text(json, "edition", klp_note_edition(note));
	json_member_positive(json, "region_number", (uint64_t)klp_note_region_number(note));
	json_member_text(json, "source", klp_note_source(note));
	json_member_positive(json, "page", klp_note_page(note));
	json_member_positive(json, "line", klp_note_line(note));
	json_member_positive(json, "column", klp_note_column(note));
	if (klp_note_changed(note))
		put_change(json, note);
	json_close(json, '}');
}

static klp_status put_rows(struct json *json, const klp_dataset *dataset, struct progress *progress, klp_error **error)
{
	const struct columns columns = columns_of(dataset);
	size_t rows = klp_dataset_rows(dataset);
	for (size_t row = 0; row < rows; row++) {
		json_next_line(json);
		put_row(json, dataset, row, &columns);
		klp_status status = write_step(json->sink, progress, row + 1, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

static klp_status put_notes(struct json *json, const klp_dataset *dataset, klp_error **error)
{
	const klp_note *note;
	for (size_t i = 0; (note = klp_dataset_note(dataset, i)) != NULL; i++) {
		json_next_line(json);
		put_note(json, note);
		klp_status status = sink_status(json->sink, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

klp_status write_json(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error)
{
	struct json json = { sink, false };
	json_open(&json, '{');
	json_member_text(&json, "format", "klantprofiel-dataset");
	json_member_integer(&json, "version", LAYOUT_VERSION);
	json_name(&json, "rows");
	json_open(&json, '[');
	klp_status status = put_rows(&json, content->dataset, progress, error);
	if (status != KLP_OK)
		return status;
	sink_byte(sink, '\n');
	json_close(&json, ']');
	json_name(&json, "notes");
	json_open(&json, '[');
	status = put_notes(&json, content->dataset, error);
	if (status != KLP_OK)
		return status;
	sink_byte(sink, '\n');
	json_close(&json, ']');
	json_close(&json, '}');
	sink_byte(sink, '\n');
	return KLP_OK;
}
