/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The record of a client as it is gathered from the elements and attributes of XML.
 */

#ifndef COUNT_XML_RECORD_H
#define COUNT_XML_RECORD_H

#include "count/feed.h"
#include "count/personal.h"
#include "count/xml_names.h"

struct xml_record {
	const struct feed *feed;
	const char *source;
	/** fields whose values are read, and the parts that fields belong to, KLP_PART_…; by count_field */
	bool reads[COUNT_FIELDS];
	unsigned char parts_of[COUNT_FIELDS];
	/** fields that came in any record, and in this one: a bit each */
	uint64_t ever;
	uint64_t seen;
	/** what came of this record */
	unsigned parts;
	size_t start[COUNT_VALUES];
	size_t length[COUNT_VALUES];
	/** the texts of the fields that are read, in wiped memory */
	char *text;
	size_t size;
	size_t capacity;
	/** where the record begins */
	uint64_t line;
	/** what is wrong with it, and of which field; NULL when nothing is. Static */
	const char *wrong;
	int wrong_field;
	/** whether the text of a column comes, and which: a count_field or XML_NAME_OTHER, and the number of its name */
	bool open;
	int field;
	size_t number;
	/** where its text begins; whether all of it is read, and else whether it is asked if there is any: the part */
	size_t text_start;
	bool read_whole;
	unsigned part;
	/** whether values are still looked at for citizen service numbers, and what was seen */
	bool looks;
	struct personal personal;
	uint64_t records;
};

/** All zero before. KLP_OK or KLP_OUT_OF_MEMORY; to be freed in either case. */
klp_status xml_record_make(struct xml_record *record, const struct feed *feed, const char *source, klp_error **error);
void xml_record_free(struct xml_record *record);

/** A client begins. */
void xml_record_begin(struct xml_record *record, uint64_t line);

/** A column of it begins, and what of its text comes, and its end. A column comes once at most. */
void xml_record_open(struct xml_record *record, const struct xml_name *column);
klp_status xml_record_text(struct xml_record *record, struct slice text, klp_error **error);
klp_status xml_record_shut(struct xml_record *record, klp_error **error);

/** Says that the record cannot be read; the first that is said counts. `what` is static. */
void xml_record_spoil(struct xml_record *record, int field, const char *what);

/** The client ends, and is counted. `names` are for what is wrong with a column.
 *
 * @return KLP_OK; KLP_PERSONAL_DATA; what feed_take() returns */
klp_status xml_record_end(struct xml_record *record, struct harvest *harvest, const struct xml_names *names,
                          klp_error **error);

/** All clients came. KLP_OK; KLP_PERSONAL_DATA; KLP_FORMAT (a column that is needed did not come in any of many records). */
klp_status xml_record_finish(const struct xml_record *record, const struct xml_names *names, klp_error **error);

#endif
