/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/scan_memo.h"

#define BYTES(count) ((UINT64_C(1) << 8 * (count)) - 1)

const uint64_t memo_kept[MEMO_BYTES + 1][MEMO_WORDS] = {
	{ 0, 0, 0, 0 },
	{ BYTES(1), 0, 0, 0 },
	{ BYTES(2), 0, 0, 0 },
	{ BYTES(3), 0, 0, 0 },
	{ BYTES(4), 0, 0, 0 },
	{ BYTES(5), 0, 0, 0 },
	{ BYTES(6), 0, 0, 0 },
	{ BYTES(7), 0, 0, 0 },
	{ UINT64_MAX, 0, 0, 0 },
	{ UINT64_MAX, BYTES(1), 0, 0 },
	{ UINT64_MAX, BYTES(2), 0, 0 },
	{ UINT64_MAX, BYTES(3), 0, 0 },
	{ UINT64_MAX, BYTES(4), 0, 0 },
	{ UINT64_MAX, BYTES(5), 0, 0 },
	{ UINT64_MAX, BYTES(6), 0, 0 },
	{ UINT64_MAX, BYTES(7), 0, 0 },
	{ UINT64_MAX, UINT64_MAX, 0, 0 },
	{ UINT64_MAX, UINT64_MAX, BYTES(1), 0 },
	{ UINT64_MAX, UINT64_MAX, BYTES(2), 0 },
	{ UINT64_MAX, UINT64_MAX, BYTES(3), 0 },
	{ UINT64_MAX, UINT64_MAX, BYTES(4), 0 },
	{ UINT64_MAX, UINT64_MAX, BYTES(5), 0 },
	{ UINT64_MAX, UINT64_MAX, BYTES(6), 0 },
	{ UINT64_MAX, UINT64_MAX, BYTES(7), 0 },
	{ UINT64_MAX, UINT64_MAX, UINT64_MAX, 0 },
	{ UINT64_MAX, UINT64_MAX, UINT64_MAX, BYTES(1) },
	{ UINT64_MAX, UINT64_MAX, UINT64_MAX, BYTES(2) },
	{ UINT64_MAX, UINT64_MAX, UINT64_MAX, BYTES(3) },
	{ UINT64_MAX, UINT64_MAX, UINT64_MAX, BYTES(4) },
	{ UINT64_MAX, UINT64_MAX, UINT64_MAX, BYTES(5) },
	{ UINT64_MAX, UINT64_MAX, UINT64_MAX, BYTES(6) },
	{ UINT64_MAX, UINT64_MAX, UINT64_MAX, BYTES(7) },
	{ UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX },
};

static unsigned ask_answer(const struct definition *definition, struct slice value)
{
	return text_has_ink(value) ? definition_meaning(&definition->answers, value) : WORD_NO;
}

/* A length that no value has that is looked for: entries that hold none yet must not be found. */
static const uint32_t no_length = UINT32_MAX;

static void forget(struct memo *memo)
{
	for (size_t i = 0; i < MEMO_ENTRIES; i++)
		memo->entries[i] = (struct memo_entry){ .length = no_length };
}

void memo_begin(struct scan_memo *memo, const struct definition *definition)
{
	memo->definition = definition;
	forget(&memo->statuses);
	forget(&memo->answers);
	forget(&memo->groups);
	for (int sign = 0; sign < SIGNS; sign++) {
		char text = (char)sign;
		memo->answer_of[sign] = (unsigned char)ask_answer(definition, (struct slice){ &text, 1 });
	}
}

static bool is_hard(struct slice value)
{
	return value.length > 0 && memchr(value.text, '"', value.length) != NULL;
}

static unsigned remember(struct memo_entry *entry, struct slice value, unsigned meaning)
{
	if (value.length > MEMO_BYTES)
		return meaning;
	*entry = (struct memo_entry){ .length = (uint32_t)value.length, .meaning = meaning };
	memo_text(entry->text, value.text, value.length);
	return meaning;
}

unsigned memo_ask_status(struct scan_memo *memo, struct memo_entry *entry, struct slice value)
{
	return remember(entry, value, is_hard(value) ? MEMO_HARD : definition_meaning(&memo->definition->statuses, value));
}

unsigned memo_ask_answer(struct scan_memo *memo, struct memo_entry *entry, struct slice value)
{
	return remember(entry, value, is_hard(value) ? MEMO_HARD : ask_answer(memo->definition, value));
}

unsigned memo_ask_groups(struct scan_memo *memo, struct memo_entry *entry, struct slice value)
{
	return remember(entry, value, is_hard(value) ? MEMO_HARD : verdict_groups(memo->definition, value));
}
