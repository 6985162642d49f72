/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Text: what is UTF-8, what is blank, and when two names are the same name. */

#include "base/buffer.h"
#include "base/text.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* -------------------------------------------------------------------- UTF-8 */

static const struct {
	const char *bytes;
	/** of the first byte of what is wrong, or -1 */
	int bad;
	const char *why;
} utf8_cases[] = {
	{ "", -1, "nothing" },
	{ "Rotterdam", -1, "ASCII" },
	{ "S\xC3\xBA"
	  "dwest-Frysl\xC3\xA2n",
	  -1, "two bytes" },
	{ "\xE2\x80\x99s-Gravenhage", -1, "three bytes" },
	{ "\xF0\x9F\x98\x80", -1, "four bytes" },
	{ "\x7F", -1, "the last of one byte" },
	{ "\xC2\x80", -1, "the first of two bytes" },
	{ "\xDF\xBF", -1, "the last of two" },
	{ "\xE0\xA0\x80", -1, "the first of three" },
	{ "\xED\x9F\xBF", -1, "the last before the surrogates" },
	{ "\xEE\x80\x80", -1, "the first after them" },
	{ "\xEF\xBF\xBF", -1, "the last of three" },
	{ "\xF0\x90\x80\x80", -1, "the first of four" },
	{ "\xF4\x8F\xBF\xBF", -1, "the last there is" },
	{ "\xC0\x80", 0, "zero in two bytes" },
	{ "\xC0\xAF", 0, "a slash in two bytes" },
	{ "\xC1\xBF", 0, "the last that fits one byte, in two" },
	{ "\xE0\x80\xAF", 0, "a slash in three bytes" },
	{ "\xE0\x9F\xBF", 0, "the last that fits two bytes, in three" },
	{ "\xF0\x80\x80\xAF", 0, "a slash in four bytes" },
	{ "\xF0\x8F\xBF\xBF", 0, "the last that fits three bytes, in four" },
	{ "\xED\xA0\x80", 0, "the first surrogate" },
	{ "\xED\xAF\xBF\xED\xBF\xBF", 0, "a pair of surrogates" },
	{ "\xED\xBF\xBF", 0, "the last surrogate" },
	{ "\xF4\x90\x80\x80", 0, "past the last character" },
	{ "\xF5\x80\x80\x80", 0, "a first byte that is none" },
	{ "\xF8\x88\x80\x80\x80", 0, "five bytes" },
	{ "\xFC\x84\x80\x80\x80\x80", 0, "six bytes" },
	{ "\xFE", 0, "no byte of UTF-8" },
	{ "\xFF", 0, "likewise" },
	{ "\x80", 0, "a continuation of nothing" },
	{ "\xBF", 0, "likewise" },
	{ "\xC3", 0, "cut after one of two" },
	{ "\xE2\x80", 0, "cut after two of three" },
	{ "\xE2", 0, "cut after one of three" },
	{ "\xF0\x9F\x98", 0, "cut after three of four" },
	{ "\xF0\x9F", 0, "cut after two of four" },
	{ "\xF0", 0, "cut after one of four" },
	{ "\xC3(", 0, "two bytes, and the second is ASCII" },
	{ "\xE2\x80(", 0, "three bytes, and the third is ASCII" },
	{ "\xE2(\x99", 0, "three bytes, and the second is ASCII" },
	{ "\xF0\x9F\x98(", 0, "four bytes, and the fourth is ASCII" },
	{ "\xC3\xC3\xA9", 0, "a beginning after a beginning" },
	{ "caf\xE9", 3, "Latin-1" },
	{ "abc\xC3\xA9\x80", 5, "one continuation too many" },
};

/* Looks at bytes in a block of their own, so that reading past the end is seen. */
static void expect_utf8(const char *bytes, size_t size, size_t bad, const char *why)
{
	char *exact = malloc(size + (size == 0));
	cr_assert(exact != NULL);
	memcpy(exact, bytes, size);
	size_t found = SIZE_MAX;
	cr_expect_eq(text_is_utf8(exact, size, &found), bad == SIZE_MAX, "%s, %zu bytes", why, size);
	cr_expect_eq(found, bad, "%s, %zu bytes: byte %zu, not %zu", why, size, found, bad);
	free(exact);
}

