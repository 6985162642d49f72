/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/lines.h"
#include "base/limits.h"

#include <string.h>

/* The place of a byte, counted from the start: only for errors. */
static struct place place_of(struct slice bytes, size_t at, const struct reading *reading)
{
	struct place place = { .source = reading->source, .page = 1, .line = 1, .byte = at };
	size_t line_start = 0;
	for (size_t i = 0; i < at; i++) {
		if (bytes.text[i] == '\f')
			place.page++;
		bool ends =
			bytes.text[i] == '\n' || (bytes.text[i] == '\r' && (i + 1 == bytes.length || bytes.text[i + 1] != '\n'));
		if (ends) {
			place.line++;
			line_start = i + 1;
		}
	}
	place.column = text_characters((struct slice){ bytes.text + line_start, at - line_start }) + 1;
	return place;
}

/* Refuses what is no UTF-8 text, with a hint at what it may be. */
static klp_status check_text(struct slice bytes, const struct reading *reading, klp_error **error)
{
	const char *zero = bytes.length == 0 ? NULL : memchr(bytes.text, '\0', bytes.length);
	if (zero != NULL) {
		struct place place = place_of(bytes, (size_t)(zero - bytes.text), reading);
		return error_set(
			error, KLP_UNSUPPORTED, &place,
			"a zero byte: this is binary data or UTF-16, not UTF-8 text; save the document as text in UTF-8");
	}
	size_t bad;
	if (text_is_utf8(bytes.text, bytes.length, &bad))
		return KLP_OK;
	struct place place = place_of(bytes, bad, reading);
	return error_set(error, KLP_ENCODING, &place,
	                 "byte 0x%02X is not UTF-8 here; the text may be in Windows-1252 or cut off: save it as UTF-8",
	                 (unsigned)(unsigned char)bytes.text[bad]);
}

/* What ends a line: each kind is looked for by itself, and again only once the last one found is passed. */
static const char end_kinds[] = { '\n', '\r', '\f' };

enum { ENDS = sizeof end_kinds };

/* The next of a kind from `at` on, or the end of the text. */
static size_t next_end(struct slice bytes, size_t at, char kind)
{
	const char *found = at == bytes.length ? NULL : memchr(bytes.text + at, kind, bytes.length - at);
	return found == NULL ? bytes.length : (size_t)(found - bytes.text);
}

/* How many bytes the line that begins at `at` has. */
static size_t line_length(size_t next[ENDS], struct slice bytes, size_t at)
{
	size_t nearest = bytes.length;
	for (int i = 0; i < ENDS; i++) {
		if (next[i] < at)
			next[i] = next_end(bytes, at, end_kinds[i]);
		nearest = next[i] < nearest ? next[i] : nearest;
	}
	return nearest - at;
}

klp_status lines_split(struct document *document, struct slice bytes, lines_function add, const struct reading *reading,
                       klp_error **error)
{
	klp_status status = check_text(bytes, reading, error);
	if (status != KLP_OK)
		return status;

	struct document_line line = { .page = 1, .number = 1 };
	size_t at = 0, next[ENDS];
	for (int i = 0; i < ENDS; i++)
		next[i] = next_end(bytes, 0, end_kinds[i]);
	while (at < bytes.length) {
		struct slice text = { bytes.text + at, line_length(next, bytes, at) };
		line.byte = at;
		if (text.length > reading->limits.line_bytes) {
			const struct place place = {
				.source = reading->source, .page = line.page, .line = line.number, .byte = at
			};
			return limits_exceeded(KLP_LIMIT_LINE_BYTES, &reading->limits, &place, error);
		}
		if (text.length > 0 && text_trim(text).length > 0) {
			status = add(document, text, &line, reading, error);
			if (status != KLP_OK)
				return status;
		}
		at += text.length;
		if (at == bytes.length)
			break;
		if (bytes.text[at] == '\f')
			line.page++;
		else
			line.number++;
		bool pair = bytes.text[at] == '\r' && at + 1 < bytes.length && bytes.text[at + 1] == '\n';
		at += pair ? 2 : 1;
	}
	return KLP_OK;
}

klp_status lines_add_run(struct document *document, struct slice text, const struct document_line *line,
                         const struct reading *reading, klp_error **error)
{
	struct slice trimmed = text_trim(text);
	struct slice before = { text.text, (size_t)(trimmed.text - text.text) };
	klp_status status = document_add_line(document, line, reading, error);
	if (status != KLP_OK)
		return status;
	return document_add_cell(document, (struct document_cell){ trimmed, (uint32_t)text_characters(before) + 1 },
	                         reading, error);
}
