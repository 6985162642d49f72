/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The table in memory, column by column, and what the floors above may do to it.
 */

#ifndef DATASET_DATASET_H
#define DATASET_DATASET_H

#include "base/error.h"
#include "base/pool.h"
#include "base/text.h"
#include "dataset/edition.h"

#include <klantprofiel/dataset.h>

/** The five counts, in the order of the publication. */
#define DATASET_COUNTS 5
#define DATASET_FIRST_COUNT KLP_COLUMN_MUNICIPAL_PROFILE

/** The highest number that a region may have: room beyond UWV's 35. */
#define DATASET_HIGHEST_REGION 99

/** Where in a klp_row the numbers of persons stand: the five counts and the size of the register, each an int64_t. */
struct dataset_count_field {
	klp_column column;
	size_t offset;
};

enum { DATASET_COUNT_FIELDS = DATASET_COUNTS + 1 };

extern const struct dataset_count_field dataset_count_fields[DATASET_COUNT_FIELDS];

/** How large the dataset was, to go back to. */
struct dataset_mark {
	size_t rows;
	size_t notes;
	uint64_t extra_columns;
};

struct dataset_mark dataset_mark(const klp_dataset *dataset);

/** Takes back the rows and notes that were added since the mark, with all that was set in those rows. */
void dataset_rewind(klp_dataset *dataset, struct dataset_mark mark);

/** How much memory a dataset takes. */
size_t dataset_bytes(const klp_dataset *dataset);

/** klp_dataset_add() of a row that the library itself made, of the present klp_row, within its ranges and with texts in UTF-8: it is
 * not checked. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status dataset_append(klp_dataset *dataset, const klp_row *row, klp_error **error);

/** The edition of a row as a number; EDITION_NONE where absent. */
edition_number dataset_edition_of(const klp_dataset *dataset, size_t row);

/** Keeps what stood where a count belongs, for a count that is absent; in the place of what was kept for it before. */
klp_status dataset_set_cell_text(klp_dataset *dataset, size_t row, klp_column column, struct slice text,
                                 klp_error **error);

/** Sets a count that has another value, or none; KLP_ABSENT takes it away. The text that was kept in its place is no longer needed. KLP_OK
 * or KLP_OUT_OF_MEMORY. */
klp_status dataset_change_count(klp_dataset *dataset, size_t row, klp_column column, int64_t count, klp_error **error);

/** What formats of rows and columns call the texts that dataset_set_cell_text() keeps for a column: "total_printed"; NULL for a
 * column that holds no numbers of persons. Static. */
const char *dataset_printed_name(klp_column column);

/** The column whose texts have that name, or -1. */
int dataset_find_printed(const char *name);

/** Sets an indicator; the column comes into being with its first value. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status dataset_set_real(klp_dataset *dataset, size_t row, klp_column column, double value, klp_error **error);
klp_status dataset_set_integer(klp_dataset *dataset, size_t row, klp_column column, int64_t value, klp_error **error);

/** Whether klp_aggregate() makes the column of what the others hold. */
bool dataset_is_indicator(klp_column column);

/** Makes all columns that belong to another dataset belong to this one. */
void dataset_take_columns(klp_dataset *dataset, const klp_dataset *from);

/** Makes an indicator column belong to the dataset, even when no row has a value. */
void dataset_add_column(klp_dataset *dataset, klp_column column);

/**
 * Adds a note.
 *
 * @param id             copied: one that is read back may be of a later release
 * @param edition        of the rows it is about; EDITION_NONE for none
 * @param region_number  0 for none
 * @return KLP_OK or KLP_OUT_OF_MEMORY */
klp_status dataset_add_note(klp_dataset *dataset, const char *id, klp_severity severity, const struct place *place,
                            edition_number edition, int region_number, klp_error **error, const char *format, ...)
	BASE_PRINTF(8, 9);

/** What a note tells of a count that was changed. */
struct note_change {
	/** the row: its level, and the code of its municipality, NULL or empty for none */
	klp_level level;
	const char *municipality_code;
	/** one that dataset_printed_name() knows */
	klp_column column;
	/** counts; KLP_ABSENT where nothing stood, or where a count was taken away */
	int64_t from;
	int64_t to;
	/** a short English phrase that stays the same over releases: "two digits swapped"; NULL or empty for none */
	const char *cause;
	/** the ids of the rules that were broken, with one blank between them: "row.sum region.sum"; NULL or empty for none */
	const char *rules;
	klp_confidence confidence;
};

/**
 * Adds a note that tells a change.
 *
 * @param change  copied with its texts; NULL for a note without one
 * @return as dataset_add_note() */
klp_status dataset_add_change_note(klp_dataset *dataset, const char *id, klp_severity severity,
                                   const struct place *place, edition_number edition, int region_number,
                                   const struct note_change *change, klp_error **error, const char *format, ...)
	BASE_PRINTF(9, 10);

/** Copies a note of another dataset, with the change that it tells. */
klp_status dataset_copy_note(klp_dataset *dataset, const klp_note *note, klp_error **error);

/** Copies a row of another dataset with its cell texts and indicators. */
klp_status dataset_copy_row(klp_dataset *dataset, const klp_dataset *from, size_t row, klp_error **error);

/** What a getter of a count gives: 1 with *value, which may be NULL, or 0 and *value as it was for KLP_ABSENT. */
static inline int dataset_give_count(int64_t *value, int64_t count)
{
	if (count == KLP_ABSENT)
		return 0;
	if (value != NULL)
		*value = count;
	return 1;
}

/** A column of whole or real numbers as it lies in memory, which stays as it is until the loan ends: after the dataset was changed, too,
 * and after it was freed. */
struct dataset_loan {
	struct column_share *share;
	/** an int64_t or a double a row */
	const void *cells;
	/** bit n % 8 of byte n / 8: row n has a value; what lies at a row without one means nothing */
	const unsigned char *valid;
};

/** Lends a column without copying it. It may be lent by several threads at once.
 *
 * @param loan  receives it, to be ended with dataset_loan_end(); all NULL when the column does not lie in memory for all rows, as one of
 *              which only the first rows have values
 * @return KLP_OK or KLP_OUT_OF_MEMORY */
klp_status dataset_lend(struct dataset_loan *loan, const klp_dataset *dataset, klp_column column, klp_error **error);

/** Ends a loan, on any thread; one that is all NULL is allowed. */
void dataset_loan_end(struct dataset_loan *loan);

/** Where a row was read. */
struct place dataset_place(const klp_dataset *dataset, size_t row);

#endif
