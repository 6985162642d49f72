/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Replacing a file whole or not at all: written beside it, made safe on disk, then moved into its place.
 */

#ifndef BASE_REPLACE_H
#define BASE_REPLACE_H

#include "base/error.h"

/** A file that is being written. Begun with replace_begin(), and ended with replace_commit() or replace_abandon(). */
struct replacement {
	/** as the caller named it, for errors; not copied */
	const char *path;
	/** the file behind the symbolic links, and the new one beside it; both NULL when there is nothing to replace: a
	 * device, a pipe, or a descriptor by its name in /dev is written to directly */
	char *target;
	char *temporary;
	int file;
};

/** Opens a file for writing; the old one stays as it is.
 *
 * @return KLP_OK; KLP_IO with the path and the reason; KLP_OUT_OF_MEMORY. Nothing is left behind on failure. */
klp_status replace_begin(struct replacement *replacement, const char *path, klp_error **error);

/** Writes all of the bytes. KLP_OK or KLP_IO, after which only replace_abandon() makes sense. */
klp_status replace_write(struct replacement *replacement, const char *bytes, size_t size, klp_error **error);

/** Puts the new file into place. On failure (KLP_IO) it is taken away, as by replace_abandon(). */
klp_status replace_commit(struct replacement *replacement, klp_error **error);

/** Takes the new file away; the old one stands as it was. */
void replace_abandon(struct replacement *replacement);

#endif
