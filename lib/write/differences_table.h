/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The counts of areas on both sides, in columns that line up.
 */

#ifndef WRITE_DIFFERENCES_TABLE_H
#define WRITE_DIFFERENCES_TABLE_H

#include "base/progress.h"
#include "write/sink.h"

#include <klantprofiel/differences.h>

/** Whether a difference has a line of the table: the counts of an area as a whole. */
bool differences_table_has(const klp_difference *difference);

/** Puts the table, when the list has anything for it. KLP_OK, the sink's status, or KLP_CANCELLED. */
klp_status differences_table_put(struct sink *sink, const klp_differences *differences, struct progress *progress,
                                 klp_error **error);

#endif
