/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Counts that stand with a name and may be another's: where an extractor lost names or mixed the order of lines, the identities of
 * the table tell whose they are not. Such counts are left absent, with a note.
 */

#ifndef READ_DOUBT_H
#define READ_DOUBT_H

#include "read/scan.h"

/** Whether five values are no one's row for certain: they stand on several lines and do not add up, or below names of which some
 * were not understood. */
bool doubt_values(const struct scan *scan, const struct candidate *candidate);

/** Notes that. KLP_OK, KLP_LIMIT_NOTES, KLP_OUT_OF_MEMORY. */
klp_status doubt_note_values(struct scan *scan, size_t line, klp_error **error);

/** Whether counts behind a region's name, in the midst of the region's own table, are not the sum of its rows, and so of a
 * municipality whose name was lost. */
bool doubt_region_row(const struct tables *tables, const struct table_block *block, int region,
                      const struct candidate *candidate);

/** Takes the counts back that stand behind a region's name right above its table, where the table's total has others: they are those
 * of a municipality whose name was lost. Once regions are settled. Notes it; the same statuses. */
klp_status doubt_rows_above(struct tables *tables, klp_error **error);

#endif
