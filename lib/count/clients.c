/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/clients.h"
#include "count/shard.h"

#include "base/memory.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

/* The table is in shards, each with a lock, so that threads seldom wait for one another, and only one shard at a time is there twice while it
 * grows. */
enum { SHARDS = 1 << SHARD_BITS };

struct locked_shard {
	pthread_mutex_t lock;
	struct shard shard;
};

struct clients {
	const klp_limits *limits;
	/** of all entries of all shards, with that which is growing twice */
	atomic_uint_least64_t bytes;
	struct locked_shard shards[SHARDS];
};

klp_status clients_new(struct clients **clients, const klp_limits *limits, klp_error **error)
{
	struct clients *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	made->limits = limits;
	for (int i = 0; i < SHARDS; i++)
		pthread_mutex_init(&made->shards[i].lock, NULL);
	*clients = made;
	return KLP_OK;
}

void clients_free(struct clients *clients)
{
	if (clients == NULL)
		return;
	for (int i = 0; i < SHARDS; i++) {
		shard_free(&clients->shards[i].shard);
		pthread_mutex_destroy(&clients->shards[i].lock);
	}
	memory_release(clients);
}

static inline size_t shard_number(const struct client_key *key)
{
	return (size_t)key->bytes[0] >> (8 - SHARD_BITS);
}

static size_t entry_bytes(const struct shard *shard)
{
	return shard->room * sizeof *shard->entries;
}

/* While it grows the old entries are there, too. */
static klp_status grow(struct clients *clients, struct shard *shard, klp_error **error)
{
	klp_limits limits;
	klp_status status = limits_resolve(&limits, clients->limits, error);
	if (status != KLP_OK)
		return status;
	uint64_t wanted = shard_grown_bytes(shard), before = entry_bytes(shard);
	uint64_t held = atomic_fetch_add(&clients->bytes, wanted);
	if (wanted > limits.memory_bytes || held > limits.memory_bytes - wanted) {
		atomic_fetch_sub(&clients->bytes, wanted);
		return limits_exceeded(KLP_LIMIT_MEMORY, &limits, NULL, error);
	}
	if (!shard_grow(shard)) {
		atomic_fetch_sub(&clients->bytes, wanted);
		return error_memory(error);
	}
	/* It may have become a little larger than that. */
	atomic_fetch_add(&clients->bytes, entry_bytes(shard) - wanted);
	atomic_fetch_sub(&clients->bytes, before);
	return KLP_OK;
}

static klp_status add(struct clients *clients, struct shard *shard, const struct shard_entry *row, klp_error **error)
{
	while (!shard_add(shard, row)) {
		klp_status status = grow(clients, shard, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

klp_status clients_add(struct clients *clients, const struct client_key *key, struct verdict verdict, klp_error **error)
{
	struct locked_shard *locked = &clients->shards[shard_number(key)];
	struct shard_entry row = shard_entry_of(key, verdict);
	pthread_mutex_lock(&locked->lock);
	klp_status status = add(clients, &locked->shard, &row, error);
	pthread_mutex_unlock(&locked->lock);
	return status;
}

/* ------------------------------------------------------------------ many rows */

static void prefetch_home(const struct shard *shard, const struct client_key *key)
{
#if defined(__GNUC__)
	struct shard_entry sought = shard_entry_of(key, (struct verdict){ 0, 0, 0 });
	if (shard->room > 0)
		__builtin_prefetch(shard_home(shard, sought.high), 1);
#else
	(void)shard, (void)key;
#endif
}

/* Rows of one shard: what is looked at for a row is fetched while those before it are added. */
static klp_status add_to_shard(struct clients *clients, struct locked_shard *locked, const struct client_row *rows,
                               size_t count, klp_error **error)
{
	enum { AHEAD = 8 };
	klp_status status = KLP_OK;
	pthread_mutex_lock(&locked->lock);
	for (size_t i = 0; i < count && i < AHEAD; i++)
		prefetch_home(&locked->shard, &rows[i].key);
	for (size_t i = 0; status == KLP_OK && i < count; i++) {
		if (i + AHEAD < count)
			prefetch_home(&locked->shard, &rows[i + AHEAD].key);
		struct shard_entry row = shard_entry_of(&rows[i].key, rows[i].verdict);
		status = add(clients, &locked->shard, &row, error);
	}
	pthread_mutex_unlock(&locked->lock);
	return status;
}

/* Puts the rows of each shard beside one another, in their own place; `ends` receives where those of each shard end. */
static void part(struct client_row *rows, size_t count, size_t ends[SHARDS])
{
	size_t next[SHARDS] = { 0 };
	for (size_t i = 0; i < count; i++)
		next[shard_number(&rows[i].key)]++;
	size_t begin = 0;
	for (int shard = 0; shard < SHARDS; shard++) {
		size_t many = next[shard];
		next[shard] = begin;
		begin += many;
		ends[shard] = begin;
	}
	for (size_t shard = 0; shard < SHARDS; shard++)
		while (next[shard] < ends[shard]) {
			size_t belongs = shard_number(&rows[next[shard]].key);
			if (belongs == shard) {
				next[shard]++;
				continue;
			}
			struct client_row moved = rows[next[shard]];
			rows[next[shard]] = rows[next[belongs]];
			rows[next[belongs]++] = moved;
		}
}

klp_status clients_add_many(struct clients *clients, struct client_row *rows, size_t count, klp_error **error)
{
	size_t ends[SHARDS], begin = 0;
	klp_status status = KLP_OK;
	part(rows, count, ends);
	for (int shard = 0; status == KLP_OK && shard < SHARDS; shard++) {
		if (ends[shard] > begin)
			status = add_to_shard(clients, &clients->shards[shard], rows + begin, ends[shard] - begin, error);
		begin = ends[shard];
	}
	return status;
}

/* ------------------------------------------------------------------- reading */

bool clients_find(const struct clients *clients, const struct client_key *key, struct verdict *verdict)
{
	struct shard_entry sought = shard_entry_of(key, (struct verdict){ 0, 0, 0 });
	const struct shard_entry *entry = shard_find(&clients->shards[shard_number(key)].shard, &sought);
	if (entry != NULL && verdict != NULL)
		*verdict = shard_verdict_of(entry);
	return entry != NULL;
}

uint64_t clients_count(const struct clients *clients)
{
	uint64_t count = 0;
	for (int i = 0; i < SHARDS; i++)
		count += clients->shards[i].shard.used;
	return count;
}

uint64_t clients_bytes(const struct clients *clients)
{
	return sizeof *clients + atomic_load(&clients->bytes);
}

/* A place is the shard's number and the entry's in the shard, in this many bits. */
enum { PLACE_BITS = 40 };

bool clients_next(const struct clients *clients, uint64_t *at, struct client_key *key, struct verdict *verdict)
{
	uint64_t number = *at >> PLACE_BITS, place = *at & ((UINT64_C(1) << PLACE_BITS) - 1);
	for (; number < SHARDS; number++, place = 0) {
		const struct shard *shard = &clients->shards[number].shard;
		for (; place < shard->room; place++) {
			const struct shard_entry *entry = &shard->entries[place];
			if (entry->state == 0)
				continue;
			*key = shard_key_of(entry);
			*verdict = shard_verdict_of(entry);
			*at = number << PLACE_BITS | (place + 1);
			return true;
		}
	}
	*at = (uint64_t)SHARDS << PLACE_BITS;
	return false;
}
