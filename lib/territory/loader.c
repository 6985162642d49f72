/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/loader.h"

#include "base/memory.h"
#include "territory/sheet.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR, CODE, NAME, REGION_CODE, REGION_NAME, PROVINCE_CODE, PROVINCE_NAME };

static const char *const columns[] = {
	"jaar",          "gemeentecode",  "gemeentenaam", "arbeidsmarktregiocode", "arbeidsmarktregionaam",
	"provinciecode", "provincienaam", NULL,
};

/* The years of which there can be an edition. */
#define YEAR_MIN 1900
#define YEAR_MAX 2999

/** A line of the text, and where to point when it turns out to be wrong. */
struct record {
	int year;
	struct territory_row row;
	uint64_t line;
	uint64_t code_column;
	uint64_t name_column;
};

struct load {
	const struct territory_tables *tables;
	const char *source;
	struct territory_sheet sheet;
	struct record *records;
	size_t count;
	size_t capacity;
	struct territory_loaded loaded;
};

/* ---------------------------------------------------------------- reading */

static klp_status read_year(const struct load *load, struct record *record, klp_error **error)
{
	struct place place = territory_sheet_place(&load->sheet, YEAR);

	record->year = territory_digits(territory_sheet_value(&load->sheet, YEAR), 4);
	if (record->year < YEAR_MIN || record->year > YEAR_MAX)
		return error_set(error, KLP_FORMAT, &place, "a year must be four digits, from %d to %d", YEAR_MIN, YEAR_MAX);
	return KLP_OK;
}

static klp_status read_code(struct load *load, struct record *record, klp_error **error)
{
	struct place place = territory_sheet_place(&load->sheet, CODE);
	int code = territory_code(territory_sheet_value(&load->sheet, CODE), "GM", 4);
	char text[TERRITORY_CODE_BYTES];

	if (code < 0)
		return error_set(error, KLP_FORMAT, &place,
		                 "the code of a municipality must be GM and four digits, such as GM0599");
	/* written anew, because the text may say "gm0599" */
	territory_write_code(text, code);
	record->row.code = (uint16_t)code;
	record->line = place.line;
	record->code_column = place.column;
	if (!territory_strings_keep(&load->loaded.strings, slice_of(text), &record->row.code_text))
		return error_memory(error);
	return KLP_OK;
}

/** Checks a name in any of the columns and makes its key; *length is 0 when there are no letters in it. */
static klp_status read_name(const struct load *load, size_t column, char key[TEXT_KEY_BYTES], size_t *length,
                            klp_error **error)
{
	struct slice name;
	klp_status status = territory_sheet_name(&load->sheet, column, &name, error);

	if (status == KLP_OK)
		*length = territory_key(key, name);
	return status;
}

static klp_status read_municipality_name(struct load *load, struct record *record, klp_error **error)
{
	char key[TEXT_KEY_BYTES];
	size_t length = 0;
	struct slice name = territory_sheet_value(&load->sheet, NAME);
	struct place place = territory_sheet_place(&load->sheet, NAME);
	klp_status status = read_name(load, NAME, key, &length, error);

	if (status != KLP_OK)
		return status;
	if (length == 0)
		return error_set(error, KLP_FORMAT, &place, "the name of the municipality is missing");
	record->name_column = place.column;
	if (!territory_strings_keep(&load->loaded.strings, name, &record->row.name) ||
	    !territory_strings_keep(&load->loaded.strings, (struct slice){ key, length }, &record->row.key))
		return error_memory(error);
	return KLP_OK;
}

/** A name is only there for people: one that nobody knows is let pass, one of another area is a mistake. */
static klp_status check_area_name(const struct load *load, size_t column, const struct territory_spelling *spellings,
                                  size_t count, int number, klp_error **error)
{
	char key[TEXT_KEY_BYTES];
	size_t length = 0;
	struct slice name = territory_sheet_value(&load->sheet, column);
	struct place place = territory_sheet_place(&load->sheet, column);
	klp_status status = read_name(load, column, key, &length, error);
	int named;

	if (status != KLP_OK)
		return status;
	named = territory_spelling_number(spellings, count, load->tables->strings, (struct slice){ key, length });
	if (named != 0 && named != number)
		return error_set(error, KLP_FORMAT, &place,
		                 "'%.*s' is the name of another area than the code says; correct one", (int)name.length,
		                 name.text);
	return KLP_OK;
}

