/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Making a list of differences.
 */

#ifndef DATASET_DIFFERENCES_H
#define DATASET_DIFFERENCES_H

#include "base/language.h"
#include "base/pool.h"
#include "dataset/dataset.h"

#include <klantprofiel/differences.h>

/** The two sides, and the counts of a row of one: the five, and the size of the register. */
enum { BEFORE, AFTER, DIFFERENCE_SIDES };
enum { DIFFERENCE_COUNTS = DATASET_COUNTS + 1 };

/** One side of a difference. */
struct difference_side {
	struct place place;
	/** 0 when the area is not there */
	klp_origin origin;
	/** KLP_ABSENT where there is none */
	int64_t counts[DIFFERENCE_COUNTS];
	/** known_percent; negative is absent */
	double percent;
	/** of the column; NULL for none */
	const char *text;
};

/** All texts are the list's once it was added. */
struct klp_difference {
	klp_difference_kind kind;
	const char *message;
	klp_level level;
	int region_number;
	const char *region_name;
	const char *municipality_code;
	const char *municipality_name;
	const char *province_code;
	const char *province_name;
	int column;
	struct difference_side side[DIFFERENCE_SIDES];
	/** KLP_ABSENT when it is not known */
	int64_t territory;

	const char *date;
	const char *to_code;
	const char *to_name;
	int to_region_number;
	const char *to_region_name;
	/** 0 unless it is about the territory */
	double share;

	/* The order: after the level and what kind of matter it is. */

	int64_t weight;
	/** by how many persons its cells differ: where the total is the same */
	int64_t cells;
	/** of the region, province or municipality; 0 when it has none, and then the key of its name */
	int number;
	const char *key;
};

/** The sums over the areas of one level that were compared, and how the comparisons ended. */
struct difference_areas {
	size_t ended[KLP_COMPARISON_ONLY_AFTER + 1];
	int64_t sums[DIFFERENCE_SIDES][DATASET_COUNTS];
};

struct klp_differences {
	struct pool pool;
	enum language language;
	/** NULL for one that is not stated */
	const char *edition[DIFFERENCE_SIDES];
	/** 0 for two versions, cell by cell */
	int boundaries;
	/** by klp_level */
	struct difference_areas areas[KLP_LEVEL_MUNICIPALITY + 1];
	/** without rows */
	klp_dataset *notes;
	klp_difference **list;
	size_t count;
	size_t capacity;
};

/** The list of nothing. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status differences_new(klp_differences **differences, enum language language, klp_error **error);

/** A difference of which nothing is known. */
void difference_init(klp_difference *difference);

/** Adds a copy of a difference, with its texts. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status differences_add(klp_differences *differences, const klp_difference *difference, klp_error **error);

/** Puts them in the order in which they are told. */
void differences_sort(klp_differences *differences);

/** Whether a kind is what happened to the territory. */
bool differences_kind_is_territory(klp_difference_kind kind);

enum language differences_language(const klp_differences *differences);

#endif
