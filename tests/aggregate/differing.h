/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Results of klp_diff() in a form that fits a table of cases.
 */

#ifndef TESTS_AGGREGATE_DIFFERING_H
#define TESTS_AGGREGATE_DIFFERING_H

#include <klantprofiel/diff.h>

enum { DIFFERENCES_BYTES = 1 << 17 };

/** Compares; ends the test when that fails. */
klp_differences *differing(const klp_dataset *before, const klp_dataset *after, const klp_diff_options *options);

/** The differences, one after another: "counts 22 14247>15337; counts GM0599 uwv_profile 3529>3259; only-after 1 ->10602;
 * moved GM1706 33>34 2018-01-01; split GM0788>GM0757 0.1535 2021-01-01". The area is NL, a province's code, a region's number, or a
 * municipality's code or name; "?" is a number that is absent and "-" a side without the area. */
const char *shown_differences(const klp_differences *differences, char shown[DIFFERENCES_BYTES]);

/** The areas by how the comparison ended: "15 changed 0 same 0 not 0 before 362 after". */
const char *shown_areas(const klp_differences *differences, char shown[DIFFERENCES_BYTES]);

/** A copy with another edition; NULL for none. */
klp_dataset *dated(const klp_dataset *dataset, const char *edition);

#endif
