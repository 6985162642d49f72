/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A dataset as a cube, as statistical formats want it: an area, an edition and a measure tell one number.
 */

#ifndef WRITE_CUBE_H
#define WRITE_CUBE_H

#include "base/language.h"
#include "dataset/edition.h"
#include "write/columns.h"
#include "write/format.h"

/** Where a row stands in the cube. */
struct cube_key {
	/** the area: a code, or a name where it has none and names will do */
	const char *area;
	size_t row;
	edition_number edition;
	klp_level level;
	/** whether `area` is a name */
	bool named;
};

struct cube {
	const klp_dataset *dataset;
	/** one a row, in the order of levels, areas and editions; no two of the same area and edition */
	struct cube_key *keys;
	size_t count;
	/** the five counts, and of the other columns of numbers to calculate with those that have a value in some row */
	struct columns measures;
};

/** Whether an area without a code can be told by its name. */
enum cube_areas { CUBE_CODES_ONLY, CUBE_CODES_OR_NAMES };

/** Makes the cube of a dataset, to be freed with cube_free() in any case. Its memory grows with the number of rows.
 *
 * @param format  for messages
 * @return KLP_OK; KLP_UNSUPPORTED: a row without an edition, an area without a code, or two rows about the same, with their place;
 *         KLP_OUT_OF_MEMORY */
klp_status cube_make(struct cube *cube, const klp_dataset *dataset, const char *format, enum cube_areas areas,
                     klp_error **error);

void cube_free(struct cube *cube);

/** Whether two keys are of the same area. */
bool cube_same_area(const struct cube_key *one, const struct cube_key *other);

/** The name of a row's area; of the country in that language. NULL when it is absent. */
const char *cube_area_name(const klp_dataset *dataset, size_t row, enum language language);

/** The code of a row's area: NL01, PVnn, AMnn or GMnnnn; NULL when it is absent. */
const char *cube_area_code(const klp_dataset *dataset, size_t row);

/** Why a number is absent. */
enum cube_gap {
	/** it cannot be: the place in its region of a region */
	CUBE_IMPOSSIBLE,
	CUBE_UNKNOWN,
	/** it was held back: "x", "<5" */
	CUBE_SECRET,
	/** a dash is printed, which in Dutch statistics says that there is none */
	CUBE_NIL,
};

enum cube_gap cube_gap(const klp_dataset *dataset, size_t row, klp_column column);

#endif
