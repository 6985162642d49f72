/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Which encoding a page is in, and its text in UTF-8.
 *
 * libxml2 is not left to guess: without a declaration it takes ISO-8859-1, and a declaration that lies gives wrong names in silence. A byte
 * order mark rules; then what the bytes are, for text in another encoding is hardly ever valid UTF-8 by chance; then
 * what the page says; and Windows-1252 where it says nothing.
 */

#ifndef READ_HTML_CHARSET_H
#define READ_HTML_CHARSET_H

#include "read/formats/charset_text.h"

struct html_text {
	/** UTF-8 without zero bytes: the page's own bytes, or `converted` */
	struct slice text;
	struct buffer converted;
};

/** Finds the text of a page; notes what is odd about its encoding. Give it back with html_charset_release().
 *
 * @return KLP_OK; KLP_ENCODING (not what the page says, or an encoding that is not known, with line and column; or what charset_decode() returns it for); KLP_UNSUPPORTED (a zero byte:
 *         binary data); KLP_LIMIT_MEMORY; KLP_LIMIT_NOTES; KLP_OUT_OF_MEMORY */
klp_status html_charset_text(struct html_text *text, struct document *document, struct slice bytes,
                             const struct reading *reading, klp_error **error);

void html_charset_release(struct html_text *text, const struct reading *reading);

/** The encoding that a byte order mark, or zero bytes around the first characters, give away, and the length of the mark;
 * NULL for none. */
const struct charset *html_charset_mark(struct slice bytes, size_t *length);

/** The label of the encoding that the beginning of a page declares, in a meta element or an XML declaration; text NULL when it
 * declares none. */
struct slice html_charset_declared(struct slice head);

#endif
