/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A small dataset with all that a dataset can hold.
 */

#ifndef TESTS_DATASET_SAMPLES_H
#define TESTS_DATASET_SAMPLES_H

#include <klantprofiel/dataset.h>

/** Nine rows, of three editions and of none, each with its own number as total:
 *
 *     0  2025Q2  country
 *     1  2025Q2  region 22
 *     2  2025Q2  region 22  GM0599
 *     3  2025Q2  region 22  GM0489
 *     4  2023Q2  region 22  GM0599  (uwv_profile "n.b.", municipal_profile "<5")
 *     5  2023Q2  region 24  GM0512
 *     6  none    region 24  GM0512
 *     7  2024Q1  province
 *     8  2023Q2  region 24           (profile_share 0.25)
 *
 * and four notes: of nothing; of 2023Q2; of region 24; of 2025Q2 and region 22, with a change of GM0599's uwv_profile. */
klp_dataset *sample_dataset(void);

enum { SAMPLE_ROWS = 9, SAMPLE_NOTES = 4 };

#endif
