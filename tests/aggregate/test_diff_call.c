/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What klp_diff() promises whatever the data: properties, arguments, memory, progress. */

#include "aggregate/carrying.h"
#include "aggregate/differing.h"
#include "support/failing.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static char shown[DIFFERENCES_BYTES], others[DIFFERENCES_BYTES];

/* ---------------------------------------------------------------- properties */

static const struct {
	int year;
	const char *edition;
	int other_year;
	const char *other_edition;
} years[] = {
	{ 2017, "2017Q4", 2025, "2025Q2" }, { 2018, "2018Q4", 2019, "2019Q1" }, { 2020, "2020Q4", 2021, "2021Q4" },
	{ 2021, "2021Q4", 2022, "2022Q1" }, { 2022, "2022Q1", 2023, "2023Q1" }, { 2025, "2025Q1", 2026, "2026Q1" },
};

enum { YEARS = sizeof years / sizeof years[0] };

static int64_t own_total(const klp_dataset *regions, int number)
{
	return tables_count(regions, tables_row_about(regions, KLP_LEVEL_REGION, number, NULL), KLP_COLUMN_TOTAL);
}

Test(diff, counts_and_territory_together_are_what_the_editions_print)
{
	for (size_t i = 0; i < YEARS; i++) {
		klp_dataset *before = edition_of_chance(years[i].year, years[i].edition);
		klp_dataset *after = edition_of_chance(years[i].other_year, years[i].other_edition);
		klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
		options.by = KLP_LEVEL_REGION;
		klp_differences *differences = differing(before, after, &options);
		const klp_difference *difference;
		size_t seen = 0;
		for (size_t at = 0; (difference = klp_differences_at(differences, at)) != NULL; at++) {
			int64_t counts = 0, territory = 0;
			int number = klp_difference_region_number(difference);
			if (klp_difference_is_territory(difference))
				continue;
			cr_assert(klp_difference_difference(difference, &counts), "%s", klp_difference_message(difference));
			cr_assert(klp_difference_territory(difference, &territory), "%s", klp_difference_message(difference));
			cr_expect_eq(counts + territory, own_total(after, number) - own_total(before, number), "%s to %s: %s",
			             years[i].edition, years[i].other_edition, klp_difference_message(difference));
			seen++;
		}
		cr_expect_eq(seen, 35, "%s to %s: every region is compared", years[i].edition, years[i].other_edition);
		klp_differences_free(differences);
		klp_dataset_free(after);
		klp_dataset_free(before);
	}
}

/* What a difference says of its area and one of its sides, so that the sides can be exchanged. */
static int says_the_same_mirrored(const klp_difference *one, const klp_difference *other)
{
	int64_t before = -1, after = -1, mirrored_before = -1, mirrored_after = -1;
	const char *code = klp_difference_municipality_code(one), *other_code = klp_difference_municipality_code(other);
	klp_difference_before(one, &before);
	klp_difference_after(one, &after);
	klp_difference_before(other, &mirrored_before);
	klp_difference_after(other, &mirrored_after);
	return klp_difference_level(one) == klp_difference_level(other) &&
	       klp_difference_column(one) == klp_difference_column(other) &&
	       klp_difference_region_number(one) == klp_difference_region_number(other) &&
	       (code == NULL ? other_code == NULL : other_code != NULL && strcmp(code, other_code) == 0) &&
	       before == mirrored_after && after == mirrored_before &&
	       klp_difference_weight(one) == klp_difference_weight(other) &&
	       klp_difference_origin_before(one) == klp_difference_origin_after(other);
}

