/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a caller gives, opened one by one: what each is packed in is taken off, until there is CSV or XML. */

#include "count/source.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/pool.h"
#include "count/source_kind.h"
#include "count/source_range.h"
#include "count/source_zip.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct sources {
	const klp_limits *limits;
	/** files; else memory; else a function */
	const char *const *paths;
	size_t count;
	struct slice memory;
	klp_read_function call;
	void *context;
	/** of memory or function */
	const char *name;
	/** how many were opened */
	size_t next;
	/** of each, made when it is opened: they live as long as sources of them may */
	struct origin *origins;
	/** which of them has members left, and how many came of it; NULL when none has */
	struct source_zip *zip;
	size_t members;
	struct pool names;
	uint64_t total;
	/** of the one file; NULL for all of it */
	const struct source_range *range;
};

/* A source with what is behind it. */
struct opened {
	struct source source;
	struct flow *flow;
	/** closed with it; -1 for none */
	int file;
};

/* ------------------------------------------------------------------ one source */

static klp_status read_source(struct source *source, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	return flow_read(source->context, buffer, capacity, got, error);
}

static void close_opened(struct source *source)
{
	struct opened *opened = (struct opened *)source;
	flow_close(opened->flow);
	if (opened->file >= 0)
		close(opened->file);
	memory_release(opened);
}

void source_close(struct source *source)
{
	if (source != NULL)
		source->close(source);
}

static struct opened *make_opened(const char *name)
{
	struct opened *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return NULL;
	made->source.name = name;
	made->source.file = -1;
	made->source.read = read_source;
	made->source.close = close_opened;
	made->file = -1;
	return made;
}

/* Takes off what is packed, as often as "nesting" allows, and says what is there. Of a source that is a file or memory, *direct is whether
 * it is what it is, with nothing taken off. */
static klp_status unwrap(struct opened *opened, const struct flow_reader *reader, uint64_t depth, bool *direct,
                         struct source_look *look, klp_error **error)
{
	const klp_limits *limits = reader->origin->limits;
	const struct place place = { .source = reader->name };
	*direct = true;
	for (;;) {
		struct slice head;
		klp_status status = flow_peek(opened->flow, &head, error);
		if (status == KLP_OK)
			status = source_look(look, head, reader->name, error);
		if (status != KLP_OK)
			return status;
		if (look->kind != SOURCE_GZIP && look->kind != SOURCE_ZIP)
			break;
		if (depth++ >= limits->nesting)
			return limits_exceeded(KLP_LIMIT_NESTING, limits, &place, error);
		if (look->kind == SOURCE_ZIP)
			return KLP_OK;
		struct flow *below = opened->flow;
		opened->flow = NULL;
		status = flow_of_gzip(&opened->flow, below, reader, error);
		if (status != KLP_OK)
			return status;
		*direct = false;
	}
	opened->source.xml = look->kind == SOURCE_XML;
	if (look->charset == NULL)
		return KLP_OK;
	struct flow *below = opened->flow;
	opened->flow = NULL;
	*direct = false;
	return flow_of_text(&opened->flow, below, look->charset, look->mark, reader, error);
}

/* ------------------------------------------------------------- what was given */

static klp_status make(struct sources **sources, const struct sources *as, klp_error **error)
{
	struct sources *made = memory_allocate(sizeof *made);
	if (made == NULL)
		return error_memory(error);
	*made = *as;
	made->origins = memory_allocate_zeroed(as->count, sizeof *made->origins);
	if (made->origins == NULL) {
		memory_release(made);
		return error_memory(error);
	}
	*sources = made;
	return KLP_OK;
}

/* Sizes of files as far as they can be told now; 0 as soon as one cannot. */
static uint64_t size_of_files(const char *const *paths, size_t count)
{
	uint64_t total = 0;
	for (size_t i = 0; i < count; i++) {
		struct stat facts;
		if (stat(paths[i], &facts) != 0 || !S_ISREG(facts.st_mode) || (uint64_t)facts.st_size > UINT64_MAX - total)
			return 0;
		total += (uint64_t)facts.st_size;
	}
	return total;
}

