/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the words before a row's counts mean: a municipality, a region, a total, or a region and
 * its first municipality with nothing between them.
 */

#ifndef READ_LABEL_H
#define READ_LABEL_H

#include "read/document.h"

enum label_kind {
	/** none of the below */
	LABEL_UNKNOWN,
	LABEL_MUNICIPALITY,
	/** the total of the region that the table is about, or that `region` names */
	LABEL_REGION_TOTAL,
	LABEL_COUNTRY,
	/** a region's name and nothing else: a heading, or a row of a table of regions */
	LABEL_REGION,
	/** "Totaal" alone: of the region, or of the country under a table of regions */
	LABEL_TOTAL
};

struct label {
	enum label_kind kind;
	/** 1–35 where the words name a region, else 0 */
	int region;
	/** the number printed before the region's name; 0 when there was none */
	int printed_number;
	/** how much of the key of the region's name was told, when it goes on elsewhere; else 0 */
	size_t region_told;
	/** of LABEL_MUNICIPALITY: its index in `year` */
	int municipality;
	int year;
	/** of LABEL_MUNICIPALITY, and of LABEL_UNKNOWN after a region's name: the municipality's name as printed */
	struct slice printed;
};

/** Where names are looked up. */
struct label_places {
	const klp_territory *territory;
	/** the edition's year, or 0: then the years are tried from the newest on */
	int year;
};

/** Tells what the words mean. `printed` of the result points into `text`. */
struct label label_read(struct slice text, const struct label_places *places);

/** The region that words name, as a heading does: "22 Rijnmond", "Rijnmond", "Groningen".
 *
 * @param printed_number  receives the number before the name, 0 when there is none; untouched without a region
 * @return 1–35, or 0 */
int label_find_region(struct slice text, const struct label_places *places, int *printed_number);

/** The number that words begin with, as a region's do; 0 when they do not. */
int label_number(struct slice text);

/** The region of a name that goes on elsewhere, told by its number: "8 Zuid-Kennem". Likewise.
 *
 * @param told  receives how much of the key of the region's name has been told */
int label_find_region_beginning(struct slice text, const struct label_places *places, int *printed_number,
                                size_t *told);

/** Whether words go on with a region's name where `told` ends, as "erland en" does with region 8; *told then goes on too. */
bool label_continues_region(struct slice text, int region, const struct label_places *places, size_t *told);

/** The municipality with that name or code, in the year or else in the nearest year that has it.
 *
 * @return false when no year has it; else label->municipality and label->year are set */
bool label_find_municipality(struct slice name, const struct label_places *places, struct label *label);

/** Whether a municipality's name stands anywhere among words. */
bool label_holds_municipality(struct slice text, const struct label_places *places);

/** Whether words belong to the frame of a page rather than to its tables: column headings, links, page numbers, the
 * publication's own title. */
bool label_is_furniture(struct slice text);

/** Whether the words are "Totaal" and nothing else: a column's heading, or half of "Totaal AMR". */
bool label_is_total(struct slice text);

#endif
