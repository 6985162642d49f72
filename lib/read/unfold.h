/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Pages that have lost their line ends: some extractors, and some ways of pasting, make one line of them.
 */

#ifndef READ_UNFOLD_H
#define READ_UNFOLD_H

#include "read/document.h"

/** Breaks lines of text that hold far more counts than a row has: behind every five values that words follow, and before the
 * number of a region. All pieces keep the line's number, and have their own columns.
 *
 * @return KLP_OK; KLP_LIMIT_LINES, KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY */
klp_status document_unfold(struct document *document, const struct reading *reading, klp_error **error);

#endif
