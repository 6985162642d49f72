/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A count that is being loaded. Each function takes the content of one section, in the order of saved.h, and believes nothing of it unseen: a
 * file that was made to deceive gives other numbers at worst, which add up all the same.
 */

#ifndef COUNT_LOAD_H
#define COUNT_LOAD_H

#include "count/saved_input.h"

struct loading {
	klp_count *count;
	struct saved_input *input;
	/** the caller's */
	klp_count_options options;
	/** that of the file, SAVED_UNIQUE… */
	unsigned parts;
};

/** As saved_refuse(). */
static inline klp_status load_refuse(const struct loading *loading, klp_error **error)
{
	return saved_refuse(loading->input, error);
}

/** A content whose end is not where it should be is refused by who calls these. KLP_OK, KLP_FORMAT or KLP_OUT_OF_MEMORY. */
klp_status load_cells(struct loading *loading, struct saved_cursor *cursor, klp_error **error);
klp_status load_register(struct loading *loading, struct saved_cursor *cursor, klp_error **error);
klp_status load_problems(struct loading *loading, struct saved_cursor *cursor, klp_error **error);

/** The two sections of clients, which are too large to be held. KLP_OK, KLP_FORMAT, KLP_IO, KLP_LIMIT_MEMORY or KLP_OUT_OF_MEMORY. */
klp_status load_clients(struct loading *loading, klp_error **error);

#endif
