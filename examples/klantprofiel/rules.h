/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The list of rules.
 */

#ifndef PROGRAM_RULES_H
#define PROGRAM_RULES_H

#include "options.h"

/** Prints id, severity, title and description of each rule on standard output, as text or as Markdown and in the language that
 * the options say. An exit status. */
int rules_list(const struct options *options);

#endif
