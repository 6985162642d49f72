/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A client in several rows is counted once: which bin, which cell and which municipality, and that the order of the rows plays no part. */

#include "count/counting.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { MOST_ROWS = 4 };

/* Rows of one client, and what they come to. A client who is counted is so in GM0599 if nothing else is said. */
struct unique_case {
	const char *why;
	const char *rows[MOST_ROWS];
	klp_bin bin;
	/* where, "" for no municipality that is known; of who is counted: the group, and the parts that are missing */
	const char *code;
	int group;
	int missing;
	int several;
};

#define NO_PROFILE "affiniteiten=\tberoepssectoren=\ttaaksoort_01="

static const struct unique_case cases[] = {
	{ "one row", { "" }, KLP_BIN_COUNTED, "GM0599", KLP_GROUP_UWV, 0, 0 },
	{ "the same row twice", { "", "" }, KLP_BIN_COUNTED, "GM0599", KLP_GROUP_UWV, 0, 0 },
	{ "a closed indicering beside an open one",
	  { "dienstverlening_eind=2024-01-01\tindicering=NUG", "" },
	  KLP_BIN_COUNTED,
	  "GM0599",
	  KLP_GROUP_UWV,
	  0,
	  0 },
	{ "one row is not registered any more",
	  { "status=uitgeschreven", "" },
	  KLP_BIN_COUNTED,
	  "GM0599",
	  KLP_GROUP_UWV,
	  0,
	  0 },
	{ "the one that came furthest tells the bin",
	  { "status=uitgeschreven", "doelgroepregister=N", "dienstverlening_begin=" },
	  KLP_BIN_NOT_IN_REGISTER,
	  "GM0599",
	  0,
	  0,
	  0 },
	{ "sheltered is further than not ticked",
	  { "banenafspraak=N", "banenafspraak=N\twsw_beschut=J" },
	  KLP_BIN_SHELTERED,
	  "GM0599",
	  0,
	  0,
	  0 },
	{ "an indicering of no list beside one that is",
	  { "indicering=ONBEKEND", "indicering=NUG" },
	  KLP_BIN_COUNTED,
	  "GM0599",
	  KLP_GROUP_MUNICIPAL,
	  0,
	  0 },
	{ "an indicering of each group",
	  { "indicering=NUG", "indicering=WIA" },
	  KLP_BIN_COUNTED,
	  "GM0599",
	  KLP_GROUP_UWV,
	  0,
	  0 },
	{ "the same in one field", { "indicering=NUG;WIA" }, KLP_BIN_COUNTED, "GM0599", KLP_GROUP_UWV, 0, 0 },
	{ "parts that are filled in different rows",
	  { "affiniteiten=\ttaaksoort_01=", "beroepssectoren=\ttaaksoort_01=", "affiniteiten=\tberoepssectoren=" },
	  KLP_BIN_COUNTED,
	  "GM0599",
	  KLP_GROUP_UWV,
	  0,
	  0 },
	{ "a part that is filled in none",
	  { "affiniteiten=\ttaaksoort_01=", NO_PROFILE, "affiniteiten=\tberoepssectoren=" },
	  KLP_BIN_COUNTED,
	  "GM0599",
	  KLP_GROUP_UWV,
	  KLP_PART_AFFINITIES,
	  0 },
	{ "a profile in a row that is not counted does not help",
	  { NO_PROFILE, "dienstverlening_eind=2025-06-30" },
	  KLP_BIN_COUNTED,
	  "GM0599",
	  KLP_GROUP_UWV,
	  7,
	  0 },
	{ "of several municipalities the lowest code",
	  { "", "gemeentecode=GM0518", "gemeentecode=GM0796" },
	  KLP_BIN_COUNTED,
	  "GM0518",
	  KLP_GROUP_UWV,
	  0,
	  1 },
	{ "a municipality that is known before one that is not",
	  { "gemeentecode=GM9999", "", "gemeentecode=" },
	  KLP_BIN_COUNTED,
	  "GM0599",
	  KLP_GROUP_UWV,
	  0,
	  0 },
	{ "a code of an older year and today's are one municipality",
	  { "gemeentecode=GM0501", "gemeentecode=GM1992" },
	  KLP_BIN_COUNTED,
	  "GM1992",
	  KLP_GROUP_UWV,
	  0,
	  0 },
	{ "no municipality that is known",
	  { "gemeentecode=GM9999", "gemeentecode=" },
	  KLP_BIN_UNKNOWN_MUNICIPALITY,
	  "",
	  KLP_GROUP_UWV,
	  0,
	  0 },
	{ "the municipality of a row that is not counted plays no part",
	  { "", "gemeentecode=GM0014\tstatus=x" },
	  KLP_BIN_COUNTED,
	  "GM0599",
	  KLP_GROUP_UWV,
	  0,
	  0 },
};

