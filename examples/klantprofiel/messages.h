/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What is said on standard error: `file:page:line: severity: message [rule]`.
 */

#ifndef PROGRAM_MESSAGES_H
#define PROGRAM_MESSAGES_H

#include "told.h"

#include <klantprofiel/klantprofiel.h>

#if defined(__GNUC__)
#define PROGRAM_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define PROGRAM_PRINTF(text, first)
#endif

/** About the program itself, `klantprofiel: severity: message`. */
void message(klp_severity severity, const char *format, ...) PROGRAM_PRINTF(2, 3);

/** What is wrong with the command line, and where to read how it should be. Returns the exit status for it. `command` is
 * the name of the command whose help says more; NULL for the program's. */
int message_usage(const char *command, const char *format, ...) PROGRAM_PRINTF(2, 3);

/** A message about a source. `source` may be NULL. */
void message_about(const char *source, klp_severity severity, const char *text, const char *rule);

/** What was put right in a table, or would put it right. */
void message_proposal(const klp_repair_proposal *proposal);

/** An error of the library, with its place; it is freed. `source` stands in where the error names none. */
void message_error(klp_error *error, const char *source, klp_severity severity);

/** One note of a dataset. */
void message_note(const klp_note *note);

/** Every note of a dataset but those that a finding tells; `told` may be NULL for none. */
void message_notes(const klp_dataset *dataset, const struct told *told);

/** Whether a note is an error: counts that are printed were left out. */
int notes_hold_errors(const klp_dataset *dataset);

#endif
