/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A table that an extractor gave column after column: all names, and then all values of the first column, of the second …
 */

#ifndef READ_COLUMNS_H
#define READ_COLUMNS_H

#include "read/scan.h"

/** Looks at the values that begin at a line without words, up to the next line of words. More than a row has are a table in
 * columns, when there are five times as many as names above them and each row then adds up: its rows are added. Or they are one
 * row after another, which is seen by the first five adding up, and left to others. Anything else is a note, and passed over:
 * nothing tells which number is whose.
 *
 * @param taken  receives whether the lines are done with
 * @return KLP_OK; KLP_LIMIT_…; KLP_OUT_OF_MEMORY */
klp_status columns_take(struct scan *scan, size_t line, bool *taken, klp_error **error);

#endif
