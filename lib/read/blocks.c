/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Rows and the tables they stand in. */

#include "base/limits.h"
#include "base/memory.h"
#include "base/number.h"
#include "read/doubt.h"
#include "read/scan.h"

struct table_block *blocks_open(const struct tables *tables)
{
	if (tables->block_count == 0 || !tables->blocks[tables->block_count - 1].open)
		return NULL;
	return &tables->blocks[tables->block_count - 1];
}

/* NULL on failure, with *status. */
static struct table_block *begin_block(struct scan *scan, klp_status *status, klp_error **error)
{
	struct tables *tables = scan->tables;
	*status = reading_reserve(tables->reading, &tables->blocks, &tables->block_capacity, tables->block_count + 1,
	                          sizeof *tables->blocks, NULL, error);
	if (*status != KLP_OK)
		return NULL;
	struct table_block *block = &tables->blocks[tables->block_count++];
	*block = (struct table_block){ .first_row = tables->row_count,
		                           .total_row = TABLE_NO_ROW,
		                           .names[TABLE_NAMED_IN_HEADING].region =
		                               scan->heading_region != 0 ? scan->heading_region : scan->title_region,
		                           .open = true };
	return block;
}

/* A table that goes over into the next one without its total. */
klp_status blocks_close(struct scan *scan, klp_error **error)
{
	struct tables *tables = scan->tables;
	struct table_block *block = blocks_open(tables);
	if (block == NULL)
		return KLP_OK;
	block->open = false;
	size_t last = tables->rows[block->first_row + block->rows - 1].line;
	const char *name = klp_territory_region_name(tables->reading->territory, block->names[TABLE_NAMED_BEFORE].region);
	return tables_note(
		tables, "read.total-missing", KLP_SEVERITY_WARNING, last, 0, block->names[TABLE_NAMED_BEFORE].region, error,
		"the table%s%s ends here without its total row: the document may be cut off, or the total left out",
		name == NULL ? "" : " of ", name == NULL ? "" : name);
}

/* ------------------------------------------------------------------- rows */

static klp_status set_counts(struct scan *scan, struct table_row *row, const struct candidate *candidate, size_t line,
                             klp_error **error)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		const struct candidate_value *value = &candidate->values[i];
		if (value->kind == CANDIDATE_COUNT)
			row->counts[i] = value->count;
		if (value->kind == CANDIDATE_COUNT || value->kind == CANDIDATE_EMPTY || candidate_is_nothing(value))
			continue;
		row->odd[i] = value->text;
		klp_status status = tables_note(
			scan->tables, "read.not-a-count", KLP_SEVERITY_WARNING, line, value->column, row->region, error,
			"'%.*s' stands where the count %s belongs; the count is left absent", tables_quoted(row->odd[i]),
			row->odd[i].text, klp_column_name((klp_column)(DATASET_FIRST_COUNT + (int)i)));
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

/* A row with fewer or more numbers than five: which of them is which cannot be told. */
static klp_status note_incomplete(struct scan *scan, const struct candidate *candidate, size_t line, klp_error **error)
{
	return tables_note(scan->tables, "read.row-incomplete", KLP_SEVERITY_WARNING, line, 0, 0, error,
	                   "%zu numbers where five belong: '%.*s'; the counts of this row are left absent",
	                   candidate->value_count, tables_quoted(candidate->tail), candidate->tail.text);
}

/* The register, where the table has columns of it: UWV tells that of a region or the country, a count of our own that of municipalities too. */
static void set_register(struct table_row *row, const struct candidate *candidate)
{
	int64_t total;
	double percentage;
	if (number_count(candidate->register_total, true, &total) == NUMBER_COUNT)
		row->register_total = total;
	if (number_percent(candidate->percentage, &percentage))
		row->known_percent = percentage;
}

