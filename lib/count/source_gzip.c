/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What gzip files unpack to. All bytes before the damage in one are handed out first. */

#include "base/inflate.h"
#include "base/memory.h"
#include "base/wiped.h"
#include "count/source_flow.h"

/* Packed bytes at a time: so few that they stay near the processor, with what comes out of them. */
enum { PIECE = 1 << 16 };

struct gzip {
	struct flow flow;
	struct flow *below;
	struct flow_reader reader;
	struct inflater *inflater;
	/** PIECE bytes of wiped memory, and what is left of the bytes in it */
	char *packed;
	struct slice left;
	bool ended;
};

static klp_status refuse(const struct gzip *gzip, const char *what, klp_error **error)
{
	const struct place place = { .source = gzip->reader.name };
	return error_set(error, KLP_FORMAT, &place,
	                 "this gzip file is damaged at byte %llu: %s; fetch it again, or repair it first",
	                 (unsigned long long)inflate_taken(gzip->inflater), what);
}

static klp_status fetch(struct gzip *gzip, klp_error **error)
{
	size_t got = 0;
	klp_status status = flow_read(gzip->below, gzip->packed, PIECE, &got, error);
	if (status != KLP_OK)
		return status;
	gzip->left = (struct slice){ gzip->packed, got };
	gzip->ended = got == 0;
	return KLP_OK;
}

static klp_status more(struct flow *flow, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	struct gzip *gzip = (struct gzip *)flow;
	enum inflate_outcome outcome = INFLATE_TAKEN;
	*got = 0;
	while (outcome == INFLATE_TAKEN && *got < capacity && !gzip->ended) {
		klp_status status = gzip->left.length == 0 ? fetch(gzip, error) : KLP_OK;
		if (status != KLP_OK)
			return status;
		size_t piece;
		outcome = inflate_next(gzip->inflater, &gzip->left, buffer + *got, capacity - *got, &piece);
		*got += piece;
	}
	if (outcome == INFLATE_NO_MEMORY)
		return error_memory(error);
	if (*got == 0 && capacity > 0 && outcome == INFLATE_DAMAGED)
		return refuse(gzip, inflate_reason(gzip->inflater), error);
	if (*got == 0 && capacity > 0 && gzip->ended && !inflate_may_end(gzip->inflater))
		return refuse(gzip, "it is cut off", error);
	return origin_unpack(gzip->reader.origin, gzip->reader.name, *got, error);
}

static void close_gzip(struct flow *flow)
{
	struct gzip *gzip = (struct gzip *)flow;
	inflate_free(gzip->inflater);
	wiped_release(gzip->packed, PIECE);
	flow_close(gzip->below);
	memory_release(gzip);
}

klp_status flow_of_gzip(struct flow **flow, struct flow *below, const struct flow_reader *reader, klp_error **error)
{
	struct gzip *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL) {
		flow_close(below);
		return error_memory(error);
	}
	made->flow = (struct flow){ .more = more, .close = close_gzip };
	made->below = below;
	made->reader = *reader;
	made->inflater = inflate_new(INFLATE_GZIP, inflate_best);
	made->packed = wiped_allocate(PIECE);
	if (made->inflater == NULL || made->packed == NULL) {
		flow_close(&made->flow);
		return error_memory(error);
	}
	*flow = &made->flow;
	return KLP_OK;
}
