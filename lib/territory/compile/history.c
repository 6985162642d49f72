/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/compile/compile.h"

#include "base/memory.h"

#include <string.h>

/* Shares are rounded to four decimals each. */
#define SHARE_SLACK 5

/* ---------------------------------------------------------------- changes */

enum { DATE, OLD_CODE, OLD_NAME, NEW_CODE, NEW_NAME, KIND, SHARE };

static const char *const change_columns[] = {
	"datum", "oude_code", "oude_naam", "nieuwe_code", "nieuwe_naam", "soort", "aandeel", NULL,
};

/** The year of a day "yyyy-mm-dd", or -1; *new_year says whether it is 1 January. */
static int read_date(struct slice date, bool *new_year)
{
	int year, month, day;

	if (date.length != strlen("yyyy-mm-dd") || date.text[4] != '-' || date.text[7] != '-')
		return -1;
	year = territory_digits((struct slice){ date.text, 4 }, 4);
	month = territory_digits((struct slice){ date.text + 5, 2 }, 2);
	day = territory_digits((struct slice){ date.text + 8, 2 }, 2);
	if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31)
		return -1;
	*new_year = month == 1 && day == 1;
	return year;
}

static int read_kind(struct slice kind)
{
	static const struct {
		const char *name;
		klp_change_kind kind;
	} kinds[] = {
		{ "fusie", KLP_CHANGE_MERGED },          { "opheffing", KLP_CHANGE_ABSORBED },
		{ "splitsing", KLP_CHANGE_SPLIT },       { "naamswijziging", KLP_CHANGE_RENAMED },
		{ "grenscorrectie", KLP_CHANGE_BORDER },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kind.length == strlen(kinds[i].name) && memcmp(kind.text, kinds[i].name, kind.length) == 0)
			return (int)kinds[i].kind;
	return -1;
}

/** Reads "0.5921"; -1 when it is anything else. */
static int read_share(struct slice text)
{
	static const char start[] = "0.";
	size_t length = strlen(start);

	if (text.length < length || memcmp(text.text, start, length) != 0)
		return -1;
	return territory_digits((struct slice){ text.text + length, text.length - length }, 4);
}

/** What the change says must hold in the years before and after it, as far as they are known. */
static klp_status check_change(const struct compiled *compiled, const struct territory_sheet *sheet, int kind,
                               klp_error **error)
{
	bool new_year = false;
	int year = read_date(territory_sheet_value(sheet, DATE), &new_year);
	const struct territory_year *before = compile_year_of(compiled, new_year ? year - 1 : year);
	const struct territory_year *after = compile_year_of(compiled, new_year ? year : year + 1);
	int old_code = territory_code(territory_sheet_value(sheet, OLD_CODE), "GM", 4);
	int new_code = territory_code(territory_sheet_value(sheet, NEW_CODE), "GM", 4);

	if (year < 0)
		return compile_fail(sheet, DATE, error, "a day must be written yyyy-mm-dd");
	if (old_code < 0)
		return compile_fail(sheet, OLD_CODE, error, "the code must be GM and four digits");
	if (new_code < 0 || new_code == old_code)
		return compile_fail(sheet, NEW_CODE, error,
		                    "the code must be GM and four digits, and another than the old one");
	if (before != NULL && !compile_year_has(before, old_code, territory_sheet_value(sheet, OLD_NAME)))
		return compile_fail(sheet, OLD_CODE, error, "gemeenten.csv has no such municipality in %d", before->year);
	if (after != NULL && !compile_year_has(after, new_code, territory_sheet_value(sheet, NEW_NAME)))
		return compile_fail(sheet, NEW_CODE, error, "gemeenten.csv has no such municipality in %d", after->year);
	if (after != NULL && (territory_row_of_code(after, old_code) >= 0) != (kind == KLP_CHANGE_BORDER))
		return compile_fail(sheet, KIND, error, "in %d the old code must be %s after this", after->year,
		                    kind == KLP_CHANGE_BORDER ? "there still" : "gone");
	return KLP_OK;
}

