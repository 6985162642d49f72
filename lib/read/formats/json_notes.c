/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The notes of a dataset in JSON, and the changes that they tell. */

#include "read/formats/json_values.h"

#include <string.h>

/* The value of a field of a change, whose name was read last. */
static klp_status read_field(struct json_values *reader, enum record_change_field field, const char *name,
                             klp_error **error)
{
	struct slice *kept = &reader->records.record.change[field];
	bool count = field == RECORD_CHANGE_FROM || field == RECORD_CHANGE_TO;
	if (field == RECORD_CHANGE_RULES)
		return json_values_words(reader, name, kept, error);
	return json_values_read(reader, name, count, kept, error);
}

static klp_status read_change(struct json_values *reader, klp_error **error)
{
	struct json_scan *scan = &reader->scan;
	enum json_event event;
	uint32_t seen = 0;
	klp_status status = json_scan_next(scan, &event, error);
	if (status != KLP_OK || event == JSON_NULL)
		return status;
	if (event != JSON_OBJECT)
		return json_scan_refuse(scan, KLP_FORMAT, error, "'change' must be an object or null");
	reader->records.record.changed = true;
	while ((status = json_scan_next(scan, &event, error)) == KLP_OK && event == JSON_NAME) {
		char name[JSON_VALUES_NAME];
		json_values_name(name, scan);
		int field = records_change_field(name);
		if (field < 0) {
			status = json_values_pass_over(reader, error);
		} else if ((seen >> field & 1) != 0) {
			status = json_values_twice(reader, name, error);
		} else {
			seen |= UINT32_C(1) << field;
			status = read_field(reader, (enum record_change_field)field, name, error);
		}
		if (status != KLP_OK)
			return status;
	}
	return status;
}

klp_status json_notes_read(struct json_values *reader, klp_error **error)
{
	struct json_scan *scan = &reader->scan;
	enum json_event event;
	enum { CHANGE = RECORD_NOTE_FIELDS };
	uint32_t seen = 0;
	klp_status status;
	while ((status = json_scan_next(scan, &event, error)) == KLP_OK && event == JSON_NAME) {
		char name[JSON_VALUES_NAME];
		json_values_name(name, scan);
		int field = strcmp(name, "change") == 0 ? CHANGE : records_note_field(name);
		if (field < 0) {
			status = json_values_pass_over(reader, error);
		} else if ((seen >> field & 1) != 0) {
			status = json_values_twice(reader, name, error);
		} else if (field == CHANGE) {
			seen |= UINT32_C(1) << field;
			status = read_change(reader, error);
		} else {
			seen |= UINT32_C(1) << field;
			status = json_values_read(reader, name, false, &reader->records.record.note[field], error);
		}
		if (status != KLP_OK)
			return status;
	}
	return status == KLP_OK ? records_add_note(&reader->records, error) : status;
}
