/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The records of an extract, made out of a number each: nobody of flesh and blood is behind any of them.
 */

#ifndef GENERATE_RECORD_H
#define GENERATE_RECORD_H

#include "phrases.h"
#include "population.h"
#include "shuffle.h"

enum { TASKS = 20, ID_ROOM = 16 };

/** The columns of an extract, in their order. */
enum column {
	COLUMN_ID,
	COLUMN_MUNICIPALITY,
	COLUMN_INDICERING,
	COLUMN_STATUS,
	COLUMN_BEGIN,
	COLUMN_END,
	COLUMN_IN_REGISTER,
	COLUMN_TICK,
	COLUMN_SHELTERED,
	COLUMN_EDUCATION,
	COLUMN_SKILLS,
	COLUMN_COMPETENCES,
	COLUMN_AFFINITIES,
	COLUMN_SECTORS,
	COLUMN_TASKS,
	COLUMNS = COLUMN_TASKS + TASKS
};

/** "client_id" … "taaksoort_20". Static. */
const char *column_name(enum column column);

/** Why a record is not among the counted, or is. */
enum ending {
	ENDING_COUNTED,
	ENDING_NOT_REGISTERED,
	ENDING_NO_BEGIN,
	ENDING_NOT_BEGUN,
	ENDING_ENDED,
	ENDING_NOT_IN_REGISTER,
	ENDING_NOT_TICKED,
	ENDING_SHELTERED,
	ENDING_UNKNOWN_INDICERING,
	ENDING_BROKEN,
	ENDINGS
};

/** The name of the bin of the library in which such a record ends, and more closely where several do: "not-open (no begin)". Static. */
const char *ending_name(enum ending ending);

/** What is to be made. */
struct plan {
	const struct population *population;
	const struct phrases *phrases;
	uint64_t seed;
	/** further rows of clients who have one, as of several indiceringen */
	uint64_t further;
	/** records of others, that end in the other bins; such that cannot be read */
	uint64_t others;
	uint64_t broken;
	/** whether a register extract tells who is in the register, and the column is left empty */
	bool joined;
	/** a day after the reference date */
	char future[DATE_ROOM];
};

/** One record: texts that are ready to be written, for the format has no say in any but the phrases, which are made for it. */
struct record {
	struct text values[COLUMNS];
	/** of an ENDING_BROKEN how: 0 too few fields, 1 too many, 2 neither, a value is wrong */
	int broken;
	enum ending ending;
	char id[ID_ROOM];
	char code[CODE_ROOM];
	char begin[DATE_ROOM];
};

/** Works out what the others tell: the day after, and how many further rows there are where there is one a client and indicering. */
void plan_finish(struct plan *plan, bool per_indicering);

/** How many records there are. */
uint64_t plan_records(const struct plan *plan);

/** Makes record 0 … plan_records() - 1. */
void record_make(const struct plan *plan, uint64_t number, struct record *record);

/** How many of the register there are: all who are in the extract but the ENDING_NOT_IN_REGISTER, and who are in the register alone. */
uint64_t plan_members(const struct plan *plan);

/** The id and code of member 0 … plan_members() - 1. False for one of the extract who is not in the register. */
bool member_make(const struct plan *plan, uint64_t number, struct record *record);

#endif
