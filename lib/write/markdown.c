/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A dataset as Markdown: a pipe table of its rows, and one of its notes where there are any. Texts are escaped such that they show as
 * they are, and come back as they are. */

#include "base/text.h"
#include "write/columns.h"
#include "write/format.h"
#include "write/note_names.h"

/* Whether a sign means something in a table of Markdown. */
static bool is_markup(char byte)
{
	return byte != '\0' && strchr("\\|<>&*_`[]~", byte) != NULL;
}

static void put_number(struct sink *sink, uint32_t character)
{
	sink_bytes(sink, "&#", 2);
	sink_integer(sink, character);
	sink_byte(sink, ';');
}

/* Blanks at the ends of a cell are not its own, and a line end would end the row: such characters are written by their numbers. */
static void put_text(struct sink *sink, const char *text)
{
	struct slice rest = slice_of(text), ink = text_trim(rest);
	if (rest.length == 0) { /* an empty cell is absent; markup around nothing is an empty text */
		sink_text(sink, "<i></i>");
		return;
	}
	while (rest.length > 0) {
		size_t length;
		uint32_t character = text_character(rest.text, rest.length, &length);
		bool outside = rest.text < ink.text || rest.text >= ink.text + ink.length;
		if (outside || character < ' ') {
			put_number(sink, character);
		} else {
			if (is_markup(rest.text[0]))
				sink_byte(sink, '\\');
			sink_bytes(sink, rest.text, length);
		}
		rest.text += length;
		rest.length -= length;
	}
}

/* ------------------------------------------------------------------- cells */

/* Each begins its cell; the row ends with end_row(). */
static void begin_cell(struct sink *sink)
{
	sink_bytes(sink, "| ", 2);
}

static void put_text_cell(struct sink *sink, const char *text)
{
	begin_cell(sink);
	if (text != NULL)
		put_text(sink, text);
	sink_byte(sink, ' ');
}

static void put_count_cell(struct sink *sink, bool there, int64_t value)
{
	begin_cell(sink);
	if (there)
		sink_integer(sink, value);
	sink_byte(sink, ' ');
}

static void put_positive_cell(struct sink *sink, uint64_t value)
{
	put_count_cell(sink, value > 0 && value <= INT64_MAX, (int64_t)value);
}

static void end_row(struct sink *sink)
{
	sink_bytes(sink, "|\n", 2);
}

/* --------------------------------------------------------------------- rows */

static void put_cell(struct sink *sink, const klp_dataset *dataset, size_t row, klp_column column, klp_type type)
{
	int64_t integer = 0;
	double real;
	if (type == KLP_TYPE_TEXT) {
		put_text_cell(sink, klp_dataset_text(dataset, row, column));
	} else if (type == KLP_TYPE_INTEGER) {
		bool there = klp_dataset_integer(dataset, row, column, &integer) != 0;
		put_count_cell(sink, there, integer);
	} else {
		begin_cell(sink);
		if (klp_dataset_real(dataset, row, column, &real))
			sink_real(sink, real);
		sink_byte(sink, ' ');
	}
}

static void put_names(struct sink *sink, const struct columns *columns)
{
	for (size_t i = 0; i < columns->count; i++) {
		begin_cell(sink);
		sink_text(sink, columns->name[i]);
		sink_byte(sink, ' ');
	}
}

/* The rule below the head; numbers stand at the right of their columns. */
static void put_rule(struct sink *sink, const struct columns *columns)
{
	for (size_t i = 0; i < columns->count; i++)
		sink_text(sink, columns->type[i] == KLP_TYPE_TEXT ? "| --- " : "| ---: ");
}

