/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * One table: a row a municipality and the region's total, or the country.
 */

#ifndef PUBLISH_TABLE_H
#define PUBLISH_TABLE_H

#include "publish/plan.h"
#include "write/sink.h"

/** What is told of a table besides its counts. */
struct table_needs {
	/** columns of the register: where a municipality has one, or what no sentence can hold */
	bool register_columns;
	/** a sentence on the register of the total */
	bool register_sentence;
	/** cells without a count, and those of them with a text */
	bool has_empty;
	bool has_texts;
};

/** Looks at the rows of a section, or of the country. */
struct table_needs table_look(const struct plan *plan, const struct plan_row *rows, size_t count);

/** Puts the table, from <table> to </table>.
 *
 * @param caption  what it is about, before the quarter; plain text
 * @param corner   what the first column is called */
void table_put(struct sink *sink, const struct plan *plan, const struct plan_row *rows, size_t count,
               const struct table_needs *needs, const char *caption, const char *name, const char *corner);

#endif
