/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Numbers by chance that are the same for the same seed on every machine, and an order by chance that takes no memory.
 */

#ifndef GENERATE_SHUFFLE_H
#define GENERATE_SHUFFLE_H

#include <stdint.h>

/** Every bit of the result hangs on every bit of the value, and no two values give the same result. */
static inline uint64_t stir(uint64_t value)
{
	value = (value ^ value >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	value = (value ^ value >> 27) * UINT64_C(0x94D049BB133111EB);
	return value ^ value >> 31;
}

enum { SHUFFLE_ROUNDS = 4 };

/** An order of the numbers 0 … count - 1, of 2^62 at most. */
struct shuffle {
	uint64_t count;
	/** left · right is at least count */
	uint64_t left;
	uint64_t right;
	uint64_t keys[SHUFFLE_ROUNDS];
};

struct shuffle shuffle_make(uint64_t count, uint64_t seed);

/** What stands at a place, from 0: each number at exactly one. */
uint64_t shuffle_at(const struct shuffle *shuffle, uint64_t place);

#endif
