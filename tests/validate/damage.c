/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/damage.h"
#include "support/chance.h"
#include "support/tables.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COUNTS = DATASET_COUNTS, TRIES = 300, TEN = 10 };

/* One count that is there. */
static int64_t *any_cell(struct damage_table *table)
{
	for (;;) {
		int64_t *cell = &table->counts[chance(table->rows + 1)][chance(COUNTS)];
		if (*cell != KLP_ABSENT)
			return cell;
	}
}

/* One count that is there, in digits; none when it is negative. */
struct printed {
	int64_t *cell;
	char digits[32];
	size_t length;
};

static struct printed any_printed(struct damage_table *table)
{
	struct printed printed = { .cell = any_cell(table) };
	if (*printed.cell >= 0)
		printed.length = (size_t)snprintf(printed.digits, sizeof printed.digits, "%" PRId64, *printed.cell);
	return printed;
}

/* Puts the digits in the place of the count. */
static bool change(const struct printed *printed)
{
	int64_t value = strtoll(printed->digits, NULL, TEN);
	bool changed = value != *printed->cell && printed->digits[0] != '\0';
	if (changed)
		*printed->cell = value;
	return changed;
}

static bool sign(struct damage_table *table)
{
	int64_t *cell = any_cell(table);
	if (*cell <= 0)
		return false;
	*cell = -*cell;
	return true;
}

static bool swap_digits(struct damage_table *table)
{
	struct printed printed = any_printed(table);
	if (printed.length < 2)
		return false;
	char *digits = printed.digits + chance(printed.length - 1), first = digits[0];
	digits[0] = digits[1];
	digits[1] = first;
	return change(&printed);
}

static bool wrong_digit(struct damage_table *table)
{
	struct printed printed = any_printed(table);
	if (printed.length == 0)
		return false;
	size_t at = chance(printed.length);
	printed.digits[at] = (char)('0' + chance(TEN));
	return (printed.length == 1 || printed.digits[0] != '0') && change(&printed);
}

static bool lost_digit(struct damage_table *table)
{
	struct printed printed = any_printed(table);
	if (printed.length < 2)
		return false;
	size_t at = chance(printed.length);
	memmove(printed.digits + at, printed.digits + at + 1, printed.length - at);
	return change(&printed);
}

static bool doubled_digit(struct damage_table *table)
{
	struct printed printed = any_printed(table);
	if (printed.length == 0)
		return false;
	size_t at = chance(printed.length);
	memmove(printed.digits + at + 1, printed.digits + at, printed.length - at + 1);
	return change(&printed);
}

static bool lost_dot(struct damage_table *table)
{
	int64_t *cell = any_cell(table);
	if (*cell < 1000)
		return false;
	*cell = chance(2) == 0 ? *cell / 1000 : *cell % 1000;
	return true;
}

static bool left_out_total(struct damage_table *table)
{
	size_t row = chance(table->rows + 1);
	size_t column = row == table->rows ? chance(COUNTS) : COUNTS - 1;
	bool there = table->counts[row][column] != KLP_ABSENT;
	table->counts[row][column] = KLP_ABSENT;
	return there;
}

static bool exchange_cells(struct damage_table *table)
{
	size_t row = chance(table->rows + 1), column = chance(COUNTS), how = chance(3);
	size_t other_row = how == 0 ? row : chance(table->rows + 1), other_column = how == 1 ? column : chance(COUNTS);
	int64_t *one = &table->counts[row][column], *other = &table->counts[other_row][other_column], count = *one;
	if (*one == *other || *one == KLP_ABSENT || *other == KLP_ABSENT)
		return false;
	*one = *other;
	*other = count;
	return true;
}

