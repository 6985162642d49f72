/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Telling how far the work is, and asking whether to go on.
 */

#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include "base/error.h"

struct progress {
	klp_progress call;
	void *context;
	uint64_t total;
	/** done at the last call, and how much must be done before the next */
	uint64_t told;
	uint64_t step;
};

/** About a hundred calls over the work, or one each `step` units where the total is not known (0). */
struct progress progress_start(klp_progress call, void *context, uint64_t total);

/** KLP_OK, or KLP_CANCELLED with its error. Less than was told before is not told: `done` never falls. */
klp_status progress_tell(struct progress *progress, uint64_t done, klp_error **error);

/** The last call: done equals total. */
klp_status progress_end(struct progress *progress, uint64_t done, klp_error **error);

#endif
