/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "one_reader.h"

#include "fuzz/fuzzing.h"

#include <string.h>

/* ------------------------------------------------------------------- to and fro */

struct text {
	char *bytes;
	size_t size;
};

static int collect(void *context, const void *bytes, size_t size)
{
	struct text *text = context;
	text->bytes = realloc(text->bytes, text->size + size);
	fuzzing_demand(text->bytes != NULL);
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

/* What was read is written, read, and written again. */
static void come_back(const klp_dataset *dataset, const char *format)
{
	struct text once, again;
	klp_dataset *back = NULL;
	/* XML cannot hold every text that JSON can. */
	if (write_as(&once, dataset, format) == KLP_OK) {
		fuzzing_demand(fuzzing_read(&back, format, KLP_PARSE_CHECK_SCHEMA, once.bytes, once.size) == KLP_OK);
		fuzzing_demand(write_as(&again, back, format) == KLP_OK);
		fuzzing_demand(once.size == again.size && memcmp(once.bytes, again.bytes, once.size) == 0);
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
	fuzzing_fail(number);
	klp_status status = fuzzing_read(&dataset, format, flags, bytes, size);
	fuzzing_demand(status != KLP_OUT_OF_MEMORY || (number != 0 && fuzzing_allocations >= number));
	fuzzing_fail(0);
	if (status == KLP_OK) {
		come_back(dataset, "xml");
		come_back(dataset, "json");
		if (strcmp(format, "csv") == 0) /* which cannot hold all that the others can */
			come_back(dataset, format);
	}
	klp_dataset_free(dataset);
	fuzzing_demand(klp_memory_blocks() == 0);
}
