/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Which column of a bordered table holds what. */

#include "base/number.h"
#include "read/candidate.h"

#include <string.h>

/* More columns than any copy of the publication has; what lies beyond is not looked at. */
enum { MOST_COLUMNS = 64, FEWEST_COUNTS = 3, MOST_HEADER_ROWS = 4 };

enum meaning {
	NOTHING,
	REGION,
	NAME,
	REGISTER,
	PERCENTAGE,
	FIRST_VALUE,
	LAST_VALUE = FIRST_VALUE + DATASET_COUNTS - 1
};

struct survey {
	const struct document *document;
	size_t first;
	size_t count;
	/** how many lines come before the first with counts */
	size_t header_rows;
	size_t columns;
	/** below the headings: cells that hold a count, and that hold anything */
	size_t counts[MOST_COLUMNS];
	size_t filled[MOST_COLUMNS];
	char headings[MOST_COLUMNS][TEXT_KEY_BYTES];
};

static bool is_count(struct slice text)
{
	int64_t ignored;
	return number_count(text, true, &ignored) == NUMBER_COUNT;
}

static size_t columns_of(const struct survey *survey, size_t line)
{
	uint32_t cells = survey->document->lines[survey->first + line].cells;
	return cells < MOST_COLUMNS ? cells : MOST_COLUMNS;
}

static size_t counts_in(const struct survey *survey, size_t line)
{
	const struct document_cell *cells = document_cells(survey->document, survey->first + line);
	size_t counts = 0;
	for (size_t i = 0; i < columns_of(survey, line); i++)
		counts += is_count(cells[i].text);
	return counts;
}

static void survey_body(struct survey *survey)
{
	while (survey->header_rows < survey->count && counts_in(survey, survey->header_rows) < FEWEST_COUNTS)
		survey->header_rows++;
	for (size_t line = survey->header_rows; line < survey->count; line++) {
		const struct document_cell *cells = document_cells(survey->document, survey->first + line);
		size_t columns = columns_of(survey, line);
		if (columns > survey->columns)
			survey->columns = columns;
		for (size_t i = 0; i < columns; i++) {
			survey->counts[i] += is_count(cells[i].text);
			survey->filled[i] += cells[i].text.length > 0;
		}
	}
}

/* Whether a line holds one text, within its first columns, and nothing else: a title over the table, or a region's name below the
 * headings, and no heading of a column. */
static bool is_title(const struct survey *survey, size_t line, size_t columns)
{
	const struct document_cell *cells = document_cells(survey->document, survey->first + line);
	size_t filled = 0, last = 0;
	for (size_t i = 0; i < columns_of(survey, line); i++) {
		if (cells[i].text.length > 0)
			last = i;
		filled += cells[i].text.length > 0;
	}
	return filled == 1 && last < columns;
}

/* The headings above a column, joined; one that spans several columns stands over each of them, and where lines end with their
 * last text the last of them may reach further. */
static void survey_headings(struct survey *survey)
{
	size_t end = survey->header_rows;
	/* Not the region of the rows that follow. */
	while (end > 1 && is_title(survey, end - 1, (columns_of(survey, end - 1) + 1) / 2))
		end--;
	size_t rows = end < MOST_HEADER_ROWS ? end : MOST_HEADER_ROWS;
	for (size_t line = end - rows; line < end; line++) {
		const struct document_cell *cells = document_cells(survey->document, survey->first + line);
		struct slice spanning = { NULL, 0 };
		bool spans = line + 1 < end;
		size_t columns = columns_of(survey, line);
		/* The last line may be the only one, and its only heading "Totaal". */
		if (is_title(survey, line, spans ? columns : (columns + 1) / 2))
			continue;
		bool reaches = spans && survey->document->lines[survey->first + line].placed && survey->columns > columns;
		for (size_t i = 0; i < (reaches ? survey->columns : columns); i++) {
			struct slice text = i < columns ? cells[i].text : (struct slice){ NULL, 0 };
			if (text.length > 0)
				spanning = text;
			else if (spans)
				text = spanning;
			size_t length = strlen(survey->headings[i]);
			if (text.length > 0)
				text_key_append(survey->headings[i], length, text);
		}
	}
}

static bool says(const char *heading, const char *word)
{
	return strstr(heading, word) != NULL;
}

enum clients { NOBODY, MUNICIPAL, UWV };

static enum clients clients_in(const char *heading)
{
	if (!says(heading, "profiel"))
		return NOBODY;
	if (says(heading, "uwv"))
		return UWV;
	return says(heading, "gemeente") ? MUNICIPAL : NOBODY;
}

