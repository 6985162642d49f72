/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What municipalities add to the change of their region: worked by hand, and over datasets by chance, where it must add up. */

#include "aggregate/carrying.h"
#include "aggregate/shown.h"
#include "support/chance.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define M KLP_LEVEL_MUNICIPALITY

enum { ROWS = 10, SEED = 20250630 };

/* Gorinchem, Molenlanden and Vijfheerenlanden are region 24. */
#define G(edition, profiles, total)                                                                    \
	{                                                                                                  \
		edition, M, 24, "GM0512", "Gorinchem", { 0, 0, profiles, (total) - (profiles), total }, "a", 1 \
	}
#define MO(edition, profiles, total)                                                                     \
	{                                                                                                    \
		edition, M, 24, "GM1978", "Molenlanden", { 0, 0, profiles, (total) - (profiles), total }, "a", 2 \
	}
#define V(edition, profiles, total)                                                                           \
	{                                                                                                         \
		edition, M, 24, "GM1961", "Vijfheerenlanden", { 0, 0, profiles, (total) - (profiles), total }, "a", 3 \
	}
#define NOW G("2025Q2", 15, 30), MO("2025Q2", 10, 20), V("2025Q2", 30, 50)
#define END                   \
	{                         \
		.level = (klp_level)0 \
	}

static klp_dataset *contributing(const klp_dataset *dataset, int boundaries, const char *base)
{
	klp_dataset *out = NULL;
	klp_error *error = NULL;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = M;
	options.indicators = 1;
	options.boundaries = boundaries;
	options.base_edition = base;
	cr_assert_eq(klp_aggregate(&out, dataset, &options, &error), KLP_OK, "%s", klp_error_message(error));
	return out;
}

Test(contributions, level_and_mix_worked_by_hand)
{
	static const klp_column columns[] = { KLP_COLUMN_LEVEL_CONTRIBUTION, KLP_COLUMN_MIX_CONTRIBUTION };
	static const struct {
		const char *why;
		struct table_row rows[ROWS];
		const char *base;
		const char *expected;
	} cases[] = {
		{ "from 45% to 55%: 11 by the shares, 1 less by where the clients are",
		  { G("2025Q1", 5, 10), MO("2025Q1", 5, 20), V("2025Q1", 35, 70), NOW, END },
		  NULL,
		  "2025Q1 GM0512 - -; 2025Q1 GM1961 - -; 2025Q1 GM1978 - -; "
		  "2025Q2 GM0512 0 0; 2025Q2 GM1961 0.06 -0.01; 2025Q2 GM1978 0.05 0" },
		{ "the same against an edition that was chosen",
		  { G("2024Q1", 5, 10), MO("2024Q1", 5, 20), V("2024Q1", 35, 70), NOW, END },
		  "2024Q1",
		  "2024Q1 GM0512 0 0; 2024Q1 GM1961 0 0; 2024Q1 GM1978 0 0; "
		  "2025Q2 GM0512 0 0; 2025Q2 GM1961 0.06 -0.01; 2025Q2 GM1978 0.05 0" },
		{ "where nobody was counted before, there is no level to tell: from 45% to 64%",
		  { G("2025Q1", 0, 0), MO("2025Q1", 5, 20), V("2025Q1", 40, 80), G("2025Q2", 24, 30), MO("2025Q2", 10, 20),
		    V("2025Q2", 30, 50), END },
		  NULL,
		  "2025Q1 GM0512 - -; 2025Q1 GM1961 - -; 2025Q1 GM1978 - -; "
		  "2025Q2 GM0512 - 0.0765; 2025Q2 GM1961 0.065 -0.0015; 2025Q2 GM1978 0.05 0" },
		{ "where nobody is counted at all there is nothing to tell",
		  { G("2025Q1", 0, 0), MO("2025Q1", 5, 50), V("2025Q1", 40, 50), G("2025Q2", 0, 0), MO("2025Q2", 10, 50),
		    V("2025Q2", 40, 50), END },
		  NULL,
		  "2025Q1 GM0512 - -; 2025Q1 GM1961 - -; 2025Q1 GM1978 - -; "
		  "2025Q2 GM0512 - -; 2025Q2 GM1961 0 0; 2025Q2 GM1978 0.05 0" },
		{ "a municipality that is missing then",
		  { G("2025Q1", 5, 10), V("2025Q1", 35, 70), NOW, END },
		  NULL,
		  "2025Q1 GM0512 - -; 2025Q1 GM1961 - -; 2025Q2 GM0512 - -; 2025Q2 GM1961 - -; 2025Q2 GM1978 - -" },
		{ "or in both editions",
		  { G("2025Q1", 5, 10), V("2025Q1", 35, 70), G("2025Q2", 5, 10), V("2025Q2", 35, 80), END },
		  NULL,
		  "2025Q1 GM0512 - -; 2025Q1 GM1961 - -; 2025Q2 GM0512 - -; 2025Q2 GM1961 - -" },
		{ "or only a count of it",
		  { G("2025Q1", 5, 10),
		    MO("2025Q1", 5, 20),
		    { "2025Q1", M, 24, "GM1961", "Vijfheerenlanden", { TABLES_NONE, 0, 0, 5, 5 }, "a", 1 },
		    NOW,
		    END },
		  NULL,
		  "2025Q1 GM0512 - -; 2025Q1 GM1961 - -; 2025Q1 GM1978 - -; "
		  "2025Q2 GM0512 - -; 2025Q2 GM1961 - -; 2025Q2 GM1978 - -" },
		{ "or a name in the region that nobody knows",
		  { G("2025Q1", 5, 10),
		    MO("2025Q1", 5, 20),
		    V("2025Q1", 35, 70),
		    { "2025Q1", M, 24, NULL, "Onbekend", { 0, 0, 1, 0, 1 }, "a", 4 },
		    NOW,
		    END },
		  NULL,
		  "2025Q1 GM0512 - -; 2025Q1 GM1961 - -; 2025Q1 GM1978 - -; 2025Q1 Onbekend - -; "
		  "2025Q2 GM0512 - -; 2025Q2 GM1961 - -; 2025Q2 GM1978 - -" },
		{ "profiles of nobody",
		  { { "2025Q1", M, 24, "GM0512", "Gorinchem", { 0, 0, 7, 0, 0 }, "a", 1 },
		    MO("2025Q1", 5, 20),
		    V("2025Q1", 35, 70),
		    NOW,
		    END },
		  NULL,
		  "2025Q1 GM0512 - -; 2025Q1 GM1961 - -; 2025Q1 GM1978 - -; "
		  "2025Q2 GM0512 - -; 2025Q2 GM1961 - -; 2025Q2 GM1978 - -" },
		{ "Vijfheerenlanden lay elsewhere then: the region is another",
		  { G("2020Q4", 5, 10),
		    MO("2020Q4", 5, 20),
		    { "2020Q4", M, 0, "GM1961", "Vijfheerenlanden", { 0, 0, 1, 0, 1 }, "a", 3 },
		    G("2021Q1", 5, 10),
		    MO("2021Q1", 5, 20),
		    V("2021Q1", 35, 70),
		    END },
		  NULL,
		  "2020Q4 GM0512 - -; 2020Q4 GM1961 - -; 2020Q4 GM1978 - -; "
		  "2021Q1 GM0512 - -; 2021Q1 GM1961 - -; 2021Q1 GM1978 - -" },
	};
	static char shown[SHOWN_BYTES];
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = tables_of(cases[i].rows);
		klp_dataset *out = contributing(dataset, 0, cases[i].base);
		cr_expect_str_eq(shown_columns(out, columns, 2, shown), cases[i].expected, "%s: %s", cases[i].why, shown);
		klp_dataset_free(out);
		klp_dataset_free(dataset);
	}
}

