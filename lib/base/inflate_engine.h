/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What one library must do to inflate a bare stream: all else is in inflate.c.
 */

#ifndef BASE_INFLATE_ENGINE_H
#define BASE_INFLATE_ENGINE_H

#include "base/inflate.h"

/** So many bytes an engine may have taken that lie behind the end of the stream. */
enum { INFLATE_MOST_BEHIND = 8 };

struct inflate_engine {
	const char *name;
	/** A state for a stream; NULL when there is no memory. */
	void *(*make)(void);
	/** Overwrites and frees it. */
	void (*free)(void *state);
	/** Makes it ready for another stream. */
	void (*again)(void *state);
	/** As inflate_next() of a bare stream. */
	enum inflate_outcome (*run)(void *state, struct slice *bytes, char *room, size_t capacity, size_t *got);
	/** After the end of the stream: bytes that were taken and lie behind it, and how many. */
	size_t (*behind)(void *state, unsigned char bytes[INFLATE_MOST_BEHIND]);
	/** As inflate_sum(). */
	uint32_t (*sum)(uint32_t sum, const char *bytes, size_t size);
};

#endif
