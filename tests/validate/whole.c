/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/whole.h"
#include "support/chance.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { COUNTS = DATASET_COUNTS, TOTAL = COUNTS - 1, PERCENT = 100, REVISION = 20, REVISION_LEAST = 3 };

/* ------------------------------------------------------------------ making */

void whole_load(struct whole *whole)
{
	damage_load_country(&whole->tables[WHOLE_COUNTRY]);
	damage_load(whole->tables + 1);
	memcpy(whole->unplaced, whole->tables[WHOLE_COUNTRY].counts[0], sizeof whole->unplaced);
	for (size_t i = 0; i < WHOLE_TABLES; i++) {
		const struct damage_table *table = &whole->tables[i];
		whole->register_total[i] = KLP_ABSENT;
		whole->known_percent[i] = -1;
		for (size_t column = 0; i != WHOLE_COUNTRY && column < COUNTS; column++)
			whole->unplaced[column] -= table->counts[table->rows][column];
	}
}

static void add_up_region(struct damage_table *region)
{
	int64_t *totals = region->counts[region->rows];
	memset(totals, 0, sizeof region->counts[0]);
	for (size_t row = 0; row < region->rows; row++) {
		int64_t *counts = region->counts[row];
		counts[TOTAL] = 0;
		for (size_t column = 0; column < TOTAL; column++)
			counts[TOTAL] += counts[column];
		for (size_t column = 0; column < COUNTS; column++)
			totals[column] += counts[column];
	}
}

void whole_add_up(struct whole *whole)
{
	int64_t *country = whole->tables[WHOLE_COUNTRY].counts[0];
	memcpy(country, whole->unplaced, sizeof whole->unplaced);
	for (size_t i = 1; i < WHOLE_TABLES; i++) {
		struct damage_table *region = &whole->tables[i];
		add_up_region(region);
		for (size_t column = 0; column < COUNTS; column++)
			country[column] += region->counts[region->rows][column];
	}
}

void whole_scale(struct damage_table *region, size_t percent)
{
	for (size_t row = 0; row < region->rows; row++)
		for (size_t column = 0; column < TOTAL; column++) {
			int64_t *count = &region->counts[row][column];
			*count = *count * (int64_t)(PERCENT - percent + chance(2 * percent + 1)) / PERCENT;
		}
}

void whole_revise(int64_t *count)
{
	int64_t by = 1 + (int64_t)chance((size_t)(*count / REVISION) + REVISION_LEAST);
	*count += chance(2) == 0 && by <= *count ? -by : by;
}

void whole_give_registers(struct whole *whole)
{
	for (size_t i = 1; i < WHOLE_TABLES; i++) {
		const struct damage_table *region = &whole->tables[i];
		int64_t total = region->counts[region->rows][TOTAL];
		int64_t all = total + total * (int64_t)(1 + chance(PERCENT / 2)) / PERCENT;
		whole->register_total[i] = all;
		int64_t rounded = (2 * PERCENT * total + all) / (2 * all);
		whole->known_percent[i] = (double)rounded;
	}
}

/* ------------------------------------------------------------------ into a dataset and back */

/* Keeps a negative count of the last row as a text. */
static void add_negative(klp_dataset *dataset, klp_column column, int64_t count)
{
	char text[32];
	snprintf(text, sizeof text, "%" PRId64, count);
	cr_assert_eq(dataset_set_cell_text(dataset, klp_dataset_rows(dataset) - 1, column, slice_of(text), NULL), KLP_OK);
}

static void add_row(klp_dataset *dataset, const klp_row *named, const int64_t counts[COUNTS])
{
	klp_row row = *named;
	int64_t *const fields[COUNTS] = { &row.municipal_profile, &row.municipal_no_profile, &row.uwv_profile,
		                              &row.uwv_no_profile, &row.total };
	for (size_t i = 0; i < COUNTS; i++)
		*fields[i] = counts[i] < 0 ? KLP_ABSENT : counts[i];
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	for (size_t i = 0; i < COUNTS; i++)
		if (counts[i] < 0 && counts[i] != KLP_ABSENT)
			add_negative(dataset, (klp_column)(DATASET_FIRST_COUNT + (int)i), counts[i]);
}