/** The shares of the split that ends here must add up. */
static klp_status end_split(struct compiled *compiled, klp_error **error)
{
	uint32_t sum = compiled->split_sum;

	compiled->split_sum = 0;
	if (sum != 0 && (sum < TERRITORY_SHARE_PARTS - SHARE_SLACK || sum > TERRITORY_SHARE_PARTS + SHARE_SLACK))
		return error_set(error, KLP_FORMAT, &compiled->split_place,
		                 "the shares of the split that begins here add up to %u.%04u and not to 1",
		                 (unsigned)(sum / TERRITORY_SHARE_PARTS), (unsigned)(sum % TERRITORY_SHARE_PARTS));
	return KLP_OK;
}

/** Fills change->share, and adds up those of a split, whose lines follow one another. */
static klp_status take_share(struct compiled *compiled, const struct territory_sheet *sheet,
                             struct territory_change *change, klp_error **error)
{
	const struct territory_change *last =
		compiled->tables.change_count == 0 ? NULL : &compiled->changes[compiled->tables.change_count - 1];
	bool parted = change->kind == KLP_CHANGE_SPLIT || change->kind == KLP_CHANGE_BORDER;
	struct slice text = territory_sheet_value(sheet, SHARE);
	int share = parted ? read_share(text) : text.length == 0 ? TERRITORY_SHARE_PARTS : -1;
	klp_status status = KLP_OK;

	if (share <= 0)
		return compile_fail(sheet, SHARE, error,
		                    "a share must be written 0.nnnn with four decimals, and stand with a split or a border "
		                    "correction only");
	change->share = (uint16_t)share;
	if (last == NULL || last->old_code != change->old_code || change->kind != KLP_CHANGE_SPLIT)
		status = end_split(compiled, error);
	if (status == KLP_OK && change->kind == KLP_CHANGE_SPLIT) {
		if (compiled->split_sum == 0) {
			compiled->split_place = territory_sheet_place(sheet, SHARE);
			compiled->split_place.source = "herindelingen.csv";
		}
		compiled->split_sum += change->share;
	}
	return status;
}

static klp_status read_change(struct compiled *compiled, const struct territory_sheet *sheet, klp_error **error)
{
	struct territory_tables *tables = &compiled->tables;
	int kind = read_kind(territory_sheet_value(sheet, KIND));
	struct territory_change change = { .kind = (uint8_t)kind };
	klp_status status;

	if (kind < 0)
		return compile_fail(sheet, KIND, error,
		                    "the kind must be fusie, opheffing, splitsing, naamswijziging or grenscorrectie");
	status = check_change(compiled, sheet, kind, error);
	if (status == KLP_OK)
		status = compile_keep(compiled, territory_sheet_value(sheet, DATE), &change.date, error);
	if (status == KLP_OK)
		status = compile_keep(compiled, territory_sheet_value(sheet, OLD_CODE), &change.old_code, error);
	if (status == KLP_OK)
		status = compile_keep(compiled, territory_sheet_value(sheet, OLD_NAME), &change.old_name, error);
	if (status == KLP_OK)
		status = compile_keep(compiled, territory_sheet_value(sheet, NEW_CODE), &change.new_code, error);
	if (status == KLP_OK)
		status = compile_keep(compiled, territory_sheet_value(sheet, NEW_NAME), &change.new_name, error);
	if (status == KLP_OK)
		status = take_share(compiled, sheet, &change, error);
	if (status != KLP_OK)
		return status;
	if (tables->change_count > 0 &&
	    strcmp(tables->strings + compiled->changes[tables->change_count - 1].date, tables->strings + change.date) > 0)
		return compile_fail(sheet, DATE, error, "the lines must stand in the order of their days");
	if (!memory_reserve(&compiled->changes, &compiled->change_capacity, tables->change_count + 1,
	                    sizeof *compiled->changes))
		return error_memory(error);
	compiled->changes[tables->change_count++] = change;
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
	klp_status status = compile_file(compiled, folder, "herindelingen.csv", change_columns, read_change, error);

	if (status == KLP_OK)
		status = end_split(compiled, error);
	if (status == KLP_OK)
		status = compile_file(compiled, folder, "wijzigingen_regio.csv", move_columns, read_move, error);
	compiled->tables.changes = compiled->changes;
	compiled->tables.moves = compiled->moves;
	return status;
}
