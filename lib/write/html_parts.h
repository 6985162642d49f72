/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the files that write a dataset as a page share.
 */

#ifndef WRITE_HTML_PARTS_H
#define WRITE_HTML_PARTS_H

#include "base/language.h"
#include "write/format.h"
#include "write/html_text.h"

/** A page on its way. */
struct html {
	struct sink *sink;
	const struct content *content;
	enum language language;
};

/** The one of two texts that is in the language of the page. */
const char *html_in(const struct html *html, const char *english, const char *dutch);

/** A cell of a table with a text; an empty one for NULL. */
void html_cell(const struct html *html, const char *text);

/** A cell whose text is for people, with the value by which programs read it: the attribute data-klp, which our own reader takes
 * instead of the text. */
void html_valued_cell(const struct html *html, const char *value, const char *text);

/** The style sheet of the page, within its element. */
void html_style(const struct html *html, size_t columns_shown);

/** The sections below the data: each KLP_OK, the sink's status, or KLP_OUT_OF_MEMORY. */
klp_status html_put_findings(const struct html *html, klp_error **error);
klp_status html_put_notes(const struct html *html, klp_error **error);
klp_status html_put_source(const struct html *html, klp_error **error);

#endif
