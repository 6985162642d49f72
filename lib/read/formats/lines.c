/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/lines.h"
#include "base/limits.h"
#include "read/formats/encoding.h"

/* How many bytes come before the next line end or form feed. */
static size_t find_end(const char *text, size_t length)
{
	size_t at = 0;
	/* Line ends and form feeds all lie below 16, as almost nothing else in a text does. */
	while (at < length && ((unsigned char)text[at] >= 16 || (text[at] != '\n' && text[at] != '\r' && text[at] != '\f')))
		at++;
	return at;
}

klp_status lines_split(struct document *document, struct slice bytes, lines_function add, const struct reading *reading,
                       klp_error **error)
{
	klp_status status = encoding_decode(document, &bytes, bytes, reading, error);
	if (status != KLP_OK)
		return status;

	struct document_line line = { .page = 1, .number = 1 };
	size_t at = 0;
	while (at < bytes.length) {
		struct slice text = { bytes.text + at, find_end(bytes.text + at, bytes.length - at) };
		line.byte = at;
		if (text.length > reading->limits.line_bytes) {
			const struct place place = {
				.source = reading->source, .page = line.page, .line = line.number, .byte = at
			};
			return limits_exceeded(KLP_LIMIT_LINE_BYTES, &reading->limits, &place, error);
		}
		struct slice rest = text;
		if (text_word(&rest).length > 0) {
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
