/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the files that read XLSX share: the parts of a workbook, each of which has a file of its own.
 *
 * Elements are told by their depth and local name, whatever their namespace is called, so that strict and transitional files
 * and those with prefixes are the same.
 */

#ifndef READ_XLSX_H
#define READ_XLSX_H

#include "read/formats/number_format.h"
#include "read/formats/package.h"
#include "read/formats/sheet_rows.h"

/** The texts that cells refer to by their index (xlsx_strings.c). All zero is none. */
struct xlsx_strings {
	/** in the document's texts */
	struct slice *texts;
	size_t count;
	size_t capacity;
};

/** What the styles of cells say of their numbers, by the index of the style (xlsx_styles.c). All zero is none. */
struct xlsx_styles {
	struct number_format *formats;
	size_t count;
	size_t capacity;
};

/** A sheet, as the workbook names it. */
struct xlsx_sheet {
	/** in the document's texts, as all texts of this file */
	struct slice name;
	/** the id of its relationship */
	struct slice relationship;
	bool hidden;
};

/** What one part says of another: where it is, and as what it is related. */
struct xlsx_relationship {
	struct slice id;
	struct slice type;
	struct slice target;
	bool external;
};

struct xlsx_relationships {
	struct xlsx_relationship *list;
	size_t count;
	size_t capacity;
};

/** All zero but the first three is the start. */
struct xlsx_book {
	struct document *document;
	const struct reading *reading;
	struct package *package;
	bool from_1904;
	struct xlsx_sheet *sheets;
	size_t sheet_count;
	size_t sheet_capacity;
	struct xlsx_strings strings;
	struct xlsx_styles styles;
};

/** Each as package_read(), and KLP_LIMIT_MEMORY. `part` is the name of the part. */
klp_status xlsx_read_strings(struct xlsx_book *book, const char *part, klp_error **error);
klp_status xlsx_read_styles(struct xlsx_book *book, const char *part, klp_error **error);
klp_status xlsx_read_workbook(struct xlsx_book *book, const char *part, klp_error **error);
klp_status xlsx_read_relationships(const struct xlsx_book *book, const char *part, struct xlsx_relationships *list,
                                   klp_error **error);
/** Its cells, after the strings and styles; what sheet_rows.h says too. */
klp_status xlsx_read_sheet(struct xlsx_book *book, const char *part, struct sheet_rows *rows, klp_error **error);

/** Whether a type of relationship is that: "…/worksheet", in strict and in transitional files. */
bool xlsx_is_type(struct slice type, const char *ending);

/** Replaces what XLSX writes for characters that XML does not have, _x000D_, by the character. */
void xlsx_unescape(struct buffer *text);

#endif
