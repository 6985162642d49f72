/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * An extract as a run of bytes, whatever it is packed in: a file, memory or a caller's function; what a gzip file unpacks to; a member
 * of a zip archive.
 */

#ifndef COUNT_SOURCE_H
#define COUNT_SOURCE_H

#include "base/limits.h"
#include "base/wiped.h"

#include <stdbool.h>
#include <stddef.h>

/** One extract. Made by sources_next(); freed by source_close(). */
struct source {
	/** the name in messages: "sonar.zip/deel 1.csv". Lives as long as the struct sources it came from */
	const char *name;
	/** whether it is XML; else CSV */
	bool xml;
	/** A plain file in UTF-8 or another encoding that has ASCII's bytes, which can be read anywhere with pread(); -1 for none. `size` bytes. A byte order
	 * mark of UTF-8 is left where it is, here and in all that follows: who reads passes over it. XML is always in UTF-8. */
	int file;
	/** The same in memory; NULL for none. */
	const char *memory;
	uint64_t size;
	/** Of a range of a file: where it begins, and in which line; `size` is where it ends. 0 for a whole one, and for its first range. */
	uint64_t begin;
	uint64_t begin_line;
	/** Gives the next bytes in their order, in UTF-8 or as they are: UTF-16 is converted. One or more, unless it ends: then *got is 0. By one thread at a time. What was packed is checked by the end: KLP_FORMAT for what is damaged or cut off, with all bytes before
	 * handed out already. When `file` or `memory` is there, it gives the same bytes from their beginning, for those that do not read elsewhere.
	 *
	 * KLP_OK; KLP_IO; KLP_INVALID_ARGUMENT (a caller's function gave more than it was asked for); KLP_FORMAT; KLP_ENCODING;
	 * KLP_LIMIT_INPUT_BYTES; KLP_LIMIT_EXPANSION; KLP_OUT_OF_MEMORY */
	klp_status (*read)(struct source *source, char *buffer, size_t capacity, size_t *got, klp_error **error);
	/** bytes of the extract as it is stored that read() took so far; of files and memory that are read elsewhere the reader keeps it itself */
	uint64_t done;
	/** for the implementation */
	void *context;
	void (*close)(struct source *source);
};

void source_close(struct source *source);

/** Reads bytes that are there, of a source with `file` or `memory`. Any number of threads may at once. KLP_OK or KLP_IO. */
klp_status source_read_at(const struct source *source, uint64_t at, char *buffer, size_t size, klp_error **error);

/** What a caller gives: files, memory, a stream. It is opened one by one. Paths, bytes, names and limits must outlive it. `limits` are resolved. */
struct sources;

klp_status sources_of_files(struct sources **sources, const char *const *paths, size_t count, const klp_limits *limits,
                            klp_error **error);
klp_status sources_of_memory(struct sources **sources, const void *bytes, size_t size, const char *name,
                             const klp_limits *limits, klp_error **error);
klp_status sources_of_stream(struct sources **sources, klp_read_function read, void *context, const char *name,
                             const klp_limits *limits, klp_error **error);
/** The range of one file, which falls on record ends: from `begin`, which stands in line `line`, up to `end`. */
struct source_range {
	uint64_t begin;
	uint64_t end;
	uint64_t line;
};

/** An end of a range: that of the file. */
#define SOURCE_RANGE_END UINT64_MAX

/** Only of a file that is read as it stands: sources_next() then gives KLP_UNSUPPORTED also for one that is packed or in UTF-16, and for XML; and
 * KLP_INVALID_ARGUMENT for a range that is none of it. */
klp_status sources_of_range(struct sources **sources, const char *const *path, const struct source_range *range,
                            const klp_limits *limits, klp_error **error);
void sources_free(struct sources *sources);

/** Opens the next one: the next file, or the next member of an archive that is one of them. *source is NULL past the end. By one thread
 * at a time; different sources can then be read by different threads at once.
 *
 * @return KLP_OK; KLP_IO; KLP_FORMAT (empty, damaged); KLP_UNSUPPORTED (binary data, a zip archive from a stream, an encrypted member);
 *         KLP_ENCODING; KLP_LIMIT_INPUT_BYTES, KLP_LIMIT_EXPANSION, KLP_LIMIT_NESTING, KLP_LIMIT_MEMBERS, KLP_LIMIT_MEMORY (the directory of
 *         an archive); KLP_OUT_OF_MEMORY */
klp_status sources_next(struct sources *sources, struct source **source, klp_error **error);

/** Stored bytes of all of them, as far as known: 0 when a stream is among them. For progress. */
uint64_t sources_total(const struct sources *sources);

#endif
