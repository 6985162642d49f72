/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Counts that are merged: what they give, in any order, and which are not merged. */

#include "count/counting.h"
#include "support/chance.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { PARTS = 5 };

/* Records of all kinds, with clients that come again in other extracts. */
static struct records random_extract(unsigned records)
{
	static const char *const changes[] = {
		"",
		"status=x",
		"dienstverlening_begin=",
		"doelgroepregister=N",
		"banenafspraak=N",
		"banenafspraak=N\twsw_beschut=J",
		"indicering=",
		"indicering=NUG",
		"indicering=WW;NUG",
		"banenafspraak=?",
		"affiniteiten=",
		"taaksoort_01=",
	};
	static const char *const codes[] = { "GM0599", "GM0518", "GM0501", "", "GM0014", "614" };
	struct records extract = { 0 };
	for (unsigned i = 0; i < records; i++) {
		char all[128];
		snprintf(all, sizeof all, "client_id=c%u\tgemeentecode=%s\t%s", (unsigned)chance(2 * records),
		         codes[chance(sizeof codes / sizeof codes[0])], changes[chance(sizeof changes / sizeof changes[0])]);
		records_add(&extract, all);
	}
	return extract;
}

static void feed_named(klp_count *count, const struct records *extract, unsigned number)
{
	char name[32];
	klp_error *error = NULL;
	snprintf(name, sizeof name, "deel %u", number);
	cr_assert_eq(klp_count_memory(count, extract->text, extract->size, name, &error), KLP_OK, "%s",
	             klp_error_message(error));
}

static void merge(klp_count *count, const klp_count *other)
{
	klp_error *error = NULL;
	cr_assert_eq(klp_count_merge(count, other, &error), KLP_OK, "%s", klp_error_message(error));
}

static void shuffle(unsigned order[PARTS])
{
	for (unsigned i = 0; i < PARTS; i++)
		order[i] = i;
	for (unsigned i = PARTS - 1; i > 0; i--) {
		unsigned j = (unsigned)chance(i + 1), kept = order[i];
		order[i] = order[j];
		order[j] = kept;
	}
}

/* A register of some of the clients. */
static void feed_register(klp_count *count, unsigned step)
{
	const char *path = counting_path("register");
	FILE *file = fopen(path, "wb");
	fputs("client_id,gemeentecode\n", file);
	for (unsigned i = 0; i < 200; i += step)
		fprintf(file, "c%u,%s\n", i, i % 3 == 0 ? "599" : i % 3 == 1 ? "GM0014" : "");
	fputs(",599\n", file);
	fclose(file);
	cr_assert_eq(klp_count_register_file(count, path, NULL), KLP_OK);
	remove(path);
}

