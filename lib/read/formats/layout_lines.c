/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Words become lines. */

#include "base/memory.h"
#include "base/number.h"
#include "read/formats/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* No page is so large, in whatever unit; beyond this, sums of places lose their meaning. */
static const double most_place = 1e12;

/* Of the height of words: how far apart the middles of words on one line may lie. */
static const double same_line = 0.3;
/* Words so much higher than most, such as a watermark, make up lines of their own. */
static const double outsize = 2.5;
/* Words that overlap by so much are of different cells, of which one runs over the other's edge. */
static const double overprinted = 0.25;
/* Where no word has a height: of the width of a character. */
static const double height_of_width = 2.0;

static int compare_numbers(double one, double other)
{
	return (one > other) - (one < other);
}

static int compare_texts(struct slice one, struct slice other)
{
	size_t length = one.length < other.length ? one.length : other.length;
	int order = memcmp(one.text, other.text, length);
	return order != 0 ? order : (one.length > other.length) - (one.length < other.length);
}

/* What follows the first difference, so that equal keys mean equal words: the order in which they came plays no part. */
static int compare_rest(const struct layout_word *one, const struct layout_word *other)
{
	int order = compare_numbers(one->x_max, other->x_max);
	if (order == 0)
		order = compare_numbers(one->y_max, other->y_max);
	return order != 0 ? order : compare_texts(one->text, other->text);
}

static int compare_heights(const void *left, const void *right)
{
	const struct layout_word *one = left, *other = right;
	int order = compare_numbers(one->y, other->y);
	if (order == 0)
		order = compare_numbers(one->x_min, other->x_min);
	return order != 0 ? order : compare_rest(one, other);
}

static int compare_across(const void *left, const void *right)
{
	const struct layout_word *one = left, *other = right;
	int order = compare_numbers(one->x_min, other->x_min);
	if (order == 0)
		order = compare_numbers(one->y, other->y);
	return order != 0 ? order : compare_rest(one, other);
}

int layout_compare_doubles(const void *left, const void *right)
{
	return compare_numbers(*(const double *)left, *(const double *)right);
}

static int compare_lines(const void *left, const void *right)
{
	const struct layout_line *one = left, *other = right;
	int order = compare_numbers(one->y, other->y);
	return order != 0 ? order : (one->first > other->first) - (one->first < other->first);
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (unsigned char)byte >= 0xC3;
}

/* Whether a word may stand where a number does. Whatever begins with a digit does, and short signs: "-", "x", "n.b.", "<5"; and
 * what stands for nothing in our own publication. */
bool layout_is_value(struct slice text)
{
	static const char *const begins[] = { "\xC2\xB7", "-", "+", "–", "—", "−", ".", "*",
		                                  "?",        "<", ">", "~", "≤", "≥", "±" };
	enum { LONGEST_SIGN = 8 };
	if (text.length == 0 || is_digit(text.text[0]))
		return text.length > 0;
	if (text.length > LONGEST_SIGN)
		return false;
	for (size_t i = 0; i + 1 < text.length; i++)
		if (is_letter(text.text[i]) && is_letter(text.text[i + 1]))
			return false;
	for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++)
		if (text.length >= strlen(begins[i]) && memcmp(text.text, begins[i], strlen(begins[i])) == 0)
			return true;
	if (text.length == 1)
		return text.text[0] == 'x' || text.text[0] == 'X';
	return is_letter(text.text[0]) && text.text[text.length - 1] == '.'; /* "n.b." */
}

/* ------------------------------------------------------------- taking words */

klp_status layout_hold(struct layout *layout, uint64_t bytes, klp_error **error)
{
	const struct place place = { .source = layout->reading->source, .page = layout->number };
	klp_status status = reading_hold(layout->reading, bytes, &place, error);
	if (status == KLP_OK)
		layout->held += bytes;
	return status;
}

static klp_status add_word(struct layout *layout, struct slice text, const struct word *from, double x_min,
                           double x_max, klp_error **error)
{
	klp_status status = layout_hold(layout, 2 * sizeof(struct layout_word), error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&layout->words, &layout->word_capacity, layout->word_count + 1, sizeof *layout->words))
		return error_memory(error);
	struct layout_word word = { .text = text, .x_min = x_min, .x_max = x_max, .value = layout_is_value(text) };
	word.y_min = from->y_min < from->y_max ? from->y_min : from->y_max;
	word.y_max = from->y_min < from->y_max ? from->y_max : from->y_min;
	word.y = word.y_min + (word.y_max - word.y_min) / 2;
	layout->words[layout->word_count++] = word;
	return KLP_OK;
}

static bool is_place(double value)
{
	return value >= -most_place && value <= most_place; /* false for what is no number */
}

