/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "report/stages.h"

/* Into how many parts a stage is told. */
enum { PARTS = 100 };

struct stages stages_start(klp_progress call, void *context)
{
	return (struct stages){ .progress = progress_start(call, context, (uint64_t)STAGES * PARTS) };
}

static uint64_t parts_of(uint64_t done, uint64_t total)
{
	if (total == 0)
		return 0;
	return done >= total ? PARTS : (uint64_t)((double)done / (double)total * PARTS);
}

int stages_step(void *context, uint64_t done, uint64_t total)
{
	struct stages *stages = context;
	/* The call that is told to stop makes an error of its own. */
	klp_error *error = NULL;
	uint64_t all = (uint64_t)stages->past * PARTS + parts_of(done, total);
	klp_status status = progress_tell(&stages->progress, all, &error);
	klp_error_free(error);
	return status != KLP_OK;
}

klp_status stages_next(struct stages *stages, klp_error **error)
{
	stages->past++;
	return progress_tell(&stages->progress, (uint64_t)stages->past * PARTS, error);
}

klp_status stages_end(struct stages *stages, klp_error **error)
{
	return progress_end(&stages->progress, (uint64_t)STAGES * PARTS, error);
}
