/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Columns of citizen service numbers (BSN), which an extract must not hold: told by the values of its first records.
 *
 * A citizen service number has nine digits d1 … d9 of which 9·d1 + 8·d2 + … + 2·d8 - d9 is a multiple of 11. One in eleven of other
 * numbers passes, too; so it takes nine in ten of a column's values.
 */

#ifndef COUNT_PERSONAL_H
#define COUNT_PERSONAL_H

#include "base/text.h"

/** So many records of a source are looked at, and so many values of a column it takes at least. */
enum { PERSONAL_RECORDS = 10000, PERSONAL_VALUES = 10 };

/** What was seen of one column. */
struct personal_column {
	/** values that are not blank */
	uint32_t filled;
	/** those of them that are citizen service numbers by what they look like */
	uint32_t numbers;
};

/** What was seen of one source. All zero is the begin. No value is kept. */
struct personal {
	struct personal_column *columns;
	size_t capacity;
	/** columns that were looked at: the highest, and one */
	size_t count;
};

void personal_free(struct personal *personal);

/** Whether a value is a citizen service number by what it looks like: blanks around it, and blanks, dots and hyphens within, do not count. */
bool personal_is_number(struct slice value);

/** Looks at a value, without its quotes, of a column from 0 on. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status personal_look(struct personal *personal, size_t column, struct slice value, klp_error **error);

/** The first column whose values are nearly all citizen service numbers; SIZE_MAX when there is none. */
size_t personal_find(const struct personal *personal);

/** KLP_PERSONAL_DATA, with a message that says which column it is, and what to do.
 *
 * @param name    of the column as the extract has it; quoted only when it cannot be a value itself
 * @param source  the name of the extract, or NULL */
klp_status personal_refuse(size_t column, struct slice name, const char *source, klp_error **error);

#endif
