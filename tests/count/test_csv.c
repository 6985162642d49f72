/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is a record of a CSV and what is none, what is told of those that cannot be read, and which headers are refused. */

#include "count/counting.h"
#include "support/failing.h"

#include "count/handle.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define HEADER                                                                           \
	"status,dienstverlening_begin,dienstverlening_eind,doelgroepregister,banenafspraak," \
	"indicering,gemeentecode,affiniteiten,beroepssectoren,taaksoort_01"
#define RECORD "ingeschreven,2020-01-01,,J,J,WIA,GM0599,a,b,c"
#define WITH(last) "ingeschreven,2020-01-01,,J,J,WIA,GM0599,a,b," last

/* An extract, how many of its records are counted with a profile and without one, how many cannot be read, and the line of the first of
 * these. */
struct extract_case {
	const char *why;
	const char *text;
	unsigned profile;
	unsigned no_profile;
	unsigned unusable;
	unsigned line;
	const char *what;
};

enum { SHORT_LINE = 200 };

static const struct extract_case cases[] = {
	{ "one record", HEADER "\n" RECORD "\n", 1, 0, 0, 0, NULL },
	{ "the last line has no end", HEADER "\n" RECORD, 1, 0, 0, 0, NULL },
	{ "lines end in pairs", HEADER "\r\n" RECORD "\r\n" RECORD "\r\n", 2, 0, 0, 0, NULL },
	{ "lines end in carriage returns", HEADER "\r" RECORD "\r" RECORD, 2, 0, 0, 0, NULL },
	{ "empty lines are no records", "\n\n" HEADER "\n\n\n" RECORD "\n\n\r\n" RECORD "\n\n", 2, 0, 0, 0, NULL },
	{ "no record at all", HEADER "\n", 0, 0, 0, 0, NULL },
	{ "a byte order mark", "\xEF\xBB\xBF" HEADER "\n" RECORD, 1, 0, 0, 0, NULL },
	{ "a line that says what parts the fields", "sep=,\n" HEADER "\n" RECORD, 1, 0, 0, 0, NULL },
	{ "all of a record in quotes",
	  HEADER "\n\"ingeschreven\",\"2020-01-01\",\"\",\"J\",\"J\",\"WIA\",\"GM0599\",\"a\",\"b\",\"c\"", 1, 0, 0, 0,
	  NULL },
	{ "a delimiter between quotes", HEADER "\n" WITH("\"x,y\"") "\n" RECORD, 2, 0, 0, 0, NULL },
	{ "a line end between quotes", HEADER "\n" WITH("\"x\ny\"") "\n" WITH("\"\r\n\"\n") RECORD, 2, 1, 0, 0, NULL },
	{ "a doubled quote", HEADER "\n" WITH("\"x\"\"y\"") "\n" WITH("\"\"\"\""), 2, 0, 0, 0, NULL },
	{ "a quote in the midst of a field is a sign", HEADER "\n" WITH("x\"y") "\n" RECORD, 2, 0, 0, 0, NULL },
	{ "quotes with nothing between them are empty", HEADER "\n" WITH("\"\"") "\n" WITH(""), 0, 2, 0, 0, NULL },
	{ "blanks fill nothing", HEADER "\n" WITH("  ") "\n" WITH("\"\t\"") "\n" WITH("\xC2\xA0"), 0, 3, 0, 0, NULL },
	{ "a letter that is not ASCII fills", HEADER "\n" WITH("\xC3\xA9") "\n" WITH("\xE9"), 2, 0, 0, 0, NULL },
	{ "blanks around what is read", HEADER "\n ingeschreven , 2020-01-01 ,, J,J , WIA,\tGM0599 ,a,b,c", 1, 0, 0, 0,
	  NULL },
	{ "too few fields", HEADER "\n" RECORD "\ningeschreven,2020-01-01\n" RECORD, 2, 0, 1, 3, "it has too few fields" },
	{ "too many fields", HEADER "\n" RECORD ",\n" RECORD, 1, 0, 1, 2, "it has too many fields" },
	{ "text follows a closing quote", HEADER "\n" WITH("\"x\"y") "\n" RECORD, 1, 0, 1, 2,
	  "text follows a closing quote" },
	{ "a quote is never closed, and spoils its line alone", HEADER "\n" RECORD "\n" WITH("\"x") "\n" RECORD "\n" RECORD,
	  3, 0, 1, 3, "a quote that opens here is never closed" },
	{ "a quote that opens in the second line of a record spoils that line",
	  HEADER "\ningeschreven,\"2020\n-01-01\",\"open,J\n" RECORD, 1, 0, 1, 2,
	  "a quote that opens here is never closed" },
	{ "a date that is none", HEADER "\ningeschreven,2020-02-30,,J,J,WIA,GM0599,a,b,c\n" RECORD, 1, 0, 1, 2,
	  "the date is none of the calendar, or not written in a form that is known" },
	{ "the line is counted with those within quotes", HEADER "\n" WITH("\"1\n2\n3\"") "\nx\n", 1, 0, 1, 5,
	  "it has too few fields" },
	{ "the header once more", HEADER "\n" RECORD "\n" HEADER "\n" RECORD, 2, 0, 1, 3, "it is the header once more" },
	{ "the header once more with its byte order mark",
	  "\xEF\xBB\xBF" HEADER "\n" RECORD "\n\xEF\xBB\xBF" HEADER "\n" RECORD, 2, 0, 1, 3, "it is the header once more" },
};

