/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Editions of any year with counts by chance, and carrying them.
 */

#ifndef TESTS_AGGREGATE_CARRYING_H
#define TESTS_AGGREGATE_CARRYING_H

#include <klantprofiel/aggregate.h>

/** An edition with the municipalities, regions and country of that year; the country has some clients that its regions have not. */
klp_dataset *edition_of_chance(int year, const char *edition);

/** Carries; ends the test when that fails. `territory` may be NULL. */
klp_dataset *carried(const klp_dataset *dataset, int by, int boundaries, const klp_territory *territory);

/** The same with totals and partial as aggregated() has them. */
klp_dataset *carried_how(const klp_dataset *dataset, int by, int boundaries, int totals, int partial);

/** The sums of one level, or of all rows for 0; ends the test when a count is absent or negative, or a row does not add up. */
void sum_rows(const klp_dataset *dataset, int level, int64_t sums[5]);

/** Expects sums of 5 columns to be the same. */
void expect_same_sums(const int64_t one[5], const int64_t other[5], const char *what);

#endif
