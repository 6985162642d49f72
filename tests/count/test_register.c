/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* An extract of the target group register tells who is in it, by joining; and regions have the register's size. */

#include "count/counting.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Feeds a register that is this text; the status. */
static klp_status feed_register(klp_count *count, const char *text, klp_error **error)
{
	char path[256];
	snprintf(path, sizeof path, "%s", counting_path("register"));
	counting_write_file(path, text);
	klp_status status = klp_count_register_file(count, path, error);
	unlink(path);
	return status;
}

static klp_count *with_register(const klp_count_options *options, const char *text)
{
	klp_count *count = options == NULL ? counting_new() : counting_with(options);
	klp_error *error = NULL;
	cr_assert_eq(feed_register(count, text, &error), KLP_OK, "%s", klp_error_message(error));
	return count;
}

static const char members[] =
	"client_id,gemeentecode\nin,GM0599\n\"also in\",599\nnot in Sonar,GM0599\nnowhere,GM9999\n";

Test(register, being_in_it_is_what_counts)
{
	static const struct {
		const char *why;
		const char *changes;
		klp_bin bin;
	} cases[] = {
		{ "in the register", "client_id=in", KLP_BIN_COUNTED },
		{ "blanks around the id", "client_id= also in ", KLP_BIN_COUNTED },
		{ "the column is not read", "client_id=in\tdoelgroepregister=N", KLP_BIN_COUNTED },
		{ "not even where it is malformed", "client_id=in\tdoelgroepregister=misschien", KLP_BIN_COUNTED },
		{ "the municipality is that of the extract", "client_id=nowhere", KLP_BIN_COUNTED },
		{ "not in the register", "client_id=out", KLP_BIN_NOT_IN_REGISTER },
		{ "whatever the column says", "client_id=out\tdoelgroepregister=J", KLP_BIN_NOT_IN_REGISTER },
		{ "another id by a capital", "client_id=In", KLP_BIN_NOT_IN_REGISTER },
		{ "no id", "client_id=", KLP_BIN_NOT_IN_REGISTER },
		{ "conditions before it come first", "client_id=out\tstatus=x", KLP_BIN_NOT_REGISTERED },
		{ "those behind it come after", "client_id=out\tbanenafspraak=N", KLP_BIN_NOT_IN_REGISTER },
		{ "and still hold", "client_id=in\tbanenafspraak=N", KLP_BIN_NOT_TICKED },
	};
	for (int unique = 0; unique < 2; unique++) {
		klp_count_options options = counting_unique();
		options.unique = unique;
		for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
			klp_count *count = with_register(&options, members);
			counting_feed_one(count, cases[i].changes);
			bool nobody = unique && strcmp(cases[i].changes, "client_id=") == 0;
			klp_bin bin = nobody ? KLP_BIN_UNUSABLE : cases[i].bin;
			cr_expect_eq(klp_count_bin(count, bin), 1, "%s: not in %s", cases[i].why, klp_bin_name(bin));
			cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), 1, "%s", cases[i].why);
			klp_count_free(count);
		}
	}
}

Test(register, several_add_up_and_who_is_in_it_twice_is_in_it_once)
{
	klp_count *count = with_register(NULL, members);
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_REGISTER), 4);
	cr_expect_eq(feed_register(count, members, NULL), KLP_OK);
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_REGISTER), 4, "the same once more");
	cr_expect_eq(feed_register(count, "gemeentecode;client_id\nGM0518;another\nGM0518;in\n;\n", NULL), KLP_OK);
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_REGISTER), 5, "another one, and nobody");
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), 0, "these are no records of clients");
	for (int bin = 0; bin < KLP_BINS; bin++)
		cr_expect_eq(klp_count_bin(count, (klp_bin)bin), 0, "%s", klp_bin_name((klp_bin)bin));
	counting_feed_one(count, "client_id=another");
	cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 1);
	klp_count_free(count);
}

