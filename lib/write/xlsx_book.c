/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/xlsx_book.h"
#include "base/memory.h"
#include "write/xlsx_check.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ----------------------------------------------------------------- failures */

static klp_status io_failure(const char *deed, int number, klp_error **error)
{
	return error_set(error, KLP_IO, NULL, "cannot %s: %s", deed, error_system_text(number));
}

static bool failed(const struct xlsx_book *book)
{
	return book->status != KLP_OK;
}

/* Keeps the first failure that libxlsxwriter tells. */
static void take(struct xlsx_book *book, lxw_error outcome)
{
	if (failed(book) || outcome == LXW_NO_ERROR)
		return;
	if (outcome == LXW_ERROR_MEMORY_MALLOC_FAILED)
		book->status = error_memory(&book->error);
	else
		book->status = error_set(&book->error, KLP_IO, NULL, "cannot make the workbook: %s", lxw_strerror(outcome));
}

klp_status xlsx_status(struct xlsx_book *book, klp_error **error)
{
	if (!failed(book))
		return KLP_OK;
	if (error != NULL)
		*error = book->error;
	else
		klp_error_free(book->error);
	book->error = NULL;
	return book->status;
}

/* ------------------------------------------------------------- begin and end */

/* The folder in which the sink's file is made, where there is room for it; else the usual one. */
static bool find_folder(struct buffer *folder, const struct sink *sink)
{
	const char *beside = sink->file == NULL ? NULL : sink->file->temporary;
	const char *slash = beside == NULL ? NULL : strrchr(beside, '/');
	if (slash != NULL)
		return buffer_add(folder, beside, (size_t)(slash - beside) + 1) && buffer_end_text(folder);
	return buffer_add_text(folder, beside == NULL ? "/tmp/" : "./") && buffer_end_text(folder);
}

/* Opens a file that has no name any more, so that nothing is left behind whatever happens. */
static klp_status open_nameless(struct xlsx_book *book, klp_error **error)
{
	struct buffer name = { 0 };
	if (!buffer_add(&name, book->folder.bytes, book->folder.size) || !buffer_add_text(&name, ".klantprofiel-XXXXXX") ||
	    !buffer_end_text(&name)) {
		buffer_free(&name);
		return error_memory(error);
	}
	book->file = mkstemp(name.bytes);
	int number = errno;
	if (book->file >= 0) {
		unlink(name.bytes);
		fcntl(book->file, F_SETFD, FD_CLOEXEC);
	}
	buffer_free(&name);
	return book->file >= 0 ? KLP_OK : io_failure("make a file on the way to the workbook", number, error);
}

