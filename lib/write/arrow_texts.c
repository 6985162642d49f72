/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The texts of a column as a dictionary. A dataset keeps equal texts once, and so the place of a text in memory tells it from
 * others: none is compared byte by byte. */

#include "base/memory.h"
#include "write/arrow_parts.h"

#include <string.h>

/* Where texts are found by their place; as large as a power of two, and at most half full. */
struct slot {
	const char *text;
	int32_t code;
};

struct dictionary {
	const char **texts;
	size_t count;
	size_t capacity;
	struct slot *slots;
	size_t slot_count;
};

enum { FIRST_SLOTS = 64 };

static struct slot *find_slot(const struct dictionary *dictionary, const char *text)
{
	/* Texts do not begin closer to one another than a byte; multiplying spreads their places over the table. */
	const uint64_t spread = UINT64_C(0x9E3779B97F4A7C15);
	size_t mask = dictionary->slot_count - 1;
	size_t at = (size_t)(((uint64_t)(uintptr_t)text * spread) >> 20) & mask;
	while (dictionary->slots[at].text != NULL && dictionary->slots[at].text != text)
		at = (at + 1) & mask;
	return &dictionary->slots[at];
}

static bool grow_slots(struct dictionary *dictionary)
{
	struct dictionary grown = *dictionary;
	grown.slot_count = dictionary->slot_count == 0 ? FIRST_SLOTS : dictionary->slot_count * 2;
	grown.slots = memory_allocate_zeroed(grown.slot_count, sizeof *grown.slots);
	if (grown.slots == NULL)
		return false;
	for (size_t i = 0; i < grown.count; i++)
		*find_slot(&grown, grown.texts[i]) = (struct slot){ grown.texts[i], (int32_t)i };
	memory_release(dictionary->slots);
	*dictionary = grown;
	return true;
}

/* The number of a text, which is added where it is new; -1 when there is no memory. */
static int32_t code_of(struct dictionary *dictionary, const char *text)
{
	if (dictionary->count * 2 >= dictionary->slot_count && !grow_slots(dictionary))
		return -1;
	struct slot *slot = find_slot(dictionary, text);
	if (slot->text != NULL)
		return slot->code;
	if (dictionary->count >= INT32_MAX ||
	    !memory_reserve(&dictionary->texts, &dictionary->capacity, dictionary->count + 1, sizeof *dictionary->texts))
		return -1;
	*slot = (struct slot){ text, (int32_t)dictionary->count };
	dictionary->texts[dictionary->count++] = text;
	return slot->code;
}

/* Editions from the oldest on, and the levels, stand in the dictionary before they are met: its order is theirs. */
static bool begin_in_order(struct dictionary *dictionary, const klp_dataset *dataset, const struct arrow_column *column)
{
	bool fits = true;
	if (!column->printed && column->column == KLP_COLUMN_EDITION)
		for (size_t i = 0; fits && i < klp_dataset_editions(dataset); i++)
			fits = code_of(dictionary, klp_dataset_edition(dataset, i)) >= 0;
	if (!column->printed && column->column == KLP_COLUMN_LEVEL)
		for (int level = KLP_LEVEL_COUNTRY; fits && level <= KLP_LEVEL_MUNICIPALITY; level++)
			fits = code_of(dictionary, klp_level_name((klp_level)level)) >= 0;
	return fits;
}

static const char *text_at(const klp_dataset *dataset, size_t row, const struct arrow_column *column)
{
	return column->printed ? columns_printed_text(dataset, row, column->column)
	                       : klp_dataset_text(dataset, row, column->column);
}

static bool code_rows(struct arrow_texts *texts, struct dictionary *dictionary, const klp_dataset *dataset,
                      const struct arrow_column *column)
{
	size_t rows = klp_dataset_rows(dataset);
	const char *above = NULL;
	int32_t code = 0;
	for (size_t row = 0; row < rows; row++) {
		const char *text = text_at(dataset, row, column);
		if (text == NULL) {
			texts->absent++;
			continue;
		}
		if (text != above && (code = code_of(dictionary, text)) < 0)
			return false;
		above = text;
		texts->codes[row] = code;
		texts->valid[row / 8] = (unsigned char)(texts->valid[row / 8] | 1U << row % 8);
	}
	return true;
}

static klp_status spell_out(struct arrow_texts *texts, const struct dictionary *dictionary, const char *name,
                            klp_error **error)
{
	texts->offsets = memory_allocate_zeroed(dictionary->count + 1, sizeof *texts->offsets);
	if (texts->offsets == NULL)
		return error_memory(error);
	size_t end = 0;
	for (size_t i = 0; i < dictionary->count; i++) {
		size_t length = strlen(dictionary->texts[i]);
		if (length > INT32_MAX - end)
			return error_set(error, KLP_OVERFLOW, NULL,
			                 "the texts of the column %s are more than Arrow counts in one array; select fewer rows",
			                 name);
		end += length;
		texts->offsets[i + 1] = (int32_t)end;
	}
	texts->bytes = memory_allocate(end);
	if (texts->bytes == NULL)
		return error_memory(error);
	for (size_t i = 0; i < dictionary->count; i++)
		memcpy(texts->bytes + texts->offsets[i], dictionary->texts[i],
		       (size_t)(texts->offsets[i + 1] - texts->offsets[i]));
	texts->count = dictionary->count;
	return KLP_OK;
}

klp_status arrow_texts_of(struct arrow_texts *texts, const klp_dataset *dataset, const struct arrow_column *column,
                          klp_error **error)
{
	size_t rows = klp_dataset_rows(dataset);
	struct dictionary dictionary = { 0 };
	struct arrow_texts made = { .codes = memory_allocate_zeroed(rows + 1, sizeof *made.codes),
		                        .valid = memory_allocate_zeroed(rows / 8 + 1, 1) };
	klp_status status = KLP_OK;
	if (made.codes == NULL || made.valid == NULL || !begin_in_order(&dictionary, dataset, column) ||
	    !code_rows(&made, &dictionary, dataset, column))
		status = error_memory(error);
	if (status == KLP_OK)
		status = spell_out(&made, &dictionary, column->name, error);
	memory_release(dictionary.texts);
	memory_release(dictionary.slots);
	if (status == KLP_OK) {
		*texts = made;
		return KLP_OK;
	}
	memory_release(made.codes);
	memory_release(made.valid);
	memory_release(made.offsets);
	memory_release(made.bytes);
	return status;
}