static void expect_mirrored(const klp_dataset *before, const klp_dataset *after, const klp_diff_options *options,
                            const char *what)
{
	klp_differences *one = differing(before, after, options), *other = differing(after, before, options);
	size_t count = klp_differences_count(one);
	cr_assert_eq(count, klp_differences_count(other), "%s", what);
	cr_expect_eq(klp_differences_boundaries(one), klp_differences_boundaries(other), "%s", what);
	for (size_t i = 0; i < count; i++) {
		const klp_difference *difference = klp_differences_at(one, i);
		size_t found = 0;
		for (size_t j = 0; j < count; j++)
			found += says_the_same_mirrored(difference, klp_differences_at(other, j)) != 0;
		cr_expect_geq(found, 1, "%s: %s", what, klp_difference_message(difference));
	}
	klp_differences_free(other);
	klp_differences_free(one);
}

Test(diff, exchanged_sides_mirror_and_the_order_of_rows_does_not_matter)
{
	for (size_t i = 0; i < YEARS; i++) {
		klp_dataset *before = edition_of_chance(years[i].year, years[i].edition);
		klp_dataset *after = edition_of_chance(years[i].other_year, years[i].other_edition);
		klp_dataset *shuffled_before = tables_shuffled(before, 3), *shuffled_after = tables_shuffled(after, 5);
		expect_mirrored(before, after, NULL, years[i].edition);
		klp_differences *one = differing(before, after, NULL),
						*other = differing(shuffled_before, shuffled_after, NULL);
		cr_expect_str_eq(shown_differences(one, shown), shown_differences(other, others), "%s", years[i].edition);
		klp_differences_free(other);
		klp_differences_free(one);
		klp_dataset_free(shuffled_after);
		klp_dataset_free(shuffled_before);

		klp_dataset_free(after);
		klp_dataset_free(before);
	}
}

Test(diff, versions_mirror_and_nothing_differs_from_itself)
{
	klp_dataset *before = edition_of_chance(2025, "2025Q2"), *after = edition_of_chance(2025, "2025Q2");
	klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
	options.by = KLP_LEVEL_REGION;
	expect_mirrored(before, after, &options, "versions");
	klp_differences *none = differing(before, before, NULL);
	cr_expect_eq(klp_differences_count(none), 0);
	klp_differences_free(none);
	klp_dataset_free(after);
	klp_dataset_free(before);
}

Test(diff, what_was_carried_already_stays_on_its_boundaries)
{
	klp_dataset *before = edition_of_chance(2017, "2017Q4"), *after = edition_of_chance(2022, "2022Q4");
	klp_dataset *old = carried(before, KLP_LEVEL_MUNICIPALITY, 2025, NULL);
	klp_dataset *new = carried(after, KLP_LEVEL_MUNICIPALITY, 2025, NULL);
	klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
	options.by = KLP_LEVEL_MUNICIPALITY;
	klp_differences *one = differing(old, new, &options);
	cr_expect_eq(klp_differences_boundaries(one), 2025);
	options.boundaries = 2025;
	klp_differences *other = differing(before, after, &options);
	/* Counts are the same; what happened on the way there is told only of what was not there yet. */
	cr_expect(strncmp(shown_differences(one, shown), shown_differences(other, others), strlen(shown)) == 0);
	klp_differences_free(other);
	klp_differences_free(one);

	/* The same edition on two sets of boundaries is no two versions. */
	options.boundaries = 0;
	one = differing(before, old, &options);
	cr_expect_eq(klp_differences_boundaries(one), 2025);
	cr_expect_eq(klp_differences_areas(one, 0, KLP_COMPARISON_CHANGED), 0, "%s", shown_areas(one, shown));
	klp_differences_free(one);
	klp_dataset_free(new);
	klp_dataset_free(old);
	klp_dataset_free(after);
	klp_dataset_free(before);
}

/* ----------------------------------------------------------------- arguments */

