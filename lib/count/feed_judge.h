/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * One record in the light of what a feed was given: the register, and whose record it is.
 */

#ifndef COUNT_FEED_JUDGE_H
#define COUNT_FEED_JUDGE_H

#include "count/feed.h"

/** Whether rows of clients are kept: of the register, or because clients are told apart. */
static inline bool feed_keeps_clients(const struct feed *feed)
{
	return feed->register_extract || feed->clients != NULL;
}

/** Whether the client's id is read at all. */
static inline bool feed_needs_key(const struct feed *feed)
{
	return feed_keeps_clients(feed) || feed->members != NULL;
}

/** Judges a record. The key is there when feed_needs_key(), and the verdict is not SLOT_UNUSABLE. Who has no id is in no register; and where clients are told apart, the record cannot be used. */
struct client_row feed_judge(const struct feed *feed, struct record *record);

#endif
