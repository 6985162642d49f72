/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Reorganisations from CSV text. The build and klp_territory_load_changes_… read them with the same code.
 */

#ifndef TERRITORY_CHANGES_H
#define TERRITORY_CHANGES_H

#include "territory/sheet.h"
#include "territory/strings.h"

/** What territory_changes_take() reads of a record, in the order of territory_change_columns. */
enum territory_change_column {
	TERRITORY_CHANGE_DATE,
	TERRITORY_CHANGE_OLD_CODE,
	TERRITORY_CHANGE_OLD_NAME,
	TERRITORY_CHANGE_NEW_CODE,
	TERRITORY_CHANGE_NEW_NAME,
	TERRITORY_CHANGE_KIND,
	TERRITORY_CHANGE_SHARE,
	TERRITORY_CHANGE_COLUMNS
};

/** The header, for territory_sheet_open(). */
extern const char *const territory_change_columns[TERRITORY_CHANGE_COLUMNS + 1];

/** A list of changes in the order in which they were read. All zero is empty. */
struct territory_changes {
	struct territory_change *items;
	/** where each was read: its line, and there the columns of its code and its share */
	struct territory_change_place {
		uint64_t line;
		uint64_t old_column;
		uint64_t share_column;
	} * places;
	size_t count;
	size_t capacity;
	size_t place_capacity;
};

/** Adds the record that was read last, its texts to `strings`. KLP_OK, KLP_FORMAT with the place, or KLP_OUT_OF_MEMORY. */
klp_status territory_changes_take(struct territory_changes *changes, const struct territory_sheet *sheet,
                                  struct territory_strings *strings, klp_error **error);

/** Sees that the shares of each split add up to 1, and that what is not divided goes to one place. KLP_OK, KLP_FORMAT or
 * KLP_OUT_OF_MEMORY.
 *
 * @param source  the name used in errors, may be NULL */
klp_status territory_changes_check(const struct territory_changes *changes, const char *source, klp_error **error);

void territory_changes_free(struct territory_changes *changes);

#endif
