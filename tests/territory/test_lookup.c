/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Finding municipalities, regions and provinces by what people and documents call them. */

#include "territory/territory.h"

#include <criterion/criterion.h>
#include <string.h>

Test(territory_lookup, municipalities_by_code_and_by_name)
{
	static const struct {
		int year;
		const char *text;
		const char *code; /* NULL: not found */
		const char *why;
	} cases[] = {
		{ 2025, "GM0599", "GM0599", "a code" },
		{ 2025, "gm0599", "GM0599", "a code in small letters" },
		{ 2025, " GM0599\t", "GM0599", "blanks around a code" },
		{ 2025, "0599", NULL, "a bare number could mean anything" },
		{ 2025, "599", NULL, "a bare number could mean anything" },
		{ 2025, "GM599", NULL, "a code has four digits" },
		{ 2025, "GM05990", NULL, "a code has four digits" },
		{ 2025, "GM9999", NULL, "no such municipality" },
		{ 2025, "Rotterdam", "GM0599", "an official name" },
		{ 2025, "ROTTERDAM", "GM0599", "in capitals" },
		{ 2025, "  rotter dam ", "GM0599", "blanks make no difference" },
		{ 2025,
		  "Rotter\xC2\xA0"
		  "dam",
		  "GM0599", "nor do no-break spaces" },
		{ 2025, "Rotterdan", NULL, "a mistake is for klp_territory_suggest()" },
		{ 2025, "'s-Gravenhage", "GM0518", "official" },
		{ 2025, "\xE2\x80\x99s-Gravenhage", "GM0518", "typographic apostrophe" },
		{ 2025, "\xE2\x80\x98s Gravenhage", "GM0518", "the wrong typographic apostrophe" },
		{ 2025, "s Gravenhage", "GM0518", "as the edition of 2025 prints it" },
		{ 2025, "Den Haag", "GM0518", "alias" },
		{ 2025, "den bosch", "GM0796", "alias in small letters" },
		{ 2025,
		  "S\xC3\xBA"
		  "dwest-Frysl\xC3\xA2n",
		  "GM1900", "composed letters" },
		{ 2025,
		  "Su\xCC\x81"
		  "dwest-Frysla\xCC\x82n",
		  "GM1900", "decomposed letters (NFD)" },
		{ 2025, "SUDWEST FRYSLAN", "GM1900", "without diacritics" },
		{ 2025, "Nuenen Ca", "GM0820", "as documents print it" },
		{ 2025, "Nuenen, Gerwen en Nederwetten", "GM0820", "official" },
		{ 2025, "Gilze & Rijen", "GM0784", "an ampersand is 'en'" },
		{ 2025, "Leidschendam- Voorburg", "GM1916", "broken over two lines" },
		{ 2025, "Bergen", NULL, "there are two" },
		{ 2025, "Bergen (L.)", "GM0893", "the one in Limburg" },
		{ 2025, "Bergen LB", "GM0893", "the one in Limburg" },
		{ 2025, "Bergen NH", "GM0373", "the one in Noord-Holland" },
		{ 2025, "Hengelo (O.)", "GM0164", "as CBS writes it from 2024" },
		{ 2025, "Valkenburg", NULL, "there were more" },
		{ 2022, "Weesp", "GM0457", "there until 24 March 2022" },
		{ 2023, "Weesp", NULL, "part of Amsterdam" },
		{ 2023, "GM0457", NULL, "gone with its code" },
		{ 2022, "Voorne aan Zee", NULL, "from 2023" },
		{ 2023, "Voorne-aan-Zee", "GM1992", "from 2023" },
		{ 2018, "Haarlemmerliede c.a.", "GM0393", "an alias while there is such a municipality" },
		{ 2019, "Haarlemmerliede c.a.", NULL, "and no longer" },
		{ 2016, "Rotterdam", NULL, "a year that is not known" },
		{ 2027, "GM0599", NULL, "a year that is not known" },
		{ 2025, "", NULL, "nothing" },
		{ 2025, "-- ' --", NULL, "no letter in it" },
		{ 2025,
		  "Rotter\xFF"
		  "dam",
		  NULL, "not UTF-8" },
		{ 2025, NULL, NULL, "no text" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int index = klp_territory_find_municipality(NULL, cases[i].year, cases[i].text);
		const char *code = klp_territory_municipality_code(NULL, cases[i].year, index);
		const char *text = cases[i].text == NULL ? "NULL" : cases[i].text;

		if (cases[i].code == NULL)
			cr_expect_eq(index, -1, "row %zu: '%s' in %d is %s (%s)", i, text, cases[i].year, code, cases[i].why);
		else
			cr_expect(code != NULL && strcmp(code, cases[i].code) == 0, "row %zu: '%s' in %d is %s (%s)", i, text,
			          cases[i].year, code == NULL ? "not found" : code, cases[i].why);
	}
}

Test(territory_lookup, a_long_text_is_no_name)
{
	char text[2000];
	int index;

	memset(text, 'a', sizeof text - 1);
	text[sizeof text - 1] = 0;
	cr_expect_eq(klp_territory_find_municipality(NULL, 2025, text), -1);
	cr_expect_eq(klp_territory_find_region(NULL, text), 0);
	cr_expect_eq(klp_territory_find_province(NULL, text), 0);
	cr_expect_eq(klp_territory_suggest(NULL, 2025, text, &index, 1), 0u);
}

Test(territory_lookup, regions_by_number_code_and_name)
{
	static const struct {
		const char *text;
		int number;
	} cases[] = {
		{ "22", 22 },
		{ " 22 ", 22 },
		{ "1", 1 },
		{ "35", 35 },
		{ "0", 0 },
		{ "36", 0 },
		{ "022", 0 },
		{ "2.2", 0 },
		{ "AM22", 22 },
		{ "am15", 3 },
		{ "AM21", 20 },
		{ "AM28", 33 },
		{ "AM99", 0 },
		{ "AM04", 0 },
		{ "AM031", 0 },
		{ "Rijnmond", 22 },
		{ "noord-holland noord", 3 },
		{ "Noord-Holland (Noord)", 3 },
		{ "Noord-Holland", 0 },
		{ "Zaanstreek/Waterland", 7 },
		{ "Zaanstreek / Waterland", 7 },
		{ "Zuid-Kennemerland en IJmond", 8 },
		{ "Zuid-Kennemerland", 8 },
		{ "Regio Zwolle", 5 },
		{ "Zwolle", 5 },
		{ "IJsselvechtstreek", 5 },
		{ "Veluwe Stedendriehoek", 11 },
		{ "Stedendriehoek en Noordwest Veluwe", 11 },
		{ "Gooi- en Vechtstreek", 12 },
		{ "FoodValley", 16 },
		{ "Food Valley", 16 },
		{ "Rijnland", 0 },
		{ "Rijnm\xFFond", 0 },
		{ "", 0 },
		{ NULL, 0 },
	};
	static const struct {
		int number;
		const char *code;
		const char *name;
	} regions[] = {
		{ 22, "AM22", "Rijnmond" },     { 3, "AM15", "Noord-Holland Noord" }, { 7, "AM17", "Zaanstreek-Waterland" },
		{ 20, "AM21", "Haaglanden" },   { 33, "AM28", "Zuidoost-Brabant" },   { 16, "AM38", "Food Valley" },
		{ 35, "AM30", "Zuid-Limburg" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(klp_territory_find_region(NULL, cases[i].text), cases[i].number, "row %zu: '%s' is %d", i,
		             cases[i].text == NULL ? "NULL" : cases[i].text, klp_territory_find_region(NULL, cases[i].text));
	for (size_t i = 0; i < sizeof regions / sizeof regions[0]; i++) {
		cr_expect_str_eq(klp_territory_region_code(NULL, regions[i].number), regions[i].code);
		cr_expect_str_eq(klp_territory_region_name(NULL, regions[i].number), regions[i].name);
	}
}

Test(territory_lookup, provinces_by_code_and_name)
{
	static const struct {
		const char *text;
		int number;
	} cases[] = {
		{ "PV28", 28 },
		{ "pv20", 20 },
		{ "PV19", 0 },
		{ "PV32", 0 },
		{ "28", 0 },
		{ "Zuid-Holland", 28 },
		{ "zuid holland", 28 },
		{ "Frysl\xC3\xA2n", 21 },
		{ "Friesland", 21 },
		{ "Holland", 0 },
		{ "", 0 },
		{ NULL, 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(klp_territory_find_province(NULL, cases[i].text), cases[i].number, "row %zu: '%s' is %d", i,
		             cases[i].text == NULL ? "NULL" : cases[i].text, klp_territory_find_province(NULL, cases[i].text));
}

Test(territory_lookup, regions_of_municipalities_in_their_years)
{
	static const struct {
		int year;
		const char *name;
		int region;
		int province;
	} cases[] = {
		{ 2025, "Rotterdam", 22, 28 },
		{ 2018, "Leerdam", 24, 28 },
		{ 2019, "Vijfheerenlanden", 0, 26 },
		{ 2020, "Vijfheerenlanden", 0, 26 },
		{ 2021, "Vijfheerenlanden", 24, 26 },
		{ 2017, "Cranendonck", 33, 30 },
		{ 2018, "Cranendonck", 34, 30 },
		{ 2021, "Weesp", 12, 27 },
		{ 2022, "Weesp", 10, 27 },
		{ 2023, "Olst-Wijhe", 11, 23 },
		{ 2024, "Olst-Wijhe", 5, 23 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int index = klp_territory_find_municipality(NULL, cases[i].year, cases[i].name);

		cr_expect_geq(index, 0, "%s in %d", cases[i].name, cases[i].year);
		cr_expect_eq(klp_territory_municipality_region(NULL, cases[i].year, index), cases[i].region, "%s in %d",
		             cases[i].name, cases[i].year);
		cr_expect_eq(klp_territory_municipality_province(NULL, cases[i].year, index), cases[i].province, "%s in %d",
		             cases[i].name, cases[i].year);
	}
}

Test(territory_lookup, suggestions_for_a_near_miss)
{
	enum { CAPACITY = 8 };
	static const struct {
		int year;
		const char *text;
		size_t capacity;
		const char *names[CAPACITY]; /* as far as they are given, in this order */
		const char *why;
	} cases[] = {
		{ 2025, "Rotterdan", CAPACITY, { "Rotterdam" }, "one letter" },
		{ 2025, "Roterdam", CAPACITY, { "Rotterdam" }, "a letter lost" },
		{ 2025, "Rottredam", CAPACITY, { "Rotterdam" }, "two swapped" },
		{ 2025, "Utrecht", 1, { "Utrecht" }, "itself" },
		{ 2025, "Den Haagg", CAPACITY, { "'s-Gravenhage" }, "near an alias" },
		{ 2025, "Epee", CAPACITY, { "Epe" }, "a short name may have one mistake" },
		{ 2025, "Bergen", CAPACITY, { "Bergen (L.)", "Bergen (NH.)", "Bergen op Zoom" }, "whole words" },
		{ 2025, "Leidschendam", CAPACITY, { "Leidschendam-Voorburg" }, "the first part" },
		{ 2025, "Voorburg", CAPACITY, { "Leidschendam-Voorburg" }, "the last part" },
		{ 2025, "Kapelle aan den IJssel", CAPACITY, { "Capelle aan den IJssel" }, "one letter of many" },
		{ 2025, "Nieuwkoo", CAPACITY, { "Nieuwkoop" }, "the beginning" },
		{ 2025, "Hollands Kro", CAPACITY, { "Hollands Kroon" }, "the beginning" },
		{ 2025, "Krimpenerwaardd", CAPACITY, { "Krimpenerwaard" }, "one letter more" },
		{ 2022, "Weesb", CAPACITY, { "Weesp" }, "while it is there" },
		{ 2023, "Haarlemmerliede c.b.", CAPACITY, { NULL }, "not when it is gone" },
		{ 2025, "Parijs", CAPACITY, { NULL }, "elsewhere" },
		{ 2025, "&&", CAPACITY, { NULL }, "no letter" },
		{ 2025, "", CAPACITY, { NULL }, "nothing" },
		{ 2025, "\xFF\xFE", CAPACITY, { NULL }, "not UTF-8" },
		{ 2016, "Rotterdam", CAPACITY, { NULL }, "no such year" },
		{ 2025, NULL, CAPACITY, { NULL }, "no text" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int indices[CAPACITY];
		size_t count = klp_territory_suggest(NULL, cases[i].year, cases[i].text, indices, cases[i].capacity);

		cr_expect_leq(count, cases[i].capacity, "row %zu", i);
		if (cases[i].names[0] == NULL)
			cr_expect_eq(count, 0u, "row %zu (%s): %s", i, cases[i].why,
			             klp_territory_municipality_name(NULL, cases[i].year, indices[0]));
		for (size_t j = 0; j < CAPACITY && cases[i].names[j] != NULL; j++) {
			const char *name = j < count ? klp_territory_municipality_name(NULL, cases[i].year, indices[j]) : NULL;

			cr_expect(name != NULL && strcmp(name, cases[i].names[j]) == 0,
			          "row %zu (%s): suggestion %zu for '%s' is %s and not %s", i, cases[i].why, j, cases[i].text,
			          name == NULL ? "none" : name, cases[i].names[j]);
		}
	}
	cr_expect_eq(klp_territory_suggest(NULL, 2025, "Bergen", NULL, CAPACITY), 0u);
}

Test(territory_lookup, beyond_the_ends_there_is_nothing)
{
	size_t changes = klp_territory_changes(NULL);
	size_t moves = klp_territory_moves(NULL);
	const int indices[] = { -1, 342, 100000 };
	const int regions[] = { -1, 0, 36 };
	const int provinces[] = { -1, 0, 19, 32 };

	for (size_t i = 0; i < sizeof indices / sizeof indices[0]; i++) {
		cr_expect_null(klp_territory_municipality_code(NULL, 2025, indices[i]));
		cr_expect_null(klp_territory_municipality_name(NULL, 2025, indices[i]));
		cr_expect_eq(klp_territory_municipality_region(NULL, 2025, indices[i]), 0);
		cr_expect_eq(klp_territory_municipality_province(NULL, 2025, indices[i]), 0);
	}
	cr_expect_null(klp_territory_municipality_code(NULL, 2016, 0));
	for (size_t i = 0; i < sizeof regions / sizeof regions[0]; i++) {
		cr_expect_null(klp_territory_region_code(NULL, regions[i]));
		cr_expect_null(klp_territory_region_name(NULL, regions[i]));
	}
	for (size_t i = 0; i < sizeof provinces / sizeof provinces[0]; i++) {
		cr_expect_null(klp_territory_province_code(NULL, provinces[i]));
		cr_expect_null(klp_territory_province_name(NULL, provinces[i]));
	}
	cr_expect_null(klp_territory_change_date(NULL, changes));
	cr_expect_null(klp_territory_change_old_code(NULL, changes));
	cr_expect_null(klp_territory_change_old_name(NULL, changes));
	cr_expect_null(klp_territory_change_new_code(NULL, changes));
	cr_expect_null(klp_territory_change_new_name(NULL, changes));
	cr_expect_eq((int)klp_territory_change_kind(NULL, changes), 0);
	cr_expect(klp_territory_change_share(NULL, changes) == 0);
	cr_expect_eq(klp_territory_move_year(NULL, moves), 0);
	cr_expect_null(klp_territory_move_code(NULL, moves));
	cr_expect_null(klp_territory_move_name(NULL, moves));
	cr_expect_eq(klp_territory_move_from(NULL, moves), 0);
	cr_expect_eq(klp_territory_move_to(NULL, moves), 0);
}

Test(territory_lookup, the_floor_above_looks_up_keys_and_numbers)
{
	int rotterdam = klp_territory_find_municipality(NULL, 2025, "Rotterdam");

	cr_expect_eq(territory_municipality_of_code(NULL, 2025, 599), rotterdam);
	cr_expect_eq(territory_municipality_of_code(NULL, 2025, -1), -1);
	cr_expect_eq(territory_municipality_of_code(NULL, 2016, 599), -1);
	/* a key is a slice: what follows it does not count */
	cr_expect_eq(territory_municipality_of_key(NULL, 2025, "rotterdam11", 9), rotterdam);
	cr_expect_eq(territory_municipality_of_key(NULL, 2025, "rotterdam11", 11), -1);
	cr_expect_eq(territory_municipality_of_key(NULL, 2025, "rotterdam", 8), -1);
	cr_expect_eq(territory_municipality_of_key(NULL, 2025, "", 0), -1);
	cr_expect_eq(territory_region_of_key(NULL, "zwolle5", 6), 5);
	cr_expect_eq(territory_region_of_key(NULL, "22", 2), 0, "a number is no name");
	cr_expect_eq(territory_region_of_key(NULL, "am22", 4), 0, "nor is a code");
	cr_expect_eq(territory_nearest_year(NULL, 1999), 2017);
	cr_expect_eq(territory_nearest_year(NULL, 2017), 2017);
	cr_expect_eq(territory_nearest_year(NULL, 2022), 2022);
	cr_expect_eq(territory_nearest_year(NULL, 2030), 2026);
}
