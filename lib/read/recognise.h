/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the public calls share, whatever a document was made of: their options, and the way from a document to rows.
 */

#ifndef READ_RECOGNISE_H
#define READ_RECOGNISE_H

#include "dataset/dataset.h"
#include "read/document.h"

/** Checks the caller's options and begins a reading with them; `source` is the name of a source that the caller does not name.
 * What `reading` is given lives as long as the options do.
 *
 * @param format  receives the format that is asked for, or NULL
 * @return KLP_OK; KLP_INVALID_ARGUMENT; KLP_UNSUPPORTED */
klp_status recognise_options(struct reading *reading, const char **format, const klp_parse_options *options,
                             const char *source, klp_error **error);

/** Adds the rows of a document, and the notes of whoever read it, to a dataset, which is unchanged on failure.
 *
 * @param empty  whether there was nothing to read, for the message
 * @return KLP_OK; KLP_NO_TABLE; KLP_CANCELLED; KLP_LIMIT_…; KLP_OUT_OF_MEMORY */
klp_status recognise_document(struct document *document, const struct reading *reading, bool empty,
                              klp_dataset *dataset, klp_error **error);

#endif
