/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The call as a whole: the same area twice, refusals, and memory. */

#include "aggregate/shown.h"
#include "support/failing.h"
#include "support/tables.h"

#include "dataset/dataset.h"

#include <criterion/criterion.h>
#include <string.h>

#define M KLP_LEVEL_MUNICIPALITY
#define R KLP_LEVEL_REGION
#define C KLP_LEVEL_COUNTRY

static klp_status aggregate_by(klp_dataset **out, const klp_dataset *dataset, int by, klp_error **error)
{
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = by;
	options.indicators = 1;
	return klp_aggregate(out, dataset, &options, error);
}

Test(aggregate, an_area_with_different_counts_is_a_conflict)
{
	static const struct {
		const char *why;
		struct table_row rows[2];
		int by;
		klp_status status;
		const char *parts[4];
	} cases[] = {
		{ "two sources differ on a municipality",
		  { { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, "b", 7 },
		    { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 2, 5 }, "a", 3 } },
		  R,
		  KLP_CONFLICT,
		  { "Assen (2025Q2)", "a:1:3 and b:1:7", "validate", "only one" } },
		{ "or on a region",
		  { { "2025Q2", R, 1, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", R, 1, NULL, NULL, { 1, 1, 1, 2, 5 }, "b", 2 } },
		  C,
		  KLP_CONFLICT,
		  { "region 1 Groningen (2025Q2)", "a:1:1 and b:1:2" } },
		{ "or on the country",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 2, 5 }, "b", 2 } },
		  C,
		  KLP_CONFLICT,
		  { "the country (2025Q2)" } },
		{ "where it is of no account nobody asks",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 2, 5 }, "b", 2 } },
		  R,
		  KLP_OK,
		  { NULL } },
		{ "a count that only one of them has is a difference",
		  { { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 1, TABLES_NONE }, "b", 2 } },
		  M,
		  KLP_CONFLICT,
		  { "Assen" } },
		{ "other editions are other rows",
		  { { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q1", M, 1, "GM0106", "Assen", { 1, 1, 1, 2, 5 }, "b", 2 } },
		  M,
		  KLP_OK,
		  { NULL } },
		{ "without editions they may be of two quarters",
		  { { NULL, M, 1, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, "a", 1 },
		    { NULL, M, 1, "GM0106", "Assen", { 1, 1, 1, 2, 5 }, "b", 2 } },
		  M,
		  KLP_CONFLICT,
		  { "Assen (edition not stated)", "name their editions" } },
		{ "in two regions at once",
		  { { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", M, 2, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, "b", 2 } },
		  M,
		  KLP_CONFLICT,
		  { "Assen (2025Q2) has different regions", "a:1:1 and b:1:2" } },
		{ "a region that only one of them tells is no difference",
		  { { "2025Q2", M, 0, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, "b", 2 } },
		  M,
		  KLP_OK,
		  { NULL } },
		{ "unknown names are the same however they are spelt",
		  { { "2025Q2", M, 1, NULL, "Nieuw-Assen", { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", M, 1, NULL, "NIEUW ASSEN", { 1, 1, 1, 2, 5 }, "b", 2 } },
		  M,
		  KLP_CONFLICT,
		  { "Nieuw-Assen (2025Q2)" } },
		{ "but not in two regions",
		  { { "2025Q2", M, 3, NULL, "Bergen", { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", M, 31, NULL, "Bergen", { 1, 1, 1, 2, 5 }, "b", 2 } },
		  M,
		  KLP_OK,
		  { NULL } },
		{ "rows that nobody can tell apart are not the same",
		  { { "2025Q2", M, 3, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", M, 3, NULL, NULL, { 1, 1, 1, 2, 5 }, "b", 2 } },
		  M,
		  KLP_OK,
		  { NULL } },
		{ "rows that were never read are told by their number",
		  { { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, NULL, 0 },
		    { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 2, 5 }, NULL, 0 } },
		  M,
		  KLP_CONFLICT,
		  { "row 1 and row 2" } },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL, *out = NULL;
		klp_error *error = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		tables_add(dataset, &cases[i].rows[0]);
		tables_add(dataset, &cases[i].rows[1]);
		cr_expect_eq(aggregate_by(&out, dataset, cases[i].by, &error), cases[i].status, "%s: %s", cases[i].why,
		             klp_error_message(error));
		for (size_t part = 0; part < 4 && cases[i].parts[part] != NULL; part++)
			cr_expect_not_null(strstr(klp_error_message(error), cases[i].parts[part]), "%s: '%s' is not in '%s'",
			                   cases[i].why, cases[i].parts[part], klp_error_message(error));
		klp_error_free(error);
		klp_dataset_free(out);
		klp_dataset_free(dataset);
	}
}

Test(aggregate, register_figures_come_from_the_source_that_has_them)
{
	klp_dataset *dataset = tables_rijnmond_2023();
	klp_dataset *out = NULL;
	klp_error *error = NULL;
	struct table_row plain = {
		"2023Q2", R, 22, NULL, "Rijnmond", { 332, 4995, 7253, 1667, 14247 }, "a-first-source", 1
	};
	tables_add(dataset, &plain);
	out = aggregated(dataset, R, KLP_TOTALS_PUBLISHED, 0);
	cr_expect_str_eq(klp_dataset_text(out, 0, KLP_COLUMN_SOURCE), "a-first-source");
	cr_expect_eq(tables_count(out, 0, KLP_COLUMN_REGISTER_TOTAL), 19222);
	klp_dataset_free(out);
	klp_dataset_free(dataset);

	dataset = tables_rijnmond_2023();
	klp_dataset *other = tables_with(dataset, tables_row_about(dataset, R, 22, NULL), KLP_COLUMN_REGISTER_TOTAL, 19223);
	tables_add_all(dataset, other);
	out = NULL;
	cr_expect_eq(aggregate_by(&out, dataset, R, &error), KLP_CONFLICT);
	cr_expect_not_null(strstr(klp_error_message(error), "target group register"), "%s", klp_error_message(error));
	cr_expect_null(out);
	klp_error_free(error);
	klp_dataset_free(other);
	klp_dataset_free(dataset);
}

Test(aggregate, what_stood_in_the_place_of_a_count_stays_with_its_row)
{
	struct table_row row = { "2025Q2", M, 1, "GM0106", "Assen", { 1, TABLES_NONE, 1, 1, 9 }, "a", 4 };
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	tables_add(dataset, &row);
	cr_assert_eq(dataset_set_cell_text(dataset, 0, KLP_COLUMN_MUNICIPAL_NO_PROFILE, slice_of("n.b."), NULL), KLP_OK);
	klp_dataset *out = aggregated(dataset, M, KLP_TOTALS_PUBLISHED, 0);
	cr_expect_str_eq(klp_dataset_cell_text(out, 0, KLP_COLUMN_MUNICIPAL_NO_PROFILE), "n.b.");
	klp_dataset_free(out);
	klp_dataset_free(dataset);
}

static int stop_at_three_quarters(void *context, uint64_t done, uint64_t total)
{
	uint64_t *last = context;
	cr_expect_geq(done, *last, "progress never falls");
	*last = done;
	return done >= total / 4 * 3;
}

static int go_on(void *context, uint64_t done, uint64_t total)
{
	uint64_t *last = context;
	cr_expect_leq(done, total);
	*last = done;
	return 0;
}

Test(aggregate, refusals_leave_the_out_parameter_alone)
{
	klp_dataset *untouched = (klp_dataset *)&untouched;
	klp_dataset *out = untouched;
	klp_dataset *dataset = tables_2025();
	klp_error *error = NULL;

	cr_expect_eq(klp_aggregate(NULL, dataset, NULL, &error), KLP_INVALID_ARGUMENT);
	klp_error_free(error);
	cr_expect_eq(klp_aggregate(&out, NULL, NULL, &error), KLP_INVALID_ARGUMENT);
	klp_error_free(error);

	static const struct {
		size_t struct_size;
		int by, totals;
		const char *part;
	} cases[] = {
		{ sizeof(klp_aggregate_options), 5, 0, "municipality" },
		{ sizeof(klp_aggregate_options), -1, 0, "-1" },
		{ sizeof(klp_aggregate_options), 0, 2, "KLP_TOTALS_COMPUTED" },
		{ 1, 0, 0, "struct_size" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
		options.struct_size = cases[i].struct_size;
		options.by = cases[i].by;
		options.totals = cases[i].totals;
		cr_expect_eq(klp_aggregate(&out, dataset, &options, &error), KLP_INVALID_ARGUMENT, "case %zu", i);
		cr_expect_not_null(strstr(klp_error_message(error), cases[i].part), "%s", klp_error_message(error));
		klp_error_free(error);
	}

	uint64_t last = 0;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.progress = stop_at_three_quarters;
	options.progress_context = &last;
	cr_expect_eq(klp_aggregate(&out, dataset, &options, &error), KLP_CANCELLED);
	klp_error_free(error);
	cr_expect_eq(out, untouched);

	options.progress = go_on;
	cr_expect_eq(klp_aggregate(&out, dataset, &options, &error), KLP_OK);
	cr_expect_eq(last, 2 * klp_dataset_rows(dataset), "read once, and once counted");
	klp_dataset_free(out);
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0);
}

/* Counts are exact in a double up to 2^53: two of the largest are one too many. */
Test(aggregate, a_sum_that_does_not_fit_is_refused)
{
	static const int64_t largest = INT64_C(9007199254740991);
	for (int64_t more = 0; more <= 1; more++) {
		const struct table_row rows[] = { { "2025Q2", M, 24, "GM0512", NULL, { largest - 1, 0, 0, 0, 0 }, "a", 1 },
			                              { "2025Q2", M, 24, "GM1978", NULL, { 1 + more, 0, 0, 0, 0 }, "a", 2 },
			                              { "2025Q2", M, 24, "GM1961", NULL, { 0, 0, 0, 0, 0 }, "a", 3 },
			                              { .level = (klp_level)0 } };
		klp_dataset *dataset = tables_of(rows), *out = NULL;
		klp_error *error = NULL;
		cr_expect_eq(aggregate_by(&out, dataset, R, &error), more ? KLP_OVERFLOW : KLP_OK, "%d more", (int)more);
		if (more) {
			cr_expect_not_null(strstr(klp_error_message(error), "region 24 Gorinchem (2025Q2)"), "%s",
			                   klp_error_message(error));
			cr_expect_null(out);
		} else {
			cr_expect_eq(tables_count(out, 0, KLP_COLUMN_MUNICIPAL_PROFILE), largest);
		}
		klp_error_free(error);
		klp_dataset_free(out);
		klp_dataset_free(dataset);
	}
}

/* Something for every note: a slid total, a table twice, half a region, an unknown name. */
static klp_dataset *odd_tables(void)
{
	klp_dataset *dataset = tables_zuidoost_brabant();
	klp_dataset *rijnmond = tables_rijnmond_2023();
	tables_add_all(dataset, rijnmond);
	tables_add_all(dataset, rijnmond);
	klp_dataset_free(rijnmond);
	const struct table_row rows[] = {
		{ "2023Q2", M, 24, NULL, "Onbekend", { 1, TABLES_NONE, 0, 0, 1 }, "b", 1 },
		{ "2023Q2", M, 0, NULL, "Nergens", { 1, 0, 0, 0, 1 }, "b", 2 },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		tables_add(dataset, &rows[i]);
	cr_assert_eq(dataset_set_cell_text(dataset, tables_row_about(dataset, M, 24, NULL), KLP_COLUMN_MUNICIPAL_NO_PROFILE,
	                                   slice_of("n.b."), NULL),
	             KLP_OK);
	return dataset;
}

Test(aggregate, every_allocation_that_fails_is_told)
{
	failing_install();
	klp_dataset *odd = odd_tables();
	klp_dataset *conflicting = tables_rijnmond_2023();
	klp_dataset *changed = tables_with(conflicting, 0, KLP_COLUMN_TOTAL, 1);
	tables_add_all(conflicting, changed);
	klp_dataset_free(changed);
	size_t before = klp_memory_blocks();

	for (int by = C; by <= M; by++)
		for (int conflict = 0; conflict <= 1; conflict++) {
			const klp_dataset *dataset = conflict ? conflicting : odd;
			klp_status status = KLP_OUT_OF_MEMORY;
			for (size_t nth = 1; status == KLP_OUT_OF_MEMORY; nth++) {
				klp_dataset *out = NULL;
				klp_error *error = NULL;
				failing_at(nth);
				status = aggregate_by(&out, dataset, by, &error);
				klp_status expected = failing_happened() ? KLP_OUT_OF_MEMORY : conflict ? KLP_CONFLICT : KLP_OK;
				cr_assert_eq(status, expected, "level %d, allocation %zu: %s", by, nth, klp_error_message(error));
				cr_assert_eq(klp_error_status(error), status, "level %d, allocation %zu", by, nth);
				cr_assert_eq(out == NULL, status != KLP_OK, "level %d, allocation %zu", by, nth);
				klp_dataset_free(out);
				klp_error_free(error);
				cr_assert_eq(klp_memory_blocks(), before, "level %d, allocation %zu leaks", by, nth);
			}
		}
	klp_dataset_free(odd);
	klp_dataset_free(conflicting);
	cr_expect_eq(klp_memory_blocks(), 0);
}
