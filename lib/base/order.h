/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Comparing by one thing after another, for the functions that qsort() and bsearch() call.
 */

#ifndef BASE_ORDER_H
#define BASE_ORDER_H

#include <stddef.h>
#include <string.h>

/** Ends the function with the order of two numbers that differ; goes on when they are the same. */
#define ORDER_BY(one, other)                 \
	do {                                     \
		if ((one) != (other))                \
			return (one) < (other) ? -1 : 1; \
	} while (0)

/** By bytes, as strcmp() has it; NULL comes last, and is the same as NULL. Quick for the same pointer: a pool keeps a text once. */
static inline int order_texts(const char *one, const char *other)
{
	if (one == other)
		return 0;
	if (one == NULL || other == NULL)
		return one == NULL ? 1 : -1;
	return strcmp(one, other);
}

#endif
