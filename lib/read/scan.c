/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What each line of a document is: a row, a heading, a part of a name, or neither here nor there. */

#include "read/scan.h"
#include "base/number.h"
#include "base/progress.h"
#include "read/columns.h"
#include "read/leader.h"

#include <string.h>

enum {
	FEWEST_COUNTS = 2,    /* of five values, so that a row of signs alone is none */
	MOST_ROW_BYTES = 256, /* a line of more bytes is no row, even a damaged one */
	MOST_ROW_VALUES = 12, /* five counts written with blanks, and some more */
	MOST_COUNTS = 10,     /* of counts in a line of prose: with more it is a table that has lost its lines */
	FUSED_DIGITS = 9,     /* of a number behind a name outside a table: five counts that have run together */
	FEWEST_ALONE = 2,     /* of values below a name: one may be the number of a page */
	FEWEST_IN_PIECES = 3  /* of values, so that a name with fewer numbers behind it is a damaged row */
};

static bool has_letter(struct slice text)
{
	char key[TEXT_KEY_BYTES];
	size_t length = text_key(key, text);
	return length == SIZE_MAX || strspn(key, "0123456789") < length;
}

/* What stands behind the words that go on with the name of the table's region, which wraps beside the rows: "8 Zuid-  Beverwijk 146 …"
 * and then "Kennemerland Bloemendaal 19 …". The words themselves when they do not, or when nothing stands behind. *told receives
 * how much of the name has been told by then. */
static struct slice behind_region(const struct scan *scan, struct slice words, const struct label_places *places,
                                  size_t *told)
{
	const struct table_block *block = blocks_open(scan->tables);
	const struct table_name *name = block == NULL ? NULL : &block->names[TABLE_NAMED_BEFORE];
	struct slice behind = words, rest = words;
	*told = 0;
	if (name == NULL || name->told == 0)
		return words;
	for (struct slice word = text_word(&rest); word.length > 0; word = text_word(&rest)) {
		size_t passed = name->told;
		struct slice before = { words.text, (size_t)(word.text + word.length - words.text) };
		if (!label_continues_region(before, name->region, places, &passed))
			return behind;
		if (!text_has_ink(rest))
			return behind;
		*told = passed;
		behind = text_trim(rest);
	}
	return behind;
}

static void read_behind_region(const struct scan *scan, struct slice words, const struct label_places *places,
                               struct wrap_result *result)
{
	size_t told;
	struct slice behind = behind_region(scan, words, places, &told);
	if (told == 0)
		return;
	struct label label = label_read(behind, places);
	if (label.kind == LABEL_UNKNOWN || label.kind == LABEL_REGION)
		return;
	*result = wrap_known(&label, behind);
	result->region = blocks_open(scan->tables)->names[TABLE_NAMED_BEFORE].region;
	result->region_told = told;
}

/* What the words around a row come to. Told once a line: who asks whether a line is a row hands on what it read. */
static struct wrap_result read_label(const struct scan *scan, const struct candidate *candidate, size_t line)
{
	struct label_places places = tables_places(scan->tables, line);
	struct wrap_result result = wrap_read(&scan->wrap, candidate, line, &places);
	if (!result.found && !candidate->bordered)
		read_behind_region(scan, candidate->label, &places, &result);
	return result;
}

/* How many of the lines of words before a table's first row hold a municipality's name that the row did not take. */
static size_t names_left(const struct scan *scan, const struct wrap_result *result, size_t line)
{
	struct label_places places = tables_places(scan->tables, line);
	size_t left = scan->wrap.count - result->used - result->region_used, names = 0;
	for (size_t i = 0; i < left; i++)
		names += label_holds_municipality(scan->wrap.fragments[i].text, &places);
	return names;
}

