/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * An outside program, run as a process of its own under limits, so that what hangs, eats memory or crashes there does no
 * harm here.
 */

#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include "base/limits.h"
#include "base/text.h"

/** What is run, and how. */
struct program {
	/** the program, a path or a name that is looked for on PATH, and what it is called with; ended by NULL */
	const char *const *arguments;
	/** what it gets on its standard input */
	struct slice input;
	/** Takes what comes out of its standard output, piece by piece; a failure kills the program. */
	klp_status (*take)(void *context, struct slice output, klp_error **error);
	void *context;
	/** what to install when it is not there, for the message: "poppler-utils" */
	const char *package;
	/** what it is run for: the source */
	struct place place;
	/** resolved; program_seconds of wall time and program_memory_bytes of address space */
	const klp_limits *limits;
	/** asked several times a second, also while nothing comes; may be NULL. `done` and `total` are told each time. */
	klp_progress progress;
	void *progress_context;
	uint64_t done;
	uint64_t total;
};

/** How it ended by itself. */
struct program_end {
	/** its exit status; 128 and the signal's number when a signal ended it */
	int status;
	/** the beginning of what it said on standard error, in UTF-8, without the line ends around it; may be empty */
	char complaint[512];
};

/** Runs a program until it ends, and with it all processes that it started.
 *
 * @param end  receives how it ended; untouched on failure
 * @return KLP_OK, whatever its exit status; KLP_NO_PROGRAM (it is not there or cannot be run); KLP_LIMIT_PROGRAM_SECONDS;
 *         KLP_LIMIT_PROGRAM_MEMORY; KLP_IO (no process or pipe to be had); KLP_CANCELLED; KLP_OUT_OF_MEMORY; what `take` returns.
 *         On failure it has been killed. Thread-safe; no signal reaches the caller, and no child of it stays behind. */
klp_status program_run(const struct program *program, struct program_end *end, klp_error **error);

#endif
