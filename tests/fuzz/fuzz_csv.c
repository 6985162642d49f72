/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Any bytes as CSV, in any encoding. What parses is written, and must parse again and be written to the same bytes. Then the same
 * again with an allocation that fails, another one for each input. */

#include <klantprofiel/klantprofiel.h>

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Ends the process, so that the fuzzer keeps the input. */
static void demand(int holds)
{
	if (!holds)
		abort();
}

/* ---------------------------------------------------------------- allocator */

static size_t to_failure;

static void *allocate(void *context, size_t size)
{
	(void)context;
	return to_failure != 0 && --to_failure == 0 ? NULL : malloc(size);
}

static void *reallocate(void *context, void *block, size_t size)
{
	(void)context;
	return to_failure != 0 && --to_failure == 0 ? NULL : realloc(block, size);
}

static void release(void *context, void *block)
{
	(void)context;
	free(block);
}

/* -------------------------------------------------------------------- there and back */

struct bytes {
	char *text;
	size_t size;
};

static int collect(void *context, const void *piece, size_t size)
{
	struct bytes *bytes = context;
	char *text = realloc(bytes->text, bytes->size + size + 1);
	demand(text != NULL);
	memcpy(text + bytes->size, piece, size);
	bytes->text = text;
	bytes->size += size;
	return 0;
}

static klp_status parse(klp_dataset *dataset, const void *bytes, size_t size, klp_error **error)
{
	klp_limits limits = KLP_LIMITS_INIT;
	limits.memory_bytes = UINT64_C(64) << 20;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.limits = &limits;
	options.format = "csv";
	return klp_parse_memory(dataset, bytes, size, &options, error);
}

static struct bytes written(const klp_dataset *dataset)
{
	struct bytes bytes = { NULL, 0 };
	demand(klp_write_stream(dataset, collect, &bytes, NULL, NULL) == KLP_OK);
	return bytes;
}

static void come_back(const klp_dataset *dataset)
{
	klp_dataset *again = NULL;
	struct bytes once = written(dataset);
	demand(klp_dataset_new(&again, NULL) == KLP_OK);
	demand(parse(again, once.text, once.size, NULL) == KLP_OK);
	struct bytes twice = written(again);
	demand(once.size == twice.size && memcmp(once.text, twice.text, once.size) == 0);
	klp_dataset_free(again);
	free(once.text);
	free(twice.text);
}

/* Reads once; the nth allocation fails, 0 for none. */
static klp_status read_once(const uint8_t *bytes, size_t size, size_t failing)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	demand(klp_dataset_new(&dataset, NULL) == KLP_OK);
	to_failure = failing;
	klp_status status = parse(dataset, bytes, size, &error);
	to_failure = 0;
	/* Of an allocation that fails while an error is made only that is left. */
	demand(klp_error_status(error) == status);
	demand(status == KLP_OK || (klp_dataset_rows(dataset) == 0 && klp_dataset_notes(dataset) == 0));
	klp_error_free(error);
	if (status == KLP_OK && failing == 0)
		come_back(dataset);
	klp_dataset_free(dataset);
	demand(klp_memory_blocks() == 0);
	return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const klp_allocator failing = { sizeof failing, allocate, reallocate, release, NULL };
	enum { ALLOCATIONS = 64 };
	size_t sum = size;
	for (size_t i = 0; i < size; i++)
		sum = sum * 31 + bytes[i];
	demand(klp_allocator_set(&failing, NULL) == KLP_OK);
	klp_status whole = read_once(bytes, size, 0);
	klp_status failed = read_once(bytes, size, sum % ALLOCATIONS + 1);
	demand(failed == whole || failed == KLP_OUT_OF_MEMORY);
	return 0;
}
