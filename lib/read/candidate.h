/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A line of the document as what may be a row: words, and then the five counts.
 */

#ifndef READ_CANDIDATE_H
#define READ_CANDIDATE_H

#include "dataset/dataset.h"
#include "read/document.h"

/** Which column of a bordered table holds what; -1 is none. */
struct grid {
	bool usable;
	/** how many cells a line of the table has; one with more or fewer may be shifted */
	uint32_t cells;
	int region;
	int name;
	int values[DATASET_COUNTS];
	/** the size of the target group register, and the percentage of it that is known, where they have columns */
	int register_total;
	int percentage;
	/** whether the names are those of regions */
	bool regions;
	/** whether there are headings that do not say which count is which, so that the publication's order was taken */
	bool by_order;
	/** whether the headings contradict that order: then no count can be placed */
	bool contradicted;
};

/** So many digits without a dot are more than any count of persons in these tables has. */
enum { CANDIDATE_FUSED_DIGITS = 7 };

/** What a word or cell is where a count belongs. */
enum candidate_kind {
	CANDIDATE_COUNT,
	/** nothing is printed there */
	CANDIDATE_EMPTY,
	/** "n.b.", "<5", "1,175": it stands in the place of a count */
	CANDIDATE_ODD,
	/** no value at all: a word */
	CANDIDATE_WORD
};

struct candidate_value {
	struct slice text;
	/** in the line, in characters, from 1 */
	uint32_t column;
	enum candidate_kind kind;
	/** of CANDIDATE_COUNT */
	int64_t count;
};

struct candidate {
	/** the cell that names the region, of a bordered table; else empty */
	struct slice region;
	/** the words before the values */
	struct slice label;
	uint32_t label_column;
	/** how many of the last words are counts or stand where counts belong; with five or fewer they are in `values` */
	size_t value_count;
	struct candidate_value values[DATASET_COUNTS];
	/** what stands in the columns of the register's size and of the percentage; empty where there are none */
	struct slice register_total;
	struct slice percentage;
	/** on how many lines below the last of the values stand */
	size_t lines_below;
	/** the values as printed, for messages */
	struct slice tail;
	/** whether plain blanks and no-break spaces both stand between the values */
	bool mixed_blanks;
	/** how many words, wherever they stand, are counts */
	size_t counts;
	bool bordered;
	/** of a table of regions */
	bool regions;
	/** its columns cannot be told apart */
	bool contradicted;
};

/** What our own publication prints where there is no count: nothing, but in a place of its own. */
#define CANDIDATE_NOTHING "\xC2\xB7"

/** Whether a value is that. */
bool candidate_is_nothing(const struct candidate_value *value);

/** Tells what a word or cell is. `whole_cell` says whether its borders are known, so that a blank in it may part thousands. */
struct candidate_value candidate_value_of(struct slice text, uint32_t column, bool whole_cell);

/** Takes a line apart; `grid` is that of the table it stands in, and NULL where there is none. */
struct candidate candidate_read(const struct document *document, size_t line, const struct grid *grid);

/** Takes a line of text apart by its columns, where numbers that are written with blanks make it seem to have too many
 * values: parted by gaps or bars ("12 310     1 175"), or by plain blanks with no-break spaces within numbers.
 *
 * @return whether it has five counts then; else the candidate is as it was */
bool candidate_by_columns(struct candidate *candidate, const struct document *document, size_t line);

/** Takes a line of text apart behind its first words, which are known to be a name: what follows stands where counts belong,
 * whatever it is. Bars between the words do not count. */
struct candidate candidate_behind(const struct document *document, size_t line, size_t label_words);

/** Takes the values that stand on the lines below, where a text has one cell a line: as many as a row still lacks, and none
 * from a line that holds anything else. */
void candidate_gather(struct candidate *candidate, const struct document *document, size_t line);

/** Whether all five are counts, and the first four are the fifth together, which is no chance but for five zeros. */
bool candidate_adds_up(const struct candidate *candidate);

/** Whether fewer values than five stand there because some have run together: "903485771601175", "1081.0921.7333113.244". None is
 * that large, and nothing tells where one ends.
 *
 * @param fewest_digits  of a value that can be no single count */
bool candidate_is_fused(const struct candidate *candidate, size_t fewest_digits);

/** How many bordered lines in a row begin at `first`. */
size_t grid_extent(const struct document *document, size_t first);

/** Finds out the columns of the table that the `count` lines from `first` on make up, by its headings, and by its
 * numbers where it has none that tell. */
struct grid grid_read(const struct document *document, size_t first, size_t count);

#endif
