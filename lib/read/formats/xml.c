/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* XML in the project's own vocabulary, which klantprofiel-dataset-1.xsd describes: what `--to xml` writes. */

#include "base/buffer.h"
#include "base/charset.h"
#include "base/limits.h"
#include "read/formats/encoding.h"
#include "read/formats/readers.h"
#include "read/formats/records.h"
#include "read/formats/xml_events.h"
#include "read/formats/xml_schema.h"

#include <string.h>

enum { SURE = 95, ANY_XML = 70 };

#define FAMILY "urn:klantprofiel:dataset:"
#define MAJOR "1"
#define NAMES_MASK 63

/* ---------------------------------------------------------------- the bid */

static bool begins_with(struct slice text, const char *start)
{
	size_t length = strlen(start);
	return text.length >= length && memcmp(text.text, start, length) == 0;
}

/* Whether a text stands within the first bytes. */
static bool stands_near(struct slice head, const char *text)
{
	enum { NEAR = 4096 };
	size_t length = head.length < NEAR ? head.length : NEAR;
	for (size_t i = 0; i < length; i++)
		if (begins_with((struct slice){ head.text + i, length - i }, text))
			return true;
	return false;
}

static int bid(struct slice head)
{
	head = text_trim(charset_without_mark(head));
	if (!begins_with(head, "<"))
		return 0;
	if (stands_near(head, FAMILY))
		return SURE;
	return begins_with(head, "<?xml") && !stands_near(head, "<html") ? ANY_XML : 0;
}

/* ----------------------------------------------------------- what is known */

enum element { NO_ELEMENT, DATASET, ROW, PRINTED, NOTE, CHANGE };

/* Of those that hold no text. */
static const char *const element_names[] = {
	[NO_ELEMENT] = "nothing", [DATASET] = "dataset", [ROW] = "row", [CHANGE] = "change"
};

/* What a name is, in a row, in a note and in a change. Names of libxml2 are the same pointer each time they come. */
struct known_name {
	const char *name;
	int column;
	int note_field;
	int change_field;
};

struct dataset_reader {
	struct records records;
	enum element inside;
	/** how deep the element lies that is passed over with all in it; 0 for none */
	uint64_t passed_over;
	/** what the element printed is about */
	klp_column printed;
	/** the text of the element printed or note */
	struct buffer text;
	/** of the last row: most values are those of the row above */
	struct slice last[KLP_COLUMN_COUNT];
	struct known_name names[NAMES_MASK + 1];
};

static struct place place_of(const struct dataset_reader *reader, const struct xml *xml)
{
	return (struct place){ .source = reader->records.reading->source, .line = xml_line(xml), .byte = xml_byte(xml) };
}

static const struct known_name *look_up(struct dataset_reader *reader, const char *name)
{
	struct known_name *known = &reader->names[(uintptr_t)name >> 3 & NAMES_MASK];
	if (known->name != name)
		*known =
			(struct known_name){ name, klp_column_find(name), records_note_field(name), records_change_field(name) };
	return known;
}

/* The document's own copy of a value. */
static klp_status keep(struct dataset_reader *reader, struct slice value, struct slice *kept, klp_error **error)
{
	return document_keep(reader->records.document, kept, value, reader->records.reading, error);
}

static klp_status pass_over(struct dataset_reader *reader, const struct xml *xml, const char *what, const char *name,
                            klp_error **error)
{
	const struct place place = place_of(reader, xml);
	return records_pass_over(&reader->records, what, slice_of(name), &place, error);
}

/* An attribute that has a meaning of its own in any XML, such as the place of a schema, is no value that is lost. */
static klp_status pass_attribute(struct dataset_reader *reader, const struct xml *xml,
                                 const struct xml_attribute *attribute, klp_error **error)
{
	static const char *const common[] = { "http://www.w3.org/2001/XMLSchema-instance",
		                                  "http://www.w3.org/XML/1998/namespace" };
	for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
		if (strcmp(attribute->namespace, common[i]) == 0)
			return KLP_OK;
	return pass_over(reader, xml, "attribute", attribute->name, error);
}

/* -------------------------------------------------------------------- root */

static klp_status check_root(const struct dataset_reader *reader, const struct xml *xml, const char *name,
                             klp_error **error)
{
	const struct place place = place_of(reader, xml);
	const char *namespace = xml_namespace(xml);
	bool family = strncmp(namespace, FAMILY, strlen(FAMILY)) == 0;
	if (family && strcmp(name, "dataset") == 0 && strcmp(namespace, FAMILY MAJOR) == 0)
		return KLP_OK;
	if (family && strcmp(name, "dataset") == 0)
		return error_set(error, KLP_UNSUPPORTED, &place,
		                 "this XML is of version %s of the vocabulary, and this release reads version " MAJOR
		                 "; take a later release",
		                 namespace + strlen(FAMILY));
	return error_set(error, KLP_UNSUPPORTED, &place,
	                 "this is XML of another kind: its root is <%s>, and not <dataset> of " FAMILY MAJOR, name);
}

