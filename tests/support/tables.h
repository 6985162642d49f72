/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Published tables as datasets, whole or with something wrong in them.
 */

#ifndef TESTS_SUPPORT_TABLES_H
#define TESTS_SUPPORT_TABLES_H

#include <klantprofiel/dataset.h>

/** One row, as short as it can be said. Names and codes may be NULL; TABLES_NONE stands for a count that is absent. */
struct table_row {
	const char *edition;
	klp_level level;
	int region;
	const char *code;
	const char *name;
	int64_t counts[5];
	const char *source;
	uint64_t line;
};

#define TABLES_NONE KLP_ABSENT

/** The publication of 2025Q2, from fixtures/2025q2.csv: country, 35 regions, 342 municipalities. */
klp_dataset *tables_2025(void);

/** Rijnmond, 2023Q2: 14 municipalities and the total; 74% of a register of 19222. */
klp_dataset *tables_rijnmond_2023(void);

/** Zuidoost-Brabant, edition not stated: 14 municipalities, and a total row that has slid one column; 72% of a register of
 * 5431. */
klp_dataset *tables_zuidoost_brabant(void);

/** Adds a row; ends the test when it is refused. */
void tables_add(klp_dataset *dataset, const struct table_row *row);

/** Adds all rows of another dataset. */
void tables_add_all(klp_dataset *dataset, const klp_dataset *from);

/** A dataset of rows up to the first whose level is 0. */
klp_dataset *tables_of(const struct table_row *rows);

/** The row about an area; SIZE_MAX when there is none. `code` is NULL for regions and the country. */
size_t tables_row_about(const klp_dataset *dataset, klp_level level, int region, const char *code);

/** A copy with one count changed; TABLES_NONE takes it away. */
klp_dataset *tables_with(const klp_dataset *dataset, size_t row, klp_column column, int64_t value);

/** A copy without one row. */
klp_dataset *tables_without(const klp_dataset *dataset, size_t row);

/** A copy with the rows in another order, the same one for the same seed. */
klp_dataset *tables_shuffled(const klp_dataset *dataset, uint32_t seed);

/** One count; TABLES_NONE when it is absent. */
int64_t tables_count(const klp_dataset *dataset, size_t row, klp_column column);

#endif
