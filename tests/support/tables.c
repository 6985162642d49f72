/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "support/tables.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ adding */

static void add(klp_dataset *dataset, const klp_row *row)
{
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_add(dataset, row, &error), KLP_OK, "%s", klp_error_message(error));
}

static klp_dataset *new_dataset(void)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	return dataset;
}

static klp_row get(const klp_dataset *dataset, size_t row)
{
	klp_row got = KLP_ROW_INIT;
	cr_assert_eq(klp_dataset_get(dataset, row, &got, NULL), KLP_OK);
	return got;
}

static void set_counts(klp_row *row, const int64_t counts[5])
{
	row->municipal_profile = counts[0];
	row->municipal_no_profile = counts[1];
	row->uwv_profile = counts[2];
	row->uwv_no_profile = counts[3];
	row->total = counts[4];
}

void tables_add(klp_dataset *dataset, const struct table_row *short_row)
{
	klp_row row = KLP_ROW_INIT;
	row.edition = short_row->edition;
	row.level = short_row->level;
	row.region_number = short_row->region;
	if (row.level == KLP_LEVEL_REGION)
		row.region_name = short_row->name;
	else
		row.municipality_printed = short_row->name;
	row.municipality_code = short_row->code;
	row.source = short_row->source;
	row.line = short_row->line;
	row.page = short_row->line == 0 ? 0 : 1;
	set_counts(&row, short_row->counts);
	add(dataset, &row);
}

klp_dataset *tables_of(const struct table_row *rows)
{
	klp_dataset *dataset = new_dataset();
	for (; rows->level != 0; rows++)
		tables_add(dataset, rows);
	return dataset;
}

void tables_add_all(klp_dataset *dataset, const klp_dataset *from)
{
	for (size_t i = 0; i < klp_dataset_rows(from); i++) {
		klp_row row = get(from, i);
		add(dataset, &row);
	}
}

/* --------------------------------------------------- the three publications */

enum { FIELDS = 19, LINE_BYTES = 512 };

/* Cuts a line of CSV into its fields; a quoted one holds no quotes. */
static void cut(char *line, char *fields[FIELDS])
{
	line[strcspn(line, "\r\n")] = '\0';
	for (size_t i = 0; i < FIELDS; i++) {
		cr_assert_not_null(line, "field %zu is missing", i);
		char delimiter = *line == '"' ? '"' : ',';
		fields[i] = delimiter == '"' ? line + 1 : line;
		char *end = strchr(fields[i], delimiter);
		if (end != NULL)
			*end++ = '\0';
		line = delimiter == '"' && end != NULL ? end + 1 : end;
	}
}

static const char *text_of(const char *field)
{
	return field[0] == '\0' ? NULL : field;
}

klp_dataset *tables_2025(void)
{
	char line[LINE_BYTES];
	klp_dataset *dataset = new_dataset();
	FILE *file = fopen(KLP_SOURCE_DIR "/tests/fixtures/2025q2.csv", "r");
	cr_assert_not_null(file);
	cr_assert_not_null(fgets(line, sizeof line, file));
	while (fgets(line, sizeof line, file) != NULL) {
		char *field[FIELDS];
		cut(line, field);
		klp_row row = KLP_ROW_INIT;
		row.edition = field[0];
		row.level = (klp_level)klp_level_find(field[1]);
		row.region_number = atoi(field[2]);
		row.region_code = text_of(field[3]);
		row.region_name = text_of(field[4]);
		row.municipality_code = text_of(field[5]);
		row.municipality_name = text_of(field[6]);
		int64_t counts[5];
		for (size_t i = 0; i < 5; i++)
			counts[i] = atoll(field[7 + i]);
		set_counts(&row, counts);
		row.source = field[15];
		row.line = (uint64_t)atoll(field[17]);
		row.municipality_printed = text_of(field[18]);
		add(dataset, &row);
	}
	fclose(file);
	return dataset;
}

struct printed {
	const char *code;
	const char *name;
	int64_t counts[5];
};

static klp_dataset *region_table(const char *edition, int number, const char *name, const char *source,
                                 const struct printed *municipalities, const int64_t total[5], int64_t register_total,
                                 double known_percent)
{
	klp_dataset *dataset = new_dataset();
	uint64_t line = 1;
	for (; municipalities->code != NULL; municipalities++) {
		struct table_row row = { .edition = edition,
			                     .level = KLP_LEVEL_MUNICIPALITY,
			                     .region = number,
			                     .code = municipalities->code,
			                     .name = municipalities->name,
			                     .source = source,
			                     .line = line++ };
		memcpy(row.counts, municipalities->counts, sizeof row.counts);
		tables_add(dataset, &row);
	}
	klp_row row = KLP_ROW_INIT;
	row.edition = edition;
	row.level = KLP_LEVEL_REGION;
	row.region_number = number;
	row.region_name = name;
	row.source = source;
	row.page = 1;
	row.line = line;
	row.register_total = register_total;
	row.known_percent = known_percent;
	set_counts(&row, total);
	add(dataset, &row);
	return dataset;
}

