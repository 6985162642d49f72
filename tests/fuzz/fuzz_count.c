/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Any bytes as an extract: CSV, XML, packed or not. The first byte says how they are counted, and all of them together which allocation
 * fails. */

#include "fuzz/fuzzing.h"

#include <stdbool.h>
#include <string.h>

enum { UNIQUE = 1, TWO_THREADS = 2, STREAM = 4, SHORT_LINES = 8 };

struct stream {
	const uint8_t *at;
	size_t left;
};

static int64_t give(void *context, void *buffer, size_t capacity)
{
	enum { PIECE = 13 };
	struct stream *stream = context;
	size_t given = stream->left < PIECE ? stream->left : PIECE;
	given = given < capacity ? given : capacity;
	if (given > 0)
		memcpy(buffer, stream->at, given);
	stream->at += given;
	stream->left -= given;
	return (int64_t)given;
}

static klp_status feed(klp_count *count, int how, const uint8_t *bytes, size_t size, klp_error **error)
{
	struct stream stream = { bytes, size };
	if ((how & STREAM) != 0)
		return klp_count_stream(count, give, &stream, "fuzz", error);
	return klp_count_memory(count, bytes, size, "fuzz", error);
}

/* Every record ends in one bin. */
static uint64_t check_bins(const klp_count *count)
{
	uint64_t sum = 0;
	for (int bin = 0; bin < KLP_BINS; bin++)
		sum += klp_count_bin(count, (klp_bin)bin);
	fuzzing_demand(sum == klp_count_tally_of(count, KLP_TALLY_RECORDS));
	return sum;
}

static void finish(const klp_count *count)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	klp_status status = klp_count_finish(&dataset, count, &error);
	fuzzing_demand(klp_error_status(error) == status);
	fuzzing_demand(status == KLP_OK || status == KLP_OUT_OF_MEMORY || status == KLP_LIMIT_NOTES);
	klp_dataset_free(dataset);
	klp_error_free(error);
}

/* Counts, and says how many records there were. */
static klp_status count_once(int how, const uint8_t *bytes, size_t size, uint64_t *records)
{
	klp_limits limits = KLP_LIMITS_INIT;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	klp_count *count = NULL;
	klp_error *error = NULL;
	limits.memory_bytes = UINT64_C(16) << 20;
	limits.input_bytes = UINT64_C(4) << 20;
	limits.line_bytes = (how & SHORT_LINES) != 0 ? 64 : 4096;
	options.date = "2025-06-30";
	options.limits = &limits;
	options.unique = (how & UNIQUE) != 0;
	options.threads = (how & TWO_THREADS) != 0 ? 2 : 1;
	options.key = "a key of the fuzzer";
	options.key_size = strlen(options.key);
	klp_status status = klp_count_new(&count, &options, &error);
	if (status == KLP_OK) {
		status = feed(count, how, bytes, size, &error);
		fuzzing_demand(klp_error_status(error) == status);
		fuzzing_demand(status == KLP_OK || klp_error_message(error)[0] != '\0');
		if (status == KLP_OK)
			finish(count);
		*records = (how & UNIQUE) != 0 && status != KLP_OK ? 0 : check_bins(count);
		fuzzing_demand(status == KLP_OK || *records == 0);
	}
	klp_error_free(error);
	klp_count_free(count);
	fuzzing_demand(klp_memory_blocks() == 0);
	return status;
}

static size_t failing_allocation(const uint8_t *bytes, size_t size)
{
	enum { OF = 8, MOST = 200 };
	size_t sum = 0;
	for (size_t i = 0; i < size; i++)
		sum = sum * 31 + bytes[i];
	return sum % OF == 0 ? sum / OF % MOST + 1 : 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	uint64_t records = 0, again = 0;
	if (size == 0)
		return 0;
	int how = bytes[0];
	size_t failing = failing_allocation(bytes, size);
	fuzzing_fail(0);
	klp_status status = count_once(how, bytes + 1, size - 1, &records);
	/* Whatever the way the bytes come and the threads they are counted by, it is the same. A stream cannot give an archive. */
	klp_status other = count_once(how ^ TWO_THREADS ^ STREAM, bytes + 1, size - 1, &again);
	/* How much is packed a stream does not know before its end. */
	bool expands = status == KLP_LIMIT_EXPANSION || other == KLP_LIMIT_EXPANSION;
	bool archive = status == KLP_UNSUPPORTED || other == KLP_UNSUPPORTED || (size > 2 && bytes[1] == 'P');
	fuzzing_demand(archive || expands || (status == other && records == again));
	if (failing == 0)
		return 0;
	fuzzing_fail(failing);
	other = count_once(how & ~TWO_THREADS, bytes + 1, size - 1, &again);
	fuzzing_demand(other == status || archive || other == KLP_OUT_OF_MEMORY);
	fuzzing_fail(0);
	return 0;
}
