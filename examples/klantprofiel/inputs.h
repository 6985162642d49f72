/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Reading what the user named: files, folders, standard input.
 */

#ifndef PROGRAM_INPUTS_H
#define PROGRAM_INPUTS_H

#include "options.h"

/** Reads every input into one dataset. When one cannot be read the others are still tried, so that all that is wrong
 * is told at once, and there is no dataset. An output that is one of them is refused first.
 *
 * @param dataset  receives the dataset; the caller frees it
 * @return an exit status, and has said on standard error why it is not 0 */
int inputs_read(klp_dataset **dataset, const struct options *options);

#endif
