/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A dataset in the project's own XML vocabulary, which lib/read/formats/klantprofiel-dataset-1.xsd describes: a row or note a
 * line. What is absent is not there. */

#include "base/text.h"
#include "dataset/dataset.h"
#include "write/columns.h"
#include "write/format.h"

/* Where a text goes: some characters mean something else in an attribute than between tags. */
enum position { IN_ATTRIBUTE, IN_CONTENT };

/* What is written in the place of a byte; NULL for the byte itself. Line ends and tabs that stood in an attribute, and
 * carriage returns anywhere, are changed by whoever reads them, unless they are written as references. */
static const char *reference_for(char byte, enum position position)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return position == IN_ATTRIBUTE ? "&quot;" : NULL;
	case '\n':
		return position == IN_ATTRIBUTE ? "&#10;" : NULL;
	case '\t':
		return position == IN_ATTRIBUTE ? "&#9;" : NULL;
	default:
		return NULL;
	}
}

static bool is_plain(char byte)
{
	return (unsigned char)byte >= ' ' && (unsigned char)byte < 0xEF && byte != '&' && byte != '<' && byte != '>' &&
	       byte != '"';
}

/* The character at the start, when XML 1.0 has no way to hold it, not even as a reference; else 0. */
static uint32_t impossible_character(const char *text)
{
	enum { FIRST_NONCHARACTER = 0xFFFE, LAST_NONCHARACTER = 0xFFFF };
	unsigned char byte = (unsigned char)*text;
	if (byte < ' ')
		return byte != '\t' && byte != '\n' && byte != '\r' ? byte : 0;
	if (byte != 0xEF) /* what U+FFFE begins with */
		return 0;
	size_t length;
	uint32_t character = text_character(text, strlen(text), &length);
	return character >= FIRST_NONCHARACTER && character <= LAST_NONCHARACTER ? character : 0;
}

static klp_status refuse(uint32_t character, const char *what, size_t number, klp_error **error)
{
	return error_set(error, KLP_UNSUPPORTED, NULL,
	                 "%s %zu holds the character U+%04X, which XML cannot hold; write CSV or JSON, or take it out",
	                 what, number, (unsigned)character);
}

/* KLP_OK, or KLP_UNSUPPORTED of a row or note. */
static klp_status put_text(struct sink *sink, const char *text, enum position position, const char *what, size_t number,
                           klp_error **error)
{
	for (;;) {
		size_t plain = 0;
		while (is_plain(text[plain]))
			plain++;
		sink_bytes(sink, text, plain);
		text += plain;
		if (*text == '\0')
			return KLP_OK;
		uint32_t impossible = impossible_character(text);
		if (impossible != 0)
			return refuse(impossible, what, number, error);
		const char *reference = reference_for(*text, position);
		if (reference == NULL)
			sink_byte(sink, *text);
		else
			sink_text(sink, reference);
		text++;
	}
}

static void open_attribute(struct sink *sink, const char *name)
{
	sink_byte(sink, ' ');
	sink_text(sink, name);
	sink_bytes(sink, "=\"", 2);
}

static klp_status put_attribute(struct sink *sink, const char *name, const char *text, const char *what, size_t number,
                                klp_error **error)
{
	if (text == NULL)
		return KLP_OK;
	open_attribute(sink, name);
	klp_status status = put_text(sink, text, IN_ATTRIBUTE, what, number, error);
	sink_byte(sink, '"');
	return status;
}

/* False when it is absent. */
static bool put_number(struct sink *sink, const klp_dataset *dataset, size_t row, const struct columns *columns,
                       size_t index)
{
	int64_t integer;
	double real;
	klp_column column = columns->column[index];
	if (columns->type[index] == KLP_TYPE_INTEGER) {
		if (!klp_dataset_integer(dataset, row, column, &integer))
			return false;
		open_attribute(sink, columns->name[index]);
		sink_integer(sink, integer);
	} else {
		if (!klp_dataset_real(dataset, row, column, &real))
			return false;
		open_attribute(sink, columns->name[index]);
		sink_real(sink, real);
	}
	sink_byte(sink, '"');
	return true;
}

/* What stood where counts belong, of the columns that are absent because it is no count; then the end of the row. */
static klp_status put_printed(struct sink *sink, const klp_dataset *dataset, size_t row, const struct columns *absent,
                              klp_error **error)
{
	bool opened = false;
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < absent->count; i++) {
		const char *text = klp_dataset_cell_text(dataset, row, absent->column[i]);
		if (text == NULL)
			continue;
		sink_text(sink, opened ? "<printed column=\"" : "><printed column=\"");
		opened = true;
		sink_text(sink, absent->name[i]);
		sink_text(sink, "\">");
		status = put_text(sink, text, IN_CONTENT, "row", row + 1, error);
		sink_text(sink, "</printed>");
	}
	sink_text(sink, opened ? "</row>\n" : "/>\n");
	return status;
}

