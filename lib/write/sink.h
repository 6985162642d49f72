/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Where a format puts its bytes. A failure sticks: what comes after it goes nowhere, and sink_status() tells of it,
 * so that formats ask once a row and not at each byte.
 */

#ifndef WRITE_SINK_H
#define WRITE_SINK_H

#include "base/number.h"
#include "base/replace.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { SINK_BYTES = 1 << 16 };

struct sink {
	char *bytes;
	size_t used;
	/** one of the two: a caller's function, or a file */
	klp_write_function write;
	void *context;
	struct replacement *file;
	/** the first failure, and its detail until somebody takes it */
	klp_status status;
	klp_error *error;
};

/** KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status sink_open_function(struct sink *sink, klp_write_function write, void *context, klp_error **error);
klp_status sink_open_file(struct sink *sink, struct replacement *file, klp_error **error);

/** Hands over what is still held back. */
void sink_flush(struct sink *sink);

/** The first failure, whose detail goes to *error. */
klp_status sink_status(struct sink *sink, klp_error **error);

/** Frees the sink; the file is the caller's. */
void sink_close(struct sink *sink);

/** Bytes of any number. */
void sink_bytes(struct sink *sink, const char *bytes, size_t size);

/** A number with a dot, the shortest that reads back the same. */
void sink_real(struct sink *sink, double value);

/** The same with another decimal mark. */
void sink_real_with(struct sink *sink, double value, char mark);

/* What follows runs for every cell, and so stands here where the compiler can see through it. */

/** Room for `size` bytes, at most SINK_BYTES; what is put there counts once `used` is raised. Never NULL. */
static inline char *sink_room(struct sink *sink, size_t size)
{
	if (SINK_BYTES - sink->used < size)
		sink_flush(sink);
	return sink->bytes + sink->used;
}

static inline void sink_byte(struct sink *sink, char byte)
{
	*sink_room(sink, 1) = byte;
	sink->used++;
}

static inline void sink_text(struct sink *sink, const char *text)
{
	sink_bytes(sink, text, strlen(text));
}

static inline void sink_integer(struct sink *sink, int64_t value)
{
	char *room = sink_room(sink, NUMBER_BYTES);
	sink->used += number_write_integer(room, value);
}

#endif
