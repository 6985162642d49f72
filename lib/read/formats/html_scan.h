/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Looking about in the bytes of a page.
 */

#ifndef READ_HTML_SCAN_H
#define READ_HTML_SCAN_H

#include "base/text.h"

bool html_scan_is_blank(char byte);
bool html_scan_is_letter(char byte);
char html_scan_lower(char byte);

/** Whether a text begins with another, which is written in lower case, whatever its own case. */
bool html_scan_begins(struct slice text, const char *beginning);

/** Where a text, written in lower case, is found from `from` on in any case; the length of `text` when it is not. */
size_t html_scan_find(struct slice text, size_t from, const char *sought);

/** Where the comment that begins at `at` has ended; past the length of `text` when it has not. */
size_t html_scan_comment_end(struct slice text, size_t at);

/** How many lines end within a text, with "\n", "\r\n" or "\r". */
uint64_t html_scan_lines(struct slice text);

#endif
