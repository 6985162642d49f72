/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A page to read: what a dataset tells, in words, tables and pictures, as one HTML file that needs nothing else.
 *
 * The page is about the last edition of the dataset; earlier ones make series and changes, on the boundaries of the last. It has headlines in
 * sentences, the regions as bars and on a map of tiles, the municipalities of each region, what changed since the edition before and since the
 * same quarter of the year before, where profiles are missing most, the findings of klp_validate(), and method and source. It
 * fetches nothing, is whole without its script, which sorts and filters tables, and follows the reader's choice of light or dark. Every number
 * stands in an element `data` whose attribute data-of tells of what it is: `22/2025Q2/profile_share`, an area (NL, the number of a region, the code of a
 * municipality), an edition and a column. docs/report.md tells all of it.
 */

#ifndef KLANTPROFIEL_REPORT_H
#define KLANTPROFIEL_REPORT_H

#include <klantprofiel/dataset.h>
#include <klantprofiel/findings.h>
#include <klantprofiel/territory.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How to report. */
typedef struct klp_report_options {
	/** sizeof (klp_report_options) */
	size_t struct_size;
	/** What tells which municipality lies where, and what happened to it; NULL for what is built in. */
	const klp_territory *territory;
	/** Called as the work goes on, with parts of it that are about equally long; NULL for none. */
	klp_progress progress;
	void *progress_context;
	/** The language of the page: "en" or "nl"; NULL for "en". The environment is never asked. */
	const char *language;
	/** The title of the page, UTF-8; NULL for one that names the edition. */
	const char *title;
	/** What klp_validate() found in the dataset, which is shown in the language in which it was told; NULL: the report asks klp_validate() itself. The
	 * caller's, and not kept. */
	const klp_findings *findings;
} klp_report_options;

/** The initialiser: every option at its default. */
#define KLP_REPORT_OPTIONS_INIT                                        \
	{                                                                  \
		sizeof(klp_report_options), NULL, NULL, NULL, NULL, NULL, NULL \
	}

/** Writes the page to a file, which is replaced whole or not at all as by klp_write_file().
 *
 * Rows without an edition are left out when others have one, and the page says so. What is missing is missing on the page too: a country of
 * which regions are missing has no total, and the headline is then about what is there.
 *
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL, a dataset in which no area has counts, a language that is none, a title that is not
 *         UTF-8); KLP_CONFLICT (the same area and edition with different counts in two places, as klp_aggregate() tells; the message names both);
 *         KLP_OVERFLOW; KLP_IO (the message says what failed and why); KLP_CANCELLED; KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_report_file(const klp_dataset *dataset, const char *path, const klp_report_options *options,
                                   klp_error **error);

/** Writes the page through a function of the caller, in pieces of any size. Nothing is handed over before everything that the page tells is
 * known; what was handed over before a failure stays handed over.
 *
 * @return as klp_report_file(); KLP_IO when the function returns other than 0. */
KLP_API klp_status klp_report_stream(const klp_dataset *dataset, klp_write_function write, void *context,
                                     const klp_report_options *options, klp_error **error);

#ifdef __cplusplus
}
#endif

#endif
