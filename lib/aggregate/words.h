/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The words of notes and errors. What is returned lives in the run's own buffers: areas in one and lists in the other, until the
 * next area or list. NULL means that there is no memory.
 */

#ifndef AGGREGATE_WORDS_H
#define AGGREGATE_WORDS_H

#include "aggregate/aggregation.h"
#include "base/number.h"

/** number_dotted(), or "absent" for KLP_ABSENT. */
struct number_words aggregate_words_count(int64_t value);

/** "region 22 Rijnmond (2025Q2)" */
const char *aggregate_words_area(struct aggregation *work, klp_level level, int number, edition_number edition);

/** The same of a row: "Rotterdam (2025Q2)" */
const char *aggregate_words_piece(struct aggregation *work, const struct piece *piece);

/** A list: "one.txt:1:25 and other.txt:3:40" */
const char *aggregate_words_places(struct aggregation *work, const struct piece *one, const struct piece *other);

/** A list of the columns in which two rows differ: "total (3.911 against 1.417), …". When `only_less`, those in
 * which `counts` has less. Empty when there are none. */
const char *aggregate_words_differences(struct aggregation *work, const struct counts *sums,
                                        const struct counts *counts, bool only_less);

/** A list of the columns whose count is absent. */
const char *aggregate_words_absent(struct aggregation *work, const struct counts *counts);

/** A list of names as far as they are not NULL: "Aalsmeer, Asten". */
const char *aggregate_words_names(struct aggregation *work, const char *const *names, size_t count);

/** What a row calls its area: the name as printed, or the best there is instead. Never NULL. */
const char *aggregate_words_printed(const klp_dataset *dataset, size_t row);

#endif
