/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the targets share, one a format: parse within small limits, and again with a failing allocation. All in the header, so
 * that a target is one file to build.
 */

#ifndef TESTS_FUZZ_FUZZING_H
#define TESTS_FUZZ_FUZZING_H

#include <klantprofiel/klantprofiel.h>

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* How many more allocations go well; negative for all of them. */
static long fuzzing_allocations = -1;

static int fuzzing_fails(void)
{
	return fuzzing_allocations >= 0 && fuzzing_allocations-- == 0;
}

static void *fuzzing_allocate(void *context, size_t size)
{
	(void)context;
	return fuzzing_fails() ? NULL : malloc(size);
}

static void *fuzzing_reallocate(void *context, void *block, size_t size)
{
	(void)context;
	return fuzzing_fails() ? NULL : realloc(block, size);
}

static void fuzzing_release(void *context, void *block)
{
	(void)context;
	free(block);
}

/* Ends the process, so that the fuzzer keeps the input. */
static void fuzzing_demand(int holds)
{
	if (!holds)
		abort();
}

/** Parses as a format, NULL for any, within limits that suit a fuzzer; whatever the bytes are, the end is a status with its
 * error, a failure leaves the dataset empty, and no block stays alive. */
static inline klp_status fuzzing_parse(const char *format, const uint8_t *bytes, size_t size)
{
	klp_limits limits = KLP_LIMITS_INIT;
	limits.memory_bytes = UINT64_C(64) << 20;
	limits.input_bytes = UINT64_C(16) << 20;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.format = format;
	options.limits = &limits;
	/* No program is started: that of PDF is not the target. */
	options.pdftotext = "/dev/null/pdftotext";
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	klp_status status = klp_dataset_new(&dataset, &error);
	if (status == KLP_OK) {
		status = klp_parse_memory(dataset, bytes, size, &options, &error);
		fuzzing_demand(status == KLP_OK || (klp_dataset_rows(dataset) == 0 && klp_dataset_notes(dataset) == 0));
	}
	fuzzing_demand(klp_error_status(error) == status);
	fuzzing_demand(status == KLP_OK || klp_error_message(error)[0] != '\0');
	klp_error_free(error);
	klp_dataset_free(dataset);
	fuzzing_demand(klp_memory_blocks() == 0);
	return status;
}

/** The same twice: the second time one allocation fails, by the last byte the first, second, … Always 0, as a target gives. */
static inline int fuzzing_format(const char *format, const uint8_t *bytes, size_t size)
{
	static int installed;
	if (!installed) {
		const klp_allocator allocator = { sizeof allocator, fuzzing_allocate, fuzzing_reallocate, fuzzing_release,
			                              NULL };
		fuzzing_demand(klp_allocator_set(&allocator, NULL) == KLP_OK);
		installed = 1;
	}
	fuzzing_allocations = -1;
	klp_status status = fuzzing_parse(format, bytes, size);
	if (size == 0)
		return 0;
	fuzzing_allocations = bytes[size - 1];
	klp_status failing = fuzzing_parse(format, bytes, size);
	fuzzing_demand(failing == status || failing == KLP_OUT_OF_MEMORY);
	fuzzing_allocations = -1;
	return 0;
}

#endif
