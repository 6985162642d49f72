/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/diff/sentences.h"
#include "base/format.h"
#include "base/memory.h"
#include "base/number.h"
#include "dataset/words.h"

#include <stdarg.h>
#include <string.h>

/* The words of a sentence in its language; both take the same values in the same order. */
#define SAY(words, english, dutch) ((words)->language == LANGUAGE_DUTCH ? (dutch) : (english))

static bool add(struct diff_words *words, const char *format, ...) BASE_PRINTF(2, 3);

static bool add(struct diff_words *words, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *text = format_text(format, arguments);
	va_end(arguments);
	bool added = text != NULL && buffer_add_text(&words->text, text);
	memory_release(text);
	return added;
}

static const char *finish(struct diff_words *words, bool said)
{
	return said && buffer_end_text(&words->text) ? words->text.bytes : NULL;
}

const char *diff_words_version(size_t side, enum language language)
{
	static const char *const names[DIFFERENCE_SIDES][LANGUAGES] = {
		{ "the first version", "de eerste versie" },
		{ "the second version", "de tweede versie" },
	};
	return names[side][language];
}

/* ------------------------------------------------------------------- areas */

static bool add_region(struct diff_words *words, int number, const char *name)
{
	if (number == 0 && name == NULL)
		return add(words, "%s", SAY(words, "no region", "geen regio"));
	if (number == 0)
		return add(words, SAY(words, "region %s", "regio %s"), name);
	return add(words, SAY(words, "region %d%s%s", "regio %d%s%s"), number, name == NULL ? "" : " ",
	           name == NULL ? "" : name);
}

/* Begins a sentence with the area that it is about. */
static bool begin(struct diff_words *words, const klp_difference *difference)
{
	const char *name = difference->municipality_name;
	words->text.size = 0;
	switch (difference->level) {
	case KLP_LEVEL_COUNTRY:
		return add(words, "%s", SAY(words, "the country", "Nederland"));
	case KLP_LEVEL_PROVINCE:
		name = difference->province_name != NULL ? difference->province_name : difference->province_code;
		return add(words, SAY(words, "province %s", "provincie %s"),
		           name != NULL ? name : SAY(words, "without a name", "zonder naam"));
	case KLP_LEVEL_REGION:
		return add_region(words, difference->region_number, difference->region_name);
	case KLP_LEVEL_MUNICIPALITY:
		break;
	}
	if (name == NULL)
		name = difference->municipality_code;
	return add(words, "%s",
	           name != NULL ? name : SAY(words, "a municipality without a name", "een gemeente zonder naam"));
}

/* ------------------------------------------------------------------ counts */

/* ", +7,7%" where there is a change that can be told in parts of what was. */
static bool add_change(struct diff_words *words, const klp_difference *difference)
{
	int64_t persons;
	double change;
	if (!klp_difference_difference(difference, &persons))
		return true;
	if (!klp_difference_change(difference, &change))
		return add(words, " (%s)", number_change(persons).text);
	return add(words, " (%s, %s%%)", number_change(persons).text, number_hundredths_change(change).text);
}

static bool add_shares(struct diff_words *words, const klp_difference *difference)
{
	double before, after, points;
	if (!klp_difference_profile_share_before(difference, &before) ||
	    !klp_difference_profile_share_after(difference, &after) ||
	    !klp_difference_profile_share_difference(difference, &points))
		return true;
	return add(words,
	           SAY(words, "; with a profile %s%% and %s%% (%s percentage points)",
	               "; met profiel %s%% en %s%% (%s procentpunt)"),
	           number_hundredths(before).text, number_hundredths(after).text, number_hundredths_change(points).text);
}

static bool add_territory(struct diff_words *words, const klp_difference *difference)
{
	int64_t persons = 0;
	klp_difference_territory(difference, &persons);
	return persons == 0 || add(words,
	                           SAY(words, "; changes of territory made %s besides",
	                               "; gebiedswijzigingen maakten daarnaast %s verschil"),
	                           number_change(persons).text);
}

