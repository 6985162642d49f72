/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Extracts as runs of bytes: whatever they are packed in, the same bytes come out, and what is no extract is refused with advice. */

#include "count/counting.h"
#include "count/source.h"
#include "read/packing.h"
#include "support/failing.h"

#include "base/memory.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])
#define TEXT "client_id;gemeentecode\n1;GM0599\n2;GM0363\n"

/* ------------------------------------------------------------------ reading */

static klp_limits limits_for_count(void)
{
	klp_limits limits = KLP_LIMITS_INIT, resolved;
	limits.input_bytes = UINT64_MAX;
	cr_assert_eq(limits_resolve(&resolved, &limits, NULL), KLP_OK);
	return resolved;
}

struct text {
	char bytes[4096];
	size_t size;
};

/* All bytes of a source, piece by piece; the names of sources and their texts stand behind one another. */
static klp_status read_source(struct source *source, struct text *text, size_t piece, klp_error **error)
{
	size_t got = 1;
	while (got > 0) {
		cr_assert(sizeof text->bytes - text->size >= piece);
		klp_status status = source->read(source, text->bytes + text->size, piece, &got, error);
		if (status != KLP_OK)
			return status;
		text->size += got;
	}
	return KLP_OK;
}

static klp_status read_all(struct sources *sources, struct text *text, size_t piece, size_t *count, klp_error **error)
{
	*count = 0;
	for (;;) {
		struct source *source;
		klp_status status = sources_next(sources, &source, error);
		if (status != KLP_OK || source == NULL)
			return status;
		++*count;
		status = read_source(source, text, piece, error);
		source_close(source);
		if (status != KLP_OK)
			return status;
	}
}

/* A caller's function that gives few bytes at a time. */
struct stream {
	const unsigned char *at;
	size_t left;
	/** says that it failed instead of giving the last bytes */
	bool fails;
	size_t calls_after_end;
	bool ended;
};

static int64_t give(void *context, void *buffer, size_t capacity)
{
	struct stream *stream = context;
	size_t given = stream->left < 5 ? stream->left : 5;
	given = given < capacity ? given : capacity;
	stream->calls_after_end += stream->ended;
	stream->ended = given == 0;
	if (given > 0)
		memcpy(buffer, stream->at, given);
	stream->at += given;
	stream->left -= given;
	return given == 0 && stream->fails ? -1 : (int64_t)given;
}

/* ------------------------------------------------------------ as it is packed */

static void add_plain(struct packing *packing)
{
	packing_add(packing, TEXT, sizeof TEXT - 1);
}

static void add_gzip(struct packing *packing)
{
	packing_gzip(packing, TEXT, 20);
	packing_gzip(packing, TEXT + 20, sizeof TEXT - 1 - 20);
}

static void add_gzip_twice(struct packing *packing)
{
	struct packing inner = { NULL, 0, 0 };
	add_gzip(&inner);
	packing_gzip(packing, inner.at, inner.size);
	free(inner.at);
}

static void add_wide(struct packing *packing, bool big, bool mark)
{
	if (mark)
		packing_add(packing, big ? "\xFE\xFF" : "\xFF\xFE", 2);
	for (const char *at = TEXT; *at != '\0'; at++) {
		char unit[] = { big ? '\0' : *at, big ? *at : '\0' };
		packing_add(packing, unit, 2);
	}
}

static void add_utf16le(struct packing *packing)
{
	add_wide(packing, false, true);
}

static void add_utf16be_without_mark(struct packing *packing)
{
	add_wide(packing, true, false);
}

static void add_utf16_in_gzip(struct packing *packing)
{
	struct packing inner = { NULL, 0, 0 };
	add_wide(&inner, true, true);
	packing_gzip(packing, inner.at, inner.size);
	free(inner.at);
}

#ifdef KLP_TEST_ZIP

static void add_zip(struct packing *packing)
{
	const struct packing_member members[] = { { .name = "deel/", .bytes = "" },
		                                      { .name = "deel/1.csv", .bytes = TEXT, .size = sizeof TEXT - 1 },
		                                      { .name = "__MACOSX/deel/._1.csv", .bytes = "\0\1\2", .size = 3 } };
	packing_zip_of(packing, members, COUNT(members));
}

