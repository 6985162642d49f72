/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Which records of a CSV file are lines of a table, where a table begins, and which are words above, between and below: a file that a
 * spreadsheet saved holds all that stood on the sheet.
 */

#ifndef READ_CSV_BLOCKS_H
#define READ_CSV_BLOCKS_H

#include "read/document.h"

struct csv_record_facts {
	/** as it stands in the file, for words are no cells */
	struct slice raw;
	/** whether an empty line stands above */
	bool parted;
	/** whether it has room for the cells of the lines around it */
	bool wide;
	uint32_t filled;
	uint32_t counts;
};

/** The records from the first line of the document on; all zero is none. */
struct csv_blocks {
	struct csv_record_facts *records;
	size_t count;
	size_t capacity;
	bool parted;
};

void csv_blocks_free(struct csv_blocks *blocks);

/** An empty line. */
void csv_blocks_part(struct csv_blocks *blocks);

/** The document's last line, which is one of a table so far. KLP_OK, KLP_LIMIT_MEMORY, KLP_OUT_OF_MEMORY. */
klp_status csv_blocks_add(struct csv_blocks *blocks, const struct document *document, struct slice raw,
                          const struct reading *reading, klp_error **error);

/** Makes words of the lines that are none of a table, and begins the tables. Words stand outside a table above its header and at
 * the end; before rows that have no header of their own they stay within, so that those keep the header from above.
 * KLP_OK, KLP_LIMIT_MEMORY, KLP_OUT_OF_MEMORY. */
klp_status csv_blocks_settle(struct csv_blocks *blocks, struct document *document, const struct reading *reading,
                             klp_error **error);

#endif
