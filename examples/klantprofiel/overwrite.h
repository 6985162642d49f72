/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * No input is lost because an output has its name.
 */

#ifndef PROGRAM_OVERWRITE_H
#define PROGRAM_OVERWRITE_H

#include "options.h"

/** Looks whether a file that is to be written is one that is read, or one that is written besides, links followed.
 *
 * @return an exit status, and has said on standard error why it is not 0 */
int overwrite_check(const struct options *options);

#endif
