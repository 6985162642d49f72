/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What all who unpack have in common: how packed bytes begin, which members of an archive nobody means, and when there is too much.
 */

#ifndef BASE_PACKING_H
#define BASE_PACKING_H

#include "base/text.h"

/** Whether bytes begin as a gzip file does. */
bool packing_is_gzip(struct slice bytes);

/** Whether they begin as a zip archive does: with a local file header, or the end record of one without members. */
bool packing_is_zip(struct slice bytes);

/** Whether the name of a member is one that a system keeps for itself: __MACOSX/, .DS_Store, and whatever else is hidden. */
bool packing_is_hidden(const char *name);

/** Whether what unpacks is more than `ratio` times what it is, "expansion-ratio", the first MiB apart: an empty sheet packs to next to
 * nothing. `packed` is more than 0. */
bool packing_expands_too_far(uint64_t unpacked, uint64_t packed, uint64_t ratio);

#endif
