/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What was counted, out of a saved count: cells, the register, records that cannot be read, and clients. */

#include "count/load.h"

#include "base/memory.h"

#include <string.h>

/* A slot in which a record or a client can be. */
static bool is_slot(uint64_t slot)
{
	return slot >= (UINT64_C(1) << SLOT_GROUPS) && slot < SLOT_UNUSABLE;
}

/* Adds a number to a sum that stays within another. */
static bool add_within(uint64_t *sum, uint64_t number, uint64_t most)
{
	if (number > most || *sum > most - number)
		return false;
	*sum += number;
	return true;
}

/* Cell after cell, each further on than the one before. */
static bool load_numbers(struct loading *loading, struct saved_cursor *cursor, uint64_t *sum)
{
	klp_count *count = loading->count;
	size_t next = 0;
	while (cursor->whole && cursor->size > 0) {
		uint64_t place = saved_number(cursor, 2), slot = saved_number(cursor, 1), number = saved_number(cursor, 8);
		size_t cell = (size_t)place * SLOTS + (size_t)slot;
		if (place > count->definition.municipalities || !is_slot(slot) || cell < next || number == 0 ||
		    !add_within(sum, number, count->harvest.records - count->harvest.unusable))
			return false;
		count->harvest.cells[cell] = number;
		next = cell + 1;
	}
	return true;
}

klp_status load_cells(struct loading *loading, struct saved_cursor *cursor, klp_error **error)
{
	klp_count *count = loading->count;
	struct harvest *harvest = &count->harvest;
	uint64_t sum = 0;
	harvest->records = saved_number(cursor, 8);
	harvest->older_codes = saved_number(cursor, 8);
	harvest->unusable = saved_number(cursor, 8);
	count->several_places = saved_number(cursor, 8);
	if (harvest->unusable > harvest->records || harvest->older_codes > harvest->records - harvest->unusable ||
	    !load_numbers(loading, cursor, &sum) || count->several_places > sum)
		return load_refuse(loading, error);
	/* Each row is in one cell; of clients there are fewer than rows. */
	if (!count->definition.unique && sum != harvest->records - harvest->unusable)
		return load_refuse(loading, error);
	return KLP_OK;
}

klp_status load_register(struct loading *loading, struct saved_cursor *cursor, klp_error **error)
{
	klp_count *count = loading->count;
	struct harvest *harvest = &count->register_harvest;
	uint64_t sum = 0, next = 0;
	harvest->records = saved_number(cursor, 8);
	harvest->older_codes = saved_number(cursor, 8);
	harvest->unusable = saved_number(cursor, 8);
	if (harvest->unusable > harvest->records || harvest->older_codes > harvest->records - harvest->unusable)
		return load_refuse(loading, error);
	while (cursor->whole && cursor->size > 0) {
		uint64_t place = saved_number(cursor, 2), number = saved_number(cursor, 8);
		if (place > count->definition.municipalities || place < next || number == 0 ||
		    !add_within(&sum, number, harvest->records - harvest->unusable))
			return load_refuse(loading, error);
		count->register_places[place] = number;
		next = place + 1;
	}
	return KLP_OK;
}

static klp_status load_problem(struct loading *loading, struct harvest *harvest, struct saved_cursor *cursor,
                               klp_error **error)
{
	struct pool *names = &loading->count->names;
	uint64_t line = saved_number(cursor, 8), field = saved_number(cursor, 1);
	struct slice source = saved_text(cursor), what = saved_text(cursor);
	if (!cursor->whole || what.text == NULL || (field >= COUNT_FIELDS && field != SAVED_NO_FIELD))
		return load_refuse(loading, error);
	struct problem problem = { .line = line, .field = field == SAVED_NO_FIELD ? -1 : (int)field };
	problem.what = pool_keep(names, what.text, what.length);
	problem.source = source.text == NULL ? NULL : pool_keep(names, source.text, source.length);
	if (problem.what == NULL || (source.text != NULL && problem.source == NULL) ||
	    !memory_reserve(&harvest->problems, &harvest->problem_capacity, harvest->problem_count + 1,
	                    sizeof *harvest->problems))
		return error_memory(error);
	harvest->problems[harvest->problem_count++] = problem;
	return KLP_OK;
}

klp_status load_problems(struct loading *loading, struct saved_cursor *cursor, klp_error **error)
{
	struct harvest *const harvests[] = { &loading->count->harvest, &loading->count->register_harvest };
	for (size_t i = 0; i < sizeof harvests / sizeof harvests[0]; i++) {
		uint64_t problems = saved_number(cursor, 4);
		if (problems > harvests[i]->unusable)
			return load_refuse(loading, error);
		for (; problems > 0; problems--) {
			klp_status status = load_problem(loading, harvests[i], cursor, error);
			if (status != KLP_OK)
				return status;
		}
	}
	return KLP_OK;
}

/* ------------------------------------------------------------------------- clients */

static bool is_verdict(const klp_count *count, struct verdict verdict, bool member)
{
	return verdict.place <= count->definition.municipalities &&
	       verdict.remarks <= (VERDICT_OLDER_CODE | VERDICT_SEVERAL_PLACES) &&
	       (member ? verdict.slot < SLOT_COUNTED_END : is_slot(verdict.slot));
}

static klp_status load_table(struct loading *loading, enum saved_section section, struct clients *clients,
                             uint64_t most, klp_error **error)
{
	uint64_t size = 0;
	unsigned char last[SAVED_KEY_BYTES] = { 0 };
	klp_status status = saved_open_section(loading->input, section, &size, error);
	if (status != KLP_OK)
		return status;
	if (size % SAVED_CLIENT_BYTES != 0 || size / SAVED_CLIENT_BYTES > (clients == NULL ? 0 : most))
		return load_refuse(loading, error);
	for (uint64_t i = 0; i < size / SAVED_CLIENT_BYTES; i++) {
		unsigned char bytes[SAVED_CLIENT_BYTES] = { 0 };
		struct client_key key;
		status = saved_take(loading->input, bytes, sizeof bytes, error);
		if (status != KLP_OK)
			return status;
		const unsigned char *rest = bytes + SAVED_KEY_BYTES;
		const struct verdict verdict = { (uint16_t)(rest[0] | rest[1] << 8), rest[2], rest[3] };
		if (!is_verdict(loading->count, verdict, section == SAVED_MEMBERS) ||
		    (i > 0 && memcmp(last, bytes, sizeof last) >= 0))
			return load_refuse(loading, error);
		memcpy(last, bytes, sizeof last);
		memcpy(key.bytes, bytes, sizeof key.bytes);
		status = clients_add(clients, &key, verdict, error);
		if (status != KLP_OK)
			return status;
	}
	return saved_close_section(loading->input, error);
}

klp_status load_clients(struct loading *loading, klp_error **error)
{
	klp_count *count = loading->count;
	bool keyed = (loading->parts & SAVED_KEYED) != 0;
	klp_status status = KLP_OK;
	if (keyed && count->definition.joined)
		status = clients_new(&count->members, &count->limits, error);
	if (status == KLP_OK && keyed && count->definition.unique)
		status = clients_new(&count->clients, &count->limits, error);
	if (status == KLP_OK)
		status = load_table(loading, SAVED_MEMBERS, count->members,
		                    count->register_harvest.records - count->register_harvest.unusable, error);
	if (status == KLP_OK)
		status =
			load_table(loading, SAVED_CLIENTS, count->clients, count->harvest.records - count->harvest.unusable, error);
	if (status == KLP_OK && count->members != NULL)
		count_sum_register(count);
	count->stale = count->clients != NULL;
	return status;
}
