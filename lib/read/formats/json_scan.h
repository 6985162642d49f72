/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * JSON event by event: strictly RFC 8259, in UTF-8. Written here and not taken from a library, for those that are everywhere
 * make a tree of the whole text first, of many times its size, and a hostile text would take all memory before the first row.
 *
 * Beyond the RFC: a byte order mark is passed over, and what no text of ours can hold (a lone surrogate, U+0000) is refused.
 */

#ifndef READ_JSON_SCAN_H
#define READ_JSON_SCAN_H

#include "base/buffer.h"
#include "read/document.h"

enum json_event {
	/** the text ends after its one value */
	JSON_END,
	JSON_OBJECT,
	JSON_OBJECT_END,
	JSON_ARRAY,
	JSON_ARRAY_END,
	/** of a member; its value follows */
	JSON_NAME,
	JSON_TEXT,
	JSON_NUMBER,
	JSON_TRUE,
	JSON_FALSE,
	JSON_NULL
};

enum json_expectation { JSON_VALUE, JSON_VALUE_OR_END, JSON_NAME_OR_END, JSON_NAME_NEXT, JSON_COMMA_OR_END };

struct json_scan {
	const struct reading *reading;
	struct slice bytes;
	size_t at;
	uint64_t line;
	size_t line_start;
	enum json_expectation expected;
	/** a bracket for each object and array that is open */
	struct buffer open;
	/** of the last event: where it begins, and the text of a name or text, or the digits of a number */
	size_t begins;
	struct slice text;
	/** whether `text` lies in the source; else it lives until the next event */
	bool in_place;
	struct buffer unescaped;
};

/** Begins; end it with json_scan_end() in any case. KLP_OK; KLP_ENCODING (not UTF-8). */
klp_status json_scan_begin(struct json_scan *scan, struct slice bytes, const struct reading *reading,
                           klp_error **error);

void json_scan_end(struct json_scan *scan);

/** The next event; not to be called after JSON_END or a failure.
 *
 * @return KLP_OK; KLP_FORMAT (no JSON; U+0000 in a text); KLP_ENCODING (a lone surrogate); KLP_LIMIT_DEPTH; KLP_LIMIT_LINE_BYTES (a
 *         text or number); KLP_OUT_OF_MEMORY */
klp_status json_scan_next(struct json_scan *scan, enum json_event *event, klp_error **error);

/** Passes over the value whose first event was `event`, the last one. As json_scan_next(). */
klp_status json_scan_pass(struct json_scan *scan, enum json_event event, klp_error **error);

/** Where the last event begins, without the column, which is a count over the line. */
struct place json_scan_place(const struct json_scan *scan);

/** Fails at the last event, with line and column. Returns the status. */
klp_status json_scan_refuse(const struct json_scan *scan, klp_status status, klp_error **error, const char *format, ...)
	BASE_PRINTF(4, 5);

#endif
