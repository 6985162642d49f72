/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/html_words.h"
#include "base/limits.h"
#include "read/formats/html_scan.h"

#include <string.h>

/* A hyphen that shows only where a line breaks. */
static const char soft_hyphen[] = "\xC2\xAD";

static bool is_soft_hyphen(struct slice text)
{
	return text.length >= 2 && memcmp(text.text, soft_hyphen, 2) == 0;
}

/* The bytes up to the next blank or soft hyphen. */
static size_t piece_length(struct slice text, bool keep_blanks)
{
	size_t at = 0;
	while (at < text.length) {
		bool blank = !keep_blanks && html_scan_is_blank(text.text[at]);
		if (blank || is_soft_hyphen((struct slice){ text.text + at, text.length - at }))
			break;
		at++;
	}
	return at;
}

/* What parts a piece from the words before it. The mark of a footnote is no digit of a number: "1.097<sup>1</sup>". */
static bool add_before(struct html_words *words, char next)
{
	bool fits = true;
	if (words->gap && words->text.size > 0)
		fits = buffer_add(&words->text, " ", 1);
	words->gap = false;
	if (fits && (words->struck || (words->raised && next >= '0' && next <= '9')))
		fits = buffer_add(&words->text, "^", 1);
	words->raised = false;
	words->struck = false;
	return fits;
}

klp_status html_words_add(struct html_words *words, struct slice text, uint64_t line, bool keep_blanks,
                          const struct reading *reading, klp_error **error)
{
	while (text.length > 0) {
		size_t length = piece_length(text, keep_blanks);
		if (length == 0) {
			bool hyphen = is_soft_hyphen(text);
			line += text.text[0] == '\n';
			words->gap = words->gap || !hyphen;
			length = hyphen ? 2 : 1;
		} else {
			if (words->text.size == 0)
				words->line = line;
			if (!add_before(words, text.text[0]) || !buffer_add(&words->text, text.text, length))
				return error_memory(error);
		}
		text.text += length;
		text.length -= length;
	}
	if (words->text.size <= reading->limits.line_bytes)
		return KLP_OK;
	const struct place place = { .source = reading->source, .page = 1, .line = words->line };
	return limits_exceeded(KLP_LIMIT_LINE_BYTES, &reading->limits, &place, error);
}

struct slice html_words_text(const struct html_words *words)
{
	return text_trim((struct slice){ words->text.size == 0 ? "" : words->text.bytes, words->text.size });
}

void html_words_clear(struct html_words *words)
{
	words->text.size = 0;
	words->gap = false;
	words->raised = false;
	words->struck = false;
}

klp_status html_words_emit(struct document *document, struct slice text, uint64_t line, const struct reading *reading,
                           klp_error **error)
{
	if (text.length == 0)
		return KLP_OK;
	const struct document_line added = { .page = 1, .number = line };
	struct document_cell cell = { .column = 1 };
	klp_status status = document_add_line(document, &added, reading, error);
	if (status == KLP_OK)
		status = document_keep(document, &cell.text, text, reading, error);
	return status == KLP_OK ? document_add_cell(document, cell, reading, error) : status;
}
