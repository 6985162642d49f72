/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Descriptions beside an output, for catalogues and for programs that read it.
 */

#ifndef PROGRAM_DESCRIBE_H
#define PROGRAM_DESCRIBE_H

#include "options.h"

/** Whether what --metadata asks for can be told with what --about tells: before anything is read.
 *
 * @return an exit status, and has said on standard error why it is not 0 */
int describe_check(const struct options *options);

/** Writes the descriptions of a dataset that was written to the output: an exit status likewise. */
int describe_output(const klp_dataset *dataset, const struct options *options);

/** The format of the output where its name tells none: the usual one; else what the options say, or NULL. */
const char *describe_format(const struct options *options, const char *usual);

#endif
