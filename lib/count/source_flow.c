/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/source_flow.h"

#include "base/memory.h"
#include "base/packing.h"
#include "base/wiped.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* ----------------------------------------------------------------- the origin */

/* All that came, read and unpacked, stays under "input-bytes". */
static klp_status check_input(struct origin *origin, const char *name, klp_error **error)
{
	uint64_t stored = atomic_load(&origin->stored), unpacked = atomic_load(&origin->unpacked);
	const struct place place = { .source = name };
	if (stored <= origin->limits->input_bytes && unpacked <= origin->limits->input_bytes - stored)
		return KLP_OK;
	return limits_exceeded(KLP_LIMIT_INPUT_BYTES, origin->limits, &place, error);
}

klp_status origin_read(struct origin *origin, const char *name, uint64_t bytes, klp_error **error)
{
	atomic_fetch_add(&origin->stored, bytes);
	return check_input(origin, name, error);
}

klp_status origin_unpack(struct origin *origin, const char *name, uint64_t bytes, klp_error **error)
{
	uint64_t unpacked = atomic_fetch_add(&origin->unpacked, bytes) + bytes;
	uint64_t packed = origin->size != 0 ? origin->size : atomic_load(&origin->stored);
	const struct place place = { .source = name };
	if (packing_expands_too_far(unpacked, packed == 0 ? 1 : packed, origin->limits->expansion_ratio))
		return limits_exceeded(KLP_LIMIT_EXPANSION, origin->limits, &place, error);
	return check_input(origin, name, error);
}

/* ------------------------------------------------------------------- any flow */

klp_status flow_peek(struct flow *flow, struct slice *head, klp_error **error)
{
	if (flow->head == NULL) {
		char *room = wiped_allocate(FLOW_HEAD);
		if (room == NULL)
			return error_memory(error);
		size_t got = 0;
		klp_status status = flow->more(flow, room, FLOW_HEAD, &got, error);
		if (status != KLP_OK) {
			wiped_release(room, FLOW_HEAD);
			return status;
		}
		flow->head = room;
		flow->head_at = 0;
		flow->head_size = got;
	}
	*head = (struct slice){ flow->head + flow->head_at, flow->head_size - flow->head_at };
	return KLP_OK;
}

/* Hands out what was looked at. */
static size_t read_head(struct flow *flow, char *buffer, size_t capacity)
{
	size_t left = flow->head_size - flow->head_at, taken = left < capacity ? left : capacity;
	memcpy(buffer, flow->head + flow->head_at, taken);
	flow->head_at += taken;
	if (flow->head_at == flow->head_size) {
		wiped_release(flow->head, FLOW_HEAD);
		flow->head = NULL;
	}
	return taken;
}

klp_status flow_read(struct flow *flow, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	if (flow->head == NULL)
		return flow->more(flow, buffer, capacity, got, error);
	*got = read_head(flow, buffer, capacity);
	/* The end was not there yet, or else the head would not have been full. */
	if (*got > 0 || capacity == 0)
		return KLP_OK;
	return flow->more(flow, buffer, capacity, got, error);
}

void flow_close(struct flow *flow)
{
	if (flow == NULL)
		return;
	wiped_release(flow->head, FLOW_HEAD);
	flow->close(flow);
}

/* ----------------------------------------------------------- where bytes begin */

struct beginning {
	struct flow flow;
	struct flow_reader reader;
	/** whose bytes they are: a file, memory, or a function */
	int file;
	struct slice memory;
	klp_read_function call;
	void *context;
	/** the function said that there are no more, or that it failed: it is not called again */
	bool ended;
	bool failed;
};

static klp_status tell(struct beginning *beginning, size_t got, klp_error **error)
{
	*beginning->reader.done += got;
	return origin_read(beginning->reader.origin, beginning->reader.name, got, error);
}

static klp_status more_of_file(struct flow *flow, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	struct beginning *beginning = (struct beginning *)flow;
	*got = 0;
	while (*got < capacity) {
		ssize_t result = read(beginning->file, buffer + *got, capacity - *got);
		if (result < 0 && errno == EINTR)
			continue;
		if (result < 0) {
			const struct place place = { .source = beginning->reader.name };
			return error_set(error, KLP_IO, &place, "cannot read: %s", error_system_text(errno));
		}
		if (result == 0)
			break;
		*got += (size_t)result;
	}
	return tell(beginning, *got, error);
}

static klp_status more_of_memory(struct flow *flow, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	struct beginning *beginning = (struct beginning *)flow;
	struct slice *left = &beginning->memory;
	*got = left->length < capacity ? left->length : capacity;
	if (*got > 0)
		memcpy(buffer, left->text, *got);
	*left = (struct slice){ left->text + *got, left->length - *got };
	return tell(beginning, *got, error);
}

static klp_status more_of_function(struct flow *flow, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	struct beginning *beginning = (struct beginning *)flow;
	const struct place place = { .source = beginning->reader.name };
	*got = 0;
	while (*got < capacity && !beginning->ended) {
		int64_t result = beginning->call(beginning->context, buffer + *got, capacity - *got);
		beginning->failed = result < 0;
		beginning->ended = result <= 0;
		if (result > 0 && (uint64_t)result > capacity - *got)
			return error_set(error, KLP_INVALID_ARGUMENT, &place,
			                 "the caller's function gave more bytes than there was room for");
		*got += result > 0 ? (size_t)result : 0;
	}
	if (beginning->failed && *got == 0)
		return error_set(error, KLP_IO, &place, "the caller's function that gives the bytes reported a failure");
	return tell(beginning, *got, error);
}

static void close_beginning(struct flow *flow)
{
	memory_release(flow);
}

static klp_status begin(struct flow **flow, const struct beginning *as, klp_error **error)
{
	struct beginning *made = memory_allocate(sizeof *made);
	if (made == NULL)
		return error_memory(error);
	*made = *as;
	made->flow.close = close_beginning;
	*flow = &made->flow;
	return KLP_OK;
}

klp_status flow_of_file(struct flow **flow, int file, const struct flow_reader *reader, klp_error **error)
{
	return begin(flow, &(struct beginning){ .flow = { .more = more_of_file }, .reader = *reader, .file = file }, error);
}

klp_status flow_of_memory(struct flow **flow, const char *bytes, uint64_t size, const struct flow_reader *reader,
                          klp_error **error)
{
	struct slice memory = { bytes, (size_t)size };
	return begin(flow, &(struct beginning){ .flow = { .more = more_of_memory }, .reader = *reader, .memory = memory },
	             error);
}

klp_status flow_of_function(struct flow **flow, klp_read_function read, void *context, const struct flow_reader *reader,
                            klp_error **error)
{
	return begin(flow,
	             &(struct beginning){
					 .flow = { .more = more_of_function }, .reader = *reader, .call = read, .context = context },
	             error);
}
