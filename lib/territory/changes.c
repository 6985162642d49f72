/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/changes.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Shares are rounded to four decimals each, so that a few of them need not add up to 1 exactly. */
#define SHARE_SLACK 5
#define SHARE_DECIMALS 4

const char *const territory_change_columns[TERRITORY_CHANGE_COLUMNS + 1] = {
	"datum", "oude_code", "oude_naam", "nieuwe_code", "nieuwe_naam", "soort", "aandeel", NULL,
};

/* Fails at a value of the record that was read last. */
static klp_status fail(const struct territory_sheet *sheet, size_t column, const char *message, klp_error **error)
{
	struct place place = territory_sheet_place(sheet, column);

	return error_set(error, KLP_FORMAT, &place, "%s", message);
}

/* ----------------------------------------------------------------- values */

static bool is_date(struct slice date)
{
	int month, day;

	if (date.length != strlen("yyyy-mm-dd") || date.text[4] != '-' || date.text[7] != '-')
		return false;
	month = territory_digits((struct slice){ date.text + 5, 2 }, 2);
	day = territory_digits((struct slice){ date.text + 8, 2 }, 2);
	return territory_digits((struct slice){ date.text, 4 }, 4) >= 0 && month >= 1 && month <= 12 && day >= 1 &&
	       day <= 31;
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

/* Reads "0.5921" or "0.5" in parts of TERRITORY_SHARE_PARTS; -1 when it is anything else. */
static int read_share(struct slice text)
{
	static const char start[] = "0.";
	size_t length = strlen(start);
	size_t decimals = text.length > length ? text.length - length : 0;
	int share;

	if (decimals == 0 || decimals > SHARE_DECIMALS || memcmp(text.text, start, length) != 0)
		return -1;
	share = territory_digits((struct slice){ text.text + length, decimals }, decimals);
	for (; share > 0 && decimals < SHARE_DECIMALS; decimals++)
		share *= 10;
	return share;
}

/* --------------------------------------------------------------- a record */

static bool is_parted(int kind)
{
	return kind == KLP_CHANGE_SPLIT || kind == KLP_CHANGE_BORDER;
}

static klp_status keep(struct territory_strings *strings, struct slice text, territory_text *offset, klp_error **error)
{
	return territory_strings_keep(strings, text, offset) ? KLP_OK : error_memory(error);
}

/* The codes, written anew because the text may say "gm0599"; and the names. */
static klp_status take_municipalities(struct territory_change *change, const struct territory_sheet *sheet,
                                      struct territory_strings *strings, klp_error **error)
{
	char old_text[TERRITORY_CODE_BYTES], new_text[TERRITORY_CODE_BYTES];
	int old_code = territory_code(territory_sheet_value(sheet, TERRITORY_CHANGE_OLD_CODE), "GM", 4);
	int new_code = territory_code(territory_sheet_value(sheet, TERRITORY_CHANGE_NEW_CODE), "GM", 4);
	struct slice old_name, new_name;
	klp_status status;

	if (old_code < 0)
		return fail(sheet, TERRITORY_CHANGE_OLD_CODE, "the code must be GM and four digits", error);
	if (new_code < 0 || new_code == old_code)
		return fail(sheet, TERRITORY_CHANGE_NEW_CODE,
		            "the code must be GM and four digits, and another than the old one", error);
	territory_write_code(old_text, old_code);
	territory_write_code(new_text, new_code);
	status = territory_sheet_name(sheet, TERRITORY_CHANGE_OLD_NAME, &old_name, error);
	if (status == KLP_OK)
		status = territory_sheet_name(sheet, TERRITORY_CHANGE_NEW_NAME, &new_name, error);
	if (status == KLP_OK)
		status = keep(strings, slice_of(old_text), &change->old_code, error);
	if (status == KLP_OK)
		status = keep(strings, old_name, &change->old_name, error);
	if (status == KLP_OK)
		status = keep(strings, slice_of(new_text), &change->new_code, error);
	return status == KLP_OK ? keep(strings, new_name, &change->new_name, error) : status;
}

static klp_status read_change(struct territory_change *change, const struct territory_sheet *sheet,
                              struct territory_strings *strings, klp_error **error)
{
	struct slice date = territory_sheet_value(sheet, TERRITORY_CHANGE_DATE);
	struct slice share_text = territory_sheet_value(sheet, TERRITORY_CHANGE_SHARE);
	int kind = read_kind(territory_sheet_value(sheet, TERRITORY_CHANGE_KIND));
	int share;
	klp_status status;

	if (!is_date(date))
		return fail(sheet, TERRITORY_CHANGE_DATE, "a day must be written yyyy-mm-dd", error);
	if (kind < 0)
		return fail(sheet, TERRITORY_CHANGE_KIND,
		            "the kind must be fusie, opheffing, splitsing, naamswijziging or grenscorrectie", error);
	share = is_parted(kind) ? read_share(share_text) : share_text.length == 0 ? TERRITORY_SHARE_PARTS : -1;
	if (share <= 0)
		return fail(sheet, TERRITORY_CHANGE_SHARE,
		            "a share must be written 0.nnnn, with at most four decimals, and stand with a split or a border "
		            "correction only",
		            error);
	*change = (struct territory_change){ .share = (uint16_t)share, .kind = (uint8_t)kind };
	status = take_municipalities(change, sheet, strings, error);
	return status == KLP_OK ? keep(strings, date, &change->date, error) : status;
}

klp_status territory_changes_take(struct territory_changes *changes, const struct territory_sheet *sheet,
                                  struct territory_strings *strings, klp_error **error)
{
	struct territory_change change;
	klp_status status = read_change(&change, sheet, strings, error);

	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&changes->items, &changes->capacity, changes->count + 1, sizeof *changes->items) ||
	    !memory_reserve(&changes->places, &changes->place_capacity, changes->count + 1, sizeof *changes->places))
		return error_memory(error);
	changes->places[changes->count].line = territory_sheet_place(sheet, TERRITORY_CHANGE_SHARE).line;
	changes->places[changes->count].old_column = territory_sheet_place(sheet, TERRITORY_CHANGE_OLD_CODE).column;
	changes->places[changes->count].share_column = territory_sheet_place(sheet, TERRITORY_CHANGE_SHARE).column;
	changes->items[changes->count++] = change;
	return KLP_OK;
}

