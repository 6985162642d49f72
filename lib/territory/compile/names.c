/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/compile/compile.h"

#include "base/input.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static bool is_text(struct slice slice, const char *text)
{
	return slice.length == strlen(text) && memcmp(slice.text, text, slice.length) == 0;
}

struct territory_year *compile_year_of(const struct compiled *compiled, int year)
{
	for (size_t i = 0; i < compiled->loaded.year_count; i++)
		if (compiled->loaded.years[i].year == year)
			return &compiled->loaded.years[i];
	return NULL;
}

bool compile_year_has(const struct territory_year *year, int code, struct slice name)
{
	int index = territory_row_of_code(year, code);

	return index >= 0 && is_text(name, year->strings + year->rows[index].name);
}

/* ------------------------------------------------------------------ years */

enum { YEAR, NAMES, REGIONS };

static const char *const year_columns[] = { "jaar", "namen", "regios", NULL };

static klp_status read_certainty(const struct territory_sheet *sheet, size_t column, klp_certainty *certainty,
                                 klp_error **error)
{
	struct slice value = territory_sheet_value(sheet, column);

	if (is_text(value, "volledig"))
		*certainty = KLP_CERTAINTY_CONFIRMED;
	else if (is_text(value, "afgeleid"))
		*certainty = KLP_CERTAINTY_DERIVED;
	else
		return compile_fail(
			sheet, column, error,
			"it must be 'volledig' (a full table of the year) or 'afgeleid' (derived from other years)");
	return KLP_OK;
}

static klp_status read_year(struct compiled *compiled, const struct territory_sheet *sheet, klp_error **error)
{
	struct territory_year *year = compile_year_of(compiled, territory_digits(territory_sheet_value(sheet, YEAR), 4));
	klp_status status;

	if (year == NULL)
		return compile_fail(sheet, YEAR, error, "gemeenten.csv has no municipality in this year");
	if (year->names != KLP_CERTAINTY_SUPPLIED)
		return compile_fail(sheet, YEAR, error, "this year stands in the file already");
	compiled->sure_count++;
	status = read_certainty(sheet, NAMES, &year->names, error);
	return status == KLP_OK ? read_certainty(sheet, REGIONS, &year->regions, error) : status;
}

static klp_status load_municipalities(struct compiled *compiled, const char *folder, klp_error **error)
{
	char *path = compile_path(folder, "gemeenten.csv");
	struct buffer buffer = { 0 };
	klp_limits limits;
	klp_status status = path == NULL ? error_memory(error) : limits_resolve(&limits, NULL, error);

	if (status == KLP_OK)
		status = input_read_file(&buffer, path, path, &limits, NULL, NULL, error);
	if (status == KLP_OK)
		status = territory_load(&compiled->loaded, &compiled->tables, (struct slice){ buffer.bytes, buffer.size }, path,
		                        error);
	buffer_free(&buffer);
	memory_release(path);
	return status;
}

klp_status compile_years(struct compiled *compiled, const char *folder, klp_error **error)
{
	klp_status status = load_municipalities(compiled, folder, error);

	if (status == KLP_OK)
		status = compile_file(compiled, folder, "jaren.csv", year_columns, read_year, error);
	if (status != KLP_OK)
		return status;
	if (compiled->sure_count != compiled->loaded.year_count)
		return error_set(error, KLP_FORMAT, &(struct place){ .source = folder },
		                 "gemeenten.csv has %zu years and jaren.csv %zu; both must have the same",
		                 compiled->loaded.year_count, compiled->sure_count);
	compiled->tables.years = compiled->loaded.years;
	compiled->tables.year_count = compiled->loaded.year_count;
	return KLP_OK;
}

/* ---------------------------------------------------------------- aliases */

enum { ALIAS, ALIAS_CODE, OFFICIAL_NAME };

static const char *const alias_columns[] = { "alias", "gemeentecode", "officiele_naam", NULL };

/** An alias must lead to one municipality, in whatever year. */
static klp_status check_alias(const struct compiled *compiled, const struct territory_sheet *sheet, struct slice key,
                              int code, klp_error **error)
{
	struct slice name = territory_sheet_value(sheet, OFFICIAL_NAME);
	bool known = false;

	if (key.length == 0)
		return compile_fail(sheet, ALIAS, error, "the alias is missing");
	for (size_t i = 0; i < compiled->loaded.year_count; i++) {
		const struct territory_year *year = &compiled->loaded.years[i];
		int same = territory_row_of_key(year, key);

		if (compile_year_has(year, code, name))
			known = true;
		if (same >= 0 && year->rows[same].code != code)
			return compile_fail(sheet, ALIAS, error, "in %d this is the name of %s, and so cannot be one of GM%04d",
			                    year->year, year->strings + year->rows[same].code_text, code);
	}
	if (!known)
		return compile_fail(sheet, ALIAS_CODE, error, "in no year is this the code of '%.*s'", (int)name.length,
		                    name.text);
	return KLP_OK;
}

static klp_status read_alias(struct compiled *compiled, const struct territory_sheet *sheet, klp_error **error)
{
	struct territory_tables *tables = &compiled->tables;
	char key[TEXT_KEY_BYTES];
	struct slice sought = { key, territory_key(key, territory_sheet_value(sheet, ALIAS)) };
	int code = territory_code(territory_sheet_value(sheet, ALIAS_CODE), "GM", 4);
	struct territory_alias alias = { .code = (uint16_t)code };
	klp_status status = check_alias(compiled, sheet, sought, code, error);

	if (status == KLP_OK)
		status = compile_keep(compiled, sought, &alias.key, error);
	if (status == KLP_OK)
		status = compile_keep(compiled, territory_sheet_value(sheet, ALIAS), &alias.text, error);
	if (status != KLP_OK)
		return status;
	for (size_t i = 0; i < tables->alias_count; i++) {
		if (compiled->aliases[i].key != alias.key)
			continue;
		if (compiled->aliases[i].code != code)
			return compile_fail(sheet, ALIAS, error,
			                    "this is an alias of GM%04d already, and so cannot be one of GM%04d",
			                    compiled->aliases[i].code, code);
		/* it differs in nothing that counts from one that is there */
		return KLP_OK;
	}
	if (!memory_reserve(&compiled->aliases, &compiled->alias_capacity, tables->alias_count + 1,
	                    sizeof *compiled->aliases))
		return error_memory(error);
	compiled->aliases[tables->alias_count++] = alias;
	return KLP_OK;
}

/** qsort() hands no context to the comparison: the texts whose keys are being compared. */
static const char *sorted_strings;

static int by_key(const void *one, const void *other)
{
	const struct territory_alias *a = one;
	const struct territory_alias *b = other;

	return strcmp(sorted_strings + a->key, sorted_strings + b->key);
}

klp_status compile_aliases(struct compiled *compiled, const char *folder, klp_error **error)
{
	klp_status status = compile_file(compiled, folder, "aliassen.csv", alias_columns, read_alias, error);

	if (status != KLP_OK)
		return status;
	sorted_strings = compiled->tables.strings;
	qsort(compiled->aliases, compiled->tables.alias_count, sizeof *compiled->aliases, by_key);
	compiled->tables.aliases = compiled->aliases;
	return KLP_OK;
}
