/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/csv.h"
#include "base/memory.h"

#include <string.h>

void csv_free(struct csv *csv)
{
	memory_release(csv->fields);
	buffer_free(&csv->unquoted);
	csv->fields = NULL;
	csv->field_count = csv->field_capacity = 0;
}

static void step(struct csv *csv, size_t bytes)
{
	csv->rest.text += bytes;
	csv->rest.length -= bytes;
}

static bool is_line_end(char byte)
{
	return byte == '\n' || byte == '\r';
}

/* How many line ends of any kind a text holds, a pair being one. */
static uint64_t line_ends(struct slice text)
{
	uint64_t count = 0;
	for (size_t i = 0; i < text.length; i++)
		if (is_line_end(text.text[i]) && (i == 0 || text.text[i] != '\n' || text.text[i - 1] != '\r'))
			count++;
	return count;
}

/* Passes one line end, "\n", "\r\n" or "\r"; false when there is none here. */
static bool pass_line_end(struct csv *csv)
{
	if (csv->rest.length == 0 || !is_line_end(csv->rest.text[0]))
		return false;
	bool pair = csv->rest.length > 1 && csv->rest.text[0] == '\r' && csv->rest.text[1] == '\n';
	step(csv, pair ? 2 : 1);
	csv->line++;
	return true;
}

static bool at_field_end(const struct csv *csv)
{
	if (csv->rest.length == 0)
		return true;
	return csv->rest.text[0] == csv->delimiter || is_line_end(csv->rest.text[0]);
}

static klp_status check_length(const struct csv *csv, const char *end, const struct place *place, klp_error **error)
{
	if (csv->limits == NULL || (uint64_t)(end - csv->record) <= csv->limits->line_bytes)
		return KLP_OK;
	return limits_exceeded(KLP_LIMIT_LINE_BYTES, csv->limits, place, error);
}

static struct place place_of(const struct csv *csv, const struct csv_field *field)
{
	return (struct place){ .source = csv->source,
		                   .line = field->line,
		                   .column = field->column,
		                   .byte = (uint64_t)(csv->rest.text - csv->start) };
}

/* Adds a piece of a quoted field to those before it. */
static bool add_piece(struct csv *csv, struct csv_field *field, struct slice piece, bool first, bool last)
{
	if (first && last) { /* nothing to put together: it stays where it is */
		field->value = piece;
		field->lasting = true;
		return true;
	}
	field->value.length += piece.length;
	return buffer_add(&csv->unquoted, piece.text, piece.length);
}

/* The text of a quoted field that holds doubled quotes goes to csv->unquoted, and the field keeps only its length: the buffer may
 * still move. */
static klp_status read_quoted(struct csv *csv, struct csv_field *field, klp_error **error)
{
	const struct place place = place_of(csv, field);
	field->quoted = true;
	field->value = (struct slice){ NULL, 0 };
	step(csv, 1);
	for (bool first = true;; first = false) {
		const char *quote = csv->rest.length == 0 ? NULL : memchr(csv->rest.text, '"', csv->rest.length);
		if (quote == NULL)
			return error_set(error, KLP_FORMAT, &place, "a quote that opens here is never closed");
		klp_status status = check_length(csv, quote, &place, error);
		if (status != KLP_OK)
			return status;
		size_t length = (size_t)(quote - csv->rest.text);
		csv->line += line_ends((struct slice){ csv->rest.text, length });
		bool doubled = length + 1 < csv->rest.length && quote[1] == '"';
		if (!add_piece(csv, field, (struct slice){ csv->rest.text, length + (doubled ? 1 : 0) }, first, !doubled))
			return error_memory(error);
		step(csv, length + (doubled ? 2 : 1));
		if (!doubled)
			break;
	}
	size_t blanks = 0;
	while (csv->lenient && blanks < csv->rest.length && csv->rest.text[blanks] == ' ')
		blanks++;
	step(csv, blanks);
	if (!at_field_end(csv))
		return error_set(error, KLP_FORMAT, &place, "text follows the closing quote of this field");
	return KLP_OK;
}

static klp_status read_plain(struct csv *csv, struct csv_field *field, klp_error **error)
{
	const struct place place = place_of(csv, field);
	size_t length = 0;
	while (length < csv->rest.length && csv->rest.text[length] != csv->delimiter &&
	       !is_line_end(csv->rest.text[length]))
		length++;
	field->quoted = false;
	field->lasting = true;
	field->value = (struct slice){ csv->rest.text, length };
	step(csv, length);
	return check_length(csv, csv->rest.text, &place, error);
}

