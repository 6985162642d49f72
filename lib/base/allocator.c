/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/error.h"
#include "base/memory.h"

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
	if (allocator->struct_size != sizeof *allocator)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_allocator.struct_size must be %zu", sizeof *allocator);
	if (allocator->allocate == NULL || allocator->reallocate == NULL || allocator->release == NULL)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_allocator needs all three of its functions");
	memory_use(allocator);
	return KLP_OK;
}
