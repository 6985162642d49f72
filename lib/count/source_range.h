/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A range of a file in the place of the whole: which files have ranges, and what must hold for one.
 */

#ifndef COUNT_SOURCE_RANGE_H
#define COUNT_SOURCE_RANGE_H

#include "count/source.h"
#include "count/source_kind.h"

/** Whether an input has ranges: plain CSV, of which any part can be read by itself.
 *
 * @param anywhere  whether it is a regular file
 * @param direct    whether it is what it is with nothing taken off
 * @return KLP_OK or KLP_UNSUPPORTED */
klp_status source_check_ranges(const char *name, bool anywhere, bool direct, const struct source_look *look,
                               klp_error **error);

/** Makes a source that is a whole file one that is a range of it. KLP_OK; KLP_IO; KLP_INVALID_ARGUMENT for one that ends behind the file, or
 * does not fall on line ends: then the file is not the one that was split. */
klp_status source_take_range(struct source *source, const struct source_range *range, klp_error **error);

#endif
