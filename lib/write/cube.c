/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/cube.h"
#include "base/memory.h"
#include "base/order.h"
#include "dataset/dataset.h"
#include "write/column_words.h"

#include <stdlib.h>

/* -------------------------------------------------------------------- areas */

static klp_level level_of(const klp_dataset *dataset, size_t row)
{
	int64_t level = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	return (klp_level)level;
}

const char *cube_area_code(const klp_dataset *dataset, size_t row)
{
	static const klp_column codes[] = { [KLP_LEVEL_PROVINCE] = KLP_COLUMN_PROVINCE_CODE,
		                                [KLP_LEVEL_REGION] = KLP_COLUMN_REGION_CODE,
		                                [KLP_LEVEL_MUNICIPALITY] = KLP_COLUMN_MUNICIPALITY_CODE };
	klp_level level = level_of(dataset, row);
	return level == KLP_LEVEL_COUNTRY ? "NL01" : klp_dataset_text(dataset, row, codes[level]);
}

const char *cube_area_name(const klp_dataset *dataset, size_t row, enum language language)
{
	static const char *const country[LANGUAGES] = { "The Netherlands", "Nederland" };
	static const klp_column names[] = { [KLP_LEVEL_PROVINCE] = KLP_COLUMN_PROVINCE_NAME,
		                                [KLP_LEVEL_REGION] = KLP_COLUMN_REGION_NAME,
		                                [KLP_LEVEL_MUNICIPALITY] = KLP_COLUMN_MUNICIPALITY_NAME };
	klp_level level = level_of(dataset, row);
	if (level == KLP_LEVEL_COUNTRY)
		return country[language];
	const char *name = klp_dataset_text(dataset, row, names[level]);
	return name != NULL || level != KLP_LEVEL_MUNICIPALITY
	           ? name
	           : klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_PRINTED);
}

/* --------------------------------------------------------------------- keys */

static int compare_keys(const void *one, const void *other)
{
	const struct cube_key *left = one, *right = other;
	ORDER_BY(left->level, right->level);
	ORDER_BY(left->named, right->named);
	int order = order_texts(left->area, right->area);
	if (order != 0)
		return order;
	ORDER_BY(left->edition, right->edition);
	ORDER_BY(left->row, right->row);
	return 0;
}

static klp_status refuse(const klp_dataset *dataset, size_t row, const char *format, klp_error **error)
{
	const struct place place = dataset_place(dataset, row);
	const char *name = cube_area_name(dataset, row, LANGUAGE_ENGLISH);
	if (dataset_edition_of(dataset, row) == EDITION_NONE)
		return error_set(error, KLP_UNSUPPORTED, &place,
		                 "row %zu tells no edition, without which '%s' cannot place it; read it with an assumed "
		                 "edition, or write CSV or JSON",
		                 row + 1, format);
	return error_set(
		error, KLP_UNSUPPORTED, &place,
		"row %zu, about '%.*s', has no code of CBS, by which '%s' tells areas; write CSV or JSON, or leave "
		"it out",
		row + 1, text_quoted(slice_of(name == NULL ? "?" : name)), name == NULL ? "?" : name, format);
}

static klp_status take_keys(struct cube *cube, const char *format, enum cube_areas areas, klp_error **error)
{
	const klp_dataset *dataset = cube->dataset;
	for (size_t row = 0; row < cube->count; row++) {
		struct cube_key *key = &cube->keys[row];
		*key = (struct cube_key){ cube_area_code(dataset, row), row, dataset_edition_of(dataset, row),
			                      level_of(dataset, row), false };
		key->named = key->area == NULL && areas == CUBE_CODES_OR_NAMES;
		if (key->named)
			key->area = cube_area_name(dataset, row, LANGUAGE_ENGLISH);
		if (key->area == NULL || key->edition == EDITION_NONE)
			return refuse(dataset, row, format, error);
	}
	return KLP_OK;
}

