/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What holds of carrying whatever the counts are: nothing is lost, the way makes no difference, nor does the order. */

#include "aggregate/carrying.h"
#include "aggregate/shown.h"
#include "support/chance.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { FIRST = 2017, LAST = 2026, SEED = 20170101 };

static const int levels[] = { KLP_LEVEL_REGION, KLP_LEVEL_PROVINCE, KLP_LEVEL_MUNICIPALITY };
enum { LEVELS = sizeof levels / sizeof levels[0] };

static klp_dataset *edition_of_year(int year, char edition[8])
{
	snprintf(edition, 8, "%dQ%d", year, year == 2022 ? 1 : 1 + year % 4);
	return edition_of_chance(year, edition);
}

Test(carrying, loses_nothing_between_any_two_years)
{
	chance_begin(chance_asked("KLP_CHANCE", SEED));
	for (int from = FIRST; from <= LAST; from++) {
		char edition[8];
		klp_dataset *dataset = edition_of_year(from, edition);
		int64_t before[5], after[5];
		sum_rows(dataset, KLP_LEVEL_MUNICIPALITY, before);
		for (int to = FIRST; to <= LAST; to++) {
			for (size_t i = 0; i < LEVELS; i++) {
				char what[64];
				snprintf(what, sizeof what, "%s to %d by %s", edition, to, klp_level_name((klp_level)levels[i]));
				klp_dataset *out = carried(dataset, levels[i], to, NULL);
				sum_rows(out, 0, after);
				expect_same_sums(after, before, what);
				for (size_t row = 0; row < klp_dataset_rows(out); row++)
					cr_expect_eq(klp_dataset_boundaries(out, row), to, "%s: row %zu", what, row);
				klp_dataset_free(out);
			}
			klp_dataset *country = carried(dataset, KLP_LEVEL_COUNTRY, to, NULL);
			sum_rows(country, 0, after);
			for (size_t cell = 0; cell < 5; cell++)
				cr_expect_eq(after[cell] - before[cell], cell < 4 ? 1 : 4, "the country keeps its residual");
			klp_dataset_free(country);
		}
		klp_dataset_free(dataset);
	}
}

/* Some of the municipalities, of which some have a name that nobody knows. */
static klp_dataset *some_of(const klp_dataset *dataset)
{
	klp_dataset *some = NULL;
	cr_assert_eq(klp_dataset_new(&some, NULL), KLP_OK);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		if (row.level != KLP_LEVEL_MUNICIPALITY || chance(3) == 0)
			continue;
		if (chance(50) == 0)
			row.municipality_code = row.municipality_name = NULL;
		if (chance(50) == 0)
			row.region_number = 0;
		cr_assert_eq(klp_dataset_add(some, &row, NULL), KLP_OK);
	}
	return some;
}

Test(carrying, loses_nothing_of_what_is_there)
{
	chance_begin(chance_asked("KLP_CHANCE", SEED));
	for (int from = FIRST; from <= LAST; from++) {
		char edition[8];
		klp_dataset *whole = edition_of_year(from, edition);
		klp_dataset *dataset = some_of(whole);
		int64_t before[5], after[5];
		sum_rows(dataset, 0, before);
		for (int to = FIRST; to <= LAST; to++)
			for (size_t i = 0; i < LEVELS; i++) {
				klp_dataset *out = carried_how(dataset, levels[i], to, KLP_TOTALS_PUBLISHED, 1);
				char what[64];
				snprintf(what, sizeof what, "%s to %d by %s", edition, to, klp_level_name((klp_level)levels[i]));
				sum_rows(out, 0, after);
				expect_same_sums(after, before, what);
				klp_dataset_free(out);
			}
		klp_dataset_free(dataset);
		klp_dataset_free(whole);
	}
}