klp_status sources_of_files(struct sources **sources, const char *const *paths, size_t count, const klp_limits *limits,
                            klp_error **error)
{
	return make(
		sources,
		&(struct sources){ .limits = limits, .paths = paths, .count = count, .total = size_of_files(paths, count) },
		error);
}

klp_status sources_of_range(struct sources **sources, const char *const *path, const struct source_range *range,
                            const klp_limits *limits, klp_error **error)
{
	return make(sources,
	            &(struct sources){
					.limits = limits, .paths = path, .count = 1, .total = range->end - range->begin, .range = range },
	            error);
}

klp_status sources_of_memory(struct sources **sources, const void *bytes, size_t size, const char *name,
                             const klp_limits *limits, klp_error **error)
{
	const struct slice memory = { size == 0 ? "" : bytes, size };
	return make(sources,
	            &(struct sources){ .limits = limits, .memory = memory, .name = name, .count = 1, .total = size },
	            error);
}

klp_status sources_of_stream(struct sources **sources, klp_read_function read, void *context, const char *name,
                             const klp_limits *limits, klp_error **error)
{
	return make(sources,
	            &(struct sources){ .limits = limits, .call = read, .context = context, .name = name, .count = 1 },
	            error);
}

void sources_free(struct sources *sources)
{
	if (sources == NULL)
		return;
	source_zip_release(sources->zip);
	pool_free(&sources->names);
	memory_release(sources->origins);
	memory_release(sources);
}

uint64_t sources_total(const struct sources *sources)
{
	return sources->total;
}

/* ------------------------------------------------------------------- opening */

/* A name for messages: that of an input, and behind it that of a member. */
static const char *keep_name(struct sources *sources, const char *name, const char *member)
{
	struct buffer text = { NULL, 0, 0 };
	const char *kept = NULL;
	bool whole = text_readable(&text, name);
	if (whole && member != NULL)
		whole = buffer_add_text(&text, "/") && text_readable(&text, member);
	if (whole)
		kept = pool_keep(&sources->names, text.bytes, text.size);
	buffer_free(&text);
	return kept;
}

/* Opens a file for a source; of one that is regular, its size. */
static klp_status open_file(struct opened *opened, const char *path, struct origin *origin, bool *regular,
                            klp_error **error)
{
	const struct place place = { .source = origin->name };
	struct stat facts;
	opened->file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (opened->file < 0)
		return error_set(error, KLP_IO, &place, "cannot open: %s", error_system_text(errno));
	if (fstat(opened->file, &facts) != 0)
		return error_set(error, KLP_IO, &place, "cannot read: %s", error_system_text(errno));
	if (S_ISDIR(facts.st_mode))
		return error_set(error, KLP_IO, &place, "this is a folder; give the files in it");
	*regular = S_ISREG(facts.st_mode) && facts.st_size > 0;
	origin->size = *regular ? (uint64_t)facts.st_size : 0;
	return KLP_OK;
}

/* The bytes of an input from their beginning. */
static klp_status begin(struct sources *sources, struct opened *opened, size_t index, const struct flow_reader *reader,
                        bool *anywhere, klp_error **error)
{
	struct origin *origin = reader->origin;
	*anywhere = false;
	if (sources->call != NULL)
		return flow_of_function(&opened->flow, sources->call, sources->context, reader, error);
	if (sources->paths == NULL) {
		*anywhere = true;
		origin->size = sources->memory.length;
		return flow_of_memory(&opened->flow, sources->memory.text, sources->memory.length, reader, error);
	}
	klp_status status = open_file(opened, sources->paths[index], origin, anywhere, error);
	return status == KLP_OK ? flow_of_file(&opened->flow, opened->file, reader, error) : status;
}

/* Goes on with the members of what was opened. */
static klp_status open_archive(struct sources *sources, struct opened *opened, struct origin *origin, bool anywhere,
                               klp_error **error)
{
	const struct place place = { .source = origin->name };
	if (!anywhere)
		return error_set(error, KLP_UNSUPPORTED, &place,
		                 "this is a zip archive, whose directory stands at its end; give it as a file by itself, or "
		                 "unpack it");
	klp_status status = source_zip_open(&sources->zip, opened->file, sources->memory, origin, error);
	if (status == KLP_OK)
		opened->file = -1; /* the archive's from here on */
	sources->members = 0;
	return status;
}

