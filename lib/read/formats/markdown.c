/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Markdown: pipe tables become lines of cells, all else is text. */

#include "base/buffer.h"
#include "read/formats/lines.h"
#include "read/formats/markdown_text.h"
#include "read/formats/readers.h"

#include <string.h>

enum { SURE = 60, FEWEST_PIPES = 2 };

/* ----------------------------------------------------------------- finding */

/* Whether a line is the one between head and body of a table: "|---|:--:|". */
static bool is_delimiter_row(struct slice line)
{
	size_t dashes = 0, pipes = 0;
	for (size_t i = 0; i < line.length; i++) {
		char byte = line.text[i];
		if (byte == '|')
			pipes++;
		else if (byte == '-')
			dashes++;
		else if (byte != ':' && byte != ' ' && byte != '\t')
			return false;
	}
	return pipes > 0 && dashes > 0;
}

static int bid(struct slice head)
{
	if (head.length == 0 || memchr(head.text, '|', head.length) == NULL)
		return 0;
	while (head.length > 0) {
		size_t length = 0;
		while (length < head.length && head.text[length] != '\n' && head.text[length] != '\r')
			length++;
		if (is_delimiter_row((struct slice){ head.text, length }))
			return SURE;
		size_t passed = length < head.length ? length + 1 : length;
		head.text += passed;
		head.length -= passed;
	}
	return 0;
}

static size_t count_pipes(struct slice line)
{
	size_t count = 0;
	for (size_t i = 0; i < line.length; i++) {
		if (line.text[i] == '\\')
			i++;
		else if (line.text[i] == '|')
			count++;
	}
	return count;
}

/* ------------------------------------------------------------------ tables */

static klp_status add_cell(struct document *document, struct slice text, uint32_t column, const struct reading *reading,
                           klp_error **error)
{
	text = text_trim(text);
	if (text.length > 0) {
		struct buffer scratch = { NULL, 0, 0 };
		struct slice plain;
		bool fits = markdown_text(&scratch, text, &plain);
		if (fits && scratch.bytes != NULL) {
			const char *kept = pool_keep(&document->texts, plain.text, plain.length);
			fits = kept != NULL;
			plain.text = kept;
		}
		buffer_free(&scratch);
		if (!fits)
			return error_memory(error);
		/* Markup around nothing says that the text is empty, where no cell at all would say that there is none. */
		text = plain.length == 0 ? document_empty_text : plain;
	}
	return document_add_cell(document, (struct document_cell){ text, column }, reading, error);
}

/* The bytes before the next pipe that is not escaped. */
static size_t cell_length(struct slice rest)
{
	size_t at = 0;
	while (at < rest.length && rest.text[at] != '|')
		at += rest.text[at] == '\\' && at + 1 < rest.length ? 2 : 1;
	return at < rest.length ? at : rest.length;
}

static klp_status add_cells(struct document *document, struct slice text, const struct reading *reading,
                            klp_error **error)
{
	struct slice rest = text_trim(text);
	/* Columns are counted on from cell to cell. */
	const char *counted = text.text;
	size_t column = 1;
	if (rest.text[0] == '|') {
		rest.text++;
		rest.length--;
	}
	while (rest.length > 0) {
		size_t length = cell_length(rest);
		column += text_characters((struct slice){ counted, (size_t)(rest.text - counted) });
		counted = rest.text;
		klp_status status = add_cell(document, (struct slice){ rest.text, length }, (uint32_t)column, reading, error);
		if (status != KLP_OK)
			return status;
		size_t passed = length < rest.length ? length + 1 : length;
		rest.text += passed;
		rest.length -= passed;
	}
	return KLP_OK;
}

static klp_status add_line(struct document *document, struct slice text, const struct document_line *line,
                           const struct reading *reading, klp_error **error)
{
	if (count_pipes(text) < FEWEST_PIPES)
		return lines_add_run(document, text, line, reading, error);
	if (is_delimiter_row(text)) { /* the line above is the head of its table */
		if (document->line_count > 0)
			document->lines[document->line_count - 1].begins_table = true;
		return KLP_OK;
	}
	struct document_line row = *line;
	row.bordered = true;
	klp_status status = document_add_line(document, &row, reading, error);
	return status == KLP_OK ? add_cells(document, text, reading, error) : status;
}

static klp_status read_tables(struct document *document, struct slice bytes, const struct reading *reading,
                              klp_error **error)
{
	return lines_split(document, bytes, add_line, reading, error);
}

const struct reader read_markdown = { "markdown", "Markdown in UTF-8 with pipe tables", bid, read_tables };
