/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Which number of a region's table is wrong: the lightest changes after which every identity holds.
 *
 * The principle is that of Fellegi and Holt: of all sets of changes that make the table add up, with counts that are whole and not
 * negative, those of the least weight explain it best. The search is exact: within the weight that it covers no set is overlooked,
 * and all sets of the least weight are told.
 */

#ifndef VALIDATE_LOCALISE_H
#define VALIDATE_LOCALISE_H

#include "dataset/dataset.h"
#include "validate/causes.h"

/** The most municipalities that a table may have. */
#define LOCALISE_ROWS 60

/** The search steps that a call may take unless it is told otherwise. */
#define LOCALISE_STEPS 400000

/** Between which bounds a count usually lies, both included. */
struct localise_range {
	int64_t low;
	int64_t high;
};

/** A region's table, and what else is known of it: see localise_table_of(). */
struct localise_table {
	/** the municipalities, and behind them the total row: rows + 1 in all; KLP_ABSENT where a count is not there; one that is
	 * negative is wrong by itself */
	const int64_t (*counts)[DATASET_COUNTS];
	/** the municipalities, at least 1 */
	size_t rows;
	/** how many municipalities the region has; 0 when that is not known */
	size_t expected_rows;
	/** the size of the target group register, or KLP_ABSENT */
	int64_t register_total;
	/** the percentage of the register that is printed; below 0 when none is */
	double known_percent;
	/** the same table in another source, where all of it adds up: as `counts`, and behind the total row a municipality that only
	 * the other source has; KLP_ABSENT where it says nothing. It is heard only where a solution makes the table the same: a
	 * revision is no witness. NULL for none */
	const int64_t (*witness)[DATASET_COUNTS];
	/** no solution makes the table what the witness has: nothing is confirmed by it, and nothing weighs more */
	bool unheard;
	/** where each count of `counts` lies by its history; low > high where nothing is known of it. NULL for none */
	const struct localise_range (*usual)[DATASET_COUNTS];
	/** the rows stand fast, and the total row is at least what they add up to: the country, which may have clients who are placed
	 * nowhere */
	bool residual;
};

/** A table of which nothing more is known. */
static inline struct localise_table localise_table_of(const int64_t (*counts)[DATASET_COUNTS], size_t rows)
{
	return (struct localise_table){ .counts = counts, .rows = rows, .register_total = KLP_ABSENT, .known_percent = -1 };
}

/** A count that a solution changes or fills. */
struct localise_cell {
	/** as in the table; `rows` is the total row, `rows` + 1 a municipality that was left out */
	unsigned char row;
	/** 0 to 4 */
	unsigned char column;
	enum cause cause;
	/** KLP_ABSENT where nothing stands */
	int64_t from;
	int64_t to;
};

/** What happened to a row as a whole. */
struct localise_event {
	enum cause cause;
	unsigned char row;
	/** the other row: of an exchange, or the one that this one repeats; else the row itself */
	unsigned char other;
	/** CAUSE_SLID: how many columns to the right, below 0 to the left */
	int columns;
};

#define LOCALISE_EVENTS 2

/** One set of changes after which everything adds up. */
struct localise_solution {
	/** by row, then by column; those that an event changes too */
	struct localise_cell *cells;
	size_t cell_count;
	struct localise_event events[LOCALISE_EVENTS];
	size_t event_count;
	int weight;
	/** the weight had no cause a name: what the number of changes alone says */
	int plain_weight;
	/** how many things went wrong; one without a known cause counts for two */
	size_t errors;
	/** how many cells were changed, other than by an event or from nothing */
	size_t changed;
	/** the identities leave no other values for these cells */
	bool determined;
	/** each cell that was filled or changed, other than by an event, is told by its row and by its column, both */
	bool checked;
	/** the new total contradicts the register and its percentage */
	bool contradicted;
	/** the other source has each of these counts, and the rest of the table as well */
	bool confirmed;
	/** the other source has another count in the place of one of them */
	bool denied;
	/** the other source has it, but the sums alone are explained by something lighter */
	bool outweighed;
	/** each changed count was out of its usual range, and comes to lie within */
	bool usual;
};

enum localise_verdict {
	/** every identity holds and no count is absent */
	LOCALISE_NOTHING_WRONG,
	/** there are solutions */
	LOCALISE_SOLVED,
	/** nothing light enough explains it, there are too many rows, or the steps ran out first */
	LOCALISE_NOT_LOCALISED
};

enum localise_confidence {
	/** more than one lightest solution, or values that the identities do not determine, or one that nothing speaks for but that it
	 * is the lightest: it is neither checked nor does it have causes with a name. Or one that is not certain, where another source,
	 * in which everything adds up, has another count */
	LOCALISE_AMBIGUOUS,
	/** one lightest solution, but another comes close, or not every part of it is checked */
	LOCALISE_LIKELY,
	/** one lightest solution, of at most three changed cells besides events, each of which its row and its column both tell. No other
	 * comes close, and none is made of two known causes, however light this one is. Never for a row left out, which would take
	 * up another error as well, nor for rows exchanged, for no sum tells whose row it was that stands in the total's place; for a
	 * row that stands twice only where the number of municipalities is known. Or: one lightest solution, with which the table is
	 * what another source has, where everything adds up, and than which none is lighter without that source */
	LOCALISE_CERTAIN
};

/** All zero is empty. */
struct localise_answer {
	enum localise_verdict verdict;
	/** of the solutions; with LOCALISE_SOLVED */
	enum localise_confidence confidence;
	/** by weight, then by cells */
	struct localise_solution *solutions;
	size_t count;
	size_t capacity;
	/** how many of them are of the least weight: the answer; the others are those that come close */
	size_t least;
	/** there were more solutions than are kept */
	bool more;
	/** the steps that the search took */
	size_t steps;
	/** the steps ran out; with LOCALISE_SOLVED no lighter solution was left to find, but what comes close may be missing, and so
	 * none is certain */
	bool exhausted;
};

/**
 * Finds which numbers of a region's table are wrong.
 *
 * What no identity shows is not found: two municipalities that were exchanged, a row of zeros left out.
 *
 * @param answer  empty; the caller frees it with validate_localise_free(), also after a failure
 * @param steps   the search steps that it may take; past them the verdict is LOCALISE_NOT_LOCALISED
 * @return KLP_OK, KLP_INVALID_ARGUMENT when a count is larger than NUMBER_COUNT_MAX or there are no rows, KLP_OUT_OF_MEMORY */
klp_status validate_localise(struct localise_answer *answer, const struct localise_table *table, size_t steps,
                             klp_error **error);

/** Whether a total of the region contradicts its register and the percentage, as far as they are known. */
bool validate_localise_contradicts(const struct localise_table *table, int64_t total);

/** Whether every count is there, none is negative, and every identity holds; of a table with a residual the total may be more. No
 * count may be above NUMBER_COUNT_MAX. */
bool validate_localise_holds(const struct localise_table *table);

/** How sure a solution is that is not certain, where nothing else stands against it: see enum localise_confidence. */
static inline enum localise_confidence localise_not_certain(const struct localise_solution *solution)
{
	return solution->denied ? LOCALISE_AMBIGUOUS : LOCALISE_LIKELY;
}

/** Sorts the solutions anew and says how sure they are, after their weights were changed. */
void validate_localise_rank(struct localise_answer *answer, const struct localise_table *table);

void validate_localise_free(struct localise_answer *answer);

#endif