bool cube_same_area(const struct cube_key *one, const struct cube_key *other)
{
	return one->level == other->level && one->named == other->named && order_texts(one->area, other->area) == 0;
}

/* No two rows about the same area and edition. */
static klp_status check_keys(const struct cube *cube, const char *format, klp_error **error)
{
	for (size_t i = 1; i < cube->count; i++) {
		const struct cube_key *one = &cube->keys[i - 1], *other = &cube->keys[i];
		if (one->edition != other->edition || !cube_same_area(one, other))
			continue;
		const struct place place = dataset_place(cube->dataset, other->row);
		char edition[EDITION_BYTES];
		edition_write(edition, other->edition);
		return error_set(error, KLP_UNSUPPORTED, &place,
		                 "rows %zu and %zu are both about %.*s in %s, and '%s' has room for one; leave one out, or "
		                 "write CSV or JSON",
		                 one->row + 1, other->row + 1, text_quoted(slice_of(other->area)), other->area, edition,
		                 format);
	}
	return KLP_OK;
}

/* ----------------------------------------------------------------- measures */

static bool has_value(const klp_dataset *dataset, klp_column column)
{
	size_t rows = klp_dataset_rows(dataset);
	for (size_t row = 0; row < rows; row++)
		if (klp_dataset_real(dataset, row, column, NULL) || columns_printed_text(dataset, row, column) != NULL)
			return true;
	return false;
}

static struct columns measures_of(const klp_dataset *dataset)
{
	const struct columns all = columns_of(dataset);
	struct columns measures = { 0 };
	for (size_t i = 0; i < all.count; i++) {
		klp_column column = all.column[i];
		bool count = column >= DATASET_FIRST_COUNT && column < DATASET_FIRST_COUNT + DATASET_COUNTS;
		if (column_words[column].unit == UNIT_NONE || (!count && !has_value(dataset, column)))
			continue;
		measures.column[measures.count] = column;
		measures.type[measures.count] = all.type[i];
		measures.name[measures.count++] = all.name[i];
	}
	return measures;
}

klp_status cube_make(struct cube *cube, const klp_dataset *dataset, const char *format, enum cube_areas areas,
                     klp_error **error)
{
	*cube = (struct cube){ .dataset = dataset, .count = klp_dataset_rows(dataset) };
	cube->keys = memory_allocate_zeroed(cube->count + 1, sizeof *cube->keys);
	if (cube->keys == NULL)
		return error_memory(error);
	klp_status status = take_keys(cube, format, areas, error);
	if (status != KLP_OK)
		return status;
	qsort(cube->keys, cube->count, sizeof *cube->keys, compare_keys);
	cube->measures = measures_of(dataset);
	return check_keys(cube, format, error);
}

void cube_free(struct cube *cube)
{
	memory_release(cube->keys);
	*cube = (struct cube){ 0 };
}

/* --------------------------------------------------------------------- gaps */

static bool is_one_of(struct slice text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (text.length == strlen(*words) && memcmp(text.text, *words, text.length) == 0)
			return true;
	return false;
}

enum cube_gap cube_gap(const klp_dataset *dataset, size_t row, klp_column column)
{
	/* A hyphen, an en dash and a minus sign. */
	static const char *const dashes[] = { "-", "\xE2\x80\x93", "\xE2\x88\x92", NULL };
	static const char *const secrets[] = { "x", "X", NULL };
	const char *printed = columns_printed_text(dataset, row, column);
	if (printed == NULL)
		return column_is_possible(column, level_of(dataset, row)) ? CUBE_UNKNOWN : CUBE_IMPOSSIBLE;
	struct slice text = text_trim(slice_of(printed));
	if (is_one_of(text, dashes))
		return CUBE_NIL;
	bool small = text.length > 0 && text.text[0] == '<';
	return small || is_one_of(text, secrets) ? CUBE_SECRET : CUBE_UNKNOWN;
}
