/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A zip archive of extracts: its members one after another, each of which is then read for itself, also by several threads at once.
 */

#ifndef COUNT_SOURCE_ZIP_H
#define COUNT_SOURCE_ZIP_H

#include "count/source_flow.h"

struct source_zip;

/** Opens an archive.
 *
 * @param file  it is read with pread() alone, and closed with the archive; -1 for the `memory`
 * @return KLP_OK; KLP_IO; KLP_FORMAT (damaged); KLP_LIMIT_MEMBERS; KLP_LIMIT_MEMORY (its directory); KLP_UNSUPPORTED (a spreadsheet; this library
 *         was built without libzip); KLP_OUT_OF_MEMORY. On failure the file stays open. */
klp_status source_zip_open(struct source_zip **zip, int file, struct slice memory, struct origin *origin,
                           klp_error **error);

/** The name of the next member that is a file and not hidden; NULL when there is none left. Lives as long as the archive. */
const char *source_zip_next(struct source_zip *zip);

/** What that member unpacks to. The archive stays open until the flow is closed, too.
 *
 * @return KLP_OK; KLP_UNSUPPORTED (encrypted, or packed in another way than deflate); KLP_FORMAT; KLP_OUT_OF_MEMORY */
klp_status source_zip_member(struct flow **flow, struct source_zip *zip, const struct flow_reader *reader,
                             klp_error **error);

/** Lets go of it. NULL is allowed. */
void source_zip_release(struct source_zip *zip);

#endif