/* ------------------------------------------------------------ as a whole */

/* A change, to be sorted by event: in one list the same text has the same offset. */
struct line {
	const struct territory_change *change;
	bool border;
	size_t index;
};

static int order_of(territory_text one, territory_text other)
{
	return (one > other) - (one < other);
}

static int compare_events(const struct line *one, const struct line *other)
{
	int order = order_of(one->change->date, other->change->date);

	if (order == 0)
		order = order_of(one->change->old_code, other->change->old_code);
	return order != 0 ? order : one->border - other->border;
}

static int compare_lines(const void *left, const void *right)
{
	const struct line *one = left, *other = right;
	int order = compare_events(one, other);

	if (order == 0)
		order = order_of(one->change->new_code, other->change->new_code);
	return order != 0 ? order : (one->index > other->index) - (one->index < other->index);
}

/* A municipality that is not divided goes to one place, and no part goes to one place twice. */
static klp_status check_lines(const struct territory_changes *changes, const struct line *lines, size_t count,
                              const char *source, klp_error **error)
{
	for (size_t i = 1; i < count; i++) {
		const struct territory_change *change = lines[i].change, *before = lines[i - 1].change;

		if (is_parted(change->kind) && change->kind == before->kind && change->new_code != before->new_code)
			continue;
		const struct territory_change_place *at = &changes->places[lines[i].index];
		struct place place = { .source = source, .line = at->line, .column = at->old_column };
		return error_set(error, KLP_FORMAT, &place,
		                 "what becomes of this municipality on this day stands on line %llu as well; only a split has "
		                 "several lines, each with another new code",
		                 (unsigned long long)changes->places[lines[i - 1].index].line);
	}
	return KLP_OK;
}

static klp_status check_shares(const struct territory_changes *changes, const struct line *lines, size_t count,
                               const char *source, klp_error **error)
{
	uint64_t sum = 0;
	size_t first = lines[0].index;

	for (size_t i = 0; i < count; i++) {
		sum += lines[i].change->share;
		if (lines[i].index < first)
			first = lines[i].index;
	}
	if (lines[0].change->kind != KLP_CHANGE_SPLIT ||
	    (sum >= TERRITORY_SHARE_PARTS - SHARE_SLACK && sum <= TERRITORY_SHARE_PARTS + SHARE_SLACK))
		return KLP_OK;
	const struct territory_change_place *at = &changes->places[first];
	struct place place = { .source = source, .line = at->line, .column = at->share_column };
	return error_set(error, KLP_FORMAT, &place,
	                 "the shares of the split that begins here add up to %u.%04u and not to 1",
	                 (unsigned)(sum / TERRITORY_SHARE_PARTS), (unsigned)(sum % TERRITORY_SHARE_PARTS));
}

klp_status territory_changes_check(const struct territory_changes *changes, const char *source, klp_error **error)
{
	struct line *lines = memory_allocate_zeroed(changes->count + 1, sizeof *lines);
	klp_status status = KLP_OK;

	if (lines == NULL)
		return error_memory(error);
	for (size_t i = 0; i < changes->count; i++)
		lines[i] = (struct line){ &changes->items[i], changes->items[i].kind == KLP_CHANGE_BORDER, i };
	qsort(lines, changes->count, sizeof *lines, compare_lines);
	for (size_t start = 0, end; status == KLP_OK && start < changes->count; start = end) {
		for (end = start + 1; end < changes->count && compare_events(&lines[start], &lines[end]) == 0; end++)
			continue;
		status = check_lines(changes, lines + start, end - start, source, error);
		if (status == KLP_OK)
			status = check_shares(changes, lines + start, end - start, source, error);
	}
	memory_release(lines);
	return status;
}

void territory_changes_free(struct territory_changes *changes)
{
	memory_release(changes->items);
	memory_release(changes->places);
	*changes = (struct territory_changes){ .count = 0 };
}
