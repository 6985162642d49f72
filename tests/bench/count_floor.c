/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "bench/count_floor.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx512f,avx512bw,bmi,bmi2,popcnt,pclmul")))

/* The columns of the generator that are looked at, by the number of the separator that ends them. */
enum {
	MUNICIPALITY = 1,
	INDICERING,
	STATUS,
	BEGIN,
	END,
	IN_REGISTER,
	TICK,
	AFFINITIES = 12,
	SECTORS,
	TASKS,
	COLUMNS = 34
};

int floor_can(void)
{
	__builtin_cpu_init();
	return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("bmi2") &&
	       __builtin_cpu_supports("pclmul");
}

TARGET static inline uint64_t eight(const char *text)
{
	uint64_t bytes;
	memcpy(&bytes, text, sizeof bytes);
	return bytes;
}

/* A record by its separators of up to 128 bytes, and one bit a field. */
TARGET static inline void count_one(struct floor_counts *counts, const char *text, const uint64_t separators[2],
                                    uint64_t empty)
{
	const unsigned first = (unsigned)__builtin_popcountll(separators[0]);
	unsigned at[TICK + 1];
	for (unsigned i = 0; i <= TICK; i++) {
		uint64_t low = _tzcnt_u64(_pdep_u64(UINT64_C(1) << i, separators[0]));
		uint64_t high = _tzcnt_u64(_pdep_u64(UINT64_C(1) << ((i - first) & 63), separators[1])) + 64;
		at[i] = (unsigned)(i < first ? low : high);
	}
	const char *code = text + at[MUNICIPALITY - 1] + 3, *group = text + at[INDICERING - 1] + 1;
	unsigned number = (unsigned)(code[0] * 1000 + code[1] * 100 + code[2] * 10 + code[3]) - '0' * 1111;
	uint64_t counted = eight(text + at[STATUS - 1] + 1) == eight("ingeschr");
	counted &= __builtin_bswap64(eight(text + at[BEGIN - 1] + 1)) <= __builtin_bswap64(eight("2025-06-"));
	const uint64_t end = __builtin_bswap64(eight(text + at[END - 1] + 1));
	counted &= (empty >> END & 1) | (end > __builtin_bswap64(eight("2025-06-")));
	counted &= text[at[IN_REGISTER - 1] + 1] == 'J';
	counted &= text[at[TICK - 1] + 1] == 'J';
	/* UWV's begin with W or Z, the others do not. */
	unsigned uwv = (group[0] == 'W') | (group[0] == 'Z');
	uint64_t filled = ~empty;
	unsigned profile = (filled >> AFFINITIES & filled >> SECTORS & 1) & ((filled >> TASKS & 0xFFFFF) != 0);
	counts->cells[number % FLOOR_CODES][uwv * 2 + !profile] += counted & 1;
	counts->records++;
}

TARGET size_t floor_count(struct floor_counts *counts, const char *bytes, size_t size)
{
	const __m512i quote = _mm512_set1_epi8('"'), comma = _mm512_set1_epi8(','), line_feed = _mm512_set1_epi8('\n');
	const __m128i ones = _mm_set1_epi8((char)0xFF);
	uint64_t open = 0, start_carry = 1, separators[2] = { 0, 0 }, empty = 0;
	size_t start = 0;
	unsigned fields = 0;
	for (size_t at = 0; at < size; at += 64) {
		const __m512i block = _mm512_loadu_si512(bytes + at);
		const uint64_t quotes = _mm512_cmpeq_epi8_mask(block, quote);
		const uint64_t feeds = _mm512_cmpeq_epi8_mask(block, line_feed);
		const uint64_t inside =
			(uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)quotes), ones, 0)) ^ open;
		uint64_t ends = feeds & ~inside;
		uint64_t all = (_mm512_cmpeq_epi8_mask(block, comma) & ~inside) | ends;
		const uint64_t empties = all & (all << 1 | start_carry);
		open = (uint64_t)((int64_t)inside >> 63);
		start_carry = all >> 63;
		for (;;) {
			/* Up to the end of the record, or all that is left of the block. */
			const uint64_t part = ends != 0 ? all & _blsmsk_u64(ends) : all;
			const size_t offset = at - start;
			if (fields < 64)
				empty |= _pext_u64(empties, part) << fields;
			fields += (unsigned)__builtin_popcountll(part);
			/* Of its first 128 bytes, seen from where it begins. */
			if (at <= start)
				separators[0] |= part >> ((start - at) & 63);
			else if (offset < 64) {
				separators[0] |= part << offset;
				separators[1] |= part >> 1 >> (63 - offset);
			} else if (offset < 128) {
				separators[1] |= part << (offset - 64);
			}
			if (ends == 0)
				break;
			const size_t end = at + _tzcnt_u64(ends);
			if (end >= size)
				return start;
			count_one(counts, bytes + start, separators, empty);
			start = end + 1;
			all &= ~part;
			ends &= ends - 1;
			separators[0] = separators[1] = empty = 0;
			fields = 0;
		}
	}
	return start;
}

#else

int floor_can(void)
{
	return 0;
}

size_t floor_count(struct floor_counts *counts, const char *bytes, size_t size)
{
	(void)counts;
	(void)bytes;
	return size;
}

#endif
