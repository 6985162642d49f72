/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What stands around a stream, by RFC 1952: a header before it, and its checksum and length behind it. */

#include "base/inflate.h"
#include "base/inflate_engine.h"
#include "base/memory.h"

#include <string.h>

enum { HEADER_BYTES = 10, TRAILER_BYTES = 8, METHOD_DEFLATE = 8 };
/* of the header: where its fields are */
enum { METHOD_AT = 2, FLAGS_AT = 3 };
/* its flags */
enum { HAS_CHECKSUM = 2, HAS_EXTRA = 4, HAS_NAME = 8, HAS_COMMENT = 16, UNKNOWN_FLAGS = 0xE0 };

static const unsigned char magic[] = { 0x1F, 0x8B };

/* In the order in which they come. */
enum part {
	/* the ten bytes of a header, and what may stand behind them */
	PART_HEADER,
	PART_EXTRA_LENGTH,
	PART_EXTRA,
	PART_NAME,
	PART_COMMENT,
	PART_HEADER_CHECKSUM,
	PART_STREAM,
	PART_TRAILER,
	/* zero bytes behind the last one */
	PART_FILLING,
	PART_END,
	PART_DAMAGED
};

struct inflater {
	enum inflate_kind kind;
	const struct inflate_engine *engine;
	void *state;
	enum part part;
	const char *reason;
	/** whether a whole gzip file came before */
	bool further;
	unsigned char flags;
	/** the bytes of a field, as far as they have come */
	unsigned char field[HEADER_BYTES];
	size_t field_size;
	/** of the extra field that remain */
	size_t extra;
	uint32_t header_sum;
	/** of what came out of the stream */
	uint32_t sum;
	uint32_t length;
	uint64_t taken;
	/** bytes that the engine took too many */
	unsigned char behind[INFLATE_MOST_BEHIND];
	size_t behind_at;
	size_t behind_size;
};

/* ---------------------------------------------------------------- the object */

const char *inflate_engine_name(const struct inflate_engine *engine)
{
	return engine->name;
}

struct inflater *inflate_new(enum inflate_kind kind, const struct inflate_engine *engine)
{
	struct inflater *inflater = memory_allocate_zeroed(1, sizeof *inflater);
	if (inflater == NULL)
		return NULL;
	inflater->kind = kind;
	inflater->engine = engine;
	inflater->part = kind == INFLATE_GZIP ? PART_HEADER : PART_STREAM;
	inflater->state = engine->make();
	if (inflater->state != NULL)
		return inflater;
	memory_release(inflater);
	return NULL;
}

void inflate_free(struct inflater *inflater)
{
	if (inflater == NULL)
		return;
	inflater->engine->free(inflater->state);
	memory_release(inflater);
}

bool inflate_may_end(const struct inflater *inflater)
{
	if (inflater->kind == INFLATE_BARE)
		return inflater->part == PART_END;
	return inflater->part == PART_FILLING ||
	       (inflater->part == PART_HEADER && inflater->further && inflater->field_size == 0);
}

const char *inflate_reason(const struct inflater *inflater)
{
	return inflater->reason == NULL ? "" : inflater->reason;
}

uint64_t inflate_taken(const struct inflater *inflater)
{
	return inflater->taken - (inflater->behind_size - inflater->behind_at);
}

uint32_t inflate_checksum(const struct inflater *inflater)
{
	return inflater->sum;
}

uint32_t inflate_sum(uint32_t sum, const char *bytes, size_t size)
{
	return inflate_best->sum(sum, bytes, size);
}

/* -------------------------------------------------------- around the stream */

static void refuse(struct inflater *inflater, const char *reason)
{
	inflater->part = PART_DAMAGED;
	inflater->reason = reason;
}

static uint32_t number_of(const unsigned char *bytes, size_t size)
{
	enum { BITS = 8 };
	uint32_t value = 0;
	for (size_t i = size; i > 0; i--)
		value = value << BITS | bytes[i - 1];
	return value;
}

static void enter(struct inflater *inflater, enum part part)
{
	inflater->part = part;
	inflater->field_size = 0;
}

/* Which of the fields that a header may have comes next. */
static void enter_next(struct inflater *inflater, enum part after)
{
	static const struct {
		enum part part;
		unsigned char flag;
	} fields[] = { { PART_EXTRA_LENGTH, HAS_EXTRA },
		           { PART_NAME, HAS_NAME },
		           { PART_COMMENT, HAS_COMMENT },
		           { PART_HEADER_CHECKSUM, HAS_CHECKSUM } };
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		if (fields[i].part > after && (inflater->flags & fields[i].flag) != 0) {
			enter(inflater, fields[i].part);
			return;
		}
	}
	enter(inflater, PART_STREAM);
	inflater->sum = 0;
	inflater->length = 0;
}

/* Another gzip file begins with its magic; what else follows may only be zeros. */
static void begin_header(struct inflater *inflater, unsigned char byte)
{
	inflater->header_sum = inflate_sum(0, (const char *)&byte, 1);
	if (inflater->further && byte == 0)
		enter(inflater, PART_FILLING);
	else if (byte != magic[0])
		refuse(inflater, inflater->further ? "what stands behind its end is no gzip" : "incorrect header check");
}

static void end_header(struct inflater *inflater)
{
	inflater->flags = inflater->field[FLAGS_AT];
	if (inflater->field[METHOD_AT] != METHOD_DEFLATE)
		refuse(inflater, "unknown compression method");
	else if ((inflater->flags & UNKNOWN_FLAGS) != 0)
		refuse(inflater, "unknown header flags set");
	else
		enter_next(inflater, PART_HEADER);
}

