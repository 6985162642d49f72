/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/compile/compile.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/** A growing table of spellings. */
struct list {
	struct territory_spelling **spellings;
	size_t *count;
	size_t *capacity;
};

static struct list regions_of(struct compiled *compiled)
{
	return (struct list){ &compiled->region_spellings, &compiled->tables.region_spelling_count,
		                  &compiled->region_spelling_capacity };
}

static struct list provinces_of(struct compiled *compiled)
{
	return (struct list){ &compiled->province_spellings, &compiled->tables.province_spelling_count,
		                  &compiled->province_spelling_capacity };
}

/** Adds the spelling in a column. Two of the same area may differ in nothing that counts; of two areas they may not. */
static klp_status add_spelling(struct compiled *compiled, struct list list, const struct territory_sheet *sheet,
                               size_t column, int number, klp_error **error)
{
	struct slice text = territory_sheet_value(sheet, column);
	char key[TEXT_KEY_BYTES];
	struct territory_spelling spelling = { 0, (uint8_t)number };
	size_t length = territory_key(key, text);
	klp_status status;

	if (length == 0)
		return compile_fail(sheet, column, error, "a name is missing");
	status = compile_keep(compiled, (struct slice){ key, length }, &spelling.key, error);
	if (status != KLP_OK)
		return status;
	for (size_t i = 0; i < *list.count; i++) {
		if ((*list.spellings)[i].key != spelling.key)
			continue;
		if ((*list.spellings)[i].number != number)
			return compile_fail(sheet, column, error, "'%.*s' is a name of %d already, and so cannot be one of %d",
			                    (int)text.length, text.text, (*list.spellings)[i].number, number);
		return KLP_OK;
	}
	if (!memory_reserve(list.spellings, list.capacity, *list.count + 1, sizeof **list.spellings))
		return error_memory(error);
	(*list.spellings)[(*list.count)++] = spelling;
	return KLP_OK;
}

/* ---------------------------------------------------------------- regions */

enum { REGION_NUMBER, REGION_NAME, REGION_CODE, REGION_CBS_NAME };

static const char *const region_columns[] = { "nummer_uwv", "naam_uwv", "code_cbs", "naam_cbs", NULL };

static klp_status read_region(struct compiled *compiled, const struct territory_sheet *sheet, klp_error **error)
{
	struct slice text = territory_sheet_value(sheet, REGION_NUMBER);
	struct slice code_text = territory_sheet_value(sheet, REGION_CODE);
	int number = territory_digits(text, text.length == 1 ? 1 : 2);
	int code = territory_code(code_text, "AM", 2);
	struct territory_region region = { .code = (uint8_t)code };
	klp_status status;

	if (number != (int)compiled->region_count + 1 || number > TERRITORY_REGIONS)
		return compile_fail(sheet, REGION_NUMBER, error, "the regions must be numbered 1 to %d, in this order",
		                    TERRITORY_REGIONS);
	if (code < 0 || code == TERRITORY_NO_REGION)
		return compile_fail(sheet, REGION_CODE, error, "the code of a region must be AM and two digits, not AM%d",
		                    TERRITORY_NO_REGION);
	for (size_t i = 0; i < compiled->region_count; i++)
		if (compiled->regions[i].code == code)
			return compile_fail(sheet, REGION_CODE, error, "AM%02d is the code of region %zu already", code, i + 1);
	status = compile_keep(compiled, code_text, &region.code_text, error);
	if (status == KLP_OK)
		status = compile_keep(compiled, territory_sheet_value(sheet, REGION_NAME), &region.name, error);
	if (status == KLP_OK)
		status = add_spelling(compiled, regions_of(compiled), sheet, REGION_NAME, number, error);
	if (status == KLP_OK)
		status = add_spelling(compiled, regions_of(compiled), sheet, REGION_CBS_NAME, number, error);
	compiled->regions[compiled->region_count++] = region;
	return status;
}

enum { ALIAS, ALIAS_NUMBER };

static const char *const region_alias_columns[] = { "alias", "nummer_uwv", NULL };

