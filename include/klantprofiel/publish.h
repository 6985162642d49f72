/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The quarterly publication itself, made of a dataset: a title page, what is counted, the country, a page a region with its
 * municipalities and its total, and the source. As a page for the browser, or as a tagged PDF.
 *
 * The publication is Dutch, as the statistic is. It holds one edition, and what the dataset says of it: nothing is added up or put
 * right here. Municipalities stand in the order of their names and under their official ones; a name that is not known stands as
 * it was printed. A count that is absent is a dot (·), or the text that stood in its place ("n.b.", "<5").
 *
 * Read by klp_parse_file() the publication gives the dataset back: edition, areas, counts, texts in the place of counts, sizes of the
 * register and percentages. Not in it are where a row was once read, the spelling in which a name was printed, indicators and notes; and
 * every row that comes back was published, whatever its origin.
 */

#ifndef KLANTPROFIEL_PUBLISH_H
#define KLANTPROFIEL_PUBLISH_H

#include <klantprofiel/dataset.h>
#include <klantprofiel/territory.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How to publish. */
typedef struct klp_publish_options {
	/** sizeof (klp_publish_options) */
	size_t struct_size;
	/** "html" or "pdf"; NULL for that of the file's extension (.html, .htm, .pdf), and "html" for a stream. */
	const char *format;
	/** What the publication is called; NULL for "Transparantie van klantprofielen". Its quarter stands below it in any case. */
	const char *title;
	/** Tells the names and regions that a row has only as codes; NULL for what is built in. Must outlive the call only. */
	const klp_territory *territory;
	/** Of PDF the limits "program-seconds" and "program-memory-bytes" of the program that lays it out, which are 300 and
	 * 1,073,741,824 (1 GiB) here where they are 0: a page takes it longer to lay out than pdftotext to take apart. Others are not looked at.
	 * NULL for the defaults. */
	const klp_limits *limits;
	/** The program that lays a PDF out: a path, or a name that is looked for on PATH; NULL for "weasyprint". It is called as
	 * `weasyprint -q -e utf-8 -m print --pdf-variant pdf/ua-1 - -`, which release 57 and later know, as a process of its own with
	 * the rights of this one; the page goes to it and the PDF comes from it through pipes. The page asks for nothing from the network or the
	 * disk but the system's fonts. */
	const char *weasyprint;
	/** Called with rows, and while a PDF is laid out with their number again and again; NULL for none. */
	klp_progress progress;
	void *progress_context;
} klp_publish_options;

/** The initialiser: every option at its default. */
#define KLP_PUBLISH_OPTIONS_INIT                                              \
	{                                                                         \
		sizeof(klp_publish_options), NULL, NULL, NULL, NULL, NULL, NULL, NULL \
	}

/** Writes the publication to a file, which is replaced whole or not at all as by klp_write_file().
 *
 * @param dataset  one edition: rows of the country, of regions and of municipalities, in any order
 * @param options  NULL for the defaults
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL; no rows; several editions, or rows without one: select one, or give the edition when
 *         reading; a title that is not UTF-8; options); KLP_UNSUPPORTED (unknown format or extension; rows of provinces, or carried
 *         to the boundaries of another year, which the publication has no place for; a program that lays out no tagged PDF);
 *         KLP_NO_PROGRAM (PDF: the message says what to install); KLP_LIMIT_PROGRAM_SECONDS; KLP_LIMIT_PROGRAM_MEMORY; KLP_IO (the
 *         file cannot be written, or the program made no PDF, with what it said); KLP_CANCELLED; KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_publish_file(const klp_dataset *dataset, const char *path, const klp_publish_options *options,
                                    klp_error **error);

/** Writes it through a function of the caller, in pieces of any size. What was handed over before a failure stays handed over.
 *
 * @return as klp_publish_file(); KLP_IO when the function returns other than 0. */
KLP_API klp_status klp_publish_stream(const klp_dataset *dataset, klp_write_function write, void *context,
                                      const klp_publish_options *options, klp_error **error);

/** How many formats there are. */
KLP_API size_t klp_publish_format_count(void);

/** The name of such a format, "html" or "pdf"; NULL past the end. Static. */
KLP_API const char *klp_publish_format_name(size_t index);

#ifdef __cplusplus
}
#endif

#endif
