/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A source that is packed: each member is a source of its own, and one that is no publication is passed over with a note. */

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "read/formats/readers.h"
#include "read/source.h"

#include <string.h>

/* The progress of what lies in a source goes on from that of the source, and nobody knows how far it is to the end. */
struct steps {
	klp_progress call;
	void *context;
	/** done before the present member */
	uint64_t before;
	/** done at the last call */
	uint64_t told;
};

struct packed {
	klp_dataset *dataset;
	/** of the members: with the progress of theirs */
	struct reading reading;
	struct steps steps;
	/** the names so far, of which each is kept once */
	struct pool names;
	size_t looked_at;
	size_t read;
	/** why the first of those that were passed over was */
	klp_error *reason;
};

static int step(void *context, uint64_t done, uint64_t total)
{
	enum { STEP = 4096 }; /* bytes; an archive may hold thousands of small files */
	struct steps *steps = context;
	uint64_t so_far = steps->before + done;
	(void)total;
	if (so_far < steps->told + STEP)
		return 0;
	steps->told = so_far;
	return steps->call(steps->context, so_far, 0);
}

/* -------------------------------------------------------------- what is said */

static klp_status add_note(struct packed *packed, const char *id, klp_severity severity, const char *source,
                           const char *about, const char *message, klp_error **error)
{
	const struct place place = { .source = source };
	const struct reading *reading = &packed->reading;
	if (reading->budget->notes >= reading->limits.notes)
		return limits_exceeded(KLP_LIMIT_NOTES, &reading->limits, &place, error);
	reading->budget->notes++;
	return dataset_add_note(packed->dataset, id, severity, &place, EDITION_NONE, 0, error, "%s%s", about, message);
}

/* Notes a member that was passed over; the error is taken over. */
static klp_status pass_over(struct packed *packed, const char *source, klp_error *reason, klp_error **error)
{
	klp_status status = add_note(packed, "read.member-skipped", KLP_SEVERITY_INFORMATION, source,
	                             "this was passed over: ", klp_error_message(reason), error);
	if (packed->reason == NULL)
		packed->reason = reason;
	else
		klp_error_free(reason);
	return status;
}

/* Keeps a name, and notes one that was there before: the archive does not tell which of the two is meant. */
static klp_status check_name(struct packed *packed, const char *name, const char *source, klp_error **error)
{
	size_t names = packed->names.used, bytes = packed->names.bytes;
	if (pool_keep(&packed->names, name, strlen(name)) == NULL)
		return error_memory(error);
	klp_status status = reading_hold(&packed->reading, packed->names.bytes - bytes, NULL, error);
	if (status != KLP_OK || packed->names.used > names)
		return status;
	return add_note(packed, "read.member-twice", KLP_SEVERITY_WARNING, source, "",
	                "the archive holds another file of this name, and both were looked at", error);
}

/* ---------------------------------------------------------------- the members */

static klp_status read_member(struct packed *packed, struct slice bytes, const char *source, klp_error **error)
{
	struct reading reading = packed->reading;
	reading.source = source;
	reading.size = bytes.length;
	reading.budget->done = 0;
	klp_status status = source_read(packed->dataset, bytes, &reading, error);
	uint64_t done = packed->steps.before + reading.budget->done;
	packed->steps.before = done > packed->steps.told ? done : packed->steps.told;
	return status;
}

/* One of several: it may be something else than a publication. */
static klp_status take_one(struct packed *packed, const char *name, struct slice bytes, const char *source,
                           klp_error **error)
{
	klp_error *reason = NULL;
	klp_status status = check_name(packed, name, source, error);
	if (status != KLP_OK)
		return status;
	packed->looked_at++;
	if (bytes.text == NULL) {
		const struct place place = { .source = source };
		status = error_set(&reason, KLP_UNSUPPORTED, &place, "it is hidden, as what a system keeps for itself is");
	} else {
		status = read_member(packed, bytes, source, &reason);
	}
	if (status == KLP_OK) {
		packed->read++;
		return KLP_OK;
	}
	if (status == KLP_NO_TABLE || status == KLP_UNSUPPORTED)
		return pass_over(packed, source, reason, error);
	if (error != NULL)
		*error = reason;
	else
		klp_error_free(reason);
	return status;
}

static klp_status take_member(void *context, const char *name, struct slice bytes, klp_error **error)
{
	struct packed *packed = context;
	if (name == NULL) {
		packed->read++;
		return read_member(packed, bytes, packed->reading.source, error);
	}
	struct buffer source = { NULL, 0, 0 };
	bool whole = buffer_add_text(&source, packed->reading.source) && buffer_add_text(&source, "/") &&
	             text_readable(&source, name);
	klp_status status = whole ? take_one(packed, name, bytes, source.bytes, error) : error_memory(error);
	buffer_free(&source);
	return status;
}

static klp_status refuse_all(const struct packed *packed, const struct place *place, klp_error **error)
{
	if (packed->looked_at == 0)
		return error_set(error, KLP_NO_TABLE, place, "there is no file in this archive");
	const char *first = klp_error_source(packed->reason);
	return error_set(error, KLP_NO_TABLE, place,
	                 "none of the %zu files in this archive holds a table of the publication; the first is '%.*s': %s",
	                 packed->looked_at, text_quoted(slice_of(first)), first, klp_error_message(packed->reason));
}

klp_status source_read_packed(klp_dataset *dataset, struct slice bytes, const struct container *container,
                              const struct reading *reading, klp_error **error)
{
	const struct place place = { .source = reading->source };
	if (reading->nesting >= reading->limits.nesting)
		return limits_exceeded(KLP_LIMIT_NESTING, &reading->limits, &place, error);
	struct packed packed = { .dataset = dataset,
		                     .reading = *reading,
		                     .steps = { reading->progress, reading->progress_context, reading->size, reading->size } };
	packed.reading.nesting++;
	if (reading->progress != NULL) {
		packed.reading.progress = step;
		packed.reading.progress_context = &packed.steps;
	}
	/* A format that names the packing says nothing of what is in it. */
	if (reading->format != NULL && readers_find(reading->format).container != NULL)
		packed.reading.format = NULL;
	klp_status status = container->unpack(bytes, &packed.reading, take_member, &packed, error);
	if (status == KLP_OK && packed.read == 0)
		status = refuse_all(&packed, &place, error);
	reading->budget->done = packed.steps.before;
	klp_error_free(packed.reason);
	pool_free(&packed.names);
	return status;
}
