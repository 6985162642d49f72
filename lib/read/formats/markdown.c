/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Markdown: pipe tables become lines of cells, all else is text. */

#include "base/buffer.h"
#include "read/formats/lines.h"
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

/* ---------------------------------------------------------------- clean-up */

/* The length of the tag at the start, "<b>" or "</b>" or "<br/>"; 0 when there is none. "<5" is no tag. */
static size_t tag_length(struct slice text)
{
	size_t at = 1;
	if (text.length < 3 || text.text[0] != '<')
		return 0;
	if (text.text[at] == '/')
		at++;
	char letter = text.text[at];
	if (!((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')))
		return 0;
	enum { LONGEST_TAG = 128 }; /* or a cell of "<a<a<a…" is searched to its end again and again */
	const char *end = memchr(text.text, '>', text.length < LONGEST_TAG ? text.length : LONGEST_TAG);
	return end == NULL ? 0 : (size_t)(end - text.text) + 1;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Whether a tag opens what is set higher or lower: <sup>, <sub>. */
static bool is_raised(struct slice text)
{
	static const char *const tags[] = { "<sup", "<sub", "<SUP", "<SUB" };
	for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
		if (text.length > 4 && memcmp(text.text, tags[i], 4) == 0)
			return true;
	return false;
}

/* The length of the character reference at the start, and what it stands for; 0 when there is none. */
static size_t reference_length(struct slice text, const char **meaning)
{
	static const struct {
		const char *name;
		const char *meaning;
	} references[] = {
		{ "&nbsp;", " " }, { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#39;", "'" },
	};
	for (size_t i = 0; i < sizeof references / sizeof references[0]; i++) {
		size_t length = strlen(references[i].name);
		if (text.length >= length && memcmp(text.text, references[i].name, length) == 0) {
			*meaning = references[i].meaning;
			return length;
		}
	}
	return 0;
}

/* Without the stars and underscores around it, unless it is nothing else: a star alone is a sign of its own. */
static struct slice without_emphasis(struct slice text)
{
	struct slice inner = text;
	while (inner.length > 2 && (inner.text[0] == '*' || inner.text[0] == '_') &&
	       inner.text[inner.length - 1] == inner.text[0]) {
		inner.text++;
		inner.length -= 2;
	}
	return text_has_ink(inner) ? inner : text;
}

static bool needs_clean_up(struct slice text)
{
	return memchr(text.text, '<', text.length) != NULL || memchr(text.text, '&', text.length) != NULL ||
	       memchr(text.text, '\\', text.length) != NULL;
}

/* The text of a cell without markup, in `scratch`. */
static bool clean_up(struct buffer *scratch, struct slice text)
{
	scratch->size = 0;
	while (text.length > 0) {
		const char *meaning = NULL;
		size_t tag = tag_length(text);
		size_t reference = reference_length(text, &meaning);
		size_t passed = 1;
		bool fits;
		if (tag > 0 && is_raised(text)) { /* the mark of a footnote is no digit of a number */
			fits = buffer_add_text(scratch, "^");
			passed = tag;
		} else if (tag > 0) { /* a line break parts words; other tags do not */
			bool line_break = tag >= 4 && (text.text[1] == 'b' || text.text[1] == 'B') &&
			                  (text.text[2] == 'r' || text.text[2] == 'R');
			/* between digits it must not look like the blank that parts thousands */
			bool digits = scratch->size > 0 && is_digit(scratch->bytes[scratch->size - 1]) && tag < text.length &&
			              is_digit(text.text[tag]);
			fits = !line_break || buffer_add_text(scratch, digits ? "\n" : " ");
			passed = tag;
		} else if (reference > 0) {
			fits = buffer_add_text(scratch, meaning);
			passed = reference;
		} else if (text.text[0] == '\\' && text.length > 1 && (unsigned char)text.text[1] < 0x80) {
			fits = buffer_add(scratch, text.text + 1, 1);
			passed = 2;
		} else {
			fits = buffer_add(scratch, text.text, 1);
		}
		if (!fits)
			return false;
		text.text += passed;
		text.length -= passed;
	}
	return true;
}

static klp_status add_cell(struct document *document, struct slice text, uint32_t column, const struct reading *reading,
                           klp_error **error)
{
	text = text_trim(text);
	if (text.length > 0 && needs_clean_up(text)) {
		struct buffer scratch = { NULL, 0, 0 };
		const char *kept = NULL;
		if (clean_up(&scratch, text))
			kept = pool_keep(&document->texts, scratch.bytes == NULL ? "" : scratch.bytes, scratch.size);
		buffer_free(&scratch);
		if (kept == NULL)
			return error_memory(error);
		text = text_trim(slice_of(kept));
	}
	return document_add_cell(document, (struct document_cell){ text_trim(without_emphasis(text)), column }, reading,
	                         error);
}

/* ------------------------------------------------------------------ tables */

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
