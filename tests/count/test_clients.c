/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The table of clients: each once, in the order of their keys, however and by how many threads they came in. */

#include "count/clients.h"

#include "support/failing.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

/* So many that each shard has grown a few times. */
enum { MANY = 60000, THREADS = 4, BATCH = 777 };

static const struct secret secret = { { 1, 2, 3 } };
static const klp_limits defaults = KLP_LIMITS_INIT;

static struct client_key key_of(uint32_t number)
{
	char id[16];
	snprintf(id, sizeof id, "K%010u", number);
	return client_key_of(&secret, slice_of(id));
}

static struct clients *made(const klp_limits *limits)
{
	struct clients *clients = NULL;
	cr_assert_eq(clients_new(&clients, limits, NULL), KLP_OK);
	return clients;
}

/* Verdicts that show in a join who was there. */
static struct verdict verdict(uint32_t number)
{
	return (struct verdict){ .place = (uint16_t)(1 + number % 342), .slot = (uint8_t)(8 + number % 8), .remarks = 0 };
}

static void add(struct clients *clients, uint32_t number)
{
	struct client_key key = key_of(number);
	cr_assert_eq(clients_add(clients, &key, verdict(number), NULL), KLP_OK);
}

static void expect_ordered(const struct clients *clients, uint64_t expected)
{
	struct client_key last = { { 0 } }, key;
	struct verdict verdict;
	uint64_t at = 0, count = 0;
	while (clients_next(clients, &at, &key, &verdict)) {
		cr_assert(count == 0 || memcmp(last.bytes, key.bytes, sizeof key.bytes) < 0, "client %llu is out of order",
		          (unsigned long long)count);
		last = key;
		count++;
	}
	cr_expect_eq(count, expected);
	cr_expect_eq(clients_count(clients), expected);
	cr_expect_not(clients_next(clients, &at, &key, &verdict), "past the end there is nobody");
}

Test(clients, are_found_with_what_became_of_them)
{
	struct clients *clients = made(&defaults);
	struct client_key key = key_of(0);
	struct verdict found;
	cr_expect_not(clients_find(clients, &key, NULL), "an empty table");
	expect_ordered(clients, 0);
	for (uint32_t i = 0; i < MANY; i += 2)
		add(clients, i);
	for (uint32_t i = 0; i < MANY; i++) {
		key = key_of(i);
		bool there = clients_find(clients, &key, &found);
		cr_assert_eq(there, i % 2 == 0, "client %u", i);
		if (there)
			cr_assert(found.place == verdict(i).place && found.slot == verdict(i).slot, "the verdict of client %u", i);
	}
	expect_ordered(clients, MANY / 2);
	clients_free(clients);
	clients_free(NULL);
}

Test(clients, who_comes_again_is_joined)
{
	struct clients *clients = made(&defaults);
	struct client_key key = key_of(7);
	const struct verdict one = { 20, 1 | KLP_GROUP_UWV << SLOT_GROUPS, 0 },
						 two = { 10, 2 | KLP_GROUP_MUNICIPAL << SLOT_GROUPS, 0 }, joined = verdict_join(one, two);
	cr_assert_eq(clients_add(clients, &key, one, NULL), KLP_OK);
	struct client_row rows[] = { { key_of(8), one }, { key, two }, { key_of(9), one }, { key, two } };
	cr_assert_eq(clients_add_many(clients, rows, sizeof rows / sizeof rows[0], NULL), KLP_OK);
	cr_assert_eq(clients_add_many(clients, rows, 0, NULL), KLP_OK);
	struct verdict found = { 0, 0, 0 };
	cr_assert(clients_find(clients, &key, &found));
	cr_expect(found.place == joined.place && found.slot == joined.slot && found.remarks == joined.remarks);
	cr_expect_eq(clients_count(clients), 3);
	clients_free(clients);
}

/* ------------------------------------------------------------- many, and threads */

struct adding {
	struct clients *clients;
	uint32_t first;
};

/* Each thread adds every client, and begins with others than the rest do. */
static void *add_all(void *context)
{
	const struct adding *adding = context;
	struct client_row rows[BATCH];
	size_t count = 0;
	for (uint32_t i = 0; i < MANY; i++) {
		uint32_t number = (adding->first + i) % MANY;
		if (number % 3 == 0) {
			add(adding->clients, number);
			continue;
		}
		rows[count++] = (struct client_row){ key_of(number), verdict(number) };
		if (count == BATCH) {
			cr_assert_eq(clients_add_many(adding->clients, rows, count, NULL), KLP_OK);
			count = 0;
		}
	}
	cr_assert_eq(clients_add_many(adding->clients, rows, count, NULL), KLP_OK);
	return NULL;
}