static const struct {
	const char *what;
	klp_diff_options options;
	const char *says;
} wrong[] = {
	{ "a level", { sizeof(klp_diff_options), 9, 0, NULL, NULL, 0, 0, NULL, NULL, NULL }, "by is 9" },
	{ "a year", { sizeof(klp_diff_options), 0, 1999, NULL, NULL, 0, 0, NULL, NULL, NULL }, "boundaries of 1999" },
	{ "a language", { sizeof(klp_diff_options), 0, 0, NULL, "fy", 0, 0, NULL, NULL, NULL }, "fy" },
	{ "a region", { sizeof(klp_diff_options), 0, 0, NULL, NULL, -1, 0, NULL, NULL, NULL }, "region_number is -1" },
	{ "reserved", { sizeof(klp_diff_options), 0, 0, NULL, NULL, 0, 1, NULL, NULL, NULL }, "reserved must be 0" },
	{ "a code", { sizeof(klp_diff_options), 0, 0, NULL, NULL, 0, 0, "599", NULL, NULL }, "write it as GM0599" },
	{ "a region of the country",
	  { sizeof(klp_diff_options), 1, 0, NULL, NULL, 22, 0, NULL, NULL, NULL },
	  "by country" },
	{ "a municipality of regions",
	  { sizeof(klp_diff_options), 3, 0, NULL, NULL, 0, 0, "GM0599", NULL, NULL },
	  "by region" },
	{ "a size", { 3, 0, 0, NULL, NULL, 0, 0, NULL, NULL, NULL }, "struct_size" },
};

static void expect_refused(const klp_dataset *before, const klp_dataset *after, const klp_diff_options *options,
                           const char *says, const char *what)
{
	klp_differences *untouched = NULL;
	klp_error *error = NULL;
	cr_expect_eq(klp_diff(&untouched, before, after, options, &error), KLP_INVALID_ARGUMENT, "%s", what);
	cr_expect_not_null(strstr(klp_error_message(error), says), "%s: %s", what, klp_error_message(error));
	cr_expect_null(untouched, "%s", what);
	klp_error_free(error);
}

Test(diff, what_is_no_argument_is_refused)
{
	klp_dataset *one = tables_rijnmond_2023(), *real = tables_2025(), *both = tables_rijnmond_2023();
	tables_add_all(both, real);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		expect_refused(one, real, &wrong[i].options, wrong[i].says, wrong[i].what);
	expect_refused(NULL, real, NULL, "before", "no first dataset");
	expect_refused(one, NULL, NULL, "after", "no second dataset");
	cr_expect_eq(klp_diff(NULL, one, real, NULL, NULL), KLP_INVALID_ARGUMENT);
	expect_refused(both, real, NULL, "'before' holds 2 editions, of 2023Q2 to 2025Q2", "several editions");
	expect_refused(one, both, NULL, "'after' holds 2 editions", "several editions");
	klp_dataset *undated = tables_zuidoost_brabant();
	tables_add_all(undated, one);
	expect_refused(undated, real, NULL, "rows that tell no edition", "an edition and none");
	klp_dataset_free(undated);
	klp_dataset_free(both);
	klp_dataset_free(real);
	klp_dataset_free(one);
}

Test(diff, contradicting_rows_of_an_edition_are_a_conflict)
{
	klp_dataset *one = tables_rijnmond_2023(), *real = tables_2025();
	klp_row row = KLP_ROW_INIT;
	cr_assert_eq(klp_dataset_get(one, 0, &row, NULL), KLP_OK);
	row.total++;
	cr_assert_eq(klp_dataset_add(one, &row, NULL), KLP_OK);
	klp_differences *untouched = NULL;
	cr_expect_eq(klp_diff(&untouched, one, real, NULL, NULL), KLP_CONFLICT);
	cr_expect_null(untouched);
	klp_dataset_free(real);
	klp_dataset_free(one);
}

