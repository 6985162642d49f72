/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * One record of a CSV by the exact rules, byte by byte: for the header, for what the quick scan does not judge by itself, and for what is
 * broken.
 *
 * Outside of quotes LF, CR and CRLF all end a record, and an empty line is none. A quote opens a field only at its start; within, a doubled
 * one is a quote. Behind the closing one only a delimiter or a line end may stand. A quote in the midst of a field without quotes is a sign
 * like any other. A quote that is not closed within "line-bytes" of its record, or before the end, spoils only the line in which it
 * opens: what comes behind that line is read as records again. The same holds for any record that is longer.
 */

#ifndef COUNT_CSV_RECORD_H
#define COUNT_CSV_RECORD_H

#include "base/text.h"

#include <stdbool.h>

/** A field as it stands there. */
struct csv_cell {
	/** without the quotes around it */
	struct slice text;
	/** whether it stood between quotes */
	bool quoted;
	/** whether there are doubled quotes in it, which csv_unquote() makes single */
	bool doubled;
};

struct csv_record {
	/** room for `most` cells; further fields are counted and not kept */
	struct csv_cell *cells;
	size_t most;
	/** how many fields it has */
	size_t count;
	/** what is wrong with it, NULL when nothing is. Static */
	const char *problem;
	/** of a problem: the field in which it is, from 0 */
	size_t problem_field;
	/** where the next record is looked for */
	const char *next;
};

/** What becomes of a record. */
enum csv_outcome {
	/** it is whole, or broken as `problem` says */
	CSV_READ,
	/** the bytes end before it does, and are not all there are */
	CSV_UNFINISHED,
	/** it is broken, and so is everything up to the next line end, which lies beyond the bytes that are there */
	CSV_BROKEN_ON
};

/** Reads the record that begins at `at`, which is neither `end` nor a line end.
 *
 * @param last        whether nothing comes after `end`
 * @param line_bytes  how long a record may be */
enum csv_outcome csv_read_record(struct csv_record *record, char delimiter, const char *at, const char *end, bool last,
                                 uint64_t line_bytes);

/** The first line end from `at` on; `end` when there is none. */
const char *csv_find_line_end(const char *at, const char *end);

static inline bool csv_is_line_end(char byte)
{
	return byte == '\n' || byte == '\r';
}

/** Whether a field holds anything but blanks. */
static inline bool csv_is_filled(const struct csv_cell *cell)
{
	return text_has_ink(cell->text);
}

/** Writes a text with its doubled quotes made single, for which there is room for as many bytes; how many there are. */
size_t csv_unquote(char *out, struct slice text);

#endif
