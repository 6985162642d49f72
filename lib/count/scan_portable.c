/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The quick way for any processor, in plain C. */

#include "count/scan.h"

#define SCAN_TARGET

struct signs;
static inline struct signs read_signs(const char *at, char delimiter);

static inline uint64_t parity(uint64_t bits)
{
	for (unsigned distance = 1; distance < 64; distance *= 2)
		bits ^= bits << distance;
	return bits;
}

static inline uint64_t gather(uint64_t bits, uint64_t selected)
{
	uint64_t gathered = 0;
	for (unsigned number = 0; selected != 0; number++, selected &= selected - 1)
		gathered |= (bits >> __builtin_ctzll(selected) & 1) << number;
	return gathered;
}

static inline unsigned lowest(uint64_t bits)
{
	return bits == 0 ? 0 : (unsigned)__builtin_ctzll(bits);
}

#include "count/scan_body.h"
#include "count/walk_body.h"

/* The high bits of eight bytes, side by side. */
static inline uint64_t high_bits(uint64_t bytes)
{
	const uint64_t high = UINT64_C(0x8080808080808080), together = UINT64_C(0x0002040810204081);
	return ((bytes & high) * together) >> 56;
}

/* Which of eight bytes are zero: the high bit of each. */
static inline uint64_t zero_bytes(uint64_t bytes)
{
	const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F);
	return ~(((bytes & low) + low) | bytes | low);
}

static inline uint64_t equal(uint64_t bytes, unsigned char sign)
{
	return high_bits(zero_bytes(bytes ^ sign * UINT64_C(0x0101010101010101)));
}

/* Bytes up to the blank, and those that are not ASCII. */
static inline uint64_t blank(uint64_t bytes)
{
	const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F), ink = (0x80 - (' ' + 1)) * UINT64_C(0x0101010101010101);
	return high_bits(~((bytes & low) + ink) | bytes);
}

static inline struct signs read_signs(const char *at, char delimiter)
{
	struct signs signs = { 0 };
	for (unsigned i = 0; i < 8; i++) {
		const uint64_t bytes = memo_load(at + 8 * (size_t)i);
		const unsigned shift = 8 * i;
		signs.quotes |= equal(bytes, '"') << shift;
		signs.delimiters |= equal(bytes, (unsigned char)delimiter) << shift;
		signs.line_feeds |= equal(bytes, '\n') << shift;
		signs.carriage_returns |= equal(bytes, '\r') << shift;
		signs.blanks |= blank(bytes) << shift;
	}
	return signs;
}

static inline void list_separators(struct batch *batch, size_t word)
{
	uint16_t *list = batch->field_list + 1 + batch->numbers[word];
	for (uint64_t bits = batch->separators[word]; bits != 0; bits &= bits - 1)
		*list++ = (uint16_t)((word - 1) * WORD_BITS + lowest(bits) + 1);
}

static inline size_t field_at(const struct batch *batch, size_t number, size_t near)
{
	(void)near;
	return batch->field_list[number];
}

const char *scan_quick_portable(struct scan *scan, const char *at, const char *end)
{
	return scan_quick(scan, at, end);
}

const char *walk_quick_portable(struct walk *walk, const char *at, const char *end)
{
	return walk_quick(walk, at, end);
}
