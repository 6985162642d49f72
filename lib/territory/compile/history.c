/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/compile/compile.h"

#include "base/memory.h"

#include <string.h>

/* ---------------------------------------------------------------- changes */

/** What the change says must hold in the years before and after it, as far as they are known. */
static klp_status check_change(const struct compiled *compiled, const struct territory_sheet *sheet,
                               const struct territory_change *change, klp_error **error)
{
	const char *date = compiled->tables.strings + change->date;
	int year = territory_digits((struct slice){ date, 4 }, 4);
	bool new_year = strcmp(date + 4, "-01-01") == 0;
	const struct territory_year *before = compile_year_of(compiled, new_year ? year - 1 : year);
	const struct territory_year *after = compile_year_of(compiled, new_year ? year : year + 1);
	int old_code = territory_code(slice_of(compiled->tables.strings + change->old_code), "GM", 4);
	int new_code = territory_code(slice_of(compiled->tables.strings + change->new_code), "GM", 4);
	bool goes_on = change->kind == KLP_CHANGE_BORDER;

	if (before != NULL && !compile_year_has(before, old_code, territory_sheet_value(sheet, TERRITORY_CHANGE_OLD_NAME)))
		return compile_fail(sheet, TERRITORY_CHANGE_OLD_CODE, error, "gemeenten.csv has no such municipality in %d",
		                    before->year);
	if (after != NULL && !compile_year_has(after, new_code, territory_sheet_value(sheet, TERRITORY_CHANGE_NEW_NAME)))
		return compile_fail(sheet, TERRITORY_CHANGE_NEW_CODE, error, "gemeenten.csv has no such municipality in %d",
		                    after->year);
	if (after != NULL && (territory_row_of_code(after, old_code) >= 0) != goes_on)
		return compile_fail(sheet, TERRITORY_CHANGE_KIND, error, "in %d the old code must be %s after this",
		                    after->year, goes_on ? "there still" : "gone");
	return KLP_OK;
}

static klp_status read_change(struct compiled *compiled, const struct territory_sheet *sheet, klp_error **error)
{
	struct territory_changes *changes = &compiled->changes;
	klp_status status = territory_changes_take(changes, sheet, &compiled->strings, error);
	const struct territory_change *change;

	if (status != KLP_OK)
		return status;
	compiled->tables.strings = compiled->strings.bytes.bytes;
	change = &changes->items[changes->count - 1];
	status = check_change(compiled, sheet, change, error);
	if (status != KLP_OK)
		return status;
	if (changes->count > 1 && strcmp(compiled->tables.strings + changes->items[changes->count - 2].date,
	                                 compiled->tables.strings + change->date) > 0)
		return compile_fail(sheet, TERRITORY_CHANGE_DATE, error, "the lines must stand in the order of their days");
	return KLP_OK;
}

/* ------------------------------------------------------------------ moves */

enum { FROM_YEAR, MOVED_CODE, MOVED_NAME, FROM_REGION, TO_REGION };

static const char *const move_columns[] = {
	"vanaf_jaar", "gemeentecode", "gemeentenaam", "van_regio", "naar_regio", NULL,
};

/** Whether the municipality lay in that region; true also when the year is not known. */
static bool lies_in(const struct territory_year *year, int code, int region)
{
	int index = territory_row_of_code(year, code);

	return year == NULL || (index >= 0 && year->rows[index].region == region);
}

static klp_status check_move(const struct compiled *compiled, const struct territory_sheet *sheet, int from, int to,
                             klp_error **error)
{
	int first = territory_digits(territory_sheet_value(sheet, FROM_YEAR), 4);
	int code = territory_code(territory_sheet_value(sheet, MOVED_CODE), "GM", 4);
	const struct territory_year *year = compile_year_of(compiled, first);

	if (year == NULL)
		return compile_fail(sheet, FROM_YEAR, error, "gemeenten.csv does not have this year");
	if (!compile_year_has(year, code, territory_sheet_value(sheet, MOVED_NAME)))
		return compile_fail(sheet, MOVED_CODE, error, "gemeenten.csv has no such municipality in %d", first);
	if (from < 0 || !lies_in(compile_year_of(compiled, first - 1), code, from))
		return compile_fail(sheet, FROM_REGION, error, "gemeenten.csv has it in another region in %d", first - 1);
	if (to < 0 || to == from || !lies_in(year, code, to))
		return compile_fail(sheet, TO_REGION, error, "gemeenten.csv has it in another region in %d", first);
	return KLP_OK;
}

static klp_status read_move(struct compiled *compiled, const struct territory_sheet *sheet, klp_error **error)
{
	struct territory_tables *tables = &compiled->tables;
	int from = territory_region_of_code(tables, territory_code(territory_sheet_value(sheet, FROM_REGION), "AM", 2));
	int to = territory_region_of_code(tables, territory_code(territory_sheet_value(sheet, TO_REGION), "AM", 2));
	struct territory_move move = { .from = (uint8_t)from, .to = (uint8_t)to };
	klp_status status = check_move(compiled, sheet, from, to, error);

	if (status == KLP_OK)
		status = compile_keep(compiled, territory_sheet_value(sheet, MOVED_CODE), &move.code, error);
	if (status == KLP_OK)
		status = compile_keep(compiled, territory_sheet_value(sheet, MOVED_NAME), &move.name, error);
	if (status != KLP_OK)
		return status;
	move.year = (uint16_t)territory_digits(territory_sheet_value(sheet, FROM_YEAR), 4);
	if (!memory_reserve(&compiled->moves, &compiled->move_capacity, tables->move_count + 1, sizeof *compiled->moves))
		return error_memory(error);
	compiled->moves[tables->move_count++] = move;
	return KLP_OK;
}

klp_status compile_history(struct compiled *compiled, const char *folder, klp_error **error)
{
	static const char file[] = "herindelingen.csv";
	klp_status status = compile_file(compiled, folder, file, territory_change_columns, read_change, error);

	if (status == KLP_OK)
		status = territory_changes_check(&compiled->changes, file, error);
	if (status == KLP_OK)
		status = compile_file(compiled, folder, "wijzigingen_regio.csv", move_columns, read_move, error);
	compiled->tables.changes = compiled->changes.items;
	compiled->tables.change_count = compiled->changes.count;
	compiled->tables.moves = compiled->moves;
	return status;
}