static void check_problem(const klp_count *count, const struct extract_case *expected)
{
	if (expected->unusable == 0 || count->harvest.problem_count == 0)
		return;
	const struct problem *problem = &count->harvest.problems[0];
	cr_expect_eq(problem->line, expected->line, "%s: in line %d", expected->why, (int)problem->line);
	cr_expect_str_eq(problem->what, expected->what, "%s", expected->why);
	cr_expect_str_eq(problem->source, "x.csv", "%s", expected->why);
}

static void check(const struct extract_case *expected)
{
	klp_count *count = counting_new();
	klp_error *error = NULL;
	klp_status status = klp_count_memory(count, expected->text, strlen(expected->text), "x.csv", &error);
	cr_assert_eq(status, KLP_OK, "%s: %s", expected->why, klp_error_message(error));
	uint64_t profile = klp_count_clients(count, NULL, KLP_GROUP_UWV, 0);
	uint64_t counted = klp_count_bin(count, KLP_BIN_COUNTED), unusable = klp_count_bin(count, KLP_BIN_UNUSABLE);
	cr_expect_eq(profile, expected->profile, "%s: %d with a profile", expected->why, (int)profile);
	cr_expect_eq(counted - profile, expected->no_profile, "%s: %d without one", expected->why,
	             (int)(counted - profile));
	cr_expect_eq(unusable, expected->unusable, "%s: %d cannot be read", expected->why, (int)unusable);
	check_problem(count, expected);
	klp_count_free(count);
}

Test(csv, is_read_by_the_rules)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		check(&cases[i]);
}

Test(csv, takes_any_delimiter)
{
	static const char delimiters[] = { ';', '\t', '|' };
	for (size_t i = 0; i < sizeof delimiters; i++) {
		char text[] = HEADER "\n" RECORD "\n";
		for (char *at = text; *at != '\0'; at++)
			*at = *at == ',' ? delimiters[i] : *at;
		check(&(struct extract_case){ "another delimiter", text, 1, 0, 0, 0, NULL });
	}
}

/* Headers that are refused, and what is said of them. */
static const struct {
	const char *why;
	const char *text;
	klp_status status;
	const char *says;
} refused[] = {
	{ "no column is known", "name,age\nx,1\n", KLP_FORMAT, "names no column" },
	{ "a record where the header belongs", RECORD "\n", KLP_FORMAT, "names no column" },
	{ "a column is missing", "status,indicering\n", KLP_FORMAT, "'dienstverlening_begin'" },
	{ "a column stands twice", HEADER ",status\n", KLP_FORMAT, "'status' stands twice" },
	{ "a quote in the header is never closed", "\"status,indicering", KLP_FORMAT, "quote" },
	{ "nothing but line ends", "\n\n\n", KLP_FORMAT, "empty" },
};

