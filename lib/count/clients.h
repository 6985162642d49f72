/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Clients told apart without keeping who they are: by a keyed hash of the id. A table of them, with what became of each.
 */

#ifndef COUNT_CLIENTS_H
#define COUNT_CLIENTS_H

#include "count/verdict.h"

#include "base/limits.h"

/** The key of the hash. */
struct secret {
	unsigned char bytes[16];
};

/** From a caller's bytes, 16 or more: 16 are taken as they are, and of more every byte plays a part; or drawn by chance where `key` is
 * NULL. KLP_OK; KLP_INVALID_ARGUMENT for fewer; KLP_IO when the system gives no chance. */
klp_status secret_make(struct secret *secret, const void *key, size_t size, klp_error **error);

/** 96 bits of SipHash-2-4 with 128 bits: of 100 million clients two have the same one by a chance of 1 to 10^13. */
struct client_key {
	unsigned char bytes[12];
};

/** The key of an id, without the blanks around it. */
struct client_key client_key_of(const struct secret *secret, struct slice id);

/** A row of a client. */
struct client_row {
	struct client_key key;
	struct verdict verdict;
};

struct clients;

/** An empty table. `limits` ("memory-bytes") must outlive it. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status clients_new(struct clients **clients, const klp_limits *limits, klp_error **error);

void clients_free(struct clients *clients);

/** A row of a client: joined with what is there (verdict_join()). Any number of threads may add at once.
 * KLP_OK; KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY. */
klp_status clients_add(struct clients *clients, const struct client_key *key, struct verdict verdict,
                       klp_error **error);

/** The same of many at once, some thousand at best: each shard is locked once, and what is looked at is fetched ahead. The rows are put in another order. On failure some are added,
 * and others are not. */
klp_status clients_add_many(struct clients *clients, struct client_row *rows, size_t count, klp_error **error);

/** Whether a client is there, and in *verdict, which may be NULL, what became of them. Not while others add. */
bool clients_find(const struct clients *clients, const struct client_key *key, struct verdict *verdict);

/** How many. Not while others add. */
uint64_t clients_count(const struct clients *clients);

/** How many bytes of memory they take. Not while others add. */
uint64_t clients_bytes(const struct clients *clients);

/** One after another, in the order of their keys, in which the table lies, however they came in; begin with *at 0; false past the end. Not
 * while others add. */
bool clients_next(const struct clients *clients, uint64_t *at, struct client_key *key, struct verdict *verdict);

#endif
