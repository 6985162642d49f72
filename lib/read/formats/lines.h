/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Text as lines: what the readers of text formats have in common.
 */

#ifndef READ_LINES_H
#define READ_LINES_H

#include "read/document.h"

/** Turns one line that is not empty into lines and cells of the document.
 *
 * @param text  the line without its end, with the blanks around it
 * @param line  its place; `bordered` is false */
typedef klp_status (*lines_function)(struct document *document, struct slice text, const struct document_line *line,
                                     const struct reading *reading, klp_error **error);

/** Splits text, of any encoding that encoding.h knows, at "\n", "\r\n" and "\r", and at form feeds, which begin a page and count no line.
 *
 * @return KLP_OK; what encoding_decode() returns; KLP_LIMIT_LINE_BYTES; KLP_LIMIT_LINES; what `add` returns */
klp_status lines_split(struct document *document, struct slice bytes, lines_function add, const struct reading *reading,
                       klp_error **error);

/** A line as one run of words: the lines_function of plain text. */
klp_status lines_add_run(struct document *document, struct slice text, const struct document_line *line,
                         const struct reading *reading, klp_error **error);

#endif
