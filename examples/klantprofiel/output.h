/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Writing the result where the user wants it.
 */

#ifndef PROGRAM_OUTPUT_H
#define PROGRAM_OUTPUT_H

#include "options.h"

/** An exit status, and has said on standard error why it is not 0. */
int output_dataset(const klp_dataset *dataset, const struct options *options);
/** The same with what is found in it, where the format has a place for that. */
int output_checked(const klp_dataset *dataset, const struct options *options);
int output_findings(const klp_findings *findings, const struct options *options);
int output_report(const klp_dataset *dataset, const struct options *options);
int output_publication(const klp_dataset *dataset, const struct options *options);
int output_differences(const klp_differences *differences, const struct options *options);

#endif