static klp_status read_version(const struct dataset_reader *reader, const struct xml *xml, struct slice version,
                               klp_error **error)
{
	static const char start[] = MAJOR ".";
	if (version.length > strlen(start) && memcmp(version.text, start, strlen(start)) == 0)
		return KLP_OK;
	const struct place place = place_of(reader, xml);
	return error_set(error, KLP_UNSUPPORTED, &place,
	                 "the version of this XML is none that is known; it begins with " MAJOR ".");
}

static klp_status read_columns(struct dataset_reader *reader, const struct xml *xml, struct slice list,
                               klp_error **error)
{
	enum { LONGEST = 48 };
	klp_status status = KLP_OK;
	struct slice word;
	while (status == KLP_OK && (word = text_word(&list)).length > 0) {
		char name[LONGEST];
		size_t length = word.length < LONGEST ? word.length : 0;
		memcpy(name, word.text, length);
		name[length] = '\0';
		int column = klp_column_find(name);
		const struct place place = place_of(reader, xml);
		if (column >= 0)
			records_expect(&reader->records, (klp_column)column);
		else
			status = records_pass_over(&reader->records, "column", word, &place, error);
	}
	return status;
}

static klp_status begin_dataset(struct dataset_reader *reader, const struct xml *xml, const char *name,
                                klp_error **error)
{
	struct xml_attribute attribute;
	klp_status status = check_root(reader, xml, name, error);
	for (size_t i = 0; status == KLP_OK && xml_attribute_at(xml, i, &attribute); i++) {
		bool own = attribute.namespace[0] == '\0';
		if (own && strcmp(attribute.name, "version") == 0)
			status = read_version(reader, xml, attribute.value, error);
		else if (own && strcmp(attribute.name, "columns") == 0)
			status = read_columns(reader, xml, attribute.value, error);
		else
			status = pass_attribute(reader, xml, &attribute, error);
	}
	reader->inside = DATASET;
	return status;
}

/* ---------------------------------------------------------- rows and notes */

static klp_status begin_row(struct dataset_reader *reader, const struct xml *xml, klp_error **error)
{
	struct xml_attribute attribute;
	klp_status status = KLP_OK;
	records_clear(&reader->records, xml_line(xml), xml_byte(xml));
	for (size_t i = 0; status == KLP_OK && xml_attribute_at(xml, i, &attribute); i++) {
		int column = attribute.namespace[0] == '\0' ? look_up(reader, attribute.name)->column : -1;
		if (column < 0) {
			status = pass_attribute(reader, xml, &attribute, error);
			continue;
		}
		struct slice *last = &reader->last[column];
		bool same = last->text != NULL && last->length == attribute.value.length &&
		            memcmp(last->text, attribute.value.text, last->length) == 0;
		if (!same)
			status = keep(reader, attribute.value, last, error);
		reader->records.record.value[column] = *last;
	}
	reader->inside = ROW;
	return status;
}

static klp_status begin_note(struct dataset_reader *reader, const struct xml *xml, klp_error **error)
{
	struct xml_attribute attribute;
	klp_status status = KLP_OK;
	records_clear(&reader->records, xml_line(xml), xml_byte(xml));
	for (size_t i = 0; status == KLP_OK && xml_attribute_at(xml, i, &attribute); i++) {
		int field = attribute.namespace[0] == '\0' ? look_up(reader, attribute.name)->note_field : -1;
		if (field < 0 || field == RECORD_NOTE_MESSAGE)
			status = pass_attribute(reader, xml, &attribute, error);
		else
			status = keep(reader, attribute.value, &reader->records.record.note[field], error);
	}
	reader->inside = NOTE;
	reader->text.size = 0;
	return status;
}

static klp_status begin_change(struct dataset_reader *reader, const struct xml *xml, klp_error **error)
{
	struct record *record = &reader->records.record;
	struct xml_attribute attribute;
	klp_status status = KLP_OK;
	if (record->changed) {
		const struct place place = place_of(reader, xml);
		return error_set(error, KLP_FORMAT, &place, "this note has two elements <change>; each has a note of its own");
	}
	for (size_t i = 0; status == KLP_OK && xml_attribute_at(xml, i, &attribute); i++) {
		int field = attribute.namespace[0] == '\0' ? look_up(reader, attribute.name)->change_field : -1;
		if (field < 0)
			status = pass_attribute(reader, xml, &attribute, error);
		else
			status = keep(reader, attribute.value, &record->change[field], error);
	}
	record->changed = true;
	reader->inside = CHANGE;
	return status;
}

