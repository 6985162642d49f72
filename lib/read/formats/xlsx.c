/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* XLSX and its kin, XLSM and XLTX: a zip archive of XML parts, which are found by the relationships between them. */

#include "read/formats/xlsx.h"
#include "base/memory.h"
#include "read/formats/readers.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------- part names */

/* Adds the parts of a path to a name without "." and "..", which lead no higher than the archive. */
static bool add_path(struct buffer *name, struct slice path)
{
	while (path.length > 0) {
		size_t length = 0;
		while (length < path.length && path.text[length] != '/' && path.text[length] != '\\')
			length++;
		bool up = length == 2 && path.text[0] == '.' && path.text[1] == '.';
		bool here = length == 0 || (length == 1 && path.text[0] == '.');
		if (up) {
			while (name->size > 0 && name->bytes[--name->size] != '/')
				continue;
		} else if (!here) {
			if ((name->size > 0 && !buffer_add_text(name, "/")) || !buffer_add(name, path.text, length))
				return false;
		}
		size_t passed = length < path.length ? length + 1 : length;
		path.text += passed;
		path.length -= passed;
	}
	return true;
}

/* The folder of a part: "xl" of "xl/workbook.xml". */
static struct slice folder_of(struct slice part)
{
	while (part.length > 0 && part.text[part.length - 1] != '/')
		part.length--;
	if (part.length > 0)
		part.length--;
	return part;
}

/* The name of the part that `target` means within `from`; false when there is no memory. */
static bool resolve(struct buffer *name, struct slice from, struct slice target)
{
	bool absolute = target.length > 0 && (target.text[0] == '/' || target.text[0] == '\\');
	name->size = 0;
	return (absolute || add_path(name, folder_of(from))) && add_path(name, target) && buffer_end_text(name);
}

/* Where the relationships of a part stand: "xl/_rels/workbook.xml.rels". */
static bool relationships_of(struct buffer *name, struct slice part)
{
	struct slice folder = folder_of(part);
	size_t skipped = folder.length > 0 ? folder.length + 1 : 0;
	name->size = 0;
	return add_path(name, folder) && (name->size == 0 || buffer_add_text(name, "/")) &&
	       buffer_add_text(name, "_rels/") && buffer_add(name, part.text + skipped, part.length - skipped) &&
	       buffer_add_text(name, ".rels") && buffer_end_text(name);
}

/* ---------------------------------------------------------------- the book */

static int compare_ids(const void *one, const void *other)
{
	struct slice left = ((const struct xlsx_relationship *)one)->id,
				 right = ((const struct xlsx_relationship *)other)->id;
	size_t shorter = left.length < right.length ? left.length : right.length;
	int order = shorter == 0 ? 0 : memcmp(left.text, right.text, shorter);
	return order != 0 ? order : (left.length > right.length) - (left.length < right.length);
}

static const struct xlsx_relationship *by_type(const struct xlsx_relationships *list, const char *ending)
{
	for (size_t i = 0; i < list->count; i++)
		if (!list->list[i].external && xlsx_is_type(list->list[i].type, ending))
			return &list->list[i];
	return NULL;
}

/* The name of the workbook's part, as the relationships of the whole tell it. */
static klp_status find_workbook(struct xlsx_book *book, struct buffer *name, klp_error **error)
{
	static const char root[] = "_rels/.rels";
	struct xlsx_relationships list = { NULL, 0, 0 };
	const struct xlsx_relationship *found = NULL;
	klp_status status = KLP_OK;
	if (package_has(book->package, root))
		status = xlsx_read_relationships(book, root, &list, error);
	if (status == KLP_OK)
		found = by_type(&list, "officeDocument");
	struct slice target = found == NULL ? slice_of("xl/workbook.xml") : found->target;
	if (status == KLP_OK && !resolve(name, slice_of(""), target))
		status = error_memory(error);
	memory_release(list.list);
	return status;
}

/* Strings and styles may be missing: then no cell refers to any. */
static klp_status read_shared(struct xlsx_book *book, struct slice workbook, const struct xlsx_relationships *list,
                              struct buffer *name, klp_error **error)
{
	const struct xlsx_relationship *strings = by_type(list, "sharedStrings"), *styles = by_type(list, "styles");
	klp_status status = KLP_OK;
	if (strings != NULL)
		status = resolve(name, workbook, strings->target) ? xlsx_read_strings(book, name->bytes, error)
		                                                  : error_memory(error);
	if (status == KLP_OK && styles != NULL)
		status =
			resolve(name, workbook, styles->target) ? xlsx_read_styles(book, name->bytes, error) : error_memory(error);
	return status;
}

