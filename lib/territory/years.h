/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Which years a territory holds.
 */

#ifndef TERRITORY_YEARS_H
#define TERRITORY_YEARS_H

#include "territory/tables.h"

/** The year, or NULL when it is not known. NULL for the territory means what is built in. */
const struct territory_year *territory_year_of(const klp_territory *territory, int year);

#endif
