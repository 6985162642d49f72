/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Which code is which municipality of the reference date's year, and where the municipalities of older years went. */

#include "count/definition.h"

#include <stdio.h>
#include <string.h>

enum { DATE_YEAR = 10000, NO_CODE = -1, CODE_DIGITS = 4, DATE_BYTES = sizeof "yyyy-mm-dd" };

int definition_code(struct slice code)
{
	code = text_trim(code);
	if (code.length >= 2 && (code.text[0] | 0x20) == 'g' && (code.text[1] | 0x20) == 'm') {
		code.text += 2;
		code.length -= 2;
	}
	if (code.length == 0 || code.length > CODE_DIGITS)
		return NO_CODE;
	int number = 0;
	for (size_t i = 0; i < code.length; i++) {
		if (code.text[i] < '0' || code.text[i] > '9')
			return NO_CODE;
		number = number * 10 + (code.text[i] - '0');
	}
	return number;
}

unsigned definition_place(const struct definition *definition, struct slice code)
{
	int number = definition_code(code);
	unsigned place = number == NO_CODE ? PLACE_UNKNOWN : definition->places[number];
	return (place & PLACE_OLDER) == 0 ? place : PLACE_UNKNOWN;
}

/* The year itself, or the latest before it that is known; 0 when there is none. */
static int known_year(const klp_territory *territory, int year)
{
	int first = klp_territory_first_year(territory);
	for (int known = year; known >= first; known--)
		if (klp_territory_municipalities(territory, known) > 0)
			return known;
	return 0;
}

/* What becomes of one municipality on one day, seen from the day after: `now` has where codes went, and gets where the old one
 * went. */
static void undo_change(uint16_t now[HIGHEST_CODE + 1], const klp_territory *territory, size_t index, int *old_code)
{
	int old = definition_code(slice_of(klp_territory_change_old_code(territory, index)));
	int new = definition_code(slice_of(klp_territory_change_new_code(territory, index)));
	*old_code = NO_CODE;
	switch (klp_territory_change_kind(territory, index)) {
	case KLP_CHANGE_MERGED:
	case KLP_CHANGE_ABSORBED:
	case KLP_CHANGE_RENAMED:
		if (old == NO_CODE || new == NO_CODE)
			return;
		now[old] = now[new];
		*old_code = old;
		return;
	case KLP_CHANGE_SPLIT:
		if (old == NO_CODE)
			return;
		now[old] = PLACE_UNKNOWN;
		*old_code = old;
		return;
	case KLP_CHANGE_BORDER: /* the municipality goes on */
		return;
	}
}

/* From the latest reorganisation back to the first: each gives its old code the place that the new one has by then. A code that was
 * given out twice means what it meant last. */
static void find_older(struct definition *definition, const klp_territory *territory)
{
	uint16_t now[HIGHEST_CODE + 1];
	bool told[HIGHEST_CODE + 1];
	char last[DATE_BYTES + 16];
	memcpy(now, definition->places, sizeof now);
	for (int code = 0; code <= HIGHEST_CODE; code++)
		told[code] = definition->places[code] != PLACE_UNKNOWN;
	/* A year is the situation of its 1 January. */
	snprintf(last, sizeof last, "%04d-01-01", definition->year);
	for (size_t i = klp_territory_changes(territory); i > 0; i--) {
		int old;
		if (strcmp(klp_territory_change_date(territory, i - 1), last) > 0)
			continue;
		undo_change(now, territory, i - 1, &old);
		if (old == NO_CODE || told[old])
			continue;
		told[old] = true;
		if (now[old] != PLACE_UNKNOWN)
			definition->places[old] = (uint16_t)(now[old] | PLACE_OLDER);
	}
}

klp_status definition_find_places(struct definition *definition, const klp_territory *territory, klp_error **error)
{
	int wanted = definition->date / DATE_YEAR;
	definition->year = known_year(territory, wanted);
	if (definition->year == 0)
		return error_set(
			error, KLP_UNSUPPORTED, NULL,
			"the municipalities of %d are not known, nor those of a year before it; the first year is %d: load the "
			"municipalities of that year",
			wanted, klp_territory_first_year(territory));
	memset(definition->places, 0, sizeof definition->places);
	definition->municipalities = (unsigned)klp_territory_municipalities(territory, definition->year);
	for (unsigned i = 0; i < definition->municipalities; i++) {
		const char *text = klp_territory_municipality_code(territory, definition->year, (int)i);
		int code = definition_code(slice_of(text));
		if (code != NO_CODE)
			definition->places[code] = (uint16_t)(i + 1);
	}
	find_older(definition, territory);
	return KLP_OK;
}
