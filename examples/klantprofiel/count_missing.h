/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What a municipality can act on: which parts the profiles of its clients lack, and why others were not counted.
 */

#ifndef PROGRAM_COUNT_MISSING_H
#define PROGRAM_COUNT_MISSING_H

#include <klantprofiel/count.h>

/** Writes a CSV with a row for each municipality of the dataset; docs/count.md has its columns.
 *
 * @param dataset   the count's, as far as it was selected
 * @param unplaced  whether those of no known municipality have a row as well
 * @param path      replaced whole or not at all
 * @return an exit status, and has said on standard error why it is not 0 */
int count_missing_write(const klp_count *count, const klp_dataset *dataset, int unplaced, const char *path);

#endif
