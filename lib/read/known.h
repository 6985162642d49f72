/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What lines of words are, told once each: a publication says the same on each of its pages.
 */

#ifndef READ_KNOWN_H
#define READ_KNOWN_H

#include "base/text.h"

enum known_words {
	/** what may be a name, or a part of one */
	KNOWN_NAME,
	/** "Totaal" alone: a column's heading, or half of "Totaal AMR" */
	KNOWN_TOTAL,
	/** the frame of a page: column headings, links, the publication's title */
	KNOWN_FURNITURE,
	/** more words than a name has */
	KNOWN_PROSE
};

enum { KNOWN_LINES = 256 };

/** Lines that were looked at; all zero is none. A line takes the place of another that falls on the same one. */
struct known {
	struct known_line {
		/** in the document */
		struct slice text;
		enum known_words words;
	} lines[KNOWN_LINES];
};

/** What words are, which live as long as `known` does. */
enum known_words known_words(struct known *known, struct slice words);

/** Whether there are more words than a name has. */
bool known_is_prose(struct slice words);

#endif
