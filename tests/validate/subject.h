/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * An edition with errors, and what else a dataset tells of it: another source, a revision, earlier editions.
 */

#ifndef TESTS_VALIDATE_SUBJECT_H
#define TESTS_VALIDATE_SUBJECT_H

#include "validate/whole.h"

/** The most errors that a table is given. */
enum { SUBJECT_ERRORS = 3 };

/** The edition that is looked at. */
#define SUBJECT_EDITION "2025Q2"

/** A document: what is right, what is printed, and the ways in which each of its tables was made wrong. */
struct document {
	const char *source;
	struct whole right;
	struct whole wrong;
	size_t ways[WHOLE_TABLES][SUBJECT_ERRORS];
	size_t errors[WHOLE_TABLES];
};

/** What one case is made of. */
struct subject {
	/** tables_2025(), and its tables */
	klp_dataset *publication;
	struct whole published;
	struct document document;
	/** the same edition from another source; none where `source` is NULL */
	struct document other;
	klp_dataset *dataset;
};

/** Gives a table of a document an error by chance, one that it can have; fewer than SUBJECT_ERRORS are there. */
void subject_damage(struct document *document, size_t table);

/** Adds to what is known of a subject. Those of history come before the errors are made, the others after. */
typedef void (*subject_knowledge)(struct subject *subject);

/** Nothing more is known. */
void subject_nothing(struct subject *subject);

/** Another source in which nothing is wrong. */
void subject_sound_source(struct subject *subject);

/** One with an error: in a table in which the first has one, the same or another; or anywhere. */
void subject_faulty_source(struct subject *subject);

/** One that was revised, with all that adds up: each count of some regions; or those of one of their municipalities, or one of them. Most
 * often it is in regions that have errors. */
void subject_revised_regions(struct subject *subject);
void subject_revised_municipalities(struct subject *subject);

/** Four to eight earlier editions, each with counts that are up to ten percent other than the present ones. */
void subject_history(struct subject *subject);

/** The same, and then half of the regions have changed a lot, as they may. */
void subject_history_that_breaks(struct subject *subject);

#endif
