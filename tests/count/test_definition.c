/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The counting definition as a table: a record, the bin in which it ends, and why. */

#include "count/counting.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { UWV = KLP_GROUP_UWV, MUNICIPAL = KLP_GROUP_MUNICIPAL };
enum { AFFINITIES = KLP_PART_AFFINITIES, SECTORS = KLP_PART_SECTORS, TASKS = KLP_PART_TASKS };

/* How a case is told when it fails, and how many records are in each bin. */
static void expect_only(const klp_count *count, klp_bin bin, const char *what, const char *why)
{
	for (int i = 0; i < KLP_BINS; i++)
		cr_expect_eq(klp_count_bin(count, (klp_bin)i), i == (int)bin ? 1u : 0u, "[%s] %s: %llu in %s, not in %s", what,
		             why, (unsigned long long)klp_count_bin(count, (klp_bin)i), klp_bin_name((klp_bin)i),
		             klp_bin_name(bin));
	cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), 1u, "[%s] %s", what, why);
}

static void expect_bin(const char *changes, klp_bin bin, const char *why)
{
	klp_count *count = counting_new();
	counting_feed_one(count, changes);
	expect_only(count, bin, changes, why);
	klp_count_free(count);
}

Test(count_definition, the_first_condition_that_fails_is_the_bin)
{
	static const struct {
		const char *changes;
		klp_bin bin;
		const char *why;
	} cases[] = {
		{ "", KLP_BIN_COUNTED, "all conditions hold" },
		/* 1: the status */
		{ "status=uitgeschreven", KLP_BIN_NOT_REGISTERED, "another status" },
		{ "status=", KLP_BIN_NOT_REGISTERED, "no status" },
		{ "status=   ", KLP_BIN_NOT_REGISTERED, "blanks are nothing" },
		{ "status=INGESCHREVEN", KLP_BIN_COUNTED, "in any case" },
		{ "status= Ingeschreven ", KLP_BIN_COUNTED, "blanks around it" },
		{ "status=\xC2\xA0ingeschreven", KLP_BIN_COUNTED, "a no-break space is a blank" },
		{ "status=ingeschreven bij UWV", KLP_BIN_NOT_REGISTERED, "the word and more is another word" },
		{ "status=ingeschreve", KLP_BIN_NOT_REGISTERED, "a part of the word is another word" },
		/* 2: the service */
		{ "dienstverlening_begin=", KLP_BIN_NOT_OPEN, "it never began" },
		{ "dienstverlening_begin=2025-06-29", KLP_BIN_COUNTED, "it began the day before" },
		{ "dienstverlening_begin=2025-06-30", KLP_BIN_COUNTED, "it began on the reference date" },
		{ "dienstverlening_begin=2025-07-01", KLP_BIN_NOT_OPEN, "it begins the day after" },
		{ "dienstverlening_eind=2025-06-29", KLP_BIN_NOT_OPEN, "it ended the day before" },
		{ "dienstverlening_eind=2025-06-30", KLP_BIN_NOT_OPEN, "it ended on the reference date" },
		{ "dienstverlening_eind=2025-07-01", KLP_BIN_COUNTED, "it ends the day after, and is open until then" },
		{ "dienstverlening_begin=2030-01-01\tdienstverlening_eind=2020-01-01", KLP_BIN_NOT_OPEN,
		  "it ends before it begins" },
		/* 3: the register */
		{ "doelgroepregister=N", KLP_BIN_NOT_IN_REGISTER, "not in the register" },
		{ "doelgroepregister=", KLP_BIN_NOT_IN_REGISTER, "an empty field is no" },
		{ "doelgroepregister=?", KLP_BIN_UNUSABLE, "neither yes nor no" },
		/* 4: the tick */
		{ "banenafspraak=N", KLP_BIN_NOT_TICKED, "not ticked" },
		{ "banenafspraak= ", KLP_BIN_NOT_TICKED, "blank" },
		{ "banenafspraak=misschien", KLP_BIN_UNUSABLE, "neither yes nor no" },
		{ "banenafspraak=N\twsw_beschut=J", KLP_BIN_SHELTERED, "sheltered work has a tally of its own" },
		{ "banenafspraak=N\twsw_beschut=", KLP_BIN_NOT_TICKED, "not sheltered" },
		{ "banenafspraak=N\twsw_beschut=?", KLP_BIN_UNUSABLE, "it was asked, and cannot be read" },
		{ "banenafspraak=J\twsw_beschut=J", KLP_BIN_COUNTED, "who is ticked is not asked" },
		{ "banenafspraak=J\twsw_beschut=?", KLP_BIN_COUNTED, "and what is not asked may be anything" },
		/* whose client */
		{ "indicering=", KLP_BIN_UNKNOWN_INDICERING, "of no group" },
		{ "indicering=XYZ", KLP_BIN_UNKNOWN_INDICERING, "of none that is known" },
		{ "gemeentecode=", KLP_BIN_UNKNOWN_MUNICIPALITY, "of no municipality" },
		{ "gemeentecode=GM9998", KLP_BIN_UNKNOWN_MUNICIPALITY, "of none that is known" },
		{ "indicering=\tgemeentecode=", KLP_BIN_UNKNOWN_INDICERING, "the indicering is looked at first" },
		/* the order: each fails in two */
		{ "status=x\tdienstverlening_begin=", KLP_BIN_NOT_REGISTERED, "the status comes before the service" },
		{ "dienstverlening_begin=\tdoelgroepregister=N", KLP_BIN_NOT_OPEN, "the service comes before the register" },
		{ "doelgroepregister=N\tbanenafspraak=N", KLP_BIN_NOT_IN_REGISTER, "the register comes before the tick" },
		{ "banenafspraak=N\tindicering=", KLP_BIN_NOT_TICKED, "the tick comes before the indicering" },
		{ "banenafspraak=N\twsw_beschut=J\tgemeentecode=", KLP_BIN_SHELTERED, "and before the municipality" },
		/* what comes later is not looked at */
		{ "status=x\tdienstverlening_begin=gisteren", KLP_BIN_NOT_REGISTERED, "a date that nobody asks for" },
		{ "dienstverlening_begin=\tdienstverlening_eind=?", KLP_BIN_NOT_OPEN, "the end of what never began" },
		{ "dienstverlening_begin=\tbanenafspraak=?", KLP_BIN_NOT_OPEN, "a word that nobody asks for" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		expect_bin(cases[i].changes, cases[i].bin, cases[i].why);
}

Test(count_definition, dates_have_many_forms)
{
	static const struct {
		const char *date;
		klp_bin bin;
		const char *why;
	} cases[] = {
		{ "2025-06-30", KLP_BIN_COUNTED, "yyyy-mm-dd" },
		{ "20250630", KLP_BIN_COUNTED, "yyyymmdd" },
		{ "30-06-2025", KLP_BIN_COUNTED, "dd-mm-yyyy" },
		{ "30-6-2025", KLP_BIN_COUNTED, "d-m-yyyy" },
		{ "2025/06/30", KLP_BIN_COUNTED, "yyyy/mm/dd" },
		{ "30/06/2025", KLP_BIN_COUNTED, "dd/mm/yyyy" },
		{ "2025-06-30 23:59:59", KLP_BIN_COUNTED, "the time does not count" },
		{ "2025-06-30T00:00:00", KLP_BIN_COUNTED, "nor after a T" },
		{ "30-06-2025 12:00", KLP_BIN_COUNTED, "nor after another form" },
		{ " 2025-06-30 ", KLP_BIN_COUNTED, "blanks around it" },
		{ "2025-07-01", KLP_BIN_NOT_OPEN, "the day after, in each form" },
		{ "20250701", KLP_BIN_NOT_OPEN, "" },
		{ "01-07-2025", KLP_BIN_NOT_OPEN, "" },
		{ "1-7-2025", KLP_BIN_NOT_OPEN, "" },
		{ "2025/07/01", KLP_BIN_NOT_OPEN, "" },
		{ "01/07/2025", KLP_BIN_NOT_OPEN, "" },
		{ "2024-02-29", KLP_BIN_COUNTED, "a leap day" },
		{ "2023-02-29", KLP_BIN_UNUSABLE, "none" },
		{ "1900-02-29", KLP_BIN_UNUSABLE, "1900 had none" },
		{ "2000-02-29", KLP_BIN_COUNTED, "2000 had one" },
		{ "2025-04-31", KLP_BIN_UNUSABLE, "no such day" },
		{ "2025-13-01", KLP_BIN_UNUSABLE, "no such month" },
		{ "2025-00-10", KLP_BIN_UNUSABLE, "no such month" },
		{ "2025-01-00", KLP_BIN_UNUSABLE, "no such day" },
		{ "06/30/2025", KLP_BIN_UNUSABLE, "the month does not come first" },
		{ "2025-6", KLP_BIN_UNUSABLE, "a month is no day" },
		{ "2025", KLP_BIN_UNUSABLE, "nor is a year" },
		{ "25-06-30", KLP_BIN_UNUSABLE, "a year has four digits" },
		{ "2025-06/30", KLP_BIN_UNUSABLE, "two kinds of separators" },
		{ "2025-06-30x", KLP_BIN_UNUSABLE, "what follows is no time" },
		{ "onbekend", KLP_BIN_UNUSABLE, "a word" },
		{ "45838", KLP_BIN_UNUSABLE, "the number of a day in a spreadsheet" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char changes[128] = "dienstverlening_begin=";
		strncat(changes, cases[i].date, sizeof changes - strlen(changes) - 1);
		expect_bin(changes, cases[i].bin, cases[i].why);
	}
}

Test(count_definition, yes_and_no_have_many_forms)
{
	static const char *const yes[] = { "J", "j", "ja", "Ja", "Y", "yes", "1", "true", "WAAR", "x", " J " };
	static const char *const no[] = { "N", "n", "nee", "NO", "0", "false", "onwaar", "", " " };
	static const char *const neither[] = { "JA!", "2", "-", "Jn", "01", "t" };
	char changes[64];
	for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
		snprintf(changes, sizeof changes, "banenafspraak=%s", yes[i]);
		expect_bin(changes, KLP_BIN_COUNTED, "yes");
	}
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
		snprintf(changes, sizeof changes, "banenafspraak=%s", no[i]);
		expect_bin(changes, KLP_BIN_NOT_TICKED, "no");
	}
	for (size_t i = 0; i < sizeof neither / sizeof neither[0]; i++) {
		snprintf(changes, sizeof changes, "banenafspraak=%s", neither[i]);
		expect_bin(changes, KLP_BIN_UNUSABLE, "neither");
	}
}

Test(count_definition, the_indicering_tells_the_group_and_three_parts_a_profile)
{
	static const struct {
		const char *changes;
		int group;
		int missing;
		const char *why;
	} cases[] = {
		{ "indicering=WAJONG", UWV, 0, "UWV's benefits" },
		{ "indicering=WW", UWV, 0, "" },
		{ "indicering=WIA", UWV, 0, "" },
		{ "indicering=WAO", UWV, 0, "" },
		{ "indicering=ZW", UWV, 0, "" },
		{ "indicering=WAZ", UWV, 0, "" },
		{ "indicering=BIJSTAND", MUNICIPAL, 0, "the municipality's" },
		{ "indicering=NUG", MUNICIPAL, 0, "" },
		{ "indicering=IOAW", MUNICIPAL, 0, "" },
		{ "indicering=IOAZ", MUNICIPAL, 0, "" },
		{ "indicering=ANW", MUNICIPAL, 0, "" },
		{ "indicering= bijstand ", MUNICIPAL, 0, "in any case, with blanks" },
		{ "indicering=WW;WIA", UWV, 0, "several of one group" },
		{ "indicering=XYZ,WW", UWV, 0, "what is unknown beside a known one does not matter" },
		{ "indicering=NUG|XYZ", MUNICIPAL, 0, "" },
		{ "indicering=XYZ/IOAW", MUNICIPAL, 0, "" },
		{ "indicering=XYZ+IOAZ", MUNICIPAL, 0, "" },
		{ "indicering=XYZ ANW", MUNICIPAL, 0, "" },
		{ "indicering=;;WW;", UWV, 0, "nothing between separators" },
		{ "affiniteiten=", UWV, AFFINITIES, "a profile has three parts" },
		{ "beroepssectoren=", UWV, SECTORS, "" },
		{ "taaksoort_01=", UWV, TASKS, "" },
		{ "affiniteiten=\tberoepssectoren=", UWV, AFFINITIES | SECTORS, "" },
		{ "affiniteiten=\ttaaksoort_01=", UWV, AFFINITIES | TASKS, "" },
		{ "beroepssectoren=\ttaaksoort_01=", UWV, SECTORS | TASKS, "" },
		{ "affiniteiten=\tberoepssectoren=\ttaaksoort_01=", UWV, AFFINITIES | SECTORS | TASKS, "" },
		{ "affiniteiten=  ", UWV, AFFINITIES, "blanks do not fill a field" },
		{ "affiniteiten=\"\"", UWV, 0, "quotes do" },
		{ "affiniteiten=0", UWV, 0, "and anything else" },
		{ "taaksoort_01=N", UWV, 0, "an answered question is recorded, whatever the answer" },
		{ "taaksoort_01=\ttaaksoort_02=J", UWV, 0, "one of the twenty is enough" },
		{ "taaksoort_01=\ttaaksoort_20=J", UWV, 0, "the last, too" },
		{ "opleiding=mbo\taffiniteiten=", UWV, AFFINITIES, "other parts of a profile do not count" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count *count = counting_new();
		counting_feed_one(count, cases[i].changes);
		expect_only(count, KLP_BIN_COUNTED, cases[i].changes, cases[i].why);
		for (int group = MUNICIPAL; group <= UWV; group++)
			for (int missing = 0; missing < 8; missing++) {
				uint64_t expected = group == cases[i].group && missing == cases[i].missing ? 1 : 0;
				cr_expect_eq(klp_count_clients(count, "GM0599", group, missing), expected,
				             "[%s] %s: group %d, missing %d", cases[i].changes, cases[i].why, group, missing);
				cr_expect_eq(klp_count_clients(count, NULL, group, missing), expected, "[%s] %s: all", cases[i].changes,
				             cases[i].why);
			}
		klp_count_free(count);
	}
}

Test(count_definition, an_indicering_of_both_groups_is_decided_by_an_option)
{
	static const struct {
		int both;
		klp_bin bin;
		int group;
	} cases[] = {
		{ KLP_COUNT_BOTH_UWV, KLP_BIN_COUNTED, UWV },
		{ KLP_COUNT_BOTH_MUNICIPAL, KLP_BIN_COUNTED, MUNICIPAL },
		{ KLP_COUNT_BOTH_UNKNOWN, KLP_BIN_UNKNOWN_INDICERING, 0 },
	};
	static const char *const fields[] = { "WAJONG;BIJSTAND", "bijstand, wajong", "NUG|XYZ|WW", "WW ANW" };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		for (size_t j = 0; j < sizeof fields / sizeof fields[0]; j++) {
			klp_count_options options = KLP_COUNT_OPTIONS_INIT;
			char changes[64];
			options.date = "2025-06-30";
			options.both = cases[i].both;
			klp_count *count = counting_with(&options);
			snprintf(changes, sizeof changes, "indicering=%s", fields[j]);
			counting_feed_one(count, changes);
			expect_only(count, cases[i].bin, changes, "both groups");
			cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_BOTH), 1u);
			cr_expect_eq(klp_count_clients(count, "599", UWV, 0), cases[i].group == UWV ? 1u : 0u);
			cr_expect_eq(klp_count_clients(count, "599", MUNICIPAL, 0), cases[i].group == MUNICIPAL ? 1u : 0u);
			cr_expect_eq(klp_count_clients(count, "599", UWV | MUNICIPAL, 0), cases[i].group == 0 ? 0u : 1u);
			klp_count_free(count);
		}
}

