/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Entries are sorted into tables, and each table is looked at three times: whether it is the region's at all, whether
 * its municipalities are, and which are missing. */

#include "validate/placement.h"
#include "base/memory.h"
#include "territory/territory.h"

#include <stdlib.h>
#include <string.h>

/* To compare a name with all municipalities takes time. A table with more unknown names than this is none of the
 * publication. */
enum { SUGGESTED_MAX = 1000 };

/* The municipalities of one year. */
struct year_facts {
	int year;
	size_t count;
	/** of each: its region, or 0 */
	int *region;
	/** whether it has to stand with its region, all through the year */
	bool *needed;
	/** whether it stands in the table that is looked at */
	bool *present;
};

struct search {
	struct placements *placements;
	const klp_dataset *dataset;
	const klp_territory *territory;
	struct year_facts facts;
	size_t suggested;
};

/* The rows of one region, edition and source. */
struct table {
	const struct entry *entries;
	size_t count;
	int region;
	/** of the edition, or 0 */
	int year;
	/** of the look-ups: the nearest that is known, or without an edition the newest */
	int known_year;
};

/* --------------------------------------------------------------- one municipality */

/* Its region in a year; 0 when there is none, or no such municipality. */
static int region_in(const klp_territory *territory, int year, const char *code)
{
	int index = klp_territory_find_municipality(territory, year, code);
	return index < 0 ? 0 : klp_territory_municipality_region(territory, year, index);
}

/* Whether it lay in the table's region about the time of the edition; without an edition, at any time. */
static bool may_stand_with(const klp_territory *territory, const struct table *table, const char *code)
{
	int first = table->year == 0 ? klp_territory_first_year(territory) : table->year - 1;
	int last = table->year == 0 ? klp_territory_last_year(territory) : table->year + 1;
	for (int year = first; year <= last; year++)
		if (region_in(territory, year, code) == table->region)
			return true;
	return false;
}

/* Whether it ceased to exist in the course of a year, as Weesp did in March 2022. */
static bool ends_within(const klp_territory *territory, int year, const char *code)
{
	for (size_t i = 0; i < klp_territory_changes(territory); i++) {
		const char *date = klp_territory_change_date(territory, i);
		if (strtol(date, NULL, 10) == year && strcmp(date + strlen("yyyy"), "-01-01") != 0 &&
		    klp_territory_change_kind(territory, i) != KLP_CHANGE_BORDER &&
		    strcmp(klp_territory_change_old_code(territory, i), code) == 0)
			return true;
	}
	return false;
}

/* Whether it lies in its region all through a year, and did not move in the years beside it. */
static bool is_needed(const klp_territory *territory, int year, const char *code, int region)
{
	int before = region_in(territory, year - 1, code), after = region_in(territory, year + 1, code);
	return region != 0 && (before == 0 || before == region) && (after == 0 || after == region) &&
	       !ends_within(territory, year, code);
}

/* --------------------------------------------------------------------- one year */

static void year_facts_free(struct year_facts *facts)
{
	memory_release(facts->region);
	memory_release(facts->needed);
	memory_release(facts->present);
	*facts = (struct year_facts){ .region = NULL };
}

/* Tables of one year lie together, so that its facts are gathered once. False when there is no memory. */
static bool year_facts_take(struct year_facts *facts, const klp_territory *territory, int year)
{
	if (facts->year == year)
		return true;
	year_facts_free(facts);
	facts->count = klp_territory_municipalities(territory, year);
	facts->region = memory_allocate_zeroed(facts->count, sizeof *facts->region);
	facts->needed = memory_allocate_zeroed(facts->count, sizeof *facts->needed);
	facts->present = memory_allocate_zeroed(facts->count, sizeof *facts->present);
	if (facts->region == NULL || facts->needed == NULL || facts->present == NULL)
		return false;
	facts->year = year;
	for (size_t i = 0; i < facts->count; i++) {
		const char *code = klp_territory_municipality_code(territory, year, (int)i);
		facts->region[i] = klp_territory_municipality_region(territory, year, (int)i);
		facts->needed[i] = is_needed(territory, year, code, facts->region[i]);
	}
	return true;
}

/* -------------------------------------------------------------------- one table */

/* What is told at a row; NULL when there is no memory. Stays where it is until the next call. */
static struct placement *item_of(struct search *search, size_t row)
{
	struct placements *placements = search->placements;
	if (placements->of_row[row] == 0) {
		if (!memory_reserve(&placements->items, &placements->capacity, placements->count + 1,
		                    sizeof *placements->items))
			return NULL;
		placements->items[placements->count++] = (struct placement){ .lies_in = 0 };
		placements->of_row[row] = placements->count;
	}
	return &placements->items[placements->of_row[row] - 1];
}