static void add_zip_stored(struct packing *packing)
{
	const struct packing_member members[] = {
		{ .name = "1.csv", .bytes = TEXT, .size = sizeof TEXT - 1, .stored = true },
	};
	packing_zip_of(packing, members, COUNT(members));
}

static void add_zip_large(struct packing *packing)
{
	const struct packing_member members[] = {
		{ .name = "1.csv", .bytes = TEXT, .size = sizeof TEXT - 1, .zip64 = true, .descriptor = true },
	};
	packing_zip(packing, &(struct packing_archive){ .members = members, .count = 1, .comment = "PK", .zip64 = true });
}

static void add_zip_of_gzip(struct packing *packing)
{
	struct packing inner = { NULL, 0, 0 };
	add_gzip_twice(&inner);
	const struct packing_member members[] = { { .name = "1.csv.gz", .bytes = inner.at, .size = inner.size } };
	packing_zip_of(packing, members, COUNT(members));
	free(inner.at);
}

#endif

static const struct form {
	const char *what;
	void (*add)(struct packing *packing);
	/** whether a stream gives it, too */
	bool streams;
	/** whether it can be read anywhere */
	bool anywhere;
} forms[] = {
	{ "plain", add_plain, true, true },
	{ "gzip of two files", add_gzip, true, false },
	{ "gzip of gzip", add_gzip_twice, true, false },
	{ "UTF-16 with a mark", add_utf16le, true, false },
	{ "UTF-16 without", add_utf16be_without_mark, true, false },
	{ "UTF-16 in gzip", add_utf16_in_gzip, true, false },
#ifdef KLP_TEST_ZIP
	{ "zip", add_zip, false, false },
	{ "zip, stored", add_zip_stored, false, false },
	{ "zip64", add_zip_large, false, false },
	{ "gzip of gzip in zip", add_zip_of_gzip, false, false },
#endif
};

static void expect_text(const char *what, const char *how, struct sources *sources, klp_status expected)
{
	struct text text = { .size = 0 };
	klp_error *error = NULL;
	size_t count;
	klp_status status = read_all(sources, &text, 61, &count, &error);
	cr_expect_eq(status, expected, "%s, %s: %s", what, how, klp_error_message(error));
	klp_error_free(error);
	if (expected == KLP_OK)
		cr_expect(count == 1 && text.size == sizeof TEXT - 1 && memcmp(text.bytes, TEXT, text.size) == 0,
		          "%s, %s: %zu sources, %zu bytes", what, how, count, text.size);
	sources_free(sources);
}

Test(source, the_same_bytes_come_out_of_whatever_they_are_packed_in)
{
	const klp_limits limits = limits_for_count();
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct packing packing = { NULL, 0, 0 };
		struct sources *sources = NULL;
		const char *path = counting_path("source");
		forms[i].add(&packing);
		cr_assert_eq(sources_of_memory(&sources, packing.at, packing.size, "memory", &limits, NULL), KLP_OK);
		cr_expect_eq(sources_total(sources), packing.size);
		expect_text(forms[i].what, "memory", sources, KLP_OK);

		FILE *file = fopen(path, "wb");
		cr_assert(file != NULL && fwrite(packing.at, 1, packing.size, file) == packing.size && fclose(file) == 0);
		cr_assert_eq(sources_of_files(&sources, &path, 1, &limits, NULL), KLP_OK);
		cr_expect_eq(sources_total(sources), packing.size);
		expect_text(forms[i].what, "file", sources, KLP_OK);

		struct stream stream = { packing.at, packing.size, false, 0, false };
		cr_assert_eq(sources_of_stream(&sources, give, &stream, "stream", &limits, NULL), KLP_OK);
		cr_expect_eq(sources_total(sources), 0);
		expect_text(forms[i].what, "stream", sources, forms[i].streams ? KLP_OK : KLP_UNSUPPORTED);
		cr_expect_eq(stream.calls_after_end, 0, "%s: asked again after the end", forms[i].what);
		free(packing.at);
		unlink(path);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(source, what_can_be_read_anywhere_is_told_as_such)
{
	const klp_limits limits = limits_for_count();
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct packing packing = { NULL, 0, 0 };
		struct sources *sources = NULL;
		struct source *source = NULL;
		forms[i].add(&packing);
		cr_assert_eq(sources_of_memory(&sources, packing.at, packing.size, NULL, &limits, NULL), KLP_OK);
		cr_assert_eq(sources_next(sources, &source, NULL), KLP_OK);
		cr_assert(source != NULL);
		cr_expect_eq(source->memory != NULL, forms[i].anywhere, "%s", forms[i].what);
		cr_expect_eq(source->file, -1, "%s", forms[i].what);
		if (forms[i].anywhere)
			cr_expect(source->memory == (const char *)packing.at && source->size == packing.size);
		source_close(source);
		sources_free(sources);
		free(packing.at);
	}
}

