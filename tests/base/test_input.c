/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Bytes from files, pipes and callers' functions, whole or not at all. */

#include "base/input.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER KLP_BUILD_DIR
enum { PATTERN = 251 };

static char byte_at(size_t i)
{
	return (char)(i % PATTERN);
}

static void write_bytes(FILE *file, size_t size)
{
	for (size_t i = 0; i < size; i++)
		putc(byte_at(i), file);
}

/* The tests run side by side, each in a process of its own: each has a path of its own. */
static const char *own_path(void)
{
	static char path[sizeof FOLDER + 64];
	snprintf(path, sizeof path, "%s/test-input-%ld", FOLDER, (long)getpid());
	return path;
}

/* A file of that many bytes. */
static const char *file_of(size_t size)
{
	const char *path = own_path();
	FILE *file = fopen(path, "wb");
	cr_assert(file != NULL);
	write_bytes(file, size);
	fclose(file);
	return path;
}

static void expect_bytes(const struct buffer *buffer, size_t size, const char *why)
{
	cr_assert_eq(buffer->size, size, "%s: %zu bytes", why, buffer->size);
	for (size_t i = 0; i < size; i++)
		cr_assert_eq(buffer->bytes[i], byte_at(i), "%s: byte %zu", why, i);
}

static klp_limits all_limits(uint64_t input_bytes)
{
	klp_limits limits = KLP_LIMITS_INIT;
	klp_limits resolved;
	limits.input_bytes = input_bytes;
	cr_assert_eq(limits_resolve(&resolved, &limits, NULL), KLP_OK);
	return resolved;
}

/* Cancels once so much is done; 0 never. */
struct watch {
	uint64_t stop_at;
	uint64_t last;
	size_t calls;
};

static int watching(void *context, uint64_t done, uint64_t total)
{
	struct watch *watch = context;
	cr_expect_eq(total, 0u, "nobody knows how much comes");
	cr_expect_geq(done, watch->last);
	watch->last = done;
	watch->calls++;
	return watch->stop_at != 0 && done >= watch->stop_at;
}

/* ------------------------------------------------------------------- files */