/* Whether an entry is the first of a municipality in its table, which speaks for the others. */
static bool is_first_of_municipality(const struct search *search, const struct table *table, size_t at)
{
	const struct entry *entry = &table->entries[at];
	return entry->level == KLP_LEVEL_MUNICIPALITY && validate_is_published(search->dataset, entry->row) &&
	       (at == 0 || table->entries[at - 1].area != entry->area);
}

/* Whether the municipalities of the table's year are known, so that there is something to compare with. */
static bool is_comparable(const struct search *search, const struct table *table)
{
	return table->region != 0 && (table->year == 0 || klp_territory_municipalities(search->territory, table->year) > 0);
}

/* The other region in which more than half of the municipalities lie, or 0. One alone is a municipality that stands
 * wrong, and no table that does. */
static int other_region(const struct search *search, const struct table *table)
{
	size_t votes[DATASET_HIGHEST_REGION + 1] = { 0 };
	size_t known = 0;
	for (size_t i = 0; i < table->count; i++) {
		const struct entry *entry = &table->entries[i];
		if (!is_first_of_municipality(search, table, i) || !entry->has_code)
			continue;
		int region = may_stand_with(search->territory, table, entry->name)
		                 ? table->region
		                 : region_in(search->territory, table->known_year, entry->name);
		known += region > 0;
		if (region > 0 && region <= DATASET_HIGHEST_REGION)
			votes[region]++;
	}
	for (int region = 1; region <= DATASET_HIGHEST_REGION && known > 1; region++)
		if (region != table->region && votes[region] * 2 > known)
			return region;
	return 0;
}

/* The first row of a table in the dataset. */
static size_t first_row(const struct table *table)
{
	size_t first = table->entries[0].row;
	for (size_t i = 1; i < table->count; i++)
		if (table->entries[i].row < first)
			first = table->entries[i].row;
	return first;
}

static klp_status place_municipality(struct search *search, const struct table *table, const struct entry *entry,
                                     klp_error **error)
{
	const klp_territory *territory = search->territory;
	int index = klp_territory_find_municipality(territory, table->known_year, entry->name);
	bool of_other_year = table->year != 0 && index < 0;
	if ((!of_other_year && index < 0) || (index >= 0 && may_stand_with(territory, table, entry->name)))
		return KLP_OK;
	struct placement *item = item_of(search, entry->row);
	if (item == NULL)
		return error_memory(error);
	int region = klp_territory_municipality_region(territory, table->known_year, index);
	item->year = table->known_year;
	item->is_of_other_year = of_other_year;
	if (!of_other_year)
		item->foreign = region != 0 ? region : PLACEMENT_NO_REGION;
	return KLP_OK;
}

static klp_status suggest(struct search *search, const struct table *table, const struct entry *entry,
                          klp_error **error)
{
	const char *printed = klp_dataset_text(search->dataset, entry->row, KLP_COLUMN_MUNICIPALITY_PRINTED);
	struct placement *item = item_of(search, entry->row);
	if (item == NULL)
		return error_memory(error);
	item->is_unknown = true;
	item->year = table->known_year;
	if (printed != NULL && search->suggested++ < SUGGESTED_MAX &&
	    !territory_suggest(search->territory, table->known_year, printed, item->like, PLACEMENT_SUGGESTIONS,
	                       &item->like_count))
		return error_memory(error);
	return KLP_OK;
}

/* Marks what stands in a table, and what may be meant by a name that is not known. */
static void mark_present(struct search *search, const struct table *table)
{
	const struct placements *placements = search->placements;
	bool *present = search->facts.present;
	memset(present, 0, search->facts.count * sizeof *present);
	for (size_t i = 0; i < table->count; i++) {
		const struct entry *entry = &table->entries[i];
		const struct placement *item = validate_placements_find(placements, entry->row);
		int index = entry->has_code ? klp_territory_find_municipality(search->territory, table->year, entry->name) : -1;
		if (index >= 0)
			present[index] = true;
		for (size_t like = 0; item != NULL && like < item->like_count; like++)
			present[item->like[like]] = true;
	}
}

