/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "support/failing.h"
#include "support/chance.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static size_t allocations, fail_at;
static int happened;

static int fails(void)
{
	if (++allocations != fail_at)
		return 0;
	happened = 1;
	return 1;
}

static void *allocate(void *context, size_t size)
{
	(void)context;
	return fails() ? NULL : malloc(size);
}

static void *reallocate(void *context, void *block, size_t size)
{
	(void)context;
	return fails() ? NULL : realloc(block, size);
}

static void release(void *context, void *block)
{
	(void)context;
	free(block);
}

void failing_install(void)
{
	const klp_allocator allocator = { sizeof allocator, allocate, reallocate, release, NULL };
	failing_at(0);
	cr_assert_eq(klp_allocator_set(&allocator, NULL), KLP_OK);
}

void failing_at(size_t number)
{
	allocations = 0;
	fail_at = number;
	happened = 0;
}

int failing_happened(void)
{
	return happened;
}

void failing_each(const char *what, failing_call call, void *context, int takes_memory)
{
	/* The first ones, in which the call checks and opens what it works on, are always tried one by one. */
	enum { MOST = 100000, FIRST = 40 };
	const size_t stride = chance_stride();
	size_t blocks = klp_memory_blocks();
	size_t number = 0;
	klp_status status;
	do {
		klp_error *error = NULL;
		number += number < FIRST ? 1 : stride;
		failing_at(number);
		status = call(context, &error);
		int failed = failing_happened();
		failing_at(0);
		klp_status expected = failed ? KLP_OUT_OF_MEMORY : KLP_OK;
		cr_assert_eq(status, expected, "%s, allocation %zu: %s", what, number, klp_status_name(status));
		cr_expect_eq(klp_error_status(error), expected, "%s, allocation %zu: the error", what, number);
		klp_error_free(error);
		cr_assert_eq(klp_memory_blocks(), blocks, "%s, allocation %zu leaks", what, number);
	} while (status != KLP_OK && number < MOST);
	cr_expect_lt(number, MOST, "%s never succeeds", what);
	cr_expect(number > 1 || !takes_memory, "%s takes no memory, so this shows nothing", what);
}
