/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/siphash.h"

#include <stdint.h>

/* Written from "SipHash: a fast short-input PRF" (J.-P. Aumasson and D. J. Bernstein, 2012) and what its authors published later on the
 * result of 128 bits. */

enum { WORD_BYTES = 8, BYTE_BITS = 8, ROUNDS_PER_WORD = 2, ROUNDS_AT_END = 4 };

struct state {
	uint64_t v0;
	uint64_t v1;
	uint64_t v2;
	uint64_t v3;
};

static inline uint64_t turned(uint64_t word, int bits)
{
	return word << bits | word >> (64 - bits);
}

static inline void sip_rounds(struct state *state, int rounds)
{
	struct state s = *state;
	for (int i = 0; i < rounds; i++) {
		s.v0 += s.v1;
		s.v2 += s.v3;
		s.v1 = turned(s.v1, 13) ^ s.v0;
		s.v3 = turned(s.v3, 16) ^ s.v2;
		s.v0 = turned(s.v0, 32);
		s.v2 += s.v1;
		s.v0 += s.v3;
		s.v1 = turned(s.v1, 17) ^ s.v2;
		s.v3 = turned(s.v3, 21) ^ s.v0;
		s.v2 = turned(s.v2, 32);
	}
	*state = s;
}

/* The first byte is the lowest on every machine; written so that a compiler makes one load of it where it is one. */
static inline uint64_t read_word(const unsigned char *bytes)
{
	return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
	       (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 | (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
}

/* The last bytes, fewer than eight, and above them how many there were in all. */
static inline uint64_t last_word(const unsigned char *bytes, size_t left, size_t size)
{
	uint64_t word = (uint64_t)size << (BYTE_BITS * (WORD_BYTES - 1));
	for (size_t i = 0; i < left; i++)
		word |= (uint64_t)bytes[i] << (BYTE_BITS * i);
	return word;
}

static inline void write_word(unsigned char *bytes, uint64_t word)
{
	for (int i = 0; i < WORD_BYTES; i++)
		bytes[i] = (unsigned char)(word >> (BYTE_BITS * i));
}

static inline void take_word(struct state *state, uint64_t word)
{
	state->v3 ^= word;
	sip_rounds(state, ROUNDS_PER_WORD);
	state->v0 ^= word;
}

void siphash(unsigned char result[SIPHASH_BYTES], const unsigned char key[SIPHASH_BYTES], const void *bytes,
             size_t size)
{
	/* The constants spell "somepseudorandomlygeneratedbytes"; 0xEE and 0xDD tell a result of 128 bits from one of 64. */
	uint64_t low = read_word(key), high = read_word(key + WORD_BYTES);
	struct state state = {
		.v0 = low ^ UINT64_C(0x736F6D6570736575),
		.v1 = high ^ UINT64_C(0x646F72616E646F6D) ^ 0xEE,
		.v2 = low ^ UINT64_C(0x6C7967656E657261),
		.v3 = high ^ UINT64_C(0x7465646279746573),
	};
	const unsigned char *at = bytes;
	size_t left = size;
	for (; left >= WORD_BYTES; at += WORD_BYTES, left -= WORD_BYTES)
		take_word(&state, read_word(at));
	take_word(&state, last_word(at, left, size));

	state.v2 ^= 0xEE;
	sip_rounds(&state, ROUNDS_AT_END);
	write_word(result, state.v0 ^ state.v1 ^ state.v2 ^ state.v3);
	state.v1 ^= 0xDD;
	sip_rounds(&state, ROUNDS_AT_END);
	write_word(result + WORD_BYTES, state.v0 ^ state.v1 ^ state.v2 ^ state.v3);
}