/* ------------------------------------------------------------- what is refused */

Test(source, what_is_no_extract_is_refused_with_what_it_seems_to_be)
{
	static const struct {
		const char *bytes;
		size_t size;
		klp_status status;
		const char *says;
	} cases[] = {
		{ "", 0, KLP_FORMAT, "empty" },
		{ "%PDF-1.7\n", 9, KLP_UNSUPPORTED, "a PDF" },
		{ "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, KLP_UNSUPPORTED, "Microsoft Office" },
		{ "BZh91AY", 7, KLP_UNSUPPORTED, "bzip2" },
		{ "\x28\xB5\x2F\xFD", 4, KLP_UNSUPPORTED, "Zstandard" },
		{ "SQLite format 3", 16, KLP_UNSUPPORTED, "SQLite" },
		{ "PAR1", 4, KLP_UNSUPPORTED, "Parquet" },
		{ "[{\"client_id\":1}]", 17, KLP_UNSUPPORTED, "JSON" },
		{ "<!DOCTYPE html><p>", 18, KLP_UNSUPPORTED, "web page" },
		{ "client_id;gemeentecode\0;indicering", 34, KLP_UNSUPPORTED, "binary data" },
		{ "<?xml version='1.0' encoding='EBCDIC'?><a/>", 43, KLP_ENCODING, "EBCDIC" },
		{ "\x1F\x8B\x08", 3, KLP_FORMAT, "cut off" },
#ifdef KLP_TEST_ZIP
		{ "PK\003\004abc", 7, KLP_FORMAT, "unpacked" },
#else
		{ "PK\003\004abc", 7, KLP_UNSUPPORTED, "without libzip" },
#endif
	};
	const klp_limits limits = limits_for_count();
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct sources *sources = NULL;
		struct source *source = NULL;
		klp_error *error = NULL;
		cr_assert_eq(sources_of_memory(&sources, cases[i].bytes, cases[i].size, "sonar", &limits, NULL), KLP_OK);
		klp_status status = sources_next(sources, &source, &error);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].says, klp_error_message(error));
		cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s: %s", cases[i].says,
		          klp_error_message(error));
		cr_expect_str_eq(klp_error_source(error), "sonar");
		klp_error_free(error);
		sources_free(sources);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

static klp_status open_file(const char *path, klp_error **error)
{
	const klp_limits limits = limits_for_count();
	struct sources *sources = NULL;
	struct source *source = NULL;
	cr_assert_eq(sources_of_files(&sources, &path, 1, &limits, NULL), KLP_OK);
	klp_status status = sources_next(sources, &source, error);
	source_close(source);
	sources_free(sources);
	return status;
}

Test(source, files_that_are_none)
{
	klp_error *error = NULL;
	cr_expect_eq(open_file(KLP_BUILD_DIR, &error), KLP_IO);
	cr_expect(strstr(klp_error_message(error), "folder") != NULL, "%s", klp_error_message(error));
	klp_error_free(error);
	cr_expect_eq(open_file(KLP_BUILD_DIR "/is/not/there", &error), KLP_IO);
	cr_expect(strstr(klp_error_message(error), "cannot open") != NULL, "%s", klp_error_message(error));
	klp_error_free(error);
	cr_expect_eq(open_file("/dev/null", &error), KLP_FORMAT);
	klp_error_free(error);
}

Test(source, a_stream_that_fails_gives_what_came_before)
{
	const klp_limits limits = limits_for_count();
	struct stream stream = { (const unsigned char *)TEXT, 12, true, 0, false };
	struct sources *sources = NULL;
	struct text text = { .size = 0 };
	size_t count;
	cr_assert_eq(sources_of_stream(&sources, give, &stream, "stream", &limits, NULL), KLP_OK);
	cr_expect_eq(read_all(sources, &text, 100, &count, NULL), KLP_IO);
	cr_expect(text.size == 12 && memcmp(text.bytes, TEXT, 12) == 0);
	cr_expect_eq(stream.calls_after_end, 0);
	sources_free(sources);
}

