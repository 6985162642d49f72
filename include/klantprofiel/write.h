/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Writing a dataset, findings, or differences, in the formats that people use. Everything is written as a stream:
 * memory does not grow with the number of rows.
 *
 * What is written can be read back by klp_parse_file() and the like, and written again gives the same bytes. CSV holds the rows
 * with the columns that the dataset has, under their klp_column_name(). Behind them, only where some row has, in the place of a
 * count, a text that is none (klp_dataset_cell_text()), stands a column with these texts: `municipal_profile_printed`,
 * `municipal_no_profile_printed`, `uwv_profile_printed`, `uwv_no_profile_printed`, `total_printed`, `register_total_printed`. JSON
 * holds the notes as well.
 *
 * "md" is Markdown, a pipe table of the rows and one of the notes, read back as well. "csv" in the dialect "nl" is what a Dutch Excel opens right:
 * semicolons, decimal commas, UTF-8 with a byte order mark, CRLF; read back too.
 *
 * Three formats are those of statistics, for other programs, and not read back: "jsonstat", JSON-stat 2.0; "cbs", a CSV in the shape of the tables
 * of Statistics Netherlands, with its signs where a number is absent, or in the dialect "without-signs" with nothing there; "sdmx-csv",
 * SDMX-CSV 2.0, in the dialect "labels" with labels behind its codes. They tell a row by its area and edition, so that each row needs an
 * edition, no two may be about the same, and but for "jsonstat" each area needs a code: else KLP_UNSUPPORTED with the row's place. Their memory
 * grows with the number of rows.
 *
 * Two formats are for people, in the language that is asked for, and have a place for findings: "html", a page that stands by itself, and
 * "xlsx", a workbook for Excel and its kin. Both hold the notes, with the counts that a repair changed, and name UWV as the source. They are read back as
 * well, whatever is told around the data; a page keeps no blanks at the ends of texts, and a workbook keeps 15 digits of a fraction. The same
 * dataset gives the same bytes, so that a workbook is dated with its last reference date.
 *
 * The workbook is made by libxlsxwriter, whose memory does not come from the caller's allocator, and in files without a name that lie beside the one
 * that is written, or in /tmp for a stream. Where its own memory fails, libxlsxwriter says so on standard error.
 */

#ifndef KLANTPROFIEL_WRITE_H
#define KLANTPROFIEL_WRITE_H

#include <klantprofiel/dataset.h>
#include <klantprofiel/differences.h>
#include <klantprofiel/findings.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How to write. */
typedef struct klp_write_options {
	/** sizeof (klp_write_options) */
	size_t struct_size;
	/** The format, one of klp_write_format_name(); NULL for the one of the file's extension, and "csv" for a stream. */
	const char *format;
	/** Called with rows; NULL for none. */
	klp_progress progress;
	void *progress_context;
	/** The language of headings, captions and labels, in formats for people: "en" or "nl"; NULL for "en". The names of columns are the same
	 * in every language. The environment is never asked. */
	const char *language;
	/** A variant of the format, by its name; NULL for the usual one. Each format says which it has. */
	const char *dialect;
	/** What klp_validate() found in the dataset, for formats that have a place for it; others leave it out. NULL for none. The caller's, and not
	 * kept. */
	const klp_findings *findings;
} klp_write_options;

/** The initialiser: every option at its default. */
#define KLP_WRITE_OPTIONS_INIT                                        \
	{                                                                 \
		sizeof(klp_write_options), NULL, NULL, NULL, NULL, NULL, NULL \
	}

/** Writes a dataset to a file. The file is replaced only when the new one is whole and safely on disk: on any
 * failure the old one stands as it was and nothing else is left behind. A symbolic link is followed;
 * a device or pipe is written to directly. A pipe whose reader is gone raises SIGPIPE as any writing does; a program that
 * ignores that signal gets KLP_IO.
 *
 * @return KLP_OK; KLP_INVALID_ARGUMENT; KLP_UNSUPPORTED (unknown format or extension; the message lists the
 *         formats; or a text holds a character that XML has no way to write, such as a bell; or there is more than a workbook can hold, 1,048,575 rows and
 *         32,767 characters a cell; or the library was built without libxlsxwriter); KLP_IO (the message says what failed and why); KLP_CANCELLED; KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_write_file(const klp_dataset *dataset, const char *path, const klp_write_options *options,
                                  klp_error **error);

/** Writes a dataset through a function of the caller, in pieces of any size. What was handed over before a
 * failure stays handed over.
 *
 * @return as klp_write_file(); KLP_IO when the function returns other than 0. */
KLP_API klp_status klp_write_stream(const klp_dataset *dataset, klp_write_function write, void *context,
                                    const klp_write_options *options, klp_error **error);

/** Writes findings: "json"; "sarif", version 2.1.0 of OASIS's format for editors and platforms, with the rules that
 * looked; or "text" with a line a finding, `source:page:line: severity: message [rule]`, and where it is about a cell
 * two lines more that begin with blanks: the row's name and counts, and carets under the cell.
 *
 * @param at_least  findings below this severity are left out; the summary counts what is written
 * @param options   format NULL means the extension's, and "text" for a stream
 * @return as klp_write_file() and klp_write_stream() */
KLP_API klp_status klp_write_findings_file(const klp_findings *findings, klp_severity at_least, const char *path,
                                           const klp_write_options *options, klp_error **error);
KLP_API klp_status klp_write_findings_stream(const klp_findings *findings, klp_severity at_least,
                                             klp_write_function write, void *context, const klp_write_options *options,
                                             klp_error **error);

/** Writes differences: "csv" with a row a difference, for other programs to calculate with; "json", one object with `differences`, `summary` and
 * `notes`; or "text" for people, with a line an area in columns, and for two versions of one edition a line a cell,
 * `source:page:line: sentence`. Of people, numbers are written as the publication prints them, 1.097; of programs, plainly. The text is in
 * the language of the differences, the names of columns and kinds are the same in every language.
 *
 * @param options  format NULL means the extension's, and "text" for a stream
 * @return as klp_write_file() and klp_write_stream() */
KLP_API klp_status klp_write_differences_file(const klp_differences *differences, const char *path,
                                              const klp_write_options *options, klp_error **error);
KLP_API klp_status klp_write_differences_stream(const klp_differences *differences, klp_write_function write,
                                                void *context, const klp_write_options *options, klp_error **error);

/** How many formats a dataset can be written in. */
KLP_API size_t klp_write_format_count(void);

/** The name of such a format, "csv", "json", "xml", "md", "jsonstat", "cbs", "sdmx-csv", "html" or "xlsx"; NULL past the end. Static. */
KLP_API const char *klp_write_format_name(size_t index);

#ifdef __cplusplus
}
#endif

#endif