static klp_status begin_printed(struct dataset_reader *reader, const struct xml *xml, klp_error **error)
{
	enum { LONGEST = 48 };
	struct slice told = xml_attribute(xml, "column");
	char name[LONGEST];
	size_t length = told.text != NULL && told.length < LONGEST ? told.length : 0;
	if (length > 0)
		memcpy(name, told.text, length);
	name[length] = '\0';
	int column = klp_column_find(name);
	const struct place place = place_of(reader, xml);
	if (column < 0 || dataset_printed_name((klp_column)column) == NULL)
		return error_set(
			error, KLP_FORMAT, &place,
			"an element <printed> tells in its attribute 'column' which count its text stands for, and this "
			"one names none");
	if (reader->records.record.printed[column].text != NULL)
		return error_set(error, KLP_FORMAT, &place, "this row has two elements <printed> for the column %s", name);
	reader->printed = (klp_column)column;
	reader->inside = PRINTED;
	reader->text.size = 0;
	return KLP_OK;
}

/* ------------------------------------------------------------------- events */

static klp_status on_start(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct dataset_reader *reader = context;
	if (reader->passed_over != 0)
		return KLP_OK;
	if (reader->inside == NO_ELEMENT)
		return begin_dataset(reader, xml, name, error);
	bool own = strcmp(xml_namespace(xml), FAMILY MAJOR) == 0;
	if (own && reader->inside == DATASET && strcmp(name, "row") == 0)
		return begin_row(reader, xml, error);
	if (own && reader->inside == DATASET && strcmp(name, "note") == 0)
		return begin_note(reader, xml, error);
	if (own && reader->inside == ROW && strcmp(name, "printed") == 0)
		return begin_printed(reader, xml, error);
	if (own && reader->inside == NOTE && strcmp(name, "change") == 0)
		return begin_change(reader, xml, error);
	reader->passed_over = xml_depth(xml);
	return pass_over(reader, xml, "element", name, error);
}

static klp_status on_end(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct dataset_reader *reader = context;
	struct record *record = &reader->records.record;
	const struct slice text = { reader->text.size == 0 ? "" : reader->text.bytes, reader->text.size };
	klp_status status = KLP_OK;
	(void)name;
	if (reader->passed_over != 0) {
		if (reader->passed_over == xml_depth(xml))
			reader->passed_over = 0;
		return KLP_OK;
	}
	switch (reader->inside) {
	case ROW:
		reader->inside = DATASET;
		return records_add_row(&reader->records, error);
	case PRINTED:
		reader->inside = ROW;
		return keep(reader, text, &record->printed[reader->printed], error);
	case NOTE:
		reader->inside = DATASET;
		status = keep(reader, text, &record->note[RECORD_NOTE_MESSAGE], error);
		return status == KLP_OK ? records_add_note(&reader->records, error) : status;
	case CHANGE:
		reader->inside = NOTE;
		break;
	case DATASET:
		return records_finish(&reader->records, error);
	case NO_ELEMENT:
		break;
	}
	return KLP_OK;
}

static klp_status on_text(void *context, struct xml *xml, struct slice text, klp_error **error)
{
	struct dataset_reader *reader = context;
	const klp_limits *limits = &reader->records.reading->limits;
	if (reader->passed_over != 0)
		return KLP_OK;
	if (reader->inside != PRINTED && reader->inside != NOTE) {
		if (!text_has_ink(text))
			return KLP_OK;
		return pass_over(reader, xml, "text within", element_names[reader->inside], error);
	}
	if (text.length > limits->line_bytes || reader->text.size > limits->line_bytes - text.length) {
		const struct place place = place_of(reader, xml);
		return limits_exceeded(KLP_LIMIT_LINE_BYTES, limits, &place, error);
	}
	return buffer_add(&reader->text, text.text, text.length) ? KLP_OK : error_memory(error);
}

/* -------------------------------------------------------------- the reader */

static klp_status read_xml(struct document *document, struct slice bytes, const struct reading *reading,
                           klp_error **error)
{
	static const struct xml_handlers handlers = { on_start, on_end, on_text };
	struct dataset_reader reader = { .records = { .document = document, .reading = reading } };
	klp_status status = xml_read(bytes, &handlers, &reader, NULL, reading, error);
	records_free(&reader.records);
	buffer_free(&reader.text);
	if (status == KLP_OK && (reading->flags & KLP_PARSE_CHECK_SCHEMA) != 0)
		status = xml_schema_check(bytes, reading, error);
	return status;
}

const struct reader read_xml_dataset = { "xml", "XML in the project's own vocabulary, as written with --to xml", bid,
	                                     read_xml };
