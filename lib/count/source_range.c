/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Bytes of a source anywhere in it, and ranges of a file. */

#include "count/source_range.h"

#include "count/csv_record.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

static klp_status read_file(const struct source *source, uint64_t at, char *buffer, size_t size, klp_error **error)
{
	const struct place place = { .source = source->name };
	while (size > 0) {
		ssize_t got = pread(source->file, buffer, size, (off_t)at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_set(error, KLP_IO, &place, "it cannot be read: %s", error_system_text(errno));
		if (got == 0)
			return error_set(error, KLP_IO, &place, "it became shorter while it was read; try again when it is whole");
		buffer += got;
		at += (uint64_t)got;
		size -= (size_t)got;
	}
	return KLP_OK;
}

klp_status source_read_at(const struct source *source, uint64_t at, char *buffer, size_t size, klp_error **error)
{
	if (source->memory == NULL)
		return read_file(source, at, buffer, size, error);
	memcpy(buffer, source->memory + at, size);
	return KLP_OK;
}

klp_status source_check_ranges(const char *name, bool anywhere, bool direct, const struct source_look *look,
                               klp_error **error)
{
	const struct place place = { .source = name };
	const char *what = "packed with gzip";
	if (anywhere && direct && look->kind == SOURCE_CSV)
		return KLP_OK;
	if (look->kind == SOURCE_ZIP)
		what = "a zip archive";
	else if (!anywhere)
		what = "no regular file";
	else if (look->kind == SOURCE_XML)
		what = "XML";
	else if (look->charset != NULL)
		what = "in UTF-16";
	return error_set(error, KLP_UNSUPPORTED, &place,
	                 "this is %s, and only a plain file of CSV can be counted in ranges; count it as a whole", what);
}

/* Whether a record may begin at a byte: where the file begins or ends, or behind a line end and not within one of two bytes. */
static klp_status check_cut(const struct source *source, uint64_t at, bool *fits, klp_error **error)
{
	char around[2];
	*fits = at == 0 || at == source->size;
	if (*fits)
		return KLP_OK;
	klp_status status = source_read_at(source, at - 1, around, sizeof around, error);
	*fits = status == KLP_OK && csv_is_line_end(around[0]) && !(around[0] == '\r' && around[1] == '\n');
	return status;
}

klp_status source_take_range(struct source *source, const struct source_range *range, klp_error **error)
{
	const struct place place = { .source = source->name };
	const uint64_t end = range->end == SOURCE_RANGE_END ? source->size : range->end;
	bool begins = false, ends = false;
	if (end > source->size)
		return error_set(error, KLP_INVALID_ARGUMENT, &place,
		                 "the range ends at byte %" PRIu64 ", and the file has %" PRIu64
		                 ": it changed since it was split; split it again",
		                 end, source->size);
	klp_status status = check_cut(source, range->begin, &begins, error);
	if (status == KLP_OK)
		status = check_cut(source, end, &ends, error);
	if (status != KLP_OK)
		return status;
	if (!begins || !ends)
		return error_set(error, KLP_INVALID_ARGUMENT, &place,
		                 "no line %s at byte %" PRIu64
		                 ": this is no range of the file, or it changed since it was split; split it again",
		                 begins ? "ends" : "begins", begins ? end : range->begin);
	source->begin = range->begin;
	source->begin_line = range->line;
	source->size = end;
	return KLP_OK;
}
