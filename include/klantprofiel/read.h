/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Reading the publication: bytes in, rows of a dataset out.
 *
 * What was printed is kept as printed: reading does not repair. What is odd becomes a
 * note of the dataset, and reading goes on; a document in which no table is found is an error.
 *
 * The notes that reading makes, by id:
 *
 *   read.edition-missing        the document does not tell its edition, nor did the caller
 *   read.edition-assumed        the caller's edition was used
 *   read.edition-conflict       the document's own edition differs from the caller's, and was used
 *   read.edition-in-text        no heading tells the edition, and a sentence does
 *   read.edition-unsure         a country's row between two editions; the later one was taken
 *   read.unknown-municipality   a row whose name is no municipality; likely names are suggested
 *   read.other-year             a municipality that the edition's year does not have, and another year has
 *   read.other-region           a municipality printed with another region than its year's classification has
 *   read.regions-missing        the country is there, and not all of its regions
 *   read.region-inferred        no region is printed; that of the municipalities was taken
 *   read.region-unknown         rows whose region could not be told
 *   read.region-mismatch        the printed region differs from the one its municipalities belong to
 *   read.region-number          a region printed with another number than UWV's
 *   read.columns-by-order       headings that do not say which count is which; the publication's order was taken
 *   read.columns-unclear        headings that contradict that order; no count of the table could be placed
 *   read.not-a-count            a cell where a count belongs holds something else, kept as text
 *   read.row-incomplete         a named row with fewer or more numbers than five, so that none could be placed
 *   read.numbers-fused          a row whose numbers have run together; its counts are absent. An error: they are lost
 *   read.total-missing          a region's table ends without its total row
 *   read.text-in-table          text between the rows of a table that could not be understood
 *   read.numbers-unplaced       numbers without a name that could be theirs
 *   read.numbers-unordered      numbers column after column, or a page on one line, that could not be told apart by rows that
 *                               add up; none of them was read. An error: they are lost
 *   read.register-unplaced      a register size that cannot be read, or belongs to no region of the document
 *   read.territory-year         the edition's year has no classification; the nearest was used
 */

#ifndef KLANTPROFIEL_READ_H
#define KLANTPROFIEL_READ_H

#include <klantprofiel/dataset.h>
#include <klantprofiel/territory.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How to read. */
typedef struct klp_parse_options {
	/** sizeof (klp_parse_options) */
	size_t struct_size;
	/** The name used in rows, notes and errors, in UTF-8; NULL for the path (a byte of it that is not UTF-8 shows as ?),
	 * "memory" or "stream". */
	const char *source;
	/** The edition, "2018Q2", of a document that does not tell; NULL for none. */
	const char *assume_edition;
	/** The format, one of klp_format_name(); NULL to tell it from the bytes. */
	const char *format;
	/** Where names are looked up; NULL for what is built in. Must outlive the call only. */
	const klp_territory *territory;
	/** NULL for the defaults. */
	const klp_limits *limits;
	/** Called with bytes, each of which counts twice: once when it is read, once when it is recognised. NULL for none. */
	klp_progress progress;
	void *progress_context;
	/** KLP_PARSE_…, added up; 0 for none. */
	uint64_t flags;
	/** The program that takes a PDF apart: a path, or a name that is looked for on PATH; NULL for "pdftotext". */
	const char *pdftotext;
} klp_parse_options;

/** For klp_parse_options.flags: an XML file of the project's own vocabulary is checked against its schema first. */
#define KLP_PARSE_CHECK_SCHEMA UINT64_C(1)

/** The initialiser: every option at its default. */
#define KLP_PARSE_OPTIONS_INIT                                                       \
	{                                                                                \
		sizeof(klp_parse_options), NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL \
	}

/** Reads a file and adds its rows and notes to a dataset.
 *
 * @param dataset  gets the rows; unchanged on failure
 * @param path     a file; not a folder
 * @param options  NULL for the defaults
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL, a malformed edition, bad options); KLP_IO (cannot be opened or read, is
 *         a folder); KLP_ENCODING (not UTF-8, with line, column and byte); KLP_UNSUPPORTED (unknown format, binary data); KLP_FORMAT (the
 *         numbers of most rows have run together); KLP_NO_TABLE; KLP_CANCELLED;
 *         KLP_LIMIT_INPUT_BYTES, KLP_LIMIT_LINE_BYTES, KLP_LIMIT_LINES, KLP_LIMIT_ROWS, KLP_LIMIT_COLUMNS, KLP_LIMIT_NAME_BYTES,
 *         KLP_LIMIT_NOTES; KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_parse_file(klp_dataset *dataset, const char *path, const klp_parse_options *options,
                                  klp_error **error);

/** The same from memory. The bytes are only read, and not needed afterwards. */
KLP_API klp_status klp_parse_memory(klp_dataset *dataset, const void *bytes, size_t size,
                                    const klp_parse_options *options, klp_error **error);

/** The same from a function that gives the bytes, which is called until it returns 0 or less. */
KLP_API klp_status klp_parse_stream(klp_dataset *dataset, klp_read_function read, void *context,
                                    const klp_parse_options *options, klp_error **error);

/** How many formats can be read. */
KLP_API size_t klp_format_count(void);

/** The name of a format, "text" or "markdown"; NULL past the end. Static. */
KLP_API const char *klp_format_name(size_t index);

/** One line in English on a format; NULL past the end. Static. */
KLP_API const char *klp_format_title(size_t index);

#ifdef __cplusplus
}
#endif

#endif
