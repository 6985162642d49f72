/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a thread of a feed does next: counts a piece, reads one, opens a source, or waits. */

#include "count/feed_crew.h"

#include <time.h>

void crew_fail(struct crew *crew, klp_status status, klp_error *error)
{
	pthread_mutex_lock(&crew->lock);
	if (crew->status == KLP_OK) {
		crew->status = status;
		crew->error = error;
	} else {
		klp_error_free(error);
	}
	pthread_cond_broadcast(&crew->changed);
	pthread_mutex_unlock(&crew->lock);
}

klp_status worker_tell(struct worker *worker, klp_error **error)
{
	struct crew *crew = worker->crew;
	return worker->caller ? progress_tell(&crew->progress, atomic_load(&crew->done), error) : KLP_OK;
}

/* The scan of this thread for an extract. */
static klp_status turn_to(struct worker *worker, const struct extract *extract, klp_error **error)
{
	if (worker->turned_to == extract->number)
		return KLP_OK;
	scan_free(&worker->scan);
	worker->turned_to = 0;
	klp_status status =
		scan_begin(&worker->scan, extract->feed, &extract->layout, (enum scan_kernel)extract->feed->kernel, error);
	if (status == KLP_OK)
		worker->turned_to = extract->number;
	return status;
}

/* Takes an extract out that is finished, and adds it. Under the lock. */
static klp_status finish_extract(struct crew *crew, struct extract *extract, klp_error **error)
{
	struct extract **at = &crew->extracts;
	while (*at != extract)
		at = &(*at)->next;
	*at = extract->next;
	crew->active--;
	klp_status status = crew_add(crew, &extract->harvest, extract->number, extract->source->name, error);
	extract_close(extract);
	return status;
}

static void put_back(struct crew *crew, struct piece *pieces)
{
	while (pieces != NULL) {
		struct piece *next = pieces->next;
		pieces->next = crew->unused;
		crew->unused = pieces;
		pieces = next;
	}
}

/* Counts a piece and settles what can be settled. Under the lock, which is let go meanwhile. */
static klp_status count_piece(struct worker *worker, struct piece *piece, klp_error **error)
{
	struct crew *crew = worker->crew;
	struct extract *extract = piece->extract;
	struct settled settled = { .pieces = NULL };
	pthread_mutex_unlock(&crew->lock);
	klp_status status = extract_fetch(piece, error);
	if (status == KLP_OK)
		status = turn_to(worker, extract, error);
	if (status == KLP_OK) {
		tally_clear(&piece->tally);
		status = scan_bytes(&worker->scan, &piece->tally, piece->bytes, piece_ends_well(piece), &piece->end, error);
	}
	atomic_fetch_add(&crew->done, extract_weight(piece));
	if (status == KLP_OK)
		status = extract_settle(piece, &worker->scan, &settled, error);

	pthread_mutex_lock(&crew->lock);
	put_back(crew, settled.pieces);
	crew->unusable += settled.unusable;
	/* Unless it is finished, the extract may be gone already: another thread has settled the last piece. */
	if (status == KLP_OK)
		status = crew_check_unusable(crew, 0, settled.finished ? extract->source->name : NULL, error);
	if (status == KLP_OK && settled.finished)
		status = finish_extract(crew, extract, error);
	pthread_cond_broadcast(&crew->changed);
	return status;
}

/* Reads the next piece of an extract that is read in order. Under the lock, which is let go meanwhile. */
static klp_status read_in_order(struct crew *crew, struct extract *extract, struct piece *piece, klp_error **error)
{
	uint64_t before = extract->source->done;
	extract->reading = true;
	pthread_mutex_unlock(&crew->lock);
	klp_status status = extract_take(extract, piece, error);
	atomic_fetch_add(&crew->done, extract->source->done - before);
	pthread_mutex_lock(&crew->lock);
	extract->reading = false;
	if (status == KLP_OK) {
		*crew->waiting_end = piece;
		crew->waiting_end = &piece->next;
		crew->waiting_count++;
	}
	pthread_cond_broadcast(&crew->changed);
	return status;
}

/* Takes the next piece of an extract; of one that is direct it is counted at once. */
static klp_status take_piece(struct worker *worker, struct extract *extract, klp_error **error)
{
	struct crew *crew = worker->crew;
	struct piece *piece = crew->unused;
	crew->unused = piece->next;
	piece->next = NULL;
	if (!extract_is_direct(extract))
		return read_in_order(crew, extract, piece, error);
	klp_status status = extract_take(extract, piece, error);
	return status == KLP_OK ? count_piece(worker, piece, error) : status;
}

static struct piece *take_waiting(struct crew *crew)
{
	struct piece *piece = crew->waiting;
	crew->waiting = piece->next;
	if (crew->waiting == NULL)
		crew->waiting_end = &crew->waiting;
	crew->waiting_count--;
	piece->next = NULL;
	return piece;
}

/* An extract of which a piece can be read now. */
static struct extract *find_readable(const struct crew *crew)
{
	if (crew->unused == NULL)
		return NULL;
	for (struct extract *extract = crew->extracts; extract != NULL; extract = extract->next)
		if (!extract->reading && !extract->drained)
			return extract;
	return NULL;
}

/* Waits until something has changed. The caller's thread wakes now and then to tell of the progress, and to be cancelled. */
static void wait_for_change(struct worker *worker)
{
	enum { NANOSECONDS = 1000000000, PAUSE = NANOSECONDS / 20 };
	struct crew *crew = worker->crew;
	if (!worker->caller) {
		pthread_cond_wait(&crew->changed, &crew->lock);
		return;
	}
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += PAUSE;
	until.tv_sec += until.tv_nsec / NANOSECONDS;
	until.tv_nsec %= NANOSECONDS;
	pthread_cond_timedwait(&crew->changed, &crew->lock, &until);
}

/* Does the next thing; *idle tells that there was nothing to do but wait. Under the lock, which is let go meanwhile. */
static klp_status work(struct worker *worker, klp_error **error)
{
	struct crew *crew = worker->crew;
	struct extract *extract = find_readable(crew);
	/* Who reads goes on reading, so that what must be unpacked in order never stops, until enough is there for the others. */
	bool enough = crew->waiting_count >= (unsigned)crew->feed->threads;
	if (crew->waiting != NULL && (enough || extract == NULL))
		return count_piece(worker, take_waiting(crew), error);
	if (extract != NULL)
		return take_piece(worker, extract, error);
	if (!crew->exhausted && !crew->opening && crew->active < (unsigned)crew->feed->threads)
		worker_open(worker);
	else
		wait_for_change(worker);
	return KLP_OK;
}

void worker_run(struct worker *worker)
{
	struct crew *crew = worker->crew;
	pthread_mutex_lock(&crew->lock);
	while (crew->status == KLP_OK && !(crew->exhausted && crew->active == 0)) {
		klp_error *error = NULL;
		klp_status status = work(worker, &error);
		pthread_mutex_unlock(&crew->lock);
		if (status == KLP_OK)
			status = worker_tell(worker, &error);
		if (status != KLP_OK)
			crew_fail(crew, status, error);
		pthread_mutex_lock(&crew->lock);
	}
	pthread_mutex_unlock(&crew->lock);
	scan_free(&worker->scan);
}