Test(source, bytes_before_the_damage_are_handed_out)
{
	const klp_limits limits = limits_for_count();
	static char many[3000];
	memset(many, 'x', sizeof many);
	struct packing packing = { NULL, 0, 0 };
	packing_gzip(&packing, many, sizeof many);
	packing.at[packing.size - 1] ^= 1;
	struct sources *sources = NULL;
	struct text text = { .size = 0 };
	klp_error *error = NULL;
	size_t count;
	cr_assert_eq(sources_of_memory(&sources, packing.at, packing.size, "sonar.gz", &limits, NULL), KLP_OK);
	cr_expect_eq(read_all(sources, &text, 1000, &count, &error), KLP_FORMAT);
	cr_expect_eq(text.size, sizeof many);
	cr_expect(strstr(klp_error_message(error), "incorrect length check") != NULL, "%s", klp_error_message(error));
	klp_error_free(error);
	sources_free(sources);
	free(packing.at);
}

/* ---------------------------------------------------------------------- limits */

Test(source, limits_hold)
{
	static const struct {
		const char *what;
		void (*add)(struct packing *packing);
		const char *limit;
		uint64_t passes;
		uint64_t fails;
		klp_status status;
	} cases[] = {
		{ "plain", add_plain, "input-bytes", sizeof TEXT - 1, sizeof TEXT - 2, KLP_LIMIT_INPUT_BYTES },
		{ "gzip", add_gzip, "input-bytes", 500, 60, KLP_LIMIT_INPUT_BYTES },
		{ "gzip of gzip", add_gzip_twice, "nesting", 2, 1, KLP_LIMIT_NESTING },
#ifdef KLP_TEST_ZIP
		{ "gzip of gzip in zip", add_zip_of_gzip, "nesting", 3, 2, KLP_LIMIT_NESTING },
		{ "zip", add_zip, "members", 3, 2, KLP_LIMIT_MEMBERS },
		{ "zip64", add_zip_large, "memory-bytes", 4096, 8, KLP_LIMIT_MEMORY },
#endif
	};
	for (size_t i = 0; i < 2 * COUNT(cases); i++) {
		bool passes = i % 2 == 0;
		klp_limits limits = limits_for_count();
		struct packing packing = { NULL, 0, 0 };
		struct sources *sources = NULL;
		struct text text = { .size = 0 };
		size_t count;
		cr_assert_eq(
			klp_limits_set(&limits, cases[i / 2].limit, passes ? cases[i / 2].passes : cases[i / 2].fails, NULL),
			KLP_OK);
		cases[i / 2].add(&packing);
		cr_assert_eq(sources_of_memory(&sources, packing.at, packing.size, "sonar", &limits, NULL), KLP_OK);
		klp_status status = read_all(sources, &text, 100, &count, NULL);
		cr_expect_eq(status, passes ? KLP_OK : cases[i / 2].status, "%s, %s: %s", cases[i / 2].what, cases[i / 2].limit,
		             klp_status_name(status));
		sources_free(sources);
		free(packing.at);
	}
}

Test(source, what_unpacks_to_far_too_much_is_stopped)
{
	const klp_limits limits = limits_for_count();
	struct packing packing = { NULL, 0, 0 };
	packing_gzip_repeated(&packing, "a;b\n", 4, UINT64_C(64) << 20);
	struct sources *sources = NULL;
	struct source *source = NULL;
	klp_status status = KLP_OK;
	char *room = malloc(1 << 18);
	size_t got = 1;
	cr_assert_eq(sources_of_memory(&sources, packing.at, packing.size, "bomb.gz", &limits, NULL), KLP_OK);
	cr_assert_eq(sources_next(sources, &source, NULL), KLP_OK);
	while (status == KLP_OK && got > 0)
		status = source->read(source, room, 1 << 18, &got, NULL);
	cr_expect_eq(status, KLP_LIMIT_EXPANSION, "%s", klp_status_name(status));
	source_close(source);
	sources_free(sources);
	free(room);
	free(packing.at);
}

/* -------------------------------------------------------------------- archives */

#ifdef KLP_TEST_ZIP

