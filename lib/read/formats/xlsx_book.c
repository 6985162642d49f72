/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The parts that tell what there is: the workbook with its list of sheets, and the relationships between parts. */

#include "base/memory.h"
#include "read/formats/xlsx.h"

#include <string.h>

enum { GROWTH = 2 };

static bool is(struct slice value, const char *text)
{
	return value.length == strlen(text) && (value.length == 0 || memcmp(value.text, text, value.length) == 0);
}

/* ---------------------------------------------------------------- workbook */

struct workbook_reader {
	struct xlsx_book *book;
	bool among_sheets;
};

static klp_status add_sheet(struct workbook_reader *reader, const struct xml *xml, klp_error **error)
{
	struct xlsx_book *book = reader->book;
	struct slice state = xml_attribute(xml, "state");
	struct xlsx_sheet sheet = { .hidden = is(state, "hidden") || is(state, "veryHidden") };
	klp_status status = reading_hold(book->reading, GROWTH * sizeof sheet, NULL, error);
	if (status == KLP_OK)
		status = document_keep(book->document, &sheet.name, xml_attribute(xml, "name"), book->reading, error);
	if (status == KLP_OK)
		status = document_keep(book->document, &sheet.relationship, xml_attribute(xml, "id"), book->reading, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&book->sheets, &book->sheet_capacity, book->sheet_count + 1, sizeof *book->sheets))
		return error_memory(error);
	book->sheets[book->sheet_count++] = sheet;
	return KLP_OK;
}

static klp_status start_workbook(void *context, struct xml *xml, const char *name, klp_error **error)
{
	enum { LIST_DEPTH = 2, SHEET_DEPTH = 3 };
	struct workbook_reader *reader = context;
	if (xml_depth(xml) == LIST_DEPTH) {
		reader->among_sheets = strcmp(name, "sheets") == 0;
		if (strcmp(name, "workbookPr") == 0) {
			struct slice date = xml_attribute(xml, "date1904");
			reader->book->from_1904 = is(date, "1") || is(date, "true") || is(date, "on");
		}
	}
	bool sheet = xml_depth(xml) == SHEET_DEPTH && reader->among_sheets && strcmp(name, "sheet") == 0;
	return sheet ? add_sheet(reader, xml, error) : KLP_OK;
}

klp_status xlsx_read_workbook(struct xlsx_book *book, const char *part, klp_error **error)
{
	static const struct xml_handlers handlers = { start_workbook, NULL, NULL };
	struct workbook_reader reader = { .book = book };
	klp_status status = package_read(book->package, part, &handlers, &reader, error);
	return status;
}

/* ----------------------------------------------------------- relationships */

struct relationships_reader {
	const struct xlsx_book *book;
	struct xlsx_relationships *list;
};

static klp_status start_relationship(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct relationships_reader *reader = context;
	struct xlsx_relationships *list = reader->list;
	if (strcmp(name, "Relationship") != 0)
		return KLP_OK;
	struct xlsx_relationship found = { .external = is(xml_attribute(xml, "TargetMode"), "External") };
	klp_status status = reading_hold(reader->book->reading, GROWTH * sizeof found, NULL, error);
	if (status == KLP_OK)
		status =
			document_keep(reader->book->document, &found.id, xml_attribute(xml, "Id"), reader->book->reading, error);
	if (status == KLP_OK)
		status = document_keep(reader->book->document, &found.type, xml_attribute(xml, "Type"), reader->book->reading,
		                       error);
	if (status == KLP_OK)
		status = document_keep(reader->book->document, &found.target, xml_attribute(xml, "Target"),
		                       reader->book->reading, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&list->list, &list->capacity, list->count + 1, sizeof *list->list))
		return error_memory(error);
	list->list[list->count++] = found;
	return KLP_OK;
}

klp_status xlsx_read_relationships(const struct xlsx_book *book, const char *part, struct xlsx_relationships *list,
                                   klp_error **error)
{
	static const struct xml_handlers handlers = { start_relationship, NULL, NULL };
	struct relationships_reader reader = { .book = book, .list = list };
	klp_status status = package_read(book->package, part, &handlers, &reader, error);
	return status;
}

bool xlsx_is_type(struct slice type, const char *ending)
{
	size_t length = strlen(ending);
	return type.length > length && type.text[type.length - length - 1] == '/' &&
	       memcmp(type.text + type.length - length, ending, length) == 0;
}
