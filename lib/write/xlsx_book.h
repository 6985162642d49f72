/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A workbook on its way, made by libxlsxwriter: its sheets row by row and from the left to the right, in memory that does not grow
 * with them. As in a sink, a failure sticks: what comes after it goes nowhere, and xlsx_status() tells of it.
 *
 * What libxlsxwriter does not do is done here. It puts its numbers down with the decimal sign of the process's locale: this is kept
 * away from it. It does not look whether its own writing went well: the finished file is read again. It leaves texts that Excel
 * would take for an escape as they are: they are escaped.
 */

#ifndef WRITE_XLSX_BOOK_H
#define WRITE_XLSX_BOOK_H

#include "base/buffer.h"
#include "write/sink.h"

#include <klantprofiel/dataset.h>

#include <locale.h>
#include <xlsxwriter.h>

/** How a cell looks. */
enum xlsx_style {
	/** a number as it is */
	XLSX_PLAIN,
	XLSX_TEXT,
	/** over texts, and over numbers */
	XLSX_HEADING,
	XLSX_NUMBER_HEADING,
	/** of a page for people: large, and its parts */
	XLSX_TITLE,
	XLSX_LABEL,
	/** a text that runs on over more lines */
	XLSX_WRAPPED,
	/** #,##0 and with a sign */
	XLSX_PERSONS,
	XLSX_PERSONS_CHANGE,
	/** a fraction in hundredths with one decimal, and with a sign */
	XLSX_SHARE,
	XLSX_SHARE_CHANGE,
	/** a fraction as it is */
	XLSX_FRACTION,
	XLSX_STYLES
};

enum { XLSX_SHEETS_MAX = 5 };

/** What a sheet of Excel holds. */
enum { XLSX_ROWS_MAX = 1048576, XLSX_TEXT_MAX = 32767, XLSX_WIDTH_MAX = 60 };

/** Of the widest sheet: the dataset's columns, and those of what is printed in the place of counts. */
enum { XLSX_COLUMNS_MAX = 2 * KLP_COLUMN_COUNT };

struct xlsx_book;

struct xlsx_sheet {
	struct xlsx_book *book;
	const char *name;
	lxw_worksheet *sheet;
	/** the present row, from 0, and how many lines of text its highest cell has */
	lxw_row_t row;
	size_t lines;
	/** of columns, in characters; 0 for the usual */
	size_t widths[XLSX_COLUMNS_MAX];
	/** how many cells were filled */
	uint64_t cells;
};

struct xlsx_book {
	lxw_workbook *workbook;
	lxw_format *styles[XLSX_STYLES];
	struct xlsx_sheet sheets[XLSX_SHEETS_MAX];
	size_t sheet_count;
	/** the finished workbook, in a file without a name; and the folder in which it and others are made */
	int file;
	struct buffer folder;
	/** the locale in which numbers have a decimal point */
	locale_t plain;
	struct buffer escaped;
	/** the first failure, and its detail until somebody takes it */
	klp_status status;
	klp_error *error;
};

/** Begins a workbook.
 *
 * @param sink  where it goes in the end: what is made on the way lies beside its file
 * @return KLP_OK; KLP_IO; KLP_OUT_OF_MEMORY: there is then nothing to close */
klp_status xlsx_open(struct xlsx_book *book, const struct sink *sink, klp_error **error);

/** Sets the document's properties; texts are UTF-8 and at most 255 bytes long. */
void xlsx_describe(struct xlsx_book *book, const char *title, const char *comment, time_t created);

/** Begins a sheet, which becomes the last; its name lives as long as the book. */
struct xlsx_sheet *xlsx_add_sheet(struct xlsx_book *book, const char *name);

/** How wide a column is, in characters, of at most XLSX_WIDTH_MAX. */
void xlsx_width(struct xlsx_sheet *sheet, lxw_col_t column, size_t characters);

/** Fills a cell of the present row. NULL and empty texts leave it empty, but for what the style draws. */
void xlsx_text(struct xlsx_sheet *sheet, lxw_col_t column, const char *text, enum xlsx_style style);

/** A number that a spreadsheet cannot hold exactly becomes a text. */
void xlsx_integer(struct xlsx_sheet *sheet, lxw_col_t column, int64_t value, enum xlsx_style style);
void xlsx_real(struct xlsx_sheet *sheet, lxw_col_t column, double value, enum xlsx_style style);

/** Ends the present row. */
void xlsx_next_row(struct xlsx_sheet *sheet);

/** Keeps the first row in sight, and puts a filter on it; for a table of so many columns, once its rows are there. */
void xlsx_make_table(struct xlsx_sheet *sheet, lxw_col_t columns);

/** The first failure, whose detail goes to *error: KLP_IO; KLP_UNSUPPORTED for what no sheet can hold; KLP_OUT_OF_MEMORY. */
klp_status xlsx_status(struct xlsx_book *book, klp_error **error);

/** Finishes the workbook, reads it again, and puts it into the sink. As xlsx_status(), and the sink's status. */
klp_status xlsx_finish(struct xlsx_book *book, struct sink *sink, klp_error **error);

/** Takes away all that there still is of it. */
void xlsx_close(struct xlsx_book *book);

#endif
