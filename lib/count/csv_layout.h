/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the header of a CSV says: what parts its fields, and which column is which.
 */

#ifndef COUNT_CSV_LAYOUT_H
#define COUNT_CSV_LAYOUT_H

#include "count/csv_record.h"
#include "count/feed.h"

enum { NO_COLUMN = -1 };

/** The same for all records of one extract. Made by csv_layout_read(), only read from then on. */
struct csv_layout {
	char delimiter;
	/** how many fields each record has */
	size_t columns;
	/** by column: a count_field, or -1 for one that is not known */
	int16_t *fields;
	/** by field of which the value is read: the column, or NO_COLUMN */
	int column_of[COUNT_VALUES];
	/** where records begin, and in which line, from 1 */
	uint64_t start;
	uint64_t start_line;
	/** the header as it stands there, for where it stands again; in memory of wiped_allocate() */
	char *header;
	size_t header_size;
};

/** Reads the header from the first bytes of an extract.
 *
 * @param last        whether the bytes are all of the extract
 * @param unfinished  receives whether the bytes end before the header does: then there is no layout yet, and it is to be tried with more. Never
 *                    with more than "line-bytes" and a few behind the empty lines at the top
 * @return KLP_OK; KLP_FORMAT (no header, a column that is needed is missing, or one that is read stands twice); KLP_LIMIT_LINE_BYTES,
 *         KLP_LIMIT_COLUMNS; KLP_OUT_OF_MEMORY. To be freed in any case. */
klp_status csv_layout_read(struct csv_layout *layout, const struct feed *feed, struct slice bytes, bool last,
                           const char *source, bool *unfinished, klp_error **error);

void csv_layout_free(struct csv_layout *layout);

/** The parts of a profile that a field belongs to when it is filled, KLP_PART_…; 0 for another. */
unsigned csv_part_of(int field);

#endif