static klp_status read_region_alias(struct compiled *compiled, const struct territory_sheet *sheet, klp_error **error)
{
	struct slice text = territory_sheet_value(sheet, ALIAS_NUMBER);
	int number = territory_digits(text, text.length == 1 ? 1 : 2);

	if (number < 1 || number > TERRITORY_REGIONS)
		return compile_fail(sheet, ALIAS_NUMBER, error, "there is no region of this number");
	return add_spelling(compiled, regions_of(compiled), sheet, ALIAS, number, error);
}

/* -------------------------------------------------------------- provinces */

enum { PROVINCE_CODE, PROVINCE_NAME, PROVINCE_OTHER_NAME };

static const char *const province_columns[] = { "provinciecode", "provincienaam", "andere_naam", NULL };

static klp_status read_province(struct compiled *compiled, const struct territory_sheet *sheet, klp_error **error)
{
	struct slice code_text = territory_sheet_value(sheet, PROVINCE_CODE);
	int number = territory_code(code_text, "PV", 2);
	struct territory_province province;
	klp_status status;

	if (number != (int)compiled->province_count + TERRITORY_FIRST_PROVINCE ||
	    compiled->province_count == TERRITORY_PROVINCES)
		return compile_fail(sheet, PROVINCE_CODE, error, "the provinces must be PV%d to PV%d, in this order",
		                    TERRITORY_FIRST_PROVINCE, TERRITORY_FIRST_PROVINCE + TERRITORY_PROVINCES - 1);
	status = compile_keep(compiled, code_text, &province.code_text, error);
	if (status == KLP_OK)
		status = compile_keep(compiled, territory_sheet_value(sheet, PROVINCE_NAME), &province.name, error);
	if (status == KLP_OK)
		status = add_spelling(compiled, provinces_of(compiled), sheet, PROVINCE_NAME, number, error);
	if (status == KLP_OK && territory_sheet_value(sheet, PROVINCE_OTHER_NAME).length > 0)
		status = add_spelling(compiled, provinces_of(compiled), sheet, PROVINCE_OTHER_NAME, number, error);
	compiled->provinces[compiled->province_count++] = province;
	return status;
}

/* ------------------------------------------------------------------- both */

/** qsort() hands no context to the comparison: the texts whose keys are being compared. */
static const char *sorted_strings;

static int by_key(const void *one, const void *other)
{
	const struct territory_spelling *a = one;
	const struct territory_spelling *b = other;

	return strcmp(sorted_strings + a->key, sorted_strings + b->key);
}

klp_status compile_areas(struct compiled *compiled, const char *folder, klp_error **error)
{
	struct territory_tables *tables = &compiled->tables;
	klp_status status = compile_file(compiled, folder, "arbeidsmarktregios.csv", region_columns, read_region, error);

	if (status == KLP_OK)
		status = compile_file(compiled, folder, "regio_aliassen.csv", region_alias_columns, read_region_alias, error);
	if (status == KLP_OK)
		status = compile_file(compiled, folder, "provincies.csv", province_columns, read_province, error);
	if (status != KLP_OK)
		return status;
	if (compiled->region_count != TERRITORY_REGIONS || compiled->province_count != TERRITORY_PROVINCES)
		return error_set(error, KLP_FORMAT, &(struct place){ .source = folder },
		                 "there must be %d regions and %d provinces, and there are %zu and %zu", TERRITORY_REGIONS,
		                 TERRITORY_PROVINCES, compiled->region_count, compiled->province_count);
	sorted_strings = tables->strings;
	qsort(compiled->region_spellings, tables->region_spelling_count, sizeof *compiled->region_spellings, by_key);
	qsort(compiled->province_spellings, tables->province_spelling_count, sizeof *compiled->province_spellings, by_key);
	tables->regions = compiled->regions;
	tables->provinces = compiled->provinces;
	tables->region_spellings = compiled->region_spellings;
	tables->province_spellings = compiled->province_spellings;
	return KLP_OK;
}
