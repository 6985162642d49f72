/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Clients and people of the register added up by place: what the tables of clients are for. */

#include "count/handle.h"

#include <string.h>

/* Adds up what became of each client. */
static void add_clients(klp_count *count)
{
	uint64_t at = 0;
	struct client_key key;
	struct verdict verdict;
	uint64_t *cells = count->harvest.cells;
	memset(cells, 0, count_cells(count) * sizeof *cells);
	count->several_places = 0;
	while (clients_next(count->clients, &at, &key, &verdict)) {
		cells[(size_t)verdict.place * SLOTS + verdict.slot]++;
		if (verdict.slot < SLOT_COUNTED_END && (verdict.remarks & VERDICT_SEVERAL_PLACES) != 0)
			count->several_places++;
	}
}

const uint64_t *count_sum(const klp_count *count)
{
	if (!count->definition.unique)
		return count->harvest.cells;
	/* Readers of one count may come from several threads: the first adds up for all. No count is made const. */
	klp_count *writable = (klp_count *)count;
	pthread_mutex_lock(&writable->lock);
	if (count->stale && count->clients != NULL) {
		add_clients(writable);
		writable->stale = false;
	}
	pthread_mutex_unlock(&writable->lock);
	return count->harvest.cells;
}

void count_sum_register(klp_count *count)
{
	uint64_t at = 0;
	struct client_key key;
	struct verdict verdict;
	memset(count->register_places, 0, ((size_t)count->definition.municipalities + 1) * sizeof(uint64_t));
	while (clients_next(count->members, &at, &key, &verdict))
		count->register_places[verdict.place]++;
}
