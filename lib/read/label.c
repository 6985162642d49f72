/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/label.h"
#include "territory/territory.h"

#include <string.h>

enum { MOST_WORDS = 16, MOST_REGION_DIGITS = 2 };

/* The words of a label, as offsets into it. */
struct words {
	struct slice whole;
	struct slice word[MOST_WORDS];
	size_t count;
};

/* False when there are more words than any name has. */
static bool split(struct slice text, struct words *words)
{
	words->whole = text_trim(text);
	words->count = 0;
	struct slice rest = words->whole;
	for (struct slice word = text_word(&rest); word.length > 0; word = text_word(&rest)) {
		if (words->count == MOST_WORDS)
			return false;
		words->word[words->count++] = word;
	}
	return words->count > 0;
}

/* The words from `first` up to, and without, `end` as one piece of text. */
static struct slice span(const struct words *words, size_t first, size_t end)
{
	const char *start = words->word[first].text;
	const struct slice *last = &words->word[end - 1];
	return (struct slice){ start, (size_t)(last->text + last->length - start) };
}

/* "22" or "22.": the number a region may have; 0 for other words. */
static int region_number_of(struct slice word)
{
	if (word.length > 1 && word.text[word.length - 1] == '.')
		word.length--;
	if (word.length == 0 || word.length > MOST_REGION_DIGITS)
		return 0;
	int number = 0;
	for (size_t i = 0; i < word.length; i++) {
		if (word.text[i] < '0' || word.text[i] > '9')
			return 0;
		number = number * 10 + (word.text[i] - '0');
	}
	return number;
}

static int find_region(struct slice name, const struct label_places *places)
{
	char key[TEXT_KEY_BYTES];
	size_t length = text_key(key, name);
	return length == SIZE_MAX || length == 0 ? 0 : territory_region_of_key(places->territory, key, length);
}

int label_find_region(struct slice text, const struct label_places *places, int *printed_number)
{
	struct words words;
	if (!split(text, &words))
		return 0;
	int number = words.count > 1 ? region_number_of(words.word[0]) : 0;
	int region = find_region(span(&words, number != 0 ? 1 : 0, words.count), places);
	if (region != 0)
		*printed_number = number;
	return region;
}

/* The key of UWV's name of a region; false when there is no such region. */
static bool region_key(int region, const struct label_places *places, char key[TEXT_KEY_BYTES])
{
	const char *name = klp_territory_region_name(places->territory, region);
	return name != NULL && text_key(key, slice_of(name)) != SIZE_MAX;
}

int label_find_region_beginning(struct slice text, const struct label_places *places, int *printed_number, size_t *told)
{
	enum { FEWEST_LETTERS = 3 };
	struct words words;
	char whole[TEXT_KEY_BYTES], part[TEXT_KEY_BYTES];
	if (!split(text, &words) || words.count < 2)
		return 0;
	int number = region_number_of(words.word[0]);
	size_t length = text_key(part, span(&words, 1, words.count));
	if (!region_key(number, places, whole) || length == SIZE_MAX || length < FEWEST_LETTERS ||
	    strncmp(whole, part, length) != 0)
		return 0;
	*printed_number = number;
	*told = length;
	return number;
}

bool label_continues_region(struct slice text, int region, const struct label_places *places, size_t *told)
{
	char whole[TEXT_KEY_BYTES], part[TEXT_KEY_BYTES];
	size_t length = text_key(part, text);
	if (length == SIZE_MAX || length == 0 || !region_key(region, places, whole) || *told >= strlen(whole) ||
	    strncmp(whole + *told, part, length) != 0)
		return false;
	*told += length;
	return true;
}

static bool find_in_year(const char *key, size_t length, int year, const struct label_places *places,
                         struct label *label)
{
	int found = territory_municipality_of_key(places->territory, year, key, length);
	if (found < 0)
		return false;
	label->municipality = found;
	label->year = year;
	return true;
}

bool label_find_municipality(struct slice name, const struct label_places *places, struct label *label)
{
	char key[TEXT_KEY_BYTES];
	size_t length = text_key(key, name);
	if (length == SIZE_MAX || length == 0)
		return false;
	int first = klp_territory_first_year(places->territory), last = klp_territory_last_year(places->territory);
	int year = places->year == 0 ? last : territory_nearest_year(places->territory, places->year);
	for (int away = 0; away <= last - first; away++) {
		if (year - away >= first && find_in_year(key, length, year - away, places, label))
			return true;
		if (away > 0 && year + away <= last && find_in_year(key, length, year + away, places, label))
			return true;
	}
	return false;
}