Test(text, utf8_is_known_from_what_is_not_at_every_distance_from_the_start)
{
	/* Eight bytes are looked at together: what is wrong may stand in, before and across them. */
	enum { FARTHEST = 25 };
	char bytes[2 * FARTHEST + 16];
	for (size_t i = 0; i < sizeof utf8_cases / sizeof utf8_cases[0]; i++) {
		size_t size = strlen(utf8_cases[i].bytes);
		for (size_t before = 0; before <= FARTHEST; before++) {
			size_t bad = utf8_cases[i].bad < 0 ? SIZE_MAX : before + (size_t)utf8_cases[i].bad;
			memset(bytes, 'a', sizeof bytes);
			memcpy(bytes + before, utf8_cases[i].bytes, size);
			expect_utf8(bytes, before + size, bad, utf8_cases[i].why);
			for (size_t after = 1; after <= FARTHEST / 2; after++)
				expect_utf8(bytes, before + size + after, bad, utf8_cases[i].why);
		}
	}

	/* A long text, cut at every byte: right only where a character begins. */
	static const char mixed[] = "1234567\xC3\xA9"
								"12345\xE2\x82\xAC"
								"abc\xF0\x9F\x98\x80\xC3\xAB\xE2\x80\x99tail of ASCII";
	size_t begins = 0;
	for (size_t cut = 0; cut < sizeof mixed; cut++) {
		if (((unsigned char)mixed[cut] & 0xC0) != 0x80)
			begins = cut;
		expect_utf8(mixed, cut, begins == cut ? SIZE_MAX : begins, "cut");
	}
	expect_utf8("a\0b\0\0\0\0\0\0\xC3\xA9", 11, SIZE_MAX, "zero bytes are characters too");
}

static klp_status make_readable(void *context, klp_error **error)
{
	struct buffer made = { NULL, 0, 0 };
	klp_status status = text_readable(&made, context) ? KLP_OK : error_memory(error);
	buffer_free(&made);
	return status;
}

