/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the user named to be counted: files with records, counts that were saved, standard input.
 */

#ifndef PROGRAM_EXTRACTS_H
#define PROGRAM_EXTRACTS_H

#include "options.h"

/** Paths, of which each is the list's own. */
struct paths {
	char **list;
	size_t count;
	size_t capacity;
};

struct extracts {
	/** files with records */
	struct paths files;
	/** counts that were saved */
	struct paths saved;
	int standard_input;
};

/** Finds the files: folders stand for the files in them, and the first bytes of a file tell whether it is a saved count. Files that are
 * not there are told all at once, and one that is named twice is refused, for its clients would be counted twice.
 *
 * @param extracts  receives them; to be freed with extracts_free() in any case
 * @return an exit status, and has said on standard error why it is not 0 */
int extracts_find(struct extracts *extracts, const struct options *options);

/** The same of the files of the register. They cannot be saved counts. */
int extracts_find_registers(struct extracts *extracts, const struct options *options);

void extracts_free(struct extracts *extracts);

#endif
