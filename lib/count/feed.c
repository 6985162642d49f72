/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* One feed: threads come together, work, and part. */

#include "count/feed_crew.h"

#include "base/memory.h"

#include <signal.h>

/* Pieces for each thread to work on, and some that wait. */
enum { SPARE_PIECES = 2 };

/* More threads than there is work for only cost. */
static unsigned useful_threads(const struct feed *feed, const struct sources *sources)
{
	uint64_t total = sources_total(sources), threads = (uint64_t)feed->threads;
	uint64_t pieces = total == 0 ? threads : total / piece_bytes(feed) + 1;
	return (unsigned)(pieces < threads ? pieces : threads);
}

static void *work(void *worker)
{
	worker_run(worker);
	return NULL;
}

/* Starts the other threads, as many as there can be. Signals of the program are not for them: its own threads take them, as without the
 * library. */
static unsigned start_others(struct worker *workers, unsigned count)
{
	unsigned started = 1;
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (started < count && pthread_create(&workers[started].thread, NULL, work, &workers[started]) == 0)
		started++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

/* The caller's thread works with the others. */
static void work_together(struct worker *workers, unsigned count)
{
	unsigned started = start_others(workers, count);
	worker_run(&workers[0]);
	for (unsigned i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
}

/* Puts the problems behind one another, in the order of the sources. */
static klp_status tell_problems(struct crew *crew, klp_error **error)
{
	klp_status status = KLP_OK;
	for (const struct told *told = crew->told; status == KLP_OK && told != NULL; told = told->next)
		status = harvest_add(crew->harvest, &told->harvest, 0, told->source, error);
	return status;
}

static void free_crew(struct crew *crew)
{
	while (crew->told != NULL) {
		struct told *told = crew->told;
		crew->told = told->next;
		harvest_free(&told->harvest);
		memory_release(told);
	}
	while (crew->extracts != NULL) {
		struct extract *extract = crew->extracts;
		crew->extracts = extract->next;
		extract_close(extract);
	}
	pthread_cond_destroy(&crew->changed);
	pthread_mutex_destroy(&crew->lock);
}

/* Makes the pieces, lets all work on them, and ends with the last progress. */
static klp_status run(struct crew *crew, struct worker *workers, unsigned threads, struct piece *pieces,
                      klp_error **error)
{
	const unsigned count = threads + SPARE_PIECES;
	klp_status status = KLP_OK;
	for (unsigned i = 0; status == KLP_OK && i < count; i++) {
		status = piece_begin(&pieces[i], crew->feed, error);
		pieces[i].next = crew->unused;
		crew->unused = &pieces[i];
	}
	if (status != KLP_OK)
		return status;
	for (unsigned i = 0; i < threads; i++)
		workers[i] = (struct worker){ .crew = crew, .caller = i == 0 };
	work_together(workers, threads);
	if (crew->status != KLP_OK) {
		if (error != NULL)
			*error = crew->error;
		else
			klp_error_free(crew->error);
		return crew->status;
	}
	status = tell_problems(crew, error);
	return status == KLP_OK ? progress_end(&crew->progress, atomic_load(&crew->done), error) : status;
}

klp_status feed_run(const struct feed *feed, struct sources *sources, struct harvest *harvest, klp_error **error)
{
	const unsigned threads = useful_threads(feed, sources);
	struct crew crew = { .feed = feed, .sources = sources, .harvest = harvest };
	struct worker *workers = memory_allocate_zeroed(threads, sizeof *workers);
	struct piece *pieces = memory_allocate_zeroed(threads + SPARE_PIECES, sizeof *pieces);
	klp_status status;
	if (workers == NULL || pieces == NULL) {
		status = error_memory(error);
		goto done;
	}
	crew.progress = progress_start(feed->progress, feed->progress_context, sources_total(sources));
	crew.waiting_end = &crew.waiting;
	pthread_mutex_init(&crew.lock, NULL);
	pthread_cond_init(&crew.changed, NULL);
	status = harvest_begin(harvest, feed->definition, error);
	if (status == KLP_OK)
		status = run(&crew, workers, threads, pieces, error);
	for (unsigned i = 0; i < threads + SPARE_PIECES; i++)
		piece_free(&pieces[i]);
	free_crew(&crew);
done:
	memory_release(pieces);
	memory_release(workers);
	return status;
}
