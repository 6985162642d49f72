/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* gzip: one file, or several packed one behind another, which unpack to one. Its rows have the name of the gzip file. */

#include "base/memory.h"
#include "base/progress.h"
#include "read/formats/expansion.h"
#include "read/formats/readers.h"

#include <string.h>
#define ZLIB_CONST /* its input is only read */
#include <zlib.h>

/* For inflateInit2(): the largest window, and gzip alone. */
enum { WINDOW = 15 + 16 };

static const char magic[] = { '\x1F', '\x8B' };

static bool begins_gzip(const char *bytes, size_t length)
{
	return length >= sizeof magic && memcmp(bytes, magic, sizeof magic) == 0;
}

static int bid(struct slice head)
{
	return begins_gzip(head.text, head.length) ? 90 : 0;
}

static void *allocate(void *context, unsigned count, unsigned size)
{
	(void)context;
	return memory_allocate((size_t)count * size);
}

static void release(void *context, void *block)
{
	(void)context;
	memory_release(block);
}

struct gzip {
	z_stream stream;
	struct expansion expansion;
	struct buffer unpacked;
	/** what is left of the packed bytes; the stream has at most a piece of it */
	const char *at;
	const char *end;
};

/* With the byte in the packed bytes. */
static klp_status refuse(const struct gzip *gzip, struct slice bytes, const char *what, klp_error **error)
{
	const struct place place = { .source = gzip->expansion.reading->source };
	return error_set(error, KLP_FORMAT, &place,
	                 "this gzip file is damaged at byte %zu: %s; fetch it again, or repair it first",
	                 (size_t)(gzip->at - bytes.text), what);
}

/* After the end of one file: another begins, or nothing follows but zero bytes, with which tapes and blocks are filled up. */
static klp_status go_on(struct gzip *gzip, struct slice bytes, bool *more, klp_error **error)
{
	size_t left = (size_t)(gzip->end - gzip->at);
	*more = begins_gzip(gzip->at, left);
	if (*more)
		return inflateReset(&gzip->stream) == Z_OK ? KLP_OK : refuse(gzip, bytes, "it cannot be read on", error);
	for (size_t i = 0; i < left; i++)
		if (gzip->at[i] != '\0')
			return refuse(gzip, bytes, "what stands behind its end is no gzip", error);
	return KLP_OK;
}

/* Unpacks one piece. */
static int inflate_piece(struct gzip *gzip, size_t *got)
{
	const size_t most = (size_t)1 << 30, left = (size_t)(gzip->end - gzip->at);
	size_t room = gzip->unpacked.capacity - gzip->unpacked.size;
	gzip->stream.next_in = (const Bytef *)gzip->at;
	gzip->stream.avail_in = (uInt)(left < most ? left : most);
	gzip->stream.next_out = (Bytef *)gzip->unpacked.bytes + gzip->unpacked.size;
	gzip->stream.avail_out = (uInt)(room < EXPANSION_PIECE ? room : EXPANSION_PIECE);
	int code = inflate(&gzip->stream, Z_NO_FLUSH);
	gzip->at = (const char *)gzip->stream.next_in;
	*got = (size_t)((char *)gzip->stream.next_out - gzip->unpacked.bytes) - gzip->unpacked.size;
	gzip->unpacked.size += *got;
	return code;
}

static klp_status unpack_all(struct gzip *gzip, struct slice bytes, klp_error **error)
{
	const struct reading *reading = gzip->expansion.reading;
	struct progress progress = progress_start(reading->progress, reading->progress_context, 0);
	bool more = true;
	while (more) {
		size_t got;
		klp_status status = expansion_room(reading, &gzip->unpacked, error);
		if (status != KLP_OK)
			return status;
		int code = inflate_piece(gzip, &got);
		status = expansion_count(&gzip->expansion, got, error);
		if (status == KLP_OK)
			status = progress_tell(&progress, gzip->unpacked.size, error);
		if (status != KLP_OK)
			return status;
		if (code == Z_STREAM_END)
			status = go_on(gzip, bytes, &more, error);
		else if (code == Z_MEM_ERROR)
			status = error_memory(error);
		else if (code == Z_BUF_ERROR || (code == Z_OK && got == 0 && gzip->at == gzip->end))
			status = refuse(gzip, bytes, "it is cut off", error);
		else if (code != Z_OK)
			status = refuse(gzip, bytes, gzip->stream.msg == NULL ? "its data is wrong" : gzip->stream.msg, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

static klp_status unpack(struct slice bytes, const struct reading *reading, container_function take, void *context,
                         klp_error **error)
{
	struct gzip gzip = { .stream = { .zalloc = allocate, .zfree = release },
		                 .expansion = { .reading = reading, .packed = bytes.length },
		                 .at = bytes.text,
		                 .end = bytes.text + bytes.length };
	if (inflateInit2(&gzip.stream, WINDOW) != Z_OK)
		return error_memory(error);
	klp_status status = unpack_all(&gzip, bytes, error);
	inflateEnd(&gzip.stream);
	if (status == KLP_OK)
		status = take(context, NULL, (struct slice){ gzip.unpacked.bytes, gzip.unpacked.size }, error);
	expansion_release(reading, &gzip.unpacked);
	return status;
}

const struct container container_gzip = { "gzip", "any of these, packed with gzip", bid, unpack };
