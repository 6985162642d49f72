/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * From the CSV text of municipalities to years. The build and klp_territory_load_… read it with the same code.
 */

#ifndef TERRITORY_LOADER_H
#define TERRITORY_LOADER_H

#include "territory/strings.h"

/** The years of one CSV text. All zero holds none. */
struct territory_loaded {
	struct territory_year *years;
	size_t year_count;
	struct territory_row *rows;
	uint16_t *by_key;
	struct territory_strings strings;
};

/**
 * Reads years, each with the certainty KLP_CERTAINTY_SUPPLIED, in the order of time.
 *
 * @param loaded  receives them; free it with territory_loaded_free()
 * @param tables  the regions and provinces that may stand in the text; nothing else of it is looked at
 * @param source  the name used in errors, may be NULL
 * @return as klp_territory_load_memory() */
klp_status territory_load(struct territory_loaded *loaded, const struct territory_tables *tables, struct slice bytes,
                          const char *source, klp_error **error);

void territory_loaded_free(struct territory_loaded *loaded);

#endif