static klp_status read_region(const struct load *load, struct record *record, klp_error **error)
{
	const struct territory_tables *tables = load->tables;
	struct place place = territory_sheet_place(&load->sheet, REGION_CODE);
	int code = territory_code(territory_sheet_value(&load->sheet, REGION_CODE), "AM", 2);
	int region;

	if (code < 0)
		return error_set(error, KLP_FORMAT, &place, "the code of a region must be AM and two digits, such as AM22");
	region = territory_region_of_code(tables, code);
	if (region < 0)
		return error_set(error, KLP_FORMAT, &place,
		                 "AM%02d is no labour market region; use one that is known, or AM%d for none", code,
		                 TERRITORY_NO_REGION);
	record->row.region = (uint8_t)region;
	return check_area_name(load, REGION_NAME, tables->region_spellings, tables->region_spelling_count, region, error);
}

static klp_status read_province(const struct load *load, struct record *record, klp_error **error)
{
	const struct territory_tables *tables = load->tables;
	struct place place = territory_sheet_place(&load->sheet, PROVINCE_CODE);
	int province = territory_code(territory_sheet_value(&load->sheet, PROVINCE_CODE), "PV", 2);

	if (province < 0)
		return error_set(error, KLP_FORMAT, &place, "the code of a province must be PV and two digits, such as PV28");
	if (province < TERRITORY_FIRST_PROVINCE || province >= TERRITORY_FIRST_PROVINCE + TERRITORY_PROVINCES)
		return error_set(error, KLP_FORMAT, &place, "PV%02d is no province; they are PV%d to PV%d", province,
		                 TERRITORY_FIRST_PROVINCE, TERRITORY_FIRST_PROVINCE + TERRITORY_PROVINCES - 1);
	record->row.province = (uint8_t)province;
	return check_area_name(load, PROVINCE_NAME, tables->province_spellings, tables->province_spelling_count, province,
	                       error);
}

static klp_status read_record(struct load *load, klp_error **error)
{
	struct record record = { 0 };
	klp_status status = read_year(load, &record, error);

	if (status == KLP_OK)
		status = read_code(load, &record, error);
	if (status == KLP_OK)
		status = read_municipality_name(load, &record, error);
	if (status == KLP_OK)
		status = read_region(load, &record, error);
	if (status == KLP_OK)
		status = read_province(load, &record, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&load->records, &load->capacity, load->count + 1, sizeof *load->records))
		return error_memory(error);
	load->records[load->count++] = record;
	return KLP_OK;
}

static klp_status read_records(struct load *load, struct slice bytes, klp_error **error)
{
	struct place place = { .source = load->source, .line = 1, .column = 1 };
	klp_status status = territory_sheet_open(&load->sheet, bytes, load->source, columns, error);
	bool more = true;

	while (status == KLP_OK && more) {
		status = territory_sheet_next(&load->sheet, &more, error);
		if (status == KLP_OK && more)
			status = read_record(load, error);
	}
	if (status == KLP_OK && load->count == 0)
		return error_set(error, KLP_FORMAT, &place,
		                 "no municipality follows the header; give each one of the year a line");
	return status;
}

/* --------------------------------------------------------------- ordering */

