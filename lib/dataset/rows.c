/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Adding rows, setting their cells, and taking them back. */

#include "base/memory.h"
#include "base/number.h"
#include "base/options.h"
#include "dataset/columns.h"

#include <stddef.h>
#include <string.h>

/* ------------------------------------------------------------------- cells */

/* A column that is lent has no value there: one that was added since made the column the dataset's own. */
static void clear_valid(struct column *column, size_t row)
{
	if (row / 8 < column->valid_capacity && (column->valid[row / 8] >> row % 8 & 1) != 0)
		column->valid[row / 8] = (unsigned char)(column->valid[row / 8] & ~(1U << row % 8));
}

static bool grow_column(struct column *column, size_t row)
{
	if (columns_is_lent(column) && !columns_own(column))
		return false;
	size_t before = column->valid_capacity;
	if (!memory_reserve(&column->valid, &column->valid_capacity, row / 8 + 1, 1))
		return false;
	memset(column->valid + before, 0, column->valid_capacity - before);
	return memory_reserve(&column->at.cells, &column->capacity, row + 1, sizeof(int64_t));
}

/* Room for a value in that row, all rows past the old end being absent. */
static inline bool reserve_cell(struct column *column, size_t row)
{
	bool ready = row < column->capacity && row / 8 < column->valid_capacity && !columns_is_lent(column);
	return ready || grow_column(column, row);
}

_Static_assert(sizeof(double) == sizeof(int64_t), "reals and integers share their room");
_Static_assert(sizeof(const char *) <= sizeof(int64_t), "texts fit there too");

static void set_valid(struct column *column, size_t row)
{
	column->valid[row / 8] = (unsigned char)(column->valid[row / 8] | 1U << row % 8);
}

static bool set_integer(klp_dataset *dataset, size_t row, klp_column column, int64_t value)
{
	struct column *at = &dataset->columns[column];
	if (!reserve_cell(at, row))
		return false;
	at->at.integers[row] = value;
	set_valid(at, row);
	return true;
}

static bool set_count(klp_dataset *dataset, size_t row, klp_column column, int64_t value)
{
	return value == KLP_ABSENT || set_integer(dataset, row, column, value);
}

static bool set_real(klp_dataset *dataset, size_t row, klp_column column, double value)
{
	struct column *at = &dataset->columns[column];
	if (!reserve_cell(at, row))
		return false;
	at->at.reals[row] = value;
	set_valid(at, row);
	return true;
}

/* The pool's own copy of a text, when the row above has the same in that column, as rows of one table do; else NULL. */
static const char *same_above(const klp_dataset *dataset, size_t row, klp_column column, const char *text)
{
	const struct column *at = &dataset->columns[column];
	/* A column has room for no more rows than it has values for, and its marks in steps of their own. */
	if (row == 0 || row > at->capacity || (row - 1) / 8 >= at->valid_capacity ||
	    (at->valid[(row - 1) / 8] >> (row - 1) % 8 & 1) == 0)
		return NULL;
	const char *above = at->at.texts[row - 1];
	return strcmp(above, text) == 0 ? above : NULL;
}

static bool set_text(klp_dataset *dataset, size_t row, klp_column column, const char *text)
{
	if (text == NULL)
		return true;
	const char *kept = same_above(dataset, row, column, text);
	if (kept == NULL)
		kept = pool_keep(&dataset->pool, text, strlen(text));
	struct column *at = &dataset->columns[column];
	if (kept == NULL || !reserve_cell(at, row))
		return false;
	at->at.texts[row] = kept;
	set_valid(at, row);
	return true;
}

static void clear_row(klp_dataset *dataset, size_t row)
{
	for (int i = 0; i < KLP_COLUMN_COUNT; i++)
		clear_valid(&dataset->columns[i], row);
}

/* ---------------------------------------------------------------- editions */

