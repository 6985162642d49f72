/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Look-ups for the floor above that take slices and keys instead of texts.
 */

#ifndef TERRITORY_TERRITORY_H
#define TERRITORY_TERRITORY_H

#include "base/text.h"

#include <klantprofiel/territory.h>

#include <stdbool.h>

/** The municipality with that key (text_key()) in a year, aliases included: its index or -1. */
int territory_municipality_of_key(const klp_territory *territory, int year, const char *key, size_t length);

/** The same in the nearest year that has it, of two equally near the older, which goes to *found_year. */
int territory_municipality_near(const klp_territory *territory, int year, const char *key, size_t length,
                                int *found_year);

/** The region with that key, all known spellings included: its number or 0. */
int territory_region_of_key(const klp_territory *territory, const char *key, size_t length);

/** The municipality with that number (599 for GM0599) in a year: its index or -1. */
int territory_municipality_of_code(const klp_territory *territory, int year, int code);

/** klp_territory_suggest() that tells when there is no memory: then it is false. */
bool territory_suggest(const klp_territory *territory, int year, const char *text, int *indices, size_t capacity,
                       size_t *suggested);

/** The share of a change as a whole number of TERRITORY_SHARE_PARTS, so that shares add up exactly; 0 past the end. */
int territory_change_parts(const klp_territory *territory, size_t index);

/** What a municipality's name is sorted by: 's-Gravenhage stands under the G. Points into the name. */
struct slice territory_sorted_name(const char *name);

/** The known year nearest to one: itself when it is known. */
int territory_nearest_year(const klp_territory *territory, int year);

#endif
