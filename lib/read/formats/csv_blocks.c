/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/csv_blocks.h"
#include "base/memory.h"
#include "base/number.h"

enum { FEWEST_COUNTS = 3, FEWEST_HEADINGS = 3 };

void csv_blocks_free(struct csv_blocks *blocks)
{
	memory_release(blocks->records);
	*blocks = (struct csv_blocks){ .records = NULL };
}

void csv_blocks_part(struct csv_blocks *blocks)
{
	blocks->parted = true;
}

klp_status csv_blocks_add(struct csv_blocks *blocks, const struct document *document, struct slice raw,
                          const struct reading *reading, klp_error **error)
{
	klp_status status = reading_reserve(reading, &blocks->records, &blocks->capacity, blocks->count + 1,
	                                    sizeof *blocks->records, NULL, error);
	if (status != KLP_OK)
		return status;
	struct csv_record_facts *record = &blocks->records[blocks->count++];
	*record = (struct csv_record_facts){ .raw = raw, .parted = blocks->parted };
	blocks->parted = false;
	size_t line = document->line_count - 1;
	const struct document_cell *cells = document_cells(document, line);
	for (uint32_t i = 0; i < document->lines[line].cells; i++) {
		int64_t ignored;
		record->filled += cells[i].text.length > 0;
		record->counts += number_count(cells[i].text, true, &ignored) == NUMBER_COUNT;
	}
	return KLP_OK;
}

/* How many cells most records of a block have; those with counts decide, where there are any. */
static uint32_t usual_cells(const struct csv_blocks *blocks, const struct document *document, size_t first, size_t end)
{
	uint32_t usual[2] = { 0, 0 };
	size_t lead[2] = { 0, 0 };
	for (size_t i = first; i < end; i++) {
		int which = blocks->records[i].counts >= FEWEST_COUNTS;
		uint32_t cells = document->lines[i].cells;
		if (lead[which] == 0)
			usual[which] = cells;
		lead[which] += usual[which] == cells ? 1 : (size_t)-1;
	}
	return usual[1] > 0 ? usual[1] : usual[0];
}

/* A line of prose may hold a comma or two. */
static void tell_wide(struct csv_blocks *blocks, const struct document *document)
{
	for (size_t first = 0, end; first < blocks->count; first = end) {
		end = first + 1;
		while (end < blocks->count && !blocks->records[end].parted)
			end++;
		uint32_t usual = usual_cells(blocks, document, first, end);
		for (size_t i = first; i < end; i++) {
			uint32_t cells = document->lines[i].cells;
			blocks->records[i].wide = cells > 1 && cells > usual / 2;
		}
	}
}

/* What comes next at or below a line: nothing more of tables, the headings of one, or rows. */
enum next { NEXT_NOTHING, NEXT_HEADINGS, NEXT_ROWS };

static enum next look_at(const struct csv_record_facts *record, uint32_t cells, enum next below)
{
	if (!record->wide)
		return below;
	if (record->counts >= FEWEST_COUNTS)
		return NEXT_ROWS;
	bool headings = record->filled >= FEWEST_HEADINGS && record->filled >= (cells + 1) / 2;
	return headings ? NEXT_HEADINGS : below;
}

/* Makes a line of one text, in the first of as many cells as its table has: a number before a name is no count then. */
static klp_status make_words(struct document *document, struct document_line *line, struct document_cell words,
                             uint32_t cells, const struct reading *reading, klp_error **error)
{
	klp_status status = reading_reserve(reading, &document->cells, &document->cell_capacity,
	                                    document->cell_count + cells, sizeof *document->cells, NULL, error);
	if (status != KLP_OK)
		return status;
	line->first_cell = document->cell_count;
	line->cells = cells;
	document->cells[document->cell_count++] = words;
	for (uint32_t i = 1; i < cells; i++)
		document->cells[document->cell_count++] = (struct document_cell){ { "", 0 }, words.column };
	return KLP_OK;
}

/* The only text of a line, or all of it when it is no line of cells. */
static struct document_cell words_of(const struct csv_record_facts *record, const struct document *document,
                                     size_t line)
{
	const struct document_cell *cells = document_cells(document, line);
	uint32_t count = document->lines[line].cells;
	if (!record->wide && count > 1)
		return (struct document_cell){ record->raw, 1 };
	for (uint32_t i = 0; i < count; i++)
		if (cells[i].text.length > 0)
			return cells[i];
	return cells[0];
}

/* From the last line up, for words belong to what is below them. */
static klp_status part_words(struct csv_blocks *blocks, struct document *document, const struct reading *reading,
                             klp_error **error)
{
	enum next next = NEXT_NOTHING;
	uint32_t cells_below = 1;
	for (size_t i = blocks->count; i-- > 0;) {
		const struct csv_record_facts *record = &blocks->records[i];
		struct document_line *line = &document->lines[i];
		next = look_at(record, line->cells, next);
		bool words = !record->wide || record->filled == 1;
		bool begins_block = record->parted || i == 0 || !record->wide;
		/* A line with one text and room for more may name the region of the rows below, or end a table. */
		if (words && next != NEXT_ROWS && (begins_block || next == NEXT_HEADINGS))
			line->bordered = false;
		if (record->wide)
			cells_below = line->cells;
		if (!line->bordered || !record->wide) {
			klp_status status = make_words(document, line, words_of(record, document, i),
			                               line->bordered ? cells_below : 1, reading, error);
			if (status != KLP_OK)
				return status;
		}
		/* until it is known whether rows stand above */
		line->begins_table = record->parted && next == NEXT_HEADINGS;
	}
	return KLP_OK;
}

/* Headings begin a table below rows; above any rows they may stand on several lines, with empty ones between. */
static void begin_tables(const struct csv_blocks *blocks, struct document *document)
{
	bool rows = false;
	uint32_t cells = 0;
	for (size_t i = 0; i < blocks->count; i++) {
		const struct csv_record_facts *record = &blocks->records[i];
		struct document_line *line = &document->lines[i];
		bool other = record->parted && record->wide && line->cells != cells;
		line->begins_table = line->bordered && rows && (line->begins_table || other);
		if (!line->bordered || line->begins_table)
			rows = false;
		rows = rows || record->counts >= FEWEST_COUNTS;
		if (line->bordered && record->wide)
			cells = line->cells;
	}
}

klp_status csv_blocks_settle(struct csv_blocks *blocks, struct document *document, const struct reading *reading,
                             klp_error **error)
{
	tell_wide(blocks, document);
	klp_status status = part_words(blocks, document, reading, error);
	if (status == KLP_OK)
		begin_tables(blocks, document);
	return status;
}
