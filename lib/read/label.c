/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/label.h"
#include "territory/territory.h"

#include <string.h>

enum { MOST_WORDS = 16, MOST_REGION_DIGITS = 2, MOST_TOTAL_WORDS = 3 };

/* The words of a label, and its key: that of any of its words behind one another is a piece of it. */
struct words {
	struct slice word[MOST_WORDS];
	size_t count;
	char key[TEXT_KEY_BYTES];
	/** where in the key each word begins, and where the last one ends */
	size_t key_at[MOST_WORDS + 1];
};

/* False when there are more words than any name has, or they are longer. */
static bool split(struct slice text, struct words *words)
{
	struct slice rest = text;
	words->count = 0;
	words->key_at[0] = 0;
	for (struct slice word = text_word(&rest); word.length > 0; word = text_word(&rest)) {
		if (words->count == MOST_WORDS)
			return false;
		words->word[words->count++] = word;
		size_t end = text_key_append(words->key, words->key_at[words->count - 1], word);
		if (end == SIZE_MAX)
			return false;
		words->key_at[words->count] = end;
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

/* The key of the words from `first` up to, and without, `end`; a part of a longer one, and so not ended by a zero byte. */
static struct slice span_key(const struct words *words, size_t first, size_t end)
{
	return (struct slice){ words->key + words->key_at[first], words->key_at[end] - words->key_at[first] };
}

static int find_region(const struct words *words, size_t first, size_t end, const struct label_places *places)
{
	struct slice key = span_key(words, first, end);
	return key.length == 0 ? 0 : territory_region_of_key(places->territory, key.text, key.length);
}

int label_find_region(struct slice text, const struct label_places *places, int *printed_number)
{
	struct words words;
	if (!split(text, &words))
		return 0;
	int number = words.count > 1 ? region_number_of(words.word[0]) : 0;
	int region = find_region(&words, number != 0 ? 1 : 0, words.count, places);
	if (region != 0)
		*printed_number = number;
	return region;
}

int label_number(struct slice text)
{
	struct words words;
	return split(text, &words) ? region_number_of(words.word[0]) : 0;
}

/* The key of UWV's name of a region; false when there is no such region. */
static bool region_key(int region, const struct label_places *places, char key[TEXT_KEY_BYTES])
{
	const char *name = klp_territory_region_name(places->territory, region);
	return name != NULL && text_key(key, slice_of(name)) != SIZE_MAX;
}

/* How much of the key of a region's name is told by one that is only its beginning; 0 when it is not, or too short to tell. */
static size_t region_beginning(int number, struct slice key, const struct label_places *places)
{
	enum { FEWEST_LETTERS = 3 };
	char whole[TEXT_KEY_BYTES];
	bool begins = number != 0 && key.length >= FEWEST_LETTERS && region_key(number, places, whole) &&
	              strncmp(whole, key.text, key.length) == 0;
	return begins ? key.length : 0;
}

int label_find_region_beginning(struct slice text, const struct label_places *places, int *printed_number, size_t *told)
{
	struct words words;
	if (!split(text, &words) || words.count < 2)
		return 0;
	int number = region_number_of(words.word[0]);
	size_t length = region_beginning(number, span_key(&words, 1, words.count), places);
	if (length == 0)
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

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Whether a key begins with "gm" and so many digits less two, and no more. */
static bool has_code(struct slice key, size_t length)
{
	if (key.length < length || memcmp(key.text, "gm", 2) != 0)
		return false;
	size_t at = 2;
	while (at < key.length && is_digit(key.text[at]))
		at++;
	return at == length;
}

static bool find_key(const char *key, size_t length, const struct label_places *places, struct label *label)
{
	int year = places->year == 0 ? klp_territory_last_year(places->territory)
	                             : territory_nearest_year(places->territory, places->year);
	int found_year, found = territory_municipality_near(places->territory, year, key, length, &found_year);
	if (found < 0)
		return false;
	label->municipality = found;
	label->year = found_year;
	return true;
}

/* By a name's key, without what may stand around the name. */
static bool find_municipality(struct slice key, const struct label_places *places, struct label *label)
{
	static const char prefix[] = "gemeente";
	enum { CODE_LENGTH = 6 };
	if (key.length == 0)
		return false;
	if (find_key(key.text, key.length, places, label))
		return true;
	/* The mark of a footnote, which as a key is digits: no name ends in one. */
	struct slice rest = key;
	while (rest.length > 0 && is_digit(rest.text[rest.length - 1]))
		rest.length--;
	/* "Gemeente Assen", and "GM0106 Assen": a code that stands with its name is not needed. */
	if (has_code(rest, CODE_LENGTH)) {
		rest.text += CODE_LENGTH;
		rest.length -= CODE_LENGTH;
	}
	if (rest.length >= sizeof prefix - 1 && memcmp(rest.text, prefix, sizeof prefix - 1) == 0) {
		rest.text += sizeof prefix - 1;
		rest.length -= sizeof prefix - 1;
	}
	return rest.length > 0 && rest.length < key.length && find_key(rest.text, rest.length, places, label);
}

bool label_find_municipality(struct slice name, const struct label_places *places, struct label *label)
{
	char key[TEXT_KEY_BYTES];
	size_t length = text_key(key, name);
	return length != SIZE_MAX && find_municipality((struct slice){ key, length }, places, label);
}

/* What stands beside "totaal" in a key: a region, the country, or nothing that tells. */
struct beside {
	int region;
	int number;
	/** how much of the key of the region's name was told, when it goes on elsewhere; else 0 */
	size_t told;
	bool country;
	/** there is something that is none of these */
	bool other;
};

static bool is_country(const char *key)
{
	static const char *const names[] = { "nederland", "landelijk", "land", "heelnederland" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(key, names[i]) == 0)
			return true;
	return false;
}

/* Reads a part of a key from which words that say nothing are dropped: "arbeidsmarktregio22rijnmond". */
static void read_beside(const char *key, const struct label_places *places, struct beside *beside)
{
	static const char *const fillers[] = { "amr",       "arbeidsmarktregio", "regio", "eind", "sub", "alle",
		                                   "gemeenten", "insonar",           "voor",  "van",  "de",  "het",
		                                   "per" };
	while (*key != '\0') {
		int region = territory_region_of_key(places->territory, key, strlen(key));
		size_t passed = 0;
		if (region != 0) {
			beside->region = region;
			return;
		}
		if (is_country(key)) {
			beside->country = true;
			return;
		}
		for (size_t i = 0; passed == 0 && i < sizeof fillers / sizeof fillers[0]; i++)
			if (strncmp(key, fillers[i], strlen(fillers[i])) == 0)
				passed = strlen(fillers[i]);
		size_t digits = strspn(key, "0123456789");
		if (passed == 0 && digits > 0 && digits <= MOST_REGION_DIGITS) {
			beside->number = region_number_of((struct slice){ key, digits });
			passed = digits;
		}
		if (passed == 0) {
			beside->told = region_beginning(beside->number, (struct slice){ key, strlen(key) }, places);
			beside->region = beside->told > 0 ? beside->number : 0;
			beside->other = beside->told == 0;
			return;
		}
		key += passed;
	}
}

/* Where a key says "totaal", in one of its forms; NULL when it does not. */
static char *find_total(char *key, size_t *length)
{
	static const char *const anywhere[] = { "totaal", "totalen" };
	static const char *const first[] = { "total", "tot" };
	for (size_t i = 0; i < sizeof anywhere / sizeof anywhere[0]; i++) {
		char *found = strstr(key, anywhere[i]);
		*length = strlen(anywhere[i]);
		if (found != NULL)
			return found;
	}
	for (size_t i = 0; i < sizeof first / sizeof first[0]; i++) {
		*length = strlen(first[i]);
		if (strncmp(key, first[i], *length) != 0)
			continue;
		if (key[*length] == '\0' || strcmp(key + *length, "amr") == 0)
			return key;
	}
	return NULL;
}

/* "Totaal", "Totaal AMR", "TOTAAL arbeidsmarktregio Rijnmond", "22 Rijnmond Totaal AMR", "Eindtotaal", "Totaal Nederland",
 * "Nederland". */
static bool read_total(const struct words *words, const struct label_places *places, struct label *label)
{
	char key[TEXT_KEY_BYTES];
	size_t length;
	if (strstr(words->key, "tot") == NULL) { /* as in most names */
		label->kind = LABEL_COUNTRY;
		return is_country(words->key);
	}
	memcpy(key, words->key, words->key_at[words->count] + 1);
	char *total = find_total(key, &length);
	if (total == NULL) {
		label->kind = LABEL_COUNTRY;
		return is_country(key);
	}
	struct beside beside = { .region = 0 };
	read_beside(total + length, places, &beside);
	*total = '\0';
	bool alone = key[0] == '\0' && total[length] == '\0';
	read_beside(key, places, &beside);
	/* "Totaal Rotterdam" is no total of a region, and what it is nobody can tell. */
	struct label municipality;
	const char *name = key[0] == '\0' ? total + length : key;
	if (beside.other &&
	    (words->count > MOST_TOTAL_WORDS || label_find_municipality(slice_of(name), places, &municipality)))
		return false;
	label->kind = beside.country ? LABEL_COUNTRY : alone ? LABEL_TOTAL : LABEL_REGION_TOTAL;
	label->region = beside.country ? 0 : beside.region;
	label->printed_number = beside.number;
	label->region_told = beside.told;
	return true;
}

/* A region's name and then a municipality's: the split at which both are known. */
static bool read_region_and_municipality(const struct words *words, size_t first, const struct label_places *places,
                                         struct label *label)
{
	for (size_t end = first + 1; end < words->count; end++) {
		int region = find_region(words, first, end, places);
		if (region == 0 || !find_municipality(span_key(words, end, words->count), places, label))
			continue;
		label->kind = LABEL_MUNICIPALITY;
		label->region = region;
		label->printed = span(words, end, words->count);
		return true;
	}
	return false;
}

/* After a region's number and name, what cannot be a municipality must be one that is misspelt. */
static bool read_region_and_unknown(const struct words *words, size_t first, const struct label_places *places,
                                    struct label *label)
{
	for (size_t end = words->count - 1; end > first; end--) {
		int region = find_region(words, first, end, places);
		if (region == 0)
			continue;
		label->kind = LABEL_UNKNOWN;
		label->region = region;
		label->printed = span(words, end, words->count);
		return true;
	}
	return false;
}

/* Whether a municipality's name stands among the words from `first` up to, and without, `end`. */
static bool holds_municipality(const struct words *words, size_t first, size_t end, const struct label_places *places)
{
	struct label ignored;
	for (size_t from = first; from < end; from++)
		for (size_t to = from + 1; to <= end; to++)
			if (find_municipality(span_key(words, from, to), places, &ignored))
				return true;
	return false;
}

/* A number, words that are no region, and a municipality that lies in the region of that number: the region's name is
 * misspelt, or goes on elsewhere. With another municipality before it, they are two names. */
static bool read_number_and_municipality(const struct words *words, int number, const struct label_places *places,
                                         struct label *label)
{
	for (size_t start = 2; start < words->count; start++) {
		struct label found;
		size_t told = 0;
		int same = number;
		if (!find_municipality(span_key(words, start, words->count), places, &found) ||
		    klp_territory_municipality_region(places->territory, found.year, found.municipality) != number)
			continue;
		if (label_find_region_beginning(span(words, 0, start), places, &same, &told) == 0 &&
		    holds_municipality(words, 1, start, places))
			return false;
		label->kind = LABEL_MUNICIPALITY;
		label->region = number;
		label->region_told = told;
		label->municipality = found.municipality;
		label->year = found.year;
		label->printed = span(words, start, words->count);
		return true;
	}
	return false;
}

static bool read_name(const struct words *words, size_t first, const struct label_places *places, struct label *label)
{
	int region = find_region(words, first, words->count, places);
	bool numbered = first > 0;
	/* "Groningen" is a municipality, unless the number says that the region is meant. */
	if (region != 0 && numbered) {
		label->kind = LABEL_REGION;
		label->region = region;
		return true;
	}
	if (find_municipality(span_key(words, first, words->count), places, label)) {
		label->kind = LABEL_MUNICIPALITY;
		label->printed = span(words, first, words->count);
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
	label.kind = LABEL_UNKNOWN;

	int number = words.count > 1 ? region_number_of(words.word[0]) : 0;
	size_t first = number != 0 ? 1 : 0;
	if (read_name(&words, first, places, &label) ||
	    (number != 0 && read_region_and_unknown(&words, first, places, &label)) ||
	    (number != 0 && read_number_and_municipality(&words, number, places, &label))) {
		label.printed_number = number;
		return label;
	}
	return label;
}

bool label_holds_municipality(struct slice text, const struct label_places *places)
{
	struct words words;
	return split(text, &words) && holds_municipality(&words, 0, words.count, places);
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
		if (beginnings[i][0] == key[0] && strncmp(key, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	for (size_t i = 0; i < sizeof wholes / sizeof wholes[0]; i++)
		if (wholes[i][0] == key[0] && strcmp(key, wholes[i]) == 0)
			return true;
	size_t digits = 0;
	while (digits < length && is_digit(key[digits]))
		digits++;
	return digits == length || strstr(key, "kwartaal") != NULL;
}

bool label_is_total(struct slice text)
{
	char key[TEXT_KEY_BYTES];
	if (text.length > 0 && is_letter(text.text[0]) && (text.text[0] | 0x20) != 't')
		return false;
	return text_key(key, text) != SIZE_MAX && strcmp(key, "totaal") == 0;
}
