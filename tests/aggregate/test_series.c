/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Many editions in one table: gaps, order, once more, and memory that fails. */

#include "aggregate/carrying.h"
#include "aggregate/shown.h"
#include "support/chance.h"
#include "support/failing.h"
#include "support/tables.h"

#include <klantprofiel/write.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define M KLP_LEVEL_MUNICIPALITY
#define R KLP_LEVEL_REGION

enum { ROWS = 8, SEED = 20250630 };

#define REGION(edition, region)                                   \
	{                                                             \
		edition, R, region, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 \
	}
#define ROW(edition, code, name)                              \
	{                                                         \
		edition, M, 24, code, name, { 1, 1, 1, 1, 4 }, "a", 1 \
	}
#define END                   \
	{                         \
		.level = (klp_level)0 \
	}

static klp_dataset *series(const klp_dataset *dataset, int by, int boundaries, int gaps)
{
	klp_dataset *out = NULL;
	klp_error *error = NULL;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = by;
	options.indicators = 1;
	options.boundaries = boundaries;
	options.gaps = gaps;
	options.base_edition = "2019Q2";
	cr_assert_eq(klp_aggregate(&out, dataset, &options, &error), KLP_OK, "%s", klp_error_message(error));
	return out;
}

static klp_dataset *filled(const klp_dataset *dataset, int by)
{
	klp_dataset *out = NULL;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = by;
	options.gaps = 1;
	cr_assert_eq(klp_aggregate(&out, dataset, &options, NULL), KLP_OK);
	return out;
}

Test(series, gaps_are_told)
{
	static const struct {
		const char *editions[4];
		const char *messages[2];
	} cases[] = {
		{ { "2023Q2", "2023Q3", "2023Q4" }, { NULL } },
		{ { "2023Q2" }, { NULL } },
		{ { "2023Q4", "2024Q2" }, { "one edition between 2023Q4 and 2024Q2 is missing: 2024Q1" } },
		{ { "2023Q2", "2025Q2", "2025Q3", "2026Q2" },
		  { "7 editions between 2023Q2 and 2025Q2 are missing: 2023Q3 to 2025Q1",
		    "2 editions between 2025Q3 and 2026Q2 are missing: 2025Q4 to 2026Q1" } },
		{ { NULL, "2023Q2", "2023Q4" }, { "one edition between 2023Q2 and 2023Q4 is missing: 2023Q3" } },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		for (size_t edition = 0; edition < 4 && (edition == 0 || cases[i].editions[edition] != NULL); edition++) {
			const struct table_row row = REGION(cases[i].editions[edition], 24);
			tables_add(dataset, &row);
		}
		klp_dataset *out = aggregated(dataset, R, KLP_TOTALS_PUBLISHED, 0);
		size_t notes = 0;
		for (; notes < 2 && cases[i].messages[notes] != NULL; notes++) {
			const klp_note *note = klp_dataset_note(out, notes);
			cr_assert_not_null(note, "case %zu", i);
			cr_expect_str_eq(klp_note_id(note), "aggregate.gap", "case %zu", i);
			cr_expect_str_eq(klp_note_message(note), cases[i].messages[notes], "case %zu", i);
		}
		cr_expect_eq(klp_dataset_notes(out), notes, "case %zu", i);
		klp_dataset_free(out);
		klp_dataset_free(dataset);
	}
}

Test(series, gaps_are_shown_when_asked_for)
{
	static const struct {
		const char *why;
		struct table_row rows[ROWS];
		int by;
		const char *expected;
	} cases[] = {
		{ "a quarter that is missing has a row for each area that has one before and after it",
		  { REGION("2024Q4", 24), REGION("2025Q2", 24), REGION("2024Q4", 22), REGION("2025Q2", 23), END },
		  R,
		  "2024Q4 22 1/1/1/1/4 published; 2024Q4 24 1/1/1/1/4 published; 2025Q1 24 ?/?/?/?/? computed; "
		  "2025Q2 23 1/1/1/1/4 published; 2025Q2 24 1/1/1/1/4 published" },
		{ "an area that is missing from an edition likewise, each in its place",
		  { REGION("2024Q4", 1), REGION("2024Q4", 24), REGION("2025Q1", 22), REGION("2025Q2", 1), REGION("2025Q2", 24),
		    END },
		  R,
		  "2024Q4 1 1/1/1/1/4 published; 2024Q4 24 1/1/1/1/4 published; 2025Q1 1 ?/?/?/?/? computed; "
		  "2025Q1 22 1/1/1/1/4 published; 2025Q1 24 ?/?/?/?/? computed; "
		  "2025Q2 1 1/1/1/1/4 published; 2025Q2 24 1/1/1/1/4 published" },
		{ "names that nobody knows are no areas, and stay last",
		  { ROW("2024Q4", "GM0512", "Gorinchem"), ROW("2025Q1", NULL, "Onbekend"), ROW("2025Q2", "GM0512", "Gorinchem"),
		    ROW("2025Q3", NULL, "Onbekend"), END },
		  M,
		  "2024Q4 GM0512 1/1/1/1/4 published; 2025Q1 GM0512 ?/?/?/?/? computed; 2025Q1 Onbekend 1/1/1/1/4 published; "
		  "2025Q2 GM0512 1/1/1/1/4 published; 2025Q3 Onbekend 1/1/1/1/4 published" },
		{ "an edition that is not stated is in no series", { REGION(NULL, 24), END }, R, "- 24 1/1/1/1/4 published" },
		{ "nothing is nothing", { END }, R, "" },
	};
	static char shown[SHOWN_BYTES];
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = tables_of(cases[i].rows);
		klp_dataset *out = filled(dataset, cases[i].by), *again = filled(out, cases[i].by);
		cr_expect_str_eq(shown_rows(out, shown), cases[i].expected, "%s: %s", cases[i].why, shown);
		cr_expect_str_eq(shown_rows(again, shown), cases[i].expected, "%s, once more: %s", cases[i].why, shown);
		cr_expect_eq(klp_dataset_notes(again), klp_dataset_notes(out), "%s: a gap that is shown is told once",
		             cases[i].why);
		klp_dataset_free(again);
		klp_dataset_free(out);
		klp_dataset_free(dataset);
	}
}