/* Where in the sorted list a text stands, or belongs. */
static size_t find_edition(const klp_dataset *dataset, const char *text)
{
	size_t latest = dataset->latest_edition;
	if (latest < dataset->edition_count && strcmp(dataset->editions[latest].text, text) == 0)
		return latest;
	size_t low = 0, high = dataset->edition_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(dataset->editions[middle].text, text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Counts a row of that edition, in a list that stays sorted and without doubles. */
static bool remember_edition(klp_dataset *dataset, const char *text)
{
	if (text == NULL)
		return true;
	size_t at = find_edition(dataset, text);
	if (at == dataset->edition_count || strcmp(dataset->editions[at].text, text) != 0) {
		const char *kept = pool_keep(&dataset->pool, text, strlen(text));
		if (kept == NULL || !memory_reserve(&dataset->editions, &dataset->edition_capacity, dataset->edition_count + 1,
		                                    sizeof *dataset->editions))
			return false;
		memmove(dataset->editions + at + 1, dataset->editions + at,
		        (dataset->edition_count - at) * sizeof *dataset->editions);
		dataset->editions[at] = (struct edition_rows){ kept, 0 };
		dataset->edition_count++;
	}
	dataset->editions[at].rows++;
	dataset->latest_edition = at;
	return true;
}

/* Takes the last row back. */
static void remove_row(klp_dataset *dataset)
{
	size_t row = dataset->rows - 1;
	const char *edition = klp_dataset_text(dataset, row, KLP_COLUMN_EDITION);
	if (edition != NULL) {
		dataset->latest_edition = find_edition(dataset, edition);
		dataset->editions[dataset->latest_edition].rows--;
	}
	clear_row(dataset, row);
	dataset->rows = row;
}

/* Drops the editions of which no row is left. */
static void forget_editions(klp_dataset *dataset)
{
	size_t kept = 0;
	for (size_t i = 0; i < dataset->edition_count; i++)
		if (dataset->editions[i].rows > 0)
			dataset->editions[kept++] = dataset->editions[i];
	dataset->edition_count = kept;
}

/* -------------------------------------------------------------- whole rows */

static const struct {
	klp_column column;
	size_t offset;
} text_fields[] = {
	{ KLP_COLUMN_EDITION, offsetof(klp_row, edition) },
	{ KLP_COLUMN_REGION_CODE, offsetof(klp_row, region_code) },
	{ KLP_COLUMN_REGION_NAME, offsetof(klp_row, region_name) },
	{ KLP_COLUMN_MUNICIPALITY_CODE, offsetof(klp_row, municipality_code) },
	{ KLP_COLUMN_MUNICIPALITY_NAME, offsetof(klp_row, municipality_name) },
	{ KLP_COLUMN_SOURCE, offsetof(klp_row, source) },
	{ KLP_COLUMN_MUNICIPALITY_PRINTED, offsetof(klp_row, municipality_printed) },
	{ KLP_COLUMN_PROVINCE_CODE, offsetof(klp_row, province_code) },
	{ KLP_COLUMN_PROVINCE_NAME, offsetof(klp_row, province_name) },
};
enum { TEXT_FIELDS = sizeof text_fields / sizeof text_fields[0] };

const struct dataset_count_field dataset_count_fields[DATASET_COUNT_FIELDS] = {
	{ KLP_COLUMN_MUNICIPAL_PROFILE, offsetof(klp_row, municipal_profile) },
	{ KLP_COLUMN_MUNICIPAL_NO_PROFILE, offsetof(klp_row, municipal_no_profile) },
	{ KLP_COLUMN_UWV_PROFILE, offsetof(klp_row, uwv_profile) },
	{ KLP_COLUMN_UWV_NO_PROFILE, offsetof(klp_row, uwv_no_profile) },
	{ KLP_COLUMN_TOTAL, offsetof(klp_row, total) },
	{ KLP_COLUMN_REGISTER_TOTAL, offsetof(klp_row, register_total) },
};

static const char *text_field(const klp_row *row, size_t field)
{
	const char *text;
	memcpy(&text, (const char *)row + text_fields[field].offset, sizeof text);
	return text;
}

static int64_t count_field(const klp_row *row, size_t field)
{
	int64_t count;
	memcpy(&count, (const char *)row + dataset_count_fields[field].offset, sizeof count);
	return count;
}

static klp_status check_row(const klp_dataset *dataset, const klp_row *row, klp_error **error)
{
	if (row->edition != NULL && edition_parse(slice_of(row->edition)) == EDITION_NONE)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "a row's edition must be a year, Q and a quarter, such as 2025Q2");
	if (klp_level_name(row->level) == NULL)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a row's level %d is none", (int)row->level);
	if (row->origin != 0 && klp_origin_name(row->origin) == NULL)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a row's origin %d is none", (int)row->origin);
	if (row->region_number < 0 || row->region_number > DATASET_HIGHEST_REGION)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a row's region_number must lie in 0-%d",
		                 DATASET_HIGHEST_REGION);
	if (row->boundaries != 0 && (row->boundaries < EDITION_FIRST_YEAR || row->boundaries > EDITION_LAST_YEAR))
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a row's boundaries must be 0 or a year of %d-%d",
		                 EDITION_FIRST_YEAR, EDITION_LAST_YEAR);
	if (!(row->known_percent <= NUMBER_PERCENT_MAX))
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a row's known_percent must be at most %d",
		                 NUMBER_PERCENT_MAX);
	if (row->page > INT64_MAX || row->line > INT64_MAX)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a row's page or line is too large");
	for (size_t i = 0; i < DATASET_COUNT_FIELDS; i++) {
		int64_t count = count_field(row, i);
		if (count != KLP_ABSENT && (count < 0 || count > NUMBER_COUNT_MAX))
			return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a row's %s must be KLP_ABSENT or lie in 0-%lld",
			                 klp_column_name(dataset_count_fields[i].column), (long long)NUMBER_COUNT_MAX);
	}
	for (size_t i = 0; i < TEXT_FIELDS; i++) {
		const char *text = text_field(row, i);
		size_t bad;
		bool known = text == NULL || same_above(dataset, dataset->rows, text_fields[i].column, text) != NULL;
		if (!known && !text_is_utf8(text, strlen(text), &bad))
			return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a row's %s is not UTF-8 from byte %zu on",
			                 klp_column_name(text_fields[i].column), bad);
	}
	return KLP_OK;
}

