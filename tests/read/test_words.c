/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Words with places: small pages as they are printed, and the rows and notes that they must give. */

#include "read/drawing.h"
#include "read/reading.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void expect_rows(const klp_words *words, const char *what, const char *rows, const char *notes)
{
	klp_dataset *dataset = drawing_parse(words);
	char *got = reading_rows(dataset), *noted = reading_notes(dataset);
	cr_expect_str_eq(got, rows, "%s: rows\n%sinstead of\n%s", what, got, rows);
	cr_expect_str_eq(noted, notes, "%s: notes\n%sinstead of\n%s", what, noted, notes);
	free(got);
	free(noted);
	klp_dataset_free(dataset);
}

static void expect_drawings(const struct layout *cases, size_t count, double pitch)
{
	for (size_t i = 0; i < count; i++) {
		const struct drawing drawing = { .pitch = pitch };
		klp_words *words = drawing_words(cases[i].text, &drawing);
		expect_rows(words, cases[i].what, cases[i].rows, cases[i].notes);
		klp_words_free(words);
	}
}

#define EXPECT_DRAWINGS(cases, pitch) expect_drawings(cases, sizeof(cases) / sizeof(cases)[0], pitch)

Test(words, cells_come_from_where_words_stand)
{
	static const struct layout cases[] = {
		{ "a region beside its rows, a name that wraps, columns left empty",
		  "Transparantie van klantprofielen\n"
		  "tweede kwartaal 2025\n"
		  "\n"
		  "                                    Gemeentecliënten       UWV-cliënten\n"
		  "Arbeidsmarktregio   Gemeente        Profiel      Geen      Profiel    Geen    Totaal\n"
		  "                                    in Sonar   profiel    in Sonar  profiel\n"
		  "\n"
		  "18 Zuid-Holland     Delft                 8       337         287       47      679\n"
		  "Centraal\n"
		  "                    Leidschendam-                   2           7     1.108   1.117\n"
		  "                    Voorburg\n"
		  "\n"
		  "                    Zoetermeer                                                    5\n"
		  "\n"
		  "Totaal AMR                                8       339         294     1.155   1.801\n",
		  "2025Q2 municipality 18 GM0503 Delft | 8 337 287 47 679 | - - | 1:6\n"
		  "2025Q2 municipality 18 GM1916 Leidschendam-Voorburg | - 2 7 1108 1117 | - - | 1:8\n"
		  "2025Q2 municipality 18 GM0637 Zoetermeer | - - - - 5 | - - | 1:10\n"
		  "2025Q2 region 18 - - | 8 339 294 1155 1801 | - - | 1:11\n",
		  "read.other-region 6\n" },
		{ "a column that is empty in every row, which only its heading tells of",
		  "2025Q2\n\n"
		  "                          Gemeentecliënten       UWV-cliënten\n"
		  "Regio         Gemeente    Profiel  Geen profiel  Profiel  Geen profiel  Totaal\n"
		  "22 Rijnmond   Rotterdam        1                      3             4      10\n"
		  "Totaal AMR                     1                      3             4      10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 - 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 1 - 3 4 10 | - - | 1:5\n",
		  "" },
		{ "a word in the place of a count, above rows with counts there",
		  "2025Q2\n\n"
		  "                          Gemeentecliënten       UWV-cliënten\n"
		  "Regio         Gemeente    Profiel  Geen profiel  Profiel  Geen profiel  Totaal\n"
		  "22 Rijnmond   Barendrecht      1             2        3             4      10\n"
		  "              Maassluis        1        geheim        3             4      10\n"
		  "              Rotterdam      601             2        3             4     610\n"
		  "              Schiedam         1             2        3             4      10\n",
		  "2025Q2 municipality 22 GM0489 Barendrecht | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0556 Maassluis | 1 - 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 22 GM0599 Rotterdam | 601 2 3 4 610 | - - | 1:6\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:7\n",
		  "read.not-a-count 5\nread.total-missing 7\n" },
		{ "headings that say another order than the publication's",
		  "2025Q2\n\n"
		  "                          UWV-cliënten           Gemeentecliënten\n"
		  "Regio         Gemeente    Profiel  Geen profiel  Profiel  Geen profiel  Totaal\n"
		  "22 Rijnmond   Rotterdam        1             2        3             4      10\n"
		  "Totaal AMR                     1             2        3             4      10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 3 4 1 2 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 3 4 1 2 10 | - - | 1:5\n",
		  "" },
		{ "no headings, and names on the line of the first half",
		  "2025Q2\n"
		  "22 Rijnmond\n"
		  "Rotterdam         1     2     3     4    10\n"
		  "\n"
		  "Capelle aan       1     2     3     4    10\n"
		  "den IJssel\n"
		  "\n"
		  "Totaal AMR        2     4     6     8    20\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 municipality 22 GM0502 Capelle aan den IJssel | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 2 4 6 8 20 | - - | 1:6\n",
		  "" },
		{ "two regions on a page, each with a line of its own above its rows",
		  "2025Q2\n"
		  "\n"
		  "22 Rijnmond\n"
		  "Rotterdam         1     2     3     4    10\n"
		  "Totaal AMR        1     2     3     4    10\n"
		  "20 Haaglanden\n"
		  "Delft           1.2   2.000   3     4 2.017\n"
		  "Totaal AMR        8  2.000    3     4 2.017\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 20 GM0503 Delft | - 2000 3 4 2017 | - - | 1:6\n"
		  "2025Q2 region 20 - - | 8 2000 3 4 2017 | - - | 1:7\n",
		  "read.not-a-count 6\n" },
		{ "thousands parted by a blank, narrower than columns are",
		  "2025Q2\n"
		  "22 Rijnmond\n"
		  "Rotterdam    12 310      2     3     4  12 319\n"
		  "Schiedam          1  1 002     3     4   1 010\n"
		  "Vlaardingen       1      2     3     4      10\n"
		  "Totaal AMR   12 312  1 006     9    12  13 339\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 12310 2 3 4 12319 | - - | 1:3\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 1002 3 4 1010 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0622 Vlaardingen | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 region 22 - - | 12312 1006 9 12 13339 | - - | 1:6\n",
		  "" },
		{ "prose around the table is read as prose, and page numbers are nobody's",
		  "Transparantie van klantprofielen tweede kwartaal 2025\n"
		  "In de arbeidsmarktregio Rijnmond bevat het doelgroepregister in totaal 19.222 personen.\n"
		  "Hiervan is 74% bekend in Sonar.\n"
		  "\n"
		  "\n"
		  "22 Rijnmond  Rotterdam         1     2     3     4    10\n"
		  "             Totaal AMR        1     2     3     4    10\n"
		  "\n"
		  "                           3\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | 19222 74 | 1:5\n",
		  "" },
		{ "numbers fused beyond telling are no numbers",
		  "2025Q2\n"
		  "22 Rijnmond  Rotterdam         1     2     3     4    10\n"
		  "             Schiedam          49313131259\n"
		  "             Totaal AMR        1     2     3     4    10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | - - - - - | - - | 1:3\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.not-a-count 3\n" },
		{ "over the page, with headings again",
		  "tweede kwartaal 2025\n\n"
		  "                          Gemeentecliënten       UWV-cliënten\n"
		  "Regio         Gemeente    Profiel  Geen profiel  Profiel  Geen profiel  Totaal\n"
		  "22 Rijnmond   Rotterdam        1             2        3             4      10\n"
		  "                            1\n"
		  "\f"
		  "tweede kwartaal 2025\n\n"
		  "                          Gemeentecliënten       UWV-cliënten\n"
		  "Regio         Gemeente    Profiel  Geen profiel  Profiel  Geen profiel  Totaal\n"
		  "              Schiedam         1                      3             4      10\n"
		  "              Totaal AMR       2             2        6             8      20\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 - 3 4 10 | - - | 2:4\n"
		  "2025Q2 region 22 - - | 2 2 6 8 20 | - - | 2:5\n",
		  "" },
		{ "over the page without headings, which still hold: a column in which nothing stands any more, in another "
		  "order",
		  "tweede kwartaal 2025\n\n"
		  "                          UWV-cliënten           Gemeentecliënten\n"
		  "Regio         Gemeente    Profiel  Geen profiel  Profiel  Geen profiel  Totaal\n"
		  "22 Rijnmond   Rotterdam        1             2        3             4      10\n"
		  "\f"
		  "              Schiedam         1                      3             4      10\n"
		  "              Totaal AMR       2                      6             8      20\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 3 4 1 2 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 3 4 1 - 10 | - - | 2:1\n"
		  "2025Q2 region 22 - - | 6 8 2 - 20 | - - | 2:2\n",
		  "" },
	};
	EXPECT_DRAWINGS(cases, 12);
}