Test(clients, threads_add_at_once)
{
	struct clients *clients = made(&defaults);
	struct adding adding[THREADS];
	pthread_t threads[THREADS];
	for (uint32_t i = 0; i < THREADS; i++) {
		adding[i] = (struct adding){ clients, i * (MANY / THREADS) };
		cr_assert_eq(pthread_create(&threads[i], NULL, add_all, &adding[i]), 0);
	}
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	expect_ordered(clients, MANY);
	for (uint32_t i = 0; i < MANY; i++) {
		struct client_key key = key_of(i);
		struct verdict found;
		cr_assert(clients_find(clients, &key, &found), "client %u", i);
		cr_assert(found.place == verdict(i).place && found.slot == verdict(i).slot, "the verdict of client %u", i);
	}
	clients_free(clients);
}

/* Keys that no hash would make: all in one place. A saved count that was tampered with may have them. */
Test(clients, keys_close_together_are_kept_too)
{
	enum { CLOSE = 3000 };
	static const unsigned char fronts[] = { 0x00, 0x7F, 0xFF };
	for (size_t front = 0; front < sizeof fronts; front++)
		for (int order = 0; order < 3; order++) {
			struct clients *clients = made(&defaults);
			for (unsigned i = 0; i < CLOSE; i++) {
				/* upwards, downwards, and to and fro */
				unsigned number = order == 0 ? i : order == 1 ? CLOSE - 1 - i : i * 1009 % CLOSE;
				struct client_key key;
				memset(key.bytes, fronts[front], sizeof key.bytes);
				key.bytes[10] = (unsigned char)(number >> 8);
				key.bytes[11] = (unsigned char)number;
				cr_assert_eq(clients_add(clients, &key, verdict(number), NULL), KLP_OK);
				cr_assert(clients_find(clients, &key, NULL));
			}
			expect_ordered(clients, CLOSE);
			cr_expect_lt(clients_bytes(clients), CLOSE * 64, "%u bytes in front %02x, order %d",
			             (unsigned)clients_bytes(clients), fronts[front], order);
			clients_free(clients);
		}
}

/* ---------------------------------------------------------------- memory */

Test(clients, a_client_takes_24_bytes_at_most)
{
	struct clients *clients = made(&defaults);
	for (uint32_t i = 0; i < 4 * MANY; i++) {
		add(clients, i);
		if (i > MANY && i % 1000 == 0)
			cr_assert_leq(clients_bytes(clients), UINT64_C(24) * i, "%u clients", i);
	}
	clients_free(clients);
}

Test(clients, the_limit_on_memory_holds)
{
	klp_limits limits = KLP_LIMITS_INIT;
	limits.memory_bytes = 1 << 20;
	struct clients *clients = made(&limits);
	klp_error *error = NULL;
	klp_status status = KLP_OK;
	uint32_t number = 0;
	for (; status == KLP_OK && number < MANY; number++) {
		struct client_key key = key_of(number);
		status = clients_add(clients, &key, verdict(number), &error);
	}
	cr_expect_eq(status, KLP_LIMIT_MEMORY, "%u clients in 1 MiB", number);
	cr_expect_gt(number, (1 << 20) / 24, "only %u clients in 1 MiB", number);
	cr_expect_not_null(strstr(klp_error_message(error), "memory-bytes"));
	klp_error_free(error);
	expect_ordered(clients, number - 1);
	clients_free(clients);
}

static klp_status make_and_fill(void *context, klp_error **error)
{
	struct clients *clients = NULL;
	(void)context;
	klp_status status = clients_new(&clients, &defaults, error);
	for (uint32_t i = 0; status == KLP_OK && i < 2000; i++) {
		struct client_row rows[] = { { key_of(i), verdict(i) } };
		status = clients_add_many(clients, rows, 1, error);
	}
	clients_free(clients);
	return status;
}

Test(clients, survive_that_there_is_no_memory)
{
	failing_install();
	failing_each("clients", make_and_fill, NULL, 1);
}
