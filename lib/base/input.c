/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 18 };

/* A source of bytes: what a file and a caller's function have in common. */
struct input {
	int64_t (*read)(struct input *input, char *buffer, size_t capacity);
	int file;
	klp_read_function call;
	void *context;
	const char *source;
};

static int64_t read_file(struct input *input, char *buffer, size_t capacity)
{
	ssize_t got;
	do {
		got = read(input->file, buffer, capacity);
	} while (got < 0 && errno == EINTR);
	return got;
}

static int64_t read_call(struct input *input, char *buffer, size_t capacity)
{
	return input->call(input->context, buffer, capacity);
}

static klp_status read_all(struct buffer *buffer, struct input *input, const klp_limits *limits,
                           struct progress *progress, klp_error **error)
{
	const struct place place = { .source = input->source };
	for (;;) {
		if (buffer->size > limits->input_bytes)
			return limits_exceeded(KLP_LIMIT_INPUT_BYTES, limits, &place, error);
		if (buffer->size > limits->memory_bytes)
			return limits_exceeded(KLP_LIMIT_MEMORY, limits, &place, error);
		if (!buffer_reserve(buffer, PIECE))
			return error_memory(error);
		int64_t got = input->read(input, buffer->bytes + buffer->size, PIECE);
		if (got < 0 && input->call != NULL)
			return error_set(error, KLP_IO, &place, "the caller's function that gives the bytes reported a failure");
		if (got < 0)
			return error_set(error, KLP_IO, &place, "cannot read: %s", error_system_text(errno));
		if (got > PIECE)
			return error_set(error, KLP_INVALID_ARGUMENT, &place,
			                 "the caller's function gave more bytes than there was room for");
		if (got == 0)
			return KLP_OK;
		buffer->size += (size_t)got;
		klp_status status = progress_tell(progress, buffer->size, error);
		if (status != KLP_OK)
			return status;
	}
}

/* Refuses what is no file, and makes room at once for one whose size is known. */
static klp_status prepare(struct buffer *buffer, struct input *input, const klp_limits *limits, klp_error **error)
{
	const struct place place = { .source = input->source };
	struct stat facts;
	if (fstat(input->file, &facts) != 0)
		return error_set(error, KLP_IO, &place, "cannot read: %s", error_system_text(errno));
	if (S_ISDIR(facts.st_mode))
		return error_set(error, KLP_IO, &place, "this is a folder; give the files in it");
	if (!S_ISREG(facts.st_mode) || facts.st_size <= 0)
		return KLP_OK;
	if ((uint64_t)facts.st_size > limits->input_bytes)
		return limits_exceeded(KLP_LIMIT_INPUT_BYTES, limits, &place, error);
	if ((uint64_t)facts.st_size > limits->memory_bytes)
		return limits_exceeded(KLP_LIMIT_MEMORY, limits, &place, error);
	return buffer_reserve(buffer, (size_t)facts.st_size + PIECE) ? KLP_OK : error_memory(error);
}

klp_status input_read_file(struct buffer *buffer, const char *path, const char *source, const klp_limits *limits,
                           klp_progress call, void *context, klp_error **error)
{
	const struct place place = { .source = source };
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (file < 0)
		return error_set(error, KLP_IO, &place, "cannot open: %s", error_system_text(errno));
	struct input input = { .read = read_file, .file = file, .source = source };
	klp_status status = prepare(buffer, &input, limits, error);
	if (status == KLP_OK) {
		struct progress progress = progress_start(call, context, 0);
		status = read_all(buffer, &input, limits, &progress, error);
	}
	close(file);
	if (status != KLP_OK)
		buffer_free(buffer);
	return status;
}

klp_status input_read_stream(struct buffer *buffer, klp_read_function read, void *read_context, const char *source,
                             const klp_limits *limits, klp_progress call, void *context, klp_error **error)
{
	struct input input = { .read = read_call, .call = read, .context = read_context, .source = source };
	struct progress progress = progress_start(call, context, 0);
	klp_status status = read_all(buffer, &input, limits, &progress, error);
	if (status != KLP_OK)
		buffer_free(buffer);
	return status;
}
