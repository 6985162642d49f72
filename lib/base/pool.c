/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/pool.h"
#include "base/memory.h"

#include <stdint.h>
#include <string.h>

enum { BLOCK_BYTES = 4096, FIRST_SLOTS = 256 };

struct pool_block {
	struct pool_block *next;
	size_t used;
	size_t size;
	char bytes[];
};

static uint64_t hash(const char *text, size_t length)
{
	/* FNV-1a */
	uint64_t value = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < length; i++)
		value = (value ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
	return value;
}

/* The slot that holds the text, or the empty one where it belongs. */
static size_t find_slot(const char *const *slots, size_t slot_count, const char *text, size_t length)
{
	size_t slot = (size_t)hash(text, length) & (slot_count - 1);
	while (slots[slot] != NULL) {
		const char *kept = slots[slot];
		if (strlen(kept) == length && memcmp(kept, text, length) == 0)
			break;
		slot = (slot + 1) & (slot_count - 1);
	}
	return slot;
}

static bool grow_slots(struct pool *pool)
{
	size_t count = pool->slot_count == 0 ? FIRST_SLOTS : pool->slot_count * 2;
	const char **slots = memory_allocate_zeroed(count, sizeof *slots);
	if (slots == NULL)
		return false;
	for (size_t i = 0; i < pool->slot_count; i++) {
		const char *text = pool->slots[i];
		if (text != NULL)
			slots[find_slot(slots, count, text, strlen(text))] = text;
	}
	memory_release(pool->slots);
	pool->slots = slots;
	pool->slot_count = count;
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
	}
	char *bytes = block->bytes + block->used;
	block->used += size;
	return bytes;
}

const char *pool_keep(struct pool *pool, const char *text, size_t length)
{
	/* At most half full, so that a search ends soon. */
	if (pool->used * 2 >= pool->slot_count && !grow_slots(pool))
		return NULL;
	size_t slot = find_slot(pool->slots, pool->slot_count, text, length);
	if (pool->slots[slot] != NULL)
		return pool->slots[slot];
	char *kept = take_bytes(pool, length + 1);
	if (kept == NULL)
		return NULL;
	memcpy(kept, text, length);
	kept[length] = '\0';
	pool->slots[slot] = kept;
	pool->used++;
	return kept;
}

void pool_free(struct pool *pool)
{
	while (pool->blocks != NULL) {
		struct pool_block *next = pool->blocks->next;
		memory_release(pool->blocks);
		pool->blocks = next;
	}
	memory_release(pool->slots);
	*pool = (struct pool){ NULL, NULL, 0, 0 };
}
