/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Comma separated values as RFC 4180 has them, from memory.
 */

#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/buffer.h"
#include "base/limits.h"
#include "base/text.h"

/** A field of the record that was read last. */
struct csv_field {
	struct slice value;
	/** whether it stood between quotes */
	bool quoted;
	/** whether the value is a piece of the text itself, and lives as long as that */
	bool lasting;
	/** where it begins: line and column, in characters, from 1 */
	uint64_t line;
	uint64_t column;
};

/** A reader: set the first three, and the next three where they are wanted; leave the rest zero, and free it with csv_free(). */
struct csv {
	struct slice rest;
	const char *source;
	char delimiter;
	/** a quote that does not pair, or with text behind it, is a sign like any other; blanks behind one that pairs do not count */
	bool lenient;
	/** of these, "line-bytes" holds for a record, and "columns"; NULL for no limits */
	const klp_limits *limits;
	/** from where on bytes are counted; NULL for where `rest` begins */
	const char *start;

	uint64_t line;
	/** where the record that was read last begins, and in which line */
	const char *record;
	uint64_t record_line;
	struct csv_field *fields;
	size_t field_count;
	size_t field_capacity;
	struct buffer unquoted;
};

/** Reads the next record into fields[0 … field_count - 1], whose values live until the next call. Empty lines are passed
 * over.
 *
 * @param more  receives whether there was one
 * @return KLP_OK; KLP_FORMAT (a quote never closed, or text after a closing quote), at the place of the field, its byte
 *         counted from `start`; KLP_LIMIT_LINE_BYTES, KLP_LIMIT_COLUMNS; KLP_OUT_OF_MEMORY */
klp_status csv_record(struct csv *csv, bool *more, klp_error **error);

void csv_free(struct csv *csv);

#endif