Test(count_merge, any_order_gives_the_same_to_the_byte)
{
	enum { ORDERS = 8, RECORDS = 60 };
	chance_begin(chance_asked("KLP_CHANCE", 6));
	for (int way = 0; way < 4; way++) {
		struct records extracts[PARTS];
		klp_count_options options = counting_unique();
		options.unique = way & 1;
		klp_count *all = counting_with(&options);
		klp_count *merged = all;
		if ((way & 2) != 0)
			feed_register(all, 1);
		for (unsigned i = 0; i < PARTS; i++) {
			extracts[i] = random_extract(RECORDS);
			feed_named(all, &extracts[i], i);
		}
		for (int round = 0; round < ORDERS; round++) {
			unsigned order[PARTS];
			klp_count *parts[PARTS];
			shuffle(order);
			for (unsigned i = 0; i < PARTS; i++) {
				parts[i] = counting_with(&options);
				if ((way & 2) != 0)
					feed_register(parts[i], 1);
				feed_named(parts[i], &extracts[i], i);
			}
			/* one after another, or in a tree */
			for (unsigned i = 1; round % 2 == 0 && i < PARTS; i++)
				merge(parts[order[0]], parts[order[i]]);
			for (unsigned step = 1; round % 2 == 1 && step < PARTS; step *= 2)
				for (unsigned i = 0; i + step < PARTS; i += 2 * step)
					merge(parts[order[i]], parts[order[i + step]]);
			/* Each part has read the register anew, as the count of all did not. */
			if ((way & 2) != 0 && round == 0)
				merged = parts[order[0]];
			cr_expect(counting_same(merged, parts[order[0]]), "way %d, round %d", way, round);
			for (int bin = 0; bin < KLP_BINS; bin++)
				cr_expect_eq(klp_count_bin(all, (klp_bin)bin), klp_count_bin(parts[order[0]], (klp_bin)bin),
				             "way %d, round %d, %s", way, round, klp_bin_name((klp_bin)bin));
			cr_expect_eq(klp_count_tally_of(parts[order[0]], KLP_TALLY_RECORDS), (uint64_t)PARTS * RECORDS);
			for (unsigned i = 0; i < PARTS; i++)
				if (parts[i] != merged)
					klp_count_free(parts[i]);
		}
		if (merged != all)
			klp_count_free(merged);
		for (unsigned i = 0; i < PARTS; i++)
			records_free(&extracts[i]);
		klp_count_free(all);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_merge, a_merged_count_goes_on)
{
	klp_count *one = counting_new(), *other = counting_new();
	counting_feed_one(one, "");
	counting_feed_one(other, "status=x");
	merge(one, other);
	cr_expect_eq(klp_count_bin(other, KLP_BIN_NOT_REGISTERED), 1u, "the other is unchanged");
	klp_count_free(other);
	counting_feed_one(one, "banenafspraak=?");
	klp_dataset *dataset = counting_finish(one);
	cr_expect_str_eq(counting_note(dataset, "count.bins"),
	                 "on 2025-06-30 3 records were read: counted 1, not-registered 1, unusable 1");
	klp_dataset_free(dataset);
	klp_count_free(one);
}

Test(count_merge, registers_of_two_counts_are_one)
{
	klp_count_options options = counting_unique();
	options.unique = 0;
	klp_count *one = counting_with(&options), *other = counting_with(&options);
	feed_register(one, 2);
	feed_register(other, 3);
	cr_expect_eq(klp_count_tally_of(one, KLP_TALLY_REGISTER), 100u);
	cr_expect_eq(klp_count_tally_of(other, KLP_TALLY_REGISTER), 67u);
	merge(one, other);
	cr_expect_eq(klp_count_tally_of(one, KLP_TALLY_REGISTER), 133u, "who is in both is in it once");
	klp_count_free(one);
	klp_count_free(other);
}

/* A count that differs in one thing from the others of these tests. */
typedef klp_count *(*maker)(void);

static klp_count *plain(void)
{
	return counting_new();
}

static klp_count *of_another_date(void)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	options.date = "2025-03-31";
	return counting_with(&options);
}

static klp_count *of_another_choice(void)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	options.date = "2025-06-30";
	options.both = KLP_COUNT_BOTH_MUNICIPAL;
	return counting_with(&options);
}

static klp_count *of_another_coverage(void)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	options.date = "2025-06-30";
	options.coverage = KLP_COUNT_COVERAGE_COUNTRY;
	return counting_with(&options);
}

static klp_count *with_words(const char *list, const char *words)
{
	klp_count *count = counting_new();
	cr_assert_eq(klp_count_set_words(count, list, words, NULL), KLP_OK);
	return count;
}

static klp_count *with_groups(void)
{
	return with_words("uwv", "WW,WIA");
}

static klp_count *with_status(void)
{
	return with_words("registered", "actief");
}

static klp_count *with_yes(void)
{
	return with_words("yes", "wel");
}

static klp_count *with_words_in_another_order(void)
{
	return with_words("uwv", "zw,waz,Wao,WIA,WW,WAJONG");
}

static klp_count *with_a_column(void)
{
	klp_count *count = counting_new();
	cr_assert_eq(klp_count_set_column(count, "opleiding", "Studie", NULL), KLP_OK);
	return count;
}

static klp_count *unique(void)
{
	klp_count_options options = counting_unique();
	return counting_with(&options);
}

static klp_count *unique_of_another_key(void)
{
	klp_count_options options = counting_unique();
	options.key = "another key of these";
	return counting_with(&options);
}

static klp_count *unique_by_chance(void)
{
	klp_count_options options = counting_unique();
	options.key = NULL;
	options.key_size = 0;
	return counting_with(&options);
}

static klp_count *joined(void)
{
	klp_count_options options = counting_unique();
	options.unique = 0;
	klp_count *count = counting_with(&options);
	feed_register(count, 1);
	return count;
}

