/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Building a run of texts in which the same text stands once.
 */

#ifndef TERRITORY_STRINGS_H
#define TERRITORY_STRINGS_H

#include "base/buffer.h"
#include "territory/tables.h"

/** All zero is an empty one. */
struct territory_strings {
	struct buffer bytes;
	/** a hash table of offsets plus one; 0 is a free slot */
	uint32_t *slots;
	size_t slot_count;
	size_t used;
};

/** Puts a text in, once.
 *
 * @param text    holds no zero byte
 * @param offset  receives where it stands
 * @return false when there is no memory, or no offset left. */
bool territory_strings_keep(struct territory_strings *strings, struct slice text, territory_text *offset);

/** Lets go of what was needed only for building. */
void territory_strings_seal(struct territory_strings *strings);

void territory_strings_free(struct territory_strings *strings);

#endif
