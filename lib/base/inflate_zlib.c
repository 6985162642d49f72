/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/inflate_engine.h"
#include "base/memory.h"
#include "base/wiped.h"

#include <limits.h>
#include <stdalign.h>
#include <string.h>
#define ZLIB_CONST /* its input is only read */
#include <zlib.h>

/* For inflateInit2(): the largest window, and nothing around the stream. */
enum { BARE = -15 };

/* In front of each block of zlib's stands its size, so that it can be overwritten. */
enum { SIZE_ROOM = alignof(max_align_t) > sizeof(size_t) ? alignof(max_align_t) : sizeof(size_t) };

static void *allocate(void *context, unsigned count, unsigned size)
{
	(void)context;
	if (size != 0 && count > (SIZE_MAX - SIZE_ROOM) / size)
		return NULL;
	size_t bytes = (size_t)count * size;
	char *block = memory_allocate(bytes + SIZE_ROOM);
	if (block == NULL)
		return NULL;
	memcpy(block, &bytes, sizeof bytes);
	return block + SIZE_ROOM;
}

static void release(void *context, void *block)
{
	(void)context;
	if (block == NULL)
		return;
	char *begin = (char *)block - SIZE_ROOM;
	size_t bytes;
	memcpy(&bytes, begin, sizeof bytes);
	wiped_clear(block, bytes);
	memory_release(begin);
}

static void free_state(void *state)
{
	inflateEnd(state);
	memory_release(state);
}

static void *make_state(void)
{
	z_stream *stream = memory_allocate_zeroed(1, sizeof *stream);
	if (stream == NULL)
		return NULL;
	stream->zalloc = allocate;
	stream->zfree = release;
	if (inflateInit2(stream, BARE) == Z_OK)
		return stream;
	memory_release(stream);
	return NULL;
}

static void again(void *state)
{
	inflateReset(state);
}

static enum inflate_outcome run(void *state, struct slice *bytes, char *room, size_t capacity, size_t *got)
{
	z_stream *stream = state;
	uInt given = bytes->length < UINT_MAX ? (uInt)bytes->length : UINT_MAX;
	stream->next_in = (const Bytef *)bytes->text;
	stream->avail_in = given;
	stream->next_out = (Bytef *)room;
	stream->avail_out = capacity < UINT_MAX ? (uInt)capacity : UINT_MAX;
	int code = inflate(stream, Z_NO_FLUSH);
	*got = (size_t)((char *)stream->next_out - room);
	*bytes = (struct slice){ bytes->text + (given - stream->avail_in), bytes->length - (given - stream->avail_in) };
	switch (code) {
	case Z_OK:
	case Z_BUF_ERROR: /* neither bytes nor room, which is no error */
		return *got == capacity ? INFLATE_FULL : INFLATE_TAKEN;
	case Z_STREAM_END:
		return INFLATE_ENDED;
	case Z_MEM_ERROR:
		return INFLATE_NO_MEMORY;
	default:
		return INFLATE_DAMAGED;
	}
}

/* zlib takes no byte that it does not need. */
/* NOLINTNEXTLINE(readability-non-const-parameter): an engine that does would write them */
static size_t behind(void *state, unsigned char bytes[INFLATE_MOST_BEHIND])
{
	(void)state, (void)bytes;
	return 0;
}

static uint32_t sum_of(uint32_t sum, const char *bytes, size_t size)
{
	uLong all = sum;
	while (size > 0) {
		uInt piece = size < UINT_MAX ? (uInt)size : UINT_MAX;
		all = crc32(all, (const Bytef *)bytes, piece);
		bytes += piece;
		size -= piece;
	}
	return (uint32_t)all;
}

const struct inflate_engine inflate_zlib = { "zlib", make_state, free_state, again, run, behind, sum_of };

#ifndef KLP_WITH_ISAL
const struct inflate_engine *const inflate_best = &inflate_zlib;
#endif
