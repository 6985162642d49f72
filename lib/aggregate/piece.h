/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The rows that are added up, once each and in order.
 */

#ifndef AGGREGATE_PIECE_H
#define AGGREGATE_PIECE_H

#include "aggregate/counts.h"
#include "base/pool.h"

#include <klantprofiel/territory.h>

/** A row of the input that takes part. */
struct piece {
	size_t row;
	/** the row that tells the register's size and percentage: another reading of the same area may have them */
	size_t register_row;
	edition_number edition;
	klp_level level;
	/** the area of the result that it belongs to: a number of a region or province; 0 for none */
	int group;
	/** UWV's number of its region, 0 when unknown */
	int region;
	/** what the area is called in numbers: of the GM code, the region or the province; 0 when unknown */
	int identity;
	/** what stands in for it when it is 0: the key of the printed name; NULL when there is none */
	const char *key;
	struct counts counts;
	struct place place;
	/** the year on whose boundaries it is; 0 for those under which it is printed */
	int boundaries;
	/** whether its counts are an estimate */
	bool estimated;

	/* Of a piece that was carried. */

	/** the municipality that it is, or is a part of, on the boundaries that were asked for; 0 for none */
	int code;
	/** the area to which it would belong under the boundaries where it comes from; 0 for none */
	int from;
	/** whether its counts are a part of those of its row, or of several */
	bool divided;
	/** whether it could not be carried */
	bool stray;
};

/** All zero is empty. */
struct pieces {
	struct piece *items;
	size_t count;
	size_t capacity;
	struct pool keys;
};

struct aggregation;

/** Takes the rows that a result of level `by` stands on, and sorts them so that each area stands with itself.
 * KLP_OK, KLP_CANCELLED or KLP_OUT_OF_MEMORY. */
klp_status aggregate_pieces_gather(struct aggregation *work, klp_error **error);

/** Lets each area of an edition count once, with a note. Rows of one edition on different boundaries are a conflict.
 * KLP_OK, KLP_CONFLICT or KLP_OUT_OF_MEMORY. */
klp_status aggregate_pieces_unite(struct aggregation *work, klp_error **error);

/** Tells for each piece which area of the result it belongs to, and sorts them by that: in an edition those of no area
 * first, and in an area its own row before its parts. */
void aggregate_pieces_group(struct aggregation *work);

/** Sorts pieces likewise by the areas that they were given. */
void aggregate_pieces_sort(struct piece *items, size_t count);

/** The key of the first of some columns of a row that has one, kept in `keys`; *key is NULL when none has. False when there is no
 * memory. */
bool aggregate_name_key(struct pool *keys, const klp_dataset *dataset, size_t row, const klp_column *columns,
                        size_t count, const char **key);

/** The key of what a municipality without code is called, kept with the pieces; *key is NULL when that is nothing. False when
 * there is no memory. */
bool aggregate_piece_key(struct pieces *pieces, const klp_dataset *dataset, size_t row, const char **key);

/** The province in which a municipality lay in the edition's year, or else last; 0 for none. */
int aggregate_piece_province(const klp_territory *territory, const struct piece *piece);

/** The number of a code: 599 for "GM0599"; 0 for any other text and for NULL. */
int aggregate_code_number(const char *code);

void aggregate_pieces_free(struct pieces *pieces);

#endif
