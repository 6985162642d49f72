/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Which kind of CSV a text is, told from its content.
 */

#ifndef READ_DIALECT_H
#define READ_DIALECT_H

#include "base/text.h"

struct dialect {
	/** a comma, semicolon, tab or bar; or what the text itself says with a first line "sep=;", as spreadsheets write it */
	char delimiter;
	/** whether it says so */
	bool announced;
	/** whether the first line is the header of one of the project's own tables */
	bool tidy;
	/** whether most lines are those of a table, each with as many cells as another, at least five of them */
	bool table;
};

/** Looks at the beginning of a text, which has no byte order mark.
 *
 * @param guess  whether the likeliest delimiter is wanted of a text that is no table too, which takes a closer look */
struct dialect dialect_tell(struct slice text, bool guess);

/** Whether fields are the header of one of the project's own tables. `field` gives the nth of `count`. */
bool dialect_is_tidy(struct slice (*field)(const void *context, size_t n), const void *context, size_t count);

#endif