void whole_add(klp_dataset *dataset, const struct whole *whole, const klp_dataset *publication, const char *edition,
               const char *source)
{
	for (size_t i = 0; i < WHOLE_TABLES; i++) {
		const struct damage_table *table = &whole->tables[i];
		for (size_t row = 0; row <= table->rows; row++) {
			klp_row named = KLP_ROW_INIT;
			cr_assert_eq(klp_dataset_get(publication, table->abouts[row], &named, NULL), KLP_OK);
			named.edition = edition;
			named.source = source;
			if (row == table->rows) {
				named.register_total = whole->register_total[i];
				named.known_percent = whole->known_percent[i];
			}
			add_row(dataset, &named, table->counts[row]);
		}
	}
}

static bool same_text(const char *one, const char *other)
{
	return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

/* The row of the publication about the same area: one of those of a table. */
static size_t find_about(const struct damage_table *table, const klp_dataset *publication, const klp_row *row)
{
	if (row->level != KLP_LEVEL_MUNICIPALITY)
		return table->abouts[table->rows];
	for (size_t i = 0; i < table->rows; i++)
		if (same_text(klp_dataset_text(publication, table->abouts[i], KLP_COLUMN_MUNICIPALITY_CODE),
		              row->municipality_code))
			return table->abouts[i];
	cr_assert_fail("municipality %s is none of region %d", row->municipality_code, row->region_number);
	return SIZE_MAX;
}

static void take_row(struct whole *whole, const struct whole *right, const klp_dataset *publication, const klp_row *row)
{
	cr_assert(row->region_number >= 0 && row->region_number < WHOLE_TABLES, "region %d", row->region_number);
	struct damage_table *table = &whole->tables[row->region_number];
	size_t about = find_about(&right->tables[row->region_number], publication, row);
	/* the total row stays behind the municipalities, wherever it stands */
	size_t at = table->rows;
	if (row->level == KLP_LEVEL_MUNICIPALITY) {
		cr_assert_lt(++table->rows, (size_t)DAMAGE_ROWS);
		memcpy(table->counts[at + 1], table->counts[at], sizeof table->counts[at]);
		table->abouts[at + 1] = table->abouts[at];
	}
	const int64_t counts[COUNTS] = { row->municipal_profile, row->municipal_no_profile, row->uwv_profile,
		                             row->uwv_no_profile, row->total };
	memcpy(table->counts[at], counts, sizeof counts);
	table->abouts[at] = about;
}

void whole_take(struct whole *whole, const struct whole *right, const klp_dataset *dataset,
                const klp_dataset *publication, const char *edition, const char *source)
{
	memset(whole, 0, sizeof *whole);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		if (same_text(row.edition, edition) && same_text(row.source, source))
			take_row(whole, right, publication, &row);
	}
}

/* ------------------------------------------------------------------ comparing */

bool whole_same_table(const struct damage_table *one, const struct damage_table *other)
{
	bool taken[DAMAGE_ROWS] = { false };
	if (one->rows != other->rows)
		return false;
	for (size_t row = 0; row <= one->rows; row++) {
		size_t at = 0;
		while (at <= other->rows && (taken[at] || other->abouts[at] != one->abouts[row] ||
		                             memcmp(other->counts[at], one->counts[row], sizeof one->counts[row]) != 0))
			at++;
		if (at > other->rows)
			return false;
		taken[at] = true;
	}
	return true;
}

void whole_print_table(const struct damage_table *table, const klp_dataset *publication)
{
	for (size_t row = 0; row <= table->rows; row++) {
		for (size_t i = 0; i < COUNTS; i++)
			if (table->counts[row][i] == KLP_ABSENT)
				fprintf(stderr, "\t-");
			else
				fprintf(stderr, "\t%" PRId64, table->counts[row][i]);
		const char *name = klp_dataset_text(publication, table->abouts[row], KLP_COLUMN_MUNICIPALITY_NAME);
		fprintf(stderr, "\t%s\n", name == NULL ? "total" : name);
	}
}
