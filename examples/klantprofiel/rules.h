/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The list of rules.
 */

#ifndef PROGRAM_RULES_H
#define PROGRAM_RULES_H

/** Prints id, severity, title and description of each rule on standard output, in "en" or "nl". An exit status. */
int rules_list(const char *language);

#endif