static int by_year_and_code(const void *one, const void *other)
{
	const struct record *a = one;
	const struct record *b = other;

	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	if (a->row.code != b->row.code)
		return a->row.code < b->row.code ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

static klp_status order_records(struct load *load, klp_error **error)
{
	qsort(load->records, load->count, sizeof *load->records, by_year_and_code);
	for (size_t i = 1; i < load->count; i++) {
		const struct record *before = &load->records[i - 1];
		const struct record *record = &load->records[i];
		struct place place = { .source = load->source, .line = record->line, .column = record->code_column };

		if (record->year == before->year && record->row.code == before->row.code)
			return error_set(error, KLP_FORMAT, &place,
			                 "GM%04d stands twice in %d, first on line %llu; take one of the two out", record->row.code,
			                 record->year, (unsigned long long)before->line);
	}
	return KLP_OK;
}

/** A name's key, and the record it is of. */
struct named {
	const char *key;
	const struct record *record;
};

static int by_key_and_line(const void *one, const void *other)
{
	const struct named *a = one;
	const struct named *b = other;
	int order = strcmp(a->key, b->key);

	if (order != 0)
		return order;
	return a->record->line < b->record->line ? -1 : a->record->line > b->record->line;
}

/** Fills by_key for the records of one year. */
static klp_status order_names(struct load *load, const struct record *records, size_t count, struct named *names,
                              uint16_t *by_key, klp_error **error)
{
	const char *strings = load->loaded.strings.bytes.bytes;

	for (size_t i = 0; i < count; i++)
		names[i] = (struct named){ strings + records[i].row.key, &records[i] };
	qsort(names, count, sizeof *names, by_key_and_line);
	for (size_t i = 0; i < count; i++) {
		const struct record *record = names[i].record;
		struct place place = { .source = load->source, .line = record->line, .column = record->name_column };

		if (i > 0 && strcmp(names[i - 1].key, names[i].key) == 0)
			return error_set(error, KLP_FORMAT, &place,
			                 "'%s' cannot be told apart from the name on line %llu of the same year; "
			                 "add the province's letters, as in Bergen (NH.)",
			                 strings + record->row.name, (unsigned long long)names[i - 1].record->line);
		by_key[i] = (uint16_t)(record - records);
	}
	return KLP_OK;
}

static size_t count_years(const struct load *load)
{
	size_t years = 0;

	for (size_t i = 0; i < load->count; i++)
		if (i == 0 || load->records[i].year != load->records[i - 1].year)
			years++;
	return years;
}

static klp_status make_years(struct load *load, klp_error **error)
{
	struct territory_loaded *loaded = &load->loaded;
	struct named *names = memory_allocate_zeroed(load->count, sizeof *names);
	klp_status status = KLP_OK;

	loaded->years = memory_allocate_zeroed(count_years(load), sizeof *loaded->years);
	loaded->rows = memory_allocate_zeroed(load->count, sizeof *loaded->rows);
	loaded->by_key = memory_allocate_zeroed(load->count, sizeof *loaded->by_key);
	if (names == NULL || loaded->years == NULL || loaded->rows == NULL || loaded->by_key == NULL) {
		memory_release(names);
		return error_memory(error);
	}

	for (size_t first = 0, end; status == KLP_OK && first < load->count; first = end) {
		struct territory_year *year = &loaded->years[loaded->year_count++];

		for (end = first; end < load->count && load->records[end].year == load->records[first].year; end++)
			loaded->rows[end] = load->records[end].row;
		*year = (struct territory_year){ .year = load->records[first].year,
			                             .names = KLP_CERTAINTY_SUPPLIED,
			                             .regions = KLP_CERTAINTY_SUPPLIED,
			                             .count = (uint32_t)(end - first),
			                             .rows = loaded->rows + first,
			                             .by_key = loaded->by_key + first,
			                             .strings = loaded->strings.bytes.bytes };
		status = order_names(load, load->records + first, end - first, names, loaded->by_key + first, error);
	}
	memory_release(names);
	return status;
}

klp_status territory_load(struct territory_loaded *loaded, const struct territory_tables *tables, struct slice bytes,
                          const char *source, klp_error **error)
{
	struct load load = { .tables = tables, .source = source };
	klp_status status = read_records(&load, bytes, error);

	territory_sheet_close(&load.sheet);
	if (status == KLP_OK)
		status = order_records(&load, error);
	if (status == KLP_OK)
		status = make_years(&load, error);
	memory_release(load.records);
	if (status != KLP_OK) {
		territory_loaded_free(&load.loaded);
		return status;
	}
	territory_strings_seal(&load.loaded.strings);
	*loaded = load.loaded;
	return KLP_OK;
}

void territory_loaded_free(struct territory_loaded *loaded)
{
	memory_release(loaded->years);
	memory_release(loaded->rows);
	memory_release(loaded->by_key);
	territory_strings_free(&loaded->strings);
	*loaded = (struct territory_loaded){ 0 };
}
