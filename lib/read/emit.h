/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * From the tables that were found to rows of a dataset.
 */

#ifndef READ_EMIT_H
#define READ_EMIT_H

#include "read/tables.h"

/** Adds every row of the tables to their dataset, with notes on what is odd about it. */
klp_status emit_rows(struct tables *tables, klp_error **error);

#endif