static klp_status put_rows(struct sink *sink, const klp_dataset *dataset, struct progress *progress, klp_error **error)
{
	const struct columns columns = columns_of(dataset), printed = columns_printed(dataset);
	put_names(sink, &columns);
	put_names(sink, &printed);
	end_row(sink);
	put_rule(sink, &columns);
	put_rule(sink, &printed);
	end_row(sink);

	size_t rows = klp_dataset_rows(dataset);
	for (size_t row = 0; row < rows; row++) {
		for (size_t i = 0; i < columns.count; i++)
			put_cell(sink, dataset, row, columns.column[i], columns.type[i]);
		for (size_t i = 0; i < printed.count; i++)
			put_text_cell(sink, columns_printed_text(dataset, row, printed.column[i]));
		end_row(sink);
		klp_status status = write_step(sink, progress, row + 1, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

/* -------------------------------------------------------------------- notes */

static void put_change(struct sink *sink, const klp_note *note)
{
	int64_t from = 0, to = 0;
	bool changed = klp_note_changed(note) != 0;
	bool has_from = klp_note_change_from(note, &from) != 0, has_to = klp_note_change_to(note, &to) != 0;
	put_text_cell(sink, klp_level_name(klp_note_change_level(note)));
	put_text_cell(sink, klp_note_change_municipality_code(note));
	put_text_cell(sink, klp_column_name((klp_column)klp_note_change_column(note)));
	put_count_cell(sink, has_from, from);
	put_count_cell(sink, has_to, to);
	put_text_cell(sink, klp_note_change_cause(note));
	put_text_cell(sink, klp_note_change_rules(note));
	put_text_cell(sink, changed ? klp_confidence_name(klp_note_change_confidence(note)) : NULL);
}

static void put_note(struct sink *sink, const klp_note *note, bool changes)
{
	put_text_cell(sink, klp_note_id(note));
	put_text_cell(sink, klp_severity_name(klp_note_severity(note)));
	put_text_cell(sink, klp_note_message(note));
	put_text_cell(sink, klp_note_edition(note));
	put_positive_cell(sink, (uint64_t)klp_note_region_number(note));
	put_text_cell(sink, klp_note_source(note));
	put_positive_cell(sink, klp_note_page(note));
	put_positive_cell(sink, klp_note_line(note));
	put_positive_cell(sink, klp_note_column(note));
	if (changes)
		put_change(sink, note);
	end_row(sink);
}

/* Whether a field is a number, which stands at the right of its column. */
static bool is_number(enum note_column column)
{
	return column == NOTE_REGION_NUMBER || column == NOTE_PAGE || column == NOTE_LINE || column == NOTE_COLUMN ||
	       column == NOTE_CHANGE_FROM || column == NOTE_CHANGE_TO;
}

static klp_status put_notes(struct sink *sink, const klp_dataset *dataset, klp_error **error)
{
	size_t columns = note_columns(dataset);
	sink_byte(sink, '\n');
	for (size_t i = 0; i < columns; i++) {
		begin_cell(sink);
		sink_text(sink, note_name((enum note_column)i));
		sink_byte(sink, ' ');
	}
	end_row(sink);
	for (size_t i = 0; i < columns; i++)
		sink_text(sink, is_number((enum note_column)i) ? "| ---: " : "| --- ");
	end_row(sink);
	const klp_note *note;
	for (size_t i = 0; (note = klp_dataset_note(dataset, i)) != NULL; i++) {
		put_note(sink, note, columns > NOTE_CHANGE_LEVEL);
		klp_status status = sink_status(sink, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

/* ---------------------------------------------------------------------- all */

static bool lacks_edition(const klp_dataset *dataset)
{
	size_t rows = klp_dataset_rows(dataset);
	for (size_t row = 0; row < rows; row++)
		if (klp_dataset_text(dataset, row, KLP_COLUMN_EDITION) == NULL)
			return true;
	return false;
}

klp_status write_markdown(struct sink *sink, const struct content *content, struct progress *progress,
                          klp_error **error)
{
	const klp_dataset *dataset = content->dataset;
	klp_status status = put_rows(sink, dataset, progress, error);
	/* A file with a table of notes, even an empty one, has told all that was odd; else whoever reads it tells of missing editions. */
	bool notes = klp_dataset_notes(dataset) > 0 || lacks_edition(dataset);
	return status == KLP_OK && notes ? put_notes(sink, dataset, error) : status;
}
