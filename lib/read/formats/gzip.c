/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* gzip: one file, or several packed one behind another, which unpack to one. Its rows have the name of the gzip file. */

#include "base/inflate.h"
#include "base/packing.h"
#include "base/progress.h"
#include "read/formats/expansion.h"
#include "read/formats/readers.h"

static int bid(struct slice head)
{
	return packing_is_gzip(head) ? 90 : 0;
}

struct gzip {
	struct inflater *inflater;
	struct expansion expansion;
	struct buffer unpacked;
};

/* With the byte in the packed bytes. */
static klp_status refuse(const struct gzip *gzip, const char *what, klp_error **error)
{
	const struct place place = { .source = gzip->expansion.reading->source };
	return error_set(error, KLP_FORMAT, &place,
	                 "this gzip file is damaged at byte %llu: %s; fetch it again, or repair it first",
	                 (unsigned long long)inflate_taken(gzip->inflater), what);
}

/* Unpacks one piece. */
static enum inflate_outcome inflate_piece(struct gzip *gzip, struct slice *bytes, size_t *got)
{
	size_t room = gzip->unpacked.capacity - gzip->unpacked.size;
	enum inflate_outcome outcome = inflate_next(gzip->inflater, bytes, gzip->unpacked.bytes + gzip->unpacked.size,
	                                            room < EXPANSION_PIECE ? room : EXPANSION_PIECE, got);
	gzip->unpacked.size += *got;
	return outcome;
}

static klp_status unpack_all(struct gzip *gzip, struct slice bytes, klp_error **error)
{
	const struct reading *reading = gzip->expansion.reading;
	struct progress progress = progress_start(reading->progress, reading->progress_context, 0);
	for (;;) {
		size_t got;
		klp_status status = expansion_room(reading, &gzip->unpacked, error);
		if (status != KLP_OK)
			return status;
		enum inflate_outcome outcome = inflate_piece(gzip, &bytes, &got);
		status = expansion_count(&gzip->expansion, got, error);
		if (status == KLP_OK)
			status = progress_tell(&progress, gzip->unpacked.size, error);
		if (status != KLP_OK)
			return status;
		if (outcome == INFLATE_NO_MEMORY)
			return error_memory(error);
		if (outcome == INFLATE_DAMAGED)
			return refuse(gzip, inflate_reason(gzip->inflater), error);
		if (outcome == INFLATE_TAKEN)
			return inflate_may_end(gzip->inflater) ? KLP_OK : refuse(gzip, "it is cut off", error);
	}
}

static klp_status unpack(struct slice bytes, const struct reading *reading, container_function take, void *context,
                         klp_error **error)
{
	struct gzip gzip = { .inflater = inflate_new(INFLATE_GZIP, inflate_best),
		                 .expansion = { .reading = reading, .packed = bytes.length } };
	if (gzip.inflater == NULL)
		return error_memory(error);
	klp_status status = unpack_all(&gzip, bytes, error);
	inflate_free(gzip.inflater);
	if (status == KLP_OK)
		status = take(context, NULL, (struct slice){ gzip.unpacked.bytes, gzip.unpacked.size }, error);
	expansion_release(reading, &gzip.unpacked);
	return status;
}

const struct container container_gzip = { "gzip", "any of these, packed with gzip", bid, unpack };
