/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A file that is counted in ranges gives what it gives at once, into however many ranges it is split. */

#include "awkward.h"
#include "count/counting.h"
#include "support/chance.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXTRACTS = 40, MOST_PARTS = 40, MANY_UNUSABLE = 100000, SHORT_LINE = 3000 };

/* How one extract is counted, whole and in ranges. */
struct counting {
	const char *path;
	klp_limits limits;
	int unique;
	int threads;
};

static klp_count *make_count(const struct counting *how)
{
	klp_count_options options = counting_unique();
	options.limits = &how->limits;
	options.unique = how->unique;
	options.threads = how->threads;
	return counting_with(&options);
}

/* Counts each range by itself, the last one first, and adds up. */
static klp_status count_ranges(const struct counting *how, klp_count *sum, size_t parts, const uint64_t *offsets,
                               const uint64_t *lines, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = parts; status == KLP_OK && i-- > 0;) {
		klp_count *count = make_count(how);
		status = klp_count_file_range(count, how->path, offsets[i], offsets[i + 1], lines[i], error);
		if (status == KLP_OK)
			status = klp_count_merge(sum, count, error);
		klp_count_free(count);
	}
	return status;
}

static void check_offsets(const uint64_t *offsets, size_t parts, size_t size, const char *text)
{
	cr_assert_eq(offsets[0], 0u);
	cr_assert_eq(offsets[parts], size);
	for (size_t i = 0; i < parts; i++) {
		const uint64_t at = offsets[i + 1];
		cr_assert_leq(offsets[i], at, "offset %zu of %zu", i + 1, parts);
		cr_assert(at == size || text[at - 1] == '\n' || text[at - 1] == '\r', "no line ends at offset %zu", i + 1);
	}
}

/* Counts an extract whole and in so many ranges, and expects the same file of both: the cells, the clients, and the problems with their lines. */
static uint64_t try_parts(const struct counting *how, size_t parts, const char *text, size_t size, size_t number)
{
	uint64_t offsets[MOST_PARTS + 1], lines[MOST_PARTS];
	klp_count *whole = make_count(how), *sum = make_count(how);
	klp_error *error = NULL;
	klp_status status = klp_count_file(whole, how->path, &error);
	klp_error_free(error);
	error = NULL;
	klp_status split = klp_count_split_file(sum, how->path, parts, offsets, lines, &error);
	uint64_t records = 0;
	cr_assert_eq(split, status, "extract %zu: %s", number, klp_error_message(error));
	if (split == KLP_OK) {
		check_offsets(offsets, parts, size, text);
		split = count_ranges(how, sum, parts, offsets, lines, &error);
		cr_assert_eq(split, KLP_OK, "extract %zu: %s", number, klp_error_message(error));
		cr_assert(counting_same(whole, sum), "extract %zu in %zu parts", number, parts);
		records = klp_count_tally_of(whole, KLP_TALLY_RECORDS);
	}
	klp_error_free(error);
	klp_count_free(whole);
	klp_count_free(sum);
	return records;
}

