/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The walk over all words of a document, line ends being blanks, by which facts.c finds what stands outside the tables. Each kind
 * of fact has a file that looks at every word in turn.
 */

#ifndef READ_WALK_H
#define READ_WALK_H

#include "read/facts.h"

/** How far the sentence on a register is. */
enum walk_state { WALK_OUTSIDE, WALK_WANT_TOTAL, WALK_WANT_PERSONS, WALK_WANT_PERCENT };

enum {
	/** as many words as an edition has, but for its last */
	WALK_WORDS_BEFORE = 3,
	/** so many words may stand between the parts of a sentence on a register */
	WALK_PATIENCE = 14
};

struct walk {
	struct document *document;
	const struct reading *reading;
	struct facts *facts;
	size_t line;
	/** the words before the present one, the latest first, without the punctuation around them */
	struct slice before[WALK_WORDS_BEFORE];
	/** whether before[i] begins its line */
	bool begins[WALK_WORDS_BEFORE];
	/** whether cells were passed over since, so that these are not the last words */
	bool passed_over;
	/** whether the line begins with the publication's title */
	bool titled;
	/** how many words of the present cell are passed */
	size_t cell_words;

	/** the register sentence that is being read */
	struct facts_register sentence;
	enum walk_state state;
	/** for how many words it is still waited for its next part */
	int patience;
	/** what may be the size of the register; KLP_ABSENT when it cannot be read */
	int64_t candidate;
	/** a percentage behind the total, negative while there is none, and whether it is said of what it is one */
	double percentage;
	bool confirmed;
	/** for how many words still the country is spoken of */
	int national;
	/** the words since "arbeidsmarktregio", for the region's name, and for how many words more that counts */
	int region_near;
	struct slice region_words[6];
	size_t region_word_count;
	bool naming_region;
};

/** Looks for an edition that ends in the present word. `begins` says whether the word begins its line, `rest` what follows on it. KLP_OK or
 * KLP_OUT_OF_MEMORY. */
klp_status walk_edition(struct walk *walk, struct slice word, bool begins, struct slice rest, klp_error **error);

/** Looks for the sentence that tells the size of a register. Likewise. */
klp_status walk_register(struct walk *walk, struct slice word, klp_error **error);

/** Ends a line of cells: "Doelgroepregister" in one and a count in the next tell the size without a sentence. */
void walk_register_end_row(struct walk *walk);

/** Ends the sentence at the end of the document. Likewise. */
klp_status walk_register_end(struct walk *walk, klp_error **error);

/* ------------------------------------------------------------------- words */

bool walk_is_digit(char byte);

/** Whether it is a letter or digit of one byte. */
bool walk_is_plain(char byte);

/** An ASCII letter as a small one; any other byte as it is. */
char walk_lower(char byte);

/** Whether a word is that one, in small or capital letters. */
bool walk_equals(struct slice word, const char *expected);

bool walk_begins_with(struct slice word, const char *expected);

/** Without the punctuation of sentences, the marks of Markdown and the tags around it; the sign of a percentage stays. */
struct slice walk_bare(struct slice word);

#endif
