/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The public calls: options, the bytes of a source, and the dataset whole or untouched. */

#include "base/input.h"
#include "base/options.h"
#include "read/formats/readers.h"
#include "read/source.h"

#include <string.h>

klp_status source_options(struct reading *reading, const klp_parse_options *options, const char *source,
                          klp_error **error)
{
	klp_parse_options taken = KLP_PARSE_OPTIONS_INIT;
	klp_status status = options_take(&taken, sizeof taken, options, "klp_parse_options", error);
	if (status != KLP_OK)
		return status;
	*reading = (struct reading){ .source = taken.source == NULL ? source : taken.source,
		                         .territory = taken.territory,
		                         .format = taken.format,
		                         .progress = taken.progress,
		                         .progress_context = taken.progress_context,
		                         .flags = taken.flags,
		                         .pdftotext = taken.pdftotext };
	if ((taken.flags & ~KLP_PARSE_CHECK_SCHEMA) != 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_parse_options.flags holds a flag that is not known");
	size_t bad;
	if (!text_is_utf8(reading->source, strlen(reading->source), &bad))
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_parse_options.source is not UTF-8 from byte %zu on",
		                 bad);
	if (taken.format != NULL && !readers_know(taken.format))
		return error_set(error, KLP_UNSUPPORTED, NULL, "there is no format '%s'; klp_format_name() lists them",
		                 taken.format);
	if (taken.assume_edition != NULL) {
		reading->assumed_edition = edition_parse(slice_of(taken.assume_edition));
		if (reading->assumed_edition == EDITION_NONE)
			return error_set(error, KLP_INVALID_ARGUMENT, NULL, "'%s' is no edition; write it as 2018Q2",
			                 taken.assume_edition);
	}
	return limits_resolve(&reading->limits, taken.limits, error);
}

/* The bytes that are held already are those of the buffer that the source was read into; a caller's own do not count. */
static klp_status parse(klp_dataset *dataset, struct slice bytes, uint64_t held, struct reading *reading,
                        klp_error **error)
{
	struct budget budget = { .held = held, .dataset = dataset_bytes(dataset) };
	struct dataset_mark mark = dataset_mark(dataset);
	reading->size = bytes.length;
	reading->budget = &budget;
	klp_status status = reading_spend(reading, bytes.length, NULL, error);
	if (status == KLP_OK)
		status = source_read(dataset, bytes, reading, error);
	if (status != KLP_OK)
		return status;
	struct progress progress = progress_start(reading->progress, reading->progress_context, budget.done);
	status = progress_end(&progress, budget.done, error);
	if (status != KLP_OK)
		dataset_rewind(dataset, mark);
	return status;
}

klp_status klp_parse_memory(klp_dataset *dataset, const void *bytes, size_t size, const klp_parse_options *options,
                            klp_error **error)
{
	if (dataset == NULL)
		return error_null(error, "dataset");
	if (bytes == NULL && size > 0)
		return error_null(error, "bytes");
	struct reading reading;
	klp_status status = source_options(&reading, options, "memory", error);
	if (status != KLP_OK)
		return status;
	return parse(dataset, (struct slice){ bytes == NULL ? "" : bytes, size }, 0, &reading, error);
}

klp_status klp_parse_file(klp_dataset *dataset, const char *path, const klp_parse_options *options, klp_error **error)
{
	if (dataset == NULL)
		return error_null(error, "dataset");
	if (path == NULL)
		return error_null(error, "path");
	struct reading reading;
	struct buffer name = { NULL, 0, 0 }, buffer = { NULL, 0, 0 };
	/* A path may hold any bytes; the name shown for it is UTF-8. */
	if (!text_readable(&name, path)) {
		buffer_free(&name);
		return error_memory(error);
	}
	klp_status status = source_options(&reading, options, name.bytes, error);
	if (status == KLP_OK)
		status = input_read_file(&buffer, path, reading.source, &reading.limits, reading.progress,
		                         reading.progress_context, error);
	if (status == KLP_OK)
		status = parse(dataset, (struct slice){ buffer.bytes, buffer.size }, buffer.capacity, &reading, error);
	buffer_free(&name);
	buffer_free(&buffer);
	return status;
}

klp_status klp_parse_stream(klp_dataset *dataset, klp_read_function read, void *context,
                            const klp_parse_options *options, klp_error **error)
{
	if (dataset == NULL)
		return error_null(error, "dataset");
	if (read == NULL)
		return error_null(error, "read");
	struct reading reading;
	klp_status status = source_options(&reading, options, "stream", error);
	if (status != KLP_OK)
		return status;
	struct buffer buffer = { NULL, 0, 0 };
	status = input_read_stream(&buffer, read, context, reading.source, &reading.limits, reading.progress,
	                           reading.progress_context, error);
	if (status == KLP_OK)
		status = parse(dataset, (struct slice){ buffer.bytes, buffer.size }, buffer.capacity, &reading, error);
	buffer_free(&buffer);
	return status;
}
