/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The public calls that feed a count: what goes before a feed and after it. */

#include "count/feed.h"
#include "count/handle.h"

#include "base/buffer.h"
#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A count that was loaded without what its clients are told apart by takes no more records. */
static klp_status check_open(const klp_count *count, klp_error **error)
{
	klp_status status = count_check_whole(count, error);
	if (status != KLP_OK)
		return status;
	const struct definition *definition = &count->definition;
	if ((definition->unique && count->clients == NULL) || (definition->joined && count->members == NULL))
		return error_set(
			error, KLP_INVALID_ARGUMENT, NULL,
			"the count was saved without its clients, and takes no more records: it was made without a key of the "
			"caller's");
	if ((definition->unique || definition->joined) && !count->has_secret)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "the count was loaded without the key by which its clients are told apart; load it with "
		                 "klp_count_options.key to feed it");
	return KLP_OK;
}

/* The pool's own copy of a text, which may be a path of any bytes; NULL stays NULL. */
static klp_status keep_text(struct pool *names, const char **text, klp_error **error)
{
	struct buffer readable = { NULL, 0, 0 };
	if (*text == NULL)
		return KLP_OK;
	const char *kept = NULL;
	if (text_readable(&readable, *text))
		kept = pool_keep(names, readable.bytes, strlen(readable.bytes));
	buffer_free(&readable);
	if (kept == NULL)
		return error_memory(error);
	*text = kept;
	return KLP_OK;
}

static klp_status keep_texts(struct pool *names, struct problem *problems, size_t problem_count, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < problem_count; i++) {
		status = keep_text(names, &problems[i].source, error);
		if (status == KLP_OK)
			status = keep_text(names, &problems[i].what, error);
	}
	return status;
}

static int order_texts(const char *one, const char *other)
{
	if (one == NULL || other == NULL)
		return (one != NULL) - (other != NULL);
	return strcmp(one, other);
}

static int order_problems(const void *one, const void *other)
{
	const struct problem *a = one, *b = other;
	int order = order_texts(a->source, b->source);
	if (order == 0)
		order = (a->line > b->line) - (a->line < b->line);
	if (order == 0)
		order = (a->field > b->field) - (a->field < b->field);
	return order == 0 ? order_texts(a->what, b->what) : order;
}

/* Keeps the first ones of each source, of problems in their order: as many as of a source that was counted at once, in however many ranges it came. */
static void keep_first(struct harvest *harvest)
{
	size_t kept = 0, of_source = 0;
	for (size_t i = 0; i < harvest->problem_count; i++) {
		const struct problem problem = harvest->problems[i];
		if (kept == 0 || order_texts(harvest->problems[kept - 1].source, problem.source) != 0)
			of_source = 0;
		if (of_source++ < HARVEST_PROBLEMS || order_texts(problem.what, harvest_cut_off) == 0)
			harvest->problems[kept++] = problem;
	}
	harvest->problem_count = kept;
}

klp_status count_add_harvest(klp_count *count, struct harvest *to, const struct harvest *from, klp_error **error)
{
	struct harvest named = *from;
	named.problems = memory_allocate(from->problem_count * sizeof *named.problems);
	if (named.problems == NULL)
		return error_memory(error);
	if (from->problem_count > 0)
		memcpy(named.problems, from->problems, from->problem_count * sizeof *named.problems);
	klp_status status = keep_texts(&count->names, named.problems, named.problem_count, error);
	if (status == KLP_OK)
		status = harvest_add(to, &named, 0, NULL, error);
	memory_release(named.problems);
	/* Whichever thread came first, they are told in one order. */
	if (status == KLP_OK && named.problem_count > 0) {
		qsort(to->problems, to->problem_count, sizeof *to->problems, order_problems);
		keep_first(to);
	}
	return status;
}

static klp_status begin_feed(klp_count *count, bool register_extract, klp_error **error)
{
	pthread_mutex_lock(&count->lock);
	klp_status status = check_open(count, error);
	if (status == KLP_OK && register_extract && (count->harvest.records > 0 || count->feeding > 0))
		status = error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                   "records were fed already; an extract of the register comes before any other");
	if (status == KLP_OK) {
		count->feeding++;
		count->fed = true;
	}
	pthread_mutex_unlock(&count->lock);
	return status;
}

/* What was counted comes in; the clients that a failed feed left behind cannot be taken out again. */
static klp_status end_feed(klp_count *count, struct harvest *to, const struct harvest *harvest, klp_status status,
                           bool told_apart, klp_error **error)
{
	pthread_mutex_lock(&count->lock);
	if (status == KLP_OK)
		status = count_add_harvest(count, to, harvest, error);
	if (status != KLP_OK && told_apart)
		count->failed = true;
	count->stale = count->definition.unique;
	if (--count->feeding == 0)
		atomic_store(&count->records, count->harvest.records);
	pthread_mutex_unlock(&count->lock);
	return status;
}