static bool set_row(klp_dataset *dataset, size_t at, const klp_row *row)
{
	for (size_t i = 0; i < TEXT_FIELDS; i++)
		if (!set_text(dataset, at, text_fields[i].column, text_field(row, i)))
			return false;
	for (size_t i = 0; i < DATASET_COUNT_FIELDS; i++)
		if (!set_count(dataset, at, dataset_count_fields[i].column, count_field(row, i)))
			return false;
	klp_origin origin = row->origin == 0 ? KLP_ORIGIN_PUBLISHED : row->origin;
	double percent = row->known_percent == 0 ? 0 : row->known_percent; /* no "-0" is ever written */
	return set_integer(dataset, at, KLP_COLUMN_LEVEL, row->level) &&
	       set_integer(dataset, at, KLP_COLUMN_ORIGIN, origin) &&
	       (row->region_number == 0 || set_integer(dataset, at, KLP_COLUMN_REGION_NUMBER, row->region_number)) &&
	       (row->page == 0 || set_integer(dataset, at, KLP_COLUMN_PAGE, (int64_t)row->page)) &&
	       (row->line == 0 || set_integer(dataset, at, KLP_COLUMN_LINE, (int64_t)row->line)) &&
	       (percent < 0 || set_real(dataset, at, KLP_COLUMN_KNOWN_PERCENT, percent)) &&
	       (row->boundaries == 0 || set_integer(dataset, at, KLP_COLUMN_BOUNDARIES, row->boundaries)) &&
	       remember_edition(dataset, row->edition);
}

klp_status dataset_append(klp_dataset *dataset, const klp_row *row, klp_error **error)
{
	if (!set_row(dataset, dataset->rows, row)) {
		clear_row(dataset, dataset->rows);
		return error_memory(error);
	}
	dataset->rows++;
	if (row->level == KLP_LEVEL_PROVINCE || row->province_code != NULL || row->province_name != NULL)
		dataset->extra_columns |= COLUMNS_BIT(KLP_COLUMN_PROVINCE_CODE) | COLUMNS_BIT(KLP_COLUMN_PROVINCE_NAME);
	if (row->boundaries != 0)
		dataset->extra_columns |= COLUMNS_BIT(KLP_COLUMN_BOUNDARIES);
	return KLP_OK;
}