static klp_status take_row(struct scan *scan, const struct candidate *candidate, const struct wrap_result *result,
                           size_t line, klp_error **error)
{
	klp_status status;
	bool values_alone = candidate->label.length == 0 && blocks_open(scan->tables) == NULL;
	scan->unplaced = values_alone ? names_left(scan, result, line) : 0;
	bool named =
		result->found || result->used > 0 ||
		(has_letter(candidate->label) && !label_is_furniture(candidate->label) && !known_is_prose(candidate->label));
	if (named)
		status = blocks_add_row(scan, candidate, result, line, error);
	else
		status = tables_note(scan->tables, "read.numbers-unplaced", KLP_SEVERITY_WARNING, line, 0, 0, error,
		                     "five numbers without a name that could be theirs: '%.*s'; they were not read",
		                     tables_quoted(candidate->tail), candidate->tail.text);
	scan->wrap.count = 0;
	scan->next_line = line + 1 + candidate->lines_below + result->lines_below;
	scan->words_from = scan->next_line;
	return status;
}

/* Numbers that have run together are no telephone number, which begins with a nil. */
static bool is_fused(const struct candidate *candidate, bool open)
{
	return candidate_is_fused(candidate, open ? CANDIDATE_FUSED_DIGITS : FUSED_DIGITS) &&
	       (open || candidate->values[0].text.text[0] != '0');
}

/* A name of a row with too few or too many numbers behind it, or with hardly any count among them; then with its label. */
static bool is_damaged_row(const struct scan *scan, const struct candidate *candidate, size_t line,
                           struct wrap_result *result)
{
	bool labelled = candidate->label.length > 0, open = blocks_open(scan->tables) != NULL;
	size_t fewest = labelled ? 1 : FEWEST_ALONE;
	if (candidate->value_count < fewest || (!labelled && scan->wrap.count == 0))
		return false;
	/* Outside a table few numbers are a row only behind a region's number: most lines need no look at their words. */
	bool numbered = labelled && candidate->label.text[0] >= '0' && candidate->label.text[0] <= '9';
	bool fused = labelled && is_fused(candidate, open);
	if (!open && !numbered && !fused && candidate->value_count < FEWEST_IN_PIECES)
		return false;
	if (known_is_prose(candidate->label))
		return false;
	*result = read_label(scan, candidate, line);
	bool several = candidate->value_count >= FEWEST_IN_PIECES;
	/* Outside a table one number behind a name is no row, unless a region stands before it. */
	bool municipality = result->label.kind == LABEL_MUNICIPALITY && (open || result->region != 0);
	if (result->found)
		return several || municipality || (fused && result->label.kind != LABEL_REGION);
	return several && open && has_letter(candidate->label) && !label_is_furniture(candidate->label);
}

/* A region's name that follows its table: "TOTAAL AMR …" and then "22 Rijnmond". */
static void name_last_block(struct scan *scan, struct slice words, size_t line)
{
	struct tables *tables = scan->tables;
	if (tables->block_count == 0)
		return;
	struct table_block *last = &tables->blocks[tables->block_count - 1];
	struct table_name *name = &last->names[TABLE_NAMED_AFTER];
	if (last->open || name->region != 0 || last->total_row != tables->row_count - 1)
		return;
	/* Behind a heading it is the next table's. */
	if (facts_heading_above(tables->facts, line) !=
	    facts_heading_above(tables->facts, tables->rows[last->total_row].line))
		return;
	struct label_places places = tables_places(tables, line);
	name->region = label_find_region(words, &places, &name->number);
	name->line = line;
}

/* Whether words go on with the region's name beside the total of the last table: "10 Groot  Totaal AMR 164 …" and then "Amsterdam". */
static bool ends_last_block(const struct scan *scan, struct slice words, size_t line)
{
	const struct tables *tables = scan->tables;
	if (tables->block_count == 0)
		return false;
	struct table_block *last = &tables->blocks[tables->block_count - 1];
	struct table_name *name = &last->names[TABLE_NAMED_BEFORE];
	if (last->open || name->told == 0 || last->total_row != tables->row_count - 1)
		return false;
	struct label_places places = tables_places(tables, line);
	return label_continues_region(words, name->region, &places, &name->told);
}

/* Numbers of nobody in the midst of a table; one that stands alone is the number of a page. */
static klp_status note_numbers(struct scan *scan, const struct candidate *candidate, size_t line, klp_error **error)
{
	scan->next_line = line + 1 + candidate->lines_below;
	return tables_note(scan->tables, "read.numbers-unplaced", KLP_SEVERITY_WARNING, line, 0, 0, error,
	                   "%zu numbers stand here without a name that could be theirs; they were not read",
	                   candidate->value_count);
}

