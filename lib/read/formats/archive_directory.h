/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A look at the directory of a zip archive before libzip reads it: libzip makes room for as many members as the archive claims.
 */

#ifndef READ_ARCHIVE_DIRECTORY_H
#define READ_ARCHIVE_DIRECTORY_H

#include "base/text.h"

#include <stdbool.h>

/** Whether any directory that the archive may have claims or holds more members than that. */
bool archive_directory_exceeds(struct slice bytes, uint64_t members);

/** How much memory libzip may take for the directory: for its entries, their names, further fields and comments. */
uint64_t archive_directory_memory(struct slice bytes);

#endif