/* Runs one feed; the sources are the caller's. */
static klp_status run(klp_count *count, struct sources *sources, struct clients *members, klp_error **error)
{
	bool register_extract = members != NULL;
	struct harvest harvest = { .definition = &count->definition };
	const struct feed feed = { .definition = &count->definition,
		                       .limits = &count->limits,
		                       .threads = count->threads,
		                       .progress = count->progress,
		                       .progress_context = count->progress_context,
		                       .clients = register_extract ? members : count->clients,
		                       .members = register_extract ? NULL : count->members,
		                       .secret = &count->secret,
		                       .register_extract = register_extract,
		                       .records = &count->records };
	klp_status status = begin_feed(count, register_extract, error);
	if (status != KLP_OK)
		return status;
	status = feed_run(&feed, sources, &harvest, error);
	status = end_feed(count, register_extract ? &count->register_harvest : &count->harvest, &harvest, status,
	                  feed.clients != NULL, error);
	harvest_free(&harvest);
	return status;
}

static klp_status feed(klp_count *count, struct sources *sources, klp_error **error)
{
	klp_status status = run(count, sources, NULL, error);
	sources_free(sources);
	return status;
}

klp_status klp_count_files(klp_count *count, const char *const *paths, size_t path_count, klp_error **error)
{
	struct sources *sources;
	if (count == NULL)
		return error_null(error, "count");
	if (paths == NULL && path_count > 0)
		return error_null(error, "paths");
	for (size_t i = 0; i < path_count; i++)
		if (paths[i] == NULL)
			return error_null(error, "paths");
	klp_status status = sources_of_files(&sources, paths, path_count, &count->limits, error);
	return status == KLP_OK ? feed(count, sources, error) : status;
}

klp_status klp_count_file(klp_count *count, const char *path, klp_error **error)
{
	if (path == NULL)
		return error_null(error, count == NULL ? "count" : "path");
	return klp_count_files(count, &path, 1, error);
}

klp_status klp_count_file_range(klp_count *count, const char *path, uint64_t begin, uint64_t end, uint64_t line,
                                klp_error **error)
{
	const struct source_range range = { .begin = begin, .end = end, .line = line };
	struct sources *sources;
	if (count == NULL)
		return error_null(error, "count");
	if (path == NULL)
		return error_null(error, "path");
	if (begin > end || end == SOURCE_RANGE_END || line == 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "a range from byte %" PRIu64 " up to %" PRIu64 " in line %" PRIu64
		                 " is none; take it from klp_count_split_file()",
		                 begin, end, line);
	klp_status status = sources_of_range(&sources, &path, &range, &count->limits, error);
	return status == KLP_OK ? feed(count, sources, error) : status;
}

klp_status klp_count_memory(klp_count *count, const void *bytes, size_t size, const char *source, klp_error **error)
{
	struct sources *sources;
	if (count == NULL)
		return error_null(error, "count");
	if (bytes == NULL)
		return error_null(error, "bytes");
	klp_status status = sources_of_memory(&sources, bytes, size, source, &count->limits, error);
	return status == KLP_OK ? feed(count, sources, error) : status;
}

klp_status klp_count_stream(klp_count *count, klp_read_function read, void *context, const char *source,
                            klp_error **error)
{
	struct sources *sources;
	if (count == NULL)
		return error_null(error, "count");
	if (read == NULL)
		return error_null(error, "read");
	klp_status status = sources_of_stream(&sources, read, context, source, &count->limits, error);
	return status == KLP_OK ? feed(count, sources, error) : status;
}

/* The first extract of the register goes into a table that is the count's only when all of it was read. */
static klp_status run_register(klp_count *count, struct sources *sources, klp_error **error)
{
	struct clients *members = count->members;
	if (members != NULL)
		return run(count, sources, members, error);
	klp_status status = clients_new(&members, &count->limits, error);
	if (status != KLP_OK)
		return status;
	bool fed = count->fed;
	status = run(count, sources, members, error);
	if (status == KLP_OK) {
		count->members = members;
		count->definition.joined = true;
		return KLP_OK;
	}
	clients_free(members);
	count->fed = fed;
	count->failed = false;
	return status;
}

klp_status klp_count_register_file(klp_count *count, const char *path, klp_error **error)
{
	struct sources *sources;
	if (count == NULL)
		return error_null(error, "count");
	if (path == NULL)
		return error_null(error, "path");
	klp_status status = check_open(count, error);
	if (status == KLP_OK)
		status = count_make_secret(count, NULL, 0, error);
	if (status == KLP_OK)
		status = sources_of_files(&sources, &path, 1, &count->limits, error);
	if (status != KLP_OK)
		return status;
	status = run_register(count, sources, error);
	if (status == KLP_OK)
		count_sum_register(count);
	sources_free(sources);
	return status;
}
