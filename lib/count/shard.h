/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A table of clients that lies in the order of their keys, with gaps in between, so that a client is found near where the key says.
 *
 * Each key has a home, at the same share of the table as the key has of all keys: the higher the key, the further behind. A client is at home or, when others
 * are there, behind; and all stand in the order of their keys. So there is no gap between a client's home and where the client is, a
 * search ends at the first gap or higher key, and who reads the table from the front reads it in order.
 */

#ifndef COUNT_SHARD_H
#define COUNT_SHARD_H

#include "count/clients.h"

/** One client, 16 bytes. The key as two numbers, the first byte being the highest. */
struct shard_entry {
	uint64_t high;
	uint32_t low;
	uint16_t place;
	uint8_t slot;
	/** remarks of the verdict and SHARD_TAKEN; 0 is a gap */
	uint8_t state;
};

/** Keys of one table have the same highest SHARD_BITS, which tell nothing within it. */
enum { SHARD_BITS = 6, SHARD_TAKEN = 0x80 };

/** All zero is an empty one. */
struct shard {
	struct shard_entry *entries;
	/** how many homes there are, and how many entries there is room for: behind the last home some are left */
	size_t homes;
	size_t room;
	size_t used;
};

struct shard_entry shard_entry_of(const struct client_key *key, struct verdict verdict);
struct client_key shard_key_of(const struct shard_entry *entry);
struct verdict shard_verdict_of(const struct shard_entry *entry);

/** Where the search for a key begins; only when there is any room. */
static inline const struct shard_entry *shard_home(const struct shard *shard, uint64_t high)
{
	/* 32 bits of the key, below those that are the same everywhere, as a share of all that there are. */
	uint64_t share = high << SHARD_BITS >> 32;
	return shard->entries + (share * shard->homes >> 32);
}

/** The client with this key, or NULL. */
const struct shard_entry *shard_find(const struct shard *shard, const struct shard_entry *sought);

/** Joins a row with what is there of the client, or adds the client. False when the table must grow first. */
bool shard_add(struct shard *shard, const struct shard_entry *row);

/** How much room the table has once it has grown, in bytes. */
size_t shard_grown_bytes(const struct shard *shard);

/** Grows. False when there is no memory: it is then as it was. */
bool shard_grow(struct shard *shard);

/** Overwrites and frees it. */
void shard_free(struct shard *shard);

#endif
