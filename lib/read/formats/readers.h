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

/** Takes one member of what is packed.
 *
 * @param name   its name within; NULL where the packing holds one thing only, which has the name of the whole
 * @param bytes  what came out; `text` NULL for one that was not unpacked because it is nobody's document, such as what a
 *               system keeps of its own in an archive
 * @return anything but KLP_OK ends the unpacking */
typedef klp_status (*container_function)(void *context, const char *name, struct slice bytes, klp_error **error);

/** A packing, in which sources lie. It bids as readers do. */
struct container {
	const char *name;
	const char *title;
	int (*bid)(struct slice head);
	/** Hands out the members in their order, each under the limits, unpacked one at a time. */
	klp_status (*unpack)(struct slice bytes, const struct reading *reading, container_function take, void *context,
	                     klp_error **error);
};

/** One of the first two; both NULL for none. */
struct format {
	const struct reader *reader;
	const struct container *container;
	/** what the bytes are, where that is known and none of the readers reads it: "a RAR archive"; else NULL */
	const char *foreign;
};

/** How much a reader may look at before it bids. A table in Markdown may stand below a page or more of prose. */
#define READERS_HEAD_BYTES ((size_t)1 << 20)

extern const struct reader read_plain_text;
extern const struct reader read_markdown;
extern const struct reader read_xml_dataset;
extern const struct reader read_ods;
extern const struct reader read_xlsx;
extern const struct reader read_html;
extern const struct reader read_csv_tables;
extern const struct reader read_json_dataset;
extern const struct reader read_pdf_pages;

extern const struct container container_gzip;
extern const struct container container_zip;

/** The format of that name, or none. */
struct format readers_find(const char *name);

/** Whether there is one. */
bool readers_know(const char *name);

/** The one that bids highest, or none when nobody knows the bytes. Spreadsheets that are zip archives are told by the archive's
 * directory, which stands at its end, and go before every bid. */
struct format readers_choose(struct slice bytes);

#endif
