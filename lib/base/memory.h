/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Every block of the library comes from here, so that a caller can replace the
 * allocator and a test can make any one allocation fail.
 */

#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <klantprofiel/base.h>

#include <stdbool.h>
#include <stddef.h>

/** The C library's own. */
extern const klp_allocator memory_system;

/** From here on memory comes from this allocator, which is copied. Only while no block lives. */
void memory_use(const klp_allocator *allocator);

/** NULL when there is no memory. `size` 0 gives a block of one byte. */
void *memory_allocate(size_t size);

/** `count` elements of `size` bytes, all zero; NULL also when the product overflows. */
void *memory_allocate_zeroed(size_t count, size_t size);

/** NULL is allowed. */
void memory_release(void *block);

/**
 * Makes room for at least `needed` elements in a growing array.
 *
 * @param block     the array, a pointer variable of any type, by address; may hold NULL
 * @param capacity  elements that fit; updated
 * @return false when there is no memory; the array is then as it was. */
bool memory_reserve(void *block, size_t *capacity, size_t needed, size_t size);

/** How many elements memory_reserve() would have room for: twice as many as before, or a quarter more where the array is
 * large, for there doubling would waste what is scarce. */
size_t memory_grown(size_t capacity, size_t needed, size_t size);

/** A copy that ends in a zero byte; NULL when there is no memory. */
char *memory_copy_text(const char *text, size_t length);

#endif
