/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The public functions of the Arrow export, and the stream. */

#include "base/memory.h"
#include "write/arrow_parts.h"

#include <errno.h>

static klp_status check(const void *out, const klp_dataset *dataset, klp_error **error)
{
	if (out == NULL)
		return error_null(error, "out");
	return dataset == NULL ? error_null(error, "dataset") : KLP_OK;
}

klp_status klp_arrow_schema(struct ArrowSchema *out, const klp_dataset *dataset, klp_error **error)
{
	klp_status status = check(out, dataset, error);
	if (status != KLP_OK)
		return status;
	const struct arrow_columns columns = arrow_columns_of(dataset);
	return arrow_make_schema(out, &columns, error);
}

klp_status klp_arrow_array(struct ArrowArray *out, const klp_dataset *dataset, klp_error **error)
{
	klp_status status = check(out, dataset, error);
	if (status != KLP_OK)
		return status;
	const struct arrow_columns columns = arrow_columns_of(dataset);
	return arrow_make_array(out, dataset, &columns, error);
}

/* ------------------------------------------------------------------- stream */

struct flow {
	struct arrow_columns columns;
	/** released once it was handed over */
	struct ArrowArray rows;
	/** NULL when nothing failed */
	const char *failure;
};

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
	struct flow *flow = stream->private_data;
	flow->failure = NULL;
	if (arrow_make_schema(out, &flow->columns, NULL) == KLP_OK)
		return 0;
	flow->failure = klp_status_text(KLP_OUT_OF_MEMORY);
	return ENOMEM;
}

/* The rows, and then the end: an array that is released. */
static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
	struct flow *flow = stream->private_data;
	flow->failure = NULL;
	*out = flow->rows;
	flow->rows.release = NULL;
	return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream)
{
	return ((struct flow *)stream->private_data)->failure;
}

static void release_stream(struct ArrowArrayStream *stream)
{
	struct flow *flow = stream->private_data;
	if (flow->rows.release != NULL)
		flow->rows.release(&flow->rows);
	memory_release(flow);
	stream->release = NULL;
}

klp_status klp_arrow_stream(struct ArrowArrayStream *out, const klp_dataset *dataset, klp_error **error)
{
	klp_status status = check(out, dataset, error);
	if (status != KLP_OK)
		return status;
	struct flow *flow = memory_allocate_zeroed(1, sizeof *flow);
	if (flow == NULL)
		return error_memory(error);
	flow->columns = arrow_columns_of(dataset);
	status = arrow_make_array(&flow->rows, dataset, &flow->columns, error);
	if (status != KLP_OK) {
		memory_release(flow);
		return status;
	}
	*out = (struct ArrowArrayStream){ get_schema, get_next, get_last_error, release_stream, flow };
	return KLP_OK;
}