Test(source, members_that_cannot_be_read_are_told_by_name)
{
	static const struct {
		const char *what;
		struct packing_member member;
		klp_status status;
		const char *says;
	} cases[] = {
		{ "encrypted",
		  { .name = "m", .bytes = TEXT, .size = sizeof TEXT - 1, .encrypted = true },
		  KLP_UNSUPPORTED,
		  "password" },
		{ "method",
		  { .name = "m", .bytes = TEXT, .size = sizeof TEXT - 1, .method = 12 },
		  KLP_UNSUPPORTED,
		  "method 12" },
		{ "checksum", { .name = "m", .bytes = TEXT, .size = sizeof TEXT - 1, .wrong = 1 }, KLP_FORMAT, "checksum" },
		{ "stored checksum",
		  { .name = "m", .bytes = TEXT, .size = sizeof TEXT - 1, .wrong = 1, .stored = true },
		  KLP_FORMAT,
		  "checksum" },
		{ "empty", { .name = "m", .bytes = "", .size = 0 }, KLP_FORMAT, "empty" },
		{ "archive", { .name = "m", .bytes = "PK\003\004", .size = 4 }, KLP_UNSUPPORTED, "within another" },
	};
	const klp_limits limits = limits_for_count();
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct packing packing = { NULL, 0, 0 };
		struct sources *sources = NULL;
		struct text text = { .size = 0 };
		klp_error *error = NULL;
		size_t count;
		packing_zip_of(&packing, &cases[i].member, 1);
		cr_assert_eq(sources_of_memory(&sources, packing.at, packing.size, "a.zip", &limits, NULL), KLP_OK);
		klp_status status = read_all(sources, &text, 100, &count, &error);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].what, klp_error_message(error));
		cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s: %s", cases[i].what,
		          klp_error_message(error));
		cr_expect_str_eq(klp_error_source(error), "a.zip/m", "%s", cases[i].what);
		klp_error_free(error);
		sources_free(sources);
		free(packing.at);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(source, archives_that_are_none_of_extracts)
{
	static const struct {
		const char *what;
		struct packing_member member;
		klp_status status;
		const char *says;
	} cases[] = {
		{ "a spreadsheet", { .name = "xl/workbook.xml", .bytes = "<a/>", .size = 4 }, KLP_UNSUPPORTED, "spreadsheet" },
		{ "hidden files only", { .name = ".DS_Store", .bytes = "x", .size = 1 }, KLP_FORMAT, "no file" },
	};
	const klp_limits limits = limits_for_count();
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct packing packing = { NULL, 0, 0 };
		struct sources *sources = NULL;
		struct source *source = NULL;
		klp_error *error = NULL;
		packing_zip_of(&packing, &cases[i].member, 1);
		cr_assert_eq(sources_of_memory(&sources, packing.at, packing.size, "a.zip", &limits, NULL), KLP_OK);
		cr_expect_eq(sources_next(sources, &source, &error), cases[i].status, "%s", cases[i].what);
		cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s: %s", cases[i].what,
		          klp_error_message(error));
		klp_error_free(error);
		sources_free(sources);
		free(packing.at);
	}
}

/* One that claims a thousand million members makes nobody make room for them. */
Test(source, claims_of_an_archive_are_not_believed)
{
	const klp_limits limits = limits_for_count();
	struct packing packing = { NULL, 0, 0 };
	struct sources *sources = NULL;
	struct source *source = NULL;
	add_zip_large(&packing);
	for (size_t at = 0; at + 40 < packing.size; at++)
		if (memcmp(packing.at + at, "PK\006\006", 4) == 0)
			packing.at[at + 27] = packing.at[at + 35] = 0x3B;
	cr_assert_eq(sources_of_memory(&sources, packing.at, packing.size, "a.zip", &limits, NULL), KLP_OK);
	cr_expect_eq(sources_next(sources, &source, NULL), KLP_LIMIT_MEMBERS);
	sources_free(sources);
	free(packing.at);
}

enum { MEMBERS = 24, MEMBER_BYTES = 200000 };

static void *read_member(void *context)
{
	struct source *source = context;
	char *room = malloc(7000);
	uint64_t sum = 0;
	size_t got = 1;
	while (got > 0 && source->read(source, room, 7000, &got, NULL) == KLP_OK)
		for (size_t i = 0; i < got; i++)
			sum += (unsigned char)room[i];
	free(room);
	source_close(source);
	return (void *)(uintptr_t)sum;
}

