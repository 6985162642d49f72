/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* For madvise() and its MADV_DONTDUMP, which POSIX does not have. */
#define _DEFAULT_SOURCE

#include "base/wiped.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* A compiler cannot know what is called here, and so cannot leave the call out. */
static void *(*const volatile overwrite)(void *, int, size_t) = memset;

void wiped_clear(void *memory, size_t size)
{
	if (size > 0)
		overwrite(memory, 0, size);
}

static size_t page_size(void)
{
	enum { USUAL = 4096 };
	long size = sysconf(_SC_PAGESIZE);
	return size > 0 ? (size_t)size : USUAL;
}

/* Where the system cannot do it, a dump holds them: nothing is lost by asking. */
static void keep_out_of_dumps(char *pages, size_t size, bool out)
{
#ifdef MADV_DONTDUMP
	(void)madvise(pages, size, out ? MADV_DONTDUMP : MADV_DODUMP);
#else
	(void)pages, (void)size, (void)out;
#endif
}

/* In front of the pages stands where the block begins in which they lie. */
char *wiped_allocate(size_t size)
{
	size_t page = page_size();
	if (size > PTRDIFF_MAX - 2 * page - sizeof(void *))
		return NULL;
	size_t pages = (size + page - 1) / page * page;
	char *block = memory_allocate(pages + page + sizeof block);
	if (block == NULL)
		return NULL;
	size_t beyond = (size_t)((uintptr_t)(block + sizeof block) % page);
	char *memory = block + sizeof block + (beyond == 0 ? 0 : page - beyond);
	memcpy(memory - sizeof block, &block, sizeof block);
	keep_out_of_dumps(memory, pages, true);
	return memory;
}

void wiped_release(char *memory, size_t size)
{
	if (memory == NULL)
		return;
	size_t page = page_size(), pages = (size + page - 1) / page * page;
	char *block;
	memcpy(&block, memory - sizeof block, sizeof block);
	wiped_clear(memory, size);
	keep_out_of_dumps(memory, pages, false);
	memory_release(block);
}
