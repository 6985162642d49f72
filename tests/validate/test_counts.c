/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Counts that look wrong by themselves, or beside those of earlier editions. */

#include "dataset/dataset.h"
#include "support/tables.h"
#include "validate/said.h"

#include <criterion/criterion.h>
#include <stdio.h>

Test(validate, numbers_that_are_kept_as_text)
{
	static const struct {
		const char *text;
		const char *expected;
	} cases[] = {
		{ "1,175", "count.text total ? 1175" },   { "1.09", "count.text total ? 1090" },
		{ "12,31", "count.text total ? 12310" },  { "1,5", "count.text total ? 1500" },
		{ "'1175", "count.text total ? 1175" },   { "1.175*", "count.text total ? 1175" },
		{ "1175,00", "count.text total ? 1175" }, { "1175.0", "count.text total ? 1175" },
		{ "0,175", "row.absent total ? ?" },      { "1,1754", "row.absent total ? ?" },
		{ "1175,5", "row.absent total ? ?" },     { "12345678,5", "row.absent total ? ?" },
		{ ",5", "row.absent total ? ?" },         { "5,", "row.absent total ? ?" },
		{ "-3", "row.absent total ? ?" },         { "<5", "row.absent total ? ?" },
		{ "74%", "row.absent total ? ?" },        { "n.b.", "row.absent total ? ?" },
		{ "*", "row.absent total ? ?" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct table_row row = { "2025Q2", M, 1, "GM0106", "Assen", { 43, 279, 692, 161, NONE }, "a", 1 };
		char said[SAID_BYTES];
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		tables_add(dataset, &row);
		cr_assert_eq(dataset_set_cell_text(dataset, 0, KLP_COLUMN_TOTAL, slice_of(cases[i].text), NULL), KLP_OK);
		cr_expect_str_eq(said_by("count. row.", dataset, said), cases[i].expected, "'%s': %s", cases[i].text, said);
		if (i == 0)
			said_expect_message(
				"count.", dataset,
				"Assen (2025Q2): in the place of the count of all clients stands \"1,175\", which is no "
				"count; probably it is 1.175",
				"Assen (2025Q2): in plaats van het aantal cliënten in totaal staat er \"1,175\", en dat is "
				"geen aantal; waarschijnlijk is het 1.175");
		klp_dataset_free(dataset);
	}
}

Test(validate, a_dot_that_was_taken_for_a_decimal_sign)
{
	static const struct said_case cases[] = {
		{ "the row adds up", { { "2025Q2", M, 1, NULL, "A", { 2, 64, 85, 20, 171 }, "a", 1 }, END }, "" },
		{ "1.175 cut off",
		  { { "2025Q2", M, 1, NULL, "A", { 43, 279, 692, 161, 1 }, "a", 1 }, END },
		  "count.thousands total 1 1175" },
		{ "2.951 rounded",
		  { { "2025Q2", M, 1, NULL, "A", { 187, 3, 3632, 825, 7595 }, "a", 1 }, END },
		  "count.thousands municipal_no_profile 3 2951" },
		{ "2.951 cut off",
		  { { "2025Q2", M, 1, NULL, "A", { 187, 2, 3632, 825, 7595 }, "a", 1 }, END },
		  "count.thousands municipal_no_profile 2 2951" },
		{ "3.630 without its last zero",
		  { { "2025Q2", M, 1, NULL, "A", { 187, 2951, 363, 825, 7593 }, "a", 1 }, END },
		  "count.thousands uwv_profile 363 3630" },
		{ "below a thousand there is no dot",
		  { { "2025Q2", M, 1, NULL, "A", { 0, 279, 69, 161, 1130 }, "a", 1 }, END },
		  "" },
		{ "two digits swapped are something else",
		  { { "2025Q2", M, 1, NULL, "A", { 187, 2951, 6332, 825, 7595 }, "a", 1 }, END },
		  "" },
		{ "nothing tells without the total",
		  { { "2025Q2", M, 1, NULL, "A", { 187, 3, 3632, 825, NONE }, "a", 1 }, END },
		  "" },
		{ "2.000 may be missing in two places",
		  { { "2025Q2", M, 1, NULL, "A", { 2, 2, 0, 0, 2002 }, "a", 1 }, END },
		  "" },
	};
	said_expect_by("count.", cases, sizeof cases / sizeof cases[0]);
	klp_dataset *dataset = tables_of(cases[2].rows);
	said_expect_message(
		"count.", dataset,
		"A (2025Q2): the count of municipal clients without a profile is 3, and the row adds up with 2.951; "
		"probably the dot for thousands was taken for a decimal sign",
		"A (2025Q2): het aantal gemeentecliënten zonder profiel is 3, en de rij telt op met 2.951; "
		"waarschijnlijk is de punt voor duizendtallen voor een decimaalteken aangezien");
	klp_dataset_free(dataset);
}

enum { EDITIONS_MAX = 12 };

/* A count over editions from the first quarter of 2020 on; the rest is NONE. */
struct series_case {
	const char *why;
	const char *code;
	int64_t counts[EDITIONS_MAX];
	const char *expected;
};

static klp_dataset *series_of(const struct series_case *series, size_t count)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (size_t i = 0; i < count; i++) {
		char edition[48];
		snprintf(edition, sizeof edition, "%zuQ%zu", 2020 + i / 4, i % 4 + 1);
		int64_t value = series->counts[i] < 0 ? NONE : series->counts[i];
		const struct table_row row = { edition, M, 1, series->code, "A", { value, 0, 0, 0, NONE }, "a", i + 1 };
		tables_add(dataset, &row);
	}
	return dataset;
}

