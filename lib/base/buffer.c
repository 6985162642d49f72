/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/buffer.h"
#include "base/memory.h"

#include <string.h>

void buffer_free(struct buffer *buffer)
{
	memory_release(buffer->bytes);
	*buffer = (struct buffer){ NULL, 0, 0 };
}

bool buffer_reserve(struct buffer *buffer, size_t more)
{
	if (more > SIZE_MAX - buffer->size)
		return false;
	return memory_reserve(&buffer->bytes, &buffer->capacity, buffer->size + more, 1);
}

bool buffer_add(struct buffer *buffer, const char *bytes, size_t size)
{
	if (size == 0)
		return true;
	if (!buffer_reserve(buffer, size))
		return false;
	memcpy(buffer->bytes + buffer->size, bytes, size);
	buffer->size += size;
	return true;
}

bool buffer_add_text(struct buffer *buffer, const char *text)
{
	return buffer_add(buffer, text, strlen(text));
}

bool buffer_end_text(struct buffer *buffer)
{
	if (!buffer_reserve(buffer, 1))
		return false;
	buffer->bytes[buffer->size] = '\0';
	return true;
}