Test(words, cells_may_be_centred_beside_what_wraps)
{
	static const struct layout cases[] = {
		{ "counts between the halves of a name, the region between two rows",
		  "2025Q2\n"
		  "\n"
		  "\n"
		  "              Wassenaar          1     2     3     4    10\n"
		  "\n"
		  "\n"
		  "18 Zuid-Holland\n"
		  "              Leidschendam-\n"
		  "Centraal                         1     2     3     4    10\n"
		  "              Voorburg\n"
		  "\n"
		  "\n"
		  "              Zoetermeer         1     2     3     4    10\n"
		  "\n"
		  "\n"
		  "              Totaal AMR         3     6     9    12    30\n",
		  "2025Q2 municipality 18 GM0629 Wassenaar | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 18 GM1916 Leidschendam-Voorburg | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 18 GM0637 Zoetermeer | 1 2 3 4 10 | - - | 1:7\n"
		  "2025Q2 region 18 - - | 3 6 9 12 30 | - - | 1:8\n",
		  "" },
		{ "counts on the last line of the name",
		  "2025Q2\n"
		  "\n"
		  "22 Rijnmond\n"
		  "\n"
		  "\n"
		  "Rotterdam         1     2     3     4    10\n"
		  "\n"
		  "\n"
		  "Capelle aan\n"
		  "\n"
		  "den IJssel        1     2     3     4    10\n"
		  "\n"
		  "\n"
		  "Totaal AMR        2     4     6     8    20\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 municipality 22 GM0502 Capelle aan den IJssel | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 region 22 - - | 2 4 6 8 20 | - - | 1:6\n",
		  "" },
	};
	EXPECT_DRAWINGS(cases, 6);
}

