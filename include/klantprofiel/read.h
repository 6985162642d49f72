/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Reading the publication: bytes in, rows of a dataset out.
 *
 * What was printed is kept as printed: reading does not repair. What is odd becomes a
 * note of the dataset, and reading goes on; a document in which no table is found is an error.
 *
 * What is packed with gzip or as a zip archive is unpacked in memory, and each file in it is read as a source of its own, named
 * "archive.zip/folder/file.csv"; a gzip file keeps its own name. Files come in the order of the archive. Folders and what a
 * system keeps for itself are passed over, and so is, with a note, a file that is no publication: one that ends in
 * KLP_NO_TABLE or KLP_UNSUPPORTED. Any other failure of one of them, and a file that cannot be unpacked, fails the
 * whole. Names in an archive are shown and never used as paths.
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
 *   read.row-unsure             five numbers on several lines that do not add up, or below names of which some were not
 *                               understood: they may be of other rows, and were left absent
 *   read.row-incomplete         a named row with fewer or more numbers than five, so that none could be placed
 *   read.numbers-fused          a row whose numbers have run together; its counts are absent. An error: they are lost
 *   read.total-missing          a region's table ends without its total row
 *   read.text-in-table          text between the rows of a table that could not be understood
 *   read.numbers-unplaced       numbers without a name that could be theirs
 *   read.mark-left-out          raised marks of footnotes on a page of words, which are no part of what they stand behind
 *   read.numbers-unordered      numbers column after column, or a page on one line, that could not be told apart by rows that
 *                               add up; none of them was read. An error: they are lost
 *   read.register-unplaced      a register size that cannot be read, or belongs to no region of the document
 *   read.encoding               a text that is not UTF-8 and does not say its encoding; the message says which was taken
 *   read.column-unknown         a column of the project's own table, or a name in its XML or JSON, that is none that is known; it
 *                               was not read
 *   read.member-skipped         a file in an archive that is no publication, or cannot be read for one
 *   read.member-twice           an archive with two files of one name, both of which were read
 *   read.hidden-sheet           a sheet that is hidden, read like the others
 *   read.hidden-rows            rows that are hidden or filtered away, read like the others
 *   read.hidden-columns         the same of columns
 *   read.formula-uncomputed     formulas whose results are not in the file
 *   read.hidden                 a page hides lines or cells in a browser; they were read
 *   read.not-shown              text of a page that is none of it, as in a template or the choices of a form; it was not read
 *   read.cut-off                a tag, comment or script of a page never ends; what follows was not read
 *   read.encoding-assumed       a page does not tell its encoding, or another than it has; the one that fits was taken
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
	/** The format, one of klp_format_name(); NULL to tell it from the bytes. Of a source that is packed, the format of what is
	 * in it. */
	const char *format;
	/** Where names are looked up; NULL for what is built in. Must outlive the call only. */
	const klp_territory *territory;
	/** NULL for the defaults. */
	const klp_limits *limits;
	/** Called with bytes, each of which counts twice: once when it is read, once when it is recognised. Of a source that is
	 * packed the total is not known until its end. NULL for none. */
	klp_progress progress;
	void *progress_context;
	/** KLP_PARSE_…, added up; 0 for none. */
	uint64_t flags;
	/** The program that takes a PDF apart: a path, or a name that is looked for on PATH; NULL for "pdftotext". It is called as
	 * `pdftotext -bbox -enc UTF-8 - -`, as a process of its own with the rights of this one, under the limits "program-seconds"
	 * and "program-memory-bytes"; the PDF goes through a pipe, and what comes out counts against "input-bytes". */
	const char *pdftotext;
} klp_parse_options;

/** For klp_parse_options.flags: XML of the project's own vocabulary is checked against its schema, klantprofiel-dataset-1.xsd,
 * which is built in. The first violation is KLP_FORMAT with its line. Other formats have no schema and are read as without. */
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
 *         a folder); KLP_ENCODING (damaged, or in no encoding that is known, with line, column and byte); KLP_FORMAT (the rules of its
 *         format broken, damaged or cut off, or the numbers of most rows run together, with its place); KLP_UNSUPPORTED (unknown format, binary data, encrypted); KLP_NO_TABLE
 *         (also of a PDF of pictures); KLP_NO_PROGRAM, KLP_LIMIT_PROGRAM_SECONDS, KLP_LIMIT_PROGRAM_MEMORY (PDF); KLP_CANCELLED;
 *         KLP_LIMIT_INPUT_BYTES, KLP_LIMIT_LINE_BYTES, KLP_LIMIT_LINES, KLP_LIMIT_ROWS, KLP_LIMIT_COLUMNS, KLP_LIMIT_NAME_BYTES,
 *         KLP_LIMIT_NOTES, KLP_LIMIT_MEMORY, KLP_LIMIT_EXPANSION, KLP_LIMIT_NESTING, KLP_LIMIT_MEMBERS; KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_parse_file(klp_dataset *dataset, const char *path, const klp_parse_options *options,
                                  klp_error **error);

