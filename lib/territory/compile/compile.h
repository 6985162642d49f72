/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The program that turns the CSV files of data/ into C, at build time. It refuses data that contradict themselves:
 * what is compiled in need not be checked again.
 */

#ifndef TERRITORY_COMPILE_H
#define TERRITORY_COMPILE_H

#include "territory/changes.h"
#include "territory/loader.h"
#include "territory/sheet.h"

#include <stdio.h>

/** What has been read so far. */
struct compiled {
	/** of everything but the years, which have their own; `tables.strings` follows it */
	struct territory_strings strings;
	struct territory_tables tables;
	struct territory_region regions[TERRITORY_REGIONS];
	struct territory_province provinces[TERRITORY_PROVINCES];
	size_t region_count;
	size_t province_count;
	struct territory_spelling *region_spellings;
	struct territory_spelling *province_spellings;
	struct territory_alias *aliases;
	struct territory_changes changes;
	struct territory_move *moves;
	size_t region_spelling_capacity;
	size_t province_spelling_capacity;
	size_t alias_capacity;
	size_t move_capacity;
	struct territory_loaded loaded;
	/** years that jaren.csv has told the certainty of */
	size_t sure_count;
};

/** Puts a text with the others. */
klp_status compile_keep(struct compiled *compiled, struct slice text, territory_text *offset, klp_error **error);

/** Fails at a value of the record that was read last. */
#define compile_fail(sheet, column, error, ...) \
	error_set(error, KLP_FORMAT, (const struct place[]){ territory_sheet_place(sheet, column) }, __VA_ARGS__)

/** Takes one record of a file. */
typedef klp_status (*compile_row)(struct compiled *compiled, const struct territory_sheet *sheet, klp_error **error);

/** Reads a file of the data folder record by record. */
klp_status compile_file(struct compiled *compiled, const char *folder, const char *name, const char *const *columns,
                        compile_row row, klp_error **error);

/** The path of a file of the data folder, to be released; NULL when there is no memory. */
char *compile_path(const char *folder, const char *name);

/** Regions and provinces, with all their spellings. To be read first. */
klp_status compile_areas(struct compiled *compiled, const char *folder, klp_error **error);

/** The municipalities of all years, and how sure each year is. Needs the areas. */
klp_status compile_years(struct compiled *compiled, const char *folder, klp_error **error);

/** The other spellings of municipalities. Needs the years. */
klp_status compile_aliases(struct compiled *compiled, const char *folder, klp_error **error);

/** Reorganisations and moves between regions. Needs the years. */
klp_status compile_history(struct compiled *compiled, const char *folder, klp_error **error);

/** The year, or NULL. */
struct territory_year *compile_year_of(const struct compiled *compiled, int year);

/** Whether the year has that municipality under that name. */
bool compile_year_has(const struct territory_year *year, int code, struct slice name);

/** Writes it all as C. False when it could not be written. */
bool compile_print(const struct compiled *compiled, FILE *out);

#endif
