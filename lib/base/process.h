/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A process of our own: how it is started with pipes and limits, and how it ends with all that it started. Whatever is
 * said through the pipes is base/program.c's.
 *
 * Nothing here fills an error: what fails gives an errno value.
 */

#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include "base/buffer.h"

#include <sys/types.h>

/** Our ends, none of which blocks. */
enum process_pipe {
	/** its standard input; a socket, to be written with send(), that writing to a program that is gone gives no signal */
	PROCESS_INPUT,
	PROCESS_OUTPUT,
	PROCESS_ERRORS,
	/** gives the errno value (an int) with which it could not be started, or ends without one */
	PROCESS_START,
	PROCESS_PIPES
};

struct process {
	/** 0 once it is gone */
	pid_t id;
	/** -1 once closed */
	int pipes[PROCESS_PIPES];
	/** once it is gone: its exit status, or 128 and the signal's number */
	int status;
	/** the signal that ended it, or 0 */
	int signal;
};

/** What it is started with; all of it is made before the fork, for hardly anything may be done after it. */
struct process_start {
	const char *path;
	const char *const *arguments;
	const klp_limits *limits;
};

/** Finds a program: a path, when there is a slash in it, or a name in the folders of PATH. Entries of PATH that are no absolute path
 * are passed over: the folder one happens to be in may be full of other people's files.
 *
 * @param path  receives the path, as a text
 * @return 0; ENOENT when it is nowhere; ENOMEM; another errno value when all that has its name cannot be run. */
int process_find(struct buffer *path, const char *name);

/** Starts a process, in a session of its own and with LC_ALL=C. It inherits nothing but its three standard descriptors: no signal
 * that is blocked or ignored, no open file that has a number below some thousands.
 *
 * @param process  receives what process_close() and process_kill() put away
 * @param memory   receives whether it was the allocator that had none
 * @return 0, or an errno value: there is then nothing to put away. That the program could not be run shows at PROCESS_START. */
int process_start(struct process *process, const struct process_start *start, bool *memory);

void process_close(struct process *process, enum process_pipe which);

/** Whether it is gone; never waits. Processes that it leaves behind are killed. Where the host ignores SIGCHLD, or waits for any
 * child of its own, how it ended is not to be known: `status` is then 0. */
bool process_ended(struct process *process);

/** Ends it, with all that it started, and closes the pipes. What has left its session is out of reach. */
void process_kill(struct process *process);

#endif
