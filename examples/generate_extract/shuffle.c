/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "shuffle.h"

/* The smallest number whose square is at least `count`, and at least 1. */
static uint64_t root(uint64_t count)
{
	uint64_t low = 1, high = UINT64_C(1) << 31;
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;
		if (middle * middle >= count)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* A Feistel network: a number is two digits, of base `left` and base `right`. Each round adds to one digit what chance makes of the
 * other, which can be taken back and so parts no two numbers from their places. There are a few numbers more than are wanted; who comes out as one
 * of those goes through again, until it is one that is wanted: also a permutation. */
struct shuffle shuffle_make(uint64_t count, uint64_t seed)
{
	struct shuffle shuffle = { .count = count, .left = root(count), .right = 1 };
	if (count > 0)
		shuffle.right = (count - 1) / shuffle.left + 1;
	for (int round = 0; round < SHUFFLE_ROUNDS; round++)
		shuffle.keys[round] = stir(seed + (uint64_t)round + 1);
	return shuffle;
}

/* A number below `base`, which is below 2^32. */
static uint64_t below(uint64_t chance, uint64_t base)
{
	return (chance >> 32) * base >> 32;
}

static uint64_t add(uint64_t digit, uint64_t more, uint64_t base)
{
	digit += more;
	return digit >= base ? digit - base : digit;
}

uint64_t shuffle_at(const struct shuffle *shuffle, uint64_t place)
{
	do {
		uint64_t left = place / shuffle->right, right = place % shuffle->right;
		for (int round = 0; round < SHUFFLE_ROUNDS; round += 2) {
			left = add(left, below(stir(shuffle->keys[round] ^ right), shuffle->left), shuffle->left);
			right = add(right, below(stir(shuffle->keys[round + 1] ^ left), shuffle->right), shuffle->right);
		}
		place = left * shuffle->right + right;
	} while (place >= shuffle->count);
	return place;
}