/* The rows from `first` on, and then those before, forwards or backwards. */
static void feed_rows(klp_count *count, const struct unique_case *one, unsigned rows, unsigned first, bool backwards)
{
	struct records extract = { 0 };
	for (unsigned i = 0; i < rows; i++) {
		char changes[256];
		unsigned row = (first + (backwards ? rows - i : i)) % rows;
		snprintf(changes, sizeof changes, "client_id=one\t%s", one->rows[row]);
		records_add(&extract, changes);
	}
	counting_feed(count, &extract);
	records_free(&extract);
}

static void expect_case(const klp_count *count, const struct unique_case *one, unsigned rows)
{
	cr_expect_eq(klp_count_bin(count, one->bin), 1, "%s: not in %s", one->why, klp_bin_name(one->bin));
	cr_expect_eq(klp_count_bin(count, KLP_BIN_REPEATED), rows - 1, "%s: repeated", one->why);
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), rows, "%s: records", one->why);
	cr_expect_eq(klp_count_municipality_bin(count, one->code, one->bin), 1, "%s: not in '%s'", one->why, one->code);
	if (one->group != 0)
		cr_expect_eq(klp_count_clients(count, one->code, one->group, one->missing), 1, "%s: the cell", one->why);
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_SEVERAL_MUNICIPALITIES), (uint64_t)one->several,
	             "%s: several municipalities", one->why);
}

Test(unique, rows_of_a_client_are_one_in_any_order)
{
	klp_count_options options = counting_unique();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		unsigned rows = 0;
		while (rows < MOST_ROWS && cases[i].rows[rows] != NULL)
			rows++;
		for (unsigned order = 0; order < 2 * rows; order++) {
			klp_count *count = counting_with(&options);
			feed_rows(count, &cases[i], rows, order / 2, order % 2 == 1);
			expect_case(count, &cases[i], rows);
			klp_count_free(count);
		}
	}
}

/* The same rows in extracts of their own, and in counts that are merged. */
Test(unique, rows_come_together_from_several_extracts_and_counts)
{
	klp_count_options options = counting_unique();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count *one = counting_with(&options), *other = counting_with(&options);
		unsigned rows = 0;
		for (; rows < MOST_ROWS && cases[i].rows[rows] != NULL; rows++) {
			char changes[256];
			snprintf(changes, sizeof changes, "client_id= one \t%s", cases[i].rows[rows]);
			counting_feed_one(rows % 2 == 0 ? one : other, changes);
		}
		cr_assert_eq(klp_count_merge(one, other, NULL), KLP_OK);
		expect_case(one, &cases[i], rows);
		klp_count_free(one);
		klp_count_free(other);
	}
}

Test(unique, whom_both_groups_serve_is_where_the_choice_says)
{
	static const struct {
		klp_count_both both;
		int group;
		klp_bin bin;
	} choices[] = {
		{ KLP_COUNT_BOTH_UWV, KLP_GROUP_UWV, KLP_BIN_COUNTED },
		{ KLP_COUNT_BOTH_MUNICIPAL, KLP_GROUP_MUNICIPAL, KLP_BIN_COUNTED },
		{ KLP_COUNT_BOTH_UNKNOWN, 0, KLP_BIN_UNKNOWN_INDICERING },
	};
	for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
		klp_count_options options = counting_unique();
		options.both = (int)choices[i].both;
		klp_count *count = counting_with(&options);
		counting_feed_one(count, "client_id=one\tindicering=WAJONG");
		counting_feed_one(count, "client_id=one\tindicering=IOAW");
		cr_expect_eq(klp_count_bin(count, choices[i].bin), 1, "choice %zu", i);
		if (choices[i].group != 0)
			cr_expect_eq(klp_count_clients(count, NULL, choices[i].group, 0), 1, "choice %zu", i);
		cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_BOTH), 1, "choice %zu", i);
		klp_count_free(count);
	}
}