static bool add_estimate(struct diff_words *words, const klp_difference *difference)
{
	bool estimated = difference->side[BEFORE].origin == KLP_ORIGIN_ESTIMATED ||
	                 difference->side[AFTER].origin == KLP_ORIGIN_ESTIMATED;
	return !estimated || add(words, "%s",
	                         SAY(words, "; an estimate, for a part of a divided municipality is in it",
	                             "; een schatting, want er zit een deel van een opgesplitste gemeente in"));
}

const char *diff_sentence_counts(struct diff_words *words, const klp_difference *difference)
{
	int64_t before = 0, after = 0;
	klp_difference_before(difference, &before);
	klp_difference_after(difference, &after);
	bool said = begin(words, difference) &&
	            add(words, SAY(words, ": %s clients in %s and %s in %s", ": %s cliënten in %s en %s in %s"),
	                number_dotted(before).text, words->label[BEFORE], number_dotted(after).text, words->label[AFTER]) &&
	            add_change(words, difference) && add_shares(words, difference) && add_territory(words, difference) &&
	            add_estimate(words, difference);
	return finish(words, said);
}

/* ------------------------------------------------------------------- cells */

static const char *column_words(const struct diff_words *words, int column)
{
	switch (column) {
	case KLP_COLUMN_REGISTER_TOTAL:
		return SAY(words, "persons in the target group register", "personen in het doelgroepregister");
	case KLP_COLUMN_KNOWN_PERCENT:
		return SAY(words, "known in Sonar", "bekend in Sonar");
	case KLP_COLUMN_MUNICIPALITY_PRINTED:
		return SAY(words, "the printed name", "de gedrukte naam");
	default:
		return dataset_words_column((size_t)(column - (int)DATASET_FIRST_COUNT), words->language);
	}
}

static bool add_value(struct diff_words *words, const klp_difference *difference, size_t side)
{
	const char *text = difference->side[side].text;
	double percent = difference->side[side].percent;
	int64_t count;
	if (difference->column == KLP_COLUMN_KNOWN_PERCENT && percent >= 0)
		return add(words, "%s", number_percentage(percent).text);
	if (side == BEFORE ? klp_difference_before(difference, &count) : klp_difference_after(difference, &count))
		return add(words, "%s", number_dotted(count).text);
	if (text != NULL)
		return add(words, "'%s'", text);
	return add(words, "%s", SAY(words, "nothing", "niets"));
}

const char *diff_sentence_cell(struct diff_words *words, const klp_difference *difference)
{
	bool said = begin(words, difference) && add(words, ", %s: ", column_words(words, difference->column)) &&
	            add_value(words, difference, BEFORE) && add(words, " in %s", words->label[BEFORE]) &&
	            add(words, "%s", SAY(words, " and ", " en ")) && add_value(words, difference, AFTER) &&
	            add(words, " in %s", words->label[AFTER]) && add_change(words, difference);
	return finish(words, said);
}

/* ------------------------------------------------------- what has no other side */

const char *diff_sentence_only(struct diff_words *words, const klp_difference *difference, size_t side,
                               size_t municipalities)
{
	int64_t total = difference->side[side].counts[DATASET_COUNTS - 1];
	bool said =
		begin(words, difference) && add(words, SAY(words, ": in %s only", ": alleen in %s"), words->label[side]);
	if (said && total != KLP_ABSENT)
		said = add(words, SAY(words, ", with %s clients", ", met %s cliënten"), number_dotted(total).text);
	if (said && municipalities > 0)
		said = add(words, " in %zu %s", municipalities,
		           municipalities == 1 ? SAY(words, "municipality", "gemeente")
		                               : SAY(words, "municipalities", "gemeenten"));
	return finish(words, said);
}

