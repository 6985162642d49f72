/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The calls on words: what they refuse, limits, memory, threads, and pages that nobody printed. */

#include "read/drawing.h"
#include "read/reading.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char page[] = "2025Q2\n\n"
						   "                          Gemeentecliënten       UWV-cliënten\n"
						   "Regio         Gemeente    Profiel  Geen profiel  Profiel  Geen profiel  Totaal\n"
						   "22 Rijnmond   Rotterdam        1             2        3             4      10\n"
						   "              Capelle aan      1             2        3             4      10\n"
						   "              den IJssel\n\n"
						   "              Totaal AMR       2             4        6             8      20\n";

static void expect_refused(klp_status status, klp_status expected, klp_error *error, const char *message, uint64_t at)
{
	cr_expect_eq(status, expected, "%s: %s instead of %s", message, klp_status_name(status), klp_status_name(expected));
	cr_assert(error != NULL, "%s", message);
	cr_expect_eq(klp_error_status(error), expected);
	cr_expect(strstr(klp_error_message(error), message) != NULL, "'%s' does not say '%s'", klp_error_message(error),
	          message);
	cr_expect_eq(klp_error_page(error), at, "%s: page %llu", message, (unsigned long long)klp_error_page(error));
	klp_error_free(error);
}

#define EXPECT_REFUSED(call, expected, message, at)           \
	do {                                                      \
		klp_error *error = NULL;                              \
		klp_status status = call;                             \
		expect_refused(status, expected, error, message, at); \
	} while (0)

Test(words_calls, what_cannot_be_words_is_refused)
{
	klp_words *words = NULL;
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	EXPECT_REFUSED(klp_words_new(NULL, 0, &error), KLP_INVALID_ARGUMENT, "words", 0);
	EXPECT_REFUSED(klp_words_new(&words, 2, &error), KLP_INVALID_ARGUMENT, "flags", 0);
	cr_expect(words == NULL, "untouched on failure");
	klp_words_free(NULL);

	cr_assert_eq(klp_words_new(&words, 0, NULL), KLP_OK);
	EXPECT_REFUSED(klp_words_add_page(NULL, 1, 1, &error), KLP_INVALID_ARGUMENT, "words", 0);
	EXPECT_REFUSED(klp_words_add(NULL, "a", 0, 0, 1, 1, &error), KLP_INVALID_ARGUMENT, "words", 0);
	EXPECT_REFUSED(klp_words_add(words, "a", 0, 0, 1, 1, &error), KLP_INVALID_ARGUMENT, "klp_words_add_page", 0);
	EXPECT_REFUSED(klp_words_add_page(words, -1, 1, &error), KLP_INVALID_ARGUMENT, "not negative", 1);
	EXPECT_REFUSED(klp_words_add_page(words, 1, NAN, &error), KLP_INVALID_ARGUMENT, "finite", 1);
	cr_assert_eq(klp_words_add_page(words, 0, 0, NULL), KLP_OK);
	EXPECT_REFUSED(klp_words_add(words, NULL, 0, 0, 1, 1, &error), KLP_INVALID_ARGUMENT, "text", 0);
	EXPECT_REFUSED(klp_words_add(words, "a", NAN, 0, 1, 1, &error), KLP_INVALID_ARGUMENT, "finite", 1);
	EXPECT_REFUSED(klp_words_add(words, "a", 0, -INFINITY, 1, 1, &error), KLP_INVALID_ARGUMENT, "finite", 1);
	EXPECT_REFUSED(klp_words_add(words, "a", 0, 0, 1e13, 1, &error), KLP_INVALID_ARGUMENT, "1e12", 1);
	EXPECT_REFUSED(klp_words_add(words, "caf\xE9", 0, 0, 1, 1, &error), KLP_ENCODING, "byte 3", 1);

	EXPECT_REFUSED(klp_parse_words(NULL, words, NULL, &error), KLP_INVALID_ARGUMENT, "dataset", 0);
	EXPECT_REFUSED(klp_parse_words(dataset, NULL, NULL, &error), KLP_INVALID_ARGUMENT, "words", 0);
	EXPECT_REFUSED(klp_parse_words(dataset, words, NULL, &error), KLP_NO_TABLE, "empty", 0);
	cr_assert_eq(klp_words_add(words, "niets", 0, 0, 30, 10, NULL), KLP_OK);
	EXPECT_REFUSED(klp_parse_words(dataset, words, NULL, &error), KLP_NO_TABLE, "no table", 0);
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.format = "text";
	EXPECT_REFUSED(klp_parse_words(dataset, words, &options, &error), KLP_INVALID_ARGUMENT, "format", 0);
	options = (klp_parse_options)KLP_PARSE_OPTIONS_INIT;
	options.struct_size = 3;
	EXPECT_REFUSED(klp_parse_words(dataset, words, &options, &error), KLP_INVALID_ARGUMENT, "struct_size", 0);
	cr_expect_eq(klp_dataset_rows(dataset), 0);
	klp_words_free(words);
	klp_dataset_free(dataset);
}