#define FAR(value, median) "count.history municipal_profile " #value " " #median

Test(validate, counts_beside_their_history)
{
	static const struct series_case cases[] = {
		{ "a calm series", "GM0106", { 100, 101, 99, 100, 102 }, "" },
		{ "a jump", "GM0106", { 100, 101, 99, 100, 1000 }, FAR(1000, 100) },
		{ "a fall", "GM0106", { 100, 101, 99, 100, 10 }, FAR(10, 100) },
		{ "three editions are no history", "GM0106", { 100, -1, 99, 100, 1000 }, "" },
		{ "half as much again is no jump", "GM0106", { 100, 101, 99, 100, 150 }, "" },
		{ "and one more is", "GM0106", { 100, 101, 99, 100, 151 }, FAR(151, 100) },
		{ "small counts jump", "GM0106", { 4, 4, 5, 4, 29 }, "" },
		{ "but not that far", "GM0106", { 4, 4, 5, 4, 30 }, FAR(30, 4) },
		{ "a series that scatters: five times 1,4826 of 20 are 148", "GM0106", { 60, 80, 100, 120, 140, 248 }, "" },
		{ "and beyond that", "GM0106", { 60, 80, 100, 120, 140, 249 }, FAR(249, 100) },
		{ "an even number of editions: the median lies between two", "GM0106", { 10, 10, 11, 11, 200 }, FAR(200, 10) },
		{ "one wrong count among them moves nothing", "GM0106", { 100, 9000, 99, 100, 101, 100 }, "" },
		{ "a growth by a tenth a quarter",
		  "GM0106",
		  { 100, 110, 121, 133, 146, 161, 177, 195, 214, 236, 259, 285 },
		  "" },
		/* Groningen took in Haren and Ten Boer in 2019. */
		{ "territory that changed before the series", "GM0014", { 100, 101, 99, 100, 1000 }, FAR(1000, 100) },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t count = EDITIONS_MAX;
		while (cases[i].counts[count - 1] == 0)
			count--;
		klp_dataset *dataset = series_of(&cases[i], count);
		for (uint32_t seed = 0; seed < 3; seed++) {
			char said[SAID_BYTES];
			klp_dataset *shuffled = tables_shuffled(dataset, seed);
			cr_expect_str_eq(said_by("count.", shuffled, said), cases[i].expected, "%s: %s", cases[i].why, said);
			klp_dataset_free(shuffled);
		}
		klp_dataset_free(dataset);
	}
	klp_dataset *dataset = series_of(&cases[1], 5);
	said_expect_message(
		"count.", dataset,
		"A (2021Q1): there are 1.000 municipal clients with a profile, where the median of the 4 editions "
		"before is 100; that is far out of line",
		"A (2021Q1): er zijn 1.000 gemeentecliënten met profiel, terwijl de mediaan van de 4 kwartalen "
		"ervoor 100 is; dat wijkt sterk af");
	klp_dataset_free(dataset);
}

/* Purmerend took in Beemster on 1 January 2022. */
Test(validate, a_history_begins_anew_with_the_territory)
{
	static const struct series_case merged = {
		"Purmerend with Beemster", "GM0439", { 100, 101, 99, 100, 101, 99, 100, 101, 900, 901 }, ""
	};
	static const struct series_case other = {
		"Assen", "GM0106", { 100, 101, 99, 100, 101, 99, 100, 101, 900, 901 }, FAR(900, 100) "; " FAR(901, 100)
	};
	const struct series_case *const cases[] = { &merged, &other };
	for (size_t i = 0; i < 2; i++) {
		char said[SAID_BYTES];
		klp_dataset *dataset = series_of(cases[i], 10);
		cr_expect_str_eq(said_by("count.", dataset, said), cases[i]->expected, "%s: %s", cases[i]->why, said);
		klp_dataset_free(dataset);
	}
}

Test(validate, a_lost_dot_is_not_told_once_more_by_the_history)
{
	klp_dataset *dataset = NULL;
	char said[SAID_BYTES];
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (int i = 0; i < 5; i++) {
		char edition[16];
		snprintf(edition, sizeof edition, "202%dQ2", i);
		struct table_row row = { edition, R, 1, NULL, NULL, { 0, 2951, 0, 0, 2951 }, "a", 1 };
		if (i == 4)
			row.counts[1] = 3;
		tables_add(dataset, &row);
	}
	cr_expect_str_eq(said_by("count.", dataset, said), "count.thousands municipal_no_profile 3 2951", "%s", said);
	klp_dataset_free(dataset);
}
