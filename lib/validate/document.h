/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the rows of one edition from one source say together: of which years they may be, and whether another source has
 * the same edition otherwise.
 */

#ifndef VALIDATE_DOCUMENT_H
#define VALIDATE_DOCUMENT_H

#include "validate/double.h"

#include <klantprofiel/territory.h>

/** The rows of one edition from one source, or of a source without an edition. */
struct document {
	edition_number edition;
	/** its first row, which speaks for it */
	size_t row;
	/** without an edition: bit i tells that in the year `first_year` + i each municipality lay in the region where it
	 * stands. No bit is set when no municipality tells anything */
	uint64_t years;
	int first_year;
	int last_year;
	/** whether any municipality was looked at for the years */
	bool tells_years;
	/** with an edition: how many of its rows another source has too, and how many of those have other counts */
	size_t shared;
	size_t differing;
	size_t rows;
	/** a row of that other source, when anything is shared */
	size_t other;
};

/** All zero is empty. */
struct documents {
	struct document *items;
	size_t count;
	size_t capacity;
	/** for each row of the dataset: the number of the document for which it speaks, from 1; 0 for none */
	size_t *of_row;
};

/**
 * Looks at the documents of a dataset.
 *
 * @param documents  empty; the caller frees it with validate_documents_free(), also after a failure
 * @param entries    in the order of validate_entries_gather(); it is changed
 * @param doubles    of the same
 * @return KLP_OK, KLP_OUT_OF_MEMORY */
klp_status validate_documents_gather(struct documents *documents, const klp_dataset *dataset,
                                     const klp_territory *territory, struct entries *entries,
                                     const struct doubled *doubles, klp_error **error);

/** The document for which a row speaks, or NULL. */
const struct document *validate_documents_find(const struct documents *documents, size_t row);

void validate_documents_free(struct documents *documents);

#endif
