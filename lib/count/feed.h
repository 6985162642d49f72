/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Extracts on their way into a count: threads take pieces of them, count each by itself, and add up in order.
 */

#ifndef COUNT_FEED_H
#define COUNT_FEED_H

#include "count/clients.h"
#include "count/harvest.h"
#include "count/source.h"

#include <stdatomic.h>

/** What a feed is given. */
struct feed {
	const struct definition *definition;
	const klp_limits *limits;
	/** 1 or more, the caller's among them */
	int threads;
	/** told by the caller's thread alone */
	klp_progress progress;
	void *progress_context;
	/** where rows of clients go, when the definition is `unique`; else NULL */
	struct clients *clients;
	/** the register, when the definition is `joined`; else NULL */
	const struct clients *members;
	/** of `clients` and `members` */
	const struct secret *secret;
	/** whether these are extracts of the register: client_id and gemeentecode, which go into `clients` with SLOT_COUNTED's first slot and
	 * their place */
	bool register_extract;
	/** records so far, of all feeds of a count at once; for the progress to ask */
	atomic_uint_least64_t *records;
	/** for tests, which cut finer and try each processor's way: the bytes of a piece, 0 for what is best; a scan_kernel, 0 for the best */
	size_t piece_bytes;
	int kernel;
};

/** Counts all of the sources.
 *
 * @param harvest  empty; receives what was counted of them
 * @return as klp_count_file() */
klp_status feed_run(const struct feed *feed, struct sources *sources, struct harvest *harvest, klp_error **error);

/** Counts one source of XML. `tell` is called now and then; when it fails, that is what becomes of the call. */
klp_status xml_count(const struct feed *feed, struct source *source, struct harvest *harvest,
                     klp_status (*tell)(void *context, klp_error **error), void *context, klp_error **error);

/** One record that was read, of any format but the fast path of CSV: looks whether the client is in the register, judges it, and counts it
 * where it belongs. `line` is for what cannot be read. */
klp_status feed_take(const struct feed *feed, struct harvest *harvest, struct record *record, uint64_t line,
                     klp_error **error);

#endif
