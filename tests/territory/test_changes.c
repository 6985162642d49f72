/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Reorganisations that a caller supplies: what they replace, what they add, and what is refused and where. */

#include "support/failing.h"

#include <klantprofiel/territory.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define HEADER "datum,oude_code,oude_naam,nieuwe_code,nieuwe_naam,soort,aandeel\n"
#define TO_HILVERSUM "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,opheffing,\n"

static klp_territory *territory_new(void)
{
	klp_territory *territory = NULL;
	cr_assert_eq(klp_territory_new(&territory, NULL), KLP_OK);
	return territory;
}

static void load(klp_territory *territory, const char *text, const char *source)
{
	klp_error *error = NULL;
	cr_assert_eq(klp_territory_load_changes_memory(territory, text, strlen(text), source, &error), KLP_OK, "%s",
	             klp_error_message(error));
}

/* The changes of one municipality: "2021-01-01 GM0788 GM0757 0.1535 shares.csv; …", "built in" for no source. */
static const char *shown(const klp_territory *territory, const char *old_code, char out[1024])
{
	size_t used = 0;
	out[0] = '\0';
	for (size_t i = 0; i < klp_territory_changes(territory); i++) {
		if (strcmp(klp_territory_change_old_code(territory, i), old_code) != 0)
			continue;
		const char *source = klp_territory_change_source(territory, i);
		used += (size_t)snprintf(out + used, 1024 - used, "%s%s %s %.4f %s", used == 0 ? "" : "; ",
		                         klp_territory_change_date(territory, i), klp_territory_change_new_code(territory, i),
		                         klp_territory_change_share(territory, i), source == NULL ? "built in" : source);
	}
	return out;
}

static void expect_order(const klp_territory *territory)
{
	for (size_t i = 1; i < klp_territory_changes(territory); i++)
		cr_expect_leq(strcmp(klp_territory_change_date(territory, i - 1), klp_territory_change_date(territory, i)), 0,
		              "change %zu", i);
}