/** The same from memory. The bytes are only read, and not needed afterwards. */
KLP_API klp_status klp_parse_memory(klp_dataset *dataset, const void *bytes, size_t size,
                                    const klp_parse_options *options, klp_error **error);

/** The same from a function that gives the bytes, which is called until it returns 0 or less. */
KLP_API klp_status klp_parse_stream(klp_dataset *dataset, klp_read_function read, void *context,
                                    const klp_parse_options *options, klp_error **error);

/** Words with their places on pages, as a program has them that takes PDF apart by itself: pdf.js, PDFBox, Poppler, MuPDF.
 *
 * It is built up call by call, rather than handed over as an array of structs, so that what is known of a word or a page can
 * grow without breaking callers, and so that any language can make one without laying out memory. Texts are copied. A handle
 * may be read from many threads at once, by klp_parse_words(); changing it while another thread uses it is not safe. */
typedef struct klp_words klp_words;

/** For klp_words_new(): y runs up the page from its lower edge, as in PDF itself and in pdf.js; without it y runs down from
 * the upper edge, as in PDFBox, Poppler and browsers. */
#define KLP_WORDS_Y_UP UINT64_C(1)

/** Makes an empty set of words.
 *
 * @param words  receives it; free it with klp_words_free()
 * @param flags  KLP_WORDS_…, added up; 0 for none
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL, an unknown flag); KLP_OUT_OF_MEMORY */
KLP_API klp_status klp_words_new(klp_words **words, uint64_t flags, klp_error **error);

/** Frees words; NULL is allowed. */
KLP_API void klp_words_free(klp_words *words);

/** Begins the next page; the words that are added from here on stand on it. Pages come in the order of the document.
 *
 * @param width, height  of the page, in the unit of the words' places, which may be any (points, pixels) but the same for
 *                       all of a page; 0 where they are not known
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL; a number that is not finite, is negative or over 1e12); KLP_OUT_OF_MEMORY */
KLP_API klp_status klp_words_add_page(klp_words *words, double width, double height, klp_error **error);

/** Adds a word, or a run of several parted by blanks, to the page begun last. The order of the words on a page plays no part.
 *
 * @param text          in UTF-8; of a run the places of its words are told from the number of their characters. Nothing but
 *                      blanks is nothing
 * @param x_min, x_max  its left and right edge
 * @param y_min, y_max  its lower and upper edge, in whatever order: from below the feet of letters such as "p" to the height
 *                      of capitals, as for all words of that size, whatever their letters are. Where heights are not known
 *                      give the base line twice
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL; no page was begun; a number that is not finite or over 1e12, with the page);
 *         KLP_ENCODING (not UTF-8, with page and byte); KLP_OUT_OF_MEMORY. Nothing is added on failure */
KLP_API klp_status klp_words_add(klp_words *words, const char *text, double x_min, double y_min, double x_max,
                                 double y_max, klp_error **error);

/** Reads words and adds the rows and notes that they make up to a dataset, as klp_parse_memory() does with the bytes of a PDF.
 *
 * The page and line of rows, notes and errors: pages count from 1, and so do the lines of a page from its upper edge, a line being
 * words at one height. The column is that of the table's cell, or in a line without a table the character.
 *
 * @param words    is only read, and not needed afterwards
 * @param options  NULL for the defaults; `format` must be NULL; `source` NULL is "words"; the progress counts bytes of text
 * @return as klp_parse_memory(), but for what becomes of bytes: no KLP_ENCODING, and KLP_INVALID_ARGUMENT when
 *         `options->format` is given. Besides: KLP_LIMIT_MEMORY. */
KLP_API klp_status klp_parse_words(klp_dataset *dataset, const klp_words *words, const klp_parse_options *options,
                                   klp_error **error);

/** How many formats can be read. */
KLP_API size_t klp_format_count(void);

/** The name of a format, such as "text", "markdown" or "html"; NULL past the end. Static. */
KLP_API const char *klp_format_name(size_t index);

/** One line in English on a format; NULL past the end. Static. */
KLP_API const char *klp_format_title(size_t index);

#ifdef __cplusplus
}
#endif

#endif
