/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/facts.h"
#include "base/memory.h"
#include "read/walk.h"

#include <string.h>

static void remember_word(struct walk *walk, struct slice word, bool begins)
{
	for (size_t i = WALK_WORDS_BEFORE - 1; i > 0; i--) {
		walk->before[i] = walk->before[i - 1];
		walk->begins[i] = walk->begins[i - 1];
	}
	walk->before[0] = word;
	walk->begins[0] = begins;
}

static klp_status walk_cell(struct walk *walk, struct slice rest, bool begins, klp_error **error)
{
	klp_status status = KLP_OK;
	walk->cell_words = 0;
	for (struct slice word = text_word(&rest); word.length > 0; word = text_word(&rest)) {
		word = walk_bare(word);
		if (word.length == 0)
			continue;
		if (begins)
			walk->titled = walk_equals(word, "transparantie");
		status = walk_edition(walk, word, begins, rest, error);
		if (status == KLP_OK)
			status = walk_register(walk, word, error);
		if (status != KLP_OK)
			break;
		remember_word(walk, word, begins);
		walk->cell_words++;
		begins = false;
	}
	return status;
}

/* Whether nothing stands before a cell on its line. */
static bool begins_line(const struct document *document, size_t line, uint32_t cell)
{
	const struct document_cell *cells = document_cells(document, line);
	while (cell > 0 && cells[cell - 1].text.length == 0)
		cell--;
	return cell == 0;
}

/* As many words before "doelgroepregister" may belong to its sentence. */
enum { LOOK_BACK = WALK_PATIENCE + 2 };

struct words_before {
	struct slice word[LOOK_BACK];
	bool begins[LOOK_BACK];
	size_t count;
};

/* Adds the last words of a cell, the latest first, as long as there is room. */
static void add_words_before(struct words_before *before, struct slice rest, bool begins)
{
	struct words_before cell;
	cell.count = 0;
	for (struct slice word = text_word(&rest); word.length > 0; word = text_word(&rest)) {
		word = walk_bare(word);
		if (word.length == 0)
			continue;
		cell.word[cell.count % LOOK_BACK] = word;
		cell.begins[cell.count % LOOK_BACK] = begins;
		cell.count++;
		begins = false;
	}
	for (size_t i = 0; i < cell.count && i < LOOK_BACK && before->count < LOOK_BACK; i++) {
		size_t at = (cell.count - 1 - i) % LOOK_BACK;
		before->word[before->count] = cell.word[at];
		before->begins[before->count++] = cell.begins[at];
	}
}

/* Goes over the last words before a cell once more, where cells were passed over. */
static klp_status look_back(struct walk *walk, uint32_t cell, klp_error **error)
{
	struct words_before before;
	before.count = 0;
	for (size_t line = walk->line; before.count < LOOK_BACK; cell = walk->document->lines[--line].cells) {
		while (cell-- > 0 && before.count < LOOK_BACK)
			add_words_before(&before, document_cells(walk->document, line)[cell].text,
			                 begins_line(walk->document, line, cell));
		if (line == 0)
			break;
	}
	walk->national = walk->region_near = 0;
	walk->naming_region = false;
	walk->region_word_count = 0;
	walk->cell_words = 0; /* these are of several cells, and do not lie behind one another */
	klp_status status = KLP_OK;
	for (size_t i = before.count; status == KLP_OK && i-- > 0;) {
		/* No sentence begins here: had it a number, its cell would not have been passed over, or has been walked before. */
		if (!walk_begins_with(before.word[i], "doelgroepregister"))
			status = walk_register(walk, before.word[i], error);
		remember_word(walk, before.word[i], before.begins[i]);
	}
	return status;
}

/* Whether a text holds four digits behind one another that may be a year, as every edition does. */
static bool may_hold_year(struct slice text)
{
	enum { YEAR_DIGITS = 4 };
	/* From the last of four bytes back: none that is no digit lies in a year. */
	for (size_t start = 0, left; start + YEAR_DIGITS <= text.length; start += left == 0 ? 1 : left) {
		left = YEAR_DIGITS;
		while (left > 0 && walk_is_digit(text.text[start + left - 1]))
			left--;
		const char *year = text.text + start;
		if (left == 0 && (year[0] == '2' || (year[0] == '1' && year[1] == '9'))) /* see edition_of() */
			return true;
	}
	return false;
}

/* Whether an edition may end in a text: its year stands there, or among the words just before. */
static bool may_tell_edition(const struct walk *walk, struct slice text)
{
	for (size_t i = 0; !walk->passed_over && i < WALK_WORDS_BEFORE; i++)
		if (may_hold_year(walk->before[i]))
			return true;
	return walk->document->lines[walk->line].digits && may_hold_year(text);
}

/* The last "groepregister" of a text, in small or capital letters, from its last letter on; `text` NULL when there is none. Looked for
 * from the byte at its end back, as Horspool searches. */
