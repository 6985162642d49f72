/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Checking a table, with progress.
 */

#ifndef PROGRAM_CHECK_H
#define PROGRAM_CHECK_H

#include "options.h"

/** An exit status, and has said on standard error why it is not 0. *findings is untouched when it is not. */
int check_dataset(klp_findings **findings, const klp_dataset *dataset, const struct options *options);

#endif
