/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What localisation answers, short enough for a table of cases.
 */

#ifndef TESTS_VALIDATE_LOCALISED_H
#define TESTS_VALIDATE_LOCALISED_H

#include "validate/localise.h"

#define LOCALISED_BYTES 4096

/** "certain 80: one digit wrong 0.1 20>28": row and column, from and to; solutions of the least weight are parted by bars.
 *
 * @return static; the next call overwrites it */
const char *localised_say(const struct localise_answer *answer);

#endif
