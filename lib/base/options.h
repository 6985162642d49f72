/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Options that grow: a struct of an older caller is shorter, of a newer one longer.
 */

#ifndef BASE_OPTIONS_H
#define BASE_OPTIONS_H

#include "base/error.h"

#include <stdbool.h>

/** Whether a struct_size may be that of a struct, older or newer, that is `known` bytes in this release: it holds whole
 * size_t, one at least. */
bool options_size_is_possible(size_t size, size_t known);

/**
 * Copies a caller's options into a struct of today's size.
 *
 * @param copy   receives them; what the caller's struct lacks keeps the value it has in `copy`
 * @param size   of the struct as this library knows it
 * @param given  the caller's struct, beginning with size_t struct_size; NULL leaves `copy` as it is
 * @param name   of the struct, for the message
 * @return KLP_OK, or KLP_INVALID_ARGUMENT: struct_size cannot be one, or unknown trailing bytes that are not zero. */
klp_status options_take(void *copy, size_t size, const void *given, const char *name, klp_error **error);

#endif
