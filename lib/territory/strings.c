/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/strings.h"

#include "base/memory.h"

#include <string.h>

#define FIRST_SLOTS 1024

/* FNV-1a, 32 bits */
#define HASH_START UINT32_C(2166136261)
#define HASH_PRIME UINT32_C(16777619)

static uint32_t hash_of(struct slice text)
{
	uint32_t hash = HASH_START;

	for (size_t i = 0; i < text.length; i++)
		hash = (hash ^ (unsigned char)text.text[i]) * HASH_PRIME;
	return hash;
}

static bool is_same(const char *kept, struct slice text)
{
	return strncmp(kept, text.text, text.length) == 0 && kept[text.length] == 0;
}

/** The slot that holds the text, or the free one where it belongs. */
static uint32_t *slot_of(const struct territory_strings *strings, struct slice text)
{
	size_t mask = strings->slot_count - 1;
	size_t i = hash_of(text) & mask;

	while (strings->slots[i] != 0 && !is_same(strings->bytes.bytes + strings->slots[i] - 1, text))
		i = (i + 1) & mask;
	return &strings->slots[i];
}

/** Keeps at least half of the slots free, so that a search is short. */
static bool grow(struct territory_strings *strings)
{
	struct territory_strings wider = *strings;

	if (strings->used < strings->slot_count / 2)
		return true;
	wider.slot_count = strings->slot_count == 0 ? FIRST_SLOTS : strings->slot_count * 2;
	wider.slots = memory_allocate_zeroed(wider.slot_count, sizeof *wider.slots);
	if (wider.slots == NULL)
		return false;
	for (size_t i = 0; i < strings->slot_count; i++)
		if (strings->slots[i] != 0)
			*slot_of(&wider, slice_of(strings->bytes.bytes + strings->slots[i] - 1)) = strings->slots[i];
	memory_release(strings->slots);
	*strings = wider;
	return true;
}

bool territory_strings_keep(struct territory_strings *strings, struct slice text, territory_text *offset)
{
	uint32_t *slot;

	if (!grow(strings))
		return false;
	slot = slot_of(strings, text);
	if (*slot == 0) {
		size_t start = strings->bytes.size;

		if (text.length >= UINT32_MAX - 1 || start >= UINT32_MAX - 1 - text.length)
			return false;
		if (!buffer_reserve(&strings->bytes, text.length + 1))
			return false;
		/* there is room for both: neither can fail */
		buffer_add(&strings->bytes, text.text, text.length);
		buffer_add(&strings->bytes, "", 1);
		*slot = (uint32_t)start + 1;
		strings->used++;
	}
	*offset = *slot - 1;
	return true;
}

void territory_strings_seal(struct territory_strings *strings)
{
	memory_release(strings->slots);
	strings->slots = NULL;
	strings->slot_count = 0;
}

void territory_strings_free(struct territory_strings *strings)
{
	buffer_free(&strings->bytes);
	territory_strings_seal(strings);
	strings->used = 0;
}
