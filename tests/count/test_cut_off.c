/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Packed extracts that are damaged or cut off: what comes of them is counted, and what is lost is told. */

#include "counting.h"

#include "read/packing.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECORDS = 3000 };

/* Records that do not pack well, and so break off in many places: ids of random letters. */
static struct records many(void)
{
	struct records extract = { NULL, 0, 0, 0 };
	unsigned state = 1;
	for (unsigned i = 0; i < RECORDS; i++) {
		char change[] = "client_id=xxxxxxxxxxxx";
		for (char *at = strchr(change, '=') + 1; *at != '\0'; at++) {
			state = state * 1103515245U + 12345U;
			*at = (char)('a' + state / 65536U % 26U);
		}
		records_add(&extract, change);
	}
	return extract;
}

/* Of the count of a damaged file: that it adds up, tells what is lost, and counted no more than there is. */
static void check(klp_count *count, size_t size)
{
	uint64_t records = klp_count_tally_of(count, KLP_TALLY_RECORDS), counted = klp_count_bin(count, KLP_BIN_COUNTED);
	cr_assert_eq(klp_count_bin(count, KLP_BIN_UNUSABLE), 1, "cut at %zu", size);
	cr_assert_eq(counted + 1, records, "cut at %zu", size);
	cr_assert_leq(counted, RECORDS, "cut at %zu", size);
	klp_dataset *dataset = counting_finish(count);
	cr_assert_eq(counting_notes(dataset, "count.cut-off"), 1, "cut at %zu", size);
	cr_assert_eq(counting_notes(dataset, "count.unusable"), 0, "cut at %zu", size);
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++) {
		const klp_note *note = klp_dataset_note(dataset, i);
		if (strcmp(klp_note_id(note), "count.cut-off") != 0)
			continue;
		cr_assert_eq(klp_note_severity(note), KLP_SEVERITY_ERROR);
		/* The header is line 1, and each record that was counted has a line. */
		cr_assert_eq(klp_note_line(note), counted + 2, "cut at %zu: line %llu", size,
		             (unsigned long long)klp_note_line(note));
		cr_assert_str_eq(klp_note_source(note), "sonar.csv.gz");
	}
	klp_dataset_free(dataset);
}

Test(count_cut_off, what_comes_of_a_file_that_is_cut_off_is_counted_and_the_rest_is_told)
{
	struct records extract = many();
	struct packing whole = { NULL, 0, 0 };
	packing_gzip(&whole, extract.text, extract.size);
	uint64_t before = 0;
	/* Far enough for the header to come out whole. */
	for (size_t size = whole.size / 2; size < whole.size; size += whole.size / 53) {
		klp_count *count = counting_new();
		klp_error *error = NULL;
		cr_assert_eq(klp_count_memory(count, whole.at, size, "sonar.csv.gz", &error), KLP_OK, "cut at %zu: %s", size,
		             klp_error_message(error));
		check(count, size);
		cr_assert_geq(klp_count_bin(count, KLP_BIN_COUNTED), before);
		before = klp_count_bin(count, KLP_BIN_COUNTED);
		klp_count_free(count);
	}
	cr_assert_gt(before, RECORDS / 2);
	free(whole.at);
	records_free(&extract);
}

Test(count_cut_off, a_wrong_checksum_at_the_end_loses_no_record_and_is_told)
{
	struct records extract = many();
	struct packing whole = { NULL, 0, 0 };
	packing_gzip(&whole, extract.text, extract.size);
	whole.at[whole.size - 6] ^= 1;
	klp_count *count = counting_new();
	cr_assert_eq(klp_count_memory(count, whole.at, whole.size, "sonar.csv.gz", NULL), KLP_OK);
	cr_assert_eq(klp_count_bin(count, KLP_BIN_COUNTED), RECORDS);
	check(count, whole.size);
	klp_count_free(count);
	free(whole.at);
	records_free(&extract);
}

Test(count_cut_off, it_counts_for_the_limit)
{
	struct records extract = { NULL, 0, 0, 0 };
	struct packing whole = { NULL, 0, 0 };
	klp_limits limits = KLP_LIMITS_INIT;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	klp_error *error = NULL;
	limits.unusable_records = 1;
	options.date = "2025-06-30";
	options.limits = &limits;
	klp_count *count = counting_with(&options);
	/* One record that cannot be read comes before the end that is lost. */
	records_add(&extract, "dienstverlening_begin=never");
	for (unsigned i = 0; i < RECORDS; i++)
		records_add(&extract, "");
	packing_gzip(&whole, extract.text, extract.size);
	cr_assert_eq(klp_count_memory(count, whole.at, whole.size - 9, "sonar.csv.gz", &error), KLP_LIMIT_UNUSABLE_RECORDS);
	cr_assert_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), 0);
	klp_error_free(error);
	klp_count_free(count);
	free(whole.at);
	records_free(&extract);
}

Test(count_cut_off, a_register_and_what_never_began_fail)
{
	struct packing whole = { NULL, 0, 0 };
	struct records extract = many();
	klp_error *error = NULL;
	packing_gzip(&whole, extract.text, extract.size);
	klp_count *count = counting_new();
	cr_assert_eq(klp_count_memory(count, whole.at, 15, "sonar.csv.gz", &error), KLP_FORMAT);
	cr_assert_not_null(strstr(klp_error_message(error), "cut off"));
	klp_error_free(error);
	klp_count_free(count);

	const char *path = counting_path("cut-off-register.gz");
	FILE *file = fopen(path, "wb");
	cr_assert_not_null(file);
	cr_assert_eq(fwrite(whole.at, 1, whole.size - 20, file), whole.size - 20);
	fclose(file);
	count = counting_new();
	cr_assert_eq(klp_count_register_file(count, path, &error), KLP_FORMAT);
	klp_error_free(error);
	klp_count_free(count);
	free(whole.at);
	records_free(&extract);
}