Test(source, members_are_read_by_several_threads_at_once)
{
	klp_limits limits = limits_for_count();
	limits.expansion_ratio = UINT64_MAX;
	struct packing_member members[MEMBERS];
	char names[MEMBERS][8], units[MEMBERS];
	pthread_t threads[MEMBERS];
	struct packing packing = { NULL, 0, 0 };
	struct sources *sources = NULL;
	for (size_t i = 0; i < MEMBERS; i++) {
		snprintf(names[i], sizeof names[i], "%zu", i);
		units[i] = (char)('a' + i);
		members[i] =
			(struct packing_member){ .name = names[i], .bytes = &units[i], .size = 1, .repeated = MEMBER_BYTES };
	}
	packing_zip_of(&packing, members, MEMBERS);
	cr_assert_eq(sources_of_memory(&sources, packing.at, packing.size, "a.zip", &limits, NULL), KLP_OK);
	for (size_t i = 0; i < MEMBERS; i++) {
		struct source *source = NULL;
		cr_assert(sources_next(sources, &source, NULL) == KLP_OK && source != NULL);
		cr_assert_eq(pthread_create(&threads[i], NULL, read_member, source), 0);
	}
	for (size_t i = 0; i < MEMBERS; i++) {
		void *sum;
		pthread_join(threads[i], &sum);
		cr_expect_eq((uintptr_t)sum, (uintptr_t)units[i] * MEMBER_BYTES, "member %zu", i);
	}
	sources_free(sources);
	free(packing.at);
	cr_expect_eq(klp_memory_blocks(), 0);
}

#endif

/* --------------------------------------------------------------------- memory */

static klp_status read_packed(void *context, klp_error **error)
{
	const klp_limits limits = limits_for_count();
	const struct packing *packing = context;
	struct sources *sources = NULL;
	struct text text = { .size = 0 };
	size_t count;
	klp_status status = sources_of_memory(&sources, packing->at, packing->size, "sonar", &limits, error);
	if (status == KLP_OK)
		status = read_all(sources, &text, 100, &count, error);
	sources_free(sources);
	return status;
}

Test(source, memory_may_fail_anywhere)
{
	failing_install();
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct packing packing = { NULL, 0, 0 };
		forms[i].add(&packing);
		failing_each(forms[i].what, read_packed, &packing, 1);
		free(packing.at);
	}
}

/* ------------------------------------------------------------------- wiped out */

#define SECRET "GM0599"

struct block {
	size_t size;
	char bytes[];
};

static size_t left_behind;

static void *watched_allocate(void *context, size_t size)
{
	struct block *block = calloc(1, sizeof *block + size);
	(void)context;
	if (block == NULL)
		return NULL;
	block->size = size;
	return block->bytes;
}

static void watched_release(void *context, void *bytes)
{
	struct block *block = (struct block *)((char *)bytes - sizeof(struct block));
	(void)context;
	for (size_t i = 0; i + sizeof SECRET - 1 <= block->size; i++)
		left_behind += memcmp(block->bytes + i, SECRET, sizeof SECRET - 1) == 0;
	memset(block->bytes, 0, block->size);
	free(block);
}

static void *watched_reallocate(void *context, void *bytes, size_t size)
{
	struct block *block = (struct block *)((char *)bytes - sizeof(struct block));
	void *grown = watched_allocate(context, size);
	if (grown == NULL)
		return NULL;
	memcpy(grown, bytes, block->size < size ? block->size : size);
	watched_release(context, bytes);
	return grown;
}

Test(source, no_block_is_given_back_with_a_record_in_it)
{
	const klp_allocator allocator = { sizeof allocator, watched_allocate, watched_reallocate, watched_release, NULL };
	cr_assert_eq(klp_allocator_set(&allocator, NULL), KLP_OK);
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct packing packing = { NULL, 0, 0 };
		klp_error *error = NULL;
		forms[i].add(&packing);
		left_behind = 0;
		cr_expect_eq(read_packed(&packing, &error), KLP_OK, "%s", forms[i].what);
		cr_expect_eq(left_behind, 0, "%s: %zu blocks with a value", forms[i].what, left_behind);
		free(packing.at);
	}
}