Test(words, names_wrap_in_narrow_columns_and_at_the_end_of_pages)
{
	static const struct layout cases[] = {
		{ "a word that fills its column, and a small one below it, which is none of its ends",
		  "2025Q2\n\n\n"
		  "35 Zuid-Limburg  Eijsden-       1     2     3     4    10\n"
		  "\n"
		  "                 Margraten\n"
		  "\n\n"
		  "                 Valkenburg     1     2     3     4    10\n"
		  "\n"
		  "                 aan de\n"
		  "\n"
		  "                 Geul\n"
		  "\n\n"
		  "                 Totaal AMR     2     4     6     8    20\n",
		  "2025Q2 municipality 35 GM1903 Eijsden-Margraten | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 35 GM0994 Valkenburg aan de Geul | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 35 - - | 2 4 6 8 20 | - - | 1:7\n",
		  "" },
		{ "a long word that the column's edge broke, so that its end looks like a small one",
		  "2025Q2\n\n\n"
		  "24 Gorinchem     Gorinchem         1     2     3     4    10\n"
		  "\n\n"
		  "                 Vijfheerenlan     1     2     3     4    10\n"
		  "\n"
		  "                 den\n"
		  "\n\n"
		  "                 Totaal AMR        2     4     6     8    20\n",
		  "2025Q2 municipality 24 GM0512 Gorinchem | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 24 GM1961 Vijfheerenlanden | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 region 24 - - | 2 4 6 8 20 | - - | 1:5\n",
		  "" },
		{ "a region's number beside counts, whose name stands above and below them",
		  "2025Q2\n\n\n"
		  "                 Rijswijk       1     2     3     4    10\n"
		  "\n\n"
		  "                 Midden-\n"
		  "20                              1     2     3     4    10\n"
		  "                 Delfland\n"
		  "Haaglanden\n"
		  "\n"
		  "                 Westland       1     2     3     4    10\n"
		  "\n\n"
		  "                 Totaal AMR     3     6     9    12    30\n",
		  "2025Q2 municipality 20 GM0603 Rijswijk | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 20 GM1842 Midden-Delfland | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 20 GM1783 Westland | 1 2 3 4 10 | - - | 1:7\n"
		  "2025Q2 region 20 - - | 3 6 9 12 30 | - - | 1:8\n",
		  "" },
		{ "rows that run on as a text does, and stand in no columns",
		  "2025Q2\n\n\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n\n\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "" },
		{ "the last row of a page, the only one of it whose name wraps",
		  "2025Q2\n\n\n"
		  "9 Twente         Haaksbergen    1     2     3     4    10\n"
		  "\n\n"
		  "                 Hof van        1     2     3     4    10\n"
		  "\n"
		  "                 Twente\n"
		  "\n\n\n\n"
		  "Bronvermelding is verplicht\n"
		  "\f"
		  "                 Totaal AMR     2     4     6     8    20\n",
		  "2025Q2 municipality 9 GM0158 Haaksbergen | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 9 GM1735 Hof van Twente | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 region 9 - - | 2 4 6 8 20 | - - | 2:1\n",
		  "" },
		{ "a column without a text on its second page, whose heading is not on the lowest line of them",
		  "tweede kwartaal 2025\n\n\n"
		  "                           Gemeentecliënten       UWV-cliënten\n\n"
		  "Arbeidsmarktregio  Gemeente     Profiel  Geen       Profiel  Geen      Totaal\n\n"
		  "                                         profiel             profiel\n\n\n"
		  "5 Regio Zwolle     Dalfsen            1         2         3        4       10\n"
		  "\f"
		  "                           Gemeentecliënten       UWV-cliënten\n\n"
		  "Arbeidsmarktregio  Gemeente     Profiel  Geen       Profiel  Geen      Totaal\n\n"
		  "                                         profiel             profiel\n\n\n"
		  "                   Zwolle             1         2         3        4       10\n\n\n"
		  "                   Totaal AMR         2         4         6        8       20\n",
		  "2025Q2 municipality 5 GM0148 Dalfsen | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 5 GM0193 Zwolle | 1 2 3 4 10 | - - | 2:4\n"
		  "2025Q2 region 5 - - | 2 4 6 8 20 | - - | 2:5\n",
		  "" },
	};
	EXPECT_DRAWINGS(cases, 6);
}

/* ---------------------------------------------------------- single words */

struct placed {
	const char *text;
	double x_min, y_min, x_max, y_max;
};

static void expect_placed(const char *what, const struct placed *placed, size_t count, const char *rows,
                          const char *notes)
{
	klp_words *words = NULL;
	cr_assert_eq(klp_words_new(&words, 0, NULL), KLP_OK);
	cr_assert_eq(klp_words_add_page(words, 600, 800, NULL), KLP_OK);
	for (size_t i = 0; i < count; i++)
		cr_assert_eq(klp_words_add(words, placed[i].text, placed[i].x_min, placed[i].y_min, placed[i].x_max,
		                           placed[i].y_max, NULL),
		             KLP_OK);
	expect_rows(words, what, rows, notes);
	klp_words_free(words);
}

#define EXPECT_PLACED(what, placed, rows, notes) \
	expect_placed(what, placed, sizeof(placed) / sizeof(placed)[0], rows, notes)

static const char rotterdam[] = "2025Q2 municipality 22 GM0599 Rotterdam | 1 1097 3 4 1105 | - - | 1:2\n"
								"2025Q2 region 22 - - | 1 1097 3 4 1105 | - - | 1:3\n";

Test(words, marks_pieces_and_runs_make_no_other_numbers)
{
	static const struct placed marked[] = {
		{ "2025Q2", 40, 40, 80, 50 },   { "22 Rijnmond", 40, 80, 106, 90 },  { "Rotterdam", 130, 80, 180, 90 },
		{ "1", 235, 80, 240, 90 },      { "1.097", 275, 80, 300, 90 },       { "1", 300, 78, 303, 85 },
		{ "3", 335, 80, 340, 90 },      { "4", 375, 80, 380, 90 },           { "1.105", 415, 80, 440, 90 },
		{ "2)", 440, 77, 446, 84 },     { "Totaal AMR", 130, 94, 190, 104 }, { "1", 235, 94, 240, 104 },
		{ "1.097", 275, 94, 300, 104 }, { "3", 335, 94, 340, 104 },          { "4", 375, 94, 380, 104 },
		{ "1.105", 415, 94, 440, 104 },
	};
	EXPECT_PLACED("raised marks of footnotes", marked, rotterdam, "read.mark-left-out 0\n");

	static const struct placed torn[] = {
		{ "2025", 40, 40, 68, 50 },   { "Q2", 68.2, 40, 80, 50 },      { "22", 40, 80, 51, 90 },
		{ "Rijn", 54, 80, 75, 90 },   { "mond", 75.3, 80, 106, 90 },   { "Rotterdam", 130, 80, 180, 90 },
		{ "1", 235, 80, 240, 90 },    { "1.", 275, 80, 282, 90 },      { "097", 282.9, 80, 300, 90 },
		{ "3", 335, 80, 340, 90 },    { "4", 375, 80, 380, 90 },       { "1.1", 415, 80, 430, 90 },
		{ "05", 430.1, 80, 440, 90 }, { "Totaal", 130, 94, 160, 104 }, { "AMR", 163, 94, 190, 104 },
		{ "1", 235, 94, 240, 104 },   { "1.097", 275, 94, 300, 104 },  { "3", 335, 94, 340, 104 },
		{ "4", 375, 94, 380, 104 },   { "1.105", 415, 94, 440, 104 },
	};
	EXPECT_PLACED("words that kerning tore apart", torn, rotterdam, "");

	static const struct placed runs[] = {
		{ "2025Q2", 40, 40, 80, 50 },        { "22 Rijnmond", 40, 80, 106, 90 },
		{ "Rotterdam", 130, 80, 180, 90 },   { "    1     1.097      3       4   1.105", 210, 80, 438, 90 },
		{ "Totaal AMR", 130, 94, 190, 104 }, { "    1     1.097      3       4   1.105", 210, 94, 438, 104 },
	};
	EXPECT_PLACED("runs of words, as pdf.js gives them", runs, rotterdam, "");

	static const struct placed bold[] = {
		{ "2025Q2", 40, 40, 80, 50 },      { "2025Q2", 40.3, 40, 80.3, 50 },      { "22 Rijnmond", 40, 80, 106, 90 },
		{ "Rotterdam", 130, 80, 180, 90 }, { "Rotterdam", 130.3, 80, 180.3, 90 }, { "1", 235, 80, 240, 90 },
		{ "1", 235.3, 80, 240.3, 90 },     { "1.097", 275, 80, 300, 90 },         { "3", 335, 80, 340, 90 },
		{ "4", 375, 80, 380, 90 },         { "1.105", 415, 80, 440, 90 },         { "Totaal AMR", 130, 94, 190, 104 },
		{ "1", 235, 94, 240, 104 },        { "1.097", 275, 94, 300, 104 },        { "3", 335, 94, 340, 104 },
		{ "4", 375, 94, 380, 104 },        { "1.105", 415, 94, 440, 104 },
	};
	EXPECT_PLACED("words printed twice to look bold", bold, rotterdam, "");

	static const struct placed flat[] = {
		{ "2025Q2", 40, 50, 80, 50 }, { "22 Rijnmond", 40, 90, 106, 90 }, { "Rotterdam", 130, 90, 180, 90 },
		{ "1", 235, 90, 240, 90 },    { "1.097", 275, 90, 300, 90 },      { "3", 335, 90, 340, 90 },
		{ "4", 375, 90, 380, 90 },    { "1.105", 415, 90, 440, 90 },      { "Totaal AMR", 130, 104, 190, 104 },
		{ "1", 235, 104, 240, 104 },  { "1.097", 275, 104, 300, 104 },    { "3", 335, 104, 340, 104 },
		{ "4", 375, 104, 380, 104 },  { "1.105", 415, 104, 440, 104 },
	};
	EXPECT_PLACED("words of no height", flat, rotterdam, "");
}

/* -------------------------------------------------------------- properties */

static void add_count(FILE *out, int64_t count)
{
	char text[32];
	if (count >= 1000)
		snprintf(text, sizeof text, "%lld.%03lld", (long long)count / 1000, (long long)count % 1000);
	else
		snprintf(text, sizeof text, "%lld", (long long)count);
	fprintf(out, "%14s", text);
}

/* The publication as it is drawn: a region a page, its name beside the first row. Of a name that is long the rest wraps. */
static char *draw_publication(const klp_dataset *dataset)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	int region = -1;
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		bool begins = row.region_number != region;
		if (begins)
			fprintf(out,
			        "%sTransparantie van klantprofielen\ntweede kwartaal "
			        "2025\n\n%75s%28s\n%-26s%-20s%14s%14s%14s%14s%14s\n\n",
			        region < 0 ? "" : "\f", "Gemeentecli\xC3\xABnten in Sonar", "UWV-cli\xC3\xABnten in Sonar",
			        "Arbeidsmarktregio", row.level == KLP_LEVEL_COUNTRY ? "" : "Gemeente", "Profiel", "Geen profiel",
			        "Profiel", "Geen profiel", "Totaal");
		region = row.region_number;
		char first[64] = "";
		const char *rest = "";
		if (begins && region > 0) {
			const char *name = klp_dataset_text(dataset, i, KLP_COLUMN_REGION_NAME), *blank = strrchr(name, ' ');
			size_t length = blank != NULL ? (size_t)(blank - name) : strlen(name);
			snprintf(first, sizeof first, "%d %.*s", region, (int)length, name);
			rest = blank != NULL ? blank + 1 : "";
		}
		const char *name = row.level == KLP_LEVEL_COUNTRY  ? "Nederland"
		                   : row.level == KLP_LEVEL_REGION ? "Totaal AMR"
		                                                   : row.municipality_printed;
		fprintf(out, "%-26s%-20s", first, name);
		add_count(out, row.municipal_profile);
		add_count(out, row.municipal_no_profile);
		add_count(out, row.uwv_profile);
		add_count(out, row.uwv_no_profile);
		add_count(out, row.total);
		fprintf(out, "\n%s\n", rest);
	}
	fclose(out);
	return text;
}

