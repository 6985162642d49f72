/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The headers of tidy tables and notes tables, and the walk that takes them out of the document. */

#include "read/tidy.h"
#include "base/number.h"
#include "base/progress.h"

#include <string.h>

/* Longer than any column's name. */
enum { NAME_BYTES = 48 };

/* ------------------------------------------------------------------ headers */

static const char *const note_fields[TIDY_NOTE_FIELDS] = {
	[TIDY_NOTE_ID] = "note",
	[TIDY_NOTE_SEVERITY] = "severity",
	[TIDY_NOTE_MESSAGE] = "message",
	[TIDY_NOTE_EDITION] = "edition",
	[TIDY_NOTE_REGION_NUMBER] = "region_number",
	[TIDY_NOTE_SOURCE] = "source",
	[TIDY_NOTE_PAGE] = "page",
	[TIDY_NOTE_LINE] = "line",
	[TIDY_NOTE_COLUMN] = "column",
	[TIDY_CHANGE_LEVEL] = "change_level",
	[TIDY_CHANGE_MUNICIPALITY_CODE] = "change_municipality_code",
	[TIDY_CHANGE_COLUMN] = "change_column",
	[TIDY_CHANGE_FROM] = "change_from",
	[TIDY_CHANGE_TO] = "change_to",
	[TIDY_CHANGE_CAUSE] = "change_cause",
	[TIDY_CHANGE_RULES] = "change_rules",
	[TIDY_CHANGE_CONFIDENCE] = "change_confidence",
};

const char *tidy_note_name(enum tidy_note_field field)
{
	return note_fields[field];
}

/* A heading in small letters and without the blanks around it; empty when it is longer than any name. */
static void read_name(char name[NAME_BYTES], struct slice text)
{
	text = text_trim(text);
	size_t length = text.length < NAME_BYTES ? text.length : 0;
	for (size_t i = 0; i < length; i++)
		name[i] = (char)(text.text[i] >= 'A' && text.text[i] <= 'Z' ? text.text[i] - 'A' + 'a' : text.text[i]);
	name[length] = '\0';
}

/* Where the place of a heading is kept; NULL when the name is none that is known. */
static uint32_t *find_heading(struct tidy_header *header, const char *name)
{
	if (header->notes) {
		for (size_t i = 0; i < TIDY_NOTE_FIELDS; i++)
			if (strcmp(note_fields[i], name) == 0)
				return &header->note[i];
		return NULL;
	}
	int column = klp_column_find(name);
	if (column >= 0)
		return &header->column[column];
	column = dataset_find_printed(name);
	return column >= 0 ? &header->printed[column] : NULL;
}

/* Puts down which cell of a line names what; the first of two that name the same. */
static struct tidy_header read_headings(const struct document *document, size_t line, bool notes)
{
	const struct document_cell *cells = document_cells(document, line);
	struct tidy_header header = { .cells = document->lines[line].cells, .notes = notes };
	memset(header.column, 0xFF, sizeof header.column);
	memset(header.printed, 0xFF, sizeof header.printed);
	memset(header.note, 0xFF, sizeof header.note);
	for (uint32_t i = 0; i < header.cells; i++) {
		char name[NAME_BYTES];
		read_name(name, cells[i].text);
		uint32_t *at = find_heading(&header, name);
		if (at != NULL && *at == TIDY_NONE)
			*at = i;
	}
	return header;
}

/* Whether a cell may be one of two words, told by its ends: a quick look, for nearly all are neither. */
static bool may_be(struct slice text, const char *one, const char *other)
{
	enum { SHORTEST = 4 };
	if (text.length < SHORTEST || text.length >= NAME_BYTES)
		return false;
	unsigned char first = (unsigned char)text.text[0], small = first | ('a' ^ 'A');
	return small == (unsigned char)one[0] || small == (unsigned char)other[0] || first <= ' ' || first >= 0x80;
}

/* Which of two words stands in a cell of a line: the one, wherever it is, else the other, or NULL. */
static const char *find_word(const struct document *document, size_t line, const char *one, const char *other)
{
	const struct document_cell *cells = document_cells(document, line);
	const char *found = NULL;
	for (uint32_t i = 0; i < document->lines[line].cells; i++) {
		char name[NAME_BYTES];
		if (!may_be(cells[i].text, one, other))
			continue;
		read_name(name, cells[i].text);
		if (strcmp(name, one) == 0)
			return one;
		if (strcmp(name, other) == 0)
			found = other;
	}
	return found;
}