Test(input, a_file_is_read_whole_within_its_limit)
{
	enum { PIECE = 1 << 18 };
	static const struct {
		size_t size;
		uint64_t limit;
		klp_status status;
		const char *why;
	} cases[] = {
		{ 0, 0, KLP_OK, "an empty file" },
		{ 1, 0, KLP_OK, "one byte" },
		{ PIECE - 1, 0, KLP_OK, "just under a piece" },
		{ PIECE, 0, KLP_OK, "a piece" },
		{ PIECE + 1, 0, KLP_OK, "just over" },
		{ 3 * PIECE + 7, 0, KLP_OK, "some pieces" },
		{ 1000, 1000, KLP_OK, "as much as is allowed" },
		{ 1001, 1000, KLP_LIMIT_INPUT_BYTES, "one more" },
		{ 1, UINT64_MAX, KLP_OK, "no limit" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const klp_limits limits = all_limits(cases[i].limit);
		struct buffer buffer = { NULL, 0, 0 };
		klp_error *error = NULL;
		klp_status status = input_read_file(&buffer, file_of(cases[i].size), "invoer", &limits, NULL, NULL, &error);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].why, klp_error_message(error));
		cr_expect_eq(klp_error_status(error), cases[i].status, "%s", cases[i].why);
		if (status == KLP_OK)
			expect_bytes(&buffer, cases[i].size, cases[i].why);
		else
			cr_expect(buffer.bytes == NULL && buffer.size == 0, "%s: nothing is left", cases[i].why);
		buffer_free(&buffer);
		klp_error_free(error);
	}
	remove(own_path());
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(input, what_cannot_be_read_is_said_with_its_reason)
{
	const klp_limits limits = all_limits(0);
	char below_a_file[sizeof FOLDER + 80];
	snprintf(below_a_file, sizeof below_a_file, "%s/below", file_of(10));
	const struct {
		const char *path;
		const char *message;
	} cases[] = {
		{ FOLDER, "folder" },
		{ FOLDER "/there-is-no-such-file", "no such file" },
		{ FOLDER "/no-such-folder/file", "no such file" },
		{ below_a_file, "not a folder" },
		{ "", "no such file" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buffer buffer = { NULL, 0, 0 };
		klp_error *error = NULL;
		cr_expect_eq(input_read_file(&buffer, cases[i].path, "invoer", &limits, NULL, NULL, &error), KLP_IO, "%s",
		             cases[i].path);
		cr_expect(strstr(klp_error_message(error), cases[i].message) != NULL, "%s: %s", cases[i].path,
		          klp_error_message(error));
		cr_expect_str_eq(klp_error_source(error), "invoer", "%s", cases[i].path);
		cr_expect(buffer.bytes == NULL && buffer.size == 0, "%s", cases[i].path);
		klp_error_free(error);
	}
	char long_path[8192];
	memset(long_path, 'x', sizeof long_path);
	long_path[sizeof long_path - 1] = '\0';
	struct buffer buffer = { NULL, 0, 0 };
	klp_error *error = NULL;
	cr_expect_eq(input_read_file(&buffer, long_path, "invoer", &limits, NULL, NULL, &error), KLP_IO);
	cr_expect(strstr(klp_error_message(error), "too long") != NULL, "%s", klp_error_message(error));
	klp_error_free(error);

	cr_expect_eq(input_read_file(&buffer, "/dev/null", "niets", &limits, NULL, NULL, NULL), KLP_OK);
	cr_expect_eq(buffer.size, 0u);
	buffer_free(&buffer);
	const klp_limits few = all_limits(100000);
	cr_expect_eq(input_read_file(&buffer, "/dev/zero", "zonder eind", &few, NULL, NULL, NULL), KLP_LIMIT_INPUT_BYTES,
	             "an input without an end meets the limit");
	cr_expect(buffer.bytes == NULL);
	remove(own_path());
}

enum { PIPED = 300000 };

/* A thread, not a process: valgrind would take what the test framework holds in a forked process for leaks. */
static void *write_into(void *path)
{
	FILE *file = fopen(path, "wb");
	if (file == NULL)
		return NULL;
	write_bytes(file, PIPED);
	return fclose(file) == 0 ? path : NULL;
}

Test(input, a_pipe_is_read_to_its_end)
{
	char path[sizeof FOLDER + 64];
	strcpy(path, own_path());
	remove(path);
	cr_assert_eq(mkfifo(path, 0600), 0);
	pthread_t writer;
	cr_assert_eq(pthread_create(&writer, NULL, write_into, path), 0);
	const klp_limits limits = all_limits(0);
	struct buffer buffer = { NULL, 0, 0 };
	struct watch watch = { 0, 0, 0 };
	klp_error *error = NULL;
	cr_expect_eq(input_read_file(&buffer, path, "pijp", &limits, watching, &watch, &error), KLP_OK, "%s",
	             klp_error_message(error));
	void *written = NULL;
	pthread_join(writer, &written);
	cr_expect(written != NULL, "the writer could write it all");
	expect_bytes(&buffer, PIPED, "a pipe");
	cr_expect_gt(watch.calls, 0u, "and it was told how far the work was");
	buffer_free(&buffer);
	remove(path);
}

Test(input, reading_can_be_cancelled_and_leaves_nothing)
{
	enum { SIZE = 2000000 };
	const klp_limits limits = all_limits(0);
	struct buffer buffer = { NULL, 0, 0 };
	struct watch watch = { .stop_at = 500000 };
	klp_error *error = NULL;
	cr_expect_eq(input_read_file(&buffer, file_of(SIZE), "invoer", &limits, watching, &watch, &error), KLP_CANCELLED);
	cr_expect_eq(klp_error_status(error), KLP_CANCELLED);
	cr_expect_lt(watch.last, 1000000u, "soon after it was asked");
	cr_expect(buffer.bytes == NULL && buffer.size == 0);
	cr_expect_eq(klp_memory_blocks(), 3u - (klp_error_source(error) == NULL), "only the error lives");
	klp_error_free(error);
	remove(own_path());
}

/* ----------------------------------------------------------------- streams */

struct stream {
	size_t size;
	size_t at;
	/** the most that one call gives */
	size_t piece;
	/** -1 at this offset; SIZE_MAX never */
	size_t fail_at;
	/** say this many bytes more than there was room for */
	int64_t boast;
	size_t calls;
};

static int64_t give(void *context, void *buffer, size_t capacity)
{
	struct stream *stream = context;
	stream->calls++;
	if (stream->boast > 0)
		return (int64_t)capacity + stream->boast;
	if (stream->at >= stream->fail_at)
		return -1;
	size_t count = stream->size - stream->at;
	count = count < stream->piece ? count : stream->piece;
	count = count < capacity ? count : capacity;
	for (size_t i = 0; i < count; i++)
		((char *)buffer)[i] = byte_at(stream->at + i);
	stream->at += count;
	return (int64_t)count;
}

Test(input, a_callers_function_is_asked_until_it_ends_or_fails)
{
	static const struct {
		struct stream stream;
		uint64_t limit;
		uint64_t stop_at;
		klp_status status;
		const char *why;
	} cases[] = {
		{ { 0, 0, 10, SIZE_MAX, 0, 0 }, 0, 0, KLP_OK, "nothing" },
		{ { 1000, 0, 1, SIZE_MAX, 0, 0 }, 0, 0, KLP_OK, "byte after byte" },
		{ { 1000000, 0, SIZE_MAX, SIZE_MAX, 0, 0 }, 0, 0, KLP_OK, "as much as there is room for" },
		{ { 1000000, 0, 4099, SIZE_MAX, 0, 0 }, 1000000, 0, KLP_OK, "exactly the limit" },
		{ { 1000001, 0, 4099, SIZE_MAX, 0, 0 }, 1000000, 0, KLP_LIMIT_INPUT_BYTES, "one byte over it" },
		{ { 1000, 0, 100, 0, 0, 0 }, 0, 0, KLP_IO, "fails at once" },
		{ { 1000, 0, 100, 500, 0, 0 }, 0, 0, KLP_IO, "fails half-way" },
		{ { 1000, 0, 100, SIZE_MAX, 1, 0 }, 0, 0, KLP_INVALID_ARGUMENT, "gives more than was asked" },
		{ { 1000, 0, 100, SIZE_MAX, INT64_MAX / 2, 0 }, 0, 0, KLP_INVALID_ARGUMENT, "much more" },
		{ { 1000000, 0, 5000, SIZE_MAX, 0, 0 }, 0, 300000, KLP_CANCELLED, "is cancelled" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const klp_limits limits = all_limits(cases[i].limit);
		struct stream stream = cases[i].stream;
		struct watch watch = { .stop_at = cases[i].stop_at };
		struct buffer buffer = { NULL, 0, 0 };
		klp_error *error = NULL;
		klp_status status = input_read_stream(&buffer, give, &stream, "stroom", &limits, watching, &watch, &error);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].why, klp_status_name(status));
		cr_expect_eq(klp_error_status(error), cases[i].status, "%s", cases[i].why);
		if (status == KLP_OK)
			expect_bytes(&buffer, cases[i].stream.size, cases[i].why);
		else
			cr_expect(buffer.bytes == NULL && buffer.size == 0, "%s: nothing is left", cases[i].why);
		cr_expect(status == KLP_OK || klp_error_message(error)[0] != '\0', "%s", cases[i].why);
		klp_error_free(error);
		buffer_free(&buffer);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

static klp_status read_from_file(void *context, klp_error **error)
{
	const klp_limits limits = all_limits(0);
	struct buffer buffer = { NULL, 0, 0 };
	klp_status status = input_read_file(&buffer, context, "invoer", &limits, NULL, NULL, error);
	cr_expect(status == KLP_OK || buffer.bytes == NULL);
	buffer_free(&buffer);
	return status;
}

static klp_status read_from_stream(void *context, klp_error **error)
{
	(void)context;
	const klp_limits limits = all_limits(0);
	struct stream stream = { 600000, 0, 50000, SIZE_MAX, 0, 0 };
	struct buffer buffer = { NULL, 0, 0 };
	klp_status status = input_read_stream(&buffer, give, &stream, "stroom", &limits, NULL, NULL, error);
	cr_expect(status == KLP_OK || buffer.bytes == NULL);
	buffer_free(&buffer);
	return status;
}

Test(input, memory_that_fails_is_said_and_nothing_leaks)
{
	failing_install();
	failing_each("a file", read_from_file, (void *)file_of(1000), 1);
	failing_each("a stream", read_from_stream, NULL, 1);
	remove(own_path());
}
