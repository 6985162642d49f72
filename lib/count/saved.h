/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The format of a saved count. All numbers are unsigned and have their lowest byte first.
 *
 *     "KLPCOUNT"  version (4 bytes)  sections
 *
 * A section is its tag (4 letters), the size of its content (8 bytes), the content, and the CRC-32 of all three (4 bytes). The
 * sections come in the order of saved_tags, each of them once, and nothing follows the last. What a content consists of is said in save.c, where it is written.
 */

#ifndef COUNT_SAVED_H
#define COUNT_SAVED_H

#include "count/handle.h"

#include "base/buffer.h"

#define SAVED_MAGIC "KLPCOUNT"

enum {
	SAVED_MAGIC_BYTES = 8,
	SAVED_VERSION = 1,
	SAVED_VERSION_BYTES = 4,
	SAVED_TAG_BYTES = 4,
	SAVED_SIZE_BYTES = 8,
	SAVED_CRC_BYTES = 4,
	/* of one client: the key, then place, slot and remarks */
	SAVED_KEY_BYTES = 12,
	SAVED_CLIENT_BYTES = SAVED_KEY_BYTES + 4,
	/* of a text that is absent, in the place of its size */
	SAVED_NO_TEXT = 0xFFFF,
	/* of a problem that is about no column */
	SAVED_NO_FIELD = 0xFF
};

enum saved_section {
	/** the reference date and the choices */
	SAVED_CHOICES,
	/** the lists of words */
	SAVED_WORDS,
	/** the names of columns */
	SAVED_NAMES,
	/** the codes of the municipalities */
	SAVED_CODES,
	/** the cells, and the tallies beside them */
	SAVED_CELLS,
	/** people in the register */
	SAVED_REGISTER,
	/** records that cannot be read */
	SAVED_PROBLEMS,
	/** the members of the register, and the clients; both empty where they cannot be saved */
	SAVED_MEMBERS,
	SAVED_CLIENTS,
	/** empty: here it ends */
	SAVED_END,
	SAVED_SECTIONS
};

/** Each of SAVED_TAG_BYTES letters. */
extern const char saved_tags[SAVED_SECTIONS][SAVED_TAG_BYTES + 1];

/** Yes-or-no parts of SAVED_CHOICES. */
enum {
	SAVED_UNIQUE = 1,
	SAVED_JOINED = 2,
	/** that clients and members are there, with the check of their key */
	SAVED_KEYED = 4,
	SAVED_FED = 8
};

/** The lists of words, in the order in which they are saved. */
enum { SAVED_LISTS = 3 };
struct definition_words *saved_words(struct definition *definition, int list);

/** By what the territory is recognised: a CRC-32 of the places of all codes. */
uint32_t saved_places_check(const struct definition *definition);

#endif