static void end_trailer(struct inflater *inflater)
{
	enum { SUM_BYTES = 4 };
	if (number_of(inflater->field, SUM_BYTES) != inflater->sum)
		refuse(inflater, "incorrect data check");
	else if (number_of(inflater->field + SUM_BYTES, TRAILER_BYTES - SUM_BYTES) != inflater->length)
		refuse(inflater, "incorrect length check");
	else {
		inflater->further = true;
		inflater->engine->again(inflater->state);
		enter(inflater, PART_HEADER);
	}
}

/* Keeps a byte of a field; true once that has all of its `size` bytes. */
static bool keep(struct inflater *inflater, unsigned char byte, size_t size)
{
	inflater->field[inflater->field_size++] = byte;
	return inflater->field_size == size;
}

/* One byte of what stands around a stream. */
static void take_byte(struct inflater *inflater, unsigned char byte)
{
	enum { LENGTH_BYTES = 2, SUM_BYTES = 2, SUM_MASK = 0xFFFF };
	enum part part = inflater->part;
	uint32_t header_sum = inflater->header_sum;
	if (part < PART_STREAM)
		inflater->header_sum = inflate_sum(header_sum, (const char *)&byte, 1);
	switch (part) {
	case PART_HEADER:
		if (inflater->field_size == 0) {
			begin_header(inflater, byte);
		} else if (inflater->field_size == 1 && byte != magic[1]) {
			refuse(inflater, inflater->further ? "what stands behind its end is no gzip" : "incorrect header check");
		}
		if (inflater->part == PART_HEADER && keep(inflater, byte, HEADER_BYTES))
			end_header(inflater);
		break;
	case PART_EXTRA_LENGTH:
		if (keep(inflater, byte, LENGTH_BYTES)) {
			inflater->extra = number_of(inflater->field, LENGTH_BYTES);
			if (inflater->extra == 0)
				enter_next(inflater, PART_EXTRA);
			else
				enter(inflater, PART_EXTRA);
		}
		break;
	case PART_EXTRA:
		if (--inflater->extra == 0)
			enter_next(inflater, part);
		break;
	case PART_NAME:
	case PART_COMMENT:
		if (byte == 0)
			enter_next(inflater, part);
		break;
	case PART_HEADER_CHECKSUM:
		if (!keep(inflater, byte, SUM_BYTES))
			inflater->header_sum = header_sum;
		else if (number_of(inflater->field, SUM_BYTES) != (header_sum & SUM_MASK))
			refuse(inflater, "header crc mismatch");
		else
			enter_next(inflater, part);
		break;
	case PART_TRAILER:
		if (keep(inflater, byte, TRAILER_BYTES))
			end_trailer(inflater);
		break;
	case PART_FILLING:
		if (byte != 0)
			refuse(inflater, "what stands behind its end is no gzip");
		break;
	case PART_STREAM:
	case PART_END:
	case PART_DAMAGED:
		break;
	}
}

/* ---------------------------------------------------------------- the stream */

static enum inflate_outcome run(struct inflater *inflater, struct slice *bytes, char *room, size_t capacity,
                                size_t *got)
{
	size_t before = bytes->length;
	enum inflate_outcome outcome = inflater->engine->run(inflater->state, bytes, room, capacity, got);
	size_t taken = before - bytes->length;
	inflater->taken += taken;
	if (*got > 0)
		inflater->sum = inflater->engine->sum(inflater->sum, room, *got);
	inflater->length += (uint32_t)*got; /* gzip counts modulo 2 to the 32nd */
	/* An engine that has both bytes and room and makes nothing of them would be asked for ever. */
	if (outcome == INFLATE_TAKEN && bytes->length > 0 && *got == 0 && taken == 0)
		outcome = INFLATE_DAMAGED;
	if (outcome == INFLATE_DAMAGED)
		refuse(inflater, "its data is wrong");
	if (outcome != INFLATE_ENDED)
		return outcome;
	inflater->behind_at = 0;
	inflater->behind_size = inflater->engine->behind(inflater->state, inflater->behind);
	enter(inflater, inflater->kind == INFLATE_GZIP ? PART_TRAILER : PART_END);
	return outcome;
}

/* The next byte of what stands around a stream; false when none has come. */
static bool next_byte(struct inflater *inflater, struct slice *bytes, unsigned char *byte)
{
	if (inflater->behind_at < inflater->behind_size) {
		*byte = inflater->behind[inflater->behind_at++];
		return true;
	}
	if (bytes->length == 0)
		return false;
	*byte = (unsigned char)*bytes->text;
	*bytes = (struct slice){ bytes->text + 1, bytes->length - 1 };
	inflater->taken++;
	return true;
}

enum inflate_outcome inflate_next(struct inflater *inflater, struct slice *bytes, char *room, size_t capacity,
                                  size_t *got)
{
	unsigned char byte;
	*got = 0;
	for (;;) {
		if (inflater->part == PART_DAMAGED)
			return INFLATE_DAMAGED;
		if (inflater->part == PART_END)
			return INFLATE_ENDED;
		if (inflater->part != PART_STREAM) {
			if (!next_byte(inflater, bytes, &byte))
				return INFLATE_TAKEN;
			take_byte(inflater, byte);
			continue;
		}
		if (*got == capacity)
			return INFLATE_FULL;
		size_t more;
		enum inflate_outcome outcome = run(inflater, bytes, room + *got, capacity - *got, &more);
		*got += more;
		/* An engine takes at most so much at a time; it goes on where there is something left of both. */
		if (outcome == INFLATE_NO_MEMORY || outcome == INFLATE_DAMAGED)
			return outcome;
		if (outcome == INFLATE_TAKEN && bytes->length == 0 && *got < capacity)
			return outcome;
	}
}
