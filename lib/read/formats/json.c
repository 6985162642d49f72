/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* JSON: what `--to json` writes, and a plain array of rows, as other programs make of a table with our columns. */

#include "base/charset.h"
#include "read/formats/encoding.h"
#include "read/formats/json_values.h"
#include "read/formats/readers.h"

#include <string.h>

enum { SURE = 95, ANY_JSON = 70 };

#define FORMAT "klantprofiel-dataset"
#define VERSION "1"

/* ------------------------------------------------------------------ the bid */

/* Whether a text stands within the first bytes. */
static bool stands_near(struct slice head, const char *text)
{
	enum { NEAR = 4096 };
	size_t length = strlen(text), near = head.length < NEAR ? head.length : NEAR;
	for (size_t i = 0; i + length <= near; i++)
		if (memcmp(head.text + i, text, length) == 0)
			return true;
	return false;
}

/* A byte that begins a value of its own, behind blanks; moves *head past it. */
static char next_mark(struct slice *head)
{
	while (head->length > 0 && strchr(" \t\r\n", *head->text) != NULL && *head->text != '\0')
		*head = (struct slice){ head->text + 1, head->length - 1 };
	if (head->length == 0)
		return '\0';
	char mark = *head->text;
	*head = (struct slice){ head->text + 1, head->length - 1 };
	return mark;
}

static int bid(struct slice head)
{
	head = charset_without_mark(head);
	char mark = next_mark(&head);
	bool array = mark == '[';
	if (array)
		mark = next_mark(&head);
	if (mark != '{' || next_mark(&head) != '"')
		return 0;
	const char *known = array ? "\"municipal_profile\"" : "\"" FORMAT "\"";
	return stands_near(head, known) ? SURE : ANY_JSON;
}

/* -------------------------------------------------------------------- rows */

static klp_status read_printed(struct json_values *reader, klp_error **error)
{
	struct json_scan *scan = &reader->scan;
	enum json_event event;
	uint64_t seen = 0;
	klp_status status = json_scan_next(scan, &event, error);
	if (status != KLP_OK || event == JSON_NULL)
		return status;
	if (event != JSON_OBJECT)
		return json_scan_refuse(scan, KLP_FORMAT, error, "'printed' must be an object or null");
	while ((status = json_scan_next(scan, &event, error)) == KLP_OK && event == JSON_NAME) {
		char name[JSON_VALUES_NAME];
		json_values_name(name, scan);
		int column = klp_column_find(name);
		if (column < 0 || dataset_printed_name((klp_column)column) == NULL) {
			status = json_values_pass_over(reader, error);
		} else if ((seen >> column & 1) != 0) {
			status = json_values_twice(reader, name, error);
		} else {
			seen |= UINT64_C(1) << column;
			status = json_values_read(reader, name, false, &reader->records.record.printed[column], error);
		}
		if (status != KLP_OK)
			return status;
	}
	return status;
}

/* The column of the name that was read last, the nth of its row; -1 when it is none. */
static int find_column(struct json_values *reader, size_t nth, const char *name)
{
	if (nth < KLP_COLUMN_COUNT && strcmp(klp_column_name((klp_column)reader->order[nth]), name) == 0)
		return reader->order[nth];
	int column = klp_column_find(name);
	if (nth < KLP_COLUMN_COUNT && column >= 0)
		reader->order[nth] = (uint8_t)column;
	return column;
}

/* After the bracket that opens it. */
static klp_status read_row(struct json_values *reader, klp_error **error)
{
	struct json_scan *scan = &reader->scan;
	enum json_event event;
	enum { PRINTED = KLP_COLUMN_COUNT };
	uint64_t seen = 0;
	klp_status status;
	for (size_t nth = 0; (status = json_scan_next(scan, &event, error)) == KLP_OK && event == JSON_NAME; nth++) {
		char name[JSON_VALUES_NAME];
		json_values_name(name, scan);
		int column = strcmp(name, "printed") == 0 ? PRINTED : find_column(reader, nth, name);
		if (column >= 0 && (seen >> column & 1) != 0)
			return json_values_twice(reader, name, error);
		if (column >= 0)
			seen |= UINT64_C(1) << column;
		if (column < 0) {
			status = json_values_pass_over(reader, error);
		} else if (column == PRINTED) {
			status = read_printed(reader, error);
		} else {
			bool whole = klp_column_type((klp_column)column) == KLP_TYPE_INTEGER;
			records_expect(&reader->records, (klp_column)column);
			status = json_values_read(reader, name, whole, &reader->records.record.value[column], error);
		}
		if (status != KLP_OK)
			return status;
	}
	if (status != KLP_OK)
		return status;
	if (seen == 0)
		return json_scan_refuse(scan, KLP_UNSUPPORTED, error,
		                        "this is JSON of another kind: none of the members of this row is a column of ours");
	return records_add_row(&reader->records, error);
}

