/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The quick way for processors with AVX-512: 64 bytes are one register, and a comparison is a number of 64 bits at once. */

#include "count/scan.h"

#if SCAN_X86

#include <immintrin.h>

#define SCAN_TARGET __attribute__((target("avx512f,avx512bw,avx2,bmi,bmi2,popcnt,pclmul")))

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

SCAN_TARGET static inline struct signs read_signs(const char *at, char delimiter)
{
	const __m512i bytes = _mm512_loadu_si512(at);
	return (struct signs){
		.quotes = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"')),
		.delimiters = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(delimiter)),
		.line_feeds = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\n')),
		.carriage_returns = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\r')),
		.blanks = _mm512_cmple_epi8_mask(bytes, _mm512_set1_epi8(' ')),
	};
}

SCAN_TARGET const char *scan_quick_avx512(struct scan *scan, const char *at, const char *end)
{
	return scan_quick(scan, at, end);
}

#else
typedef int scan_avx512_is_not_for_this_processor;
#endif
