/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What scan_body.h wants of a processor with BMI2 and a multiplication without carries, whatever its registers. A file that includes this has
 * SCAN_TARGET defined before.
 */

#include <immintrin.h>
#include <stdint.h>

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

SCAN_TARGET static inline unsigned lowest(uint64_t bits)
{
	return (unsigned)_tzcnt_u64(bits);
}
