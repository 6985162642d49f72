/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/expansion.h"
#include "base/limits.h"
#include "base/packing.h"

klp_status expansion_count(struct expansion *expansion, uint64_t bytes, klp_error **error)
{
	const struct reading *reading = expansion->reading;
	const struct place place = { .source = reading->source };
	klp_status status = reading_spend(reading, bytes, &place, error);
	if (status != KLP_OK)
		return status;
	expansion->unpacked += bytes;
	if (!packing_expands_too_far(expansion->unpacked, expansion->packed, reading->limits.expansion_ratio))
		return KLP_OK;
	return limits_exceeded(KLP_LIMIT_EXPANSION, &reading->limits, &place, error);
}

klp_status expansion_room(const struct reading *reading, struct buffer *buffer, klp_error **error)
{
	return reading_reserve(reading, &buffer->bytes, &buffer->capacity, buffer->size + EXPANSION_PIECE, 1, NULL, error);
}

void expansion_release(const struct reading *reading, struct buffer *buffer)
{
	reading_release(reading, buffer->capacity);
	buffer_free(buffer);
}
