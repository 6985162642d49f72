/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The text of a cell of a Markdown table, without its markup.
 */

#ifndef READ_MARKDOWN_TEXT_H
#define READ_MARKDOWN_TEXT_H

#include "base/buffer.h"
#include "base/text.h"

/** Takes tags and emphasis away, and puts references and escapes right. Stars and underscores around a text that has escapes are its
 * own, and so are blanks around one that has characters by number, "&#32;": thus write/markdown.c writes what is to come back as it is.
 *
 * @param scratch  empty; what *plain lies in, unless it lies in `text`, and then it stays without bytes
 * @param text     not empty
 * @return false when there is no memory */
bool markdown_text(struct buffer *scratch, struct slice text, struct slice *plain);

#endif
