/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/sink.h"
#include "base/memory.h"

static klp_status sink_open(struct sink *sink, klp_error **error)
{
	sink->bytes = memory_allocate(SINK_BYTES);
	return sink->bytes == NULL ? error_memory(error) : KLP_OK;
}

klp_status sink_open_function(struct sink *sink, klp_write_function write, void *context, klp_error **error)
{
	*sink = (struct sink){ .write = write, .context = context };
	return sink_open(sink, error);
}

klp_status sink_open_file(struct sink *sink, struct replacement *file, klp_error **error)
{
	*sink = (struct sink){ .file = file };
	return sink_open(sink, error);
}

static void hand_over(struct sink *sink, const char *bytes, size_t size)
{
	if (sink->status != KLP_OK || size == 0)
		return;
	if (sink->file != NULL)
		sink->status = replace_write(sink->file, bytes, size, &sink->error);
	else if (sink->write(sink->context, bytes, size) != 0)
		sink->status =
			error_set(&sink->error, KLP_IO, NULL, "the caller's function that takes the output reported a failure");
}

void sink_flush(struct sink *sink)
{
	hand_over(sink, sink->bytes, sink->used);
	sink->used = 0;
}

void sink_bytes(struct sink *sink, const char *bytes, size_t size)
{
	if (SINK_BYTES - sink->used < size)
		sink_flush(sink);
	if (size > SINK_BYTES) {
		hand_over(sink, bytes, size);
		return;
	}
	memcpy(sink->bytes + sink->used, bytes, size);
	sink->used += size;
}

void sink_real_with(struct sink *sink, double value, char mark)
{
	/* Most percentages are printed whole, and whole numbers are quick to write. Beyond this a shortest decimal may be
	 * shorter with an exponent. */
	static const double most_quick = 1e15;
	if (value > -most_quick && value < most_quick && value == (double)(int64_t)value) {
		sink_integer(sink, (int64_t)value);
		return;
	}
	char *room = sink_room(sink, NUMBER_BYTES);
	size_t length = number_write_real(room, value);
	char *dot = mark == '.' ? NULL : memchr(room, '.', length);
	if (dot != NULL)
		*dot = mark;
	sink->used += length;
}

void sink_real(struct sink *sink, double value)
{
	sink_real_with(sink, value, '.');
}

klp_status sink_status(struct sink *sink, klp_error **error)
{
	if (sink->status == KLP_OK)
		return KLP_OK;
	if (error != NULL)
		*error = sink->error;
	else
		klp_error_free(sink->error);
	sink->error = NULL;
	return sink->status;
}

void sink_close(struct sink *sink)
{
	klp_error_free(sink->error);
	memory_release(sink->bytes);
	*sink = (struct sink){ 0 };
}