Test(carrying, leaves_the_country_what_it_was)
{
	chance_begin(chance_asked("KLP_CHANCE", SEED));
	for (int from = FIRST; from <= LAST; from++) {
		char edition[8];
		klp_dataset *dataset = edition_of_year(from, edition), *municipalities = NULL;
		klp_selection selection = KLP_SELECTION_INIT;
		int64_t before[5], after[5];
		selection.level = KLP_LEVEL_MUNICIPALITY;
		cr_assert_eq(klp_dataset_select(&municipalities, dataset, &selection, NULL), KLP_OK);
		sum_rows(municipalities, 0, before);
		for (int to = from; to <= LAST; to++) {
			klp_dataset *regions = carried(municipalities, KLP_LEVEL_REGION, to, NULL);
			klp_dataset *country = aggregated(regions, KLP_LEVEL_COUNTRY, KLP_TOTALS_PUBLISHED, 0);
			cr_expect_eq(klp_dataset_rows(country), 1u, "%s to %d", edition, to);
			sum_rows(country, 0, after);
			expect_same_sums(after, before, edition);
			klp_dataset_free(country);
			klp_dataset_free(regions);
		}
		klp_dataset_free(municipalities);
		klp_dataset_free(dataset);
	}
}

/* What the rows say, without where they were read and whether that was exact: two steps tell less of that than one. */
static const char *shown_counts(const klp_dataset *dataset, char shown[SHOWN_BYTES])
{
	static const char *const origins[] = { " published", " computed", " estimated" };
	shown_rows(dataset, shown);
	for (size_t i = 0; i < sizeof origins / sizeof origins[0]; i++)
		for (char *at = shown; (at = strstr(at, origins[i])) != NULL;)
			memmove(at, at + strlen(origins[i]), strlen(at + strlen(origins[i])) + 1);
	return shown;
}

static void expect_same_way(const klp_dataset *dataset, int halfway, int to, int by, const char *edition)
{
	static char one[SHOWN_BYTES], other[SHOWN_BYTES];
	klp_dataset *first = carried(dataset, KLP_LEVEL_MUNICIPALITY, halfway, NULL);
	klp_dataset *twice = carried(first, by, to, NULL);
	klp_dataset *once = carried(dataset, by, to, NULL);
	cr_expect_str_eq(shown_counts(twice, other), shown_counts(once, one), "%s to %d by way of %d, by %s:\n%s\n%s",
	                 edition, to, halfway, klp_level_name((klp_level)by), other, one);
	klp_dataset_free(first);
	klp_dataset_free(twice);
	klp_dataset_free(once);
}

Test(carrying, in_several_steps_is_the_same_as_in_one)
{
	chance_begin(chance_asked("KLP_CHANCE", SEED));
	for (int from = FIRST; from <= LAST; from++) {
		char edition[8];
		klp_dataset *dataset = edition_of_year(from, edition);
		for (int to = from; to <= LAST; to++)
			for (int halfway = from; halfway <= to; halfway++) {
				expect_same_way(dataset, halfway, to, KLP_LEVEL_MUNICIPALITY, edition);
				/* The same municipalities make the same areas: once a year is enough. */
				if (halfway == from + 1)
					expect_same_way(dataset, halfway, to, to % 2 == 0 ? KLP_LEVEL_REGION : KLP_LEVEL_PROVINCE, edition);
			}
		klp_dataset_free(dataset);
	}
}

Test(carrying, once_more_changes_nothing)
{
	static char one[SHOWN_BYTES], other[SHOWN_BYTES];
	chance_begin(chance_asked("KLP_CHANCE", SEED));
	const int stride = (int)chance_stride();
	for (int from = FIRST; from <= LAST; from++) {
		char edition[8];
		klp_dataset *dataset = edition_of_year(from, edition);
		for (int to = FIRST + from % stride; to <= LAST; to += stride)
			for (size_t i = 0; i < LEVELS; i++) {
				int by = levels[i], totals = (from + to) % 2, partial = (from / 2 + to) % 2;
				klp_dataset *once = carried_how(dataset, by, to, totals, partial);
				klp_dataset *twice = carried_how(once, by, to, totals, partial);
				cr_expect_str_eq(shown_rows(twice, other), shown_rows(once, one), "%s to %d by %s", edition, to,
				                 klp_level_name((klp_level)by));
				cr_expect_gt(strlen(one), 0);
				klp_dataset_free(once);
				klp_dataset_free(twice);
			}
		klp_dataset_free(dataset);
	}
}

