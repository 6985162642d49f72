/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Getting the bytes of a file or a stream into memory, within limits.
 */

#ifndef BASE_INPUT_H
#define BASE_INPUT_H

#include "base/buffer.h"
#include "base/limits.h"
#include "base/progress.h"

/**
 * Reads a whole file.
 *
 * @param buffer  empty; on failure empty again
 * @param source  the name used in errors
 * @param call    told the bytes read so far, the total being unknown; may be NULL
 * @return KLP_OK, KLP_IO (with the reason; a folder is one), KLP_LIMIT_INPUT_BYTES, KLP_LIMIT_MEMORY, KLP_CANCELLED, KLP_OUT_OF_MEMORY */
klp_status input_read_file(struct buffer *buffer, const char *path, const char *source, const klp_limits *limits,
                           klp_progress call, void *context, klp_error **error);

/** The same from a caller's function; KLP_INVALID_ARGUMENT when it gives more bytes than it was asked for. */
klp_status input_read_stream(struct buffer *buffer, klp_read_function read, void *read_context, const char *source,
                             const klp_limits *limits, klp_progress call, void *context, klp_error **error);

#endif
