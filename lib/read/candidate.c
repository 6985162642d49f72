/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/candidate.h"
#include "base/number.h"

#include <string.h>

/* The words, or cells, at the end of a line; more than this are told as this many. */
enum { TAIL = DATASET_COUNTS + 3 };

struct tail {
	struct candidate_value word[TAIL];
	/** of all words so far; the last TAIL of them are kept */
	size_t count;
	/** how many at the end are values */
	size_t values;
};

/* Whether a word stands where a count belongs though it is none: "x", "n.b.", "<5". */
static bool is_sign(struct slice word)
{
	static const char *const signs[] = { "x", "X",    "-",  "–",      "—",    ".",       "*",
		                                 "?", "n.b.", "nb", "n.v.t.", "onb.", "onbekend" };
	enum { LONGEST_SIGN = 8 };
	if (word.length > LONGEST_SIGN || word.length == 0)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (word.length == strlen(signs[i]) && memcmp(word.text, signs[i], word.length) == 0)
			return true;
	bool compares = word.length > 1 && (word.text[0] == '<' || word.text[0] == '>');
	return compares && word.text[word.length - 1] >= '0' && word.text[word.length - 1] <= '9';
}

static bool is_value(struct slice word, bool bordered)
{
	int64_t ignored;
	return number_count(word, bordered, &ignored) != NUMBER_NONE || is_sign(word);
}

/* A line without any digit holds no row. Most lines of a publication are prose, and need no closer look. */
static bool has_digit(struct slice text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.text[i] >= '0' && text.text[i] <= '9')
			return true;
	return false;
}

static void push(struct tail *tail, struct slice word, uint32_t column, bool value)
{
	tail->word[tail->count % TAIL] = (struct candidate_value){ word, column };
	tail->count++;
	tail->values = value ? tail->values + 1 : 0;
}

/* The n-th word from the end, the last being 0. */
static const struct candidate_value *from_end(const struct tail *tail, size_t n)
{
	return &tail->word[(tail->count - 1 - n) % TAIL];
}

/* Fills the values from the end of the line. */
static void take_values(struct candidate *candidate, const struct tail *tail, struct slice whole)
{
	candidate->value_count = tail->values;
	if (tail->values == 0)
		return;
	size_t shown = tail->values < TAIL ? tail->values : TAIL;
	const char *start = from_end(tail, shown - 1)->text.text;
	candidate->tail = (struct slice){ start, (size_t)(whole.text + whole.length - start) };
	for (size_t i = 0; tail->values <= DATASET_COUNTS && i < tail->values; i++)
		candidate->values[i] = *from_end(tail, tail->values - 1 - i);
}

static struct candidate read_run(const struct document_cell *cell)
{
	struct candidate candidate = { .label = cell->text, .label_column = cell->column };
	if (!has_digit(cell->text))
		return candidate;
	struct tail tail = { .count = 0 };
	struct slice rest = cell->text;
	for (struct slice word = text_word(&rest); word.length > 0; word = text_word(&rest))
		push(&tail, word, 0, is_value(word, false));
	take_values(&candidate, &tail, cell->text);

	/* Columns are worked out for values only: most lines have none. */
	for (size_t i = 0; tail.values <= DATASET_COUNTS && i < tail.values; i++) {
		struct slice before = { cell->text.text, (size_t)(candidate.values[i].text.text - cell->text.text) };
		candidate.values[i].column = cell->column + (uint32_t)text_characters(before);
	}
	struct slice label = cell->text;
	if (tail.values > 0 && tail.values <= TAIL)
		label.length = (size_t)(candidate.tail.text - label.text);
	else if (tail.values > TAIL)
		label.length = 0;
	candidate.label = text_trim(label);
	return candidate;
}

/* Cells of a table whose columns are not known: the first texts are the label, the last cells the values. */
static struct candidate read_cells(const struct document_cell *cells, uint32_t count)
{
	struct candidate candidate = { .bordered = true };
	struct tail tail = { .count = 0 };
	struct slice last_text = { NULL, 0 };
	for (uint32_t i = 0; i < count; i++) {
		if (cells[i].text.length == 0)
			continue;
		bool value = is_value(cells[i].text, true);
		push(&tail, cells[i].text, cells[i].column, value);
		if (!value) {
			last_text = cells[i].text;
			candidate.label_column = cells[i].column;
		}
	}
	if (tail.count == 0)
		return candidate;
	take_values(&candidate, &tail, from_end(&tail, 0)->text);
	if (tail.values > 0) /* the cells need not lie behind one another in memory */
		candidate.tail = from_end(&tail, 0)->text;
	candidate.label = last_text;
	return candidate;
}

static struct slice cell_text(const struct document_cell *cells, uint32_t count, int column)
{
	return column >= 0 && (uint32_t)column < count ? cells[column].text : (struct slice){ NULL, 0 };
}

static struct candidate read_grid(const struct document_cell *cells, uint32_t count, const struct grid *grid)
{
	struct candidate candidate = { .bordered = true };
	candidate.region = cell_text(cells, count, grid->region);
	candidate.label = cell_text(cells, count, grid->name);
	candidate.label_column = grid->name >= 0 && (uint32_t)grid->name < count ? cells[grid->name].column : 1;
	size_t filled = 0;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		int column = grid->values[i];
		candidate.values[i].text = cell_text(cells, count, column);
		candidate.values[i].column = (uint32_t)column < count ? cells[column].column : 0;
		filled += candidate.values[i].text.length > 0;
	}
	/* Headings are no values, whatever column they stand in. */
	bool counts = false;
	int64_t ignored;
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		counts = counts || (filled > 0 && is_value(candidate.values[i].text, true) &&
		                    number_count(candidate.values[i].text, true, &ignored) == NUMBER_COUNT);
	candidate.value_count = counts ? DATASET_COUNTS : 0;
	return candidate;
}

struct candidate candidate_read(const struct document *document, size_t line, const struct grid *grid)
{
	const struct document_line *at = &document->lines[line];
	const struct document_cell *cells = document_cells(document, line);
	if (!at->bordered)
		return read_run(&cells[0]);
	if (grid != NULL && grid->usable)
		return read_grid(cells, at->cells, grid);
	return read_cells(cells, at->cells);
}

void candidate_gather(struct candidate *candidate, const struct document *document, size_t line)
{
	while (candidate->value_count > 0 && candidate->value_count < DATASET_COUNTS) {
		size_t below = line + candidate->lines_below + 1;
		if (below >= document->line_count || document->lines[below].bordered)
			return;
		struct candidate next = read_run(document_cells(document, below));
		bool values_alone = next.value_count > 0 && next.label.length == 0;
		if (!values_alone || candidate->value_count + next.value_count > DATASET_COUNTS)
			return;
		for (size_t i = 0; i < next.value_count; i++)
			candidate->values[candidate->value_count++] = next.values[i];
		candidate->lines_below++;
	}
}

enum candidate_kind candidate_count(const struct candidate *candidate, size_t value, int64_t *count)
{
	struct slice text = candidate->values[value].text;
	if (text.length == 0)
		return CANDIDATE_EMPTY;
	bool is_count = number_count(text, candidate->bordered, count) == NUMBER_COUNT;
	return is_count ? CANDIDATE_COUNT : CANDIDATE_ODD;
}