Test(diff, nothing_has_no_differences)
{
	int64_t value = 7;
	double real = 7;
	cr_expect_eq(klp_differences_count(NULL), 0);
	cr_expect_null(klp_differences_at(NULL, 0));
	cr_expect_null(klp_differences_notes(NULL));
	cr_expect_null(klp_differences_edition_before(NULL));
	cr_expect_null(klp_differences_edition_after(NULL));
	cr_expect_eq(klp_differences_areas(NULL, 0, KLP_COMPARISON_CHANGED), 0);
	cr_expect_eq(klp_differences_total_level(NULL), 0);
	cr_expect_not(klp_differences_total_before(NULL, KLP_COLUMN_TOTAL, &value));
	cr_expect_str_empty(klp_difference_message(NULL));
	cr_expect_eq(klp_difference_column(NULL), -1);
	cr_expect_not(klp_difference_before(NULL, &value) || klp_difference_difference(NULL, &value) ||
	              klp_difference_territory(NULL, &value) || klp_difference_count_after(NULL, KLP_COLUMN_TOTAL, &value));
	cr_expect_not(klp_difference_change(NULL, &real) || klp_difference_after_real(NULL, &real) ||
	              klp_difference_profile_share_difference(NULL, &real));
	cr_expect(value == 7 && real == 7, "what is absent leaves the value as it was");
	cr_expect_null(klp_difference_kind_name((klp_difference_kind)0));
	cr_expect_null(klp_difference_kind_name((klp_difference_kind)13));
	cr_expect_str_eq(klp_difference_kind_name(KLP_DIFFERENCE_ONLY_BEFORE), "only-before");
	klp_differences_free(NULL);
}

/* ------------------------------------------------------------------ progress */

struct watch {
	uint64_t last;
	uint64_t total;
	int stop_at;
	int calls;
};

static int watch(void *context, uint64_t done, uint64_t total)
{
	struct watch *seen = context;
	cr_expect(done >= seen->last && done <= total, "%llu of %llu after %llu", (unsigned long long)done,
	          (unsigned long long)total, (unsigned long long)seen->last);
	seen->last = done;
	seen->total = total;
	return ++seen->calls == seen->stop_at;
}

Test(diff, progress_rises_to_the_end_and_can_stop)
{
	klp_dataset *one = edition_of_chance(2024, "2024Q2"), *real = tables_2025();
	for (int by = 0; by <= KLP_LEVEL_MUNICIPALITY; by++) {
		struct watch seen = { 0, 0, 0, 0 };
		klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
		options.by = by;
		options.progress = watch;
		options.progress_context = &seen;
		klp_differences_free(differing(one, real, &options));
		cr_expect(seen.calls > 10 && seen.last == seen.total, "by %d: %d calls", by, seen.calls);
		klp_differences *untouched = NULL;
		seen = (struct watch){ 0, 0, seen.calls / 2, 0 };
		cr_expect_eq(klp_diff(&untouched, one, real, &options, NULL), KLP_CANCELLED, "by %d", by);
		cr_expect_null(untouched);
	}
	klp_dataset_free(real);
	klp_dataset_free(one);
}

/* -------------------------------------------------------------------- memory */

struct pair {
	const klp_dataset *before;
	const klp_dataset *after;
};

static klp_status compare(void *context, klp_error **error)
{
	const struct pair *pair = context;
	klp_differences *differences = NULL;
	klp_status status = klp_diff(&differences, pair->before, pair->after, NULL, error);
	klp_differences_free(differences);
	return status;
}

Test(diff, survives_every_failing_allocation)
{
	failing_install();
	klp_dataset *undated = tables_zuidoost_brabant(), *old = dated(undated, "2017Q4"), *new = dated(undated, "2025Q2");
	klp_dataset *version = tables_with(undated, 3, KLP_COLUMN_TOTAL, 127);
	struct pair editions = { old, new }, versions = { undated, version };
	failing_each("klp_diff, editions", compare, &editions, 1);
	failing_each("klp_diff, versions", compare, &versions, 1);
	klp_dataset_free(version);
	klp_dataset_free(new);
	klp_dataset_free(old);
	klp_dataset_free(undated);
}