Test(split, ranges_add_up_to_the_whole)
{
	const size_t extracts = (size_t)chance_asked("KLP_ROUNDS", EXTRACTS);
	const char *path = counting_path("split.csv");
	uint64_t records = 0;
	chance_begin(chance_asked("KLP_SEED", 20250630));
	for (size_t i = 0; i < extracts; i++) {
		size_t size;
		char *text = awkward_make(&size);
		struct counting how = { .path = path, .limits = KLP_LIMITS_INIT };
		how.limits.unusable_records = MANY_UNUSABLE;
		how.limits.line_bytes = chance(3) == 0 ? SHORT_LINE : 0;
		how.unique = chance(3) == 0;
		how.threads = 1 + (int)chance(2);
		counting_write_bytes(path, text, size);
		records += try_parts(&how, 1, text, size, i);
		records += try_parts(&how, 2 + chance(4), text, size, i);
		records += try_parts(&how, MOST_PARTS, text, size, i);
		awkward_free(text);
	}
	unlink(path);
	cr_assert_gt(records, 10 * extracts, "only %zu records", (size_t)records);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

/* More than the pieces that threads count: each range begins within one. */
static void make_long(struct records *extract)
{
	enum { BYTES = 3 << 20 };
	static const char *const changes[] = { "opleiding=a line\nand\r\nanother, \"quoted\"",
		                                   "banenafspraak=?",
		                                   "",
		                                   "gemeentecode=GM0363\tindicering=WW",
		                                   "affiniteiten=\"\"\n\"\n",
		                                   "client_id=the same",
		                                   "status=uitgeschreven",
		                                   "gemeentecode=GM9999" };
	for (size_t i = 0; extract->size < BYTES; i++)
		records_add(extract, changes[i % (sizeof changes / sizeof changes[0])]);
}

Test(split, long_files_too)
{
	static const size_t parts[] = { 1, 2, 3, 7, MOST_PARTS };
	struct counting how = { .path = counting_path("split-long.csv"), .limits = KLP_LIMITS_INIT, .threads = 2 };
	struct records extract = { 0 };
	how.limits.unusable_records = MANY_UNUSABLE;
	make_long(&extract);
	counting_write_bytes(how.path, extract.text, extract.size);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		how.unique = i % 2 == 1;
		cr_expect_eq(try_parts(&how, parts[i], extract.text, extract.size, i), extract.count);
	}
	unlink(how.path);
	records_free(&extract);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(split, parts_are_of_about_one_size)
{
	enum { PARTS = 8 };
	uint64_t offsets[PARTS + 1], lines[PARTS];
	struct records extract = { 0 };
	const char *path = counting_path("split-size.csv");
	make_long(&extract);
	counting_write_bytes(path, extract.text, extract.size);
	klp_count *count = counting_new();
	cr_assert_eq(klp_count_split_file(count, path, PARTS, offsets, lines, NULL), KLP_OK);
	for (size_t i = 0; i < PARTS; i++) {
		const uint64_t size = offsets[i + 1] - offsets[i], even = extract.size / PARTS;
		cr_expect(size > even - 1000 && size < even + 1000, "part %zu has %zu bytes", i, (size_t)size);
		cr_expect(i == 0 ? lines[i] == 1 : lines[i] > lines[i - 1], "part %zu begins in line %zu", i, (size_t)lines[i]);
	}
	klp_count_free(count);
	unlink(path);
	records_free(&extract);
}

#define HEADER                                                                                                   \
	"status,dienstverlening_begin,dienstverlening_eind,doelgroepregister,banenafspraak,indicering,gemeentecode," \
	"affiniteiten,beroepssectoren,taaksoort_01\n"
#define GOOD "ingeschreven,2020-01-31,,J,J,WIA,GM0599,a,b,c\n"
#define TWO_LINES "ingeschreven,2020-01-31,,J,J,WIA,GM0599,\"a\nb\",b,c\n"
#define PLAIN "a hundred bytes without a quote or a line end or a comma; a header is less than two hundred bytes long"
#define BROKEN "ingeschreven,?,,J,J,WIA,GM0599,a,b,c\n"

Test(split, notes_tell_the_lines_of_the_file)
{
	static const char text[] = HEADER TWO_LINES TWO_LINES BROKEN GOOD TWO_LINES BROKEN GOOD GOOD;
	struct counting how = { .path = counting_path("split-lines.csv"), .limits = KLP_LIMITS_INIT, .threads = 1 };
	enum { PARTS = 4 };
	uint64_t offsets[PARTS + 1], lines[PARTS], told[2] = { 0 };
	size_t notes = 0;
	counting_write_bytes(how.path, text, sizeof text - 1);
	klp_count *sum = make_count(&how);
	cr_assert_eq(klp_count_split_file(sum, how.path, PARTS, offsets, lines, NULL), KLP_OK);
	cr_assert_eq(count_ranges(&how, sum, PARTS, offsets, lines, NULL), KLP_OK);
	klp_dataset *dataset = counting_finish(sum);
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++) {
		const klp_note *note = klp_dataset_note(dataset, i);
		if (strcmp(klp_note_id(note), "count.unusable") == 0 && notes < 2)
			told[notes++] = klp_note_line(note);
	}
	cr_expect_eq(told[0], 6u);
	cr_expect_eq(told[1], 10u);
	klp_dataset_free(dataset);
	klp_count_free(sum);
	unlink(how.path);
}

