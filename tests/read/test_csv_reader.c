/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* CSV of every dialect: the project's own, which comes back to the byte, and the publication's table as people save it. */

#include "dataset/dataset.h"
#include "read/encoded.h"
#include "read/reading.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------- the figures of 2025 in every form */

/* What must be the same whatever the form: all but the place. */
static char *figures_of(const klp_dataset *dataset)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	cr_assert(out != NULL);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		fprintf(out, "%s %s %d %s %s %s %s %s|%lld %lld %lld %lld %lld\n", row.edition == NULL ? "-" : row.edition,
		        klp_level_name(row.level), row.region_number, row.region_code == NULL ? "-" : row.region_code,
		        row.region_name == NULL ? "-" : row.region_name,
		        row.municipality_code == NULL ? "-" : row.municipality_code,
		        row.municipality_name == NULL ? "-" : row.municipality_name,
		        row.municipality_printed == NULL ? "-" : row.municipality_printed, (long long)row.municipal_profile,
		        (long long)row.municipal_no_profile, (long long)row.uwv_profile, (long long)row.uwv_no_profile,
		        (long long)row.total);
	}
	fclose(out);
	return text;
}

static void put_counts(FILE *out, const klp_row *row, char delimiter, bool dots)
{
	const int64_t counts[] = { row->municipal_profile, row->municipal_no_profile, row->uwv_profile, row->uwv_no_profile,
		                       row->total };
	for (size_t i = 0; i < 5; i++) {
		if (dots && counts[i] >= 1000)
			fprintf(out, "%c%lld.%03lld", delimiter, (long long)(counts[i] / 1000), (long long)(counts[i] % 1000));
		else
			fprintf(out, "%c%lld", delimiter, (long long)counts[i]);
	}
	fputc('\n', out);
}

/* A cell, in quotes when it holds the delimiter. */
static void put_cell(FILE *out, const char *text, char delimiter)
{
	bool quotes = strchr(text, delimiter) != NULL;
	fprintf(out, quotes ? "\"%s\"" : "%s", text);
}

static const char *name_of(const klp_row *row)
{
	return row->level == KLP_LEVEL_COUNTRY  ? "Nederland"
	       : row->level == KLP_LEVEL_REGION ? "Totaal AMR"
	                                        : row->municipality_printed;
}

static void put_headings(FILE *out, char delimiter, bool regions)
{
	static const char *const headings[] = { "Gemeente",
		                                    "Gemeentecliënten met profiel",
		                                    "Gemeentecliënten zonder profiel",
		                                    "UWV-cliënten met profiel",
		                                    "UWV-cliënten zonder profiel",
		                                    "Totaal" };
	if (regions)
		fprintf(out, "Arbeidsmarktregio%c", delimiter);
	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
		fprintf(out, "%s%c", headings[i], i + 1 < sizeof headings / sizeof headings[0] ? delimiter : '\n');
}

enum form { REGION_IN_EACH_ROW, REGION_ONCE, REGION_ABOVE, A_TABLE_A_REGION, FORMS };

static const char *const form_names[] = { "the region in each row", "the region in its first row",
	                                      "the region above its rows", "a table a region, with a title and headings" };

/* The publication as a table that somebody made of it. */
static char *publication(const klp_dataset *dataset, enum form form, char delimiter)
{
	char *text = NULL, region[128];
	size_t size = 0;
	int last = -1;
	bool column = form == REGION_IN_EACH_ROW || form == REGION_ONCE;
	FILE *out = open_memstream(&text, &size);
	cr_assert(out != NULL);
	fprintf(out, "Transparantie van klantprofielen\n2e kwartaal 2025\n\n");
	if (form != A_TABLE_A_REGION)
		put_headings(out, delimiter, column);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		bool begins = row.region_number != last && row.region_number > 0;
		snprintf(region, sizeof region, "%d %s", row.region_number, row.region_name == NULL ? "" : row.region_name);
		if (form == REGION_ABOVE && begins) {
			fprintf(out, "%s%c%c%c%c%c\n", region, delimiter, delimiter, delimiter, delimiter, delimiter);
		} else if (form == A_TABLE_A_REGION && (begins || row.level == KLP_LEVEL_COUNTRY)) {
			fprintf(out, "\n%s\n", row.level == KLP_LEVEL_COUNTRY ? "Nederland" : region);
			put_headings(out, delimiter, false);
		} else if (column) {
			bool told = row.region_number > 0 && (begins || form == REGION_IN_EACH_ROW);
			put_cell(out, told ? region : "", delimiter);
			fputc(delimiter, out);
		}
		put_cell(out, name_of(&row), delimiter);
		put_counts(out, &row, delimiter, true);
		last = row.region_number;
	}
	/* letters by which the encodings of one byte differ */
	fprintf(out, "\nBron: UWV; de kosten in € zijn onbekend\n");
	fclose(out);
	return text;
}