/* What the municipalities of a region are together in an edition. */
struct region {
	double total, profiles, contributions;
	size_t municipalities, told;
};

enum { REGIONS = 36 };

static void add_up(const klp_dataset *dataset, const char *edition, struct region regions[REGIONS])
{
	memset(regions, 0, REGIONS * sizeof *regions);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		double level = 0, mix = 0;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		if (strcmp(row.edition, edition) != 0 || row.region_number == 0)
			continue;
		struct region *region = &regions[row.region_number];
		region->total += (double)row.total;
		region->profiles += (double)(row.municipal_profile + row.uwv_profile);
		region->municipalities++;
		region->told += klp_dataset_real(dataset, i, KLP_COLUMN_MIX_CONTRIBUTION, &mix) == 1;
		klp_dataset_real(dataset, i, KLP_COLUMN_LEVEL_CONTRIBUTION, &level);
		region->contributions += level + mix;
	}
}

/* How many regions have contributions: each then of all its municipalities, and they add up. */
static size_t expect_sums(const klp_dataset *out, const char *from, const char *to)
{
	struct region before[REGIONS], now[REGIONS];
	size_t told = 0;
	add_up(out, from, before);
	add_up(out, to, now);
	for (size_t i = 1; i < REGIONS; i++) {
		if (now[i].told == 0)
			continue;
		told++;
		cr_expect_eq(now[i].told, now[i].municipalities, "region %zu, %s to %s", i, from, to);
		double change = now[i].profiles / now[i].total - before[i].profiles / before[i].total;
		cr_expect_lt(fabs(now[i].contributions - change), 1e-12, "region %zu, %s to %s: %.17g is not %.17g", i, from,
		             to, now[i].contributions, change);
	}
	return told;
}

Test(contributions, of_a_region_add_up_to_its_change)
{
	chance_begin(chance_asked("KLP_CHANCE", SEED));
	for (int year = 2017; year < 2026; year++) {
		char from[8], to[8];
		snprintf(from, sizeof from, "%dQ4", year);
		snprintf(to, sizeof to, "%dQ1", year + 1);
		klp_dataset *dataset = edition_of_chance(year, from), *next = edition_of_chance(year + 1, to);
		tables_add_all(dataset, next);
		klp_dataset *carried = contributing(dataset, 2026, NULL);
		cr_expect_eq(expect_sums(carried, from, to), 35u, "%s to %s on one set of boundaries", from, to);
		klp_dataset *printed = contributing(dataset, 0, from);
		size_t told = expect_sums(printed, from, to);
		cr_expect(told >= 15 && told <= 35, "%s to %s as printed: %zu regions", from, to, told);
		klp_dataset_free(printed);
		klp_dataset_free(carried);
		klp_dataset_free(next);
		klp_dataset_free(dataset);
	}
}

Test(contributions, rijnmond_from_2023_to_2025)
{
	klp_dataset *both = tables_rijnmond_2023(), *real = tables_2025();
	tables_add_all(both, real);
	klp_dataset *out = contributing(both, 2025, "2023Q2");
	cr_expect_eq(expect_sums(out, "2023Q2", "2025Q2"), 1u, "the other regions were not counted in 2023");
	klp_dataset_free(out);
	klp_dataset_free(real);
	klp_dataset_free(both);
}
