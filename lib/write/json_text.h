/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The pieces of JSON (RFC 8259) that its formats share: objects, and their members one after another.
 */

#ifndef WRITE_JSON_TEXT_H
#define WRITE_JSON_TEXT_H

#include "write/sink.h"

/** An object or array on its way; begin with { sink, false }. */
struct json {
	struct sink *sink;
	/** whether something stands in it already, so that a comma comes first */
	bool follows;
};

/** '{' or '[', and its counterpart. What was opened within another counts as a thing in that other. */
void json_open(struct json *json, char bracket);
void json_close(struct json *json, char bracket);

/** A text between quotes; NULL gives null. */
void json_text(struct json *json, const char *text);

/** A part of a text, without the quotes. */
void json_text_within(struct json *json, const char *text);

/** The words of a text, which blanks part, as an array of texts. */
void json_words(struct json *json, const char *text);

/** A member's name with its colon. `name` needs no escape. */
void json_name(struct json *json, const char *name);

/** Whole members; a NULL, and the 0 of json_member_positive(), are written as null. */
void json_member_text(struct json *json, const char *name, const char *text);
void json_member_integer(struct json *json, const char *name, int64_t value);
void json_member_positive(struct json *json, const char *name, uint64_t value);
void json_member_null(struct json *json, const char *name);

/** In an array: the comma, where one is needed, before a thing of its own; and a text as such a thing. */
void json_next(struct json *json);
void json_next_text(struct json *json, const char *text);

/** In an array: the comma, where one is needed, and a new line. */
void json_next_line(struct json *json);

#endif