static void add_styles(struct xlsx_book *book)
{
	static const char *const numbers[XLSX_STYLES] = {
		[XLSX_PERSONS] = "#,##0",   [XLSX_PERSONS_CHANGE] = "+#,##0;-#,##0;0",
		[XLSX_SHARE] = "0.0%",      [XLSX_SHARE_CHANGE] = "+0.0%;-0.0%;0.0%",
		[XLSX_FRACTION] = "0.0000",
	};
	enum { TITLE_SIZE = 16, SHADE = 0xE3EAF2 };
	for (int i = XLSX_PLAIN; i < XLSX_STYLES; i++) {
		bool heading = i == XLSX_HEADING || i == XLSX_NUMBER_HEADING;
		lxw_format *style = workbook_add_format(book->workbook);
		if (style == NULL) {
			take(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
			return;
		}
		book->styles[i] = style;
		format_set_align(style, LXW_ALIGN_VERTICAL_TOP);
		if (numbers[i] != NULL)
			format_set_num_format(style, numbers[i]);
		if (i == XLSX_TEXT || i == XLSX_LABEL || i == XLSX_WRAPPED || i == XLSX_HEADING)
			format_set_indent(style, 1);
		if (heading || i == XLSX_TITLE || i == XLSX_LABEL)
			format_set_bold(style);
		if (heading || i == XLSX_LABEL || i == XLSX_WRAPPED)
			format_set_text_wrap(style);
		if (i == XLSX_NUMBER_HEADING)
			format_set_align(style, LXW_ALIGN_RIGHT);
		if (heading) {
			format_set_bg_color(style, SHADE);
			format_set_bottom(style, LXW_BORDER_THIN);
		}
		if (i == XLSX_TITLE)
			format_set_font_size(style, TITLE_SIZE);
	}
}

/* The outside library takes a file by its name: that of the descriptor. */
static void open_workbook(struct xlsx_book *book)
{
	enum { NAME_BYTES = 32 };
	char name[NAME_BYTES];
	snprintf(name, sizeof name, "/dev/fd/%d", book->file);
	lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = book->folder.bytes };
	book->workbook = workbook_new_opt(name, &options);
	if (book->workbook == NULL)
		take(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
	else
		add_styles(book);
}

klp_status xlsx_open(struct xlsx_book *book, const struct sink *sink, klp_error **error)
{
	*book = (struct xlsx_book){ .file = -1 };
	klp_status status = find_folder(&book->folder, sink) ? KLP_OK : error_memory(error);
	if (status == KLP_OK)
		status = open_nameless(book, error);
	if (status == KLP_OK) {
		book->plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
		status = book->plain == (locale_t)0 ? error_memory(error) : KLP_OK;
	}
	if (status == KLP_OK) {
		open_workbook(book);
		status = xlsx_status(book, error);
	}
	if (status != KLP_OK)
		xlsx_close(book);
	return status;
}

void xlsx_describe(struct xlsx_book *book, const char *title, const char *comment, time_t created)
{
	/* Its fields are not const, and it copies them. */
	lxw_doc_properties properties = { .title = (char *)title, .comments = (char *)comment, .created = created };
	if (!failed(book))
		take(book, workbook_set_properties(book->workbook, &properties));
}

/* Closes the files in which libxlsxwriter keeps the rows of sheets until the end; it does so itself only then. */
static void close_rows(struct xlsx_book *book)
{
	for (size_t i = 0; i < book->sheet_count; i++) {
		lxw_worksheet *sheet = book->sheets[i].sheet;
		if (sheet->optimize_tmpfile != NULL)
			fclose(sheet->optimize_tmpfile);
		sheet->optimize_tmpfile = NULL;
	}
}

void xlsx_close(struct xlsx_book *book)
{
	if (book->workbook != NULL) {
		close_rows(book);
		lxw_workbook_free(book->workbook);
	}
	if (book->file >= 0)
		close(book->file);
	if (book->plain != (locale_t)0)
		freelocale(book->plain);
	buffer_free(&book->folder);
	buffer_free(&book->escaped);
	klp_error_free(book->error);
	*book = (struct xlsx_book){ .file = -1 };
}

/* -------------------------------------------------------------------- sheets */

struct xlsx_sheet *xlsx_add_sheet(struct xlsx_book *book, const char *name)
{
	struct xlsx_sheet *sheet = &book->sheets[book->sheet_count];
	*sheet = (struct xlsx_sheet){ .book = book, .name = name };
	if (failed(book))
		return sheet;
	sheet->sheet = workbook_add_worksheet(book->workbook, name);
	if (sheet->sheet == NULL || sheet->sheet->optimize_tmpfile == NULL) {
		take(book, LXW_ERROR_CREATING_TMPFILE);
		return sheet;
	}
	book->sheet_count++;
	worksheet_set_landscape(sheet->sheet);
	worksheet_fit_to_pages(sheet->sheet, 1, 0);
	return sheet;
}

void xlsx_width(struct xlsx_sheet *sheet, lxw_col_t column, size_t characters)
{
	sheet->widths[column] = characters < XLSX_WIDTH_MAX ? characters : XLSX_WIDTH_MAX;
	if (!failed(sheet->book))
		take(sheet->book, worksheet_set_column(sheet->sheet, column, column, (double)sheet->widths[column], NULL));
}

/* Not every spreadsheet program makes a row as high as its texts need. */
void xlsx_next_row(struct xlsx_sheet *sheet)
{
	enum { LINE_HEIGHT = 15, LINES_MAX = 20 };
	size_t lines = sheet->lines < LINES_MAX ? sheet->lines : LINES_MAX;
	if (lines > 1 && !failed(sheet->book))
		take(sheet->book, worksheet_set_row(sheet->sheet, sheet->row, (double)(lines * LINE_HEIGHT), NULL));
	sheet->lines = 0;
	sheet->row++;
}

void xlsx_make_table(struct xlsx_sheet *sheet, lxw_col_t columns)
{
	if (failed(sheet->book))
		return;
	lxw_row_t last = sheet->row > 1 ? sheet->row - 1 : 0;
	worksheet_freeze_panes(sheet->sheet, 1, 0);
	worksheet_repeat_rows(sheet->sheet, 0, 0);
	take(sheet->book, worksheet_autofilter(sheet->sheet, 0, 0, last, (lxw_col_t)(columns - 1)));
}

/* --------------------------------------------------------------------- cells */

static bool has_row(struct xlsx_sheet *sheet)
{
	struct xlsx_book *book = sheet->book;
	if (!failed(book) && sheet->row >= XLSX_ROWS_MAX)
		book->status = error_set(&book->error, KLP_UNSUPPORTED, NULL,
		                         "a sheet of a workbook holds %d rows, and '%s' has more; write CSV, or fewer of them",
		                         (int)XLSX_ROWS_MAX, sheet->name);
	return !failed(book);
}

static void put_number(struct xlsx_sheet *sheet, lxw_col_t column, double value, enum xlsx_style style)
{
	struct xlsx_book *book = sheet->book;
	locale_t before = uselocale(book->plain);
	take(book, worksheet_write_number(sheet->sheet, sheet->row, column, value, book->styles[style]));
	uselocale(before);
	sheet->cells++;
}

void xlsx_integer(struct xlsx_sheet *sheet, lxw_col_t column, int64_t value, enum xlsx_style style)
{
	if (value >= -NUMBER_COUNT_MAX && value <= NUMBER_COUNT_MAX) {
		xlsx_real(sheet, column, (double)value, style);
		return;
	}
	char text[NUMBER_BYTES];
	text[number_write_integer(text, value)] = '\0';
	xlsx_text(sheet, column, text, XLSX_TEXT);
}

void xlsx_real(struct xlsx_sheet *sheet, lxw_col_t column, double value, enum xlsx_style style)
{
	if (has_row(sheet))
		put_number(sheet, column, value, style);
}

/* "_x000D_" is how a workbook writes a character that XML cannot hold. Whether that stands here, as a text of its own. */
static bool looks_escaped(const char *text)
{
	enum { DIGITS = 4 };
	return text[0] == '_' && text[1] == 'x' && strspn(text + 2, "0123456789ABCDEFabcdef") >= DIGITS &&
	       text[2 + DIGITS] == '_';
}

/* What XML 1.0 cannot hold at the start of a text, or would change: its number, and in *length its bytes; else 0. */
static unsigned unwritable(const char *text, size_t *length)
{
	enum { FIRST_NONE = 0xFFFE, LAST_BYTE = 0xBE };
	unsigned char byte = (unsigned char)text[0];
	*length = 1;
	if (byte < ' ')
		return byte == '\t' || byte == '\n' ? 0 : byte;
	if (strncmp(text, "\xEF\xBF\xBE", 3) != 0 && strncmp(text, "\xEF\xBF\xBF", 3) != 0)
		return 0;
	*length = 3;
	return FIRST_NONE + (unsigned)((unsigned char)text[2] - LAST_BYTE);
}

/* The text as a workbook holds it. False when there is no memory. */
static bool escape(struct buffer *escaped, const char *text)
{
	enum { ESCAPE_BYTES = 16 };
	bool fits = true;
	escaped->size = 0;
	while (fits && *text != '\0') {
		char piece[ESCAPE_BYTES];
		size_t length;
		unsigned number = unwritable(text, &length);
		if (number == 0 && looks_escaped(text))
			number = '_';
		if (number == 0) {
			fits = buffer_add(escaped, text, 1);
			text++;
			continue;
		}
		snprintf(piece, sizeof piece, "_x%04X_", number);
		fits = buffer_add_text(escaped, piece);
		text += length;
	}
	return fits && buffer_end_text(escaped);
}

/* As Excel counts them: a character beyond the first plane is two. */
static size_t units_of(const char *text)
{
	enum { CONTINUED = 0x80, LEAD = 0xC0, BEYOND = 0xF0 };
	size_t units = 0;
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;
		units += (byte & LEAD) != CONTINUED ? 1 : 0;
		units += byte >= BEYOND ? 1 : 0;
	}
	return units;
}