static klp_status note_hidden(struct xlsx_book *book, const struct xlsx_sheet *sheet, uint64_t page, klp_error **error)
{
	enum { QUOTED_BYTES = 96 };
	const struct place place = { .source = book->reading->source, .page = page };
	return document_add_note(book->document, "read.hidden-sheet", KLP_SEVERITY_INFORMATION, &place, book->reading,
	                         error, "sheet '%.*s' is hidden, and was read like the others",
	                         sheet->name.length < QUOTED_BYTES ? (int)sheet->name.length : QUOTED_BYTES,
	                         sheet->name.text);
}

static klp_status read_sheet(struct xlsx_book *book, size_t index, struct slice workbook,
                             const struct xlsx_relationships *list, struct sheet_rows *rows, struct buffer *name,
                             klp_error **error)
{
	const struct xlsx_sheet *sheet = &book->sheets[index];
	const struct xlsx_relationship wanted = { .id = sheet->relationship };
	const struct xlsx_relationship *found =
		list->count == 0 ? NULL : bsearch(&wanted, list->list, list->count, sizeof *list->list, compare_ids);
	const struct place place = { .source = book->reading->source, .page = index + 1 };
	if (found == NULL || found->external)
		return error_set(error, KLP_FORMAT, &place, "the file does not tell where sheet '%.96s' is; it is damaged",
		                 sheet->name.text);
	/* These hold no cells. */
	if (xlsx_is_type(found->type, "chartsheet") || xlsx_is_type(found->type, "dialogsheet"))
		return KLP_OK;
	if (!resolve(name, workbook, found->target))
		return error_memory(error);
	klp_status status = sheet->hidden ? note_hidden(book, sheet, index + 1, error) : KLP_OK;
	if (status == KLP_OK)
		status = sheet_rows_begin(rows, index + 1, sheet->name, error);
	if (status == KLP_OK)
		status = xlsx_read_sheet(book, name->bytes, rows, error);
	return status == KLP_OK ? sheet_rows_end(rows, error) : status;
}

static klp_status read_sheets(struct xlsx_book *book, struct slice workbook, struct xlsx_relationships *list,
                              klp_error **error)
{
	struct buffer name = { NULL, 0, 0 };
	struct sheet_rows *rows = memory_allocate_zeroed(1, sizeof *rows);
	if (rows == NULL)
		return error_memory(error);
	rows->document = book->document;
	rows->reading = book->reading;
	klp_status status = read_shared(book, workbook, list, &name, error);
	if (list->count > 0)
		qsort(list->list, list->count, sizeof *list->list, compare_ids);
	for (size_t i = 0; status == KLP_OK && i < book->sheet_count; i++)
		status = read_sheet(book, i, workbook, list, rows, &name, error);
	sheet_rows_free(rows);
	memory_release(rows);
	buffer_free(&name);
	return status;
}

static klp_status read_book(struct xlsx_book *book, klp_error **error)
{
	const struct place place = { .source = book->reading->source };
	struct buffer workbook = { NULL, 0, 0 }, name = { NULL, 0, 0 };
	struct xlsx_relationships list = { NULL, 0, 0 };
	klp_status status = find_workbook(book, &workbook, error);
	if (status == KLP_OK)
		status = xlsx_read_workbook(book, workbook.bytes, error);
	struct slice part = { workbook.bytes, workbook.size };
	if (status == KLP_OK && book->sheet_count == 0)
		status = error_set(error, KLP_UNSUPPORTED, &place,
		                   "this file is made as XLSX is, and has no sheets; save the table as XLSX or CSV");
	if (status == KLP_OK && !relationships_of(&name, part))
		status = error_memory(error);
	if (status == KLP_OK)
		status = xlsx_read_relationships(book, name.bytes, &list, error);
	if (status == KLP_OK)
		status = read_sheets(book, part, &list, error);
	memory_release(list.list);
	buffer_free(&name);
	buffer_free(&workbook);
	return status;
}

static klp_status read_workbook(struct document *document, struct slice bytes, const struct reading *reading,
                                klp_error **error)
{
	struct xlsx_book book = { .document = document, .reading = reading };
	klp_status status = package_open(&book.package, bytes, reading, error);
	if (status == KLP_OK)
		status = read_book(&book, error);
	package_close(book.package);
	memory_release(book.sheets);
	memory_release(book.strings.texts);
	memory_release(book.styles.formats);
	return status;
}

/* A zip archive is told from its directory, at its end: readers_choose() looks there. */
static int bid(struct slice head)
{
	(void)head;
	return 0;
}

const struct reader read_xlsx = { "xlsx", "Excel's XLSX, and XLSM and XLTX", bid, read_workbook };