static bool slide(struct damage_table *table)
{
	int64_t *counts = table->counts[chance(table->rows + 1)], slid[COUNTS];
	int columns = (int)chance(3) - 1;
	if (columns == 0)
		columns = chance(2) == 0 ? 2 : -2;
	for (int i = 0; i < COUNTS; i++)
		slid[i] = i - columns < 0 || i - columns >= COUNTS ? KLP_ABSENT : counts[i - columns];
	memcpy(counts, slid, sizeof slid);
	return true;
}

static bool exchange_rows(struct damage_table *table)
{
	int64_t counts[COUNTS];
	if (table->rows < 2)
		return false;
	size_t one = chance(table->rows), other = table->rows;
	memcpy(counts, table->counts[one], sizeof counts);
	memcpy(table->counts[one], table->counts[other], sizeof counts);
	memcpy(table->counts[other], counts, sizeof counts);
	return true;
}

static bool leave_out_row(struct damage_table *table)
{
	if (table->rows < 2)
		return false;
	size_t row = chance(table->rows);
	memmove(&table->counts[row], &table->counts[row + 1], (table->rows - row) * sizeof table->counts[0]);
	memmove(&table->abouts[row], &table->abouts[row + 1], (table->rows - row) * sizeof table->abouts[0]);
	table->rows--;
	return true;
}

static bool repeat_row(struct damage_table *table)
{
	if (table->rows == 0 || table->rows + 1 == DAMAGE_ROWS)
		return false;
	size_t row = chance(table->rows), at = chance(table->rows + 1), about = table->abouts[row];
	int64_t counts[COUNTS];
	memcpy(counts, table->counts[row], sizeof counts);
	memmove(&table->counts[at + 1], &table->counts[at], (table->rows + 1 - at) * sizeof table->counts[0]);
	memmove(&table->abouts[at + 1], &table->abouts[at], (table->rows + 1 - at) * sizeof table->abouts[0]);
	memcpy(table->counts[at], counts, sizeof counts);
	table->abouts[at] = about;
	table->rows++;
	return true;
}

const struct damage_way damage_ways[DAMAGES] = {
	{ "minus sign", sign, true },
	{ "digits swapped", swap_digits, true },
	{ "digit wrong", wrong_digit, true },
	{ "digit lost", lost_digit, true },
	{ "digit doubled", doubled_digit, true },
	{ "thousands dot", lost_dot, true },
	{ "total left out", left_out_total, false },
	{ "counts exchanged", exchange_cells, false },
	{ "row slid", slide, false },
	{ "rows exchanged", exchange_rows, false },
	{ "row left out", leave_out_row, false },
	{ "row twice", repeat_row, false },
};

bool damage_do(struct damage_table *table, const struct damage_way *way)
{
	for (size_t i = 0; i < TRIES; i++)
		if (way->apply(table))
			return true;
	return false;
}

/* Puts a row of the dataset behind those that a table has; the total row, which comes last, is none of its rows. */
static void load_row(struct damage_table *table, const klp_dataset *dataset, size_t row, bool total)
{
	for (size_t i = 0; i < COUNTS; i++)
		table->counts[table->rows][i] = tables_count(dataset, row, (klp_column)(DATASET_FIRST_COUNT + (int)i));
	table->abouts[table->rows] = row;
	table->rows += !total;
}

void damage_load(struct damage_table regions[DAMAGE_REGIONS])
{
	klp_dataset *dataset = tables_2025();
	for (size_t i = 0; i < DAMAGE_REGIONS; i++)
		regions[i].rows = 0;
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++) {
		int64_t level = 0, number = 0;
		klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
		klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &number);
		if (level != KLP_LEVEL_COUNTRY)
			load_row(&regions[number - 1], dataset, row, level == KLP_LEVEL_REGION);
	}
	klp_dataset_free(dataset);
}

void damage_load_country(struct damage_table *country)
{
	klp_dataset *dataset = tables_2025();
	country->rows = 0;
	load_row(country, dataset, tables_row_about(dataset, KLP_LEVEL_COUNTRY, 0, NULL), true);
	klp_dataset_free(dataset);
}