Test(csv, refuses_headers_that_do_not_do)
{
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		klp_count *count = counting_new();
		klp_error *error = NULL;
		klp_status status = klp_count_memory(count, refused[i].text, strlen(refused[i].text), "x.csv", &error);
		cr_expect_eq(status, refused[i].status, "%s: %d", refused[i].why, (int)status);
		cr_expect(strstr(klp_error_message(error), refused[i].says) != NULL, "%s: %s", refused[i].why,
		          klp_error_message(error));
		cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), 0);
		klp_error_free(error);
		klp_count_free(count);
	}
}

/* A count in which one limit is another. */
static klp_count *limited(const char *name, uint64_t value)
{
	klp_limits limits = KLP_LIMITS_INIT;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	cr_assert_eq(klp_limits_set(&limits, name, value, NULL), KLP_OK);
	options.date = "2025-06-30";
	options.limits = &limits;
	return counting_with(&options);
}

static klp_status feed(klp_count *count, const char *text)
{
	return klp_count_memory(count, text, strlen(text), "x.csv", NULL);
}

Test(csv, keeps_its_limits)
{
	klp_count *count = limited("line-bytes", SHORT_LINE);
	char longer[2 * SHORT_LINE] = { 0 };
	memset(longer, 'x', SHORT_LINE + 1);
	char text[8 * SHORT_LINE];
	/* Too long by one byte, with and without quotes; what follows is read. */
	snprintf(text, sizeof text, HEADER "\n%s\n" RECORD "\n\"%s\n\"\n" RECORD "\n", longer, longer);
	cr_expect_eq(feed(count, text), KLP_OK);
	cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 2);
	cr_expect_eq(klp_count_bin(count, KLP_BIN_UNUSABLE), 3);
	cr_expect_eq(feed(count, longer), KLP_LIMIT_LINE_BYTES);
	klp_count_free(count);

	count = limited("columns", 9);
	cr_expect_eq(feed(count, HEADER "\n" RECORD), KLP_LIMIT_COLUMNS);
	klp_count_free(count);

	count = limited("unusable-records", 2);
	cr_expect_eq(feed(count, HEADER "\nx\nx\n" RECORD), KLP_OK);
	cr_expect_eq(feed(count, HEADER "\nx\nx\nx\n" RECORD), KLP_LIMIT_UNUSABLE_RECORDS);
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), 3, "a feed that failed leaves nothing behind");
	klp_count_free(count);
}

Test(csv, refuses_columns_of_service_numbers)
{
	static const char *const numbers[] = { "111222333", "123456782" };
	char text[4096] = "client_id," HEADER "\n";
	for (int i = 0; i < 20; i++)
		snprintf(text + strlen(text), sizeof text - strlen(text), "%s," RECORD "\n", numbers[i % 2]);
	klp_count *count = counting_new();
	klp_error *error = NULL;
	cr_expect_eq(klp_count_memory(count, text, strlen(text), "x.csv", &error), KLP_PERSONAL_DATA);
	cr_expect(strstr(klp_error_message(error), "client_id") != NULL, "%s", klp_error_message(error));
	cr_expect(strstr(klp_error_message(error), numbers[0]) == NULL, "%s", klp_error_message(error));
	klp_error_free(error);
	klp_count_free(count);
}

static int cancel(void *context, uint64_t done, uint64_t total)
{
	(void)done;
	(void)total;
	return ++*(int *)context > 0;
}

Test(csv, is_cancelled_by_the_caller)
{
	int calls = 0;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	options.date = "2025-06-30";
	options.progress = cancel;
	options.progress_context = &calls;
	klp_count *count = counting_with(&options);
	cr_expect_eq(feed(count, HEADER "\n" RECORD), KLP_CANCELLED);
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), 0);
	cr_expect_eq(calls, 1);
	klp_count_free(count);
}

static klp_status count_all(void *context, klp_error **error)
{
	static const char text[] =
		HEADER "\n" RECORD "\nx\n" WITH("\"a\"\"b\"") "\n\"ingeschreven\"\"\"," RECORD "\n" WITH("\" a\"");
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	klp_count *count = NULL;
	(void)context;
	options.date = "2025-06-30";
	options.threads = 1;
	klp_status status = klp_count_new(&count, &options, error);
	if (status == KLP_OK)
		status = klp_count_memory(count, text, sizeof text - 1, "x.csv", error);
	klp_count_free(count);
	return status;
}

Test(csv, survives_every_failing_allocation)
{
	failing_install();
	failing_each("klp_count_memory", count_all, NULL, 1);
}
