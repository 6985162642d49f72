/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Any bytes as a web page, within 64 MiB; and again with an allocation that fails. Whatever they are, the end is a status, a
 * failure leaves nothing behind, and no block stays alive. */

#include <klantprofiel/klantprofiel.h>

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Allocations until one fails; 0 for none. */
static size_t until_failure;

static int fails(void)
{
	return until_failure > 0 && --until_failure == 0;
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

/* Ends the process, so that the fuzzer keeps the input. */
static void demand(int holds)
{
	if (!holds)
		abort();
}

static void parse(const uint8_t *bytes, size_t size, size_t failure)
{
	klp_limits limits = KLP_LIMITS_INIT;
	limits.memory_bytes = UINT64_C(64) << 20;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.format = "html";
	options.limits = &limits;
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	demand(klp_dataset_new(&dataset, NULL) == KLP_OK);
	until_failure = failure;
	klp_status status = klp_parse_memory(dataset, bytes, size, &options, &error);
	until_failure = 0;
	demand(klp_error_status(error) == status || status == KLP_OUT_OF_MEMORY);
	demand(status == KLP_OK || (klp_dataset_rows(dataset) == 0 && klp_dataset_notes(dataset) == 0));
	klp_error_free(error);
	klp_dataset_free(dataset);
	demand(klp_memory_blocks() == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const klp_allocator allocator = { sizeof allocator, allocate, reallocate, release, NULL };
	demand(klp_allocator_set(&allocator, NULL) == KLP_OK);
	parse(bytes, size, 0);
	/* Which of them fails is told by the input itself. */
	size_t sum = size;
	for (size_t i = 0; i < size; i++)
		sum = sum * 31 + bytes[i];
	parse(bytes, size, sum % 256 + 1);
	return 0;
}