/* "Totaal", "Totaal AMR", "TOTAAL arbeidsmarktregio", "Totaal Rijnmond", "Totaal Nederland", "Nederland". */
static bool read_total(const struct words *words, const struct label_places *places, struct label *label)
{
	static const char *const countries[] = { "nederland", "landelijk", "hetland", "heelnederland" };
	static const char *const regions[] = { "amr", "arbeidsmarktregio", "regio", "deregio", "dearbeidsmarktregio" };
	char key[TEXT_KEY_BYTES];
	size_t length = text_key(key, words->whole);
	if (length == SIZE_MAX)
		return false;
	const char *rest = key;
	bool total = strncmp(key, "totaal", strlen("totaal")) == 0;
	if (total)
		rest += strlen("totaal");
	if (total && *rest == '\0') {
		label->kind = LABEL_TOTAL;
		return true;
	}
	for (size_t i = 0; i < sizeof countries / sizeof countries[0]; i++)
		if (strcmp(rest, countries[i]) == 0) {
			label->kind = LABEL_COUNTRY;
			return true;
		}
	if (!total)
		return false;
	for (size_t i = 0; i < sizeof regions / sizeof regions[0]; i++) {
		size_t prefix = strlen(regions[i]);
		if (strncmp(rest, regions[i], prefix) != 0)
			continue;
		label->region = territory_region_of_key(places->territory, rest + prefix, strlen(rest + prefix));
		if (rest[prefix] == '\0' || label->region != 0) {
			label->kind = LABEL_REGION_TOTAL;
			return true;
		}
	}
	label->region = territory_region_of_key(places->territory, rest, strlen(rest));
	label->kind = LABEL_REGION_TOTAL;
	return label->region != 0;
}

/* A region's name and then a municipality's: the split at which both are known. */
static bool read_region_and_municipality(const struct words *words, size_t first, const struct label_places *places,
                                         struct label *label)
{
	for (size_t end = first + 1; end < words->count; end++) {
		int region = find_region(span(words, first, end), places);
		struct slice rest = span(words, end, words->count);
		if (region == 0 || !label_find_municipality(rest, places, label))
			continue;
		label->kind = LABEL_MUNICIPALITY;
		label->region = region;
		label->printed = rest;
		return true;
	}
	return false;
}

/* After a region's number and name, what cannot be a municipality must be one that is misspelt. */
static bool read_region_and_unknown(const struct words *words, size_t first, const struct label_places *places,
                                    struct label *label)
{
	for (size_t end = words->count - 1; end > first; end--) {
		int region = find_region(span(words, first, end), places);
		if (region == 0)
			continue;
		label->kind = LABEL_UNKNOWN;
		label->region = region;
		label->printed = span(words, end, words->count);
		return true;
	}
	return false;
}

static bool read_name(const struct words *words, size_t first, const struct label_places *places, struct label *label)
{
	struct slice name = span(words, first, words->count);
	int region = find_region(name, places);
	bool numbered = first > 0;
	/* "Groningen" is a municipality, unless the number says that the region is meant. */
	if (region != 0 && numbered) {
		label->kind = LABEL_REGION;
		label->region = region;
		return true;
	}
	if (label_find_municipality(name, places, label)) {
		label->kind = LABEL_MUNICIPALITY;
		label->printed = name;
		return true;
	}
	if (region != 0) {
		label->kind = LABEL_REGION;
		label->region = region;
		return true;
	}
	return read_region_and_municipality(words, first, places, label);
}

struct label label_read(struct slice text, const struct label_places *places)
{
	struct label label = { .kind = LABEL_UNKNOWN, .municipality = -1, .printed = text_trim(text) };
	struct words words;
	if (!split(text, &words))
		return label;
	if (read_total(&words, places, &label))
		return label;
	label.region = 0;
	label.kind = LABEL_UNKNOWN;

	int number = words.count > 1 ? region_number_of(words.word[0]) : 0;
	size_t first = number != 0 ? 1 : 0;
	if (read_name(&words, first, places, &label) ||
	    (number != 0 && read_region_and_unknown(&words, first, places, &label))) {
		label.printed_number = number;
		return label;
	}
	return label;
}

bool label_is_furniture(struct slice text)
{
	/* As keys, so that case, hyphens and spelling of "cliënt" do not matter. */
	static const char *const beginnings[] = {
		"http",        "www",    "volgons",           "disclaimer",     "bronvermelding", "transparantie", "profielin",
		"geenprofiel", "sonar",  "insonar",           "totaalin",       "gemeentecli",    "gemeenteklant", "uwvcli",
		"uwvklant",    "pagina", "arbeidsmarktregio", "klantprofielen", "kwartaal",       "uwv",
	};
	static const char *const wholes[] = { "", "gemeente", "gemeenten", "profiel", "in", "totaal" };
	char key[TEXT_KEY_BYTES];
	size_t length = text_key(key, text);
	if (length == SIZE_MAX)
		return false;
	for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
		if (strncmp(key, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	for (size_t i = 0; i < sizeof wholes / sizeof wholes[0]; i++)
		if (strcmp(key, wholes[i]) == 0)
			return true;
	return strspn(key, "0123456789") == length || strstr(key, "kwartaal") != NULL;
}

bool label_is_total(struct slice text)
{
	char key[TEXT_KEY_BYTES];
	return text_key(key, text) != SIZE_MAX && strcmp(key, "totaal") == 0;
}
