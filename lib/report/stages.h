/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * One progress for work that is done by several calls, each of which counts from 0 to an end of its own.
 */

#ifndef REPORT_STAGES_H
#define REPORT_STAGES_H

#include "base/progress.h"

/** How many there are: the last edition on three levels; its findings; the series on three levels; two comparisons; the writing. */
enum { STAGES = 10 };

struct stages {
	struct progress progress;
	/** those that are over */
	unsigned past;
};

struct stages stages_start(klp_progress call, void *context);

/** A klp_progress for the call that is the present stage; `context` is a struct stages. */
int stages_step(void *context, uint64_t done, uint64_t total);

/** The present stage is over: KLP_OK, or KLP_CANCELLED with its error. */
klp_status stages_next(struct stages *stages, klp_error **error);

/** All of them are. */
klp_status stages_end(struct stages *stages, klp_error **error);

#endif