Test(count_definition, codes_of_older_years_go_where_the_municipality_went)
{
	static const struct {
		const char *date;
		const char *code;
		const char *place; /* "" for none */
		bool older;
		const char *why;
	} cases[] = {
		{ "2025-06-30", "GM0518", "GM0518", false, "'s-Gravenhage" },
		{ "2025-06-30", "gm0518", "GM0518", false, "in either case" },
		{ "2025-06-30", "0518", "GM0518", false, "without GM" },
		{ "2025-06-30", "518", "GM0518", false, "without its zero" },
		{ "2025-06-30", " 518 ", "GM0518", false, "with blanks" },
		{ "2025-06-30", "GM518", "GM0518", false, "both" },
		{ "2025-06-30", "00518", "", false, "five digits are none" },
		{ "2025-06-30", "GM", "", false, "no digits" },
		{ "2025-06-30", "GM05x8", "", false, "a letter" },
		{ "2025-06-30", "AM0518", "", false, "a region's letters" },
		{ "2025-06-30", "'s-Gravenhage", "", false, "a name is no code" },
		{ "2025-06-30", "0", "", false, "no such code" },
		{ "2025-06-30", "GM0501", "GM1992", true, "Brielle merged into Voorne aan Zee in 2023" },
		{ "2025-06-30", "614", "GM1992", true, "Westvoorne likewise" },
		{ "2022-12-31", "GM0501", "GM0501", false, "and in 2022 there was a Brielle" },
		{ "2022-12-31", "GM1992", "", false, "and no Voorne aan Zee" },
		{ "2025-06-30", "GM0457", "GM0363", true, "Weesp was absorbed by Amsterdam in March 2022" },
		{ "2022-06-30", "GM0457", "GM0457", false, "a year is the situation of its 1 January" },
		{ "2025-06-30", "GM0370", "GM0439", true, "Beemster was absorbed by Purmerend" },
		{ "2025-06-30", "GM0241", "GM1945", true, "Groesbeek was renamed Berg en Dal" },
		{ "2025-06-30", "GM0265", "GM1945", true, "Millingen went into Groesbeek, which was renamed" },
		{ "2025-06-30", "GM0568", "GM1930", true,
		  "Bernisse merged into Nissewaard, which gave away a piece of ground" },
		{ "2025-06-30", "GM0040", "GM1952", true,
		  "Slochteren gave a piece to Groningen and merged into Midden-Groningen" },
		{ "2025-06-30", "GM1684", "GM1982", true, "Cuijk merged into Land van Cuijk" },
		{ "2025-06-30", "GM0788", "", false, "Haaren was split over four" },
		{ "2020-12-31", "GM0788", "GM0788", false, "until 2021" },
		{ "2025-06-30", "GM0140", "", false, "Littenseradiel was split over three" },
		{ "2025-06-30", "GM1671", "", false, "Maasdonk was split over two" },
		{ "2025-06-30", "GM0053", "", false, "Winsum was split, though one part took most of it" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count_options options = KLP_COUNT_OPTIONS_INIT;
		char changes[64];
		options.date = cases[i].date;
		klp_count *count = counting_with(&options);
		snprintf(changes, sizeof changes, "dienstverlening_begin=2016-01-01\tgemeentecode=%s", cases[i].code);
		counting_feed_one(count, changes);
		bool known = cases[i].place[0] != '\0';
		expect_only(count, known ? KLP_BIN_COUNTED : KLP_BIN_UNKNOWN_MUNICIPALITY, changes, cases[i].why);
		cr_expect_eq(klp_count_clients(count, cases[i].place, UWV, 0), 1u, "%s: %s", cases[i].code, cases[i].why);
		cr_expect_eq(
			klp_count_municipality_bin(count, cases[i].place, known ? KLP_BIN_COUNTED : KLP_BIN_UNKNOWN_MUNICIPALITY),
			1u, "%s: %s", cases[i].code, cases[i].why);
		cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_OLDER_CODES), cases[i].older ? 1u : 0u, "%s: %s",
		             cases[i].code, cases[i].why);
		klp_count_free(count);
	}
}

