/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/options.h"

#include <string.h>

bool options_size_is_possible(size_t size, size_t known)
{
	enum { GROWTH = 64 }; /* no struct grows that much; an uninitialised one is soon larger */
	/* A struct begins with a size_t and is aligned to it, so its size holds whole ones. */
	return size >= sizeof size && size % sizeof size == 0 && size <= GROWTH * known;
}

klp_status options_take(void *copy, size_t size, const void *given, const char *name, klp_error **error)
{
	if (given == NULL)
		return KLP_OK;
	size_t given_size;
	memcpy(&given_size, given, sizeof given_size);
	if (!options_size_is_possible(given_size, size))
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "%s.struct_size is %zu, which no release has had; set the struct with its initialiser", name,
		                 given_size);
	const unsigned char *bytes = given;
	for (size_t i = size; i < given_size; i++)
		if (bytes[i] != 0)
			return error_set(error, KLP_INVALID_ARGUMENT, NULL,
			                 "%s holds an option that this release of the library (%s) does not know", name,
			                 klp_version());
	memcpy(copy, given, given_size < size ? given_size : size);
	memcpy(copy, &size, sizeof size);
	return KLP_OK;
}