/* A word that holds blanks is several, whose boxes are told from the number of their characters. No-break spaces stay within. */
static klp_status take_word(struct layout *layout, const struct word *word, klp_error **error)
{
	const struct place place = { .source = layout->reading->source, .page = layout->number };
	if (!is_place(word->x_min) || !is_place(word->x_max) || !is_place(word->y_min) || !is_place(word->y_max))
		return error_set(error, KLP_FORMAT, &place,
		                 "a word's box holds what is no place on a page; its numbers must be finite and below 1e12");
	struct slice whole = text_trim(word->text);
	double left = word->x_min < word->x_max ? word->x_min : word->x_max;
	double right = word->x_min < word->x_max ? word->x_max : word->x_min;
	if (whole.length == 0 ||
	    (memchr(whole.text, ' ', whole.length) == NULL && memchr(whole.text, '\t', whole.length) == NULL))
		return whole.length == 0 ? KLP_OK : add_word(layout, whole, word, left, right, error);

	double step = (right - left) / (double)text_characters(whole);
	size_t start = 0, characters = 0;
	klp_status status = KLP_OK;
	while (status == KLP_OK && start < whole.length) {
		size_t end = start;
		while (end < whole.length && whole.text[end] != ' ' && whole.text[end] != '\t')
			end++;
		struct slice part = { whole.text + start, end - start };
		size_t length = text_characters(part);
		if (part.length > 0)
			status = add_word(layout, part, word, left + step * (double)characters,
			                  left + step * (double)(characters + length), error);
		characters += length + 1;
		start = end + 1;
	}
	return status;
}

/* The middle one of so many numbers, which are sorted; 0 of none. */
static double median(double *numbers, size_t count)
{
	if (count == 0)
		return 0;
	qsort(numbers, count, sizeof *numbers, layout_compare_doubles);
	return numbers[count / 2];
}

/* The height of most words; where none has one, what their widths make likely, and they get it. */
static void find_height(struct layout *layout, double *scratch)
{
	size_t count = 0;
	for (size_t i = 0; i < layout->word_count; i++)
		if (layout_height(&layout->words[i]) > 0)
			scratch[count++] = layout_height(&layout->words[i]);
	layout->height = median(scratch, count);
	if (count == 0) {
		for (size_t i = 0; i < layout->word_count; i++) {
			const struct layout_word *word = &layout->words[i];
			scratch[i] = height_of_width * (word->x_max - word->x_min) / (double)text_characters(word->text);
		}
		layout->height = median(scratch, layout->word_count);
	}
	if (!(layout->height > 0))
		layout->height = 1;
	for (size_t i = 0; i < layout->word_count; i++) {
		struct layout_word *word = &layout->words[i];
		if (layout_height(word) > 0)
			continue;
		word->y_min -= layout->height / 2;
		word->y_max += layout->height / 2;
	}
}

/* ------------------------------------------------------------------ lines */

void layout_measure(struct layout_line *line, const struct layout_word *words)
{
	double sum = 0, heights = 0;
	line->x_min = words[line->first].x_min;
	line->x_max = words[line->first].x_max;
	line->run_count = 0;
	size_t run = 0;
	for (size_t i = line->first; i < line->first + line->count; i++) {
		const struct layout_word *word = &words[i];
		line->x_max = word->x_max > line->x_max ? word->x_max : line->x_max;
		sum += word->y;
		heights += layout_height(word);
		run = word->value ? run + 1 : 0;
		if (run > 0 && run >= line->run_count) {
			line->run_count = run;
			line->run = i + 1 - run;
		}
	}
	line->y = sum / (double)line->count;
	line->height = heights / (double)line->count;
}

size_t layout_sort(struct layout_word *words, size_t count, struct layout_line *lines)
{
	size_t found = 0;
	if (count == 0) /* qsort() takes no NULL */
		return 0;
	qsort(words, count, sizeof *words, compare_heights);
	for (size_t i = 0; i < count;) {
		struct layout_line *line = &lines[found++];
		*line = (struct layout_line){ .first = i };
		double sum = 0, heights = 0;
		while (i < count) {
			double height = layout_height(&words[i]), usual = line->count == 0 ? height : heights / (double)line->count;
			double near = same_line * (height < usual ? height : usual);
			if (line->count > 0 && words[i].y - sum / (double)line->count > near)
				break;
			sum += words[i].y;
			heights += height;
			line->count++;
			i++;
		}
		qsort(words + line->first, line->count, sizeof *words, compare_across);
		layout_measure(line, words);
	}
	return found;
}

/* Words of outsize height come last, and are put into lines apart from the others. */
static size_t part_outsize(struct layout *layout)
{
	size_t usual = 0;
	for (size_t i = 0; i < layout->word_count; i++) {
		struct layout_word word = layout->words[i];
		if (layout_height(&word) > outsize * layout->height)
			continue;
		layout->words[i] = layout->words[usual];
		layout->words[usual++] = word;
	}
	return usual;
}

