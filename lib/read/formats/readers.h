/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The readers, one a format, and how the right one is found.
 */

#ifndef READ_READERS_H
#define READ_READERS_H

#include "read/document.h"

/** A format. A new one is a file with such a struct, and a line in readers.c. */
struct reader {
	/** as klp_format_name() tells it */
	const char *name;
	const char *title;
	/** How sure it is that these bytes are its own: 0 not at all … 100. It looks, and keeps nothing.
	 *
	 * @param head  the first bytes, at most READERS_HEAD_BYTES; of UTF-16 what encoding_peek() makes of them */
	int (*bid)(struct slice head);
	/** Turns the bytes into a document. */
	klp_status (*read)(struct document *document, struct slice bytes, const struct reading *reading, klp_error **error);
};

/** How much a reader may look at before it bids. A table in Markdown may stand below a page or more of prose. */
#define READERS_HEAD_BYTES ((size_t)1 << 20)

extern const struct reader read_plain_text;
extern const struct reader read_markdown;
extern const struct reader read_csv_tables;
extern const struct reader read_xml_dataset;
extern const struct reader read_json_dataset;

/** The reader of that name, or NULL. */
const struct reader *readers_find(const char *name);

/** The one that bids highest, or NULL when none knows the bytes. */
const struct reader *readers_choose(struct slice bytes);

/** What the bytes are, where that is known and none of the readers reads it: "a PDF document"; else NULL. */
const char *readers_foreign(struct slice bytes);

#endif
