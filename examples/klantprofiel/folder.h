/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The files in a folder.
 */

#ifndef PROGRAM_FOLDER_H
#define PROGRAM_FOLDER_H

#include <stddef.h>

struct folder {
	/** of what is not hidden and no folder, sorted by the bytes of their names */
	char **paths;
	size_t count;
	size_t capacity;
	/** how many folders were passed over */
	size_t folders;
};

/** Lists a folder: 0, or -1 and errno, and then there is nothing to free. */
int folder_list(struct folder *folder, const char *path);

void folder_free(struct folder *folder);

#endif
