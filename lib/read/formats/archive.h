/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Zip containers, from memory, through libzip: what plain archives and spreadsheets have in common. Members stream out
 * under the limits; nothing is ever written to disk, so that the names within an archive do no harm.
 */

#ifndef READ_ARCHIVE_H
#define READ_ARCHIVE_H

#include "read/document.h"

struct archive;

struct archive_member {
	/** as it stands in the archive, in UTF-8; lives as long as the archive */
	const char *name;
	/** what the archive says of it, which need not be true */
	uint64_t packed;
	uint64_t size;
	bool folder;
};

/** Looks through the directory of an archive for names, of which the first that is there counts.
 *
 * @return its index; SIZE_MAX when none is there, or the bytes are no archive that can be read */
size_t archive_holds(struct slice bytes, const char *const *names, size_t count);

/** Opens an archive over bytes, which must outlive it.
 *
 * @return KLP_OK; KLP_FORMAT (damaged); KLP_LIMIT_MEMBERS; KLP_UNSUPPORTED (this library was built without libzip);
 *         KLP_OUT_OF_MEMORY. Close it with archive_close(). */
klp_status archive_open(struct archive **archive, struct slice bytes, const struct reading *reading, klp_error **error);

/** NULL is allowed. */
void archive_close(struct archive *archive);

size_t archive_count(const struct archive *archive);

/** `index` lies below archive_count(). */
struct archive_member archive_member(const struct archive *archive, size_t index);

/** The member of that name; SIZE_MAX when there is none. */
size_t archive_find(const struct archive *archive, const char *name);

/** Takes what streams out of a member. */
typedef klp_status (*archive_function)(void *context, struct slice bytes, klp_error **error);

/** Unpacks a member, piece by piece; each piece counts against "input-bytes", and with all that came out of the archive
 * before against "expansion-ratio". Errors have the name of the archive with that of the member behind it.
 *
 * @return KLP_OK; KLP_FORMAT (damaged, a wrong checksum); KLP_UNSUPPORTED (encrypted, or packed by another method than deflate); KLP_LIMIT_INPUT_BYTES;
 *         KLP_LIMIT_EXPANSION; KLP_OUT_OF_MEMORY; what `take` returns */
klp_status archive_unpack(struct archive *archive, size_t index, archive_function take, void *context,
                          klp_error **error);

#endif
