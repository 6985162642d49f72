/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/archive_directory.h"

#include <string.h>

/* Records of a zip archive, by the numbers of its specification: how long they are at least, and where their fields are. */
enum {
	END_BYTES = 22,
	END_COUNT_AT = 10,
	END_OFFSET_AT = 16,
	MOST_COMMENT_BYTES = 65535,
	LOCATOR_BYTES = 20,
	LOCATOR_OFFSET_AT = 8,
	END64_BYTES = 56,
	END64_DISK_COUNT_AT = 24,
	END64_COUNT_AT = 32,
	END64_OFFSET_AT = 48,
	ENTRY_BYTES = 46,
	ENTRY_LENGTHS_AT = 28,
	ENTRY_LENGTHS = 3
};

static uint64_t number_at(struct slice bytes, size_t at, size_t size)
{
	uint64_t value = 0;
	for (size_t i = size; i > 0; i--)
		value = value << 8 | (unsigned char)bytes.text[at + i - 1];
	return value;
}

static bool has_at(struct slice bytes, uint64_t at, size_t size, const char *signature)
{
	return at <= bytes.length && bytes.length - at >= size && memcmp(bytes.text + at, signature, 4) == 0;
}

/* Goes from entry to entry, for as long as there are any. */
static bool entries_exceed(struct slice bytes, uint64_t at, uint64_t members)
{
	uint64_t count = 0;
	while (has_at(bytes, at, ENTRY_BYTES, "PK\001\002")) {
		if (++count > members)
			return true;
		uint64_t length = ENTRY_BYTES;
		for (size_t i = 0; i < ENTRY_LENGTHS; i++) /* of the name, the extra field and the comment */
			length += number_at(bytes, (size_t)at + ENTRY_LENGTHS_AT + 2 * i, 2);
		at += length;
	}
	return false;
}

/* Where the larger record lies that may stand for an end record; false when there is none. */
static bool find_large_end(struct slice bytes, size_t end, uint64_t *large)
{
	if (end < LOCATOR_BYTES || !has_at(bytes, end - LOCATOR_BYTES, LOCATOR_BYTES, "PK\006\007"))
		return false;
	*large = number_at(bytes, end - LOCATOR_BYTES + LOCATOR_OFFSET_AT, 8);
	return has_at(bytes, *large, END64_BYTES, "PK\006\006");
}

/* The directory that an end record at `end` tells of, and the larger record that may stand for it: then the count of the smaller is
 * often the highest that it can hold, and says nothing. */
static bool directory_exceeds(struct slice bytes, size_t end, uint64_t members)
{
	enum { SAYS_NOTHING = 0xFFFF };
	uint64_t large, count = number_at(bytes, end + END_COUNT_AT, 2);
	bool has_large = find_large_end(bytes, end, &large);
	if (count > members && !(has_large && count == SAYS_NOTHING))
		return true;
	if (entries_exceed(bytes, number_at(bytes, end + END_OFFSET_AT, 4), members))
		return true;
	return has_large && (number_at(bytes, (size_t)large + END64_COUNT_AT, 8) > members ||
	                     number_at(bytes, (size_t)large + END64_DISK_COUNT_AT, 8) > members ||
	                     entries_exceed(bytes, number_at(bytes, (size_t)large + END64_OFFSET_AT, 8), members));
}

bool archive_directory_exceeds(struct slice bytes, uint64_t members)
{
	if (bytes.length < END_BYTES)
		return false;
	/* The last bytes may hold what seems to be several ends; whichever libzip takes must be within the limit. A few are enough: a
	 * file with many is made to be searched for long, and libzip too begins with those that stand first. */
	enum { MOST_ENDS = 64 };
	size_t ends = 0, last = bytes.length - END_BYTES;
	size_t first = last > MOST_COMMENT_BYTES + END64_BYTES ? last - MOST_COMMENT_BYTES - END64_BYTES : 0;
	for (size_t at = first; at <= last; at++) {
		const char *found = memchr(bytes.text + at, 'P', last - at + 1);
		if (found == NULL)
			return false;
		at = (size_t)(found - bytes.text);
		if (!has_at(bytes, at, END_BYTES, "PK\005\006"))
			continue;
		if (++ends > MOST_ENDS || directory_exceeds(bytes, at, members))
			return true;
	}
	return false;
}

/* Entries are looked for wherever they may stand: those of archives that lie in this one as they are count too. */
uint64_t archive_directory_memory(struct slice bytes)
{
	static const char entry[] = "PK\001\002";
	/* Names are kept as they are and in UTF-8, which may be three times as long. */
	enum { ENTRY_MEMORY = 512, NAME_MEMORY = 4 };
	const char *at = bytes.text, *end = bytes.text + bytes.length;
	uint64_t memory = 0;
	while (end - at >= ENTRY_BYTES) {
		at = memchr(at, entry[0], (size_t)(end - at) - ENTRY_BYTES + 1);
		if (at == NULL)
			break;
		if (memcmp(at, entry, strlen(entry)) != 0) {
			at++;
			continue;
		}
		memory += ENTRY_MEMORY;
		for (size_t i = 0; i < ENTRY_LENGTHS; i++)
			memory += NAME_MEMORY * number_at((struct slice){ at, ENTRY_BYTES }, ENTRY_LENGTHS_AT + 2 * i, 2);
		at += ENTRY_BYTES;
	}
	return memory;
}
