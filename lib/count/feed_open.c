/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Sources come in, and what was counted of them goes out. */

#include "count/feed_crew.h"

#include "base/memory.h"

klp_status crew_check_unusable(const struct crew *crew, uint64_t more, const char *source, klp_error **error)
{
	const struct place place = { .source = source };
	if (crew->unusable + more <= crew->feed->limits->unusable_records)
		return KLP_OK;
	return limits_exceeded(KLP_LIMIT_UNUSABLE_RECORDS, crew->feed->limits, &place, error);
}

/* Keeps the problems of a source apart: sources are finished in any order, and told of in theirs. */
static klp_status set_apart(struct crew *crew, struct harvest *harvest, uint64_t number, const char *source,
                            klp_error **error)
{
	if (harvest->problem_count == 0)
		return KLP_OK;
	struct told *told = memory_allocate(sizeof *told);
	if (told == NULL)
		return error_memory(error);
	*told = (struct told){ .number = number, .source = source };
	told->harvest = (struct harvest){ .definition = harvest->definition,
		                              .problems = harvest->problems,
		                              .problem_count = harvest->problem_count,
		                              .problem_capacity = harvest->problem_capacity };
	harvest->problems = NULL;
	harvest->problem_count = harvest->problem_capacity = 0;
	struct told **at = &crew->told;
	while (*at != NULL && (*at)->number < number)
		at = &(*at)->next;
	told->next = *at;
	*at = told;
	return KLP_OK;
}

klp_status crew_add(struct crew *crew, struct harvest *harvest, uint64_t number, const char *source, klp_error **error)
{
	klp_status status = set_apart(crew, harvest, number, source, error);
	return status == KLP_OK ? harvest_add(crew->harvest, harvest, 0, source, error) : status;
}

/* XML on its way: what is told of it meanwhile. */
struct reading {
	struct worker *worker;
	const struct source *source;
	const struct harvest *harvest;
	uint64_t done;
	uint64_t records;
};

static void add_progress(struct reading *reading)
{
	struct crew *crew = reading->worker->crew;
	atomic_fetch_add(&crew->done, reading->source->done - reading->done);
	atomic_fetch_add(crew->feed->records, reading->harvest->records - reading->records);
	reading->done = reading->source->done;
	reading->records = reading->harvest->records;
}

/* Tells of the progress, and ends the reading when the work of all has ended. */
static klp_status tell_of(void *context, klp_error **error)
{
	struct reading *reading = context;
	struct crew *crew = reading->worker->crew;
	add_progress(reading);
	pthread_mutex_lock(&crew->lock);
	klp_status status = crew_check_unusable(crew, reading->harvest->unusable, reading->source->name, error);
	if (status == KLP_OK && crew->status != KLP_OK)
		status = error_set(error, KLP_CANCELLED, NULL, "another part of the work failed before");
	pthread_mutex_unlock(&crew->lock);
	return status == KLP_OK ? worker_tell(reading->worker, error) : status;
}

static klp_status count_xml(struct worker *worker, struct source *source, uint64_t number, klp_error **error)
{
	struct crew *crew = worker->crew;
	struct harvest harvest = { .definition = crew->feed->definition };
	struct reading reading = { .worker = worker, .source = source, .harvest = &harvest };
	klp_status status = harvest_begin(&harvest, crew->feed->definition, error);
	if (status == KLP_OK)
		status = xml_count(crew->feed, source, &harvest, tell_of, &reading, error);
	if (status == KLP_OK) {
		add_progress(&reading);
		pthread_mutex_lock(&crew->lock);
		crew->unusable += harvest.unusable;
		status = crew_check_unusable(crew, 0, source->name, error);
		if (status == KLP_OK)
			status = crew_add(crew, &harvest, number, source->name, error);
		pthread_mutex_unlock(&crew->lock);
	}
	harvest_free(&harvest);
	source_close(source);
	return status;
}

/* Makes an extract of a source, or counts all of it. *extract is NULL when nothing is left to do. */
static klp_status begin_source(struct worker *worker, struct source *source, uint64_t number, struct extract **extract,
                               klp_error **error)
{
	*extract = NULL;
	if (source->xml)
		return count_xml(worker, source, number, error);
	klp_status status = extract_open(extract, worker->crew->feed, source, error);
	if (status == KLP_OK)
		(*extract)->number = number;
	return status;
}

void worker_open(struct worker *worker)
{
	struct crew *crew = worker->crew;
	struct source *source = NULL;
	struct extract *extract = NULL;
	klp_error *error = NULL;
	uint64_t number = ++crew->opened;
	crew->opening = true;
	crew->active++;
	pthread_mutex_unlock(&crew->lock);
	klp_status status = sources_next(crew->sources, &source, &error);

	pthread_mutex_lock(&crew->lock);
	crew->opening = false;
	crew->exhausted = status != KLP_OK || source == NULL;
	pthread_cond_broadcast(&crew->changed);
	pthread_mutex_unlock(&crew->lock);
	if (status == KLP_OK && source != NULL)
		status = begin_source(worker, source, number, &extract, &error);
	if (status != KLP_OK)
		crew_fail(crew, status, error);

	pthread_mutex_lock(&crew->lock);
	if (extract != NULL) {
		extract->next = crew->extracts;
		crew->extracts = extract;
	} else {
		crew->active--;
	}
	pthread_cond_broadcast(&crew->changed);
}
