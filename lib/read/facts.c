/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/facts.h"
#include "base/memory.h"
#include "base/number.h"

#include <string.h>

enum { QUARTER_MONTHS = 3, YEAR_DIGITS = 4 };

/* A walk over the words of the whole document, line ends being blanks. */
struct walk {
	struct document *document;
	struct facts *facts;
	size_t line;
	/** the words before the present one, the latest first, without the punctuation around them */
	struct slice before[3];
	/** whether before[i] begins its line */
	bool begins[3];
	/** whether the line begins with the publication's title */
	bool titled;
	/** the register sentence that is being read */
	struct facts_register sentence;
	enum { OUTSIDE, WANT_TOTAL, WANT_PERSONS, WANT_PERCENT } state;
	int patience;
	int64_t candidate;
	/** the words since "arbeidsmarktregio", for the region's name */
	struct slice region_words[6];
	size_t region_word_count;
	bool naming_region;
};

/* ------------------------------------------------------------------- words */

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* A letter or digit of one byte. */
static bool is_plain(char byte)
{
	return is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static char lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

static bool equals(struct slice word, const char *expected)
{
	if (word.length != strlen(expected))
		return false;
	for (size_t i = 0; i < word.length; i++)
		if (lower(word.text[i]) != expected[i])
			return false;
	return true;
}

static bool begins_with(struct slice word, const char *expected)
{
	size_t length = strlen(expected);
	return word.length >= length && equals((struct slice){ word.text, length }, expected);
}

/* Without the punctuation of sentences and Markdown around it; the sign of a percentage stays. */
static struct slice bare(struct slice word)
{
	static const char edges[] = ".,;:!?()[]*_#\"'|";
	if (word.length > 0 && is_plain(word.text[0]) && is_plain(word.text[word.length - 1]))
		return word;
	while (word.length > 0 && strchr(edges, word.text[0]) != NULL) {
		word.text++;
		word.length--;
	}
	while (word.length > 0 && strchr(edges, word.text[word.length - 1]) != NULL)
		word.length--;
	return word;
}

/* A number of exactly that many digits, or -1. */
static int digits(struct slice word, size_t count)
{
	if (word.length != count)
		return -1;
	int value = 0;
	for (size_t i = 0; i < count; i++) {
		if (!is_digit(word.text[i]))
			return -1;
		value = value * 10 + (word.text[i] - '0');
	}
	return value;
}

/* ---------------------------------------------------------------- editions */

/* "tweede", "2e", "2de", "2": 2; 0 when it is no quarter. */
static int quarter_of(struct slice word)
{
	static const char *const ordinals[] = { "eerste", "tweede", "derde", "vierde" };
	for (int i = 0; i < 4; i++)
		if (equals(word, ordinals[i]))
			return i + 1;
	if (word.length == 0 || word.text[0] < '1' || word.text[0] > '4')
		return 0;
	struct slice ending = { word.text + 1, word.length - 1 };
	bool ordinal = ending.length == 0 || equals(ending, "e") || equals(ending, "de") || equals(ending, "ste");
	return ordinal ? word.text[0] - '0' : 0;
}

/* "Q2": 2; 0 when it is not that. */
static int short_quarter_of(struct slice word)
{
	if (word.length != 2 || lower(word.text[0]) != 'q')
		return 0;
	return quarter_of((struct slice){ word.text + 1, 1 });
}

/* "2025Q2", "2025-Q2", "2025KW02" as one word. */
static edition_number compact_edition(struct slice word)
{
	if (word.length < YEAR_DIGITS + 2 || word.length > YEAR_DIGITS + 4)
		return EDITION_NONE;
	int year = digits((struct slice){ word.text, YEAR_DIGITS }, YEAR_DIGITS);
	struct slice rest = { word.text + YEAR_DIGITS, word.length - YEAR_DIGITS };
	if (rest.text[0] == '-') {
		rest.text++;
		rest.length--;
	}
	if (begins_with(rest, "kw0") && rest.length == 4)
		return edition_of(year, quarter_of((struct slice){ rest.text + 3, 1 }));
	return edition_of(year, short_quarter_of(rest));
}

static int month_of_quarter_end(struct slice word)
{
	static const char *const months[] = { "maart", "juni", "september", "december" };
	for (int i = 0; i < 4; i++)
		if (equals(word, months[i]))
			return i + 1;
	return 0;
}

/* The edition that the present word completes, and whether its first word begins a line. */
static edition_number edition_ending_in(const struct walk *walk, struct slice word, bool begins, bool *heading)
{
	edition_number edition = compact_edition(word);
	*heading = begins;
	if (edition != EDITION_NONE)
		return edition;

	int year = digits(word, YEAR_DIGITS);
	int short_quarter = short_quarter_of(word);
	if (short_quarter != 0) { /* 2025 Q2 */
		*heading = walk->begins[0];
		return edition_of(digits(walk->before[0], YEAR_DIGITS), short_quarter);
	}
	if (year < 0) { /* 2025, 2e kwartaal */
		*heading = walk->begins[1];
		return equals(word, "kwartaal") ? edition_of(digits(walk->before[1], YEAR_DIGITS), quarter_of(walk->before[0]))
		                                : EDITION_NONE;
	}
	*heading = walk->begins[1];
	if (equals(walk->before[0], "kwartaal")) /* tweede kwartaal 2025 */
		return edition_of(year, quarter_of(walk->before[1]));
	if (equals(walk->before[0], "van") && equals(walk->before[1], "kwartaal")) { /* tweede kwartaal van 2025 */
		*heading = walk->begins[2];
		return edition_of(year, quarter_of(walk->before[2]));
	}
	if (equals(walk->before[1], "kwartaal")) /* kwartaal 2 2025 */
		return edition_of(year, quarter_of(walk->before[0]));
	*heading = walk->begins[0];
	if (short_quarter_of(walk->before[0]) != 0) /* Q2 2025 */
		return edition_of(year, short_quarter_of(walk->before[0]));
	*heading = walk->begins[2];
	if (equals(walk->before[2], "peildatum")) /* peildatum 30 juni 2025 */
		return edition_of(year, month_of_quarter_end(walk->before[0]));
	return EDITION_NONE;
}

static klp_status note_edition(struct walk *walk, struct slice word, bool begins, struct slice rest, klp_error **error)
{
	if (word.length < 2 || !(is_digit(word.text[0]) || lower(word.text[0]) == 'q' || lower(word.text[0]) == 'k'))
		return KLP_OK;
	bool heading;
	edition_number edition = edition_ending_in(walk, word, begins, &heading);
	if (edition == EDITION_NONE)
		return KLP_OK;
	heading = heading || walk->titled;
	struct facts *facts = walk->facts;
	if (!heading) { /* in the middle of a sentence it may be about another edition */
		facts->several = facts->several || (facts->named != EDITION_NONE && facts->named != edition);
		facts->named = edition;
		return KLP_OK;
	}
	if (!memory_reserve(&facts->headings, &facts->heading_capacity, facts->heading_count + 1, sizeof *facts->headings))
		return error_memory(error);
	facts->headings[facts->heading_count++] =
		(struct facts_heading){ walk->line, edition, walk->titled, text_trim(rest) };
	return KLP_OK;
}

/* --------------------------------------------------------------- registers */

/* The words of the region's name as one text. */
static bool join_region(struct walk *walk, struct slice *joined)
{
	char name[TEXT_KEY_BYTES];
	size_t length = 0;
	for (size_t i = 0; i < walk->region_word_count; i++) {
		struct slice word = walk->region_words[i];
		if (length + word.length + 1 >= sizeof name)
			break;
		if (length > 0)
			name[length++] = ' ';
		memcpy(name + length, word.text, word.length);
		length += word.length;
	}
	const char *kept = pool_keep(&walk->document->texts, name, length);
	*joined = (struct slice){ kept, length };
	return kept != NULL;
}

static klp_status end_sentence(struct walk *walk, klp_error **error)
{
	walk->state = OUTSIDE;
	walk->region_word_count = 0;
	struct facts *facts = walk->facts;
	if (!memory_reserve(&facts->registers, &facts->register_capacity, facts->register_count + 1,
	                    sizeof *facts->registers))
		return error_memory(error);
	facts->registers[facts->register_count++] = walk->sentence;
	return KLP_OK;
}

static void follow_region(struct walk *walk, struct slice word)
{
	enum { MOST_WORDS = sizeof walk->region_words / sizeof walk->region_words[0] };
	if (equals(word, "arbeidsmarktregio")) {
		walk->naming_region = true;
		walk->region_word_count = 0;
		return;
	}
	if (!walk->naming_region)
		return;
	if (equals(word, "bevat") || equals(word, "telt") || equals(word, "heeft") ||
	    walk->region_word_count == MOST_WORDS) {
		walk->naming_region = false;
		return;
	}
	walk->region_words[walk->region_word_count++] = word;
}

/* The sentence goes: register … total, "personen" … percentage. Each part must come within some words of the last. */
static klp_status follow_sentence(struct walk *walk, struct slice word, klp_error **error)
{
	enum { PATIENCE = 14 };
	if (begins_with(word, "doelgroepregister") && walk->state < WANT_PERCENT) {
		walk->sentence = (struct facts_register){ .line = walk->line, .known_percent = -1 };
		walk->naming_region = false;
		if (!join_region(walk, &walk->sentence.region))
			return error_memory(error);
		walk->state = WANT_TOTAL;
		walk->patience = PATIENCE;
		return KLP_OK;
	}
	if (walk->state == OUTSIDE)
		return KLP_OK;
	if (walk->patience-- == 0) { /* a total without a percentage is worth keeping */
		bool total_known = walk->state == WANT_PERCENT;
		walk->state = OUTSIDE;
		walk->region_word_count = 0;
		return total_known ? end_sentence(walk, error) : KLP_OK;
	}
	switch (walk->state) {
	case WANT_TOTAL:
		if (number_count(word, false, &walk->candidate) == NUMBER_COUNT)
			walk->state = WANT_PERSONS;
		break;
	case WANT_PERSONS:
		if (!equals(word, "personen") && !equals(word, "mensen") && !equals(word, "doelgroepers")) {
			bool another = number_count(word, false, &walk->candidate) == NUMBER_COUNT;
			walk->state = another ? WANT_PERSONS : WANT_TOTAL;
			break;
		}
		walk->sentence.total = walk->candidate;
		walk->state = WANT_PERCENT;
		walk->patience = PATIENCE;
		break;
	case WANT_PERCENT: {
		bool parted = equals(word, "%") || equals(word, "procent");
		char sign[NUMBER_BYTES];
		if (parted && walk->before[0].length < sizeof sign - 1) {
			memcpy(sign, walk->before[0].text, walk->before[0].length);
			sign[walk->before[0].length] = '%';
			word = (struct slice){ sign, walk->before[0].length + 1 };
		}
		if (number_percent(word, &walk->sentence.known_percent))
			return end_sentence(walk, error);
		break;
	}
	default:
		break;
	}
	return KLP_OK;
}

/* -------------------------------------------------------------------- walk */

static klp_status walk_cell(struct walk *walk, struct slice rest, bool begins, klp_error **error)
{
	klp_status status = KLP_OK;
	for (struct slice word = text_word(&rest); word.length > 0; word = text_word(&rest)) {
		word = bare(word);
		if (word.length == 0)
			continue;
		if (begins)
			walk->titled = equals(word, "transparantie");
		status = note_edition(walk, word, begins, rest, error);
		if (status == KLP_OK)
			status = follow_sentence(walk, word, error);
		if (status != KLP_OK)
			break;
		follow_region(walk, word);
		walk->before[2] = walk->before[1];
		walk->before[1] = walk->before[0];
		walk->before[0] = word;
		walk->begins[2] = walk->begins[1];
		walk->begins[1] = walk->begins[0];
		walk->begins[0] = begins;
		begins = false;
	}
	return status;
}

klp_status facts_find(struct facts *facts, struct document *document, klp_error **error)
{
	struct walk walk = { .document = document, .facts = facts };
	for (walk.line = 0; walk.line < document->line_count; walk.line++) {
		const struct document_cell *cells = document_cells(document, walk.line);
		for (uint32_t i = 0; i < document->lines[walk.line].cells; i++) {
			klp_status status = walk_cell(&walk, cells[i].text, i == 0, error);
			if (status != KLP_OK)
				return status;
		}
	}
	return walk.state == WANT_PERCENT ? end_sentence(&walk, error) : KLP_OK;
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
	if (document->line_count == 0 || document->lines[document->line_count - 1].page != 1)
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