/* What a heading says, of a count of those clients. */
static enum meaning meaning_in(const char *heading, enum clients clients)
{
	bool without = says(heading, "geenprofiel") || says(heading, "zonderprofiel") ||
	               says(heading, "geenklantprofiel") || says(heading, "zonderklantprofiel") ||
	               says(heading, "geenuwvprofiel");
	if (clients == UWV)
		return without ? FIRST_VALUE + 3 : FIRST_VALUE + 2;
	if (clients == MUNICIPAL)
		return without ? FIRST_VALUE + 1 : FIRST_VALUE;
	/* "Doelgroepregister", "% van doelgroepregister bekend in Sonar", "Bekend in Sonar (%)" */
	if (says(heading, "bekend") || says(heading, "percentage"))
		return PERCENTAGE;
	if (says(heading, "register"))
		return REGISTER;
	if (says(heading, "totaal"))
		return LAST_VALUE;
	if (says(heading, "regio"))
		return REGION;
	bool name = strcmp(heading, "gemeente") == 0 || strcmp(heading, "gemeenten") == 0 || says(heading, "gemeentenaam");
	return name ? NAME : NOTHING;
}

/* What a column holds by its own heading alone. */
static enum meaning meaning_of(const char *heading)
{
	return meaning_in(heading, clients_in(heading));
}

/* The same where a heading of a count that names no clients is about those of the heading before it, which may stand over both. */
static enum meaning meaning_beside(const struct survey *survey, size_t column)
{
	enum clients clients = NOBODY;
	const char *heading = survey->headings[column];
	if (says(heading, "totaal"))
		return meaning_of(heading);
	for (size_t i = column + 1; i-- > 0 && clients == NOBODY && says(survey->headings[i], "profiel");)
		clients = clients_in(survey->headings[i]);
	return meaning_in(heading, clients);
}

/* Whether a line without a digit holds headings of columns. */
static bool is_heading_row(const struct document *document, size_t line)
{
	const struct document_cell *cells = document_cells(document, line);
	uint32_t count = document->lines[line].cells;
	size_t headings = 0;
	if (document->lines[line].digits || count < FEWEST_COUNTS)
		return false;
	for (uint32_t i = 0; i < count && i < MOST_COLUMNS; i++) {
		char key[TEXT_KEY_BYTES];
		size_t length = cells[i].text.length == 0 ? SIZE_MAX : text_key(key, cells[i].text);
		headings += length != SIZE_MAX && (meaning_of(key) != NOTHING || says(key, "profiel") || says(key, "sonar"));
	}
	return headings >= FEWEST_COUNTS;
}

static bool says_the_same(const struct document *document, size_t one, size_t other)
{
	const struct document_cell *cells = document_cells(document, one), *others = document_cells(document, other);
	uint32_t count = document->lines[one].cells;
	if (document->lines[other].cells != count)
		return false;
	for (uint32_t i = 0; i < count; i++)
		if (cells[i].text.length != others[i].text.length ||
		    (cells[i].text.length > 0 && memcmp(cells[i].text.text, others[i].text.text, cells[i].text.length) != 0))
			return false;
	return true;
}

size_t grid_extent(const struct document *document, size_t first)
{
	const struct survey survey = { .document = document, .first = first };
	size_t end = first, surveyed = 0, body = 0;
	for (; end < document->line_count && document->lines[end].bordered; end++) {
		if (end > first && document->lines[end].begins_table)
			break;
		if (!is_heading_row(document, end))
			continue;
		/* Headings below rows begin a table of its own, with what stands above them: its columns may be others. The same
		 * headings are but repeated. */
		for (; surveyed < end - first; surveyed++)
			if (counts_in(&survey, surveyed) >= FEWEST_COUNTS)
				body = surveyed + 1;
		if (body > 0 && !says_the_same(document, first, end))
			return body;
	}
	return end - first;
}

static struct grid empty_grid(void)
{
	struct grid grid = { .usable = false, .region = -1, .name = -1, .register_total = -1, .percentage = -1 };
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		grid.values[i] = -1;
	return grid;
}

