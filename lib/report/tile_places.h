/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Where the tile of each region lies, and how it is called in so little room.
 */

#ifndef REPORT_TILE_PLACES_H
#define REPORT_TILE_PLACES_H

/** How many columns and rows of tiles the map has. */
enum { TILE_COLUMNS = 6, TILE_ROWS = 9 };

struct tile_place {
	/** from 0, from west to east and from north to south */
	int column;
	int row;
	/** the name in one line, or in two; else NULL */
	const char *name;
	const char *more;
};

/** NULL for a region that has no place. */
const struct tile_place *tile_place(int region_number);

#endif