Test(count_merge, counts_that_were_made_in_other_ways_are_not_merged)
{
	static const struct {
		maker one;
		maker other;
		klp_status status;
		const char *says;
	} cases[] = {
		{ plain, of_another_date, KLP_CONFLICT, "one is of 2025-06-30, the other of 2025-03-31" },
		{ plain, of_another_choice, KLP_CONFLICT, "(both)" },
		{ plain, of_another_coverage, KLP_CONFLICT, "(coverage)" },
		{ plain, with_groups, KLP_CONFLICT, "uwv and municipal" },
		{ plain, with_status, KLP_CONFLICT, "registered" },
		{ plain, with_yes, KLP_CONFLICT, "yes and no" },
		{ plain, with_words_in_another_order, KLP_OK, "" },
		{ plain, with_a_column, KLP_OK, "" },
		{ plain, unique, KLP_CONFLICT, "(unique)" },
		{ plain, joined, KLP_CONFLICT, "register" },
		{ unique, unique, KLP_OK, "" },
		{ unique, unique_of_another_key, KLP_CONFLICT, "different keys" },
		{ unique, unique_by_chance, KLP_CONFLICT, "klp_count_options.key" },
		{ unique_by_chance, unique_by_chance, KLP_CONFLICT, "klp_count_options.key" },
		{ joined, joined, KLP_OK, "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		for (int turn = 0; turn < 2; turn++) {
			klp_count *one = cases[i].one(), *other = cases[i].other();
			klp_error *error = NULL;
			counting_feed_one(one, "");
			counting_feed_one(other, "");
			klp_count *count = turn == 0 ? one : other;
			uint64_t before = klp_count_tally_of(count, KLP_TALLY_RECORDS);
			cr_expect_eq(klp_count_merge(count, turn == 0 ? other : one, &error), cases[i].status, "case %zu: %s", i,
			             klp_error_message(error));
			if (cases[i].status != KLP_OK) {
				if (turn == 0)
					cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "case %zu: %s", i,
					          klp_error_message(error));
				cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), before, "it is unchanged");
				klp_error_free(error);
				counting_feed_one(count, "");
			}
			klp_count_free(one);
			klp_count_free(other);
		}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_merge, of_another_territory_neither)
{
	static const char changes[] = "datum,oude_code,oude_naam,nieuwe_code,nieuwe_naam,soort,aandeel\n"
								  "2010-01-01,GM2001,A,GM0599,Rotterdam,opheffing,\n";
	klp_territory *territory = NULL;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	klp_error *error = NULL;
	cr_assert_eq(klp_territory_new(&territory, NULL), KLP_OK);
	cr_assert_eq(klp_territory_load_changes_memory(territory, changes, sizeof changes - 1, NULL, NULL), KLP_OK);
	options.date = "2025-06-30";
	options.territory = territory;
	klp_count *one = counting_new(), *other = counting_with(&options);
	cr_expect_eq(klp_count_merge(one, other, &error), KLP_CONFLICT);
	cr_expect(strstr(klp_error_message(error), "territories") != NULL, "%s", klp_error_message(error));
	klp_error_free(error);
	klp_count_free(one);
	klp_count_free(other);
	klp_territory_free(territory);
}

struct pair {
	const struct records *one;
	const struct records *other;
	int unique;
};

static klp_status merge_two(void *context, klp_error **error)
{
	const struct pair *pair = context;
	klp_count_options options = counting_unique();
	klp_count *one = NULL, *other = NULL;
	options.threads = 1;
	options.unique = pair->unique;
	klp_status status = klp_count_new(&one, &options, error);
	if (status == KLP_OK)
		status = klp_count_new(&other, &options, error);
	if (status == KLP_OK)
		status = klp_count_memory(one, pair->one->text, pair->one->size, "one", error);
	if (status == KLP_OK)
		status = klp_count_memory(other, pair->other->text, pair->other->size, "other", error);
	if (status == KLP_OK)
		status = klp_count_merge(one, other, error);
	klp_count_free(one);
	klp_count_free(other);
	return status;
}

Test(count_merge, every_failing_allocation_is_survived)
{
	chance_begin(1);
	struct records one = random_extract(10), other = random_extract(10);
	failing_install();
	failing_each("merging rows", merge_two, &(struct pair){ &one, &other, 0 }, 1);
	failing_each("merging clients", merge_two, &(struct pair){ &one, &other, 1 }, 1);
	records_free(&one);
	records_free(&other);
}
