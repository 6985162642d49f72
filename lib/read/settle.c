/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Once all rows are known: which region each table is about, and whose the register sizes are. */

#include "base/memory.h"
#include "read/doubt.h"
#include "read/tables.h"

#include <string.h>

enum { REGIONS = 99 };

/* In which regions the municipalities of a block lie. */
struct votes {
	size_t of[REGIONS + 1];
	size_t known;
	int most;
	/** all of them; and more than half */
	bool unanimous;
	bool majority;
};

static void count_votes(const struct tables *tables, const struct table_block *block, struct votes *votes)
{
	memset(votes, 0, sizeof *votes);
	for (size_t i = 0; i < block->rows; i++) {
		int region = tables_region_of_row(tables, &tables->rows[block->first_row + i]);
		if (region <= 0 || region > REGIONS)
			continue;
		votes->of[region]++;
		votes->known++;
		if (votes->most == 0 || votes->of[region] > votes->of[votes->most])
			votes->most = region;
	}
	votes->unanimous = votes->known > 0 && votes->of[votes->most] == votes->known;
	votes->majority = votes->of[votes->most] * 2 > votes->known;
}

/* The region's name that stands with a block, unless another name nearby fits its municipalities better. NULL when there is
 * none that could be meant. */
static const struct table_name *choose_name(const struct table_block *block, const struct votes *votes)
{
	for (size_t i = 0; i < TABLE_NAMES; i++)
		if (block->names[i].region != 0 && block->names[i].region == votes->most)
			return &block->names[i];
	for (size_t i = 0; i < TABLE_NAMES; i++)
		if (block->names[i].region != 0 && (i == TABLE_NAMED_BEFORE || votes->known == 0))
			return &block->names[i];
	return NULL;
}

/* The region that the municipalities tell by themselves, or 0. */
static int infer_region(const struct table_block *block, const struct votes *votes)
{
	/* Rows with a total are one region's, though some may have moved since; rows without may be a list of many regions. */
	bool told = votes->unanimous || (votes->majority && block->total_row != TABLE_NO_ROW);
	return told ? votes->most : 0;
}

static const char *region_name(const struct tables *tables, int region)
{
	const char *name = klp_territory_region_name(tables->reading->territory, region);
	return name == NULL ? "?" : name;
}

static klp_status note_region(struct tables *tables, const struct table_block *block, const struct votes *votes,
                              int region, bool named, size_t line, klp_error **error)
{
	if (region == 0 && block->rows > 0 && votes->known > 0)
		return tables_note(tables, "read.region-inferred", KLP_SEVERITY_INFORMATION, line, 0, 0, error,
		                   "no region is printed with these rows; each got that of its municipality");
	if (region == 0)
		return tables_note(tables, "read.region-unknown", KLP_SEVERITY_WARNING, line, 0, 0, error,
		                   "no region is printed with this row or table, and its municipalities do not tell it");
	if (!named)
		return tables_note(tables, "read.region-inferred", KLP_SEVERITY_INFORMATION, line, 0, region, error,
		                   "no region is printed with this table; most or all of its municipalities lie in %s",
		                   region_name(tables, region));
	int before = block->names[TABLE_NAMED_BEFORE].region, heading = block->names[TABLE_NAMED_IN_HEADING].region;
	if (before != 0 && before != region && heading == region)
		return tables_note(tables, "read.region-mismatch", KLP_SEVERITY_WARNING, line, 0, region, error,
		                   "the table says %s, and the heading of its page %s, where its municipalities lie",
		                   region_name(tables, before), region_name(tables, region));
	if (votes->most != 0 && votes->most != region)
		return tables_note(tables, "read.region-mismatch", KLP_SEVERITY_WARNING, line, 0, region, error,
		                   "the table is printed under %s, but most of its municipalities lie in %s",
		                   region_name(tables, region), region_name(tables, votes->most));
	return KLP_OK;
}

