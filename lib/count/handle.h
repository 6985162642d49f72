/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What a klp_count holds. Only for the files of this room that make, change and read one.
 */

#ifndef COUNT_HANDLE_H
#define COUNT_HANDLE_H

#include "count/clients.h"
#include "count/harvest.h"

#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>

/** Room for "2025-06-30". */
enum { COUNT_DATE_BYTES = 11 };

struct klp_count {
	struct definition definition;
	char date[COUNT_DATE_BYTES];
	const klp_territory *territory;
	klp_limits limits;
	klp_progress progress;
	void *progress_context;
	/** klp_count_both, klp_count_coverage */
	int both;
	int coverage;
	int threads;

	/** There is a secret when clients are told apart and the count can hash their ids: not when it was loaded without its key. */
	bool has_secret;
	/** whether it came from the caller, so that what it hashed can be saved and merged */
	bool caller_key;
	struct secret secret;
	/** by which two counts tell that their clients were hashed with the same key, and which tells nothing of it: what a constant is hashed
	 * to; of `secret`, or as it was loaded */
	struct client_key check;
	/** with definition.unique; NULL in a count that was loaded without its clients */
	struct clients *clients;
	/** with definition.joined; NULL likewise */
	struct clients *members;

	/** What was counted. With definition.unique the cells are of clients, and count_sum() makes them where `stale` says that clients
	 * came in since. Problems stand in the order of their sources and lines. */
	struct harvest harvest;
	bool stale;
	/** with definition.unique: counted clients of whom rows name different municipalities; made with the cells */
	uint64_t several_places;
	/** people in the register by place, municipalities + 1 of them; with definition.joined */
	uint64_t *register_places;
	/** of records of the register extracts that cannot be read; no records of the count */
	struct harvest register_harvest;
	/** names of sources and reasons, as problems have them */
	struct pool names;

	/** records read so far by all feeds; what they failed with is taken back once none is under way */
	atomic_uint_least64_t records;
	/** `lock` is for what feeds add at their end, for the three below, and for what count_sum() makes */
	pthread_mutex_t lock;
	unsigned feeding;
	/** whether anything was fed, a register or an extract */
	bool fed;
	/** whether a feed failed that may have left clients behind */
	bool failed;
};

/** An empty one, without a definition; NULL and an error when there is no memory. */
klp_count *count_allocate(klp_error **error);

/** KLP_INVALID_ARGUMENT for a count that failed. */
klp_status count_check_whole(const klp_count *count, klp_error **error);

/** KLP_INVALID_ARGUMENT also for one that was fed: columns and words hold for all records. */
klp_status count_check_unfed(const klp_count *count, klp_error **error);

/** Makes the room that every count needs, once its definition is there. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status count_make_room(klp_count *count, klp_error **error);

/** Takes what options say of limits, progress, threads, territory and key. KLP_OK or KLP_INVALID_ARGUMENT. */
klp_status count_take_options(klp_count *count, const klp_count_options *options, klp_error **error);

/** The secret, from the caller's key or by chance, where there is none yet. KLP_OK or KLP_IO. */
klp_status count_make_secret(klp_count *count, const void *key, size_t size, klp_error **error);

/** Reads "2025-06-30" as 20250630; 0 when it is no day of the years that there are editions of. */
int count_date(struct slice text);

/** How many cells there are. */
size_t count_cells(const klp_count *count);

/** Adds what feeds have counted, or another count, with names of its own for the sources. KLP_OK, KLP_OVERFLOW or
 * KLP_OUT_OF_MEMORY. */
klp_status count_add_harvest(klp_count *count, struct harvest *to, const struct harvest *from, klp_error **error);

/** The cells by place and slot: of records or, with definition.unique, of clients. */
const uint64_t *count_sum(const klp_count *count);

/** Adds up the people in the register by their places, once the register has changed. */
void count_sum_register(klp_count *count);

/** How many of one place, PLACE_UNKNOWN too, or of all where `place` is below 0, are in a bin. */
uint64_t count_in_bin(const klp_count *count, const uint64_t *cells, int place, klp_bin bin);

/** How many of one place are counted of a group, KLP_GROUP_…, with exactly these parts of the profile missing. */
uint64_t count_in_group(const klp_count *count, const uint64_t *cells, unsigned place, int group, int missing);

#endif
