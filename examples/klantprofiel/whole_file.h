/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A file of the program's own that is written whole or not at all, as those of the library are.
 */

#ifndef PROGRAM_WHOLE_FILE_H
#define PROGRAM_WHOLE_FILE_H

#include <stdio.h>

struct whole_file {
	/** to write to */
	FILE *stream;
	/** as the user named it, for messages */
	const char *name;
	/** what is replaced, links followed, and the new file beside it; both NULL for a device or a pipe, which is written to as it is */
	char *target;
	char *temporary;
};

/** Opens a file for writing; the old one stays as it is. An exit status, and has said on standard error why it is not 0; then there is
 * nothing to end. */
int whole_file_begin(struct whole_file *file, const char *name);

/** Puts the new file in its place; or takes it away, when it could not be written or an interrupt came. An exit status, as above. */
int whole_file_end(struct whole_file *file);

#endif
