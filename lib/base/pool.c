/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/pool.h"
#include "base/memory.h"

#include <stdatomic.h>
#include <string.h>

enum { BLOCK_BYTES = 4096, FIRST_SLOTS = 256 };

struct pool_block {
	struct pool_block *next;
	size_t used;
	size_t size;
	char bytes[];
};

/* Every bit of the result hangs on every bit of the value, and no two values give the same result. */
static uint64_t stir(uint64_t value)
{
	const uint64_t one = UINT64_C(0xBF58476D1CE4E5B9), other = UINT64_C(0x94D049BB133111EB);
	value = (value ^ value >> 30) * one;
	value = (value ^ value >> 27) * other;
	return value ^ value >> 31;
}

/* Not to be foreseen by who writes a document, and without asking the system: where the memory lies, and how many pools
 * there were before. */
static uint64_t new_seed(const struct pool *pool, const void *memory)
{
	static atomic_size_t pools;
	uint64_t seed = stir((uint64_t)atomic_fetch_add(&pools, 1) + 1);
	seed = stir(seed ^ (uint64_t)(uintptr_t)pool);
	return stir(seed ^ (uint64_t)(uintptr_t)memory);
}

/* Eight bytes at a time; the length tells a text from the same with zero bytes behind it. */
static uint64_t hash(uint64_t seed, const char *text, size_t length)
{
	uint64_t value = stir(seed ^ length), piece;
	for (; length >= sizeof piece; text += sizeof piece, length -= sizeof piece) {
		memcpy(&piece, text, sizeof piece);
		value = stir(value ^ piece);
	}
	piece = 0;
	memcpy(&piece, text, length);
	return stir(value ^ piece);
}

/* The slot that holds the text, or the empty one where it belongs. */
static struct pool_slot *find_slot(const struct pool *pool, const char *text, size_t length, uint64_t hashed)
{
	size_t at = (size_t)hashed & (pool->slot_count - 1);
	for (;; at = (at + 1) & (pool->slot_count - 1)) {
		struct pool_slot *slot = &pool->slots[at];
		if (slot->text == NULL ||
		    (slot->hash == hashed && slot->length == length && memcmp(slot->text, text, length) == 0))
			return slot;
	}
}

static bool grow_slots(struct pool *pool)
{
	struct pool grown = *pool;
	grown.slot_count = pool->slot_count == 0 ? FIRST_SLOTS : pool->slot_count * 2;
	grown.slots = memory_allocate_zeroed(grown.slot_count, sizeof *grown.slots);
	if (grown.slots == NULL)
		return false;
	if (pool->slot_count == 0)
		grown.seed = new_seed(pool, grown.slots);
	for (size_t i = 0; i < pool->slot_count; i++) {
		const struct pool_slot *slot = &pool->slots[i];
		if (slot->text != NULL)
			*find_slot(&grown, slot->text, slot->length, slot->hash) = *slot;
	}
	memory_release(pool->slots);
	grown.bytes += (grown.slot_count - pool->slot_count) * sizeof *grown.slots;
	*pool = grown;
	return true;
}

static char *take_bytes(struct pool *pool, size_t size)
{
	struct pool_block *block = pool->blocks;
	if (block == NULL || block->size - block->used < size) {
		size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
		block = memory_allocate(sizeof *block + room);
		if (block == NULL)
			return NULL;
		*block = (struct pool_block){ .next = pool->blocks, .used = 0, .size = room };
		pool->blocks = block;
		pool->bytes += sizeof *block + room;
	}
	char *bytes = block->bytes + block->used;
	block->used += size;
	return bytes;
}

const char *pool_copy(struct pool *pool, const char *text, size_t length)
{
	char *copy = take_bytes(pool, length + 1);
	if (copy == NULL)
		return NULL;
	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

const char *pool_keep(struct pool *pool, const char *text, size_t length)
{
	/* At most half full, so that a search ends soon. */
	if (pool->used * 2 >= pool->slot_count && !grow_slots(pool))
		return NULL;
	uint64_t hashed = hash(pool->seed, text, length);
	struct pool_slot *slot = find_slot(pool, text, length, hashed);
	if (slot->text != NULL)
		return slot->text;
	const char *kept = pool_copy(pool, text, length);
	if (kept == NULL)
		return NULL;
	*slot = (struct pool_slot){ kept, length, hashed };
	pool->used++;
	return kept;
}

bool pool_keep_text(struct pool *pool, const char **kept, const char *text)
{
	*kept = text == NULL ? NULL : pool_keep(pool, text, strlen(text));
	return text == NULL || *kept != NULL;
}

void pool_free(struct pool *pool)
{
	while (pool->blocks != NULL) {
		struct pool_block *next = pool->blocks->next;
		memory_release(pool->blocks);
		pool->blocks = next;
	}
	memory_release(pool->slots);
	*pool = (struct pool){ .blocks = NULL };
}