Test(words_calls, each_limit_has_its_own_status)
{
	static const struct {
		const char *limit;
		uint64_t value;
		klp_status status;
	} cases[] = {
		{ "input-bytes", 100, KLP_LIMIT_INPUT_BYTES },
		{ "line-bytes", 5, KLP_LIMIT_LINE_BYTES },
		{ "lines", 4, KLP_LIMIT_LINES },
		{ "columns", 6, KLP_LIMIT_COLUMNS },
		{ "rows", 2, KLP_LIMIT_ROWS },
		{ "name-bytes", 10, KLP_LIMIT_NAME_BYTES },
		{ "memory-bytes", 4000, KLP_LIMIT_MEMORY },
		{ "memory-bytes", 12000, KLP_LIMIT_MEMORY },
	};
	klp_words *words = drawing_words(page, NULL);
	klp_dataset *dataset = drawing_parse(words);
	size_t rows = klp_dataset_rows(dataset), notes = klp_dataset_notes(dataset);
	cr_expect_eq(rows, 3);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_limits limits = KLP_LIMITS_INIT;
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.limits = &limits;
		klp_error *error = NULL;
		cr_assert_eq(klp_limits_set(&limits, cases[i].limit, cases[i].value, NULL), KLP_OK);
		klp_status status = klp_parse_words(dataset, words, &options, &error);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].limit, klp_status_name(status));
		cr_expect_str_eq(klp_error_source(error), "words");
		cr_expect(klp_dataset_rows(dataset) == rows && klp_dataset_notes(dataset) == notes, "%s: unchanged on failure",
		          cases[i].limit);
		klp_error_free(error);
	}
	klp_dataset_free(dataset);
	klp_words_free(words);
}

static int stop(void *context, uint64_t done, uint64_t total)
{
	int *calls = context;
	cr_expect(done <= total);
	return --*calls < 0;
}

Test(words_calls, progress_may_cancel)
{
	klp_words *words = drawing_words(page, NULL);
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (int calls = 0; calls < 2; calls++) {
		int left = calls;
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.progress = stop;
		options.progress_context = &left;
		cr_expect_eq(klp_parse_words(dataset, words, &options, NULL), KLP_CANCELLED, "after %d calls", calls);
		cr_expect_eq(klp_dataset_rows(dataset), 0);
	}
	klp_dataset_free(dataset);
	klp_words_free(words);
}

/* ------------------------------------------------------------------ memory */

static klp_status add_all(void *context, klp_error **error)
{
	klp_words *words = NULL;
	(void)context;
	klp_status status = klp_words_new(&words, 0, error);
	for (int i = 0; status == KLP_OK && i < 40; i++) {
		char text[16];
		snprintf(text, sizeof text, "woord %d", i);
		status = i % 10 == 0 ? klp_words_add_page(words, 100, 100, error) : KLP_OK;
		if (status == KLP_OK)
			status = klp_words_add(words, text, i, i, i + 10, i + 10, error);
	}
	klp_words_free(words);
	return status;
}

static klp_status parse_all(void *context, klp_error **error)
{
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, error);
	if (status == KLP_OK)
		status = klp_parse_words(dataset, context, NULL, error);
	if (status == KLP_OK)
		cr_expect_eq(klp_dataset_rows(dataset), 3);
	klp_dataset_free(dataset);
	return status;
}

Test(words_calls, every_allocation_may_fail)
{
	failing_install();
	failing_each("adding words", add_all, NULL, 1);
	const struct drawing drawings[] = { { .width = 0 }, { .pitch = 11, .order = 7 } };
	for (size_t i = 0; i < sizeof drawings / sizeof drawings[0]; i++) {
		klp_words *words = drawing_words(page, &drawings[i]);
		failing_each("reading words", parse_all, words, 1);
		klp_words_free(words);
	}
}

