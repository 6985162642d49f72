/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Years that a caller adds: what they give, what is refused and where, and what is left after a failure. */

#include "territory/plain_csv.h"
#include "territory/territory.h"

#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEADER \
	"jaar,gemeentecode,gemeentenaam,arbeidsmarktregiocode,arbeidsmarktregionaam,provinciecode,provincienaam\n"
#define DELFT "2027,GM0503,Delft,AM21,Haaglanden,PV28,Zuid-Holland\n"

/** The classification that 2027 may get: that of 2026 with Wijdemeren added to Hilversum. To be freed. */
static char *year_2027(void)
{
	const char *const last = "\n2026,";
	char *text = plain_csv_text("gemeenten.csv");
	char *rows = strstr(text, last) + 1;
	char *wijdemeren = strstr(rows, "2026,GM1696,Wijdemeren,");
	char *after;

	cr_assert(wijdemeren != NULL);
	after = strchr(wijdemeren, '\n') + 1;
	memmove(wijdemeren, after, strlen(after) + 1);
	memmove(strchr(text, '\n') + 1, rows, strlen(rows) + 1);
	for (char *line = text; (line = strstr(line, last)) != NULL; line++)
		memcpy(line, "\n2027,", strlen(last));
	return text;
}

static klp_territory *territory_with(const char *text)
{
	klp_territory *territory = NULL;
	klp_error *error = NULL;

	cr_assert_eq(klp_territory_new(&territory, NULL), KLP_OK);
	cr_assert_eq(klp_territory_load_memory(territory, text, strlen(text), NULL, &error), KLP_OK, "%s",
	             klp_error_message(error));
	return territory;
}

