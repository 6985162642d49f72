/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a count tells of its records: bins, clients without a profile, tallies. */

#include "count/handle.h"

enum { ALL_PARTS = KLP_PART_AFFINITIES | KLP_PART_SECTORS | KLP_PART_TASKS };
enum { BOTH_GROUPS = KLP_GROUP_MUNICIPAL | KLP_GROUP_UWV };

static const char *const bin_names[KLP_BINS] = {
	[KLP_BIN_COUNTED] = "counted",
	[KLP_BIN_UNKNOWN_MUNICIPALITY] = "unknown-municipality",
	[KLP_BIN_UNKNOWN_INDICERING] = "unknown-indicering",
	[KLP_BIN_SHELTERED] = "sheltered",
	[KLP_BIN_NOT_TICKED] = "not-ticked",
	[KLP_BIN_NOT_IN_REGISTER] = "not-in-register",
	[KLP_BIN_NOT_OPEN] = "not-open",
	[KLP_BIN_NOT_REGISTERED] = "not-registered",
	[KLP_BIN_UNUSABLE] = "unusable",
	[KLP_BIN_REPEATED] = "repeated",
};

const char *klp_bin_name(klp_bin bin)
{
	return (unsigned)bin < KLP_BINS ? bin_names[bin] : NULL;
}

/* The client group of a slot in which all conditions hold, KLP_GROUP_…; 0 when it is in none. Whose client is of both groups is a choice. */
static int group_of(const klp_count *count, unsigned slot)
{
	unsigned groups = slot >> SLOT_GROUPS;
	if (groups != BOTH_GROUPS)
		return (int)groups;
	switch (count->both) {
	case KLP_COUNT_BOTH_UWV:
		return KLP_GROUP_UWV;
	case KLP_COUNT_BOTH_MUNICIPAL:
		return KLP_GROUP_MUNICIPAL;
	default:
		return 0;
	}
}

/* The bin in which the records of a cell are. */
static klp_bin bin_of(const klp_count *count, unsigned place, unsigned slot)
{
	switch (slot) {
	case SLOT_UNKNOWN_INDICERING:
		return KLP_BIN_UNKNOWN_INDICERING;
	case SLOT_SHELTERED:
		return KLP_BIN_SHELTERED;
	case SLOT_NOT_TICKED:
		return KLP_BIN_NOT_TICKED;
	case SLOT_NOT_IN_REGISTER:
		return KLP_BIN_NOT_IN_REGISTER;
	case SLOT_NOT_OPEN:
		return KLP_BIN_NOT_OPEN;
	case SLOT_NOT_REGISTERED:
		return KLP_BIN_NOT_REGISTERED;
	case SLOT_UNUSABLE:
		return KLP_BIN_UNUSABLE;
	case SLOT_REPEATED:
		return KLP_BIN_REPEATED;
	default:
		break;
	}
	if (group_of(count, slot) == 0)
		return KLP_BIN_UNKNOWN_INDICERING;
	return place == PLACE_UNKNOWN ? KLP_BIN_UNKNOWN_MUNICIPALITY : KLP_BIN_COUNTED;
}

static uint64_t place_in_bin(const klp_count *count, const uint64_t *cells, unsigned place, klp_bin bin)
{
	uint64_t sum = 0;
	for (unsigned slot = 0; slot < SLOTS; slot++)
		if (bin_of(count, place, slot) == bin)
			sum += cells[(size_t)place * SLOTS + slot];
	return sum;
}

uint64_t count_in_bin(const klp_count *count, const uint64_t *cells, int place, klp_bin bin)
{
	uint64_t sum = 0;
	if (place >= 0)
		return place_in_bin(count, cells, (unsigned)place, bin);
	for (unsigned i = 0; i <= count->definition.municipalities; i++)
		sum += place_in_bin(count, cells, i, bin);
	return sum;
}

uint64_t count_in_group(const klp_count *count, const uint64_t *cells, unsigned place, int group, int missing)
{
	uint64_t sum = 0;
	for (unsigned slot = 0; slot < SLOT_COUNTED_END; slot++)
		if ((group_of(count, slot) & group) != 0 && (int)(~slot & ALL_PARTS) == missing)
			sum += cells[(size_t)place * SLOTS + slot];
	return sum;
}

/* All of them together. */
static uint64_t all_cells(const klp_count *count, const uint64_t *cells)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < count_cells(count); i++)
		sum += cells[i];
	return sum;
}

uint64_t klp_count_bin(const klp_count *count, klp_bin bin)
{
	if (count == NULL || klp_bin_name(bin) == NULL)
		return 0;
	if (bin == KLP_BIN_UNUSABLE)
		return count->harvest.unusable;
	const uint64_t *cells = count_sum(count);
	if (bin == KLP_BIN_REPEATED)
		return count->harvest.records - count->harvest.unusable - all_cells(count, cells);
	return count_in_bin(count, cells, -1, bin);
}

/* The place of a code, 0 for "", or -1 for a code that is none of the year. */
static int place_of(const klp_count *count, const char *code)
{
	if (code == NULL)
		return -1;
	if (code[0] == '\0')
		return PLACE_UNKNOWN;
	unsigned place = definition_place(&count->definition, slice_of(code));
	return place == PLACE_UNKNOWN ? -1 : (int)place;
}

uint64_t klp_count_municipality_bin(const klp_count *count, const char *municipality_code, klp_bin bin)
{
	if (count == NULL || klp_bin_name(bin) == NULL)
		return 0;
	int place = place_of(count, municipality_code);
	return place < 0 ? 0 : count_in_bin(count, count_sum(count), place, bin);
}

uint64_t klp_count_clients(const klp_count *count, const char *municipality_code, int group, int missing)
{
	if (count == NULL)
		return 0;
	const uint64_t *cells = count_sum(count);
	int place = place_of(count, municipality_code);
	if (municipality_code != NULL)
		return place < 0 ? 0 : count_in_group(count, cells, (unsigned)place, group, missing);
	uint64_t sum = 0;
	for (unsigned i = 0; i <= count->definition.municipalities; i++)
		sum += count_in_group(count, cells, i, group, missing);
	return sum;
}

static uint64_t count_both(const klp_count *count)
{
	const uint64_t *cells = count_sum(count);
	uint64_t sum = 0;
	for (unsigned place = 0; place <= count->definition.municipalities; place++)
		for (unsigned slot = BOTH_GROUPS << SLOT_GROUPS; slot < SLOT_COUNTED_END; slot++)
			sum += cells[(size_t)place * SLOTS + slot];
	return sum;
}

static uint64_t count_register(const klp_count *count)
{
	uint64_t sum = 0;
	for (unsigned place = 0; place <= count->definition.municipalities; place++)
		sum += count->register_places[place];
	return sum;
}

uint64_t klp_count_tally_of(const klp_count *count, klp_count_tally tally)
{
	if (count == NULL)
		return 0;
	switch (tally) {
	case KLP_TALLY_RECORDS:
		return atomic_load(&count->records);
	case KLP_TALLY_BOTH:
		return count_both(count);
	case KLP_TALLY_OLDER_CODES:
		return count->harvest.older_codes;
	case KLP_TALLY_SEVERAL_MUNICIPALITIES:
		count_sum(count);
		return count->several_places;
	case KLP_TALLY_REGISTER:
		return count_register(count);
	}
	return 0;
}

const char *klp_count_date(const klp_count *count)
{
	return count == NULL ? NULL : count->date;
}
