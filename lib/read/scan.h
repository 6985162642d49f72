/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The walk over the lines of a document, as the two files that make it up share it: scan.c says what each line is, blocks.c
 * puts rows into their tables.
 */

#ifndef READ_SCAN_H
#define READ_SCAN_H

#include "read/known.h"
#include "read/tables.h"
#include "read/wrap.h"

struct scan {
	struct tables *tables;
	/** the words that have not been placed yet */
	struct wrap wrap;
	/** what lines of words turned out to be */
	struct known known;
	/** the region named in the page's heading; 0 when there is none */
	int heading_region;
	/** the region that the title over all this names, such as the name of a sheet; 0 when it names none */
	int title_region;
	/** lines before this one are done with */
	size_t next_line;
	/** how many headings stand at or above the line that was looked at last: lines come in their order */
	size_t headings_above;
	/** the end of the values that were looked at for columns */
	size_t columns_end;
	/** lines from this one on are words that no row has taken yet, nor a heading nor prose parts from one another */
	size_t words_from;
	/** how many lines of words before the row that is being added may be the names of other rows */
	size_t unplaced;
	/** the columns of the bordered table that ends before grid_end */
	struct grid grid;
	size_t grid_end;
};

/** The table that is being read, or NULL between tables. */
struct table_block *blocks_open(const struct tables *tables);

/** Adds a row, as what its words say it is. KLP_OK; KLP_LIMIT_…; KLP_OUT_OF_MEMORY. */
klp_status blocks_add_row(struct scan *scan, const struct candidate *candidate, const struct wrap_result *result,
                          size_t line, klp_error **error);

/** Ends the table that is being read, if there is one, with a note that its total is missing. */
klp_status blocks_close(struct scan *scan, klp_error **error);

/** Notes words that stand in the midst of a table and were not understood; nothing between tables. */
klp_status blocks_note_words(struct scan *scan, struct slice words, size_t line, klp_error **error);

/** The same of the first `count` fragments, but for those that belong to the region's own name. */
klp_status blocks_note_unplaced(struct scan *scan, size_t count, klp_error **error);

#endif