Test(carrying, the_order_of_the_rows_makes_no_difference)
{
	static char one[SHOWN_BYTES * 4], other[SHOWN_BYTES * 4], notes[SHOWN_BYTES], other_notes[SHOWN_BYTES];
	static const int years[] = { 2017, 2019, 2020, 2026 };
	chance_begin(chance_asked("KLP_CHANCE", SEED));
	klp_dataset *dataset = edition_of_chance(2017, "2017Q4"), *more = edition_of_chance(2020, "2020Q3");
	tables_add_all(dataset, more);
	klp_dataset_free(more);
	for (size_t year = 0; year < sizeof years / sizeof years[0]; year++)
		for (size_t i = 0; i < LEVELS; i++) {
			klp_dataset *out = carried(dataset, levels[i], years[year], NULL);
			for (uint32_t seed = 1; seed <= 3; seed++) {
				klp_dataset *shuffled = tables_shuffled(dataset, seed);
				klp_dataset *again = carried(shuffled, levels[i], years[year], NULL);
				cr_expect_str_eq(shown_rows(again, other), shown_rows(out, one), "to %d, seed %u", years[year], seed);
				cr_expect_str_eq(shown_notes(again, other_notes), shown_notes(out, notes), "to %d", years[year]);
				for (size_t note = 0; note < klp_dataset_notes(out) && note < klp_dataset_notes(again); note++)
					cr_expect_str_eq(klp_note_message(klp_dataset_note(again, note)),
					                 klp_note_message(klp_dataset_note(out, note)), "to %d", years[year]);
				klp_dataset_free(again);
				klp_dataset_free(shuffled);
			}
			klp_dataset_free(out);
		}
	klp_dataset_free(dataset);
}

Test(carrying, to_its_own_year_leaves_an_edition_as_it_is)
{
	static char one[SHOWN_BYTES], other[SHOWN_BYTES], notes[SHOWN_BYTES];
	klp_dataset *real = tables_2025();
	for (size_t i = 0; i < LEVELS; i++) {
		klp_dataset *plain = aggregated(real, levels[i], KLP_TOTALS_PUBLISHED, 0);
		klp_dataset *out = carried(real, levels[i], 2025, NULL);
		cr_expect_str_eq(shown_rows(out, other), shown_rows(plain, one), "by %s", klp_level_name((klp_level)levels[i]));
		cr_expect_str_eq(shown_notes(out, notes), "", "%s", notes);
		klp_dataset_free(plain);
		klp_dataset_free(out);
	}
	klp_dataset_free(real);
}

Test(carrying, a_region_that_is_the_same_keeps_what_is_published)
{
	chance_begin(chance_asked("KLP_CHANCE", SEED));
	klp_dataset *dataset = edition_of_chance(2023, "2023Q4");
	klp_dataset *out = carried(dataset, KLP_LEVEL_REGION, 2025, NULL);
	for (size_t i = 0; i < klp_dataset_rows(out); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(out, i, &row, NULL), KLP_OK);
		/* Olst-Wijhe moved from region 5 to region 11 in 2024. */
		bool moved = row.region_number == 5 || row.region_number == 11;
		cr_expect_eq(row.origin == KLP_ORIGIN_COMPUTED, moved, "region %d %s", row.region_number, row.region_name);
	}
	klp_dataset_free(out);
	klp_dataset_free(dataset);
}
