/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What became of all records, for people to read.
 */

#ifndef PROGRAM_COUNT_SUMMARY_H
#define PROGRAM_COUNT_SUMMARY_H

#include <klantprofiel/count.h>

/** Prints on standard error where the records ended, from those that were read to those that were counted. What is indented by two adds up to the
 * records read, and what is indented by four to those counted.
 *
 * @param of_rows   whether rows were counted, and not clients
 * @param language  "en" or "nl" */
void count_summary(const klp_count *count, int of_rows, const char *language);

/** Whether a note of the dataset tells what the summary does. */
int count_summary_tells(const klp_note *note);

#endif
