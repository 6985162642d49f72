/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/tables.h"

#include <string.h>

/** Orders a key that somebody seeks and one of the tables. */
static int compare(struct slice key, const char *kept)
{
	/* Most differ in the first byte. An empty key comes before all. */
	int order = key.length == 0 ? 0 : (unsigned char)key.text[0] - (unsigned char)kept[0];

	if (order != 0)
		return order;
	order = strncmp(key.text, kept, key.length);
	return order == 0 && kept[key.length] != 0 ? -1 : order;
}

size_t territory_key(char key[TEXT_KEY_BYTES], struct slice text)
{
	size_t bad;
	size_t length = text_is_utf8(text.text, text.length, &bad) ? text_key(key, text) : 0;

	return length == SIZE_MAX ? 0 : length;
}

int territory_spelling_number(const struct territory_spelling *spellings, size_t count, const char *strings,
                              struct slice key)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(key, strings + spellings[middle].key);

		if (order == 0)
			return spellings[middle].number;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

int territory_alias_code(const struct territory_tables *tables, struct slice key)
{
	size_t low = 0;
	size_t high = tables->alias_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(key, tables->strings + tables->aliases[middle].key);

		if (order == 0)
			return tables->aliases[middle].code;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return -1;
}

int territory_row_of_code(const struct territory_year *year, int code)
{
	size_t low = 0;
	size_t high = year == NULL || code < 0 ? 0 : year->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int here = year->rows[middle].code;

		if (code == here)
			return (int)middle;
		if (code < here)
			high = middle;
		else
			low = middle + 1;
	}
	return -1;
}

int territory_row_of_key(const struct territory_year *year, struct slice key)
{
	size_t low = 0;
	size_t high = year == NULL ? 0 : year->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int index = year->by_key[middle];
		int order = compare(key, year->strings + year->rows[index].key);

		if (order == 0)
			return index;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return -1;
}

int territory_region_of_code(const struct territory_tables *tables, int code)
{
	if (code == TERRITORY_NO_REGION)
		return 0;
	for (int i = 0; i < TERRITORY_REGIONS; i++)
		if (tables->regions[i].code == code)
			return i + 1;
	return -1;
}
