/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Plain text, as copied from a page or taken out of a PDF: each line is one run of words. */

#include "read/formats/lines.h"
#include "read/formats/readers.h"

static int bid(struct slice head)
{
	/* Any bytes may be text: the lowest bid there is. Those that are not UTF-8 get their error in reading. */
	(void)head;
	return 1;
}

static klp_status read_text(struct document *document, struct slice bytes, const struct reading *reading,
                            klp_error **error)
{
	return lines_split(document, bytes, lines_add_run, reading, error);
}

const struct reader read_plain_text = { "text", "plain text in UTF-8, as taken out of a PDF or copied from a page", bid,
	                                    read_text };
