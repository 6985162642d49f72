/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Two counts become one, where both were made in the same way. */

#include "count/handle.h"

#include <string.h>

static klp_status refuse(klp_error **error, const char *what)
{
	return error_set(error, KLP_CONFLICT, NULL, "the two counts cannot be merged: %s", what);
}

static bool same_words(const struct definition_words *one, const struct definition_words *other)
{
	if (one->count != other->count)
		return false;
	for (size_t i = 0; i < one->count; i++) {
		const struct definition_word *word = &one->words[i];
		if (definition_meaning(other, (struct slice){ word->text, word->length }) != word->meaning)
			return false;
	}
	return true;
}

static klp_status check_definition(const klp_count *count, const klp_count *other, klp_error **error)
{
	const struct definition *one = &count->definition, *two = &other->definition;
	if (one->date != two->date)
		return error_set(error, KLP_CONFLICT, NULL, "the two counts cannot be merged: one is of %s, the other of %s",
		                 count->date, other->date);
	if (one->year != two->year || one->municipalities != two->municipalities ||
	    memcmp(one->places, two->places, sizeof one->places) != 0)
		return refuse(error, "their territories have other municipalities; use the same one for both");
	if (!same_words(&one->groups, &two->groups))
		return refuse(error, "their lists of indiceringen, uwv and municipal, are not the same");
	if (!same_words(&one->statuses, &two->statuses))
		return refuse(error, "their lists of words for registered are not the same");
	if (!same_words(&one->answers, &two->answers))
		return refuse(error, "their lists of words for yes and no are not the same");
	return KLP_OK;
}

static klp_status check_choices(const klp_count *count, const klp_count *other, klp_error **error)
{
	if (count->both != other->both)
		return refuse(error, "they count clients with an indicering of both groups in different ones (both)");
	if (count->coverage != other->coverage)
		return refuse(error, "they cover areas in different ways (coverage)");
	if (count->definition.unique != other->definition.unique)
		return refuse(error, "one tells clients apart (unique), and the other counts rows");
	if (count->definition.joined != other->definition.joined)
		return refuse(error, "one has an extract of the register, and the other has none");
	return KLP_OK;
}

/* Clients can be told apart over two counts when both have them, hashed with one key. */
static klp_status check_clients(const klp_count *count, const klp_count *other, klp_error **error)
{
	const struct definition *definition = &count->definition;
	if (!definition->unique && !definition->joined)
		return KLP_OK;
	if (!count->caller_key || !other->caller_key)
		return refuse(error,
		              "clients are told apart, and not by a key of the caller's that both counts have; give the same "
		              "klp_count_options.key to both");
	if (memcmp(&count->check, &other->check, sizeof count->check) != 0)
		return refuse(error,
		              "their clients are told apart by different keys; give the same klp_count_options.key to both");
	return KLP_OK;
}

/* Adds the clients of one table to another. */
static klp_status add_clients(struct clients *clients, const struct clients *from, klp_error **error)
{
	uint64_t at = 0;
	struct client_key key;
	struct verdict verdict;
	if (clients == NULL)
		return KLP_OK;
	while (clients_next(from, &at, &key, &verdict)) {
		klp_status status = clients_add(clients, &key, verdict, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

static klp_status add_all(klp_count *count, const klp_count *other, klp_error **error)
{
	klp_status status = add_clients(count->members, other->members, error);
	if (status == KLP_OK)
		status = add_clients(count->clients, other->clients, error);
	if (status == KLP_OK)
		status = count_add_harvest(count, &count->register_harvest, &other->register_harvest, error);
	return status == KLP_OK ? count_add_harvest(count, &count->harvest, &other->harvest, error) : status;
}

klp_status klp_count_merge(klp_count *count, const klp_count *other, klp_error **error)
{
	if (count == NULL)
		return error_null(error, "count");
	if (other == NULL)
		return error_null(error, "other");
	if (count == other)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "a count cannot be merged with itself: all would count twice");
	klp_status status = count_check_whole(count, error);
	if (status == KLP_OK)
		status = count_check_whole(other, error);
	if (status == KLP_OK)
		status = check_definition(count, other, error);
	if (status == KLP_OK)
		status = check_choices(count, other, error);
	if (status == KLP_OK)
		status = check_clients(count, other, error);
	if (status != KLP_OK)
		return status;
	/* Others may read the count that is added, and the first to do so makes its sums. */
	pthread_mutex_t *lock = (pthread_mutex_t *)&other->lock;
	pthread_mutex_lock(lock);
	status = add_all(count, other, error);
	pthread_mutex_unlock(lock);
	if (status != KLP_OK) {
		count->failed = count->clients != NULL || count->members != NULL;
		return status;
	}
	count->fed = count->fed || other->fed;
	count->stale = count->definition.unique;
	if (count->members != NULL)
		count_sum_register(count);
	atomic_store(&count->records, count->harvest.records);
	return KLP_OK;
}