/* Whether a line is the header of one of the project's tables. */
static bool read_header(struct tidy_header *header, const struct document *document, size_t line)
{
	if (!document->lines[line].bordered)
		return false;
	const char *level = klp_column_name(KLP_COLUMN_LEVEL), *note = note_fields[TIDY_NOTE_ID];
	const char *word = find_word(document, line, level, note);
	if (word == NULL)
		return false;
	struct tidy_header found = read_headings(document, line, word == note);
	bool all = true;
	if (found.notes)
		all = found.note[TIDY_NOTE_SEVERITY] != TIDY_NONE && found.note[TIDY_NOTE_MESSAGE] != TIDY_NONE;
	for (int i = 0; !found.notes && i < DATASET_COUNTS; i++)
		all = all && found.column[DATASET_FIRST_COUNT + i] != TIDY_NONE;
	if (all)
		*header = found;
	return all;
}

/* Each heading once; those that are not known are told. */
static klp_status check_header(struct tidy *tidy, size_t line, klp_error **error)
{
	const struct document_cell *cells = document_cells(tidy->tables->document, line);
	klp_status status = KLP_OK;
	for (uint32_t i = 0; status == KLP_OK && i < tidy->header.cells; i++) {
		char name[NAME_BYTES];
		read_name(name, cells[i].text);
		const uint32_t *at = find_heading(&tidy->header, name);
		const struct place place = tidy_place(tidy, line, i);
		if (at != NULL && *at != i)
			status = error_set(error, KLP_FORMAT, &place, "two columns are called '%s'; take one of them out", name);
		else if (at == NULL && text_has_ink(cells[i].text))
			status =
				tables_note_place(tidy->tables, "read.column-unknown", KLP_SEVERITY_INFORMATION, &place, EDITION_NONE,
			                      0, error, "the column '%.*s' is none that is known; it was not read",
			                      tables_quoted(cells[i].text), cells[i].text.text);
	}
	/* They belong to the dataset even when no row has a value. */
	for (int i = KLP_COLUMN_PROVINCE_CODE; status == KLP_OK && i < KLP_COLUMN_COUNT; i++)
		if (tidy->header.column[i] != TIDY_NONE)
			dataset_add_column(tidy->tables->dataset, (klp_column)i);
	return status;
}

/* ------------------------------------------------------------------- cells */

bool tidy_cell(const struct tidy *tidy, size_t line, uint32_t at, struct slice *text)
{
	const struct document *document = tidy->tables->document;
	if (at >= document->lines[line].cells)
		return false;
	struct slice found = document_cells(document, line)[at].text;
	bool absent = found.length == 0 && found.text != document_empty_text.text;
	if (!absent)
		*text = found;
	return !absent;
}

void tidy_word(const struct tidy *tidy, size_t line, uint32_t at, char word[TIDY_WORD_BYTES])
{
	struct slice text = { "", 0 };
	tidy_cell(tidy, line, at, &text);
	text = text_trim(text);
	size_t length = text.length < TIDY_WORD_BYTES ? text.length : 0;
	memcpy(word, text.text, length);
	word[length] = '\0';
}

struct place tidy_place(const struct tidy *tidy, size_t line, uint32_t at)
{
	const struct document *document = tidy->tables->document;
	uint32_t column = at < document->lines[line].cells ? document_cells(document, line)[at].column : 0;
	return document_place(document, line, column, tidy->tables->reading);
}

klp_status tidy_refuse(const struct tidy *tidy, size_t line, uint32_t at, const char *column, const char *wanted,
                       klp_error **error)
{
	struct slice text = { "", 0 };
	tidy_cell(tidy, line, at, &text);
	const struct place place = tidy_place(tidy, line, at);
	return error_set(error, KLP_FORMAT, &place, "'%.*s' stands in the column %s, where %s belongs; mend it there",
	                 tables_quoted(text), text.text, column, wanted);
}

