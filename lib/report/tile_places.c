/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "report/tile_places.h"

#include <stddef.h>

/* By UWV's number. Neighbours on the map are neighbours in the country as far as a grid of squares allows; the holes are water. */
static const struct tile_place places[] = {
	[1] = { 5, 0, "Groningen", NULL },
	[2] = { 4, 1, "Friesland", NULL },
	[3] = { 1, 1, "Noord-", "Holland N." },
	[4] = { 5, 1, "Drenthe", NULL },
	[5] = { 4, 2, "Zwolle", NULL },
	[6] = { 3, 2, "Flevoland", NULL },
	[7] = { 1, 2, "Zaanstreek-", "Waterland" },
	[8] = { 0, 2, "Kennemer-", "land" },
	[9] = { 5, 2, "Twente", NULL },
	[10] = { 1, 3, "Groot", "Amsterdam" },
	[11] = { 4, 3, "Stedendrie-", "hoek" },
	[12] = { 2, 3, "Gooi en", "Vecht" },
	[13] = { 0, 3, "Holland", "Rijnland" },
	[14] = { 2, 4, "Midden-", "Utrecht" },
	[15] = { 3, 3, "Amersfoort", NULL },
	[16] = { 3, 4, "Food Valley", NULL },
	[17] = { 5, 3, "Achterhoek", NULL },
	[18] = { 1, 4, "Zuid-Holl.", "Centraal" },
	[19] = { 1, 5, "Midden-", "Holland" },
	[20] = { 0, 4, "Haag-", "landen" },
	[21] = { 4, 4, "Midden-", "Gelderland" },
	[22] = { 0, 5, "Rijnmond", NULL },
	[23] = { 3, 5, "Rivieren-", "land" },
	[24] = { 2, 5, "Gorinchem", NULL },
	[25] = { 4, 5, "Rijk van", "Nijmegen" },
	[26] = { 1, 6, "Drecht-", "steden" },
	[27] = { 3, 6, "Noordoost-", "Brabant" },
	[28] = { 1, 7, "West-", "Brabant" },
	[29] = { 0, 7, "Zeeland", NULL },
	[30] = { 2, 6, "Midden-", "Brabant" },
	[31] = { 4, 6, "Noord-", "Limburg" },
	[32] = { 3, 7, "Helmond-", "De Peel" },
	[33] = { 2, 7, "Zuidoost-", "Brabant" },
	[34] = { 4, 7, "Midden-", "Limburg" },
	[35] = { 4, 8, "Zuid-", "Limburg" },
};

const struct tile_place *tile_place(int region_number)
{
	const int count = sizeof places / sizeof places[0];
	return region_number > 0 && region_number < count ? &places[region_number] : NULL;
}
