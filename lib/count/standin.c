/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the parts of this room need of one another until each is there: whatever is defined elsewhere takes its place. To be taken away. */

#include "count/feed.h"

#include "base/memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define STAND_IN __attribute__((weak))

static klp_status missing(klp_error **error)
{
	return error_set(error, KLP_UNSUPPORTED, NULL, "this part of counting is not there yet");
}

STAND_IN klp_status xml_count(const struct feed *feed, struct source *source, struct harvest *harvest,
                              klp_status (*tell)(void *context, klp_error **error), void *context, klp_error **error)
{
	(void)feed, (void)source, (void)harvest, (void)tell, (void)context;
	return missing(error);
}

struct sources {
	struct source source;
	const char *const *paths;
	size_t count;
	size_t next;
	char name[256];
};

STAND_IN klp_status sources_of_files(struct sources **sources, const char *const *paths, size_t count,
                                     const klp_limits *limits, klp_error **error)
{
	(void)limits;
	*sources = memory_allocate_zeroed(1, sizeof **sources);
	if (*sources == NULL)
		return error_memory(error);
	(*sources)->paths = paths;
	(*sources)->count = count;
	return KLP_OK;
}

STAND_IN klp_status sources_of_memory(struct sources **sources, const void *bytes, size_t size, const char *name,
                                      const klp_limits *limits, klp_error **error)
{
	klp_status status = sources_of_files(sources, NULL, 1, limits, error);
	if (status != KLP_OK)
		return status;
	(*sources)->source.memory = bytes;
	(*sources)->source.size = size;
	snprintf((*sources)->name, sizeof(*sources)->name, "%s", name == NULL ? "memory" : name);
	return KLP_OK;
}

STAND_IN klp_status sources_of_stream(struct sources **sources, klp_read_function read, void *context, const char *name,
                                      const klp_limits *limits, klp_error **error)
{
	(void)sources, (void)read, (void)context, (void)name, (void)limits;
	return missing(error);
}

STAND_IN void sources_free(struct sources *sources)
{
	memory_release(sources);
}

STAND_IN klp_status sources_next(struct sources *sources, struct source **source, klp_error **error)
{
	*source = NULL;
	if (sources->next == sources->count)
		return KLP_OK;
	sources->source.file = -1;
	if (sources->paths != NULL) {
		const char *path = sources->paths[sources->next];
		sources->source.file = open(path, O_RDONLY);
		if (sources->source.file < 0)
			return error_set(error, KLP_IO, NULL, "%s cannot be read", path);
		snprintf(sources->name, sizeof sources->name, "%s", path);
		sources->source.size = (uint64_t)lseek(sources->source.file, 0, SEEK_END);
	}
	sources->source.name = sources->name;
	sources->next++;
	*source = &sources->source;
	return KLP_OK;
}

STAND_IN uint64_t sources_total(const struct sources *sources)
{
	(void)sources;
	return 0;
}

STAND_IN void source_close(struct source *source)
{
	if (source->file >= 0)
		close(source->file);
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
