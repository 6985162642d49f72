/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* JSON: what `--to json` writes, and a plain array of rows, as other programs make of a table with our columns. */

#include "base/number.h"
#include "read/formats/encoding.h"
#include "read/formats/json_scan.h"
#include "read/formats/readers.h"
#include "read/formats/records.h"

#include <string.h>

enum { SURE = 95, ANY_JSON = 70, LONGEST_NAME = 48 };

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
	head = encoding_without_mark(head);
	char mark = next_mark(&head);
	bool array = mark == '[';
	if (array)
		mark = next_mark(&head);
	if (mark != '{' || next_mark(&head) != '"')
		return 0;
	const char *known = array ? "\"municipal_profile\"" : "\"" FORMAT "\"";
	return stands_near(head, known) ? SURE : ANY_JSON;
}

/* ------------------------------------------------------------------- values */

struct dataset_reader {
	struct json_scan scan;
	struct records records;
	/** the columns of the last row, in its order: those of the next come likewise */
	uint8_t order[KLP_COLUMN_COUNT];
};

/* The name that was read last, ended by a zero byte; empty when it is longer than any that is known. */
static void take_name(const struct json_scan *scan, char name[LONGEST_NAME])
{
	size_t length = scan->text.length < LONGEST_NAME ? scan->text.length : 0;
	memcpy(name, scan->text.text, length);
	name[length] = '\0';
}

/* Tells once of a name, the last event, and passes over its value. */
static klp_status pass_over(struct dataset_reader *reader, klp_error **error)
{
	const struct place place = json_scan_place(&reader->scan);
	enum json_event event;
	klp_status status = records_pass_over(&reader->records, "member", reader->scan.text, &place, error);
	if (status == KLP_OK)
		status = json_scan_next(&reader->scan, &event, error);
	return status == KLP_OK ? json_scan_pass(&reader->scan, event, error) : status;
}

/* The last event's text, to live as long as the document. */
static klp_status keep(struct dataset_reader *reader, struct slice text, bool in_place, struct slice *kept,
                       klp_error **error)
{
	if (in_place) {
		*kept = text;
		return KLP_OK;
	}
	return document_keep(reader->records.document, kept, text, reader->records.reading, error);
}

/* 11.0 is 11: a program that keeps a table's columns as reals, for the sake of those that are absent, writes it so. */
static klp_status keep_whole(struct dataset_reader *reader, struct slice *kept, klp_error **error)
{
	const struct slice text = reader->scan.text;
	static const double most = (double)NUMBER_COUNT_MAX;
	double real;
	bool plain = true;
	for (size_t i = 0; i < text.length; i++)
		plain = plain && text.text[i] >= '0' && text.text[i] <= '9';
	if (plain || !number_real(text, &real) || real < 0 || real > most || real != (double)(int64_t)real)
		return keep(reader, text, true, kept, error);
	char digits[NUMBER_BYTES];
	size_t length = number_write_integer(digits, (int64_t)real);
	return keep(reader, (struct slice){ digits, length }, false, kept, error);
}

/* A value that is a text, a number or null, for which *kept stays as it was. */
static klp_status read_value(struct dataset_reader *reader, const char *name, bool whole, struct slice *kept,
                             klp_error **error)
{
	struct json_scan *scan = &reader->scan;
	enum json_event event;
	klp_status status = json_scan_next(scan, &event, error);
	if (status != KLP_OK || event == JSON_NULL)
		return status;
	if (event == JSON_NUMBER && whole)
		return keep_whole(reader, kept, error);
	if (event == JSON_NUMBER || event == JSON_TEXT)
		return keep(reader, scan->text, scan->in_place, kept, error);
	return json_scan_refuse(scan, KLP_FORMAT, error, "'%s' must be a text, a number or null", name);
}

static klp_status refuse_twice(const struct dataset_reader *reader, const char *name, klp_error **error)
{
	return json_scan_refuse(&reader->scan, KLP_FORMAT, error, "'%s' stands twice in one object", name);
}

/* ----------------------------------------------------------- rows and notes */

static klp_status read_printed(struct dataset_reader *reader, klp_error **error)
{
	struct json_scan *scan = &reader->scan;
	enum json_event event;
	uint32_t seen = 0;
	klp_status status = json_scan_next(scan, &event, error);
	if (status != KLP_OK || event == JSON_NULL)
		return status;
	if (event != JSON_OBJECT)
		return json_scan_refuse(scan, KLP_FORMAT, error, "'printed' must be an object or null");
	while ((status = json_scan_next(scan, &event, error)) == KLP_OK && event == JSON_NAME) {
		char name[LONGEST_NAME];
		take_name(scan, name);
		int column = klp_column_find(name);
		if (column < 0 || dataset_printed_name((klp_column)column) == NULL) {
			status = pass_over(reader, error);
		} else if ((seen >> column & 1) != 0) {
			status = refuse_twice(reader, name, error);
		} else {
			seen |= UINT32_C(1) << column;
			status = read_value(reader, name, false, &reader->records.record.printed[column], error);
		}
		if (status != KLP_OK)
			return status;
	}
	return status;
}

/* The column of the name that was read last, the nth of its row; -1 when it is none. */
static int find_column(struct dataset_reader *reader, size_t nth, const char *name)
{
	if (nth < KLP_COLUMN_COUNT && strcmp(klp_column_name((klp_column)reader->order[nth]), name) == 0)
		return reader->order[nth];
	int column = klp_column_find(name);
	if (nth < KLP_COLUMN_COUNT && column >= 0)
		reader->order[nth] = (uint8_t)column;
	return column;
}

