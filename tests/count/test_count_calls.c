/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The calls of counting with arguments that are none, out of range, in the wrong order, and after a failure. */

#include "count/counting.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static int write_nothing(void *context, const void *bytes, size_t size)
{
	(void)context, (void)bytes, (void)size;
	return 0;
}

static int64_t read_nothing(void *context, void *buffer, size_t capacity)
{
	(void)context, (void)buffer, (void)capacity;
	return 0;
}

Test(count_calls, null_is_refused_by_name)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	options.date = "2025-06-30";
	klp_count *count = counting_with(&options), *made = NULL;
	klp_dataset *dataset = NULL;
	const char *const paths[] = { "a", NULL };
	klp_error *error = NULL;
	int refused = 0;
#define REFUSED(call, argument)                                                                                   \
	do {                                                                                                          \
		error = NULL;                                                                                             \
		cr_expect_eq(call, KLP_INVALID_ARGUMENT, "%s", #call);                                                    \
		cr_expect(strstr(klp_error_message(error), argument) != NULL, "%s: %s", #call, klp_error_message(error)); \
		klp_error_free(error);                                                                                    \
		refused++;                                                                                                \
	} while (0)
	REFUSED(klp_count_new(NULL, &options, &error), "count");
	REFUSED(klp_count_new(&made, NULL, &error), "options");
	REFUSED(klp_count_set_column(NULL, "status", "x", &error), "count");
	REFUSED(klp_count_set_column(count, NULL, "x", &error), "column");
	REFUSED(klp_count_set_column(count, "status", NULL, &error), "name");
	REFUSED(klp_count_set_words(NULL, "yes", "x", &error), "count");
	REFUSED(klp_count_set_words(count, NULL, "x", &error), "list");
	REFUSED(klp_count_set_words(count, "yes", NULL, &error), "words");
	REFUSED(klp_count_load_mapping_file(NULL, "x", &error), "count");
	REFUSED(klp_count_load_mapping_file(count, NULL, &error), "path");
	REFUSED(klp_count_load_mapping_memory(NULL, "", 0, NULL, &error), "count");
	REFUSED(klp_count_load_mapping_memory(count, NULL, 1, NULL, &error), "bytes");
	REFUSED(klp_count_register_file(NULL, "x", &error), "count");
	REFUSED(klp_count_register_file(count, NULL, &error), "path");
	REFUSED(klp_count_file(NULL, "x", &error), "count");
	REFUSED(klp_count_file(count, NULL, &error), "path");
	REFUSED(klp_count_files(NULL, paths, 1, &error), "count");
	REFUSED(klp_count_files(count, NULL, 1, &error), "paths");
	REFUSED(klp_count_files(count, paths, 2, &error), "paths");
	REFUSED(klp_count_memory(NULL, "", 0, NULL, &error), "count");
	REFUSED(klp_count_memory(count, NULL, 0, NULL, &error), "bytes");
	REFUSED(klp_count_stream(NULL, read_nothing, NULL, NULL, &error), "count");
	REFUSED(klp_count_stream(count, NULL, NULL, NULL, &error), "read");
	REFUSED(klp_count_merge(NULL, count, &error), "count");
	REFUSED(klp_count_merge(count, NULL, &error), "other");
	REFUSED(klp_count_merge(count, count, &error), "itself");
	REFUSED(klp_count_save_file(NULL, "x", &error), "count");
	REFUSED(klp_count_save_file(count, NULL, &error), "path");
	REFUSED(klp_count_save_stream(NULL, write_nothing, NULL, &error), "count");
	REFUSED(klp_count_save_stream(count, NULL, NULL, &error), "write");
	REFUSED(klp_count_load_file(NULL, "x", NULL, &error), "count");
	REFUSED(klp_count_load_file(&made, NULL, NULL, &error), "path");
	REFUSED(klp_count_load_memory(NULL, "", 0, NULL, NULL, &error), "count");
	REFUSED(klp_count_load_memory(&made, NULL, 0, NULL, NULL, &error), "bytes");
	REFUSED(klp_count_finish(NULL, count, &error), "out");
	REFUSED(klp_count_finish(&dataset, NULL, &error), "count");
	cr_expect_eq(refused, 36);
	cr_expect(made == NULL && dataset == NULL);
	klp_count_free(NULL);
	klp_count_free(count);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_calls, getters_take_anything)
{
	klp_count *count = counting_new();
	counting_feed_one(count, "");
	cr_expect_eq(klp_count_bin(NULL, KLP_BIN_COUNTED), 0u);
	cr_expect_eq(klp_count_bin(count, (klp_bin)-1), 0u);
	cr_expect_eq(klp_count_bin(count, (klp_bin)KLP_BINS), 0u);
	cr_expect_eq(klp_count_municipality_bin(NULL, "GM0599", KLP_BIN_COUNTED), 0u);
	cr_expect_eq(klp_count_municipality_bin(count, NULL, KLP_BIN_COUNTED), 0u);
	cr_expect_eq(klp_count_municipality_bin(count, "x", KLP_BIN_COUNTED), 0u);
	cr_expect_eq(klp_count_municipality_bin(count, "GM0501", KLP_BIN_COUNTED), 0u, "a code of an older year");
	cr_expect_eq(klp_count_municipality_bin(count, "599", (klp_bin)77), 0u);
	cr_expect_eq(klp_count_municipality_bin(count, "599", KLP_BIN_COUNTED), 1u);
	cr_expect_eq(klp_count_clients(NULL, NULL, KLP_GROUP_UWV, 0), 0u);
	cr_expect_eq(klp_count_clients(count, "x", KLP_GROUP_UWV, 0), 0u);
	cr_expect_eq(klp_count_clients(count, NULL, 0, 0), 0u);
	cr_expect_eq(klp_count_clients(count, NULL, KLP_GROUP_UWV, 8), 0u);
	cr_expect_eq(klp_count_clients(count, NULL, KLP_GROUP_UWV, -1), 0u);
	cr_expect_eq(klp_count_clients(count, NULL, KLP_GROUP_UWV, 0), 1u);
	cr_expect_eq(klp_count_tally_of(NULL, KLP_TALLY_RECORDS), 0u);
	cr_expect_eq(klp_count_tally_of(count, (klp_count_tally)99), 0u);
	cr_expect(klp_count_date(NULL) == NULL);
	cr_expect(klp_bin_name((klp_bin)KLP_BINS) == NULL);
	cr_expect(klp_bin_name((klp_bin)-1) == NULL);
	for (int bin = 0; bin < KLP_BINS; bin++)
		cr_expect(klp_bin_name((klp_bin)bin) != NULL);
	klp_count_free(count);
}

Test(count_calls, options_out_of_range_are_refused)
{
	static const char key[65] = "................................................................";
	static const struct {
		const char *date;
		const void *key;
		size_t key_size;
		int both;
		int coverage;
		int threads;
		klp_status status;
		const char *says;
	} cases[] = {
		{ "2025-06-30", NULL, 0, 0, 0, 0, KLP_OK, "" },
		{ "2025-06-30", key, 16, 2, 1, 64, KLP_OK, "" },
		{ "2025-06-30", key, 64, 0, 0, 1, KLP_OK, "" },
		{ "2024-02-29", NULL, 0, 0, 0, 0, KLP_OK, "" },
		{ NULL, NULL, 0, 0, 0, 0, KLP_INVALID_ARGUMENT, "date is missing" },
		{ "", NULL, 0, 0, 0, 0, KLP_INVALID_ARGUMENT, "date must be" },
		{ "2025-06-31", NULL, 0, 0, 0, 0, KLP_INVALID_ARGUMENT, "date must be" },
		{ "2025-02-29", NULL, 0, 0, 0, 0, KLP_INVALID_ARGUMENT, "date must be" },
		{ "2025-13-01", NULL, 0, 0, 0, 0, KLP_INVALID_ARGUMENT, "date must be" },
		{ "2025-6-30", NULL, 0, 0, 0, 0, KLP_INVALID_ARGUMENT, "date must be" },
		{ "20250630", NULL, 0, 0, 0, 0, KLP_INVALID_ARGUMENT, "date must be" },
		{ "2025-06-30 ", NULL, 0, 0, 0, 0, KLP_INVALID_ARGUMENT, "date must be" },
		{ "1899-12-31", NULL, 0, 0, 0, 0, KLP_INVALID_ARGUMENT, "date must be" },
		{ "3000-01-01", NULL, 0, 0, 0, 0, KLP_INVALID_ARGUMENT, "date must be" },
		{ "2016-12-31", NULL, 0, 0, 0, 0, KLP_UNSUPPORTED, "2016" },
		{ "2025-06-30", key, 15, 0, 0, 0, KLP_INVALID_ARGUMENT, "16 to 64" },
		{ "2025-06-30", key, 65, 0, 0, 0, KLP_INVALID_ARGUMENT, "16 to 64" },
		{ "2025-06-30", key, 0, 0, 0, 0, KLP_INVALID_ARGUMENT, "16 to 64" },
		{ "2025-06-30", NULL, 16, 0, 0, 0, KLP_INVALID_ARGUMENT, "16 to 64" },
		{ "2025-06-30", NULL, 0, 3, 0, 0, KLP_INVALID_ARGUMENT, "both" },
		{ "2025-06-30", NULL, 0, -1, 0, 0, KLP_INVALID_ARGUMENT, "both" },
		{ "2025-06-30", NULL, 0, 0, 2, 0, KLP_INVALID_ARGUMENT, "coverage" },
		{ "2025-06-30", NULL, 0, 0, 0, 65, KLP_INVALID_ARGUMENT, "threads" },
		{ "2025-06-30", NULL, 0, 0, 0, -1, KLP_INVALID_ARGUMENT, "threads" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count_options options = KLP_COUNT_OPTIONS_INIT;
		klp_count *count = NULL;
		klp_error *error = NULL;
		options.date = cases[i].date;
		options.key = cases[i].key;
		options.key_size = cases[i].key_size;
		options.both = cases[i].both;
		options.coverage = cases[i].coverage;
		options.threads = cases[i].threads;
		cr_expect_eq(klp_count_new(&count, &options, &error), cases[i].status, "case %zu: %s", i,
		             klp_error_message(error));
		cr_expect(error == NULL || strstr(klp_error_message(error), cases[i].says) != NULL, "case %zu: %s", i,
		          klp_error_message(error));
		cr_expect_eq(count != NULL, cases[i].status == KLP_OK);
		klp_error_free(error);
		klp_count_free(count);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_calls, options_grow)
{
	struct {
		klp_count_options options;
		size_t later[2];
	} longer = { KLP_COUNT_OPTIONS_INIT, { 0, 0 } };
	klp_count *count = NULL;
	longer.options.date = "2025-06-30";
	longer.options.struct_size = sizeof longer;
	cr_expect_eq(klp_count_new(&count, &longer.options, NULL), KLP_OK, "a later struct that says nothing new");
	klp_count_free(count);
	count = NULL;
	longer.later[1] = 1;
	cr_expect_eq(klp_count_new(&count, &longer.options, NULL), KLP_INVALID_ARGUMENT, "an option that is not known");
	longer.options.struct_size = 0;
	cr_expect_eq(klp_count_new(&count, &longer.options, NULL), KLP_INVALID_ARGUMENT);
	longer.options.struct_size = offsetof(klp_count_options, territory);
	cr_expect_eq(klp_count_new(&count, &longer.options, NULL), KLP_OK, "an older struct");
	klp_count_free(count);
	cr_expect(count != NULL);

	klp_count_options options = KLP_COUNT_OPTIONS_INIT, zero;
	memset(&zero, 0, sizeof zero);
	zero.struct_size = sizeof zero;
	cr_expect(memcmp(&options, &zero, sizeof zero) == 0, "all defaults are zero, and nothing lies between the fields");

	klp_limits limits = KLP_LIMITS_INIT;
	limits.struct_size = 3;
	options.date = "2025-06-30";
	options.limits = &limits;
	cr_expect_eq(klp_count_new(&count, &options, NULL), KLP_INVALID_ARGUMENT, "limits of no release");
}

Test(count_calls, a_register_comes_first)
{
	klp_count_options options = counting_unique();
	klp_count *count = counting_with(&options);
	klp_error *error = NULL;
	const char *path = counting_path("register");
	counting_write_file(path, "client_id,gemeentecode\na,599\n");
	counting_feed_one(count, "client_id=a");
	cr_expect_eq(klp_count_register_file(count, path, &error), KLP_INVALID_ARGUMENT);
	cr_expect(strstr(klp_error_message(error), "before any other") != NULL);
	klp_error_free(error);
	counting_feed_one(count, "client_id=b");
	cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 2u, "it is as it was");
	remove(path);
	klp_count_free(count);
}

static const char broken[] = "client_id,status\na,b\n";

Test(count_calls, a_failure_leaves_a_count_of_rows_as_it_was)
{
	klp_count *count = counting_new();
	klp_error *error = NULL;
	counting_feed_one(count, "");
	cr_expect_eq(klp_count_memory(count, broken, sizeof broken - 1, NULL, &error), KLP_FORMAT);
	klp_error_free(error);
	cr_expect_eq(klp_count_file(count, counting_path("is-not-there"), &error), KLP_IO);
	klp_error_free(error);
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), 1u);
	counting_feed_one(count, "");
	cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 2u);
	klp_count_free(count);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_calls, and_one_of_clients_unusable)
{
	klp_count_options options = counting_unique();
	klp_count *count = counting_with(&options), *other = counting_with(&options);
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	const char *path = "x";
	counting_feed_one(count, "");
	cr_expect_eq(klp_count_memory(count, broken, sizeof broken - 1, NULL, &error), KLP_FORMAT);
	klp_error_free(error);
	static const char says[] = "cannot be used any more";
	int refused = 0;
	REFUSED(klp_count_memory(count, broken, sizeof broken - 1, NULL, &error), says);
	REFUSED(klp_count_file(count, path, &error), says);
	REFUSED(klp_count_files(count, &path, 1, &error), says);
	REFUSED(klp_count_stream(count, read_nothing, NULL, NULL, &error), says);
	REFUSED(klp_count_register_file(count, path, &error), says);
	REFUSED(klp_count_merge(count, other, &error), says);
	REFUSED(klp_count_merge(other, count, &error), says);
	REFUSED(klp_count_save_file(count, path, &error), says);
	REFUSED(klp_count_save_stream(count, write_nothing, NULL, &error), says);
	REFUSED(klp_count_finish(&dataset, count, &error), says);
	cr_expect_eq(refused, 10);
	klp_count_free(count);
	klp_count_free(other);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

struct feeding {
	klp_count *count;
	const struct records *extract;
	klp_status status;
};

static void *feed(void *context)
{
	struct feeding *feeding = context;
	feeding->status = klp_count_memory(feeding->count, feeding->extract->text, feeding->extract->size, "extract", NULL);
	return NULL;
}

Test(count_calls, several_threads_feed_one_count)
{
	enum { THREADS = 8, RECORDS = 300 };
	for (int unique = 0; unique < 2; unique++) {
		klp_count_options options = counting_unique();
		struct records extract = { 0 };
		pthread_t threads[THREADS];
		struct feeding feedings[THREADS];
		options.unique = unique;
		options.threads = 2;
		for (int i = 0; i < RECORDS; i++)
			records_add(&extract, i % 5 == 0 ? "banenafspraak=?" : i % 3 == 0 ? "gemeentecode=" : "");
		klp_count *count = counting_with(&options), *alone = counting_with(&options);
		for (int i = 0; i < THREADS; i++) {
			feedings[i] = (struct feeding){ count, &extract, KLP_IO };
			cr_assert_eq(pthread_create(&threads[i], NULL, feed, &feedings[i]), 0);
			counting_feed(alone, &extract);
		}
		for (int i = 0; i < THREADS; i++) {
			pthread_join(threads[i], NULL);
			cr_expect_eq(feedings[i].status, KLP_OK);
		}
		cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), (uint64_t)THREADS * RECORDS);
		cr_expect(counting_same(count, alone), "to the byte what one thread makes of it");
		klp_count_free(alone);
		klp_count_free(count);
		records_free(&extract);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}
