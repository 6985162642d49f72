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
	for (unsigned i = 0; i < MEMO_WORDS; i++) {
		size_t bytes = length > 8 * (size_t)i ? length - 8 * (size_t)i : 0;
		uint64_t kept = bytes >= 8 ? UINT64_MAX : (UINT64_C(1) << 8 * bytes) - 1;
		text[i] = memo_load(from + 8 * (size_t)i) & kept;
	}
}

/** Where a value is remembered, if it is; and whether it is. */
static inline struct memo_entry *memo_find(struct memo *memo, struct slice value, bool *found)
{
	enum { HASH_SHIFT = 64 - MEMO_BITS };
	const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t text[MEMO_WORDS], length = value.length;
	memo_text(text, value.text, value.length);
	uint64_t hash = (text[0] + 3 * text[1] + 5 * text[2] + length) * odd;
	struct memo_entry *entry = &memo->entries[hash >> HASH_SHIFT];
	uint64_t differ = entry->length ^ length;
	for (unsigned i = 0; i < MEMO_WORDS; i++)
		differ |= entry->text[i] ^ text[i];
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
