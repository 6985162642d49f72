/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Editions: "tweede kwartaal 2025" and its like. */

#include "base/memory.h"
#include "read/walk.h"

enum { YEAR_DIGITS = 4 };

/* A number of exactly that many digits, or -1. */
static int digits(struct slice word, size_t count)
{
	if (word.length != count)
		return -1;
	int value = 0;
	for (size_t i = 0; i < count; i++) {
		if (!walk_is_digit(word.text[i]))
			return -1;
		value = value * 10 + (word.text[i] - '0');
	}
	return value;
}

/* "tweede", "2e", "2de", "2": 2; 0 when it is no quarter. */
static int quarter_of(struct slice word)
{
	static const char *const ordinals[] = { "eerste", "tweede", "derde", "vierde" };
	for (int i = 0; i < 4; i++)
		if (walk_equals(word, ordinals[i]))
			return i + 1;
	if (word.length == 0 || word.text[0] < '1' || word.text[0] > '4')
		return 0;
	struct slice ending = { word.text + 1, word.length - 1 };
	bool ordinal =
		ending.length == 0 || walk_equals(ending, "e") || walk_equals(ending, "de") || walk_equals(ending, "ste");
	return ordinal ? word.text[0] - '0' : 0;
}

/* "Q2": 2; 0 when it is not that. */
static int short_quarter_of(struct slice word)
{
	if (word.length != 2 || walk_lower(word.text[0]) != 'q')
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
	if (walk_begins_with(rest, "kw0") && rest.length == 4)
		return edition_of(year, quarter_of((struct slice){ rest.text + 3, 1 }));
	return edition_of(year, short_quarter_of(rest));
}

static int month_of_quarter_end(struct slice word)
{
	static const char *const months[] = { "maart", "juni", "september", "december" };
	for (int i = 0; i < 4; i++)
		if (walk_equals(word, months[i]))
			return i + 1;
	return 0;
}

/* The quarter that ends on a date, "2025-06-30" as spreadsheets store it or "30-06-2025" as people write it. */
static edition_number edition_ending_on(struct slice word)
{
	enum { DATE = 10 };
	static const int last_days[] = { 31, 30, 30, 31 };
	if (word.length != DATE)
		return EDITION_NONE;
	bool year_first = word.text[YEAR_DIGITS] == '-';
	const char *year = year_first ? word.text : word.text + DATE - YEAR_DIGITS;
	const char *day = year_first ? word.text + DATE - 2 : word.text;
	const char *month = word.text + (year_first ? YEAR_DIGITS + 1 : 3);
	int quarters = digits((struct slice){ month, 2 }, 2);
	if (month[-1] != '-' || month[2] != '-' || quarters < 3 || quarters > 12 || quarters % 3 != 0 ||
	    digits((struct slice){ day, 2 }, 2) != last_days[quarters / 3 - 1])
		return EDITION_NONE;
	return edition_of(digits((struct slice){ year, YEAR_DIGITS }, YEAR_DIGITS), quarters / 3);
}

/* The edition that the present word completes, and whether its first word begins a line. */
static edition_number edition_ending_in(const struct walk *walk, struct slice word, bool begins, bool *heading)
{
	edition_number edition = compact_edition(word);
	*heading = begins;
	if (edition != EDITION_NONE)
		return edition;

	if (walk_equals(walk->before[0], "peildatum")) { /* peildatum 2025-06-30 */
		*heading = walk->begins[0];
		return edition_ending_on(word);
	}
	int year = digits(word, YEAR_DIGITS);
	int short_quarter = short_quarter_of(word);
	if (short_quarter != 0) { /* 2025 Q2 */
		*heading = walk->begins[0];
		return edition_of(digits(walk->before[0], YEAR_DIGITS), short_quarter);
	}
	if (year < 0) { /* 2025, 2e kwartaal */
		*heading = walk->begins[1];
		return walk_equals(word, "kwartaal")
		           ? edition_of(digits(walk->before[1], YEAR_DIGITS), quarter_of(walk->before[0]))
		           : EDITION_NONE;
	}
	*heading = walk->begins[1];
	if (walk_equals(walk->before[0], "kwartaal")) /* tweede kwartaal 2025 */
		return edition_of(year, quarter_of(walk->before[1]));
	if (walk_equals(walk->before[0], "van") &&
	    walk_equals(walk->before[1], "kwartaal")) { /* tweede kwartaal van 2025 */
		*heading = walk->begins[2];
		return edition_of(year, quarter_of(walk->before[2]));
	}
	if (walk_equals(walk->before[1], "kwartaal")) /* kwartaal 2 2025 */
		return edition_of(year, quarter_of(walk->before[0]));
	*heading = walk->begins[0];
	if (short_quarter_of(walk->before[0]) != 0) /* Q2 2025 */
		return edition_of(year, short_quarter_of(walk->before[0]));
	*heading = walk->begins[2];
	if (walk_equals(walk->before[2], "peildatum")) /* peildatum 30 juni 2025 */
		return edition_of(year, month_of_quarter_end(walk->before[0]));
	return EDITION_NONE;
}

/* Whether what follows an edition shows that it stands in a sentence that began on the line above: a small letter. */
static bool goes_on_as_sentence(struct slice rest)
{
	struct slice word = walk_bare(text_word(&rest));
	return word.length > 1 && word.text[0] >= 'a' && word.text[0] <= 'z';
}

klp_status walk_edition(struct walk *walk, struct slice word, bool begins, struct slice rest, klp_error **error)
{
	if (word.length < 2 ||
	    !(walk_is_digit(word.text[0]) || walk_lower(word.text[0]) == 'q' || walk_lower(word.text[0]) == 'k'))
		return KLP_OK;
	bool short_number = walk_is_digit(word.text[0]) && word.length < YEAR_DIGITS; /* which ends none */
	if (short_number)
		return KLP_OK;
	bool heading;
	edition_number edition = edition_ending_in(walk, word, begins, &heading);
	if (edition == EDITION_NONE)
		return KLP_OK;
	/* A comma or a dash behind the edition ends the heading, whatever comes then. */
	bool ends = word.text + word.length != rest.text;
	heading = (heading && (ends || !goes_on_as_sentence(rest))) || walk->titled;
	struct facts *facts = walk->facts;
	if (!heading) { /* in the middle of a sentence it may be about another edition */
		facts->several = facts->several || (facts->named != EDITION_NONE && facts->named != edition);
		facts->named = edition;
		return KLP_OK;
	}
	klp_status status = reading_reserve(walk->reading, &facts->headings, &facts->heading_capacity,
	                                    facts->heading_count + 1, sizeof *facts->headings, NULL, error);
	if (status != KLP_OK)
		return status;
	facts->headings[facts->heading_count++] =
		(struct facts_heading){ walk->line, edition, walk->titled, text_trim(rest) };
	return KLP_OK;
}