Test(count_definition, supplied_changes_are_followed_to_the_day)
{
	static const char header[] = "datum,oude_code,oude_naam,nieuwe_code,nieuwe_naam,soort,aandeel\n";
	static const struct {
		const char *lines;
		const char *code;
		const char *place;
		const char *why;
	} cases[] = {
		{ "2010-01-01,GM2001,A,GM0599,Rotterdam,opheffing,\n", "2001", "GM0599", "before all that is built in" },
		{ "2010-01-01,GM2001,A,GM2002,B,fusie,\n2012-01-01,GM2002,B,GM0599,Rotterdam,opheffing,\n", "2001", "GM0599",
		  "a chain" },
		{ "2012-01-01,GM2002,B,GM0599,Rotterdam,opheffing,\n2014-01-01,GM2001,A,GM2002,B,fusie,\n", "2001", "",
		  "into what was gone, and came again without going anywhere" },
		{ "2010-01-01,GM2001,A,GM0599,Rotterdam,opheffing,\n2014-01-01,GM2001,C,GM0518,'s-Gravenhage,opheffing,\n",
		  "2001", "GM0518", "a code that was given twice means what it meant last" },
		{ "2025-01-02,GM2001,A,GM0599,Rotterdam,opheffing,\n", "2001", "", "after 1 January of the year: not yet" },
		{ "2025-01-01,GM2001,A,GM0599,Rotterdam,opheffing,\n", "2001", "GM0599", "on 1 January" },
		{ "2010-01-01,GM2001,A,GM0599,Rotterdam,grenscorrectie,0.5\n", "2001", "",
		  "a piece of ground is not the whole" },
		{ "2010-01-01,GM0599,Rotterdam,GM0518,'s-Gravenhage,opheffing,\n", "599", "GM0599",
		  "a code of the year itself is its own" },
		{ "2010-01-01,GM2001,A,GM2002,B,fusie,\n2012-01-01,GM2002,B,GM0599,Rotterdam,splitsing,0.5\n"
		  "2012-01-01,GM2002,B,GM0518,'s-Gravenhage,splitsing,0.5\n",
		  "2001", "", "into what was split later" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_territory *territory = NULL;
		klp_error *error = NULL;
		klp_count_options options = KLP_COUNT_OPTIONS_INIT;
		char text[512], changes[64];
		snprintf(text, sizeof text, "%s%s", header, cases[i].lines);
		cr_assert_eq(klp_territory_new(&territory, NULL), KLP_OK);
		cr_assert_eq(klp_territory_load_changes_memory(territory, text, strlen(text), NULL, &error), KLP_OK, "%s: %s",
		             cases[i].why, klp_error_message(error));
		options.date = "2025-06-30";
		options.territory = territory;
		klp_count *count = counting_with(&options);
		snprintf(changes, sizeof changes, "gemeentecode=%s", cases[i].code);
		counting_feed_one(count, changes);
		cr_expect_eq(klp_count_clients(count, cases[i].place, UWV, 0), 1u, "%s", cases[i].why);
		klp_count_free(count);
		klp_territory_free(territory);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_definition, what_cannot_be_read_is_told_with_its_line_and_column)
{
	klp_count *count = counting_new();
	struct records extract = { 0 };
	records_add(&extract, "");
	records_add(&extract, "dienstverlening_begin=geheim");
	records_add(&extract, "affiniteiten=een\r\ntwee");
	records_add(&extract, "banenafspraak=geheim");
	counting_feed(count, &extract);
	klp_dataset *dataset = counting_finish(count);
	cr_expect_eq(klp_count_bin(count, KLP_BIN_UNUSABLE), 2u);
	cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 2u);
	static const struct {
		uint64_t line;
		const char *column;
	} expected[] = { { 3, "dienstverlening_begin" }, { 6, "banenafspraak" } };
	size_t found = 0;
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++) {
		const klp_note *note = klp_dataset_note(dataset, i);
		if (strcmp(klp_note_id(note), "count.unusable") != 0)
			continue;
		cr_assert_lt(found, 2u);
		cr_expect_str_eq(klp_note_source(note), "extract");
		cr_expect_eq(klp_note_line(note), expected[found].line, "%llu", (unsigned long long)klp_note_line(note));
		cr_expect(strstr(klp_note_message(note), expected[found].column) != NULL, "%s", klp_note_message(note));
		cr_expect(strstr(klp_note_message(note), "geheim") == NULL, "no value is ever told");
		cr_expect_eq(klp_note_severity(note), KLP_SEVERITY_WARNING);
		found++;
	}
	cr_expect_eq(found, 2u);
	klp_dataset_free(dataset);
	klp_count_free(count);
	records_free(&extract);
	cr_expect_eq(klp_memory_blocks(), 0u);
}
