/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "one_reader.h"

#include <klantprofiel/klantprofiel.h>

#include <stdlib.h>
#include <string.h>

enum { MEMORY_LIMIT = 64 << 20 };

/* Keeps the input for the fuzzer. */
static void demand(int holds)
{
	if (!holds)
		abort();
}

/* ---------------------------------------------------------- memory that fails */

static size_t allocations, fail_at;

static int fails(void)
{
	return ++allocations == fail_at;
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

static void install(size_t number)
{
	const klp_allocator allocator = { sizeof allocator, allocate, reallocate, release, NULL };
	allocations = 0;
	fail_at = number;
	demand(klp_allocator_set(&allocator, NULL) == KLP_OK);
}

/* ------------------------------------------------------------------- to and fro */

struct text {
	char *bytes;
	size_t size;
};

static int collect(void *context, const void *bytes, size_t size)
{
	struct text *text = context;
	text->bytes = realloc(text->bytes, text->size + size);
	demand(text->bytes != NULL);
	memcpy(text->bytes + text->size, bytes, size);
	text->size += size;
	return 0;
}

static klp_status write_as(struct text *text, const klp_dataset *dataset, const char *format)
{
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	*text = (struct text){ NULL, 0 };
	return klp_write_stream(dataset, collect, text, &options, NULL);
}

static klp_status read_as(klp_dataset **dataset, const void *bytes, size_t size, const char *format, uint64_t flags)
{
	klp_limits limits = KLP_LIMITS_INIT;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	klp_error *error = NULL;
	limits.memory_bytes = MEMORY_LIMIT;
	options.limits = &limits;
	options.format = format;
	options.flags = flags;
	klp_status status = klp_dataset_new(dataset, NULL);
	if (status != KLP_OK)
		return status;
	status = klp_parse_memory(*dataset, bytes, size, &options, &error);
	demand(klp_error_status(error) == status);
	demand(status == KLP_OK || klp_error_message(error)[0] != '\0');
	demand(status == KLP_OK || (klp_dataset_rows(*dataset) == 0 && klp_dataset_notes(*dataset) == 0));
	klp_error_free(error);
	return status;
}

/* What was read is written, read, and written again. */
static void come_back(const klp_dataset *dataset, const char *format)
{
	struct text once, again;
	klp_dataset *back = NULL;
	/* XML cannot hold every text that JSON can. */
	if (write_as(&once, dataset, format) == KLP_OK) {
		demand(read_as(&back, once.bytes, once.size, format, KLP_PARSE_CHECK_SCHEMA) == KLP_OK);
		demand(write_as(&again, back, format) == KLP_OK);
		demand(once.size == again.size && memcmp(once.bytes, again.bytes, once.size) == 0);
		free(again.bytes);
		klp_dataset_free(back);
	}
	free(once.bytes);
}

/* Which allocation is to fail, told by all the bytes together, so that those at the end are free to be a well-formed end: of most
 * inputs none. */
static size_t failing_allocation(const uint8_t *bytes, size_t size)
{
	enum { OF = 8, MOST = 500 };
	size_t sum = 0;
	for (size_t i = 0; i < size; i++)
		sum = sum * 31 + bytes[i];
	return sum % OF == 0 ? sum / OF % MOST : 0;
}

void one_reader_try(const char *format, uint64_t flags, const uint8_t *bytes, size_t size)
{
	klp_dataset *dataset = NULL;
	size_t number = failing_allocation(bytes, size);
	install(number);
	klp_status status = read_as(&dataset, bytes, size, format, flags);
	demand(status != KLP_OUT_OF_MEMORY || (number != 0 && allocations >= number));
	fail_at = 0;
	if (status == KLP_OK) {
		come_back(dataset, "xml");
		come_back(dataset, "json");
	}
	klp_dataset_free(dataset);
	demand(klp_memory_blocks() == 0);
}