Test(series, a_row_of_a_gap_has_its_names_and_nothing_else)
{
	static const struct table_row rows[] = { ROW("2024Q4", "GM0512", "Gorinchem"), ROW("2025Q2", "GM0512", "Gorinchem"),
		                                     END };
	klp_dataset *dataset = tables_of(rows);
	klp_dataset *out = series(dataset, M, 2025, 1);
	klp_row row = KLP_ROW_INIT;
	cr_assert_eq(klp_dataset_get(out, 1, &row, NULL), KLP_OK);
	cr_expect_str_eq(row.edition, "2025Q1");
	cr_expect_str_eq(row.municipality_code, "GM0512");
	cr_expect_str_eq(row.municipality_name, "Gorinchem");
	cr_expect_str_eq(row.region_name, "Gorinchem");
	cr_expect_eq(row.boundaries, 2025);
	cr_expect_eq(row.register_total, KLP_ABSENT);
	cr_expect_null(row.source);
	cr_expect_eq(row.line, 0u);
	for (int i = KLP_COLUMN_PROFILE_SHARE; i < KLP_COLUMN_COUNT; i++)
		cr_expect(i == KLP_COLUMN_BOUNDARIES || !klp_dataset_real(out, 1, (klp_column)i, NULL), "%s",
		          klp_column_name((klp_column)i));
	cr_expect_not(klp_dataset_integer(out, 2, KLP_COLUMN_TOTAL_DIFFERENCE, NULL), "there is nothing to compare with");
	klp_dataset_free(out);

	/* By region it is the gap that it was by municipality, and no count that somebody forgot. */
	klp_dataset *municipalities = filled(dataset, M);
	out = aggregated(municipalities, R, KLP_TOTALS_PUBLISHED, 1);
	char shown[SHOWN_BYTES];
	cr_expect_str_eq(shown_rows(out, shown), "2024Q4 24 1/1/1/1/4 computed; 2025Q1 24 ?/?/?/?/? computed; "
	                                         "2025Q2 24 1/1/1/1/4 computed");
	cr_expect_null(strstr(shown_notes(out, shown), "absent"), "%s", shown);
	klp_dataset_free(out);
	klp_dataset_free(municipalities);
	klp_dataset_free(dataset);
}

/* ---------------------------------------------------------------- properties */

struct text {
	char *bytes;
	size_t size;
};

static int keep(void *context, const void *bytes, size_t size)
{
	struct text *text = context;
	text->bytes = realloc(text->bytes, text->size + size + 1);
	memcpy(text->bytes + text->size, bytes, size);
	text->size += size;
	text->bytes[text->size] = '\0';
	return 0;
}

/* All of the table, with whatever columns there are. */
static char *written(const klp_dataset *dataset)
{
	struct text text = { NULL, 0 };
	cr_assert_eq(klp_write_stream(dataset, keep, &text, NULL, NULL), KLP_OK);
	return text.bytes;
}

static void expect_same(const klp_dataset *one, const klp_dataset *other, const char *what, int by, int boundaries)
{
	char *expected = written(one), *found = written(other);
	cr_expect(strcmp(expected, found) == 0, "%s, by %s, boundaries %d", what, klp_level_name((klp_level)by),
	          boundaries);
	free(expected);
	free(found);
}