Test(text, any_bytes_can_be_shown)
{
	static const struct {
		const char *bytes;
		const char *shown;
	} cases[] = {
		{ "", "" },
		{ "tabel.txt", "tabel.txt" },
		{ "Frysl\xC3\xA2n.txt", "Frysl\xC3\xA2n.txt" },
		{ "caf\xE9.txt", "caf?.txt" },
		{ "\xFF\xFE", "??" },
		{ "\xED\xA0\x80/\xC3", "??"
		                       "?/?" },
		{ "\xE2\x82\xAC\xE2\x82\xC3\xA9", "\xE2\x82\xAC??\xC3\xA9" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buffer shown = { NULL, 0, 0 };
		cr_assert(text_readable(&shown, cases[i].bytes));
		cr_expect_str_eq(shown.bytes, cases[i].shown, "row %zu: %s", i, shown.bytes);
		cr_expect_eq(shown.size, strlen(cases[i].shown), "row %zu", i);
		cr_assert(text_readable(&shown, "\xFF!"));
		cr_expect_str_eq(shown.bytes + strlen(cases[i].shown), "?!", "row %zu: added to", i);
		buffer_free(&shown);
	}

	enum { LARGE = 1000000, SECONDS = 5 };
	char *large = malloc(LARGE + 1);
	cr_assert(large != NULL);
	memset(large, 0xFF, LARGE);
	large[LARGE] = '\0';
	struct buffer shown = { NULL, 0, 0 };
	clock_t start = clock();
	cr_assert(text_readable(&shown, large));
	cr_expect_lt(clock() - start, SECONDS * CLOCKS_PER_SEC, "the work grows with the square of the bad bytes");
	cr_expect_eq(strspn(shown.bytes, "?"), (size_t)LARGE);
	buffer_free(&shown);
	free(large);

	failing_install();
	failing_each("bytes to be shown", make_readable, (void *)"a\xFF", 1);
}

/* ------------------------------------------------------------------- blanks */

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

Test(text, blanks_of_all_kinds_part_words_and_are_trimmed)
{
	static const struct {
		const char *bytes;
		uint32_t character;
	} blanks[] = {
		{ " ", ' ' },
		{ "\t", '\t' },
		{ "\n", '\n' },
		{ "\v", '\v' },
		{ "\f", '\f' },
		{ "\r", '\r' },
		{ "\xC2\x85", 0x85 },
		{ "\xC2\xA0", 0xA0 },
		{ "\xE1\x9A\x80", 0x1680 },
		{ "\xE2\x80\x80", 0x2000 },
		{ "\xE2\x80\x87", 0x2007 },
		{ "\xE2\x80\x89", 0x2009 },
		{ "\xE2\x80\x8A", 0x200A },
		{ "\xE2\x80\x8B", 0x200B },
		{ "\xE2\x80\x8D", 0x200D },
		{ "\xE2\x80\xA8", 0x2028 },
		{ "\xE2\x80\xA9", 0x2029 },
		{ "\xE2\x80\xAF", 0x202F },
		{ "\xE2\x81\x9F", 0x205F },
		{ "\xE2\x81\xA0", 0x2060 },
		{ "\xE3\x80\x80", 0x3000 },
		{ BYTE_ORDER_MARK, 0xFEFF },
	};
	for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
		size_t length = 0;
		uint32_t character = text_character(blanks[i].bytes, strlen(blanks[i].bytes), &length);
		cr_expect_eq(character, blanks[i].character, "row %zu", i);
		cr_expect_eq(length, strlen(blanks[i].bytes), "row %zu", i);
		cr_expect(text_is_blank(character), "row %zu: U+%04X", i, character);

		char text[64] = "";
		for (int part = 0; part < 7; part++)
			strcat(text, part == 2 ? "\xC3\xA9n" : part == 4 ? "twee\xE2\x82\xAC" : blanks[i].bytes);
		struct slice trimmed = text_trim(slice_of(text));
		cr_expect_eq(trimmed.length, 3 + strlen(blanks[i].bytes) + 7, "row %zu: trimmed to %zu", i, trimmed.length);
		struct slice rest = slice_of(text);
		struct slice word = text_word(&rest);
		cr_expect(word.length == 3 && memcmp(word.text, "\xC3\xA9n", 3) == 0, "row %zu: the first word", i);
		word = text_word(&rest);
		cr_expect(word.length == 7 && memcmp(word.text, "twee\xE2\x82\xAC", 7) == 0, "row %zu: the second", i);
		word = text_word(&rest);
		cr_expect(word.length == 0 && rest.length == 0, "row %zu: no third", i);

		char only[16] = "";
		strcat(strcat(only, blanks[i].bytes), blanks[i].bytes);
		cr_expect_eq(text_trim(slice_of(only)).length, 0u, "row %zu: only blanks", i);
	}

	static const uint32_t others[] = { 0,    1,      0x1F,   '!',    'a',    0x7F,   0x84,   0x86,   0xA1,
		                               0xAD, 0x1FFF, 0x200E, 0x2010, 0x2030, 0x2212, 0x3001, 0xFFFD, 0x10FFFF };
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		cr_expect(!text_is_blank(others[i]), "U+%04X is no blank", others[i]);

	cr_expect_eq(text_characters(slice_of("")), 0u);
	cr_expect_eq(text_characters(slice_of("Frysl\xC3\xA2n")), 7u);
	char key[TEXT_KEY_BYTES] = "x";
	cr_expect_eq(text_key(key, (struct slice){ NULL, 0 }), 0u, "the key of nothing");
	cr_expect_str_eq(key, "");
	cr_expect_eq(text_characters(slice_of("S\xC3\xBA"
	                                      "dwest-Frysl\xC3\xA2n en \xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC")),
	             23u, "over eight bytes and more");
	cr_expect_eq(text_characters(slice_of("a\xCC\x81\xF0\x9F\x98\x80")), 3u, "a mark of its own is a character");
	static const struct {
		const char *why;
		size_t at;
		struct place place;
	} places[] = {
		{ "the start", 0, { NULL, 1, 1, 1, 0 } },
		{ "behind a character of two bytes", 3, { NULL, 1, 1, 3, 3 } },
		{ "within a pair", 4, { NULL, 1, 1, 4, 4 } },
		{ "behind it", 5, { NULL, 1, 2, 1, 5 } },
		{ "behind a single one", 7, { NULL, 1, 3, 1, 7 } },
		{ "behind a form feed, which ends no line", 8, { NULL, 2, 3, 2, 8 } },
		{ "the end", 9, { NULL, 2, 4, 1, 9 } },
	};
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		struct place place = text_place(slice_of("a\xC3\xA9\r\nb\r\f\r"), places[i].at, NULL, true);
		const struct place *expected = &places[i].place;
		cr_expect(place.page == expected->page && place.line == expected->line && place.column == expected->column &&
		              place.byte == expected->byte,
		          "%s: page %d, line %d, column %d", places[i].why, (int)place.page, (int)place.line,
		          (int)place.column);
	}
	cr_expect_eq(text_place(slice_of("\f"), 1, NULL, false).page, 0u, "where form feeds are blanks");
	size_t length = 0;
	cr_expect_eq(text_character("\xE9x", 2, &length), 0xFFFDu, "what is no text stands for one unknown character");
	cr_expect_eq(length, 1u);
}