/* Now that the buffer stays where it is, the quoted fields get their texts. */
static void settle_quoted(struct csv *csv)
{
	const char *at = csv->unquoted.bytes;
	for (size_t i = 0; i < csv->field_count; i++) {
		if (csv->fields[i].lasting)
			continue;
		csv->fields[i].value.text = at == NULL ? "" : at;
		at = at == NULL ? NULL : at + csv->fields[i].value.length;
	}
}

/* Where the next field begins: counted on from the last one, so that a line of many fields takes no longer a field. */
struct mark {
	const char *text;
	uint64_t line;
	uint64_t column;
};

static void advance(struct mark *mark, const struct csv *csv)
{
	struct slice passed = { mark->text, (size_t)(csv->rest.text - mark->text) };
	if (csv->line != mark->line) { /* the field held line ends: columns count from the last one */
		while (passed.length > 0 && !is_line_end(passed.text[passed.length - 1]))
			passed.length--;
		passed = (struct slice){ passed.text + passed.length, (size_t)(csv->rest.text - passed.text) - passed.length };
		mark->column = 1;
	}
	mark->column += text_characters(passed);
	mark->line = csv->line;
	mark->text = csv->rest.text;
}

/* Whether a quoted field looks like rows that a stray quote has swallowed. */
static bool swallows_rows(struct slice field, char delimiter)
{
	enum { MANY = 4 };
	size_t delimiters = 0;
	for (size_t i = 0; i < field.length; i++)
		delimiters += field.text[i] == delimiter;
	return delimiters >= MANY && line_ends(field) > 0;
}

/* A quoted field, or the same text as a plain one where its quotes say nothing. */
static klp_status read_lenient(struct csv *csv, struct csv_field *field, klp_error **error)
{
	const struct slice rest = csv->rest;
	const uint64_t line = csv->line;
	const size_t unquoted = csv->unquoted.size;
	klp_error *reason = NULL;
	klp_status status = read_quoted(csv, field, &reason);
	bool plain = status == KLP_FORMAT || status == KLP_LIMIT_LINE_BYTES;
	if (status == KLP_OK)
		plain = swallows_rows((struct slice){ rest.text, (size_t)(csv->rest.text - rest.text) }, csv->delimiter);
	if (!plain) {
		if (status != KLP_OK && error != NULL)
			*error = reason;
		else
			klp_error_free(reason);
		return status;
	}
	klp_error_free(reason);
	csv->rest = rest;
	csv->line = line;
	csv->unquoted.size = unquoted;
	return read_plain(csv, field, error);
}

static klp_status read_field(struct csv *csv, const struct mark *mark, klp_error **error)
{
	if (csv->limits != NULL && csv->field_count >= csv->limits->columns) {
		const struct csv_field next = { .line = mark->line, .column = mark->column };
		const struct place place = place_of(csv, &next);
		return limits_exceeded(KLP_LIMIT_COLUMNS, csv->limits, &place, error);
	}
	if (!memory_reserve(&csv->fields, &csv->field_capacity, csv->field_count + 1, sizeof *csv->fields))
		return error_memory(error);
	struct csv_field *field = &csv->fields[csv->field_count++];
	*field = (struct csv_field){ .line = mark->line, .column = mark->column };
	if (csv->rest.length > 0 && csv->rest.text[0] == '"')
		return csv->lenient ? read_lenient(csv, field, error) : read_quoted(csv, field, error);
	return read_plain(csv, field, error);
}

klp_status csv_record(struct csv *csv, bool *more, klp_error **error)
{
	if (csv->line == 0) {
		csv->line = 1;
		if (csv->start == NULL)
			csv->start = csv->rest.text;
	}
	while (pass_line_end(csv))
		continue;
	csv->field_count = 0;
	csv->unquoted.size = 0;
	*more = csv->rest.length > 0;
	if (!*more)
		return KLP_OK;

	csv->record = csv->rest.text;
	csv->record_line = csv->line;
	struct mark mark = { csv->rest.text, csv->line, 1 };
	for (;;) {
		klp_status status = read_field(csv, &mark, error);
		if (status != KLP_OK)
			return status;
		if (csv->rest.length == 0 || csv->rest.text[0] != csv->delimiter)
			break;
		step(csv, 1);
		advance(&mark, csv);
	}
	pass_line_end(csv);
	settle_quoted(csv);
	return KLP_OK;
}
