/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Rows and notes of a dataset as the readers of XML and JSON come by them, value by value under its name, and the tables of the
 * document that they become: those that read/tidy.h takes as they say.
 */

#ifndef READ_RECORDS_H
#define READ_RECORDS_H

#include "dataset/dataset.h"
#include "read/document.h"

enum record_note_field {
	RECORD_NOTE_ID,
	RECORD_NOTE_SEVERITY,
	RECORD_NOTE_MESSAGE,
	RECORD_NOTE_EDITION,
	RECORD_NOTE_REGION_NUMBER,
	RECORD_NOTE_SOURCE,
	RECORD_NOTE_PAGE,
	RECORD_NOTE_LINE,
	RECORD_NOTE_COLUMN,
	RECORD_NOTE_FIELDS
};

enum record_change_field {
	RECORD_CHANGE_LEVEL,
	RECORD_CHANGE_MUNICIPALITY_CODE,
	RECORD_CHANGE_COLUMN,
	RECORD_CHANGE_FROM,
	RECORD_CHANGE_TO,
	RECORD_CHANGE_CAUSE,
	RECORD_CHANGE_RULES,
	RECORD_CHANGE_CONFIDENCE,
	RECORD_CHANGE_FIELDS
};

/** The record that is being read. A text that is NULL is absent; all must live as long as the document. */
struct record {
	struct slice value[KLP_COLUMN_COUNT];
	/** what stood in the place of a count */
	struct slice printed[KLP_COLUMN_COUNT];
	struct slice note[RECORD_NOTE_FIELDS];
	/** of a note: whether it tells a change, and which */
	bool changed;
	struct slice change[RECORD_CHANGE_FIELDS];
	/** where it begins */
	uint64_t line;
	uint64_t byte;
};

enum records_table { RECORDS_NO_TABLE, RECORDS_ROWS, RECORDS_NOTES };

/** Begin with all zero but for the document and the reading. */
struct records {
	struct document *document;
	const struct reading *reading;
	struct record record;
	/** bit n: the table has, or is to have, that column */
	uint64_t columns;
	uint64_t printed;
	/** what was put into the document last */
	enum records_table table;
	uint64_t table_columns;
	uint64_t table_printed;
	/** whether that table of notes has columns for changes */
	bool table_changes;
	/** names that were told of, once each, and how many of them */
	struct pool unknown;
};

void records_free(struct records *records);

/** Forgets the values of the last record. */
void records_clear(struct records *records, uint64_t line, uint64_t byte);

/** Makes a column part of the table even when no row has a value in it. */
void records_expect(struct records *records, klp_column column);

/** The field of a note by its name as a member or attribute, "id" being the first; -1 when there is none. */
int records_note_field(const char *name);

/** The field of a note's change by its name as a member or attribute; -1 when there is none. */
int records_change_field(const char *name);

/** Adds the record as a row; a column that comes with it begins a wider table. What document_add_line() and document_add_cell()
 * return. */
klp_status records_add_row(struct records *records, klp_error **error);

/** Adds the record as a note; the first change begins a wider table. Likewise, and KLP_FORMAT for a change that does not tell the
 * level of its row, by which a change is known. */
klp_status records_add_note(struct records *records, klp_error **error);

/** Ends a whole dataset: it has a table of rows and one of notes, even when they are empty. Likewise. */
klp_status records_finish(struct records *records, klp_error **error);

/** Tells once of a name that is not known and passed over; `what` is "attribute" or the like. KLP_OK; KLP_LIMIT_NOTES;
 * KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY. */
klp_status records_pass_over(struct records *records, const char *what, struct slice name, const struct place *place,
                             klp_error **error);

#endif
