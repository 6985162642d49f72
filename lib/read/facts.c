/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/facts.h"
#include "base/memory.h"
#include "read/walk.h"

#include <string.h>

/* Most cells of a table: a count, and no year. It ends no edition, and is passed over where no sentence is followed. */
static bool is_passing_count(struct slice text)
{
	enum { YEAR = 4, LONGEST = 9 };
	if (text.length == 0 || text.length == YEAR || text.length > LONGEST)
		return false;
	for (size_t i = 0; i < text.length; i++)
		if (!walk_is_digit(text.text[i]))
			return false;
	return true;
}

/* What comes after a word sees it as the one before. */
static void pass(struct walk *walk, struct slice word, bool begins)
{
	walk->before[2] = walk->before[1];
	walk->before[1] = walk->before[0];
	walk->before[0] = word;
	walk->begins[2] = walk->begins[1];
	walk->begins[1] = walk->begins[0];
	walk->begins[0] = begins;
	walk->cell_words++;
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
		pass(walk, word, begins);
		begins = false;
	}
	return status;
}

/* Whether letters of a text are those of a few words that say something: "register", "regio", "Nederland", "landelijk". */
static bool may_say_something(struct slice text)
{
	const char *end = text.text + text.length;
	for (const char *at = text.text; at < end; at++) {
		at = memchr(at, 'g', (size_t)(end - at));
		if (at == NULL)
			break;
		if (at > text.text && at + 1 < end && at[-1] == 'e' && at[1] == 'i')
			return true;
	}
	for (const char *at = text.text; at < end; at++) {
		at = memchr(at, 'l', (size_t)(end - at));
		if (at == NULL)
			break;
		if (end - at >= 4 && memcmp(at, "land", 4) == 0)
			return true;
	}
	return false;
}

/* Prose in which nothing is told: of it only the last words count, for "tweede" / "kwartaal 2025" may wrap. */
static struct slice last_words(const struct walk *walk, struct slice text)
{
	enum { WORDS = sizeof walk->before / sizeof walk->before[0] };
	size_t start = text.length;
	for (int words = 0; start > 0; start--)
		if (text.text[start - 1] == ' ' && ++words > WORDS)
			break;
	return (struct slice){ text.text + start, text.length - start };
}

static bool is_idle(const struct walk *walk)
{
	return walk->state == WALK_OUTSIDE && walk->region_near == 0 && walk->national == 0;
}

klp_status facts_find(struct facts *facts, struct document *document, klp_error **error)
{
	struct walk walk = { .document = document, .facts = facts };
	for (walk.line = 0; walk.line < document->line_count; walk.line++) {
		const struct document_cell *cells = document_cells(document, walk.line);
		walk.titled = false;
		bool begins_line = true; /* until a cell that is not empty is passed */
		for (uint32_t i = 0; i < document->lines[walk.line].cells; i++) {
			struct slice text = cells[i].text;
			bool begins = begins_line;
			begins_line = begins_line && text.length == 0;
			if (is_idle(&walk) && is_passing_count(text)) {
				walk.cell_words = 0;
				walk.titled = walk.titled && !begins;
				pass(&walk, text, begins);
				continue;
			}
			if (is_idle(&walk) && !document->lines[walk.line].digits && !may_say_something(text)) {
				text = last_words(&walk, text);
				begins = begins && text.length == cells[i].text.length;
			}
			klp_status status = walk_cell(&walk, text, begins, error);
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