/* By what the headings say; false when they do not name all five counts once each. */
static bool by_headings(const struct survey *survey, struct grid *grid)
{
	size_t found = 0;
	for (size_t i = 0; i < survey->columns; i++) {
		enum meaning meaning = meaning_beside(survey, i);
		if (meaning == REGION && grid->region < 0)
			grid->region = (int)i;
		else if (meaning == NAME && grid->name < 0)
			grid->name = (int)i;
		else if (meaning == REGISTER && grid->register_total < 0)
			grid->register_total = (int)i;
		else if (meaning == PERCENTAGE && grid->percentage < 0)
			grid->percentage = (int)i;
		else if (meaning >= FIRST_VALUE) {
			int *value = &grid->values[meaning - FIRST_VALUE];
			/* A heading may seem to span a column beside it in which there is nothing. */
			if (*value >= 0 && survey->filled[i] == 0)
				continue;
			if (*value >= 0)
				return false;
			*value = (int)i;
			found++;
		}
	}
	return found == DATASET_COUNTS;
}

/* By where the counts stand: five columns of them, in the order of the publication. `apart` says whether the columns of a
 * register, as headings tell them, are not among the five. */
static bool by_counts(const struct survey *survey, struct grid *grid, bool apart)
{
	size_t found = 0;
	*grid = empty_grid();
	for (size_t i = 0; i < survey->columns; i++) {
		bool numeric = survey->counts[i] > 0 && survey->counts[i] * 2 >= survey->filled[i];
		enum meaning meaning = apart ? meaning_of(survey->headings[i]) : NOTHING;
		if (meaning == REGISTER && grid->register_total < 0)
			grid->register_total = (int)i;
		else if (meaning == PERCENTAGE && grid->percentage < 0)
			grid->percentage = (int)i;
		if (!numeric || meaning == REGISTER || meaning == PERCENTAGE)
			continue;
		if (found == DATASET_COUNTS)
			return false;
		grid->values[found++] = (int)i;
	}
	return found == DATASET_COUNTS;
}

/* Whether a heading says that a column holds another count than the publication's order would have it hold. */
static bool headings_contradict(const struct survey *survey, const struct grid *grid)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		enum meaning meaning = meaning_of(survey->headings[grid->values[i]]);
		if (meaning >= FIRST_VALUE && meaning != (enum meaning)(FIRST_VALUE + i))
			return true;
	}
	return false;
}

static bool has_headings(const struct survey *survey, const struct grid *grid)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (survey->headings[grid->values[i]][0] != '\0')
			return true;
	return false;
}

/* The nearest column of texts to the left of another, or -1. */
static int text_column_before(const struct survey *survey, int column)
{
	for (int i = column - 1; i >= 0; i--)
		if (survey->filled[i] > 0 && survey->counts[i] * 2 < survey->filled[i])
			return i;
	return -1;
}

/* The number of cells that most lines of the table have. */
static uint32_t usual_cells(const struct survey *survey)
{
	size_t lines[MOST_COLUMNS + 1] = { 0 };
	uint32_t usual = 0;
	for (size_t line = survey->header_rows; line < survey->count; line++) {
		uint32_t cells = survey->document->lines[survey->first + line].cells;
		if (cells <= MOST_COLUMNS && ++lines[cells] > lines[usual])
			usual = cells;
	}
	return usual;
}

struct grid grid_read(const struct document *document, size_t first, size_t count)
{
	struct survey survey = { .document = document, .first = first, .count = count };
	survey_body(&survey);
	survey_headings(&survey);
	struct grid grid = empty_grid();
	grid.usable = by_headings(&survey, &grid);
	if (!grid.usable) {
		grid.usable = by_counts(&survey, &grid, true) || by_counts(&survey, &grid, false);
		grid.contradicted = grid.usable && headings_contradict(&survey, &grid);
		grid.by_order = grid.usable && !grid.contradicted && has_headings(&survey, &grid);
	}
	if (!grid.usable)
		return grid;
	grid.cells = usual_cells(&survey);
	int leftmost = grid.values[0];
	for (size_t i = 1; i < DATASET_COUNTS; i++)
		leftmost = grid.values[i] < leftmost ? grid.values[i] : leftmost;
	if (grid.name < 0)
		grid.name = text_column_before(&survey, leftmost);
	if (grid.region < 0)
		grid.region = text_column_before(&survey, grid.name);
	if (grid.region == grid.name)
		grid.region = -1;
	if (grid.name < 0 && grid.region >= 0) { /* a table of regions */
		grid.name = grid.region;
		grid.region = -1;
		grid.regions = true;
	}
	/* The one column of names may be headed as that of the regions. */
	if (grid.name >= 0 && grid.region < 0 && meaning_of(survey.headings[grid.name]) == REGION)
		grid.regions = true;
	return grid;
}
