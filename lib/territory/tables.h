/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * How the territory lies in memory: the same arrays whether the build compiled them in
 * or a file brought them at run time.
 *
 * Texts are offsets into one run of bytes, each text ended by a zero byte. A row so holds no pointer, and
 * what is compiled in is constant data that the loader of a program need not touch.
 */

#ifndef TERRITORY_TABLES_H
#define TERRITORY_TABLES_H

#include "base/text.h"

#include <klantprofiel/territory.h>

/** UWV numbers its regions from 1, CBS the provinces from 20. */
#define TERRITORY_REGIONS 35
#define TERRITORY_FIRST_PROVINCE 20
#define TERRITORY_PROVINCES 12

/** The nn of AMnn by which CBS says: in no region. */
#define TERRITORY_NO_REGION 99

/** Shares are kept in parts of this many, so that they add up exactly. */
#define TERRITORY_SHARE_PARTS 10000

/** A text: its offset. */
typedef uint32_t territory_text;

/** A municipality in a year. */
struct territory_row {
	territory_text code_text;
	territory_text name;
	/** text_key() of the name */
	territory_text key;
	uint16_t code;
	/** 0: in none */
	uint8_t region;
	uint8_t province;
};

/** The municipalities of a year, in the order of their codes. */
struct territory_year {
	int year;
	klp_certainty names;
	klp_certainty regions;
	uint32_t count;
	const struct territory_row *rows;
	/** indices of the rows in the order of their keys */
	const uint16_t *by_key;
	const char *strings;
};

/** Another spelling of a municipality's name. */
struct territory_alias {
	territory_text key;
	territory_text text;
	uint16_t code;
};

/** Region n stands at n - 1. */
struct territory_region {
	territory_text code_text;
	territory_text name;
	/** the nn of AMnn */
	uint8_t code;
};

/** Province n stands at n - TERRITORY_FIRST_PROVINCE. */
struct territory_province {
	territory_text code_text;
	territory_text name;
};

/** A spelling of a region or a province, and its number. */
struct territory_spelling {
	territory_text key;
	uint8_t number;
};

struct territory_change {
	territory_text date;
	territory_text old_code;
	territory_text old_name;
	territory_text new_code;
	territory_text new_name;
	/** of TERRITORY_SHARE_PARTS */
	uint16_t share;
	/** klp_change_kind */
	uint8_t kind;
};

struct territory_move {
	territory_text code;
	territory_text name;
	uint16_t year;
	uint8_t from;
	uint8_t to;
};

/** All that is compiled in. Aliases and spellings are in the order of their keys, years in that of time. */
struct territory_tables {
	const char *strings;
	const struct territory_region *regions;
	const struct territory_province *provinces;
	const struct territory_spelling *region_spellings;
	const struct territory_spelling *province_spellings;
	const struct territory_year *years;
	const struct territory_alias *aliases;
	const struct territory_change *changes;
	const struct territory_move *moves;
	size_t region_spelling_count;
	size_t province_spelling_count;
	size_t year_count;
	size_t alias_count;
	size_t change_count;
	size_t move_count;
};

/** From the CSV files of data/, by the program of compile/. */
extern const struct territory_tables territory_builtin;

/** The key of a text whose bytes may be anything: its length, or 0 when it is not UTF-8, has no letter or digit, or is too
 * long to be a name. */
size_t territory_key(char key[TEXT_KEY_BYTES], struct slice text);

/** The number of the spelling with that key, or 0. */
int territory_spelling_number(const struct territory_spelling *spellings, size_t count, const char *strings,
                              struct slice key);

/** The code that an alias stands for, or -1. */
int territory_alias_code(const struct territory_tables *tables, struct slice key);

/** The index of the row with that code, or -1. `year` may be NULL. */
int territory_row_of_code(const struct territory_year *year, int code);

/** The index of the row whose own name has that key, or -1; aliases do not count. `year` may be NULL. */
int territory_row_of_key(const struct territory_year *year, struct slice key);

/** The number of the region with that CBS code (22 for AM22); 0 for TERRITORY_NO_REGION; -1 when there is none. */
int territory_region_of_code(const struct territory_tables *tables, int code);

#endif