static klp_dataset *parse(const char *bytes, size_t size, const char *what)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_status status = klp_parse_memory(dataset, bytes, size, NULL, &error);
	cr_assert_eq(status, KLP_OK, "%s: %s, line %llu column %llu: %s", what, klp_status_name(status),
	             (unsigned long long)klp_error_line(error), (unsigned long long)klp_error_column(error),
	             klp_error_message(error));
	return dataset;
}

/* In each encoding, each time with the next line end, so that over the tests all come together. */
static void expect_figures(const char *text, const char *expected, const char *what)
{
	static size_t turn;
	for (int encoding = 0; encoding < ENCODINGS; encoding++) {
		size_t size, end = turn++ % 3;
		char *bytes = encoded(text, (enum encoded)encoding, encoded_line_ends[end], &size), name[256];
		snprintf(name, sizeof name, "%s in %s, line end %zu", what, encoded_names[encoding], end);
		klp_dataset *dataset = parse(bytes, size, name);
		char *figures = figures_of(dataset);
		cr_expect_str_eq(figures, expected, "%s", name);
		for (size_t i = 0; i < klp_dataset_notes(dataset); i++) {
			const klp_note *note = klp_dataset_note(dataset, i);
			cr_expect_str_eq(klp_note_id(note), "read.encoding", "%s: %s", name, klp_note_message(note));
		}
		free(figures);
		klp_dataset_free(dataset);
		free(bytes);
	}
}

static const char delimiters[] = { ',', ';', '\t', '|' };

static klp_dataset *figures_2025(char **text, size_t *size)
{
	*text = reading_load(reading_path("tests/fixtures/2025q2.csv"), size);
	klp_dataset *dataset = parse(*text, *size, "the fixture");
	cr_assert_eq(klp_dataset_rows(dataset), 378);
	return dataset;
}

/* The tidy table with another delimiter, as a spreadsheet would save it. */
static char *with_delimiter(const char *text, char delimiter, const char *above)
{
	char *out = malloc(2 * strlen(text) + 64);
	cr_assert(out != NULL);
	char *end = out + sprintf(out, "%s", above);
	bool quoted = false;
	for (const char *at = text; *at != '\0'; at++) {
		quoted = *at == '"' ? !quoted : quoted;
		*end++ = *at == ',' && !quoted ? delimiter : *at;
	}
	*end = '\0';
	return out;
}

Test(csv_reader, the_tidy_figures_in_every_dialect)
{
	char *text, what[64];
	size_t size;
	klp_dataset *dataset = figures_2025(&text, &size);
	char *expected = figures_of(dataset);
	for (size_t i = 0; i < sizeof delimiters; i++) {
		char *other = with_delimiter(text, delimiters[i], "");
		snprintf(what, sizeof what, "tidy, parted by 0x%02X", (unsigned)delimiters[i]);
		expect_figures(other, expected, what);
		free(other);
	}
	char *announced = with_delimiter(text, '^', "sep=^\n");
	expect_figures(announced, expected, "tidy, announced");
	free(announced);
	free(expected);
	klp_dataset_free(dataset);
	free(text);
}

Test(csv_reader, the_publications_table_in_every_dialect)
{
	char *text, what[128];
	size_t size;
	klp_dataset *dataset = figures_2025(&text, &size);
	char *expected = figures_of(dataset);
	for (int form = 0; form < FORMS; form++)
		for (size_t i = 0; i < sizeof delimiters; i++) {
			char *saved = publication(dataset, (enum form)form, delimiters[i]);
			snprintf(what, sizeof what, "%s, parted by 0x%02X", form_names[form], (unsigned)delimiters[i]);
			expect_figures(saved, expected, what);
			free(saved);
		}
	free(expected);
	klp_dataset_free(dataset);
	free(text);
}

/* ------------------------------------------------------- tables as people save them */

#define HEADINGS "Gemeente;Gemeente met profiel;Gemeente zonder profiel;UWV met profiel;UWV zonder profiel;Totaal\n"
#define FORMER "2025Q2\n22 Rijnmond\n"

