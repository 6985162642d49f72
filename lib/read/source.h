/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * One source, from its bytes to rows: through its reader and the recogniser; or, where it is packed, each of its members
 * as a source of its own.
 */

#ifndef READ_SOURCE_H
#define READ_SOURCE_H

#include "dataset/dataset.h"
#include "read/document.h"

/** Checks the caller's options and begins a reading with them, but for its budget and size. What it is given lives as long as
 * the options do.
 *
 * @param source  the name of a source that the caller does not name
 * @return KLP_OK; KLP_INVALID_ARGUMENT; KLP_UNSUPPORTED (a format that there is not) */
klp_status source_options(struct reading *reading, const klp_parse_options *options, const char *source,
                          klp_error **error);

/** Reads a source and adds its rows and notes to the dataset, which is as it was on failure. Its bytes are counted already;
 * what is unpacked counts as it comes out.
 *
 * @param reading  with `size` set
 * @return the statuses of klp_parse_file() */
klp_status source_read(klp_dataset *dataset, struct slice bytes, const struct reading *reading, klp_error **error);

/** Reads one that is packed: each member through source_read(). The same. */
struct container;
klp_status source_read_packed(klp_dataset *dataset, struct slice bytes, const struct container *container,
                              const struct reading *reading, klp_error **error);

/** What a reader made becomes rows and notes; the dataset may be left half-filled on failure. */
klp_status source_recognise(klp_dataset *dataset, struct document *document, const struct reading *reading,
                            klp_error **error);

/** Counts what the dataset has grown since the last time against "memory-bytes". KLP_OK or KLP_LIMIT_MEMORY. */
klp_status source_hold_dataset(const klp_dataset *dataset, const struct reading *reading, klp_error **error);

#endif
