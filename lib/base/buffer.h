/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A run of bytes that grows.
 */

#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/** All zero is an empty buffer. `bytes` may be NULL while `size` is 0. */
struct buffer {
	char *bytes;
	size_t size;
	size_t capacity;
};

void buffer_free(struct buffer *buffer);

/** Room for `more` bytes past the end; false when there is no memory. */
bool buffer_reserve(struct buffer *buffer, size_t more);

bool buffer_add(struct buffer *buffer, const char *bytes, size_t size);
bool buffer_add_text(struct buffer *buffer, const char *text);

/** Adds a zero byte that does not count in `size`, so that `bytes` can be used as a text. */
bool buffer_end_text(struct buffer *buffer);

#endif