Test(csv_reader, tables_as_people_save_them)
{
	static const struct layout cases[] = {
		{ "titles and sources on rows that the spreadsheet fills up",
		  "2e kwartaal 2025;;;;;\n22 Rijnmond;;;;;\n" HEADINGS
		  "Rotterdam;1;2;3;4;10\nTotaal AMR;1;2;3;4;10\nBron: UWV;;;;;\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:5\n",
		  "" },
		{ "the columns in an order of their own, and the headings not repeated",
		  "2025Q2\nGemeente;Totaal;UWV zonder profiel;UWV met profiel;Gemeente zonder profiel;Gemeente met profiel\n"
		  "22 Rijnmond;;;;;\nRotterdam;10;4;3;2;1\nTotaal AMR;10;4;3;2;1\n\n20 "
		  "Haaglanden;;;;;\nDelft;10;4;3;2;1\nTotaal "
		  "AMR;10;4;3;2;1\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 1:8\n"
		  "2025Q2 region 20 - - | 1 2 3 4 10 | - - | 1:9\n",
		  "" },
		{ "the same with the region alone on its line",
		  "2025Q2\nGemeente;Totaal;UWV zonder profiel;UWV met profiel;Gemeente zonder profiel;Gemeente met profiel\n"
		  "22 Rijnmond\nRotterdam;10;4;3;2;1\nTotaal AMR;10;4;3;2;1\n\n20 Haaglanden\nDelft;10;4;3;2;1\nTotaal "
		  "AMR;10;4;3;2;1\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 1:8\n"
		  "2025Q2 region 20 - - | 1 2 3 4 10 | - - | 1:9\n",
		  "" },
		{ "two tables with their columns in different orders",
		  FORMER HEADINGS "Rotterdam;1;2;3;4;10\nTotaal AMR;1;2;3;4;10\n\n"
		                  "20 Haaglanden\nGemeente;Totaal;UWV zonder profiel;UWV met profiel;Gemeente zonder "
		                  "profiel;Gemeente met profiel\n"
		                  "Delft;10;4;3;2;1\nTotaal AMR;10;4;3;2;1\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 1:9\n"
		  "2025Q2 region 20 - - | 1 2 3 4 10 | - - | 1:10\n",
		  "" },
		{ "headings over two rows and over several lines of a cell",
		  FORMER ";Gemeentecliënten;;UWV-cliënten;;\n"
		         "Gemeente;\"met\nprofiel\";\"zonder\nprofiel\";\"met\nprofiel\";\"zonder\nprofiel\";Totaal\nRotterdam;"
		         "1;2;3;4;10\nTotaal AMR;1;2;3;4;10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:9\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:10\n",
		  "" },
		{ "no headings at all, parted by tabs",
		  "2025Q2\n22 Rijnmond\tRotterdam\t1\t2\t3\t4\t10\n\tTotaal AMR\t1\t2\t3\t4\t10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "" },
		{ "thousands with the comma of an English spreadsheet are no counts",
		  FORMER "Gemeente,Gemeente met profiel,Gemeente zonder profiel,UWV met profiel,UWV zonder profiel,Totaal\n"
		         "Rotterdam,1,2,3,4,\"1,175\"\nTotaal AMR,1,2,3,4,10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 - | - - | 1:4\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:5\n",
		  "read.not-a-count 4\n" },
		{ "decimals with commas in a table parted by semicolons are no counts",
		  FORMER HEADINGS "Rotterdam;1,0;2;3;4;10\nSchiedam;1,5;2;3;4;10\nTotaal AMR;1;2;3;4;10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | - 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | - 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:6\n",
		  "read.not-a-count 4\nread.not-a-count 5\n" },
		{ "a region below the headings whose name is like one",
		  "2025Q2\nGemeente;Totaal;UWV zonder profiel;UWV met profiel;Gemeente zonder profiel;Gemeente met profiel\n"
		  "5 Regio Zwolle;;;;;\nZwolle;10;4;3;2;1\nTotaal AMR;10;4;3;2;1\n",
		  "2025Q2 municipality 5 GM0193 Zwolle | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 5 - - | 1 2 3 4 10 | - - | 1:5\n",
		  "" },
		{ "stray quotes, and blanks behind one that closes",
		  FORMER HEADINGS
		  "\"Rotterdam\" ;1;2;\"3\";4;10\n\"Schiedam;1;2;3;4;10\n\"Maassluis\";1;2;3;4;10\nTotaal AMR;1;2;3;4;10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 \"Schiedam | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 22 GM0556 Maassluis | 1 2 3 4 10 | - - | 1:6\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:7\n",
		  "" },
		{ "a row that has lost a cell keeps its name",
		  FORMER HEADINGS "Rotterdam;1;2;3;4;10\nSchiedam;1;2;3;10\nTotaal AMR;1;2;3;4;10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | - - - - - | - - | 1:5\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:6\n",
		  "read.row-incomplete 5\n" },
		{ "one that announces its delimiter, which is none of the usual",
		  "sep=~\n2025Q2\n22 Rijnmond\nRotterdam~1~2~3~4~10\nTotaal AMR~1~2~3~4~10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:5\n",
		  "" },
		{ "the register in a sentence above",
		  "In de arbeidsmarktregio Rijnmond bevat het doelgroepregister 19.222 personen. Hiervan is 74% "
		  "bekend.\n" FORMER HEADINGS "Rotterdam;1;2;3;4;10\nSchiedam;1;2;3;4;10\nTotaal AMR;2;4;6;8;20\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:6\n"
		  "2025Q2 region 22 - - | 2 4 6 8 20 | 19222 74 | 1:7\n",
		  "" },
		{ "a tidy table below words",
		  "Klantprofielen, gemaakt op 1 "
		  "juli\n\nlevel,municipal_profile,municipal_no_profile,uwv_profile,uwv_no_profile,total,edition\nregion,1,2,3,"
		  "4,10,2025Q2\n",
		  "2025Q2 region 0 - - | 1 2 3 4 10 | - - | 1:4\n", "" },
		{ "two tidy tables put together",
		  "level,municipal_profile,municipal_no_profile,uwv_profile,uwv_no_profile,total,edition\nregion,1,2,3,4,10,"
		  "2025Q2\n"
		  "edition,level,total,municipal_profile,municipal_no_profile,uwv_profile,uwv_no_profile\n2025Q1,region,10,1,2,"
		  "3,4\n",
		  "2025Q2 region 0 - - | 1 2 3 4 10 | - - | 1:2\n2025Q1 region 0 - - | 1 2 3 4 10 | - - | 1:4\n", "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(csv_reader, what_is_none_is_left_to_others)
{
	static const struct layout cases[] = {
		{ "prose with commas",
		  "2025Q2\nDe cijfers zijn, zoals altijd, van UWV, en dus, zeggen zij, juist.\nZij gelden, tenzij anders "
		  "vermeld, voor 22 "
		  "Rijnmond, en Rotterdam, en meer.\n22 Rijnmond\nRotterdam 1 2 3 4 10\nSchiedam 1 2 3 4 10\nTotaal AMR 2 4 6 "
		  "8 20\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:6\n"
		  "2025Q2 region 22 - - | 2 4 6 8 20 | - - | 1:7\n",
		  "" },
		{ "a Markdown table",
		  "2025Q2\n\n| 22 Rijnmond | | | | | |\n|-|-|-|-|-|-|\n| Rotterdam | 1 | 2 | 3 | 4 | 10 |\n| Totaal AMR | 1 | "
		  "2 | 3 | 4 | 10 |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:6\n",
		  "" },
		{ "a text with tabs here and there", "2025Q2\t\n22 Rijnmond\nRotterdam\t1 2 3 4 10\nTotaal AMR 1 2\t3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(csv_reader, thousands_of_a_pasted_english_table_are_no_cells)
{
	klp_dataset *dataset =
		reading_parse("2025Q2\n22 Rijnmond\nRotterdam 1,175 2,300 3,100 1,200 7,775\nSchiedam 1,175 2,300 3,100 "
	                  "1,200 7,775\nTotaal AMR 2,350 4,600 6,200 2,400 15,550\n");
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++)
		for (int column = KLP_COLUMN_MUNICIPAL_PROFILE; column <= KLP_COLUMN_TOTAL; column++)
			cr_expect_eq(klp_dataset_integer(dataset, i, (klp_column)column, NULL), 0, "row %zu", i);
	cr_expect_gt(klp_dataset_notes(dataset), 0);
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------------- broken and hostile */

#define TIDY "level,municipal_profile,municipal_no_profile,uwv_profile,uwv_no_profile,total"

Test(csv_reader, a_broken_table_of_ones_own_is_refused_with_its_place)
{
	static const struct {
		const char *why;
		const char *text;
		uint64_t line, column, byte;
		const char *says;
	} cases[] = {
		{ "cut off within a row", TIDY "\nregion,1,2,3,4,10\nregion,1,2,3", 3, 0, 96, "4 cells" },
		{ "cut off within the first cell", TIDY "\nregion,1,2,3,4,10\nreg", 3, 0, 96, "1 cells" },
		{ "cut off within quotes", TIDY ",region_name\nregion,1,2,3,4,10,\"Rijn", 2, 19, 108, "never closed" },
		{ "text behind a quote", TIDY ",region_name\nregion,1,2,3,4,10,\"Rijn\"mond\n", 2, 19, 108, "closing quote" },
		{ "a text with a comma that needs quotes", TIDY ",region_name\nregion,1,2,3,4,10,Zuid, Noord\n", 2, 0, 90,
		  "quotes" },
		{ "a cell behind one of several lines", TIDY ",region_name,origin\nregion,1,2,3,4,10,\"a\nb\",made\n", 2, 0, 97,
		  "origin" },
		{ "a cell in the row below one of several lines",
		  TIDY ",region_name,origin\nregion,1,2,3,4,10,\"a\nb\",\nregion,1,2,3,4,10,é,made\n", 4, 21, 122, "origin" },
		{ "behind a byte order mark", "\xEF\xBB\xBF" TIDY "\ngemeente,1,2,3,4,10\n", 2, 1, 81, "level" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_status status = klp_parse_memory(dataset, cases[i].text, strlen(cases[i].text), NULL, &error);
		cr_expect_eq(status, KLP_FORMAT, "%s: %s", cases[i].why, klp_status_name(status));
		cr_expect(klp_error_line(error) == cases[i].line && klp_error_column(error) == cases[i].column &&
		              klp_error_byte(error) == cases[i].byte,
		          "%s: %llu:%llu, byte %llu", cases[i].why, (unsigned long long)klp_error_line(error),
		          (unsigned long long)klp_error_column(error), (unsigned long long)klp_error_byte(error));
		cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s: %s", cases[i].why,
		          klp_error_message(error));
		cr_expect_eq(klp_dataset_rows(dataset) + klp_dataset_notes(dataset), 0, "%s", cases[i].why);
		klp_error_free(error);
		klp_dataset_free(dataset);
	}
}

Test(csv_reader, each_limit_has_its_own_status)
{
	enum { FEW = 1 << 17, MANY = (1 << 20) + (1 << 18) };
	static const struct {
		const char *why;
		const char *begins;
		const char *repeated;
		size_t bytes;
		klp_status status;
	} cases[] = {
		{ "a line without end", TIDY "\nregion,1,2,3,4,", "1", MANY, KLP_LIMIT_LINE_BYTES },
		{ "a million columns", TIDY "\n", ",", FEW, KLP_LIMIT_COLUMNS },
		{ "a million columns of any table", "a;b;c;d;e;f\n1;2;3;4;5;6\n1;2;3;4;5;6\n", ";", FEW, KLP_LIMIT_COLUMNS },
		{ "a text between quotes without end", TIDY ",region_name\nregion,1,2,3,4,10,\"", "a,\n\"\"", MANY,
		  KLP_LIMIT_LINE_BYTES },
		{ "quotes that never pair, in any table", "a;b;c;d;e;f\n1;2;3;4;5;6\n1;2;3;4;5;6\n", "\";", FEW,
		  KLP_LIMIT_COLUMNS },
		{ "quotes that never pair, on lines of their own", "a;b;c;d;e;f\n", "\"\"\"a;\n", FEW, KLP_NO_TABLE },
		{ "a quote on each line", "a;b;c;d;e;f\n", "1;2;3;\"4;5;6\n", FEW, KLP_LIMIT_NOTES },
	};
	char *text = malloc(MANY);
	cr_assert(text != NULL);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t size = strlen(cases[i].begins), piece = strlen(cases[i].repeated);
		memcpy(text, cases[i].begins, size);
		for (; size + piece <= cases[i].bytes; size += piece)
			memcpy(text + size, cases[i].repeated, piece);
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.format = "csv";
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		klp_status status = klp_parse_memory(dataset, text, size, &options, NULL);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].why, klp_status_name(status));
		klp_dataset_free(dataset);
	}
	free(text);
	cr_expect_eq(klp_memory_blocks(), 0);
}

static klp_status parse_text(void *context, klp_error **error)
{
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, error);
	if (status == KLP_OK)
		status = klp_parse_memory(dataset, context, strlen(context), NULL, error);
	klp_dataset_free(dataset);
	return status;
}

Test(csv_reader, any_allocation_may_fail)
{
	static char tidy[] = TIDY ",region_name,total_printed,profile_share,colour\nregion,1,2,3,4,,\"a "
							  "\"\"b\"\"\",n.b.,0.5,red\nregion,x,2,3,4,5,,,,\n"
							  "\nnote,severity,message\na,warning,\"b \"\"c\"\"\"\n";
	static char saved[] =
		FORMER HEADINGS "\"Rotterdam\" ;1;2;\"3\"\"\";4;10\n\"Schiedam;1;2;3;4;10\nTotaal AMR;1;2;3;4;10\n";
	failing_install();
	failing_each("a tidy table", parse_text, tidy, 1);
	failing_each("the publication's", parse_text, saved, 1);
}