static klp_status put_row(struct sink *sink, const klp_dataset *dataset, size_t row, const struct columns *columns,
                          klp_error **error)
{
	klp_status status = KLP_OK;
	struct columns absent;
	absent.count = 0;
	sink_text(sink, "<row");
	for (size_t i = 0; status == KLP_OK && i < columns->count; i++) {
		if (columns->type[i] == KLP_TYPE_TEXT) {
			status = put_attribute(sink, columns->name[i], klp_dataset_text(dataset, row, columns->column[i]), "row",
			                       row + 1, error);
		} else if (!put_number(sink, dataset, row, columns, i)) {
			absent.column[absent.count] = columns->column[i];
			absent.name[absent.count++] = columns->name[i];
		}
	}
	return status == KLP_OK ? put_printed(sink, dataset, row, &absent, error) : status;
}

static void put_positive(struct sink *sink, const char *name, uint64_t value)
{
	if (value == 0 || value > INT64_MAX)
		return;
	open_attribute(sink, name);
	sink_integer(sink, (int64_t)value);
	sink_byte(sink, '"');
}

/* A text that is there only when it is not empty. */
static klp_status put_told(struct sink *sink, const char *name, const char *text, size_t number, klp_error **error)
{
	return text[0] == '\0' ? KLP_OK : put_attribute(sink, name, text, "note", number, error);
}

/* One of the two counts of a change, when it is there. */
static void put_count(struct sink *sink, const char *name, int (*count)(const klp_note *, int64_t *),
                      const klp_note *note)
{
	int64_t value;
	if (!count(note, &value))
		return;
	open_attribute(sink, name);
	sink_integer(sink, value);
	sink_byte(sink, '"');
}

static klp_status put_change(struct sink *sink, const klp_note *note, size_t number, klp_error **error)
{
	sink_text(sink, "<change");
	klp_status status =
		put_attribute(sink, "level", klp_level_name(klp_note_change_level(note)), "note", number, error);
	if (status == KLP_OK)
		status =
			put_attribute(sink, "municipality_code", klp_note_change_municipality_code(note), "note", number, error);
	if (status == KLP_OK)
		status = put_attribute(sink, "column", klp_column_name((klp_column)klp_note_change_column(note)), "note",
		                       number, error);
	put_count(sink, "from", klp_note_change_from, note);
	put_count(sink, "to", klp_note_change_to, note);
	if (status == KLP_OK)
		status = put_told(sink, "cause", klp_note_change_cause(note), number, error);
	if (status == KLP_OK)
		status = put_told(sink, "rules", klp_note_change_rules(note), number, error);
	if (status == KLP_OK)
		status = put_attribute(sink, "confidence", klp_confidence_name(klp_note_change_confidence(note)), "note",
		                       number, error);
	sink_text(sink, "/>");
	return status;
}

static klp_status put_note(struct sink *sink, const klp_note *note, size_t number, klp_error **error)
{
	sink_text(sink, "<note");
	klp_status status = put_attribute(sink, "id", klp_note_id(note), "note", number, error);
	if (status == KLP_OK)
		status = put_attribute(sink, "severity", klp_severity_name(klp_note_severity(note)), "note", number, error);
	if (status == KLP_OK)
		status = put_attribute(sink, "edition", klp_note_edition(note), "note", number, error);
	put_positive(sink, "region_number", (uint64_t)klp_note_region_number(note));
	if (status == KLP_OK)
		status = put_attribute(sink, "source", klp_note_source(note), "note", number, error);
	put_positive(sink, "page", klp_note_page(note));
	put_positive(sink, "line", klp_note_line(note));
	put_positive(sink, "column", klp_note_column(note));
	sink_byte(sink, '>');
	if (status == KLP_OK)
		status = put_text(sink, klp_note_message(note), IN_CONTENT, "note", number, error);
	if (status == KLP_OK && klp_note_changed(note))
		status = put_change(sink, note, number, error);
	sink_text(sink, "</note>\n");
	return status;
}

static void put_head(struct sink *sink, const struct columns *columns)
{
	sink_text(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	                "<dataset xmlns=\"urn:klantprofiel:dataset:1\" version=\"1.0\" columns=\"");
	for (size_t i = 0; i < columns->count; i++) {
		if (i > 0)
			sink_byte(sink, ' ');
		sink_text(sink, columns->name[i]);
	}
	sink_text(sink, "\">\n");
}

klp_status write_xml(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error)
{
	const klp_dataset *dataset = content->dataset;
	const struct columns columns = columns_of(dataset);
	put_head(sink, &columns);
	size_t rows = klp_dataset_rows(dataset);
	for (size_t row = 0; row < rows; row++) {
		klp_status status = put_row(sink, dataset, row, &columns, error);
		if (status == KLP_OK)
			status = write_step(sink, progress, row + 1, error);
		if (status != KLP_OK)
			return status;
	}
	const klp_note *note;
	for (size_t i = 0; (note = klp_dataset_note(dataset, i)) != NULL; i++) {
		klp_status status = put_note(sink, note, i + 1, error);
		if (status == KLP_OK)
			status = sink_status(sink, error);
		if (status != KLP_OK)
			return status;
	}
	sink_text(sink, "</dataset>\n");
	return KLP_OK;
}