/* --------------------------------------------------------------------- keys */

static const struct {
	const char *name;
	const char *key;
	const char *why;
} key_cases[] = {
	{ "'s-Gravenhage", "sgravenhage", "typewriter's apostrophe" },
	{ "\xE2\x80\x99s-Gravenhage", "sgravenhage", "printer's apostrophe" },
	{ "\xE2\x80\x98s-Gravenhage", "sgravenhage", "opening quote" },
	{ "\xE2\x80\x9Bs-Gravenhage", "sgravenhage", "reversed quote" },
	{ "`s-Gravenhage", "sgravenhage", "grave accent" },
	{ "\xC2\xB4s-Gravenhage", "sgravenhage", "acute accent of its own" },
	{ "\xE2\x80\xB2s-Gravenhage", "sgravenhage", "prime" },
	{ "\xCA\xBCs-Gravenhage", "sgravenhage", "modifier apostrophe" },
	{ "\xCA\xBBs-Gravenhage", "sgravenhage", "modifier turned comma" },
	{ "\xCA\xB9s-Gravenhage", "sgravenhage", "modifier prime" },
	{ "\xEF\xBC\x87s-Gravenhage", "sgravenhage", "full-width apostrophe" },
	{ "&'s", "ens", "an ampersand before it" },
	{ "'S GRAVENHAGE", "sgravenhage", "capitals, a blank" },
	{ "s\xE2\x80\x90gravenhage", "sgravenhage", "a hyphen proper" },
	{ "s\xE2\x80\x91gravenhage", "sgravenhage", "a no-break hyphen" },
	{ "s\xE2\x80\x93gravenhage", "sgravenhage", "a dash" },
	{ "s\xC2\xADgravenhage", "sgravenhage", "a soft hyphen" },
	{ "s\xE2\x88\x92gravenhage", "sgravenhage", "a minus sign" },
	{ "'s-\xC2\xA0Graven\xE2\x80\x8Bhage", "sgravenhage", "no-break and zero-width spaces" },
	{ "S\xC3\xBA"
	  "dwest-Frysl\xC3\xA2n",
	  "sudwestfryslan", "composed" },
	{ "Su\xCC\x81"
	  "dwest-Frysla\xCC\x82n",
	  "sudwestfryslan", "decomposed, as macOS has file names" },
	{ "SU\xCC\x81"
	  "DWEST FRYSL\xC3\x82N",
	  "sudwestfryslan", "mixed" },
	{ "Sudwest Fryslan", "sudwestfryslan", "plain" },
	{ "Noardeast-Frysl\xC3\xA2n", "noardeastfryslan", "another" },
	{ "Capelle aan den IJssel", "capelleaandenijssel", "two letters" },
	{ "Capelle aan den \xC4\xB2ssel", "capelleaandenijssel", "one letter: capital IJ" },
	{ "capelle aan den \xC4\xB3ssel", "capelleaandenijssel", "one letter: small ij" },
	{ "Stra\xC3\x9F"
	  "e",
	  "strasse", "sharp s" },
	{ "STRA\xE1\xBA\x9E"
	  "E",
	  "strasse", "capital sharp s" },
	{ "\xEF\xBC\xA7\xEF\xBD\x8F\xEF\xBD\x95\xEF\xBD\x84\xEF\xBD\x81", "gouda", "full-width letters" },
	{ "\xEF\xAC\x81jn", "fijn", "a ligature of print" },
	{ "\xC5\x89", "n", "n with an apostrophe in one" },
	{ "\xC4\xB0st", "ist", "a capital i with its dot" },
	{ "Nuenen, Gerwen en Nederwetten", "nuenengerwenennederwetten", "commas" },
	{ "Nuenen c.a.", "nuenenca", "dots" },
	{ "Alblasserwaard & Vijfheerenlanden", "alblasserwaardenvijfheerenlanden", "an ampersand" },
	{ "A\xEF\xBC\x86"
	  "B",
	  "aenb", "a full-width one" },
	{ "Regio 35\xC2\xB2", "regio352", "digits" },
	{ "Hengelo (O.)", "hengeloo", "brackets" },
	{ "", "", "nothing" },
	{ " -'.,()/\xE2\x80\x99", "", "nothing but marks" },
	{ "\xCC\x81", "", "a diacritic alone" },
};