static klp_status settle_block(struct tables *tables, const struct table_block *block, klp_error **error)
{
	struct votes votes;
	count_votes(tables, block, &votes);
	const struct table_name *name = choose_name(block, &votes);
	int region = name != NULL ? name->region : infer_region(block, &votes);
	size_t line = tables->rows[block->rows > 0 ? block->first_row : block->total_row].line;
	klp_status status = note_region(tables, block, &votes, region, name != NULL, line, error);
	if (status == KLP_OK && name != NULL && name->number != 0 && name->number != region)
		status = tables_note(tables, "read.region-number", KLP_SEVERITY_INFORMATION, name->line, 0, region, error,
		                     "%s is printed as number %d; UWV's number is %d", region_name(tables, region),
		                     name->number, region);
	for (size_t i = 0; status == KLP_OK && i < block->rows; i++) {
		struct table_row *row = &tables->rows[block->first_row + i];
		row->region = region != 0 ? region : tables_region_of_row(tables, row);
		row->among_others = votes.most == region;
	}
	if (block->total_row != TABLE_NO_ROW)
		tables->rows[block->total_row].region = region;
	return status;
}

/* --------------------------------------------------------------- registers */

/* A list of rows that grows. */
struct row_list {
	size_t *rows;
	size_t count;
	size_t capacity;
};

/* The rows that registers may belong to, so that a sentence finds its own without a search through all rows. */
struct register_rows {
	/** of regions, in the order of their lines */
	struct row_list regions;
	/** of regions of which only the register is told, in the order of the sentences */
	struct row_list added;
	/** the first of the country in each edition, in the order of the editions */
	struct row_list countries;
	/** whether any row is of that region */
	bool seen[REGIONS + 1];
};

static void free_rows(struct register_rows *list)
{
	memory_release(list->regions.rows);
	memory_release(list->added.rows);
	memory_release(list->countries.rows);
}

static klp_status insert_row(const struct tables *tables, struct row_list *list, size_t at, size_t row,
                             klp_error **error)
{
	klp_status status = reading_reserve(tables->reading, &list->rows, &list->capacity, list->count + 1,
	                                    sizeof *list->rows, NULL, error);
	if (status != KLP_OK)
		return status;
	memmove(list->rows + at + 1, list->rows + at, (list->count - at) * sizeof *list->rows);
	list->rows[at] = row;
	list->count++;
	return KLP_OK;
}

/* Where the country of an edition stands in the list, or belongs. There are only some thousand editions. */
static size_t find_country(const struct tables *tables, const struct register_rows *list, edition_number edition)
{
	size_t low = 0, high = list->countries.count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tables->rows[list->countries.rows[middle]].edition < edition)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_country_of(const struct tables *tables, const struct register_rows *list, size_t at,
                          edition_number edition)
{
	return at < list->countries.count && tables->rows[list->countries.rows[at]].edition == edition;
}

static klp_status list_rows(const struct tables *tables, struct register_rows *list, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < tables->row_count; i++) {
		const struct table_row *row = &tables->rows[i];
		list->seen[row->region] = true;
		if (row->level == KLP_LEVEL_REGION)
			status = insert_row(tables, &list->regions, list->regions.count, i, error);
		if (row->level != KLP_LEVEL_COUNTRY)
			continue;
		size_t at = find_country(tables, list, row->edition);
		if (!is_country_of(tables, list, at, row->edition))
			status = insert_row(tables, &list->countries, at, i, error);
	}
	return status;
}

/* The first region row below a line, as an index into the list. */
static size_t first_below(const struct tables *tables, const struct row_list *list, size_t line)
{
	size_t low = 0, high = list->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tables->rows[list->rows[middle]].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The n-th row of a list, NULL when it has not so many. An index below 0 has wrapped, and is none either. */
static struct table_row *row_at(struct tables *tables, const struct row_list *list, size_t index)
{
	return index < list->count ? &tables->rows[list->rows[index]] : NULL;
}

/* The row a sentence is about: of the region it names, the nearest above or else below, of the same edition; and when it
 * names none that is known, the nearest under the same heading. A sentence stands with its table: a few regions away is far
 * enough. */
static struct table_row *find_register_row(struct tables *tables, const struct register_rows *list,
                                           const struct facts_register *found, int region)
{
	enum { REACH = 64 };
	edition_number edition = tables_edition(tables, found->line);
	size_t section = facts_heading_above(tables->facts, found->line);
	size_t below = first_below(tables, &list->regions, found->line);
	for (size_t away = 0; away < REACH; away++) {
		struct table_row *const rows[] = { row_at(tables, &list->added, list->added.count - 1 - away),
			                               row_at(tables, &list->regions, below - 1 - away),
			                               row_at(tables, &list->regions, below + away) };
		for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
			if (rows[i] == NULL || rows[i]->edition != edition)
				continue;
			if (region != 0 ? rows[i]->region == region : facts_heading_above(tables->facts, rows[i]->line) == section)
				return rows[i];
		}
	}
	return NULL;
}

