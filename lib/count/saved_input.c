/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/saved_input.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

struct saved_input saved_input_of(const void *bytes, size_t size, const char *source, const klp_limits *limits)
{
	return (struct saved_input){ .source = source, .limits = limits, .file = -1, .bytes = bytes, .size = size };
}

static klp_status refuse_system(const struct saved_input *input, klp_error **error)
{
	const struct place place = { .source = input->source };
	return error_set(error, KLP_IO, &place, "the saved count cannot be read: %s", error_system_text(errno));
}

klp_status saved_input_open(struct saved_input *input, const char *path, const char *source, const klp_limits *limits,
                            klp_error **error)
{
	*input = saved_input_of(NULL, 0, source, limits);
	input->file = open(path, O_RDONLY | O_CLOEXEC);
	if (input->file < 0)
		return refuse_system(input, error);
	input->block = memory_allocate(SAVED_BLOCK);
	if (input->block != NULL)
		return KLP_OK;
	saved_input_close(input);
	return error_memory(error);
}

void saved_input_close(struct saved_input *input)
{
	memory_release(input->block);
	if (input->file >= 0)
		close(input->file);
}

klp_status saved_refuse(const struct saved_input *input, klp_error **error)
{
	const struct place place = { .source = input->source };
	return error_set(error, KLP_FORMAT, &place,
	                 "this is no saved count, or it is damaged or cut off; take a copy that is whole, or count anew");
}

/* The next block of a file. At the end there is none, and `size` stays 0. */
static klp_status refill(struct saved_input *input, klp_error **error)
{
	if (input->file < 0)
		return KLP_OK;
	ssize_t got;
	do
		got = read(input->file, input->block, SAVED_BLOCK);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return refuse_system(input, error);
	input->bytes = input->block;
	input->size = (size_t)got;
	return KLP_OK;
}

klp_status saved_take(struct saved_input *input, void *bytes, size_t size, klp_error **error)
{
	unsigned char *at = bytes;
	while (size > 0) {
		if (input->size == 0) {
			klp_status status = refill(input, error);
			if (status != KLP_OK)
				return status;
			if (input->size == 0)
				return saved_refuse(input, error);
		}
		size_t part = size < input->size ? size : input->size;
		memcpy(at, input->bytes, part);
		input->crc = (uint32_t)crc32_z(input->crc, input->bytes, part);
		input->bytes += part;
		input->size -= part;
		at += part;
		size -= part;
	}
	return KLP_OK;
}

static uint64_t number_of(const unsigned char *bytes, int size)
{
	uint64_t number = 0;
	for (int i = size - 1; i >= 0; i--)
		number = number << 8 | bytes[i];
	return number;
}

klp_status saved_begin(struct saved_input *input, klp_error **error)
{
	unsigned char head[SAVED_MAGIC_BYTES + SAVED_VERSION_BYTES] = { 0 };
	klp_status status = saved_take(input, head, sizeof head, error);
	if (status != KLP_OK)
		return status;
	if (memcmp(head, SAVED_MAGIC, SAVED_MAGIC_BYTES) != 0)
		return saved_refuse(input, error);
	uint64_t version = number_of(head + SAVED_MAGIC_BYTES, SAVED_VERSION_BYTES);
	if (version == SAVED_VERSION)
		return KLP_OK;
	const struct place place = { .source = input->source };
	return error_set(
		error, KLP_UNSUPPORTED, &place,
		"the count was saved in version %llu of the format, and this release (%s) reads version %d; take a later "
		"release",
		(unsigned long long)version, klp_version(), SAVED_VERSION);
}

klp_status saved_open_section(struct saved_input *input, enum saved_section section, uint64_t *size, klp_error **error)
{
	unsigned char head[SAVED_TAG_BYTES + SAVED_SIZE_BYTES] = { 0 };
	input->crc = (uint32_t)crc32(0, NULL, 0);
	klp_status status = saved_take(input, head, sizeof head, error);
	if (status != KLP_OK)
		return status;
	if (memcmp(head, saved_tags[section], SAVED_TAG_BYTES) != 0)
		return saved_refuse(input, error);
	*size = number_of(head + SAVED_TAG_BYTES, SAVED_SIZE_BYTES);
	return KLP_OK;
}

klp_status saved_close_section(struct saved_input *input, klp_error **error)
{
	unsigned char bytes[SAVED_CRC_BYTES] = { 0 };
	uint32_t crc = input->crc;
	klp_status status = saved_take(input, bytes, sizeof bytes, error);
	if (status != KLP_OK)
		return status;
	return number_of(bytes, SAVED_CRC_BYTES) == crc ? KLP_OK : saved_refuse(input, error);
}

klp_status saved_section_content(struct saved_input *input, enum saved_section section, struct buffer *content,
                                 klp_error **error)
{
	uint64_t left = 0;
	klp_status status = saved_open_section(input, section, &left, error);
	while (status == KLP_OK && left > 0) {
		size_t part = left < SAVED_BLOCK ? (size_t)left : SAVED_BLOCK;
		if (content->size + part > input->limits->memory_bytes)
			return limits_exceeded(KLP_LIMIT_MEMORY, input->limits, NULL, error);
		if (!buffer_reserve(content, part))
			return error_memory(error);
		status = saved_take(input, content->bytes + content->size, part, error);
		content->size += part;
		left -= part;
	}
	return status == KLP_OK ? saved_close_section(input, error) : status;
}

klp_status saved_end(struct saved_input *input, klp_error **error)
{
	klp_status status = input->size == 0 ? refill(input, error) : KLP_OK;
	if (status != KLP_OK)
		return status;
	return input->size == 0 ? KLP_OK : saved_refuse(input, error);
}

/* --------------------------------------------------------------------- a content */

struct saved_cursor saved_cursor_of(const struct buffer *content)
{
	return (struct saved_cursor){ (const unsigned char *)content->bytes, content->size, true };
}

const unsigned char *saved_bytes(struct saved_cursor *cursor, size_t size)
{
	if (!cursor->whole || cursor->size < size) {
		cursor->whole = false;
		return NULL;
	}
	const unsigned char *bytes = cursor->bytes;
	cursor->bytes += size;
	cursor->size -= size;
	return bytes;
}

uint64_t saved_number(struct saved_cursor *cursor, int size)
{
	const unsigned char *bytes = saved_bytes(cursor, (size_t)size);
	return bytes == NULL ? 0 : number_of(bytes, size);
}

struct slice saved_text(struct saved_cursor *cursor)
{
	const struct slice none = { NULL, 0 };
	size_t length = (size_t)saved_number(cursor, 2), bad;
	if (length == SAVED_NO_TEXT)
		return none;
	const char *text = (const char *)saved_bytes(cursor, length);
	if (text == NULL)
		return none;
	if (!text_is_utf8(text, length, &bad) || memchr(text, '\0', length) != NULL)
		cursor->whole = false;
	return cursor->whole ? (struct slice){ text, length } : none;
}
