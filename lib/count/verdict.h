/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What becomes of one record: the counting definition itself, for every format.
 */

#ifndef COUNT_VERDICT_H
#define COUNT_VERDICT_H

#include "count/definition.h"

/** One record: values without their quotes, empty where there is none. They live in the reader's buffer. */
struct record {
	struct slice values[COUNT_VALUES];
	/** KLP_PART_… that are filled: that hold anything but blanks */
	unsigned parts;
	/** with a register extract: whether the client is in it */
	bool in_register;
};

/** Where a record is counted within its place. Up to SLOT_COUNTED_END: all conditions hold, and the number is the parts that are filled,
 * KLP_PART_…, and the groups of the open indiceringen, KLP_GROUP_… << SLOT_GROUPS. Further slots are further from being
 * counted. */
enum slot {
	SLOT_GROUPS = 3,
	SLOT_COUNTED_END = 32,
	SLOT_UNKNOWN_INDICERING = SLOT_COUNTED_END,
	SLOT_SHELTERED,
	SLOT_NOT_TICKED,
	SLOT_NOT_IN_REGISTER,
	SLOT_NOT_OPEN,
	SLOT_NOT_REGISTERED,
	SLOT_UNUSABLE,
	SLOT_REPEATED,
	SLOTS
};

/** Something more about a record. */
enum { VERDICT_OLDER_CODE = 1, VERDICT_SEVERAL_PLACES = 2 };

struct verdict {
	/** the municipality, whatever the slot; of SLOT_UNUSABLE the field that is wrong, a count_field */
	uint16_t place;
	/** a slot */
	uint8_t slot;
	/** VERDICT_…, added up */
	uint8_t remarks;
};

/** What definition.places has of a code; PLACE_UNKNOWN for -1, which is no code. */
static inline unsigned verdict_place(const struct definition *definition, int code)
{
	return code < 0 ? PLACE_UNKNOWN : definition->places[code];
}

/** A slot in such a place, with the remark that belongs to it. */
static inline struct verdict verdict_at(unsigned place, unsigned slot)
{
	const bool older = (place & PLACE_OLDER) != 0;
	return (struct verdict){ .place = (uint16_t)(place & ~(unsigned)PLACE_OLDER),
		                     .slot = (uint8_t)slot,
		                     .remarks = older ? VERDICT_OLDER_CODE : 0 };
}

/** Judges a record. Values are looked at in the order of the definition, and no further than the first condition that fails. */
struct verdict verdict_of(const struct definition *definition, const struct record *record);

/** What becomes of a client with two rows; the order of the two, and of several, plays no part. */
struct verdict verdict_join(struct verdict one, struct verdict other);

/** An English sentence that says what is wrong with a field that made a record unusable. Static. */
const char *verdict_reason(unsigned field);

/** Dates that are none of the numbers yyyymmdd. */
enum { DATE_EMPTY = 0, DATE_WRONG = -1 };

/** A date as a number, 20250630; DATE_EMPTY for blanks; DATE_WRONG for what is no day of the calendar in one of the forms yyyy-mm-dd,
 * yyyymmdd, dd-mm-yyyy, d-m-yyyy, yyyy/mm/dd or dd/mm/yyyy, behind which a blank or T and a time may stand. */
int verdict_date(struct slice value);

/** The groups of the codes of an indicering, KLP_GROUP_…; 0 when none of them is known. */
unsigned verdict_groups(const struct definition *definition, struct slice value);

#endif
