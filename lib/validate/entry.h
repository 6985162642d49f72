/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The rows of a dataset, sorted by the area and edition they are about.
 */

#ifndef VALIDATE_ENTRY_H
#define VALIDATE_ENTRY_H

#include "dataset/dataset.h"

/** A row, with what it is sorted by. */
struct entry {
	edition_number edition;
	klp_level level;
	/** 0 for none */
	int region;
	/** "" where absent */
	const char *source;
	/** what tells a municipality from the others: its code, or else the key of its name within a region; "" for other
	 * levels, and for a municipality of which nothing is known but its place */
	const char *name;
	/** name is a code, which is the same in every region */
	bool has_code;
	uint64_t page;
	uint64_t line;
	/** KLP_ABSENT where there is none */
	int64_t counts[DATASET_COUNTS];
	size_t row;
	/** rows about the same area and edition have the same number */
	size_t area;
};

/** All zero is empty. */
struct entries {
	/** in the order of areas, and within one of counts, sources, places and rows */
	struct entry *items;
	size_t count;
	/** the keys of names */
	struct pool keys;
};

/**
 * Takes the rows of the country, of numbered regions and of municipalities. Rows without an edition are about the same only
 * within one source.
 *
 * @param entries  empty; the caller frees it with validate_entries_free(), also after a failure
 * @return KLP_OK, KLP_OUT_OF_MEMORY */
klp_status validate_entries_gather(struct entries *entries, const klp_dataset *dataset, klp_error **error);

void validate_entries_free(struct entries *entries);

/** The source where only that tells what belongs together, because no edition does; else "". */
const char *validate_entry_parting_source(const struct entry *entry);

/** Whether all five counts are the same. */
bool validate_entry_same_counts(const struct entry *one, const struct entry *other);

/** Whether two rows of one area and source were read from the same place: a document that was parsed twice, not a row that
 * stands twice in it. Rows of no place never were. */
bool validate_entry_same_place(const struct entry *one, const struct entry *other);

/** By edition, region and source: 0 for two rows of one table. */
int validate_entry_compare_table(const struct entry *one, const struct entry *other);

/** For qsort(): by table, and in each its region's rows, then its municipalities, the rows of one area together. */
int validate_entry_compare_tables(const void *left, const void *right);

/** Whether two rows are of one table: of one edition, region and source. */
bool validate_entry_same_table(const struct entry *one, const struct entry *other);

/** Where the sorted entries end that are the same as the one at `start`, as `same` has it. */
size_t validate_entries_end(const struct entries *entries, size_t start,
                            bool (*same)(const struct entry *one, const struct entry *other));

/** Whether a row was read from the publication, and not reckoned. */
bool validate_is_published(const klp_dataset *dataset, size_t row);

/** The five counts of a row; KLP_ABSENT where there is none. */
void validate_read_counts(int64_t counts[DATASET_COUNTS], const klp_dataset *dataset, size_t row);

#endif
