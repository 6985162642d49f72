/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Differences in sentences that a policy officer understands. What is returned lives until the next sentence; NULL means that there is no
 * memory.
 */

#ifndef AGGREGATE_DIFF_SENTENCES_H
#define AGGREGATE_DIFF_SENTENCES_H

#include "base/buffer.h"
#include "dataset/differences.h"

struct diff_words {
	enum language language;
	/** what each side is called after "in": "2023Q2", "the first version" */
	const char *label[DIFFERENCE_SIDES];
	struct buffer text;
};

/** Why an area that is on both sides cannot be compared. */
enum diff_obstacle {
	/** of the whole, parts are missing */
	DIFF_INCOMPLETE,
	/** its total is absent */
	DIFF_ABSENT,
	/** it could not be carried to the boundaries */
	DIFF_NOT_CARRIED
};

/** What sides are called that have no edition, or the same. Static. */
const char *diff_words_version(size_t side, enum language language);

/** The counts of an area on both sides, as a whole. */
const char *diff_sentence_counts(struct diff_words *words, const klp_difference *difference);

/** One cell, with what stands in its place when it is absent; of a percentage and of a text likewise. */
const char *diff_sentence_cell(struct diff_words *words, const klp_difference *difference);

/** An area on one side only, with its municipalities where it has any. */
const char *diff_sentence_only(struct diff_words *words, const klp_difference *difference, size_t side,
                               size_t municipalities);

/** An area that cannot be compared; `side` is the one where the obstacle is. */
const char *diff_sentence_obstacle(struct diff_words *words, const klp_difference *difference,
                                   enum diff_obstacle obstacle, size_t side, int boundaries);

/** What happened to the territory. */
const char *diff_sentence_event(struct diff_words *words, const klp_difference *difference);

#endif
