/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "fuzz/packages.h"

#include <klantprofiel/klantprofiel.h>

#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { MEMORY_BYTES = 64 << 20 };

/* Ends the process, so that the fuzzer keeps the input. */
static void demand(int holds)
{
	if (!holds)
		abort();
}

static unsigned left, failed;

static int fails(void)
{
	if (left == 0 || --left > 0)
		return 0;
	failed = 1;
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

void fuzz_package_parse(const char *format, const char *bytes, size_t size, unsigned fails_at)
{
	const klp_allocator allocator = { sizeof allocator, allocate, reallocate, release, NULL };
	klp_limits limits = KLP_LIMITS_INIT;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	limits.memory_bytes = MEMORY_BYTES;
	options.limits = &limits;
	options.format = format;
	left = failed = 0;
	demand(klp_allocator_set(&allocator, NULL) == KLP_OK);
	demand(klp_dataset_new(&dataset, NULL) == KLP_OK);
	left = fails_at;
	klp_status status = klp_parse_memory(dataset, bytes, size, &options, &error);
	left = 0;
	demand(klp_error_status(error) == status);
	demand(!failed || status == KLP_OUT_OF_MEMORY);
	demand(status == KLP_OK || (klp_dataset_rows(dataset) == 0 && klp_dataset_notes(dataset) == 0));
	klp_error_free(error);
	klp_dataset_free(dataset);
	demand(klp_memory_blocks() == 0);
}

void fuzz_package_parse_parts(const char *format, const struct fuzz_part *parts, size_t count, unsigned fails_at)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_source_keep(source);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	for (size_t i = 0; i < count; i++) {
		zip_source_t *text = zip_source_buffer(zip, parts[i].text, parts[i].size, 0);
		zip_int64_t index = zip_file_add(zip, parts[i].name, text, 0);
		demand(index >= 0 && zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0) == 0);
	}
	zip_stat_t facts;
	demand(zip_close(zip) == 0 && zip_source_stat(source, &facts) == 0);
	char *bytes = malloc(facts.size);
	demand(bytes != NULL && zip_source_open(source) == 0);
	demand(zip_source_read(source, bytes, facts.size) == (zip_int64_t)facts.size);
	zip_source_close(source);
	zip_source_free(source);
	fuzz_package_parse(format, bytes, facts.size, fails_at);
	free(bytes);
}