Test(text, nothing_at_all_has_an_empty_key_no_word_and_no_digit)
{
	char key[TEXT_KEY_BYTES] = "x";
	const struct slice nothing = { NULL, 0 };
	cr_expect_eq(text_key(key, nothing), 0);
	cr_expect_str_empty(key);
	cr_expect_eq(text_words(nothing, 9), 0);
	cr_expect_not(text_has_digit(nothing));
}

Test(text, words_are_counted_and_digits_found_wherever_they_stand)
{
	cr_expect_eq(text_words(slice_of("  Aa en\xC2\xA0Hunze "), 9), 3);
	cr_expect_eq(text_words(slice_of("Aa en Hunze"), 2), 2);
	char text[] = "/:/:/:/:/:/:/:/:/:/:/:\xB9\xB0\xB5";
	cr_expect_not(text_has_digit(slice_of(text)),
	              "neighbours of the digits, and bytes whose lower bits are theirs, are none");
	for (size_t i = 0; text[i] != '\0'; i++) {
		for (char digit = '0'; digit <= '9'; digit++) {
			char kept = text[i];
			text[i] = digit;
			cr_expect(text_has_digit(slice_of(text)), "%c at %zu", digit, i);
			text[i] = kept;
		}
	}
}

Test(text, a_name_has_one_key_however_it_is_written)
{
	for (size_t i = 0; i < sizeof key_cases / sizeof key_cases[0]; i++) {
		char key[TEXT_KEY_BYTES] = "left from before";
		size_t length = text_key(key, slice_of(key_cases[i].name));
		cr_expect_str_eq(key, key_cases[i].key, "row %zu, %s: %s", i, key_cases[i].why, key);
		cr_expect_eq(length, strlen(key_cases[i].key), "row %zu, %s", i, key_cases[i].why);
		char again[TEXT_KEY_BYTES];
		text_key(again, slice_of(key));
		cr_expect_str_eq(again, key, "row %zu: the key of a key is that key", i);
	}

	char key[TEXT_KEY_BYTES];
	size_t length = text_key(key, slice_of("Leidschendam-"));
	length = text_key_append(key, length, slice_of("Voorburg"));
	cr_expect_str_eq(key, "leidschendamvoorburg", "a name that was broken over two lines");
	cr_expect_eq(length, strlen(key));
}

Test(text, a_key_that_does_not_fit_is_empty)
{
	static const struct {
		const char *piece;
		size_t key_bytes;
	} cases[] = { { "a", 1 }, { "&", 2 }, { "\xC3\xB8", 2 }, { "\xC4\xB3", 2 }, { "\xEF\xB7\xBA", 0 } };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		for (size_t plain = TEXT_KEY_BYTES - 40; plain < TEXT_KEY_BYTES + 3; plain++) {
			char name[TEXT_KEY_BYTES + 16];
			memset(name, 'x', plain);
			size_t piece = strlen(cases[i].piece);
			memcpy(name + plain, cases[i].piece, piece);
			struct {
				char key[TEXT_KEY_BYTES];
				char after;
			} room = { "left from before", '!' };
			size_t length = text_key(room.key, (struct slice){ name, plain + piece });
			bool fits = length != SIZE_MAX;
			if (cases[i].key_bytes > 0)
				cr_expect_eq(fits, plain + cases[i].key_bytes < TEXT_KEY_BYTES, "row %zu after %zu", i, plain);
			cr_expect_eq(strlen(room.key), fits ? length : 0u, "row %zu after %zu", i, plain);
			cr_expect_eq(room.after, '!');
		}
	}
}

