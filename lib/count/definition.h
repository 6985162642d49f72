/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The counting definition as data: which columns it reads, which words mean what, and which code is which municipality. It is made
 * before the first record and only read from then on, by all threads.
 */

#ifndef COUNT_DEFINITION_H
#define COUNT_DEFINITION_H

#include "base/error.h"
#include "base/text.h"

#include <klantprofiel/count.h>

/** The columns that an extract may have, in the order in which the definition reads them. */
enum count_field {
	/* of these the value is read */
	FIELD_STATUS,
	FIELD_BEGIN,
	FIELD_END,
	FIELD_IN_REGISTER,
	FIELD_TICK,
	FIELD_SHELTERED,
	FIELD_INDICERING,
	FIELD_MUNICIPALITY,
	FIELD_CLIENT_ID,
	COUNT_VALUES,
	/* of these it is asked only whether they are filled */
	FIELD_AFFINITIES = COUNT_VALUES,
	FIELD_SECTORS,
	FIELD_TASKS,
	COUNT_TASKS = 20,
	/* these are known, and not read: the definition does not ask for them */
	FIELD_EDUCATION = FIELD_TASKS + COUNT_TASKS,
	FIELD_SKILLS,
	FIELD_COMPETENCES,
	COUNT_FIELDS
};

/** One word of a list, in capitals. */
struct definition_word {
	unsigned char length;
	/** one of the list's meanings, not 0 */
	unsigned char meaning;
	char text[32];
};

/** Lists that answer one question: of which meaning is this word? */
struct definition_words {
	struct definition_word *words;
	size_t count;
	size_t capacity;
};

enum { WORD_YES = 1, WORD_NO = 2, WORD_REGISTERED = 1 };

/** Places: 0 is none that is known; from 1 on the municipalities of the year in the order of their codes. */
enum { PLACE_UNKNOWN = 0, PLACE_OLDER = 0x8000 /* of definition.places: the code is of an older year */ };

enum { HIGHEST_CODE = 9999 };

struct definition {
	/** the reference date as a number, 20250630 */
	int date;
	/** the year whose municipalities they are, and how many of these there are */
	int year;
	unsigned municipalities;
	/** by the nnnn of GMnnnn: a place, and PLACE_OLDER where it is the code of an older year */
	uint16_t places[HIGHEST_CODE + 1];
	/** KLP_GROUP_MUNICIPAL, KLP_GROUP_UWV; WORD_YES, WORD_NO; WORD_REGISTERED */
	struct definition_words groups;
	struct definition_words answers;
	struct definition_words statuses;
	/** how an export names the columns, where that is not as we do; NULL for our name */
	char *names[COUNT_FIELDS];
	/** what parts the fields of a CSV; 0 to tell it from the header */
	char delimiter;
	/** whether being in the register is told by a register extract, and not by the column */
	bool joined;
	/** whether clients are told apart by their ids */
	bool unique;
};

/** Makes the definition of a reference date: the default words, our names of the columns, and the municipalities of its year or, where that is
 * not known, of the latest one before it. KLP_OK; KLP_UNSUPPORTED (no such year); KLP_OUT_OF_MEMORY. All zero before, and to be freed
 * in either case. */
klp_status definition_begin(struct definition *definition, int date, const klp_territory *territory, klp_error **error);

void definition_free(struct definition *definition);

/** A copy that is freed by itself. KLP_OK or KLP_OUT_OF_MEMORY, after which there is nothing to free. */
klp_status definition_copy(struct definition *copy, const struct definition *from, klp_error **error);

/** The field that we call so, or -1; and the list of words, 0 … DEFINITION_LISTS - 1, or -1. */
int definition_own_field(struct slice name);
int definition_list(struct slice name);

enum { DEFINITION_LISTS = 5 };

/** Says how an export calls a column. As klp_count_set_column(). */
klp_status definition_set_column(struct definition *definition, struct slice column, struct slice name,
                                 klp_error **error);

/** Replaces a list of words. As klp_count_set_words(). */
klp_status definition_set_words(struct definition *definition, struct slice list, struct slice words,
                                klp_error **error);

/** Gives the default lists. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status definition_default_words(struct definition *definition, klp_error **error);

/** Fills year, municipalities and places. KLP_OK or KLP_UNSUPPORTED. */
klp_status definition_find_places(struct definition *definition, const klp_territory *territory, klp_error **error);

/** The place of a municipality of the definition's year, "GM0599", "0599" or "599"; PLACE_UNKNOWN for what is none. */
unsigned definition_place(const struct definition *definition, struct slice code);

/** The nnnn of "GMnnnn", of one digit or more; -1 for what is no such code. */
int definition_code(struct slice code);

/** "gemeentecode"; NULL past the end. Static. */
const char *definition_field_name(int field);

/** The field that an extract calls so, or -1: blanks around the name and case are no matter. */
int definition_find_field(const struct definition *definition, struct slice name);

/** Whether the definition cannot do without a column. Of an extract of the register: `register_extract`. */
bool definition_needs(const struct definition *definition, int field, bool register_extract);

/** The meaning of a word, whatever its case and the blanks around it; 0 for none. */
unsigned definition_meaning(const struct definition_words *words, struct slice word);

#endif
