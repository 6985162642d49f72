/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The quick way for processors with AVX2 and BMI2. */

#include "count/scan.h"

#if SCAN_X86

#define SCAN_TARGET __attribute__((target("avx2,bmi,bmi2,popcnt,pclmul")))

#include "count/scan_x86.h"

struct signs;
SCAN_TARGET static inline struct signs read_signs(const char *at, char delimiter);

#include "count/scan_body.h"
#include "count/walk_body.h"

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

/* A list of all separators costs more than finding those few that are asked for. */
SCAN_TARGET static inline void list_separators(struct batch *batch, size_t word)
{
	(void)batch;
	(void)word;
}

/* The words of a record are few: mostly it is one of the first three. The separator before its first field may end the word before. */
SCAN_TARGET static inline size_t field_at(const struct batch *batch, size_t number, size_t near)
{
	const uint32_t *behind = batch->numbers + 1;
	size_t word = near;
	if (number-- == 0)
		return 0;
	word -= number < batch->numbers[word];
	word += number >= behind[word];
	word += number >= behind[word];
	while (number >= behind[word])
		word++;
	const uint64_t bit = _pdep_u64(UINT64_C(1) << (number - batch->numbers[word]), batch->separators[word]);
	return (word - 1) * WORD_BITS + lowest(bit) + 1;
}

SCAN_TARGET const char *scan_quick_avx2(struct scan *scan, const char *at, const char *end)
{
	return scan_quick(scan, at, end);
}

SCAN_TARGET const char *walk_quick_avx2(struct walk *walk, const char *at, const char *end)
{
	return walk_quick(walk, at, end);
}

#else
typedef int scan_avx2_is_not_for_this_processor;
#endif