Test(unique, a_row_that_cannot_be_read_is_nobodys)
{
	klp_count_options options = counting_unique();
	klp_count *count = counting_with(&options);
	counting_feed_one(count, "client_id=one\tbanenafspraak=misschien");
	counting_feed_one(count, "client_id=one");
	counting_feed_one(count, "client_id=");
	counting_feed_one(count, "client_id= \t");
	cr_expect_eq(klp_count_bin(count, KLP_BIN_UNUSABLE), 3, "a wrong word, and two without an id");
	cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 1);
	cr_expect_eq(klp_count_bin(count, KLP_BIN_REPEATED), 0, "the first row was nobody's");
	klp_count_free(count);
}

/* Ids are told apart by all of their bytes. */
Test(unique, clients_are_told_apart_by_the_whole_id)
{
	static const char *const ids[] = { "1",        "01", "1.",
		                               "K1",       "k1", "K1 a",
		                               "\xC3\xA9", "e",  "123456789012345678901234567890" };
	klp_count_options options = counting_unique();
	klp_count *count = counting_with(&options);
	uint64_t many = sizeof ids / sizeof ids[0];
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < many; i++) {
			char changes[64];
			snprintf(changes, sizeof changes, "client_id=%s", ids[i]);
			counting_feed_one(count, changes);
		}
	cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), many);
	cr_expect_eq(klp_count_bin(count, KLP_BIN_REPEATED), many);
	klp_count_free(count);
}

Test(unique, without_it_rows_are_counted_and_the_dataset_says_so)
{
	klp_count *count = counting_new();
	counting_feed_one(count, "client_id=one");
	counting_feed_one(count, "client_id=one");
	cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 2);
	cr_expect_eq(klp_count_bin(count, KLP_BIN_REPEATED), 0);
	klp_dataset *dataset = counting_finish(count);
	cr_expect_eq(counting_notes(dataset, "count.rows"), 1);
	klp_dataset_free(dataset);
	klp_count_free(count);
}

Test(unique, an_extract_without_ids_is_refused)
{
	static const char csv[] =
		"gemeentecode,indicering,status,dienstverlening_begin,dienstverlening_eind,doelgroepregister,banenafspraak,"
		"affiniteiten,beroepssectoren,taaksoort_01\n";
	klp_count_options options = counting_unique();
	klp_count *count = counting_with(&options);
	klp_error *error = NULL;
	cr_expect_eq(klp_count_memory(count, csv, sizeof csv - 1, "extract", &error), KLP_FORMAT);
	cr_expect_not_null(strstr(klp_error_message(error), "client_id"), "%s", klp_error_message(error));
	klp_error_free(error);
	klp_count_free(count);
	count = counting_new();
	cr_expect_eq(klp_count_memory(count, csv, sizeof csv - 1, "extract", NULL), KLP_OK, "rows need no id");
	klp_count_free(count);
}

Test(unique, the_limit_on_memory_holds)
{
	klp_limits limits = KLP_LIMITS_INIT;
	klp_count_options options = counting_unique();
	limits.memory_bytes = 1 << 16;
	options.limits = &limits;
	klp_count *count = counting_with(&options);
	struct records extract = { 0 };
	for (unsigned i = 0; i < 5000; i++)
		records_add(&extract, "");
	klp_error *error = NULL;
	cr_expect_eq(klp_count_memory(count, extract.text, extract.size, "extract", &error), KLP_LIMIT_MEMORY);
	cr_expect_not_null(strstr(klp_error_message(error), "memory-bytes"), "%s", klp_error_message(error));
	klp_error_free(error);
	cr_expect_eq(klp_count_memory(count, extract.text, extract.size, "extract", NULL), KLP_INVALID_ARGUMENT,
	             "clients of the extract may be in it, so that it cannot be used any more");
	records_free(&extract);
	klp_count_free(count);
}

static klp_status count_clients(void *context, klp_error **error)
{
	const struct records *extract = context;
	klp_count_options options = counting_unique();
	klp_count *count = NULL;
	options.threads = 1;
	klp_status status = klp_count_new(&count, &options, error);
	if (status == KLP_OK)
		status = klp_count_memory(count, extract->text, extract->size, "extract", error);
	if (status == KLP_OK && klp_count_bin(count, KLP_BIN_COUNTED) != 300)
		status = KLP_FORMAT;
	klp_count_free(count);
	return status;
}

Test(unique, survives_that_there_is_no_memory)
{
	struct records extract = { 0 };
	for (unsigned i = 0; i < 300; i++)
		records_add(&extract, "");
	failing_install();
	failing_each("counting clients", count_clients, &extract, 1);
	records_free(&extract);
}
