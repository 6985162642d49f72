/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Whether the numbers of a dataset agree with each other.
 */

#ifndef PROGRAM_CHECK_H
#define PROGRAM_CHECK_H

#include "options.h"

/** Looks for findings, in the language and with the territory that were asked for.
 *
 * @param findings  receives them; the caller frees them
 * @return an exit status, and has said on standard error why it is not 0 */
int check_dataset(klp_findings **findings, const klp_dataset *dataset, const struct options *options);

#endif