/* After the bracket that opens the list, up to the one that closes it. */
static klp_status read_list(struct json_values *reader, klp_status (*read)(struct json_values *, klp_error **),
                            klp_error **error)
{
	struct json_scan *scan = &reader->scan;
	enum json_event event;
	klp_status status;
	while ((status = json_scan_next(scan, &event, error)) == KLP_OK && event != JSON_ARRAY_END) {
		if (event != JSON_OBJECT)
			return json_scan_refuse(scan, KLP_FORMAT, error, "each row or note must be an object");
		records_clear(&reader->records, scan->line, scan->begins);
		status = read(reader, error);
		if (status != KLP_OK)
			return status;
	}
	return status;
}

/* -------------------------------------------------------- the whole dataset */

static klp_status read_format(struct json_values *reader, klp_error **error)
{
	struct slice text = { "", 0 };
	klp_status status = json_values_read(reader, "format", false, &text, error);
	if (status != KLP_OK || (text.length == strlen(FORMAT) && memcmp(text.text, FORMAT, text.length) == 0))
		return status;
	return json_scan_refuse(&reader->scan, KLP_UNSUPPORTED, error,
	                        "this is JSON of another kind: its format is not '" FORMAT "'");
}

static klp_status read_version(struct json_values *reader, klp_error **error)
{
	struct slice text = { "", 0 };
	klp_status status = json_values_read(reader, "version", false, &text, error);
	if (status != KLP_OK || (text.length == strlen(VERSION) && memcmp(text.text, VERSION, text.length) == 0))
		return status;
	return json_scan_refuse(&reader->scan, KLP_UNSUPPORTED, error,
	                        "this JSON is of another version than " VERSION
	                        ", which is what this release reads; take a later release");
}

static klp_status read_rows(struct json_values *reader, klp_error **error)
{
	enum json_event event;
	klp_status status = json_scan_next(&reader->scan, &event, error);
	if (status != KLP_OK)
		return status;
	if (event != JSON_ARRAY)
		return json_scan_refuse(&reader->scan, KLP_FORMAT, error, "'rows' must be an array");
	return read_list(reader, read_row, error);
}

static klp_status read_notes(struct json_values *reader, klp_error **error)
{
	enum json_event event;
	klp_status status = json_scan_next(&reader->scan, &event, error);
	if (status != KLP_OK)
		return status;
	if (event != JSON_ARRAY)
		return json_scan_refuse(&reader->scan, KLP_FORMAT, error, "'notes' must be an array");
	return read_list(reader, json_notes_read, error);
}

/* After the bracket that opens it. */
static klp_status read_dataset(struct json_values *reader, klp_error **error)
{
	static const struct {
		const char *name;
		klp_status (*read)(struct json_values *reader, klp_error **error);
	} members[] = {
		{ "format", read_format }, { "version", read_version }, { "rows", read_rows }, { "notes", read_notes }
	};
	enum { MEMBERS = sizeof members / sizeof members[0], NEEDED = 3 };
	bool seen[MEMBERS] = { false };
	enum json_event event;
	klp_status status;
	while ((status = json_scan_next(&reader->scan, &event, error)) == KLP_OK && event == JSON_NAME) {
		char name[JSON_VALUES_NAME];
		size_t found = 0;
		json_values_name(name, &reader->scan);
		while (found < MEMBERS && strcmp(members[found].name, name) != 0)
			found++;
		if (found == MEMBERS)
			status = json_values_pass_over(reader, error);
		else if (seen[found])
			status = json_values_twice(reader, name, error);
		else
			status = members[found].read(reader, error);
		if (status != KLP_OK)
			return status;
		if (found < MEMBERS)
			seen[found] = true;
	}
	for (size_t i = 0; status == KLP_OK && i < NEEDED; i++)
		if (!seen[i])
			status = json_scan_refuse(&reader->scan, KLP_UNSUPPORTED, error,
			                          "this is JSON of another kind: it has no member '%s'", members[i].name);
	return status == KLP_OK ? records_finish(&reader->records, error) : status;
}

static klp_status read_all(struct json_values *reader, klp_error **error)
{
	enum json_event event;
	klp_status status = json_scan_next(&reader->scan, &event, error);
	if (status != KLP_OK)
		return status;
	if (event == JSON_OBJECT)
		status = read_dataset(reader, error);
	else if (event == JSON_ARRAY)
		status = read_list(reader, read_row, error);
	else
		status =
			json_scan_refuse(&reader->scan, KLP_UNSUPPORTED, error, "this is JSON of another kind: it is one value");
	return status == KLP_OK ? json_scan_next(&reader->scan, &event, error) : status;
}

static klp_status read_json(struct document *document, struct slice bytes, const struct reading *reading,
                            klp_error **error)
{
	struct json_values reader = { .records = { .document = document, .reading = reading } };
	klp_status status = json_scan_begin(&reader.scan, bytes, reading, error);
	if (status == KLP_OK)
		status = read_all(&reader, error);
	json_scan_end(&reader.scan);
	records_free(&reader.records);
	buffer_free(&reader.words);
	return status;
}

const struct reader read_json_dataset = { "json",
	                                      "JSON as written with --to json, or an array of rows with its column names",
	                                      bid, read_json };