klp_status tidy_integer(const struct tidy *tidy, size_t line, uint32_t at, const char *column, uint64_t least,
                        uint64_t most, uint64_t *value, klp_error **error)
{
	struct slice text;
	if (!tidy_cell(tidy, line, at, &text) || !text_has_ink(text))
		return KLP_OK;
	text = text_trim(text);
	int64_t count;
	uint64_t sum = 0;
	if (number_count(text, true, &count) == NUMBER_COUNT) {
		sum = (uint64_t)count;
	} else { /* places may be larger than counts are */
		for (size_t i = 0; i < text.length; i++) {
			unsigned digit = (unsigned)(text.text[i] - '0');
			if (digit > 9 || sum > (most - digit) / 10)
				return tidy_refuse(tidy, line, at, column, "a whole number", error);
			sum = sum * 10 + digit;
		}
	}
	if (sum < least || sum > most)
		return tidy_refuse(tidy, line, at, column, "a number that such a column can hold", error);
	*value = sum;
	return KLP_OK;
}

klp_status tidy_edition(const struct tidy *tidy, size_t line, uint32_t at, edition_number *value, klp_error **error)
{
	struct slice text;
	if (!tidy_cell(tidy, line, at, &text) || !text_has_ink(text))
		return KLP_OK;
	edition_number edition = edition_parse(text_trim(text));
	if (edition == EDITION_NONE)
		return tidy_refuse(tidy, line, at, "edition", "an edition such as 2025Q2", error);
	*value = edition;
	return KLP_OK;
}

/* -------------------------------------------------------------------- walk */

/* A cell that is missing or too many moves all that follow it; only where lines end early by nature it does not. */
static klp_status check_cells(const struct tidy *tidy, size_t line, klp_error **error)
{
	const struct document *document = tidy->tables->document;
	uint32_t cells = document->lines[line].cells;
	if (cells == tidy->header.cells || (cells < tidy->header.cells && document->sparse))
		return KLP_OK;
	const struct place place = document_place(document, line, 0, tidy->tables->reading);
	return error_set(error, KLP_FORMAT, &place,
	                 "this row has %u cells, and the header of its table %u; it may be cut off, or a text in it needs "
	                 "quotes",
	                 (unsigned)cells, (unsigned)tidy->header.cells);
}

static bool tells_notes(const struct document *document)
{
	struct tidy_header header;
	for (size_t line = 0; line < document->line_count; line++)
		if (read_header(&header, document, line) && header.notes)
			return true;
	return false;
}

/* A line of a tidy table: its header, when it is one, or a row. */
static klp_status take_line(struct tidy *tidy, size_t line, bool is_header, klp_error **error)
{
	if (is_header) {
		tidy->tables->recognised = true;
		tidy->rows_told = tidy->rows_told || !tidy->header.notes;
		return check_header(tidy, line, error);
	}
	klp_status status = check_cells(tidy, line, error);
	if (status != KLP_OK)
		return status;
	return tidy->header.notes ? tidy_add_note(tidy, line, error) : tidy_add_row(tidy, line, error);
}

static klp_status take_lines(struct tidy *tidy, klp_error **error)
{
	struct document *document = tidy->tables->document;
	size_t kept = 0;
	bool inside = false;
	for (size_t line = 0; line < document->line_count; line++) {
		struct document_line *at = &document->lines[line];
		bool is_header = read_header(&tidy->header, document, line);
		bool was_inside = inside;
		inside = is_header || (inside && at->bordered && !at->begins_table);
		if (!inside) { /* what followed a tidy table now follows what stood above it, and is no part of that */
			at->begins_table = at->begins_table || (was_inside && at->bordered);
			document->lines[kept++] = *at;
			continue;
		}
		klp_status status = take_line(tidy, line, is_header, error);
		if (status == KLP_OK)
			status = progress_tell(&tidy->tables->progress, tidy->tables->reading->size + at->byte, error);
		if (status != KLP_OK)
			return status;
	}
	/* Around a whole dataset stands what explains it, such as indicators and findings with numbers of their own. */
	document->line_count = tidy->rows_told && tidy->notes_told ? 0 : kept;
	return KLP_OK;
}

klp_status tidy_take(struct tables *tables, klp_error **error)
{
	struct tidy tidy = { .tables = tables, .notes_told = tells_notes(tables->document) };
	klp_status status = take_lines(&tidy, error);
	buffer_free(&tidy.texts);
	return status;
}