klp_status klp_dataset_add(klp_dataset *dataset, const klp_row *row, klp_error **error)
{
	if (dataset == NULL)
		return error_null(error, "dataset");
	if (row == NULL)
		return error_null(error, "row");
	klp_row taken = KLP_ROW_INIT;
	klp_status status = options_take(&taken, sizeof taken, row, "klp_row", error);
	if (status == KLP_OK)
		status = check_row(dataset, &taken, error);
	if (status != KLP_OK)
		return status;
	return dataset_append(dataset, &taken, error);
}

klp_status klp_dataset_get(const klp_dataset *dataset, size_t row, klp_row *out, klp_error **error)
{
	if (dataset == NULL)
		return error_null(error, "dataset");
	if (out == NULL)
		return error_null(error, "out");
	if (row >= dataset->rows)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "there is no row %zu: the dataset has %zu", row,
		                 dataset->rows);
	size_t size = out->struct_size;
	if (!options_size_is_possible(size, sizeof *out))
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "klp_row.struct_size is %zu, which no release has had; set the struct with KLP_ROW_INIT",
		                 size);

	klp_row made = KLP_ROW_INIT;
	for (size_t i = 0; i < TEXT_FIELDS; i++) {
		const char *text = klp_dataset_text(dataset, row, text_fields[i].column);
		memcpy((char *)&made + text_fields[i].offset, &text, sizeof text);
	}
	for (size_t i = 0; i < DATASET_COUNT_FIELDS; i++) {
		int64_t count = KLP_ABSENT;
		klp_dataset_integer(dataset, row, dataset_count_fields[i].column, &count);
		memcpy((char *)&made + dataset_count_fields[i].offset, &count, sizeof count);
	}
	int64_t level = 0, origin = 0, region = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	klp_dataset_integer(dataset, row, KLP_COLUMN_ORIGIN, &origin);
	klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &region);
	klp_dataset_real(dataset, row, KLP_COLUMN_KNOWN_PERCENT, &made.known_percent);
	struct place place = dataset_place(dataset, row);
	made.level = (klp_level)level;
	made.origin = (klp_origin)origin;
	made.region_number = (int)region;
	made.page = place.page;
	made.line = place.line;
	made.boundaries = klp_dataset_boundaries(dataset, row);
	/* What a newer caller's struct has more keeps its initial value. */
	memcpy(out, &made, size < sizeof made ? size : sizeof made);
	out->struct_size = size;
	return KLP_OK;
}

/* ------------------------------------------- what the floors above may do */

static bool comes_after(const struct cell_text *cell, size_t row, klp_column column)
{
	return cell->row != row ? cell->row > row : cell->column > column;
}

klp_status dataset_set_cell_text(klp_dataset *dataset, size_t row, klp_column column, struct slice text,
                                 klp_error **error)
{
	const char *kept = pool_keep(&dataset->pool, text.text, text.length);
	if (kept == NULL || !memory_reserve(&dataset->cell_texts, &dataset->cell_text_capacity,
	                                    dataset->cell_text_count + 1, sizeof *dataset->cell_texts))
		return error_memory(error);
	size_t at = dataset->cell_text_count;
	while (at > 0 && comes_after(&dataset->cell_texts[at - 1], row, column))
		at--;
	if (at > 0 && dataset->cell_texts[at - 1].row == row && dataset->cell_texts[at - 1].column == column) {
		dataset->cell_texts[at - 1].text = kept;
		return KLP_OK;
	}
	memmove(dataset->cell_texts + at + 1, dataset->cell_texts + at,
	        (dataset->cell_text_count - at) * sizeof *dataset->cell_texts);
	dataset->cell_texts[at] = (struct cell_text){ row, column, kept };
	dataset->cell_text_count++;
	return KLP_OK;
}