/* A line of small words alone, which stand raised on the line below, belongs to that line: marks of footnotes. */
static void join_raised(struct layout *layout)
{
	static const double small = 0.9, overlap = 0.4;
	size_t kept = 0;
	for (size_t i = 0; i < layout->line_count; i++) {
		struct layout_line *line = &layout->lines[i], *above = kept > 0 ? &layout->lines[kept - 1] : NULL;
		double covered = above == NULL ? 0 : above->y + above->height / 2 - (line->y - line->height / 2);
		bool raised = above != NULL && above->first + above->count == line->first &&
		              above->height < small * line->height && covered > overlap * above->height;
		if (!raised) {
			layout->lines[kept++] = *line;
			continue;
		}
		above->count += line->count;
		qsort(layout->words + above->first, above->count, sizeof *layout->words, compare_across);
		layout_measure(above, layout->words);
	}
	layout->line_count = kept;
}

/* ------------------------------------------------------------------- page */

/* What parts words by a blank alone: most gaps within lines. */
static void find_gap(struct layout *layout, double *scratch)
{
	static const double fewest = 0.1, most = 0.75, usual = 0.28;
	size_t count = 0;
	for (size_t i = 0; i < layout->line_count; i++) {
		const struct layout_line *line = &layout->lines[i];
		for (size_t word = line->first + 1; word < line->first + line->count; word++) {
			const struct layout_word *left = &layout->words[word - 1], *right = &layout->words[word];
			double gap = (right->x_min - left->x_max) / layout_height(left);
			bool texts = !left->value || !right->value;
			if (texts && gap > fewest && gap < most)
				scratch[count++] = gap;
		}
	}
	layout->blank = count == 0 ? usual : median(scratch, count);
}

static bool parted(const struct layout *layout, const struct layout_word *left, const struct layout_word *right,
                   double blanks)
{
	double height = layout_height(left) > layout_height(right) ? layout_height(left) : layout_height(right);
	double gap = right->x_min - left->x_max;
	return gap > blanks * layout->blank * height || gap < -overprinted * height;
}

bool layout_parted(const struct layout *layout, const struct layout_word *left, const struct layout_word *right)
{
	return parted(layout, left, right, 1.45);
}

size_t layout_chunk_end(const struct layout *layout, const struct layout_line *line, size_t first, enum layout_gap gap)
{
	/* Lines of tables are not spaced out to a margin, so that of their gaps even a small difference tells. */
	double blanks = gap == LAYOUT_ANY_GAP ? 1.45 : 1.22;
	size_t end = first + 1;
	while (end < line->first + line->count && !parted(layout, &layout->words[end - 1], &layout->words[end], blanks))
		end++;
	return end;
}

static klp_status make_room(struct layout *layout, klp_error **error)
{
	size_t count = layout->word_count + 1;
	klp_status status =
		layout_hold(layout, count * (2 * sizeof(struct layout_line) + sizeof(struct layout_word)), error);
	if (status != KLP_OK)
		return status;
	layout->lines = memory_allocate_zeroed(count, sizeof *layout->lines);
	layout->column_lines = memory_allocate_zeroed(count, sizeof *layout->column_lines);
	layout->column_words = memory_allocate_zeroed(count, sizeof *layout->column_words);
	bool room = layout->lines != NULL && layout->column_lines != NULL && layout->column_words != NULL;
	return room ? KLP_OK : error_memory(error);
}

klp_status layout_take_page(struct layout *layout, const struct words *words, size_t page, klp_error **error)
{
	const struct word_page *from = &words->pages[page];
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < from->words; i++)
		status = take_word(layout, &words->words[from->first_word + i], error);
	if (status == KLP_OK)
		status = make_room(layout, error);
	if (status != KLP_OK || layout->word_count == 0)
		return status;
	double *scratch = memory_allocate_zeroed(layout->word_count + 1, sizeof *scratch);
	if (scratch == NULL)
		return error_memory(error);
	layout_lay_aside(layout);
	find_height(layout, scratch);
	layout_turn_upright(layout, scratch);
	size_t usual = part_outsize(layout);
	layout->line_count = layout_sort(layout->words, usual, layout->lines);
	join_raised(layout);
	struct layout_line *rest = layout->lines + layout->line_count;
	size_t further = layout_sort(layout->words + usual, layout->word_count - usual, rest);
	for (size_t i = 0; i < further; i++)
		rest[i].first += usual;
	layout->line_count += further;
	qsort(layout->lines, layout->line_count, sizeof *layout->lines, compare_lines);
	for (size_t i = 0; status == KLP_OK && i < layout->line_count; i++)
		status = layout_join_pieces(layout, &layout->lines[i], error);
	find_gap(layout, scratch);
	memory_release(scratch);
	return status;
}