/* Numbers that have run together: no one can tell them apart again, and so it is no mere oddity. */
static klp_status note_fused(struct scan *scan, const struct candidate *candidate, size_t line, klp_error **error)
{
	struct tables *tables = scan->tables;
	if (tables->fused_rows++ == 0)
		tables->fused_line = line;
	return tables_note(
		tables, "read.numbers-fused", KLP_SEVERITY_ERROR, line, candidate->values[0].column, 0, error,
		"numbers have run together in '%.*s', and nothing tells where one ends; the counts of this row are left "
		"absent",
		tables_quoted(candidate->tail), candidate->tail.text);
}

static klp_status fill_row(struct scan *scan, struct table_row *row, const struct candidate *candidate, size_t line,
                           klp_error **error)
{
	set_register(row, candidate);
	if (candidate->contradicted)
		return KLP_OK;
	if (candidate_is_fused(candidate, CANDIDATE_FUSED_DIGITS))
		return note_fused(scan, candidate, line, error);
	if (candidate->value_count != DATASET_COUNTS)
		return note_incomplete(scan, candidate, line, error);
	if (doubt_values(scan, candidate))
		return doubt_note_values(scan, line, error);
	return set_counts(scan, row, candidate, line, error);
}

/* Whether words go on with the name of the table's own region, which wraps in a column beside the rows. */
static bool continues_region(const struct scan *scan, struct table_block *block, struct slice words, size_t line)
{
	struct label_places places = tables_places(scan->tables, line);
	struct table_name *name = &block->names[TABLE_NAMED_BEFORE];
	return name->told > 0 && label_continues_region(words, name->region, &places, &name->told);
}

klp_status blocks_note_words(struct scan *scan, struct slice words, size_t line, klp_error **error)
{
	if (blocks_open(scan->tables) == NULL)
		return KLP_OK;
	return tables_note(scan->tables, "read.text-in-table", KLP_SEVERITY_WARNING, line, 0, 0, error,
	                   "'%.*s' stands between the rows of a table and was not understood", tables_quoted(words),
	                   words.text);
}

klp_status blocks_note_unplaced(struct scan *scan, size_t count, klp_error **error)
{
	struct table_block *block = blocks_open(scan->tables);
	klp_status status = KLP_OK;
	for (size_t i = 0; block != NULL && status == KLP_OK && i < count; i++) {
		const struct wrap_fragment *fragment = &scan->wrap.fragments[i];
		if (fragment->furniture || continues_region(scan, block, fragment->text, fragment->line))
			continue;
		status = blocks_note_words(scan, fragment->text, fragment->line, error);
		scan->unplaced++;
	}
	return status;
}

/* Whether every municipality of a table lies in the region, so that a name in the midst of its rows is its own. */
static bool lies_in(const struct tables *tables, const struct table_block *block, int region)
{
	for (size_t i = 0; i < block->rows; i++)
		if (tables_region_of_row(tables, &tables->rows[block->first_row + i]) != region)
			return false;
	return true;
}

/* The table that a row belongs to: the open one, or a new one when there is none or the row names another region. A total
 * gives its name to an open table that has none; a municipality does so when the table is of that region. NULL on failure, with
 * *status. */
static struct table_block *find_block(struct scan *scan, const struct wrap_result *result, bool total, size_t line,
                                      klp_status *status, klp_error **error)
{
	struct table_block *block = blocks_open(scan->tables);
	*status = KLP_OK;
	if (block != NULL) {
		int named = block->names[TABLE_NAMED_BEFORE].region;
		bool differs = result->region != 0 && result->region != named;
		bool gives_name = differs && named == 0 && (total || lies_in(scan->tables, block, result->region));
		bool unknown =
			result->region_unknown.length > 0 && !continues_region(scan, block, result->region_unknown, line);
		bool other = (differs && !gives_name) || unknown;
		if (other) {
			*status = blocks_close(scan, error);
			block = NULL;
		} else {
			*status = blocks_note_unplaced(scan, scan->wrap.count - result->used - result->region_used, error);
		}
	}
	if (*status != KLP_OK)
		return NULL;
	if (block == NULL)
		block = begin_block(scan, status, error);
	if (block == NULL)
		return NULL;
	struct table_name *name = &block->names[TABLE_NAMED_BEFORE];
	if (name->region == 0)
		*name = (struct table_name){ result->region, result->region_number, line, result->region_told };
	else if (result->region_told > 0) /* it wraps beside each row */
		name->told = result->region_told;
	return block;
}

