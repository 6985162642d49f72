/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/error.h"
#include "base/memory.h"
#include "base/options.h"

/* What the first release had is needed in full: half an allocator is none. */
#define FIRST_SIZE (offsetof(klp_allocator, context) + sizeof(void *))

klp_status klp_allocator_set(const klp_allocator *allocator, klp_error **error)
{
	/* First of all, for an error is a block too, and must come from the allocator that stays. */
	if (klp_memory_blocks() != 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "the allocator cannot be changed while the library holds memory; free every handle first");
	if (allocator == NULL) {
		memory_use(&memory_system);
		return KLP_OK;
	}
	if (allocator->struct_size < FIRST_SIZE)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_allocator.struct_size must be at least %zu",
		                 FIRST_SIZE);
	klp_allocator taken = memory_system;
	klp_status status = options_take(&taken, sizeof taken, allocator, "klp_allocator", error);
	if (status != KLP_OK)
		return status;
	if (taken.allocate == NULL || taken.reallocate == NULL || taken.release == NULL)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_allocator needs all three of its functions");
	memory_use(&taken);
	return KLP_OK;
}