/* A page that has become one line: more numbers than prose has. */
static klp_status note_unordered(struct scan *scan, const struct candidate *candidate, size_t line, klp_error **error)
{
	return tables_note(
		scan->tables, "read.numbers-unordered", KLP_SEVERITY_ERROR, line, 0, 0, error,
		"one line holds %zu numbers and words between them, more than a row has; none was read: take the text "
		"out of the document line by line, as 'pdftotext -layout' does",
		candidate->counts);
}

/* Prose ends what was collected; within a table that must not be in silence. */
static klp_status drop_fragments(struct scan *scan, klp_error **error)
{
	klp_status status = blocks_note_unplaced(scan, scan->wrap.count, error);
	scan->wrap.count = 0;
	scan->words_from = scan->next_line;
	return status;
}

/* The same of a line of words alone, which then are part of a municipality's name. */
static struct slice leave_region(const struct scan *scan, struct slice words, size_t line)
{
	struct label_places places = tables_places(scan->tables, line);
	size_t told;
	struct slice behind = behind_region(scan, words, &places, &told);
	if (told > 0)
		blocks_open(scan->tables)->names[TABLE_NAMED_BEFORE].told = told;
	return behind;
}

static klp_status take_words(struct scan *scan, const struct candidate *candidate, size_t line, klp_error **error)
{
	struct slice words = candidate->label;
	bool nameless = candidate->value_count > DATASET_COUNTS ||
	                (candidate->value_count >= FEWEST_ALONE && words.length == 0 && !candidate->bordered);
	if (nameless && blocks_open(scan->tables) != NULL)
		return note_numbers(scan, candidate, line, error);
	if (candidate->bordered && candidate->region.length > 0 && words.length == 0)
		words = candidate->region;
	if (words.length == 0)
		return KLP_OK;
	enum known_words known = known_words(&scan->known, words);
	if (known == KNOWN_PROSE && candidate->counts > MOST_COUNTS) {
		klp_status status = note_unordered(scan, candidate, line, error);
		if (status != KLP_OK)
			return status;
	}
	if (known == KNOWN_PROSE)
		return drop_fragments(scan, error);
	if (known == KNOWN_FURNITURE)
		return KLP_OK;
	if (candidate->value_count > 0 && !candidate->bordered) /* words that end in a number are no part of a name */
		return blocks_note_words(scan, words, line, error);
	if (ends_last_block(scan, words, line))
		return KLP_OK;
	name_last_block(scan, words, line);
	words = leave_region(scan, words, line);
	if (scan->wrap.count == WRAP_MOST_FRAGMENTS) {
		klp_status status = blocks_note_unplaced(scan, 1, error);
		if (status != KLP_OK)
			return status;
	}
	wrap_add(&scan->wrap, words, line, known == KNOWN_TOTAL);
	return KLP_OK;
}

/* The heading that stands on a line, or NULL. */
static const struct facts_heading *heading_at(struct scan *scan, size_t line)
{
	const struct facts *facts = scan->tables->facts;
	while (scan->headings_above < facts->heading_count && facts->headings[scan->headings_above].line <= line)
		scan->headings_above++;
	const struct facts_heading *last = scan->headings_above == 0 ? NULL : &facts->headings[scan->headings_above - 1];
	return last != NULL && last->line == line ? last : NULL;
}

/* Whether the table that is open ends at a heading of that region and edition. */
static bool ends_table(const struct scan *scan, const struct facts_heading *heading, int region)
{
	const struct table_block *block = blocks_open(scan->tables);
	if (block == NULL)
		return false;
	int named = block->names[TABLE_NAMED_BEFORE].region;
	int own = named != 0 ? named : block->names[TABLE_NAMED_IN_HEADING].region;
	return scan->tables->rows[block->first_row].edition != heading->edition ||
	       (region != 0 && own != 0 && own != region);
}

/* The line of the page's heading: after the edition it names the region, which may wrap. A table goes on over the page, but
 * not into another edition or region. */
