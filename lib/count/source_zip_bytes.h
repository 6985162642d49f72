/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The bytes of a zip archive for libzip, under limits: libzip makes room for as many members as an archive claims, and keeps all of
 * its directory.
 */

#ifndef COUNT_SOURCE_ZIP_BYTES_H
#define COUNT_SOURCE_ZIP_BYTES_H

#include "base/text.h"

#include <zip.h>

struct zip_bytes {
	/** -1 where it is the memory */
	int file;
	struct slice memory;
	uint64_t size;
	/** where libzip stands */
	uint64_t at;
	/** how many bytes it may still read, and whether it wanted more */
	uint64_t most;
	bool too_many;
	/** why it could not read, for libzip to ask */
	zip_error_t error;
};

/** Whether the archive claims more members than that. False when there is no memory to tell. */
bool zip_bytes_claim_more(const struct zip_bytes *bytes, uint64_t members, bool *more);

/** For libzip to read; `bytes` must outlive it. NULL as zip_source_function_create(). */
zip_source_t *zip_bytes_source(struct zip_bytes *bytes, zip_error_t *reason);

/** Closes the file. */
void zip_bytes_close(struct zip_bytes *bytes);

#endif
