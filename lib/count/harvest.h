/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What was counted so far: of a piece of an extract, of an extract, of all of a count. Harvests add up.
 */

#ifndef COUNT_HARVEST_H
#define COUNT_HARVEST_H

#include "count/verdict.h"

#include "base/error.h"

/** So many places of records that cannot be read are kept of a source, and that it is cut off. */
enum { HARVEST_PROBLEMS = 100 };

/** What is said of the end of an extract that is packed and damaged, in the place of the records that are lost. */
extern const char harvest_cut_off[];

/** A record that cannot be read. */
struct problem {
	/** of the record's first byte, or of the field's, from 1 */
	uint64_t line;
	/** an English sentence that quotes nothing of the record. Static */
	const char *what;
	/** the column it is about, a count_field; -1 for the record as a whole */
	int field;
	/** the source's name, which lives as long as the harvest into which this is added last; NULL until then */
	const char *source;
};

/** All zero but `definition` is empty. */
struct harvest {
	const struct definition *definition;
	/** by place and slot: (municipalities + 1) · SLOTS, which comes into being with the first record */
	uint64_t *cells;
	uint64_t records;
	uint64_t older_codes;
	uint64_t unusable;
	struct problem *problems;
	size_t problem_count;
	size_t problem_capacity;
};

/** Makes room for the cells. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status harvest_begin(struct harvest *harvest, const struct definition *definition, klp_error **error);

void harvest_free(struct harvest *harvest);

/** Counts a record that is not SLOT_UNUSABLE and belongs to a client: it is counted in the cells with all rows of that client. */
static inline void harvest_count_row(struct harvest *harvest, struct verdict verdict)
{
	harvest->records++;
	harvest->older_codes += verdict.remarks & VERDICT_OLDER_CODE;
}

/** Counts one record in the cells, whose verdict is not SLOT_UNUSABLE. */
static inline void harvest_count(struct harvest *harvest, struct verdict verdict)
{
	harvest_count_row(harvest, verdict);
	harvest->cells[(size_t)verdict.place * SLOTS + verdict.slot]++;
}

/** Counts a record that cannot be read, and keeps its place if there is still room for that. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status harvest_spoil(struct harvest *harvest, uint64_t line, int field, const char *what, klp_error **error);

/** Adds another, whose lines come after `lines` others of the same source, which gives its name to problems that have none yet. Of these
 * the first HARVEST_PROBLEMS of a source are kept. KLP_OK; KLP_OVERFLOW or KLP_OUT_OF_MEMORY, after which the harvest is as it was. */
klp_status harvest_add(struct harvest *harvest, const struct harvest *other, uint64_t lines, const char *source,
                       klp_error **error);

#endif