static klp_status take_heading(struct scan *scan, const struct facts_heading *heading, klp_error **error)
{
	struct tables *tables = scan->tables;
	struct label_places places = tables_places(tables, heading->line);
	size_t further;
	int region = wrap_heading_region(&scan->wrap, heading->rest, heading->line, &places, &further);
	klp_status status = ends_table(scan, heading, region) ? blocks_close(scan, error) : KLP_OK;
	scan->heading_region = region;
	scan->wrap.count = 0;
	scan->next_line = heading->line + 1 + further;
	scan->words_from = scan->next_line;
	return status;
}

/* A title, such as the name of a sheet: the region in it holds for all tables below that name none, and a table that is open does
 * not go on into another region. */
static klp_status take_title(struct scan *scan, size_t line, klp_error **error)
{
	const struct facts_heading *heading = heading_at(scan, line);
	struct slice words = document_cells(scan->tables->document, line)[0].text;
	klp_status status = heading == NULL ? KLP_OK : take_heading(scan, heading, error);
	struct label_places places = tables_places(scan->tables, line);
	int number;
	scan->heading_region = 0;
	scan->title_region = label_find_region(heading == NULL ? words : heading->rest, &places, &number);
	if (status == KLP_OK && scan->title_region != 0)
		status = blocks_close(scan, error);
	if (status == KLP_OK)
		status = drop_fragments(scan, error);
	scan->next_line = line + 1;
	return status;
}

static klp_status enter_grid(struct scan *scan, size_t line, klp_error **error)
{
	const struct document *document = scan->tables->document;
	if (!document->lines[line].bordered || line < scan->grid_end)
		return KLP_OK;
	size_t extent = grid_extent(document, line);
	scan->grid = grid_read(document, line, extent);
	scan->grid_end = line + extent;
	if (scan->grid.contradicted)
		return tables_note(scan->tables, "read.columns-unclear", KLP_SEVERITY_WARNING, line, 0, 0, error,
		                   "the headings of this table do not tell its five counts apart, and are not in the "
		                   "publication's order; no count of it can be placed");
	if (scan->grid.by_order)
		return tables_note(
			scan->tables, "read.columns-by-order", KLP_SEVERITY_INFORMATION, line, 0, 0, error,
			"the headings of this table do not say which count is which; the publication's order was taken");
	return KLP_OK;
}

static bool is_row(const struct candidate *candidate)
{
	size_t counts = 0;
	for (size_t i = 0; candidate->value_count == DATASET_COUNTS && i < DATASET_COUNTS; i++)
		counts += candidate->values[i].kind == CANDIDATE_COUNT;
	return counts >= FEWEST_COUNTS;
}

/* Whether five values on several lines are a row: those of a name that is known, or of any name within a table. */
static bool names_a_row(const struct scan *scan, const struct candidate *candidate, size_t line,
                        struct wrap_result *result)
{
	*result = read_label(scan, candidate, line);
	return result->found || (blocks_open(scan->tables) != NULL && (result->used > 0 || has_letter(candidate->label)));
}

/* A line that begins with a name and goes on with what stands where counts belong, though some of it is none that is known:
 * "Assen 90 348 geheim 160 1.175". Without this the row would be lost among the words. */
static bool read_behind_name(const struct scan *scan, struct candidate *candidate, size_t line)
{
	struct label_places places = tables_places(scan->tables, line);
	struct slice whole = document_cells(scan->tables->document, line)[0].text, rest = whole;
	if (whole.length > MOST_ROW_BYTES || candidate->mixed_blanks)
		return false;
	size_t found = 0, words = 0;
	const char *behind_label = whole.text, *label_end = whole.text;
	for (struct slice word = text_word(&rest); word.length > 0 && words < WRAP_MOST_WORDS; word = text_word(&rest)) {
		words++;
		bool number = word.text[0] >= '0' && word.text[0] <= '9';
		if (number && words > 1)
			break;
		if (word.length == 1 && word.text[0] == '|')
			continue;
		label_end = word.text + word.length;
		struct label label = label_read((struct slice){ whole.text, (size_t)(label_end - whole.text) }, &places);
		if (label.kind == LABEL_UNKNOWN || label.kind == LABEL_REGION)
			continue;
		found = words;
		behind_label = label_end;
	}
	/* "Waterland  Landsmeer 22 24 6 53": the first is the end of a region's name, and the second no count. */
	struct slice passed = { behind_label, (size_t)(label_end - behind_label) };
	if (found == 0 || label_read(passed, &places).kind != LABEL_UNKNOWN)
		return false;
	struct candidate behind = candidate_behind(scan->tables->document, line, found);
	/* A sentence may begin with a name as well, and tell numbers: a row is mostly counts. */
	size_t fewest =
		behind.value_count == DATASET_COUNTS && blocks_open(scan->tables) != NULL ? FEWEST_COUNTS : FEWEST_IN_PIECES;
	bool row = behind.counts >= fewest && behind.value_count <= MOST_ROW_VALUES &&
	           (behind.value_count == DATASET_COUNTS || behind.counts * 2 >= behind.value_count);
	if (row)
		*candidate = behind;
	return row;
}

