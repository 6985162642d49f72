/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is odd in a document: it is read right, or left absent, and told; never guessed and never passed over. Each case was
 * once read wrong, or lost. */

#include "read/reading.h"

#include <criterion/criterion.h>

Test(oddities, a_row_is_never_lost_for_a_cell_that_is_no_count)
{
	static const struct layout cases[] = {
		{ "words and signs that nobody foresaw",
		  "2025Q2\n"
		  "1 Groningen Aa en Hunze 11 54 96 29 190\n"
		  "Assen 90 348 geheim 160 1.175\n"
		  "Assen 90 348 1-4 160 1.175\n"
		  "Assen 90 348 \342\211\2445 160 1.175\n"
		  "Assen 90 348 #N/B 160 1.175\n"
		  "Assen 90 348 90* 160 1.175\n"
		  "Assen 90 348 1.17S 160 1.175\n"
		  "Assen 90 348 l1 160 1.175\n"
		  "Assen 90 348 \302\275 160 1.175\n"
		  "Assen 90 348 ?? 160 1.175\n"
		  "Totaal AMR 392 3.377 5.460 1.373 10.602\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:2\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 - 160 1175 | - - | 1:3\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 - 160 1175 | - - | 1:4\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 - 160 1175 | - - | 1:5\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 - 160 1175 | - - | 1:6\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 - 160 1175 | - - | 1:7\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 - 160 1175 | - - | 1:8\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 - 160 1175 | - - | 1:9\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 - 160 1175 | - - | 1:10\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 - 160 1175 | - - | 1:11\n"
		  "2025Q2 region 1 - - | 392 3377 5460 1373 10602 | - - | 1:12\n",
		  "read.not-a-count 3\n"
		  "read.not-a-count 4\n"
		  "read.not-a-count 5\n"
		  "read.not-a-count 6\n"
		  "read.not-a-count 7\n"
		  "read.not-a-count 8\n"
		  "read.not-a-count 9\n"
		  "read.not-a-count 10\n"
		  "read.not-a-count 11\n" },
		{ "a comparison in two words, at the start and in the midst",
		  "2025Q2\n"
		  "1 Groningen Aa en Hunze 11 54 96 29 190\n"
		  "Pekela < 5 82 114 35 233\n"
		  "Assen 90 348 > 5 160 1.175\n"
		  "Totaal AMR 392 3.377 5.460 1.373 10.602\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:2\n"
		  "2025Q2 municipality 1 GM0765 Pekela | - 82 114 35 233 | - - | 1:3\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 - 160 1175 | - - | 1:4\n"
		  "2025Q2 region 1 - - | 392 3377 5460 1373 10602 | - - | 1:5\n",
		  "read.not-a-count 3\n"
		  "read.not-a-count 4\n" },
		{ "bars between the cells of a text",
		  "2025Q2\n"
		  "1 Groningen Aa en Hunze 11 54 96 29 190\n"
		  "Assen | 90 | 348 | 577 | 160 | 1.175\n"
		  "Totaal AMR 392 3.377 5.460 1.373 10.602\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:2\n"
		  "2025Q2 municipality 1 GM0106 Assen | 90 348 577 160 1175 | - - | 1:3\n"
		  "2025Q2 region 1 - - | 392 3377 5460 1373 10602 | - - | 1:4\n",
		  "" },
		{ "nothing but signs",
		  "2025Q2\n"
		  "1 Groningen Aa en Hunze 11 54 96 29 190\n"
		  "Assen n.b. n.b. n.b. n.b. n.b.\n"
		  "Totaal AMR 392 3.377 5.460 1.373 10.602\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:2\n"
		  "2025Q2 municipality 1 GM0106 Assen | - - - - - | - - | 1:3\n"
		  "2025Q2 region 1 - - | 392 3377 5460 1373 10602 | - - | 1:4\n",
		  "read.not-a-count 3\n"
		  "read.not-a-count 3\n"
		  "read.not-a-count 3\n"
		  "read.not-a-count 3\n"
		  "read.not-a-count 3\n" },
		{ "a letter in the place of a digit, in the row of the country",
		  "2025Q2\n"
		  "Nederland 11.99O 63.207 89.136 26.636 190.973\n",
		  "2025Q2 country 0 - - | - 63207 89136 26636 190973 | - - | 1:2\n", "read.not-a-count 2\n" },
		{ "a sentence that begins with a name is no row",
		  "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n"
		  "Rotterdam telde 1.097 mensen in 2024 en 1.175 in 2025\nSchiedam was 2024 en 2025 gelijk\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "" },
		{ "percentages are no counts",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "Aandeel met profiel\n"
		  "Rotterdam 12% 88% 77% 23% 53%\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(oddities, thousands_parted_by_blanks_are_read_where_the_columns_show)
{
	static const struct layout cases[] = {
		{ "gaps between the columns",
		  "2025Q2\n"
		  "1 Groningen Aa en Hunze 11 54 96 29 190\n"
		  "Eemsdelta   40   259   357   87   1 743\n"
		  "Totaal AMR   392   3 377   5 460   1 373   10 602\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:2\n"
		  "2025Q2 municipality 1 GM1979 Eemsdelta | 40 259 357 87 1743 | - - | 1:3\n"
		  "2025Q2 region 1 - - | 392 3377 5460 1373 10602 | - - | 1:4\n",
		  "" },
		{ "no-break spaces within numbers, plain blanks between them",
		  "2025Q2\n"
		  "1 Groningen Aa en Hunze 11 54 96 29 190\n"
		  "Pekela 2 82 1\302\240114 35 1\302\240233\n"
		  "Totaal AMR 392 3.377 5.460 1.373 10.602\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:2\n"
		  "2025Q2 municipality 1 GM0765 Pekela | 2 82 1114 35 1233 | - - | 1:3\n"
		  "2025Q2 region 1 - - | 392 3377 5460 1373 10602 | - - | 1:4\n",
		  "" },
		{ "a no-break space in a row that lacks a count",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Schiedam 33 681 780 1\302\240417\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | - - - - - | - - | 1:3\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.row-incomplete 3\n" },
		{ "plain blanks for both: it cannot be told",
		  "2025Q2\n"
		  "1 Groningen Aa en Hunze 11 54 96 29 190\n"
		  "Assen 90 348 577 160 1 175\n"
		  "Nederland 11 994 63 207 89 136 26 636 190 973\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:2\n"
		  "2025Q2 municipality 1 GM0106 Assen | - - - - - | - - | 1:3\n"
		  "2025Q2 country 0 - - | - - - - - | - - | 1:4\n",
		  "read.row-incomplete 3\n"
		  "read.total-missing 3\n"
		  "read.row-incomplete 4\n"
		  "read.regions-missing 4\n" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(oddities, totals_go_by_many_names)
{
	static const struct layout cases[] = {
		{ "after the region",
		  "2025Q2\n"
		  "1 Groningen Aa en Hunze 11 54 96 29 190\n"
		  "1 Groningen Totaal AMR 392 3.377 5.460 1.373 10.602\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:2\n"
		  "2025Q2 region 1 - - | 392 3377 5460 1373 10602 | - - | 1:3\n",
		  "" },
		{ "before the region",
		  "2025Q2\n"
		  "1 Groningen Aa en Hunze 11 54 96 29 190\n"
		  "Totaal AMR 1 Groningen 392 3.377 5.460 1.373 10.602\n",
		  "2025Q2 municipality 1 GM1680 Aa en Hunze | 11 54 96 29 190 | - - | 1:2\n"
		  "2025Q2 region 1 - - | 392 3377 5460 1373 10602 | - - | 1:3\n",
		  "" },
		{ "composed",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Eindtotaal 1 2 3 4 10\n"
		  "20 Haaglanden Delft 1 2 3 4 10\n"
		  "Regiototaal 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 20 - - | 1 2 3 4 10 | - - | 1:5\n",
		  "" },
		{ "short",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Tot. AMR 1 2 3 4 10\n"
		  "20 Haaglanden Delft 1 2 3 4 10\n"
		  "Total 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 20 - - | 1 2 3 4 10 | - - | 1:5\n",
		  "" },
		{ "of a municipality, which is no total of a region",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal Schiedam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 - Totaal Schiedam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.unknown-municipality 3\n" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(oddities, a_region_that_is_not_understood_is_not_taken_from_above)
{
	static const struct layout cases[] = {
		{ "misspelt in a text: its number and the municipality tell it",
		  "2025Q2\n"
		  "1 Groningen Oldambt 1 2 3 4 10\n"
		  "2 Frieslnd Leeuwarden 1 2 3 4 10\n"
		  "Ameland 1 2 3 4 10\n"
		  "Totaal AMR 2 4 6 8 20\n",
		  "2025Q2 municipality 1 GM1895 Oldambt | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 2 GM0080 Leeuwarden | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 municipality 2 GM0060 Ameland | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 2 - - | 2 4 6 8 20 | - - | 1:5\n",
		  "read.total-missing 2\n" },
		{ "misspelt in a cell: the municipalities tell it",
		  "2025Q2\n"
		  "| Regio | Gemeente | Gemeente profiel | Gemeente geen profiel | UWV profiel | UWV geen profiel | Totaal |\n"
		  "|---|---|---|---|---|---|---|\n"
		  "| Groningen | Oldambt | 1 | 2 | 3 | 4 | 10 |\n"
		  "| Frieslnd | Leeuwarden | 1 | 2 | 3 | 4 | 10 |\n"
		  "| Rijnmnd | Rotterdam | 1 | 2 | 3 | 4 | 10 |\n",
		  "2025Q2 municipality 1 GM1895 Oldambt | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 2 GM0080 Leeuwarden | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:6\n",
		  "read.total-missing 4\n"
		  "read.total-missing 5\n"
		  "read.total-missing 6\n"
		  "read.region-inferred 5\n"
		  "read.region-inferred 6\n" },
		{ "another one than the heading of the page",
		  "2025Q2 Friesland\n"
		  "22 Rijnmond Ameland 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 2 GM0060 Ameland | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 2 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.region-mismatch 2\n" },
		{ "behind the heading of the next page",
		  "2025Q2 Groningen\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "2025Q2 Friesland\n"
		  "2 Friesland\n"
		  "Totaal AMR 5 6 7 8 26\n",
		  "2025Q2 region 1 - - | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 2 - - | 5 6 7 8 26 | - - | 1:5\n",
		  "" },
		{ "one municipality of another region",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Schiedam 1 2 3 4 10\n"
		  "Delft 1 2 3 4 10\n"
		  "Totaal AMR 3 6 9 12 30\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 municipality 22 GM0503 Delft | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 3 6 9 12 30 | - - | 1:5\n",
		  "read.other-region 4\n" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(oddities, editions_do_not_leak)
{
	static const struct layout cases[] = {
		{ "from a sentence that wraps",
		  "Transparantie van klantprofielen\n"
		  "2025Q2 Rijnmond\n"
		  "Dat is meer dan in het\n"
		  "tweede kwartaal 2024 met twee procent.\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:6\n",
		  "" },
		{ "into the country of the next publication",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "Nederland 1 2 3 4 10\n"
		  "2024Q1\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n"
		  "2024Q1 country 0 - - | 1 2 3 4 10 | - - | 1:4\n"
		  "2024Q1 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:6\n"
		  "2024Q1 region 22 - - | 1 2 3 4 10 | - - | 1:7\n",
		  "read.edition-unsure 4\n"
		  "read.regions-missing 4\n" },
		{ "into the midst of a table",
		  "2025Q1\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "2025Q2\n"
		  "Schiedam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q1 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:5\n",
		  "read.total-missing 2\n"
		  "read.region-inferred 4\n" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(oddities, registers_are_those_of_their_sentence)
{
	static const struct layout cases[] = {
		{ "two in one line",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "26 Drechtsteden Dordrecht 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "In de arbeidsmarktregio Rijnmond bevat het doelgroepregister 50 personen. In de arbeidsmarktregio "
		  "Drechtsteden bevat het doelgroepregister 40 personen, waarvan 25% bekend.\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | 50 - | 1:3\n"
		  "2025Q2 municipality 26 GM0505 Dordrecht | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 26 - - | 1 2 3 4 10 | 40 25 | 1:5\n",
		  "" },
		{ "another percentage first",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "Het doelgroepregister bevat 50 personen. Dat is 3% meer. Hiervan is 20% bekend in Sonar.\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | 50 20 | 1:3\n",
		  "" },
		{ "of the country",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "In heel Nederland bevat het doelgroepregister 423.000 personen.\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.register-unplaced 4\n" },
		{ "above each table",
		  "2025Q2 Rijnmond\n"
		  "Het doelgroepregister bevat 50 personen.\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "2025Q2 Haaglanden\n"
		  "Het doelgroepregister bevat 40 personen.\n"
		  "20 Haaglanden Delft 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | 50 - | 1:4\n"
		  "2025Q2 municipality 20 GM0503 Delft | 1 2 3 4 10 | - - | 1:7\n"
		  "2025Q2 region 20 - - | 1 2 3 4 10 | 40 - | 1:8\n",
		  "" },
		{ "written with a blank",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "Het doelgroepregister bevat 19 222 personen.\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | 19222 - | 1:3\n",
		  "" },
		{ "broken off",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "Het doelgroepregister bevat 19.\n"
		  "222 personen.\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.register-unplaced 4\n" },
		{ "a comma for the thousands",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "Het doelgroepregister bevat 19,222 personen.\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.register-unplaced 4\n" },
		{ "of a region that is not there",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n"
		  "In de arbeidsmarktregio Drechtsteden bevat het doelgroepregister 40 personen.\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n",
		  "read.register-unplaced 4\n" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(oddities, pipe_tables_are_not_read_askew)
{
	static const struct layout cases[] = {
		{ "a cell too many, and one too few",
		  "2025Q2\n"
		  "| Regio | Gemeente | Gemeente profiel | Gemeente geen profiel | UWV profiel | UWV geen profiel | Totaal |\n"
		  "|---|---|---|---|---|---|---|\n"
		  "| 22 Rijnmond | Rotterdam | 1 | 2 | 3 | 4 | 10 |\n"
		  "| | Schiedam | 0 | 1 | 2 | 3 | 4 | 10 |\n"
		  "| Maassluis | 1 | 2 | 3 | 4 | 10 |\n"
		  "| | Delft | 1 | 2 | 3 | 4 | 10 |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | - - - - - | - - | 1:5\n"
		  "2025Q2 municipality 22 GM0556 Maassluis | 1 2 3 4 10 | - - | 1:6\n"
		  "2025Q2 municipality 22 GM0503 Delft | 1 2 3 4 10 | - - | 1:7\n",
		  "read.row-incomplete 5\n"
		  "read.total-missing 7\n"
		  "read.other-region 7\n" },
		{ "the mark of a footnote, and a line break",
		  "2025Q2\n"
		  "| Regio | Gemeente | Gemeente profiel | Gemeente geen profiel | UWV profiel | UWV geen profiel | Totaal |\n"
		  "|---|---|---|---|---|---|---|\n"
		  "| 22 Rijnmond | Rotterdam | 15<sup>1</sup> | 12<br>500 | 3 | 4 | 10 |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | - - 3 4 10 | - - | 1:4\n",
		  "read.not-a-count 4\n"
		  "read.not-a-count 4\n"
		  "read.total-missing 4\n" },
		{ "headings that are another wording, in another order",
		  "2025Q2\n"
		  "| Gemeente | Gemeente zonder klantprofiel | Gemeente met klantprofiel | UWV zonder klantprofiel | UWV met "
		  "klantprofiel | Totaal |\n"
		  "|---|---|---|---|---|---|\n"
		  "| Rotterdam | 2 | 1 | 4 | 3 | 10 |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n",
		  "read.total-missing 4\n"
		  "read.region-inferred 4\n" },
		{ "headings of something else",
		  "2025Q2\n"
		  "| Gemeente | Inwoners | Profiel | Totaal | Register | Rang |\n"
		  "|---|---|---|---|---|---|\n"
		  "| Rotterdam | 650.000 | 2 | 3 | 10 | 5 |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | - - - - - | - - | 1:4\n",
		  "read.columns-unclear 2\n"
		  "read.total-missing 4\n"
		  "read.region-inferred 4\n" },
		{ "two tables, each with its own order",
		  "2025Q2\n"
		  "| Gemeente | Gemeente profiel | Gemeente geen profiel | UWV profiel | UWV geen profiel | Totaal |\n"
		  "|---|---|---|---|---|---|\n"
		  "| Rotterdam | 1 | 2 | 3 | 4 | 10 |\n"
		  "\n"
		  "| Gemeente | Totaal | UWV geen profiel | UWV profiel | Gemeente geen profiel | Gemeente profiel |\n"
		  "|---|---|---|---|---|---|\n"
		  "| Schiedam | 10 | 4 | 3 | 2 | 1 |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:8\n",
		  "read.total-missing 8\n"
		  "read.region-inferred 4\n" },
		{ "the country where regions stand",
		  "2025Q2\n"
		  "| Regio | Gemeente | Gemeente profiel | Gemeente geen profiel | UWV profiel | UWV geen profiel | Totaal |\n"
		  "|---|---|---|---|---|---|---|\n"
		  "| Nederland | | 1 | 2 | 3 | 4 | 10 |\n",
		  "2025Q2 country 0 - - | 1 2 3 4 10 | - - | 1:4\n", "" },
		{ "regions, of which some are municipalities too",
		  "2025Q2\n"
		  "| Arbeidsmarktregio | Gemeente profiel | Gemeente geen profiel | UWV profiel | UWV geen profiel | Totaal |\n"
		  "|---|---|---|---|---|---|\n"
		  "| Groningen | 1 | 2 | 3 | 4 | 10 |\n"
		  "| Friesland | 1 | 2 | 3 | 4 | 10 |\n"
		  "| Amersfoort | 1 | 2 | 3 | 4 | 10 |\n"
		  "| Totaal | 3 | 6 | 9 | 12 | 30 |\n",
		  "2025Q2 region 1 - - | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 region 2 - - | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 region 15 - - | 1 2 3 4 10 | - - | 1:6\n"
		  "2025Q2 country 0 - - | 3 6 9 12 30 | - - | 1:7\n",
		  "read.regions-missing 7\n" },
		{ "counts that are signs, and none at all",
		  "2025Q2\n"
		  "| Regio | Gemeente | Gemeente profiel | Gemeente geen profiel | UWV profiel | UWV geen profiel | Totaal |\n"
		  "|---|---|---|---|---|---|---|\n"
		  "| 22 Rijnmond | Rotterdam | 1 | 2 | 3 | 4 | 10 |\n"
		  "| | Vlaardingen | x | x | x | x | x |\n"
		  "| | Schiedan | 3 | | | | |\n"
		  "| | Maassluis | | | | | |\n"
		  "| | TOTAAL AMR | 1 | 2 | 3 | 4 | 10 |\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0622 Vlaardingen | - - - - - | - - | 1:5\n"
		  "2025Q2 municipality 22 - Schiedan | 3 - - - - | - - | 1:6\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:8\n",
		  "read.not-a-count 5\n"
		  "read.not-a-count 5\n"
		  "read.not-a-count 5\n"
		  "read.not-a-count 5\n"
		  "read.not-a-count 5\n"
		  "read.text-in-table 7\n"
		  "read.unknown-municipality 6\n" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(oddities, what_surrounds_rows_is_told)
{
	static const struct layout cases[] = {
		{ "regions in a text, of which some are municipalities too",
		  "2025Q2\n"
		  "Groningen 1 2 3 4 10\n"
		  "Friesland 1 2 3 4 10\n"
		  "Amersfoort 1 2 3 4 10\n"
		  "Totaal 3 6 9 12 30\n",
		  "2025Q2 region 1 - - | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 2 - - | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 region 15 - - | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 country 0 - - | 3 6 9 12 30 | - - | 1:5\n",
		  "read.regions-missing 5\n" },
		{ "more stray lines than a name can have",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "aa\n"
		  "bb\n"
		  "cc\n"
		  "dd\n"
		  "ee\n"
		  "ff\n"
		  "Schiedam 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Schiedam | 1 2 3 4 10 | - - | 1:9\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:10\n",
		  "read.text-in-table 3\n"
		  "read.text-in-table 4\n"
		  "read.text-in-table 5\n"
		  "read.text-in-table 6\n"
		  "read.text-in-table 7\n"
		  "read.text-in-table 8\n" },
		{ "a stray name with a number",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Schiedan 12\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.text-in-table 3\n" },
		{ "a misspelt name with four numbers",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Schiedan 1 2 3 4\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 - Schiedan | - - - - - | - - | 1:3\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:4\n",
		  "read.row-incomplete 3\n"
		  "read.unknown-municipality 3\n" },
		{ "names with a code, a word or the mark of a footnote",
		  "2025Q2\n"
		  "22 Rijnmond Rotterdam 1 2 3 4 10\n"
		  "Gemeente Schiedam 1 2 3 4 10\n"
		  "GM0556 Maassluis 1 2 3 4 10\n"
		  "Vlaardingen\302\271 1 2 3 4 10\n"
		  "Totaal AMR 1 2 3 4 10\n",
		  "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
		  "2025Q2 municipality 22 GM0606 Gemeente Schiedam | 1 2 3 4 10 | - - | 1:3\n"
		  "2025Q2 municipality 22 GM0556 GM0556 Maassluis | 1 2 3 4 10 | - - | 1:4\n"
		  "2025Q2 municipality 22 GM0622 Vlaardingen\302\271 | 1 2 3 4 10 | - - | 1:5\n"
		  "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:6\n",
		  "" },
	};
	EXPECT_LAYOUTS(cases);
}
