/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The columns that a dataset has, in the order in which every format writes them.
 */

#ifndef WRITE_COLUMNS_H
#define WRITE_COLUMNS_H

#include <klantprofiel/dataset.h>

/** With what would else be asked again at each cell. */
struct columns {
	size_t count;
	klp_column column[KLP_COLUMN_COUNT];
	klp_type type[KLP_COLUMN_COUNT];
	const char *name[KLP_COLUMN_COUNT];
};

struct columns columns_of(const klp_dataset *dataset);

/** The columns of which some row has, in the place of a count, a text that is none; each with the name under which formats of
 * rows and columns write these texts, "total_printed". Looks at all rows. */
struct columns columns_printed(const klp_dataset *dataset);

/** What stands in a row in the place of a count that is absent, or NULL. */
const char *columns_printed_text(const klp_dataset *dataset, size_t row, klp_column column);

#endif
