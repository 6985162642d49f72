/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The quick way for processors with AVX2 and BMI2. */

#include "count/scan.h"

#if SCAN_X86

#include <immintrin.h>

#define SCAN_TARGET __attribute__((target("avx2,bmi,bmi2,popcnt,pclmul")))

struct signs;
SCAN_TARGET static inline struct signs read_signs(const char *at, char delimiter);

SCAN_TARGET static inline uint64_t parity(uint64_t bits)
{
	/* Multiplied without carries by a number of ones only, each bit is the sum of those up to it. */
	__m128i product = _mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)bits), _mm_set1_epi8((char)0xFF), 0);
	return (uint64_t)_mm_cvtsi128_si64(product);
}

SCAN_TARGET static inline uint64_t gather(uint64_t bits, uint64_t selected)
{
	return _pext_u64(bits, selected);
}

SCAN_TARGET static inline unsigned nth_bit(uint64_t bits, unsigned number)
{
	return (unsigned)__builtin_ctzll(_pdep_u64(UINT64_C(1) << number, bits));
}

#include "count/scan_body.h"

SCAN_TARGET static inline uint64_t where(__m256i low, __m256i high)
{
	return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

SCAN_TARGET static inline uint64_t equal(__m256i low, __m256i high, char sign)
{
	const __m256i signs = _mm256_set1_epi8(sign);
	return where(_mm256_cmpeq_epi8(low, signs), _mm256_cmpeq_epi8(high, signs));
}

SCAN_TARGET static inline struct signs read_signs(const char *at, char delimiter)
{
	const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)at);
	const __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(at + sizeof low));
	const __m256i ink = _mm256_set1_epi8(' ' + 1);
	return (struct signs){
		.quotes = equal(low, high, '"'),
		.delimiters = equal(low, high, delimiter),
		.line_feeds = equal(low, high, '\n'),
		.carriage_returns = equal(low, high, '\r'),
		.blanks = where(_mm256_cmpgt_epi8(ink, low), _mm256_cmpgt_epi8(ink, high)),
	};
}

SCAN_TARGET const char *scan_quick_avx2(struct scan *scan, const char *at, const char *end)
{
	return scan_quick(scan, at, end);
}

#else
typedef int scan_avx2_is_not_for_this_processor;
#endif