static struct slice find_register(struct slice text)
{
	static const char name[] = "groepregister";
	enum { LENGTH = sizeof name - 1 };
	/* How far each letter, but for the last of them, stands from the end; any other byte lies in no such word. */
	static const unsigned char distance['z' + 1] = {
		['g'] = 5, ['r'] = 7, ['o'] = 10, ['e'] = 1, ['p'] = 8, ['i'] = 4, ['s'] = 3, ['t'] = 2
	};
	struct slice found = { NULL, 0 };
	for (size_t end = LENGTH; end <= text.length;) {
		unsigned char byte = (unsigned char)(text.text[end - 1] | ('a' ^ 'A'));
		if (byte == (unsigned char)name[LENGTH - 1] &&
		    walk_equals((struct slice){ text.text + end - LENGTH, LENGTH }, name))
			found = (struct slice){ text.text + end - 1, text.length - end + 1 };
		end += byte <= 'z' && distance[byte] > 0 ? distance[byte] : LENGTH;
	}
	return found;
}

/* How many words begin with a letter or digit of one byte: no more than walk_cell() finds. */
static int plain_words(struct slice text)
{
	int words = 0;
	bool blank = true;
	for (size_t i = 0; i < text.length; i++) {
		words += blank && walk_is_plain(text.text[i]);
		blank = text.text[i] == ' ';
	}
	return words;
}

/* Whether a digit stands on the line, or on those below as far as a sentence on a register waits for a number. `named` is the
 * cell from the name of the register on. */
static bool number_is_near(const struct walk *walk, struct slice named)
{
	int words = plain_words(named) - 1;
	for (size_t line = walk->line; line < walk->document->line_count && words <= WALK_PATIENCE; line++) {
		if (walk->document->lines[line].digits)
			return true;
		const struct document_cell *cells = document_cells(walk->document, line);
		for (uint32_t i = 0; line > walk->line && i < walk->document->lines[line].cells; i++)
			words += plain_words(cells[i].text);
	}
	return false;
}

/* Whether the words of a cell need a look: those of an edition, and those from "doelgroepregister" on. */
static bool may_tell(const struct walk *walk, struct slice text)
{
	enum { SHORTEST = 4 }; /* of a year, and of the name of the register */
	if (walk->state != WALK_OUTSIDE)
		return true;
	if (walk->passed_over && text.length < SHORTEST)
		return false;
	if (may_tell_edition(walk, text))
		return true;
	struct slice named = find_register(text);
	return named.text != NULL && number_is_near(walk, named);
}

klp_status facts_find(struct facts *facts, struct document *document, const struct reading *reading, klp_error **error)
{
	struct walk walk = { .document = document, .reading = reading, .facts = facts };
	for (walk.line = 0; walk.line < document->line_count; walk.line++) {
		const struct document_cell *cells = document_cells(document, walk.line);
		walk.titled = false;
		for (uint32_t i = 0; i < document->lines[walk.line].cells; i++) {
			/* Nearly all of a document tells nothing, and is not looked at word by word. */
			bool passed_over = walk.passed_over;
			walk.passed_over = !may_tell(&walk, cells[i].text);
			if (walk.passed_over)
				continue;
			klp_status status = passed_over ? look_back(&walk, i, error) : KLP_OK;
			if (status == KLP_OK)
				status = walk_cell(&walk, cells[i].text, begins_line(document, walk.line, i), error);
			if (status != KLP_OK)
				return status;
		}
		if (document->lines[walk.line].bordered)
			walk_register_end_row(&walk);
	}
	return walk_register_end(&walk, error);
}

void facts_free(struct facts *facts)
{
	memory_release(facts->headings);
	memory_release(facts->registers);
	*facts = (struct facts){ .headings = NULL };
}

static bool is_title(struct slice text)
{
	char key[TEXT_KEY_BYTES];
	return text_key(key, text) != SIZE_MAX && strcmp(key, "transparantievanklantprofielen") == 0;
}

/* Whether a page begins at a line: the title with the edition behind it, or right below. `next` is the first heading below
 * the line. */
static bool begins_page(const struct facts *facts, size_t next, const struct document *document, size_t line)
{
	if (next > 0 && facts->headings[next - 1].line == line && facts->headings[next - 1].titled)
		return true;
	bool above_heading = next < facts->heading_count && facts->headings[next].line == line + 1;
	return above_heading && document->lines[line].cells > 0 && is_title(document_cells(document, line)[0].text);
}

void facts_number_pages(const struct facts *facts, struct document *document)
{
	if (document->paged || document->line_count == 0 || document->lines[document->line_count - 1].page != 1)
		return;
	size_t next = 0;
	uint64_t page = 1;
	for (size_t line = 0; line < document->line_count; line++) {
		while (next < facts->heading_count && facts->headings[next].line <= line)
			next++;
		/* The first title begins no page when nothing precedes it. */
		if (line > 0 && begins_page(facts, next, document, line))
			page++;
		document->lines[line].page = page;
	}
}

size_t facts_heading_above(const struct facts *facts, size_t line)
{
	size_t low = 0, high = facts->heading_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (facts->headings[middle].line <= line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

edition_number facts_edition_at(const struct facts *facts, size_t line)
{
	if (facts->heading_count == 0)
		return facts->several ? EDITION_NONE : facts->named;
	size_t above = facts_heading_above(facts, line);
	return facts->headings[above == 0 ? 0 : above - 1].edition;
}
