/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The project's own tables, in whatever format a document holds them: read as they say, and refused where they cannot be. */

#include "read/reading.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEADER "|level|municipal_profile|municipal_no_profile|uwv_profile|uwv_no_profile|total"
#define RULE "|-|-|\n"

Test(tidy, rows_are_added_as_they_say)
{
	static const struct layout cases[] = {
		{ "the fewest columns: the place is that in this document",
		  HEADER "|edition|\n" RULE "|region|1|2|3|4|10|2025Q2|\n", "2025Q2 region 0 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "" },
		{ "columns in any order and in capitals, with blanks around",
		  "| TOTAL | uwv_no_profile "
		  "|UWV_Profile|municipal_no_profile|municipal_profile|region_number|level|edition|\n" RULE
		  "|10|4|3|2|1| 22 | municipality |2025Q2|\n",
		  "2025Q2 municipality 22 - - | 1 2 3 4 10 | - - | 1:3\n", "" },
		{ "nothing is looked up and nothing repaired",
		  HEADER "|edition|region_number|municipality_code|municipality_printed|page|line|\n" RULE
		         "|municipality|1|2|3|4|11|1999Q1|99|GM9999|Nergens|7|8|\n",
		  "1999Q1 municipality 99 GM9999 Nergens | 1 2 3 4 11 | - - | 7:8\n", "" },
		{ "a place that is told in part is not filled in",
		  HEADER "|edition|page|\n" RULE "|region|1|2|3|4|10|2025Q2||\n",
		  "2025Q2 region 0 - - | 1 2 3 4 10 | - - | 0:0\n", "" },
		{ "absent counts, dotted thousands and blanks between them",
		  HEADER "|edition|register_total|known_percent|\n" RULE "|region||1.175|3 000|4|0|2025Q2|19.222|74|\n",
		  "2025Q2 region 0 - - | - 1175 3000 4 0 | 19222 74 | 1:3\n", "" },
		{ "what is no count is absent, kept and told", HEADER "|edition|\n" RULE "|region|n.b.|1,175|<5|4|0|2025Q2|\n",
		  "2025Q2 region 0 - - | - - - 4 0 | - - | 1:3\n",
		  "read.not-a-count 3\nread.not-a-count 3\nread.not-a-count 3\n" },
		{ "what was kept before comes back without a note",
		  HEADER "|edition|total_printed|\n" RULE "|region|1|2|3|4||2025Q2|n.b.|\n",
		  "2025Q2 region 0 - - | 1 2 3 4 - | - - | 1:3\n", "" },
		{ "columns that are not known are told, once each",
		  HEADER "|edition|colour|\n" RULE "|region|1|2|3|4|10|2025Q2|red|\n|region|1|2|3|4|10|2025Q2|blue|\n",
		  "2025Q2 region 0 - - | 1 2 3 4 10 | - - | 1:3\n2025Q2 region 0 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.column-unknown 1\n" },
		{ "a column that is not known and called as those of notes are",
		  "|note|level|municipal_profile|municipal_no_profile|uwv_profile|uwv_no_profile|total|edition|\n" RULE
		  "|fine|region|1|2|3|4|10|2025Q2|\n",
		  "2025Q2 region 0 - - | 1 2 3 4 10 | - - | 1:3\n", "read.column-unknown 1\n" },
		{ "an edition that is missing is told, once", HEADER "|\n" RULE "|country|1|2|3|4|10|\n|region|1|2|3|4|10|\n",
		  "- country 0 - - | 1 2 3 4 10 | - - | 1:3\n- region 0 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.edition-missing 3\n" },
		{ "no rows at all", HEADER "|\n" RULE, "", "" },
		{ "the header again, with its columns in another order",
		  HEADER "|edition|\n" RULE "|region|1|2|3|4|10|2025Q2|\n|edition|total|level|municipal_profile|municipal_no_"
		         "profile|uwv_profile|uwv_no_profile|\n"
		         "|2025Q1|10|region|1|2|3|4|\n",
		  "2025Q2 region 0 - - | 1 2 3 4 10 | - - | 1:3\n2025Q1 region 0 - - | 1 2 3 4 10 | - - | 1:5\n", "" },
		{ "notes come back as they are, known or not",
		  HEADER "|\n" RULE
		         "|country|1|2|3|4|10|\n\n|note|severity|message|edition|region_number|source|page|line|column|\n" RULE
		         "|read.odd|warning|odd|2025Q2|22|x.txt|1|4711|3|\n|later.release|error|new|||||9007199254740993||\n",
		  "- country 0 - - | 1 2 3 4 10 | - - | 1:3\n", "read.odd 4711\nlater.release 9007199254740993\n" },
		{ "the publication's own table beside it, whose edition is not that of the tidy rows",
		  "2025Q2\n\n" HEADER "|edition|\n" RULE "|region|1|2|3|4|10|2019Q1|\n\n| | | | | | | |\n" RULE
		  "| 22 Rijnmond | Rotterdam | 1 | 2 | 3 | 4 | 10 |\n| | Totaal AMR | 1 | 2 | 3 | 4 | 10 |\n",
		  "2019Q1 region 0 - - | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:9\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:10\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(tidy, notes_keep_all_that_they_tell)
{
	klp_dataset *dataset =
		reading_parse("|note|severity|message|edition|region_number|source|page|line|column|\n" RULE
	                  "|later.release|error|Alles is anders|2025Q2|22|x.txt|1|2|3|\n|a|information||||||||\n");
	cr_assert_eq(klp_dataset_notes(dataset), 2);
	const klp_note *note = klp_dataset_note(dataset, 0);
	cr_expect_str_eq(klp_note_id(note), "later.release");
	cr_expect_str_eq(klp_note_message(note), "Alles is anders");
	cr_expect_str_eq(klp_note_edition(note), "2025Q2");
	cr_expect_str_eq(klp_note_source(note), "x.txt");
	cr_expect_eq(klp_note_severity(note), KLP_SEVERITY_ERROR);
	cr_expect_eq(klp_note_region_number(note), 22);
	cr_expect(klp_note_page(note) == 1 && klp_note_line(note) == 2 && klp_note_column(note) == 3);
	note = klp_dataset_note(dataset, 1);
	cr_expect(klp_note_source(note) == NULL && klp_note_edition(note) == NULL && klp_note_line(note) == 0);
	cr_expect_str_eq(klp_note_message(note), "");
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0, "also when the ids come from the document");
}

Test(tidy, the_edition_that_the_caller_assumes)
{
	static const struct {
		const char *what;
		const char *text;
		const char *rows;
		const char *notes;
	} cases[] = {
		{ "rows that tell none", HEADER "|\n" RULE "|country|1|2|3|4|10|\n|region|1|2|3|4|10|\n",
		  "2018Q2 country 0 - - | 1 2 3 4 10 | - - | 1:3\n2018Q2 region 0 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.edition-assumed 3\n" },
		{ "rows that tell another",
		  HEADER "|edition|\n" RULE "|country|1|2|3|4|10|2025Q2|\n|region|1|2|3|4|10|2025Q2|\n",
		  "2025Q2 country 0 - - | 1 2 3 4 10 | - - | 1:3\n2025Q2 region 0 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.edition-conflict 3\n" },
		{ "rows that tell the same", HEADER "|edition|\n" RULE "|country|1|2|3|4|10|2018Q2|\n",
		  "2018Q2 country 0 - - | 1 2 3 4 10 | - - | 1:3\n", "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.assume_edition = "2018Q2";
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		cr_assert_eq(klp_parse_memory(dataset, cases[i].text, strlen(cases[i].text), &options, NULL), KLP_OK, "%s",
		             cases[i].what);
		char *rows = reading_rows(dataset), *notes = reading_notes(dataset);
		cr_expect_str_eq(rows, cases[i].rows, "%s", cases[i].what);
		cr_expect_str_eq(notes, cases[i].notes, "%s", cases[i].what);
		free(rows);
		free(notes);
		klp_dataset_free(dataset);
	}
}

Test(tidy, a_table_that_cannot_be_what_it_says_is_refused_with_its_place)
{
	static const struct {
		const char *what;
		const char *text;
		uint64_t line, column;
		const char *says;
	} cases[] = {
		{ "a cell too few", HEADER "|\n" RULE "|country|1|2|3|4|10|\n|region|1|2|3|4|\n", 4, 0, "5 cells" },
		{ "a cell too many", HEADER "|\n" RULE "|country|1|2|3|4|10|11|\n", 3, 0, "7 cells" },
		{ "no level", HEADER "|\n" RULE "||1|2|3|4|10|\n", 3, 2, "level" },
		{ "no such level", HEADER "|\n" RULE "|gemeente|1|2|3|4|10|\n", 3, 2, "'gemeente' stands in the column level" },
		{ "no such edition", HEADER "|edition|\n" RULE "|country|1|2|3|4|10|2025|\n", 3, 21, "edition" },
		{ "no such origin", HEADER "|origin|\n" RULE "|country|1|2|3|4|10|made|\n", 3, 21, "origin" },
		{ "no such region", HEADER "|region_number|\n" RULE "|region|1|2|3|4|10|100|\n", 3, 20, "region_number" },
		{ "region 0", HEADER "|region_number|\n" RULE "|region|1|2|3|4|10|0|\n", 3, 20, "region_number" },
		{ "a region by name", HEADER "|region_number|\n" RULE "|region|1|2|3|4|10|Rijnmond|\n", 3, 20,
		  "region_number" },
		{ "a line that is none", HEADER "|line|\n" RULE "|region|1|2|3|4|10|-4|\n", 3, 20, "line" },
		{ "a line beyond all", HEADER "|line|\n" RULE "|region|1|2|3|4|10|9223372036854775808|\n", 3, 20, "line" },
		{ "more than all of the register", HEADER "|known_percent|\n" RULE "|region|1|2|3|4|10|1001|\n", 3, 20,
		  "known_percent" },
		{ "no percentage", HEADER "|known_percent|\n" RULE "|region|1|2|3|4|10|-1|\n", 3, 20, "known_percent" },
		{ "no share", HEADER "|profile_share|\n" RULE "|region|1|2|3|4|10|most|\n", 3, 20, "profile_share" },
		{ "a year of no edition", HEADER "|boundaries|\n" RULE "|region|1|2|3|4|10|1899|\n", 3, 20, "boundaries" },
		{ "no year", HEADER "|boundaries|\n" RULE "|region|1|2|3|4|10|now|\n", 3, 20, "boundaries" },
		{ "no difference", HEADER "|total_difference|\n" RULE "|region|1|2|3|4|10|--1|\n", 3, 20, "total_difference" },
		{ "a sign and no number", HEADER "|total_difference|\n" RULE "|region|1|2|3|4|10|-|\n", 3, 20,
		  "total_difference" },
		{ "half a place", HEADER "|rank_in_region|\n" RULE "|region|1|2|3|4|10|1.5|\n", 3, 20, "rank_in_region" },
		{ "the same column twice", HEADER "|Total|\n" RULE "|region|1|2|3|4|10|10|\n", 1, 80, "'total'" },
		{ "a count and what stood in its place", HEADER "|total_printed|\n" RULE "|region|1|2|3|4|10|n.b.|\n", 3, 20,
		  "total_printed" },
		{ "a note of no kind", "|note|severity|message|\n" RULE "||warning|odd|\n", 3, 2, "note" },
		{ "a note of no severity", "|note|severity|message|\n" RULE "|a|serious|odd|\n", 3, 4, "severity" },
		{ "a note beyond all lines", "|note|severity|message|line|\n" RULE "|a|warning|odd|18446744073709551616|\n", 3,
		  16, "line" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_status status = klp_parse_memory(dataset, cases[i].text, strlen(cases[i].text), NULL, &error);
		cr_expect_eq(status, KLP_FORMAT, "%s: %s", cases[i].what, klp_status_name(status));
		cr_expect_eq(klp_error_line(error), cases[i].line, "%s: line %llu", cases[i].what,
		             (unsigned long long)klp_error_line(error));
		cr_expect_eq(klp_error_column(error), cases[i].column, "%s: column %llu", cases[i].what,
		             (unsigned long long)klp_error_column(error));
		cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s: %s", cases[i].what,
		          klp_error_message(error));
		cr_expect_eq(klp_dataset_rows(dataset) + klp_dataset_notes(dataset), 0, "%s", cases[i].what);
		klp_error_free(error);
		klp_dataset_free(dataset);
	}
}

Test(tidy, each_limit_has_its_own_status)
{
	static const struct {
		const char *limit;
		uint64_t value;
		klp_status status;
	} cases[] = {
		{ "rows", 1, KLP_LIMIT_ROWS },
		{ "name-bytes", 3, KLP_LIMIT_NAME_BYTES },
		{ "notes", 1, KLP_LIMIT_NOTES },
		{ "memory-bytes", 1500, KLP_LIMIT_MEMORY },
	};
	static const char text[] =
		HEADER "|region_name|\n" RULE "|region|n.b.|2|3|4|10|Rijnmond|\n|region|n.b.|2|3|4|10|Rijnmond|\n";
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_limits limits = KLP_LIMITS_INIT;
		cr_assert_eq(klp_limits_set(&limits, cases[i].limit, cases[i].value, NULL), KLP_OK);
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.limits = &limits;
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_status status = klp_parse_memory(dataset, text, strlen(text), &options, NULL);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].limit, klp_status_name(status));
		cr_expect_eq(klp_dataset_rows(dataset) + klp_dataset_notes(dataset), 0);
		klp_dataset_free(dataset);
	}
}
