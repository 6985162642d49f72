/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What every other room stands on: version, status, error, allocator, limits, options and progress. */

#include "base/buffer.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/options.h"
#include "base/progress.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------- version and status */

static const struct {
	klp_status status;
	int number;
	const char *name;
} statuses[] = {
	{ KLP_OK, 0, "KLP_OK" },
	{ KLP_INVALID_ARGUMENT, 1, "KLP_INVALID_ARGUMENT" },
	{ KLP_OUT_OF_MEMORY, 2, "KLP_OUT_OF_MEMORY" },
	{ KLP_IO, 3, "KLP_IO" },
	{ KLP_CANCELLED, 4, "KLP_CANCELLED" },
	{ KLP_ENCODING, 5, "KLP_ENCODING" },
	{ KLP_FORMAT, 6, "KLP_FORMAT" },
	{ KLP_UNSUPPORTED, 7, "KLP_UNSUPPORTED" },
	{ KLP_NO_TABLE, 8, "KLP_NO_TABLE" },
	{ KLP_CONFLICT, 9, "KLP_CONFLICT" },
	{ KLP_OVERFLOW, 10, "KLP_OVERFLOW" },
	{ KLP_NO_PROGRAM, 11, "KLP_NO_PROGRAM" },
	{ KLP_PERSONAL_DATA, 12, "KLP_PERSONAL_DATA" },
	{ KLP_LIMIT_INPUT_BYTES, 100, "KLP_LIMIT_INPUT_BYTES" },
	{ KLP_LIMIT_LINE_BYTES, 101, "KLP_LIMIT_LINE_BYTES" },
	{ KLP_LIMIT_LINES, 102, "KLP_LIMIT_LINES" },
	{ KLP_LIMIT_ROWS, 103, "KLP_LIMIT_ROWS" },
	{ KLP_LIMIT_COLUMNS, 104, "KLP_LIMIT_COLUMNS" },
	{ KLP_LIMIT_NAME_BYTES, 105, "KLP_LIMIT_NAME_BYTES" },
	{ KLP_LIMIT_NOTES, 106, "KLP_LIMIT_NOTES" },
	{ KLP_LIMIT_MEMORY, 107, "KLP_LIMIT_MEMORY" },
	{ KLP_LIMIT_EXPANSION, 108, "KLP_LIMIT_EXPANSION" },
	{ KLP_LIMIT_NESTING, 109, "KLP_LIMIT_NESTING" },
	{ KLP_LIMIT_DEPTH, 110, "KLP_LIMIT_DEPTH" },
	{ KLP_LIMIT_MEMBERS, 111, "KLP_LIMIT_MEMBERS" },
	{ KLP_LIMIT_PROGRAM_SECONDS, 112, "KLP_LIMIT_PROGRAM_SECONDS" },
	{ KLP_LIMIT_PROGRAM_MEMORY, 113, "KLP_LIMIT_PROGRAM_MEMORY" },
	{ KLP_LIMIT_UNUSABLE_RECORDS, 114, "KLP_LIMIT_UNUSABLE_RECORDS" },
};
enum { STATUSES = sizeof statuses / sizeof statuses[0] };

/* How many enumerators the header gives a number: a status that is added there must be named here too. */
static size_t statuses_in_header(void)
{
	FILE *file = fopen(KLP_SOURCE_DIR "/include/klantprofiel/base.h", "r");
	cr_assert(file != NULL);
	char line[512];
	size_t found = 0;
	while (fgets(line, sizeof line, file) != NULL) {
		char name[64];
		int number;
		found += sscanf(line, "\tKLP_%60[A-Z_] = %d", name, &number) == 2;
	}
	fclose(file);
	return found;
}

