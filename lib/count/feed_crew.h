/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The threads of one feed and what they share.
 */

#ifndef COUNT_FEED_CREW_H
#define COUNT_FEED_CREW_H

#include "count/pieces.h"

#include "base/progress.h"

/** Problems of one source, until those of all sources are put in order. */
struct told {
	struct told *next;
	uint64_t number;
	const char *source;
	struct harvest harvest;
};

struct crew {
	const struct feed *feed;
	struct sources *sources;
	struct progress progress;
	/** bytes as they are stored that were counted */
	atomic_uint_least64_t done;

	/** everything below is under the lock; something changed is told by the signal */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	/** the first failure, which ends the work of all */
	klp_status status;
	klp_error *error;
	/** whether a thread asks for the next source; how many there were; whether there is no other */
	bool opening;
	uint64_t opened;
	bool exhausted;
	/** sources that are opened and not finished yet */
	unsigned active;
	struct extract *extracts;
	/** pieces that wait to be used, and to be counted, the longest waiting first */
	struct piece *unused;
	struct piece *waiting;
	struct piece **waiting_end;
	unsigned waiting_count;
	/** what was counted of the sources that are finished */
	struct harvest *harvest;
	/** records that cannot be read, of all sources so far */
	uint64_t unusable;
	struct told *told;
};

/** What one thread has of its own. */
struct worker {
	struct crew *crew;
	/** the caller's thread tells the progress */
	bool caller;
	/** for the extract that it counted last, by its number, for it may be gone; 0 for none */
	uint64_t turned_to;
	struct scan scan;
	pthread_t thread;
};

/** Ends the work of all. The first failure is kept, others are let go. */
void crew_fail(struct crew *crew, klp_status status, klp_error *error);

/** Works until nothing is left to do or something failed. */
void worker_run(struct worker *worker);

/** Opens the next source and makes an extract of it, or counts all of it when it is XML. Under the lock, which is let go meanwhile. */
void worker_open(struct worker *worker);

/** Adds a finished source to what was counted. Under the lock. */
klp_status crew_add(struct crew *crew, struct harvest *harvest, uint64_t number, const char *source, klp_error **error);

/** Fails when more records are unusable than the limit allows: `more` of them come to those that are known. Under the lock. */
klp_status crew_check_unusable(const struct crew *crew, uint64_t more, const char *source, klp_error **error);

/** Tells how far the work is, if the thread is the caller's. Without the lock. KLP_OK or KLP_CANCELLED. */
klp_status worker_tell(struct worker *worker, klp_error **error);

#endif
