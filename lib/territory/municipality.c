/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/sheet.h"
#include "territory/territory.h"
#include "territory/years.h"

#include <string.h>

int territory_municipality_of_code(const klp_territory *territory, int year, int code)
{
	return territory_row_of_code(territory_year_of(territory, year), code);
}

/* An official name wins over an alias: a loaded year may give a municipality the name that was an alias of another. */
static int find_in_year(const struct territory_year *year, struct slice key, int alias_code)
{
	int index = territory_row_of_key(year, key);

	return index >= 0 ? index : territory_row_of_code(year, alias_code);
}

int territory_municipality_of_key(const klp_territory *territory, int year, const char *key, size_t length)
{
	struct slice sought = { key, length };

	return find_in_year(territory_year_of(territory, year), sought, territory_alias_code(&territory_builtin, sought));
}

int territory_municipality_near(const klp_territory *territory, int year, const char *key, size_t length,
                                int *found_year)
{
	struct slice sought = { key, length };
	int official = territory_row_of_key(territory_year_of(territory, year), sought);
	int code, first, last;

	if (official >= 0) { /* as nearly all are */
		*found_year = year;
		return official;
	}
	code = territory_alias_code(&territory_builtin, sought);
	first = klp_territory_first_year(territory);
	last = klp_territory_last_year(territory);
	for (int away = 0; away <= last - first; away++) {
		for (int side = 0; side < (away == 0 ? 1 : 2); side++) {
			int tried = side == 0 ? year - away : year + away;
			int index = find_in_year(territory_year_of(territory, tried), sought, code);

			if (index < 0)
				continue;
			*found_year = tried;
			return index;
		}
	}
	return -1;
}

int klp_territory_find_municipality(const klp_territory *territory, int year, const char *text)
{
	char key[TEXT_KEY_BYTES];
	size_t length;
	int code;

	if (text == NULL)
		return -1;
	code = territory_code(text_trim(slice_of(text)), "GM", 4);
	if (code >= 0)
		return territory_municipality_of_code(territory, year, code);
	length = territory_key(key, slice_of(text));
	return length == 0 ? -1 : territory_municipality_of_key(territory, year, key, length);
}

/* ---------------------------------------------------------------- getters */

size_t klp_territory_municipalities(const klp_territory *territory, int year)
{
	const struct territory_year *found = territory_year_of(territory, year);

	return found == NULL ? 0 : found->count;
}

static const struct territory_row *row_of(const struct territory_year *year, int index)
{
	return year == NULL || index < 0 || (uint32_t)index >= year->count ? NULL : &year->rows[index];
}

const char *klp_territory_municipality_code(const klp_territory *territory, int year, int index)
{
	const struct territory_year *found = territory_year_of(territory, year);
	const struct territory_row *row = row_of(found, index);

	return row == NULL ? NULL : found->strings + row->code_text;
}

const char *klp_territory_municipality_name(const klp_territory *territory, int year, int index)
{
	const struct territory_year *found = territory_year_of(territory, year);
	const struct territory_row *row = row_of(found, index);

	return row == NULL ? NULL : found->strings + row->name;
}

int klp_territory_municipality_region(const klp_territory *territory, int year, int index)
{
	const struct territory_row *row = row_of(territory_year_of(territory, year), index);

	return row == NULL ? 0 : row->region;
}

int klp_territory_municipality_province(const klp_territory *territory, int year, int index)
{
	const struct territory_row *row = row_of(territory_year_of(territory, year), index);

	return row == NULL ? 0 : row->province;
}

struct slice territory_sorted_name(const char *name)
{
	static const char article[] = "'s-";
	bool has_article = strncmp(name, article, sizeof article - 1) == 0;
	return slice_of(has_article ? name + sizeof article - 1 : name);
}
