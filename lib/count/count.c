/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A count's life: made of its options, told the columns and words of an export, freed. Read this first. */

#include "count/handle.h"

#include "base/memory.h"
#include "base/options.h"
#include "dataset/edition.h"

#include <string.h>
#include <unistd.h>

enum { MOST_THREADS = 64, SHORTEST_KEY = 16, LONGEST_KEY = 64 };

static int two_digits(const char *text)
{
	return (text[0] - '0') * 10 + (text[1] - '0');
}

static int days_of(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return days[month - 1] + (leap && month == 2 ? 1 : 0);
}

int count_date(struct slice text)
{
	static const char pattern[] = "dddd-dd-dd";
	if (text.length != sizeof pattern - 1)
		return 0;
	for (size_t i = 0; i < text.length; i++) {
		bool digit = text.text[i] >= '0' && text.text[i] <= '9';
		if (pattern[i] == 'd' ? !digit : text.text[i] != pattern[i])
			return 0;
	}
	int year = two_digits(text.text) * 100 + two_digits(text.text + 2);
	int month = two_digits(text.text + 5), day = two_digits(text.text + 8);
	if (year < EDITION_FIRST_YEAR || year > EDITION_LAST_YEAR || month < 1 || month > 12 || day < 1 ||
	    day > days_of(year, month))
		return 0;
	return (year * 100 + month) * 100 + day;
}

size_t count_cells(const klp_count *count)
{
	return ((size_t)count->definition.municipalities + 1) * SLOTS;
}

/* Where the caller sets no limit to the input there is none: memory does not grow with it. */
static klp_status take_limits(klp_limits *limits, const klp_limits *given, klp_error **error)
{
	klp_limits taken = KLP_LIMITS_INIT;
	klp_status status = options_take(&taken, sizeof taken, given, "klp_limits", error);
	if (status == KLP_OK)
		status = limits_resolve(limits, &taken, error);
	if (status == KLP_OK && taken.input_bytes == 0)
		limits->input_bytes = UINT64_MAX;
	return status;
}

static int processors(void)
{
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	if (online < 1)
		return 1;
	return online > MOST_THREADS ? MOST_THREADS : (int)online;
}

klp_status count_make_secret(klp_count *count, const void *key, size_t size, klp_error **error)
{
	/* No id is that: a line of text does not hold a zero byte. */
	static const char constant[] = "libklantprofiel\0check of a key";
	if (count->has_secret)
		return KLP_OK;
	klp_status status = secret_make(&count->secret, key, size, error);
	if (status != KLP_OK)
		return status;
	count->has_secret = true;
	count->caller_key = key != NULL;
	count->check = client_key_of(&count->secret, (struct slice){ constant, sizeof constant - 1 });
	return KLP_OK;
}

static klp_status refuse_option(const char *option, int value, const char *advice, klp_error **error)
{
	return error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_count_options.%s is %d; %s", option, value, advice);
}

static klp_status take_key(klp_count *count, const klp_count_options *options, klp_error **error)
{
	if (options->key == NULL && options->key_size == 0)
		return KLP_OK;
	if (options->key == NULL || options->key_size < SHORTEST_KEY || options->key_size > LONGEST_KEY)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "klp_count_options.key_size is %zu; a key has %d to %d bytes, and without one both are 0",
		                 options->key_size, SHORTEST_KEY, LONGEST_KEY);
	return count_make_secret(count, options->key, options->key_size, error);
}

klp_status count_take_options(klp_count *count, const klp_count_options *options, klp_error **error)
{
	klp_status status = take_limits(&count->limits, options->limits, error);
	if (status != KLP_OK)
		return status;
	if (options->threads < 0 || options->threads > MOST_THREADS)
		return refuse_option("threads", options->threads, "use 1 to 64, or 0 for one a processor", error);
	count->threads = options->threads == 0 ? processors() : options->threads;
	count->territory = options->territory;
	count->progress = options->progress;
	count->progress_context = options->progress_context;
	return take_key(count, options, error);
}

static klp_status take_choices(klp_count *count, const klp_count_options *options, klp_error **error)
{
	if (options->both < KLP_COUNT_BOTH_UWV || options->both > KLP_COUNT_BOTH_UNKNOWN)
		return refuse_option("both", options->both, "use one of klp_count_both", error);
	if (options->coverage < KLP_COUNT_COVERAGE_SEEN || options->coverage > KLP_COUNT_COVERAGE_COUNTRY)
		return refuse_option("coverage", options->coverage, "use one of klp_count_coverage", error);
	count->both = options->both;
	count->coverage = options->coverage;
	count->definition.unique = options->unique != 0;
	return KLP_OK;
}