Test(territory_changes, replace_the_same_event_and_leave_the_others)
{
	static const struct {
		const char *why;
		const char *text;
		const char *old_code;
		const char *expected;
		int added;
	} cases[] = {
		{ "what is built in", HEADER TO_HILVERSUM, "GM0788",
		  "2021-01-01 GM0757 0.1535 built in; 2021-01-01 GM0824 0.4022 built in; 2021-01-01 GM0855 0.0943 built in; "
		  "2021-01-01 GM0865 0.3501 built in",
		  1 },
		{ "a new event", HEADER TO_HILVERSUM, "GM1696", "2027-01-01 GM0402 1.0000 a.csv", 1 },
		{ "other shares of a split",
		  HEADER "2021-01-01,GM0788,Haaren,GM0757,Boxtel,splitsing,0.1500\n"
		         "2021-01-01,GM0788,Haaren,GM0824,Oisterwijk,splitsing,0.4500\n"
		         "2021-01-01,GM0788,Haaren,GM0865,Vught,splitsing,0.4000\n",
		  "GM0788", "2021-01-01 GM0757 0.1500 a.csv; 2021-01-01 GM0824 0.4500 a.csv; 2021-01-01 GM0865 0.4000 a.csv",
		  -1 },
		{ "fewer decimals, small letters, columns in another order, quotes and blanks",
		  "soort,aandeel,oude_code,oude_naam,nieuwe_code,nieuwe_naam,datum\r\n"
		  "splitsing,0.4,gm0788,\"Haaren\",GM0757, Boxtel ,2021-01-01\r\n"
		  "splitsing,0.6,gm0788,Haaren,GM0824,Oisterwijk,2021-01-01\r\n",
		  "GM0788", "2021-01-01 GM0757 0.4000 a.csv; 2021-01-01 GM0824 0.6000 a.csv", -2 },
		{ "the same municipality on another day is another event",
		  HEADER "2020-01-01,GM0788,Haaren,GM0757,Boxtel,grenscorrectie,0.01\n", "GM0788",
		  "2020-01-01 GM0757 0.0100 a.csv; 2021-01-01 GM0757 0.1535 built in; 2021-01-01 GM0824 0.4022 built in; "
		  "2021-01-01 GM0855 0.0943 built in; 2021-01-01 GM0865 0.3501 built in",
		  1 },
		{ "a border correction of two sides on one day",
		  HEADER "2020-01-01,GM0788,Haaren,GM0757,Boxtel,grenscorrectie,0.01\n"
		         "2020-01-01,GM0788,Haaren,GM0865,Vught,grenscorrectie,0.02\n",
		  "GM0788",
		  "2020-01-01 GM0757 0.0100 a.csv; 2020-01-01 GM0865 0.0200 a.csv; 2021-01-01 GM0757 0.1535 built in; "
		  "2021-01-01 GM0824 0.4022 built in; 2021-01-01 GM0855 0.0943 built in; 2021-01-01 GM0865 0.3501 built in",
		  2 },
	};
	size_t built_in = klp_territory_changes(NULL);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char text[1024];
		klp_territory *territory = territory_new();
		load(territory, cases[i].text, "a.csv");
		cr_expect_str_eq(shown(territory, cases[i].old_code, text), cases[i].expected, "%s: %s", cases[i].why, text);
		cr_expect_eq((int)klp_territory_changes(territory), (int)built_in + cases[i].added, "%s", cases[i].why);
		expect_order(territory);
		klp_territory_free(territory);
	}
	cr_expect_eq(klp_territory_changes(NULL), built_in, "what is built in does not change");
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(territory_changes, the_latest_of_several_files_holds)
{
	char text[1024];
	klp_territory *territory = territory_new();
	load(territory, HEADER TO_HILVERSUM, "a.csv");
	const char *name = klp_territory_change_old_name(territory, klp_territory_changes(territory) - 1);
	load(territory, HEADER "2027-01-01,GM1696,Wijdemeren,GM0376,Blaricum,opheffing,\n", NULL);
	cr_expect_str_eq(shown(territory, "GM1696", text), "2027-01-01 GM0376 1.0000 the changes that were given", "%s",
	                 text);
	cr_expect_str_eq(name, "Wijdemeren", "texts live as long as the territory");
	load(territory, HEADER TO_HILVERSUM, "c.csv");
	cr_expect_str_eq(shown(territory, "GM1696", text), "2027-01-01 GM0402 1.0000 c.csv", "%s", text);
	expect_order(territory);
	klp_territory_free(territory);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(territory_changes, are_refused_with_their_place)
{
	static const struct {
		const char *text;
		uint64_t line, column;
		const char *part;
	} cases[] = {
		{ "", 1, 1, "the text is empty" },
		{ "datum,oude_code\n", 1, 1, "column 'oude_naam' is missing" },
		{ HEADER, 1, 1, "no change follows" },
		{ HEADER "2027-13-01,GM1696,Wijdemeren,GM0402,Hilversum,opheffing,\n", 2, 1, "yyyy-mm-dd" },
		{ HEADER "1-1-2027,GM1696,Wijdemeren,GM0402,Hilversum,opheffing,\n", 2, 1, "yyyy-mm-dd" },
		{ HEADER "2027-01-01,1696,Wijdemeren,GM0402,Hilversum,opheffing,\n", 2, 12, "GM and four digits" },
		{ HEADER "2027-01-01,GM1696,Wijdemeren,GM1696,Wijdemeren,opheffing,\n", 2, 30, "another than the old one" },
		{ HEADER "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,annexatie,\n", 2, 47, "the kind must be fusie" },
		{ HEADER "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,opheffing,0.5\n", 2, 57, "with a split" },
		{ HEADER "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,splitsing,\n", 2, 57, "0.nnnn" },
		{ HEADER "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,splitsing,50%\n", 2, 57, "0.nnnn" },
		{ HEADER "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,splitsing,0.00001\n", 2, 57, "four decimals" },
		{ HEADER "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,splitsing,0.0\n", 2, 57, "0.nnnn" },
		{ HEADER TO_HILVERSUM "2027-01-01,GM1696,Wijdemeren,GM0376,Blaricum,opheffing,\n", 3, 12, "on line 2 as well" },
		{ HEADER "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,splitsing,0.5\n" TO_HILVERSUM, 3, 12, "on line 2" },
		{ HEADER "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,splitsing,0.5\n"
		         "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,splitsing,0.5\n",
		  3, 12, "each with another new code" },
		{ HEADER "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,splitsing,0.5\n"
		         "2027-01-01,GM1696,Wijdemeren,GM0376,Blaricum,splitsing,0.4994\n",
		  2, 57, "add up to 0.9994" },
		{ HEADER "2027-01-01,GM1696,\"Wijde\nmeren\",GM0402,Hilversum,opheffing,\n", 2, 19, "line end" },
		{ HEADER TO_HILVERSUM "2027-01-01,GM1696\n", 3, 1, "the line has 2 fields" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_territory *territory = territory_new();
		klp_error *error = NULL;
		klp_status status =
			klp_territory_load_changes_memory(territory, cases[i].text, strlen(cases[i].text), "a.csv", &error);
		cr_expect_eq(status, KLP_FORMAT, "case %zu", i);
		cr_expect_not_null(strstr(klp_error_message(error), cases[i].part), "case %zu: %s", i,
		                   klp_error_message(error));
		cr_expect_str_eq(klp_error_source(error), "a.csv", "case %zu", i);
		cr_expect_eq(klp_error_line(error), cases[i].line, "case %zu: line %d", i, (int)klp_error_line(error));
		cr_expect_eq(klp_error_column(error), cases[i].column, "case %zu: column %d", i, (int)klp_error_column(error));
		cr_expect_eq(klp_territory_changes(territory), klp_territory_changes(NULL), "case %zu", i);
		klp_error_free(error);
		klp_territory_free(territory);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(territory_changes, calls_that_make_no_sense_are_refused)
{
	klp_territory *territory = territory_new();
	klp_error *error = NULL;
	cr_expect_eq(klp_territory_load_changes_memory(NULL, HEADER, sizeof HEADER - 1, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_territory_load_changes_memory(territory, NULL, 1, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_territory_load_changes_memory(territory, NULL, 0, NULL, NULL), KLP_FORMAT);
	cr_expect_eq(klp_territory_load_changes_file(NULL, "a.csv", NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_territory_load_changes_file(territory, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_territory_load_changes_file(territory, "there/is/none.csv", &error), KLP_IO);
	cr_expect_str_eq(klp_error_source(error), "there/is/none.csv");
	klp_error_free(error);
	cr_expect_eq(
		klp_territory_load_changes_file(territory, KLP_SOURCE_DIR "/lib/territory/data/herindelingen.csv", NULL),
		KLP_OK, "what is built in reads as a file too");
	cr_expect_eq(klp_territory_changes(territory), klp_territory_changes(NULL));
	cr_expect_null(klp_territory_change_source(NULL, 0));
	cr_expect_null(klp_territory_change_source(territory, klp_territory_changes(territory)));
	klp_territory_free(territory);
}

static klp_status load_once(void *context, klp_error **error)
{
	static const char text[] = HEADER TO_HILVERSUM "2027-01-01,GM0376,Blaricum,GM0402,Hilversum,opheffing,\n";
	klp_territory *territory = NULL;
	(void)context;
	klp_status status = klp_territory_new(&territory, error);
	if (status == KLP_OK)
		status = klp_territory_load_changes_memory(territory, text, sizeof text - 1, "a.csv", error);
	klp_territory_free(territory);
	return status;
}

Test(territory_changes, every_allocation_that_fails_is_told)
{
	failing_install();
	failing_each("loading changes", load_once, NULL, 1);
}
