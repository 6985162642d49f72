/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Registers: "… in de arbeidsmarktregio Rijnmond bevat het doelgroepregister … 19.222 personen. Hiervan is 74% bekend …". */

#include "base/memory.h"
#include "base/number.h"
#include "dataset/dataset.h"
#include "read/walk.h"

#include <string.h>

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
	walk->state = WALK_OUTSIDE;
	walk->region_word_count = 0;
	struct facts *facts = walk->facts;
	klp_status status = reading_reserve(walk->reading, &facts->registers, &facts->register_capacity,
	                                    facts->register_count + 1, sizeof *facts->registers, NULL, error);
	if (status != KLP_OK)
		return status;
	facts->registers[facts->register_count++] = walk->sentence;
	return KLP_OK;
}

static void follow_region(struct walk *walk, struct slice word)
{
	enum { MOST_WORDS = sizeof walk->region_words / sizeof walk->region_words[0] };
	if (walk->region_near > 0 && --walk->region_near == 0) {
		walk->naming_region = false;
		walk->region_word_count = 0;
	}
	if (walk_equals(word, "arbeidsmarktregio")) {
		walk->region_near = WALK_PATIENCE;
		walk->naming_region = true;
		walk->region_word_count = 0;
		return;
	}
	if (!walk->naming_region)
		return;
	if (walk_equals(word, "bevat") || walk_equals(word, "telt") || walk_equals(word, "heeft") ||
	    walk->region_word_count == MOST_WORDS) {
		walk->naming_region = false;
		return;
	}
	walk->region_words[walk->region_word_count++] = word;
}

/* A word that may be the size of the register: a count; or what is left of one that was written with blanks ("19 222") or
 * broken off, of which it is known that it cannot be told. */
static void take_candidate(struct walk *walk, struct slice word)
{
	int64_t before, count;
	enum number_kind kind = number_count(word, false, &count);
	if (kind == NUMBER_NONE)
		return;
	walk->state = WALK_WANT_PERSONS;
	walk->candidate = kind == NUMBER_COUNT ? count : KLP_ABSENT;
	if (number_count(walk->before[0], false, &before) == NUMBER_NONE)
		return;
	/* Within a cell the words lie behind one another. */
	struct slice joined = { walk->before[0].text, 0 };
	if (walk->cell_words > 0)
		joined.length = (size_t)(word.text + word.length - joined.text);
	if (number_count(joined, true, &walk->candidate) != NUMBER_COUNT)
		walk->candidate = KLP_ABSENT;
}

/* A percentage is that of the register where "bekend" or "Sonar" stands with it; others are about something else. */
static bool confirms_percentage(struct slice word)
{
	return walk_equals(word, "bekend") || walk_equals(word, "sonar") || walk_equals(word, "geregistreerd");
}

/* The percentage that a word ends: "74%", or "74" and then "%" or "procent". */
static bool read_percentage(const struct walk *walk, struct slice word, double *percentage)
{
	char sign[NUMBER_BYTES];
	bool parted = walk_equals(word, "%") || walk_equals(word, "procent");
	if (!parted || walk->before[0].length >= sizeof sign - 1)
		return number_percent(word, percentage);
	memcpy(sign, walk->before[0].text, walk->before[0].length);
	sign[walk->before[0].length] = '%';
	return number_percent((struct slice){ sign, walk->before[0].length + 1 }, percentage);
}

/* Behind the total: a percentage, and a word that says of what it is one, in either order. */
static klp_status follow_percentage(struct walk *walk, struct slice word, klp_error **error)
{
	double percentage;
	if (read_percentage(walk, word, &percentage))
		walk->percentage = percentage;
	walk->confirmed = walk->confirmed || confirms_percentage(word);
	if (walk->percentage < 0 || !walk->confirmed)
		return KLP_OK;
	walk->sentence.known_percent = walk->percentage;
	return end_sentence(walk, error);
}

static klp_status begin_sentence(struct walk *walk, klp_error **error)
{
	klp_status status = walk->state == WALK_WANT_PERCENT ? end_sentence(walk, error) : KLP_OK;
	if (status != KLP_OK)
		return status;
	walk->sentence = (struct facts_register){ .line = walk->line, .known_percent = -1, .national = walk->national > 0 };
	if (!join_region(walk, &walk->sentence.region))
		return error_memory(error);
	walk->naming_region = false;
	walk->region_word_count = 0;
	walk->percentage = -1;
	walk->confirmed = false;
	walk->state = WALK_WANT_TOTAL;
	walk->patience = WALK_PATIENCE;
	return KLP_OK;
}

/* The sentence goes: register … total, "personen" … percentage. Each part must come within some words of the last. */
static klp_status follow_sentence(struct walk *walk, struct slice word, klp_error **error)
{
	if (walk_equals(word, "nederland") || walk_begins_with(word, "landelijk"))
		walk->national = WALK_PATIENCE;
	else if (walk->national > 0)
		walk->national--;
	if (walk_begins_with(word, "doelgroepregister"))
		return begin_sentence(walk, error);
	if (walk->state == WALK_OUTSIDE)
		return KLP_OK;
	if (walk->patience-- == 0) { /* a total without a percentage is worth keeping */
		bool total_known = walk->state == WALK_WANT_PERCENT;
		walk->state = WALK_OUTSIDE;
		return total_known ? end_sentence(walk, error) : KLP_OK;
	}
	if (walk->state == WALK_WANT_PERCENT)
		return follow_percentage(walk, word, error);
	bool persons = walk_equals(word, "personen") || walk_equals(word, "mensen") || walk_equals(word, "doelgroepers");
	if (walk->state == WALK_WANT_PERSONS && persons) {
		walk->sentence.total = walk->candidate;
		walk->state = WALK_WANT_PERCENT;
		walk->patience = WALK_PATIENCE;
		return KLP_OK;
	}
	walk->state = WALK_WANT_TOTAL;
	take_candidate(walk, word);
	return KLP_OK;
}

/* Whether a word can matter while nothing is being followed: those that do begin with one of few letters. */
static bool may_begin(const struct walk *walk, struct slice word)
{
	if (walk->state != WALK_OUTSIDE || walk->region_near > 0 || walk->national > 0)
		return true;
	switch (walk_lower(word.text[0])) {
	case 'a': /* arbeidsmarktregio */
	case 'd': /* doelgroepregister */
	case 'l': /* landelijk */
	case 'n': /* Nederland */
		return true;
	default:
		return false;
	}
}

klp_status walk_register(struct walk *walk, struct slice word, klp_error **error)
{
	if (!may_begin(walk, word))
		return KLP_OK;
	klp_status status = follow_sentence(walk, word, error);
	follow_region(walk, word);
	return status;
}

void walk_register_end_row(struct walk *walk)
{
	if (walk->state != WALK_WANT_PERSONS || walk->sentence.line != walk->line || walk->candidate == KLP_ABSENT)
		return;
	walk->sentence.total = walk->candidate;
	walk->state = WALK_WANT_PERCENT;
	walk->patience = WALK_PATIENCE;
}

klp_status walk_register_end(struct walk *walk, klp_error **error)
{
	return walk->state == WALK_WANT_PERCENT ? end_sentence(walk, error) : KLP_OK;
}