klp_status count_make_room(klp_count *count, klp_error **error)
{
	klp_status status = harvest_begin(&count->harvest, &count->definition, error);
	count->register_harvest.definition = &count->definition;
	count->register_places = memory_allocate_zeroed((size_t)count->definition.municipalities + 1, sizeof(uint64_t));
	return status == KLP_OK && count->register_places == NULL ? error_memory(error) : status;
}

static klp_status begin(klp_count *count, const klp_count_options *options, klp_error **error)
{
	if (options->date == NULL)
		return error_set(
			error, KLP_INVALID_ARGUMENT, NULL,
			"klp_count_options.date is missing: the reference date on which is counted, such as 2025-06-30");
	int date = count_date(slice_of(options->date));
	if (date == 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "klp_count_options.date must be a day of %d to %d, such as 2025-06-30", EDITION_FIRST_YEAR,
		                 EDITION_LAST_YEAR);
	memcpy(count->date, options->date, COUNT_DATE_BYTES);
	klp_status status = take_choices(count, options, error);
	if (status == KLP_OK)
		status = count_take_options(count, options, error);
	if (status == KLP_OK)
		status = definition_begin(&count->definition, date, options->territory, error);
	if (status == KLP_OK)
		status = count_make_room(count, error);
	if (status != KLP_OK || !count->definition.unique)
		return status;
	status = count_make_secret(count, NULL, 0, error);
	return status == KLP_OK ? clients_new(&count->clients, &count->limits, error) : status;
}

klp_count *count_allocate(klp_error **error)
{
	klp_count *count = memory_allocate_zeroed(1, sizeof *count);
	if (count == NULL || pthread_mutex_init(&count->lock, NULL) != 0) {
		memory_release(count);
		error_memory(error);
		return NULL;
	}
	return count;
}

klp_status klp_count_new(klp_count **count, const klp_count_options *options, klp_error **error)
{
	klp_count_options taken = KLP_COUNT_OPTIONS_INIT;
	if (count == NULL)
		return error_null(error, "count");
	if (options == NULL)
		return error_null(error, "options");
	klp_status status = options_take(&taken, sizeof taken, options, "klp_count_options", error);
	if (status != KLP_OK)
		return status;
	klp_count *made = count_allocate(error);
	if (made == NULL)
		return KLP_OUT_OF_MEMORY;
	status = begin(made, &taken, error);
	if (status != KLP_OK) {
		klp_count_free(made);
		return status;
	}
	*count = made;
	return KLP_OK;
}

/* A compiler may leave out writing to what is freed next; it may not for a volatile. */
static void forget_secret(klp_count *count)
{
	volatile unsigned char *bytes = count->secret.bytes;
	for (size_t i = 0; i < sizeof count->secret.bytes; i++)
		bytes[i] = 0;
}

void klp_count_free(klp_count *count)
{
	if (count == NULL)
		return;
	forget_secret(count);
	definition_free(&count->definition);
	clients_free(count->clients);
	clients_free(count->members);
	harvest_free(&count->harvest);
	harvest_free(&count->register_harvest);
	memory_release(count->register_places);
	pool_free(&count->names);
	pthread_mutex_destroy(&count->lock);
	memory_release(count);
}

klp_status count_check_whole(const klp_count *count, klp_error **error)
{
	if (!count->failed)
		return KLP_OK;
	return error_set(
		error, KLP_INVALID_ARGUMENT, NULL,
		"the count cannot be used any more, for an extract failed while clients were told apart: free it and count "
		"anew");
}

/* Columns and words hold for all records, so that they stand before the first. */
klp_status count_check_unfed(const klp_count *count, klp_error **error)
{
	if (count->fed)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "records were fed already; columns and words are set before the first extract");
	return count_check_whole(count, error);
}

klp_status klp_count_set_column(klp_count *count, const char *column, const char *name, klp_error **error)
{
	if (count == NULL)
		return error_null(error, "count");
	if (column == NULL)
		return error_null(error, "column");
	if (name == NULL)
		return error_null(error, "name");
	klp_status status = count_check_unfed(count, error);
	return status == KLP_OK ? definition_set_column(&count->definition, slice_of(column), slice_of(name), error)
	                        : status;
}

klp_status klp_count_set_words(klp_count *count, const char *list, const char *words, klp_error **error)
{
	if (count == NULL)
		return error_null(error, "count");
	if (list == NULL)
		return error_null(error, "list");
	if (words == NULL)
		return error_null(error, "words");
	klp_status status = count_check_unfed(count, error);
	return status == KLP_OK ? definition_set_words(&count->definition, slice_of(list), slice_of(words), error) : status;
}