Test(foundation, version_and_every_status_have_a_name)
{
	char version[32];
	snprintf(version, sizeof version, "%d.%d.%d", KLP_VERSION_MAJOR, KLP_VERSION_MINOR, KLP_VERSION_PATCH);
	cr_expect_str_eq(klp_version(), version);
	cr_expect_eq(klp_version_number(), KLP_VERSION_NUMBER);
	cr_expect_eq(KLP_VERSION_NUMBER, KLP_VERSION_MAJOR * 1000000 + KLP_VERSION_MINOR * 1000 + KLP_VERSION_PATCH);

	cr_expect_eq(statuses_in_header(), (size_t)STATUSES, "the table above names every status");
	const char *unknown = klp_status_text((klp_status)77);
	for (size_t i = 0; i < STATUSES; i++) {
		cr_expect_eq((int)statuses[i].status, statuses[i].number, "%s keeps its number", statuses[i].name);
		cr_expect_str_eq(klp_status_name(statuses[i].status), statuses[i].name);
		const char *text = klp_status_text(statuses[i].status);
		cr_expect(strlen(text) > 10 && text[strlen(text) - 1] == '.', "%s: %s", statuses[i].name, text);
		cr_expect(strcmp(text, unknown) != 0, "%s has a text", statuses[i].name);
		for (size_t j = 0; j < i; j++)
			cr_expect(strcmp(text, klp_status_text(statuses[j].status)) != 0, "%s has a text of its own",
			          statuses[i].name);
	}
	static const int others[] = { -1, 13, 99, 115, 1000 };
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		cr_expect_str_eq(klp_status_name((klp_status)others[i]), "KLP_UNKNOWN", "%d", others[i]);
		cr_expect_str_eq(klp_status_text((klp_status)others[i]), unknown, "%d", others[i]);
	}
}

/* ------------------------------------------------------------------- errors */

static klp_status make_error(void *context, klp_error **error)
{
	const struct place place = { .source = "a.txt", .line = 3 };
	klp_error *made = NULL;
	klp_status status = error_set(&made, KLP_IO, &place, "%s", (const char *)context);
	if (status == KLP_OUT_OF_MEMORY) {
		*error = made;
		return status;
	}
	cr_assert_eq(klp_error_status(made), KLP_IO);
	klp_error_free(made);
	return KLP_OK;
}

