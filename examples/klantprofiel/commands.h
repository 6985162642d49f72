/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The commands, and how the program ends.
 */

#ifndef PROGRAM_COMMANDS_H
#define PROGRAM_COMMANDS_H

#include "options.h"

/** Exit statuses, promised in --help. ENDED_BY_INPUT is also that of inputs that contradict each other. */
enum { ENDED_WELL = 0, ENDED_WITH_FINDINGS = 1, ENDED_BY_USAGE = 2, ENDED_BY_INPUT = 3, ENDED_BY_OUTPUT = 4 };

/** What the user can ask for. `flag` is one bit, by which options say where they belong. */
struct command {
	const char *name;
	unsigned flag;
	/** one line for the list of commands */
	const char *title;
	/** the whole help, but for the options */
	const char *synopsis;
	const char *examples;
	int (*run)(const struct options *options);
};

/** The command of that name, or NULL. */
const struct command *command_find(const char *name);

/** One after another; NULL past the end. */
const struct command *command_at(size_t index);

/** Each returns an exit status and has said on standard error why it is not 0. */
int run_parse(const struct options *options);
int run_validate(const struct options *options);
int run_repair(const struct options *options);
int run_aggregate(const struct options *options);
int run_diff(const struct options *options);
int run_report(const struct options *options);
int run_count(const struct options *options);
int run_publish(const struct options *options);

/** Prints on standard output. An exit status: standard output may be full. */
int help_program(void);
int help_command(const struct command *command);
int help_version(void);

/** Whether all that was printed on standard output arrived: an exit status. */
int help_finish(void);

#endif
