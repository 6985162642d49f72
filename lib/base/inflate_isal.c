/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Inflating by Intel's Intelligent Storage Acceleration Library, which chooses at run time what the processor can do. */

#include "base/inflate_engine.h"

#ifdef KLP_WITH_ISAL

#include "base/wiped.h"

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

#include <limits.h>

typedef struct inflate_state state_type;

static void again(void *state)
{
	isal_inflate_reset(state);
}

static void *make_state(void)
{
	state_type *state = (void *)wiped_allocate(sizeof *state);
	if (state == NULL)
		return NULL;
	isal_inflate_init(state);
	state->crc_flag = ISAL_DEFLATE;
	return state;
}

static void free_state(void *state)
{
	wiped_release(state, sizeof(state_type));
}

static enum inflate_outcome run(void *state, struct slice *bytes, char *room, size_t capacity, size_t *got)
{
	state_type *inflating = state;
	/* Its input is only read, and not const in its header. */
	union {
		const char *given;
		uint8_t *taken;
	} in = { .given = bytes->text };
	uint32_t given = bytes->length < INT_MAX ? (uint32_t)bytes->length : INT_MAX;
	inflating->next_in = in.taken;
	inflating->avail_in = given;
	inflating->next_out = (uint8_t *)room;
	inflating->avail_out = capacity < INT_MAX ? (uint32_t)capacity : INT_MAX;
	int code = isal_inflate(inflating);
	*got = (size_t)((char *)inflating->next_out - room);
	uint32_t taken = given - inflating->avail_in;
	*bytes = (struct slice){ bytes->text + taken, bytes->length - taken };
	if (code != ISAL_DECOMP_OK)
		return INFLATE_DAMAGED;
	if (inflating->block_state == ISAL_BLOCK_FINISH)
		return INFLATE_ENDED;
	return *got == capacity ? INFLATE_FULL : INFLATE_TAKEN;
}

/* Whole bytes of those bits that it looked ahead. */
static size_t behind(void *state, unsigned char bytes[INFLATE_MOST_BEHIND])
{
	const state_type *inflating = state;
	if (inflating->read_in_length < CHAR_BIT)
		return 0;
	size_t count = (size_t)inflating->read_in_length / CHAR_BIT;
	uint64_t bits = inflating->read_in >> (inflating->read_in_length % CHAR_BIT);
	for (size_t i = 0; i < count; i++, bits >>= CHAR_BIT)
		bytes[i] = (unsigned char)(bits & UCHAR_MAX);
	return count;
}

static uint32_t sum_of(uint32_t sum, const char *bytes, size_t size)
{
	return crc32_gzip_refl(sum, (const unsigned char *)bytes, size);
}

static const struct inflate_engine isal = { "ISA-L", make_state, free_state, again, run, behind, sum_of };

const struct inflate_engine *const inflate_best = &isal;

#endif