Test(split, what_is_told_of_a_source_is_no_more_than_at_once)
{
	enum { RECORDS = 400, PARTS = 5 };
	struct counting how = { .path = counting_path("split-many.csv"), .limits = KLP_LIMITS_INIT, .threads = 1 };
	char *text = malloc(sizeof HEADER + RECORDS * sizeof BROKEN);
	cr_assert(text != NULL);
	strcpy(text, HEADER);
	for (int i = 0; i < RECORDS; i++)
		strcat(text, BROKEN);
	counting_write_bytes(how.path, text, strlen(text));
	cr_expect_eq(try_parts(&how, PARTS, text, strlen(text), 0), RECORDS);
	free(text);
	unlink(how.path);
}

/* Of what is too long only the first line is spoiled, and that it is so, and not a quote that never closes, is seen further on: a range that
 * ended behind that line could not tell. */
Test(split, what_is_too_long_is_told_as_at_once)
{
	static const char text[] = HEADER GOOD GOOD "\"a\nb\"" PLAIN PLAIN PLAIN "\n" GOOD GOOD GOOD GOOD GOOD GOOD;
	struct counting how = { .path = counting_path("split-too-long.csv"), .limits = KLP_LIMITS_INIT, .threads = 1 };
	how.limits.line_bytes = 2 * (sizeof PLAIN - 1);
	counting_write_bytes(how.path, text, sizeof text - 1);
	for (size_t parts = 1; parts <= MOST_PARTS; parts++)
		cr_expect_eq(try_parts(&how, parts, text, sizeof text - 1, parts), 10u);
	unlink(how.path);
}

Test(split, each_range_has_the_limit_of_unusable_records)
{
	static const char text[] = HEADER BROKEN BROKEN GOOD GOOD GOOD GOOD GOOD GOOD BROKEN;
	const char *path = counting_path("split-limit.csv");
	klp_limits limits = KLP_LIMITS_INIT;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	uint64_t offsets[3], lines[2];
	limits.unusable_records = 1;
	options.date = "2025-06-30";
	options.limits = &limits;
	counting_write_bytes(path, text, sizeof text - 1);
	klp_count *count = counting_with(&options);
	/* Splitting is not counting: what cannot be read is not looked at. */
	cr_assert_eq(klp_count_split_file(count, path, 2, offsets, lines, NULL), KLP_OK);
	cr_expect_eq(klp_count_file_range(count, path, offsets[0], offsets[1], lines[0], NULL), KLP_LIMIT_UNUSABLE_RECORDS);
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), 0u, "a failure leaves the count as it was");
	cr_expect_eq(klp_count_file_range(count, path, offsets[1], offsets[2], lines[1], NULL), KLP_OK);
	cr_expect_eq(klp_count_bin(count, KLP_BIN_UNUSABLE), 1u);
	klp_count_free(count);
	unlink(path);
}

