/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What formats for people say about a dataset: where its counts come from, and how they came here.
 */

#ifndef WRITE_ABOUT_H
#define WRITE_ABOUT_H

#include "base/language.h"
#include "write/format.h"

#include <time.h>

/** What the publication is called, in every language. */
#define ABOUT_PUBLICATION "Transparantie van klantprofielen"

/** Takes one line: what is told, and what there is to tell. A label that is NULL goes on with the last one. */
typedef void (*about_line)(void *context, const char *label, const char *text);

/** Tells line after line: UWV as the source, the editions, how many rows and of which origin, what was changed and found, the files that
 * were read, what an empty cell means, and what made it. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status about_tell(const struct content *content, enum language language, about_line line, void *context,
                      klp_error **error);

/** The publication's name and the editions of the dataset, from the first to the last: "Transparantie van klantprofielen, 2nd quarter of 2025". False
 * when there is no memory. */
bool about_title(struct buffer *title, const klp_dataset *dataset, enum language language);

/** Midnight, UTC, of the last reference date in the dataset; of the first day of 2000 without one. What is written so has a date that only
 * depends on its content. */
time_t about_date(const klp_dataset *dataset);

/** The name of the area of a row: of its municipality, as it is called or else as it is printed, of its region or its province, or of its
 * level. Never NULL. */
const char *about_area(const klp_dataset *dataset, size_t row, enum language language);

#endif