Test(territory_load, a_new_year_stands_beside_those_that_are_built_in)
{
	char *text = year_2027();
	klp_territory *territory = territory_with(text);
	int hilversum = klp_territory_find_municipality(territory, 2027, "Hilversum");
	int suggested;

	free(text);
	cr_expect_eq(klp_territory_first_year(territory), 2017);
	cr_expect_eq(klp_territory_last_year(territory), 2027);
	cr_expect_eq(klp_territory_municipalities(territory, 2027), 341u);
	cr_expect_eq(klp_territory_names_certainty(territory, 2027), KLP_CERTAINTY_SUPPLIED);
	cr_expect_eq(klp_territory_regions_certainty(territory, 2027), KLP_CERTAINTY_SUPPLIED);
	cr_expect_eq(klp_territory_names_certainty(territory, 2026), KLP_CERTAINTY_CONFIRMED);
	cr_expect_eq(klp_territory_find_municipality(territory, 2027, "Wijdemeren"), -1);
	cr_expect_eq(klp_territory_find_municipality(territory, 2027, "GM1696"), -1);
	cr_expect_geq(klp_territory_find_municipality(territory, 2026, "Wijdemeren"), 0);
	cr_expect_str_eq(klp_territory_municipality_code(territory, 2027, hilversum), "GM0402");
	cr_expect_str_eq(klp_territory_municipality_name(territory, 2027, hilversum), "Hilversum");
	cr_expect_eq(klp_territory_municipality_region(territory, 2027, hilversum), 12);
	cr_expect_eq(klp_territory_municipality_province(territory, 2027, hilversum), 27);
	cr_expect_str_eq(
		klp_territory_municipality_code(territory, 2027, klp_territory_find_municipality(territory, 2027, "Den Haag")),
		"GM0518", "aliases hold by code");
	cr_expect_eq(klp_territory_suggest(territory, 2027, "Rotterdan", &suggested, 1), 1u);
	cr_expect_str_eq(klp_territory_municipality_name(territory, 2027, suggested), "Rotterdam");
	cr_expect_eq(klp_territory_municipalities(NULL, 2027), 0u, "what is built in does not change");
	cr_expect_eq(territory_nearest_year(territory, 2031), 2027);
	klp_territory_free(territory);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(territory_load, a_loaded_year_replaces_the_one_that_was_there)
{
	klp_territory *territory =
		territory_with("\xEF\xBB\xBF"
	                   "provincienaam,opmerking,provinciecode,arbeidsmarktregionaam,arbeidsmarktregiocode,gemeentenaam,"
	                   "gemeentecode,jaar\r\n"
	                   "Friesland,,pv21,Zuid-Kennemerland,am37,\" Nieuwe \"\"Plaats\"\" \",gm2100,2020\r\n"
	                   "Utrecht,x,PV26,Niet in te delen,AM99,Vijfheerenlanden,GM1961,2020\r\n"
	                   "Groningen,,PV20,Groningen in een nieuwe spelling,AM01,Nuenen,GM0014,2031");
	const char *name = klp_territory_municipality_name(territory, 2020, 1);
	const char *replacing = HEADER "2020,GM0503,Delft,AM21,Haaglanden,PV28,Zuid-Holland\n";

	cr_expect_eq(klp_territory_municipalities(territory, 2020), 2u);
	cr_expect_str_eq(klp_territory_municipality_code(territory, 2020, 0), "GM1961", "in the order of the codes");
	cr_expect_str_eq(klp_territory_municipality_code(territory, 2020, 1), "GM2100", "a code that was never there");
	cr_expect_str_eq(name, "Nieuwe \"Plaats\"");
	cr_expect_eq(klp_territory_find_municipality(territory, 2020, "nieuwe plaats"), 1);
	cr_expect_eq(klp_territory_municipality_region(territory, 2020, 1), 8);
	cr_expect_eq(klp_territory_municipality_province(territory, 2020, 1), 21);
	cr_expect_eq(klp_territory_municipality_region(territory, 2020, 0), 0, "AM99 is no region");
	cr_expect_eq(klp_territory_find_municipality(territory, 2020, "Rotterdam"), -1);
	cr_expect_eq(klp_territory_find_municipality(territory, 2020, "Den Haag"), -1, "an alias of what is not there");
	cr_expect_eq(klp_territory_find_municipality(territory, 2031, "Nuenen"), 0,
	             "a name counts before an alias of another");
	cr_expect_eq(klp_territory_regions_certainty(territory, 2020), KLP_CERTAINTY_SUPPLIED);
	cr_expect_eq(klp_territory_regions_certainty(territory, 2019), KLP_CERTAINTY_DERIVED);

	cr_expect_eq(klp_territory_last_year(territory), 2031);
	cr_expect_eq(klp_territory_municipalities(territory, 2028), 0u, "no year between is made up");
	cr_expect_eq(territory_nearest_year(territory, 2028), 2026);
	cr_expect_eq(territory_nearest_year(territory, 2029), 2031);

	cr_expect_eq(klp_territory_load_memory(territory, replacing, strlen(replacing), NULL, NULL), KLP_OK);
	cr_expect_eq(klp_territory_municipalities(territory, 2020), 1u);
	cr_expect_eq(klp_territory_municipalities(territory, 2031), 1u, "what the second file does not have stays");
	cr_expect_str_eq(name, "Nieuwe \"Plaats\"", "a text lives as long as the territory");
	klp_territory_free(territory);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(territory_load, what_is_wrong_is_told_with_its_place)
{
	static const struct {
		const char *text;
		klp_status status;
		unsigned line;
		unsigned column;
		const char *message; /* a part of it */
	} cases[] = {
		{ "", KLP_FORMAT, 1, 1, "empty" },
		{ "\n\n", KLP_FORMAT, 1, 1, "empty" },
		{ HEADER, KLP_FORMAT, 1, 1, "no municipality" },
		{ "jaar,gemeentecode\n", KLP_FORMAT, 1, 1, "'gemeentenaam' is missing" },
		{ "jaar;gemeentecode;gemeentenaam\n", KLP_FORMAT, 1, 1,
		  "'jaar' is missing; the header must hold jaar,gemeentecode" },
		{ "\njaar,jaar," HEADER, KLP_FORMAT, 2, 6, "'jaar' stands twice" },
		{ HEADER "2027,GM0503,Delft\n", KLP_FORMAT, 2, 1, "3 fields and the header 7" },
		{ HEADER DELFT "2027,GM0820,Nuenen, Gerwen en Nederwetten,AM28,Zuidoost-Brabant,PV30,Noord-Brabant\n",
		  KLP_FORMAT, 3, 1, "quotes around" },
		{ HEADER "27,GM0503,Delft,AM21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 1, "four digits" },
		{ HEADER "1899,GM0503,Delft,AM21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 1, "from 1900" },
		{ HEADER ",GM0503,Delft,AM21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 1, "four digits" },
		{ HEADER DELFT "2027,0503,Delft,AM21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 3, 6, "GM and four digits" },
		{ HEADER "2027,GM05O3,Delft,AM21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 6, "GM and four digits" },
		{ HEADER "2027,GM0503,,AM21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 13, "name of the municipality" },
		{ HEADER "2027,GM0503,-,AM21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 13, "name of the municipality" },
		{ HEADER "2027,GM0503,\"De\nlft\",AM21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 13,
		  "control character" },
		{ HEADER "2027,GM0503,D\xC3\xA9lft,21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 19, "AM and two digits" },
		{ HEADER "2027,GM0503,Delft,AM04,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 19, "AM04 is no" },
		{ HEADER "2027,GM0503,Delft,AM21,Rijnmond,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 24, "'Rijnmond' is the name" },
		{ HEADER "2027,GM0503,Delft,AM99,Rijnmond,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 24, "'Rijnmond' is the name" },
		{ HEADER "2027,GM0503,Delft,AM21,Haaglanden,28,Zuid-Holland\n", KLP_FORMAT, 2, 35, "PV and two digits" },
		{ HEADER "2027,GM0503,Delft,AM21,Haaglanden,PV32,Zuid-Holland\n", KLP_FORMAT, 2, 35, "PV32 is no" },
		{ HEADER "2027,GM0503,Delft,AM21,Haaglanden,PV28,Zeeland\n", KLP_FORMAT, 2, 40, "'Zeeland' is the name" },
		{ HEADER DELFT "2028,GM0503,Delft,AM21,Haaglanden,PV28,Zuid-Holland\n"
		               "2027,gm0503,Delft bis,AM21,Haaglanden,PV28,Zuid-Holland\n",
		  KLP_FORMAT, 4, 6, "GM0503 stands twice in 2027, first on line 2" },
		{ HEADER DELFT "2027,GM0001,d\xC3\xA9lft,AM21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 3, 13,
		  "line 2 of the same year" },
		{ HEADER "2027,GM0503,\"Delft,AM21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 13, "never closed" },
		{ HEADER "2027,GM0503,\"Delft\" x,AM21,Haaglanden,PV28,Zuid-Holland\n", KLP_FORMAT, 2, 13, "closing quote" },
		{ HEADER "2027,GM0503,Del\xFF\n", KLP_ENCODING, 2, 16, "UTF-8" },
		{ "\xFF\xFE", KLP_ENCODING, 1, 1, "UTF-8" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_territory *territory = territory_with(HEADER DELFT);
		klp_error *error = NULL;
		klp_status status =
			klp_territory_load_memory(territory, cases[i].text, strlen(cases[i].text), "jaar.csv", &error);

		cr_expect_eq(status, cases[i].status, "row %zu: %s", i, klp_status_name(status));
		cr_expect_eq(klp_error_status(error), status, "row %zu", i);
		cr_expect_eq(klp_error_line(error), cases[i].line, "row %zu: line %u", i, (unsigned)klp_error_line(error));
		cr_expect_eq(klp_error_column(error), cases[i].column, "row %zu: column %u", i,
		             (unsigned)klp_error_column(error));
		cr_expect_str_eq(klp_error_source(error), "jaar.csv", "row %zu", i);
		cr_expect(strstr(klp_error_message(error), cases[i].message) != NULL, "row %zu: %s", i,
		          klp_error_message(error));
		cr_expect_eq(klp_territory_municipalities(territory, 2027), 1u, "row %zu: the territory stays as it was", i);
		cr_expect_eq(klp_territory_municipalities(territory, 2028), 0u, "row %zu: nothing half-done is left", i);
		klp_error_free(error);
		klp_territory_free(territory);
		cr_expect_eq(klp_memory_blocks(), 0u, "row %zu leaks", i);
	}
}

Test(territory_load, names_and_texts_of_any_size_and_content)
{
	enum { NAME_BYTES = 5000, LINE_BYTES = 3 << 20, LINES = 2000001 };
	klp_territory *territory = territory_with(HEADER DELFT);
	klp_error *error = NULL;
	char *name = calloc(NAME_BYTES + 200, 1);
	char *line = calloc(LINE_BYTES + 1, 1);
	int used = sprintf(name, HEADER "2027,GM0503,");

	memset(name + used, 'a', NAME_BYTES);
	strcpy(name + used + NAME_BYTES, ",AM21,Haaglanden,PV28,Zuid-Holland\n");
	cr_expect_eq(klp_territory_load_memory(territory, name, strlen(name), NULL, &error), KLP_FORMAT);
	cr_expect_eq(klp_error_column(error), 13u);
	cr_expect_null(klp_error_source(error));
	klp_error_free(error);

	memset(line, 'a', LINE_BYTES);
	cr_expect_eq(klp_territory_load_memory(territory, line, LINE_BYTES, NULL, &error), KLP_LIMIT_LINE_BYTES);
	cr_expect_eq(klp_error_line(error), 1u);
	klp_error_free(error);

	memset(line, '\n', LINES);
	cr_expect_eq(klp_territory_load_memory(territory, line, LINES, NULL, &error), KLP_LIMIT_LINES);
	cr_expect_eq(klp_error_line(error), (unsigned)LINES);
	klp_error_free(error);

	/* a zero byte ends a text in C, and must not end a name */
	cr_expect_eq(klp_territory_load_memory(territory, HEADER "2027,GM0503,De\0lft,AM21,Haaglanden,PV28,Zuid-Holland\n",
	                                       sizeof HEADER - 1 + 54, NULL, NULL),
	             KLP_FORMAT);
	cr_expect_eq(klp_territory_municipalities(territory, 2027), 1u);
	free(name);
	free(line);
	klp_territory_free(territory);
}

Test(territory_load, arguments_and_files_that_are_not_there)
{
	klp_territory *territory = territory_with(HEADER DELFT);
	klp_error *error = NULL;
	char path[512];

	snprintf(path, sizeof path, "%s/lib/territory/data/gemeenten.csv", KLP_SOURCE_DIR);
	cr_expect_eq(klp_territory_new(NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_territory_load_memory(NULL, "", 0, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_territory_load_memory(territory, NULL, 1, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_territory_load_memory(territory, NULL, 0, NULL, NULL), KLP_FORMAT, "an empty text");
	cr_expect_eq(klp_territory_load_file(NULL, path, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_territory_load_file(territory, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_territory_load_file(territory, KLP_SOURCE_DIR "/no-such-file.csv", &error), KLP_IO);
	cr_expect_str_eq(klp_error_source(error), KLP_SOURCE_DIR "/no-such-file.csv");
	klp_error_free(error);
	cr_expect_eq(klp_territory_load_file(territory, KLP_SOURCE_DIR, NULL), KLP_IO, "a folder");
	cr_expect_eq(klp_territory_load_file(territory, path, NULL), KLP_OK);
	cr_expect_eq(klp_territory_municipalities(territory, 2017), 388u);
	cr_expect_eq(klp_territory_names_certainty(territory, 2017), KLP_CERTAINTY_SUPPLIED);
	klp_territory_free(territory);
	klp_territory_free(NULL);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

/* ------------------------------------------------------------------ memory */

/** Gives memory a number of times and no more. */
struct rationed {
	size_t left;
	bool refused;
};

static bool take(struct rationed *rationed)
{
	if (rationed->left == 0) {
		rationed->refused = true;
		return false;
	}
	rationed->left--;
	return true;
}

static void *rationed_allocate(void *context, size_t size)
{
	return take(context) ? malloc(size) : NULL;
}

static void *rationed_reallocate(void *context, void *block, size_t size)
{
	return take(context) ? realloc(block, size) : NULL;
}

static void rationed_release(void *context, void *block)
{
	(void)context;
	free(block);
}

/** Everything that allocates: makes a territory, loads two years, and suggests. */
static klp_status load_and_suggest(const char *text, klp_error **error)
{
	const char *second = HEADER "2028,GM0503,\"Delft, \"\"stad\"\"\",AM21,Haaglanden,PV28,Zuid-Holland\n";
	klp_territory *territory = NULL;
	klp_status status = klp_territory_new(&territory, error);
	int index;

	if (status != KLP_OK) {
		cr_expect_null(territory, "an out-parameter is untouched on failure");
		return status;
	}
	status = klp_territory_load_memory(territory, text, strlen(text), "2027.csv", error);
	cr_expect_eq(klp_territory_municipalities(territory, 2027), status == KLP_OK ? 341u : 0u);
	if (status == KLP_OK) {
		status = klp_territory_load_memory(territory, second, strlen(second), "2028.csv", error);
		cr_expect_eq(klp_territory_municipalities(territory, 2028), status == KLP_OK ? 1u : 0u);
		cr_expect_eq(klp_territory_municipalities(territory, 2027), 341u);
	}
	/* has no status: without memory there is no suggestion */
	if (status == KLP_OK && klp_territory_suggest(territory, 2027, "Rotterdan", &index, 1) == 0)
		status = KLP_OUT_OF_MEMORY;
	klp_territory_free(territory);
	return status;
}

Test(territory_load, every_allocation_may_fail)
{
	enum { MANY = 10000 };
	char *text = year_2027();
	size_t given = 0;

	for (;; given++) {
		struct rationed rationed = { .left = given };
		const klp_allocator allocator = { sizeof allocator, rationed_allocate, rationed_reallocate, rationed_release,
			                              &rationed };
		klp_error *error = NULL;
		klp_status status;

		cr_assert_eq(klp_allocator_set(&allocator, NULL), KLP_OK);
		status = load_and_suggest(text, &error);
		cr_expect_eq(status, rationed.refused ? KLP_OUT_OF_MEMORY : KLP_OK, "after %zu allocations: %s", given,
		             klp_error_message(error));
		if (error != NULL)
			cr_expect_eq(klp_error_status(error), KLP_OUT_OF_MEMORY, "after %zu allocations", given);
		klp_error_free(error);
		cr_assert_eq(klp_memory_blocks(), 0u, "after %zu allocations blocks are left", given);
		cr_assert_eq(klp_allocator_set(NULL, NULL), KLP_OK);
		if (!rationed.refused)
			break;
		cr_assert_lt(given, (size_t)MANY);
	}
	cr_expect_gt(given, (size_t)10, "the test has seen only %zu allocations", given);
	free(text);
}
