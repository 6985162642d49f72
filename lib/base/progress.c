/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/progress.h"

enum { CALLS = 100, BLIND_STEP = 65536 };

struct progress progress_start(klp_progress call, void *context, uint64_t total)
{
	uint64_t step = total == 0 ? BLIND_STEP : total / CALLS + 1;
	return (struct progress){ call, context, total, 0, step };
}

static klp_status tell(struct progress *progress, uint64_t done, klp_error **error)
{
	progress->told = done;
	if (progress->call(progress->context, done, progress->total) == 0)
		return KLP_OK;
	return error_set(error, KLP_CANCELLED, NULL, "cancelled on request; nothing was changed");
}

klp_status progress_tell(struct progress *progress, uint64_t done, klp_error **error)
{
	if (progress->call == NULL || done < progress->told || done - progress->told < progress->step)
		return KLP_OK;
	return tell(progress, done, error);
}

klp_status progress_end(struct progress *progress, uint64_t done, klp_error **error)
{
	if (progress->call == NULL)
		return KLP_OK;
	progress->total = done;
	return tell(progress, done, error);
}
