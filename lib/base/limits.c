/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/limits.h"
#include "base/buffer.h"
#include "base/options.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct limit {
	const char *name;
	size_t offset;
	uint64_t standard;
	klp_status status;
	const char *what;
};

static const struct limit table[] = {
	{ "input-bytes", offsetof(klp_limits, input_bytes), UINT64_C(1) << 30, KLP_LIMIT_INPUT_BYTES, "bytes of input" },
	{ "line-bytes", offsetof(klp_limits, line_bytes), UINT64_C(1) << 20, KLP_LIMIT_LINE_BYTES, "bytes in a line" },
	{ "lines", offsetof(klp_limits, lines), 2000000, KLP_LIMIT_LINES, "lines" },
	{ "rows", offsetof(klp_limits, rows), 1000000, KLP_LIMIT_ROWS, "rows" },
	{ "columns", offsetof(klp_limits, columns), 1024, KLP_LIMIT_COLUMNS, "cells in a line" },
	{ "name-bytes", offsetof(klp_limits, name_bytes), 256, KLP_LIMIT_NAME_BYTES, "bytes in a name" },
	{ "notes", offsetof(klp_limits, notes), 10000, KLP_LIMIT_NOTES, "notes" },
	{ "memory-bytes", offsetof(klp_limits, memory_bytes), UINT64_C(256) << 20, KLP_LIMIT_MEMORY, "bytes of memory" },
	{ "expansion-ratio", offsetof(klp_limits, expansion_ratio), 200, KLP_LIMIT_EXPANSION, "times its packed size" },
	{ "nesting", offsetof(klp_limits, nesting), 3, KLP_LIMIT_NESTING, "packed inputs within one another" },
	{ "depth", offsetof(klp_limits, depth), 256, KLP_LIMIT_DEPTH, "elements within one another" },
	{ "members", offsetof(klp_limits, members), 10000, KLP_LIMIT_MEMBERS, "files in an archive" },
	{ "program-seconds", offsetof(klp_limits, program_seconds), 30, KLP_LIMIT_PROGRAM_SECONDS,
	  "seconds of an outside program" },
	{ "program-memory-bytes", offsetof(klp_limits, program_memory_bytes), UINT64_C(512) << 20, KLP_LIMIT_PROGRAM_MEMORY,
	  "bytes of memory for an outside program" },
	{ "unusable-records", offsetof(klp_limits, unusable_records), 1000, KLP_LIMIT_UNUSABLE_RECORDS,
	  "records that cannot be read" },
};

enum { LIMITS = sizeof table / sizeof table[0] };

static uint64_t read_field(const klp_limits *limits, const struct limit *limit)
{
	uint64_t value;
	memcpy(&value, (const char *)limits + limit->offset, sizeof value);
	return value;
}

static void write_field(klp_limits *limits, const struct limit *limit, uint64_t value)
{
	memcpy((char *)limits + limit->offset, &value, sizeof value);
}

size_t klp_limit_count(void)
{
	return LIMITS;
}

const char *klp_limit_name(size_t index)
{
	return index < LIMITS ? table[index].name : NULL;
}

uint64_t klp_limit_default(size_t index)
{
	return index < LIMITS ? table[index].standard : 0;
}

static const struct limit *find_limit(const char *name)
{
	for (size_t i = 0; i < LIMITS; i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

static klp_status refuse_name(const char *name, klp_error **error)
{
	struct buffer names = { NULL, 0, 0 };
	bool whole = true;
	for (size_t i = 0; whole && i < LIMITS; i++)
		whole = buffer_add_text(&names, i == 0 ? "" : ", ") && buffer_add_text(&names, table[i].name);
	klp_status status = KLP_INVALID_ARGUMENT;
	if (whole && buffer_end_text(&names))
		status = error_set(error, status, NULL, "there is no limit '%s'; the limits are: %s", name, names.bytes);
	else
		status = error_memory(error);
	buffer_free(&names);
	return status;
}

klp_status klp_limits_set(klp_limits *limits, const char *name, uint64_t value, klp_error **error)
{
	if (limits == NULL)
		return error_null(error, "limits");
	if (name == NULL)
		return error_null(error, "name");
	const struct limit *limit = find_limit(name);
	if (limit == NULL)
		return refuse_name(name, error);
	size_t size = limits->struct_size;
	if (!options_size_is_possible(size, sizeof *limits) || limit->offset + sizeof value > size)
		return error_set(
			error, KLP_INVALID_ARGUMENT, NULL,
			"klp_limits.struct_size is %zu, in which there is no '%s'; set the struct with KLP_LIMITS_INIT", size,
			name);
	write_field(limits, limit, value);
	return KLP_OK;
}

klp_status limits_resolve(klp_limits *resolved, const klp_limits *given, klp_error **error)
{
	*resolved = (klp_limits)KLP_LIMITS_INIT;
	klp_status status = options_take(resolved, sizeof *resolved, given, "klp_limits", error);
	if (status != KLP_OK)
		return status;
	for (size_t i = 0; i < LIMITS; i++)
		if (read_field(resolved, &table[i]) == 0)
			write_field(resolved, &table[i], table[i].standard);
	return KLP_OK;
}

klp_status limits_exceeded(klp_status status, const klp_limits *resolved, const struct place *place, klp_error **error)
{
	for (size_t i = 0; i < LIMITS; i++)
		if (table[i].status == status)
			return error_set(error, status, place,
			                 "more than %llu %s, the limit '%s'; raise it if this input is to be trusted",
			                 (unsigned long long)read_field(resolved, &table[i]), table[i].what, table[i].name);
	return error_set(error, status, place, "a limit was passed");
}
