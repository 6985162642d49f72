/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Regions and provinces are the same in every year, so that the territory does not matter. */

#include "territory/sheet.h"
#include "territory/tables.h"
#include "territory/territory.h"

static const struct territory_region *region_of(int number)
{
	return number < 1 || number > TERRITORY_REGIONS ? NULL : &territory_builtin.regions[number - 1];
}

static const struct territory_province *province_of(int number)
{
	int index = number - TERRITORY_FIRST_PROVINCE;

	return index < 0 || index >= TERRITORY_PROVINCES ? NULL : &territory_builtin.provinces[index];
}

int klp_territory_regions(const klp_territory *territory)
{
	(void)territory;
	return TERRITORY_REGIONS;
}

int territory_region_of_key(const klp_territory *territory, const char *key, size_t length)
{
	(void)territory;
	return territory_spelling_number(territory_builtin.region_spellings, territory_builtin.region_spelling_count,
	                                 territory_builtin.strings, (struct slice){ key, length });
}

int klp_territory_find_region(const klp_territory *territory, const char *text)
{
	char key[TEXT_KEY_BYTES];
	struct slice trimmed;
	size_t length;
	int number;

	if (text == NULL)
		return 0;
	trimmed = text_trim(slice_of(text));
	number = territory_digits(trimmed, trimmed.length == 1 ? 1 : 2);
	if (number >= 0)
		return region_of(number) == NULL ? 0 : number;
	number = territory_code(trimmed, "AM", 2);
	if (number >= 0) {
		int region = territory_region_of_code(&territory_builtin, number);

		return region < 0 ? 0 : region;
	}
	length = territory_key(key, trimmed);
	return length == 0 ? 0 : territory_region_of_key(territory, key, length);
}

const char *klp_territory_region_code(const klp_territory *territory, int number)
{
	const struct territory_region *region = region_of(number);

	(void)territory;
	return region == NULL ? NULL : territory_builtin.strings + region->code_text;
}

const char *klp_territory_region_name(const klp_territory *territory, int number)
{
	const struct territory_region *region = region_of(number);

	(void)territory;
	return region == NULL ? NULL : territory_builtin.strings + region->name;
}

int klp_territory_find_province(const klp_territory *territory, const char *text)
{
	char key[TEXT_KEY_BYTES];
	size_t length;
	int number;

	(void)territory;
	if (text == NULL)
		return 0;
	number = territory_code(text_trim(slice_of(text)), "PV", 2);
	if (number >= 0)
		return province_of(number) == NULL ? 0 : number;
	length = territory_key(key, slice_of(text));
	return length == 0 ? 0
	                   : territory_spelling_number(territory_builtin.province_spellings,
	                                               territory_builtin.province_spelling_count, territory_builtin.strings,
	                                               (struct slice){ key, length });
}

const char *klp_territory_province_code(const klp_territory *territory, int number)
{
	const struct territory_province *province = province_of(number);

	(void)territory;
	return province == NULL ? NULL : territory_builtin.strings + province->code_text;
}

const char *klp_territory_province_name(const klp_territory *territory, int number)
{
	const struct territory_province *province = province_of(number);

	(void)territory;
	return province == NULL ? NULL : territory_builtin.strings + province->name;
}
