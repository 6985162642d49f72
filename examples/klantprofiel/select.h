/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * --edition, --region and --municipality.
 */

#ifndef PROGRAM_SELECT_H
#define PROGRAM_SELECT_H

#include "options.h"

/** Which of the options to follow; and that a selection which no row matches is wrong usage, instead of a warning. */
enum { SELECT_EDITIONS = 1, SELECT_AREAS = 2, SELECT_SOMETHING = 4 };

/** Whether a text is an edition, as the library has it. */
int select_is_edition(const char *text);

/** Looks up the region and the municipality that were named. An exit status, and has said why it is not 0. */
int select_look_up(struct options *options);

/** Replaces a dataset by its selected rows.
 *
 * @param by  SELECT_EDITIONS and the like, added up
 * @return an exit status, and has said on standard error why it is not 0; the dataset is then as it was */
int select_rows(klp_dataset **dataset, const struct options *options, int by);

#endif
