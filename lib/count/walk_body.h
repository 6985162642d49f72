/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The quick way of a walk, for any processor: included behind scan_body.h, which says what bytes are and how quotes are told. Here nothing is kept
 * of a word but what the next one needs, since only the last end of a record is asked for.
 */

#include "count/walk.h"

/* What a word leaves to the next: the highest bit of each, in the lowest. */
struct before {
	uint64_t separator;
	uint64_t closing;
	uint64_t carriage_return;
	/* all ones within quotes */
	uint64_t open;
};

/* The ends of records in a word, as far as it is tidy. */
struct passed {
	uint64_t ends;
	/* line ends, also between quotes; a pair is told by its first byte */
	uint64_t lines;
	/* whether the bytes are tidy to the end of the word */
	bool tidy;
};

SCAN_TARGET static inline struct passed pass_word(const struct signs *signs, uint64_t there, struct before *before)
{
	const unsigned last = WORD_BITS - 1;
	const uint64_t quotes = signs->quotes & there, returns = signs->carriage_returns & there;
	const uint64_t line_ends = (signs->line_feeds & there) | returns;
	const uint64_t inside = parity(quotes) ^ before->open;
	const uint64_t separators = ((signs->delimiters & there) | line_ends) & ~inside;
	const uint64_t openings = quotes & inside, closings = quotes & ~inside;
	const uint64_t starts = separators << 1 | before->separator, behind_closing = closings << 1 | before->closing;
	const uint64_t flags = (openings & ~(starts | behind_closing)) | (behind_closing & ~(separators | quotes) & there);
	const struct passed passed = {
		/* up to the lowest flag, or all */
		.ends = line_ends & ~inside & ((flags & (~flags + 1)) - 1),
		.lines = returns | (line_ends & ~(returns << 1 | before->carriage_return)),
		.tidy = flags == 0,
	};
	*before =
		(struct before){ separators >> last, closings >> last, returns >> last, (uint64_t)((int64_t)inside >> last) };
	return passed;
}

SCAN_TARGET static inline const char *walk_quick(struct walk *walk, const char *at, const char *end)
{
	/* It begins a field, as if a separator came before it. */
	struct before before = { .separator = 1 };
	struct passed passed = { .tidy = true }, last = { .ends = 0 };
	const char *last_word = at;
	uint64_t lines = 0, last_lines = 0;
	for (const char *word = at; word < end && passed.tidy; word += WORD_BITS) {
		const size_t size = (size_t)(end - word);
		const uint64_t there = size >= WORD_BITS ? UINT64_MAX : (UINT64_C(1) << size) - 1;
		const struct signs signs = read_signs(word, walk->delimiter);
		passed = pass_word(&signs, there, &before);
		last_word = passed.ends != 0 ? word : last_word;
		last_lines = passed.ends != 0 ? lines : last_lines;
		last = passed.ends != 0 ? passed : last;
		lines += (uint64_t)__builtin_popcountll(passed.lines);
	}
	if (last.ends == 0)
		return at;
	const unsigned above = (unsigned)__builtin_clzll(last.ends);
	walk->lines += last_lines + (uint64_t)__builtin_popcountll(last.lines << above);
	return last_word + (WORD_BITS - above);
}