Test(split, what_is_not_plain_csv_is_counted_as_a_whole)
{
	static const struct {
		const char *bytes;
		size_t size;
		const char *says;
	} cases[] = {
		{ "<?xml version=\"1.0\"?><extract/>", 31, "XML" },
		{ "\xFF\xFEs\0t\0a\0t\0u\0s\0\n\0", 16, "UTF-16" },
		/* the least of gzip: nothing, packed */
		{ "\x1F\x8B\x08\0\0\0\0\0\0\x03\x01\x05\0\xFA\xFFs,a,b\x9F\x6B\x6E\x0B\x05\0\0\0", 28, NULL },
		{ "PK\x03\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 30, "zip" },
	};
	const char *path = counting_path("split-other");
	klp_count *count = counting_new();
	uint64_t offsets[3] = { 7, 7, 7 }, lines[2] = { 7, 7 };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_error *error = NULL;
		counting_write_bytes(path, cases[i].bytes, cases[i].size);
		klp_status status = klp_count_split_file(count, path, 2, offsets, lines, &error);
		if (cases[i].says != NULL) {
			cr_expect_eq(status, KLP_UNSUPPORTED, "case %zu: %s", i, klp_error_message(error));
			cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s", klp_error_message(error));
			cr_expect(strstr(klp_error_message(error), "whole") != NULL, "%s", klp_error_message(error));
		}
		cr_expect_neq(status, KLP_OK);
		klp_error_free(error);
		error = NULL;
		cr_expect_eq(klp_count_file_range(count, path, 0, cases[i].size, 1, &error), status, "case %zu: %s", i,
		             klp_error_message(error));
		klp_error_free(error);
	}
	cr_expect_eq(klp_count_split_file(count, "/dev/null", 2, offsets, lines, NULL), KLP_FORMAT,
	             "there is nothing in it");
	cr_expect_eq(offsets[0] + lines[0] + lines[1], 21u, "what is handed out is untouched on failure");
	klp_count_free(count);
	unlink(path);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(split, a_range_that_is_none_is_refused)
{
	static const char text[] = HEADER "ingeschreven,2020-01-31,,J,J,WIA,GM0599,a,b,c\r\n" GOOD;
	const uint64_t first = sizeof HEADER - 1, second = first + sizeof GOOD, size = sizeof text - 1;
	const struct {
		uint64_t begin;
		uint64_t end;
		uint64_t line;
		klp_status status;
		uint64_t records;
		const char *why;
	} cases[] = {
		{ 0, size, 1, KLP_OK, 2, "all of it" },
		{ 0, first, 1, KLP_OK, 0, "the header" },
		{ first, second, 2, KLP_OK, 1, "one record" },
		{ second, size, 3, KLP_OK, 1, "the other" },
		{ second, second, 3, KLP_OK, 0, "nothing" },
		{ 0, 0, 1, KLP_OK, 0, "nothing at the beginning" },
		{ size, size, 4, KLP_OK, 0, "nothing at the end" },
		{ second, first, 2, KLP_INVALID_ARGUMENT, 0, "it ends before it begins" },
		{ 0, size + 1, 1, KLP_INVALID_ARGUMENT, 0, "it ends behind the file" },
		{ first + 1, size, 2, KLP_INVALID_ARGUMENT, 0, "it begins within a record" },
		{ 0, second - 1, 1, KLP_INVALID_ARGUMENT, 0, "it ends within a line end" },
		{ first, size, 0, KLP_INVALID_ARGUMENT, 0, "there is no line 0" },
		{ 0, UINT64_MAX, 1, KLP_INVALID_ARGUMENT, 0, "no file is so long" },
	};
	const char *path = counting_path("split-range.csv");
	counting_write_bytes(path, text, size);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count *count = counting_new();
		klp_error *error = NULL;
		klp_status status = klp_count_file_range(count, path, cases[i].begin, cases[i].end, cases[i].line, &error);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].why, klp_error_message(error));
		cr_expect_eq(klp_error_status(error), status);
		cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), cases[i].records, "%s", cases[i].why);
		klp_error_free(error);
		klp_count_free(count);
	}
	unlink(path);
}