/* Whether the text can stand as it is, which is told quickly of nearly all. */
static bool is_plain(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < ' ' || *text == '_' || (unsigned char)*text == 0xEF)
			return false;
	return true;
}

/* How many lines a text fills that runs on in its column; words are broken late, so that some room is left. */
static void count_lines(struct xlsx_sheet *sheet, lxw_col_t column, const char *text, enum xlsx_style style)
{
	enum { USUAL_WIDTH = 8, SPARE = 3 };
	if (style != XLSX_WRAPPED && style != XLSX_HEADING && style != XLSX_NUMBER_HEADING)
		return;
	size_t width = sheet->widths[column] > USUAL_WIDTH ? sheet->widths[column] - SPARE : USUAL_WIDTH;
	size_t lines = (units_of(text) + width - 1) / width;
	sheet->lines = lines > sheet->lines ? lines : sheet->lines;
}

void xlsx_text(struct xlsx_sheet *sheet, lxw_col_t column, const char *text, enum xlsx_style style)
{
	struct xlsx_book *book = sheet->book;
	if (text == NULL || *text == '\0' || !has_row(sheet))
		return;
	if (!is_plain(text)) {
		if (!escape(&book->escaped, text)) {
			take(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
			return;
		}
		text = book->escaped.bytes;
	}
	if (units_of(text) > XLSX_TEXT_MAX) {
		book->status = error_set(&book->error, KLP_UNSUPPORTED, NULL,
		                         "a cell of a workbook holds %d characters, and row %lu of '%s' has a text with more; "
		                         "write CSV or JSON",
		                         (int)XLSX_TEXT_MAX, (unsigned long)sheet->row + 1, sheet->name);
		return;
	}
	count_lines(sheet, column, text, style);
	locale_t before = uselocale(book->plain);
	take(book, worksheet_write_string(sheet->sheet, sheet->row, column, text, book->styles[style]));
	uselocale(before);
	sheet->cells++;
}

/* -------------------------------------------------------------------- finish */

/* Whether the rows were kept: libxlsxwriter itself does not ask. */
static void check_rows(struct xlsx_book *book)
{
	for (size_t i = 0; i < book->sheet_count && !failed(book); i++) {
		FILE *rows = book->sheets[i].sheet->optimize_tmpfile;
		errno = 0;
		if (fflush(rows) != 0 || ferror(rows))
			book->status =
				io_failure("write into a file on the way to the workbook", errno == 0 ? ENOSPC : errno, &book->error);
	}
}

static klp_status pour(struct xlsx_book *book, struct sink *sink, klp_error **error)
{
	if (lseek(book->file, 0, SEEK_SET) != 0)
		return io_failure("read the finished workbook", errno, error);
	klp_status status = KLP_OK;
	while (status == KLP_OK) {
		char *room = sink_room(sink, SINK_BYTES);
		ssize_t got = read(book->file, room, SINK_BYTES);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return io_failure("read the finished workbook", errno, error);
		if (got == 0)
			break;
		sink->used += (size_t)got;
		status = sink_status(sink, error);
	}
	return status;
}

klp_status xlsx_finish(struct xlsx_book *book, struct sink *sink, klp_error **error)
{
	uint64_t cells[XLSX_SHEETS_MAX];
	check_rows(book);
	klp_status status = xlsx_status(book, error);
	if (status != KLP_OK)
		return status;
	for (size_t i = 0; i < book->sheet_count; i++)
		cells[i] = book->sheets[i].cells;
	locale_t before = uselocale(book->plain);
	lxw_error outcome = workbook_close(book->workbook);
	uselocale(before);
	book->workbook = NULL;
	take(book, outcome);
	status = xlsx_status(book, error);
	if (status == KLP_OK)
		status = xlsx_check(book->file, cells, book->sheet_count, error);
	return status == KLP_OK ? pour(book, sink, error) : status;
}