/* After the bracket that opens it. */
static klp_status read_row(struct dataset_reader *reader, klp_error **error)
{
	struct json_scan *scan = &reader->scan;
	enum json_event event;
	enum { PRINTED = KLP_COLUMN_COUNT };
	uint32_t seen = 0;
	klp_status status;
	for (size_t nth = 0; (status = json_scan_next(scan, &event, error)) == KLP_OK && event == JSON_NAME; nth++) {
		char name[LONGEST_NAME];
		take_name(scan, name);
		int column = strcmp(name, "printed") == 0 ? PRINTED : find_column(reader, nth, name);
		if (column >= 0 && (seen >> column & 1) != 0)
			return refuse_twice(reader, name, error);
		if (column >= 0)
			seen |= UINT32_C(1) << column;
		if (column < 0) {
			status = pass_over(reader, error);
		} else if (column == PRINTED) {
			status = read_printed(reader, error);
		} else {
			bool whole = klp_column_type((klp_column)column) == KLP_TYPE_INTEGER;
			records_expect(&reader->records, (klp_column)column);
			status = read_value(reader, name, whole, &reader->records.record.value[column], error);
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

static klp_status read_note(struct dataset_reader *reader, klp_error **error)
{
	struct json_scan *scan = &reader->scan;
	enum json_event event;
	uint32_t seen = 0;
	klp_status status;
	while ((status = json_scan_next(scan, &event, error)) == KLP_OK && event == JSON_NAME) {
		char name[LONGEST_NAME];
		take_name(scan, name);
		int field = records_note_field(name);
		if (field < 0) {
			status = pass_over(reader, error);
		} else if ((seen >> field & 1) != 0) {
			status = refuse_twice(reader, name, error);
		} else {
			seen |= UINT32_C(1) << field;
			status = read_value(reader, name, false, &reader->records.record.note[field], error);
		}
		if (status != KLP_OK)
			return status;
	}
	return status == KLP_OK ? records_add_note(&reader->records, error) : status;
}

/* After the bracket that opens the list, up to the one that closes it. */
static klp_status read_list(struct dataset_reader *reader, klp_status (*read)(struct dataset_reader *, klp_error **),
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

static klp_status read_format(struct dataset_reader *reader, klp_error **error)
{
	struct slice text = { "", 0 };
	klp_status status = read_value(reader, "format", false, &text, error);
	if (status != KLP_OK || (text.length == strlen(FORMAT) && memcmp(text.text, FORMAT, text.length) == 0))
		return status;
	return json_scan_refuse(&reader->scan, KLP_UNSUPPORTED, error,
	                        "this is JSON of another kind: its format is not '" FORMAT "'");
}

static klp_status read_version(struct dataset_reader *reader, klp_error **error)
{
	struct slice text = { "", 0 };
	klp_status status = read_value(reader, "version", false, &text, error);
	if (status != KLP_OK || (text.length == strlen(VERSION) && memcmp(text.text, VERSION, text.length) == 0))
		return status;
	return json_scan_refuse(&reader->scan, KLP_UNSUPPORTED, error,
	                        "this JSON is of another version than " VERSION
	                        ", which is what this release reads; take a later release");
}

static klp_status read_rows(struct dataset_reader *reader, klp_error **error)
{
	enum json_event event;
	klp_status status = json_scan_next(&reader->scan, &event, error);
	if (status != KLP_OK)
		return status;
	if (event != JSON_ARRAY)
		return json_scan_refuse(&reader->scan, KLP_FORMAT, error, "'rows' must be an array");
	return read_list(reader, read_row, error);
}

static klp_status read_notes(struct dataset_reader *reader, klp_error **error)
{
	enum json_event event;
	klp_status status = json_scan_next(&reader->scan, &event, error);
	if (status != KLP_OK)
		return status;
	if (event != JSON_ARRAY)
		return json_scan_refuse(&reader->scan, KLP_FORMAT, error, "'notes' must be an array");
	return read_list(reader, read_note, error);
}

/* After the bracket that opens it. */
static klp_status read_dataset(struct dataset_reader *reader, klp_error **error)
{
	static const struct {
		const char *name;
		klp_status (*read)(struct dataset_reader *reader, klp_error **error);
	} members[] = {
		{ "format", read_format }, { "version", read_version }, { "rows", read_rows }, { "notes", read_notes }
	};
	enum { MEMBERS = sizeof members / sizeof members[0], NEEDED = 3 };
	bool seen[MEMBERS] = { false };
	enum json_event event;
	klp_status status;
	while ((status = json_scan_next(&reader->scan, &event, error)) == KLP_OK && event == JSON_NAME) {
		char name[LONGEST_NAME];
		size_t found = 0;
		take_name(&reader->scan, name);
		while (found < MEMBERS && strcmp(members[found].name, name) != 0)
			found++;
		if (found == MEMBERS)
			status = pass_over(reader, error);
		else if (seen[found])
			status = refuse_twice(reader, name, error);
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

static klp_status read_all(struct dataset_reader *reader, klp_error **error)
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
	struct dataset_reader reader = { .records = { .document = document, .reading = reading } };
	klp_status status = json_scan_begin(&reader.scan, bytes, reading, error);
	if (status == KLP_OK)
		status = read_all(&reader, error);
	json_scan_end(&reader.scan);
	records_free(&reader.records);
	return status;
}

const struct reader read_json_dataset = { "json",
	                                      "JSON as written with --to json, or an array of rows with its column names",
	                                      bid, read_json };
