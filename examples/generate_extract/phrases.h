/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What is written in the fields of a client profile: lists of words, made once for the format in which they are written.
 */

#ifndef GENERATE_PHRASES_H
#define GENERATE_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A text that somebody else owns. */
struct text {
	const char *bytes;
	size_t length;
};

struct text text_of(const char *bytes);

enum phrase_kind { PHRASE_SKILLS, PHRASE_COMPETENCES, PHRASE_AFFINITIES, PHRASE_SECTORS, PHRASE_KINDS };
enum { PHRASES = 64, PHRASE_ROOM = 120 };

/** How a list looks. */
enum phrase_form { FORM_PLAIN, FORM_LINE_END, FORM_QUOTES, PHRASE_FORMS };

struct phrases {
	struct text lists[PHRASE_KINDS][PHRASE_FORMS][PHRASES];
	char rooms[PHRASE_KINDS][PHRASE_FORMS][PHRASES][PHRASE_ROOM];
	/** of 1,000 lists, how many have a line end or quotes within */
	unsigned line_ends;
	unsigned quotes;
};

/** Makes them.
 *
 * @param delimiter  of the CSV, which is what parts the words of a list too; 0 for XML */
void phrases_make(struct phrases *phrases, char delimiter);

/** One list, as chance has it. */
struct text phrase(const struct phrases *phrases, enum phrase_kind kind, uint64_t chance);

#endif
