/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/lines.h"
#include "base/limits.h"
#include "read/formats/encoding.h"

#include <string.h>

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
	klp_status status = encoding_decode(document, &bytes, bytes, reading, error);
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
		if (text_has_ink(text)) {
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
	size_t indent = (size_t)(trimmed.text - text.text);
	uint32_t column = indent == 0 ? 1 : (uint32_t)text_characters((struct slice){ text.text, indent }) + 1;
	klp_status status = document_add_line(document, line, reading, error);
	if (status != KLP_OK)
		return status;
	return document_add_cell(document, (struct document_cell){ trimmed, column }, reading, error);
}
