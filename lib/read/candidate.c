/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/candidate.h"
#include "base/number.h"

#include <string.h>

/* The words, or cells, at the end of a line; more than this are told as this many. */
enum { TAIL = 16 };

struct tail {
	struct candidate_value word[TAIL];
	/** of all words so far; the last TAIL of them are kept */
	size_t count;
	/** how many at the end are values */
	size_t values;
	/** how many are counts, wherever they stand */
	size_t counts;
	/** whether the borders of each are known */
	bool whole_cells;
};

/* The bytes of a mark that compares, such as "<" or "≤", at the start of a word; 0 when there is none. */
static size_t comparison_length(struct slice word)
{
	static const char *const longer[] = { "≤", "≥", "±" };
	if (word.length == 0)
		return 0;
	if (word.text[0] == '<' || word.text[0] == '>' || word.text[0] == '~')
		return 1;
	for (size_t i = 0; (unsigned char)word.text[0] >= 0x80 && i < sizeof longer / sizeof longer[0]; i++) {
		size_t length = strlen(longer[i]);
		if (word.length >= length && memcmp(word.text, longer[i], length) == 0)
			return length;
	}
	return 0;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Whether a word stands where a count belongs though it is none: "x", "n.b.", "<5". */
static bool is_sign(struct slice word)
{
	static const char *const signs[] = {
		CANDIDATE_NOTHING, "x", "X", "-", "–", "—", ".", "*", "?", "n.b.", "nb", "n.v.t.", "onb.", "onbekend"
	};
	static const char first_bytes[] = "xX-.*?no<>~\xC2\xE2"; /* of these, and of what compares */
	enum { LONGEST_SIGN = 8 };
	if (word.length > LONGEST_SIGN || word.length == 0 || strchr(first_bytes, word.text[0]) == NULL)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (word.length == strlen(signs[i]) && memcmp(word.text, signs[i], word.length) == 0)
			return true;
	size_t mark = comparison_length(word);
	return mark > 0 && (mark == word.length || is_digit(word.text[word.length - 1]));
}

bool candidate_is_nothing(const struct candidate_value *value)
{
	static const char nothing[] = CANDIDATE_NOTHING;
	return value->text.length == sizeof nothing - 1 && memcmp(value->text.text, nothing, sizeof nothing - 1) == 0;
}

/* Whatever begins with a digit stands where a count belongs: no name begins so. */
struct candidate_value candidate_value_of(struct slice text, uint32_t column, bool whole_cell)
{
	struct candidate_value value = { .text = text, .column = column, .kind = CANDIDATE_WORD };
	if (text.length == 0) {
		value.kind = CANDIDATE_EMPTY;
		return value;
	}
	enum number_kind number = is_letter(text.text[0]) ? NUMBER_NONE : number_count(text, whole_cell, &value.count);
	if (number == NUMBER_COUNT)
		value.kind = CANDIDATE_COUNT;
	else if (text.text[text.length - 1] != '%' && (number != NUMBER_NONE || is_digit(text.text[0]) || is_sign(text)))
		value.kind = CANDIDATE_ODD;
	return value;
}

static bool is_value(const struct candidate_value *value)
{
	return value->kind == CANDIDATE_COUNT || value->kind == CANDIDATE_ODD;
}

/* Whether a line that holds no digit ends in a sign, as a row of signs alone does. */
static bool ends_in_sign(struct slice text)
{
	static const char last_bytes[] = "xXbd-.*?<>~"; /* of signs, and of what compares; most words end otherwise */
	char end = text.length == 0 ? ' ' : text.text[text.length - 1];
	if ((unsigned char)end < 0x80 && memchr(last_bytes, end, sizeof last_bytes - 1) == NULL)
		return false;
	size_t last = text.length;
	while (last > 0 && text.text[last - 1] != ' ')
		last--;
	return is_sign((struct slice){ text.text + last, text.length - last });
}

/* A word, or a cell: cells need not lie behind one another in memory, and two of them are never one value. */
static const struct candidate_value *push(struct tail *tail, struct slice word, uint32_t column)
{
	struct candidate_value *last = &tail->word[tail->count++ % TAIL];
	*last = candidate_value_of(word, column, tail->whole_cells);
	tail->values = is_value(last) ? tail->values + 1 : 0;
	tail->counts += last->kind == CANDIDATE_COUNT;
	return last;
}

static void push_word(struct tail *tail, struct slice word, uint32_t column)
{
	/* "< 5" is one value in two words. */
	struct candidate_value *last = tail->count > 0 ? &tail->word[(tail->count - 1) % TAIL] : NULL;
	if (last != NULL && is_digit(word.text[0]) && comparison_length(last->text) == last->text.length)
		last->text.length = (size_t)(word.text + word.length - last->text.text);
	else
		push(tail, word, column);
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

/* Whether both plain blanks and no-break spaces part the values: then those within a number are the no-break ones. */
static bool mixes_blanks(struct slice values)
{
	static const char *const no_break[] = { "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x87", "\xE2\x80\x89" };
	bool plain = false, special = false;
	for (size_t at = 0; at < values.length; at++) {
		plain = plain || values.text[at] == ' ';
		if ((unsigned char)values.text[at] < 0x80)
			continue;
		for (size_t i = 0; i < sizeof no_break / sizeof no_break[0]; i++) {
			size_t length = strlen(no_break[i]);
			special = special || (values.length - at >= length && memcmp(values.text + at, no_break[i], length) == 0);
		}
	}
	return plain && special;
}

/* A line as one run of words. */
static struct candidate read_run(const struct document *document, size_t line)
{
	const struct document_cell *cell = document_cells(document, line);
	struct candidate candidate = { .label = cell->text, .label_column = cell->column };
	if (!document->lines[line].digits && !ends_in_sign(cell->text))
		return candidate;
	struct tail tail = { .count = 0 };
	struct slice rest = cell->text;
	for (struct slice word = text_word(&rest); word.length > 0; word = text_word(&rest))
		push_word(&tail, word, 0);
	take_values(&candidate, &tail, cell->text);
	candidate.counts = tail.counts;

	/* Columns are worked out for values only: most lines have none. */
	const char *passed = cell->text.text;
	uint32_t column = cell->column;
	for (size_t i = 0; tail.values <= DATASET_COUNTS && i < tail.values; i++) {
		const char *value = candidate.values[i].text.text;
		column += (uint32_t)text_characters((struct slice){ passed, (size_t)(value - passed) });
		candidate.values[i].column = column;
		passed = value;
	}
	candidate.mixed_blanks = tail.values > 0 && mixes_blanks(candidate.tail);
	struct slice label = cell->text;
	if (tail.values > 0 && tail.values <= TAIL)
		label.length = (size_t)(candidate.tail.text - label.text);
	else if (tail.values > TAIL)
		label.length = 0;
	candidate.label = text_trim(label);
	return candidate;
}

/* Cells of a table whose columns are not known: the last text is the label, the last cells are the values. */
static struct candidate read_cells(const struct document_cell *cells, uint32_t count)
{
	struct candidate candidate = { .bordered = true };
	struct tail tail = { .whole_cells = true };
	struct slice last_text = { NULL, 0 };
	for (uint32_t i = 0; i < count; i++) {
		if (cells[i].text.length == 0)
			continue;
		if (!is_value(push(&tail, cells[i].text, cells[i].column))) {
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

/* The last cell that holds words. */
static struct slice last_text(const struct document_cell *cells, uint32_t count, uint32_t *column)
{
	for (uint32_t i = count; i > 0; i--) {
		struct slice text = cells[i - 1].text;
		if (text.length == 0 || text.text[text.length - 1] == '%' ||
		    candidate_value_of(text, 0, true).kind == CANDIDATE_COUNT)
			continue;
		*column = cells[i - 1].column;
		return text;
	}
	return (struct slice){ NULL, 0 };
}

static struct candidate read_grid(const struct document_cell *cells, uint32_t count, const struct grid *grid)
{
	struct candidate candidate = { .bordered = true };
	bool any = false;
	candidate.region = cell_text(cells, count, grid->region);
	candidate.label = cell_text(cells, count, grid->name);
	candidate.label_column = grid->name >= 0 && (uint32_t)grid->name < count ? cells[grid->name].column : 1;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		int column = grid->values[i];
		struct candidate_value *value = &candidate.values[i];
		*value = candidate_value_of(cell_text(cells, count, column),
		                            (uint32_t)column < count ? cells[column].column : 0, true);
		candidate.counts += value->kind == CANDIDATE_COUNT;
		any = any || is_value(value);
	}
	/* Headings are no values, whatever column they stand in. */
	candidate.value_count = any ? DATASET_COUNTS : 0;
	candidate.regions = grid->regions;
	candidate.contradicted = grid->contradicted;
	candidate.tail = candidate.values[0].text;
	candidate.register_total = cell_text(cells, count, grid->register_total);
	candidate.percentage = cell_text(cells, count, grid->percentage);
	/* Words that stand beside the columns are words all the same: a title, a note. */
	if (!any && candidate.label.length == 0 && candidate.region.length == 0)
		candidate.label = last_text(cells, count, &candidate.label_column);
	/* "Nederland" or "Totaal" may stand where regions do. */
	if (candidate.label.length == 0 && candidate.value_count > 0) {
		candidate.label = candidate.region;
		candidate.region.length = 0;
	}
	return candidate;
}

struct candidate candidate_read(const struct document *document, size_t line, const struct grid *grid)
{
	const struct document_line *at = &document->lines[line];
	const struct document_cell *cells = document_cells(document, line);
	if (!at->bordered)
		return read_run(document, line);
	if (grid != NULL && grid->usable && (at->placed || at->cells == grid->cells))
		return read_grid(cells, at->cells, grid);
	return read_cells(cells, at->cells);
}

/* The next piece of a line, up to a separator: two blanks or more, a tab or a bar; or, when `gaps` is false, any plain blank. */
static struct slice next_piece(struct slice *rest, bool gaps)
{
	size_t at = 0;
	while (rest->length > 0 && strchr(" \t|", rest->text[0]) != NULL) {
		rest->text++;
		rest->length--;
	}
	while (at < rest->length) {
		char byte = rest->text[at];
		bool gap = byte == '\t' || byte == '|' ||
		           (byte == ' ' && (!gaps || (at + 1 < rest->length && rest->text[at + 1] == ' ')));
		if (gap)
			break;
		at++;
	}
	struct slice piece = { rest->text, at };
	rest->text += at;
	rest->length -= at;
	return text_trim(piece);
}

static bool split_columns(struct candidate *candidate, const struct document_cell *cell, bool gaps)
{
	struct tail tail = { .whole_cells = true };
	struct slice rest = cell->text;
	bool all_counts = true;
	for (struct slice piece = next_piece(&rest, gaps); piece.length > 0; piece = next_piece(&rest, gaps)) {
		struct slice before = { cell->text.text, (size_t)(piece.text - cell->text.text) };
		push_word(&tail, piece, cell->column + (uint32_t)text_characters(before));
	}
	if (tail.values != DATASET_COUNTS)
		return false;
	struct candidate split = { .label_column = cell->column };
	take_values(&split, &tail, cell->text);
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		all_counts = all_counts && split.values[i].kind == CANDIDATE_COUNT;
	split.counts = DATASET_COUNTS;
	split.label = text_trim((struct slice){ cell->text.text, (size_t)(split.tail.text - cell->text.text) });
	if (all_counts)
		*candidate = split;
	return all_counts;
}

bool candidate_by_columns(struct candidate *candidate, const struct document *document, size_t line)
{
	enum { MOST_BYTES = 512 }; /* a longer line is no row, and would take long */
	const struct document_cell *cell = document_cells(document, line);
	if (cell->text.length > MOST_BYTES)
		return false;
	return split_columns(candidate, cell, !candidate->mixed_blanks) ||
	       split_columns(candidate, cell, candidate->mixed_blanks);
}

struct candidate candidate_behind(const struct document *document, size_t line, size_t label_words)
{
	const struct document_cell *cell = document_cells(document, line);
	struct candidate candidate = { .label_column = cell->column };
	struct slice rest = cell->text, word = { NULL, 0 };
	for (size_t i = 0; i < label_words; i++)
		word = text_word(&rest);
	candidate.label = (struct slice){ cell->text.text, (size_t)(word.text + word.length - cell->text.text) };
	candidate.tail = text_trim(rest);
	for (word = text_word(&rest); word.length > 0; word = text_word(&rest)) {
		if (word.length == 1 && word.text[0] == '|')
			continue;
		struct slice before = { cell->text.text, (size_t)(word.text - cell->text.text) };
		struct candidate_value value =
			candidate_value_of(word, cell->column + (uint32_t)text_characters(before), false);
		if (candidate.value_count < DATASET_COUNTS)
			candidate.values[candidate.value_count] = value;
		candidate.value_count++;
		candidate.counts += value.kind == CANDIDATE_COUNT;
	}
	return candidate;
}

void candidate_gather(struct candidate *candidate, const struct document *document, size_t line)
{
	struct candidate gathered = *candidate;
	size_t most = gathered.value_count, last = most;
	while (gathered.value_count > 0 && gathered.value_count < DATASET_COUNTS) {
		size_t below = line + gathered.lines_below + 1;
		if (below >= document->line_count || document->lines[below].bordered)
			break;
		struct candidate next = read_run(document, below);
		last = next.value_count;
		bool values_alone = last > 0 && next.label.length == 0;
		if (!values_alone || gathered.value_count + last > DATASET_COUNTS)
			break;
		for (size_t i = 0; i < last; i++)
			gathered.values[gathered.value_count++] = next.values[i];
		most = last > most ? last : most;
		gathered.lines_below++;
	}
	/* A lone number below lines of several is the number of a page, and completes no row. */
	if (gathered.value_count == DATASET_COUNTS && most > 1 && last == 1)
		return;
	*candidate = gathered;
}

bool candidate_is_fused(const struct candidate *candidate, size_t fewest_digits)
{
	for (size_t i = 0; candidate->value_count < DATASET_COUNTS && i < candidate->value_count; i++) {
		struct slice text = candidate->values[i].text;
		size_t digits = 0, dots = 0;
		for (size_t at = 0; at < text.length; at++) {
			digits += is_digit(text.text[at]);
			dots += text.text[at] == '.';
		}
		bool well_parted = dots > 0 && candidate->values[i].kind == CANDIDATE_COUNT;
		if (digits >= fewest_digits && digits + dots == text.length && !well_parted)
			return true;
	}
	return false;
}

bool candidate_adds_up(const struct candidate *candidate)
{
	int64_t sum = 0;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		if (candidate->values[i].kind != CANDIDATE_COUNT)
			return false;
		if (i + 1 < DATASET_COUNTS && !number_add(&sum, candidate->values[i].count))
			return false;
	}
	return sum == candidate->values[DATASET_COUNTS - 1].count;
}