klp_dataset *tables_rijnmond_2023(void)
{
	static const struct printed municipalities[] = {
		{ "GM0613", "Albrandswaard", { 2, 64, 85, 20, 171 } },
		{ "GM0489", "Barendrecht", { 1, 135, 153, 42, 331 } },
		{ "GM0502", "Capelle aan den IJssel", { 54, 205, 357, 75, 691 } },
		{ "GM1924", "Goeree-Overflakkee", { 9, 125, 189, 53, 376 } },
		{ "GM1963", "Hoeksche Waard", { 13, 138, 298, 77, 526 } },
		{ "GM0542", "Krimpen aan den IJssel", { 22, 85, 143, 32, 282 } },
		{ "GM0556", "Maassluis", { 1, 84, 228, 35, 348 } },
		{ "GM1930", "Nissewaard", { 4, 307, 647, 139, 1097 } },
		{ "GM0597", "Ridderkerk", { 0, 144, 218, 49, 411 } },
		{ "GM0599", "Rotterdam", { 187, 2951, 3632, 825, 7595 } },
		{ "GM0606", "Schiedam", { 5, 264, 403, 115, 787 } },
		{ "GM0622", "Vlaardingen", { 4, 244, 417, 96, 761 } },
		{ "GM1992", "Voorne aan Zee", { 5, 186, 340, 60, 591 } },
		{ "GM1892", "Zuidplas", { 25, 63, 143, 49, 280 } },
		{ NULL, NULL, { 0 } },
	};
	static const int64_t total[5] = { 332, 4995, 7253, 1667, 14247 };
	return region_table("2023Q2", 22, "Rijnmond", "rijnmond.txt", municipalities, total, 19222, 74);
}

klp_dataset *tables_zuidoost_brabant(void)
{
	static const struct printed municipalities[] = {
		{ "GM1724", "Bergeijk", { 0, 16, 54, 42, 112 } },
		{ "GM0753", "Best", { 0, 35, 71, 51, 157 } },
		{ "GM1728", "Bladel", { 0, 23, 60, 74, 157 } },
		{ "GM1706", "Cranendonck", { 0, 18, 50, 58, 126 } },
		{ "GM0770", "Eersel", { 0, 19, 60, 52, 131 } },
		{ "GM0772", "Eindhoven", { 25, 415, 997, 737, 2174 } },
		{ "GM1658", "Heeze-Leende", { 0, 15, 51, 25, 91 } },
		{ "GM0820", "Nuenen Ca", { 0, 14, 60, 42, 116 } },
		{ "GM0823", "Oirschot", { 0, 20, 31, 49, 100 } },
		{ "GM1667", "Reusel-De Mierden", { 0, 8, 36, 35, 79 } },
		{ "GM0848", "Son en Breugel", { 0, 19, 32, 16, 67 } },
		{ "GM0858", "Valkenswaard", { 1, 34, 91, 99, 225 } },
		{ "GM0861", "Veldhoven", { 7, 37, 153, 112, 309 } },
		{ "GM0866", "Waalre", { 0, 8, 34, 25, 67 } },
		{ NULL, NULL, { 0 } },
	};
	static const int64_t slid[5] = { TABLES_NONE, 33, 681, 1780, 1417 };
	return region_table(NULL, 33, "Zuidoost-Brabant", "brabant.md", municipalities, slid, 5431, 72);
}

/* ------------------------------------------------------- finding and changing */

size_t tables_row_about(const klp_dataset *dataset, klp_level level, int region, const char *code)
{
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = get(dataset, i);
		if (row.level == level && (region == 0 || row.region_number == region) &&
		    (code == NULL || (row.municipality_code != NULL && strcmp(row.municipality_code, code) == 0)))
			return i;
	}
	return SIZE_MAX;
}

int64_t tables_count(const klp_dataset *dataset, size_t row, klp_column column)
{
	int64_t value = TABLES_NONE;
	klp_dataset_integer(dataset, row, column, &value);
	return value;
}

klp_dataset *tables_with(const klp_dataset *dataset, size_t row, klp_column column, int64_t value)
{
	cr_assert_lt(row, klp_dataset_rows(dataset), "no such row");
	klp_dataset *changed = new_dataset();
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row got = get(dataset, i);
		if (i == row) {
			int64_t counts[5] = { got.municipal_profile, got.municipal_no_profile, got.uwv_profile, got.uwv_no_profile,
				                  got.total };
			if (column == KLP_COLUMN_REGISTER_TOTAL)
				got.register_total = value;
			else if (column == KLP_COLUMN_KNOWN_PERCENT)
				got.known_percent = (double)value;
			else
				counts[column - KLP_COLUMN_MUNICIPAL_PROFILE] = value;
			set_counts(&got, counts);
		}
		add(changed, &got);
	}
	return changed;
}

klp_dataset *tables_without(const klp_dataset *dataset, size_t row)
{
	cr_assert_lt(row, klp_dataset_rows(dataset), "no such row");
	klp_dataset *less = new_dataset();
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row got = get(dataset, i);
		if (i != row)
			add(less, &got);
	}
	return less;
}

klp_dataset *tables_shuffled(const klp_dataset *dataset, uint32_t seed)
{
	size_t rows = klp_dataset_rows(dataset);
	size_t *order = malloc((rows + 1) * sizeof *order);
	cr_assert_not_null(order);
	for (size_t i = 0; i < rows; i++)
		order[i] = i;
	for (size_t i = rows; i > 1; i--) {
		seed = seed * 1664525U + 1013904223U; /* a linear congruential generator: the same on every machine */
		size_t other = (seed >> 8) % i, kept = order[i - 1];
		order[i - 1] = order[other];
		order[other] = kept;
	}
	klp_dataset *shuffled = new_dataset();
	for (size_t i = 0; i < rows; i++) {
		klp_row row = get(dataset, order[i]);
		add(shuffled, &row);
	}
	free(order);
	return shuffled;
}