/* The country's row of the sentence's edition. */
static struct table_row *find_country_row(struct tables *tables, const struct register_rows *list,
                                          const struct facts_register *found)
{
	edition_number edition = tables_edition(tables, found->line);
	size_t at = find_country(tables, list, edition);
	return is_country_of(tables, list, at, edition) ? row_at(tables, &list->countries, at) : NULL;
}

/* A region of which only the register is known here: its municipalities stand without a total. */
static klp_status add_register_row(struct tables *tables, struct register_rows *list,
                                   const struct facts_register *found, int region, struct table_row **row,
                                   klp_error **error)
{
	klp_status status = tables_add_row(tables, row, KLP_LEVEL_REGION, found->line, error);
	if (status != KLP_OK)
		return status;
	(*row)->region = region;
	return insert_row(tables, &list->added, list->added.count, tables->row_count - 1, error);
}

static klp_status settle_register(struct tables *tables, struct register_rows *list, const struct facts_register *found,
                                  klp_error **error)
{
	struct label_places places = tables_places(tables, found->line);
	int number;
	int region = label_find_region(found->region, &places, &number);
	if (found->total == KLP_ABSENT)
		return tables_note(tables, "read.register-unplaced", KLP_SEVERITY_WARNING, found->line, 0, region, error,
		                   "the size of a register is told here in a way that cannot be read; it was left out");
	struct table_row *row = region == 0 && found->national ? find_country_row(tables, list, found)
	                                                       : find_register_row(tables, list, found, region);
	if (row == NULL && region != 0 && list->seen[region]) {
		klp_status status = add_register_row(tables, list, found, region, &row, error);
		if (status != KLP_OK)
			return status;
	}
	bool taken = row != NULL && row->register_total != KLP_ABSENT && row->register_total != found->total;
	if (row == NULL || taken)
		return tables_note(tables, "read.register-unplaced", KLP_SEVERITY_WARNING, found->line, 0, region, error,
		                   "a register of %lld persons is told here, and %s; it was not read", (long long)found->total,
		                   taken ? "its region already has another" : "it cannot be told of which region");
	row->register_total = found->total;
	row->known_percent = found->known_percent;
	return KLP_OK;
}

/* A publication that shows the country shows all its regions; else a part of it is missing. */
static klp_status note_missing_regions(struct tables *tables, klp_error **error)
{
	const struct table_row *country = NULL;
	for (size_t i = 0; country == NULL && i < tables->row_count; i++)
		if (tables->rows[i].level == KLP_LEVEL_COUNTRY)
			country = &tables->rows[i];
	if (country == NULL)
		return KLP_OK;
	bool seen[REGIONS + 1] = { false };
	int regions = klp_territory_regions(tables->reading->territory), present = 0;
	for (size_t i = 0; i < tables->row_count; i++) {
		const struct table_row *row = &tables->rows[i];
		if (row->region == 0 || row->edition != country->edition || seen[row->region])
			continue;
		seen[row->region] = true;
		present++;
	}
	if (present == 0 || present >= regions)
		return KLP_OK;
	return tables_note(tables, "read.regions-missing", KLP_SEVERITY_WARNING, country->line, 0, 0, error,
	                   "the country is here, but of its %d regions only %d: the document may be cut off", regions,
	                   present);
}

klp_status tables_settle(struct tables *tables, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < tables->block_count; i++)
		status = settle_block(tables, &tables->blocks[i], error);
	if (status == KLP_OK)
		status = doubt_rows_above(tables, error);

	struct register_rows list = { .seen = { false } };
	if (status == KLP_OK)
		status = list_rows(tables, &list, error);
	for (size_t i = 0; status == KLP_OK && i < tables->facts->register_count; i++)
		status = settle_register(tables, &list, &tables->facts->registers[i], error);
	free_rows(&list);
	return status == KLP_OK ? note_missing_regions(tables, error) : status;
}
