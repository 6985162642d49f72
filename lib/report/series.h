/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Each area over the editions, on the boundaries of the last one.
 */

#ifndef REPORT_SERIES_H
#define REPORT_SERIES_H

#include "base/error.h"
#include "dataset/edition.h"
#include "report/stages.h"

#include <klantprofiel/dataset.h>
#include <klantprofiel/territory.h>

#include <stdbool.h>

/** An area in an edition. */
struct series_point {
	klp_level level;
	/** of a region; 0 for others */
	int region_number;
	/** of a municipality; NULL for others */
	const char *code;
	edition_number edition;
	/** where it stands */
	const klp_dataset *table;
	size_t row;
	/** absent when not known */
	bool known;
	double share;
};

enum { SERIES_LEVELS = 3 };

/** All zero when there is one edition. */
struct series {
	/** the country, the regions, the municipalities */
	klp_dataset *tables[SERIES_LEVELS];
	/** by level, area and edition */
	struct series_point *points;
	size_t count;
	/** the first and the last edition, and the year of the boundaries */
	edition_number first;
	edition_number last;
	int boundaries;
};

/** Adds up the editions. KLP_OK, or as klp_aggregate(); freed with series_free() in any case. */
klp_status series_make(struct series *series, const klp_dataset *dataset, int boundaries,
                       const klp_territory *territory, struct stages *stages, klp_error **error);

void series_free(struct series *series);

/** The points of the area that a row is about, from the oldest on; NULL and 0 when there are none. */
const struct series_point *series_find(const struct series *series, const klp_dataset *dataset, size_t row,
                                       size_t *count);

/** The point of one edition among them, or NULL. */
const struct series_point *series_at(const struct series_point *points, size_t count, const char *edition);

#endif
