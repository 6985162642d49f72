/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/shard.h"

#include "base/wiped.h"

#include <string.h>

/* The table grows when 17 in 20 homes are taken, by a sixth: so at least 0.73 of it is in use, and a client takes 22 bytes at most. When it
 * is fuller the way to the next gap, over which all move up when one comes in, is long. A first table takes a page. */
enum { FIRST_HOMES = 224, FIRST_SPARE = 32, FULL = 17, FULL_OF = 20, GROWTH = 6, SPARE = 64 };

/* So many entries are looked at one by one before the search takes longer steps. */
enum { NEAR = 8 };

static uint64_t read_number(const unsigned char *bytes, int count)
{
	uint64_t number = 0;
	for (int i = 0; i < count; i++)
		number = number << 8 | bytes[i];
	return number;
}

struct shard_entry shard_entry_of(const struct client_key *key, struct verdict verdict)
{
	return (struct shard_entry){ .high = read_number(key->bytes, 8),
		                         .low = (uint32_t)read_number(key->bytes + 8, 4),
		                         .place = verdict.place,
		                         .slot = verdict.slot,
		                         .state = (uint8_t)(verdict.remarks | SHARD_TAKEN) };
}

struct client_key shard_key_of(const struct shard_entry *entry)
{
	struct client_key key;
	for (int i = 0; i < 8; i++)
		key.bytes[i] = (unsigned char)(entry->high >> (8 * (7 - i)));
	for (int i = 0; i < 4; i++)
		key.bytes[8 + i] = (unsigned char)(entry->low >> (8 * (3 - i)));
	return key;
}

struct verdict shard_verdict_of(const struct shard_entry *entry)
{
	return (struct verdict){ entry->place, entry->slot, (uint8_t)(entry->state & ~SHARD_TAKEN) };
}

static inline bool is_before(const struct shard_entry *one, const struct shard_entry *other)
{
	return one->high < other->high || (one->high == other->high && one->low < other->low);
}

static inline bool is_same(const struct shard_entry *one, const struct shard_entry *other)
{
	return one->high == other->high && one->low == other->low;
}

/* Whether the search is over: here is a gap, the client, or one with a higher key. From its home on, once it is over it stays so. */
static inline bool is_over(const struct shard_entry *entry, const struct shard_entry *sought)
{
	return entry->state == 0 || !is_before(entry, sought);
}

/* Many keys in one place are none that the hash makes; a saved count that was tampered with may have them. */
static const struct shard_entry *leap(const struct shard_entry *from, const struct shard_entry *end,
                                      const struct shard_entry *sought)
{
	size_t step = 1;
	while ((size_t)(end - from) > step && !is_over(from + step, sought)) {
		from += step;
		step *= 2;
	}
	/* It is not over at `from`, and over at `upper`. */
	const struct shard_entry *upper = (size_t)(end - from) > step ? from + step : end;
	while (upper - from > 1) {
		const struct shard_entry *middle = from + (upper - from) / 2;
		if (is_over(middle, sought))
			upper = middle;
		else
			from = middle;
	}
	return upper;
}

/* Where the client is or would be; the end of the table, perhaps. */
static inline const struct shard_entry *search(const struct shard *shard, const struct shard_entry *sought)
{
	const struct shard_entry *entry = shard_home(shard, sought->high), *end = shard->entries + shard->room;
	for (int i = 0; i < NEAR; i++, entry++)
		if (entry == end || is_over(entry, sought))
			return entry;
	return leap(entry - 1, end, sought);
}

const struct shard_entry *shard_find(const struct shard *shard, const struct shard_entry *sought)
{
	if (shard->room == 0)
		return NULL;
	const struct shard_entry *entry = search(shard, sought);
	bool found = entry < shard->entries + shard->room && entry->state != 0 && is_same(entry, sought);
	return found ? entry : NULL;
}

static void join(struct shard_entry *entry, const struct shard_entry *row)
{
	struct verdict joined = verdict_join(shard_verdict_of(entry), shard_verdict_of(row));
	entry->place = joined.place;
	entry->slot = joined.slot;
	entry->state = (uint8_t)(joined.remarks | SHARD_TAKEN);
}

bool shard_add(struct shard *shard, const struct shard_entry *row)
{
	if (shard->room == 0)
		return false;
	size_t at = (size_t)(search(shard, row) - shard->entries);
	struct shard_entry *entry = shard->entries + at, *end = shard->entries + shard->room;
	if (entry < end && entry->state != 0 && is_same(entry, row)) {
		join(entry, row);
		return true;
	}
	struct shard_entry *gap = entry;
	while (gap < end && gap->state != 0)
		gap++;
	if (gap == end || shard->used * FULL_OF >= shard->homes * FULL)
		return false;
	memmove(entry + 1, entry, (size_t)(gap - entry) * sizeof *entry);
	*entry = *row;
	shard->used++;
	return true;
}

/* A larger table without entries: of more homes or, where it is the room behind the last home that is used up although the table is half empty,
 * of more room. */
static struct shard grown(const struct shard *shard)
{
	if (shard->room == 0)
		return (struct shard){ .homes = FIRST_HOMES, .room = FIRST_HOMES + FIRST_SPARE };
	if (shard->used < shard->homes / 2)
		return (struct shard){ .homes = shard->homes, .room = shard->room + shard->used + SPARE };
	size_t homes = shard->homes + shard->homes / GROWTH, spare = shard->room - shard->homes;
	return (struct shard){ .homes = homes, .room = homes + (spare > SPARE ? spare : SPARE) };
}

size_t shard_grown_bytes(const struct shard *shard)
{
	return grown(shard).room * sizeof *shard->entries;
}

/* Both tables are in order, so that each client goes home or right behind the one before. False when the last ones do not fit behind the
 * last home. */
static bool move(struct shard *to, const struct shard *from)
{
	size_t next = 0;
	for (size_t i = 0; i < from->room; i++) {
		const struct shard_entry *entry = &from->entries[i];
		if (entry->state == 0)
			continue;
		size_t home = (size_t)(shard_home(to, entry->high) - to->entries);
		next = home > next ? home : next;
		if (next == to->room)
			return false;
		to->entries[next++] = *entry;
	}
	to->used = from->used;
	return true;
}

bool shard_grow(struct shard *shard)
{
	struct shard larger = grown(shard);
	for (;;) {
		if (larger.room > SIZE_MAX / sizeof *larger.entries)
			return false;
		size_t bytes = larger.room * sizeof *larger.entries;
		larger.entries = (struct shard_entry *)(void *)wiped_allocate(bytes);
		if (larger.entries == NULL)
			return false;
		memset(larger.entries, 0, bytes);
		if (move(&larger, shard))
			break;
		size_t room = larger.room + shard->used;
		shard_free(&larger);
		larger = (struct shard){ .homes = grown(shard).homes, .room = room };
	}
	shard_free(shard);
	*shard = larger;
	return true;
}

void shard_free(struct shard *shard)
{
	if (shard->entries != NULL)
		wiped_release((char *)shard->entries, shard->room * sizeof *shard->entries);
	*shard = (struct shard){ .entries = NULL };
}
