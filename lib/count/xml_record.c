/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/xml_record.h"

#include "base/memory.h"
#include "count/csv_layout.h"
#include "count/feed_judge.h"

#include <string.h>

/* Of a text of which no value is read, so much is looked at: a citizen service number is shorter. */
enum { LOOK_BYTES = 64 };

static uint64_t bit_of(int field)
{
	return UINT64_C(1) << field;
}

klp_status xml_record_make(struct xml_record *record, const struct feed *feed, const char *source, klp_error **error)
{
	enum { ROOM = 1 << 14 };
	const struct definition *definition = feed->definition;
	*record = (struct xml_record){ .feed = feed, .source = source, .looks = true };
	for (int field = 0; field < COUNT_FIELDS; field++) {
		bool needed = definition_needs(definition, field, feed->register_extract);
		record->reads[field] =
			field < COUNT_VALUES && (needed || (field == FIELD_SHELTERED && !feed->register_extract));
		record->parts_of[field] = feed->register_extract ? 0 : (unsigned char)csv_part_of(field);
	}
	record->reads[FIELD_CLIENT_ID] = feed_needs_key(feed);
	record->text = wiped_allocate(ROOM);
	if (record->text == NULL)
		return error_memory(error);
	record->capacity = ROOM;
	return KLP_OK;
}

void xml_record_free(struct xml_record *record)
{
	wiped_release(record->text, record->capacity);
	personal_free(&record->personal);
}

void xml_record_begin(struct xml_record *record, uint64_t line)
{
	record->seen = 0;
	record->parts = 0;
	record->size = 0;
	record->line = line;
	record->wrong = NULL;
	record->open = false;
	memset(record->length, 0, sizeof record->length);
}

void xml_record_spoil(struct xml_record *record, int field, const char *what)
{
	if (record->wrong != NULL)
		return;
	record->wrong = what;
	record->wrong_field = field;
}

/* ------------------------------------------------------------------- columns */

void xml_record_open(struct xml_record *record, const struct xml_name *column)
{
	int field = column->meaning;
	record->field = field;
	record->number = column->number;
	record->read_whole = false;
	record->part = 0;
	record->text_start = record->size;
	if (field >= 0) {
		if ((record->seen & bit_of(field)) != 0)
			xml_record_spoil(record, field, "the column stands twice in it");
		record->seen |= bit_of(field);
		record->read_whole = record->reads[field];
		record->part = record->parts_of[field];
	}
	record->open = record->read_whole || record->part != 0 || record->looks;
}

/* Makes room for a text; false when there is no memory. */
static bool make_room(struct xml_record *record, size_t more)
{
	if (more <= record->capacity - record->size)
		return true;
	size_t capacity = memory_grown(record->capacity, record->size + more, 1);
	char *grown = wiped_allocate(capacity);
	if (grown == NULL)
		return false;
	memcpy(grown, record->text, record->size);
	wiped_release(record->text, record->capacity);
	record->text = grown;
	record->capacity = capacity;
	return true;
}

klp_status xml_record_text(struct xml_record *record, struct slice text, klp_error **error)
{
	if (record->part != 0 && (record->parts & record->part) == 0 && text_has_ink(text))
		record->parts |= record->part;
	size_t gathered = record->size - record->text_start;
	if (!record->read_whole) {
		if (!record->looks || gathered >= LOOK_BYTES)
			return KLP_OK;
		text.length = text.length < LOOK_BYTES - gathered ? text.length : LOOK_BYTES - gathered;
	} else if (record->size > record->feed->limits->line_bytes ||
	           text.length > record->feed->limits->line_bytes - record->size) {
		xml_record_spoil(record, -1, "its text is longer than the limit 'line-bytes'");
		return KLP_OK;
	}
	if (!make_room(record, text.length))
		return error_memory(error);
	memcpy(record->text + record->size, text.text, text.length);
	record->size += text.length;
	return KLP_OK;
}

klp_status xml_record_shut(struct xml_record *record, klp_error **error)
{
	struct slice value = { record->text + record->text_start, record->size - record->text_start };
	klp_status status = KLP_OK;
	record->open = false;
	if (record->looks && record->number < XML_NAMES)
		status = personal_look(&record->personal, record->number, value, error);
	if (!record->read_whole) {
		record->size = record->text_start;
		return status;
	}
	record->start[record->field] = record->text_start;
	record->length[record->field] = value.length;
	return status;
}

/* ---------------------------------------------------------------------- ends */

static klp_status check_personal(const struct xml_record *record, const struct xml_names *names, klp_error **error)
{
	size_t column = personal_find(&record->personal);
	if (column == SIZE_MAX)
		return KLP_OK;
	return personal_refuse(column, slice_of(names->names[column]), record->source, error);
}

klp_status xml_record_end(struct xml_record *record, struct harvest *harvest, const struct xml_names *names,
                          klp_error **error)
{
	klp_status status;
	record->ever |= record->seen;
	record->records++;
	if (record->wrong != NULL) {
		status = harvest_spoil(harvest, record->line, record->wrong_field, record->wrong, error);
	} else {
		struct record read = { .parts = record->parts };
		for (size_t i = 0; i < COUNT_VALUES; i++)
			if (record->length[i] > 0)
				read.values[i] = (struct slice){ record->text + record->start[i], record->length[i] };
		status = feed_take(record->feed, harvest, &read, record->line, error);
	}
	if (status == KLP_OK && record->records == PERSONAL_RECORDS) {
		status = check_personal(record, names, error);
		record->looks = false;
	}
	return status;
}

/* Who has no end date may have no element for it, and who has no profile none for its parts; but in so many records every column that is needed
 * comes, or it is called otherwise, and they would all be judged by what is not there. */
static klp_status check_columns(const struct xml_record *record, klp_error **error)
{
	enum { MANY = 100 };
	const struct place place = { .source = record->source };
	for (int field = 0; record->records >= MANY && field < COUNT_FIELDS; field++) {
		bool needed = definition_needs(record->feed->definition, field, record->feed->register_extract);
		if (needed && field != FIELD_END && field != FIELD_TASKS && (record->ever & bit_of(field)) == 0)
			return error_set(
				error, KLP_FORMAT, &place,
				"no client of this XML has the column '%s'; name the column that it is in a mapping, or give "
				"the element, if an empty one",
				definition_field_name(field));
	}
	return KLP_OK;
}

klp_status xml_record_finish(const struct xml_record *record, const struct xml_names *names, klp_error **error)
{
	klp_status status = record->looks ? check_personal(record, names, error) : KLP_OK;
	return status == KLP_OK ? check_columns(record, error) : status;
}
