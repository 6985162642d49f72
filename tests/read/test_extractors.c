/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What programs that take the text out of a PDF make of its tables: pdftotext, mutool, pdf.js, pdfminer. The figures are those
 * of the second quarter of 2025. Whatever they did to the order, a row is right, or absent with a note. */

#include "read/reading.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(extractors, a_column_before_the_next_is_put_back_into_rows)
{
	static const struct layout cases[] = {
		{ "names, and then all values of a column after those of the column before: pdftotext",
		  "tweede kwartaal 2025 Groningen\n\nArbeidsmarktregio\n\nGemeente\n\nTotaal\n\n1 Groningen\n\nAa en "
		  "Hunze\nAssen\nTotaal "
		  "AMR\n\n11\n90\n101\n\n54\n348\n402\n\n96\n577\n673\n\n29\n160\n189\n\n190\n1.175\n1.365\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:15\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 577 160 1175 | - - | 1:16\n"
		  "2025Q2 region 1 - - | 101 402 673 189 1365 | - - | 1:17\n",
		  "" },
		{ "a heading above each column, a name that wraps, and one that is the beginning of another",
		  "2025Q2\n28 West-Brabant\nGemeente\nBergen\nop Zoom\nEtten-\nLeur\nTotaal AMR\nProfiel "
		  "in\nSonar\n1\n2\n3\nGeen "
		  "profiel in\nSonar\n10\n20\n30\nProfiel in\nSonar\n3\n4\n7\nGeen profiel in\nSonar\n4\n5\n9\nTotaal "
		  "in\nSonar\n18\n31\n49\n",
		  "2025Q2 municipality 28 GM0748 Bergen op Zoom | 1 10 3 4 18 | - - | 1:11\n"
		  "2025Q2 municipality 28 GM0777 Etten-Leur | 2 20 4 5 31 | - - | 1:12\n"
		  "2025Q2 region 28 - - | 3 30 7 9 49 | - - | 1:13\n",
		  "" },
		{ "each column on a line: pdf.js",
		  "2025Q2\n1 Groningen\nAa en Hunze\nAssen\nTotaal AMR\n11 90 101\n54 348 402\n96 577 673\n29 160 189\n190 "
		  "1.175 "
		  "1.365\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:6\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 577 160 1175 | - - | 1:6\n"
		  "2025Q2 region 1 - - | 101 402 673 189 1365 | - - | 1:6\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(extractors, an_order_that_nothing_tells_is_not_guessed)
{
	static const struct layout cases[] = {
		{ "columns of which a value is lost",
		  "2025Q2\n1 Groningen Zuidhorn 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n1 Groningen\nAa en Hunze\nAssen\nTotaal "
		  "AMR\n11\n90\n101\n54\n402\n96\n577\n673\n29\n160\n189\n190\n1.175\n1.365\n",
		  "2025Q2 municipality 1 GM0056 Zuidhorn | 1 2 3 4 10 | - - | 1:2\n2025Q2 region 1 - - | 1 2 3 4 10 | - - | "
		  "1:3\n",
		  "read.numbers-unordered 8\nread.other-year 2\n" },
		{ "columns that pdfminer mixed",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n1 Groningen\nAa en Hunze\nAssen\nTotaal "
		  "AMR\n11\n90\n101\n54\n348\n96\n577\n402\n673\n29\n160\n189\n190\n1.175\n1.365\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n2025Q2 region 22 - - | 1 2 3 4 10 | - - | "
		  "1:3\n",
		  "read.numbers-unordered 8\n" },
		{ "two municipalities and their total in columns that add up as rows do",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n1 Groningen\nAa en "
		  "Hunze\nAssen\nOldambt\nPekela\nTotaal "
		  "AMR\n1\n1\n1\n1\n4\n1\n1\n1\n1\n4\n1\n1\n1\n1\n4\n1\n1\n1\n1\n4\n4\n4\n4\n4\n16\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n2025Q2 region 22 - - | 1 2 3 4 10 | - - | "
		  "1:3\n",
		  "read.numbers-unordered 10\n" },
		{ "the last value of a row behind that of the next",
		  "2025Q2\n2 Friesland\nAchtkarspelen\n9\n130\n224\n50\nAmeland\n0\n5\n12\n10\n413\n27\nTotaal AMR 9 135 236 "
		  "60 440\n",
		  "2025Q2 municipality 2 GM0059 Achtkarspelen | - - - - - | - - | 1:4\n"
		  "2025Q2 region 2 - - | 9 135 236 60 440 | - - | 1:15\n",
		  "read.row-incomplete 4\nread.numbers-unordered 9\n" },
		{ "the next row's name below the values of a row that has lost its own",
		  "2025Q2\n12 Gooi en\nBlaricum\nVechtstreek\n6\n15\n19\n9\n49\nEemnes\n5\n14\n17\n12\n48\nTotaal "
		  "AMR\n11\n29\n36\n21\n97\n",
		  "2025Q2 municipality 12 GM0317 Eemnes | - - - - - | - - | 1:11\n"
		  "2025Q2 region 12 - - | 11 29 36 21 97 | - - | 1:17\n",
		  "read.numbers-unplaced 5\nread.row-unsure 11\nread.region-inferred 11\n" },
		{ "the end of a page above the values of a total",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 "
		  "10\nTotaal\tAMR\nDisclaimer\tBronvermelding\tUWV\t\xC2\xA9\t2025\n1\n2\n3\n4\n10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n2025Q2 region 22 - - | 1 2 3 4 10 | - - | "
		  "1:5\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(extractors, counts_that_may_be_of_another_row_are_left_absent)
{
	static const struct layout cases[] = {
		{ "a value of the row above among those on the lines below a name",
		  "2025Q2\n24 Gorinchem Molenlanden 6 71 136 42 255\nVijfheerenlanden\n161\n12\n127\n257\n66\nTotaal AMR 29 "
		  "359 "
		  "637 173 1.198\n",
		  "2025Q2 municipality 24 GM1978 Molenlanden | 6 71 136 42 255 | - - | 1:2\n"
		  "2025Q2 municipality 24 GM1961 Vijfheerenlanden | - - - - - | - - | 1:4\n"
		  "2025Q2 region 24 - - | 29 359 637 173 1198 | - - | 1:9\n",
		  "read.row-unsure 4\n" },
		{ "two names above the values of one, the first of them mixed with the region's",
		  "2025Q2\n26 Drechtsteden Dordrecht 23 724 660 330 1.737\nHendrik-Ido26\nDrechtsteden "
		  "Ambacht\nPapendrecht\n2\n69\n73\n38\n182\nTotaal AMR 40 1.340 1.398 696 3.474\n",
		  "2025Q2 municipality 26 GM0505 Dordrecht | 23 724 660 330 1737 | - - | 1:2\n"
		  "2025Q2 municipality 26 GM0590 Papendrecht | - - - - - | - - | 1:6\n"
		  "2025Q2 region 26 - - | 40 1340 1398 696 3474 | - - | 1:11\n",
		  "read.text-in-table 3\nread.text-in-table 4\nread.row-unsure 6\n" },
		{ "a municipality between the parts of the region's name",
		  "2025Q2\n32 Helmond-De Gemert-Bakel\nPeel\nHelmond\n21\n108\n184\n48\n361\nTotaal AMR 21 108 184 48 361\n",
		  "2025Q2 municipality 32 GM0794 Helmond | - - - - - | - - | 1:5\n"
		  "2025Q2 region 32 - - | 21 108 184 48 361 | - - | 1:10\n",
		  "read.row-unsure 5\nread.region-inferred 5\n" },
		{ "a region's name and counts in the midst of its table: the municipality's name is lost",
		  "2025Q2\n26 Drechtsteden Dordrecht 23 724 660 330 1.737\n26 Drechtsteden 0 55 76 32 163\n26 Drechtsteden "
		  "Papendrecht 4 137 149 77 367\n26 Drechtsteden Totaal AMR 40 1.340 1.398 696 3.474\n",
		  "2025Q2 municipality 26 GM0505 Dordrecht | 23 724 660 330 1737 | - - | 1:2\n"
		  "2025Q2 municipality 26 GM0590 Papendrecht | 4 137 149 77 367 | - - | 1:4\n"
		  "2025Q2 region 26 - - | 40 1340 1398 696 3474 | - - | 1:5\n",
		  "read.numbers-unplaced 3\n" },
		{ "the same above the first row",
		  "2025Q2\n26 Drechtsteden 0 55 76 32 163\nPapendrecht 4 137 149 77 367\nTotaal AMR 40 1.340 1.398 696 3.474\n",
		  "2025Q2 region 26 - - | - - - - - | - - | 1:2\n"
		  "2025Q2 municipality 26 GM0590 Papendrecht | 4 137 149 77 367 | - - | 1:3\n"
		  "2025Q2 region 26 - - | 40 1340 1398 696 3474 | - - | 1:4\n",
		  "read.region-inferred 3\nread.row-unsure 2\n" },
		{ "a region's own total by its name, which is the sum of its rows",
		  "2025Q2\n26 Drechtsteden Dordrecht 23 724 660 330 1.737\nPapendrecht 4 137 149 77 367\n26 Drechtsteden 27 "
		  "861 "
		  "809 407 2.104\n",
		  "2025Q2 municipality 26 GM0505 Dordrecht | 23 724 660 330 1737 | - - | 1:2\n"
		  "2025Q2 municipality 26 GM0590 Papendrecht | 4 137 149 77 367 | - - | 1:3\n"
		  "2025Q2 region 26 - - | 27 861 809 407 2104 | - - | 1:4\n",
		  "" },
		{ "an absent count behind a name that stands beside the end of the region's",
		  "2025Q2\n7 Zaanstreek-     Edam-Volendam     25     73     107     41     246\nWaterland         Landsmeer   "
		  "             22      24      6      53\n                  Totaal AMR        25     95     131     47     "
		  "299\n",
		  "2025Q2 municipality 7 GM0385 Edam-Volendam | 25 73 107 41 246 | - - | 1:2\n"
		  "2025Q2 municipality 7 GM0415 Landsmeer | - - - - - | - - | 1:3\n"
		  "2025Q2 region 7 - - | 25 95 131 47 299 | - - | 1:4\n",
		  "read.row-incomplete 3\n" },
		{ "a table that lost its total, and a heading of another region",
		  "2025Q2 Haaglanden\n20 Haaglanden Delft 11 447 443 150 1.051\n2025Q2 Gorinchem\nVijfheerenlanden 12 127 257 "
		  "66 "
		  "462\nTotaal AMR 29 359 637 173 1.198\n",
		  "2025Q2 municipality 20 GM0503 Delft | 11 447 443 150 1051 | - - | 1:2\n"
		  "2025Q2 municipality 24 GM1961 Vijfheerenlanden | 12 127 257 66 462 | - - | 1:4\n"
		  "2025Q2 region 24 - - | 29 359 637 173 1198 | - - | 1:5\n",
		  "read.total-missing 2\n" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(extractors, a_region_that_wraps_beside_the_rows_is_no_municipality)
{
	static const struct layout cases[] = {
		{ "at each row, and at the total: pdftotext -layout of a printed sheet",
		  "2025Q2\n10 Groot     Diemen       1     108     64     41     214\nAmsterdam\n10 Groot     Ouder-Amstel   5 "
		  "   "
		  "34     26     15     80\nAmsterdam\n10 Groot     Totaal AMR     6     142     90     56     "
		  "294\nAmsterdam\n",
		  "2025Q2 municipality 10 GM0384 Diemen | 1 108 64 41 214 | - - | 1:2\n"
		  "2025Q2 municipality 10 GM0437 Ouder-Amstel | 5 34 26 15 80 | - - | 1:4\n"
		  "2025Q2 region 10 - - | 6 142 90 56 294 | - - | 1:6\n",
		  "" },
		{ "a blank behind its last line",
		  "2025Q2\n8 Zuid-      Beverwijk     146     40     241     28     455\nKennemerland Bloemendaal     19     "
		  "12     "
		  "37     6     74\nen IJmond\n             Totaal AMR     165     52     278     34     529\n",
		  "2025Q2 municipality 8 GM0375 Beverwijk | 146 40 241 28 455 | - - | 1:2\n"
		  "2025Q2 municipality 8 GM0377 Bloemendaal | 19 12 37 6 74 | - - | 1:3\n"
		  "2025Q2 region 8 - - | 165 52 278 34 529 | - - | 1:5\n",
		  "" },
		{ "beside a name whose halves stand above and below its counts",
		  "2025Q2\n18 Zuid-Holland       Lansingerland      4     93     131     31     259\nCentraal              "
		  "Leidschendam-\n                              8     337     287     47     679\n                      "
		  "Voorburg\n        Totaal AMR      12     430     418     78     938\n",
		  "2025Q2 municipality 18 GM1621 Lansingerland | 4 93 131 31 259 | - - | 1:2\n"
		  "2025Q2 municipality 18 GM1916 Leidschendam-Voorburg | 8 337 287 47 679 | - - | 1:4\n"
		  "2025Q2 region 18 - - | 12 430 418 78 938 | - - | 1:6\n",
		  "" },
		{ "beside the second half of a name",
		  "2025Q2\n             Delft      11     447     443     150     1.051\n             Midden-     0     29     "
		  "51     "
		  "17     97\n20 Haaglanden Delfland\n             Totaal AMR     11     476     494     167     1.148\n",
		  "2025Q2 municipality 20 GM0503 Delft | 11 447 443 150 1051 | - - | 1:2\n"
		  "2025Q2 municipality 20 GM1842 Midden-Delfland | 0 29 51 17 97 | - - | 1:3\n"
		  "2025Q2 region 20 - - | 11 476 494 167 1148 | - - | 1:5\n",
		  "" },
		{ "on a line between the halves of a name",
		  "2025Q2\n        Lansingerland      4     93     131     31     259\n        Pijnacker-      21     109     "
		  "144   "
		  "  26     300\n18 Zuid-\n        Nootdorp\nHolland\nCentraal   Voorschoten     3     61     59     14     "
		  "137\n      "
		  "  Totaal AMR      28     263     334     71     696\n",
		  "2025Q2 municipality 18 GM1621 Lansingerland | 4 93 131 31 259 | - - | 1:2\n"
		  "2025Q2 municipality 18 GM1926 Pijnacker-Nootdorp | 21 109 144 26 300 | - - | 1:3\n"
		  "2025Q2 municipality 18 GM0626 Voorschoten | 3 61 59 14 137 | - - | 1:7\n"
		  "2025Q2 region 18 - - | 28 263 334 71 696 | - - | 1:8\n",
		  "" },
		{ "beside a name that breaks before its hyphen",
		  "2025Q2\n26 Drechtsteden Dordrecht 23 724 660 330 1.737\nHardinxveld\n-Giessendam\n0 55 76 32 163\nTotaal "
		  "AMR 23 "
		  "779 736 362 1.900\n",
		  "2025Q2 municipality 26 GM0505 Dordrecht | 23 724 660 330 1737 | - - | 1:2\n"
		  "2025Q2 municipality 26 GM0523 Hardinxveld-Giessendam | 0 55 76 32 163 | - - | 1:5\n"
		  "2025Q2 region 26 - - | 23 779 736 362 1900 | - - | 1:6\n",
		  "" },
		{ "its number alone in its column, beside a municipality of the same name",
		  "2025Q2\n24               Gorinchem      11     161     244     65     481\nGorinchem        Molenlanden     "
		  "6     71  "
		  "   136     42     255\n                 Totaal AMR     17     232     380     107     736\n",
		  "2025Q2 municipality 24 GM0512 Gorinchem | 11 161 244 65 481 | - - | 1:2\n"
		  "2025Q2 municipality 24 GM1978 Molenlanden | 6 71 136 42 255 | - - | 1:3\n"
		  "2025Q2 region 24 - - | 17 232 380 107 736 | - - | 1:4\n",
		  "" },
		{ "on three lines before a name on two",
		  "2025Q2\nLansingerland 4 93 131 31 259\n18 Zuid-\nHolland\nCentraal\nLeidschendam-\nVoorburg\n8 337 287 47 "
		  "679\nTotaal AMR 12 430 418 78 938\n",
		  "2025Q2 municipality 18 GM1621 Lansingerland | 4 93 131 31 259 | - - | 1:2\n"
		  "2025Q2 municipality 18 GM1916 Leidschendam-Voorburg | 8 337 287 47 679 | - - | 1:8\n"
		  "2025Q2 region 18 - - | 12 430 418 78 938 | - - | 1:9\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(extractors, a_page_on_one_line_is_broken_into_rows)
{
	static const struct layout cases[] = {
		{ "pdf.js, its items joined by blanks",
		  "Transparantie van klantprofielen tweede kwartaal 2025 Groningen Arbeidsmarktregio   Gemeente   "
		  "Gemeentecli\xC3\xABnten   Profiel "
		  "in Sonar   Geen profiel in Sonar   UWV-cli\xC3\xABnten   Profiel in Sonar   Geen profiel in Sonar   Totaal "
		  "in Sonar   1 "
		  "Groningen   Aa en Hunze   11   54   96   29   190   Assen   90   348   577   160   1.175   Totaal AMR   101 "
		  "  402   673   "
		  "189   1.365   Disclaimer UWV \xC2\xA9 2025\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:1\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 577 160 1175 | - - | 1:1\n"
		  "2025Q2 region 1 - - | 101 402 673 189 1365 | - - | 1:1\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(extractors, numbers_that_ran_together_are_an_error)
{
	static const struct layout cases[] = {
		{ "of one row",
		  "2025Q2\n1 Groningen Aa en Hunze 11 54 96 29 190\nAssen 903485771601175\nTotaal AMR 101 402 673 189 1.365\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:2\n"
		  "2025Q2 municipality 1 GM0106 Assen | - - - - - | - - | 1:3\n"
		  "2025Q2 region 1 - - | 101 402 673 189 1365 | - - | 1:4\n",
		  "read.numbers-fused 3\n" },
		{ "dots and all, of a total",
		  "2025Q2\n1 Groningen Aa en Hunze 11 54 96 29 190\nAssen 90 348 577 160 1.175\nTotaal AMR 1014026731891.365\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:2\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 577 160 1175 | - - | 1:3\n"
		  "2025Q2 region 1 - - | - - - - - | - - | 1:4\n",
		  "read.numbers-fused 4\n" },
	};
	EXPECT_LAYOUTS(cases);

	const char *text = "2025Q2\nAssen 49313131259\nEmmen 123451234512345\n22 Rijnmond Rotterdam 1 2 3 4 10\n";
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_expect_eq(klp_parse_memory(dataset, text, strlen(text), NULL, &error), KLP_FORMAT);
	cr_expect_eq(klp_error_line(error), 2);
	cr_expect(strstr(klp_error_message(error), "49313131259") != NULL, "%s", klp_error_message(error));
	cr_expect_eq(klp_dataset_rows(dataset), 0);
	cr_expect_eq(klp_dataset_notes(dataset), 0);
	klp_error_free(error);
	klp_dataset_free(dataset);
}

Test(extractors, a_note_of_lost_numbers_is_an_error)
{
	klp_dataset *dataset = reading_parse(
		"2025Q2\n1 Groningen Aa en Hunze 11 54 96 29 190\nAssen 903485771601175\nTotaal AMR 1 2 3 4 10\n");
	cr_assert_eq(klp_dataset_notes(dataset), 1);
	cr_expect_eq(klp_note_severity(klp_dataset_note(dataset, 0)), KLP_SEVERITY_ERROR);
	klp_dataset_free(dataset);
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

Test(extractors, any_allocation_may_fail)
{
	char columns[] =
		"2025Q2\n1 Groningen\nAa en\nHunze\nAssen\nTotaal AMR\n11\n90\n101\n54\n348\n402\n96\n577\n673\n29\n160\n"
		"189\n190\n1.175\n1.365\n";
	char page[600] = "tweede kwartaal 2025 Groningen 1 Groningen";
	for (int i = 0; i < 16; i++)
		strcat(page, " Aa en Hunze 11 54 96 29 190");
	char fused[] = "2025Q2\n1 Groningen Aa en Hunze 11 54 96 29 190\nAssen 903485771601175\nTotaal AMR 1 2 3 4 10\n";
	failing_install();
	failing_each("columns one after another", parse_text, columns, 1);
	failing_each("a page on one line", parse_text, page, 1);
	failing_each("a row that has run together", parse_text, fused, 1);
}
