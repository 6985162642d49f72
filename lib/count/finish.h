/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A count on its way to a dataset. Only for the files that make it.
 */

#ifndef COUNT_FINISH_H
#define COUNT_FINISH_H

#include "count/handle.h"

#include "dataset/dataset.h"

/** A municipality of the year, in the order of the publication. */
struct finish_member {
	unsigned place;
	/** 0 for none */
	int region;
	/** text_key() of its name */
	const char *key;
	/** whether the count speaks for it */
	bool covered;
};

struct finish {
	const klp_count *count;
	const uint64_t *cells;
	klp_dataset *out;
	edition_number edition;
	/** municipalities, by region and name; those in no region come last */
	struct finish_member *members;
	size_t member_count;
	struct pool keys;
	/** whether the count speaks for the whole country */
	bool country;
	size_t notes;
};

/** Where the members end that are of the same region as member `at`; those of no region are one of their own. */
size_t finish_region_end(const struct finish *work, size_t at);

/** Whether the count speaks for all of these members. */
bool finish_covers(const struct finish *work, size_t at, size_t end);

/** The notes of the result. KLP_OK, KLP_LIMIT_NOTES or KLP_OUT_OF_MEMORY. */
klp_status finish_notes(struct finish *work, klp_error **error);

/** The notes on the part of the country for which a count speaks, and on its year. As finish_notes(). */
klp_status finish_note_part(struct finish *work, klp_error **error);

/** Whether there may be one note more. KLP_OK or KLP_LIMIT_NOTES. */
klp_status finish_may_note(struct finish *work, klp_error **error);

#endif