const char *diff_sentence_obstacle(struct diff_words *words, const klp_difference *difference,
                                   enum diff_obstacle obstacle, size_t side, int boundaries)
{
	bool said = begin(words, difference) &&
	            add(words, "%s", SAY(words, ": cannot be compared, for ", ": niet te vergelijken, want "));
	switch (obstacle) {
	case DIFF_INCOMPLETE:
		said = said && add(words, SAY(words, "in %s parts of it are missing", "in %s ontbreken delen ervan"),
		                   words->label[side]);
		break;
	case DIFF_ABSENT:
		said =
			said && add(words, SAY(words, "in %s it has no total", "in %s staat er geen totaal"), words->label[side]);
		break;
	case DIFF_NOT_CARRIED:
		said = said && add(words,
		                   SAY(words, "what it is in %s cannot be carried to the boundaries of %d",
		                       "wat het in %s is, is niet om te rekenen naar de grenzen van %d"),
		                   words->label[side], boundaries);
		break;
	}
	return finish(words, said);
}

/* --------------------------------------------------------------- territory */

/* "1 January 2018" of "2018-01-01". */
static bool add_day(struct diff_words *words, const char *date)
{
	static const char *const months[][LANGUAGES] = {
		{ "January", "januari" }, { "February", "februari" }, { "March", "maart" },
		{ "April", "april" },     { "May", "mei" },           { "June", "juni" },
		{ "July", "juli" },       { "August", "augustus" },   { "September", "september" },
		{ "October", "oktober" }, { "November", "november" }, { "December", "december" },
	};
	enum { YEAR_DIGITS = 4, MONTH_AT = 5, DAY_AT = 8, TEN = 10 };
	/* The territory takes no day that is written otherwise. */
	int month = (date[MONTH_AT] - '0') * TEN + (date[MONTH_AT + 1] - '0');
	int day = (date[DAY_AT] - '0') * TEN + (date[DAY_AT + 1] - '0');
	return add(words, "%d %s %.*s", day, months[month - 1][words->language], YEAR_DIGITS, date);
}

static bool add_move(struct diff_words *words, const klp_difference *difference)
{
	if (difference->date == NULL)
		return add(words, "%s", SAY(words, " stands under ", " staat bij ")) &&
		       add_region(words, difference->region_number, difference->region_name) &&
		       add(words, " in %s%s", words->label[BEFORE], SAY(words, " and under ", " en bij ")) &&
		       add_region(words, difference->to_region_number, difference->to_region_name) &&
		       add(words, " in %s", words->label[AFTER]);
	return add(words, "%s", SAY(words, " moved from ", " ging van ")) &&
	       add_region(words, difference->region_number, difference->region_name) &&
	       add(words, "%s", SAY(words, " to ", " naar ")) &&
	       add_region(words, difference->to_region_number, difference->to_region_name) &&
	       add(words, "%s", SAY(words, " on ", " op ")) && add_day(words, difference->date);
}

/* What became of the municipality, up to the day. */
static bool add_fate(struct diff_words *words, const klp_difference *difference)
{
	const char *to = difference->to_name != NULL ? difference->to_name : difference->to_code;
	const struct number_words share = number_hundredths(difference->share);
	switch (difference->kind) {
	case KLP_DIFFERENCE_MERGED:
		return add(words, SAY(words, " was merged into %s on ", " ging op in de nieuwe gemeente %s op "), to);
	case KLP_DIFFERENCE_ABSORBED:
		return add(words, SAY(words, " became a part of %s on ", " werd een deel van %s op "), to);
	case KLP_DIFFERENCE_RENAMED:
		return add(words, SAY(words, " is called %s since ", " heet %s sinds "), to);
	case KLP_DIFFERENCE_SPLIT:
		return add(words,
		           SAY(words, " was divided, and %s%% of it went to %s on ",
		               " werd opgesplitst, en %s%% ervan ging naar %s op "),
		           share.text, to);
	default:
		return add(
			words,
			SAY(words, ": a border correction, for which no counts are carried, brought %s%% of it to %s on ",
		        ": een grenscorrectie, waarvoor geen aantallen worden omgerekend, bracht %s%% ervan naar %s op "),
			share.text, to);
	}
}

const char *diff_sentence_event(struct diff_words *words, const klp_difference *difference)
{
	bool said = begin(words, difference);
	if (difference->kind == KLP_DIFFERENCE_MOVED)
		said = said && add_move(words, difference);
	else
		said = said && add_fate(words, difference) && add_day(words, difference->date);
	return finish(words, said);
}
