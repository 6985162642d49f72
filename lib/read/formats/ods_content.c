/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The sheets of content.xml: <office:spreadsheet><table:table><table:table-row><table:table-cell>…, rows being alone or in
 * groups. Cells and rows that are alike are stored once with a number of times; empty ones reach to the end of the sheet so. */

#include "base/limits.h"
#include "base/memory.h"
#include "read/formats/ods.h"

#include <stdlib.h>
#include <string.h>

enum { GROWTH = 2 };

static bool is(struct slice value, const char *text)
{
	return value.length == strlen(text) && (value.length == 0 || memcmp(value.text, text, value.length) == 0);
}

/* However many empty cells a file claims, and however often, the sum stays a number. */
static uint64_t plus(uint64_t one, uint64_t other)
{
	return one > UINT64_MAX - other ? UINT64_MAX : one + other;
}

static bool is_hidden(const struct xml *xml)
{
	struct slice visibility = xml_attribute(xml, "visibility");
	return is(visibility, "collapse") || is(visibility, "filter");
}

/* ------------------------------------------------------------------ sheets */

static int compare_styles(const void *one, const void *other)
{
	const struct slice *left = one, *right = other;
	size_t shorter = left->length < right->length ? left->length : right->length;
	int order = shorter == 0 ? 0 : memcmp(left->text, right->text, shorter);
	return order != 0 ? order : (left->length > right->length) - (left->length < right->length);
}

/* <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style> */
static klp_status start_style(struct ods_content *content, const struct xml *xml, const char *name, klp_error **error)
{
	if (strcmp(name, "style") == 0) {
		content->style.length = 0;
		if (!is(xml_attribute(xml, "family"), "table"))
			return KLP_OK;
		return document_keep(content->document, &content->style, xml_attribute(xml, "name"), content->reading, error);
	}
	if (strcmp(name, "table-properties") != 0 || content->style.length == 0 ||
	    !is(xml_attribute(xml, "display"), "false"))
		return KLP_OK;
	klp_status status = reading_hold(content->reading, GROWTH * sizeof content->style, NULL, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&content->hidden_styles, &content->hidden_capacity, content->hidden_count + 1,
	                    sizeof content->style))
		return error_memory(error);
	content->hidden_styles[content->hidden_count++] = content->style;
	content->sorted = false;
	return KLP_OK;
}

static bool has_hidden_style(struct ods_content *content, struct slice style)
{
	if (content->hidden_count == 0)
		return false;
	if (!content->sorted)
		qsort(content->hidden_styles, content->hidden_count, sizeof style, compare_styles);
	content->sorted = true;
	return bsearch(&style, content->hidden_styles, content->hidden_count, sizeof style, compare_styles) != NULL;
}

static klp_status start_sheet(struct ods_content *content, const struct xml *xml, klp_error **error)
{
	enum { QUOTED_BYTES = 96 };
	struct slice name = { NULL, 0 };
	const struct place place = { .source = content->reading->source, .page = content->page + 1 };
	content->sheet = xml_depth(xml);
	content->page++;
	content->row_number = 1;
	content->described = 1;
	klp_status status = document_keep(content->document, &name, xml_attribute(xml, "name"), content->reading, error);
	if (status == KLP_OK && has_hidden_style(content, xml_attribute(xml, "style-name")))
		status = document_add_note(content->document, "read.hidden-sheet", KLP_SEVERITY_INFORMATION, &place,
		                           content->reading, error, "sheet '%.*s' is hidden, and was read like the others",
		                           name.length < QUOTED_BYTES ? (int)name.length : QUOTED_BYTES, name.text);
	return status == KLP_OK ? sheet_rows_begin(&content->rows, content->page, name, error) : status;
}

static void start_column(struct ods_content *content, const struct xml *xml)
{
	uint64_t times = ods_times(xml_attribute(xml, "number-columns-repeated"));
	if (is_hidden(xml))
		sheet_rows_hide_columns(&content->rows, content->described, plus(content->described, times - 1));
	content->described = plus(content->described, times);
}

/* -------------------------------------------------------------------- rows */

static void start_row(struct ods_content *content, const struct xml *xml)
{
	content->row = xml_depth(xml);
	content->row_times = ods_times(xml_attribute(xml, "number-rows-repeated"));
	content->row_hidden = is_hidden(xml);
	content->row_begun = false;
	content->column = 1;
}

static klp_status end_row(struct ods_content *content, klp_error **error)
{
	content->row = 0;
	klp_status status = content->row_begun ? sheet_rows_end_row(&content->rows, content->row_times, error) : KLP_OK;
	content->row_number = plus(content->row_number, content->row_times);
	return status;
}

static klp_status start_cell(struct ods_content *content, const struct xml *xml, const char *name, klp_error **error)
{
	content->cell = xml_depth(xml);
	content->covered = strcmp(name, "covered-table-cell") == 0;
	return ods_cell_begin(&content->present, xml, &content->column_times, error);
}

/* Only a row with something in it begins: empty ones may be numbered beyond the end of any sheet. */
static klp_status begin_row(struct ods_content *content, klp_error **error)
{
	if (content->row_begun)
		return KLP_OK;
	content->row_begun = true;
	return sheet_rows_begin_row(&content->rows, content->row_number, content->row_hidden, error);
}

