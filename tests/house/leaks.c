/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Not a test but its quarry: a Criterion program that leaks and still ends with status 0, to prove that
 * watched.sh sees what Criterion does not. */

#include <criterion/criterion.h>
#include <stdlib.h>

/* Reached through a volatile pointer, so that no compiler leaves the allocation out. */
static void *volatile block;

Test(quarry, passes_and_leaks)
{
	block = malloc(1234);
	cr_assert(block != NULL);
	block = NULL;
}