/* ----------------------------------------------------------------- distance */

static size_t least(size_t one, size_t other)
{
	return one < other ? one : other;
}

/* By the definition, slowly: the edits of all but the last characters, and then one. */
static size_t slow_distance(const char *one, size_t m, const char *other, size_t n)
{
	if (m == 0 || n == 0)
		return m + n;
	size_t best = slow_distance(one, m - 1, other, n - 1) + (one[m - 1] != other[n - 1]);
	best = least(best, slow_distance(one, m - 1, other, n) + 1);
	best = least(best, slow_distance(one, m, other, n - 1) + 1);
	if (m > 1 && n > 1 && one[m - 1] == other[n - 2] && one[m - 2] == other[n - 1])
		best = least(best, slow_distance(one, m - 2, other, n - 2) + 1);
	return best;
}

Test(text, the_distance_of_two_keys_is_how_many_slips_part_them)
{
	enum { FAR = 100 };
	static const struct {
		const char *one;
		const char *other;
		size_t distance;
	} cases[] = {
		{ "", "", 0 },
		{ "", "abc", 3 },
		{ "rotterdan", "rotterdam", 1 },
		{ "roterdam", "rotterdam", 1 },
		{ "rottterdam", "rotterdam", 1 },
		{ "rotetrdam", "rotterdam", 1 },
		{ "rotterdam", "amsterdam", 3 },
		{ "ca", "abc", 3 },
		{ "kitten", "sitting", 3 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct slice one = slice_of(cases[i].one), other = slice_of(cases[i].other);
		cr_expect_eq(text_distance(one, other, FAR), cases[i].distance, "%s, %s", cases[i].one, cases[i].other);
		for (size_t limit = 0; limit < 6; limit++)
			cr_expect_eq(text_distance(other, one, limit), least(cases[i].distance, limit + 1), "%s, %s within %zu",
			             cases[i].other, cases[i].one, limit);
	}

	/* The same as by the definition, either way round, for every limit; and never more than a way over a third text by
	 * inserts, deletes and replacements alone would be. */
	uint32_t state = 7;
	for (int round = 0; round < 1500; round++) {
		char text[2][8];
		size_t length[2];
		for (int t = 0; t < 2; t++) {
			state = state * 1664525 + 1013904223;
			length[t] = (state >> 16) % 6;
			for (size_t i = 0; i < length[t]; i++) {
				state = state * 1664525 + 1013904223;
				text[t][i] = (char)('a' + (state >> 20) % 3);
			}
		}
		struct slice one = { text[0], length[0] }, other = { text[1], length[1] };
		size_t exact = slow_distance(one.text, one.length, other.text, other.length);
		for (size_t limit = 0; limit < 8; limit++) {
			cr_assert_eq(text_distance(one, other, limit), least(exact, limit + 1), "%.*s, %.*s within %zu",
			             (int)one.length, one.text, (int)other.length, other.text, limit);
			cr_assert_eq(text_distance(other, one, limit), least(exact, limit + 1), "%.*s, %.*s within %zu",
			             (int)other.length, other.text, (int)one.length, one.text, limit);
		}
		cr_assert_eq(exact == 0, one.length == other.length && memcmp(one.text, other.text, one.length) == 0);
	}

	char longest[129];
	memset(longest, 'a', sizeof longest);
	cr_expect_eq(text_distance((struct slice){ longest, 127 }, (struct slice){ longest, 127 }, 3), 0u, "127 bytes");
	cr_expect_eq(text_distance((struct slice){ longest, 127 }, (struct slice){ longest, 0 }, 200), 127u);
	cr_expect_eq(text_distance((struct slice){ longest, 128 }, (struct slice){ longest, 128 }, 3), 4u, "too long");
	cr_expect_eq(text_distance((struct slice){ longest, 127 }, (struct slice){ longest, 128 }, 3), 4u, "one too long");
}