Test(foundation, an_error_says_what_where_and_its_status)
{
	klp_error *error = (klp_error *)&error;
	char source[] = "rijnmond.txt";
	const struct place place = { .source = source, .page = 2, .line = 40, .column = 7, .byte = 1234 };
	cr_expect_eq(error_set(&error, KLP_FORMAT, &place, "a %s of %d", "row", 5), KLP_FORMAT);
	source[0] = 'X';
	cr_expect_eq(klp_error_status(error), KLP_FORMAT);
	cr_expect_str_eq(klp_error_message(error), "a row of 5");
	cr_expect_str_eq(klp_error_source(error), "rijnmond.txt", "a copy");
	cr_expect_eq(klp_error_page(error), 2u);
	cr_expect_eq(klp_error_line(error), 40u);
	cr_expect_eq(klp_error_column(error), 7u);
	cr_expect_eq(klp_error_byte(error), 1234u);
	klp_error_free(error);

	cr_expect_eq(error_null(&error, "dataset"), KLP_INVALID_ARGUMENT);
	cr_expect(strstr(klp_error_message(error), "'dataset'") != NULL, "%s", klp_error_message(error));
	cr_expect(klp_error_source(error) == NULL && klp_error_line(error) == 0, "no place");
	klp_error_free(error);
	cr_expect_eq(error_set(NULL, KLP_IO, &place, "nobody listens"), KLP_IO);
	cr_expect_eq(error_null(NULL, "x"), KLP_INVALID_ARGUMENT);
	cr_expect_eq(error_memory(NULL), KLP_OUT_OF_MEMORY);

	/* NULL is an error in which nothing went wrong */
	klp_error_free(NULL);
	cr_expect_eq(klp_error_status(NULL), KLP_OK);
	cr_expect_str_eq(klp_error_message(NULL), "");
	cr_expect(klp_error_source(NULL) == NULL);
	cr_expect_eq(klp_error_page(NULL) + klp_error_line(NULL) + klp_error_column(NULL) + klp_error_byte(NULL), 0u);

	/* a long message is kept whole */
	char *text = malloc(100001);
	cr_assert(text != NULL);
	memset(text, 'x', 100000);
	text[100000] = '\0';
	error_set(&error, KLP_FORMAT, NULL, "%s", text);
	cr_expect_str_eq(klp_error_message(error), text);
	klp_error_free(error);
	free(text);

	static const int known[] = { ENOENT, EACCES, EISDIR, ENOTDIR, ENOSPC, EIO, ENAMETOOLONG };
	const char *other = error_system_text(-5);
	cr_expect_gt(strlen(other), 0u);
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		cr_expect(strcmp(error_system_text(known[i]), other) != 0, "errno %d", known[i]);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(foundation, running_out_of_memory_is_said_without_memory)
{
	klp_error *error = NULL;
	cr_expect_eq(error_memory(&error), KLP_OUT_OF_MEMORY);
	cr_expect_eq(klp_memory_blocks(), 0u, "it takes none");
	cr_expect_eq(klp_error_status(error), KLP_OUT_OF_MEMORY);
	cr_expect_gt(strlen(klp_error_message(error)), 0u);
	cr_expect(klp_error_source(error) == NULL);
	klp_error_free(error);
	klp_error_free(error); /* it is nobody's */
	cr_expect_eq(klp_error_status(error), KLP_OUT_OF_MEMORY, "and still there");

	failing_install();
	failing_each("an error with message and source", make_error, (void *)"no such file", 1);
}

/* ---------------------------------------------------------------- allocator */

struct tally {
	size_t taken;
	size_t given_back;
	size_t moved;
};

static void *take(void *context, size_t size)
{
	cr_assert_gt(size, 0u, "never asked for nothing");
	((struct tally *)context)->taken++;
	return malloc(size);
}

static void *move(void *context, void *block, size_t size)
{
	cr_assert_gt(size, 0u);
	cr_assert(block != NULL);
	((struct tally *)context)->moved++;
	return realloc(block, size);
}

static void give_back(void *context, void *block)
{
	cr_assert(block != NULL, "never called with NULL");
	((struct tally *)context)->given_back++;
	free(block);
}

Test(foundation, the_callers_allocator_is_the_only_one)
{
	struct tally tally = { 0, 0, 0 };
	klp_allocator ours = { sizeof ours, take, move, give_back, &tally };
	cr_assert_eq(klp_allocator_set(&ours, NULL), KLP_OK);
	ours.allocate = NULL; /* it was copied */

	void *nothing = memory_allocate(0);
	cr_expect(nothing != NULL, "no bytes are a block too");
	unsigned char *zeroed = memory_allocate_zeroed(10, 3);
	for (size_t i = 0; i < 30; i++)
		cr_expect_eq(zeroed[i], 0);
	cr_expect(memory_allocate_zeroed(SIZE_MAX / 2, 3) == NULL, "a product that overflows");
	char *copy = memory_copy_text("Rotterdam", 4);
	cr_expect_str_eq(copy, "Rott");
	int *array = NULL;
	size_t capacity = 0;
	for (size_t i = 0; i < 1000; i++) {
		cr_assert(memory_reserve(&array, &capacity, i + 1, sizeof *array));
		cr_assert_gt(capacity, i);
		array[i] = (int)i;
	}
	for (size_t i = 0; i < 1000; i++)
		cr_assert_eq(array[i], (int)i);
	size_t before = capacity;
	cr_expect(!memory_reserve(&array, &capacity, SIZE_MAX, 1), "no room for all there is");
	cr_expect(!memory_reserve(&array, &capacity, SIZE_MAX / 4, sizeof *array), "a product that overflows");
	cr_expect_eq(capacity, before, "and the array is as it was");
	cr_expect_eq(array[999], 999);
	struct buffer buffer = { NULL, 0, 0 };
	cr_expect(buffer_add(&buffer, NULL, 0) && buffer.bytes == NULL, "nothing needs no room");
	cr_expect(buffer_add_text(&buffer, "12") && buffer_end_text(&buffer) && buffer_add_text(&buffer, "345"));
	cr_expect(!buffer_reserve(&buffer, SIZE_MAX), "no overflow");
	cr_expect(buffer.size == 5 && memcmp(buffer.bytes, "12345", 5) == 0);
	cr_expect_eq(klp_memory_blocks(), 5u);
	cr_expect_eq(tally.taken, 5u);
	cr_expect_gt(tally.moved, 0u);

	/* While a block lives, its allocator stays. */
	klp_error *error = NULL;
	cr_expect_eq(klp_allocator_set(NULL, &error), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_error_status(error), KLP_INVALID_ARGUMENT);
	klp_error_free(error);
	ours.allocate = take;
	cr_expect_eq(klp_allocator_set(&ours, NULL), KLP_INVALID_ARGUMENT);
	buffer_free(&buffer);
	memory_release(NULL);
	memory_release(nothing);
	memory_release(zeroed);
	memory_release(copy);
	memory_release(array);
	cr_expect_eq(klp_memory_blocks(), 0u);
	cr_expect_eq(tally.taken, tally.given_back, "every block came back");

	size_t taken = tally.taken;
	cr_expect_eq(klp_allocator_set(NULL, NULL), KLP_OK);
	memory_release(memory_allocate(8));
	cr_expect_eq(tally.taken, taken, "NULL brings back the C library's");

	const klp_allocator wrong[] = {
		{ 0, take, move, give_back, NULL },
		{ sizeof ours - 1, take, move, give_back, NULL },
		{ offsetof(klp_allocator, context), take, move, give_back, NULL },
		{ SIZE_MAX - 7, take, move, give_back, NULL },
		{ sizeof ours, NULL, move, give_back, NULL },
		{ sizeof ours, take, NULL, give_back, NULL },
		{ sizeof ours, take, move, NULL, NULL },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		cr_expect_eq(klp_allocator_set(&wrong[i], &error), KLP_INVALID_ARGUMENT, "row %zu", i);
		cr_expect_gt(strlen(klp_error_message(error)), 0u, "row %zu", i);
		klp_error_free(error);
	}
	memory_release(memory_allocate(8));
	cr_expect_eq(tally.taken, taken, "what is refused changes nothing");

	struct {
		klp_allocator known;
		void *later;
	} newer = { { sizeof newer, take, move, give_back, &tally }, &tally };
	cr_expect_eq(klp_allocator_set(&newer.known, NULL), KLP_INVALID_ARGUMENT, "newer, with what is not known here");
	memory_release(memory_allocate(8));
	cr_expect_eq(tally.taken, taken, "likewise");
	newer.later = NULL;
	cr_expect_eq(klp_allocator_set(&newer.known, NULL), KLP_OK, "newer, and nothing new asked for");
	memory_release(memory_allocate(8));
	cr_expect_eq(tally.taken, taken + 1, "it is taken");
}

/* ------------------------------------------------------- limits and options */

static uint64_t field(const klp_limits *limits, size_t index)
{
	uint64_t fields[] = { limits->input_bytes,     limits->line_bytes,
		                  limits->lines,           limits->rows,
		                  limits->columns,         limits->name_bytes,
		                  limits->notes,           limits->memory_bytes,
		                  limits->expansion_ratio, limits->nesting,
		                  limits->depth,           limits->members,
		                  limits->program_seconds, limits->program_memory_bytes,
		                  limits->unusable_records };
	return fields[index];
}

static klp_status refuse_limit(void *context, klp_error **error)
{
	(void)context;
	klp_limits limits = KLP_LIMITS_INIT;
	klp_status status = klp_limits_set(&limits, "time", 1, error);
	if (status != KLP_INVALID_ARGUMENT)
		return status;
	klp_error_free(*error);
	*error = NULL;
	return KLP_OK;
}

Test(foundation, every_limit_has_a_name_a_default_and_a_status)
{
	static const struct {
		const char *name;
		uint64_t standard;
		klp_status status;
	} limits[] = {
		{ "input-bytes", 1073741824, KLP_LIMIT_INPUT_BYTES },
		{ "line-bytes", 1048576, KLP_LIMIT_LINE_BYTES },
		{ "lines", 2000000, KLP_LIMIT_LINES },
		{ "rows", 1000000, KLP_LIMIT_ROWS },
		{ "columns", 1024, KLP_LIMIT_COLUMNS },
		{ "name-bytes", 256, KLP_LIMIT_NAME_BYTES },
		{ "notes", 10000, KLP_LIMIT_NOTES },
		{ "memory-bytes", 268435456, KLP_LIMIT_MEMORY },
		{ "expansion-ratio", 200, KLP_LIMIT_EXPANSION },
		{ "nesting", 3, KLP_LIMIT_NESTING },
		{ "depth", 256, KLP_LIMIT_DEPTH },
		{ "members", 10000, KLP_LIMIT_MEMBERS },
		{ "program-seconds", 30, KLP_LIMIT_PROGRAM_SECONDS },
		{ "program-memory-bytes", 536870912, KLP_LIMIT_PROGRAM_MEMORY },
		{ "unusable-records", 1000, KLP_LIMIT_UNUSABLE_RECORDS },
	};
	enum { LIMITS = sizeof limits / sizeof limits[0] };
	cr_assert_eq(klp_limit_count(), (size_t)LIMITS);
	cr_expect(klp_limit_name(LIMITS) == NULL && klp_limit_name(SIZE_MAX) == NULL);
	cr_expect_eq(klp_limit_default(LIMITS) + klp_limit_default(SIZE_MAX), 0u);
	const klp_limits untouched = KLP_LIMITS_INIT;
	klp_limits resolved;
	cr_expect_eq(limits_resolve(&resolved, NULL, NULL), KLP_OK);
	for (size_t i = 0; i < LIMITS; i++) {
		cr_expect_str_eq(klp_limit_name(i), limits[i].name);
		cr_expect_eq(klp_limit_default(i), limits[i].standard, "%s", limits[i].name);
		cr_expect_eq(field(&untouched, i), 0u, "%s", limits[i].name);
		cr_expect_eq(field(&resolved, i), limits[i].standard, "%s", limits[i].name);

		klp_limits set = KLP_LIMITS_INIT;
		cr_expect_eq(klp_limits_set(&set, limits[i].name, UINT64_MAX, NULL), KLP_OK, "%s", limits[i].name);
		for (size_t j = 0; j < LIMITS; j++)
			cr_expect_eq(field(&set, j), i == j ? UINT64_MAX : 0, "setting %s, field %zu", limits[i].name, j);
		cr_expect_eq(klp_limits_set(&set, limits[i].name, 42, NULL), KLP_OK);
		cr_expect_eq(limits_resolve(&resolved, &set, NULL), KLP_OK);
		for (size_t j = 0; j < LIMITS; j++)
			cr_expect_eq(field(&resolved, j), i == j ? 42 : limits[j].standard, "%s, field %zu", limits[i].name, j);

		klp_error *error = NULL;
		const struct place place = { .source = "a.txt", .line = 9 };
		cr_expect_eq(limits_exceeded(limits[i].status, &resolved, &place, &error), limits[i].status);
		cr_expect_eq(klp_error_status(error), limits[i].status, "%s", limits[i].name);
		char quoted[32];
		snprintf(quoted, sizeof quoted, "'%s'", limits[i].name);
		cr_expect(strstr(klp_error_message(error), quoted) != NULL, "%s", klp_error_message(error));
		cr_expect(strstr(klp_error_message(error), "42") != NULL, "%s", klp_error_message(error));
		cr_expect_eq(klp_error_line(error), 9u);
		klp_error_free(error);
		resolved = (klp_limits)KLP_LIMITS_INIT;
		limits_resolve(&resolved, NULL, NULL);
	}

	klp_limits set = KLP_LIMITS_INIT;
	static const char *const unknown[] = { "", "Rows", "row", "rows ", "time", "input_bytes" };
	for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
		klp_error *error = NULL;
		cr_expect_eq(klp_limits_set(&set, unknown[i], 1, &error), KLP_INVALID_ARGUMENT, "'%s'", unknown[i]);
		for (size_t j = 0; j < LIMITS; j++)
			cr_expect(strstr(klp_error_message(error), limits[j].name) != NULL, "%s", klp_error_message(error));
		klp_error_free(error);
	}
	cr_expect(memcmp(&set, &untouched, sizeof set) == 0, "and nothing was set");
	cr_expect_eq(klp_limits_set(NULL, "rows", 1, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_limits_set(&set, NULL, 1, NULL), KLP_INVALID_ARGUMENT);

	static const size_t impossible[] = { 0, 7, 9, sizeof(klp_limits) - 1, SIZE_MAX - 7 };
	for (size_t i = 0; i < sizeof impossible / sizeof impossible[0]; i++) {
		klp_limits not_initialised = { .struct_size = impossible[i] };
		klp_error *error = NULL;
		cr_expect_eq(klp_limits_set(&not_initialised, "rows", 1, &error), KLP_INVALID_ARGUMENT, "row %zu", i);
		cr_expect(strstr(klp_error_message(error), "KLP_LIMITS_INIT") != NULL, "%s", klp_error_message(error));
		cr_expect_eq(not_initialised.rows, 0u, "row %zu", i);
		klp_error_free(error);
	}
	klp_limits older = KLP_LIMITS_INIT;
	older.struct_size = offsetof(klp_limits, notes);
	cr_expect_eq(klp_limits_set(&older, "name-bytes", 7, NULL), KLP_OK, "what an older struct has");
	cr_expect_eq(klp_limits_set(&older, "notes", 7, NULL), KLP_INVALID_ARGUMENT, "and what it has not");
	cr_expect_eq(older.notes, 0u);

	failing_install();
	failing_each("a limit that there is not", refuse_limit, NULL, 1);
}

Test(foundation, options_grow_without_breaking_older_and_newer_callers)
{
	struct options {
		size_t struct_size;
		uint64_t one;
		uint64_t two;
	};
	struct {
		struct options known;
		unsigned char later[64];
	} given;
	static const struct {
		size_t struct_size;
		/** offset past the known fields of a byte that is not zero, or -1 */
		int later;
		klp_status status;
		uint64_t one;
		uint64_t two;
		const char *why;
	} cases[] = {
		{ sizeof(struct options), -1, KLP_OK, 11, 22, "of today" },
		{ sizeof(size_t), -1, KLP_OK, 1, 2, "of the very first release: defaults" },
		{ sizeof(size_t) + 8, -1, KLP_OK, 11, 2, "older: the second field is the default" },
		{ sizeof(struct options) + 8, -1, KLP_OK, 11, 22, "newer, and nothing new asked for" },
		{ sizeof(struct options) + 64, -1, KLP_OK, 11, 22, "much newer" },
		{ sizeof(struct options), 0, KLP_OK, 11, 22, "what lies past the struct is not looked at" },
		{ sizeof(struct options) + 8, 0, KLP_INVALID_ARGUMENT, 1, 2, "newer, with an option not known here" },
		{ sizeof(struct options) + 8, 7, KLP_INVALID_ARGUMENT, 1, 2, "in the last byte" },
		{ sizeof(struct options) + 8, 8, KLP_OK, 11, 22, "past the last byte" },
		{ sizeof(struct options) + 64, 63, KLP_INVALID_ARGUMENT, 1, 2, "in the last byte of a much newer one" },
		{ 0, -1, KLP_INVALID_ARGUMENT, 1, 2, "not initialised" },
		{ sizeof(size_t) - 1, -1, KLP_INVALID_ARGUMENT, 1, 2, "too small to hold its own size" },
		{ sizeof(size_t) + 1, -1, KLP_INVALID_ARGUMENT, 1, 2, "ends inside a field" },
		{ sizeof(struct options) + 4, -1, KLP_INVALID_ARGUMENT, 1, 2, "likewise, newer" },
		{ SIZE_MAX, -1, KLP_INVALID_ARGUMENT, 1, 2, "noise" },
		{ (size_t)1 << 40, -1, KLP_INVALID_ARGUMENT, 1, 2, "noise" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		memset(&given, 0, sizeof given);
		given.known = (struct options){ cases[i].struct_size, 11, 22 };
		if (cases[i].later >= 0)
			given.later[cases[i].later] = 1;
		struct options copy = { sizeof copy, 1, 2 };
		klp_error *error = NULL;
		cr_expect_eq(options_take(&copy, sizeof copy, &given, "klp_options", &error), cases[i].status, "row %zu, %s", i,
		             cases[i].why);
		cr_expect_eq(copy.one, cases[i].one, "row %zu, %s: %" PRIu64, i, cases[i].why, copy.one);
		cr_expect_eq(copy.two, cases[i].two, "row %zu, %s: %" PRIu64, i, cases[i].why, copy.two);
		cr_expect_eq(copy.struct_size, sizeof copy, "row %zu, %s", i, cases[i].why);
		if (cases[i].status != KLP_OK)
			cr_expect(strstr(klp_error_message(error), "klp_options") != NULL, "%s", klp_error_message(error));
		klp_error_free(error);
	}
	struct options copy = { sizeof copy, 1, 2 };
	cr_expect_eq(options_take(&copy, sizeof copy, NULL, "klp_options", NULL), KLP_OK, "NULL means the defaults");
	cr_expect(copy.one == 1 && copy.two == 2);
}

/* ----------------------------------------------------------------- progress */

struct witness {
	uint64_t calls;
	uint64_t last;
	uint64_t last_total;
	uint64_t stop_at;
};

static int see(void *context, uint64_t done, uint64_t total)
{
	struct witness *witness = context;
	cr_assert_geq(done, witness->last, "it never falls");
	witness->calls++;
	witness->last = done;
	witness->last_total = total;
	return witness->stop_at != 0 && done >= witness->stop_at;
}

Test(foundation, progress_is_told_now_and_then_and_can_stop_the_work)
{
	static const uint64_t totals[] = { 0, 1, 7, 99, 100, 101, 5000, 1000000 };
	for (size_t i = 0; i < sizeof totals / sizeof totals[0]; i++) {
		struct witness witness = { 0, 0, 0, 0 };
		struct progress progress = progress_start(see, &witness, totals[i]);
		uint64_t work = totals[i] == 0 ? 1000000 : totals[i];
		for (uint64_t done = 1; done <= work; done++)
			cr_assert_eq(progress_tell(&progress, done, NULL), KLP_OK);
		cr_expect_leq(witness.calls, 101u, "%" PRIu64 " units", totals[i]);
		cr_expect_gt(witness.calls, work >= 100 ? 10u : 0u, "%" PRIu64 " units", totals[i]);
		cr_expect_eq(witness.last_total, totals[i]);
		cr_expect_eq(progress_end(&progress, work, NULL), KLP_OK);
		cr_expect_eq(witness.last, work, "%" PRIu64 " units: the end is told", totals[i]);
		cr_expect_eq(witness.last_total, work, "%" PRIu64 " units: and that it is the end", totals[i]);
	}

	struct witness witness = { .stop_at = 500 };
	struct progress progress = progress_start(see, &witness, 1000);
	klp_error *error = NULL;
	klp_status status = KLP_OK;
	for (uint64_t done = 1; status == KLP_OK && done <= 1000; done++)
		status = progress_tell(&progress, done, &error);
	cr_expect_eq(status, KLP_CANCELLED);
	cr_expect_eq(klp_error_status(error), KLP_CANCELLED);
	cr_expect_lt(witness.last, 600u);
	klp_error_free(error);
	cr_expect_eq(progress_end(&progress, 1000, NULL), KLP_CANCELLED, "at the end too");

	progress = progress_start(NULL, NULL, 10);
	cr_expect_eq(progress_tell(&progress, 5, NULL), KLP_OK, "nobody asks");
	cr_expect_eq(progress_end(&progress, 10, NULL), KLP_OK);
}