/* The size of the register and the percentage of it that is counted, of the region of Rotterdam (22). */
static void expect_region(const klp_count *count, int64_t size, double percent)
{
	klp_dataset *dataset = counting_finish(count);
	bool found = false;
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		if (row.level != KLP_LEVEL_REGION) {
			cr_expect_eq(row.register_total, KLP_ABSENT, "only regions have it");
			continue;
		}
		if (row.region_number != 22)
			continue;
		found = true;
		cr_expect_eq(row.register_total, size, "%lld in the register", (long long)row.register_total);
		cr_expect(row.known_percent < percent + 0.5 && row.known_percent > percent - 0.5, "%f %%", row.known_percent);
	}
	cr_expect(found, "there is no region 22");
	klp_dataset_free(dataset);
}

Test(register, regions_have_its_size_and_the_percentage_that_is_counted)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	options.date = "2025-06-30";
	options.coverage = KLP_COUNT_COVERAGE_COUNTRY;
	klp_count *count = with_register(&options, members);
	expect_region(count, 3, 0);
	counting_feed_one(count, "client_id=in");
	expect_region(count, 3, 33);
	counting_feed_one(count, "client_id=also in");
	counting_feed_one(count, "client_id=out");
	expect_region(count, 3, 67);
	klp_dataset *dataset = counting_finish(count);
	cr_expect_eq(counting_notes(dataset, "count.register"), 1);
	klp_dataset_free(dataset);
	klp_count_free(count);
}

Test(register, comes_before_any_extract)
{
	klp_count *count = counting_new();
	klp_error *error = NULL;
	counting_feed_one(count, "client_id=in");
	cr_expect_eq(feed_register(count, members, &error), KLP_INVALID_ARGUMENT, "records were fed already");
	cr_expect_str_not_empty(klp_error_message(error));
	klp_error_free(error);
	counting_feed_one(count, "client_id=out");
	cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 2, "the count goes on as it was");
	klp_count_free(count);
}

/* Columns of a register that cannot be one, and what the message says. */
Test(register, what_is_none_is_refused_and_the_count_goes_on)
{
	/* ten numbers that pass the 11-test, and are nobody's that we know */
	static const char numbers[] =
		"client_id,gemeentecode\n"
		"111222333,GM0599\n123456782,GM0599\n100000009,GM0599\n200000007,GM0599\n300000005,GM0599\n"
		"400000003,GM0599\n500000001,GM0599\n700000008,GM0599\n800000006,GM0599\n900000004,GM0599\n";
	static const struct {
		const char *text;
		klp_status status;
		const char *said;
	} cases[] = {
		{ "client_id\nin\n", KLP_FORMAT, "gemeentecode" },
		{ "gemeentecode\nGM0599\n", KLP_FORMAT, "client_id" },
		{ "client_id,gemeentecode,client_id\nin,GM0599,in\n", KLP_FORMAT, "client_id" },
		{ "", KLP_FORMAT, "empty" },
		{ numbers, KLP_PERSONAL_DATA, "client_id" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count *count = counting_new();
		klp_error *error = NULL;
		cr_expect_eq(feed_register(count, cases[i].text, &error), cases[i].status, "case %zu: %s", i,
		             klp_error_message(error));
		cr_expect_not_null(strstr(klp_error_message(error), cases[i].said), "case %zu: %s", i,
		                   klp_error_message(error));
		cr_expect_null(strstr(klp_error_message(error), "111222333"), "%s", klp_error_message(error));
		klp_error_free(error);
		counting_feed_one(count, "client_id=in");
		cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 1, "case %zu: the column tells again", i);
		klp_count_free(count);
	}
}

static klp_status join(void *context, klp_error **error)
{
	const char *path = context;
	klp_count_options options = counting_unique();
	klp_count *count = NULL;
	options.threads = 1;
	klp_status status = klp_count_new(&count, &options, error);
	if (status == KLP_OK)
		status = klp_count_register_file(count, path, error);
	if (status == KLP_OK && klp_count_tally_of(count, KLP_TALLY_REGISTER) != 4)
		status = KLP_FORMAT;
	klp_count_free(count);
	return status;
}

Test(register, survives_that_there_is_no_memory)
{
	char path[256];
	snprintf(path, sizeof path, "%s", counting_path("register"));
	counting_write_file(path, members);
	failing_install();
	failing_each("a register", join, path, 1);
	unlink(path);
}