/* Drops what is kept in the place of a count. */
static void forget_cell_text(klp_dataset *dataset, size_t row, klp_column column)
{
	size_t kept = 0;
	for (size_t i = 0; i < dataset->cell_text_count; i++) {
		const struct cell_text *cell = &dataset->cell_texts[i];
		if (cell->row != row || cell->column != column)
			dataset->cell_texts[kept++] = *cell;
	}
	dataset->cell_text_count = kept;
}

klp_status dataset_change_count(klp_dataset *dataset, size_t row, klp_column column, int64_t count, klp_error **error)
{
	struct column *at = &dataset->columns[column];
	if (columns_is_lent(at) && !columns_own(at))
		return error_memory(error);
	if (count == KLP_ABSENT)
		clear_valid(at, row);
	else if (!set_integer(dataset, row, column, count))
		return error_memory(error);
	forget_cell_text(dataset, row, column);
	return KLP_OK;
}

void dataset_take_columns(klp_dataset *dataset, const klp_dataset *from)
{
	dataset->extra_columns |= from->extra_columns;
}

void dataset_add_column(klp_dataset *dataset, klp_column column)
{
	dataset->extra_columns |= COLUMNS_BIT(column);
}

klp_status dataset_set_real(klp_dataset *dataset, size_t row, klp_column column, double value, klp_error **error)
{
	if (!set_real(dataset, row, column, value))
		return error_memory(error);
	dataset->extra_columns |= COLUMNS_BIT(column);
	return KLP_OK;
}

klp_status dataset_set_integer(klp_dataset *dataset, size_t row, klp_column column, int64_t value, klp_error **error)
{
	if (!set_integer(dataset, row, column, value))
		return error_memory(error);
	dataset->extra_columns |= COLUMNS_BIT(column);
	return KLP_OK;
}

static klp_status copy_indicator(klp_dataset *dataset, const klp_dataset *from, size_t row, klp_column column,
                                 klp_error **error)
{
	size_t last = dataset->rows - 1;
	int64_t integer;
	double real;
	if (klp_dataset_integer(from, row, column, &integer))
		return dataset_set_integer(dataset, last, column, integer, error);
	if (klp_dataset_real(from, row, column, &real))
		return dataset_set_real(dataset, last, column, real, error);
	return KLP_OK;
}

klp_status dataset_copy_row(klp_dataset *dataset, const klp_dataset *from, size_t row, klp_error **error)
{
	struct dataset_mark mark = dataset_mark(dataset);
	klp_row copy = KLP_ROW_INIT;
	klp_status status = klp_dataset_get(from, row, &copy, error);
	if (status == KLP_OK)
		status = klp_dataset_add(dataset, &copy, error);
	for (int i = 0; status == KLP_OK && i < KLP_COLUMN_COUNT; i++) {
		const char *text = klp_dataset_cell_text(from, row, (klp_column)i);
		if (text != NULL)
			status = dataset_set_cell_text(dataset, dataset->rows - 1, (klp_column)i, slice_of(text), error);
		if (status == KLP_OK && dataset_is_indicator((klp_column)i))
			status = copy_indicator(dataset, from, row, (klp_column)i, error);
	}
	if (status != KLP_OK)
		dataset_rewind(dataset, mark);
	return status;
}

struct dataset_mark dataset_mark(const klp_dataset *dataset)
{
	return (struct dataset_mark){ dataset->rows, dataset->note_count, dataset->extra_columns };
}

void dataset_rewind(klp_dataset *dataset, struct dataset_mark mark)
{
	while (dataset->rows > mark.rows)
		remove_row(dataset);
	while (dataset->note_count > mark.notes) {
		klp_note *note = dataset->notes[--dataset->note_count];
		dataset->change_count -= note->change != NULL;
		memory_release(note);
	}
	while (dataset->cell_text_count > 0 && dataset->cell_texts[dataset->cell_text_count - 1].row >= mark.rows)
		dataset->cell_text_count--;
	dataset->extra_columns = mark.extra_columns;
	forget_editions(dataset);
}
