/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A whole text in another encoding than UTF-8, at once.
 */

#ifndef READ_CHARSET_TEXT_H
#define READ_CHARSET_TEXT_H

#include "base/buffer.h"
#include "base/charset.h"
#include "read/document.h"

/** Converts it. The memory that an empty buffer comes to have, its `capacity`, is held; the caller gives it back.
 *
 * @param charset  not UTF-8; control characters of those that have them are refused, for the text is in another encoding then
 * @param paged  whether form feeds begin pages
 * @return KLP_OK; KLP_ENCODING with page, line, column and byte (a byte that is no character, a text that is cut off, or
 *         the system lacks the encoding); KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY */
klp_status charset_decode(struct buffer *text, struct slice bytes, const struct charset *charset, bool paged,
                          const struct reading *reading, klp_error **error);

#endif