/* What can be read anywhere is handed out as such, and can be read from its beginning as well. */
static klp_status hand_out(struct sources *sources, struct opened *opened, const struct origin *origin,
                           klp_error **error)
{
	const struct place place = { .source = origin->name };
	if (origin->size > origin->limits->input_bytes)
		return limits_exceeded(KLP_LIMIT_INPUT_BYTES, origin->limits, &place, error);
	opened->source.file = opened->file;
	opened->source.memory = opened->file < 0 ? sources->memory.text : NULL;
	opened->source.size = origin->size;
	return sources->range == NULL ? KLP_OK : source_take_range(&opened->source, sources->range, error);
}

static klp_status open_next(struct sources *sources, struct source **source, klp_error **error)
{
	size_t index = sources->next++;
	struct origin *origin = &sources->origins[index];
	const char *name = sources->paths != NULL ? sources->paths[index] : sources->name;
	origin->limits = sources->limits;
	origin->name = name == NULL ? NULL : keep_name(sources, name, NULL);
	struct opened *opened = make_opened(origin->name);
	if (opened == NULL || (name != NULL && origin->name == NULL)) {
		memory_release(opened);
		return error_memory(error);
	}
	const struct flow_reader reader = { origin, origin->name, &opened->source.done };
	struct source_look look;
	bool anywhere, direct;
	klp_status status = begin(sources, opened, index, &reader, &anywhere, error);
	if (status == KLP_OK)
		status = unwrap(opened, &reader, 0, &direct, &look, error);
	if (status == KLP_OK && sources->range != NULL)
		status = source_check_ranges(origin->name, anywhere, direct, &look, error);
	if (status == KLP_OK && look.kind == SOURCE_ZIP)
		status = open_archive(sources, opened, origin, anywhere && direct, error);
	else if (status == KLP_OK && anywhere && direct)
		status = hand_out(sources, opened, origin, error);
	opened->source.context = opened->flow;
	if (status == KLP_OK && look.kind != SOURCE_ZIP)
		*source = &opened->source;
	else
		source_close(&opened->source);
	return status;
}

static klp_status open_member(struct sources *sources, const char *member, struct source **source, klp_error **error)
{
	struct origin *origin = &sources->origins[sources->next - 1];
	const char *name = keep_name(sources, origin->name == NULL ? "" : origin->name, member);
	struct opened *opened = make_opened(name);
	if (opened == NULL || name == NULL) {
		memory_release(opened);
		return error_memory(error);
	}
	const struct flow_reader reader = { origin, name, &opened->source.done };
	const struct place place = { .source = name };
	struct source_look look;
	bool direct;
	klp_status status = source_zip_member(&opened->flow, sources->zip, &reader, error);
	if (status == KLP_OK)
		status = unwrap(opened, &reader, 1, &direct, &look, error);
	if (status == KLP_OK && look.kind == SOURCE_ZIP)
		status = error_set(error, KLP_UNSUPPORTED, &place,
		                   "this is a zip archive within another; unpack the outer one, and give this one by itself");
	opened->source.context = opened->flow;
	if (status == KLP_OK)
		*source = &opened->source;
	else
		source_close(&opened->source);
	return status;
}

/* After the last member of an archive. */
static klp_status leave_archive(struct sources *sources, klp_error **error)
{
	const struct place place = { .source = sources->origins[sources->next - 1].name };
	source_zip_release(sources->zip);
	sources->zip = NULL;
	if (sources->members > 0)
		return KLP_OK;
	return error_set(error, KLP_FORMAT, &place, "there is no file in this archive, or only hidden ones");
}

klp_status sources_next(struct sources *sources, struct source **source, klp_error **error)
{
	struct source *found = NULL;
	klp_status status = KLP_OK;
	while (status == KLP_OK && found == NULL) {
		const char *member = sources->zip == NULL ? NULL : source_zip_next(sources->zip);
		if (member != NULL) {
			sources->members++;
			status = open_member(sources, member, &found, error);
		} else if (sources->zip != NULL) {
			status = leave_archive(sources, error);
		} else if (sources->next < sources->count) {
			status = open_next(sources, &found, error);
		} else {
			break;
		}
	}
	if (status == KLP_OK)
		*source = found;
	return status;
}
