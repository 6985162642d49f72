/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Texts kept once each, whatever the texts are. */

#include "base/error.h"
#include "base/pool.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static klp_status fill_pool(void *context, klp_error **error)
{
	struct pool pool = { .blocks = NULL };
	char text[64];
	for (int i = 0; i < *(int *)context; i++) {
		int length = snprintf(text, sizeof text, "gemeente nummer %d", i);
		if (pool_keep(&pool, text, (size_t)length) == NULL) {
			pool_free(&pool);
			return error_memory(error);
		}
	}
	pool_free(&pool);
	return KLP_OK;
}

Test(pool, a_pool_keeps_each_text_once)
{
	enum { MANY = 100000 };
	struct pool pool = { .blocks = NULL };
	const char **kept = malloc(MANY * sizeof *kept);
	char *large = malloc(20000);
	cr_assert(kept != NULL && large != NULL);
	memset(large, 'x', 20000);
	char text[32];
	for (int i = 0; i < MANY; i++) {
		int length = snprintf(text, sizeof text, "%d", i);
		/* followed by something else, for it is the length that counts */
		text[length] = 'Z';
		kept[i] = pool_keep(&pool, text, (size_t)length);
		cr_assert(kept[i] != NULL);
		text[length] = '\0';
		cr_assert_str_eq(kept[i], text);
	}
	for (int i = 0; i < MANY; i++) {
		int length = snprintf(text, sizeof text, "%d", i);
		cr_assert_eq(pool_keep(&pool, text, (size_t)length), kept[i], "%s", text);
		cr_assert_str_eq(kept[i], text, "and it never moved");
	}
	cr_expect_eq(pool_keep(&pool, "", 0), pool_keep(&pool, "abc", 0), "the empty text is one text");
	const char *at_large = pool_keep(&pool, large, 20000);
	cr_expect_eq(strlen(at_large), 20000u);
	cr_expect_eq(pool_keep(&pool, large, 20000), at_large, "larger than a block");
	cr_expect_neq(pool_keep(&pool, large, 19999), at_large, "a beginning is another text");
	pool_free(&pool);
	pool_free(&pool);
	cr_expect_eq(klp_memory_blocks(), 0u);
	free(large);
	free(kept);

	failing_install();
	int texts = 700;
	failing_each("a pool", fill_pool, &texts, 1);
}

/* What FNV-1a, the hash that every attacker knows, makes of a piece, in the bits that choose among that many slots. */
static uint32_t known_hash(uint32_t value, const char *piece, size_t length)
{
	enum { SLOT_BITS = 20 };
	const uint32_t prime = UINT32_C(0x1B3); /* its low half */
	for (size_t i = 0; i < length; i++)
		value = (value ^ (unsigned char)piece[i]) * prime;
	return value & ((UINT32_C(1) << SLOT_BITS) - 1);
}

enum { PAIRS = 16, PIECE = 6, FORGED = 1 << PAIRS };

/* A piece of letters for each number. */
static void spell(char piece[PIECE + 1], int number)
{
	uint32_t mixed = (uint32_t)number * UINT32_C(2654435761);
	for (int i = 0; i < PIECE; i++, mixed /= 26)
		piece[i] = (char)('a' + mixed % 26);
	piece[PIECE] = '\0';
}

/* Pairs of pieces, each pair alike to the hash when it follows the pair before: any choice from each of them gives a text
 * of one and the same hash. */
static void forge(char pairs[PAIRS][2][PIECE + 1])
{
	enum { TRIES = 8192 };
	static uint32_t hashes[TRIES];
	uint32_t value = UINT32_C(0x84222325); /* where FNV-1a begins, the low half */
	for (int pair = 0; pair < PAIRS; pair++) {
		bool found = false;
		for (int i = 0; !found && i < TRIES; i++) {
			spell(pairs[pair][1], i);
			hashes[i] = known_hash(value, pairs[pair][1], PIECE);
			for (int j = 0; !found && j < i; j++)
				if (hashes[j] == hashes[i]) {
					spell(pairs[pair][0], j);
					found = true;
				}
		}
		cr_assert(found, "pair %d", pair);
		value = known_hash(value, pairs[pair][1], PIECE);
	}
}

static size_t forged_text(char text[PAIRS * PIECE], char pairs[PAIRS][2][PIECE + 1], unsigned choice)
{
	for (int pair = 0; pair < PAIRS; pair++)
		memcpy(text + pair * PIECE, pairs[pair][choice >> pair & 1], PIECE);
	return PAIRS * PIECE;
}

Test(pool, nobody_can_print_names_that_a_pool_is_slow_with)
{
	enum { LONGEST_RUN = 200 };
	static char pairs[PAIRS][2][PIECE + 1];
	forge(pairs);
	struct pool pool = { .blocks = NULL }, other = { .blocks = NULL };
	char text[PAIRS * PIECE];
	for (unsigned i = 0; i < FORGED; i++)
		cr_assert(pool_keep(&pool, text, forged_text(text, pairs, i)) != NULL);
	cr_expect_eq(pool.used, (size_t)FORGED);

	/* A search ends at the first empty slot. */
	size_t run = 0, longest = 0;
	for (size_t i = 0; i < pool.slot_count; i++) {
		run = pool.slots[i].text == NULL ? 0 : run + 1;
		longest = run > longest ? run : longest;
	}
	cr_expect_lt(longest, (size_t)LONGEST_RUN, "a search may take %zu steps", longest);

	/* What is found out about one pool tells nothing of the next. */
	pool_keep(&other, text, sizeof text);
	cr_expect_neq(pool.seed, other.seed);
	size_t same = 0;
	for (size_t i = 0; i < other.slot_count; i++)
		for (size_t j = 0; other.slots[i].text != NULL && j < pool.slot_count; j++)
			same += pool.slots[j].text != NULL && pool.slots[j].hash == other.slots[i].hash;
	cr_expect_eq(same, 0u, "a text has another hash in another pool");
	pool_free(&pool);
	pool_free(&other);
	cr_expect_eq(klp_memory_blocks(), 0u);
}
