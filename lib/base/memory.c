/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/memory.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *system_allocate(void *context, size_t size)
{
	(void)context;
	return malloc(size);
}

static void *system_reallocate(void *context, void *block, size_t size)
{
	(void)context;
	return realloc(block, size);
}

static void system_release(void *context, void *block)
{
	(void)context;
	free(block);
}

const klp_allocator memory_system = { sizeof(klp_allocator), system_allocate, system_reallocate, system_release, NULL };

static klp_allocator current = { sizeof(klp_allocator), system_allocate, system_reallocate, system_release, NULL };

/* Counted so that an allocator is never changed under a living block, and so that a leak can be seen. */
static atomic_size_t living;

void memory_use(const klp_allocator *allocator)
{
	current = *allocator;
}

size_t klp_memory_blocks(void)
{
	return atomic_load(&living);
}

void *memory_allocate(size_t size)
{
	void *block = current.allocate(current.context, size == 0 ? 1 : size);
	if (block != NULL)
		atomic_fetch_add(&living, 1);
	return block;
}

void *memory_allocate_zeroed(size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		return NULL;
	void *block = memory_allocate(count * size);
	if (block != NULL)
		memset(block, 0, count * size);
	return block;
}

void memory_release(void *block)
{
	if (block == NULL)
		return;
	current.release(current.context, block);
	atomic_fetch_sub(&living, 1);
}

size_t memory_grown(size_t capacity, size_t needed, size_t size)
{
	enum { SMALLEST = 16, LARGE = 1 << 24 };
	if (needed <= capacity)
		return capacity;
	size_t more = capacity < LARGE / size ? capacity : capacity / 4;
	size_t wanted = more > SIZE_MAX - capacity ? needed : capacity + more;
	if (wanted < SMALLEST)
		wanted = SMALLEST;
	return wanted < needed ? needed : wanted;
}

bool memory_reserve(void *block, size_t *capacity, size_t needed, size_t size)
{
	if (needed <= *capacity)
		return true;
	size_t wanted = memory_grown(*capacity, needed, size);
	if (wanted > PTRDIFF_MAX / size) /* malloc() gives no more, and some say so loudly */
		return false;

	/* `block` is the address of a pointer of any type: it is read and written as bytes. */
	void *old;
	memcpy(&old, block, sizeof old);
	void *grown =
		old == NULL ? memory_allocate(wanted * size) : current.reallocate(current.context, old, wanted * size);
	if (grown == NULL)
		return false;
	memcpy(block, &grown, sizeof grown);
	*capacity = wanted;
	return true;
}

char *memory_copy_text(const char *text, size_t length)
{
	char *copy = memory_allocate(length + 1);
	if (copy == NULL)
		return NULL;
	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}