static klp_status add_municipality(struct scan *scan, const struct candidate *candidate,
                                   const struct wrap_result *result, size_t line, klp_error **error)
{
	struct tables *tables = scan->tables;
	struct table_row *row = NULL;
	struct slice printed;
	klp_status status;
	struct table_block *block = find_block(scan, result, false, line, &status, error);
	if (block == NULL)
		return status;
	struct label_places places = tables_places(tables, line);
	status = wrap_printed(&scan->wrap, result, line + candidate->lines_below, &places, &printed, error);
	if (status != KLP_OK)
		return status;
	if (printed.length > tables->reading->limits.name_bytes) {
		const struct place place = document_place(tables->document, line, candidate->label_column, tables->reading);
		return limits_exceeded(KLP_LIMIT_NAME_BYTES, &tables->reading->limits, &place, error);
	}
	status = tables_add_row(tables, &row, KLP_LEVEL_MUNICIPALITY, line, error);
	if (status != KLP_OK)
		return status;
	row->printed = printed;
	row->region = block->names[TABLE_NAMED_BEFORE].region;
	if (result->label.kind == LABEL_MUNICIPALITY) {
		row->municipality = result->label.municipality;
		row->year = result->label.year;
		tables->recognised = true;
	}
	block->rows++;
	return fill_row(scan, row, candidate, line, error);
}

/* The total of the open table, or of a table that has no other row. */
static klp_status add_region(struct scan *scan, const struct candidate *candidate, const struct wrap_result *result,
                             size_t line, klp_error **error)
{
	struct tables *tables = scan->tables;
	struct table_row *row = NULL;
	klp_status status;
	struct table_block *block = find_block(scan, result, true, line, &status, error);
	if (block == NULL)
		return status;
	status = tables_add_row(tables, &row, KLP_LEVEL_REGION, line, error);
	if (status != KLP_OK)
		return status;
	row->region = block->names[TABLE_NAMED_BEFORE].region;
	block->total_row = tables->row_count - 1;
	block->open = false;
	tables->recognised = true;
	return fill_row(scan, row, candidate, line, error);
}

/* The country may stand on a page without a heading, before the first one: then behind another publication it would seem to
 * be of that one's edition. */
static klp_status settle_country_edition(struct scan *scan, struct table_row *row, bool follows_row, klp_error **error)
{
	const struct facts *facts = scan->tables->facts;
	size_t above = facts_heading_above(facts, row->line);
	if (above == 0 || above == facts->heading_count || !follows_row)
		return KLP_OK;
	const struct facts_heading *passed = &facts->headings[above - 1], *next = &facts->headings[above];
	if (passed->edition == next->edition)
		return KLP_OK;
	char one[EDITION_BYTES], other[EDITION_BYTES];
	edition_write(one, passed->edition);
	edition_write(other, next->edition);
	row->edition = next->edition;
	return tables_note(scan->tables, "read.edition-unsure", KLP_SEVERITY_WARNING, row->line, 0, 0, error,
	                   "the country stands between the tables of %s and the heading of %s; it is taken to be of %s",
	                   one, other, other);
}