/* ----------------------------------------------------------------- threads */

static void *parse_in_thread(void *words)
{
	klp_dataset *dataset = NULL;
	char *rows = NULL;
	if (klp_dataset_new(&dataset, NULL) == KLP_OK && klp_parse_words(dataset, words, NULL, NULL) == KLP_OK)
		rows = reading_rows(dataset);
	klp_dataset_free(dataset);
	return rows;
}

Test(words_calls, many_threads_may_read_the_same_words)
{
	enum { THREADS = 4 };
	pthread_t threads[THREADS];
	klp_words *words = drawing_words(page, NULL);
	char *expected = parse_in_thread(words);
	cr_assert(expected != NULL);
	for (size_t i = 0; i < THREADS; i++)
		cr_assert_eq(pthread_create(&threads[i], NULL, parse_in_thread, words), 0);
	for (size_t i = 0; i < THREADS; i++) {
		void *rows = NULL;
		cr_assert_eq(pthread_join(threads[i], &rows), 0);
		cr_assert(rows != NULL);
		cr_expect_str_eq(rows, expected);
		free(rows);
	}
	free(expected);
	klp_words_free(words);
}

/* --------------------------------------------------- pages that nobody printed */

/* A page of so many words, of which the nth stands where `place` says. */
static void expect_ends(const char *what, size_t count, void (*place)(size_t, char[32], double[4]))
{
	klp_words *words = NULL;
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_words_new(&words, 0, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_words_add_page(words, 0, 0, NULL), KLP_OK);
	for (size_t i = 0; i < count; i++) {
		char text[32];
		double box[4];
		place(i, text, box);
		cr_assert_eq(klp_words_add(words, text, box[0], box[1], box[2], box[3], NULL), KLP_OK);
	}
	klp_error *error = NULL;
	klp_status status = klp_parse_words(dataset, words, NULL, &error);
	bool known =
		status == KLP_NO_TABLE || status == KLP_OK || (status >= KLP_LIMIT_INPUT_BYTES && status <= KLP_LIMIT_MEMORY);
	cr_expect(known, "%s: %s: %s", what, klp_status_name(status), klp_error_message(error));
	klp_error_free(error);
	klp_dataset_free(dataset);
	klp_words_free(words);
}

static void set(char text[32], size_t number, double box[4], double x, double y, double width, double height)
{
	snprintf(text, 32, "%zu", number);
	box[0] = x;
	box[1] = y;
	box[2] = x + width;
	box[3] = y + height;
}

static void at_one_spot(size_t i, char text[32], double box[4])
{
	set(text, i, box, 10, 10, 10, 10);
}

static void in_one_line(size_t i, char text[32], double box[4])
{
	set(text, i % 10, box, 20.0 * (double)i, 10, 8, 10);
}

static void below_one_another(size_t i, char text[32], double box[4])
{
	set(text, i, box, 10, 0.01 * (double)i, 10, 10);
}

static void on_a_diagonal(size_t i, char text[32], double box[4])
{
	set(text, i % 1000, box, (double)i + 30.0 * (double)(i % 4), 4.0 * (double)(i / 4), 20, 10);
}

static void outward(size_t i, char text[32], double box[4])
{
	set(text, i % 100, box, -1e11 + 1e6 * (double)i, 1e11 - 1e6 * (double)i, -1e11 + 1e3 * (double)i, 1e6 - (double)i);
}

static void names_between_two_rows(size_t i, char text[32], double box[4])
{
	bool row = i < 5 || i % 1000 < 5;
	set(text, i, box, row ? 200 + 40 * (double)(i % 5) : 10, row ? (double)(i / 1000) * 5000 : (double)i * 5, 30, 10);
	if (!row)
		snprintf(text, 32, "naam-%zu-", i);
}

static void many_columns(size_t i, char text[32], double box[4])
{
	set(text, i % 10, box, 20.0 * (double)(i % 300), 14.0 * (double)(i / 300), 8, 10);
}

Test(words_calls, pages_that_nobody_printed_end)
{
	enum { MANY = 5000 };
	expect_ends("at one spot", MANY, at_one_spot);
	expect_ends("in one line", MANY, in_one_line);
	expect_ends("below one another", MANY, below_one_another);
	expect_ends("on a diagonal", MANY, on_a_diagonal);
	expect_ends("outward", MANY, outward);
	expect_ends("names between two rows", MANY, names_between_two_rows);
	expect_ends("many columns", MANY, many_columns);
}
