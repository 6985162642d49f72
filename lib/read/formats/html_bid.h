/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Whether bytes are HTML.
 */

#ifndef READ_HTML_BID_H
#define READ_HTML_BID_H

#include "base/text.h"

/** The bid of the HTML reader: high for what says that it is a page or begins with a table; lower than that of Markdown for
 * text with tags in it, as Markdown may have. */
int html_bid(struct slice head);

#endif