/* Three quarters, of which one is missing, and the municipalities changed. */
static klp_dataset *series_of_chance(void)
{
	static const struct {
		int year;
		const char *edition;
	} editions[] = { { 2018, "2018Q4" }, { 2019, "2019Q1" }, { 2019, "2019Q2" }, { 2019, "2019Q4" } };
	klp_dataset *all = NULL;
	cr_assert_eq(klp_dataset_new(&all, NULL), KLP_OK);
	for (size_t i = 0; i < sizeof editions / sizeof editions[0]; i++) {
		klp_dataset *edition = edition_of_chance(editions[i].year, editions[i].edition);
		tables_add_all(all, edition);
		klp_dataset_free(edition);
	}
	return all;
}

Test(series, once_more_changes_nothing_and_the_order_makes_no_difference)
{
	static const int boundaries[] = { 0, 2018, 2025 };
	chance_begin(chance_asked("KLP_CHANCE", SEED));
	klp_dataset *dataset = series_of_chance(), *shuffled = tables_shuffled(dataset, 7);
	size_t number = 0;
	for (int by = KLP_LEVEL_COUNTRY; by <= M; by++)
		for (size_t i = 0; i < sizeof boundaries / sizeof boundaries[0]; i++)
			for (int gaps = 0; gaps <= 1; gaps++) {
				if (number++ % chance_stride() != 0)
					continue;
				klp_dataset *out = series(dataset, by, boundaries[i], gaps);
				klp_dataset *again = series(out, by, boundaries[i], gaps);
				expect_same(out, again, "once more", by, boundaries[i]);
				klp_dataset_free(again);
				again = series(shuffled, by, boundaries[i], gaps);
				expect_same(out, again, "in another order", by, boundaries[i]);
				klp_dataset_free(again);
				klp_dataset_free(out);
			}
	klp_dataset_free(shuffled);
	klp_dataset_free(dataset);
}

Test(series, shares_are_what_the_counts_say_and_differences_add_up)
{
	chance_begin(chance_asked("KLP_CHANCE", SEED));
	klp_dataset *dataset = series_of_chance();
	klp_dataset *out = series(dataset, M, 2025, 0);
	for (size_t i = 0; i < klp_dataset_rows(out); i++) {
		int64_t total = 0, difference = 0, base = 0, place = 0;
		double share = -1;
		cr_assert(klp_dataset_integer(out, i, KLP_COLUMN_TOTAL, &total));
		if (klp_dataset_real(out, i, KLP_COLUMN_PROFILE_SHARE, &share))
			cr_expect(share >= 0 && share <= 1, "row %zu", i);
		cr_expect_eq(klp_dataset_integer(out, i, KLP_COLUMN_RANK_IN_COUNTRY, &place), total > 0, "row %zu", i);
		/* Since the quarter before is the same as since the edition that was chosen, where that is the quarter before. */
		if (strcmp(klp_dataset_text(out, i, KLP_COLUMN_EDITION), "2019Q2") == 0) {
			cr_expect(klp_dataset_integer(out, i, KLP_COLUMN_BASE_TOTAL_DIFFERENCE, &base) && base == 0, "row %zu", i);
			cr_expect(klp_dataset_integer(out, i, KLP_COLUMN_TOTAL_DIFFERENCE, &difference), "row %zu", i);
		}
	}
	klp_dataset_free(out);
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------------------- memory */

struct call {
	const klp_dataset *dataset;
	int by, boundaries;
};

static klp_status make_series(void *context, klp_error **error)
{
	const struct call *call = context;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	klp_dataset *out = NULL;
	options.by = call->by;
	options.boundaries = call->boundaries;
	options.indicators = options.partial = options.gaps = 1;
	options.base_edition = call->boundaries == 0 ? "2018Q4" : "2017Q1";
	klp_status status = klp_aggregate(&out, call->dataset, &options, error);
	klp_dataset_free(out);
	return status;
}

Test(series, every_allocation_that_fails_is_told)
{
	static const struct table_row rows[] = {
		{ "2018Q4", M, 1, "GM0014", "Groningen", { 1, 1, 1, 1, 4 }, "a", 1 },
		{ "2018Q4", M, 1, "GM0017", "Haren", { 1, 1, 1, 1, 4 }, "a", 2 },
		{ "2019Q1", M, 1, "GM0014", "Groningen", { 1, 1, 1, 1, 4 }, "a", 3 },
		{ "2019Q3", M, 1, "GM0014", "Groningen", { 1, 1, 1, 1, 4 }, "a", 4 },
		{ "2023Q4", R, 5, NULL, "Regio Zwolle", { 1, 1, 1, 1, 4 }, "a", 5 },
		{ "2024Q1", R, 5, NULL, "Regio Zwolle", { 1, 1, 1, 1, 4 }, "a", 6 },
		{ "2024Q1", KLP_LEVEL_COUNTRY, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 7 },
		{ .level = (klp_level)0 },
	};
	failing_install();
	klp_dataset *dataset = tables_of(rows);
	for (int boundaries = 0; boundaries <= 2025; boundaries += 2025)
		for (int by = KLP_LEVEL_COUNTRY; by <= M; by++)
			failing_each("a series", make_series, &(struct call){ dataset, by, boundaries }, 1);
	klp_dataset_free(dataset);
}
