/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the parts of this room need of one another until each is there: whatever is defined elsewhere takes its place. To be taken away. */

#include "count/feed.h"

#define STAND_IN __attribute__((weak))

static klp_status missing(klp_error **error)
{
	return error_set(error, KLP_UNSUPPORTED, NULL, "this part of counting is not there yet");
}

STAND_IN klp_status secret_make(struct secret *secret, const void *key, size_t size, klp_error **error)
{
	(void)secret, (void)key, (void)size, (void)error;
	return KLP_OK;
}

STAND_IN struct client_key client_key_of(const struct secret *secret, struct slice id)
{
	(void)secret, (void)id;
	return (struct client_key){ { 0 } };
}

STAND_IN klp_status clients_new(struct clients **clients, const klp_limits *limits, klp_error **error)
{
	(void)clients, (void)limits;
	return missing(error);
}

STAND_IN void clients_free(struct clients *clients)
{
	(void)clients;
}

STAND_IN klp_status clients_add(struct clients *clients, const struct client_key *key, struct verdict verdict,
                                klp_error **error)
{
	(void)clients, (void)key, (void)verdict;
	return missing(error);
}

STAND_IN bool clients_find(const struct clients *clients, const struct client_key *key, struct verdict *verdict)
{
	(void)clients, (void)key, (void)verdict;
	return false;
}

STAND_IN uint64_t clients_count(const struct clients *clients)
{
	(void)clients;
	return 0;
}

STAND_IN bool clients_next(const struct clients *clients, uint64_t *at, struct client_key *key, struct verdict *verdict)
{
	(void)clients, (void)at, (void)key, (void)verdict;
	return false;
}

STAND_IN void clients_sort(struct clients *clients)
{
	(void)clients;
}

STAND_IN klp_status feed_run(const struct feed *feed, struct sources *sources, struct harvest *harvest,
                             klp_error **error)
{
	(void)feed, (void)sources, (void)harvest;
	return missing(error);
}

STAND_IN klp_status feed_take(const struct feed *feed, struct harvest *harvest, struct record *record, uint64_t line,
                              klp_error **error)
{
	(void)feed, (void)harvest, (void)record, (void)line;
	return missing(error);
}

STAND_IN klp_status xml_count(const struct feed *feed, struct source *source, struct harvest *harvest,
                              klp_status (*tell)(void *context, klp_error **error), void *context, klp_error **error)
{
	(void)feed, (void)source, (void)harvest, (void)tell, (void)context;
	return missing(error);
}

STAND_IN klp_status sources_of_files(struct sources **sources, const char *const *paths, size_t count,
                                     const klp_limits *limits, klp_error **error)
{
	(void)sources, (void)paths, (void)count, (void)limits;
	return missing(error);
}

STAND_IN klp_status sources_of_memory(struct sources **sources, const void *bytes, size_t size, const char *name,
                                      const klp_limits *limits, klp_error **error)
{
	(void)sources, (void)bytes, (void)size, (void)name, (void)limits;
	return missing(error);
}

STAND_IN klp_status sources_of_stream(struct sources **sources, klp_read_function read, void *context, const char *name,
                                      const klp_limits *limits, klp_error **error)
{
	(void)sources, (void)read, (void)context, (void)name, (void)limits;
	return missing(error);
}

STAND_IN void sources_free(struct sources *sources)
{
	(void)sources;
}

STAND_IN klp_status sources_next(struct sources *sources, struct source **source, klp_error **error)
{
	(void)sources, (void)source;
	return missing(error);
}

STAND_IN uint64_t sources_total(const struct sources *sources)
{
	(void)sources;
	return 0;
}

STAND_IN void source_close(struct source *source)
{
	(void)source;
}

STAND_IN struct verdict verdict_of(const struct definition *definition, const struct record *record)
{
	(void)definition, (void)record;
	return (struct verdict){ 0, SLOT_NOT_REGISTERED, 0 };
}

STAND_IN struct verdict verdict_join(struct verdict one, struct verdict other)
{
	(void)other;
	return one;
}

STAND_IN klp_status klp_count_merge(klp_count *count, const klp_count *other, klp_error **error)
{
	(void)count, (void)other;
	return missing(error);
}

STAND_IN klp_status klp_count_save_file(const klp_count *count, const char *path, klp_error **error)
{
	(void)count, (void)path;
	return missing(error);
}

STAND_IN klp_status klp_count_save_stream(const klp_count *count, klp_write_function write, void *context,
                                          klp_error **error)
{
	(void)count, (void)write, (void)context;
	return missing(error);
}

STAND_IN klp_status klp_count_load_file(klp_count **count, const char *path, const klp_count_options *options,
                                        klp_error **error)
{
	(void)count, (void)path, (void)options;
	return missing(error);
}

STAND_IN klp_status klp_count_load_memory(klp_count **count, const void *bytes, size_t size, const char *source,
                                          const klp_count_options *options, klp_error **error)
{
	(void)count, (void)bytes, (void)size, (void)source, (void)options;
	return missing(error);
}