static klp_status find_missing(struct search *search, const struct table *table, klp_error **error)
{
	struct placements *placements = search->placements;
	const struct entry *total = &table->entries[0];
	bool has_municipalities = table->entries[table->count - 1].level == KLP_LEVEL_MUNICIPALITY;
	if (table->year == 0 || total->level != KLP_LEVEL_REGION || !has_municipalities ||
	    !validate_is_published(search->dataset, total->row))
		return KLP_OK;
	if (!year_facts_take(&search->facts, search->territory, table->year))
		return error_memory(error);
	mark_present(search, table);
	size_t first = placements->missing_count;
	for (size_t i = 0; i < search->facts.count; i++) {
		if (search->facts.region[i] != table->region || !search->facts.needed[i] || search->facts.present[i])
			continue;
		if (!memory_reserve(&placements->missing, &placements->missing_capacity, placements->missing_count + 1,
		                    sizeof *placements->missing))
			return error_memory(error);
		placements->missing[placements->missing_count++] = (int)i;
	}
	if (placements->missing_count == first)
		return KLP_OK;
	struct placement *item = item_of(search, total->row);
	if (item == NULL)
		return error_memory(error);
	item->year = table->year;
	item->first_missing = first;
	item->missing = placements->missing_count - first;
	return KLP_OK;
}

static klp_status look_at(struct search *search, const struct table *table, klp_error **error)
{
	bool comparable = is_comparable(search, table);
	int lies_in = comparable ? other_region(search, table) : 0;
	if (lies_in != 0) {
		struct placement *item = item_of(search, first_row(table));
		if (item == NULL)
			return error_memory(error);
		item->lies_in = lies_in;
	}
	klp_status status = KLP_OK;
	for (size_t i = 0; i < table->count && status == KLP_OK; i++) {
		const struct entry *entry = &table->entries[i];
		if (!is_first_of_municipality(search, table, i))
			continue;
		if (!entry->has_code)
			status = suggest(search, table, entry, error);
		else if (comparable && lies_in == 0)
			status = place_municipality(search, table, entry, error);
	}
	return status == KLP_OK && comparable && lies_in == 0 ? find_missing(search, table, error) : status;
}

/* --------------------------------------------------------------------- the notes */

/* The heading of a page is known to reading only, which noted where it differs at the first row of the table. Notes and
 * rows come in one order. */
static klp_status take_notes(struct search *search, klp_error **error)
{
	size_t rows = klp_dataset_rows(search->dataset), row = 0;
	const klp_note *note;
	for (size_t i = 0; (note = klp_dataset_note(search->dataset, i)) != NULL; i++) {
		const char *source = klp_note_source(note);
		if (strcmp(klp_note_id(note), "read.region-mismatch") != 0 || source == NULL)
			continue;
		for (; row < rows; row++) {
			struct place place = dataset_place(search->dataset, row);
			if (place.line == klp_note_line(note) && place.page == klp_note_page(note) && place.source != NULL &&
			    strcmp(place.source, source) == 0)
				break;
		}
		if (row == rows)
			break;
		struct placement *item = item_of(search, row);
		if (item == NULL)
			return error_memory(error);
		item->heading_differs = item->lies_in == 0;
	}
	return KLP_OK;
}

klp_status validate_placements_gather(struct placements *placements, const klp_dataset *dataset,
                                      const klp_territory *territory, struct entries *entries, klp_error **error)
{
	struct search search = { .placements = placements, .dataset = dataset, .territory = territory };
	placements->of_row = memory_allocate_zeroed(klp_dataset_rows(dataset), sizeof *placements->of_row);
	if (placements->of_row == NULL)
		return error_memory(error);
	qsort(entries->items, entries->count, sizeof *entries->items, validate_entry_compare_tables);
	klp_status status = KLP_OK;
	for (size_t start = 0, end; start < entries->count && status == KLP_OK; start = end) {
		const struct entry *group = &entries->items[start];
		end = validate_entries_end(entries, start, validate_entry_same_table);
		int year = edition_year(group->edition);
		const struct table table = {
			.entries = group,
			.count = end - start,
			.region = group->region,
			.year = year,
			.known_year = year == 0 ? klp_territory_last_year(territory) : territory_nearest_year(territory, year),
		};
		status = look_at(&search, &table, error);
	}
	if (status == KLP_OK)
		status = take_notes(&search, error);
	year_facts_free(&search.facts);
	return status;
}

const struct placement *validate_placements_find(const struct placements *placements, size_t row)
{
	return placements->of_row[row] == 0 ? NULL : &placements->items[placements->of_row[row] - 1];
}

void validate_placements_free(struct placements *placements)
{
	memory_release(placements->items);
	memory_release(placements->of_row);
	memory_release(placements->missing);
	*placements = (struct placements){ .items = NULL };
}