/* Whether the values of a line may go on below: not those at the end of a page, "UWV © 2025". */
static bool may_go_on(const struct candidate *candidate)
{
	return candidate->label.length == 0 || !label_is_furniture(candidate->label) || label_is_total(candidate->label);
}

static klp_status take_line(struct scan *scan, size_t line, klp_error **error)
{
	if (scan->tables->document->lines[line].title)
		return take_title(scan, line, error);
	klp_status status = enter_grid(scan, line, error);
	if (status != KLP_OK)
		return status;
	if (leader_is_on(scan->tables->document, line)) /* a table of contents */
		return drop_fragments(scan, error);
	struct candidate candidate = candidate_read(scan->tables->document, line, &scan->grid);
	bool text = !candidate.bordered;
	bool by_columns = text && (candidate.value_count > DATASET_COUNTS || candidate.mixed_blanks);
	if (by_columns && !candidate_by_columns(&candidate, scan->tables->document, line) && candidate.mixed_blanks &&
	    candidate.value_count == DATASET_COUNTS)
		candidate.value_count--; /* a no-break space joins two of the five: they are no row */
	struct wrap_result result;
	if (is_row(&candidate)) {
		result = read_label(scan, &candidate, line);
		return take_row(scan, &candidate, &result, line, error);
	}
	const struct facts_heading *heading = heading_at(scan, line);
	if (heading != NULL) {
		if (candidate.counts > MOST_COUNTS)
			status = note_unordered(scan, &candidate, line, error);
		return status == KLP_OK ? take_heading(scan, heading, error) : status;
	}
	if (candidate.value_count == 0 && candidate.counts < FEWEST_COUNTS) /* words alone, as most lines are */
		return take_words(scan, &candidate, line, error);
	if (text && candidate.label.length == 0) {
		bool taken;
		status = columns_take(scan, line, &taken, error);
		if (status != KLP_OK || taken)
			return status;
	}
	if (text && may_go_on(&candidate))
		candidate_gather(&candidate, scan->tables->document, line);
	if (candidate.lines_below > 0 && is_row(&candidate)) {
		if (names_a_row(scan, &candidate, line, &result))
			return take_row(scan, &candidate, &result, line, error);
		if (candidate.label.length == 0 && candidate_adds_up(&candidate))
			return note_numbers(scan, &candidate, line, error);
	}
	if (text && candidate.counts >= FEWEST_COUNTS && candidate.label.length > 0 &&
	    read_behind_name(scan, &candidate, line)) {
		result = read_label(scan, &candidate, line);
		return take_row(scan, &candidate, &result, line, error);
	}
	if (is_damaged_row(scan, &candidate, line, &result))
		return take_row(scan, &candidate, &result, line, error);
	return take_words(scan, &candidate, line, error);
}

klp_status tables_find(struct tables *tables, klp_error **error)
{
	struct scan scan = { .tables = tables, .wrap.document = tables->document };
	const struct reading *reading = tables->reading;
	klp_status status = KLP_OK;
	for (size_t line = 0; status == KLP_OK && line < tables->document->line_count; line = scan.next_line) {
		scan.next_line = line + 1;
		status = take_line(&scan, line, error);
		if (status == KLP_OK)
			status = progress_tell(&tables->progress, reading->size + tables->document->lines[line].byte, error);
	}
	return status == KLP_OK ? blocks_close(&scan, error) : status;
}
