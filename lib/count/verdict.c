/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The counting definition, record by record. It is written once, here; where CSV is counted at speed, values that were seen before are
 * remembered by what was said of them here. */

#include "count/verdict.h"

#include <string.h>

static struct verdict unusable(enum count_field field)
{
	return (struct verdict){ .place = (uint16_t)field, .slot = SLOT_UNUSABLE, .remarks = 0 };
}

/* Yes, no, or 0 for what is neither. An empty field is no. */
static unsigned answer(const struct definition *definition, struct slice value)
{
	value = text_trim(value);
	return value.length == 0 ? WORD_NO : definition_meaning(&definition->answers, value);
}

unsigned verdict_groups(const struct definition *definition, struct slice value)
{
	static const char parting[] = ";,|/+";
	unsigned groups = 0;
	for (struct slice word = text_word(&value); word.length > 0; word = text_word(&value)) {
		size_t start = 0;
		for (size_t i = 0; i <= word.length; i++) {
			if (i < word.length && memchr(parting, word.text[i], sizeof parting - 1) == NULL)
				continue;
			if (i > start)
				groups |= definition_meaning(&definition->groups, (struct slice){ word.text + start, i - start });
			start = i + 1;
		}
	}
	return groups;
}

/* Whether the service is open on the reference date, as the slot that follows from it. */
static enum slot open_service(const struct definition *definition, const struct record *record, enum count_field *wrong)
{
	int begin = verdict_date(record->values[FIELD_BEGIN]);
	*wrong = FIELD_BEGIN;
	if (begin == DATE_WRONG)
		return SLOT_UNUSABLE;
	if (begin == DATE_EMPTY || begin > definition->date)
		return SLOT_NOT_OPEN;
	int end = verdict_date(record->values[FIELD_END]);
	*wrong = FIELD_END;
	if (end == DATE_WRONG)
		return SLOT_UNUSABLE;
	/* Who ends on the reference date is closed on it. */
	return end == DATE_EMPTY || end > definition->date ? SLOT_COUNTED_END : SLOT_NOT_OPEN;
}

/* Whether the field is ticked, as the slot that follows from it. */
static enum slot ticked(const struct definition *definition, const struct record *record, enum count_field *wrong)
{
	*wrong = FIELD_TICK;
	unsigned tick = answer(definition, record->values[FIELD_TICK]);
	if (tick != WORD_NO)
		return tick == WORD_YES ? SLOT_COUNTED_END : SLOT_UNUSABLE;
	*wrong = FIELD_SHELTERED;
	unsigned sheltered = answer(definition, record->values[FIELD_SHELTERED]);
	if (sheltered == 0)
		return SLOT_UNUSABLE;
	return sheltered == WORD_YES ? SLOT_SHELTERED : SLOT_NOT_TICKED;
}

/* Being in the register is told by the register extract where there is one, and else by the column. */
static enum slot registered(const struct definition *definition, const struct record *record)
{
	if (definition->joined)
		return record->in_register ? SLOT_COUNTED_END : SLOT_NOT_IN_REGISTER;
	switch (answer(definition, record->values[FIELD_IN_REGISTER])) {
	case WORD_YES:
		return SLOT_COUNTED_END;
	case WORD_NO:
		return SLOT_NOT_IN_REGISTER;
	default:
		return SLOT_UNUSABLE;
	}
}

/* The first condition that fails, as a slot; SLOT_COUNTED_END when all of them hold. */
static enum slot conditions(const struct definition *definition, const struct record *record, enum count_field *wrong)
{
	if (definition_meaning(&definition->statuses, record->values[FIELD_STATUS]) != WORD_REGISTERED)
		return SLOT_NOT_REGISTERED;
	enum slot slot = open_service(definition, record, wrong);
	if (slot != SLOT_COUNTED_END)
		return slot;
	*wrong = FIELD_IN_REGISTER;
	slot = registered(definition, record);
	return slot == SLOT_COUNTED_END ? ticked(definition, record, wrong) : slot;
}

struct verdict verdict_of(const struct definition *definition, const struct record *record)
{
	enum count_field wrong = FIELD_STATUS;
	unsigned slot = conditions(definition, record, &wrong);
	if (slot == SLOT_UNUSABLE)
		return unusable(wrong);
	if (slot == SLOT_COUNTED_END) {
		unsigned groups = verdict_groups(definition, record->values[FIELD_INDICERING]);
		slot = groups == 0 ? SLOT_UNKNOWN_INDICERING : groups << SLOT_GROUPS | record->parts;
	}
	int code = definition_code(record->values[FIELD_MUNICIPALITY]);
	return verdict_at(verdict_place(definition, code), slot);
}

/* Of two places the first in the order of their codes, and any rather than none. The remark on the code goes with the place. */
static void join_places(struct verdict *joined, struct verdict other)
{
	unsigned several = (joined->remarks | other.remarks) & VERDICT_SEVERAL_PLACES;
	if (joined->place != other.place && joined->place != PLACE_UNKNOWN && other.place != PLACE_UNKNOWN)
		several = VERDICT_SEVERAL_PLACES;
	unsigned older = 0;
	bool replaced = joined->place == PLACE_UNKNOWN || (other.place != PLACE_UNKNOWN && other.place < joined->place);
	if (joined->place == other.place)
		older = (joined->remarks | other.remarks) & VERDICT_OLDER_CODE;
	else
		older = (replaced ? other.remarks : joined->remarks) & VERDICT_OLDER_CODE;
	if (replaced)
		joined->place = other.place;
	joined->remarks = (uint8_t)(several | older);
}

struct verdict verdict_join(struct verdict one, struct verdict other)
{
	bool one_counted = one.slot < SLOT_COUNTED_END, other_counted = other.slot < SLOT_COUNTED_END;
	if (one.slot != other.slot && !(one_counted && other_counted))
		return one.slot < other.slot ? one : other; /* the one that came furthest */
	if (one_counted)
		one.slot |= other.slot; /* parts and groups of both */
	join_places(&one, other);
	return one;
}

const char *verdict_reason(unsigned field)
{
	switch (field) {
	case FIELD_BEGIN:
	case FIELD_END:
		return "the date is none of the calendar, or not written in a form that is known";
	case FIELD_IN_REGISTER:
	case FIELD_TICK:
	case FIELD_SHELTERED:
		return "the word means neither yes nor no";
	case FIELD_CLIENT_ID:
		return "the client has no id";
	default:
		return "it cannot be read";
	}
}