/* Rows without their places in the source. */
static char *rows_alone(const klp_dataset *dataset)
{
	char *rows = reading_rows(dataset);
	char *to = rows;
	for (const char *line = rows; *line != '\0';) {
		const char *end = strchr(line, '\n'), *place = end;
		while (*place != '|')
			place--;
		memmove(to, line, (size_t)(place - line));
		to += place - line;
		*to++ = '\n';
		line = end + 1;
	}
	*to = '\0';
	return rows;
}

Test(words, the_publication_reads_the_same_however_its_words_are_given)
{
	static const struct {
		const char *what;
		struct drawing drawing;
	} cases[] = {
		{ "as drawn", { .width = 0 } },
		{ "in another order", { .order = 1 } },
		{ "in yet another", { .order = 2025 } },
		{ "y running up", { .y_up = true, .order = 3 } },
		{ "in twips", { .scale = 20 } },
		{ "in inches", { .scale = 1.0 / 72 } },
		{ "huge", { .scale = 1e8 } },
		{ "base lines that jump", { .jitter = 0.9 } },
		{ "a page that lies a little askew", { .slope = 0.006 } },
		{ "and askew the other way", { .slope = -0.02, .order = 4 } },
		{ "on its side", { .turned = 1 } },
		{ "upside down", { .turned = 2, .order = 5 } },
		{ "on its other side, askew", { .turned = 3, .slope = 0.01 } },
	};
	size_t size;
	char *text = reading_load(reading_path("examples/data/transparantie-2025-q2.txt"), &size);
	klp_dataset *published = reading_parse(text);
	char *drawn = draw_publication(published), *expected = rows_alone(published);
	cr_assert_eq(klp_dataset_rows(published), 378);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_words *words = drawing_words(drawn, &cases[i].drawing);
		klp_dataset *dataset = drawing_parse(words);
		char *rows = rows_alone(dataset);
		cr_expect_str_eq(rows, expected, "%s", cases[i].what);
		cr_expect_eq(klp_dataset_notes(dataset), 0, "%s: %s", cases[i].what,
		             klp_dataset_notes(dataset) == 0 ? "" : klp_note_message(klp_dataset_note(dataset, 0)));
		free(rows);
		klp_dataset_free(dataset);
		klp_words_free(words);
	}
	free(expected);
	free(drawn);
	klp_dataset_free(published);
	free(text);
}
