/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * References to characters, "&nbsp;" and "&#146;", such that libxml2 takes them as browsers do.
 */

#ifndef READ_HTML_REFERENCE_H
#define READ_HTML_REFERENCE_H

#include "base/buffer.h"
#include "base/text.h"

/** Adds what the "&" at the start of a text begins: a character where a number names it; a name that libxml2 knows, with its
 * semicolon; and "&amp;" for a sign that begins no reference.
 *
 * @param passed  receives how many bytes of the text that was
 * @return false when there is no memory */
bool html_reference_put(struct buffer *out, struct slice text, size_t *passed);

#endif
