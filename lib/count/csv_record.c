/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/csv_record.h"

#include <string.h>

static const char too_long[] = "the record is longer than the limit 'line-bytes'";
static const char never_closed[] = "a quote that opens here is never closed";
static const char text_follows[] = "text follows a closing quote";

const char *csv_find_line_end(const char *at, const char *end)
{
	while (at < end && !csv_is_line_end(*at))
		at++;
	return at;
}

/* The end of a field without quotes, or of what follows a closing quote. */
static const char *pass_plain(const char *at, const char *end, char delimiter)
{
	while (at < end && *at != delimiter && !csv_is_line_end(*at))
		at++;
	return at;
}

/* The closing quote of a field whose text begins at `at`; NULL when there is none. A quote that is the last byte is not known to close:
 * there may be another behind it, and `open_end` says whether bytes may follow. */
static const char *find_closing(const char *at, const char *end, bool open_end, bool *doubled)
{
	*doubled = false;
	for (;;) {
		const char *quote = memchr(at, '"', (size_t)(end - at));
		if (quote == NULL || (quote + 1 == end && open_end))
			return NULL;
		if (quote + 1 == end || quote[1] != '"')
			return quote;
		*doubled = true;
		at = quote + 2;
	}
}

/* Reads the field that begins at *at, and moves *at to the sign that ends it. False when the end comes before a quote closes. */
static bool read_cell(struct csv_record *record, struct csv_cell *cell, char delimiter, const char **at,
                      const char *end, bool open_end)
{
	const char *start = *at;
	if (start == end || *start != '"') {
		*at = pass_plain(start, end, delimiter);
		*cell = (struct csv_cell){ .text = { start, (size_t)(*at - start) } };
		return true;
	}
	bool doubled;
	const char *closing = find_closing(start + 1, end, open_end, &doubled);
	if (closing == NULL)
		return false;
	*cell =
		(struct csv_cell){ .text = { start + 1, (size_t)(closing - start - 1) }, .quoted = true, .doubled = doubled };
	*at = pass_plain(closing + 1, end, delimiter);
	if (*at != closing + 1 && record->problem == NULL) {
		record->problem = text_follows;
		record->problem_field = record->count;
	}
	return true;
}

/* The record is broken in the field that begins at `field`: on with the next line. */
static enum csv_outcome spoil(struct csv_record *record, const char *what, const char *field, const char *end,
                              bool last)
{
	record->problem = what;
	record->problem_field = record->count;
	record->next = csv_find_line_end(field, end);
	return record->next == end && !last ? CSV_BROKEN_ON : CSV_READ;
}

enum csv_outcome csv_read_record(struct csv_record *record, char delimiter, const char *at, const char *end, bool last,
                                 uint64_t line_bytes)
{
	/* One byte more than a record may have, for the line end behind it. */
	bool cut = (uint64_t)(end - at) > line_bytes;
	const char *stop = cut ? at + line_bytes + 1 : end;
	bool open_end = cut || !last;
	struct csv_cell unkept;
	record->count = 0;
	record->problem = NULL;
	for (;;) {
		struct csv_cell *cell = record->count < record->most ? &record->cells[record->count] : &unkept;
		const char *field = at;
		bool closed = read_cell(record, cell, delimiter, &at, stop, open_end);
		if (!closed || (at == stop && open_end)) {
			if (!cut && !last)
				return CSV_UNFINISHED;
			return spoil(record, closed ? too_long : never_closed, field, end, last);
		}
		record->count++;
		if (at == stop || *at != delimiter)
			break;
		at++;
	}
	record->next = at;
	return CSV_READ;
}

size_t csv_unquote(char *out, struct slice text)
{
	size_t length = 0;
	for (size_t i = 0; i < text.length; i++) {
		out[length++] = text.text[i];
		i += text.text[i] == '"'; /* its double */
	}
	return length;
}
