/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Texts kept once each. A table names the same few hundred municipalities over and over.
 */

#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** One text, or none (NULL). Its hash and length stand beside it, so that other texts are passed over unread. */
struct pool_slot {
	const char *text;
	size_t length;
	uint64_t hash;
};

/** All zero is an empty pool. */
struct pool {
	struct pool_block *blocks;
	struct pool_slot *slots;
	size_t slot_count;
	size_t used;
	/** how much memory the pool takes */
	size_t bytes;
	/** each pool's own, so that nobody can print names that all fall into one slot */
	uint64_t seed;
};

/** The pool's own copy of a text without zero bytes, the same pointer for the same bytes; it lives as long as the
 * pool. NULL when there is no memory. */
const char *pool_keep(struct pool *pool, const char *text, size_t length);

/** The pool's own copy of a text in *kept, as pool_keep() makes it; NULL stays NULL. False when there is no memory. */
bool pool_keep_text(struct pool *pool, const char **kept, const char *text);

/** A copy that is the pool's own likewise, without a look whether the text is there already: for texts that do not come over and
 * over, of which it takes less time. */
const char *pool_copy(struct pool *pool, const char *text, size_t length);

void pool_free(struct pool *pool);

#endif
