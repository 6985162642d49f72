/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What was said of a value before: an extract has few different statuses, answers and indiceringen, and each comes back a million times.
 */

#ifndef COUNT_SCAN_MEMO_H
#define COUNT_SCAN_MEMO_H

#include "count/verdict.h"

#include <string.h>

enum {
	/** values up to this length are remembered; so many bytes from where any value begins can be read */
	MEMO_BYTES = 32,
	MEMO_WORDS = MEMO_BYTES / 8,
	MEMO_BITS = 6,
	MEMO_ENTRIES = 1 << MEMO_BITS,
	/** of a value with a doubled quote in it, of which only the exact reader can say anything */
	MEMO_HARD = 0xFF,
	SIGNS = 256
};

struct memo_entry {
	uint64_t text[MEMO_WORDS];
	uint32_t length;
	/** what is said of the value */
	uint32_t meaning;
};

struct memo {
	struct memo_entry entries[MEMO_ENTRIES];
};

struct scan_memo {
	const struct definition *definition;
	struct memo statuses;
	struct memo answers;
	struct memo groups;
	/** the same for answers of one sign */
	unsigned char answer_of[SIGNS];
};

/** Nothing remembered yet. */
void memo_begin(struct scan_memo *memo, const struct definition *definition);

/** The meaning of a value that is not remembered, and remembers it if it is not too long. `entry` is where. */
unsigned memo_ask_status(struct scan_memo *memo, struct memo_entry *entry, struct slice value);
unsigned memo_ask_answer(struct scan_memo *memo, struct memo_entry *entry, struct slice value);
unsigned memo_ask_groups(struct scan_memo *memo, struct memo_entry *entry, struct slice value);

/** The bytes of a value of a length, by that length. */
extern const uint64_t memo_kept[MEMO_BYTES + 1][MEMO_WORDS];

/** Eight bytes as a number of which the first is the lowest, on any processor. */
static inline uint64_t memo_load(const char *text)
{
	uint64_t number;
	memcpy(&number, text, sizeof number);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	number = __builtin_bswap64(number);
#endif
	return number;
}

/** The first bytes of a value of this length, and zeros for the rest. */
static inline void memo_text(uint64_t text[MEMO_WORDS], const char *from, size_t length)
{
	const size_t kept = length < MEMO_BYTES ? length : MEMO_BYTES;
	for (unsigned i = 0; i < MEMO_WORDS; i++)
		text[i] = memo_load(from + 8 * (size_t)i) & memo_kept[kept][i];
}

/** Where a value is remembered, if it is; and whether it is. */
static inline struct memo_entry *memo_find(struct memo *memo, struct slice value, bool *found)
{
	enum { HASH_SHIFT = 64 - MEMO_BITS };
	const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
	const size_t length = value.length, kept = length < MEMO_BYTES ? length : MEMO_BYTES;
	const uint64_t first = memo_load(value.text) & memo_kept[kept][0];
	const uint64_t second = memo_load(value.text + 8) & memo_kept[kept][1];
	const uint64_t hash = (first + 3 * second + length) * odd;
	struct memo_entry *entry = &memo->entries[hash >> HASH_SHIFT];
	uint64_t differ = (entry->length ^ length) | (entry->text[0] ^ first) | (entry->text[1] ^ second);
	if (length > 16) {
		differ |= entry->text[2] ^ (memo_load(value.text + 16) & memo_kept[kept][2]);
		differ |= entry->text[3] ^ (memo_load(value.text + 24) & memo_kept[kept][3]);
	}
	*found = differ == 0;
	return entry;
}

static inline unsigned memo_status(struct scan_memo *memo, struct slice value)
{
	bool found;
	struct memo_entry *entry = memo_find(&memo->statuses, value, &found);
	return found ? entry->meaning : memo_ask_status(memo, entry, value);
}

static inline unsigned memo_groups(struct scan_memo *memo, struct slice value)
{
	bool found;
	struct memo_entry *entry = memo_find(&memo->groups, value, &found);
	return found ? entry->meaning : memo_ask_groups(memo, entry, value);
}

/** Of an answer that is not empty. */
static inline unsigned memo_answer(struct scan_memo *memo, struct slice value)
{
	if (value.length == 1)
		return memo->answer_of[(unsigned char)value.text[0]];
	bool found;
	struct memo_entry *entry = memo_find(&memo->answers, value, &found);
	return found ? entry->meaning : memo_ask_answer(memo, entry, value);
}

#endif
