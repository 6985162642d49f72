/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the targets share: parse within small limits, and again with a failing allocation.
 */

#ifndef TESTS_FUZZ_FUZZING_H
#define TESTS_FUZZ_FUZZING_H

#include <klantprofiel/klantprofiel.h>

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Allocations since fuzzing_fail(), and which of them fails; 0 for none. */
static size_t fuzzing_allocations, fuzzing_failing;

static int fuzzing_fails(void)
{
	return ++fuzzing_allocations == fuzzing_failing;
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

/** Makes one allocation from here on fail: the first is 1; 0 for none. */
static inline void fuzzing_fail(size_t number)
{
	/* Each time that it can be, for each file that includes this one counts for itself. */
	const klp_allocator allocator = { sizeof allocator, fuzzing_allocate, fuzzing_reallocate, fuzzing_release, NULL };
	if (klp_memory_blocks() == 0)
		fuzzing_demand(klp_allocator_set(&allocator, NULL) == KLP_OK);
	fuzzing_allocations = 0;
	fuzzing_failing = number;
}

/** Parses into a new dataset as a format, NULL for any, within limits that suit a fuzzer; whatever the bytes are, the end is a
 * status with its error, and a failure leaves the dataset empty. The dataset is the caller's to free; NULL when there was no memory. */
static inline klp_status fuzzing_read(klp_dataset **dataset, const char *format, uint64_t flags, const void *bytes,
                                      size_t size)
{
	klp_limits limits = KLP_LIMITS_INIT;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	klp_error *error = NULL;
	limits.memory_bytes = UINT64_C(64) << 20;
	limits.input_bytes = UINT64_C(16) << 20;
	options.format = format;
	options.flags = flags;
	options.limits = &limits;
	/* No program is started: that of PDF is not the target. */
	options.pdftotext = "/dev/null/pdftotext";
	*dataset = NULL;
	klp_status status = klp_dataset_new(dataset, &error);
	if (status == KLP_OK) {
		status = klp_parse_memory(*dataset, bytes, size, &options, &error);
		fuzzing_demand(status == KLP_OK || (klp_dataset_rows(*dataset) == 0 && klp_dataset_notes(*dataset) == 0));
	}
	fuzzing_demand(klp_error_status(error) == status);
	fuzzing_demand(status == KLP_OK || klp_error_message(error)[0] != '\0');
	klp_error_free(error);
	return status;
}

static inline klp_status fuzzing_parse(const char *format, const void *bytes, size_t size)
{
	klp_dataset *dataset;
	klp_status status = fuzzing_read(&dataset, format, 0, bytes, size);
	klp_dataset_free(dataset);
	fuzzing_demand(klp_memory_blocks() == 0);
	return status;
}

/** Parses, and parses again with one allocation that fails, the first for 0. Always 0, as a target gives. */
static inline int fuzzing_twice(const char *format, const void *bytes, size_t size, size_t failing)
{
	fuzzing_fail(0);
	klp_status status = fuzzing_parse(format, bytes, size);
	fuzzing_fail(failing + 1);
	klp_status again = fuzzing_parse(format, bytes, size);
	fuzzing_fail(0);
	fuzzing_demand(again == status || again == KLP_OUT_OF_MEMORY);
	return 0;
}

/** The same; by the last byte the first, second, … allocation fails. */
static inline int fuzzing_format(const char *format, const uint8_t *bytes, size_t size)
{
	return fuzzing_twice(format, bytes, size, size == 0 ? 0 : bytes[size - 1]);
}

#endif
