/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A workbook for Excel and its kin: the data, the indicators, the findings, the notes and the source, on a sheet each. */

#include "write/about.h"
#include "write/xlsx_sheets.h"

/* What can be told before anything is made. */
static klp_status check_size(const klp_dataset *dataset, klp_error **error)
{
	size_t rows = klp_dataset_rows(dataset);
	if (rows < XLSX_ROWS_MAX)
		return KLP_OK;
	return error_set(error, KLP_UNSUPPORTED, NULL,
	                 "a sheet of a workbook holds %d rows below its heading, and there are %zu; write CSV, or fewer "
	                 "editions",
	                 (int)XLSX_ROWS_MAX - 1, rows);
}

static klp_status describe(struct xlsx_book *book, const klp_dataset *dataset, enum language language,
                           klp_error **error)
{
	enum { COMMENT_BYTES = 96 };
	char comment[COMMENT_BYTES];
	struct buffer title = { 0 };
	if (!about_title(&title, dataset, language)) {
		buffer_free(&title);
		return error_memory(error);
	}
	snprintf(comment, sizeof comment, "UWV, " ABOUT_PUBLICATION "; libklantprofiel %s", klp_version());
	xlsx_describe(book, title.bytes, comment, about_date(dataset));
	buffer_free(&title);
	return xlsx_status(book, error);
}

klp_status write_xlsx(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error)
{
	struct xlsx_book book;
	enum language language = LANGUAGE_ENGLISH;
	language_find(&language, content->options->language);
	klp_status status = check_size(content->dataset, error);
	if (status == KLP_OK)
		status = xlsx_open(&book, sink, error);
	if (status != KLP_OK)
		return status;
	status = describe(&book, content->dataset, language, error);
	if (status == KLP_OK)
		status = xlsx_put_data(&book, content, language, progress, sink, error);
	if (status == KLP_OK)
		status = xlsx_put_indicators(&book, content, language, error);
	if (status == KLP_OK)
		status = xlsx_put_findings(&book, content, language, error);
	if (status == KLP_OK)
		status = xlsx_put_notes(&book, content, language, error);
	if (status == KLP_OK)
		status = xlsx_put_source(&book, content, language, error);
	if (status == KLP_OK)
		status = xlsx_finish(&book, sink, error);
	xlsx_close(&book);
	return status;
}
