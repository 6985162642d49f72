/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How tables are printed, wrapped, cut and mistyped: small texts, and the rows and notes they must give. */

#include "read/reading.h"

#include <criterion/criterion.h>

Test(layouts, names_wrap_and_are_joined_again)
{
	static const struct layout cases[] = {
		{ "the counts on the last line, the first of them looking like a region's number",
		  "2025Q2\n18 Zuid-Holland\nCentraal\nLeidschendam-\nVoorburg\n8 337 287 47 679\nTotaal AMR 8 337 287 47 679\n",
		  "2025Q2 municipality 18 GM1916 Leidschendam-Voorburg | 8 337 287 47 679 | - - | 1:6\n"
		  "2025Q2 region 18 - - | 8 337 287 47 679 | - - | 1:7\n",
		  "" },
		{ "the counts between the halves of the name",
		  "2025Q2\n18 Zuid-Holland\nCentraal\nLeidschendam- 8 337 287 47 679\nVoorburg\nTotaal AMR 8 337 287 47 679\n",
		  "2025Q2 municipality 18 GM1916 Leidschendam-Voorburg | 8 337 287 47 679 | - - | 1:4\n"
		  "2025Q2 region 18 - - | 8 337 287 47 679 | - - | 1:6\n",
		  "" },
		{ "a second half that is a region's name",
		  "2025Q2\n9 Twente Almelo 1 2 3 4 10\nHof van\nTwente 1 2 3 4 10\nTotaal AMR 2 4 6 8 20\n",
		  "2025Q2 municipality 9 GM0141 Almelo | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 9 GM1735 Hof van Twente | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 9 - - | 2 4 6 8 20 | - - | 1:5\n",
		  "" },
		{ "a second half that is a municipality of its own",
		  "2025Q2\n1 Groningen\nGroningen 1 2 3 4 10\nMidden-\nGroningen 1 2 3 4 10\nTotaal\nAMR 2 4 6 8 20\n",
		  "2025Q2 municipality 1 GM0014 Groningen | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 municipality 1 GM1952 Midden-Groningen | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 region 1 - - | 2 4 6 8 20 | - - | 1:7\n",
		  "" },
		{ "a region's name that wraps into the first row",
		  "2025Q2\n25 Rijk van\nNijmegen Beuningen 19 81 141 24 265\nTotaal AMR 19 81 141 24 265\n",
		  "2025Q2 municipality 25 GM0209 Beuningen | 19 81 141 24 265 | - - | 1:3\n"
		  "2025Q2 region 25 - - | 19 81 141 24 265 | - - | 1:4\n",
		  "" },
		{ "a region over two lines, and one word that is region and municipality",
		  "2025Q2\n7 Zaanstreek-\nWaterland\nWaterland 2 38 37 10 87\nTotaal AMR 2 38 37 10 87\n",
		  "2025Q2 municipality 7 GM0852 Waterland | 2 38 37 10 87 | - - | 1:4\n"
		  "2025Q2 region 7 - - | 2 38 37 10 87 | - - | 1:5\n",
		  "" },
		{ "the same word twice on a line",
		  "2025Q2\n24 Gorinchem Gorinchem 11 161 244 65 481\nTotaal AMR 11 161 244 65 481\n",
		  "2025Q2 municipality 24 GM0512 Gorinchem | 11 161 244 65 481 | - - | 1:2\n"
		  "2025Q2 region 24 - - | 11 161 244 65 481 | - - | 1:3\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(layouts, regions_are_told_from_what_is_printed_and_else_from_the_municipalities)
{
	static const struct layout cases[] = {
		{ "the name after the total, twice",
		  "2025Q2\nRotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n22 Rijnmond\nDelft 1 2 3 4 10\nTotaal AMR 1 2 3 4 "
		  "10\n20 Haaglanden\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 region 20 - - | 1 2 3 4 10 | - - | 1:6\n",
		  "" },
		{ "only in the heading of the page, over two lines",
		  "Transparantie van klantprofielen\n2025Q2 Zuid-Kennemerland\n en IJmond\nVelsen 1 2 3 4 10\nTotaal AMR 1 2 3 "
		  "4 10\n",
		  "2025Q2 municipality 8 GM0453 Velsen | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 8 - - | 1 2 3 4 10 | - - | 1:5\n",
		  "" },
		{ "in the midst of the rows, where a layout centres it",
		  "2025Q2\nRotterdam 1 2 3 4 10\n22 Rijnmond Schiedam 1 2 3 4 10\nMaassluis 1 2 3 4 10\nTotaal AMR 3 6 9 12 "
		  "30\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 municipality 22 GM0556 Maassluis | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 3 6 9 12 30 | - - | 1:5\n",
		  "" },
		{ "on a line of its own in the midst of the rows",
		  "2025Q2\nRotterdam 1 2 3 4 10\n22 Rijnmond\nSchiedam 1 2 3 4 10\nTotaal AMR 2 4 6 8 20\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 2 4 6 8 20 | - - | 1:5\n",
		  "" },
		{ "nowhere: the municipalities tell, and a note says so",
		  "2025Q2\nRotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.region-inferred 2\n" },
		{ "a list of municipalities all over the country", "2025Q2\nAmsterdam 1 2 3 4 10\nRotterdam 1 2 3 4 10\n",
		  "2025Q2 municipality 10 GM0363 Amsterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:3\n",
		  "read.total-missing 3\nread.region-inferred 2\n" },
		{ "with the number of an older list", "2025Q2\n26 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.region-number 2\n" },
		{ "with the number alone", "2025Q2\n22 Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "" },
		{ "printed under another region than theirs",
		  "2025Q2\n20 Haaglanden Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 20 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 20 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.region-mismatch 2\n" },
		{ "a table of regions, with the country below it",
		  "2025Q2\n22 Rijnmond 1 2 3 4 10\n2 Friesland 1 2 3 4 10\nTotaal 2 4 6 8 20\n",
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:2\n2025Q2 region 2 - - | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 country 0 - - | 2 4 6 8 20 | - - | 1:4\n",
		  "read.regions-missing 4\n" },
		{ "a total that names its region", "2025Q2\nRotterdam 1 2 3 4 10\nTotaal Rijnmond 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(layouts, editions_are_told_by_headings_in_many_ways)
{
#define ONE_ROW(edition)                                                           \
	edition " municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n" edition \
			" region 22 - - | 1 2 3 4 10 | - - | 1:3\n"
#define TABLE "22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n"
	static const struct layout cases[] = {
		{ "ordinal in a word", "Eerste kwartaal 2024\n" TABLE, ONE_ROW("2024Q1"), "" },
		{ "ordinal in a number", "4e kwartaal 2024\n" TABLE, ONE_ROW("2024Q4"), "" },
		{ "with van", "derde kwartaal van 2024\n" TABLE, ONE_ROW("2024Q3"), "" },
		{ "number after", "kwartaal 3 2024\n" TABLE, ONE_ROW("2024Q3"), "" },
		{ "code", "2024Q3\n" TABLE, ONE_ROW("2024Q3"), "" },
		{ "code in two words", "Q3 2024\n" TABLE, ONE_ROW("2024Q3"), "" },
		{ "code of Statistics Netherlands", "2024KW03\n" TABLE, ONE_ROW("2024Q3"), "" },
		{ "reference date", "Peildatum 30 september 2024\n" TABLE, ONE_ROW("2024Q3"), "" },
		{ "behind the title", "Transparantie van klantprofielen, derde kwartaal 2024\n" TABLE, ONE_ROW("2024Q3"), "" },
		{ "behind the title, twice, and each begins a page",
		  "Transparantie klantprofielen Q1 2024\n" TABLE "Transparantie klantprofielen Q2 2024\n" TABLE,
		  ONE_ROW("2024Q1") "2024Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 2:5\n"
		                    "2024Q2 region 22 - - | 1 2 3 4 10 | - - | 2:6\n",
		  "" },
		{ "in Markdown", "# **Derde kwartaal 2024**\n" TABLE, ONE_ROW("2024Q3"), "" },
		{ "in a sentence, when nothing else tells", "Dit zijn de cijfers van het derde kwartaal 2024.\n" TABLE,
		  ONE_ROW("2024Q3"), "read.edition-in-text 2\n" },
		{ "a heading goes before a sentence", "derde kwartaal 2024, vergeleken met het tweede kwartaal 2024\n" TABLE,
		  ONE_ROW("2024Q3"), "" },
		{ "not a quarter", "vijfde kwartaal 2024\n" TABLE, ONE_ROW("-"), "read.edition-missing 2\n" },
		{ "below the table", TABLE "derde kwartaal 2024\n",
		  "2024Q3 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:1\n"
		  "2024Q3 region 22 - - | 1 2 3 4 10 | - - | 1:2\n",
		  "" },
		{ "two in one text", "eerste kwartaal 2024\n" TABLE "tweede kwartaal 2024\n" TABLE,
		  ONE_ROW("2024Q1") "2024Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:5\n"
		                    "2024Q2 region 22 - - | 1 2 3 4 10 | - - | 1:6\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(layouts, nothing_odd_is_dropped_in_silence)
{
	static const struct layout cases[] = {
		{ "a name with a mistake in it", "2025Q2\n22 Rijnmond Rotterdan 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 - Rotterdan | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.unknown-municipality 2\n" },
		{ "cells that hold no count", "2025Q2\n22 Rijnmond Rotterdam 1,5 2 n.b. <5 1.09\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | - 2 - - - | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.not-a-count 2\nread.not-a-count 2\nread.not-a-count 2\nread.not-a-count 2\n" },
		{ "too few numbers and too many",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 10\nSchiedam 1 2 3 4 5 15\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | - - - - - | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | - - - - - | - - | 1:3\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.row-incomplete 2\nread.row-incomplete 3\n" },
		{ "words between rows",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nkoffievlek\nSchiedam 1 2 3 4 10\nTotaal AMR 2 4 6 8 20\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 2 4 6 8 20 | - - | 1:5\n",
		  "read.text-in-table 3\n" },
		{ "page furniture between rows is nothing odd",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nPagina 3 van 9\n3\nVolg ons\nProfiel in\nSonar\nSchiedam 1 2 3 4 "
		  "10\nTotaal AMR 2 4 6 8 20\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:8\n"
		  "2025Q2 region 22 - - | 2 4 6 8 20 | - - | 1:9\n",
		  "" },
		{ "five numbers of nobody",
		  "2025Q2\n2021 2022 2023 2024 2025\n22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.numbers-unplaced 2\n" },
		{ "a table that ends in the middle", "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nSchiedam 1 2 3",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | - - - - - | - - | 1:3\n",
		  "read.row-incomplete 3\nread.total-missing 3\n" },
		{ "a municipality of another year", "2025Q2\n22 Rijnmond Brielle 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0501 Brielle | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.other-year 2\n" },
		{ "an edition newer than what is known", "2031Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n",
		  "2031Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2031Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.territory-year 2\n" },
		{ "a register of no region",
		  "2025Q2\nHet doelgroepregister bevat in totaal 500 personen.\nNederland 1 2 3 4 10\n",
		  "2025Q2 country 0 - - | 1 2 3 4 10 | - - | 1:3\n", "read.register-unplaced 2\n" },
	};
	EXPECT_LAYOUTS(cases);
}

/* What pdftotext, mutool and their like make of one and the same table. */
Test(layouts, extractors_part_cells_and_lines_in_their_own_ways)
{
	static const struct layout cases[] = {
		{ "one cell a line",
		  "2025Q2\n22 Rijnmond\nCapelle aan den\nIJssel\n1\n2\n3\n4\n10\n\nSchiedam\n1\n2\n3\n4\n10\nTotaal "
		  "AMR\n2\n4\n6\n8\n20\n7\n",
		  "2025Q2 municipality 22 GM0502 Capelle aan den IJssel | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:12\n"
		  "2025Q2 region 22 - - | 2 4 6 8 20 | - - | 1:18\n",
		  "" },
		{ "a row that goes on below", "2025Q2\n22 Rijnmond Rotterdam 1\n2 3 4 10\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "" },
		{ "a name and its counts over three lines",
		  "2025Q2\n18 Zuid-Holland Centraal Leidschendam- 8 337 287\n47 679\nVoorburg\nTotaal AMR 8 337 287 47 679\n",
		  "2025Q2 municipality 18 GM1916 Leidschendam-Voorburg | 8 337 287 47 679 | - - | 1:2\n"
		  "2025Q2 region 18 - - | 8 337 287 47 679 | - - | 1:5\n",
		  "" },
		{ "a row that lacks a count, and the number of a page below it, which is none",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4\n17\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | - - - - - | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.row-incomplete 2\n" },
		{ "the last words of a column last",
		  "2025Q2\n22 Rijnmond\nRotterdam\n1\n2\n3\n4\n10\n1\n2\n3\n4\n10\nTotaal AMR\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:9\n",
		  "" },
		{ "one cell a line, and one cell lost",
		  "2025Q2\n22 Rijnmond\nRotterdam\n1\n2\n3\n4\nSchiedam\n1\n2\n3\n4\n10\nTotaal AMR\n2\n4\n6\n8\n20\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | - - - - - | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:9\n"
		  "2025Q2 region 22 - - | 2 4 6 8 20 | - - | 1:15\n",
		  "read.row-incomplete 4\n" },
		{ "one cell a line, and the name lost",
		  "2025Q2\n22 Rijnmond\nRotterdam\n1\n2\n3\n4\n10\n1\n2\n3\n4\n10\nSchiedam\n1\n2\n3\n4\n10\nTotaal "
		  "AMR\n3\n6\n9\n12\n30\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:15\n"
		  "2025Q2 region 22 - - | 3 6 9 12 30 | - - | 1:21\n",
		  "read.numbers-unplaced 9\n" },
		{ "one cell a line, and a name misspelt",
		  "2025Q2\n22 Rijnmond\nRotterdam\n1\n2\n3\n4\n10\nSchiedan\n1\n2\n3\n4\n10\nTotaal AMR\n2\n4\n6\n8\n20\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 - Schiedan | 1 2 3 4 10 | - - | 1:10\n"
		  "2025Q2 region 22 - - | 2 4 6 8 20 | - - | 1:16\n",
		  "read.unknown-municipality 10\n" },
		{ "the region wraps in a column of its own",
		  "2025Q2\n 8 Zuid-Kennemerland    Beverwijk       146   40   241   28   455\n   en IJmond            "
		  "Bloemendaal      19   12    37    6    74\n"
		  "                        Totaal AMR      165   52   278   34   529\n",
		  "2025Q2 municipality 8 GM0375 Beverwijk | 146 40 241 28 455 | - - | 1:2\n"
		  "2025Q2 municipality 8 GM0377 Bloemendaal | 19 12 37 6 74 | - - | 1:3\n"
		  "2025Q2 region 8 - - | 165 52 278 34 529 | - - | 1:4\n",
		  "" },
		{ "the region on the line of the counts, the name above and below it",
		  "2025Q2\n              Achtkarspe-\n2 Friesland                  9 130 224 50 413\n              len\n"
		  "              Ameland        0   5  12 10  27\nTotaal AMR 9 135 236 60 440\n",
		  "2025Q2 municipality 2 GM0059 Achtkarspe-len | 9 130 224 50 413 | - - | 1:3\n"
		  "2025Q2 municipality 2 GM0060 Ameland | 0 5 12 10 27 | - - | 1:5\n"
		  "2025Q2 region 2 - - | 9 135 236 60 440 | - - | 1:6\n",
		  "" },
		{ "the region wraps beside a name that wraps",
		  "2025Q2\n7 Zaanstreek-     Edam-          25   73   107   41   246\nWaterland         Volendam\n25 Rijk van  "
		  "     Beuningen  1 2 3 4 10\n"
		  "Nijmegen\n                  Nijmegen   1 2 3 4 10\n",
		  "2025Q2 municipality 7 GM0385 Edam-Volendam | 25 73 107 41 246 | - - | 1:2\n"
		  "2025Q2 municipality 25 GM0209 Beuningen | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 25 GM0268 Nijmegen | 1 2 3 4 10 | - - | 1:6\n",
		  "read.total-missing 2\nread.total-missing 6\n" },
	};
	EXPECT_LAYOUTS(cases);
}

/* A row of cells that hold a dot for what is not known has as many of them as it has columns. */
Test(layouts, a_table_of_contents_holds_no_counts)
{
	static const struct layout cases[] = {
		{ "dots that lead to the number of a page",
		  "2025Q2\nInhoud\n9 Twente .......... 3\n22 Rijnmond . . . . . . . . . . 4\n25 Rijk van Nijmegen "
		  "\xE2\x80\xA6\xE2\x80\xA6\xE2\x80\xA6 5\n"
		  "22 Rijnmond\nRotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:7\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:8\n",
		  "" },
		{ "two columns of them, the first words of which are municipalities as well",
		  "2025Q2\n1 Groningen.......... 3 24 Gorinchem.......... 26\n2 Friesland.......... 4 25 Rijk van "
		  "Nijmegen.......... 27\n"
		  "24 Gorinchem\nGorinchem 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 24 GM0512 Gorinchem | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 region 24 - - | 1 2 3 4 10 | - - | 1:6\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(layouts, registers_stand_with_their_region)
{
	static const struct layout cases[] = {
		{ "named, over two lines, parted from its percentage sign",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\nIn de arbeidsmarktregio Rijnmond bevat "
		  "het\n"
		  "doelgroepregister banenafspraak in totaal 19.222 personen. Daarvan is 74 % bekend.\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | 19222 74 | 1:3\n",
		  "" },
		{ "unnamed, after each table",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\nHet doelgroepregister telt 50 personen, "
		  "20% is bekend.\n"
		  "20 Haaglanden Delft 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\nHet doelgroepregister telt 40 personen, 25% is "
		  "bekend.\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | 50 20 | 1:3\n"
		  "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 region 20 - - | 1 2 3 4 10 | 40 25 | 1:6\n",
		  "" },
		{ "with a percentage that none can be, which is left out",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n"
		  "Het doelgroepregister telt 50 personen, waarvan 123456% bekend.\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | 50 - | 1:3\n",
		  "" },
		{ "of a region whose total is missing",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nIn de arbeidsmarktregio Rijnmond bevat het doelgroepregister 50 "
		  "personen.\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | - - - - - | 50 - | 1:3\n",
		  "read.total-missing 2\n" },
		{ "a sentence is told once, though words between it and a heading with a year are looked at again",
		  "2021Q3\nNederland 1 2 3 4 10\nIn heel Nederland telt het doelgroepregister 172 personen. Daarvan is 24% "
		  "bekend in Sonar.\n"
		  "Terug naar boven\n6 Flevoland\nKlantprofielen in Flevoland, derde kwartaal 2021\nUrk 1 2 3 4 10\nTotaal AMR "
		  "1 2 3 4 10\n",
		  "2021Q3 country 0 - - | 1 2 3 4 10 | 172 24 | 1:2\n"
		  "2021Q3 municipality 6 GM0184 Urk | 1 2 3 4 10 | - - | 1:7\n"
		  "2021Q3 region 6 - - | 1 2 3 4 10 | - - | 1:8\n",
		  "read.regions-missing 2\n" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(layouts, pipe_tables_know_their_cells)
{
	static const struct layout cases[] = {
		{ "blanks and dots part thousands where the cell is known",
		  "2025Q2\n\n| Regio | Gemeente | a | b | c | d | e |\n|--|--|--|--|--|--|--|\n| 22 Rijnmond | Rotterdam | 12 "
		  "310 | 1\xC2\xA0"
		  "175 | 1.097 | 0 | 1 |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 12310 1175 1097 0 1 | - - | 1:5\n",
		  "read.columns-by-order 3\nread.total-missing 5\n" },
		{ "headings rule over the order of the columns",
		  "2025Q2\n| Gemeente | Totaal | UWV geen profiel | UWV profiel | Gemeente geen profiel | Gemeente profiel |\n"
		  "|---|---|---|---|---|---|\n| Rotterdam | 10 | 4 | 3 | 2 | 1 |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n",
		  "read.total-missing 4\nread.region-inferred 4\n" },
		{ "an empty cell is absent, a nil is not",
		  "2025Q2\n| | Gemeente | | | | | |\n|---|---|---|---|---|---|---|\n| 22 Rijnmond | Rotterdam | | 0 | 3 | x | "
		  "10 |\n"
		  "| | Schiedam | 1 | 2 | 3 | 4 | 10 |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | - 0 3 - 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:5\n",
		  "read.not-a-count 4\nread.total-missing 5\n" },
		{ "the region repeated in each row, and the next one without a total between",
		  "2025Q2\n| Regio | Gemeente | a | b | c | d | e |\n|---|---|---|---|---|---|---|\n"
		  "| 22 Rijnmond | Rotterdam | 1 | 2 | 3 | 4 | 10 |\n| 22 Rijnmond | Schiedam | 1 | 2 | 3 | 4 | 10 |\n"
		  "| 20 Haaglanden | Delft | 1 | 2 | 3 | 4 | 10 |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 1:6\n",
		  "read.columns-by-order 2\nread.total-missing 5\nread.total-missing 6\n" },
		{ "a row that ends before its columns do",
		  "2025Q2\n| Regio | Gemeente | a | b | c | d | e |\n|---|---|---|---|---|---|---|\n"
		  "| 22 Rijnmond | Rotterdam | 1 | 2 | 3 | 4 | 10 |\n| | Schiedam | 1 | 2 |\n|\n| 22 Rijnmond |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | - - - - - | - - | 1:5\n",
		  "read.columns-by-order 2\nread.row-incomplete 5\nread.total-missing 5\n" },
		{ "markup in cells",
		  "2025Q2\n| Regio | Gemeente | a | b | c | d | e |\n|---|---|---|---|---|---|---|\n"
		  "| **22 Rijnmond** | <b>Krimpen aan<br>den&nbsp;IJssel</b> | **1** | _2_ | <i>3</i> | 4 | 10 |\n",
		  "2025Q2 municipality 22 GM0542 Krimpen aan den IJssel | 1 2 3 4 10 | - - | 1:4\n",
		  "read.columns-by-order 2\nread.total-missing 4\n" },
	};
	EXPECT_LAYOUTS(cases);
}
