/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The values of a dataset in JSON, which json.c and json_notes.c read member by member.
 */

#ifndef READ_JSON_VALUES_H
#define READ_JSON_VALUES_H

#include "read/formats/json_scan.h"
#include "read/formats/records.h"

/** Longer than any name that is known. */
enum { JSON_VALUES_NAME = 48 };

/** Begin with all zero but for the records. */
struct json_values {
	struct json_scan scan;
	struct records records;
	/** the columns of the last row, in its order: those of the next come likewise */
	uint8_t order[KLP_COLUMN_COUNT];
	/** the words of an array, as they are put together */
	struct buffer words;
};

/** The name that was read last, ended by a zero byte; empty when it is longer than any that is known. */
void json_values_name(char name[JSON_VALUES_NAME], const struct json_scan *scan);

/** Tells once of a name, the last event, and passes over its value. */
klp_status json_values_pass_over(struct json_values *reader, klp_error **error);

/** Reads a value that is a text, a number or null, for which *kept stays as it was; else the text lives as long as the document.
 *
 * @param name   of the member, for the message
 * @param whole  whether 11.0 is to be kept as 11 */
klp_status json_values_read(struct json_values *reader, const char *name, bool whole, struct slice *kept,
                            klp_error **error);

/** Reads an array of texts without blanks, or null, for which *kept stays as it was, as one text with a blank between them. */
klp_status json_values_words(struct json_values *reader, const char *name, struct slice *kept, klp_error **error);

/** KLP_FORMAT: a member that came before. */
klp_status json_values_twice(const struct json_values *reader, const char *name, klp_error **error);

/** Reads a note, after the bracket that opens it, and adds it to the records. */
klp_status json_notes_read(struct json_values *reader, klp_error **error);

#endif
