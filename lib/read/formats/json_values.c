/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/json_values.h"
#include "base/limits.h"
#include "base/number.h"

#include <string.h>

void json_values_name(char name[JSON_VALUES_NAME], const struct json_scan *scan)
{
	size_t length = scan->text.length < JSON_VALUES_NAME ? scan->text.length : 0;
	memcpy(name, scan->text.text, length);
	name[length] = '\0';
}

/* Tells once of a name, the last event, and passes over its value. */
klp_status json_values_pass_over(struct json_values *reader, klp_error **error)
{
	const struct place place = json_scan_place(&reader->scan);
	enum json_event event;
	klp_status status = records_pass_over(&reader->records, "member", reader->scan.text, &place, error);
	if (status == KLP_OK)
		status = json_scan_next(&reader->scan, &event, error);
	return status == KLP_OK ? json_scan_pass(&reader->scan, event, error) : status;
}

/* The last event's text, to live as long as the document. */
static klp_status keep(struct json_values *reader, struct slice text, bool in_place, struct slice *kept,
                       klp_error **error)
{
	if (in_place) {
		*kept = text;
		return KLP_OK;
	}
	return document_keep(reader->records.document, kept, text, reader->records.reading, error);
}

/* 11.0 is 11: a program that keeps a table's columns as reals, for the sake of those that are absent, writes it so. */
static klp_status keep_whole(struct json_values *reader, struct slice *kept, klp_error **error)
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

klp_status json_values_read(struct json_values *reader, const char *name, bool whole, struct slice *kept,
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

/* Adds a text, the last event, as a word. */
static klp_status add_word(struct json_values *reader, const char *name, klp_error **error)
{
	const struct json_scan *scan = &reader->scan;
	const klp_limits *limits = &reader->records.reading->limits;
	struct slice rest = scan->text;
	if (scan->text.length == 0 || text_word(&rest).length != scan->text.length)
		return json_scan_refuse(scan, KLP_FORMAT, error, "each text of '%s' must be a word without blanks", name);
	if (scan->text.length >= limits->line_bytes || reader->words.size >= limits->line_bytes - scan->text.length) {
		const struct place place = json_scan_place(scan);
		return limits_exceeded(KLP_LIMIT_LINE_BYTES, limits, &place, error);
	}
	bool added = (reader->words.size == 0 || buffer_add_text(&reader->words, " ")) &&
	             buffer_add(&reader->words, scan->text.text, scan->text.length);
	return added ? KLP_OK : error_memory(error);
}

klp_status json_values_words(struct json_values *reader, const char *name, struct slice *kept, klp_error **error)
{
	struct json_scan *scan = &reader->scan;
	enum json_event event;
	klp_status status = json_scan_next(scan, &event, error);
	if (status != KLP_OK || event == JSON_NULL)
		return status;
	if (event != JSON_ARRAY)
		return json_scan_refuse(scan, KLP_FORMAT, error, "'%s' must be an array of texts, or null", name);
	reader->words.size = 0;
	while ((status = json_scan_next(scan, &event, error)) == KLP_OK && event != JSON_ARRAY_END) {
		if (event != JSON_TEXT)
			return json_scan_refuse(scan, KLP_FORMAT, error, "'%s' must be an array of texts, or null", name);
		status = add_word(reader, name, error);
		if (status != KLP_OK)
			return status;
	}
	const struct slice words = { reader->words.size == 0 ? "" : reader->words.bytes, reader->words.size };
	return status == KLP_OK ? keep(reader, words, false, kept, error) : status;
}

klp_status json_values_twice(const struct json_values *reader, const char *name, klp_error **error)
{
	return json_scan_refuse(&reader->scan, KLP_FORMAT, error, "'%s' stands twice in one object", name);
}