static klp_status add_country(struct scan *scan, const struct candidate *candidate, size_t line, klp_error **error)
{
	struct tables *tables = scan->tables;
	struct table_row *row;
	size_t above = facts_heading_above(tables->facts, line);
	bool follows_row = above > 0 && tables->row_count > 0 &&
	                   tables->rows[tables->row_count - 1].line > tables->facts->headings[above - 1].line;
	klp_status status = blocks_close(scan, error);
	if (status == KLP_OK)
		status = tables_add_row(tables, &row, KLP_LEVEL_COUNTRY, line, error);
	if (status == KLP_OK)
		status = settle_country_edition(scan, row, follows_row, error);
	if (status != KLP_OK)
		return status;
	tables->recognised = true;
	return fill_row(scan, row, candidate, line, error);
}

/* Whether the row before is a region's and no municipality's total: then "Totaal" is the country's. */
static bool in_table_of_regions(const struct tables *tables)
{
	if (tables->block_count == 0)
		return false;
	const struct table_block *last = &tables->blocks[tables->block_count - 1];
	return !last->open && last->rows == 0 && last->total_row == tables->row_count - 1 &&
	       last->names[TABLE_NAMED_BEFORE].region != 0;
}

/* The region that the words of a municipality's row name as well: "Groningen". */
static int also_region(const struct scan *scan, struct slice words, size_t line)
{
	struct label_places places = tables_places(scan->tables, line);
	int number;
	return label_find_region(words, &places, &number);
}

/* A table of regions may begin with one that is also a municipality: what seemed to be a municipality of its own is a region,
 * once another region's row follows. */
static void make_first_row_a_region(struct scan *scan, const struct wrap_result *result)
{
	struct tables *tables = scan->tables;
	struct table_block *block = blocks_open(tables);
	if (block == NULL || block->rows != 1 || block->names[TABLE_NAMED_BEFORE].region != 0)
		return;
	struct table_row *row = &tables->rows[block->first_row];
	int region = also_region(scan, row->printed, row->line);
	if (region == 0 || region == result->region)
		return;
	row->level = KLP_LEVEL_REGION;
	row->municipality = -1;
	row->printed.length = 0;
	block->rows = 0;
	block->total_row = block->first_row;
	block->names[TABLE_NAMED_BEFORE] = (struct table_name){ .region = region, .line = row->line };
	block->open = false;
}

static klp_status add_municipality_or_region(struct scan *scan, const struct candidate *candidate,
                                             const struct wrap_result *result, size_t line, klp_error **error)
{
	int region =
		result->region == 0 && in_table_of_regions(scan->tables) ? also_region(scan, candidate->label, line) : 0;
	if (region == 0)
		return add_municipality(scan, candidate, result, line, error);
	struct wrap_result of_region = *result;
	of_region.region = region;
	return add_region(scan, candidate, &of_region, line, error);
}

static klp_status note_nameless(struct scan *scan, size_t line, klp_error **error)
{
	return tables_note(
		scan->tables, "read.numbers-unplaced", KLP_SEVERITY_WARNING, line, 0, 0, error,
		"the five numbers behind the region's name are not the sum of the rows above, and the name of the "
		"municipality whose they may be is missing; they were not read");
}

klp_status blocks_add_row(struct scan *scan, const struct candidate *candidate, const struct wrap_result *result,
                          size_t line, klp_error **error)
{
	switch (result->label.kind) {
	case LABEL_COUNTRY:
		return add_country(scan, candidate, line, error);
	case LABEL_TOTAL:
		if (in_table_of_regions(scan->tables) && result->region == 0)
			return add_country(scan, candidate, line, error);
		return add_region(scan, candidate, result, line, error);
	case LABEL_REGION:
		if (doubt_region_row(scan->tables, blocks_open(scan->tables), result->region, candidate))
			return note_nameless(scan, line, error);
		make_first_row_a_region(scan, result);
		return add_region(scan, candidate, result, line, error);
	case LABEL_REGION_TOTAL:
		return add_region(scan, candidate, result, line, error);
	default:
		return add_municipality_or_region(scan, candidate, result, line, error);
	}
}