static klp_status put_cell(struct ods_content *content, klp_error **error)
{
	struct slice text;
	bool empty = ods_cell_is_empty(&content->present);
	/* What lies under a cell that spans others is not seen. */
	if (content->covered || (empty && !content->present.formula))
		return KLP_OK;
	klp_status status = begin_row(content, error);
	if (status != KLP_OK)
		return status;
	if (empty) {
		sheet_rows_count_uncomputed(&content->rows, content->column);
		return KLP_OK;
	}
	status = ods_cell_text(&content->present, content->document, content->reading, &text, error);
	for (uint64_t i = 0; status == KLP_OK && text.length > 0 && i < content->column_times; i++)
		status = sheet_rows_add(&content->rows, plus(content->column, i), text, error);
	return status;
}

static klp_status end_cell(struct ods_content *content, klp_error **error)
{
	klp_status status = put_cell(content, error);
	content->cell = 0;
	content->column = plus(content->column, content->column_times);
	return status;
}

/* ------------------------------------------------------------------- texts */

static klp_status show(struct ods_content *content, const char *text, size_t length, klp_error **error)
{
	struct buffer *shown = &content->present.shown;
	if (length > content->reading->limits.line_bytes - shown->size) {
		const struct place place = { .source = content->reading->source,
			                         .page = content->page,
			                         .line = content->row_number,
			                         .column = content->column };
		return limits_exceeded(KLP_LIMIT_LINE_BYTES, &content->reading->limits, &place, error);
	}
	return buffer_add(shown, text, length) ? KLP_OK : error_memory(error);
}

/* Within a paragraph: blanks, tabs and line ends have elements of their own. */
static klp_status start_in_paragraph(struct ods_content *content, const struct xml *xml, const char *name,
                                     klp_error **error)
{
	if (strcmp(name, "tab") == 0)
		return show(content, "\t", 1, error);
	if (strcmp(name, "line-break") == 0)
		return show(content, "\n", 1, error);
	if (strcmp(name, "ruby-text") == 0 || strcmp(name, "note") == 0 || strcmp(name, "annotation") == 0)
		content->passed = xml_depth(xml);
	if (strcmp(name, "s") != 0)
		return KLP_OK;
	klp_status status = KLP_OK;
	for (uint64_t i = ods_times(xml_attribute(xml, "c")); status == KLP_OK && i > 0; i--)
		status = show(content, " ", 1, error);
	return status;
}

/* Paragraphs of the cell itself, not those of its comments and drawings. */
static klp_status start_in_cell(struct ods_content *content, const struct xml *xml, const char *name, klp_error **error)
{
	if (content->paragraph != 0)
		return start_in_paragraph(content, xml, name, error);
	if (strcmp(name, "p") != 0) {
		content->passed = xml_depth(xml);
		return KLP_OK;
	}
	content->paragraph = xml_depth(xml);
	return content->present.paragraphs++ == 0 ? KLP_OK : show(content, "\n", 1, error);
}

/* ---------------------------------------------------------------- the part */

static klp_status start_in_sheet(struct ods_content *content, const struct xml *xml, const char *name,
                                 klp_error **error)
{
	if (content->cell != 0)
		return start_in_cell(content, xml, name, error);
	if (content->row != 0) {
		bool cell = strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0;
		return cell && xml_depth(xml) == content->row + 1 ? start_cell(content, xml, name, error) : KLP_OK;
	}
	if (strcmp(name, "table-row") == 0)
		start_row(content, xml);
	else if (strcmp(name, "table-column") == 0)
		start_column(content, xml);
	else if (strcmp(name, "shapes") == 0) /* drawings, which may hold tables of their own */
		content->passed = xml_depth(xml);
	return KLP_OK;
}

static klp_status start(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct ods_content *content = context;
	if (content->passed != 0)
		return KLP_OK;
	if (content->sheet != 0)
		return start_in_sheet(content, xml, name, error);
	if (content->body == 0) {
		if (strcmp(name, "spreadsheet") != 0)
			return start_style(content, xml, name, error);
		content->body = xml_depth(xml);
		content->found = true;
		return KLP_OK;
	}
	bool sheet = strcmp(name, "table") == 0 && xml_depth(xml) == content->body + 1;
	return sheet ? start_sheet(content, xml, error) : KLP_OK;
}

static klp_status end(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct ods_content *content = context;
	uint64_t depth = xml_depth(xml);
	(void)name;
	if (content->passed != 0) {
		if (depth == content->passed)
			content->passed = 0;
	} else if (depth == content->paragraph) {
		content->paragraph = 0;
	} else if (depth == content->cell) {
		return end_cell(content, error);
	} else if (depth == content->row) {
		return end_row(content, error);
	} else if (depth == content->sheet) {
		content->sheet = 0;
		return sheet_rows_end(&content->rows, error);
	} else if (depth == content->body) {
		content->body = 0;
	}
	return KLP_OK;
}

static klp_status text(void *context, struct xml *xml, struct slice piece, klp_error **error)
{
	struct ods_content *content = context;
	(void)xml;
	bool wanted = content->paragraph != 0 && content->passed == 0;
	return wanted ? show(content, piece.text, piece.length, error) : KLP_OK;
}

const struct xml_handlers ods_content_handlers = { start, end, text };

void ods_content_free(struct ods_content *content)
{
	sheet_rows_free(&content->rows);
	memory_release(content->hidden_styles);
	ods_cell_free(&content->present);
}
