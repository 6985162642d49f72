/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/memory.h"
#include "territory/territory.h"
#include "territory/years.h"

#include <string.h>

/* One mistake in this many characters still leaves a name to be recognised by; more than so many are never taken for a
 * mistake. */
#define CHARACTERS_AN_EDIT 4
#define EDITS_MAX 3

/* A shorter text begins, or is part of, far too many names. */
#define PART_MIN 3

/* How like a name is: the number of edits, or after all of those … */
enum { WHOLE_WORDS = EDITS_MAX + 1, BEGINNING, NOT_LIKE };

/** The text that is sought. */
struct sought {
	struct slice text;
	/** ended by a zero byte */
	struct slice key;
	size_t edits;
};

static bool is_of_word(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
	       byte == '&' || (unsigned char)byte >= 0x80;
}

/** The key of the next word of *rest, which is moved past it; 0 at the end. */
static size_t next_word(struct slice *rest, char key[TEXT_KEY_BYTES])
{
	while (rest->length > 0) {
		struct slice word = { rest->text, 0 };
		size_t passed, length;

		while (word.length < rest->length && is_of_word(rest->text[word.length]))
			word.length++;
		passed = word.length < rest->length ? word.length + 1 : word.length;
		rest->text += passed;
		rest->length -= passed;
		length = text_key(key, word);
		if (length > 0 && length != SIZE_MAX)
			return length;
	}
	return 0;
}

static bool begins_with_words(struct slice name, struct slice words)
{
	char one[TEXT_KEY_BYTES];
	char other[TEXT_KEY_BYTES];

	while (next_word(&words, one) > 0)
		if (next_word(&name, other) == 0 || strcmp(one, other) != 0)
			return false;
	return true;
}

static bool has_words(struct slice name, struct slice words)
{
	char key[TEXT_KEY_BYTES];

	do {
		if (begins_with_words(name, words))
			return true;
	} while (next_word(&name, key) > 0);
	return false;
}

static uint8_t likeness(const struct sought *sought, const char *key, const char *name)
{
	size_t edits = text_distance(sought->key, slice_of(key), sought->edits);
	const char *part;

	if (edits <= sought->edits)
		return (uint8_t)edits;
	/* the key of whole words is part of the key of the name: words need a look only where that holds */
	part = sought->key.length < PART_MIN ? NULL : strstr(key, sought->key.text);
	if (part == NULL)
		return NOT_LIKE;
	if (has_words(slice_of(name), sought->text))
		return WHOLE_WORDS;
	return part == key ? BEGINNING : NOT_LIKE;
}

/** Tells for each municipality how like the likest of its names is. */
static void compare_all(const struct sought *sought, const struct territory_year *year, uint8_t *like)
{
	const struct territory_tables *tables = &territory_builtin;

	for (uint32_t i = 0; i < year->count; i++)
		like[i] = likeness(sought, year->strings + year->rows[i].key, year->strings + year->rows[i].name);
	for (size_t i = 0; i < tables->alias_count; i++) {
		const struct territory_alias *alias = &tables->aliases[i];
		int index = territory_row_of_code(year, alias->code);
		uint8_t here;

		if (index < 0)
			continue;
		here = likeness(sought, tables->strings + alias->key, tables->strings + alias->text);
		if (here < like[index])
			like[index] = here;
	}
}

bool territory_suggest(const klp_territory *territory, int year, const char *text, int *indices, size_t capacity,
                       size_t *suggested)
{
	const struct territory_year *found = territory_year_of(territory, year);
	char key[TEXT_KEY_BYTES];
	struct sought sought;
	size_t count = 0;
	uint8_t *like;

	*suggested = 0;
	if (found == NULL)
		return true;
	sought.text = slice_of(text);
	sought.key = (struct slice){ key, territory_key(key, sought.text) };
	if (sought.key.length == 0)
		return true;
	sought.edits = sought.key.length / CHARACTERS_AN_EDIT;
	if (sought.edits < 1)
		sought.edits = 1;
	if (sought.edits > EDITS_MAX)
		sought.edits = EDITS_MAX;

	like = memory_allocate(found->count);
	if (like == NULL)
		return false;
	compare_all(&sought, found, like);
	for (size_t rank = 0; rank < NOT_LIKE; rank++)
		for (uint32_t i = 0; i < found->count && count < capacity; i++)
			if (like[i] == rank)
				indices[count++] = (int)i;
	memory_release(like);
	*suggested = count;
	return true;
}

size_t klp_territory_suggest(const klp_territory *territory, int year, const char *text, int *indices, size_t capacity)
{
	size_t count;
	if (text == NULL || indices == NULL || !territory_suggest(territory, year, text, indices, capacity, &count))
		return 0;
	return count;
}
