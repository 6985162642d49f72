/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A bar on the terminal while work lasts.
 */

#ifndef PROGRAM_PROGRESS_H
#define PROGRAM_PROGRESS_H

#include <klantprofiel/count.h>

/** Begins a piece of work. `label` says what is being done, and must outlive it; NULL ends the last piece. */
void progress_begin(const char *label);

/** A klp_progress: draws, and asks to stop after an interrupt. */
int progress_step(void *context, uint64_t done, uint64_t total);

/** What a bar of a count asks. */
struct progress_count {
	/** NULL until it is made: the options, which name this struct, come first */
	const klp_count *count;
	/** its records when this piece of work began */
	uint64_t before;
};

/** The same for a count, of which bytes, records per second and the time that is left are told as well. `context` is a
 * struct progress_count. */
int progress_step_count(void *context, uint64_t done, uint64_t total);

/** Takes the bar off the terminal, before something else is printed there. */
void progress_clear(void);

#endif
