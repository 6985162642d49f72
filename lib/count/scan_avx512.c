/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The quick way for processors with AVX-512: 64 bytes are one register, and a comparison is a number of 64 bits at once. */

#include "count/scan.h"

#if SCAN_X86

#define SCAN_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,avx2,bmi,bmi2,popcnt,pclmul")))

#include "count/scan_x86.h"

struct signs;
SCAN_TARGET static inline struct signs read_signs(const char *at, char delimiter);

#include "count/scan_body.h"
#include "count/walk_body.h"

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

/* Where fields begin, which is behind the separators, one behind the other, 32 at a time: the numbers of a word's bytes, of which those are kept that are one. */
SCAN_TARGET static inline void list_separators(struct batch *batch, size_t word)
{
	enum { HALF = 32 };
	const __m512i ascending =
		_mm512_set_epi8(63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40,
	                    39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16,
	                    15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
	const uint64_t separators = batch->separators[word];
	uint16_t *list = batch->field_list + 1 + batch->numbers[word];
	const __m512i bytes = _mm512_maskz_compress_epi8(separators, ascending);
	const __m512i base = _mm512_set1_epi16((short)((word - 1) * WORD_BITS + 1));
	_mm512_storeu_si512(list, _mm512_add_epi16(base, _mm512_cvtepu8_epi16(_mm512_castsi512_si256(bytes))));
	if (__builtin_popcountll(separators) > HALF)
		_mm512_storeu_si512(list + HALF,
		                    _mm512_add_epi16(base, _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(bytes, 1))));
}

SCAN_TARGET static inline size_t field_at(const struct batch *batch, size_t number, size_t near)
{
	(void)near;
	return batch->field_list[number];
}

SCAN_TARGET const char *scan_quick_avx512(struct scan *scan, const char *at, const char *end)
{
	return scan_quick(scan, at, end);
}

SCAN_TARGET const char *walk_quick_avx512(struct walk *walk, const char *at, const char *end)
{
	return walk_quick(walk, at, end);
}

#else
typedef int scan_avx512_is_not_for_this_processor;
#endif