Test(split, arguments_are_checked)
{
	klp_count *count = counting_new();
	uint64_t offsets[2] = { 0 }, lines[1] = { 0 };
	const char *path = counting_path("is-not-there");
	cr_expect_eq(klp_count_split_file(NULL, path, 1, offsets, lines, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_count_split_file(count, NULL, 1, offsets, lines, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_count_split_file(count, path, 1, NULL, lines, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_count_split_file(count, path, 1, offsets, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_count_split_file(count, path, 0, offsets, lines, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_count_split_file(count, path, KLP_COUNT_PARTS + 1, offsets, lines, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_count_split_file(count, path, 1, offsets, lines, NULL), KLP_IO);
	cr_expect_eq(klp_count_file_range(NULL, path, 0, 1, 1, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_count_file_range(count, NULL, 0, 1, 1, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_count_file_range(count, path, 0, 1, 1, NULL), KLP_IO);
	klp_count_free(count);
}

/* What the progress is told, and when it ends the work. */
struct telling {
	uint64_t last;
	uint64_t total;
	int calls;
	int stop;
};

static int tell(void *context, uint64_t done, uint64_t total)
{
	struct telling *telling = context;
	cr_expect_leq(telling->last, done);
	telling->last = done;
	telling->total = total;
	return ++telling->calls == telling->stop;
}

Test(split, progress_is_told_and_can_end_it)
{
	enum { PARTS = 3 };
	uint64_t offsets[PARTS + 1] = { 0 }, lines[PARTS];
	struct telling telling = { 0 };
	struct records extract = { 0 };
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	const char *path = counting_path("split-progress.csv");
	options.date = "2025-06-30";
	options.threads = 1;
	options.progress = tell;
	options.progress_context = &telling;
	klp_limits limits = KLP_LIMITS_INIT;
	limits.unusable_records = MANY_UNUSABLE;
	options.limits = &limits;
	make_long(&extract);
	counting_write_bytes(path, extract.text, extract.size);
	klp_count *count = counting_with(&options);
	cr_expect_eq(klp_count_split_file(count, path, PARTS, offsets, lines, NULL), KLP_OK);
	cr_expect(telling.calls > 1 && telling.last == extract.size && telling.total == extract.size);
	for (size_t i = 0; i < PARTS; i++) {
		telling = (struct telling){ 0 };
		cr_expect_eq(klp_count_file_range(count, path, offsets[i], offsets[i + 1], lines[i], NULL), KLP_OK);
		const uint64_t size = offsets[i + 1] - offsets[i];
		cr_expect(telling.last == size && telling.total == size, "part %zu: %zu of %zu, and it has %zu", i,
		          (size_t)telling.last, (size_t)telling.total, (size_t)size);
	}
	telling = (struct telling){ .stop = 2 };
	cr_expect_eq(klp_count_split_file(count, path, PARTS, offsets, lines, NULL), KLP_CANCELLED);
	klp_count_free(count);
	unlink(path);
	records_free(&extract);
}

static klp_status split_and_count(void *context, klp_error **error)
{
	enum { PARTS = 3 };
	const char *path = context;
	uint64_t offsets[PARTS + 1], lines[PARTS];
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	klp_count *count = NULL;
	options.date = "2025-06-30";
	options.threads = 1;
	klp_status status = klp_count_new(&count, &options, error);
	if (status == KLP_OK)
		status = klp_count_split_file(count, path, PARTS, offsets, lines, error);
	for (size_t i = 0; status == KLP_OK && i < PARTS; i++)
		status = klp_count_file_range(count, path, offsets[i], offsets[i + 1], lines[i], error);
	klp_count_free(count);
	return status;
}

Test(split, memory_that_runs_out_leaves_nothing_behind)
{
	char path[1024];
	failing_install();
	strcpy(path, counting_path("split-memory.csv"));
	counting_write_file(path, HEADER TWO_LINES BROKEN GOOD TWO_LINES);
	failing_each("splitting and counting ranges", split_and_count, path, 1);
	unlink(path);
}
